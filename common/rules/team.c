/* A team's seats and what it has on its table. A team is never dissolved: when its last seat moved
 * away or left, it rests and keeps its gold; a bowl that was opened in the lobby and left again,
 * and was never played with, is there for the next who opens one. */
#include "team.h"

#include <assert.h>

#include "presence.h"

uint8_t team_people_of(const struct game *game, uint16_t seat) {
    return game->seats[seat].is_paired ? 2 : 1;
}

uint8_t team_people(const struct game *game, uint16_t team) {
    const struct game_team *it = &game->teams[team];
    uint8_t count = 0;
    for (size_t i = 0; i < it->seats_count; i++) {
        count = (uint8_t)(count + team_people_of(game, it->seats[i]));
    }
    return count;
}

uint8_t team_people_there(const struct game *game, uint16_t team) {
    const struct game_team *it = &game->teams[team];
    uint8_t count = 0;
    for (size_t i = 0; i < it->seats_count; i++) {
        uint8_t people = team_people_of(game, it->seats[i]);
        count = (uint8_t)(count + (game->seats[it->seats[i]].has_left ? 0 : people));
    }
    return count;
}

uint8_t game_room(const struct game *game, uint16_t team) {
    if (team == 0 || team > game->teams_count) {
        return 0;
    }
    uint8_t people = team_people(game, team);
    return people < TEAM_SEATS_MAX ? (uint8_t)(TEAM_SEATS_MAX - people) : 0;
}

uint16_t game_teams_playing(const struct game *game) {
    uint16_t count = 0;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        count = (uint16_t)(count + (game->teams[i].seats_count > 0));
    }
    return count;
}

bool game_is_bowl(const struct game *game, uint16_t team) {
    const struct game_team *it = &game->teams[team];
    return it->seats_count > 0 || it->gold + it->cracks + it->seams + it->lines > 0;
}

uint16_t team_open(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        struct game_team *team = &game->teams[i];
        if (!game_is_bowl(game, i)) {
            *team = (struct game_team){.seed = team->seed};
            return i;
        }
    }
    if (game->teams_count == TEAMS_MAX) {
        return 0;
    }
    game->teams_count++;
    game->teams[game->teams_count] = (struct game_team){.seed = random_next(&game->random)};
    return game->teams_count;
}

void team_take_out(struct game *game, uint16_t seat) {
    struct game_team *team = &game->teams[game->seats[seat].team];
    size_t kept = 0;
    for (size_t i = 0; i < team->seats_count; i++) {
        if (team->seats[i] != seat) {
            team->seats[kept++] = team->seats[i];
        }
    }
    for (size_t i = kept; i < TEAM_SEATS_MAX; i++) {
        team->seats[i] = 0;
    }
    team->seats_count = (uint8_t)kept;
    game->seats[seat].team = 0;
}

void team_put(struct game *game, uint16_t team, uint16_t seat) {
    struct game_team *it = &game->teams[team];
    if (game->seats[seat].team != 0) {
        team_take_out(game, seat);
    }
    assert(it->seats_count < TEAM_SEATS_MAX);
    it->seats[it->seats_count] = seat;
    it->seats_count++;
    game->seats[seat].team = team;
}

/* What the team did in this round goes with those who move. */
static void copy_round(const struct game *game, const struct game_team *from,
                       struct game_team *to) {
    struct game_team kept = *to;
    *to = *from;
    to->seed = kept.seed;
    to->gold = kept.gold;
    to->seats_count = kept.seats_count;
    for (size_t i = 0; i < TEAM_SEATS_MAX; i++) {
        to->seats[i] = kept.seats[i];
    }
    for (size_t round = 0; round <= ROUNDS_MAX; round++) {
        to->owes[round] = round == game->round ? from->owes[round] : 0;
        to->is_there[round] = false;
    }
    to->cracks = from->owes[game->round] > 0;
    to->seams = 0;
    to->lines = 0;
    to->will_split = false;
}

/* From the last seat backwards, as many as are not more than two people; where that is one (a
 * single among pairs), one more. */
uint16_t team_halve(struct game *game, uint16_t team) {
    uint16_t fresh = team_open(game);
    struct game_team *from = &game->teams[team];
    uint8_t moved = 0;
    if (fresh == 0) {
        return 0;
    }
    for (size_t i = from->seats_count; i > 0; i--) {
        uint16_t seat = from->seats[i - 1];
        if (moved + team_people_of(game, seat) <= TEAM_SEATS_MIN) {
            moved = (uint8_t)(moved + team_people_of(game, seat));
            team_put(game, fresh, seat);
        }
    }
    if (moved < TEAM_SEATS_MIN && from->seats_count > 1) {
        team_put(game, fresh, from->seats[from->seats_count - 1]);
    }
    if (game->phase != PHASE_NONE) {
        copy_round(game, from, &game->teams[fresh]);
    }
    return fresh;
}

void team_sent(struct game *game, uint16_t seat) {
    game->seats[seat].took_part = true;
    game->teams[game->seats[seat].team].has_sent = true;
}

static void clear_round(struct game_team *team) {
    const struct game_answer nothing = {0};
    team->has_sent = false;
    team->was_asked_huddle = false;
    team->was_asked_mend = false;
    team->huddle = nothing;
    team->mend = nothing;
    team->has_offered = false;
    team->has_helped = false;
    team->consent = CONSENT_SILENT;
    team->thought = 0;
    team->thought_seat = 0;
    for (size_t i = 0; i <= SPOTLIGHTS_MAX; i++) {
        team->ideas[i][QUESTION_GOOD] = 0;
        team->ideas[i][QUESTION_TURN] = 0;
    }
    team->named = 0;
    team->lesson = 0;
    team->lesson_seat = 0;
    team->is_lesson_final = false;
    team->paid_trying = 0;
    team->paid_there = 0;
    team->paid_helping = 0;
    team->paid_reflecting = 0;
}

void team_clear_round(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        clear_round(&game->teams[i]);
    }
}

static bool was_asked(const struct game *game, const struct game_team *team) {
    for (size_t i = 0; i < team->seats_count; i++) {
        uint16_t seat = team->seats[i];
        if (presence_has(game, seat) || game->seats[seat].backing.is_given) {
            return true;
        }
    }
    return false;
}

void team_judge(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        struct game_team *team = &game->teams[i];
        bool is_asked = was_asked(game, team);
        uint16_t seat = 0;
        struct game_answer counted = {0};
        if (is_asked) {
            counted = game_leading(game, i, &seat);
        }
        if (game->phase == PHASE_HUDDLE) {
            team->was_asked_huddle = is_asked;
            team->huddle = counted;
        } else {
            team->was_asked_mend = is_asked;
            team->mend = counted;
        }
    }
}

/* How teams come about. At the first start everybody who has no team is shuffled by the game's own
 * generator and dealt out, as even as possible. Who comes later joins the smallest team; when every
 * team is full, one of four becomes two and two and there is room again. Seats that left keep their
 * place; a team whose seats all left rests, keeps its gold, and gets no newcomer while others play.
 */
#include "team.h"

#include <assert.h>

#include "presence.h"

static size_t seats_without_team(const struct game *game, uint16_t seats[SEATS_MAX]) {
    size_t count = 0;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        if (game->seats[i].team == 0 && !game->seats[i].has_left) {
            seats[count++] = i;
        }
    }
    return count;
}

static void shuffle(struct random *random, uint16_t *seats, size_t count) {
    for (size_t left = count; left > 1; left--) {
        size_t at = random_below(random, (uint32_t)left);
        uint16_t kept = seats[left - 1];
        seats[left - 1] = seats[at];
        seats[at] = kept;
    }
}

static uint16_t team_open(struct game *game) {
    assert(game->teams_count < TEAMS_MAX);
    game->teams_count++;
    game->teams[game->teams_count] = (struct game_team){.seed = random_next(&game->random)};
    return game->teams_count;
}

static void team_add(struct game *game, uint16_t team, uint16_t seat) {
    struct game_team *it = &game->teams[team];
    assert(it->seats_count < TEAM_SEATS_MAX);
    it->seats[it->seats_count] = seat;
    it->seats_count++;
    game->seats[seat].team = team;
}

/* As many teams as come nearest to the wished size, with 2 to 4 in each. */
static size_t teams_for(size_t seats, size_t size) {
    size_t teams = (2 * seats + size) / (2 * size);
    size_t most = seats / TEAM_SEATS_MIN;
    size_t least = (seats + TEAM_SEATS_MAX - 1) / TEAM_SEATS_MAX;
    teams = teams > most ? most : teams;
    return teams < least ? least : teams;
}

static void form_all(struct game *game, uint16_t *seats, size_t count) {
    if (count == 0) {
        return;
    }
    size_t teams = teams_for(count, game->config.team_size);
    size_t larger = count % teams;
    size_t at = 0;
    shuffle(&game->random, seats, count);
    for (size_t i = 0; i < teams; i++) {
        uint16_t team = team_open(game);
        size_t size = count / teams + (i < larger);
        for (size_t member = 0; member < size; member++) {
            team_add(game, team, seats[at++]);
        }
    }
}

static uint8_t members_not_left(const struct game *game, const struct game_team *team) {
    uint8_t count = 0;
    for (size_t i = 0; i < team->seats_count; i++) {
        count = (uint8_t)(count + !game->seats[team->seats[i]].has_left);
    }
    return count;
}

/* The smallest team with a free place that still plays; a resting one when no other has a place; 0:
 * all are full. */
static uint16_t smallest_team(const struct game *game) {
    uint16_t best = 0;
    uint8_t best_members = UINT8_MAX;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        if (game->teams[i].seats_count == TEAM_SEATS_MAX) {
            continue;
        }
        uint8_t members = members_not_left(game, &game->teams[i]);
        members = members == 0 ? UINT8_MAX - 1 : members;
        if (members < best_members) {
            best = i;
            best_members = members;
        }
    }
    return best;
}

/* The full team with most members not left, so that neither half is left alone. */
static uint16_t fullest_team(const struct game *game) {
    uint16_t best = 1;
    for (uint16_t i = 2; i <= game->teams_count; i++) {
        if (members_not_left(game, &game->teams[i]) > members_not_left(game, &game->teams[best])) {
            best = i;
        }
    }
    return best;
}

/* The two who move keep what their team did in this round, its crack too, and leave gold and older
 * cracks where the bowl is. */
static uint16_t split(struct game *game, uint16_t team) {
    uint16_t fresh = team_open(game);
    struct game_team *from = &game->teams[team];
    struct game_team *to = &game->teams[fresh];
    assert(from->seats_count == TEAM_SEATS_MAX);
    from->seats_count = TEAM_SEATS_MIN;
    for (size_t i = TEAM_SEATS_MIN; i < TEAM_SEATS_MAX; i++) {
        team_add(game, fresh, from->seats[i]);
        from->seats[i] = 0;
    }
    to->has_sent = from->has_sent;
    to->was_asked_huddle = from->was_asked_huddle;
    to->was_asked_mend = from->was_asked_mend;
    to->huddle = from->huddle;
    to->mend = from->mend;
    to->owes[game->round] = from->owes[game->round];
    to->cracks = from->owes[game->round] > 0;
    return fresh;
}

void team_place(struct game *game, bool may_split) {
    uint16_t seats[SEATS_MAX];
    size_t count = seats_without_team(game, seats);
    if (game->teams_count == 0) {
        form_all(game, seats, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        uint16_t team = smallest_team(game);
        if (team == 0 && may_split) {
            team = split(game, fullest_team(game));
        }
        if (team == 0) {
            return;
        }
        team_add(game, team, seats[i]);
    }
}

void team_clear_round(struct game *game) {
    const struct game_answer nothing = {0};
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        struct game_team *team = &game->teams[i];
        team->has_sent = false;
        team->was_asked_huddle = false;
        team->was_asked_mend = false;
        team->huddle = nothing;
        team->mend = nothing;
        team->paid_trying = 0;
        team->paid_there = 0;
        team->paid_helping = 0;
        team->paid_reflecting = 0;
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

/* How teams come about. Neighbours open bowls and choose them in the lobby; at the first start who
 * chose nothing is shuffled by the game's own generator and dealt to the smallest, with as many new
 * bowls as the wished size asks for. Who comes later joins the smallest team; when every team is
 * full, one of four becomes two and two and there is room again. Seats that left keep their place;
 * a team whose seats all left rests, and gets no newcomer while others have room. Sizes count
 * people: two at one seat are two. */
#include "placing.h"

#include "team.h"

struct line {
    size_t count;
    uint16_t seats[SEATS_MAX];
};

static void line_up(const struct game *game, bool with_team, struct line *line) {
    line->count = 0;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        const struct game_seat *seat = &game->seats[i];
        if (!seat->has_left && (with_team || seat->team == 0)) {
            line->seats[line->count++] = i;
        }
    }
}

static void shuffle(struct random *random, struct line *line) {
    for (size_t left = line->count; left > 1; left--) {
        size_t at = random_below(random, (uint32_t)left);
        uint16_t kept = line->seats[left - 1];
        line->seats[left - 1] = line->seats[at];
        line->seats[at] = kept;
    }
}

/* As many teams as come nearest to the wished size, with 2 to 4 in each. */
static size_t teams_for(size_t people, size_t size) {
    size_t teams = (2 * people + size) / (2 * size);
    size_t most = people / TEAM_SEATS_MIN;
    size_t least = (people + TEAM_SEATS_MAX - 1) / TEAM_SEATS_MAX;
    teams = teams > most ? most : teams;
    return teams < least ? least : teams;
}

static size_t people_in(const struct game *game, const struct line *line) {
    size_t people = 0;
    for (size_t i = 0; i < line->count; i++) {
        people += team_people_of(game, line->seats[i]);
    }
    return people;
}

/* The smallest team with room that still plays; a resting one when no other has room; 0: all are
 * full. Empty bowls wait for who opens them. */
static uint16_t smallest_team(const struct game *game, uint8_t people) {
    uint16_t best = 0;
    uint8_t best_there = UINT8_MAX;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        if (game->teams[i].seats_count == 0 || game_room(game, i) < people) {
            continue;
        }
        uint8_t there = team_people_there(game, i);
        there = there == 0 ? UINT8_MAX - 1 : there;
        if (there < best_there) {
            best = i;
            best_there = there;
        }
    }
    return best;
}

/* The full team with most people there, so that neither half is left alone; 0: none is of four. */
static uint16_t fullest_team(const struct game *game) {
    uint16_t best = 0;
    uint8_t most = 0;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        bool can_split = game->teams[i].seats_count > 1 && game_room(game, i) == 0;
        uint8_t there = team_people_there(game, i);
        if (can_split && (best == 0 || there > most)) {
            best = i;
            most = there;
        }
    }
    return best;
}

static uint16_t make_room(struct game *game, uint8_t people) {
    uint16_t full = fullest_team(game);
    if (full != 0 && people < TEAM_SEATS_MIN) {
        return team_halve(game, full);
    }
    return team_open(game); /* two at one seat are a team of their own */
}

static void place_one(struct game *game, uint16_t seat, bool may_split) {
    uint8_t people = team_people_of(game, seat);
    uint16_t team = smallest_team(game, people);
    if (team == 0 && may_split) {
        team = make_room(game, people);
    }
    if (team != 0) {
        team_put(game, team, seat);
    }
}

/* How many bowls to open beside those with seats, so that nobody in a new one is alone. */
static size_t bowls_to_open(const struct game *game, const struct line *line) {
    size_t people = people_in(game, line);
    size_t taken = 0;
    size_t singles = 0;
    size_t seated = 0;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        taken += game->teams[i].seats_count > 0;
        singles += team_people(game, i) == 1;
        seated += team_people(game, i);
    }
    size_t wanted = teams_for(people + seated, game->config.team_size);
    size_t more = wanted > taken ? wanted - taken : 0;
    size_t most = people > singles ? (people - singles) / TEAM_SEATS_MIN : 0;
    more = more > most ? most : more;
    return taken == 0 && more == 0 && line->count > 0 ? 1 : more;
}

static void deal(struct game *game, struct line *line, size_t bowls) {
    size_t at = 0;
    for (; bowls > 0 && at < line->count; bowls--) {
        uint16_t team = team_open(game);
        if (team == 0) {
            break;
        }
        team_put(game, team, line->seats[at++]);
    }
    for (; at < line->count; at++) {
        place_one(game, line->seats[at], true);
    }
}

static bool is_first_start(const struct game *game) {
    return game->teams_count == 0 || (game->round == 1 && game->phase_index == 0);
}

void placing_all(struct game *game, bool may_split) {
    struct line line;
    line_up(game, false, &line);
    if (is_first_start(game)) {
        shuffle(&game->random, &line);
        deal(game, &line, bowls_to_open(game, &line));
        return;
    }
    for (size_t i = 0; i < line.count; i++) {
        place_one(game, line.seats[i], may_split);
    }
}

static bool has_others(const struct game *game, uint16_t team) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        if (i != team && team_people_there(game, i) > 0) {
            return true;
        }
    }
    return false;
}

void placing_join_lone(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        bool is_lone = team_people(game, i) == 1 && team_people_there(game, i) == 1;
        if (is_lone && has_others(game, i)) {
            uint16_t seat = game->teams[i].seats[0];
            team_take_out(game, seat);
            place_one(game, seat, true);
        }
    }
}

static void empty_all(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        if (game->seats[i].team != 0) {
            team_take_out(game, i);
        }
    }
}

/* Bowls that were played with are dealt to first, in their order; more are opened where they do not
 * reach, and where there are too many the last ones rest. */
void placing_shuffle(struct game *game) {
    struct line line;
    bool had_seats[TEAMS_MAX + 1] = {false};
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        had_seats[i] = game->teams[i].seats_count > 0;
    }
    uint16_t teams_before = game->teams_count;
    empty_all(game);
    line_up(game, true, &line);
    if (line.count == 0) {
        return;
    }
    shuffle(&game->random, &line);
    size_t wanted = teams_for(people_in(game, &line), game->config.team_size);
    size_t at = 0;
    for (uint16_t i = 1; i <= teams_before && wanted > 0 && at < line.count; i++) {
        if (had_seats[i]) {
            team_put(game, i, line.seats[at++]);
            wanted--;
        }
    }
    struct line rest = {.count = line.count - at};
    for (size_t i = 0; i < rest.count; i++) {
        rest.seats[i] = line.seats[at + i];
    }
    deal(game, &rest, wanted);
}

/* One move may make the room for another, so they are tried until none goes any more. */
static void settle_moves(struct game *game) {
    bool has_moved = true;
    while (has_moved) {
        has_moved = false;
        for (uint16_t i = 1; i <= game->seats_count; i++) {
            struct game_seat *seat = &game->seats[i];
            if (seat->moves_to == seat->team) {
                seat->moves_to = 0;
            }
            if (seat->moves_to != 0 && game_room(game, seat->moves_to) >= team_people_of(game, i)) {
                team_put(game, seat->moves_to, i);
                seat->moves_to = 0;
                has_moved = true;
            }
        }
    }
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        game->seats[i].moves_to = 0;
    }
}

static void settle_removed(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        if (game->seats[i].is_removed && game->seats[i].team != 0) {
            team_take_out(game, i);
        }
    }
}

void placing_settle(struct game *game) {
    settle_removed(game);
    if (game->will_shuffle) {
        game->will_shuffle = false;
        placing_shuffle(game);
    }
    settle_moves(game);
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        bool can_split = game->teams[i].seats_count > 1 && team_people(game, i) >= TEAM_SEATS_MAX;
        if (game->teams[i].will_split && can_split) {
            team_halve(game, i);
        }
        game->teams[i].will_split = false;
    }
}

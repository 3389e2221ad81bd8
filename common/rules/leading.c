/* Which answer counts for a team. The most backed one; of equals the one that has stood longest.
 * When nobody backs any in the huddle, the tries themselves are counted the same way; in the mend
 * there are none, and the team is not there yet. */
#include "game.h"

#include <assert.h>

/* The answers of one team's members that are counted against each other; NULL: none of this member.
 */
struct table {
    size_t count;
    const struct game_answer *answers[TEAM_SEATS_MAX];
};

/* How many stand behind the answer of member `at`. */
static size_t voices(const struct table *table, size_t at) {
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++) {
        count += table->answers[i]->answer == table->answers[at]->answer;
    }
    return count;
}

/* The member whose answer leads: the earliest of its backers. table->count: nobody said any. */
static size_t leader(const struct table *table) {
    size_t best = table->count;
    size_t best_voices = 0;
    for (size_t i = 0; i < table->count; i++) {
        if (table->answers[i]->answer == 0) {
            continue;
        }
        size_t its = voices(table, i);
        bool is_earlier =
            its == best_voices && table->answers[i]->since_ms < table->answers[best]->since_ms;
        if (its > best_voices || is_earlier) {
            best = i;
            best_voices = its;
        }
    }
    return best;
}

static struct table table_of(const struct game *game, const struct game_team *team, bool is_tries) {
    struct table table = {.count = team->seats_count};
    for (size_t i = 0; i < table.count; i++) {
        const struct game_seat *seat = &game->seats[team->seats[i]];
        table.answers[i] = is_tries ? &seat->first_try : &seat->backing;
    }
    return table;
}

struct game_answer game_leading(const struct game *game, uint16_t team, uint16_t *seat) {
    assert(team >= 1 && team <= game->teams_count);
    const struct game_team *it = &game->teams[team];
    *seat = 0;
    if (game->phase != PHASE_HUDDLE && game->phase != PHASE_MEND) {
        return (struct game_answer){0};
    }
    struct table table = table_of(game, it, false);
    size_t at = leader(&table);
    if (at == table.count && game->phase == PHASE_HUDDLE) {
        table = table_of(game, it, true);
        at = leader(&table);
    }
    if (at == table.count) {
        return (struct game_answer){0};
    }
    *seat = it->seats[at];
    return *table.answers[at];
}

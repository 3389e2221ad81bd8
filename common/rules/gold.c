/* All gold is in the two tables below; the rest of this file only looks up and adds up. Getting
 * there is always worth three, now or when a crack closes later: read a row and add its two
 * numbers. Only a team that was never there is neither paid nor owed. */
#include "gold.h"

#include "plan.h"

#define GOLD_TRYING     2
#define GOLD_THERE      3
#define GOLD_HELPING    2
#define GOLD_REFLECTING 1

static const uint8_t OF_PHASE[PHASE_COUNT] = {
    [PHASE_TRY] = GOLD_TRYING,
    [PHASE_HUDDLE] = GOLD_THERE,
    [PHASE_OFFER] = GOLD_HELPING,
    [PHASE_REFLECT] = GOLD_REFLECTING,
};

enum outcome { OUTCOME_AWAY, OUTCOME_MISS, OUTCOME_MATCH, OUTCOME_COUNT };

struct there {
    uint8_t paid, owes;
};

/* By the outcome at the huddle, then at the mend. */
static const struct there THERE[OUTCOME_COUNT][OUTCOME_COUNT] = {
    [OUTCOME_AWAY] = {[OUTCOME_AWAY] = {0, 0}, [OUTCOME_MISS] = {0, 3}, [OUTCOME_MATCH] = {2, 1}},
    [OUTCOME_MISS] = {[OUTCOME_AWAY] = {0, 3}, [OUTCOME_MISS] = {0, 3}, [OUTCOME_MATCH] = {3, 0}},
    [OUTCOME_MATCH] = {[OUTCOME_AWAY] = {2, 1}, [OUTCOME_MISS] = {2, 1}, [OUTCOME_MATCH] = {3, 0}},
};

uint32_t gold_of_phase(enum phase phase) {
    return OF_PHASE[phase];
}

static enum outcome outcome_of(bool was_asked, const struct game_answer *answer) {
    if (!was_asked) {
        return OUTCOME_AWAY;
    }
    return answer->mark == MARK_MATCH ? OUTCOME_MATCH : OUTCOME_MISS;
}

/* Sets what this round's crack owes and keeps the counts of cracks and seams in step with it. */
static void set_owed(struct game_team *team, uint8_t round, uint8_t owes) {
    uint8_t before = team->owes[round];
    team->owes[round] = owes;
    if (before == 0 && owes > 0) {
        team->cracks++;
    }
    if (before > 0 && owes == 0) {
        team->cracks--;
        team->seams++;
    }
}

void gold_open_cracks(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        struct game_team *team = &game->teams[i];
        if (outcome_of(team->was_asked_huddle, &team->huddle) == OUTCOME_MISS) {
            set_owed(team, game->round, GOLD_THERE);
        }
    }
}

static void book_team(struct game *game, struct game_team *team) {
    enum outcome huddle = outcome_of(team->was_asked_huddle, &team->huddle);
    enum outcome mend = outcome_of(team->was_asked_mend, &team->mend);
    struct there there = THERE[huddle][mend];
    enum outcome last = plan_has(&game->config, PHASE_MEND) ? mend : huddle;
    if (last == OUTCOME_MATCH) {
        team->lines++;
    }
    set_owed(team, game->round, there.owes);
    team->paid_trying = team->has_sent ? GOLD_TRYING : 0;
    team->paid_there = there.paid;
    uint32_t paid = (uint32_t)team->paid_trying + team->paid_there;
    team->gold += paid;
    game->gold += paid;
}

void gold_book(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        book_team(game, &game->teams[i]);
    }
}

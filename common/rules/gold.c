/* All gold is in the two tables below; the rest of this file only looks up and adds up. Getting
 * there is always worth three, now or when a crack closes later: read a row and add its two
 * numbers. Only a team that was never there is neither paid nor owed. */
#include "gold.h"

#include "plan.h"
#include "round.h"
#include "spotlight.h"

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
    if (round_now(game)->kind != ROUND_NORMAL) {
        return;
    }
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        struct game_team *team = &game->teams[i];
        if (outcome_of(team->was_asked_huddle, &team->huddle) == OUTCOME_MISS) {
            set_owed(team, game->round, GOLD_THERE);
        }
    }
}

void gold_forget_cracks(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        struct game_team *team = &game->teams[i];
        team->cracks = (uint8_t)(team->cracks - (team->owes[game->round] > 0));
        team->owes[game->round] = 0;
    }
}

/* Where share did not come to its end, or is not in the plan, handing in anything at offer is all
 * the help that could be given. */
static bool has_helped(const struct game *game, const struct game_team *team) {
    bool is_skipped = !plan_has(game, PHASE_SHARE) || game->spotlights_ended == 0;
    return team->has_helped || spotlight_has_helped(team) || (is_skipped && team->has_offered);
}

static void add_line(struct game_team *team, uint8_t round) {
    if (!team->is_there[round]) {
        team->is_there[round] = true;
        team->lines++;
    }
}

static void pay(struct game *game, struct game_team *team) {
    uint32_t paid = (uint32_t)team->paid_trying + team->paid_there + team->paid_helping;
    team->gold += paid;
    game->gold += paid;
}

static void book_team(struct game *game, struct game_team *team) {
    enum outcome huddle = outcome_of(team->was_asked_huddle, &team->huddle);
    enum outcome mend = outcome_of(team->was_asked_mend, &team->mend);
    struct there there = THERE[huddle][mend];
    enum outcome last = plan_has(game, PHASE_MEND) ? mend : huddle;
    if (last == OUTCOME_MATCH) {
        add_line(team, game->round);
    }
    set_owed(team, game->round, there.owes);
    team->paid_trying = team->has_sent ? GOLD_TRYING : 0;
    team->paid_there = there.paid;
    team->paid_helping = has_helped(game, team) ? GOLD_HELPING : 0;
    pay(game, team);
}

/* What the old crack owed, and no more. */
static void mend_team(struct game *game, struct game_team *team) {
    uint8_t round = game_crack_round(game);
    if (team->owes[round] == 0 || team->mend.mark != MARK_MATCH) {
        return;
    }
    team->paid_there = team->owes[round];
    set_owed(team, round, 0);
    add_line(team, round);
    pay(game, team);
}

void gold_book(struct game *game) {
    struct game_round *round = &game->rounds[game->round];
    if (round->kind == ROUND_WARM_UP) {
        return;
    }
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        if (round->kind == ROUND_MENDING) {
            mend_team(game, &game->teams[i]);
        } else {
            book_team(game, &game->teams[i]);
        }
    }
    round->is_booked = round->kind == ROUND_NORMAL;
}

void gold_book_lessons(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        struct game_team *team = &game->teams[i];
        team->paid_reflecting = team->lesson != 0 ? GOLD_REFLECTING : 0;
        team->gold += team->paid_reflecting;
        game->gold += team->paid_reflecting;
    }
}

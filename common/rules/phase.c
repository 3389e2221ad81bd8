/* One table says for each phase how long it lasts, who ends it, what is done when it starts and
 * when it ends. The rest is the same for all: the plan tells the order, so a phase is a row here. A
 * phase starts when the last one ended, whatever the clock had
 * promised. */
#include "phase.h"

#include <assert.h>

#include "bars.h"
#include "clock.h"
#include "effects.h"
#include "gold.h"
#include "offer.h"
#include "placing.h"
#include "presence.h"
#include "round.h"
#include "spotlight.h"
#include "team.h"

#define TRY_MS     60000u /* where a challenge has no time of its own */
#define HUDDLE_MS  45000u
#define OFFER_MS   45000u
#define MEND_MS    60000u
#define REFLECT_MS 30000u
#define AGAIN_MS   45000u

struct phase_rule {
    uint32_t time_ms; /* 0: the challenge's own */
    uint8_t twins;    /* that it needs: left out with fewer */
    bool waits_for_teacher;
    /* Newcomers may make two teams of four: never while gold is booked, nor between the huddle and
     * the share, for what was said there is for all who said it to let out. */
    bool may_split;
    void (*start)(struct game *game);
    bool (*goes_on)(struct game *game, struct effects *effects); /* to a next part of its own */
    void (*end)(struct game *game);
};

static void clear_backings(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        game->seats[i].backing = (struct game_answer){0};
    }
}

static void end_huddle(struct game *game) {
    team_judge(game);
    gold_open_cracks(game);
}

static void start_reveal(struct game *game) {
    gold_book(game);
    bars_count(game);
}

static const struct phase_rule RULES[PHASE_COUNT] = {
    [PHASE_TRY] = {0, 0, false, true, clear_backings, NULL, bars_count_tries},
    [PHASE_HUDDLE] = {HUDDLE_MS, 0, false, true, clear_backings, NULL, end_huddle},
    [PHASE_OFFER] = {OFFER_MS, 0, false, false, offer_open, NULL, offer_close},
    [PHASE_SHARE] = {SPOTLIGHT_MS, 0, true, false, spotlight_open, spotlight_goes_on, NULL},
    [PHASE_MEND] = {MEND_MS, 0, false, true, clear_backings, NULL, team_judge},
    [PHASE_REVEAL] = {PHASE_AUTO_READ_MS, 0, true, false, start_reveal, NULL, NULL},
    [PHASE_REFLECT] = {REFLECT_MS, 0, false, false, NULL, NULL, gold_book_lessons},
    [PHASE_AGAIN] = {AGAIN_MS, 2, false, false, NULL, NULL, bars_count_again},
};

static uint32_t time_of(const struct game *game) {
    if (RULES[game->phase].time_ms > 0) {
        return RULES[game->phase].time_ms;
    }
    return game->try_ms > 0 ? game->try_ms : TRY_MS;
}

/* The class's goal in gold, where the teacher set none: four fifths of all there is. */
static void set_goal(struct game *game) {
    uint32_t teams = game_teams_playing(game);
    if (game->goal > 0 || teams == 0) {
        return;
    }
    uint32_t worth = plan_worth(game->config.plan, game->config.plan_count);
    uint32_t goal = teams * game->config.rounds * worth * 4 / 5;
    game->goal = goal > 0 ? goal : 1;
}

void phase_start(struct game *game, uint8_t index, struct effects *effects) {
    assert(index < game->plan_count);
    game->phase_index = index;
    game->phase = (enum phase)game->plan[index];
    const struct phase_rule *rule = &RULES[game->phase];
    game->phase_start_ms = game->now_ms;
    clock_start(game, time_of(game), rule->waits_for_teacher);
    placing_all(game, rule->may_split);
    if (index == 0) {
        placing_join_lone(game);
    }
    set_goal(game);
    round_use_twin(game);
    if (rule->start != NULL) {
        rule->start(game);
    }
    presence_start(game);
    effects_add(effects, EFFECT_PHASE, 0);
    effects_add(effects, EFFECT_TEAMS, 0);
    effects_add(effects, EFFECT_COUNTS, 0);
}

/* What the teacher asked for during the round comes true where there is another one. */
void phase_leave(struct game *game, enum stage stage) {
    game->stage = stage;
    game->phase = PHASE_NONE;
    game->phase_index = 0;
    game->phase_start_ms = game->now_ms;
    clock_clear(game);
    presence_stop(game);
    if (stage == STAGE_LOBBY || stage == STAGE_ROUND) {
        placing_settle(game);
    }
}

/* Where the plan goes on after this place; plan_count: nowhere. */
static uint8_t next_index(const struct game *game) {
    uint8_t index = (uint8_t)(game->phase_index + 1);
    while (index < game->plan_count && RULES[game->plan[index]].twins > game->twins) {
        index++;
    }
    return index;
}

void phase_end(struct game *game, struct effects *effects) {
    const struct phase_rule *rule = &RULES[game->phase];
    if (rule->end != NULL) {
        rule->end(game);
    }
    uint8_t next = next_index(game);
    if (next < game->plan_count) {
        phase_start(game, next, effects);
        return;
    }
    phase_leave(game, STAGE_ROUND);
    effects_add(effects, EFFECT_PHASE, 0);
    effects_add(effects, EFFECT_TEAMS, 0);
    effects_add(effects, EFFECT_ROUND_ENDED, game->round);
    effects_add(effects, EFFECT_COUNTS, 0);
}

void phase_time_out(struct game *game, struct effects *effects) {
    const struct phase_rule *rule = &RULES[game->phase];
    if (rule->goes_on == NULL || !rule->goes_on(game, effects)) {
        phase_end(game, effects);
    }
}

void phase_step_grace(struct game *game) {
    bool is_recap = game->stage == STAGE_RECAP;
    bool waits_for_teacher = is_recap || RULES[game->phase].waits_for_teacher;
    bool has_phase = is_recap || game->phase != PHASE_NONE;
    bool can_end = has_phase && !clock_is_stopped(game);
    if (!can_end || !presence_all_done(game) || (waits_for_teacher && !game->config.is_auto)) {
        game->grace_end_ms = UINT64_MAX;
    } else if (game->grace_end_ms == UINT64_MAX) {
        game->grace_end_ms = presence_later_ms(game->now_ms, game->config.grace_ms);
    }
}

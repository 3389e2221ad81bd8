/* One table says for each phase how long it lasts, who ends it, what is done when it starts and
 * when it ends. The rest is the same for all: the plan tells the order, so a plan with more phases
 * needs rows here and nothing else. A phase starts when the last one ended, whatever the clock had
 * promised. */
#include "phase.h"

#include <assert.h>

#include "bars.h"
#include "effects.h"
#include "gold.h"
#include "presence.h"
#include "team.h"

#define TRY_MS    60000u /* where a challenge has no time of its own */
#define HUDDLE_MS 45000u
#define MEND_MS   60000u

struct phase_rule {
    uint32_t time_ms; /* 0: the challenge's own */
    bool waits_for_teacher;
    bool may_split; /* newcomers may make two teams of four: never while gold is booked */
    void (*start)(struct game *game);
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
    [PHASE_TRY] = {0, false, true, clear_backings, bars_count_tries},
    [PHASE_HUDDLE] = {HUDDLE_MS, false, true, clear_backings, end_huddle},
    [PHASE_MEND] = {MEND_MS, false, true, clear_backings, team_judge},
    [PHASE_REVEAL] = {PHASE_AUTO_READ_MS, true, false, start_reveal, NULL},
};

static uint32_t time_of(const struct game *game) {
    if (RULES[game->phase].time_ms > 0) {
        return RULES[game->phase].time_ms;
    }
    return game->try_ms > 0 ? game->try_ms : TRY_MS;
}

uint64_t phase_deadline_ms(const struct game *game, uint32_t time_ms, bool waits_for_teacher) {
    if (waits_for_teacher && !game->config.is_auto) {
        return UINT64_MAX;
    }
    return presence_later_ms(game->now_ms, time_ms);
}

/* The class's goal in gold, where the teacher set none: four fifths of all there is. */
static void set_goal(struct game *game) {
    if (game->goal > 0 || game->teams_count == 0) {
        return;
    }
    uint32_t worth = plan_worth(game->config.plan, game->config.plan_count);
    uint32_t goal = game->teams_count * game->config.rounds * worth * 4 / 5;
    game->goal = goal > 0 ? goal : 1;
}

void phase_start(struct game *game, uint8_t index, struct effects *effects) {
    assert(index < game->config.plan_count);
    game->phase_index = index;
    game->phase = (enum phase)game->config.plan[index];
    const struct phase_rule *rule = &RULES[game->phase];
    game->phase_start_ms = game->now_ms;
    game->deadline_ms = phase_deadline_ms(game, time_of(game), rule->waits_for_teacher);
    game->grace_end_ms = UINT64_MAX;
    team_place(game, rule->may_split);
    set_goal(game);
    rule->start(game);
    presence_start(game);
    effects_add(effects, EFFECT_PHASE, 0);
    effects_add(effects, EFFECT_TEAMS, 0);
    effects_add(effects, EFFECT_COUNTS, 0);
}

void phase_leave(struct game *game, enum stage stage) {
    game->stage = stage;
    game->phase = PHASE_NONE;
    game->phase_index = 0;
    game->phase_start_ms = game->now_ms;
    game->deadline_ms = UINT64_MAX;
    game->grace_end_ms = UINT64_MAX;
    presence_stop(game);
}

void phase_end(struct game *game, struct effects *effects) {
    const struct phase_rule *rule = &RULES[game->phase];
    if (rule->end != NULL) {
        rule->end(game);
    }
    uint8_t next = (uint8_t)(game->phase_index + 1);
    if (next < game->config.plan_count) {
        phase_start(game, next, effects);
        return;
    }
    phase_leave(game, STAGE_ROUND);
    effects_add(effects, EFFECT_PHASE, 0);
    effects_add(effects, EFFECT_ROUND_ENDED, game->round);
    effects_add(effects, EFFECT_COUNTS, 0);
}

void phase_step_grace(struct game *game) {
    bool is_recap = game->stage == STAGE_RECAP;
    bool waits_for_teacher = is_recap || RULES[game->phase].waits_for_teacher;
    bool can_end = is_recap || game->phase != PHASE_NONE;
    bool all_done = game->present_count > 0 && game->done_count == game->present_count;
    if (!can_end || !all_done || (waits_for_teacher && !game->config.is_auto)) {
        game->grace_end_ms = UINT64_MAX;
    } else if (game->grace_end_ms == UINT64_MAX) {
        game->grace_end_ms = presence_later_ms(game->now_ms, game->config.grace_ms);
    }
}

/* What the teacher sets beside teams and clock: how the rounds to come are played and out of which
 * pack, how much gold the class is after, whether names are typed and cheers heard. The round that
 * is on goes on as it started. */
#include <string.h>

#include "effects.h"
#include "handlers.h"
#include "switch.h"

#define PHASE_BITS 4u

static bool is_open(const struct game *game) {
    return game->stage == STAGE_LOBBY || game->stage == STAGE_ROUND;
}

/* The phases of the event, 0 behind the last. Returns how many there are. */
static uint8_t read_plan(uint32_t phases, uint8_t plan[PLAN_PHASES_MAX]) {
    uint8_t count = 0;
    memset(plan, 0, PLAN_PHASES_MAX);
    for (; phases != 0 && count < PLAN_PHASES_MAX; count++) {
        plan[count] = (uint8_t)(phases & ((1u << PHASE_BITS) - 1));
        phases >>= PHASE_BITS;
    }
    return count;
}

enum game_status check_plan_set(const struct game *game, const struct event *event) {
    uint8_t plan[PLAN_PHASES_MAX];
    uint8_t count = read_plan(event->as.plan_set.phases, plan);
    if (!is_open(game)) {
        return GAME_NOT_NOW;
    }
    if (plan_check(plan, count) != NULL) {
        return GAME_NO_SUCH;
    }
    bool is_same = count == game->config.plan_count && memcmp(plan, game->config.plan, count) == 0;
    return is_same ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_plan_set(struct game *game, const struct event *event, struct effects *effects) {
    struct game_config *config = &game->config;
    config->plan_count = read_plan(event->as.plan_set.phases, config->plan);
    if (game->phase == PHASE_NONE) {
        game->plan_count = config->plan_count;
        memcpy(game->plan, config->plan, sizeof game->plan);
    }
    effects_add(effects, EFFECT_CLOCK, 0);
}

enum game_status check_goal_set(const struct game *game, const struct event *event) {
    uint32_t goal = event->as.goal_set.goal;
    if (goal == 0 || goal > GOLD_MAX) {
        return GAME_NO_SUCH;
    }
    if (!is_open(game)) {
        return GAME_NOT_NOW;
    }
    return goal == game->goal ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_goal_set(struct game *game, const struct event *event, struct effects *effects) {
    game->goal = event->as.goal_set.goal;
    effects_add(effects, EFFECT_COUNTS, 0);
}

enum game_status check_pack_chosen(const struct game *game, const struct event *event) {
    uint32_t pack = event->as.pack_chosen.pack;
    if (pack >= PACKS_MAX) {
        return GAME_NO_SUCH;
    }
    if (game->stage == STAGE_CLOSED) {
        return GAME_NOT_NOW;
    }
    return pack == game->pack ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_pack_chosen(struct game *game, const struct event *event, struct effects *effects) {
    game->pack = (uint8_t)event->as.pack_chosen.pack;
    effects_add(effects, EFFECT_DESK, 0);
}

enum game_status check_names_set(const struct game *game, const struct event *event) {
    return switch_check(game, event->as.names_set.may_type, game->may_type);
}

void do_names_set(struct game *game, const struct event *event, struct effects *effects) {
    game->may_type = event->as.names_set.may_type == 1;
    effects_add(effects, EFFECT_DESK, 0);
}

enum game_status check_cheers_muted(const struct game *game, const struct event *event) {
    return switch_check(game, event->as.cheers_muted.is_muted, game->is_muted);
}

void do_cheers_muted(struct game *game, const struct event *event, struct effects *effects) {
    game->is_muted = event->as.cheers_muted.is_muted == 1;
    effects_add(effects, EFFECT_COUNTS, 0);
}

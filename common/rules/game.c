/* The machine itself. An event goes through four steps: is its time in order, may it happen
 * (looking only), what does it change, is everybody done now. Both middle steps are made from
 * events.def. */
#include "game.h"

#include <assert.h>
#include <string.h>

#include "effects.h"
#include "handlers.h"
#include "phase.h"
#include "presence.h"

#define RULES_STREAM 1u /* of the generator; decoration draws from others */

const char *game_config_check(const struct game_config *config) {
    if (config->rounds == 0 || config->rounds > ROUNDS_MAX) {
        return "a session has 1 to 64 rounds";
    }
    if (config->team_size < TEAM_SEATS_MIN || config->team_size > TEAM_SEATS_MAX) {
        return "a team has 2 to 4 seats";
    }
    if (config->goal > GOLD_MAX) {
        return "a goal is 1000000 gold at most";
    }
    return plan_check(config->plan, config->plan_count);
}

void game_init(struct game *game, const struct game_config *config) {
    assert(game_config_check(config) == NULL);
    memset(game, 0, sizeof *game);
    game->config = *config;
    game->plan_count = config->plan_count;
    memcpy(game->plan, config->plan, sizeof game->plan);
    game->goal = config->goal;
    game->may_type = config->may_type;
    game->run = 1;
    game->deadline_ms = UINT64_MAX;
    game->grace_end_ms = UINT64_MAX;
    game->absence_ms = UINT64_MAX;
    random_init(&game->random, config->seed, RULES_STREAM);
}

/* The & makes a missing handler a plain error: a call alone would declare it silently. */
static enum game_status check(const struct game *game, const struct event *event) {
#define EVENT(name, id, fields)                                                                    \
    case EVENT_##name:                                                                             \
        return (&check_##name)(game, event);
    switch (event->kind) {
#include "events.def"
    }
    return GAME_NO_SUCH;
}

static void change(struct game *game, const struct event *event, struct effects *effects) {
#define EVENT(name, id, fields)                                                                    \
    case EVENT_##name:                                                                             \
        (&do_##name)(game, event, effects);                                                        \
        return;
    switch (event->kind) {
#include "events.def"
    }
}

/* A student's own doing, which waits while everybody looks up. */
static bool is_students(enum event_kind kind) {
    static const enum event_kind KINDS[] = {
        EVENT_team_opened, EVENT_team_chosen,  EVENT_answered, EVENT_ready,
        EVENT_offered,     EVENT_idea_chosen,  EVENT_claimed,  EVENT_lesson_given,
        EVENT_pen_raised,  EVENT_pen_answered, EVENT_agreed,
    };
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        if (KINDS[i] == kind) {
            return true;
        }
    }
    return false;
}

enum game_status game_apply(struct game *game, const struct event *event, struct effects *effects) {
    effects->count = 0;
    if (event->at_ms < game->now_ms) {
        return GAME_TIME_WENT_BACK;
    }
    if (game->is_frozen && is_students(event->kind)) {
        return GAME_FROZEN;
    }
    enum game_status status = check(game, event);
    if (status != GAME_OK) {
        return status;
    }
    game->now_ms = event->at_ms;
    if (presence_settle(game)) {
        effects_add(effects, EFFECT_COUNTS, 0);
        effects_add(effects, EFFECT_TEAMS, 0); /* somebody else may be the scribe now */
    }
    change(game, event, effects);
    phase_step_grace(game);
    return GAME_OK;
}

const char *game_status_name(enum game_status status) {
    static const char *const NAMES[] = {
        [GAME_OK] = "ok",
        [GAME_NOT_NOW] = "not now",
        [GAME_NO_SUCH] = "no such",
        [GAME_FULL] = "full",
        [GAME_TIME_WENT_BACK] = "time went back",
        [GAME_NOTHING_TO_DO] = "nothing to do",
        [GAME_FROZEN] = "frozen",
        [GAME_LOCKED] = "locked",
        [GAME_NOT_YOURS] = "not yours",
    };
    return NAMES[status];
}

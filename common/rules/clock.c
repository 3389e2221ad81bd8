/* The class's clock. While it is stopped, for a pause or because everybody looks up, the deadline
 * stays where it was and is moved by as long as that took when time goes on. A grace that ran
 * starts anew. Absences go by the wall: nobody comes back because a teacher pauses. */
#include "clock.h"

#include "effects.h"
#include "handlers.h"
#include "presence.h"
#include "switch.h"

#define ADDED_MS_MAX 600000u

bool clock_is_stopped(const struct game *game) {
    return game->is_paused || game->is_frozen;
}

void clock_start(struct game *game, uint32_t time_ms, bool waits_for_teacher) {
    bool has_end = !waits_for_teacher || game->config.is_auto;
    game->deadline_ms = has_end ? presence_later_ms(game->now_ms, time_ms) : UINT64_MAX;
    game->grace_end_ms = UINT64_MAX;
    game->stopped_ms = clock_is_stopped(game) ? game->now_ms : 0;
}

void clock_clear(struct game *game) {
    clock_start(game, 0, false);
    game->deadline_ms = UINT64_MAX;
}

static void stop_or_go(struct game *game, bool was_stopped, struct effects *effects) {
    if (!was_stopped && clock_is_stopped(game)) {
        game->stopped_ms = game->now_ms;
        game->grace_end_ms = UINT64_MAX;
    }
    if (was_stopped && !clock_is_stopped(game)) {
        uint64_t stood_ms = game->now_ms - game->stopped_ms;
        game->deadline_ms = presence_later_ms(game->deadline_ms, stood_ms);
        game->stopped_ms = 0;
    }
    effects_add(effects, EFFECT_CLOCK, 0);
}

enum game_status check_paused(const struct game *game, const struct event *event) {
    return switch_check(game, event->as.paused.is_paused, game->is_paused);
}

void do_paused(struct game *game, const struct event *event, struct effects *effects) {
    bool was_stopped = clock_is_stopped(game);
    game->is_paused = event->as.paused.is_paused == 1;
    stop_or_go(game, was_stopped, effects);
}

enum game_status check_frozen(const struct game *game, const struct event *event) {
    return switch_check(game, event->as.frozen.is_frozen, game->is_frozen);
}

void do_frozen(struct game *game, const struct event *event, struct effects *effects) {
    bool was_stopped = clock_is_stopped(game);
    game->is_frozen = event->as.frozen.is_frozen == 1;
    stop_or_go(game, was_stopped, effects);
}

enum game_status check_time_added(const struct game *game, const struct event *event) {
    const struct event_time_added *it = &event->as.time_added;
    if (it->phase == PHASE_NONE || it->phase >= PHASE_COUNT) {
        return GAME_NO_SUCH;
    }
    if (it->ms == 0 || it->ms > ADDED_MS_MAX) {
        return GAME_NO_SUCH;
    }
    if (it->round != game->round || it->phase != game->phase) {
        return GAME_NOT_NOW;
    }
    return game->deadline_ms == UINT64_MAX ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_time_added(struct game *game, const struct event *event, struct effects *effects) {
    game->deadline_ms = presence_later_ms(game->deadline_ms, event->as.time_added.ms);
    effects_add(effects, EFFECT_CLOCK, 0);
}

uint64_t game_left_ms(const struct game *game, uint64_t now_ms) {
    if (game->deadline_ms == UINT64_MAX) {
        return UINT64_MAX;
    }
    uint64_t at_ms = clock_is_stopped(game) ? game->stopped_ms : now_ms;
    return at_ms < game->deadline_ms ? game->deadline_ms - at_ms : 0;
}

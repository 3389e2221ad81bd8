/* The way of a session: lobby, rounds, recap, closed; only a break goes back to the lobby. Rounds
 * start at somebody's word; phases end at the teacher's word, at their deadline, or when everybody
 * present is done. */
#include "clock.h"
#include "effects.h"
#include "handlers.h"
#include "phase.h"
#include "presence.h"
#include "round.h"

enum game_status check_round_started(const struct game *game, const struct event *event) {
    bool is_between = game->stage == STAGE_ROUND && game->phase == PHASE_NONE;
    if (game->stage != STAGE_LOBBY && !is_between) {
        return GAME_NOT_NOW;
    }
    return round_check(game, &event->as.round_started);
}

void do_round_started(struct game *game, const struct event *event, struct effects *effects) {
    game->stage = STAGE_ROUND;
    round_open(game, &event->as.round_started);
    phase_start(game, 0, effects);
}

/* The teacher's "next" names what it ends, so that a late press ends nothing else. */
enum game_status check_phase_ended(const struct game *game, const struct event *event) {
    const struct event_phase_ended *it = &event->as.phase_ended;
    if (it->phase == PHASE_NONE || it->phase >= PHASE_COUNT) {
        return GAME_NO_SUCH;
    }
    return it->round == game->round && it->phase == game->phase ? GAME_OK : GAME_NOT_NOW;
}

void do_phase_ended(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    phase_end(game, effects);
}

/* In share it goes from one thought to the next; a late press ends none but the one it names. */
enum game_status check_spotlight_next(const struct game *game, const struct event *event) {
    const struct event_spotlight_next *it = &event->as.spotlight_next;
    if (it->spotlight > SPOTLIGHTS_MAX || it->is_skip > 1) {
        return GAME_NO_SUCH;
    }
    bool is_on = game->phase == PHASE_SHARE && it->spotlight == game->spotlight;
    return is_on && it->round == game->round ? GAME_OK : GAME_NOT_NOW;
}

void do_spotlight_next(struct game *game, const struct event *event, struct effects *effects) {
    if (event->as.spotlight_next.is_skip == 1) {
        phase_end(game, effects);
    } else {
        phase_time_out(game, effects);
    }
}

uint64_t game_wake_ms(const struct game *game) {
    uint64_t wake_ms = clock_is_stopped(game) ? UINT64_MAX : game->deadline_ms;
    wake_ms = game->grace_end_ms < wake_ms ? game->grace_end_ms : wake_ms;
    return game->absence_ms < wake_ms ? game->absence_ms : wake_ms;
}

enum game_status check_time_passed(const struct game *game, const struct event *event) {
    uint64_t wake_ms = game_wake_ms(game);
    if (event->as.time_passed.phase != game->phase) {
        return event->as.time_passed.phase < PHASE_COUNT ? GAME_NOT_NOW : GAME_NO_SUCH;
    }
    return wake_ms < UINT64_MAX && event->at_ms >= wake_ms ? GAME_OK : GAME_NOTHING_TO_DO;
}

static void close_session(struct game *game, struct effects *effects) {
    phase_leave(game, STAGE_CLOSED);
    effects_add(effects, EFFECT_PHASE, 0);
}

/* An absence that ran out was settled already; what is left is the end of a phase or of the recap.
 */
void do_time_passed(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    bool is_over = game->now_ms >= game->deadline_ms || game->now_ms >= game->grace_end_ms;
    if (!is_over || clock_is_stopped(game)) {
        return;
    }
    if (game->stage == STAGE_RECAP) {
        close_session(game, effects);
    } else {
        phase_time_out(game, effects);
    }
}

enum game_status check_recap_started(const struct game *game, const struct event *event) {
    if (game->stage != STAGE_LOBBY && game->stage != STAGE_ROUND) {
        return GAME_NOT_NOW;
    }
    return event->as.recap_started.round == game->round ? GAME_OK : GAME_NOT_NOW;
}

void do_recap_started(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    round_cut(game, effects);
    phase_leave(game, STAGE_RECAP);
    clock_start(game, PHASE_AUTO_READ_MS, true);
    presence_start(game);
    effects_add(effects, EFFECT_PHASE, 0);
    effects_add(effects, EFFECT_COUNTS, 0);
}

enum game_status check_break_started(const struct game *game, const struct event *event) {
    bool is_now = game->stage == STAGE_ROUND && event->as.break_started.round == game->round;
    return is_now ? GAME_OK : GAME_NOT_NOW;
}

void do_break_started(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    round_cut(game, effects);
    phase_leave(game, STAGE_LOBBY);
    effects_add(effects, EFFECT_PHASE, 0);
    effects_add(effects, EFFECT_TEAMS, 0);
    effects_add(effects, EFFECT_COUNTS, 0);
}

enum game_status check_session_closed(const struct game *game, const struct event *event) {
    (void)event;
    return game->stage == STAGE_CLOSED ? GAME_NOT_NOW : GAME_OK;
}

void do_session_closed(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    round_cut(game, effects);
    close_session(game, effects);
}

/* The way of a session: lobby, rounds, recap, closed; only ever forward. Rounds start at somebody's
 * word; phases end at the teacher's word, at their deadline, or when everybody present is done. */
#include "bars.h"
#include "effects.h"
#include "handlers.h"
#include "phase.h"
#include "presence.h"
#include "team.h"

enum game_status check_round_started(const struct game *game, const struct event *event) {
    bool is_between = game->stage == STAGE_ROUND && game->phase == PHASE_NONE;
    if (game->stage != STAGE_LOBBY && !is_between) {
        return GAME_NOT_NOW;
    }
    if (game->round >= game->config.rounds) {
        return GAME_FULL;
    }
    const struct event_round_started *it = &event->as.round_started;
    if (it->kind != ROUND_NORMAL || it->of_round != 0) {
        return it->kind < ROUND_KIND_COUNT ? GAME_NOT_NOW : GAME_NO_SUCH;
    }
    return it->twins <= TWINS_MAX && it->slips <= SLIPS_MAX ? GAME_OK : GAME_NO_SUCH;
}

static void clear_seats(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        game->seats[i].was_asked = false;
        game->seats[i].first_try = (struct game_answer){0};
    }
}

void do_round_started(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_round_started *it = &event->as.round_started;
    game->stage = STAGE_ROUND;
    game->round++;
    game->number++;
    game->challenge = it->challenge;
    game->try_ms = it->try_ms;
    game->twins = (uint8_t)it->twins;
    game->slips = (uint8_t)it->slips;
    game->bars = (struct game_bars){0};
    clear_seats(game);
    team_clear_round(game);
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

uint64_t game_wake_ms(const struct game *game) {
    uint64_t wake_ms = game->deadline_ms;
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
    if (game->now_ms < game->deadline_ms && game->now_ms < game->grace_end_ms) {
        return;
    }
    if (game->stage == STAGE_RECAP) {
        close_session(game, effects);
    } else {
        phase_end(game, effects);
    }
}

enum game_status check_recap_started(const struct game *game, const struct event *event) {
    if (game->stage != STAGE_LOBBY && game->stage != STAGE_ROUND) {
        return GAME_NOT_NOW;
    }
    return event->as.recap_started.round == game->round ? GAME_OK : GAME_NOT_NOW;
}

/* A round that is cut short keeps its tries; its gold was booked if it had come to its reveal. */
static void stop_round(struct game *game) {
    if (game->phase == PHASE_TRY) {
        bars_count_tries(game);
    }
}

void do_recap_started(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    stop_round(game);
    phase_leave(game, STAGE_RECAP);
    game->deadline_ms = phase_deadline_ms(game, PHASE_AUTO_READ_MS, true);
    presence_start(game);
    effects_add(effects, EFFECT_PHASE, 0);
    effects_add(effects, EFFECT_COUNTS, 0);
}

enum game_status check_session_closed(const struct game *game, const struct event *event) {
    (void)event;
    return game->stage == STAGE_CLOSED ? GAME_NOT_NOW : GAME_OK;
}

void do_session_closed(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    stop_round(game);
    close_session(game, effects);
}

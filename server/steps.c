/* The steps of a lesson, whoever takes them: a teacher over the wire, a word at the console, or
 * nobody. Before anything ends, what stands in the fields is taken and the cheers are counted. */
#include "server_inside.h"

static void count_cheers(struct server *server) {
    struct event event;
    struct journal_by outer = server->room.by;
    server->room.by = (struct journal_by){0}; /* nobody's own */
    bool is_taken = true;
    while (is_taken && cheers_count(server->room.cheers, &event)) {
        is_taken = server_apply(server, &event, NULL, true).is_taken;
    }
    server->room.by = outer;
}

void server_before_end(struct server *server) {
    drafts_take_all(server);
    count_cheers(server);
}

uint8_t server_spotlight(const struct server *server) {
    const struct game *game = server->room.game;
    return game->phase == PHASE_SHARE ? game->spotlight : 0;
}

/* --- rounds
 * --------------------------------------------------------------------------------------- */

static void describe(const struct server *server, uint32_t number, enum round_kind kind,
                     struct event *event) {
    const struct challenge *challenge = room_challenge_of(&server->room, number);
    *event = (struct event){.kind = EVENT_round_started};
    event->as.round_started = (struct event_round_started){.challenge = number,
                                                           .try_ms = challenge->try_ms,
                                                           .twins = challenge->twins_count,
                                                           .slips = challenge->slips_count,
                                                           .kind = (uint32_t)kind};
}

enum refusal_reason server_round(const struct server *server, enum round_kind kind, uint16_t place,
                                 struct event *event) {
    const struct room *room = &server->room;
    uint8_t of_round = kind == ROUND_MENDING ? game_mending_round(room->game) : 0;
    uint32_t number = 0;
    if (kind == ROUND_MENDING) {
        number = of_round != 0 ? room->game->rounds[of_round].challenge : 0;
    } else if (place != 0) {
        number = room_place(room, place);
    } else {
        number = kind == ROUND_WARM_UP ? room_warm_up(room) : room_next(room);
    }
    if (number == 0) {
        return REFUSED_NOT_OFFERED;
    }
    describe(server, number, kind, event);
    event->as.round_started.of_round = of_round;
    return REFUSED_COUNT;
}

static struct outcome start_round(struct server *server, enum round_kind kind) {
    struct event event;
    enum refusal_reason reason = server_round(server, kind, 0, &event);
    return reason == REFUSED_COUNT ? server_apply(server, &event, NULL, true)
                                   : room_refused(reason);
}

struct outcome server_end_phase(struct server *server) {
    const struct game *game = server->room.game;
    struct event event = {.kind = EVENT_phase_ended};
    event.as.phase_ended =
        (struct event_phase_ended){.round = game->round, .phase = (uint32_t)game->phase};
    server_before_end(server);
    return server_apply(server, &event, NULL, true);
}

static struct outcome next_spotlight(struct server *server) {
    const struct game *game = server->room.game;
    struct event event = {.kind = EVENT_spotlight_next};
    event.as.spotlight_next =
        (struct event_spotlight_next){.round = game->round, .spotlight = game->spotlight};
    server_before_end(server);
    return server_apply(server, &event, NULL, true);
}

struct outcome server_draw_pen(struct server *server) {
    struct event event = {.kind = EVENT_pen_drawn,
                          .as.pen_drawn = {.round = server->room.game->round}};
    struct outcome outcome = server_apply(server, &event, NULL, true);
    if (outcome.is_taken) {
        server->host.pen_round = server->room.game->round;
    }
    return outcome;
}

/* --- ends
 * ------------------------------------------------------------------------------------------ */

struct outcome server_start_recap(struct server *server) {
    struct event event = {.kind = EVENT_recap_started};
    event.as.recap_started.round = server->room.game->round;
    server_before_end(server);
    return server_apply(server, &event, NULL, true);
}

struct outcome server_close_session(struct server *server, enum closed_reason reason) {
    struct event event = {.kind = EVENT_session_closed};
    event.as.session_closed.reason = (uint32_t)reason;
    server_before_end(server);
    server->closed_reason = reason;
    return server_apply(server, &event, NULL, true);
}

/* --- what comes next
 * ------------------------------------------------------------------------------ */

static struct outcome take(struct server *server, enum host_step step) {
    switch (step) {
    case HOST_START_WARM_UP:
        return start_round(server, ROUND_WARM_UP);
    case HOST_START_ROUND:
        return start_round(server, ROUND_NORMAL);
    case HOST_START_MENDING:
        return start_round(server, ROUND_MENDING);
    case HOST_DRAW_PEN:
        return server_draw_pen(server);
    case HOST_END_PHASE:
        return server_end_phase(server);
    case HOST_NEXT_SPOTLIGHT:
        return next_spotlight(server);
    case HOST_START_RECAP:
        return server_start_recap(server);
    case HOST_CLOSE:
        return server_close_session(server, CLOSED_LESSON_OVER);
    case HOST_STAY:
        break;
    }
    return room_refused(REFUSED_NOT_NOW);
}

static bool has_next(const struct server *server) {
    return room_next(&server->room) != 0;
}

struct outcome server_step(struct server *server) {
    const struct game *game = server->room.game;
    enum host_step step = host_next(game, has_next(server));
    struct outcome outcome = take(server, step);
    bool is_between = game->stage == STAGE_ROUND && game->phase == PHASE_NONE;
    bool has_ended = step == HOST_END_PHASE || step == HOST_NEXT_SPOTLIGHT;
    if (outcome.is_taken && has_ended && is_between) {
        take(server, host_next(game, has_next(server)));
    }
    return outcome;
}

void server_step_alone(struct server *server) {
    const struct room *room = &server->room;
    enum host_step step = host_alone(&server->host, room->game, has_next(server), room->now_ms);
    take(server, step);
}

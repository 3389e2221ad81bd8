/* What students do. Each action has a number and counts once: what became of it is noted on the
 * desk of its seat, and what comes again is answered again. Taken ones are acknowledged when their
 * event is on disk. What stands in a field comes often: the newest draft waits up to 300 ms, so
 * that the journal keeps what was thought and not every key. */
#include "server_inside.h"

#include <assert.h>

static void tell_refused(struct server *server, uint16_t seat, uint32_t action,
                         enum refusal_reason reason) {
    uint16_t number = server->room.desks.list[seat].connection;
    if (number != 0) {
        audience_refused(&server->audience, number, action, reason);
    }
}

static void tell_kept(struct server *server, uint16_t seat, uint32_t action, uint64_t event) {
    uint16_t number = server->room.desks.list[seat].connection;
    if (number != 0) {
        audience_kept(&server->audience, number, action, event);
    }
}

bool action_is_seen(struct server *server, uint16_t number, uint32_t action) {
    uint16_t seat = server->connections.list[number].seat;
    const struct desk *desk = &server->room.desks.list[seat];
    struct desk_action seen = desk_action_seen(desk, action);
    switch (seen.fate) {
    case ACTION_NEW:
        return false;
    case ACTION_REFUSED:
        tell_refused(server, seat, action, seen.reason);
        break;
    case ACTION_TAKEN:
        if (seen.event <= server->room.journal->calls->durable(server->room.journal)) {
            tell_kept(server, seat, action, seen.event);
        }
        break; /* else it is in the outbox and will be told */
    case ACTION_LONG_AGO: /* nobody knows any more: never said to be kept, but not asked for ever */
        tell_refused(server, seat, action, REFUSED_NOT_NOW);
        break;
    case ACTION_WAITS:
        break;
    }
    return true;
}

static void note(struct server *server, uint16_t seat, uint32_t action,
                 const struct outcome *outcome) {
    struct desk_action noted = {.action = action,
                                .fate = outcome->is_taken ? ACTION_TAKEN : ACTION_REFUSED,
                                .reason = outcome->reason,
                                .event = outcome->event};
    desk_action_note(&server->room.desks.list[seat], &noted);
    if (!outcome->is_taken) {
        tell_refused(server, seat, action, outcome->reason);
    } else if (outcome->event == 0) {
        tell_kept(server, seat, action, 0);
    }
}

void action_settle(struct server *server, uint16_t seat, uint32_t first, uint32_t last,
                   const struct outcome *outcome) {
    for (uint32_t i = 0; i <= last - first; i++) {
        note(server, seat, first + i, outcome);
    }
    if (outcome->is_taken && outcome->event != 0) {
        struct outbox_entry entry = {
            .event = outcome->event, .seat = seat, .first_action = first, .last_action = last};
        outbox_push(&server->outbox, &entry);
    }
}

/* The first thing that reaches disk for a seat is the seat itself: now it is told. */
static void seat_down(struct server *server, uint16_t seat) {
    uint16_t number = server->room.desks.list[seat].connection;
    if (number != 0 && !server->connections.list[number].is_seated) {
        server->connections.list[number].is_seated = true;
        audience_tell_seat(&server->audience, number);
    }
}

void action_acknowledge(struct server *server) {
    struct outbox_entry entry;
    if (server->outbox.count == 0) {
        return;
    }
    uint64_t durable = server->room.journal->calls->durable(server->room.journal);
    while (outbox_pop(&server->outbox, durable, &entry)) {
        for (uint32_t i = 0; i <= entry.last_action - entry.first_action; i++) {
            tell_kept(server, entry.seat, entry.first_action + i, entry.event);
        }
        seat_down(server, entry.seat);
    }
}

static struct outcome apply_answer(struct server *server, uint16_t seat,
                                   const struct message_answer *message, bool is_own) {
    if (outbox_is_full(&server->outbox)) {
        return (struct outcome){.reason = REFUSED_BUSY};
    }
    struct outcome outcome = room_answer(&server->room, seat, message, is_own);
    if (outcome.is_taken) {
        audience_take(&server->audience, &server->room.effects);
    }
    return outcome;
}

/* --- drafts
 * --------------------------------------------------------------------------------------- */

void draft_take(struct server *server, uint16_t seat) {
    struct desk *desk = &server->room.desks.list[seat];
    struct desk_draft *draft = &desk->draft;
    if (!draft->is_waiting) {
        return;
    }
    draft->is_waiting = false;
    desk->drafted_ms = server->now_ms;
    struct outcome outcome = apply_answer(server, seat, &draft->answer, true);
    action_settle(server, seat, draft->first_action, draft->last_action, &outcome);
}

static void take_drafts(struct server *server, bool is_all) {
    uint16_t kept = 0;
    for (uint16_t i = 0; i < server->drafting_count; i++) {
        uint16_t seat = server->drafting[i];
        struct desk_draft *draft = &server->room.desks.list[seat].draft;
        if (is_all || server->now_ms >= draft->due_ms) {
            draft_take(server, seat);
        }
        draft->is_listed = draft->is_waiting;
        if (draft->is_waiting) {
            server->drafting[kept++] = seat;
        }
    }
    server->drafting_count = kept;
}

void drafts_take_due(struct server *server) {
    take_drafts(server, false);
}

void drafts_take_all(struct server *server) {
    take_drafts(server, true);
}

uint64_t drafts_wake_ms(const struct server *server) {
    uint64_t wake_ms = UINT64_MAX;
    for (uint16_t i = 0; i < server->drafting_count; i++) {
        uint64_t due_ms = server->room.desks.list[server->drafting[i]].draft.due_ms;
        wake_ms = due_ms < wake_ms ? due_ms : wake_ms;
    }
    return wake_ms;
}

/* The newest one wins; all that it replaces are kept with it. */
static void put_draft(struct server *server, uint16_t seat, const struct message_answer *message) {
    struct desk *desk = &server->room.desks.list[seat];
    struct desk_draft *draft = &desk->draft;
    if (draft->is_waiting && message->action != draft->last_action + 1) {
        draft_take(server, seat);
    }
    if (!draft->is_waiting) {
        draft->first_action = message->action;
        draft->due_ms = desk->drafted_ms + DRAFT_EVERY_MS;
        draft->is_waiting = true;
    }
    draft->last_action = message->action;
    draft->answer = *message;
    struct desk_action waits = {.action = message->action, .fate = ACTION_WAITS};
    desk_action_note(desk, &waits);
    if (desk->drafted_ms == 0 || server->now_ms >= draft->due_ms) {
        draft_take(server, seat);
    } else if (!draft->is_listed) {
        draft->is_listed = true;
        assert(server->drafting_count < server->room.desks.max);
        server->drafting[server->drafting_count++] = seat;
    }
}

/* --- the actions
 * ---------------------------------------------------------------------------------- */

/* The seat that may act; 0, and it was answered, when there is none or it did this before. */
static uint16_t seat_of(struct server *server, uint16_t number, uint32_t action) {
    uint16_t seat = server->connections.list[number].seat;
    if (seat == 0) {
        audience_refused(&server->audience, number, action, REFUSED_NOT_NOW);
        return 0;
    }
    return action_is_seen(server, number, action) ? 0 : seat;
}

void on_answer(struct server *server, uint16_t number, const struct message_answer *message) {
    uint16_t seat = seat_of(server, number, message->action);
    if (seat == 0) {
        return;
    }
    if (!message->is_final && room_takes(&server->room, message)) {
        put_draft(server, seat, message);
        return;
    }
    draft_take(server, seat);
    struct outcome outcome = apply_answer(server, seat, message, false);
    action_settle(server, seat, message->action, message->action, &outcome);
}

static struct outcome apply_ready(struct server *server, uint16_t seat,
                                  const struct message_ready *message) {
    if (message->round != server->room.game->round) {
        return (struct outcome){.reason = REFUSED_NOT_NOW};
    }
    if (outbox_is_full(&server->outbox)) {
        return (struct outcome){.reason = REFUSED_BUSY};
    }
    struct event event = {.kind = EVENT_ready};
    event.as.ready = (struct event_ready){.seat = seat, .phase = message->phase};
    return server_apply(server, &event, NULL, false);
}

void on_ready(struct server *server, uint16_t number, const struct message_ready *message) {
    uint16_t seat = seat_of(server, number, message->action);
    if (seat == 0) {
        return;
    }
    struct outcome outcome = apply_ready(server, seat, message);
    action_settle(server, seat, message->action, message->action, &outcome);
}

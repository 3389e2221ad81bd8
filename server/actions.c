/* What students do. Each action has a number and counts once: what became of it is noted on the
 * desk of its seat, and what comes again is answered again. Taken ones are acknowledged when their
 * event is on disk. What stands in a field comes often: the newest draft waits up to 300 ms, so
 * that the journal keeps what was thought and not every key. */
#include "server_inside.h"

#include <assert.h>
#include <string.h>

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

void action_tell_again(struct server *server, uint16_t seat) {
    uint64_t durable = server->room.journal->calls->durable(server->room.journal);
    for (size_t i = 0; i < DESK_ACTIONS_MAX; i++) {
        const struct desk_action *noted = &server->room.desks.list[seat].actions.list[i];
        bool goes_on = noted->reason == REFUSED_FROZEN && !server->room.game->is_frozen;
        if (noted->fate == ACTION_TAKEN && noted->event <= durable) {
            tell_kept(server, seat, noted->action, noted->event);
        } else if (noted->fate == ACTION_REFUSED) {
            tell_refused(server, seat, noted->action, goes_on ? REFUSED_LATER : noted->reason);
        }
    }
}

bool action_is_seen(struct server *server, uint16_t number, uint32_t action) {
    uint16_t seat = server->connections.list[number].seat;
    const struct desk *desk = &server->room.desks.list[seat];
    struct desk_action seen = action_log_seen(&desk->actions, action);
    switch (seen.fate) {
    case ACTION_NEW:
        return false;
    case ACTION_REFUSED:
        if (seen.reason == REFUSED_FROZEN && !server->room.game->is_frozen) {
            return false; /* all may speak again: whoever asks anew did not hear of the refusal */
        }
        tell_refused(server, seat, action, seen.reason);
        break;
    case ACTION_TAKEN:
        if (seen.event <= server->room.journal->calls->durable(server->room.journal)) {
            tell_kept(server, seat, action, seen.event);
        }
        break;            /* else it is in the outbox and will be told */
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
    action_log_note(&server->room.desks.list[seat].actions, &noted);
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

/* The first thing that reaches disk for a seat is the seat itself: now it is told, and so is its
 * next token once that is there. */
static void seat_down(struct server *server, uint16_t seat, uint64_t event) {
    struct desk *desk = &server->room.desks.list[seat];
    uint16_t number = desk->connection;
    bool is_behind = number != 0 && server->connections.list[number].is_behind;
    desk->has_fresh = desk->fresh_event != 0 && desk->fresh_event <= event;
    bool is_new = number != 0 && !server->connections.list[number].is_seated;
    if (is_new) {
        server->connections.list[number].is_seated = true;
        audience_tell_seat(&server->audience, number);
    } else if (number != 0 && desk->has_fresh) {
        audience_tell_token(&server->audience, number);
    }
    if (!is_behind) { /* else it is told when it reads again */
        action_forget_fresh(desk);
    }
}

void action_forget_fresh(struct desk *desk) {
    if (desk->has_fresh) {
        memset(desk->fresh, 0, sizeof desk->fresh);
        desk->fresh_event = 0;
        desk->has_fresh = false;
    }
}

static void acknowledge(struct server *server, const struct outbox_entry *entry) {
    for (uint32_t i = entry->first_action; i != 0 && i <= entry->last_action; i++) {
        bool is_there =
            entry->seat == 0 && server->connections.list[entry->connection].peer == entry->peer;
        if (is_there) {
            audience_kept(&server->audience, entry->connection, i, entry->event);
        } else if (entry->seat != 0) {
            tell_kept(server, entry->seat, i, entry->event);
        }
    }
    if (entry->seat != 0) {
        seat_down(server, entry->seat, entry->event);
    }
}

/* A feeling has no event: it is kept when its note is on disk. */
static void acknowledge_feelings(struct server *server) {
    struct outbox_entry entry;
    if (server->felt.count == 0) {
        return;
    }
    uint64_t felt = server->room.journal->calls->felt(server->room.journal);
    while (outbox_pop(&server->felt, felt, &entry)) {
        struct outcome outcome = {.is_taken = true};
        if (entry.seat != 0 && entry.first_action != 0) {
            note(server, entry.seat, entry.first_action, &outcome);
        } else {
            entry.event = 0;
            acknowledge(server, &entry);
        }
    }
}

void action_acknowledge(struct server *server) {
    struct outbox_entry entry;
    acknowledge_feelings(server);
    if (server->outbox.count == 0) {
        return;
    }
    uint64_t durable = server->room.journal->calls->durable(server->room.journal);
    while (outbox_pop(&server->outbox, durable, &entry)) {
        acknowledge(server, &entry);
    }
}

struct outcome action_take(struct server *server, struct outcome outcome) {
    if (outcome.is_taken) {
        audience_take(&server->audience, &server->room.effects);
    }
    return outcome;
}

static struct outcome apply_answer(struct server *server, uint16_t seat,
                                   const struct message_answer *message, bool is_own) {
    if (outbox_is_full(&server->outbox)) {
        return room_refused(REFUSED_BUSY);
    }
    return action_take(server, room_answer(&server->room, seat, message, is_own));
}

static struct outcome apply_words(struct server *server, uint16_t seat,
                                  const struct message_write *message, bool is_own) {
    if (outbox_is_full(&server->outbox)) {
        return room_refused(REFUSED_BUSY);
    }
    return action_take(server, room_write(&server->room, seat, message, is_own));
}

/* --- drafts
 * --------------------------------------------------------------------------------------- */

void draft_take(struct server *server, uint16_t seat) {
    struct desk *desk = &server->room.desks.list[seat];
    struct desk_draft *draft = &desk->draft;
    if (!draft->is_waiting) {
        return;
    }
    struct journal_by outer = server->room.by;
    server->room.by = (struct journal_by){
        .who = seat, .first_action = draft->first_action, .last_action = draft->last_action};
    draft->is_waiting = false;
    desk->drafted_ms = server->now_ms;
    struct outcome outcome = draft->is_words ? apply_words(server, seat, &draft->as.words, true)
                                             : apply_answer(server, seat, &draft->as.answer, true);
    server->room.by = outer;
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

/* Place for the newest one, which wins; all that it replaces are kept with it. */
static struct desk_draft *open_draft(struct server *server, uint16_t seat, uint32_t action,
                                     bool is_words) {
    struct desk *desk = &server->room.desks.list[seat];
    struct desk_draft *draft = &desk->draft;
    bool is_next = action == draft->last_action + 1 && draft->is_words == is_words;
    if (draft->is_waiting && !is_next) {
        draft_take(server, seat);
    }
    if (!draft->is_waiting) {
        draft->first_action = action;
        draft->due_ms = desk->drafted_ms + DRAFT_EVERY_MS;
        draft->is_waiting = true;
    }
    draft->last_action = action;
    draft->is_words = is_words;
    struct desk_action waits = {.action = action, .fate = ACTION_WAITS};
    action_log_note(&desk->actions, &waits);
    return draft;
}

/* An event at once, or when the seat may have its next one. */
static void close_draft(struct server *server, uint16_t seat) {
    struct desk *desk = &server->room.desks.list[seat];
    struct desk_draft *draft = &desk->draft;
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

uint16_t action_seat(struct server *server, uint16_t number, uint32_t action) {
    uint16_t seat = server->connections.list[number].seat;
    if (seat == 0) {
        audience_refused(&server->audience, number, action, REFUSED_NOT_NOW);
        return 0;
    }
    if (action_is_seen(server, number, action)) {
        return 0;
    }
    server->room.by =
        (struct journal_by){.who = seat, .first_action = action, .last_action = action};
    return seat;
}

struct outcome action_apply(struct server *server, struct event *event) {
    if (outbox_is_full(&server->outbox)) {
        return room_refused(REFUSED_BUSY);
    }
    return server_apply(server, event, NULL, false);
}

void on_answer(struct server *server, uint16_t number, const struct message_answer *message) {
    uint16_t seat = action_seat(server, number, message->action);
    if (seat == 0) {
        return;
    }
    if (!message->is_final && room_takes(&server->room, message)) {
        open_draft(server, seat, message->action, false)->as.answer = *message;
        close_draft(server, seat);
        return;
    }
    draft_take(server, seat);
    struct outcome outcome = apply_answer(server, seat, message, false);
    action_settle(server, seat, message->action, message->action, &outcome);
}

static struct outcome apply_ready(struct server *server, uint16_t seat,
                                  const struct message_ready *message) {
    if (message->round != server->room.game->round) {
        return room_refused(REFUSED_NOT_NOW);
    }
    struct event event = {.kind = EVENT_ready};
    event.as.ready = (struct event_ready){.seat = seat, .phase = message->phase};
    return action_apply(server, &event);
}

void on_ready(struct server *server, uint16_t number, const struct message_ready *message) {
    uint16_t seat = action_seat(server, number, message->action);
    if (seat == 0) {
        return;
    }
    struct outcome outcome = apply_ready(server, seat, message);
    action_settle(server, seat, message->action, message->action, &outcome);
}

void on_write(struct server *server, uint16_t number, const struct message_write *message) {
    uint16_t seat = action_seat(server, number, message->action);
    if (seat == 0) {
        return;
    }
    if (!message->is_final && room_takes_words(&server->room, message)) {
        open_draft(server, seat, message->action, true)->as.words = *message;
        close_draft(server, seat);
        return;
    }
    draft_take(server, seat);
    struct outcome outcome = apply_words(server, seat, message, false);
    action_settle(server, seat, message->action, message->action, &outcome);
}

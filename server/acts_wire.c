/* What a teacher does over the wire. Each action has a number and counts once, for each console by
 * itself: what became of it is noted, told when its event is on disk, and told again to who asks
 * again. What it does stands in acts.c. */
#include "server_inside.h"

/* It is told when the disk has it. */
static void await(struct server *server, uint16_t number, uint32_t action, uint64_t event) {
    struct outbox_entry entry = {.event = event,
                                 .connection = number,
                                 .peer = server->connections.list[number].peer,
                                 .first_action = action,
                                 .last_action = action};
    outbox_push(&server->outbox, &entry);
}

static void settle(struct server *server, uint16_t number, uint32_t action,
                   const struct outcome *outcome) {
    const struct connection *connection = &server->connections.list[number];
    struct action_log *log = &server->teachers[connection->teacher].actions;
    struct desk_action noted = {.action = action,
                                .fate = outcome->is_taken ? ACTION_TAKEN : ACTION_REFUSED,
                                .reason = outcome->reason,
                                .event = outcome->event};
    action_log_note(log, &noted);
    if (!outcome->is_taken) {
        audience_refused(&server->audience, number, action, outcome->reason);
    } else if (outcome->event == 0) {
        audience_kept(&server->audience, number, action, 0);
    } else {
        await(server, number, action, outcome->event);
    }
}

/* What came again is answered as before; what the disk has not yet, on the connection of now. */
static bool is_seen(struct server *server, uint16_t number, uint32_t action) {
    uint8_t teacher = server->connections.list[number].teacher;
    struct desk_action seen = action_log_seen(&server->teachers[teacher].actions, action);
    bool is_durable = seen.event <= server->room.journal->calls->durable(server->room.journal);
    if (seen.fate == ACTION_REFUSED) {
        audience_refused(&server->audience, number, action, seen.reason);
    } else if (seen.fate == ACTION_LONG_AGO) {
        audience_refused(&server->audience, number, action, REFUSED_NOT_NOW);
    } else if (seen.fate == ACTION_TAKEN && is_durable) {
        audience_kept(&server->audience, number, action, seen.event);
    } else if (seen.fate == ACTION_TAKEN && !outbox_is_full(&server->outbox)) {
        await(server, number, action, seen.event);
    }
    return seen.fate != ACTION_NEW;
}

void acts_tell_again(struct server *server, uint16_t number) {
    uint8_t teacher = server->connections.list[number].teacher;
    uint64_t durable = server->room.journal->calls->durable(server->room.journal);
    for (size_t i = 0; i < DESK_ACTIONS_MAX; i++) {
        const struct desk_action *noted = &server->teachers[teacher].actions.list[i];
        if (noted->fate == ACTION_TAKEN && noted->event <= durable) {
            audience_kept(&server->audience, number, noted->action, noted->event);
        } else if (noted->fate == ACTION_REFUSED) {
            audience_refused(&server->audience, number, noted->action, noted->reason);
        }
    }
}

static void take(struct server *server, uint16_t number, uint32_t action) {
    if (is_seen(server, number, action)) {
        return;
    }
    struct outcome outcome = room_refused(REFUSED_BUSY);
    uint64_t who = server->teachers[server->connections.list[number].teacher].who;
    if (who != 0) {
        server->room.by =
            (struct journal_by){.who = who, .first_action = action, .last_action = action};
    }
    if (!outbox_is_full(&server->outbox)) {
        outcome = act(server, &server->incoming);
    }
    settle(server, number, action, &outcome);
}

/* Each of the messages that a teacher alone sends is an act. */
#define TAKE_FROM_TEACHER(name)                                                                    \
    void on_##name(struct server *server, uint16_t number, const struct message_##name *message) { \
        take(server, number, message->action);                                                     \
    }
#define TAKE_FROM_STUDENT(name)
#define TAKE_FROM_BOARD(name)
#define TAKE_FROM_CLIENT(name)
#define TAKE_FROM_SERVER(name)
#define MESSAGE(name, id, from, fields) TAKE_##from(name)
#include "messages.def"

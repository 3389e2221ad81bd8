/* Seats and the connections that speak for them. A seat is told to its connection once it is on
 * disk; whoever spoke for it before is let go: one seat, one live connection. At each return a new
 * token is made, and told once it is on disk too; the one before holds until the new one was used.
 */
#include <string.h>

#include "server_inside.h"
#include "token.h"

void seating_end(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    if (connection->seat != 0) {
        server->room.desks.list[connection->seat].connection = 0;
        connection->seat = 0;
        connection->is_seated = false;
    }
}

/* Whoever spoke for the seat before is let go. */
static void release(struct server *server, uint16_t seat, uint16_t number) {
    uint16_t before = server->room.desks.list[seat].connection;
    if (before != 0 && before != number) {
        seating_end(server, before);
        audience_closed(&server->audience, before, CLOSED_MOVED);
        server_drop(server, before);
    }
}

/* What was made for the seat is told when it is on disk. */
static void await_seat(struct server *server, uint16_t seat, const uint8_t *token, uint64_t event) {
    struct desk *desk = &server->room.desks.list[seat];
    memcpy(desk->fresh, token, TOKEN_BYTES);
    desk->fresh_event = event;
    desk->has_fresh = false;
    outbox_push(&server->outbox, &(struct outbox_entry){.event = event, .seat = seat});
}

/* Back with a token, and the next one is made. Where the journal takes nothing more the seat is
 * theirs all the same, by the token that they have. */
void seating_renew(struct server *server, uint16_t seat, enum return_kind how) {
    uint8_t token[TOKEN_BYTES];
    uint8_t hash[TOKEN_HASH_BYTES];
    struct event event = {.kind = EVENT_seat_resumed};
    event.as.seat_resumed = (struct event_seat_resumed){.seat = seat, .how = (uint32_t)how};
    if (outbox_is_full(&server->outbox)) {
        return;
    }
    server->config.random_bytes(server->config.random_context, token, sizeof token);
    token_hash(token, hash);
    struct outcome outcome =
        server_apply(server, &event, &(struct journal_words){.token = hash}, true);
    if (outcome.is_taken) {
        await_seat(server, seat, token, outcome.event);
    }
}

void seating_take(struct server *server, uint16_t number, uint16_t seat) {
    struct journal *journal = server->room.journal;
    struct desk *desk = &server->room.desks.list[seat];
    release(server, seat, number);
    desk->connection = number;
    server->connections.list[number].seat = seat;
    server->connections.list[number].is_seated = desk->added <= journal->calls->durable(journal);
    draft_take(server, seat);
}

/* The old seat gets another token, so that the machine that broke does not come back to it. */
struct outcome seating_give(struct server *server, uint16_t from, uint16_t to) {
    struct room *room = &server->room;
    uint16_t number = room->desks.list[from].connection;
    uint8_t token[TOKEN_BYTES];
    uint8_t hash[TOKEN_HASH_BYTES];
    if (number == 0 || !server->connections.list[number].is_seated) {
        return room_refused(REFUSED_NOT_NOW);
    }
    if (outbox_is_full(&server->outbox)) {
        return room_refused(REFUSED_BUSY);
    }
    draft_take(server, from);
    draft_take(server, to);
    server->config.random_bytes(server->config.random_context, token, sizeof token);
    token_hash(token, hash);
    struct event given = {.kind = EVENT_seat_resumed,
                          .as.seat_resumed = {.seat = to, .how = RETURN_GIVEN}};
    struct outcome outcome =
        server_apply(server, &given, &(struct journal_words){.token = hash}, true);
    if (!outcome.is_taken) {
        return outcome;
    }
    struct event left = {.kind = EVENT_seat_left, .as.seat_left = {.seat = from}};
    server_apply(server, &left, NULL, true);
    uint32_t peer = server->connections.list[number].peer;
    outbox_redirect(&server->outbox, from, number, peer);
    outbox_redirect(&server->felt, from, number, peer);
    outbox_forget(&server->outbox, to); /* it was somebody else who waited for that */
    outbox_forget(&server->felt, to);
    seating_end(server, number);
    seating_take(server, number, to);
    greeting_heard(server, number);
    server->connections.list[number].is_seated = false; /* told once all of this is on disk */
    await_seat(server, to, token, outcome.event);
    audience_tell_place(&server->audience, number);
    return outcome;
}

/* New seats of one machine, but for those that a teacher has approved. Machines of the school have
 * one student or two each; a terminal server has a setting. */
static uint32_t new_seats(const struct server *server, uint32_t machine) {
    uint32_t count = 0;
    for (uint16_t seat = 1; seat <= server->room.desks.count; seat++) {
        count += server->room.desks.list[seat].machine == machine;
    }
    return count;
}

bool seating_is_enough(struct server *server, uint16_t number) {
    uint32_t machine = server->connections.list[number].origin;
    uint32_t most = server->config.machine_seats;
    most = most > 0 ? most : LIMIT_MACHINE_SEATS * server->machines.times;
    bool is_enough = machine != TRANSPORT_HERE && new_seats(server, machine) >= most;
    server->room.has_outsiders = server->room.has_outsiders || is_enough;
    return is_enough;
}

void seating_count(struct server *server, uint16_t number) {
    const struct connection *connection = &server->connections.list[number];
    server->room.desks.list[connection->seat].machine = connection->origin;
}

struct outcome seating_remove(struct server *server, uint16_t seat) {
    struct event event = {.kind = EVENT_seat_removed, .as.seat_removed = {.seat = seat}};
    draft_take(server, seat);
    struct outcome outcome = server_apply(server, &event, NULL, true);
    uint16_t number = server->room.desks.list[seat].connection;
    if (outcome.is_taken && number != 0) {
        seating_end(server, number);
        audience_closed(&server->audience, number, CLOSED_REMOVED);
        server_drop(server, number);
    }
    return outcome;
}

struct outcome seating_add(struct server *server, uint16_t number, const char *name) {
    struct room *room = &server->room;
    struct connection *connection = &server->connections.list[number];
    uint8_t token[TOKEN_BYTES];
    enum return_kind how;
    if (connection->has_token && desks_find(&room->desks, connection->token, &how) != 0) {
        return room_refused(REFUSED_NOT_NOW); /* a newer connection of this machine sits already */
    }
    if (room->desks.count == room->desks.max) {
        return room_refused(REFUSED_FULL);
    }
    if (!connection->has_token) {
        server->config.random_bytes(server->config.random_context, token, sizeof token);
        token_hash(token, connection->token);
    }
    uint16_t seat = (uint16_t)(room->desks.count + 1);
    struct event event = {.kind = EVENT_seat_added, .as.seat_added = {.seat = seat}};
    struct journal_words words = {.name = name, .token = connection->token};
    room->by.who = room->by.first_action != 0 ? seat : 0;
    struct outcome outcome = server_apply(server, &event, &words, false);
    if (!outcome.is_taken) {
        return outcome;
    }
    connection->seat = seat;
    room->desks.list[seat].connection = number;
    room->desks.list[seat].added = outcome.event;
    server->host.joined_ms = room->now_ms;
    if (!connection->has_token) {
        await_seat(server, seat, token, outcome.event);
    }
    connection->has_token = false;
    return outcome;
}

/* Under the name that was picked. */
static struct outcome join(struct server *server, uint16_t number, uint16_t name) {
    char text[NAME_BYTES_MAX + 1];
    if (name == 0) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    if (outbox_is_full(&server->outbox)) {
        return room_refused(REFUSED_BUSY);
    }
    if (!server->room.game->is_locked && seating_is_enough(server, number)) {
        return room_refused(REFUSED_MACHINE);
    }
    names_take(&server->room.names, name, text, sizeof text);
    struct outcome outcome = seating_add(server, number, text);
    if (!outcome.is_taken) {
        names_give_back(&server->room.names, name);
    } else {
        seating_count(server, number);
    }
    return outcome;
}

/* The seat of this token was taken by another connection of the same machine: this one was greeted
 * while that one's join was under way. It is theirs, and the newer of the two speaks for it. */
static bool sits_already(struct server *server, uint16_t number) {
    const struct connection *connection = &server->connections.list[number];
    enum return_kind how = RETURN_KNOWN;
    uint16_t seat =
        connection->has_token ? desks_find(&server->room.desks, connection->token, &how) : 0;
    if (seat == 0) {
        return false;
    }
    uint16_t now = server->room.desks.list[seat].connection;
    if (now != 0 && server->connections.list[now].came > connection->came) {
        audience_closed(&server->audience, number, CLOSED_MOVED);
        server_drop(server, number);
        return true;
    }
    greeting_withdraw_names(server, number);
    name_withdraw(server, number);
    seating_take(server, number, seat);
    seating_renew(server, seat, how);
    greeting_heard(server, number);
    if (server->connections.list[number].is_seated) {
        audience_tell_seat(&server->audience, number);
    }
    return true;
}

void on_join(struct server *server, uint16_t number, const struct message_join *message) {
    struct connection *connection = &server->connections.list[number];
    if (connection->seat != 0) {
        if (!action_is_seen(server, number, message->action)) {
            audience_refused(&server->audience, number, message->action, REFUSED_NOT_NOW);
        }
        return;
    }
    if (sits_already(server, number)) {
        return;
    }
    server->room.by =
        (struct journal_by){.first_action = message->action, .last_action = message->action};
    struct outcome outcome = join(server, number, connection->names[message->choice]);
    if (!outcome.is_taken) {
        audience_refused(&server->audience, number, message->action, outcome.reason);
        return;
    }
    greeting_withdraw_names(server, number);
    name_withdraw(server, number);
    action_settle(server, connection->seat, message->action, message->action, &outcome);
}

void on_leave(struct server *server, uint16_t number, const struct message_leave *message) {
    (void)message;
    uint16_t seat = server->connections.list[number].seat;
    if (seat != 0) {
        draft_take(server, seat);
        seating_end(server, number);
        struct event event = {.kind = EVENT_seat_left, .as.seat_left = {.seat = seat}};
        server_apply(server, &event, NULL, true);
    }
    server_drop(server, number);
}

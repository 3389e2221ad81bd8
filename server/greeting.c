/* Coming in, coming back, going away. A newcomer is offered three names and takes a seat with one
 * of them; the seat is told to its connection once it is on disk. Who brings a token gets that seat
 * back, and whoever spoke for it before is let go: one seat, one live connection. */
#include "server_inside.h"

#include <string.h>

/* A student who is not heard of for so long is away. */
#define SILENCE_MS 2000

static bool apply_seat(struct server *server, enum event_kind kind, uint16_t seat) {
    struct event event = {.kind = kind};
    if (kind == EVENT_seat_here) {
        event.as.seat_here.seat = seat;
    } else if (kind == EVENT_seat_away) {
        event.as.seat_away.seat = seat;
    } else {
        event.as.seat_left.seat = seat;
    }
    return server_apply(server, &event, NULL, true).is_taken;
}

void greeting_heard(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    connection->heard_ms = server->now_ms;
    if (connection->seat != 0 && !server->room.game->seats[connection->seat].is_here) {
        apply_seat(server, EVENT_seat_here, connection->seat);
    }
}

/* The connection no longer speaks for its seat. */
static void unseat(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    if (connection->seat != 0) {
        server->room.desks.list[connection->seat].connection = 0;
        connection->seat = 0;
        connection->is_seated = false;
    }
}

static void lose_teacher(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    if (connection->teacher != 0) {
        server->teachers[connection->teacher] = (struct teacher){0};
        connection->teacher = 0;
        audience_teacher(&server->audience, false);
    }
}

void greeting_lost(struct server *server, uint16_t number) {
    uint16_t seat = server->connections.list[number].seat;
    greeting_withdraw_names(server, number);
    name_withdraw(server, number);
    lose_teacher(server, number);
    unseat(server, number);
    if (seat != 0 && server->room.game->seats[seat].is_here) {
        apply_seat(server, EVENT_seat_away, seat);
    }
}

void greeting_scan(struct server *server) {
    for (uint16_t seat = 1; seat <= server->room.desks.count; seat++) {
        if (!server->room.game->seats[seat].is_here) {
            continue;
        }
        uint16_t number = server->room.desks.list[seat].connection;
        uint64_t heard_ms = number != 0 ? server->connections.list[number].heard_ms : 0;
        if (number == 0 || server->now_ms - heard_ms >= SILENCE_MS) {
            apply_seat(server, EVENT_seat_away, seat);
        }
    }
}

/* --- names
 * ---------------------------------------------------------------------------------------- */

void greeting_withdraw_names(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    for (size_t i = 0; i < OFFERED_NAMES; i++) {
        if (connection->names[i] != 0) {
            names_withdraw(&server->room.names, connection->names[i]);
            connection->names[i] = 0;
        }
    }
}

static void offer_names(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    uint16_t offered[OFFERED_NAMES];
    for (size_t i = 0; i < OFFERED_NAMES; i++) {
        offered[i] = names_offer(&server->room.names);
    }
    greeting_withdraw_names(server, number); /* after drawing, so that the same do not come again */
    memcpy(connection->names, offered, sizeof offered);
    audience_names(&server->audience, number);
}

void on_more_names(struct server *server, uint16_t number,
                   const struct message_more_names *message) {
    if (server->connections.list[number].seat != 0) {
        audience_refused(&server->audience, number, message->action, REFUSED_NOT_NOW);
        return;
    }
    offer_names(server, number);
    audience_kept(&server->audience, number, message->action, 0);
}

/* --- coming in
 * ------------------------------------------------------------------------------------ */

static bool is_owner(const struct server *server, uint16_t number,
                     const struct message_hello *message) {
    struct transport *transport = server->config.transport;
    uint32_t peer = server->connections.list[number].peer;
    if (server->config.owner == NULL || message->owner_count != TOKEN_BYTES) {
        return false;
    }
    unsigned difference = 0;
    for (size_t i = 0; i < TOKEN_BYTES; i++) {
        difference |= (unsigned)(message->owner[i] ^ server->config.owner[i]);
    }
    return difference == 0 && transport->calls->is_local(transport, peer);
}

static uint8_t free_teacher(const struct server *server) {
    for (uint8_t i = 1; i <= TEACHERS_MAX; i++) {
        if (server->teachers[i].connection == 0) {
            return i;
        }
    }
    return 0;
}

/* Why somebody may not come in; REFUSED_COUNT: may. */
static enum refusal_reason check_hello(const struct server *server, uint16_t number,
                                       const struct message_hello *message) {
    bool is_full = server->room.desks.count == server->room.desks.max;
    if (message->major != PROTOCOL_MAJOR) {
        return REFUSED_VERSION;
    }
    if (message->role == ROLE_TEACHER && !is_owner(server, number, message)) {
        return REFUSED_NOT_YOURS;
    }
    if (message->role == ROLE_TEACHER) {
        return free_teacher(server) != 0 ? REFUSED_COUNT : REFUSED_FULL;
    }
    bool is_new = message->role == ROLE_STUDENT && message->token_count == 0;
    return is_new && is_full ? REFUSED_FULL : REFUSED_COUNT;
}

static bool is_welcome(struct server *server, uint16_t number,
                       const struct message_hello *message) {
    enum refusal_reason reason = check_hello(server, number, message);
    if (reason == REFUSED_COUNT) {
        return true;
    }
    if (reason == REFUSED_VERSION) {
        server->misfits++;
        server->misfit_major = message->major;
    }
    audience_refused(&server->audience, number, 0, reason);
    server_drop(server, number);
    return false;
}

static void seat_teacher(struct server *server, uint16_t number) {
    uint8_t teacher = free_teacher(server);
    server->teachers[teacher] = (struct teacher){.connection = number};
    server->connections.list[number].teacher = teacher;
    audience_teacher(&server->audience, true);
}

/* Whoever spoke for the seat before is let go. */
static void release(struct server *server, uint16_t seat, uint16_t number) {
    uint16_t before = server->room.desks.list[seat].connection;
    if (before != 0 && before != number) {
        unseat(server, before);
        audience_closed(&server->audience, before, CLOSED_MOVED);
        server_drop(server, before);
    }
}

/* The seat moves to this connection, wherever it was before. */
static void come_back(struct server *server, uint16_t number, uint16_t seat) {
    release(server, seat, number);
    server->room.desks.list[seat].connection = number;
    server->connections.list[number].seat = seat;
    server->connections.list[number].is_seated = true;
    draft_take(server, seat);
    greeting_heard(server, number);
}

/* A hello that was under way while its student had already come back by a newer connection. */
static bool is_overtaken(const struct server *server, uint16_t number, uint16_t seat) {
    const struct connection *list = server->connections.list;
    uint16_t now = seat != 0 ? server->room.desks.list[seat].connection : 0;
    return now != 0 && list[now].came > list[number].came;
}

static uint16_t seat_of_token(const struct server *server, const struct message_hello *message) {
    bool has_token = message->role == ROLE_STUDENT && message->token_count == TOKEN_BYTES;
    return has_token ? desks_find(&server->room.desks, message->token) : 0;
}

void on_hello(struct server *server, uint16_t number, const struct message_hello *message) {
    struct connection *connection = &server->connections.list[number];
    if (!is_welcome(server, number, message)) {
        return;
    }
    uint16_t seat = seat_of_token(server, message);
    if (is_overtaken(server, number, seat)) {
        audience_closed(&server->audience, number, CLOSED_MOVED);
        server_drop(server, number);
        return;
    }
    struct audience_welcome welcome = {
        .title = server->config.title, .code = server->config.code, .run = server->config.run};
    connection->is_in = true;
    connection->role = (enum role)message->role;
    audience_welcome(&server->audience, number, &welcome);
    if (seat != 0) {
        come_back(server, number, seat);
    }
    audience_tell_place(&server->audience, number);
    if (seat != 0) {
        audience_tell_seat(&server->audience, number);
    } else if (connection->role == ROLE_STUDENT) {
        offer_names(server, number);
    } else if (connection->role == ROLE_TEACHER) {
        seat_teacher(server, number);
    }
}

/* The old seat gets another token, so that the machine that broke does not come back to it. */
struct outcome greeting_give_seat(struct server *server, uint16_t from, uint16_t to) {
    struct room *room = &server->room;
    uint16_t number = room->desks.list[from].connection;
    uint8_t token[TOKEN_BYTES];
    if (number == 0 || !server->connections.list[number].is_seated) {
        return room_refused(REFUSED_NOT_NOW);
    }
    if (outbox_is_full(&server->outbox)) {
        return room_refused(REFUSED_BUSY);
    }
    draft_take(server, from);
    draft_take(server, to);
    struct event left = {.kind = EVENT_seat_left, .as.seat_left = {.seat = from}};
    struct outcome outcome = server_apply(server, &left, NULL, true);
    if (!outcome.is_taken) {
        return outcome;
    }
    uint32_t peer = server->connections.list[number].peer;
    outbox_redirect(&server->outbox, from, number, peer);
    outbox_redirect(&server->felt, from, number, peer);
    outbox_forget(&server->outbox, to); /* it was somebody else who waited for that */
    outbox_forget(&server->felt, to);
    unseat(server, number);
    server->config.random_bytes(server->config.random_context, token, sizeof token);
    desks_renew(&room->desks, to, token);
    come_back(server, number, to);
    server->connections.list[number].is_seated = false; /* told once all of this is on disk */
    outbox_push(&server->outbox, &(struct outbox_entry){.event = outcome.event, .seat = to});
    audience_tell_place(&server->audience, number);
    return outcome;
}

struct outcome greeting_add_seat(struct server *server, uint16_t number, const char *name) {
    struct room *room = &server->room;
    struct connection *connection = &server->connections.list[number];
    uint8_t token[TOKEN_BYTES];
    if (room->desks.count == room->desks.max) {
        return room_refused(REFUSED_FULL);
    }
    struct event event = {.kind = EVENT_seat_added};
    event.as.seat_added.seat = room->desks.count + 1u;
    struct outcome outcome =
        server_apply(server, &event, &(struct journal_words){.name = name}, false);
    if (!outcome.is_taken) {
        return outcome;
    }
    server->config.random_bytes(server->config.random_context, token, sizeof token);
    connection->seat = desks_add(&room->desks, name, token);
    room->desks.list[connection->seat].connection = number;
    server->host.joined_ms = room->now_ms;
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
    names_take(&server->room.names, name, text, sizeof text);
    struct outcome outcome = greeting_add_seat(server, number, text);
    if (!outcome.is_taken) {
        names_give_back(&server->room.names, name);
    }
    return outcome;
}

void on_join(struct server *server, uint16_t number, const struct message_join *message) {
    struct connection *connection = &server->connections.list[number];
    if (connection->seat != 0) {
        if (!action_is_seen(server, number, message->action)) {
            audience_refused(&server->audience, number, message->action, REFUSED_NOT_NOW);
        }
        return;
    }
    struct outcome outcome = join(server, number, connection->names[message->choice]);
    if (!outcome.is_taken) {
        audience_refused(&server->audience, number, message->action, outcome.reason);
        return;
    }
    greeting_withdraw_names(server, number);
    name_withdraw(server, number);
    action_settle(server, connection->seat, message->action, message->action, &outcome);
}

/* --- and the rest
 * --------------------------------------------------------------------------------- */

void on_alive(struct server *server, uint16_t number, const struct message_alive *message) {
    (void)server;
    (void)number;
    (void)message; /* that it came is all it says */
}

void on_leave(struct server *server, uint16_t number, const struct message_leave *message) {
    (void)message;
    uint16_t seat = server->connections.list[number].seat;
    if (seat != 0) {
        draft_take(server, seat);
        unseat(server, number);
        apply_seat(server, EVENT_seat_left, seat);
    }
    server_drop(server, number);
}

/* Rooms are looked for outside of every connection. */
void on_find(struct server *server, uint16_t number, const struct message_find *message) {
    (void)message;
    server_strike(server, number);
}

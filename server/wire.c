/* What comes in over the network, and how much of it. A message that is none is a strike; one that
 * is over a rate is not done, and its sender is told to say it again later. Who goes on all the
 * same is let go, and so is who says nothing for a minute: before the greeting, or behind it. */
#include "codec.h"
#include "dispatch.h"
#include "message_table.h"
#include "server_inside.h"

#include <string.h>

/* --- coming in
 * ------------------------------------------------------------------------------------ */

static uint32_t machine_connections(const struct server *server, uint32_t origin) {
    uint32_t count = 0;
    for (uint16_t number = 1; number <= server->connections.high; number++) {
        const struct connection *it = &server->connections.list[number];
        count += it->peer != 0 && it->origin == origin;
    }
    return count;
}

void wire_connected(struct server *server, uint32_t peer) {
    struct transport *transport = server->config.transport;
    uint32_t origin = transport->calls->origin(transport, peer);
    uint32_t most = LIMIT_MACHINE_CONNECTIONS * server->machines.times;
    bool is_full = origin != TRANSPORT_HERE && machine_connections(server, origin) >= most;
    uint16_t number = connections_add(&server->connections, peer, server->now_ms);
    if (number == 0) {
        transport->calls->disconnect(transport, peer);
        return;
    }
    server->connections.list[number].origin = origin;
    server->connections.list[number].heard_awake_ms = server->awake_ms;
    if (is_full) {
        audience_refused(&server->audience, number, 0, REFUSED_TOO_MANY);
        server_drop(server, number);
    }
}

/* --- who is let go
 * -------------------------------------------------------------------------------- */

static void misbehaves(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    if (!connection->is_misbehaving) {
        connection->is_misbehaving = true;
        audience_closed(&server->audience, number, CLOSED_MISBEHAVED);
    }
}

void server_strike(struct server *server, uint16_t number) {
    if (++server->connections.list[number].strikes > LIMIT_STRIKES) {
        misbehaves(server, number);
    }
}

void wire_scan(struct server *server) {
    for (uint16_t number = 1; number <= server->connections.high; number++) {
        const struct connection *it = &server->connections.list[number];
        bool is_silent = server->awake_ms - it->heard_awake_ms >= LIMIT_SILENT_MS;
        if (it->peer != 0 && (it->is_misbehaving || is_silent)) {
            server_drop(server, number);
        }
    }
}

/* --- messages
 * ------------------------------------------------------------------------------------- */

/* One line a message. NOLINTNEXTLINE(readability-function-size) */
static void dispatch(struct server *server, uint16_t number, const struct message *message) {
    switch (message->id) {
#define MESSAGE(name, id, from, fields)                                                            \
    DISPATCH_CLIENT_MESSAGE(from, name, server, number, &message->as.name)
#include "messages.def"
    }
}

/* The number of an action is its message's first field; 0: it is none. */
static uint32_t action_of(const struct message *message) {
    const struct form *form = &message_form((uint64_t)message->id)->form;
    bool is_action = form->field_count > 0 && strcmp(form->fields[0].name, "action") == 0;
    return is_action ? (uint32_t)field_number(&form->fields[0], &message->as) : 0;
}

/* Over a rate. Nothing is lost by it: the same is taken when it is said again. This refusal is
 * noted nowhere, so who cannot be told it has to come anew, and then says everything again. */
static void put_off(struct server *server, uint16_t number, const struct message *message) {
    struct connection *connection = &server->connections.list[number];
    uint32_t action = action_of(message);
    bool is_hello = message->id == MESSAGE_hello;
    if (!rates_take_own(&connection->rates, RATE_EXCESS, server->now_ms)) {
        misbehaves(server, number);
        return;
    }
    if (action != 0 || is_hello) {
        audience_refused(&server->audience, number, action, REFUSED_LATER);
        connection->must_return = connection->must_return || connection->is_behind;
    }
    if (is_hello) {
        server_drop(server, number);
    }
}

static bool takes(struct server *server, uint16_t number, enum rate rate) {
    struct connection *connection = &server->connections.list[number];
    return rates_take(&connection->rates, &server->machines, connection->origin, rate,
                      server->now_ms);
}

/* A farewell is heard always; cheers over their rate are not counted, and that is all. */
static bool is_within_rates(struct server *server, uint16_t number, const struct message *message) {
    enum rate rate = rate_of(message);
    if (message->id == MESSAGE_leave) {
        return true;
    }
    if (!takes(server, number, RATE_MESSAGES)) {
        put_off(server, number, message);
        return false;
    }
    bool is_taken = rate == RATE_COUNT || takes(server, number, rate);
    if (!is_taken && rate != RATE_CHEERS) {
        put_off(server, number, message);
    }
    return is_taken;
}

/* Who is no teacher and speaks like one is counted, however often. */
static void note_false(struct server *server, const struct connection *connection,
                       enum codec_status status) {
    if (status != CODEC_OK && status != CODEC_WRONG_SENDER) {
        return;
    }
    const struct message *message = &server->incoming;
    bool is_teacher = connection->is_in && connection->role == ROLE_TEACHER;
    bool is_act = message_form((uint64_t)message->id)->from == FROM_TEACHER;
    bool is_hello = status == CODEC_OK && message->id == MESSAGE_hello &&
                    message->as.hello.role == ROLE_TEACHER;
    server->false_acts += !is_teacher && is_act;
    server->false_hellos += !is_teacher && is_hello;
}

void wire_message(struct server *server, uint16_t number, const struct transport_event *event) {
    struct connection *connection = &server->connections.list[number];
    if (connection->is_misbehaving || server->state != SERVER_OPEN) {
        return;
    }
    unsigned from = connection->is_in ? 1u << connection->role : (unsigned)FROM_CLIENT;
    enum codec_status status =
        codec_decode(event->bytes, event->bytes_count, from, &server->incoming);
    bool is_expected =
        status == CODEC_OK && (server->incoming.id == MESSAGE_hello) != connection->is_in;
    if (!is_expected) {
        note_false(server, connection, status);
        server_strike(server, number);
        return;
    }
    greeting_heard(server, number);
    if (is_within_rates(server, number, &server->incoming)) {
        dispatch(server, number, &server->incoming);
    }
    server->room.by = (struct journal_by){0}; /* what was refused, or needed no event */
}

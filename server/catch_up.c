/* Slow readers. When as much waits for a connection as may wait, it is told nothing more: what
 * happens meanwhile would be old news when it comes to read it. As soon as it has read nearly all
 * it is told the now, as somebody who comes back is, and what became of its last actions; the
 * connection is the same all the time. Nobody else notices. */
#include "server_inside.h"

/* All of it goes out, whatever waits then. */
static void tell_now(struct server *server, uint16_t number) {
    struct mail *mail = &server->audience.mail;
    uint32_t usually = mail->behind;
    struct connection *connection = &server->connections.list[number];
    mail->behind = LIMIT_QUEUE_MESSAGES;
    audience_tell_place_again(&server->audience, number);
    if (connection->seat != 0 && connection->is_seated) {
        audience_tell_seat(&server->audience, number);
        action_tell_again(server, connection->seat);
        if (!connection->is_behind) {
            action_forget_fresh(&server->room.desks.list[connection->seat]);
        }
    } else if (connection->role == ROLE_TEACHER) {
        audience_tell_desk_again(&server->audience);
        acts_tell_again(server, number);
    }
    mail->behind = usually;
}

/* Who takes a name, or a place, was answered once; who has to come anew is asked again. */
static bool can_be_told(const struct connection *connection) {
    bool is_choosing = connection->role == ROLE_STUDENT && connection->seat == 0;
    return connection->is_in && !is_choosing && !connection->must_return;
}

static void scan_one(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    struct transport *transport = server->config.transport;
    if (connection->behind_awake_ms == 0) {
        connection->behind_awake_ms = server->awake_ms > 0 ? server->awake_ms : 1;
    }
    bool is_late = server->awake_ms - connection->behind_awake_ms >= LIMIT_BEHIND_MS;
    if (!can_be_told(connection) || is_late) {
        server_drop(server, number);
        return;
    }
    uint32_t again = server->audience.mail.behind * LIMIT_QUEUE_AGAIN / LIMIT_QUEUE_BEHIND;
    if (transport->calls->queued(transport, connection->peer) <= again) {
        connection->is_behind = false;
        connection->behind_awake_ms = 0;
        tell_now(server, number);
    }
}

void catch_up_scan(struct server *server) {
    for (uint16_t number = 1; number <= server->connections.high; number++) {
        const struct connection *it = &server->connections.list[number];
        if (it->peer != 0 && it->is_behind) {
            scan_one(server, number);
        }
    }
}

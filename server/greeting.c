/* Coming in, coming back, going away. A newcomer is offered three names, of which a seat is taken
 * with one in seating.c; who brings a token gets that seat back. A teacher, on whatever machine,
 * has to sign the very connection by a key that may teach here, and keeps a place of its own, so
 * that what it did counts once. */
#include "server_inside.h"

#include <string.h>

#include "token.h"

/* A student who is not heard of for so long is away. */
#define SILENCE_MS 2000

static void apply_here(struct server *server, uint16_t seat) {
    struct event event = {.kind = EVENT_seat_here, .as.seat_here = {.seat = seat}};
    server_apply(server, &event, NULL, true);
}

static void apply_away(struct server *server, uint16_t seat) {
    struct event event = {.kind = EVENT_seat_away, .as.seat_away = {.seat = seat}};
    server_apply(server, &event, NULL, true);
}

void greeting_heard(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    connection->heard_ms = server->now_ms;
    connection->heard_awake_ms = server->awake_ms;
    if (connection->seat != 0 && !server->room.game->seats[connection->seat].is_here) {
        apply_here(server, connection->seat);
    }
}

/* Its place is kept: what it sends again when it comes back must count once. */
static void lose_teacher(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    if (connection->teacher != 0) {
        server->teachers[connection->teacher].connection = 0;
        server->teachers[connection->teacher].left_ms = server->room.now_ms;
        connection->teacher = 0;
        audience_teacher(&server->audience, false);
    }
}

void greeting_lost(struct server *server, uint16_t number) {
    uint16_t seat = server->connections.list[number].seat;
    greeting_withdraw_names(server, number);
    name_withdraw(server, number);
    lose_teacher(server, number);
    seating_end(server, number);
    if (seat != 0 && server->room.game->seats[seat].is_here) {
        apply_away(server, seat);
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
            apply_away(server, seat);
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

/* What was signed for another connection, or by nobody who may teach here, is nothing. */
static bool is_owner(const struct server *server, uint16_t number,
                     const struct message_hello *message) {
    const struct server_config *config = &server->config;
    const struct transport *transport = config->transport;
    struct transport_identity identity;
    bool is_whole = message->owner_count == sizeof message->owner &&
                    message->signature_count == sizeof message->signature;
    return is_whole && config->is_teachers != NULL &&
           transport->calls->identity(transport, server->connections.list[number].peer,
                                      &identity) &&
           config->is_teachers(config->teachers_context, identity.handshake, message->owner,
                               message->signature);
}

/* A number out of nowhere that a teacher's machine keeps while it runs; above all seats'. */
static uint64_t teacher_number(const struct message_hello *message) {
    uint8_t hash[TOKEN_HASH_BYTES];
    uint64_t number;
    if (message->token_count != TOKEN_BYTES) {
        return 0;
    }
    token_hash(message->token, hash);
    memcpy(&number, hash, sizeof number);
    return (number >> 1) | ((uint64_t)1 << 32);
}

/* Who has been away for longer than another gives up the place first, and nobody before anybody. */
static bool is_freer(const struct teacher *teacher, const struct teacher *other) {
    if ((teacher->who == 0) != (other->who == 0)) {
        return teacher->who == 0;
    }
    return teacher->left_ms < other->left_ms;
}

/* The place of one who was here before; else a free one, rather of nobody than of one who may come
 * back; 0: none. */
static uint8_t find_teacher(const struct server *server, uint64_t who) {
    uint8_t place = 0;
    for (uint8_t i = 1; i <= TEACHERS_MAX; i++) {
        const struct teacher *teacher = &server->teachers[i];
        if (who != 0 && teacher->who == who) {
            return i;
        }
        bool is_better = place == 0 || is_freer(teacher, &server->teachers[place]);
        if (teacher->connection == 0 && is_better) {
            place = i;
        }
    }
    return place;
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
        bool has_place = find_teacher(server, teacher_number(message)) != 0;
        return has_place ? REFUSED_COUNT : REFUSED_FULL;
    }
    bool is_new = message->role == ROLE_STUDENT && !server->connections.list[number].is_known;
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
    } else if (reason == REFUSED_NOT_YOURS) {
        server->false_hellos++;
    }
    audience_refused(&server->audience, number, 0, reason);
    server_drop(server, number);
    return false;
}

struct action_log *greeting_teacher_log(struct server *server, uint64_t who) {
    struct teacher *teacher = &server->teachers[find_teacher(server, who)];
    if (teacher->who != who) {
        *teacher = (struct teacher){.who = who};
    }
    teacher->left_ms = server->room.now_ms;
    return &teacher->actions;
}

static void seat_teacher(struct server *server, uint16_t number,
                         const struct message_hello *message) {
    uint64_t who = teacher_number(message);
    uint8_t place = find_teacher(server, who);
    struct teacher *teacher = &server->teachers[place];
    uint16_t before = teacher->connection;
    if (before != 0) { /* the same machine, by a connection that it has given up */
        audience_closed(&server->audience, before, CLOSED_MOVED);
        server_drop(server, before);
    }
    if (who == 0 || teacher->who != who) {
        *teacher = (struct teacher){.who = who};
    }
    teacher->connection = number;
    server->connections.list[number].teacher = place;
    audience_teacher(&server->audience, true);
}

/* The connection by which somebody is here already; 0: none. */
static uint16_t find_other(const struct server *server, const struct message_hello *message,
                           uint16_t seat) {
    uint64_t who = message->role == ROLE_TEACHER ? teacher_number(message) : 0;
    const struct teacher *teacher = &server->teachers[who != 0 ? find_teacher(server, who) : 0];
    if (who != 0) {
        return teacher->who == who ? teacher->connection : 0;
    }
    return seat != 0 ? server->room.desks.list[seat].connection : 0;
}

/* A hello that was under way while the same one had already come back by a newer connection. */
static bool is_overtaken(const struct server *server, uint16_t number,
                         const struct message_hello *message, uint16_t seat) {
    const struct connection *list = server->connections.list;
    uint16_t now = find_other(server, message, seat);
    return now != 0 && list[now].came > list[number].came;
}

/* Whose seat this is; of a newcomer the token is kept, for the seat that it will take. */
static uint16_t find_seat(struct server *server, uint16_t number,
                          const struct message_hello *message, enum return_kind *how) {
    struct connection *connection = &server->connections.list[number];
    if (message->role != ROLE_STUDENT || message->token_count != TOKEN_BYTES) {
        return 0;
    }
    token_hash(message->token, connection->token);
    uint16_t seat = desks_find(&server->room.desks, connection->token, how);
    connection->has_token = seat == 0;
    connection->is_known = seat != 0;
    return seat;
}

/* More than this nobody can have missed: whoever says so is not believed. */
#define LOST_MAX 100000

/* A client was told of something that this room has not, from before it was started again: in each
 * run there is all up to its last entry. */
static void note_lost(struct server *server, uint64_t told) {
    uint32_t run = JOURNAL_RUN_OF(told);
    uint64_t end = server->run_ends[run % RUNS_KNOWN];
    uint32_t had = JOURNAL_RUN_OF(end) == run ? JOURNAL_PLACE_OF(end) : 0;
    bool is_known = run < server->config.run && server->config.run - run < RUNS_KNOWN;
    if (!is_known || JOURNAL_PLACE_OF(told) <= had) {
        return;
    }
    uint64_t lost = JOURNAL_PLACE_OF(told) - had;
    if (lost > server->room.lost && lost <= LOST_MAX) {
        server->room.lost = lost;
    }
}

/* The rest of a hello, for one who is in. */
static void greet(struct server *server, uint16_t number, const struct message_hello *message,
                  uint16_t seat, enum return_kind how) {
    struct connection *connection = &server->connections.list[number];
    if (seat != 0) {
        seating_take(server, number, seat);
        seating_renew(server, seat, how);
        greeting_heard(server, number);
    }
    audience_tell_place(&server->audience, number);
    if (seat != 0 && connection->is_seated) {
        audience_tell_seat(&server->audience, number);
    } else if (seat == 0 && connection->role == ROLE_STUDENT) {
        offer_names(server, number);
    } else if (connection->role == ROLE_TEACHER) {
        seat_teacher(server, number, message);
    }
}

void on_hello(struct server *server, uint16_t number, const struct message_hello *message) {
    struct connection *connection = &server->connections.list[number];
    enum return_kind how = RETURN_KNOWN;
    uint16_t seat = find_seat(server, number, message, &how);
    if (!is_welcome(server, number, message)) {
        return;
    }
    if (is_overtaken(server, number, message, seat)) {
        audience_closed(&server->audience, number, CLOSED_MOVED);
        server_drop(server, number);
        return;
    }
    struct audience_welcome welcome = {
        .title = server->config.title, .code = server->config.code, .run = server->config.run};
    connection->is_in = true;
    connection->role = (enum role)message->role;
    if (message->role == ROLE_STUDENT) {
        note_lost(server, message->last_event);
    }
    audience_welcome(&server->audience, number, &welcome);
    greet(server, number, message, seat, how);
}

/* --- and the rest
 * --------------------------------------------------------------------------------- */

void on_alive(struct server *server, uint16_t number, const struct message_alive *message) {
    (void)server;
    (void)number;
    (void)message; /* that it came is all it says */
}

/* Rooms are looked for outside of every connection. */
void on_find(struct server *server, uint16_t number, const struct message_find *message) {
    (void)message;
    server_strike(server, number);
}

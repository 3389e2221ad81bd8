/* Coming in, coming back, going away. A newcomer is offered three names and takes a seat with one
 * of them; the seat is told to its connection once it is on disk. Who brings a token gets that seat
 * back, and whoever spoke for it before is let go: one seat, one live connection. At each return a
 * new token is made, and told once it is on disk; the one before holds until the new one was used.
 */
#include "server_inside.h"

#include <string.h>

#include "token.h"

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

/* Its place is kept: what it sends again when it comes back must count once. */
static void lose_teacher(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    if (connection->teacher != 0) {
        server->teachers[connection->teacher].connection = 0;
        server->teachers[connection->teacher].left_ms = server->now_ms;
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

/* Whoever spoke for the seat before is let go. */
static void release(struct server *server, uint16_t seat, uint16_t number) {
    uint16_t before = server->room.desks.list[seat].connection;
    if (before != 0 && before != number) {
        unseat(server, before);
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
static void resume_seat(struct server *server, uint16_t seat, enum return_kind how) {
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

/* The seat moves to this connection, wherever it was before. */
static void come_back(struct server *server, uint16_t number, uint16_t seat) {
    struct journal *journal = server->room.journal;
    struct desk *desk = &server->room.desks.list[seat];
    release(server, seat, number);
    desk->connection = number;
    server->connections.list[number].seat = seat;
    server->connections.list[number].is_seated = desk->added <= journal->calls->durable(journal);
    draft_take(server, seat);
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
        come_back(server, number, seat);
        resume_seat(server, seat, how);
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

/* The old seat gets another token, so that the machine that broke does not come back to it. */
struct outcome greeting_give_seat(struct server *server, uint16_t from, uint16_t to) {
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
    unseat(server, number);
    come_back(server, number, to);
    greeting_heard(server, number);
    server->connections.list[number].is_seated = false; /* told once all of this is on disk */
    await_seat(server, to, token, outcome.event);
    audience_tell_place(&server->audience, number);
    return outcome;
}

struct outcome greeting_add_seat(struct server *server, uint16_t number, const char *name) {
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
    names_take(&server->room.names, name, text, sizeof text);
    struct outcome outcome = greeting_add_seat(server, number, text);
    if (!outcome.is_taken) {
        names_give_back(&server->room.names, name);
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
    come_back(server, number, seat);
    resume_seat(server, seat, how);
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

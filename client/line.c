/* Everything happens in a turn on the main thread: events of the transport go to the session,
 * answers to the app, wishes out, and what the session has to say is sent. ENet resends only when
 * it is called, so turns come a little faster while something is on its way. */
#include "line.h"

#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "discovery.h"
#include "fingerprint.h"
#include "journey_file.h"
#include "log.h"
#include "lookup.h"
#include "str.h"
#include "teachers.h"
#include "transport_enet.h"

#define QUIET_MS    200 /* between calls of ENet when nothing is on its way */
#define BUSY_MS     50
#define BUSY_FOR_MS 1000 /* after sending */
#define EVENTS_MAX  256  /* in one turn, so that a flood does not stop the drawing */
#define PATH_BYTES  640

struct line {
    struct app *app;
    struct fingerprints *fingerprints;
    struct transport *transport;
    const struct identity *identity; /* a teacher's; NULL for others */
    struct keeper *keeper;           /* NULL: nothing is remembered */
    struct lookup *lookup;
    struct app_wish looked_up;   /* its host's number is being asked for; NOTHING: none is */
    bool is_new_lesson;          /* the teacher is to be noted when the room has let us in */
    struct discovery *discovery; /* NULL: rooms cannot be found here, addresses can be typed */
    uint32_t peer;               /* 0: no connection is made or standing */
    bool is_up;
    bool is_over;
    uint32_t nonce;
    uint64_t sent_ms;
};

static void free_all(struct line *line) {
    lookup_close(line->lookup);
    fingerprints_close(line->fingerprints);
    free(line);
}

struct line *line_open(struct app *app, struct keeper *keeper, uint32_t nonce, char *why,
                       size_t size) {
    struct line *line = calloc(1, sizeof *line);
    if (line == NULL) {
        str_copy(why, size, "There is not enough memory.");
        return NULL;
    }
    *line = (struct line){.app = app, .keeper = keeper, .nonce = nonce};
    line->lookup = lookup_open();
    line->fingerprints = fingerprints_open();
    if (line->lookup == NULL || line->fingerprints == NULL) {
        str_copy(why, size, "There is not enough memory.");
        free_all(line);
        return NULL;
    }
    line->transport = transport_enet_dial(1, line->fingerprints, why, size);
    if (line->transport == NULL) {
        free_all(line);
        return NULL;
    }
    char note[256];
    line->discovery = discovery_ask(PROTOCOL_FIND_PORT, note, sizeof note);
    if (line->discovery == NULL) {
        log_note("rooms cannot be found by themselves here: %s", note);
    }
    return line;
}

/* Sends all that the session has to say. */
static void send_all(struct line *line, uint64_t now_ms) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    struct session *session = app_session(line->app);
    if (!line->is_up) {
        return;
    }
    for (int i = 0; i < EVENTS_MAX; i++) {
        size_t count = session_outgoing(session, bytes, now_ms);
        if (count == 0) {
            return;
        }
        line->sent_ms = now_ms;
        if (!line->transport->calls->send(line->transport, line->peer, bytes, count,
                                          TRANSPORT_RELIABLE)) {
            return;
        }
    }
}

void line_close(struct line *line) {
    if (line == NULL) {
        return;
    }
    if (line->is_up) {
        send_all(line, line->sent_ms);
        line->transport->calls->flush(line->transport);
    }
    line->transport->calls->close(line->transport);
    if (line->discovery != NULL) {
        discovery_close(line->discovery);
    }
    free_all(line);
}

void line_lead(struct line *line, const struct identity *identity) {
    line->identity = identity;
}

size_t line_sockets(const struct line *line, int *sockets, size_t max) {
    size_t count = 0;
    if (count < max) {
        sockets[count++] = transport_enet_socket(line->transport);
    }
    if (count < max && line->discovery != NULL) {
        sockets[count++] = discovery_socket(line->discovery);
    }
    return count;
}

/* --- asking the LAN ------------------------------------------------------------------------------
 */

static void ask(struct line *line) {
    struct message message = {.id = MESSAGE_find};
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    if (line->discovery == NULL) {
        return;
    }
    message.as.find.major = PROTOCOL_MAJOR;
    message.as.find.nonce = line->nonce;
    message.as.find.padding_count = sizeof message.as.find.padding;
    size_t count = codec_encode(&message, bytes, sizeof bytes);
    (void)discovery_broadcast(line->discovery, bytes, count);
}

static bool take_answer(struct line *line, const uint8_t *bytes, size_t count, const char *host,
                        uint64_t now_ms) {
    static struct message message;
    if (codec_decode(bytes, count, FROM_SERVER, &message) != CODEC_OK ||
        message.id != MESSAGE_found || message.as.found.nonce != line->nonce) {
        return false;
    }
    if (message.as.found.key_count != KEY_BYTES) {
        return false;
    }
    app_found(line->app, host, &message.as.found, now_ms);
    return true;
}

/* One key at a time, in a thread: it takes a while on purpose. */
static bool work_out_codes(struct line *line, uint64_t now_ms) {
    struct fingerprint fingerprint;
    bool is_any = false;
    const uint8_t *key = app_wants_code(line->app, now_ms);
    for (int i = 0; i < EVENTS_MAX && key != NULL; i++) {
        enum fingerprint_state state = fingerprints_ask(line->fingerprints, key, &fingerprint);
        if (state == FINGERPRINT_BUSY) {
            break;
        }
        const char *code = state == FINGERPRINT_KNOWN ? fingerprint.code : NULL;
        app_tell_code(line->app, key, code, now_ms);
        is_any = true;
        key = app_wants_code(line->app, now_ms);
    }
    return is_any;
}

static bool take_answers(struct line *line, uint64_t now_ms) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    char host[64];
    bool is_any = false;
    for (int i = 0; line->discovery != NULL && i < EVENTS_MAX; i++) {
        size_t count = discovery_receive(line->discovery, bytes, host);
        if (count == 0) {
            break;
        }
        is_any = take_answer(line, bytes, count, host, now_ms) || is_any;
    }
    return is_any;
}

/* --- the connection ------------------------------------------------------------------------------
 */

static void lost(struct line *line, enum transport_end end, uint64_t now_ms) {
    line->peer = 0;
    line->is_up = false;
    app_disconnected(line->app, (int)end, now_ms);
}

/* A teacher's own room needs no code and no pictures: it shows their own key. */
static bool is_own(const struct line *line, const uint8_t *teacher) {
    return line->identity != NULL && memcmp(line->identity->open, teacher, KEY_BYTES) == 0;
}

/* Nothing is said yet: the app looks at what was shown. */
static void connected(struct line *line, uint64_t now_ms) {
    struct transport_identity shown;
    if (line->transport->calls->identity(line->transport, line->peer, &shown)) {
        bool is_known = is_own(line, shown.teacher) || teachers_know(shown.teacher);
        app_connected(line->app, &shown, is_known, now_ms);
    }
}

/* A teacher's word on this very connection. */
static void prove(struct line *line) {
    struct transport_identity shown;
    struct session_proof proof;
    if (line->identity == NULL ||
        !line->transport->calls->identity(line->transport, line->peer, &shown)) {
        return;
    }
    memcpy(proof.teacher, line->identity->open, sizeof proof.teacher);
    identity_sign_connection(line->identity, shown.handshake, proof.signature);
    session_prove(app_session(line->app), &proof);
}

/* The room is the one that is meant: what this machine knows of it, and then hello. */
static void greet(struct line *line, const struct app_wish *wish, uint64_t now_ms) {
    if (line->keeper != NULL) {
        keeper_bring(line->keeper, app_session(line->app), wish->code);
    }
    line->is_new_lesson = true;
    app_greet(line->app, now_ms);
    prove(line);
}

/* Who was let in has met this teacher. */
static void note_teacher(struct line *line) {
    struct transport_identity identity;
    const struct session *session = app_session(line->app);
    bool is_due = line->is_new_lesson && line->is_up && session->link == SESSION_IN;
    if (is_due && line->transport->calls->identity(line->transport, line->peer, &identity)) {
        teachers_meet(identity.teacher, session->view.welcome.title);
        line->is_new_lesson = false;
    }
}

static void take_event(struct line *line, const struct transport_event *event, uint64_t now_ms) {
    if (event->peer != line->peer) {
        return; /* of a connection that was given up */
    }
    switch (event->kind) {
    case TRANSPORT_CONNECTED:
        log_detail("the connection stands");
        line->is_up = true;
        connected(line, now_ms);
        return;
    case TRANSPORT_DISCONNECTED:
        log_detail("the connection ended (%d)", (int)event->end);
        lost(line, event->end, now_ms);
        return;
    case TRANSPORT_MESSAGE:
        if (app_session(line->app)->link == SESSION_OUT) {
            return; /* nothing was said to this room, and nothing is heard from it */
        }
        if (!session_receive(app_session(line->app), event->bytes, event->bytes_count, now_ms)) {
            log_detail("%zu bytes came that are no message", event->bytes_count);
        }
        return;
    }
}

/* The silence of a room is judged when all that waited was heard: this process may have slept. */
static void listen_for_room(struct line *line, uint64_t now_ms) {
    if (line->is_up && session_listen(app_session(line->app), now_ms)) {
        log_detail("the room is silent");
        line->transport->calls->disconnect(line->transport, line->peer);
        lost(line, TRANSPORT_LOST, now_ms);
    }
}

static bool take_events(struct line *line, uint64_t now_ms) {
    struct transport_event event;
    int count = 0;
    bool was_up = line->is_up;
    while (count < EVENTS_MAX && line->transport->calls->poll(line->transport, 0, &event)) {
        take_event(line, &event, now_ms);
        count++;
    }
    if (count < EVENTS_MAX) {
        listen_for_room(line, now_ms);
    }
    return count > 0 || was_up != line->is_up;
}

static void hang_up(struct line *line, uint64_t now_ms) {
    line->looked_up.kind = APP_WISHES_NOTHING;
    if (line->peer != 0) {
        send_all(line, now_ms);
        line->transport->calls->disconnect(line->transport, line->peer);
        line->peer = 0;
        line->is_up = false;
        session_disconnected(app_session(line->app));
    }
}

static void dial_number(struct line *line, const char *number, const struct app_wish *wish,
                        uint64_t now_ms) {
    line->sent_ms = now_ms;
    line->peer = line->transport->calls->connect(line->transport, number, wish->port, wish->code);
    if (line->peer == 0) {
        lost(line, TRANSPORT_LOST, now_ms);
    }
}

/* Dials when the number of the host is known. */
static void go_on_dialling(struct line *line, uint64_t now_ms) {
    char number[LOOKUP_NUMBER_BYTES];
    struct app_wish wish = line->looked_up;
    if (wish.kind == APP_WISHES_NOTHING) {
        return;
    }
    enum lookup_state state = lookup_ask(line->lookup, wish.host, number);
    if (state == LOOKUP_BUSY) {
        return;
    }
    line->looked_up.kind = APP_WISHES_NOTHING;
    if (state == LOOKUP_FOUND) {
        dial_number(line, number, &wish, now_ms);
    } else {
        lost(line, TRANSPORT_LOST, now_ms); /* no machine of that name */
    }
}

static void dial(struct line *line, const struct app_wish *wish, uint64_t now_ms) {
    hang_up(line, now_ms);
    line->looked_up = *wish;
    go_on_dialling(line, now_ms);
}

/* Somebody else sits down at this window. */
static void renew(struct line *line, uint64_t now_ms) {
    hang_up(line, now_ms);
    if (line->keeper != NULL) {
        keeper_renew(line->keeper, app_session(line->app));
    }
}

static void save(struct line *line) {
    char text[APP_JOURNEY_SIZE];
    char day[JOURNEY_DAY_SIZE];
    char path[PATH_BYTES];
    journey_day(day);
    app_journey(line->app, day, text, sizeof text);
    app_saved(line->app, journey_file_write(day, text, path, sizeof path), path);
}

/* At most a few wishes a turn: one that is made again and again shall not stop the drawing. */
static bool grant_wishes(struct line *line, uint64_t now_ms) {
    bool is_any = false;
    for (int i = 0; i < 8; i++) {
        struct app_wish wish = app_take_wish(line->app, now_ms);
        switch (wish.kind) {
        case APP_WISHES_NOTHING:
            return is_any;
        case APP_WISHES_FIND:
            ask(line);
            break;
        case APP_WISHES_CONNECT:
            dial(line, &wish, now_ms);
            break;
        case APP_WISHES_DISCONNECT:
            hang_up(line, now_ms);
            break;
        case APP_WISHES_GREET:
            greet(line, &wish, now_ms);
            break;
        case APP_WISHES_RENEW:
            renew(line, now_ms);
            break;
        case APP_WISHES_SAVE:
            save(line);
            break;
        case APP_WISHES_QUIT:
            line->is_over = true;
            break;
        }
        is_any = true;
    }
    return is_any;
}

bool line_turn(struct line *line, uint64_t now_ms) {
    bool has_changed = take_events(line, now_ms);
    go_on_dialling(line, now_ms);
    has_changed = take_answers(line, now_ms) || has_changed;
    has_changed = work_out_codes(line, now_ms) || has_changed;
    has_changed = grant_wishes(line, now_ms) || has_changed;
    send_all(line, now_ms);
    line->transport->calls->flush(line->transport);
    note_teacher(line);
    if (line->keeper != NULL) {
        keeper_note(line->keeper, app_session(line->app), now_ms);
    }
    return has_changed;
}

uint64_t line_wake_ms(const struct line *line, uint64_t now_ms) {
    bool works = app_wants_code(line->app, now_ms) != NULL;
    if (line->looked_up.kind != APP_WISHES_NOTHING || works) {
        return now_ms + BUSY_MS;
    }
    if (line->peer == 0) {
        return UINT64_MAX;
    }
    bool is_busy = !line->is_up || now_ms < line->sent_ms + BUSY_FOR_MS;
    uint64_t wake = now_ms + (is_busy ? BUSY_MS : QUIET_MS);
    uint64_t due = line->is_up ? session_wake_ms(app_session(line->app)) : UINT64_MAX;
    return due < wake ? (due > now_ms ? due : now_ms) : wake;
}

bool line_is_over(const struct line *line) {
    return line->is_over;
}

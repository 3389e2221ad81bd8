/* What the room says becomes what this client knows. Each message of the server has one function
 * here or in session_news.h, found by a pass over messages.def, so a new message without one does
 * not compile. What a new round, phase or thought makes old is session_forget.c's. */
#include "session.h"

#include <string.h>

#include "codec.h"
#include "dispatch.h"
#include "session_forget.h"
#include "session_news.h"
#include "session_pending.h"
#include "str.h"

#define BEAT_MINOR  2    /* from this one on a room is never silent */
#define STEP_MS_MAX 1000 /* of time that counts when this process did not run */

/* --- one function a message ----------------------------------------------------------------------
 */

static void on_welcome(struct session *session, const struct message_welcome *message,
                       uint64_t now_ms) {
    (void)now_ms;
    struct session_memory *memory = &session->memory;
    if (session->expected[0] != '\0' && strcmp(session->expected, message->code) != 0) {
        session->link = SESSION_ENDED;
        session->why_ended = SESSION_OTHER_ROOM;
        return;
    }
    bool is_known = session->view.have_welcome || memory->code[0] != '\0';
    bool is_other_room = is_known && strcmp(memory->code, message->code) != 0;
    if (is_other_room) {
        session->pending_count = 0;
    }
    if (is_other_room || (session->run != 0 && message->run != session->run)) {
        forget_run(session);
    }
    if (is_other_room || message->run < session->run) {
        memory->last_event = 0; /* another journal: its numbers begin again */
    }
    if (strcmp(memory->code, message->code) != 0) {
        memcpy(memory->code, message->code, sizeof(memory->code));
        session->memory_changes++;
    }
    session->run = message->run;
    session->view.welcome = *message;
    session->view.have_welcome = true;
    session->link = SESSION_IN;
}

static void on_names(struct session *session, const struct message_names *message,
                     uint64_t now_ms) {
    (void)now_ms;
    if (session->view.have_seat) {
        forget_seat(session);
    }
    pending_remove_kind(session, MESSAGE_more_names);
    session->view.names = *message;
    session->view.have_names = true;
    session->was_offered = true;
}

/* A seat without a token is brought back by the one that this client has. */
static void remember_token(struct session *session, const struct message_seat *message) {
    struct session_memory *memory = &session->memory;
    if (message->token_count > 0) {
        memcpy(memory->token, message->token, sizeof(memory->token));
        memory->token_count = message->token_count;
        session->memory_changes++;
    }
}

/* Nobody acts so often in a lesson; numbers are left behind it. */
#define ACTIONS_MAX 0x40000000u

static void on_seat(struct session *session, const struct message_seat *message, uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    if (view->have_seat && view->seat.seat != message->seat) {
        forget_seat(session);
    }
    session->came_back = !session->was_offered;
    remember_token(session, message);
    bool is_near_end = message->last_action > ACTIONS_MAX; /* another program sat here */
    if (message->last_action > session->last_action && !is_near_end) {
        session->last_action = message->last_action;
    }
    pending_remove_kind(session, MESSAGE_join);
    pending_remove_kind(session, MESSAGE_more_names);
    pending_remove_kind(session, MESSAGE_type_name);
    view->seat = *message;
    view->have_seat = true;
    view->have_name_waits = false;
    view->is_joining = false;
}

static uint64_t deadline_of(const struct message_phase *message, uint64_t now_ms) {
    bool is_open = message->duration_ms == 0 || message->is_paused || message->is_frozen;
    return is_open ? UINT64_MAX : now_ms + message->left_ms;
}

static void on_phase(struct session *session, const struct message_phase *message,
                     uint64_t now_ms) {
    struct session_view *view = &session->view;
    forget_for_phase(view, message);
    view->phase = *message;
    if (message->planned == 0) { /* an older room: it counts every kind of round alike */
        view->phase.number = message->round;
        view->phase.planned = message->rounds;
    }
    view->have_phase = true;
    session->phases_heard++;
    view->deadline_ms = deadline_of(message, now_ms);
    if (!message->is_frozen) {
        pending_release(session, now_ms);
    }
}

static void on_challenge(struct session *session, const struct message_challenge *message,
                         uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    if (message->part == 0 || message->is_mending) {
        view->challenge = *message;
        view->have_challenge = true;
    }
    if (message->part > 0) {
        view->twin = *message;
        view->have_twin = true;
    }
}

static void on_beat(struct session *session, const struct message_beat *message, uint64_t now_ms) {
    (void)session;
    (void)message;
    (void)now_ms; /* that it came is all it says */
}

static void on_closed(struct session *session, const struct message_closed *message,
                      uint64_t now_ms) {
    (void)now_ms;
    session->link = SESSION_ENDED;
    session->why_ended = SESSION_ROOM_CLOSED;
    bool is_known = message->reason < CLOSED_COUNT;
    session->closed_reason =
        is_known ? (enum closed_reason)message->reason : CLOSED_BY_TEACHER; /* of a newer room */
}

/* Rooms are looked for outside of any connection: within one, this says nothing. */
static void on_found(struct session *session, const struct message_found *message,
                     uint64_t now_ms) {
    (void)session;
    (void)message;
    (void)now_ms;
}

/* The plain ones: the last of its kind is what is known. */
#define ON_REMEMBER(name)                                                                          \
    static void on_##name(struct session *session, const struct message_##name *message,           \
                          uint64_t now_ms) {                                                       \
        (void)now_ms;                                                                              \
        session->view.name = *message;                                                             \
        session->view.have_##name = true;                                                          \
    }
ON_REMEMBER(team)
ON_REMEMBER(room)
ON_REMEMBER(progress)
ON_REMEMBER(result)
ON_REMEMBER(reveal)
ON_REMEMBER(bars)
ON_REMEMBER(recap)
ON_REMEMBER(shelf)
ON_REMEMBER(bowls)
ON_REMEMBER(thoughts)
ON_REMEMBER(page)
ON_REMEMBER(questions)
ON_REMEMBER(pen_ask)
ON_REMEMBER(lessons)
ON_REMEMBER(learning_board)
ON_REMEMBER(journey)

/* Behind the huddle its table comes once more to who has come back. */
static void on_ideas(struct session *session, const struct message_ideas *message,
                     uint64_t now_ms) {
    struct session_view *view = &session->view;
    (void)now_ms;
    bool is_behind =
        view->have_phase && view->phase.round == message->round && view->phase.phase > PHASE_HUDDLE;
    if (message->phase == PHASE_HUDDLE && is_behind) {
        view->table = *message;
        view->have_table = true;
    } else {
        view->ideas = *message;
        view->have_ideas = true;
    }
}

/* --- the way in ----------------------------------------------------------------------------------
 */

static void on_part(struct session *session, const struct message_part *message, uint64_t now_ms);

/* One line a message. NOLINTNEXTLINE(readability-function-size) */
static void dispatch(struct session *session, const struct message *message, uint64_t now_ms) {
    switch (message->id) {
#define MESSAGE(name, id, from, fields)                                                            \
    DISPATCH_SERVER_MESSAGE(from, name, session, &message->as.name, now_ms)
#include "messages.def"
    }
}

static bool take_message(struct session *session, const uint8_t *bytes, size_t count,
                         uint64_t now_ms) {
    struct message message;
    if (codec_decode(bytes, count, FROM_SERVER, &message) != CODEC_OK) {
        return false;
    }
    dispatch(session, &message, now_ms);
    return true;
}

/* A part inside of parts closes its own transfer, so this goes one step down, not round in circles:
 * the inner one finds its first piece missing or begins a new transfer. */
static void on_part(struct session *session, const struct message_part *message, uint64_t now_ms) {
    struct parts_inbox *inbox = &session->inbox;
    if (parts_inbox_take(inbox, message)) {
        take_message(session, inbox->bytes, inbox->size, now_ms);
    }
}

bool session_receive(struct session *session, const uint8_t *bytes, size_t count, uint64_t now_ms) {
    if (session->link == SESSION_OUT || session->link == SESSION_ENDED) {
        return false;
    }
    session->listened_ms = now_ms;
    session->silent_ms = 0;
    return take_message(session, bytes, count, now_ms);
}

bool session_listen(struct session *session, uint64_t now_ms) {
    bool is_open = session->link == SESSION_GREETING || session->link == SESSION_IN;
    bool has_slept = now_ms - session->turned_ms >= SESSION_SLEPT_MS;
    uint64_t step_ms = now_ms - session->listened_ms;
    session->silent_ms += step_ms < STEP_MS_MAX ? step_ms : STEP_MS_MAX;
    session->turned_ms = session->listened_ms = now_ms;
    bool beats = session->view.have_welcome && session->view.welcome.minor >= BEAT_MINOR;
    bool is_awaited = beats || session->link == SESSION_GREETING; /* any room answers that */
    bool is_silent = is_awaited && session->silent_ms >= SESSION_QUIET_MS;
    return is_open && (has_slept || is_silent);
}

/* --- the connection ------------------------------------------------------------------------------
 */

void session_init(struct session *session, const struct session_config *config) {
    memset(session, 0, sizeof(*session));
    session->config = *config;
    session->memory = config->memory;
    session->view.deadline_ms = UINT64_MAX;
    parts_inbox_init(&session->inbox);
}

void session_renew(struct session *session, const struct session_memory *memory) {
    struct session_config config = session->config;
    config.memory = *memory;
    session_init(session, &config);
}

/* Who has no seat yet is offered names again on the new connection; the token brings the seat if
 * one was taken after all. Without a token a press that came through once would be done twice. */
static bool says_again(const struct session *session) {
    bool is_known_teacher = session->config.role == ROLE_TEACHER && session->memory.token_count > 0;
    return session->view.have_seat || is_known_teacher;
}

void session_expect(struct session *session, const char *code) {
    str_copy(session->expected, sizeof session->expected, code);
}

void session_connected(struct session *session, uint64_t now_ms) {
    if (session->link == SESSION_ENDED) {
        return;
    }
    session->link = SESSION_GREETING;
    session->owes_hello = true;
    session->has_proof = false;
    session->phases_heard = 0;
    session->cheers_count = 0;
    session->owes_leave = false;
    session->last_sent_ms = now_ms;
    session->turned_ms = session->listened_ms = now_ms;
    session->silent_ms = 0;
    parts_inbox_init(&session->inbox);
    pending_forget_sent(session);
    if (!says_again(session)) {
        session->pending_count = 0;
    }
    if (!session->view.have_seat) {
        session->view.have_names = false;
        session->view.have_name_waits = false;
        session->view.is_joining = false;
    }
}

void session_prove(struct session *session, const struct session_proof *proof) {
    session->has_proof = session->config.role == ROLE_TEACHER;
    session->proof = *proof;
}

void session_disconnected(struct session *session) {
    session->link = session->link == SESSION_ENDED ? SESSION_ENDED : SESSION_OUT;
    session->owes_hello = false;
    session->owes_leave = false;
}

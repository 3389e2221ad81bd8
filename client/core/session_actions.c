/* What a person does becomes an action with a number, and every call of session_outgoing turns one
 * thing that is owed into a datagram: the greeting first, then the actions in their order, then the
 * farewell, and a heartbeat when there has been nothing to say for a while. */
#include "session_pending.h"
#include "session_play.h"

#include <string.h>

#include "codec.h"
#include "message_table.h"

static bool is_student(const struct session *session) {
    return session->config.role == ROLE_STUDENT && session->link != SESSION_ENDED;
}

/* A new action makes the refusal of an older one yesterday's news. */
uint32_t action_ask(struct session *session, const struct session_action *message,
                    uint64_t now_ms) {
    pending_replace(session, message);
    uint32_t action = pending_add(session, message, now_ms);
    if (action != 0) {
        session->view.was_refused = false;
    }
    return action;
}

bool action_is_choosing_name(const struct session *session) {
    return is_student(session) && session->link == SESSION_IN && session->view.have_names &&
           !session->view.have_seat && !session->view.is_joining &&
           !session_is_pending(session, MESSAGE_more_names) &&
           !session_is_pending(session, MESSAGE_type_name);
}

uint32_t session_more_names(struct session *session, uint64_t now_ms) {
    if (!action_is_choosing_name(session)) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_more_names};
    return action_ask(session, &message, now_ms);
}

uint32_t session_join(struct session *session, uint8_t choice, uint64_t now_ms) {
    if (!action_is_choosing_name(session) || choice >= session->view.names.names_count) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_join, .as.join.choice = choice};
    uint32_t action = action_ask(session, &message, now_ms);
    session->view.is_joining = action != 0;
    return action;
}

static bool takes_answers(const struct session *session) {
    const struct session_view *view = &session->view;
    bool is_in_round = is_student(session) && view->have_seat && view->have_phase &&
                       view->phase.stage == STAGE_ROUND && view->phase.round > 0;
    return is_in_round && !view->phase.is_frozen &&
           (view->phase.phase == PHASE_TRY || view->phase.phase == PHASE_HUDDLE ||
            view->phase.phase == PHASE_MEND || view->phase.phase == PHASE_AGAIN);
}

uint32_t session_answer(struct session *session, const struct message_answer *answer,
                        uint64_t now_ms) {
    if (!takes_answers(session)) {
        return 0;
    }
    struct session_view *view = &session->view;
    struct session_action message = {.id = MESSAGE_answer, .as.answer = *answer};
    message.as.answer.round = view->phase.round;
    message.as.answer.phase = view->phase.phase;
    uint32_t action = action_ask(session, &message, now_ms);
    if (action == 0) {
        return 0;
    }
    view->said = message.as.answer;
    view->said.action = action;
    view->has_said = true;
    view->is_kept = false;
    return action;
}

uint32_t session_ready(struct session *session, uint64_t now_ms) {
    struct session_view *view = &session->view;
    if (!is_student(session) || !view->have_seat || !view->have_phase || view->is_ready_said ||
        view->phase.is_frozen) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_ready};
    message.as.ready.round = view->phase.round;
    message.as.ready.phase = view->phase.phase;
    uint32_t action = action_ask(session, &message, now_ms);
    view->is_ready_said = action != 0;
    return action;
}

void session_leave(struct session *session) {
    session->owes_leave = session->link == SESSION_GREETING || session->link == SESSION_IN;
}

static void write_hello(struct session *session, struct message *message) {
    const struct session_memory *memory = &session->memory;
    bool is_this_room = session->view.have_welcome || memory->is_certain;
    message->id = MESSAGE_hello;
    message->as.hello = (struct message_hello){
        .major = PROTOCOL_MAJOR,
        .minor = PROTOCOL_MINOR,
        .role = (uint8_t)session->config.role,
        .last_event = is_this_room ? memory->last_event : 0,
    };
    if (session->config.role != ROLE_BOARD) {
        memcpy(message->as.hello.token, memory->token, memory->token_count);
        message->as.hello.token_count = memory->token_count;
    }
    if (session->has_proof) {
        message->as.hello.owner_count = sizeof session->proof.teacher;
        memcpy(message->as.hello.owner, session->proof.teacher, sizeof session->proof.teacher);
        message->as.hello.signature_count = sizeof session->proof.signature;
        memcpy(message->as.hello.signature, session->proof.signature,
               sizeof session->proof.signature);
    }
    session->owes_hello = false;
}

static void write_action(struct session_pending *pending, struct message *message) {
    message->id = pending->message.id;
    memcpy(&message->as, &pending->message.as,
           message_form((uint64_t)message->id)->form.size_bytes);
    pending->is_sent = true;
}

static void write_leave(struct session *session, struct message *message) {
    message->id = MESSAGE_leave;
    message->as.leave.action = ++session->last_action;
    session->owes_leave = false;
    session->link = SESSION_OUT;
}

static void write_cheer(struct session *session, struct message *message) {
    message->id = MESSAGE_cheer;
    message->as.cheer.cheer = session->cheers[0];
    session->cheers_count--;
    memmove(session->cheers, session->cheers + 1, session->cheers_count);
}

static void write_alive(struct session *session, struct message *message) {
    message->id = MESSAGE_alive;
    message->as.alive.beat = ++session->last_beat;
}

/* Writes what is owed most into `message`. False: nothing is. */
static bool write_next(struct session *session, struct message *message, uint64_t now_ms) {
    if (session->link == SESSION_OUT || session->link == SESSION_ENDED) {
        return false;
    }
    if (session->owes_hello) {
        write_hello(session, message);
        return true;
    }
    struct session_pending *pending = pending_unsent(session);
    if (session->link == SESSION_IN && pending != NULL) {
        write_action(pending, message);
        return true;
    }
    if (session->link == SESSION_IN && session->cheers_count > 0) {
        write_cheer(session, message);
        return true;
    }
    if (session->owes_leave) {
        write_leave(session, message);
        return true;
    }
    if (session->link == SESSION_IN && now_ms - session->last_sent_ms >= SESSION_BEAT_MS) {
        write_alive(session, message);
        return true;
    }
    return false;
}

size_t session_outgoing(struct session *session, uint8_t *bytes, uint64_t now_ms) {
    struct message message;
    if (session->link == SESSION_IN) {
        pending_release_due(session, now_ms);
    }
    if (!write_next(session, &message, now_ms)) {
        return 0;
    }
    session->last_sent_ms = now_ms;
    return codec_encode(&message, bytes, DATAGRAM_BYTES_MAX);
}

uint64_t session_wake_ms(const struct session *session) {
    if (session->link == SESSION_OUT || session->link == SESSION_ENDED) {
        return UINT64_MAX;
    }
    if (session->owes_hello || session->owes_leave) {
        return 0;
    }
    if (session->link == SESSION_GREETING) {
        return UINT64_MAX;
    }
    if (session->cheers_count > 0 || pending_is_unsent(session)) {
        return 0;
    }
    uint64_t beat_ms = session->last_sent_ms + SESSION_BEAT_MS;
    uint64_t due_ms = pending_due_ms(session);
    return due_ms < beat_ms ? due_ms : beat_ms;
}

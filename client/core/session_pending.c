/* What a person did is held here until the room says that it is on its disk. A lost connection only
 * means that it is said again, in the same order and under the same numbers, which the room counts
 * once. A newer answer makes an older one of the same phase pointless, so that one is not sent. */
#include "session_pending.h"

#include <string.h>

static void set_action(struct session_action *message, uint32_t action) {
    if (message->id == MESSAGE_more_names) {
        message->as.more_names.action = action;
    } else if (message->id == MESSAGE_join) {
        message->as.join.action = action;
    } else if (message->id == MESSAGE_answer) {
        message->as.answer.action = action;
    } else if (message->id == MESSAGE_ready) {
        message->as.ready.action = action;
    }
}

uint32_t pending_add(struct session *session, const struct session_action *message,
                     uint64_t now_ms) {
    if (session->pending_count == SESSION_PENDING_MAX) {
        return 0;
    }
    struct session_pending *pending = &session->pending[session->pending_count++];
    session->last_action++;
    pending->message = *message;
    pending->action = session->last_action;
    pending->asked_ms = now_ms;
    pending->is_sent = false;
    set_action(&pending->message, pending->action);
    return pending->action;
}

struct session_pending *pending_find(struct session *session, uint32_t action) {
    for (size_t i = 0; i < session->pending_count; i++) {
        if (session->pending[i].action == action) {
            return &session->pending[i];
        }
    }
    return NULL;
}

void pending_remove(struct session *session, struct session_pending *pending) {
    size_t at = (size_t)(pending - session->pending);
    session->pending_count--;
    memmove(pending, pending + 1, (session->pending_count - at) * sizeof(*pending));
}

void pending_remove_kind(struct session *session, enum message_id id) {
    for (size_t i = session->pending_count; i-- > 0;) {
        if (session->pending[i].message.id == id) {
            pending_remove(session, &session->pending[i]);
        }
    }
}

struct session_pending *pending_unsent(struct session *session) {
    for (size_t i = 0; i < session->pending_count; i++) {
        if (!session->pending[i].is_sent) {
            return &session->pending[i];
        }
    }
    return NULL;
}

void pending_forget_sent(struct session *session) {
    for (size_t i = 0; i < session->pending_count; i++) {
        session->pending[i].is_sent = false;
    }
}

static bool is_answer_of(const struct session_pending *pending, uint8_t round, uint8_t phase) {
    return pending->message.id == MESSAGE_answer && pending->message.as.answer.round == round &&
           pending->message.as.answer.phase == phase;
}

bool pending_has_answer(const struct session *session, uint8_t round, uint8_t phase) {
    for (size_t i = 0; i < session->pending_count; i++) {
        if (is_answer_of(&session->pending[i], round, phase)) {
            return true;
        }
    }
    return false;
}

bool session_is_pending(const struct session *session, enum message_id id) {
    for (size_t i = 0; i < session->pending_count; i++) {
        if (session->pending[i].message.id == id) {
            return true;
        }
    }
    return false;
}

/* A full list gives up its oldest draft although it was sent: what stands in a field grows by the
 * letter, and a disk that is slow for a moment must not stop the typing. */
static void give_up_oldest_draft(struct session *session, uint8_t round, uint8_t phase) {
    for (size_t i = 0; i < session->pending_count; i++) {
        struct session_pending *pending = &session->pending[i];
        if (is_answer_of(pending, round, phase) && !pending->message.as.answer.is_final) {
            pending_remove(session, pending);
            session->replaced_count++;
            return;
        }
    }
}

void pending_replace_answers(struct session *session, uint8_t round, uint8_t phase) {
    for (size_t i = session->pending_count; i-- > 0;) {
        struct session_pending *pending = &session->pending[i];
        if (!pending->is_sent && is_answer_of(pending, round, phase)) {
            pending_remove(session, pending);
            session->replaced_count++;
        }
    }
    if (session->pending_count == SESSION_PENDING_MAX) {
        give_up_oldest_draft(session, round, phase);
    }
}

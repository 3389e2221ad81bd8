/* What a person did is held here until the room says that it is on its disk. A lost connection only
 * means that it is said again, in the same order and under the same numbers, which the room counts
 * once. What says something anew makes the older one pointless, so that one is not sent. */
#include "session_pending.h"

#include <assert.h>
#include <string.h>

#include "message_table.h"

/* The number of an action is its message's first field. */
static void set_action(struct session_action *message, uint32_t action) {
    const struct form *form = &message_form((uint64_t)message->id)->form;
    assert(strcmp(form->fields[0].name, "action") == 0);
    field_set_number(&form->fields[0], &message->as, action);
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
    pending->is_held = false;
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

static bool is_unsent(const struct session_pending *pending) {
    return !pending->is_sent && !pending->is_held;
}

struct session_pending *pending_unsent(struct session *session) {
    for (size_t i = 0; i < session->pending_count; i++) {
        if (is_unsent(&session->pending[i])) {
            return &session->pending[i];
        }
    }
    return NULL;
}

bool pending_is_unsent(const struct session *session) {
    for (size_t i = 0; i < session->pending_count; i++) {
        if (is_unsent(&session->pending[i])) {
            return true;
        }
    }
    return false;
}

void pending_forget_sent(struct session *session) {
    for (size_t i = 0; i < session->pending_count; i++) {
        session->pending[i].is_sent = false;
    }
}

/* --- held until the room takes it ---------------------------------------------------------------
 */

/* What the view holds of it is known by its number. */
static void renumber_said(struct session_view *view, uint32_t old, uint32_t action) {
    uint32_t *numbers[] = {&view->said.action, &view->offered.action, &view->written.action,
                           &view->lesson.action};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (*numbers[i] == old) {
            *numbers[i] = action;
        }
    }
}

static void release(struct session *session, uint64_t from_ms, uint64_t to_ms, uint64_t now_ms) {
    size_t count = session->pending_count;
    for (size_t i = 0, at = 0; i < count; i++) {
        struct session_pending *pending = &session->pending[at];
        if (!pending->is_held || pending->again_ms < from_ms || pending->again_ms > to_ms) {
            at++;
            continue;
        }
        struct session_pending held = *pending;
        pending_remove(session, pending);
        uint32_t action = pending_add(session, &held.message, now_ms);
        renumber_said(&session->view, held.action, action);
    }
}

void pending_release(struct session *session, uint64_t now_ms) {
    release(session, UINT64_MAX, UINT64_MAX, now_ms);
}

void pending_release_due(struct session *session, uint64_t now_ms) {
    release(session, 0, now_ms, now_ms);
}

uint64_t pending_due_ms(const struct session *session) {
    uint64_t due_ms = UINT64_MAX;
    for (size_t i = 0; i < session->pending_count; i++) {
        const struct session_pending *pending = &session->pending[i];
        due_ms = pending->is_held && pending->again_ms < due_ms ? pending->again_ms : due_ms;
    }
    return due_ms;
}

/* --- what is of one phase, and what takes the place of what ------------------------------------
 */

bool pending_place(const struct session_action *message, uint8_t *round, uint8_t *phase) {
    switch ((int)message->id) {
    case MESSAGE_answer:
        *round = message->as.answer.round;
        *phase = message->as.answer.phase;
        return true;
    case MESSAGE_offer:
        *round = message->as.offer.round;
        *phase = PHASE_OFFER;
        return true;
    case MESSAGE_write:
        *round = message->as.write.round;
        *phase = message->as.write.phase;
        return true;
    case MESSAGE_choose_idea:
        *round = message->as.choose_idea.round;
        *phase = PHASE_SHARE;
        return true;
    case MESSAGE_claim:
        *round = message->as.claim.round;
        *phase = PHASE_SHARE;
        return true;
    case MESSAGE_lesson:
        *round = message->as.lesson.round;
        *phase = PHASE_REFLECT;
        return true;
    default:
        return false;
    }
}

/* Of what can be said anew, the last one holds: true when `newer` says over what `older` said. */
static bool is_said_over(const struct session_action *older, const struct session_action *newer) {
    uint8_t rounds[2] = {0}, phases[2] = {0};
    bool is_placed = pending_place(older, &rounds[0], &phases[0]) &&
                     pending_place(newer, &rounds[1], &phases[1]);
    if (older->id != newer->id ||
        (is_placed && (rounds[0] != rounds[1] || phases[0] != phases[1]))) {
        return false;
    }
    switch ((int)newer->id) {
    case MESSAGE_answer:
    case MESSAGE_offer:
    case MESSAGE_write:
    case MESSAGE_lesson:
    case MESSAGE_pen_raise:
    case MESSAGE_choose_bowl:
        return true;
    case MESSAGE_choose_idea:
        return older->as.choose_idea.spotlight == newer->as.choose_idea.spotlight &&
               older->as.choose_idea.question == newer->as.choose_idea.question;
    case MESSAGE_feel:
        return older->as.feel.feeling == newer->as.feel.feeling;
    default:
        return false;
    }
}

static bool is_draft(const struct session_action *message) {
    return (message->id == MESSAGE_answer && !message->as.answer.is_final) ||
           (message->id == MESSAGE_write && !message->as.write.is_final);
}

/* A full list gives up its oldest draft although it was sent: what stands in a field grows by the
 * letter, and a disk that is slow for a moment must not stop the typing. */
static void give_up_oldest_draft(struct session *session, const struct session_action *newer) {
    for (size_t i = 0; i < session->pending_count; i++) {
        struct session_pending *pending = &session->pending[i];
        if (is_draft(&pending->message) && is_said_over(&pending->message, newer)) {
            pending_remove(session, pending);
            session->replaced_count++;
            return;
        }
    }
}

void pending_replace(struct session *session, const struct session_action *newer) {
    for (size_t i = session->pending_count; i-- > 0;) {
        struct session_pending *pending = &session->pending[i];
        bool is_unseen = !pending->is_sent || pending->is_held;
        if (is_unseen && is_said_over(&pending->message, newer)) {
            pending_remove(session, pending);
            session->replaced_count++;
        }
    }
    if (session->pending_count == SESSION_PENDING_MAX) {
        give_up_oldest_draft(session, newer);
    }
}

/* Its place is before all that were asked later. */
void pending_hold(struct session *session, struct session_pending *pending, uint64_t again_ms) {
    const struct session_pending *end = &session->pending[session->pending_count];
    for (const struct session_pending *later = pending + 1; later < end; later++) {
        if (is_said_over(&pending->message, &later->message)) {
            pending_remove(session, pending);
            session->replaced_count++;
            return;
        }
    }
    pending->is_held = true;
    pending->again_ms = again_ms;
}

/* --- questions ---------------------------------------------------------------------------------
 */

bool pending_has_answer(const struct session *session, uint8_t round, uint8_t phase) {
    for (size_t i = 0; i < session->pending_count; i++) {
        const struct session_action *message = &session->pending[i].message;
        if (message->id == MESSAGE_answer && message->as.answer.round == round &&
            message->as.answer.phase == phase) {
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

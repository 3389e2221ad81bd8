/* What becomes of what this client said. Until the room has kept or refused an action it is
 * pending; what is kept gets its tick, what is not taken was not said, and of an answer the room
 * tells at a return what it has. */
#include "session_news.h"

#include <string.h>

#include "session_forget.h"
#include "session_pending.h"

/* A hello that was refused for what will not change by asking again. */
static void end_refused(struct session *session, const struct message_refused *message) {
    bool is_teacher = session->config.role == ROLE_TEACHER;
    enum session_why why = SESSION_NOT_ENDED;
    if (message->reason == REFUSED_VERSION) {
        why = SESSION_VERSION;
    } else if (message->reason == REFUSED_FULL) {
        why = SESSION_FULL;
    } else if (message->reason == REFUSED_NOT_YOURS && is_teacher) {
        why = SESSION_NOT_OWNER;
    }
    if (why != SESSION_NOT_ENDED) {
        session->link = SESSION_ENDED;
        session->why_ended = why;
        session->view.refused = *message;
    }
}

/* What a phase did not take any more when it was over is nobody's business. */
static bool is_yesterday(const struct session_view *view, const struct session_action *action,
                         const struct message_refused *message) {
    uint8_t round = 0, phase = 0;
    return message->reason == REFUSED_NOT_NOW && pending_place(action, &round, &phase) &&
           !view_is_here(view, round, phase);
}

/* What is not taken was not said. */
static void unsay(struct session_view *view, const struct session_action *action) {
    switch ((int)action->id) {
    case MESSAGE_ready:
        view->is_ready_said = false;
        return;
    case MESSAGE_join:
    case MESSAGE_type_name:
        view->is_joining = false;
        return;
    case MESSAGE_answer:
        view->has_said = view->has_said && view->said.action != action->as.answer.action;
        return;
    case MESSAGE_offer:
        view->has_offered = view->has_offered && view->offered.action != action->as.offer.action;
        return;
    case MESSAGE_write:
        view->has_written = view->has_written && view->written.action != action->as.write.action;
        return;
    case MESSAGE_lesson:
        view->has_lesson = view->has_lesson && view->lesson.action != action->as.lesson.action;
        return;
    case MESSAGE_choose_idea:
        view->ideas_said[action->as.choose_idea.question] = 0;
        return;
    case MESSAGE_claim:
        view->is_claimed = false;
        return;
    case MESSAGE_pen_raise:
        view->is_pen_raised = !action->as.pen_raise.is_raised;
        return;
    case MESSAGE_agree:
        view->has_agreed = false;
        return;
    case MESSAGE_feel:
        view->felt[action->as.feel.feeling] = 0;
        return;
    default:
        return;
    }
}

/* A newer room may have reasons that this program does not know: to it they are "not now". */
static struct message_refused in_known_words(const struct message_refused *message) {
    struct message_refused known = *message;
    known.reason = known.reason < REFUSED_COUNT ? known.reason : (uint8_t)REFUSED_NOT_NOW;
    return known;
}

void on_refused(struct session *session, const struct message_refused *told, uint64_t now_ms) {
    struct message_refused known = in_known_words(told);
    const struct message_refused *message = &known;
    struct session_view *view = &session->view;
    if (message->action == 0) {
        end_refused(session, message);
        return;
    }
    struct session_pending *pending = pending_find(session, message->action);
    if (pending == NULL) {
        return;
    }
    if (message->reason == REFUSED_LATER) {
        pending_hold(session, pending, now_ms + SESSION_LATER_MS);
        return;
    }
    if (message->reason == REFUSED_FROZEN && session->config.role == ROLE_STUDENT) {
        pending_hold(session, pending, UINT64_MAX);
        return;
    }
    struct session_action action = pending->message;
    pending_remove(session, pending);
    session->refused_count++;
    session->refused_id = action.id;
    bool is_late = is_yesterday(view, &action, message);
    if (!is_late || action.id != MESSAGE_answer) {
        unsay(view, &action);
    }
    if (!is_late) {
        view->was_refused = true;
        view->refused = *message;
    }
}

/* What a student hands in, and no draft of it. */
static bool is_handed_in(const struct session_action *action) {
    bool is_page = action->id == MESSAGE_offer || action->id == MESSAGE_lesson;
    return is_page || (action->id == MESSAGE_answer && action->as.answer.is_final);
}

void on_kept(struct session *session, const struct message_kept *message, uint64_t now_ms) {
    if (message->event > session->memory.last_event) {
        session->memory.last_event = message->event;
        session->memory_changes++;
    }
    struct session_pending *pending = pending_find(session, message->action);
    if (pending == NULL) {
        return;
    }
    session->kept_count++;
    session->handed_count += is_handed_in(&pending->message) ? 1 : 0;
    session->kept_wait_ms = now_ms - pending->asked_ms;
    session->kept_action = message->action;
    session->kept_event = message->event;
    session->kept_message = pending->message;
    pending_remove(session, pending);
    if (session->view.has_said && session->view.said.action == message->action) {
        session->view.is_kept = true;
    }
}

/* What is still pending was said later than what the room remembers. */
void on_mine(struct session *session, const struct message_mine *message, uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    if (pending_has_answer(session, message->round, message->phase)) {
        return;
    }
    if (view->have_phase && !view_is_here(view, message->round, message->phase)) {
        return;
    }
    view->said = (struct message_answer){
        .round = message->round,
        .phase = message->phase,
        .idea = message->idea,
        .picks_count = message->picks_count,
        .confidence = message->confidence,
        .is_final = message->is_final,
    };
    memcpy(view->said.text, message->text, sizeof(view->said.text));
    memcpy(view->said.picks, message->picks, sizeof(view->said.picks));
    view->has_said = true;
    view->is_kept = true;
}

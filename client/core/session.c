/* What the room says becomes what this client knows. Each message of the server has one function
 * here, found by a pass over messages.def, so a new message without one does not compile. Messages
 * that carry a round or a phase may come before or after the phase message that they belong to: a
 * new phase clears only what is of another one. */
#include "session.h"

#include <string.h>

#include "codec.h"
#include "dispatch.h"
#include "session_pending.h"

/* --- what belongs to where ---------------------------------------------------------------------
 */

static bool is_here(const struct session_view *view, uint8_t round, uint8_t phase) {
    return view->have_phase && view->phase.round == round && view->phase.phase == phase;
}

static void forget_said(struct session_view *view) {
    view->has_said = false;
    view->is_kept = false;
    view->is_ready_said = false;
    view->was_refused = false;
}

static void forget_other_rounds(struct session_view *view, uint8_t round) {
    view->have_challenge = view->have_challenge && view->challenge.round == round;
    view->have_twin = view->have_twin && view->twin.round == round;
    view->have_result = view->have_result && view->result.round == round;
    view->have_reveal = view->have_reveal && view->reveal.round == round;
    view->have_bars = view->have_bars && view->bars.round == round;
}

static void forget_other_phases(struct session_view *view, uint8_t round, uint8_t phase) {
    bool is_said = view->has_said && view->said.round == round && view->said.phase == phase;
    bool is_kept = view->is_kept;
    forget_said(view);
    view->has_said = is_said;
    view->is_kept = is_said && is_kept;
    view->have_ideas = view->have_ideas && view->ideas.round == round && view->ideas.phase == phase;
    view->have_progress =
        view->have_progress && view->progress.round == round && view->progress.phase == phase;
}

/* The room was started again: it may stand a phase further back, and tells everything anew. What
 * was asked and not kept is still pending, so it is still said. */
static void forget_run(struct session *session) {
    struct session_view *view = &session->view;
    bool is_said =
        view->has_said && pending_has_answer(session, view->said.round, view->said.phase);
    forget_said(view);
    view->has_said = is_said;
    view->have_phase = view->have_challenge = view->have_twin = view->have_ideas = false;
    view->have_progress = view->have_result = view->have_reveal = view->have_bars = false;
}

/* The room does not know this seat any more: somebody new, who picks a name. */
static void forget_seat(struct session *session) {
    struct session_view *view = &session->view;
    view->have_seat = view->have_team = view->have_ideas = view->have_result = false;
    forget_said(view);
    view->is_joining = false;
    session->pending_count = 0;
    session->last_event = 0;
}

/* --- one function a message ----------------------------------------------------------------------
 */

static void on_welcome(struct session *session, const struct message_welcome *message,
                       uint64_t now_ms) {
    (void)now_ms;
    if (session->run != 0 && message->run != session->run) {
        forget_run(session);
    }
    if (message->run < session->run) {
        session->last_event = 0; /* another journal: its numbers begin again */
    }
    session->run = message->run;
    session->view.welcome = *message;
    session->view.have_welcome = true;
    session->link = SESSION_IN;
}

/* A hello that was refused for what will not change by asking again. */
static void end_refused(struct session *session, const struct message_refused *message) {
    if (message->reason == REFUSED_VERSION || message->reason == REFUSED_FULL) {
        session->link = SESSION_ENDED;
        session->why_ended = message->reason == REFUSED_VERSION ? SESSION_VERSION : SESSION_FULL;
        session->view.refused = *message;
    }
}

/* What a phase did not take any more when it was over is nobody's business. */
static bool is_yesterday(const struct session_view *view, const struct session_action *action,
                         const struct message_refused *message) {
    return message->reason == REFUSED_NOT_NOW && action->id == MESSAGE_answer &&
           !is_here(view, action->as.answer.round, action->as.answer.phase);
}

static void on_refused(struct session *session, const struct message_refused *message,
                       uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    if (message->action == 0) {
        end_refused(session, message);
        return;
    }
    struct session_pending *pending = pending_find(session, message->action);
    if (pending == NULL) {
        return;
    }
    struct session_action action = pending->message;
    pending_remove(session, pending);
    session->refused_count++;
    view->is_ready_said = view->is_ready_said && action.id != MESSAGE_ready;
    view->is_joining = view->is_joining && action.id != MESSAGE_join;
    if (is_yesterday(view, &action, message)) {
        return;
    }
    if (view->said.action == message->action) {
        view->has_said = false;
    }
    view->was_refused = true;
    view->refused = *message;
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
}

static void on_seat(struct session *session, const struct message_seat *message, uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    if (view->have_seat && view->seat.seat != message->seat) {
        forget_seat(session);
    }
    pending_remove_kind(session, MESSAGE_join);
    pending_remove_kind(session, MESSAGE_more_names);
    view->seat = *message;
    view->have_seat = true;
    view->is_joining = false;
}

static uint64_t deadline_of(const struct message_phase *message, uint64_t now_ms) {
    bool is_open = message->duration_ms == 0 || message->is_paused;
    return is_open ? UINT64_MAX : now_ms + message->left_ms;
}

static void on_phase(struct session *session, const struct message_phase *message,
                     uint64_t now_ms) {
    struct session_view *view = &session->view;
    bool is_same =
        is_here(view, message->round, message->phase) && view->phase.stage == message->stage;
    if (!view->have_phase || view->phase.round != message->round) {
        forget_other_rounds(view, message->round);
    }
    if (!is_same) {
        forget_other_phases(view, message->round, message->phase);
    }
    view->phase = *message;
    view->have_phase = true;
    session->phases_heard++;
    view->deadline_ms = deadline_of(message, now_ms);
}

static void on_challenge(struct session *session, const struct message_challenge *message,
                         uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    if (message->part == 0) {
        view->challenge = *message;
        view->have_challenge = true;
    } else {
        view->twin = *message;
        view->have_twin = true;
    }
}

static void on_kept(struct session *session, const struct message_kept *message, uint64_t now_ms) {
    if (message->event > session->last_event) {
        session->last_event = message->event;
    }
    struct session_pending *pending = pending_find(session, message->action);
    if (pending == NULL) {
        return;
    }
    session->kept_count++;
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
static void on_mine(struct session *session, const struct message_mine *message, uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    if (pending_has_answer(session, message->round, message->phase)) {
        return;
    }
    if (view->have_phase && !is_here(view, message->round, message->phase)) {
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

static void on_closed(struct session *session, const struct message_closed *message,
                      uint64_t now_ms) {
    (void)now_ms;
    session->link = SESSION_ENDED;
    session->why_ended = SESSION_ROOM_CLOSED;
    session->closed_reason = (enum closed_reason)message->reason;
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
ON_REMEMBER(ideas)
ON_REMEMBER(progress)
ON_REMEMBER(result)
ON_REMEMBER(reveal)
ON_REMEMBER(bars)
ON_REMEMBER(recap)
ON_REMEMBER(shelf)

/* --- the way in ----------------------------------------------------------------------------------
 */

static void on_part(struct session *session, const struct message_part *message, uint64_t now_ms);

/* Decodes into the scratch message and hands it to its function. */
static bool take_message(struct session *session, const uint8_t *bytes, size_t count,
                         uint64_t now_ms) {
    if (codec_decode(bytes, count, FROM_SERVER, &session->scratch) != CODEC_OK) {
        return false;
    }
    switch (session->scratch.id) {
#define MESSAGE(name, id, from, fields)                                                            \
    DISPATCH_SERVER_MESSAGE(from, name, session, &session->scratch.as.name, now_ms)
#include "messages.def"
    }
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
    return take_message(session, bytes, count, now_ms);
}

/* --- the connection ------------------------------------------------------------------------------
 */

void session_init(struct session *session, const struct session_config *config) {
    memset(session, 0, sizeof(*session));
    session->config = *config;
    session->view.deadline_ms = UINT64_MAX;
    parts_inbox_init(&session->inbox);
}

/* Without a token the room cannot know who asked: names are picked again on the new connection. */
void session_connected(struct session *session, uint64_t now_ms) {
    if (session->link == SESSION_ENDED) {
        return;
    }
    session->link = SESSION_GREETING;
    session->owes_hello = true;
    session->phases_heard = 0;
    session->owes_leave = false;
    session->last_sent_ms = now_ms;
    parts_inbox_init(&session->inbox);
    pending_forget_sent(session);
    if (!session->view.have_seat) {
        session->pending_count = 0;
        session->view.have_names = false;
        session->view.is_joining = false;
    }
}

void session_disconnected(struct session *session) {
    session->link = session->link == SESSION_ENDED ? SESSION_ENDED : SESSION_OUT;
    session->owes_hello = false;
    session->owes_leave = false;
}

/* Most messages are simply remembered; these are the ones that mean a little more: a typed name
 * that came out one way or another, a thought that takes the place of the one before, cheers that
 * add up, a pen that goes back to rest. */
#include "session_news.h"

#include "session_forget.h"
#include "session_pending.h"

void on_name_waits(struct session *session, const struct message_name_waits *message,
                   uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    pending_remove_kind(session, MESSAGE_type_name);
    view->name_waits = *message;
    view->have_name_waits = !view->have_seat;
    view->is_joining = !view->have_seat && message->state == NAME_TAKEN;
}

void on_spotlight(struct session *session, const struct message_spotlight *message,
                  uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    bool is_other = !view->have_spotlight || view->spotlight.number != message->number ||
                    view->spotlight.caption != message->caption;
    forget_for_spotlight(view, message);
    if (is_other) {
        view->cheers.chorus_ms = 0; /* it was for the thought before */
    }
    view->spotlight = *message;
    view->have_spotlight = message->number > 0 || message->caption == CAPTION_TEACHERS;
}

/* The team's choice is the own one too: a teammate may have changed it. */
void on_chosen(struct session *session, const struct message_chosen *message, uint64_t now_ms) {
    (void)now_ms;
    session->view.chosen = *message;
    session->view.have_chosen = true;
}

void on_cheers(struct session *session, const struct message_cheers *message, uint64_t now_ms) {
    struct session_cheers *cheers = &session->view.cheers;
    for (size_t i = 0; i < message->counts_count; i++) {
        cheers->total[i] += message->counts[i];
        cheers->now[i] += message->counts[i];
    }
    cheers->heard_ms = now_ms;
    if (message->is_chorus) {
        cheers->choruses++;
        cheers->chorus_ms = now_ms;
    }
    session->view.have_cheers = true;
}

/* Who was asked is not any more when the pen stands elsewhere. */
void on_pen(struct session *session, const struct message_pen *message, uint64_t now_ms) {
    (void)now_ms;
    struct session_view *view = &session->view;
    view->pen = *message;
    view->have_pen = true;
    view->have_pen_ask = view->have_pen_ask && message->state == PEN_ASKS;
}

/* When the lesson goes on, what belonged to what is over is not shown any more. Used by session*.c
 * alone. */
#ifndef SESSION_FORGET_H
#define SESSION_FORGET_H

#include "session.h"

/* Whether the class is in this phase of this round. */
bool view_is_here(const struct session_view *view, uint8_t round, uint8_t phase);

/* A phase message came: what is of another round, phase or stage is let go. What came before it and
 * belongs to the new one stays. Call it while view->phase is still the old one. */
void forget_for_phase(struct session_view *view, const struct message_phase *next);

/* Another thought is in the spotlight, or none. */
void forget_for_spotlight(struct session_view *view, const struct message_spotlight *next);

/* The room was started again: it may stand a phase further back, and tells everything anew. What
 * was asked and not kept is still pending, so it is still said. */
void forget_run(struct session *session);

/* The room does not know this seat any more: somebody new, who picks a name. */
void forget_seat(struct session *session);

#endif

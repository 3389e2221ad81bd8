/* The actions that the room has not kept yet, oldest first. Used by session*.c alone. */
#ifndef SESSION_PENDING_H
#define SESSION_PENDING_H

#include "session.h"

/* Takes `message` under the next number and returns that, 0 when there is no place. */
uint32_t pending_add(struct session *session, const struct session_action *message,
                     uint64_t now_ms);

/* The action of this number, NULL when none waits. */
struct session_pending *pending_find(struct session *session, uint32_t action);
void pending_remove(struct session *session, struct session_pending *pending);
void pending_remove_kind(struct session *session, enum message_id id);

/* The first action that this connection has not seen, NULL for none. */
struct session_pending *pending_unsent(struct session *session);

/* A connection ended: everything is to be sent again. */
void pending_forget_sent(struct session *session);

/* Whether an answer of this phase waits. */
bool pending_has_answer(const struct session *session, uint8_t round, uint8_t phase);

/* A newer answer of this phase comes: takes out those that this connection has not seen, and from a
 * full list the oldest draft. */
void pending_replace_answers(struct session *session, uint8_t round, uint8_t phase);

#endif

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
bool pending_is_unsent(const struct session *session);

/* A connection ended: everything is to be sent again. */
void pending_forget_sent(struct session *session);

/* The room does not take it now. It is held until `again_ms` (UINT64_MAX: until all have looked
 * up), or given up where a newer one says it anew. */
void pending_hold(struct session *session, struct session_pending *pending, uint64_t again_ms);

/* Everybody looked up and goes on: what was held for that is asked anew. */
void pending_release(struct session *session, uint64_t now_ms);
/* What was held until now is asked anew; and when the next one is, UINT64_MAX: none. */
void pending_release_due(struct session *session, uint64_t now_ms);
uint64_t pending_due_ms(const struct session *session);

/* The round and the phase that an action is of. False: it is of none. */
bool pending_place(const struct session_action *message, uint8_t *round, uint8_t *phase);

/* Whether an answer of this phase waits. */
bool pending_has_answer(const struct session *session, uint8_t round, uint8_t phase);

/* A newer one that says the same thing anew comes: takes out those that this connection has not
 * seen, and from a full list the oldest draft of it. */
void pending_replace(struct session *session, const struct session_action *newer);

#endif

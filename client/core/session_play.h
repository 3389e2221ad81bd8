/* What the actions share. Used by session*.c alone. */
#ifndef SESSION_PLAY_H
#define SESSION_PLAY_H

#include "session.h"

/* Takes an action under the next number, in the place of what it says anew. 0: there is no place.
 */
uint32_t action_ask(struct session *session, const struct session_action *message, uint64_t now_ms);

/* Whether a name can be picked or typed now. */
bool action_is_choosing_name(const struct session *session);

#endif

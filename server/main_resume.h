/* Going on with a session that was not closed: which one, whether to, and what it was opened with.
 */
#ifndef MAIN_RESUME_H
#define MAIN_RESUME_H

#include "main_house.h"
#include "main_sessions.h"

/* The session that --resume asks for: the named one, else the newest that was not closed. NULL and
 * a sentence in `why`. */
const struct session_file *resume_find(const struct sessions *sessions, const char *said, char *why,
                                       size_t size);

/* At a normal start: asks on a terminal whether to go on with this one; without a terminal it tells
 * how to, and the answer is no. */
bool resume_offer(const struct session_file *session, bool may_ask);

/* Takes title, code, settings and packs from its journal, in the place of what house_open_packs and
 * house_set_up_game have set, and keeps the journal's lock. False and a sentence in house->why. */
bool resume_open(struct house *house, const struct session_file *session);

/* The room is what it was, from the journal; behind house_open_server and before
 * house_open_journal. False and a sentence in house->why. */
bool resume_replay(struct house *house);

#endif

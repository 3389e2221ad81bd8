/* The end of a session on disk: its results and its closed journal. Written by the room that ends,
 * or later for a room that died between its last event and this. */
#ifndef MAIN_FINISH_H
#define MAIN_FINISH_H

#include "main_house.h"
#include "main_sessions.h"

enum finish {
    FINISH_WELL,
    FINISH_NOT_WRITTEN, /* the machine cannot */
    FINISH_NOT_READ,    /* the journal is not right, or of another version */
};

/* Writes the results and closes the journal of house->server, and says where they are. `ended_at`
 * as in the results. False: what could not be is said on standard error. */
bool finish_house(struct house *house, const char *ended_at);

/* The same for a session of `folder` that has ended and was not closed; no room is opened. What was
 * done, or why it could not be, is said. */
enum finish finish_session(const char *folder, const struct session_file *session);

#endif

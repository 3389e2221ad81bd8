/* The events of a session as JSON lines, for whoever wants to count something. */
#ifndef REPLAY_EVENTS_H
#define REPLAY_EVENTS_H

#include <stdbool.h>
#include <stdio.h>

#include "journal.h"

/* One entry as one line: its numbers under the names of events.def. Without seats nothing in it
 * tells who it was: no seat, no name, no team beside what a team has said, and of texts only
 * answers, which belong to the class, and the teacher's own mistake. */
void replay_event(FILE *file, const struct journal_entry *entry, bool with_seats);

#endif

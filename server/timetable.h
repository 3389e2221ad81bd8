/* How long a round takes, and what is still to come of the lesson: as planned, where nobody waits
 * and nobody hurries. What waits for the teacher counts with a time that is usual for it. */
#ifndef TIMETABLE_H
#define TIMETABLE_H

#include "room.h"

/* The round that is on; between rounds the next one. */
uint32_t timetable_round_seconds(const struct room *room);

/* From the end of this phase to the recap: the phases behind it, and the rounds that are planned
 * and that the pack in use has challenges for. 0 at the recap and behind it. */
uint32_t timetable_behind_seconds(const struct room *room);

#endif

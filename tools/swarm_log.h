/* What each student is told, line by line as it comes, for whoever ends the room at any moment and
 * looks afterwards whether it kept its word:
 *
 *   MS seat STUDENT SEAT           it has a seat
 *   MS kept STUDENT SEAT ACTION EVENT
 *   MS lost STUDENT SEAT           the room is out of reach
 *   MS back STUDENT SEAT           and there again
 *
 * MS is of a clock that never goes back: that of /proc/uptime. */
#ifndef SWARM_LOG_H
#define SWARM_LOG_H

#include <stdint.h>
#include <stdio.h>

#include "session.h"

/* Each: nothing where `file` is NULL. Every line is written at once. */
void swarm_log(FILE *file, uint64_t now_us, const char *what, uint32_t student, uint16_t seat);
void swarm_log_kept(FILE *file, uint64_t now_us, uint32_t student, const struct session *session);

#endif

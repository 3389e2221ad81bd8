/* The time of a phase: set when something begins, standing still while the teacher has it so. */
#ifndef CLOCK_H
#define CLOCK_H

#include "game.h"

bool clock_is_stopped(const struct game *game);

/* A phase, a spotlight or the recap begins now and lasts `time_ms`; without end where it waits for
 * a teacher who is there. No grace runs. */
void clock_start(struct game *game, uint32_t time_ms, bool waits_for_teacher);

/* Nothing has an end: lobby, between rounds, closed. */
void clock_clear(struct game *game);

#endif

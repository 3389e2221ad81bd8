/* Phases of a round: how each starts, how long it lasts, what its end decides. */
#ifndef PHASE_H
#define PHASE_H

#include "game.h"

/* How long the recap stands when nobody is at the console; reveal likewise. */
#define PHASE_AUTO_READ_MS 20000u

/* Starts the phase at this place of the plan. */
void phase_start(struct game *game, uint8_t index, struct effects *effects);

/* Ends the phase: what stands counts; then the next phase, or the round is over. */
void phase_end(struct game *game, struct effects *effects);

/* Leaves the phase without a successor: `stage` is where the class is now. */
void phase_leave(struct game *game, enum stage stage);

/* After every event: everybody done starts the grace, somebody undone takes it back. */
void phase_step_grace(struct game *game);

/* The time of the phase ran out, or everybody is done: it goes on to its next part, or ends. */
void phase_time_out(struct game *game, struct effects *effects);

#endif

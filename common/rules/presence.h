/* Who is waited for in this phase, and how many of them are done: counted as things change, so that
 * an answer costs the same with four seats and with four thousand. */
#ifndef PRESENCE_H
#define PRESENCE_H

#include "game.h"

/* How long a seat may be away and still be waited for. */
#define PRESENCE_AWAY_MS 10000u

/* Saturates: UINT64_MAX stands for never. */
uint64_t presence_later_ms(uint64_t at_ms, uint64_t ms);

/* Whether the phase, or the recap, waits for this seat. */
bool presence_has(const struct game *game, uint16_t seat);

/* A new phase: everyone connected now is waited for. */
void presence_start(struct game *game);

/* Nobody is waited for: lobby, between rounds, closed. */
void presence_stop(struct game *game);

/* After time went on: lets go of those who were away too long. True when the counts changed. */
bool presence_settle(struct game *game);

/* Around every change of a seat: take it out of the counts, change it, put it in again. */
void presence_take(struct game *game, uint16_t seat);
void presence_put(struct game *game, uint16_t seat);
/* The same for what all seats of a team are done with together. */
void presence_take_team(struct game *game, uint16_t team);
void presence_put_team(struct game *game, uint16_t team);

/* Everybody who is waited for is done, and there is somebody. */
bool presence_all_done(const struct game *game);

/* Something else is to be done from now on: who is done is counted anew. */
void presence_recount(struct game *game);

#endif

/* Who sits where: placing those without a team, shuffling, and what the teacher asked for while a
 * round was on. */
#ifndef PLACING_H
#define PLACING_H

#include "game.h"

/* A seat without a team gets one: in the first round all together, beside the bowls that were
 * opened; later each in the smallest team. `may_split`: where all are full, a team of four becomes
 * two and two. */
void placing_all(struct game *game, bool may_split);

/* At the start of a round: who sits alone joins others where there are any. */
void placing_join_lone(struct game *game);

/* Everybody is dealt out anew. */
void placing_shuffle(struct game *game);

/* Between rounds: the teacher's shuffle, moves and splits that had to wait. */
void placing_settle(struct game *game);

#endif

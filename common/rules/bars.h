/* What the room as a whole shows after a round: three bars, the gain, later goes. Sums only. */
#ifndef BARS_H
#define BARS_H

#include "game.h"

/* At the end of the try: who was asked, and how many answers were tried. */
void bars_count_tries(struct game *game);

/* At the start of reveal: this round's bars, added to the session's. In a mending round: who got
 * there on a later go. */
void bars_count(struct game *game);

/* At the end of again: what stayed. */
void bars_count_again(struct game *game);

#endif

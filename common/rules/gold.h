/* Gold: what a round pays to a team, and what its crack still owes. A round is worth the same by
 * every path, so nothing is lost by missing and nothing is won by missing on purpose. */
#ifndef GOLD_H
#define GOLD_H

#include "game.h"

/* What having this phase in the plan adds to the worth of a round. */
uint32_t gold_of_phase(enum phase phase);

/* After a huddle: a crack for each team that was asked and missed. */
void gold_open_cracks(struct game *game);

/* At the start of reveal: what each team was paid and what it owes, for all at once. */
void gold_book(struct game *game);

#endif

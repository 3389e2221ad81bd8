/* Gold: what a round pays to a team, and what its crack still owes. A round is worth the same by
 * every path, so nothing is lost by missing and nothing is won by missing on purpose. */
#ifndef GOLD_H
#define GOLD_H

#include "game.h"

/* What having this phase in the plan adds to the worth of a round. */
uint32_t gold_of_phase(enum phase phase);

/* After a huddle: a crack for each team that was asked and missed. */
void gold_open_cracks(struct game *game);

/* A round that ends before its reveal leaves no crack: it paid nobody either. */
void gold_forget_cracks(struct game *game);

/* At the start of reveal: what each team was paid and what it owes, for all at once. In a mending
 * round: what its crack owed, for who matched. Before bars_count, which looks at it. */
void gold_book(struct game *game);

/* At the end of reflect. */
void gold_book_lessons(struct game *game);

#endif

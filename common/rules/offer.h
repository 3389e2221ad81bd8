/* Offer: what a team was thinking, and how far it may be seen. */
#ifndef OFFER_H
#define OFFER_H

#include "game.h"

/* Whether a seat's choice, and its silence, counts for its team in this round. */
bool offer_counts(const struct game *game, uint16_t seat);

void offer_open(struct game *game);
/* What stands holds; the teacher's queue is made of it. */
void offer_close(struct game *game);

#endif

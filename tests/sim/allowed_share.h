/* What was let out by students, and so may stand on all screens. */
#ifndef ALLOWED_SHARE_H
#define ALLOWED_SHARE_H

#include "game.h"
#include "messages.h"

struct world;

/* A team is named with a spotlight from now on: all of it said so. */
void allowed_naming(struct world *world, const struct game *game, uint16_t team, uint8_t spotlight);
void allowed_spotlight(struct world *world, const struct message *message);
void allowed_pen(struct world *world, const struct message *message);
void allowed_learning_board(struct world *world, const struct message *message);

#endif

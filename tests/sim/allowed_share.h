/* What was let out by students, and so may stand on all screens. */
#ifndef ALLOWED_SHARE_H
#define ALLOWED_SHARE_H

#include "messages.h"

struct world;

void allowed_spotlight(struct world *world, const struct message *message);
void allowed_pen(struct world *world, const struct message *message);
void allowed_learning_board(struct world *world, const struct message *message);

#endif

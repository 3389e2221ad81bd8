/* The teacher's queue of thoughts that may be shown. */
#ifndef QUEUE_H
#define QUEUE_H

#include "game.h"

/* At the end of offer: made of what was offered, and of nothing else. */
void queue_make(struct game *game);

/* The first that is neither hidden nor shown; queue_count: none. */
size_t queue_first(const struct game *game);
/* Where an answer stands; queue_count: nowhere. */
size_t queue_find(const struct game *game, uint32_t answer);

#endif

/* A seat as an event names it. */
#ifndef SEAT_H
#define SEAT_H

#include "game.h"

bool seat_is_there(const struct game *game, uint32_t seat);

#endif

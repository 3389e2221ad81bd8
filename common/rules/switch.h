/* What the teacher turns on and off, for as long as the session is not closed. */
#ifndef SWITCH_H
#define SWITCH_H

#include "game.h"

/* May it be turned to `wanted` (0 or 1)? GAME_NOTHING_TO_DO: it is so already. */
enum game_status switch_check(const struct game *game, uint32_t wanted, bool is_on);

#endif

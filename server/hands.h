/* Who may need a hand: what a teacher would see by walking round, told from counts that the room
 * keeps anyway. Nothing here looks at how an answer stands to its key. */
#ifndef HANDS_H
#define HANDS_H

#include "room.h"

#define HAND_AWAY_MS 60000u /* before that a window may just be starting again */
#define HAND_TRIES   2      /* without an answer of one's own */

/* Whether this seat may need a hand now, and why. */
bool hands_of_seat(const struct game *game, uint16_t seat, enum hand_reason *reason);

#endif

/* One student's way through the rounds, in words: for the page that is theirs alone, and for the
 * file that they may keep. */
#ifndef JOURNEY_H
#define JOURNEY_H

#include <stddef.h>
#include <stdint.h>

#include "app_state.h"
#include "messages.h"

/* What a round was, by its bits (enum journey_bit): told by how far it came. */
enum text_id journey_text(uint8_t bits);

/* What the screens called this round (from 0); an older room does not tell. */
int journey_number(const struct message_journey *journey, int round);

/* The aim that was chosen; none is chosen: asserted. */
enum text_id journey_aim(int aim);

#endif

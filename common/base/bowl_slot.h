/* Which bowl a team gets, so that the bowls of one class are as different as they can be. A bowl's
 * seed has a slot in its lowest bits; glaze, pattern and form follow from the slot, and slots that
 * are near each other differ in all three. What is left of the seed makes the small things: how it
 * is bent, where it cracks. */
#ifndef BOWL_SLOT_H
#define BOWL_SLOT_H

#include <stdint.h>

#define BOWL_SLOT_BITS 9
#define BOWL_SLOTS     288 /* no two of them have glaze and pattern in common */

/* The slot that a seed has; below BOWL_SLOTS. */
unsigned bowl_slot(uint32_t seed);

/* The seed of a session's team (from 1), of which the rules have drawn `seed`. Teams whose numbers
 * differ by less than BOWL_SLOTS have slots of their own. */
uint32_t bowl_seed(uint64_t session, uint16_t team, uint32_t seed);

#endif

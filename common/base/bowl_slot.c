/* Teams stand in the slots in their order, from one on that each session has for itself: so two
 * classes do not begin with the same bowl. */
#include "bowl_slot.h"

#define SLOT_MASK ((UINT32_C(1) << BOWL_SLOT_BITS) - 1)

unsigned bowl_slot(uint32_t seed) {
    return (seed & SLOT_MASK) % BOWL_SLOTS;
}

uint32_t bowl_seed(uint64_t session, uint16_t team, uint32_t seed) {
    uint32_t slot = (uint32_t)((session % BOWL_SLOTS + team) % BOWL_SLOTS);
    return (seed & ~SLOT_MASK) | slot;
}

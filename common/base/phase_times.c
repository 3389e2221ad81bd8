/* One table, so that the setup and the room say the same. */
#include "phase_times.h"

static const uint32_t planned_ms[PHASE_COUNT] = {
    [PHASE_TRY] = PHASE_TRY_MS, [PHASE_HUDDLE] = 45000, [PHASE_OFFER] = 45000,
    [PHASE_SHARE] = 60000,      [PHASE_MEND] = 60000,   [PHASE_REVEAL] = 20000,
    [PHASE_REFLECT] = 30000,    [PHASE_AGAIN] = 45000,
};

uint32_t phase_planned_ms(enum phase phase, uint32_t try_ms) {
    return phase == PHASE_TRY && try_ms > 0 ? try_ms : planned_ms[phase];
}

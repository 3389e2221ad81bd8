/* How long the phases of a round are planned: what the room reckons with and what a teacher is
 * shown before there is one. Share and reveal wait for the teacher; here they have what they
 * usually take. */
#ifndef PHASE_TIMES_H
#define PHASE_TIMES_H

#include <stdint.h>

#include "words.h"

#define PHASE_TRY_MS 60000u /* where a challenge has no time of its own */

/* `try_ms`: the challenge's own, 0 for none. */
uint32_t phase_planned_ms(enum phase phase, uint32_t try_ms);

#endif

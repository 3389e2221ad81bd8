/* Plans as people write them: one phase a line, or several with commas between them; "#" begins a
 * remark. */
#ifndef PLAN_TEXT_H
#define PLAN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"
#include "words.h"

/* "try", "huddle", ...; "between rounds" for PHASE_NONE. */
const char *plan_phase_word(enum phase phase);

/* Reads and checks a plan. `name` is where it stands: a file. False, and in `why` one sentence with
 * file and line, when it is none. */
bool plan_text_read(const char *name, const char *text, uint8_t plan[PLAN_PHASES_MAX],
                    uint8_t *count, char *why, size_t size);

#endif

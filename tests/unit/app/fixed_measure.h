/* Text metrics that are the same everywhere: a small table of widths in place of a font, so that a
 * screen's draw list can be compared to a byte. */
#ifndef FIXED_MEASURE_H
#define FIXED_MEASURE_H

#include "text_measure.h"

const struct text_measure *fixed_measure(void);

#endif

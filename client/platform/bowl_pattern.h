/* What is painted on a glaze: for a point of the outside, how much of the accent colour there is.
 */
#ifndef BOWL_PATTERN_H
#define BOWL_PATTERN_H

#include "bowl_shape.h"

#define BOWL_PATTERNS 16u

/* A point, in lengths along the surface: `round` from the front, `down` from the rim, `angle` in
 * radians, `radius` there; `soft`: half a pixel, over which edges are smoothed. */
struct bowl_spot {
    double angle, radius, down, along, soft;
};

/* 0 (none) to 1. */
double bowl_pattern(const struct bowl_shape *shape, const struct bowl_spot *spot);

#endif

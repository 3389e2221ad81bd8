/* What a seed makes of a bowl: the profile that the potter's wheel turned, its clay, glaze and
 * pattern. Lengths are in widths of the bowl; the origin is the middle of the rim, down is
 * positive. */
#ifndef BOWL_SHAPE_H
#define BOWL_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tone.h"

#define BOWL_BODY_SAMPLES 120
#define BOWL_SAMPLES      152 /* the body's, then the foot's */
#define BOWL_VIEW         0.215 /* how far one looks into it: height of the rim's ellipse to its width */
#define BOWL_SHADOW       0.04 /* room for it below the foot */

struct bowl_shape {
    uint32_t seed;
    bool is_plain; /* bare clay */

    double radius[BOWL_SAMPLES]; /* from the rim to the ground */
    double depth[BOWL_SAMPLES];
    double lean[BOWL_SAMPLES]; /* a hand's unsteadiness: how far the middle is off */
    double
        facing_out[BOWL_SAMPLES]; /* where the outside faces there: out from the middle, and up */
    double facing_up[BOWL_SAMPLES];
    double tilt;       /* of the rim */
    double body_depth; /* depth of the foot's beginning */
    double height;     /* from the rim's middle to the lowest point that is seen */

    struct tone clay, dark, mid, light, accent, inside, rim;
    double gloss; /* 0 matt to 1 */
    double grain; /* of the clay */
    double glaze_edge, glaze_wave,
        glaze_waves; /* where the glaze stops: share of the body, its waves */

    unsigned form, glaze; /* by which bowls are told apart, with the pattern */
    unsigned pattern;     /* of bowl_pattern.h */
    double pattern_count; /* repeats round the bowl */
    double pattern_size;  /* 0.8 to 1.25 */
    double pattern_phase;
};

void bowl_shape_init(struct bowl_shape *shape, uint32_t seed, bool is_plain);

/* Where it stands in pixels: x + lengths * scale. */
struct bowl_place {
    double x, y, scale;
};

/* The largest that stands whole, with its shadow, in w x h. */
struct bowl_place bowl_shape_place(const struct bowl_shape *shape, double w, double h);

/* A point of the outside in lengths: `along` 0 at the rim to 1 at the foot; `angle` 0 in front,
 * positive to the right. */
void bowl_shape_point(const struct bowl_shape *shape, double along, double angle, double *x,
                      double *y);

/* How far the outline reaches to the left and right at height y. False: not at all. */
bool bowl_shape_reach(const struct bowl_shape *shape, double y, double *left, double *right);

#endif

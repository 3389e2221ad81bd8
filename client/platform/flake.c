/* Leaf is so thin that it shows one side bright and the other dull, and in between a line. It is
 * turned about its long axis, which stands a little slanted, other for each shape. */
#include "flake.h"

#include <math.h>

#include "draw_list.h"
#include "paint.h"

#define TURN    6.283185307179586
#define CORNERS 7

/* How far each corner of a scrap is torn off, as a share of its radius. */
static const double torn[FLAKE_SHAPES][CORNERS] = {
    {0.92, 0.70, 1.00, 0.62, 0.88, 0.74, 0.98},
    {1.00, 0.82, 0.66, 0.94, 0.58, 0.90, 0.72},
    {0.74, 1.00, 0.78, 0.86, 0.96, 0.56, 0.84},
    {0.96, 0.60, 0.90, 1.00, 0.70, 0.80, 0.64},
};

static void add_stop(cairo_pattern_t *pattern, double at, struct rgba color, double bright) {
    double r = fmin(1, color.r / 255.0 * bright), g = fmin(1, color.g / 255.0 * bright);
    cairo_pattern_add_color_stop_rgba(pattern, at, r, g, fmin(1, color.b / 255.0 * bright),
                                      color.a / 255.0);
}

SDL_Surface *flake_paint(int size, int a, struct rgba gold, struct rgba light) {
    struct paint paint;
    if (!paint_begin(&paint, size, size)) {
        return NULL;
    }
    int shape = a / FLAKE_TURNS % FLAKE_SHAPES;
    double turn = a % FLAKE_TURNS * TURN / FLAKE_TURNS;
    double seen = cos(turn), half = size / 2.0;
    double wide = fmax(0.10, fabs(seen));
    cairo_t *cairo = paint.cairo;
    cairo_translate(cairo, half, half);
    cairo_rotate(cairo, 0.5 + shape * 0.8 + 0.25 * sin(turn));
    cairo_scale(cairo, half * wide, half * 0.82);
    for (int i = 0; i < CORNERS; i++) {
        double angle = (i + 0.35 * torn[shape][(i + 3) % CORNERS]) * TURN / CORNERS;
        cairo_line_to(cairo, torn[shape][i] * cos(angle), torn[shape][i] * sin(angle));
    }
    cairo_close_path(cairo);
    cairo_pattern_t *leaf = cairo_pattern_create_linear(-1, -1, 1, 1);
    bool is_front = seen >= 0;
    add_stop(leaf, 0, is_front ? light : gold, is_front ? 1.04 : 0.86);
    add_stop(leaf, 0.5, is_front ? light : gold, is_front ? 0.96 : 1.0);
    add_stop(leaf, 1, gold, is_front ? 1.0 : 0.78);
    cairo_set_source(cairo, leaf);
    cairo_fill(cairo);
    cairo_pattern_destroy(leaf);
    return paint_end(&paint);
}

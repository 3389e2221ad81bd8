/* The small shapes of a screen, drawn by Cairo as pictures of their own. Each returns a surface
 * that is the caller's, NULL when there is no memory. */
#ifndef SHAPE_H
#define SHAPE_H

#include <SDL.h>

#include "theme.h"

/* A disc of 2 x radius pixels with a border inside its edge: the four corners of a rounded panel.
 */
SDL_Surface *shape_corners(int radius, int stroke_px, struct rgba fill, struct rgba stroke);

/* As DRAW_RING, in a square of 2 x (radius + stroke_px). */
SDL_Surface *shape_ring(int radius, int stroke_px, int permille, struct rgba rest,
                        struct rgba part);

struct shape_face_colors {
    struct rgba fill, stroke, features;
};
/* As DRAW_FACE, in a square of `size`; level -4 to 4. */
SDL_Surface *shape_face(int size, int level, const struct shape_face_colors *colors);

/* As DRAW_TICK, in a square of `size`. */
SDL_Surface *shape_tick(int size, int stroke_px, struct rgba color);

/* As DRAW_PIE, in a square of `size`. */
struct shape_pie {
    int size, parts, filled, stroke_px;
    struct rgba fill, rest, stroke;
};
SDL_Surface *shape_pie(const struct shape_pie *pie);

/* A line by dx, dy with round ends, in a box that is `stroke_px` larger on every side. */
SDL_Surface *shape_line(int dx, int dy, int stroke_px, struct rgba color);

#endif

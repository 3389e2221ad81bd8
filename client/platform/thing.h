/* The things of a room's three pictures as drawings in ink, with one warm colour. */
#ifndef THING_H
#define THING_H

#include <SDL.h>

#include "theme.h"
#include "things.h"

struct thing_colors {
    struct rgba ink, warm, paper;
};

/* As DRAW_THING, in a square of `size`. The surface is the caller's; NULL when there is no memory.
 */
SDL_Surface *thing_paint(int size, enum thing thing, const struct thing_colors *colors);

#endif

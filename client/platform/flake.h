/* A flake of gold leaf that turns as it falls: a torn scrap, seen from some side. */
#ifndef FLAKE_H
#define FLAKE_H

#include <SDL.h>

#include "theme.h"

/* As DRAW_FLAKE: shape and turn from `a`, in a square of `size`. The surface is the caller's, NULL
 * when there is no memory. */
SDL_Surface *flake_paint(int size, int a, struct rgba gold, struct rgba light);

#endif

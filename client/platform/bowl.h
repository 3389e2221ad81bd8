/* A bowl of a seed, drawn: thrown, glazed, fired and lit; its cracks, and its seams of gold. */
#ifndef BOWL_H
#define BOWL_H

#include <SDL.h>

#include "draw_list.h"

/* The bowl, standing in a clear picture of w x h pixels. The caller's; NULL: no memory. */
SDL_Surface *bowl_paint_body(const struct draw_bowl *bowl, int w, int h);

/* Its seams and cracks alone, to lie over the body. The caller's; NULL: no memory. */
SDL_Surface *bowl_paint_lines(const struct draw_bowl *bowl, int w, int h);

#endif

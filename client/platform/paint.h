/* A sheet to draw on with Cairo that becomes a picture for SDL: Cairo multiplies colours by alpha,
 * SDL's software renderer wants them straight. */
#ifndef PAINT_H
#define PAINT_H

#include <stdbool.h>

#include <SDL.h>
#include <cairo.h>

#include "theme.h"

struct paint {
    SDL_Surface *surface;
    cairo_surface_t *sheet;
    cairo_t *cairo;
};

/* A clear sheet of w x h pixels. False when there is no memory; then nothing is to be freed. */
bool paint_begin(struct paint *paint, int w, int h);

/* Ends drawing; the surface (ARGB8888, straight alpha) is the caller's. */
SDL_Surface *paint_end(struct paint *paint);

void paint_set_color(cairo_t *cairo, struct rgba color);

#endif

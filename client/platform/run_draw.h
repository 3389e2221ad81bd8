/* One run as pixels, and where its base line is in them. */
#ifndef RUN_DRAW_H
#define RUN_DRAW_H

#include <SDL.h>

#include "text_runs.h"

#define RUN_BYTES_MAX 4096

/* Pixels that the run takes of its line. */
int run_width(const struct text_run *run);

/* A run that was drawn; `surface` is the caller's to free, NULL when there is nothing to see. */
struct run_drawing {
    SDL_Surface *surface;
    int base; /* rows above the base line */
};
struct run_drawing run_draw(const struct text_run *run, SDL_Color color);

#endif

/* A canvas without a window or a display, and pictures of it. */
#ifndef SCREENSHOT_H
#define SCREENSHOT_H

#include <stdbool.h>
#include <stddef.h>

#include <SDL.h>

struct sheet {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
};

/* A sheet in memory of w x h pixels with its software renderer. False and a sentence in `why` (size
 * bytes) when there is no memory. */
bool screenshot_open(struct sheet *sheet, int w, int h, char *why, size_t size);
void screenshot_close(struct sheet *sheet);

/* Writes the sheet as PNG. False and a sentence in `why` when the file cannot be written. */
bool screenshot_write(const struct sheet *sheet, const char *path, char *why, size_t size);

#endif

/* Turns a draw list into pixels with one SDL renderer. What is drawn is kept as textures, bounded
 * by bytes; an equal list is not drawn again. */
#ifndef CANVAS_H
#define CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include <SDL.h>

#include "draw_list.h"
#include "text.h"
#include "theme.h"

#define CANVAS_CACHE_BYTES_MAX (64u << 20)

struct canvas;

/* Renderer and text stay the caller's and outlive the canvas. NULL when there is no memory. */
struct canvas *canvas_open(SDL_Renderer *renderer, struct text *text, enum theme theme);
void canvas_close(struct canvas *canvas);

/* Draws with this look and theme from now on; with the usual look until then. `look` stays the
 * caller's. False: it did so already. */
bool canvas_use(struct canvas *canvas, const struct look *look, enum theme theme);

/* Draws and presents the list. False: it was equal to the one before, and nothing was done. */
bool canvas_draw(struct canvas *canvas, const struct draw_list *list);

/* The window was uncovered or resized: draws the next list even if it is equal. */
void canvas_forget(struct canvas *canvas);

/* The renderer lost its textures. */
void canvas_clear(struct canvas *canvas);

/* Bytes of the textures that are kept. */
size_t canvas_bytes(const struct canvas *canvas);

#endif

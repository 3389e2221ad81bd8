/* The settings of a running program: settled at its start, in effect in all of its windows at once
 * when a person changes one, and kept. */
#ifndef LIVE_H
#define LIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "app.h"
#include "canvas.h"
#include "options.h"
#include "text.h"

struct live;

/* Settles the options (see site.h), for a scene by its command line and the look alone, and opens
 * the words. NULL and a sentence in `why` (size bytes): the theme file that the command line names
 * is not right. */
struct live *live_open(struct options *options, char *why, size_t size);
void live_close(struct live *live);

/* A window, or what is shown in another one: then its canvas is NULL. */
struct live_window {
    struct app *app;
    struct canvas *canvas;
};

/* Takes what was changed in any of the windows, and has it in effect in all: to be called before
 * they are drawn. True: they look different now. */
bool live_turn(struct live *live, const struct live_window *windows, size_t count,
               struct text *text);

/* How they all are now. */
const struct settings *live_settings(const struct live *live);
const struct look *live_look(const struct live *live);

#endif

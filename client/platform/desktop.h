/* The desktop that windows stand on: opened once, before the first window; its displays, and what
 * wakes whoever waits for people. */
#ifndef DESKTOP_H
#define DESKTOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a display lies on the desktop; mirrored ones lie at the same place. */
struct display {
    int x, y, w, h;
};
#define DISPLAYS_MAX 16

struct desktop;

/* `renderer`: SDL's name of one, NULL: "software". NULL and a sentence in `why` (size bytes) when
 * there is no display. */
struct desktop *desktop_open(const char *renderer, char *why, size_t size);
/* Behind the last window. */
void desktop_close(struct desktop *desktop);

/* The displays as they are now, at most `max`. Returns how many. */
size_t desktop_displays(const struct desktop *desktop, struct display *displays, size_t max);

/* The type of SDL event with which another thread may wake window_wait. */
uint32_t desktop_wake_type(const struct desktop *desktop);

#endif

/* Tells on standard output what can be pressed in a window, whenever that has changed: a line
 * "knob X Y W H words" for each, with a star before the words where the focus is, then a line
 * "knobs stand". */
#ifndef KNOBS_H
#define KNOBS_H

#include <stdint.h>

struct app;

/* `told`: what was told last, 0 at first; the caller keeps it. */
void knobs_tell(const struct app *app, uint64_t *told);

#endif

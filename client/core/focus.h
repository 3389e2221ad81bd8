/* Finding among the hits of a frame: what is under the pointer, what a key presses, where the focus
 * goes next. */
#ifndef FOCUS_H
#define FOCUS_H

#include "ui.h"

/* Each returns NULL when there is none. */
const struct hit *hit_at(const struct hits *hits, int x, int y);
const struct hit *hit_of(const struct hits *hits, struct action action);
const struct hit *hit_by_key(const struct hits *hits, enum key key);
const struct hit *hit_primary(const struct hits *hits);

/* Behind (or before) what has the focus, round and round. */
const struct hit *focus_next(const struct hits *hits, struct action focus, bool is_backward);

/* The nearest one in the direction of an arrow key. */
const struct hit *focus_toward(const struct hits *hits, struct action focus, enum key arrow);

#endif

/* The list of what became different, filled while an event is applied. */
#ifndef EFFECTS_H
#define EFFECTS_H

#include "game.h"

/* Adds an effect unless it is there already. */
void effects_add(struct effects *effects, enum effect_kind kind, uint32_t id);

#endif

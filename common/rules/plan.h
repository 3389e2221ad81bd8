/* Questions about a plan that the other rules ask. The plan's own contract stands in game.h. */
#ifndef PLAN_H
#define PLAN_H

#include "game.h"

/* Whether the plan of this round has the phase. */
bool plan_has(const struct game *game, enum phase phase);

#endif

/* What building a pack asks about a challenge besides marking. */
#ifndef CHALLENGE_H
#define CHALLENGE_H

#include <stdbool.h>

#include "pack.h"

/* Whether `unit` (folded) is the challenge's own or one of the others that it accepts. */
bool challenge_has_unit(const struct challenge *challenge, const char *unit);

#endif

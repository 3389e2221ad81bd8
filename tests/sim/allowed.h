/* What the room may tell to whom in the moment in which it does: held against the rules' state, the
 * disk, the pack and what was said on the wires. */
#ifndef ALLOWED_H
#define ALLOWED_H

#include <stddef.h>
#include <stdint.h>

#include "messages.h"

struct world;

/* A whole message as it is sent; `connection` 0: to somebody who is let go. */
void allowed_check(struct world *world, uint16_t connection, const struct message *message,
                   const uint8_t *bytes, size_t count);

#endif

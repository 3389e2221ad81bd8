/* Whether everybody knows the same: what each client core holds, against what the room would tell
 * it now. */
#ifndef AGREE_H
#define AGREE_H

#include <stdbool.h>
#include <stddef.h>

struct world;

/* `who` (size bytes): the first who does not, and what differs. */
bool agree_all(struct world *world, char *who, size_t size);

#endif

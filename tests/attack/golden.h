/* The bytes of one message of each kind, as tests/golden/messages.txt has them, and broken copies
 * of whatever bytes: a few changed, cut off or put behind. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "random.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GOLDEN_MAX       160
#define GOLDEN_BYTES_MAX 1100

struct golden {
    struct golden_bytes {
        uint8_t bytes[GOLDEN_BYTES_MAX];
        size_t count;
    } messages[GOLDEN_MAX];
    size_t count;
};

/* False: no such file, or nothing in it. Longer messages are cut. */
bool golden_read(struct golden *golden, const char *path);

/* Changes `count` bytes in place, and their count, up to `max`; at least something is changed. */
void golden_break(struct random *random, uint8_t *bytes, size_t *count, size_t max);

#endif

/* What somebody sees who sits on the wire of one student: when something passed, in which direction
 * and of what size. */
#ifndef SIGHTS_H
#define SIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sight {
    uint64_t at_ms;
    uint32_t size;
    bool is_up;   /* from the student to the room */
    uint8_t hint; /* for people: which kind of message it was, where that is known */
};

struct sights {
    struct sight *list;
    size_t count, max;
};

void sights_add(struct sights *sights, const struct sight *sight);
void sights_free(struct sights *sights);

/* Whether both saw the same; else where they first differ: `at`. Hints are not compared. */
bool sights_are_same(const struct sights *a, const struct sights *b, size_t *at);

#endif

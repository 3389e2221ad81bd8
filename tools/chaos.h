/* A network of one's own making: what becomes of each datagram between a client and a room. Pure:
 * a datagram's size and the time go in, when its copies are due comes out. The same seed and the
 * same datagrams give the same fates; each client and each way has dice of its own. */
#ifndef CHAOS_H
#define CHAOS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chaos_trouble.h"
#include "random.h"

#define CHAOS_COPIES_MAX 2
#define CHAOS_HEADERS    28 /* bytes of IP and UDP, which a line carries too */
#define CHAOS_LINE_BYTES                                                                           \
    65536                        /* may wait at a bandwidth, as in a small router; more is dropped \
                                  */
#define CHAOS_HELD_MIN_US 10000  /* a datagram that is to be overtaken comes so much later, ... */
#define CHAOS_HELD_MAX_US 100000 /* ... and not more */

enum chaos_fate {
    CHAOS_PASSES,
    CHAOS_LOST, /* the dice said so */
    CHAOS_DARK, /* nothing got through */
    CHAOS_FULL, /* too much was waiting at the bandwidth */
    CHAOS_FATES
};

struct chaos_outcome {
    enum chaos_fate fate;
    bool is_held;  /* so that others overtake it */
    size_t copies; /* 0 for what does not pass */
    uint64_t due_us[CHAOS_COPIES_MAX];
};

/* A client's way to the room and back. */
struct chaos_line {
    struct random dice[CHAOS_WAYS];
    uint64_t free_us[CHAOS_WAYS]; /* when what waits at the bandwidth has gone */
    uint64_t port_us;             /* since when it has its source port */
};

/* What all lines had together. */
struct chaos_counts {
    uint64_t fates[CHAOS_FATES];
    uint64_t bytes; /* of what passed, each copy */
    uint64_t doubled, held;
};

/* `number`: of the client, from 0 on. */
void chaos_line_init(struct chaos_line *line, uint64_t seed, uint32_t number, uint64_t now_us);

/* A datagram of `size_bytes` comes. All times are of one clock; `trouble` is that of this way,
 * which began at `trouble->since_us`. */
struct chaos_outcome chaos_pass(struct chaos_line *line, enum chaos_way way,
                                const struct chaos_trouble *trouble, size_t size_bytes,
                                uint64_t now_us);

void chaos_count(struct chaos_counts *counts, const struct chaos_outcome *outcome,
                 size_t size_bytes);

/* Does nothing get through now? */
bool chaos_is_dark(const struct chaos_trouble *trouble, uint64_t now_us);

/* True when the line is to have another source port now; then its time begins anew. */
bool chaos_port_is_due(struct chaos_line *line, const struct chaos_trouble *trouble,
                       uint64_t now_us);

#endif

/* Datagrams in the air: those that are due later, the next one first. Their number and their bytes
 * are bounded; what is one too many is not taken. */
#ifndef CHAOS_FLIGHT_H
#define CHAOS_FLIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chaos_trouble.h"

#define CHAOS_FLIGHT_MAX       65536
#define CHAOS_FLIGHT_BYTES_MAX (64 * 1024 * 1024)

/* Where a datagram goes and when. */
struct chaos_ticket {
    uint64_t due_us;
    uint32_t client, place; /* the number of its client, and where that is kept */
    enum chaos_way way;
};

struct chaos_datagram {
    struct chaos_ticket ticket;
    uint64_t order; /* of two that are due at once, the first one that came goes first */
    size_t count;
    uint8_t bytes[];
};

struct chaos_flight {
    struct chaos_datagram *heap[CHAOS_FLIGHT_MAX];
    size_t count, bytes;
    uint64_t order;
};

/* All zero is empty. Copies `count` bytes. False: there is no room for it. */
bool chaos_flight_add(struct chaos_flight *flight, const struct chaos_ticket *ticket,
                      const uint8_t *bytes, size_t count);

/* The next one that is due, the caller's to free(); NULL: none is yet. */
struct chaos_datagram *chaos_flight_take(struct chaos_flight *flight, uint64_t now_us);

/* When the next one is due; UINT64_MAX: none is there. */
uint64_t chaos_flight_next_us(const struct chaos_flight *flight);

void chaos_flight_deinit(struct chaos_flight *flight);

#endif

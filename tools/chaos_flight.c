/* A binary heap: the parent of place i is (i - 1) / 2, and is due before it. */
#include "chaos_flight.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool is_before(const struct chaos_datagram *a, const struct chaos_datagram *b) {
    uint64_t a_us = a->ticket.due_us, b_us = b->ticket.due_us;
    return a_us != b_us ? a_us < b_us : a->order < b->order;
}

static void swap(struct chaos_flight *flight, size_t a, size_t b) {
    struct chaos_datagram *held = flight->heap[a];
    flight->heap[a] = flight->heap[b];
    flight->heap[b] = held;
}

static void rise(struct chaos_flight *flight, size_t at) {
    while (at > 0 && is_before(flight->heap[at], flight->heap[(at - 1) / 2])) {
        swap(flight, at, (at - 1) / 2);
        at = (at - 1) / 2;
    }
}

static void sink(struct chaos_flight *flight, size_t at) {
    for (;;) {
        size_t first = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < flight->count; child++) {
            first = is_before(flight->heap[child], flight->heap[first]) ? child : first;
        }
        if (first == at) {
            return;
        }
        swap(flight, at, first);
        at = first;
    }
}

bool chaos_flight_add(struct chaos_flight *flight, const struct chaos_ticket *ticket,
                      const uint8_t *bytes, size_t count) {
    if (flight->count == CHAOS_FLIGHT_MAX || count > CHAOS_FLIGHT_BYTES_MAX - flight->bytes) {
        return false;
    }
    struct chaos_datagram *datagram = malloc(sizeof *datagram + count);
    if (datagram == NULL) {
        return false;
    }
    datagram->ticket = *ticket;
    datagram->order = flight->order++;
    datagram->count = count;
    if (count > 0) {
        memcpy(datagram->bytes, bytes, count);
    }
    flight->heap[flight->count++] = datagram;
    flight->bytes += count;
    rise(flight, flight->count - 1);
    return true;
}

struct chaos_datagram *chaos_flight_take(struct chaos_flight *flight, uint64_t now_us) {
    if (chaos_flight_next_us(flight) > now_us || flight->count == 0) {
        return NULL;
    }
    struct chaos_datagram *datagram = flight->heap[0];
    flight->heap[0] = flight->heap[--flight->count];
    assert(flight->bytes >= datagram->count);
    flight->bytes -= datagram->count;
    sink(flight, 0);
    return datagram;
}

uint64_t chaos_flight_next_us(const struct chaos_flight *flight) {
    return flight->count > 0 ? flight->heap[0]->ticket.due_us : UINT64_MAX;
}

void chaos_flight_deinit(struct chaos_flight *flight) {
    for (size_t i = 0; i < flight->count; i++) {
        free(flight->heap[i]);
    }
    flight->count = 0;
    flight->bytes = 0;
}

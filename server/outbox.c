/* A ring. What waits longest stands first, and since events are durable in their order, the first
 * one tells whether anything can go. */
#include "outbox.h"

#include <assert.h>
#include <stdlib.h>

bool outbox_init(struct outbox *outbox, size_t max) {
    *outbox = (struct outbox){.max = max};
    outbox->ring = calloc(max, sizeof *outbox->ring);
    return outbox->ring != NULL;
}

void outbox_deinit(struct outbox *outbox) {
    free(outbox->ring);
}

bool outbox_is_full(const struct outbox *outbox) {
    return outbox->count == outbox->max;
}

void outbox_push(struct outbox *outbox, const struct outbox_entry *entry) {
    assert(!outbox_is_full(outbox));
    outbox->ring[(outbox->first + outbox->count) % outbox->max] = *entry;
    outbox->count++;
}

void outbox_redirect(struct outbox *outbox, uint16_t seat, uint16_t connection, uint32_t peer) {
    for (size_t i = 0; i < outbox->count; i++) {
        struct outbox_entry *entry = &outbox->ring[(outbox->first + i) % outbox->max];
        if (entry->seat == seat) {
            entry->seat = 0;
            entry->connection = connection;
            entry->peer = peer;
        }
    }
}

void outbox_forget(struct outbox *outbox, uint16_t seat) {
    for (size_t i = 0; i < outbox->count; i++) {
        struct outbox_entry *entry = &outbox->ring[(outbox->first + i) % outbox->max];
        if (entry->seat == seat) {
            entry->first_action = entry->last_action = 0;
        }
    }
}

bool outbox_pop(struct outbox *outbox, uint64_t durable, struct outbox_entry *entry) {
    if (outbox->count == 0 || outbox->ring[outbox->first].event > durable) {
        return false;
    }
    *entry = outbox->ring[outbox->first];
    outbox->first = (outbox->first + 1) % outbox->max;
    outbox->count--;
    return true;
}

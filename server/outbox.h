/* Acknowledgements that wait for the disk, in the order of their events. */
#ifndef OUTBOX_H
#define OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct outbox_entry {
    uint64_t event;
    uint32_t first_action, last_action; /* all of them were kept by this event; 0: none was */
    uint16_t seat;                      /* 0: the connection's */
    uint16_t connection;                /* a teacher's, or one that has left its seat, */
    uint32_t peer;                      /* as long as it is this one */
};

struct outbox {
    struct outbox_entry *ring;
    size_t max, first, count;
};

/* Memory for `max` entries. False when there is none; deinit then too. */
bool outbox_init(struct outbox *outbox, size_t max);
void outbox_deinit(struct outbox *outbox);

bool outbox_is_full(const struct outbox *outbox);

/* It is not full; events come in their order. */
void outbox_push(struct outbox *outbox, const struct outbox_entry *entry);

/* What a seat waits for goes to this connection. */
void outbox_redirect(struct outbox *outbox, uint16_t seat, uint16_t connection, uint32_t peer);

/* Nobody waits any more for what this seat did: its actions are told to no one. */
void outbox_forget(struct outbox *outbox, uint16_t seat);

/* The next entry whose event is at most `durable`. False: there is none. */
bool outbox_pop(struct outbox *outbox, uint64_t durable, struct outbox_entry *entry);

#endif

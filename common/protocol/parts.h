/* Messages of more than DATAGRAM_BYTES_MAX bytes travel as `part` messages, in order, one transfer
 * at a time on a connection. Only a server sends them. */
#ifndef PARTS_H
#define PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "messages.h"

/* How many datagrams `count` encoded bytes take: 1 when they fit one. */
size_t parts_count(size_t count);

/* Writes datagram `index` of an encoded message (`count` bytes, of transfer number `transfer`) into
 * `datagram` (DATAGRAM_BYTES_MAX bytes): the message itself where it fits one. Returns its size. */
size_t parts_split(const uint8_t *bytes, size_t count, uint16_t transfer, size_t index,
                   uint8_t *datagram);

/* A receiver's one open transfer. */
struct parts_inbox {
    uint16_t transfer;
    uint8_t next;
    uint8_t count; /* 0: none open */
    size_t size;
    uint8_t bytes[MESSAGE_BYTES_MAX];
};

void parts_inbox_init(struct parts_inbox *inbox);

/* Takes a part. True when the message is whole: then inbox->bytes holds inbox->size bytes of it,
 * until the next call; a part itself is no such message. A part out of turn drops the transfer; one
 * with index 0 always begins a new one. */
bool parts_inbox_take(struct parts_inbox *inbox, const struct message_part *part);

#endif

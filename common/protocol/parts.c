/* Cutting a long message into parts of one size, and laying them together again. There is nothing
 * to sort and nothing to wait for: the transport keeps the order, so a part that is not the next
 * one means that the transfer is lost. */
#include "parts.h"

#include <assert.h>
#include <string.h>

#include "codec.h"

_Static_assert(PARTS_MAX *PART_BYTES_MAX >= MESSAGE_BYTES_MAX, "every message can be cut");

size_t parts_count(size_t count) {
    return count <= DATAGRAM_BYTES_MAX ? 1 : (count + PART_BYTES_MAX - 1) / PART_BYTES_MAX;
}

size_t parts_split(const uint8_t *bytes, size_t count, uint16_t transfer, size_t index,
                   uint8_t *datagram) {
    size_t parts = parts_count(count);
    assert(count > 0 && count <= MESSAGE_BYTES_MAX && index < parts);
    if (parts == 1) {
        memcpy(datagram, bytes, count);
        return count;
    }
    size_t start = index * PART_BYTES_MAX;
    size_t taken = count - start < PART_BYTES_MAX ? count - start : PART_BYTES_MAX;
    struct message message;
    message.id = MESSAGE_part;
    message.as.part.transfer = transfer;
    message.as.part.index = (uint8_t)index;
    message.as.part.count = (uint8_t)parts;
    message.as.part.bytes_count = (uint16_t)taken;
    memcpy(message.as.part.bytes, bytes + start, taken);
    return codec_encode(&message, datagram, DATAGRAM_BYTES_MAX);
}

void parts_inbox_init(struct parts_inbox *inbox) {
    inbox->transfer = 0;
    inbox->next = 0;
    inbox->count = 0;
    inbox->size = 0;
}

/* Whether the part is the next one of the open transfer, and what it brings still fits. */
static bool is_next(const struct parts_inbox *inbox, const struct message_part *part) {
    return inbox->count > 0 && part->transfer == inbox->transfer && part->index == inbox->next &&
           part->count == inbox->count && part->index < part->count && part->bytes_count > 0 &&
           part->bytes_count <= sizeof inbox->bytes - inbox->size;
}

bool parts_inbox_take(struct parts_inbox *inbox, const struct message_part *part) {
    if (part->index == 0) {
        parts_inbox_init(inbox);
        inbox->transfer = part->transfer;
        inbox->count = part->count;
    }
    if (!is_next(inbox, part)) {
        parts_inbox_init(inbox);
        return false;
    }
    memcpy(inbox->bytes + inbox->size, part->bytes, part->bytes_count);
    inbox->size += part->bytes_count;
    inbox->next++;
    if (inbox->next < inbox->count) {
        return false;
    }
    inbox->count = 0;
    return true;
}

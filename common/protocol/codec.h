/* Messages to bytes and back. Nothing else reads from the network. Decoding allocates nothing: a
 * pre-scan proves depth, counts and lengths before msgpack-c sees a byte.
 */
#ifndef CODEC_H
#define CODEC_H

#include <stddef.h>
#include <stdint.h>

#include "messages.h"

enum codec_status {
    CODEC_OK,
    CODEC_TOO_LONG,     /* more than MESSAGE_BYTES_MAX */
    CODEC_MALFORMED,    /* not one msgpack array of the types in use, or bytes behind it */
    CODEC_UNKNOWN,      /* no such message */
    CODEC_WRONG_SENDER, /* a message that this sender may not send */
    CODEC_BAD_FIELD,    /* a field of another type, out of range, too long, or not clean UTF-8 */
};

/* Writes `message` into `bytes` (capacity `size`). Returns the count of bytes, 0 when it does not
 * fit. Asserts that every field is in its range: an outgoing message is ours. Without assertions
 * such a message is not written, and 0 returned. Allocates nothing. */
size_t codec_encode(const struct message *message, uint8_t *bytes, size_t size);

/* Reads one message from `count` bytes. `from`: what the sender may send (enum message_from bits).
 * Missing fields get their default. A hello of another major version of which the rest cannot be
 * read is taken with its major alone. On CODEC_WRONG_SENDER message->id says which one it is; on
 * any other status than these two `message` is undefined. */
enum codec_status codec_decode(const uint8_t *bytes, size_t count, unsigned from,
                               struct message *message);

const char *codec_status_name(enum codec_status status);

#endif

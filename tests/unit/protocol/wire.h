/* msgpack by hand, so that a test can write what the codec would never write, and so that what the
 * codec writes is compared with the format and not with itself. */
#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "message_table.h"

#define WIRE_BYTES_MAX (4 * MESSAGE_BYTES_MAX)

struct wire {
    size_t count;
    uint8_t bytes[WIRE_BYTES_MAX];
};

void wire_raw(struct wire *wire, const void *bytes, size_t count);
void wire_array(struct wire *wire, size_t count);
void wire_unsigned(struct wire *wire, uint64_t number);
void wire_signed(struct wire *wire, int64_t number);
void wire_bool(struct wire *wire, bool value);
void wire_text(struct wire *wire, const char *text, size_t count);
void wire_bytes(struct wire *wire, const uint8_t *bytes, size_t count);

/* `count` times the letter a; `count` times the byte 0xA5. */
void wire_text_of(struct wire *wire, size_t count);
void wire_bytes_of(struct wire *wire, size_t count);

/* A whole message, as the codec should write it: numbers as wide as the largest of their field, and
 * padded where that is declared. Where `instead` is not NULL, the bytes of `with`
 * stand in the place of that field (of the message, or of each record of a list). */
void wire_message(struct wire *wire, const struct message *message, const struct field *instead,
                  const struct wire *with);

#endif

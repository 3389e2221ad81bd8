/* The messages as C: struct message_NAME for each message and struct record_NAME for each record of
 * messages.def, an enum of their ids, and one struct message that holds any of them. */
#ifndef MESSAGES_H
#define MESSAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol.h"
#include "sizes.h"
#include "words.h"

#define U8(name, min, max)  uint8_t name;
#define U16(name, min, max) uint16_t name;
#define U32(name, min, max) uint32_t name;
#define U64(name, min, max) uint64_t name;
#define I16(name, min, max) int16_t name;
#define BOOL(name)          bool name;
#define STR(name, max)      char name[(max) + 1];
#define BYTES(name, max)                                                                           \
    uint8_t name[max];                                                                             \
    uint16_t name##_count;
#define LIST(name, record, max)                                                                    \
    struct record_##record name[max];                                                              \
    uint16_t name##_count;
#define PADDING(size)
#define RECORD(name, fields)                                                                       \
    struct record_##name {                                                                         \
        fields                                                                                     \
    };
#define MESSAGE(name, id, from, fields)                                                            \
    struct message_##name {                                                                        \
        fields                                                                                     \
    };
#include "messages.def"

enum message_id {
#define MESSAGE(name, id, from, fields) MESSAGE_##name = (id),
#include "messages.def"
};

struct message {
    enum message_id id;
    union {
#define MESSAGE(name, id, from, fields) struct message_##name name;
#include "messages.def"
    } as;
};

/* "hello" for MESSAGE_hello; "unknown" for what is none. */
const char *message_name(enum message_id id);

/* Bit set of enum message_from; 0 for what is none. */
unsigned message_senders(enum message_id id);

#endif

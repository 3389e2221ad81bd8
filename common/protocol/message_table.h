/* messages.def as tables: for each message its fields with type, place and range. The codec walks
 * them, and so do the tests and protocol_doc: what is declared is what is checked and what is
 * written down. */
#ifndef MESSAGE_TABLE_H
#define MESSAGE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "messages.h"

enum field_type {
    FIELD_U8,
    FIELD_U16,
    FIELD_U32,
    FIELD_U64,
    FIELD_I16,
    FIELD_BOOL,
    FIELD_STR,
    FIELD_BYTES,
    FIELD_LIST,
    FIELD_PADDING, /* nothing in the struct */
};

enum record_id {
#define RECORD(name, fields) RECORD_##name,
#include "messages.def"
    RECORD_COUNT
};

struct field {
    const char *name;
    enum field_type type;
    size_t offset;         /* in the struct of its message or record */
    size_t count_offset;   /* BYTES, LIST: where name_count is, a uint16_t */
    int64_t min;           /* numbers: both ends included */
    uint64_t max;          /* numbers; STR, BYTES: bytes; LIST: records; PADDING: its size */
    enum record_id record; /* LIST: of what */
};

/* The struct of one record, or of one message. */
struct form {
    const char *name;
    size_t size_bytes; /* sizeof(struct message_NAME) */
    size_t field_count;
    const struct field *fields;
};

struct message_form {
    enum message_id id;
    unsigned from; /* enum message_from bits */
    struct form form;
};

/* NULL for what is no message. */
const struct message_form *message_form(uint64_t id);

const struct form *record_form(enum record_id record);

/* The messages in the order of messages.def; NULL from message_form_count() on. */
const struct message_form *message_form_at(size_t index);
size_t message_form_count(void);

/* Reads a field of a number type or BOOL out of the struct at `owner`. An I16 comes as the two's
 * complement of its value. */
uint64_t field_number(const struct field *field, const void *owner);

/* Writes one; `number` fits the type. */
void field_set_number(const struct field *field, void *owner, uint64_t number);

/* name_count of a BYTES or a LIST. */
size_t field_count(const struct field *field, const void *owner);
void field_set_count(const struct field *field, void *owner, size_t count);

#endif

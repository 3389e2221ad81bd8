/* Two passes over messages.def. The first makes a function for each record and each message that
 * holds its table: inside it `struct owner` stands for the struct that the fields belong to, so a
 * field can say its offset without knowing its message. The second finds the function by its
 * number. */
#include "message_table.h"

#include <assert.h>

#define PLACE(name) offsetof(struct owner, it.name)
#define COUNT(name) offsetof(struct owner, it.name##_count)

#define U8(name, min, max)  {#name, FIELD_U8, PLACE(name), 0, (min), (max), RECORD_COUNT},
#define U16(name, min, max) {#name, FIELD_U16, PLACE(name), 0, (min), (max), RECORD_COUNT},
#define U32(name, min, max) {#name, FIELD_U32, PLACE(name), 0, (min), (max), RECORD_COUNT},
#define U64(name, min, max) {#name, FIELD_U64, PLACE(name), 0, (min), (max), RECORD_COUNT},
#define I16(name, min, max) {#name, FIELD_I16, PLACE(name), 0, (min), (max), RECORD_COUNT},
#define BOOL(name)          {#name, FIELD_BOOL, PLACE(name), 0, 0, 1, RECORD_COUNT},
#define STR(name, max)      {#name, FIELD_STR, PLACE(name), 0, 0, (max), RECORD_COUNT},
#define BYTES(name, max)    {#name, FIELD_BYTES, PLACE(name), COUNT(name), 0, (max), RECORD_COUNT},
#define LIST(name, record, max)                                                                    \
    {#name, FIELD_LIST, PLACE(name), COUNT(name), 0, (max), RECORD_##record},
#define PADDING(size) {"padding", FIELD_PADDING, 0, 0, 0, (size), RECORD_COUNT},

#define RECORD(name, fields_)                                                                      \
    static const struct form *record_form_##name(void) {                                           \
        struct owner {                                                                             \
            struct record_##name it;                                                               \
        };                                                                                         \
        static const struct field fields[] = {fields_};                                            \
        static const struct form form = {#name, sizeof(struct record_##name),                      \
                                         sizeof fields / sizeof *fields, fields};                  \
        return &form;                                                                              \
    }
#define MESSAGE(name, id, from, fields_)                                                           \
    static const struct message_form *message_form_##name(void) {                                  \
        struct owner {                                                                             \
            struct message_##name it;                                                              \
        };                                                                                         \
        static const struct field fields[] = {fields_};                                            \
        static const struct message_form form = {                                                  \
            MESSAGE_##name,                                                                        \
            (from),                                                                                \
            {#name, sizeof(struct message_##name), sizeof fields / sizeof *fields, fields}};       \
        return &form;                                                                              \
    }
#include "messages.def"

/* One line a message. NOLINTNEXTLINE(readability-function-size) */
const struct message_form *message_form(uint64_t id) {
    switch (id) {
#define MESSAGE(name, id, from, fields)                                                            \
    case MESSAGE_##name:                                                                           \
        return message_form_##name();
#include "messages.def"
    default:
        return NULL;
    }
}

const struct form *record_form(enum record_id record) {
    switch (record) {
#define RECORD(name, fields)                                                                       \
    case RECORD_##name:                                                                            \
        return record_form_##name();
#include "messages.def"
    case RECORD_COUNT:
        break;
    }
    assert(false && "a record of messages.def");
    return NULL;
}

static const enum message_id ids[] = {
#define MESSAGE(name, id, from, fields) MESSAGE_##name,
#include "messages.def"
};

size_t message_form_count(void) {
    return sizeof ids / sizeof *ids;
}

const struct message_form *message_form_at(size_t index) {
    return index < message_form_count() ? message_form(ids[index]) : NULL;
}

static const void *place(const void *owner, size_t offset) {
    return (const unsigned char *)owner + offset;
}

static void *place_to_write(void *owner, size_t offset) {
    return (unsigned char *)owner + offset;
}

uint64_t field_number(const struct field *field, const void *owner) {
    const void *at = place(owner, field->offset);
    switch (field->type) {
    case FIELD_U8:
        return *(const uint8_t *)at;
    case FIELD_U16:
        return *(const uint16_t *)at;
    case FIELD_U32:
        return *(const uint32_t *)at;
    case FIELD_U64:
        return *(const uint64_t *)at;
    case FIELD_I16:
        return (uint64_t)(int64_t) * (const int16_t *)at;
    case FIELD_BOOL:
        return *(const bool *)at;
    case FIELD_STR:
    case FIELD_BYTES:
    case FIELD_LIST:
    case FIELD_PADDING:
        break;
    }
    assert(false && "a number");
    return 0;
}

void field_set_number(const struct field *field, void *owner, uint64_t number) {
    void *at = place_to_write(owner, field->offset);
    switch (field->type) {
    case FIELD_U8:
        *(uint8_t *)at = (uint8_t)number;
        return;
    case FIELD_U16:
        *(uint16_t *)at = (uint16_t)number;
        return;
    case FIELD_U32:
        *(uint32_t *)at = (uint32_t)number;
        return;
    case FIELD_U64:
        *(uint64_t *)at = number;
        return;
    case FIELD_I16:
        *(int16_t *)at = (int16_t)(int64_t)number;
        return;
    case FIELD_BOOL:
        *(bool *)at = number != 0;
        return;
    case FIELD_STR:
    case FIELD_BYTES:
    case FIELD_LIST:
    case FIELD_PADDING:
        break;
    }
    assert(false && "a number");
}

size_t field_count(const struct field *field, const void *owner) {
    assert(field->type == FIELD_BYTES || field->type == FIELD_LIST);
    return *(const uint16_t *)place(owner, field->count_offset);
}

void field_set_count(const struct field *field, void *owner, size_t count) {
    assert(field->type == FIELD_BYTES || field->type == FIELD_LIST);
    *(uint16_t *)place_to_write(owner, field->count_offset) = (uint16_t)count;
}

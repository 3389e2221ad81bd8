/* Values by themselves in the shortest form that the msgpack format has for them; in a message as
 * wide as their fields are. */
#include "wire.h"

#include <assert.h>
#include <string.h>

void wire_raw(struct wire *wire, const void *bytes, size_t count) {
    assert(count <= sizeof wire->bytes - wire->count);
    if (count > 0) {
        memcpy(wire->bytes + wire->count, bytes, count);
    }
    wire->count += count;
}

/* `head`, then the lowest `width` bytes of `number`, the highest of them first. */
static void wire_head(struct wire *wire, unsigned head, uint64_t number, int width) {
    uint8_t bytes[9] = {(uint8_t)head};
    for (int i = 0; i < width; i++) {
        bytes[1 + i] = (uint8_t)(number >> (8 * (width - 1 - i)));
    }
    wire_raw(wire, bytes, 1 + (size_t)width);
}

void wire_array(struct wire *wire, size_t count) {
    if (count < 16) {
        wire_head(wire, 0x90 | (unsigned)count, 0, 0);
    } else {
        wire_head(wire, 0xDC, count, 2);
    }
}

void wire_unsigned(struct wire *wire, uint64_t number) {
    if (number < 0x80) {
        wire_head(wire, (unsigned)number, 0, 0);
    } else if (number <= UINT8_MAX) {
        wire_head(wire, 0xCC, number, 1);
    } else if (number <= UINT16_MAX) {
        wire_head(wire, 0xCD, number, 2);
    } else if (number <= UINT32_MAX) {
        wire_head(wire, 0xCE, number, 4);
    } else {
        wire_head(wire, 0xCF, number, 8);
    }
}

void wire_signed(struct wire *wire, int64_t number) {
    if (number >= 0) {
        wire_unsigned(wire, (uint64_t)number);
    } else if (number >= -32) {
        wire_head(wire, (unsigned)(number + 256), 0, 0);
    } else if (number >= INT8_MIN) {
        wire_head(wire, 0xD0, (uint64_t)number, 1);
    } else if (number >= INT16_MIN) {
        wire_head(wire, 0xD1, (uint64_t)number, 2);
    } else {
        wire_head(wire, 0xD3, (uint64_t)number, 8);
    }
}

void wire_bool(struct wire *wire, bool value) {
    wire_head(wire, value ? 0xC3 : 0xC2, 0, 0);
}

void wire_text(struct wire *wire, const char *text, size_t count) {
    if (count < 32) {
        wire_head(wire, 0xA0 | (unsigned)count, 0, 0);
    } else if (count <= UINT8_MAX) {
        wire_head(wire, 0xD9, count, 1);
    } else {
        wire_head(wire, 0xDA, count, 2);
    }
    wire_raw(wire, text, count);
}

void wire_bytes(struct wire *wire, const uint8_t *bytes, size_t count) {
    if (count <= UINT8_MAX) {
        wire_head(wire, 0xC4, count, 1);
    } else {
        wire_head(wire, 0xC5, count, 2);
    }
    wire_raw(wire, bytes, count);
}

void wire_text_of(struct wire *wire, size_t count) {
    static char text[MESSAGE_BYTES_MAX];
    assert(count <= sizeof text);
    memset(text, 'a', sizeof text);
    wire_text(wire, text, count);
}

void wire_bytes_of(struct wire *wire, size_t count) {
    static uint8_t bytes[MESSAGE_BYTES_MAX];
    assert(count <= sizeof bytes);
    memset(bytes, 0xA5, sizeof bytes);
    wire_bytes(wire, bytes, count);
}

/* In the form that the largest number of the field needs. */
static void wire_as_wide_as(struct wire *wire, uint64_t max, uint64_t number) {
    if (max < 0x80) {
        wire_head(wire, (unsigned)number, 0, 0);
    } else if (max <= UINT8_MAX) {
        wire_head(wire, 0xCC, number, 1);
    } else if (max <= UINT16_MAX) {
        wire_head(wire, 0xCD, number, 2);
    } else if (max <= UINT32_MAX) {
        wire_head(wire, 0xCE, number, 4);
    } else {
        wire_head(wire, 0xCF, number, 8);
    }
}

/* What to put in the place of a field. */
struct exchange {
    const struct field *field;
    const struct wire *with;
};

static void wire_form(struct wire *wire, const struct form *form, const void *owner,
                      const struct exchange *exchange);

static void wire_list(struct wire *wire, const struct field *field, const void *owner,
                      const struct exchange *exchange) {
    const struct form *record = record_form(field->record);
    const unsigned char *at = (const unsigned char *)owner + field->offset;
    size_t count = field_count(field, owner);
    wire_array(wire, count);
    for (size_t i = 0; i < count; i++) {
        wire_array(wire, record->field_count);
        wire_form(wire, record, at + i * record->size_bytes, exchange);
    }
}

static void wire_field(struct wire *wire, const struct field *field, const void *owner,
                       const struct exchange *exchange) {
    const unsigned char *at = (const unsigned char *)owner + field->offset;
    if (field == exchange->field) {
        wire_raw(wire, exchange->with->bytes, exchange->with->count);
        return;
    }
    switch (field->type) {
    case FIELD_U8:
    case FIELD_U16:
    case FIELD_U32:
    case FIELD_U64:
        wire_as_wide_as(wire, field->max, field_number(field, owner));
        return;
    case FIELD_I16:
        wire_head(wire, 0xD1, field_number(field, owner), 2);
        return;
    case FIELD_BOOL:
        wire_bool(wire, field_number(field, owner) != 0);
        return;
    case FIELD_STR:
        wire_text(wire, (const char *)at, strlen((const char *)at));
        return;
    case FIELD_BYTES:
        wire_bytes(wire, at, field_count(field, owner));
        return;
    case FIELD_LIST:
        wire_list(wire, field, owner, exchange);
        return;
    case FIELD_PADDING:
        wire_head(wire, 0xC5, 0, 2); /* grows when the rest is there: wire_message */
        return;
    }
}

static void wire_form(struct wire *wire, const struct form *form, const void *owner,
                      const struct exchange *exchange) {
    for (size_t i = 0; i < form->field_count; i++) {
        wire_field(wire, &form->fields[i], owner, exchange);
    }
}

/* Makes the padding at the end of a message as long as it has to be. */
static void wire_pad(struct wire *wire, size_t size) {
    static const uint8_t zeros[PART_BYTES_MAX];
    while (size < wire->count) {
        size = size < PART_BYTES_MAX ? PART_BYTES_MAX : size + PART_BYTES_MAX;
    }
    size_t count = size - wire->count;
    wire->count -= 3;
    wire_head(wire, 0xC5, count, 2);
    wire_raw(wire, zeros, count);
}

void wire_message(struct wire *wire, const struct message *message, const struct field *instead,
                  const struct wire *with) {
    const struct message_form *form = message_form(message->id);
    const struct exchange exchange = {instead, with};
    wire->count = 0;
    wire_array(wire, form->form.field_count + 1);
    wire_unsigned(wire, (uint64_t)message->id);
    wire_form(wire, &form->form, &message->as, &exchange);
    const struct field *last = &form->form.fields[form->form.field_count - 1];
    if (last->type == FIELD_PADDING && last != instead) {
        wire_pad(wire, (size_t)last->max);
    }
}

/* From structs into msgpack, by the tables of messages.def. Every field is packed in its order, a
 * number as wide as the largest of its field, and what has a padding is made as long as that says:
 * so no size tells what stands in a message. */
#include <assert.h>
#include <string.h>

#include <msgpack.h>

#include "codec.h"
#include "codec_inside.h"
#include "message_table.h"

static const void *field_place(const struct field *field, const void *owner) {
    return (const unsigned char *)owner + field->offset;
}

struct output {
    uint8_t *bytes;
    size_t size;
    size_t used;
};

static int output_write(void *data, const char *bytes, size_t count) {
    struct output *output = data;
    if (count > output->size - output->used) {
        return -1;
    }
    if (count > 0 && output->bytes != NULL) {
        memcpy(output->bytes + output->used, bytes, count);
    }
    output->used += count;
    return 0;
}

/* As wide as the largest that its field may have: how many bytes a number takes says nothing. */
static bool pack_unsigned(msgpack_packer *packer, uint64_t max, uint64_t number) {
    if (max <= INT8_MAX) {
        return msgpack_pack_uint8(packer, (uint8_t)number) == 0; /* one byte for all of these */
    }
    if (max <= UINT8_MAX) {
        return msgpack_pack_fix_uint8(packer, (uint8_t)number) == 0;
    }
    if (max <= UINT16_MAX) {
        return msgpack_pack_fix_uint16(packer, (uint16_t)number) == 0;
    }
    if (max <= UINT32_MAX) {
        return msgpack_pack_fix_uint32(packer, (uint32_t)number) == 0;
    }
    return msgpack_pack_fix_uint64(packer, number) == 0;
}

static bool pack_number(msgpack_packer *packer, const struct field *field, const void *owner) {
    uint64_t number = field_number(field, owner);
    if (!codec_number_is_in_range(field, number)) {
        assert(false && "a number in its range");
        return false;
    }
    if (field->type == FIELD_BOOL) {
        return (number != 0 ? msgpack_pack_true(packer) : msgpack_pack_false(packer)) == 0;
    }
    if (field->type == FIELD_I16) {
        return msgpack_pack_fix_int16(packer, (int16_t)(int64_t)number) == 0;
    }
    return pack_unsigned(packer, field->max, number);
}

static bool pack_text(msgpack_packer *packer, const struct field *field, const void *owner) {
    const char *text = field_place(field, owner);
    const char *end = memchr(text, '\0', field->max + 1);
    if (end == NULL || !codec_text_is_good(field, text, (size_t)(end - text))) {
        assert(false && "a clean text that ends");
        return false;
    }
    return msgpack_pack_str_with_body(packer, text, (size_t)(end - text)) == 0;
}

static bool pack_bytes(msgpack_packer *packer, const struct field *field, const void *owner) {
    size_t count = field_count(field, owner);
    if (count > field->max) {
        assert(false && "no more bytes than there is room for");
        return false;
    }
    return msgpack_pack_bin_with_body(packer, field_place(field, owner), count) == 0;
}

/* Always with two bytes of length, so that any number of zeros can be made up for. */
static bool pack_padding(msgpack_packer *packer, size_t count) {
    static const char zeros[PART_BYTES_MAX];
    const char head[] = {(char)0xC5, (char)(count >> 8), (char)count};
    assert(count <= sizeof zeros);
    return msgpack_pack_bin_body(packer, head, sizeof head) == 0 &&
           (count == 0 || msgpack_pack_bin_body(packer, zeros, count) == 0);
}

static bool pack_plain(msgpack_packer *packer, const struct field *field, const void *owner) {
    switch (field->type) {
    case FIELD_U8:
    case FIELD_U16:
    case FIELD_U32:
    case FIELD_U64:
    case FIELD_I16:
    case FIELD_BOOL:
        return pack_number(packer, field, owner);
    case FIELD_STR:
        return pack_text(packer, field, owner);
    case FIELD_BYTES:
        return pack_bytes(packer, field, owner);
    case FIELD_LIST:
    case FIELD_PADDING:
        break;
    }
    assert(false && "no list and no padding in a record");
    return false;
}

static bool pack_record(msgpack_packer *packer, const struct form *form, const void *owner) {
    if (msgpack_pack_array(packer, form->field_count) != 0) {
        return false;
    }
    for (size_t i = 0; i < form->field_count; i++) {
        if (!pack_plain(packer, &form->fields[i], owner)) {
            return false;
        }
    }
    return true;
}

static bool pack_list(msgpack_packer *packer, const struct field *field, const void *owner) {
    const struct form *record = record_form(field->record);
    const unsigned char *at = field_place(field, owner);
    size_t count = field_count(field, owner);
    if (count > field->max) {
        assert(false && "no more records than there is room for");
        return false;
    }
    if (msgpack_pack_array(packer, count) != 0) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!pack_record(packer, record, at + i * record->size_bytes)) {
            return false;
        }
    }
    return true;
}

static bool pack_field(msgpack_packer *packer, const struct field *field, const void *owner,
                       size_t padding) {
    if (field->type == FIELD_PADDING) {
        return pack_padding(packer, padding);
    }
    return field->type == FIELD_LIST ? pack_list(packer, field, owner)
                                     : pack_plain(packer, field, owner);
}

static bool pack_message(struct output *output, const struct message_form *form,
                         const struct message *message, size_t padding) {
    msgpack_packer packer;
    msgpack_packer_init(&packer, output, output_write);
    if (msgpack_pack_array(&packer, form->form.field_count + 1) != 0 ||
        msgpack_pack_uint64(&packer, (uint64_t)form->id) != 0) {
        return false;
    }
    for (size_t i = 0; i < form->form.field_count; i++) {
        if (!pack_field(&packer, &form->form.fields[i], &message->as, padding)) {
            return false;
        }
    }
    return true;
}

/* Up to the size that is declared, else to whole parts. */
static size_t padding_for(size_t declared, size_t used) {
    size_t whole = (used + PART_BYTES_MAX - 1) / PART_BYTES_MAX * PART_BYTES_MAX;
    return used <= declared ? declared - used : whole - used;
}

/* How many zeros this message needs: it is written twice, the first time only to be measured. */
static size_t message_padding(const struct message_form *form, const struct message *message) {
    struct output measure = {NULL, MESSAGE_BYTES_MAX, 0};
    size_t declared = 0;
    for (size_t i = 0; i < form->form.field_count; i++) {
        const struct field *field = &form->form.fields[i];
        declared = field->type == FIELD_PADDING ? (size_t)field->max : declared;
    }
    bool is_padded = declared > 0 && pack_message(&measure, form, message, 0);
    return is_padded ? padding_for(declared, measure.used) : 0;
}

size_t codec_encode(const struct message *message, uint8_t *bytes, size_t size) {
    const struct message_form *form = message_form(message->id);
    assert(form != NULL);
    if (form == NULL) {
        return 0;
    }
    struct output output = {bytes, size < MESSAGE_BYTES_MAX ? size : MESSAGE_BYTES_MAX, 0};
    size_t padding = message_padding(form, message);
    return pack_message(&output, form, message, padding) ? output.used : 0;
}

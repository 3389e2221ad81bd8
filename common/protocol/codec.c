/* From msgpack into structs, by the tables of messages.def. Five gates stand behind each other: the
 * length, the pre-scan, msgpack-c, the message's number with its sender, and the range of each
 * field. The way out is codec_write.c's. */
#include "codec.h"

#include <assert.h>
#include <string.h>

#include <msgpack.h>

#include "codec_inside.h"
#include "message_table.h"
#include "prescan.h"
#include "utf8.h"

static void *field_place_to_write(const struct field *field, void *owner) {
    return (unsigned char *)owner + field->offset;
}

bool codec_number_is_in_range(const struct field *field, uint64_t number) {
    if (field->type == FIELD_I16) {
        int64_t value = (int64_t)number;
        return value >= field->min && value <= (int64_t)field->max;
    }
    return number >= (uint64_t)field->min && number <= field->max;
}

bool codec_text_is_good(const struct field *field, const char *text, size_t count) {
    return count <= field->max && utf8_is_clean(text, count);
}

static bool read_number(const struct field *field, const msgpack_object *object, void *owner) {
    uint64_t number = 0;
    if (object->type == MSGPACK_OBJECT_POSITIVE_INTEGER) {
        number = object->via.u64;
    } else if (object->type == MSGPACK_OBJECT_NEGATIVE_INTEGER && field->type == FIELD_I16) {
        number = (uint64_t)object->via.i64;
    } else {
        return false;
    }
    bool wraps = field->type == FIELD_I16 && object->type == MSGPACK_OBJECT_POSITIVE_INTEGER &&
                 number > field->max;
    if (wraps || !codec_number_is_in_range(field, number)) {
        return false;
    }
    field_set_number(field, owner, number);
    return true;
}

static bool read_bool(const struct field *field, const msgpack_object *object, void *owner) {
    if (object->type != MSGPACK_OBJECT_BOOLEAN) {
        return false;
    }
    field_set_number(field, owner, object->via.boolean);
    return true;
}

/* An empty str or bin has a NULL pointer in msgpack-c. */
static bool read_text(const struct field *field, const msgpack_object *object, void *owner) {
    if (object->type != MSGPACK_OBJECT_STR ||
        !codec_text_is_good(field, object->via.str.ptr, object->via.str.size)) {
        return false;
    }
    if (object->via.str.size > 0) {
        memcpy(field_place_to_write(field, owner), object->via.str.ptr, object->via.str.size);
    }
    return true; /* the rest is zero already */
}

static bool read_bytes(const struct field *field, const msgpack_object *object, void *owner) {
    if (object->type != MSGPACK_OBJECT_BIN || object->via.bin.size > field->max) {
        return false;
    }
    if (object->via.bin.size > 0) {
        memcpy(field_place_to_write(field, owner), object->via.bin.ptr, object->via.bin.size);
    }
    field_set_count(field, owner, object->via.bin.size);
    return true;
}

static bool read_plain(const struct field *field, const msgpack_object *object, void *owner) {
    switch (field->type) {
    case FIELD_U8:
    case FIELD_U16:
    case FIELD_U32:
    case FIELD_U64:
    case FIELD_I16:
        return read_number(field, object, owner);
    case FIELD_BOOL:
        return read_bool(field, object, owner);
    case FIELD_STR:
        return read_text(field, object, owner);
    case FIELD_BYTES:
        return read_bytes(field, object, owner);
    case FIELD_LIST:
    case FIELD_PADDING:
        break;
    }
    assert(false && "no list and no padding in a record");
    return false;
}

/* What a missing field is: everything is zero already, but a number may have to start higher. */
static void set_default(const struct field *field, void *owner) {
    if (field->min > 0) {
        field_set_number(field, owner, (uint64_t)field->min);
    }
}

static bool read_record(const struct form *form, const msgpack_object *object, void *owner) {
    if (object->type != MSGPACK_OBJECT_ARRAY) {
        return false;
    }
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        if (i >= object->via.array.size) {
            set_default(field, owner);
        } else if (!read_plain(field, &object->via.array.ptr[i], owner)) {
            return false;
        }
    }
    return true;
}

static bool read_list(const struct field *field, const msgpack_object *object, void *owner) {
    const struct form *record = record_form(field->record);
    if (object->type != MSGPACK_OBJECT_ARRAY || object->via.array.size > field->max) {
        return false;
    }
    unsigned char *at = field_place_to_write(field, owner);
    for (size_t i = 0; i < object->via.array.size; i++) {
        if (!read_record(record, &object->via.array.ptr[i], at + i * record->size_bytes)) {
            return false;
        }
    }
    field_set_count(field, owner, object->via.array.size);
    return true;
}

/* How long a padding is, and what is in it, is the sender's business. */
static bool read_field(const struct field *field, const msgpack_object *object, void *owner) {
    if (field->type == FIELD_PADDING) {
        return object->type == MSGPACK_OBJECT_BIN;
    }
    return field->type == FIELD_LIST ? read_list(field, object, owner)
                                     : read_plain(field, object, owner);
}

/* `objects`: the message's array without the number in front. */
static bool read_fields(const struct form *form, const msgpack_object *objects, size_t count,
                        void *owner) {
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        if (i >= count) {
            set_default(field, owner);
        } else if (!read_field(field, &objects[i], owner)) {
            return false;
        }
    }
    return true;
}

/* A hello of another major version may look like nothing that we know, but its major stands first
 * in every version: taken alone, it lets the room say in words what does not fit. */
static bool read_other_hello(const msgpack_object *objects, size_t count,
                             struct message_hello *hello) {
    bool is_number = count > 0 && objects[0].type == MSGPACK_OBJECT_POSITIVE_INTEGER;
    if (!is_number || objects[0].via.u64 == PROTOCOL_MAJOR || objects[0].via.u64 > UINT16_MAX) {
        return false;
    }
    *hello = (struct message_hello){.major = (uint16_t)objects[0].via.u64};
    return true;
}

static enum codec_status read_message(const msgpack_object *root, unsigned from,
                                      struct message *message) {
    if (root->type != MSGPACK_OBJECT_ARRAY || root->via.array.size == 0 ||
        root->via.array.ptr[0].type != MSGPACK_OBJECT_POSITIVE_INTEGER) {
        return CODEC_MALFORMED;
    }
    const struct message_form *form = message_form(root->via.array.ptr[0].via.u64);
    if (form == NULL) {
        return CODEC_UNKNOWN;
    }
    message->id = form->id;
    if ((form->from & from) == 0) {
        return CODEC_WRONG_SENDER;
    }
    memset(&message->as, 0, form->form.size_bytes);
    const msgpack_object *objects = root->via.array.ptr + 1;
    size_t count = root->via.array.size - 1;
    bool is_good = read_fields(&form->form, objects, count, &message->as);
    if (!is_good && form->id == MESSAGE_hello) {
        is_good = read_other_hello(objects, count, &message->as.hello);
    }
    return is_good ? CODEC_OK : CODEC_BAD_FIELD;
}

enum codec_status codec_decode(const uint8_t *bytes, size_t count, unsigned from,
                               struct message *message) {
    size_t nodes = 0;
    if (count > MESSAGE_BYTES_MAX) {
        return CODEC_TOO_LONG;
    }
    if (!prescan(bytes, count, &nodes)) {
        return CODEC_MALFORMED;
    }
    /* A zone over a piece of our own, with a place for every object that the pre-scan has counted,
     * so that there is no message that comes and is lost for want of memory. Texts stay where they
     * are, in `bytes`. */
    msgpack_object places[PRESCAN_NODES_MAX];
    msgpack_zone zone = {.chunk_list = {.free = sizeof places, .ptr = (char *)places}};
    msgpack_object root;
    size_t offset = 0;
    enum codec_status status = CODEC_MALFORMED;
    if (msgpack_unpack((const char *)bytes, count, &offset, &zone, &root) ==
        MSGPACK_UNPACK_SUCCESS) {
        status = read_message(&root, from, message);
    }
    assert(zone.chunk_list.head == NULL); /* nothing was added to it */
    return status;
}

const char *codec_status_name(enum codec_status status) {
    switch (status) {
    case CODEC_OK:
        return "ok";
    case CODEC_TOO_LONG:
        return "too long";
    case CODEC_MALFORMED:
        return "malformed";
    case CODEC_UNKNOWN:
        return "unknown message";
    case CODEC_WRONG_SENDER:
        return "wrong sender";
    case CODEC_BAD_FIELD:
        return "bad field";
    }
    return "unknown status";
}

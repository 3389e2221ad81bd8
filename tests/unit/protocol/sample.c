/* One walk over a message's fields and those of its records; what each field gets is up to the kind
 * of sample. */
#include "sample.h"

#include <assert.h>
#include <string.h>

#include "str.h"

enum sample_kind { SAMPLE_RANDOM, SAMPLE_LARGEST, SAMPLE_DEFAULT, SAMPLE_PLAIN };

struct sampler {
    enum sample_kind kind;
    struct random *random; /* SAMPLE_RANDOM */
};

static uint64_t random_number(const struct field *field, struct random *random) {
    uint64_t min = (uint64_t)field->min;
    uint64_t span = field->max - min; /* wraps back for an I16 */
    uint64_t drawn = (uint64_t)random_next(random) << 32 | random_next(random);
    switch (random_below(random, 4)) {
    case 0:
        return min;
    case 1:
        return field->max;
    default:
        return span == UINT64_MAX ? drawn : min + drawn % (span + 1);
    }
}

/* A number that fills the bytes of its type, so that a byte that goes astray shows. */
static uint64_t plain_number(const struct field *field, size_t index) {
    uint64_t number = 0;
    switch (field->type) {
    case FIELD_U16:
        number = 0x0102 + index;
        break;
    case FIELD_U32:
        number = 0x01020304 + index;
        break;
    case FIELD_U64:
        number = 0x0102030405060708 + index;
        break;
    case FIELD_I16:
        return (uint64_t)(int64_t)-300;
    case FIELD_U8:
    case FIELD_BOOL:
    case FIELD_STR:
    case FIELD_BYTES:
    case FIELD_LIST:
    case FIELD_PADDING:
        number = 1 + index % 2;
        break;
    }
    if (number < (uint64_t)field->min) {
        return (uint64_t)field->min;
    }
    return number < field->max ? number : field->max;
}

static uint64_t sample_number(const struct sampler *sampler, const struct field *field,
                              size_t index) {
    switch (sampler->kind) {
    case SAMPLE_RANDOM:
        return random_number(field, sampler->random);
    case SAMPLE_LARGEST:
        return field->max;
    case SAMPLE_DEFAULT:
        return field->min > 0 ? (uint64_t)field->min : 0;
    case SAMPLE_PLAIN:
        break;
    }
    return plain_number(field, index);
}

/* How many bytes or records. */
static size_t sample_count(const struct sampler *sampler, const struct field *field) {
    switch (sampler->kind) {
    case SAMPLE_RANDOM:
        return (size_t)random_below(sampler->random, 4) == 0
                   ? field->max
                   : random_below(sampler->random, (uint32_t)field->max + 1);
    case SAMPLE_LARGEST:
        return field->max;
    case SAMPLE_DEFAULT:
        return 0;
    case SAMPLE_PLAIN:
        break;
    }
    return field->max < 2 ? field->max : 2;
}

static void sample_text(const struct sampler *sampler, const struct field *field, char *text) {
    static const char *const characters[] = {"a", "Z", " ",  "7",  "\"", "é",
                                             "ß", "½", "あ", "漢", "ا",  "🏺"};
    if (sampler->kind == SAMPLE_PLAIN) {
        str_copy(text, field->max + 1, field->name);
        return;
    }
    size_t count = sample_count(sampler, field);
    text[0] = '\0';
    if (sampler->kind == SAMPLE_LARGEST) {
        memset(text, 'a', count);
        text[count] = '\0';
        return;
    }
    for (size_t used = 0; used < count; used = strlen(text)) {
        uint32_t which = random_below(sampler->random, sizeof characters / sizeof *characters);
        if (!str_append(text, count + 1, characters[which])) {
            break;
        }
    }
}

static void sample_bytes(const struct sampler *sampler, const struct field *field, void *owner) {
    uint8_t *bytes = (uint8_t *)owner + field->offset;
    size_t count = sample_count(sampler, field);
    for (size_t i = 0; i < count; i++) {
        bytes[i] = sampler->kind == SAMPLE_RANDOM ? (uint8_t)random_next(sampler->random)
                                                  : (uint8_t)(0xB0 + i);
    }
    field_set_count(field, owner, count);
}

static void sample_form(const struct sampler *sampler, const struct form *form, void *owner);

static void sample_list(const struct sampler *sampler, const struct field *field, void *owner) {
    const struct form *record = record_form(field->record);
    unsigned char *at = (unsigned char *)owner + field->offset;
    size_t count = sample_count(sampler, field);
    for (size_t i = 0; i < count; i++) {
        sample_form(sampler, record, at + i * record->size_bytes);
    }
    field_set_count(field, owner, count);
}

static void sample_form(const struct sampler *sampler, const struct form *form, void *owner) {
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        switch (field->type) {
        case FIELD_U8:
        case FIELD_U16:
        case FIELD_U32:
        case FIELD_U64:
        case FIELD_I16:
        case FIELD_BOOL:
            field_set_number(field, owner, sample_number(sampler, field, i));
            break;
        case FIELD_STR:
            sample_text(sampler, field, (char *)owner + field->offset);
            break;
        case FIELD_BYTES:
            sample_bytes(sampler, field, owner);
            break;
        case FIELD_LIST:
            sample_list(sampler, field, owner);
            break;
        case FIELD_PADDING:
            break;
        }
    }
}

static void sample_message(const struct sampler *sampler, struct message *message,
                           const struct message_form *form) {
    memset(message, 0xEE, sizeof *message); /* nothing may depend on what was there */
    message->id = form->id;
    sample_form(sampler, &form->form, &message->as);
}

void sample_random(struct message *message, const struct message_form *form,
                   struct random *random) {
    sample_message(&(struct sampler){SAMPLE_RANDOM, random}, message, form);
}

void sample_largest(struct message *message, const struct message_form *form) {
    sample_message(&(struct sampler){SAMPLE_LARGEST, NULL}, message, form);
}

void sample_default(struct message *message, const struct message_form *form) {
    sample_message(&(struct sampler){SAMPLE_DEFAULT, NULL}, message, form);
}

void sample_plain(struct message *message, const struct message_form *form) {
    sample_message(&(struct sampler){SAMPLE_PLAIN, NULL}, message, form);
}

static bool is_form_equal(const struct form *form, const void *a, const void *b);

static bool is_list_equal(const struct field *field, const void *a, const void *b) {
    const struct form *record = record_form(field->record);
    size_t count = field_count(field, a);
    if (count != field_count(field, b)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = field->offset + i * record->size_bytes;
        if (!is_form_equal(record, (const char *)a + at, (const char *)b + at)) {
            return false;
        }
    }
    return true;
}

static bool is_field_equal(const struct field *field, const void *a, const void *b) {
    const char *at_a = (const char *)a + field->offset;
    const char *at_b = (const char *)b + field->offset;
    switch (field->type) {
    case FIELD_U8:
    case FIELD_U16:
    case FIELD_U32:
    case FIELD_U64:
    case FIELD_I16:
    case FIELD_BOOL:
        return field_number(field, a) == field_number(field, b);
    case FIELD_STR:
        return strcmp(at_a, at_b) == 0;
    case FIELD_BYTES:
        return field_count(field, a) == field_count(field, b) &&
               memcmp(at_a, at_b, field_count(field, a)) == 0;
    case FIELD_LIST:
        return is_list_equal(field, a, b);
    case FIELD_PADDING:
        return true;
    }
    return false;
}

static bool is_form_equal(const struct form *form, const void *a, const void *b) {
    for (size_t i = 0; i < form->field_count; i++) {
        if (!is_field_equal(&form->fields[i], a, b)) {
            return false;
        }
    }
    return true;
}

bool sample_is_equal(const struct message *a, const struct message *b) {
    return a->id == b->id && is_form_equal(&message_form(a->id)->form, &a->as, &b->as);
}

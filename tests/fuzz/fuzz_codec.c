/* Any bytes as a message of each sender. What decodes is within the ranges of the tables, encodes,
 * decodes to the same again, and encodes to the same bytes; what a sender may not send is refused
 * whatever stands in it; and whose it is makes no other difference. */
#include <string.h>

#include "codec.h"
#include "fuzz.h"
#include "message_table.h"
#include "parts.h"
#include "sample.h"
#include "utf8.h"

/* The codec walks tables, so its branches are the same for every message: these tell libFuzzer
 * which message was read and which was not. */
__attribute__((section("__libfuzzer_extra_counters"), used)) static uint8_t ends[128][2];

static const uint8_t *place_of(const struct field *field, const void *owner) {
    return (const uint8_t *)owner + field->offset;
}

static void is_in_range(const struct form *form, const void *owner);

static void field_is_in_range(const struct field *field, const void *owner) {
    const char *text = (const char *)place_of(field, owner);
    size_t count = 0;
    switch (field->type) {
    case FIELD_PADDING:
        break;
    case FIELD_STR:
        FUZZ_HOLDS(memchr(text, '\0', field->max + 1) != NULL);
        FUZZ_HOLDS(utf8_is_clean(text, strlen(text)));
        break;
    case FIELD_BYTES:
        FUZZ_HOLDS(field_count(field, owner) <= field->max);
        break;
    case FIELD_LIST:
        count = field_count(field, owner);
        FUZZ_HOLDS(count <= field->max);
        for (size_t i = 0; i < count; i++) {
            const struct form *record = record_form(field->record);
            is_in_range(record, place_of(field, owner) + i * record->size_bytes);
        }
        break;
    case FIELD_I16: {
        int64_t number = (int64_t)field_number(field, owner);
        FUZZ_HOLDS(number >= field->min && number <= (int64_t)field->max);
        break;
    }
    case FIELD_U8:
    case FIELD_U16:
    case FIELD_U32:
    case FIELD_U64:
    case FIELD_BOOL:
        FUZZ_HOLDS(field_number(field, owner) >= (uint64_t)field->min);
        FUZZ_HOLDS(field_number(field, owner) <= field->max);
        break;
    }
}

static void is_in_range(const struct form *form, const void *owner) {
    for (size_t i = 0; i < form->field_count; i++) {
        field_is_in_range(&form->fields[i], owner);
    }
}

static void goes_round(const struct message *message, unsigned from) {
    static struct message again;
    static uint8_t first[MESSAGE_BYTES_MAX], second[MESSAGE_BYTES_MAX];
    size_t count = codec_encode(message, first, sizeof first);
    FUZZ_HOLDS(count > 0);
    FUZZ_HOLDS(codec_decode(first, count, from, &again) == CODEC_OK);
    FUZZ_HOLDS(sample_is_equal(message, &again));
    FUZZ_HOLDS(codec_encode(&again, second, sizeof second) == count);
    FUZZ_HOLDS(memcmp(first, second, count) == 0);
}

/* A part is taken only where it fits what was begun. */
static void fits_together(const struct message_part *part) {
    static struct parts_inbox inbox;
    parts_inbox_init(&inbox);
    FUZZ_HOLDS(!parts_inbox_take(&inbox, part) || inbox.size <= sizeof inbox.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    static const unsigned senders[] = {FROM_STUDENT, FROM_BOARD, FROM_TEACHER, FROM_SERVER};
    static struct message message;
    enum codec_status common = CODEC_WRONG_SENDER; /* what those say who may send it */
    for (size_t i = 0; i < sizeof senders / sizeof senders[0]; i++) {
        enum codec_status status = codec_decode(bytes, count, senders[i], &message);
        ends[count > 1 ? bytes[1] % 128 : 0][status == CODEC_OK] = 1;
        if (status == CODEC_WRONG_SENDER) {
            continue;
        }
        FUZZ_HOLDS(common == CODEC_WRONG_SENDER || common == status);
        common = status;
        if (status != CODEC_OK) {
            continue;
        }
        FUZZ_HOLDS((message_senders(message.id) & senders[i]) != 0);
        is_in_range(&message_form(message.id)->form, &message.as);
        goes_round(&message, senders[i]);
        if (message.id == MESSAGE_part) {
            fits_together(&message.as.part);
        }
    }
    return 0;
}

/* Every field of every message, and of the records in its lists, takes what its declaration allows
 * up to both ends, and nothing beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "sample.h"
#include "wire.h"

/* The field at hand, and what is put in its place. */
static const struct message_form *form_now;
static const struct field *field_now;
static struct wire value;

static struct message around; /* a valid message for the field to stand in */
static struct message got;
static struct wire wire;

/* Decodes the message with `value` in the place of the field, and begins a new value. */
static enum codec_status decode_with_value(void) {
    wire_message(&wire, &around, field_now, &value);
    value.count = 0;
    return codec_decode(wire.bytes, wire.count, form_now->from, &got);
}

static void is_taken(void) {
    enum codec_status status = decode_with_value();
    if (status != CODEC_OK) {
        fail_msg("%s.%s: %s", form_now->form.name, field_now->name, codec_status_name(status));
    }
}

static void is_refused_as(enum codec_status wanted) {
    enum codec_status status = decode_with_value();
    if (status != wanted) {
        fail_msg("%s.%s: %s", form_now->form.name, field_now->name, codec_status_name(status));
    }
}

static void is_refused(void) {
    is_refused_as(CODEC_BAD_FIELD);
}

static bool is_unsigned(const struct field *field) {
    return field->type == FIELD_U8 || field->type == FIELD_U16 || field->type == FIELD_U32 ||
           field->type == FIELD_U64;
}

/* Calls `check` for each field of each message and of its records. */
static void for_each_field(void (*check)(void)) {
    for (size_t i = 0; i < message_form_count(); i++) {
        form_now = message_form_at(i);
        sample_plain(&around, form_now);
        if (form_now->id == MESSAGE_hello) {
            around.as.hello.major = PROTOCOL_MAJOR; /* the rest of another one is not judged */
        }
        for (size_t k = 0; k < form_now->form.field_count; k++) {
            const struct field *field = &form_now->form.fields[k];
            field_now = field;
            check();
            size_t inside = field->type == FIELD_LIST ? record_form(field->record)->field_count : 0;
            for (size_t n = 0; n < inside; n++) {
                field_now = &record_form(field->record)->fields[n];
                check();
            }
        }
    }
}

static void check_unsigned(void) {
    if (!is_unsigned(field_now)) {
        return;
    }
    wire_signed(&value, field_now->min);
    is_taken();
    wire_unsigned(&value, field_now->max);
    is_taken();
    wire_signed(&value, field_now->min - 1);
    is_refused();
    wire_signed(&value, INT64_MIN);
    is_refused();
    if (field_now->max < UINT64_MAX) {
        wire_unsigned(&value, field_now->max + 1);
        is_refused();
        wire_unsigned(&value, UINT64_MAX);
        is_refused();
        wire_unsigned(&value, 0x100000000 | (uint64_t)field_now->min << 16);
        if (field_now->max <= UINT32_MAX) {
            is_refused();
        }
        value.count = 0;
    }
}

static void check_signed(void) {
    if (field_now->type != FIELD_I16) {
        return;
    }
    static const int64_t far[] = {INT64_MIN, INT32_MIN, INT64_MAX, 0x10000, -0x10000};
    wire_signed(&value, field_now->min);
    is_taken();
    wire_signed(&value, (int64_t)field_now->max);
    is_taken();
    wire_signed(&value, field_now->min - 1);
    is_refused();
    wire_signed(&value, (int64_t)field_now->max + 1);
    is_refused();
    wire_unsigned(&value, UINT64_MAX); /* -1, if one forgets the sign */
    is_refused();
    for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
        wire_signed(&value, far[i]);
        is_refused();
    }
}

static void check_text_length(void) {
    if (field_now->type != FIELD_STR) {
        return;
    }
    wire_text_of(&value, 0);
    is_taken();
    wire_text_of(&value, field_now->max);
    is_taken();
    wire_text_of(&value, field_now->max + 1);
    is_refused();
}

static void check_text_is_clean(void) {
    static const char *const unclean[] = {
        "\xC3",             /* half a character */
        "\x80",             /* the second half */
        "\xC0\xAF",         /* longer than it has to be */
        "\xED\xA0\x80",     /* a surrogate */
        "\xF4\x90\x80\x80", /* past the last one */
        "\n",
        "\t",
        "\x1B",
        "\x7F",
        "\xC2\x85",     /* control characters */
        "\xE2\x80\xAE", /* turns the line around */
        "\xE2\x81\xA6", /* isolates a direction */
    };
    if (field_now->type != FIELD_STR) {
        return;
    }
    for (size_t i = 0; i < sizeof unclean / sizeof *unclean; i++) {
        wire_text(&value, unclean[i], strlen(unclean[i]));
        is_refused();
    }
    wire_text(&value, "a\0b", 3);
    is_refused();
    wire_text(&value, "\0", 1);
    is_refused();
}

static void check_bytes(void) {
    if (field_now->type != FIELD_BYTES) {
        return;
    }
    wire_bytes_of(&value, 0);
    is_taken();
    wire_bytes_of(&value, field_now->max);
    is_taken();
    wire_bytes_of(&value, field_now->max + 1);
    is_refused();
}

static void check_padding(void) {
    if (field_now->type != FIELD_PADDING) {
        return;
    }
    wire_bytes_of(&value, 0);
    is_taken();
    wire_bytes_of(&value, 2 * field_now->max);
    is_taken();
}

/* A list of `count` records without fields: each takes its defaults. */
static void wire_list_of(size_t count) {
    wire_array(&value, count);
    for (size_t i = 0; i < count; i++) {
        wire_array(&value, 0);
    }
}

static void check_list(void) {
    if (field_now->type != FIELD_LIST) {
        return;
    }
    wire_list_of(0);
    is_taken();
    wire_list_of(field_now->max);
    is_taken();
    wire_list_of(field_now->max + 1);
    is_refused();
    wire_array(&value, 1);
    wire_unsigned(&value, 1);
    is_refused();
}

static void check_other_types(void) {
    if (!is_unsigned(field_now) && field_now->type != FIELD_I16) {
        wire_unsigned(&value, 1);
        is_refused();
    }
    if (field_now->type != FIELD_I16) {
        wire_signed(&value, -1);
        is_refused();
    }
    if (field_now->type != FIELD_BOOL) {
        wire_bool(&value, true);
        is_refused();
    }
    if (field_now->type != FIELD_STR) {
        wire_text(&value, "a", 1);
        is_refused();
    }
    if (field_now->type != FIELD_BYTES && field_now->type != FIELD_PADDING) {
        wire_bytes_of(&value, 1);
        is_refused();
    }
}

static bool is_in_record(void) {
    for (size_t i = 0; i < form_now->form.field_count; i++) {
        if (field_now == &form_now->form.fields[i]) {
            return false;
        }
    }
    return true;
}

/* In a record, where no array is declared, even an empty one is nested too deep. */
static void check_array_in_its_place(void) {
    if (field_now->type != FIELD_LIST) {
        wire_array(&value, 0);
        is_refused_as(is_in_record() ? CODEC_MALFORMED : CODEC_BAD_FIELD);
    }
}

static void unsigned_numbers_keep_their_range(void **state) {
    (void)state;
    for_each_field(check_unsigned);
}

static void signed_numbers_keep_their_range(void **state) {
    (void)state;
    for_each_field(check_signed);
}

static void texts_keep_their_length(void **state) {
    (void)state;
    for_each_field(check_text_length);
}

static void texts_are_clean(void **state) {
    (void)state;
    for_each_field(check_text_is_clean);
}

static void bytes_keep_their_length(void **state) {
    (void)state;
    for_each_field(check_bytes);
}

static void a_padding_may_be_of_any_length(void **state) {
    (void)state;
    for_each_field(check_padding);
}

static void lists_keep_their_length_and_hold_records(void **state) {
    (void)state;
    for_each_field(check_list);
}

static void a_value_of_another_type_is_refused(void **state) {
    (void)state;
    for_each_field(check_other_types);
    for_each_field(check_array_in_its_place);
}

/* The tables themselves: what the codec relies on. */
static void check_declaration(void) {
    bool is_signed = field_now->type == FIELD_I16;
    assert_true(field_now->max <= INT16_MAX || !is_signed);
    assert_true(field_now->min >= (is_signed ? INT16_MIN : 0));
    assert_true(is_signed || (uint64_t)field_now->min <= field_now->max);
    assert_true(field_now->type == FIELD_LIST || field_now->record == RECORD_COUNT);
}

static void declarations_make_sense(void **state) {
    (void)state;
    for_each_field(check_declaration);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(declarations_make_sense),
        cmocka_unit_test(unsigned_numbers_keep_their_range),
        cmocka_unit_test(signed_numbers_keep_their_range),
        cmocka_unit_test(texts_keep_their_length),
        cmocka_unit_test(texts_are_clean),
        cmocka_unit_test(bytes_keep_their_length),
        cmocka_unit_test(a_padding_may_be_of_any_length),
        cmocka_unit_test(lists_keep_their_length_and_hold_records),
        cmocka_unit_test(a_value_of_another_type_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

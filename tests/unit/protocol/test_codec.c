/* What goes in comes out, for every message; and what was not written by the codec is refused or
 * harmless, wherever it was cut, changed or made up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "prescan.h"
#include "sample.h"
#include "wire.h"

#define ROUNDS_RANDOM 100

static struct message sent;
static struct message got;
static struct wire wire;
static uint8_t encoded[MESSAGE_BYTES_MAX];

/* Decodes a copy that ends where its memory ends, so that a sanitizer sees a step too far. */
static enum codec_status decode_exactly(const uint8_t *bytes, size_t count, unsigned from) {
    uint8_t *copy = malloc(count > 0 ? count : 1);
    assert_non_null(copy);
    memcpy(copy, bytes, count);
    enum codec_status status = codec_decode(copy, count, from, &got);
    free(copy);
    return status;
}

static size_t encode(const struct message *message) {
    size_t count = codec_encode(message, encoded, sizeof encoded);
    assert_int_not_equal(count, 0);
    return count;
}

static void comes_out_as_it_went_in(const struct message_form *form) {
    size_t count = encode(&sent);
    memset(&got, 0xEE, sizeof got);
    assert_int_equal(decode_exactly(encoded, count, form->from), CODEC_OK);
    assert_true(sample_is_equal(&sent, &got));
}

static void every_message_comes_out_as_it_went_in(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 20, 1);
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        for (int round = 0; round < ROUNDS_RANDOM; round++) {
            sample_random(&sent, form, &random);
            comes_out_as_it_went_in(form);
        }
        sample_largest(&sent, form);
        comes_out_as_it_went_in(form);
        sample_default(&sent, form);
        comes_out_as_it_went_in(form);
    }
}

static void every_message_is_written_in_the_form_of_its_fields(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 21, 1);
    for (size_t i = 0; i < message_form_count() * ROUNDS_RANDOM; i++) {
        sample_random(&sent, message_form_at(i % message_form_count()), &random);
        size_t count = encode(&sent);
        wire_message(&wire, &sent, NULL, NULL);
        assert_int_equal(count, wire.count);
        assert_memory_equal(encoded, wire.bytes, count);
    }
}

static const struct field *padding_of(const struct form *form) {
    const struct field *last = &form->fields[form->field_count - 1];
    return last->type == FIELD_PADDING ? last : NULL;
}

static bool is_of_numbers(const struct form *form) {
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].type >= FIELD_STR) {
            return false;
        }
    }
    return true;
}

static void a_message_of_numbers_has_one_size_whatever_they_are(void **state) {
    (void)state;
    unsigned met = 0;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        if (is_of_numbers(&form->form)) {
            sample_default(&sent, form);
            size_t count = encode(&sent);
            sample_largest(&sent, form);
            assert_int_equal(encode(&sent), count);
            met++;
        }
    }
    assert_in_range(met, 20, message_form_count());
}

static void a_padded_message_has_its_size_or_is_of_whole_parts(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 24, 1);
    unsigned met[2] = {0, 0};
    for (size_t i = 0; i < message_form_count() * ROUNDS_RANDOM; i++) {
        const struct message_form *form = message_form_at(i % message_form_count());
        const struct field *padding = padding_of(&form->form);
        if (padding != NULL) {
            sample_random(&sent, form, &random);
            size_t count = encode(&sent);
            assert_true(count == padding->max || count % PART_BYTES_MAX == 0);
            met[count == padding->max]++;
        }
    }
    assert_true(met[0] > 0 && met[1] > 0);
}

/* One byte more in the text of an answer, from none up to the most. */
static void a_padded_message_grows_by_a_step_and_only_when_it_is_full(void **state) {
    (void)state;
    sample_default(&sent, message_form(MESSAGE_answer));
    size_t steps = 0, size = PADDED_ANSWER;
    for (size_t bytes = 0; bytes <= ANSWER_BYTES_MAX; bytes++) {
        sent.as.answer.text[bytes] = '\0';
        memset(sent.as.answer.text, 'a', bytes);
        size_t count = encode(&sent);
        steps += count != size;
        size = count;
        assert_true(count == PADDED_ANSWER || (count == PART_BYTES_MAX && bytes > 160));
        assert_int_equal(codec_encode(&sent, encoded, count - 1), 0);
    }
    assert_int_equal(steps, 1);
}

/* The same text in all: what stands there in a lesson has one size. */
static void what_students_write_in_most_scripts_has_one_size(void **state) {
    (void)state;
    enum { LETTERS = 80 };
    sample_default(&sent, message_form(MESSAGE_mine));
    for (size_t i = 0; i < LETTERS; i++) {
        memcpy(sent.as.mine.text + 2 * i, "\xC3\xA9", 3);
    }
    sent.as.mine.picks_count = PICKS_MAX;
    assert_int_equal(encode(&sent), PADDED_ANSWER);
    sample_default(&sent, message_form(MESSAGE_ideas));
    assert_int_equal(encode(&sent), PADDED_TABLE);
    sample_largest(&sent, message_form(MESSAGE_ideas));
    for (size_t i = 0; i < IDEAS_MAX; i++) {
        sent.as.ideas.ideas[i].text[LETTERS] = '\0';
    }
    assert_int_equal(encode(&sent), PADDED_TABLE);
    sample_largest(&sent, message_form(MESSAGE_page));
    sent.as.page.text[140 * 2] = '\0';
    assert_int_equal(encode(&sent), PADDED_WORDS);
}

static void the_largest_of_every_message_keeps_the_limits(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        size_t nodes = 0;
        sample_largest(&sent, message_form_at(i));
        size_t count = encode(&sent);
        assert_true(prescan(encoded, count, &nodes));
        assert_in_range(nodes, 1, PRESCAN_NODES_MAX / 2);
    }
}

static size_t largest(enum message_id id) {
    sample_largest(&sent, message_form((uint64_t)id));
    return encode(&sent);
}

static void what_cannot_be_cut_fits_one_datagram(void **state) {
    (void)state;
    assert_in_range(largest(MESSAGE_part), 1, DATAGRAM_BYTES_MAX);
    assert_in_range(largest(MESSAGE_find), 1, DATAGRAM_BYTES_MAX);
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        if ((form->from & FROM_CLIENT) != 0) {
            assert_in_range(largest(form->id), 1, DATAGRAM_BYTES_MAX);
        }
    }
}

static void a_room_answers_with_no_more_bytes_than_it_was_asked_with(void **state) {
    (void)state;
    sample_default(&sent, message_form(MESSAGE_find));
    sent.as.find.padding_count = sizeof sent.as.find.padding;
    assert_true(encode(&sent) >= largest(MESSAGE_found));
}

static void a_message_that_does_not_fit_is_not_written(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        sample_plain(&sent, message_form_at(i));
        size_t count = encode(&sent);
        for (size_t size = 0; size < count; size++) {
            uint8_t *bytes = malloc(size > 0 ? size : 1);
            assert_non_null(bytes);
            assert_int_equal(codec_encode(&sent, bytes, size), 0);
            free(bytes);
        }
        assert_int_equal(codec_encode(&sent, encoded, count), count);
    }
}

#ifdef NDEBUG /* with assertions such a message ends the program */
static void a_field_past_its_range_is_not_written(void **state) {
    (void)state;
    sample_plain(&sent, message_form(MESSAGE_join));
    sent.as.join.choice = 3;
    assert_int_equal(codec_encode(&sent, encoded, sizeof encoded), 0);
    sample_plain(&sent, message_form(MESSAGE_names));
    sent.as.names.names_count = 4;
    assert_int_equal(codec_encode(&sent, encoded, sizeof encoded), 0);
    sample_plain(&sent, message_form(MESSAGE_seat));
    sent.as.seat.token_count = TOKEN_BYTES + 1;
    assert_int_equal(codec_encode(&sent, encoded, sizeof encoded), 0);
    sample_plain(&sent, message_form(MESSAGE_seat));
    memset(sent.as.seat.name, 'a', sizeof sent.as.seat.name);
    assert_int_equal(codec_encode(&sent, encoded, sizeof encoded), 0);
}
#endif

static void a_message_cut_anywhere_is_malformed(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 22, 1);
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        sample_random(&sent, form, &random);
        size_t count = encode(&sent);
        for (size_t cut = 0; cut < count; cut++) {
            assert_int_equal(decode_exactly(encoded, cut, form->from), CODEC_MALFORMED);
        }
    }
}

/* What a changed byte makes is refused, or is a message whose every field can be sent again. */
static void a_changed_byte_never_gets_a_value_past_its_range(void **state) {
    (void)state;
    static uint8_t again[MESSAGE_BYTES_MAX];
    struct random random;
    random_init(&random, 23, 1);
    for (size_t i = 0; i < message_form_count(); i++) {
        sample_plain(&sent, message_form_at(i));
        size_t count = encode(&sent);
        for (size_t at = 0; at < count * 64; at++) {
            uint8_t kept = encoded[at / 64];
            encoded[at / 64] = (uint8_t)random_next(&random);
            if (decode_exactly(encoded, count, FROM_CLIENT | FROM_SERVER) == CODEC_OK) {
                assert_int_not_equal(codec_encode(&got, again, sizeof again), 0);
            }
            encoded[at / 64] = kept;
        }
    }
}

static void bytes_behind_a_message_are_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        sample_plain(&sent, form);
        wire_message(&wire, &sent, NULL, NULL);
        wire_unsigned(&wire, 0);
        assert_int_equal(decode_exactly(wire.bytes, wire.count, form->from), CODEC_MALFORMED);
    }
}

static void a_message_of_another_sender_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        sample_plain(&sent, form);
        size_t count = encode(&sent);
        assert_int_equal(decode_exactly(encoded, count, 0), CODEC_WRONG_SENDER);
        for (unsigned from = FROM_STUDENT; from <= FROM_SERVER; from <<= 1) {
            enum codec_status wanted = form->from & from ? CODEC_OK : CODEC_WRONG_SENDER;
            assert_int_equal(decode_exactly(encoded, count, from), wanted);
            assert_int_equal(got.id, form->id);
        }
    }
}

static void a_number_that_is_no_message_is_unknown(void **state) {
    (void)state;
    static const uint64_t numbers[] = {
        0,         200, 0x100 + MESSAGE_hello, 0x10000 + MESSAGE_hello, 0x100000000 + MESSAGE_hello,
        UINT64_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        wire.count = 0;
        wire_array(&wire, 1);
        wire_unsigned(&wire, numbers[i]);
        assert_int_equal(decode_exactly(wire.bytes, wire.count, FROM_CLIENT), CODEC_UNKNOWN);
    }
}

static void a_message_without_a_number_is_malformed(void **state) {
    (void)state;
    static const uint8_t fronts[][3] = {
        {0x90}, {0x91, 0xFF}, {0x91, 0xC3}, {0x91, 0xA1, 'a'}, {0x91, 0x90}, {0x91, 0xC4, 0}};
    static const size_t counts[] = {1, 2, 2, 3, 2, 3};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        assert_int_equal(decode_exactly(fronts[i], counts[i], FROM_CLIENT), CODEC_MALFORMED);
    }
}

static void what_would_make_a_decoder_grow_is_malformed(void **state) {
    (void)state;
    static const uint8_t huge[] = {0xDD, 0xFF, 0xFF, 0xFF, 0xFF};
    static const uint8_t huge_inside[] = {0x92, MESSAGE_names, 0xDD, 0xFF, 0xFF, 0xFF, 0xFF};
    static uint8_t nested[MESSAGE_BYTES_MAX];
    memset(nested, 0x91, sizeof nested);
    nested[sizeof nested - 1] = 0x90;
    assert_int_equal(decode_exactly(huge, sizeof huge, FROM_SERVER), CODEC_MALFORMED);
    assert_int_equal(decode_exactly(huge_inside, sizeof huge_inside, FROM_SERVER), CODEC_MALFORMED);
    assert_int_equal(decode_exactly(nested, sizeof nested, FROM_SERVER), CODEC_MALFORMED);
}

static void more_bytes_than_a_message_may_have_are_not_looked_at(void **state) {
    (void)state;
    static uint8_t bytes[MESSAGE_BYTES_MAX + 1];
    assert_int_equal(codec_decode(bytes, sizeof bytes, FROM_CLIENT, &got), CODEC_TOO_LONG);
    assert_int_equal(codec_decode(bytes, sizeof bytes - 1, FROM_CLIENT, &got), CODEC_MALFORMED);
}

static void missing_fields_take_their_default(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        sample_default(&sent, form);
        wire.count = 0;
        wire_array(&wire, 1);
        wire_unsigned(&wire, (uint64_t)form->id);
        memset(&got, 0xEE, sizeof got);
        assert_int_equal(decode_exactly(wire.bytes, wire.count, form->from), CODEC_OK);
        assert_true(sample_is_equal(&sent, &got));
    }
}

/* A message of a later version: one more field of each type behind those that are known. */
static void fields_that_are_not_known_yet_are_ignored(void **state) {
    (void)state;
    static struct wire longer;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        sample_plain(&sent, form);
        wire_message(&wire, &sent, NULL, NULL);
        longer.count = 0;
        wire_array(&longer, form->form.field_count + 1 + 6);
        size_t head = form->form.field_count + 1 < 16 ? 1 : 3;
        wire_raw(&longer, wire.bytes + head, wire.count - head);
        wire_unsigned(&longer, UINT64_MAX);
        wire_signed(&longer, INT64_MIN);
        wire_bool(&longer, true);
        wire_text(&longer, "\n", 1);
        wire_bytes_of(&longer, 1000);
        wire_array(&longer, 1);
        wire_array(&longer, 1);
        wire_unsigned(&longer, 1);
        assert_int_equal(decode_exactly(longer.bytes, longer.count, form->from), CODEC_OK);
        assert_true(sample_is_equal(&sent, &got));
    }
}

static void of_a_hello_of_another_major_version_the_major_is_enough(void **state) {
    (void)state;
    wire.count = 0;
    wire_array(&wire, 3);
    wire_unsigned(&wire, MESSAGE_hello);
    wire_unsigned(&wire, PROTOCOL_MAJOR + 1);
    wire_text(&wire, "all of it is different", 22);
    assert_int_equal(decode_exactly(wire.bytes, wire.count, FROM_CLIENT), CODEC_OK);
    assert_int_equal(got.id, MESSAGE_hello);
    assert_int_equal(got.as.hello.major, PROTOCOL_MAJOR + 1);
    assert_int_equal(got.as.hello.token_count, 0);
    wire.bytes[2] = PROTOCOL_MAJOR;
    assert_int_equal(decode_exactly(wire.bytes, wire.count, FROM_CLIENT), CODEC_BAD_FIELD);
}

static void every_status_has_a_name_of_its_own(void **state) {
    (void)state;
    for (int a = CODEC_OK; a <= CODEC_BAD_FIELD; a++) {
        for (int b = CODEC_OK; b < a; b++) {
            assert_string_not_equal(codec_status_name((enum codec_status)a),
                                    codec_status_name((enum codec_status)b));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_comes_out_as_it_went_in),
        cmocka_unit_test(every_message_is_written_in_the_form_of_its_fields),
        cmocka_unit_test(a_message_of_numbers_has_one_size_whatever_they_are),
        cmocka_unit_test(a_padded_message_has_its_size_or_is_of_whole_parts),
        cmocka_unit_test(a_padded_message_grows_by_a_step_and_only_when_it_is_full),
        cmocka_unit_test(what_students_write_in_most_scripts_has_one_size),
        cmocka_unit_test(the_largest_of_every_message_keeps_the_limits),
        cmocka_unit_test(what_cannot_be_cut_fits_one_datagram),
        cmocka_unit_test(a_room_answers_with_no_more_bytes_than_it_was_asked_with),
        cmocka_unit_test(a_message_that_does_not_fit_is_not_written),
#ifdef NDEBUG
        cmocka_unit_test(a_field_past_its_range_is_not_written),
#endif
        cmocka_unit_test(a_message_cut_anywhere_is_malformed),
        cmocka_unit_test(a_changed_byte_never_gets_a_value_past_its_range),
        cmocka_unit_test(bytes_behind_a_message_are_refused),
        cmocka_unit_test(a_message_of_another_sender_is_refused),
        cmocka_unit_test(a_number_that_is_no_message_is_unknown),
        cmocka_unit_test(a_message_without_a_number_is_malformed),
        cmocka_unit_test(what_would_make_a_decoder_grow_is_malformed),
        cmocka_unit_test(more_bytes_than_a_message_may_have_are_not_looked_at),
        cmocka_unit_test(missing_fields_take_their_default),
        cmocka_unit_test(fields_that_are_not_known_yet_are_ignored),
        cmocka_unit_test(of_a_hello_of_another_major_version_the_major_is_enough),
        cmocka_unit_test(every_status_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

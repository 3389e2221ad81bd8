/* A long message comes out of its parts as it went in, and nothing else comes out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "parts.h"
#include "random.h"

#define LENGTH_LONG 5000

static void fill(uint8_t *bytes, size_t count) {
    struct random random;
    random_init(&random, 7, 1);
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)random_next(&random);
    }
}

/* Part `index` of the first `count` bytes of the test's message, decoded. */
static void make_part(size_t count, uint16_t transfer, size_t index, struct message *message) {
    static uint8_t bytes[MESSAGE_BYTES_MAX];
    uint8_t datagram[DATAGRAM_BYTES_MAX];
    fill(bytes, count);
    size_t size = parts_split(bytes, count, transfer, index, datagram);
    assert_in_range(size, 1, DATAGRAM_BYTES_MAX);
    assert_int_equal(codec_decode(datagram, size, FROM_SERVER, message), CODEC_OK);
    assert_int_equal(message->id, MESSAGE_part);
}

static bool take(struct parts_inbox *inbox, size_t count, uint16_t transfer, size_t index) {
    static struct message message;
    make_part(count, transfer, index, &message);
    return parts_inbox_take(inbox, &message.as.part);
}

static bool take_all(struct parts_inbox *inbox, size_t count, uint16_t transfer) {
    bool is_whole = false;
    for (size_t i = 0; i < parts_count(count); i++) {
        assert_false(is_whole);
        is_whole = take(inbox, count, transfer, i);
    }
    return is_whole;
}

static void what_fits_one_datagram_travels_as_it_is(void **state) {
    (void)state;
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    uint8_t datagram[DATAGRAM_BYTES_MAX];
    fill(bytes, sizeof bytes);
    assert_int_equal(parts_count(1), 1);
    assert_int_equal(parts_count(DATAGRAM_BYTES_MAX), 1);
    assert_int_equal(parts_count(DATAGRAM_BYTES_MAX + 1), 2);
    assert_int_equal(parts_split(bytes, sizeof bytes, 1, 0, datagram), sizeof bytes);
    assert_memory_equal(bytes, datagram, sizeof bytes);
}

static void parts_in_order_make_the_message_again(void **state) {
    (void)state;
    static const size_t lengths[] = {DATAGRAM_BYTES_MAX + 1, 2 * PART_BYTES_MAX,
                                     2 * PART_BYTES_MAX + 1, MESSAGE_BYTES_MAX};
    static struct parts_inbox inbox;
    static uint8_t bytes[MESSAGE_BYTES_MAX];
    fill(bytes, sizeof bytes);
    parts_inbox_init(&inbox);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        assert_true(take_all(&inbox, lengths[i], (uint16_t)(UINT16_MAX - 1 + i)));
        assert_int_equal(inbox.size, lengths[i]);
        assert_memory_equal(inbox.bytes, bytes, lengths[i]);
        assert_int_equal(inbox.count, 0);
    }
}

static void a_part_out_of_turn_drops_the_transfer(void **state) {
    (void)state;
    static struct parts_inbox inbox;
    parts_inbox_init(&inbox);
    assert_false(take(&inbox, LENGTH_LONG, 1, 0));
    assert_false(take(&inbox, LENGTH_LONG, 1, 2));
    for (size_t i = 1; i < parts_count(LENGTH_LONG); i++) {
        assert_false(take(&inbox, LENGTH_LONG, 1, i));
    }
    assert_true(take_all(&inbox, LENGTH_LONG, 2));
}

static void a_part_of_another_transfer_drops_the_open_one(void **state) {
    (void)state;
    static struct parts_inbox inbox;
    parts_inbox_init(&inbox);
    assert_false(take(&inbox, LENGTH_LONG, 1, 0));
    assert_false(take(&inbox, LENGTH_LONG, 2, 1));
    assert_int_equal(inbox.count, 0);
}

static void a_first_part_begins_anew(void **state) {
    (void)state;
    static struct parts_inbox inbox;
    parts_inbox_init(&inbox);
    assert_false(take(&inbox, LENGTH_LONG, 1, 0));
    assert_false(take(&inbox, LENGTH_LONG, 1, 1));
    assert_true(take_all(&inbox, LENGTH_LONG, 1));
}

static void another_count_in_mid_transfer_drops_it(void **state) {
    (void)state;
    static struct parts_inbox inbox;
    static struct message message;
    parts_inbox_init(&inbox);
    assert_false(take(&inbox, LENGTH_LONG, 1, 0));
    make_part(LENGTH_LONG, 1, 1, &message);
    message.as.part.count++;
    assert_false(parts_inbox_take(&inbox, &message.as.part));
    assert_int_equal(inbox.count, 0);
}

static void parts_that_bring_more_than_a_message_are_dropped(void **state) {
    (void)state;
    static struct parts_inbox inbox;
    static struct message_part part;
    parts_inbox_init(&inbox);
    part.count = PARTS_MAX;
    part.bytes_count = PART_BYTES_MAX;
    for (size_t i = 0; i < PARTS_MAX; i++) {
        part.index = (uint8_t)i;
        assert_false(parts_inbox_take(&inbox, &part));
    }
    assert_int_equal(inbox.count, 0);
}

static void an_empty_part_or_one_past_the_end_is_dropped(void **state) {
    (void)state;
    static struct parts_inbox inbox;
    static struct message_part part;
    parts_inbox_init(&inbox);
    part.count = 2;
    assert_false(parts_inbox_take(&inbox, &part));
    assert_int_equal(inbox.count, 0);
    part.bytes_count = 1;
    assert_false(parts_inbox_take(&inbox, &part));
    assert_int_equal(inbox.count, 2);
    part.index = 2;
    assert_false(parts_inbox_take(&inbox, &part));
    assert_int_equal(inbox.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_one_datagram_travels_as_it_is),
        cmocka_unit_test(parts_in_order_make_the_message_again),
        cmocka_unit_test(a_part_out_of_turn_drops_the_transfer),
        cmocka_unit_test(a_part_of_another_transfer_drops_the_open_one),
        cmocka_unit_test(a_first_part_begins_anew),
        cmocka_unit_test(another_count_in_mid_transfer_drops_it),
        cmocka_unit_test(parts_that_bring_more_than_a_message_are_dropped),
        cmocka_unit_test(an_empty_part_or_one_past_the_end_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

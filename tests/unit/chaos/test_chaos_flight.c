/* Datagrams in the air come out when they are due, in the order of their times, whole; and there
 * are never more than there may be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "chaos_flight.h"
#include "random.h"

#define DATAGRAMS 5000

static struct chaos_flight flight;

static int empty(void **state) {
    (void)state;
    chaos_flight_deinit(&flight);
    flight = (struct chaos_flight){.count = 0};
    return 0;
}

static bool add(uint64_t due_us, uint32_t client, size_t count) {
    static const uint8_t bytes[65536];
    struct chaos_ticket ticket = {.due_us = due_us, .client = client, .way = CHAOS_DOWN};
    return chaos_flight_add(&flight, &ticket, bytes, count);
}

static void they_come_in_the_order_of_their_times(void **state) {
    (void)state;
    struct random random;
    uint64_t last_us = 0, last_order = 0;
    random_init(&random, 1, 0);
    for (uint32_t i = 0; i < DATAGRAMS; i++) {
        assert_true(add(random_below(&random, 1000), i, i % 100));
    }
    for (size_t i = 0; i < DATAGRAMS; i++) {
        struct chaos_datagram *datagram = chaos_flight_take(&flight, 1000);
        assert_non_null(datagram);
        assert_true(datagram->ticket.due_us > last_us ||
                    (datagram->ticket.due_us == last_us && datagram->order >= last_order));
        assert_int_equal(datagram->count, datagram->ticket.client % 100);
        last_us = datagram->ticket.due_us;
        last_order = datagram->order;
        free(datagram);
    }
    assert_null(chaos_flight_take(&flight, UINT64_MAX));
    assert_int_equal(flight.bytes, 0);
}

static void none_comes_before_it_is_due(void **state) {
    (void)state;
    assert_int_equal(chaos_flight_next_us(&flight), UINT64_MAX);
    assert_true(add(500, 1, 10));
    assert_int_equal(chaos_flight_next_us(&flight), 500);
    assert_null(chaos_flight_take(&flight, 499));
    struct chaos_datagram *datagram = chaos_flight_take(&flight, 500);
    assert_non_null(datagram);
    assert_int_equal(datagram->ticket.way, CHAOS_DOWN);
    free(datagram);
}

static void an_empty_one_is_one(void **state) {
    (void)state;
    struct chaos_ticket ticket = {.client = 1};
    assert_true(chaos_flight_add(&flight, &ticket, NULL, 0));
    struct chaos_datagram *datagram = chaos_flight_take(&flight, 0);
    assert_non_null(datagram);
    assert_int_equal(datagram->count, 0);
    free(datagram);
}

static void there_are_no_more_than_may_be(void **state) {
    (void)state;
    for (uint32_t i = 0; i < CHAOS_FLIGHT_MAX; i++) {
        assert_true(add(i, i, 1));
    }
    assert_false(add(0, 0, 1));
    free(chaos_flight_take(&flight, 0));
    assert_true(add(0, 0, 1));
}

static void nor_more_bytes(void **state) {
    (void)state;
    for (uint32_t i = 0; i < CHAOS_FLIGHT_BYTES_MAX / 65536; i++) {
        assert_true(add(i, i, 65536));
    }
    assert_false(add(0, 0, 1));
    assert_true(add(0, 0, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(they_come_in_the_order_of_their_times, empty, empty),
        cmocka_unit_test_setup_teardown(none_comes_before_it_is_due, empty, empty),
        cmocka_unit_test_setup_teardown(an_empty_one_is_one, empty, empty),
        cmocka_unit_test_setup_teardown(there_are_no_more_than_may_be, empty, empty),
        cmocka_unit_test_setup_teardown(nor_more_bytes, empty, empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

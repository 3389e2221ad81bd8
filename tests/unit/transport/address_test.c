/* Facts about addresses as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "address.h"

static char host[64];
static uint16_t port;

static bool read(const char *text) {
    port = 27450;
    return address_read(text, host, sizeof host, &port);
}

static void a_host_keeps_the_port_that_was_there(void **state) {
    (void)state;
    assert_true(read("192.168.1.20"));
    assert_string_equal(host, "192.168.1.20");
    assert_int_equal(port, 27450);
    assert_true(read("lab-3"));
    assert_string_equal(host, "lab-3");
}

static void a_port_stands_behind_a_colon(void **state) {
    (void)state;
    assert_true(read("lab-3:1"));
    assert_string_equal(host, "lab-3");
    assert_int_equal(port, 1);
    assert_true(read("192.168.1.20:65535"));
    assert_int_equal(port, 65535);
}

static void spaces_around_it_do_not_count(void **state) {
    (void)state;
    assert_true(read("  192.168.1.20:4000 "));
    assert_string_equal(host, "192.168.1.20");
    assert_int_equal(port, 4000);
}

static void what_is_no_address_changes_nothing(void **state) {
    (void)state;
    static const char *const none[] = {
        "",        " ",           ":",       ":27450",          "lab-3:",
        "lab-3:0", "lab-3:65536", "lab-3:x", "lab-3:1:2",       "lab 3",
        "lab-3 4", "lab-3: 4",    "[lab-3]", "[fe80::1]:27450", "fe80::1",
        "::1",     "[fe80::1]",   "lab-3]",  "lab-3:+4x",       "lab-3:99999999999999999999"};
    memcpy(host, "before", 7);
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        assert_false(read(none[i]));
        assert_string_equal(host, "before");
        assert_int_equal(port, 27450);
    }
}

static void a_host_that_does_not_fit_is_none(void **state) {
    (void)state;
    char small[6] = "";
    assert_true(address_read("lab-3", small, sizeof small, &port));
    assert_false(address_read("lab-30", small, sizeof small, &port));
    assert_string_equal(small, "lab-3");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_host_keeps_the_port_that_was_there),
        cmocka_unit_test(a_port_stands_behind_a_colon),
        cmocka_unit_test(spaces_around_it_do_not_count),
        cmocka_unit_test(what_is_no_address_changes_nothing),
        cmocka_unit_test(a_host_that_does_not_fit_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

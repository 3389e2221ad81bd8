/* Troubles as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chaos_trouble.h"

static char why[256];

static struct chaos_trouble read_one(const char *name, const char *value) {
    struct chaos_trouble trouble = {0};
    if (!chaos_trouble_read(&trouble, name, value, why, sizeof why)) {
        fail_msg("%s %s: %s", name, value, why);
    }
    return trouble;
}

static void shares_are_exact(void **state) {
    (void)state;
    assert_int_equal(read_one("loss", "5%").loss_ppm, 50000);
    assert_int_equal(read_one("loss", "0.5%").loss_ppm, 5000);
    assert_int_equal(read_one("duplicate", "0.001%").duplicate_ppm, 10);
    assert_int_equal(read_one("reorder", "100%").reorder_ppm, 1000000);
    assert_int_equal(read_one("loss", "0%").loss_ppm, 0);
}

static void times_and_rates_have_units(void **state) {
    (void)state;
    assert_int_equal(read_one("delay", "20ms").delay_us, 20000);
    assert_int_equal(read_one("delay", "0.5ms").delay_us, 500);
    assert_int_equal(read_one("jitter", "1.5s").jitter_us, 1500000);
    assert_int_equal(read_one("ports", "2min").ports_us, 120000000);
    assert_int_equal(read_one("bandwidth", "1Mbit").bits_a_second, 1000000);
    assert_int_equal(read_one("bandwidth", "2.5Gbit").bits_a_second, 2500000000);
    assert_int_equal(read_one("bandwidth", "64kbit").bits_a_second, 64000);
    assert_int_equal(read_one("bandwidth", "1000bit").bits_a_second, 1000);
    struct chaos_trouble turns = read_one("blackhole", "5s/2.5s");
    assert_int_equal(turns.dark_us, 5000000);
    assert_int_equal(turns.light_us, 2500000);
}

static void what_is_not_right_is_told_with_what_is(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"loss", "5", "5%"},
        {"loss", "101%", "100%"},
        {"loss", "-1%", "5%"},
        {"loss", "%", "5%"},
        {"loss", "5 %", "5%"},
        {"loss", "5%%", "5%"},
        {"loss", "1e1%", "5%"},
        {"loss", "", "5%"},
        {"loss", ".5%", "0.5%"},
        {"loss", "0.0005%", "0.5%"},
        {"loss", "5.%", "5%"},
        {"delay", "20", "20ms"},
        {"delay", "61s", "60s"},
        {"delay", "20MS", "20ms"},
        {"jitter", "5%", "20ms"},
        {"bandwidth", "1M", "1Mbit"},
        {"bandwidth", "0bit", "1kbit"},
        {"bandwidth", "11Gbit", "10Gbit"},
        {"ports", "99ms", "100ms"},
        {"ports", "61min", "60min"},
        {"blackhole", "5s", "5s/2s"},
        {"blackhole", "5s/", "5s/2s"},
        {"blackhole", "/2s", "5s/2s"},
        {"blackhole", "0s/2s", "5s/2s"},
        {"blackhole", "5s/2s/1s", "5s/2s"},
        {"bandwidth", "999999999999999999999Gbit", "10Gbit"},
        {"delay", "99999999999999999999ms", "60s"},
        {"blackhole", "00000000000000000000000000000000000005s/2s", "5s/2s"},
        {"los", "5%", "loss, duplicate, reorder, delay, jitter, bandwidth, blackhole, ports"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct chaos_trouble trouble = {0};
        const struct chaos_trouble calm = {0};
        if (chaos_trouble_read(&trouble, cases[i][0], cases[i][1], why, sizeof why)) {
            fail_msg("%s %s was taken", cases[i][0], cases[i][1]);
        }
        assert_memory_equal(&trouble, &calm, sizeof calm);
        if (strstr(why, cases[i][2]) == NULL || strstr(why, cases[i][0]) == NULL) {
            fail_msg("%s %s: %s", cases[i][0], cases[i][1], why);
        }
    }
}

static void every_name_that_is_told_can_be_read(void **state) {
    (void)state;
    static const char *const values[] = {"5%", "5s", "5Mbit", "5s/5s"};
    size_t count = 0;
    for (; chaos_trouble_name(count) != NULL; count++) {
        struct chaos_trouble trouble;
        unsigned taken = 0;
        for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
            taken +=
                chaos_trouble_read(&trouble, chaos_trouble_name(count), values[i], why, sizeof why)
                    ? 1
                    : 0;
        }
        assert_int_equal(taken, 1);
    }
    assert_int_equal(count, 8);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_exact),
        cmocka_unit_test(times_and_rates_have_units),
        cmocka_unit_test(what_is_not_right_is_told_with_what_is),
        cmocka_unit_test(every_name_that_is_told_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Facts about the cookie that a stranger brings back: good for what it was made for, and not long.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "cookie.h"

#define NOW_MS 1234567u /* in the middle of epoch 123 */

static uint8_t key[COOKIE_KEY_BYTES];
static uint8_t about[22];
static uint8_t cookie[COOKIE_BYTES];

static int set_up(void **state) {
    (void)state;
    memset(key, 0x5a, sizeof key);
    for (size_t i = 0; i < sizeof about; i++) {
        about[i] = (uint8_t)(i * 3);
    }
    cookie_make(key, about, sizeof about, NOW_MS, cookie);
    return 0;
}

static bool is_good_at(uint64_t now_ms) {
    return cookie_is_good(key, about, sizeof about, now_ms, cookie);
}

static void every_bit_counts_of(uint8_t *bytes, size_t count) {
    assert_true(is_good_at(NOW_MS));
    for (size_t bit = 0; bit < count * 8; bit++) {
        bytes[bit / 8] ^= (uint8_t)(1u << (bit % 8));
        assert_false(is_good_at(NOW_MS));
        bytes[bit / 8] ^= (uint8_t)(1u << (bit % 8));
    }
    assert_true(is_good_at(NOW_MS));
}

static void it_is_bound_to_every_bit_of_what_it_is_about(void **state) {
    (void)state;
    every_bit_counts_of(about, sizeof about);
}

static void it_is_bound_to_the_rooms_key_and_to_itself(void **state) {
    (void)state;
    every_bit_counts_of(key, sizeof key);
    every_bit_counts_of(cookie, sizeof cookie);
}

static void it_is_bound_to_how_much_it_is_about(void **state) {
    (void)state;
    uint8_t longer[sizeof about + 1] = {0};
    memcpy(longer, about, sizeof about);
    for (size_t count = 0; count <= sizeof longer; count++) {
        assert_int_equal(cookie_is_good(key, longer, count, NOW_MS, cookie), count == sizeof about);
    }
}

static void it_is_good_in_its_epoch_and_the_next_and_not_longer(void **state) {
    (void)state;
    assert_true(is_good_at(1230000));
    assert_true(is_good_at(1239999));
    assert_true(is_good_at(1240000));
    assert_true(is_good_at(1249999));
    assert_false(is_good_at(1250000));
    assert_false(is_good_at(1229999));
    for (uint64_t later = 1250000; later < 3000000; later += COOKIE_EPOCH_MS) {
        assert_false(is_good_at(later));
    }
    assert_false(is_good_at(0));
    assert_false(is_good_at(UINT64_MAX));
}

static void it_is_good_at_the_ends_of_time_too(void **state) {
    (void)state;
    cookie_make(key, about, sizeof about, 0, cookie);
    assert_true(is_good_at(0) && is_good_at(19999));
    assert_false(is_good_at(20000));
    assert_false(is_good_at(UINT64_MAX));
    cookie_make(key, about, sizeof about, UINT64_MAX, cookie);
    assert_true(is_good_at(UINT64_MAX));
    assert_false(is_good_at(0));
}

static void it_is_blake2b_of_the_epoch_and_what_it_is_about(void **state) {
    (void)state;
    uint8_t hashed[8 + sizeof about] = {123};
    uint8_t expected[COOKIE_BYTES];
    memcpy(hashed + 8, about, sizeof about);
    crypto_generichash(expected, sizeof expected, hashed, sizeof hashed, key, sizeof key);
    assert_memory_equal(cookie, expected, sizeof expected);
}

static void zeros_are_no_cookie(void **state) {
    (void)state;
    memset(cookie, 0, sizeof cookie);
    assert_false(is_good_at(NOW_MS));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(it_is_bound_to_every_bit_of_what_it_is_about, set_up),
        cmocka_unit_test_setup(it_is_bound_to_the_rooms_key_and_to_itself, set_up),
        cmocka_unit_test_setup(it_is_bound_to_how_much_it_is_about, set_up),
        cmocka_unit_test_setup(it_is_good_in_its_epoch_and_the_next_and_not_longer, set_up),
        cmocka_unit_test_setup(it_is_good_at_the_ends_of_time_too, set_up),
        cmocka_unit_test_setup(it_is_blake2b_of_the_epoch_and_what_it_is_about, set_up),
        cmocka_unit_test_setup(zeros_are_no_cookie, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

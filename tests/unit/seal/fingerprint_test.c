/* Facts about what people compare of a room's key: the code and the pictures, as two other programs
 * came to them, and the worker with the real Argon2id. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "fingerprint.h"
#include "room_code.h"

/* Of keys whose bytes start with one and go up by a step. The 16 bytes behind them were calculated
 * with the reference Argon2 (libargon2 20171227) and with OpenSSL's (python3 cryptography 48),
 * which agreed: 5bc343d320db1b85fd..., 266a936b81e084d52d..., ba53db2428d6e978b4... */
struct known {
    uint8_t first;
    uint8_t step;
    struct fingerprint fingerprint;
};

static const struct known known[] = {
    {0x00, 0, {"BF1M-7MS0", {54, 49, 46}}},
    {0x00, 1, {"4SN9-6TW1", {56, 8, 19}}},
    {0xff, 0, {"Q99X-P918", {53, 46, 37}}},
};

#define KNOWN (sizeof known / sizeof known[0])

static void fill(uint8_t *key, uint8_t first, uint8_t step) {
    for (unsigned i = 0; i < KEY_BYTES; i++) {
        key[i] = (uint8_t)(first + step * i);
    }
}

static void is_same(const struct fingerprint *a, const struct fingerprint *b) {
    assert_string_equal(a->code, b->code);
    assert_memory_equal(a->pictures, b->pictures, sizeof a->pictures);
}

static void it_is_what_other_programs_make_of_the_same_key(void **state) {
    (void)state;
    for (size_t i = 0; i < KNOWN; i++) {
        uint8_t key[KEY_BYTES];
        struct fingerprint fingerprint;
        fill(key, known[i].first, known[i].step);
        assert_true(fingerprint_of_key(key, &fingerprint));
        is_same(&fingerprint, &known[i].fingerprint);
    }
}

static void
each_bit_of_the_key_gives_another_code_in_its_one_form_and_pictures_there_are(void **state) {
    (void)state;
    struct fingerprint last = known[0].fingerprint;
    for (unsigned i = 0; i < 8; i++) {
        uint8_t key[KEY_BYTES] = {0};
        struct fingerprint fingerprint;
        char code[CODE_CHARS + 1];
        key[i * 4] = (uint8_t)(1u << i);
        assert_true(fingerprint_of_key(key, &fingerprint));
        assert_string_not_equal(fingerprint.code, last.code);
        assert_true(room_code_read(fingerprint.code, code));
        assert_string_equal(fingerprint.code, code);
        for (unsigned at = 0; at < FINGERPRINT_PICTURES; at++) {
            assert_true(fingerprint.pictures[at] < FINGERPRINT_THINGS * FINGERPRINT_TIMES);
        }
        last = fingerprint;
    }
}

static void the_worker_comes_to_the_same(void **state) {
    (void)state;
    static const struct timespec moment = {0, 5000000};
    uint8_t key[KEY_BYTES];
    struct fingerprint fingerprint;
    struct fingerprints *fingerprints = fingerprints_open();
    assert_non_null(fingerprints);
    fill(key, known[1].first, known[1].step);
    enum fingerprint_state found = fingerprints_ask(fingerprints, key, &fingerprint);
    assert_int_equal(found, FINGERPRINT_BUSY);
    for (unsigned i = 0; i < 6000 && found == FINGERPRINT_BUSY; i++) {
        nanosleep(&moment, NULL);
        found = fingerprints_ask(fingerprints, key, &fingerprint);
    }
    assert_int_equal(found, FINGERPRINT_KNOWN);
    is_same(&fingerprint, &known[1].fingerprint);
    fill(key, known[2].first, known[2].step);
    assert_int_equal(fingerprints_ask(fingerprints, key, &fingerprint), FINGERPRINT_BUSY);
    fingerprints_close(fingerprints); /* in the middle of it */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_what_other_programs_make_of_the_same_key),
        cmocka_unit_test(
            each_bit_of_the_key_gives_another_code_in_its_one_form_and_pictures_there_are),
        cmocka_unit_test(the_worker_comes_to_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

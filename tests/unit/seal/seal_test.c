/* Facts about the envelope of a datagram: what goes in comes out, in five sizes, and nothing that
 * was touched on the way comes out at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "seal.h"

#define SESSION 0x12345678u
#define COUNTER 0x1122334455667788ull

static uint8_t key[32];
static uint8_t words[SEAL_PLAIN_MAX];
static uint8_t datagram[SEAL_BYTES_MAX];
static uint8_t opened[SEAL_PLAIN_MAX];

static int set_up(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof key; i++) {
        key[i] = (uint8_t)(i * 11 + 5);
    }
    for (size_t i = 0; i < sizeof words; i++) {
        words[i] = (uint8_t)(i * 7 + 1);
    }
    return 0;
}

/* A datagram as any holder of the key could make it, with this plaintext: libsodium, not seal.c. */
static void seal_by_hand(const uint8_t *plain, size_t plain_count) {
    static const uint8_t header[] = {4,    0x78, 0x56, 0x34, 0x12, 0x88, 0x77,
                                     0x66, 0x55, 0x44, 0x33, 0x22, 0x11};
    static const uint8_t nonce[] = {0, 0, 0, 0, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11};
    unsigned long long sealed = 0;
    memcpy(datagram, header, sizeof header);
    crypto_aead_chacha20poly1305_ietf_encrypt(datagram + sizeof header, &sealed, plain, plain_count,
                                              header, sizeof header, NULL, nonce, key);
    assert_int_equal(sealed, plain_count + 16);
}

static void every_size_comes_out_as_it_went_in(void **state) {
    (void)state;
    for (size_t count = 1; count <= SEAL_PLAIN_MAX; count++) {
        size_t size = seal_close(key, SESSION, COUNTER + count, words, count, datagram);
        memset(opened, 0, sizeof opened);
        assert_int_equal(seal_open(key, datagram, size, opened), count);
        assert_memory_equal(opened, words, count);
    }
}

static void there_are_five_sizes_and_each_datagram_has_the_smallest_that_holds_it(void **state) {
    (void)state;
    static const size_t sizes[] = {64, 128, 256, 512, 1140};
    size_t at = 0;
    for (size_t count = 1; count <= SEAL_PLAIN_MAX; count++) {
        while (sizes[at] < count + 31) {
            at++;
        }
        assert_int_equal(seal_close(key, SESSION, COUNTER, words, count, datagram), sizes[at]);
    }
    assert_int_equal(at, 4);
    assert_int_equal(SEAL_PLAIN_MAX, 1109);
}

static void it_is_what_rfc_8439_says_of_this_header_and_counter(void **state) {
    (void)state;
    uint8_t plain[128 - 13 - 16] = {60, 0};
    memcpy(plain + 2, words, 60);
    seal_by_hand(plain, sizeof plain);
    uint8_t by_seal[SEAL_BYTES_MAX];
    assert_int_equal(seal_close(key, SESSION, COUNTER, words, 60, by_seal), 128);
    assert_memory_equal(by_seal, datagram, 128);
    assert_int_equal(seal_open(key, datagram, 128, opened), 60);
}

static void it_can_be_peeked_at_without_the_key(void **state) {
    (void)state;
    size_t size = seal_close(key, SESSION, COUNTER, words, 100, datagram);
    uint32_t session = 0;
    uint64_t counter = 0;
    assert_true(seal_peek(datagram, size, &session, &counter));
    assert_true(session == SESSION && counter == COUNTER);
    for (size_t count = 0; count <= SEAL_BYTES_MAX; count++) {
        bool is_size = count == 64 || count == 128 || count == 256 || count == 512 || count == 1140;
        assert_int_equal(seal_peek(datagram, count, &session, &counter), is_size);
    }
    for (unsigned type = 0; type < 256; type++) {
        datagram[0] = (uint8_t)type;
        assert_int_equal(seal_peek(datagram, size, &session, &counter), type == SEAL_TYPE);
    }
}

static void every_single_bit_that_was_flipped_is_noticed(void **state) {
    (void)state;
    static const size_t counts[] = {1, 33, 34, 200, 300, SEAL_PLAIN_MAX};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        size_t size = seal_close(key, SESSION, COUNTER, words, counts[i], datagram);
        for (size_t bit = 0; bit < size * 8; bit++) {
            datagram[bit / 8] ^= (uint8_t)(1u << (bit % 8));
            assert_int_equal(seal_open(key, datagram, size, opened), 0);
            datagram[bit / 8] ^= (uint8_t)(1u << (bit % 8));
        }
        assert_int_equal(seal_open(key, datagram, size, opened), counts[i]);
    }
}

static void no_part_of_it_and_no_more_than_it_is_opened(void **state) {
    (void)state;
    static const size_t counts[] = {1, 80, 200, 300, 600};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        uint8_t longer[2 * SEAL_BYTES_MAX] = {0};
        size_t size = seal_close(key, SESSION, COUNTER, words, counts[i], longer);
        for (size_t other = 0; other <= sizeof longer; other++) {
            size_t count = seal_open(key, longer, other, opened);
            assert_int_equal(count, other == size ? counts[i] : 0);
        }
    }
}

static void another_key_or_counter_or_session_opens_nothing(void **state) {
    (void)state;
    size_t size = seal_close(key, SESSION, COUNTER, words, 40, datagram);
    for (size_t bit = 0; bit < sizeof key * 8; bit++) {
        uint8_t other[32];
        memcpy(other, key, sizeof other);
        other[bit / 8] ^= (uint8_t)(1u << (bit % 8));
        assert_int_equal(seal_open(other, datagram, size, opened), 0);
    }
    uint8_t next[SEAL_BYTES_MAX];
    seal_close(key, SESSION, COUNTER + 1, words, 40, next);
    memcpy(next + 5, datagram + 5, 8); /* an old counter in front of a new datagram */
    assert_int_equal(seal_open(key, next, size, opened), 0);
    seal_close(key, SESSION + 1, COUNTER, words, 40, next);
    memcpy(next + 1, datagram + 1, 4);
    assert_int_equal(seal_open(key, next, size, opened), 0);
}

static void padding_of_anything_but_zeros_is_refused_even_with_the_key(void **state) {
    (void)state;
    uint8_t plain[64 - 13 - 16] = {10, 0};
    memset(plain + 2, 1, 10);
    seal_by_hand(plain, sizeof plain);
    assert_int_equal(seal_open(key, datagram, 64, opened), 10);
    for (size_t at = 12; at < sizeof plain; at++) {
        plain[at] = 0x80;
        seal_by_hand(plain, sizeof plain);
        assert_int_equal(seal_open(key, datagram, 64, opened), 0);
        plain[at] = 0;
    }
}

static void a_count_of_none_or_of_more_than_there_are_is_refused_even_with_the_key(void **state) {
    (void)state;
    uint8_t plain[64 - 13 - 16] = {0};
    for (unsigned count = 0; count < 65536; count++) {
        plain[0] = (uint8_t)count;
        plain[1] = (uint8_t)(count >> 8);
        seal_by_hand(plain, sizeof plain);
        size_t expected = count <= sizeof plain - 2 ? count : 0;
        assert_int_equal(seal_open(key, datagram, 64, opened), expected);
    }
}

static void the_same_words_under_another_counter_look_different(void **state) {
    (void)state;
    uint8_t other[SEAL_BYTES_MAX];
    seal_close(key, SESSION, 0, words, 20, datagram);
    seal_close(key, SESSION, UINT64_MAX - 1, words, 20, other);
    assert_memory_not_equal(datagram + 13, other + 13, 16);
    assert_int_equal(seal_open(key, other, 64, opened), 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_comes_out_as_it_went_in),
        cmocka_unit_test(there_are_five_sizes_and_each_datagram_has_the_smallest_that_holds_it),
        cmocka_unit_test(it_is_what_rfc_8439_says_of_this_header_and_counter),
        cmocka_unit_test(it_can_be_peeked_at_without_the_key),
        cmocka_unit_test(every_single_bit_that_was_flipped_is_noticed),
        cmocka_unit_test(no_part_of_it_and_no_more_than_it_is_opened),
        cmocka_unit_test(another_key_or_counter_or_session_opens_nothing),
        cmocka_unit_test(padding_of_anything_but_zeros_is_refused_even_with_the_key),
        cmocka_unit_test(a_count_of_none_or_of_more_than_there_are_is_refused_even_with_the_key),
        cmocka_unit_test(the_same_words_under_another_counter_look_different),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}

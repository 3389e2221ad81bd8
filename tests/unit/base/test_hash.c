/* The hash is FNV-1a of 64 bits, and a number hashes as its bytes, the lowest first, on any
 * machine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "hash.h"

/* http://www.isthe.com/chongo/src/fnv/test_fnv.c */
static void it_is_fnv_1a_as_published(void **state) {
    (void)state;
    assert_true(hash_bytes(HASH_START, "", 0) == 0xcbf29ce484222325ULL);
    assert_true(hash_bytes(HASH_START, "a", 1) == 0xaf63dc4c8601ec8cULL);
    assert_true(hash_bytes(HASH_START, "foobar", 6) == 0x85944171f73967e8ULL);
}

static void a_number_hashes_as_its_bytes_from_the_lowest(void **state) {
    (void)state;
    static const unsigned char bytes[] = {8, 7, 6, 5, 4, 3, 2, 1};
    assert_true(hash_u64(HASH_START, 0x0102030405060708) ==
                hash_bytes(HASH_START, bytes, sizeof bytes));
}

static void a_hash_goes_on_where_the_last_one_ended(void **state) {
    (void)state;
    uint64_t first = hash_bytes(HASH_START, "foo", 3);
    assert_true(hash_bytes(first, "bar", 3) == hash_bytes(HASH_START, "foobar", 6));
}

static void one_bit_makes_another_hash(void **state) {
    (void)state;
    uint64_t zero = hash_u64(HASH_START, 0);
    for (int bit = 0; bit < 64; bit++) {
        assert_true(hash_u64(HASH_START, (uint64_t)1 << bit) != zero);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_fnv_1a_as_published),
        cmocka_unit_test(a_number_hashes_as_its_bytes_from_the_lowest),
        cmocka_unit_test(a_hash_goes_on_where_the_last_one_ended),
        cmocka_unit_test(one_bit_makes_another_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

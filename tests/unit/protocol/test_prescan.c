/* The pre-scan lets through one array of plain values, and stops everything that would make a
 * decoder behind it allocate, recurse or read too far. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "prescan.h"

struct piece {
    size_t count;
    uint8_t bytes[12];
};

/* In memory of exactly that size. */
static bool scan(const uint8_t *bytes, size_t count, size_t *nodes) {
    uint8_t *copy = malloc(count > 0 ? count : 1);
    assert_non_null(copy);
    memcpy(copy, bytes, count);
    bool is_good = prescan(copy, count, nodes);
    free(copy);
    return is_good;
}

static bool is_good(const struct piece *piece) {
    size_t nodes = 0;
    return scan(piece->bytes, piece->count, &nodes);
}

static void the_types_in_use_pass(void **state) {
    (void)state;
    static const struct piece pieces[] = {
        {1, {0x90}},
        {2, {0x91, 0x7F}},
        {2, {0x91, 0xE0}},
        {3, {0x92, 0xC2, 0xC3}},
        {3, {0x91, 0xCC, 1}},
        {4, {0x91, 0xCD, 1, 2}},
        {6, {0x91, 0xCE, 1, 2, 3, 4}},
        {10, {0x91, 0xCF, 1, 2, 3, 4, 5, 6, 7, 8}},
        {3, {0x91, 0xD0, 1}},
        {4, {0x91, 0xD1, 1, 2}},
        {6, {0x91, 0xD2, 1, 2, 3, 4}},
        {10, {0x91, 0xD3, 1, 2, 3, 4, 5, 6, 7, 8}},
        {2, {0x91, 0xA0}},
        {3, {0x91, 0xA1, 'a'}},
        {4, {0x91, 0xD9, 1, 'a'}},
        {5, {0x91, 0xDA, 0, 1, 'a'}},
        {7, {0x91, 0xDB, 0, 0, 0, 1, 'a'}},
        {4, {0x91, 0xC4, 1, 'a'}},
        {5, {0x91, 0xC5, 0, 1, 'a'}},
        {7, {0x91, 0xC6, 0, 0, 0, 1, 'a'}},
        {4, {0xDC, 0, 1, 5}},
        {6, {0xDD, 0, 0, 0, 1, 5}},
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        assert_true(is_good(&pieces[i]));
    }
}

static void other_types_do_not_pass(void **state) {
    (void)state;
    static const struct piece pieces[] = {
        {2, {0x91, 0xC0}},                          /* nil */
        {2, {0x91, 0xC1}},                          /* never used */
        {2, {0x91, 0x80}},                          /* map */
        {4, {0x91, 0xDE, 0, 0}},                    /* map 16 */
        {6, {0x91, 0xDF, 0, 0, 0, 0}},              /* map 32 */
        {6, {0x91, 0xCA, 0, 0, 0, 0}},              /* float */
        {10, {0x91, 0xCB, 0, 0, 0, 0, 0, 0, 0, 0}}, /* double */
        {4, {0x91, 0xD4, 1, 0}},                    /* ext 1 */
        {4, {0x91, 0xC7, 0, 1}},                    /* ext 8 */
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        assert_false(is_good(&pieces[i]));
    }
}

static void only_an_array_and_only_one_passes(void **state) {
    (void)state;
    static const struct piece pieces[] = {
        {0, {0}}, {1, {5}}, {2, {0xA1, 'a'}}, {2, {0x90, 0x90}}, {3, {0x91, 1, 1}}, {1, {0xC3}},
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        assert_false(is_good(&pieces[i]));
    }
}

static void a_length_past_the_end_does_not_pass(void **state) {
    (void)state;
    static const struct piece pieces[] = {
        {5, {0xDD, 0xFF, 0xFF, 0xFF, 0xFF}}, /* asks a naive decoder for 128 GiB */
        {3, {0xDC, 0xFF, 0xFF}},
        {3, {0xDC, 0, 1}},
        {2, {0xDC, 0}},
        {2, {0x92, 1}},
        {3, {0x91, 0xA2, 'a'}},
        {6, {0x91, 0xDB, 0xFF, 0xFF, 0xFF, 0xFF}},
        {6, {0x91, 0xC6, 0xFF, 0xFF, 0xFF, 0xFF}},
        {4, {0x91, 0xC5, 0, 1}},
        {2, {0x91, 0xD9}},
        {5, {0x91, 0xCE, 1, 2, 3}},
        {2, {0x91, 0xCC}},
        {8, {0x92, 0x91, 0x91, 0xDD, 0xFF, 0xFF, 0xFF, 0xFF}},
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        assert_false(is_good(&pieces[i]));
    }
}

static void three_arrays_deep_pass_and_four_do_not(void **state) {
    (void)state;
    uint8_t bytes[4096];
    memset(bytes, 0x91, sizeof bytes);
    for (size_t depth = 1; depth < sizeof bytes; depth++) {
        size_t nodes = 0;
        bytes[depth - 1] = 0x90;
        assert_int_equal(scan(bytes, depth, &nodes), depth <= PRESCAN_DEPTH_MAX);
        bytes[depth - 1] = 0x91;
    }
}

static void arrays_beside_each_other_are_not_deep(void **state) {
    (void)state;
    static const struct piece piece = {8, {0x93, 0x92, 0x90, 0x91, 1, 0x91, 0x90, 2}};
    size_t nodes = 0;
    assert_true(scan(piece.bytes, piece.count, &nodes));
    assert_int_equal(nodes, 8);
}

static void the_count_of_values_is_bounded(void **state) {
    (void)state;
    static uint8_t bytes[3 + PRESCAN_NODES_MAX] = {0xDC};
    size_t nodes = 0;
    size_t values = PRESCAN_NODES_MAX - 1;
    bytes[1] = (uint8_t)(values >> 8);
    bytes[2] = (uint8_t)values;
    assert_true(scan(bytes, 3 + values, &nodes));
    assert_int_equal(nodes, PRESCAN_NODES_MAX);
    values++;
    bytes[1] = (uint8_t)(values >> 8);
    bytes[2] = (uint8_t)values;
    assert_false(scan(bytes, 3 + values, &nodes));
}

/* Every array announces what is left of the bytes: together far more than there is. */
static void announcements_do_not_add_up_past_the_bound(void **state) {
    (void)state;
    static uint8_t bytes[30000];
    for (size_t i = 0; i + 3 <= sizeof bytes; i += 3) {
        size_t left = sizeof bytes - i - 3;
        bytes[i] = 0xDC;
        bytes[i + 1] = (uint8_t)(left >> 8);
        bytes[i + 2] = (uint8_t)left;
    }
    size_t nodes = 0;
    assert_false(scan(bytes, sizeof bytes, &nodes));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_types_in_use_pass),
        cmocka_unit_test(other_types_do_not_pass),
        cmocka_unit_test(only_an_array_and_only_one_passes),
        cmocka_unit_test(a_length_past_the_end_does_not_pass),
        cmocka_unit_test(three_arrays_deep_pass_and_four_do_not),
        cmocka_unit_test(arrays_beside_each_other_are_not_deep),
        cmocka_unit_test(the_count_of_values_is_bounded),
        cmocka_unit_test(announcements_do_not_add_up_past_the_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

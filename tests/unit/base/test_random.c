/* The generator is PCG32 as its author published it, and its numbers are fair. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "random.h"

/* Round 1 of `pcg32-demo` (https://www.pcg-random.org, seed 42, stream 54). */
static void its_numbers_are_those_that_the_author_published(void **state) {
    (void)state;
    static const uint32_t published[] = {0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                         0x83d2f293, 0xbfa4784b, 0xcbed606e};
    struct random random;
    random_init(&random, 42, 54);
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        assert_int_equal(random_next(&random), published[i]);
    }
}

static void the_same_seed_gives_the_same_numbers(void **state) {
    (void)state;
    struct random a;
    struct random b;
    random_init(&a, 5, 1);
    random_init(&b, 5, 1);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(random_next(&a), random_next(&b));
    }
}

static int count_equal(struct random a, struct random b) {
    int equal = 0;
    for (int i = 0; i < 1000; i++) {
        equal += random_next(&a) == random_next(&b);
    }
    return equal;
}

static void another_seed_or_stream_gives_other_numbers(void **state) {
    (void)state;
    struct random a;
    struct random other_seed;
    struct random other_stream;
    random_init(&a, 5, 1);
    random_init(&other_seed, 6, 1);
    random_init(&other_stream, 5, 2);
    assert_in_range(count_equal(a, other_seed), 0, 2);
    assert_in_range(count_equal(a, other_stream), 0, 2);
}

static void numbers_below_a_bound_are_below_it_and_each_as_likely(void **state) {
    (void)state;
    enum { BOUND = 7, DRAWS = 70000 };
    int counts[BOUND] = {0};
    struct random random;
    random_init(&random, 1, 1);
    for (int i = 0; i < DRAWS; i++) {
        uint32_t drawn = random_below(&random, BOUND);
        assert_true(drawn < BOUND);
        counts[drawn]++;
    }
    for (int i = 0; i < BOUND; i++) {
        assert_in_range(counts[i], DRAWS / BOUND * 95 / 100, DRAWS / BOUND * 105 / 100);
    }
}

/* Two thirds of all numbers: a plain remainder would give the lower half twice as often. */
static void a_large_bound_is_fair_too(void **state) {
    (void)state;
    enum { DRAWS = 30000 };
    int lower = 0;
    struct random random;
    random_init(&random, 1, 1);
    for (int i = 0; i < DRAWS; i++) {
        lower += random_below(&random, 0xAAAAAAAA) < 0x55555555;
    }
    assert_in_range(lower, DRAWS * 48 / 100, DRAWS * 52 / 100);
}

static void below_one_there_is_only_zero(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 1, 1);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(random_below(&random, 1), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_numbers_are_those_that_the_author_published),
        cmocka_unit_test(the_same_seed_gives_the_same_numbers),
        cmocka_unit_test(another_seed_or_stream_gives_other_numbers),
        cmocka_unit_test(numbers_below_a_bound_are_below_it_and_each_as_likely),
        cmocka_unit_test(a_large_bound_is_fair_too),
        cmocka_unit_test(below_one_there_is_only_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

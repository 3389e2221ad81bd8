/* So many at once, so many more a second, and not one more: whoever keeps to the rate never meets
 * the limit, at any time and after any rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bucket.h"

static uint32_t take_all(struct bucket *bucket, const struct bucket_rate *rate, uint64_t now_ms) {
    uint32_t count = 0;
    while (count < 5000 && bucket_take(bucket, rate, now_ms)) {
        count++;
    }
    return count;
}

static void a_new_one_has_its_burst_and_no_more(void **state) {
    (void)state;
    const struct bucket_rate rate = {.per_second = 4, .burst = 32};
    struct bucket bucket = {0};
    for (int i = 0; i < 32; i++) {
        assert_true(bucket_has(&bucket, &rate, 7));
        assert_true(bucket_take(&bucket, &rate, 7));
    }
    assert_false(bucket_has(&bucket, &rate, 7));
    assert_false(bucket_take(&bucket, &rate, 7));
}

static void it_fills_by_its_rate_and_never_above_its_burst(void **state) {
    (void)state;
    const struct bucket_rate rate = {.per_second = 4, .burst = 32};
    struct bucket bucket = {0};
    assert_int_equal(take_all(&bucket, &rate, 1000), 32);
    assert_int_equal(take_all(&bucket, &rate, 1249), 0);
    assert_int_equal(take_all(&bucket, &rate, 1250), 1);
    assert_int_equal(take_all(&bucket, &rate, 2250), 4);
    assert_int_equal(take_all(&bucket, &rate, 10250), 32);
    assert_int_equal(take_all(&bucket, &rate, UINT64_MAX), 32);
}

/* Fractions of a token that were earned are not lost by asking often. */
static void asking_often_costs_nothing(void **state) {
    (void)state;
    const struct bucket_rate rate = {.per_second = 3, .burst = 5};
    struct bucket bucket = {0};
    assert_int_equal(take_all(&bucket, &rate, 0), 5);
    uint32_t count = 0;
    for (uint64_t now_ms = 1; now_ms <= 10000; now_ms++) {
        count += take_all(&bucket, &rate, now_ms);
    }
    assert_int_equal(count, 30);
}

static void who_keeps_to_the_rate_is_never_refused(void **state) {
    (void)state;
    const struct bucket_rate rate = {.per_second = 60, .burst = 1};
    struct bucket bucket = {0};
    for (uint64_t i = 0; i < 20000; i++) {
        assert_true(bucket_take(&bucket, &rate, i * 17));
    }
}

static void without_a_rate_the_burst_is_all_there_is(void **state) {
    (void)state;
    const struct bucket_rate rate = {.per_second = 0, .burst = 2};
    struct bucket bucket = {0};
    assert_int_equal(take_all(&bucket, &rate, 5), 2);
    assert_int_equal(take_all(&bucket, &rate, UINT64_MAX), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_one_has_its_burst_and_no_more),
        cmocka_unit_test(it_fills_by_its_rate_and_never_above_its_burst),
        cmocka_unit_test(asking_often_costs_nothing),
        cmocka_unit_test(who_keeps_to_the_rate_is_never_refused),
        cmocka_unit_test(without_a_rate_the_burst_is_all_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

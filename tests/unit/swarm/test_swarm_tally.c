/* Percentiles are of what was measured, and phases are counted as the class hears of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "swarm_tally.h"

static struct tally tally;

static int start(void **state) {
    (void)state;
    tally_init(&tally, 3, 1000);
    return 0;
}

static int stop(void **state) {
    (void)state;
    tally_deinit(&tally);
    return 0;
}

static void percentiles_are_the_nearest_rank(void **state) {
    (void)state;
    struct samples samples;
    samples_init(&samples);
    for (uint32_t i = 10000; i > 0; i--) {
        samples_add(&samples, (uint64_t)i * 1000);
    }
    samples_sort(&samples);
    assert_true(samples_ms(&samples, 500) == 5000.0);
    assert_true(samples_ms(&samples, 990) == 9900.0);
    assert_true(samples_ms(&samples, 1000) == 10000.0);
    assert_true(samples_ms(&samples, 0) == 1.0);
    samples_deinit(&samples);
}

static void of_no_samples_every_percentile_is_zero(void **state) {
    (void)state;
    struct samples samples;
    samples_init(&samples);
    samples_sort(&samples);
    assert_true(samples_ms(&samples, 990) == 0.0);
}

static void the_first_to_hear_of_a_phase_brings_the_news(void **state) {
    (void)state;
    struct message_phase phase = {.stage = STAGE_ROUND, .round = 1, .phase = PHASE_TRY};
    assert_true(tally_heard(&tally, &phase, false, 5000));
    assert_false(tally_heard(&tally, &phase, false, 5300));
    assert_false(tally_heard(&tally, &phase, false, 5900));
    const struct tally_phase *heard = tally_phase_of(&tally, &phase);
    assert_int_equal(heard->heard, 3);
    assert_int_equal(heard->last_us - heard->first_us, 900);
    assert_int_equal(tally.fan_out_us.count, 3);
    assert_int_equal(tally.fan_out_us.values_us[2], 900);
}

static void who_comes_back_late_says_nothing_about_the_news(void **state) {
    (void)state;
    struct message_phase phase = {.stage = STAGE_ROUND, .round = 1, .phase = PHASE_TRY};
    tally_heard(&tally, &phase, false, 5000);
    assert_false(tally_heard(&tally, &phase, true, 9000000));
    assert_int_equal(tally_phase_of(&tally, &phase)->heard, 1);
    assert_int_equal(tally.fan_out_us.count, 1);
}

static void every_kept_answer_is_remembered_and_the_final_ones_timed(void **state) {
    (void)state;
    for (uint16_t i = 1; i <= 5000; i++) {
        struct tally_kept kept = {.event = i + 10u, .seat = 2, .round = 1, .phase = PHASE_TRY};
        tally_kept(&tally, &kept, i % 2 == 0, i);
    }
    assert_int_equal(tally.kept, 5000);
    assert_int_equal(tally.told_count, 5000);
    assert_int_equal(tally.told[4999].event, 5010);
    assert_int_equal(tally.kept_us.count, 2500);
    assert_false(tally.is_incomplete);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percentiles_are_the_nearest_rank),
        cmocka_unit_test(of_no_samples_every_percentile_is_zero),
        cmocka_unit_test_setup_teardown(the_first_to_hear_of_a_phase_brings_the_news, start, stop),
        cmocka_unit_test_setup_teardown(who_comes_back_late_says_nothing_about_the_news, start,
                                        stop),
        cmocka_unit_test_setup_teardown(every_kept_answer_is_remembered_and_the_final_ones_timed,
                                        start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Percentiles are of what was measured, and phases are counted as the class hears of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "swarm_report.h"

static struct tally tally;
static struct met seat;

static int start(void **state) {
    (void)state;
    tally_init(&tally, 3, 1000);
    seat = (struct met){0};
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

/* `count` students answer at once; the first is told after 1 ms, the last after `ms`. */
static void burst(uint8_t round, uint32_t count, uint64_t ms) {
    struct message_phase phase = {.stage = STAGE_ROUND, .round = round, .phase = PHASE_MEND};
    for (uint32_t i = 0; i < count; i++) {
        tally_asked(&tally, &phase, 7000000 + i);
    }
    for (uint32_t i = 1; i <= count; i++) {
        struct tally_kept kept = {
            .at_us = 7000000 + 1000 * (i < count ? 1 : ms), .round = round, .phase = PHASE_MEND};
        tally_kept(&tally, &kept, true, 1000);
    }
}

static void the_middle_phase_tells_how_many_are_kept_a_second(void **state) {
    (void)state;
    assert_int_equal(tally_kept_a_second(&tally), 0);
    burst(1, 300, 10);
    assert_int_equal(tally_kept_a_second(&tally), 30000);
    burst(2, 300, 3000);
    burst(3, 300, 20);
    assert_int_equal(tally_kept_a_second(&tally), 15000);
}

static void a_seat_that_meets_a_phase_again_counts_once(void **state) {
    (void)state;
    tally_met(&tally, 1, PHASE_OFFER, true);
    tally_met(&tally, 2, PHASE_OFFER, false);
    assert_int_equal(tally.met[PHASE_OFFER], 1);
    assert_int_equal(tally.phases[STAGE_ROUND][2][PHASE_OFFER].met, 1);
}

static void what_nobody_met_of_a_plan_is_named(void **state) {
    (void)state;
    char names[128];
    tally_met(&tally, 1, PHASE_TRY, true);
    tally_met(&tally, 1, PHASE_MEND, true);
    report_unmet(&tally, "quick", names, sizeof(names));
    assert_string_equal(names, "huddle, reveal");
    tally_met(&tally, 1, PHASE_HUDDLE, true);
    tally_met(&tally, 1, PHASE_REVEAL, true);
    report_unmet(&tally, "quick", names, sizeof(names));
    assert_string_equal(names, "");
    report_unmet(&tally, "full+again", names, sizeof(names));
    assert_string_equal(names, "offer, share, reflect, again");
}

static void kept(const struct session_action *action) {
    tally_other_kept(&tally, &seat, action);
}

static void what_was_kept_is_counted_by_its_kind(void **state) {
    (void)state;
    kept(&(struct session_action){
        .id = MESSAGE_offer,
        .as.offer = {.round = 1, .consent = CONSENT_NAME, .thought = THOUGHT_WORDS}});
    kept(&(struct session_action){.id = MESSAGE_offer,
                                  .as.offer = {.round = 1, .consent = CONSENT_KEEP}});
    kept(&(struct session_action){.id = MESSAGE_lesson,
                                  .as.lesson = {.round = 1, .lesson = LESSON_WORDS}});
    kept(&(struct session_action){.id = MESSAGE_lesson, .as.lesson = {.round = 1, .lesson = 2}});
    kept(&(struct session_action){.id = MESSAGE_ready});
    assert_int_equal(tally.all.offers[CONSENT_NAME], 1);
    assert_int_equal(tally.all.offers[CONSENT_KEEP], 1);
    assert_int_equal(tally.all.thoughts_written, 1);
    assert_int_equal(tally.all.lessons, 2);
    assert_int_equal(tally.all.lessons_written, 1);
    assert_int_equal(tally.others_kept, 4); /* "ready" is no such thing */
    assert_int_equal(tally.phases[STAGE_ROUND][1][PHASE_OFFER].said, 2);
    assert_int_equal(tally.phases[STAGE_ROUND][1][PHASE_REFLECT].said, 2);
}

static void a_thought_that_many_saw_is_one(void **state) {
    (void)state;
    tally_spotlight(&tally, 1, 1);
    tally_spotlight(&tally, 1, 1);
    tally_spotlight(&tally, 1, 2);
    tally_spotlight(&tally, 3, 1);
    assert_int_equal(tally_spotlights(&tally), 3);
}

static void what_all_were_shown_is_what_one_was_shown_most_of(void **state) {
    (void)state;
    struct met most = {.choruses = 1, .board_lines = 4, .board_own = 2};
    struct met less = {.choruses = 0, .board_lines = 4, .board_own = 1};
    most.cheers_heard[CHEER_BRAVE] = 5;
    less.cheers_heard[CHEER_BRAVE] = 3;
    less.cheers_heard[CHEER_OK] = 1;
    met_most(&tally.all, &most);
    met_most(&tally.all, &less);
    assert_int_equal(tally.all.cheers_heard[CHEER_BRAVE], 5);
    assert_int_equal(met_sum(tally.all.cheers_heard, CHEER_COUNT), 6);
    assert_int_equal(tally.all.choruses, 1);
    assert_int_equal(tally.all.board_lines, 4);
    assert_int_equal(tally.all.board_own, 2);
}

static void the_pen_is_counted_by_what_was_said_to_it(void **state) {
    (void)state;
    kept(&(struct session_action){.id = MESSAGE_pen_raise});
    kept(&(struct session_action){.id = MESSAGE_pen_say, .as.pen_say = {.is_yes = true}});
    kept(&(struct session_action){.id = MESSAGE_pen_say});
    kept(&(struct session_action){.id = MESSAGE_pen_say});
    assert_int_equal(seat.pens_raised, 1);
    assert_int_equal(seat.pens_yes, 1);
    assert_int_equal(seat.pens_passed, 2);
    assert_memory_equal(&seat, &tally.all, sizeof(seat));
}

static void the_newest_words_of_a_seat_in_a_round_are_its_lesson(void **state) {
    (void)state;
    size_t at = tally_lesson(&tally, 0, &(struct tally_lesson){4, 1, "In round"});
    size_t other = tally_lesson(&tally, 0, &(struct tally_lesson){5, 1, "In round 1 too"});
    assert_int_equal(tally_lesson(&tally, at, &(struct tally_lesson){4, 1, "In round 1"}), at);
    assert_int_not_equal(at, other);
    at = tally_lesson(&tally, at, &(struct tally_lesson){4, 2, "In round 2"});
    assert_int_equal(tally.lessons_count, 3);
    assert_string_equal(tally.lessons[0].text, "In round 1");
    assert_string_equal(tally.lessons[other].text, "In round 1 too");
    assert_string_equal(tally.lessons[at].text, "In round 2");
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
        cmocka_unit_test_setup_teardown(the_middle_phase_tells_how_many_are_kept_a_second, start,
                                        stop),
        cmocka_unit_test_setup_teardown(a_seat_that_meets_a_phase_again_counts_once, start, stop),
        cmocka_unit_test_setup_teardown(what_nobody_met_of_a_plan_is_named, start, stop),
        cmocka_unit_test_setup_teardown(what_was_kept_is_counted_by_its_kind, start, stop),
        cmocka_unit_test_setup_teardown(a_thought_that_many_saw_is_one, start, stop),
        cmocka_unit_test_setup_teardown(what_all_were_shown_is_what_one_was_shown_most_of, start,
                                        stop),
        cmocka_unit_test_setup_teardown(the_pen_is_counted_by_what_was_said_to_it, start, stop),
        cmocka_unit_test_setup_teardown(the_newest_words_of_a_seat_in_a_round_are_its_lesson, start,
                                        stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

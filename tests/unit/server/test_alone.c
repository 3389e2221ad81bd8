/* A room with nobody at the console does what a good teacher would: the pen once in each share for
 * somebody who wants it, and before the recap one mending round for what is still open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "lesson.h"

#define PUPILS       6
#define REACH_MS_MAX 600000 /* longer than a round in which nobody says anything */

static struct lesson *lesson;

static int open_with(bool warms_up, uint8_t rounds) {
    lesson = lesson_open(&(struct lesson_config){.is_auto = true,
                                                 .warms_up = warms_up,
                                                 .seats_wait = PUPILS,
                                                 .rounds = rounds,
                                                 .plan = "full"});
    return 0;
}

static int open_lesson(void **state) {
    (void)state;
    return open_with(false, 1);
}

static int open_two_rounds(void **state) {
    (void)state;
    return open_with(false, 2);
}

static int open_warm_lesson(void **state) {
    (void)state;
    return open_with(true, 1);
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static bool is_at(enum stage stage, uint8_t round, enum phase phase) {
    struct server_status status = lesson_status(lesson);
    return status.stage == stage && status.round == round && status.phase == phase;
}

/* Lets time go on until the class is there; whoever has nothing to say is waited for. */
static void reach(enum stage stage, uint8_t round, enum phase phase) {
    for (int waited_ms = 0; !is_at(stage, round, phase) && waited_ms < REACH_MS_MAX;
         waited_ms += 50) {
        lesson_run(lesson, 50);
    }
    assert_true(is_at(stage, round, phase));
    lesson_run(lesson, 50);
}

static bool is_with_the_first(int pupil) {
    return LAST(pupil, team)->team == LAST(0, team)->team;
}

/* The first pupil's team says one thing, the other one another. */
static void answer_all(const char *first, const char *other) {
    for (int i = 0; i < PUPILS; i++) {
        lesson_answer(lesson, i, is_with_the_first(i) ? first : other, true);
    }
}

/* The first team misses and goes on missing in mend, the other one gets there. */
static void play_to_reflect(uint8_t round, const char *first, const char *at_mend) {
    reach(STAGE_ROUND, round, PHASE_TRY);
    answer_all(first, "3/4");
    reach(STAGE_ROUND, round, PHASE_HUDDLE);
    answer_all(first, "3/4");
    reach(STAGE_ROUND, round, PHASE_MEND);
    answer_all(at_mend, "5/8");
    reach(STAGE_ROUND, round, PHASE_REFLECT);
}

static void play_to_share(uint8_t round) {
    reach(STAGE_ROUND, round, PHASE_TRY);
    answer_all("2/6", "3/4");
    reach(STAGE_ROUND, round, PHASE_SHARE);
}

/* --- the pen ------------------------------------------------------------------------------------
 */

static void in_share_the_pen_asks_one_who_pressed_and_the_class_hears_of_the_yes(void **state) {
    (void)state;
    lesson_join_all(lesson, PUPILS);
    reach(STAGE_ROUND, 1, PHASE_HUDDLE);
    assert_true(DO(2, pen_raise, .is_raised = true));
    reach(STAGE_ROUND, 1, PHASE_OFFER);
    assert_int_equal(lesson_count(lesson, 2, MESSAGE_pen_ask), 0);
    reach(STAGE_ROUND, 1, PHASE_SHARE);
    for (int i = 0; i < PUPILS; i++) {
        assert_int_equal(lesson_count(lesson, i, MESSAGE_pen_ask), i == 2);
        assert_int_equal(LAST(i, pen)->state, PEN_ASKS);
        assert_string_equal(LAST(i, pen)->name, "");
    }
    assert_true(DO(2, pen_say, .is_yes = true));
    lesson_run(lesson, 100);
    assert_int_equal(LAST(5, pen)->state, PEN_SAYS);
    assert_string_equal(LAST(5, pen)->name, LAST(2, seat)->name);
}

static void the_pen_is_drawn_once_in_each_share(void **state) {
    (void)state;
    lesson_join_all(lesson, PUPILS);
    play_to_share(1);
    assert_true(DO(1, pen_raise, .is_raised = true)); /* in the midst of it */
    lesson_run(lesson, 50);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_pen_ask), 1);
    assert_true(DO(1, pen_say, .is_yes = false));
    assert_true(DO(3, pen_raise, .is_raised = true));
    lesson_run(lesson, 5000);
    assert_int_equal(lesson_count(lesson, 3, MESSAGE_pen_ask), 0);
    reach(STAGE_ROUND, 2, PHASE_SHARE);
    assert_int_equal(lesson_count(lesson, 3, MESSAGE_pen_ask), 0); /* the hand is down again */
    assert_true(DO(3, pen_raise, .is_raised = true));
    lesson_run(lesson, 50);
    assert_int_equal(lesson_count(lesson, 3, MESSAGE_pen_ask), 1);
}

static void a_room_that_is_started_again_draws_the_pen_no_second_time(void **state) {
    (void)state;
    char why[200];
    lesson_join_all(lesson, PUPILS);
    play_to_share(1);
    assert_true(DO(1, pen_raise, .is_raised = true));
    lesson_run(lesson, 50);
    assert_true(DO(1, pen_say, .is_yes = false));
    assert_true(DO(3, pen_raise, .is_raised = true));
    assert_true(lesson_crash(lesson, 0, 1000, why, sizeof why));
    for (int i = 0; i < PUPILS; i++) {
        lesson_come_back(lesson, i);
    }
    lesson_run(lesson, 3000);
    assert_true(is_at(STAGE_ROUND, 1, PHASE_SHARE));
    assert_int_equal(lesson_count(lesson, 3, MESSAGE_pen_ask), 0);
}

static void where_nobody_presses_the_pen_rests(void **state) {
    (void)state;
    lesson_join_all(lesson, PUPILS);
    reach(STAGE_RECAP, 2, PHASE_NONE);
    for (int i = 0; i < PUPILS; i++) {
        assert_int_equal(lesson_count(lesson, i, MESSAGE_pen), 0);
    }
}

/* --- the mending round --------------------------------------------------------------------------
 */

static void before_the_recap_an_open_crack_has_one_more_chance(void **state) {
    (void)state;
    lesson_join_all(lesson, PUPILS);
    play_to_reflect(1, "2/6", "2/10");
    assert_int_equal(LAST(0, team)->cracks, 1);
    reach(STAGE_ROUND, 2, PHASE_MEND);
    uint32_t first = LAST(0, team)->gold, class = LAST(0, room)->gold;
    assert_int_equal(LAST(0, phase)->kind, ROUND_MENDING);
    assert_true(LAST(0, challenge)->is_mending);
    answer_all("3/4", "3/4"); /* the one twin was used: the challenge again */
    reach(STAGE_ROUND, 2, PHASE_REVEAL);
    lesson_run(lesson, 200);
    assert_string_equal(LAST(0, reveal)->prompt, "What is a half and a quarter?");
    assert_string_equal(LAST(0, reveal)->key, "3/4");
    assert_int_equal(LAST(0, team)->cracks, 0);
    assert_int_equal(LAST(0, team)->seams, 1);
    assert_int_equal(LAST(0, team)->gold, first + 3); /* what the crack owed */
    assert_int_equal(LAST(0, room)->gold, class + 3); /* and nothing for who owed nothing */
    reach(STAGE_RECAP, 2, PHASE_NONE);
}

static void what_stays_open_after_the_mending_round_stays_open(void **state) {
    (void)state;
    lesson_join_all(lesson, PUPILS);
    play_to_reflect(1, "2/6", "2/10");
    reach(STAGE_ROUND, 2, PHASE_MEND);
    answer_all("2/6", "2/6");
    reach(STAGE_RECAP, 2, PHASE_NONE);
    assert_int_equal(LAST(0, team)->cracks, 1);
    reach(STAGE_CLOSED, 2, PHASE_NONE);
}

static void without_a_crack_the_recap_follows_the_last_round(void **state) {
    (void)state;
    lesson_join_all(lesson, PUPILS);
    play_to_reflect(1, "2/6", "5/8");
    reach(STAGE_RECAP, 1, PHASE_NONE);
}

static void the_mending_round_waits_until_all_rounds_are_played(void **state) {
    (void)state;
    lesson_join_all(lesson, PUPILS);
    play_to_reflect(1, "2/6", "2/10");
    reach(STAGE_ROUND, 2, PHASE_TRY);
    assert_int_equal(LAST(0, phase)->kind, ROUND_NORMAL);
    reach(STAGE_ROUND, 3, PHASE_MEND);
    assert_int_equal(LAST(0, phase)->kind, ROUND_MENDING);
}

/* --- the warm-up --------------------------------------------------------------------------------
 */

static void a_lesson_begins_with_a_warm_up_where_one_was_asked_for(void **state) {
    (void)state;
    lesson_join_all(lesson, PUPILS);
    reach(STAGE_ROUND, 1, PHASE_TRY);
    assert_int_equal(LAST(0, phase)->kind, ROUND_WARM_UP);
    reach(STAGE_ROUND, 1, PHASE_REVEAL);
    assert_int_equal(lesson_status(lesson).gold, 0);
    reach(STAGE_ROUND, 2, PHASE_TRY);
    assert_int_equal(LAST(0, phase)->kind, ROUND_NORMAL);
    assert_int_equal(lesson_status(lesson).number, 1);
}

#define TEST(name, open) cmocka_unit_test_setup_teardown(name, open, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(in_share_the_pen_asks_one_who_pressed_and_the_class_hears_of_the_yes, open_lesson),
        TEST(the_pen_is_drawn_once_in_each_share, open_two_rounds),
        TEST(a_room_that_is_started_again_draws_the_pen_no_second_time, open_two_rounds),
        TEST(where_nobody_presses_the_pen_rests, open_lesson),
        TEST(before_the_recap_an_open_crack_has_one_more_chance, open_lesson),
        TEST(what_stays_open_after_the_mending_round_stays_open, open_lesson),
        TEST(without_a_crack_the_recap_follows_the_last_round, open_lesson),
        TEST(the_mending_round_waits_until_all_rounds_are_played, open_two_rounds),
        TEST(a_lesson_begins_with_a_warm_up_where_one_was_asked_for, open_warm_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

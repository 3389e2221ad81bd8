/* Who may need a hand: two tries without an answer, or a minute away. That an answer misses is no
 * sign, and nobody but the teacher is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "hands.h"
#include "lesson.h"

#define TEACHER 12

static struct game game;
static enum hand_reason reason;

static void start(void) {
    memset(&game, 0, sizeof game);
    game.stage = STAGE_ROUND;
    game.round = 3;
    game.now_ms = 500000;
    game.seats_count = 1;
    game.seats[1] = (struct game_seat){.team = 1, .is_here = true};
}

static void two_tries_without_an_answer_are_a_sign(void **state) {
    (void)state;
    start();
    game.seats[1].journey[1] = JOURNEY_ASKED;
    assert_false(hands_of_seat(&game, 1, &reason));
    game.seats[1].journey[3] = JOURNEY_ASKED; /* it was away in the second round */
    assert_true(hands_of_seat(&game, 1, &reason));
    assert_int_equal(reason, HAND_SILENT);
}

static void any_answer_at_the_last_try_ends_it_and_how_it_was_is_the_same(void **state) {
    (void)state;
    static const uint8_t matches[] = {0, JOURNEY_FIRST, JOURNEY_HUDDLE,
                                      JOURNEY_FIRST | JOURNEY_MEND};
    for (size_t i = 0; i < sizeof matches; i++) {
        start();
        game.seats[1].journey[1] = game.seats[1].journey[2] = JOURNEY_ASKED;
        assert_true(hands_of_seat(&game, 1, &reason));
        game.seats[1].journey[3] = (uint8_t)(JOURNEY_ASKED | JOURNEY_TRIED | matches[i]);
        assert_false(hands_of_seat(&game, 1, &reason));
    }
}

static void a_minute_away_is_a_sign_and_a_closed_window_is_none(void **state) {
    (void)state;
    start();
    game.seats[1].is_here = false;
    game.seats[1].away_since_ms = game.now_ms - HAND_AWAY_MS + 1;
    assert_false(hands_of_seat(&game, 1, &reason));
    game.seats[1].away_since_ms--;
    assert_true(hands_of_seat(&game, 1, &reason));
    assert_int_equal(reason, HAND_AWAY);
    game.seats[1].has_left = true;
    assert_false(hands_of_seat(&game, 1, &reason));
    game.seats[1].has_left = false;
    game.stage = STAGE_LOBBY;
    assert_false(hands_of_seat(&game, 1, &reason));
}

static void next(struct lesson *lesson, int times) {
    for (int i = 0; i < times; i++) {
        lesson_next(lesson);
    }
    lesson_run(lesson, 500);
    assert_int_equal(lesson_status(lesson).phase, PHASE_HUDDLE);
}

static void the_teacher_is_told_and_nobody_else(void **state) {
    (void)state;
    struct lesson *lesson = lesson_open(&(struct lesson_config){.plan = "quick", .team_size = 2});
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    next(lesson, 2);
    assert_int_equal(LAST(TEACHER, desk_hands)->hands_count, 0);
    next(lesson, 4);
    assert_int_equal(lesson_status(lesson).round, 2);
    assert_int_equal(LAST(TEACHER, desk_hands)->hands_count, 4);
    assert_int_equal(LAST(TEACHER, desk_hands)->hands[3].reason, HAND_SILENT);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_desk_hands), 0);
    lesson_close(lesson);
}

static void the_teacher_sees_how_far_a_round_has_come_before_the_class_does(void **state) {
    (void)state;
    struct lesson *lesson = lesson_open(&(struct lesson_config){.plan = "quick", .team_size = 2});
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    lesson_next(lesson);
    lesson_run(lesson, 200);
    assert_int_equal(LAST(TEACHER, desk)->first, 0);
    for (int i = 0; i < 3; i++) {
        lesson_answer(lesson, i, "3/4", true);
    }
    lesson_run(lesson, 200);
    assert_int_equal(LAST(TEACHER, desk)->first, 0); /* not while they try */
    next(lesson, 1);
    assert_int_equal(LAST(TEACHER, desk)->first, 75);
    assert_int_equal(LAST(TEACHER, desk)->huddle, 0);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_bars), 0);
    lesson_next(lesson);
    lesson_run(lesson, 500);
    assert_int_equal(LAST(TEACHER, desk)->huddle, 100);
    lesson_close(lesson);
}

static void who_is_taken_out_of_a_team_is_told_to_have_none(void **state) {
    (void)state;
    struct lesson *lesson = lesson_open(&(struct lesson_config){.plan = "quick", .team_size = 2});
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    assert_true(DO(0, open_bowl, .action = 1));
    lesson_run(lesson, 500);
    assert_int_not_equal(LAST(0, team)->team, 0);
    assert_true(DO(TEACHER, host_move, .seat = 1, .team = 0));
    lesson_run(lesson, 500);
    assert_int_equal(LAST(0, team)->team, 0);
    lesson_close(lesson);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_tries_without_an_answer_are_a_sign),
        cmocka_unit_test(any_answer_at_the_last_try_ends_it_and_how_it_was_is_the_same),
        cmocka_unit_test(a_minute_away_is_a_sign_and_a_closed_window_is_none),
        cmocka_unit_test(the_teacher_is_told_and_nobody_else),
        cmocka_unit_test(the_teacher_sees_how_far_a_round_has_come_before_the_class_does),
        cmocka_unit_test(who_is_taken_out_of_a_team_is_told_to_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

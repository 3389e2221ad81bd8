/* The pen: who is asked, and what a yes and a pass mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

static void open_round(struct play *play) {
    struct game_config config = play_config();
    play_bowls(play, &config, 2, 3);
    play_round(play);
}

static uint16_t draw(struct play *play) {
    PLAY_OK(play, pen_drawn, .round = play->game.round);
    assert_true(play_has_effect(play, EFFECT_PEN, play->game.pen_seat));
    return play->game.pen_seat;
}

static void nobody_wants_to_nobody_is_picked(void **state) {
    (void)state;
    static struct play play;
    open_round(&play);
    assert_int_equal(draw(&play), 0);
    PLAY_OK(&play, pen_raised, .seat = 2, .is_raised = 1);
    PLAY_OK(&play, pen_raised, .seat = 2, .is_raised = 0);
    assert_int_equal(draw(&play), 0);
    PLAY_OK(&play, pen_raised, .seat = 2, .is_raised = 1);
    PLAY_OK(&play, seat_away, .seat = 2);
    assert_int_equal(draw(&play), 0);
}

static void those_not_yet_picked_come_first(void **state) {
    (void)state;
    static struct play play;
    open_round(&play);
    unsigned picked = 0;
    for (int turn = 0; turn < 3; turn++) {
        for (uint16_t seat = 1; seat <= 3; seat++) {
            PLAY(&play, pen_raised, .seat = seat, .is_raised = 1);
        }
        uint16_t seat = draw(&play);
        PLAY_OK(&play, pen_answered, .seat = seat, .is_yes = 1);
        assert_true(play.game.pen_said_yes);
        assert_int_equal(PLAY(&play, pen_answered, .seat = seat, .is_yes = 0), GAME_NOT_NOW);
        picked |= 1u << seat;
    }
    assert_int_equal(picked, 2 + 4 + 8);
    PLAY_OK(&play, pen_raised, .seat = 1, .is_raised = 1);
    assert_int_equal(draw(&play), 1);
    PLAY_OK(&play, pen_raised, .seat = 5, .is_raised = 1);
    assert_int_equal(draw(&play), 5);
}

static void who_passes_is_asked_no_more_and_was_not_picked(void **state) {
    (void)state;
    static struct play play;
    open_round(&play);
    PLAY_OK(&play, pen_raised, .seat = 4, .is_raised = 1);
    assert_int_equal(draw(&play), 4);
    assert_false(play.game.pen_said_yes);
    assert_int_equal(PLAY(&play, pen_answered, .seat = 5, .is_yes = 1), GAME_NOT_NOW);
    PLAY_OK(&play, pen_answered, .seat = 4, .is_yes = 0);
    assert_int_equal(play.game.pen_seat, 0);
    assert_false(play.game.seats[4].was_picked);
    assert_int_equal(draw(&play), 0);
}

static void a_new_round_starts_with_no_hands(void **state) {
    (void)state;
    static struct play play;
    open_round(&play);
    PLAY_OK(&play, pen_raised, .seat = 4, .is_raised = 1);
    assert_int_equal(draw(&play), 4);
    play_to(&play, PHASE_NONE);
    play_round(&play);
    assert_int_equal(play.game.pen_seat, 0);
    assert_int_equal(draw(&play), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_wants_to_nobody_is_picked),
        cmocka_unit_test(those_not_yet_picked_come_first),
        cmocka_unit_test(who_passes_is_asked_no_more_and_was_not_picked),
        cmocka_unit_test(a_new_round_starts_with_no_hands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

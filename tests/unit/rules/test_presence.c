/* Who is waited for, and the grace after everybody present is done. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

static struct play play;

/* So many seats in the first try. */
static int open_try(uint16_t seats) {
    struct game_config config = play_config();
    play_open(&play, &config, seats);
    play_round(&play);
    return 0;
}

static int two(void **state) {
    (void)state;
    return open_try(2);
}

static int three(void **state) {
    (void)state;
    return open_try(3);
}

static void done(uint16_t seat) {
    assert_int_equal(play_answer(&play, seat, PLAY_MISS, true), GAME_OK);
}

static void first_two_are_done(void) {
    done(1);
    done(2);
}

static void assert_counts(uint16_t is_here, uint16_t is_away, uint16_t is_done,
                          uint16_t is_present) {
    uint16_t here, away, finished, present;
    game_count(&play.game, &here, &away, &finished, &present);
    assert_int_equal(here, is_here);
    assert_int_equal(away, is_away);
    assert_int_equal(finished, is_done);
    assert_int_equal(present, is_present);
}

static void everybody_done_ends_the_phase_after_the_grace(void **state) {
    (void)state;
    first_two_are_done();
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    play.at_ms += 500;
    done(3);
    assert_counts(3, 0, 3, 3);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + PLAY_GRACE_MS);
    play.at_ms += PLAY_GRACE_MS - 1;
    assert_int_equal(PLAY(&play, time_passed, .phase = PHASE_TRY), GAME_NOTHING_TO_DO);
    play.at_ms += 1;
    PLAY_OK(&play, time_passed, .phase = PHASE_TRY);
    assert_int_equal(play.game.phase, PHASE_HUDDLE);
    assert_counts(3, 0, 0, 3);
}

static void somebody_who_thinks_again_takes_the_grace_back(void **state) {
    (void)state;
    first_two_are_done();
    uint64_t first_ms = play.game.grace_end_ms;
    play.at_ms += 1000;
    assert_int_equal(play_answer(&play, 2, PLAY_KEY, false), GAME_OK);
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    play.at_ms += 1000;
    done(2);
    assert_int_equal(play.game.grace_end_ms, first_ms + 2000);
}

static void saying_it_again_does_not_prolong_the_grace(void **state) {
    (void)state;
    first_two_are_done();
    uint64_t first_ms = play.game.grace_end_ms;
    play.at_ms += 1000;
    done(2);
    assert_int_equal(play.game.grace_end_ms, first_ms);
}

static void who_is_away_is_waited_for_ten_seconds(void **state) {
    (void)state;
    first_two_are_done();
    PLAY_OK(&play, seat_away, .seat = 3);
    assert_counts(2, 1, 2, 3);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 10000);
    play.at_ms += 9999;
    assert_int_equal(PLAY(&play, time_passed, .phase = PHASE_TRY), GAME_NOTHING_TO_DO);
    assert_true(game_is_present(&play.game, 3));
    play.at_ms += 1;
    PLAY_OK(&play, time_passed, .phase = PHASE_TRY);
    assert_true(play_has_effect(&play, EFFECT_COUNTS, 0));
    assert_false(game_is_present(&play.game, 3));
    assert_counts(2, 1, 2, 2);
    assert_int_equal(play.game.phase, PHASE_TRY);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + PLAY_GRACE_MS);
}

static void who_left_is_not_waited_for_at_all(void **state) {
    (void)state;
    first_two_are_done();
    PLAY_OK(&play, seat_left, .seat = 3);
    assert_counts(2, 0, 2, 2);
    assert_int_equal(play.game.grace_end_ms, play.at_ms + PLAY_GRACE_MS);
}

static void back_within_ten_seconds_counts_again(void **state) {
    (void)state;
    done(1);
    PLAY_OK(&play, seat_left, .seat = 2);
    assert_true(play.game.grace_end_ms < UINT64_MAX);
    play.at_ms += 2000;
    PLAY_OK(&play, seat_here, .seat = 2);
    assert_true(game_is_present(&play.game, 2));
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    assert_counts(2, 0, 1, 2);
}

static void back_later_may_answer_but_is_waited_for_from_the_next_phase(void **state) {
    (void)state;
    PLAY_OK(&play, seat_away, .seat = 2);
    play_wait(&play);
    play.at_ms += 1;
    PLAY_OK(&play, seat_here, .seat = 2);
    assert_false(game_is_present(&play.game, 2));
    assert_int_equal(play_answer(&play, 2, PLAY_KEY, true), GAME_OK);
    assert_counts(2, 0, 0, 1);
    done(1);
    assert_true(play.game.grace_end_ms < UINT64_MAX);
    play_next(&play);
    assert_true(game_is_present(&play.game, 2));
    assert_int_equal(play.game.tries, 2);
}

static void leaving_does_not_make_an_absence_shorter(void **state) {
    (void)state;
    PLAY_OK(&play, seat_away, .seat = 2);
    play.at_ms += 9000;
    PLAY_OK(&play, seat_left, .seat = 2);
    play.at_ms += 2000;
    PLAY_OK(&play, seat_here, .seat = 2);
    assert_false(game_is_present(&play.game, 2));
}

static void an_absence_that_ended_wakes_nobody_for_long(void **state) {
    (void)state;
    PLAY_OK(&play, seat_away, .seat = 2);
    play.at_ms += 1000;
    PLAY_OK(&play, seat_here, .seat = 2);
    while (game_wake_ms(&play.game) < play.game.deadline_ms) {
        assert_true(play.at_ms < play.game.deadline_ms);
        play_wait(&play);
    }
    assert_true(game_is_present(&play.game, 2));
    assert_int_equal(play.game.phase, PHASE_TRY);
}

static void an_absence_that_ran_out_is_seen_by_any_event(void **state) {
    (void)state;
    PLAY_OK(&play, seat_away, .seat = 3);
    play.at_ms += 12000;
    done(1);
    assert_counts(2, 1, 1, 2);
    done(2);
    assert_true(play.game.grace_end_ms < UINT64_MAX);
}

static void who_was_away_at_the_start_is_not_present(void **state) {
    (void)state;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    PLAY_OK(&play, seat_away, .seat = 3);
    play_round(&play);
    assert_counts(2, 1, 0, 2);
    assert_false(game_is_present(&play.game, 3));
    PLAY_OK(&play, seat_here, .seat = 3);
    assert_false(game_is_present(&play.game, 3));
}

static void nobody_present_the_phase_runs_to_its_deadline(void **state) {
    (void)state;
    first_two_are_done();
    PLAY_OK(&play, seat_left, .seat = 1);
    PLAY_OK(&play, seat_left, .seat = 2);
    assert_int_equal(game_wake_ms(&play.game), play.game.deadline_ms);
}

static void outside_a_phase_nobody_is_waited_for(void **state) {
    (void)state;
    struct game_config config = play_config();
    play_open(&play, &config, 2);
    assert_counts(2, 0, 0, 0);
    PLAY_OK(&play, seat_away, .seat = 2);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
    assert_counts(1, 1, 0, 0);
}

static void there_is_no_such_seat_as_zero(void **state) {
    (void)state;
    assert_false(game_is_present(&play.game, 0));
    assert_false(game_is_present(&play.game, 3));
}

#define WITH(seats, name) cmocka_unit_test_setup(name, seats)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(three, everybody_done_ends_the_phase_after_the_grace),
        WITH(two, somebody_who_thinks_again_takes_the_grace_back),
        WITH(two, saying_it_again_does_not_prolong_the_grace),
        WITH(three, who_is_away_is_waited_for_ten_seconds),
        WITH(three, who_left_is_not_waited_for_at_all),
        WITH(two, back_within_ten_seconds_counts_again),
        WITH(two, back_later_may_answer_but_is_waited_for_from_the_next_phase),
        WITH(two, leaving_does_not_make_an_absence_shorter),
        WITH(two, an_absence_that_ended_wakes_nobody_for_long),
        WITH(three, an_absence_that_ran_out_is_seen_by_any_event),
        cmocka_unit_test(who_was_away_at_the_start_is_not_present),
        WITH(two, nobody_present_the_phase_runs_to_its_deadline),
        cmocka_unit_test(outside_a_phase_nobody_is_waited_for),
        WITH(two, there_is_no_such_seat_as_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Who is waited for, and the grace after everybody present is done. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

static void open_try(struct play *play, uint16_t seats) {
    struct game_config config = play_config();
    play_open(play, &config, seats);
    play_round(play);
}

static void done(struct play *play, uint16_t seat) {
    assert_int_equal(play_answer(play, seat, PLAY_MISS, true), GAME_OK);
}

static void assert_counts(const struct play *play, uint16_t is_here, uint16_t is_away,
                          uint16_t is_done, uint16_t is_present) {
    uint16_t here, away, finished, present;
    game_count(&play->game, &here, &away, &finished, &present);
    assert_int_equal(here, is_here);
    assert_int_equal(away, is_away);
    assert_int_equal(finished, is_done);
    assert_int_equal(present, is_present);
}

static void everybody_done_ends_the_phase_after_the_grace(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 3);
    done(&play, 1);
    done(&play, 2);
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    play.at_ms += 500;
    done(&play, 3);
    assert_counts(&play, 3, 0, 3, 3);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + PLAY_GRACE_MS);
    play.at_ms += PLAY_GRACE_MS - 1;
    assert_int_equal(PLAY(&play, time_passed, .phase = PHASE_TRY), GAME_NOTHING_TO_DO);
    play.at_ms += 1;
    PLAY_OK(&play, time_passed, .phase = PHASE_TRY);
    assert_int_equal(play.game.phase, PHASE_HUDDLE);
    assert_counts(&play, 3, 0, 0, 3);
}

static void somebody_who_thinks_again_takes_the_grace_back(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    done(&play, 1);
    done(&play, 2);
    uint64_t first_ms = play.game.grace_end_ms;
    play.at_ms += 1000;
    assert_int_equal(play_answer(&play, 2, PLAY_KEY, false), GAME_OK);
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    play.at_ms += 1000;
    done(&play, 2);
    assert_int_equal(play.game.grace_end_ms, first_ms + 2000);
}

static void saying_it_again_does_not_prolong_the_grace(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    done(&play, 1);
    done(&play, 2);
    uint64_t first_ms = play.game.grace_end_ms;
    play.at_ms += 1000;
    done(&play, 2);
    assert_int_equal(play.game.grace_end_ms, first_ms);
}

static void who_is_away_is_waited_for_ten_seconds(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 3);
    done(&play, 1);
    done(&play, 2);
    PLAY_OK(&play, seat_away, .seat = 3);
    assert_counts(&play, 2, 1, 2, 3);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 10000);
    play.at_ms += 9999;
    assert_int_equal(PLAY(&play, time_passed, .phase = PHASE_TRY), GAME_NOTHING_TO_DO);
    assert_true(game_is_present(&play.game, 3));
    play.at_ms += 1;
    PLAY_OK(&play, time_passed, .phase = PHASE_TRY);
    assert_true(play_has_effect(&play, EFFECT_COUNTS, 0));
    assert_false(game_is_present(&play.game, 3));
    assert_counts(&play, 2, 1, 2, 2);
    assert_int_equal(play.game.phase, PHASE_TRY);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + PLAY_GRACE_MS);
}

static void who_left_is_not_waited_for_at_all(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 3);
    done(&play, 1);
    done(&play, 2);
    PLAY_OK(&play, seat_left, .seat = 3);
    assert_counts(&play, 2, 0, 2, 2);
    assert_int_equal(play.game.grace_end_ms, play.at_ms + PLAY_GRACE_MS);
}

static void back_within_ten_seconds_counts_again(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    done(&play, 1);
    PLAY_OK(&play, seat_left, .seat = 2);
    assert_true(play.game.grace_end_ms < UINT64_MAX);
    play.at_ms += 2000;
    PLAY_OK(&play, seat_here, .seat = 2);
    assert_true(game_is_present(&play.game, 2));
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    assert_counts(&play, 2, 0, 1, 2);
}

static void back_later_may_answer_but_is_waited_for_from_the_next_phase(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    PLAY_OK(&play, seat_away, .seat = 2);
    play_wait(&play);
    play.at_ms += 1;
    PLAY_OK(&play, seat_here, .seat = 2);
    assert_false(game_is_present(&play.game, 2));
    assert_int_equal(play_answer(&play, 2, PLAY_KEY, true), GAME_OK);
    assert_counts(&play, 2, 0, 0, 1);
    done(&play, 1);
    assert_true(play.game.grace_end_ms < UINT64_MAX);
    play_next(&play);
    assert_true(game_is_present(&play.game, 2));
    assert_int_equal(play.game.tries, 2);
}

static void leaving_does_not_make_an_absence_shorter(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    PLAY_OK(&play, seat_away, .seat = 2);
    play.at_ms += 9000;
    PLAY_OK(&play, seat_left, .seat = 2);
    play.at_ms += 2000;
    PLAY_OK(&play, seat_here, .seat = 2);
    assert_false(game_is_present(&play.game, 2));
}

static void an_absence_that_ended_wakes_nobody_for_long(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
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
    static struct play play;
    open_try(&play, 3);
    PLAY_OK(&play, seat_away, .seat = 3);
    play.at_ms += 12000;
    done(&play, 1);
    assert_counts(&play, 2, 1, 1, 2);
    done(&play, 2);
    assert_true(play.game.grace_end_ms < UINT64_MAX);
}

static void who_was_away_at_the_start_is_not_present(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    PLAY_OK(&play, seat_away, .seat = 3);
    play_round(&play);
    assert_counts(&play, 2, 1, 0, 2);
    assert_false(game_is_present(&play.game, 3));
    PLAY_OK(&play, seat_here, .seat = 3);
    assert_false(game_is_present(&play.game, 3));
}

static void nobody_present_the_phase_runs_to_its_deadline(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    done(&play, 1);
    done(&play, 2);
    PLAY_OK(&play, seat_left, .seat = 1);
    PLAY_OK(&play, seat_left, .seat = 2);
    assert_int_equal(game_wake_ms(&play.game), play.game.deadline_ms);
}

static void outside_a_phase_nobody_is_waited_for(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 2);
    assert_counts(&play, 2, 0, 0, 0);
    PLAY_OK(&play, seat_away, .seat = 2);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
    assert_counts(&play, 1, 1, 0, 0);
}

static void a_server_that_starts_again_finds_everybody_away_and_waited_for(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 3);
    done(&play, 1);
    PLAY_OK(&play, seat_left, .seat = 2);
    play.at_ms += 4000;
    uint64_t deadline_ms = play.game.deadline_ms;
    PLAY_OK(&play, room_resumed, .run = 2);
    assert_counts(&play, 0, 2, 1, 2);
    assert_int_equal(play.game.phase, PHASE_TRY);
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    assert_int_equal(play.game.deadline_ms, deadline_ms);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 10000);
    assert_true(play_has_effect(&play, EFFECT_COUNTS, 0));
    assert_true(play_has_effect(&play, EFFECT_TEAMS, 0));
    play.at_ms += 9999;
    PLAY_OK(&play, seat_resumed, .seat = 1, .how = RETURN_KNOWN);
    PLAY_OK(&play, seat_resumed, .seat = 3, .how = RETURN_NEWER);
    assert_counts(&play, 2, 0, 1, 2);
    done(&play, 3);
    assert_int_equal(play.game.grace_end_ms, play.at_ms + PLAY_GRACE_MS);
}

static void who_does_not_come_back_to_a_server_that_starts_again_is_away_as_ever(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    done(&play, 1);
    done(&play, 2);
    play.at_ms += 1000;
    uint64_t grace_end_ms = play.game.grace_end_ms;
    PLAY_OK(&play, seat_away, .seat = 1);
    play.at_ms += 500;
    PLAY_OK(&play, room_resumed, .run = 2);
    assert_int_equal(play.game.grace_end_ms, grace_end_ms); /* all were done before */
    assert_int_equal(play_answer(&play, 2, PLAY_KEY, false), GAME_OK);
    assert_int_equal(game_wake_ms(&play.game),
                     play.at_ms + 9500); /* the first has been away longer */
    play_wait(&play);
    assert_counts(&play, 0, 2, 0, 1);
    play_wait(&play);
    assert_counts(&play, 0, 2, 0, 0);
    assert_int_equal(play.game.phase, PHASE_TRY);
    assert_int_equal(game_wake_ms(&play.game), play.game.deadline_ms);
    PLAY_OK(&play, seat_resumed, .seat = 2, .how = RETURN_GIVEN);
    assert_false(game_is_present(&play.game, 2));
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_HUDDLE);
    assert_true(game_is_present(&play.game, 2));
}

static void a_stopped_clock_stays_stopped_when_the_server_starts_again(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    play.at_ms += 7000;
    PLAY_OK(&play, paused, .is_paused = 1);
    PLAY_OK(&play, frozen, .is_frozen = 1);
    uint64_t left_ms = game_left_ms(&play.game, play.at_ms);
    play.at_ms += 7000;
    PLAY_OK(&play, room_resumed, .run = 9);
    assert_true(play.game.is_paused && play.game.is_frozen);
    assert_int_equal(game_left_ms(&play.game, play.at_ms), left_ms);
    assert_int_equal(PLAY(&play, room_resumed, .run = 9), GAME_NO_SUCH);
    assert_int_equal(play.game.run, 9);
}

static void coming_back_to_a_seat_that_is_here_changes_nothing(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 2);
    PLAY_OK(&play, seat_away, .seat = 2);
    play.at_ms += 20000;
    PLAY_OK(&play, seat_here, .seat = 2);
    play_round(&play);
    done(&play, 2);
    PLAY_OK(&play, seat_resumed, .seat = 2, .how = RETURN_KNOWN);
    assert_true(play_has_effect(&play, EFFECT_SEAT, 2));
    assert_true(game_is_present(&play.game, 2));
    assert_counts(&play, 2, 0, 1, 2);
}

static void there_is_no_such_seat_as_zero(void **state) {
    (void)state;
    static struct play play;
    open_try(&play, 2);
    assert_false(game_is_present(&play.game, 0));
    assert_false(game_is_present(&play.game, 3));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_done_ends_the_phase_after_the_grace),
        cmocka_unit_test(somebody_who_thinks_again_takes_the_grace_back),
        cmocka_unit_test(saying_it_again_does_not_prolong_the_grace),
        cmocka_unit_test(who_is_away_is_waited_for_ten_seconds),
        cmocka_unit_test(who_left_is_not_waited_for_at_all),
        cmocka_unit_test(back_within_ten_seconds_counts_again),
        cmocka_unit_test(back_later_may_answer_but_is_waited_for_from_the_next_phase),
        cmocka_unit_test(leaving_does_not_make_an_absence_shorter),
        cmocka_unit_test(an_absence_that_ended_wakes_nobody_for_long),
        cmocka_unit_test(an_absence_that_ran_out_is_seen_by_any_event),
        cmocka_unit_test(who_was_away_at_the_start_is_not_present),
        cmocka_unit_test(nobody_present_the_phase_runs_to_its_deadline),
        cmocka_unit_test(outside_a_phase_nobody_is_waited_for),
        cmocka_unit_test(a_server_that_starts_again_finds_everybody_away_and_waited_for),
        cmocka_unit_test(who_does_not_come_back_to_a_server_that_starts_again_is_away_as_ever),
        cmocka_unit_test(a_stopped_clock_stays_stopped_when_the_server_starts_again),
        cmocka_unit_test(coming_back_to_a_seat_that_is_here_changes_nothing),
        cmocka_unit_test(there_is_no_such_seat_as_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

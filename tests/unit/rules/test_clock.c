/* The clock that the teacher holds: pause, look up, more time. And how long each phase lasts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

static void open_try(struct play *play) {
    struct game_config config = play_config_of("full+again");
    play_bowls(play, &config, 2, 2);
    play_start(play, ROUND_NORMAL, 0);
}

static void each_phase_has_its_time(void **state) {
    (void)state;
    static struct play play;
    static const uint64_t TIMES[PHASE_COUNT] = {
        [PHASE_TRY] = 60000,        [PHASE_HUDDLE] = 45000, [PHASE_OFFER] = 45000,
        [PHASE_SHARE] = UINT64_MAX, [PHASE_MEND] = 60000,   [PHASE_REVEAL] = UINT64_MAX,
        [PHASE_REFLECT] = 30000,    [PHASE_AGAIN] = 45000};
    open_try(&play);
    for (enum phase phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        assert_int_equal(play.game.phase, phase);
        assert_int_equal(game_left_ms(&play.game, play.at_ms), TIMES[phase]);
        play_next(&play);
    }
    assert_int_equal(play.game.phase, PHASE_NONE);
    assert_int_equal(game_left_ms(&play.game, play.at_ms), UINT64_MAX);
}

static void a_pause_stops_the_clock_and_not_the_students(void **state) {
    (void)state;
    static struct play play;
    open_try(&play);
    play.at_ms += 20000;
    PLAY_OK(&play, paused, .is_paused = 1);
    assert_true(play_has_effect(&play, EFFECT_CLOCK, 0));
    play.at_ms += 500000;
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
    assert_int_equal(game_left_ms(&play.game, play.at_ms), 40000);
    assert_int_equal(PLAY(&play, time_passed, .phase = PHASE_TRY), GAME_NOTHING_TO_DO);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, true), GAME_OK);
    PLAY_OK(&play, paused, .is_paused = 0);
    assert_int_equal(game_left_ms(&play.game, play.at_ms), 40000);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 40000);
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_HUDDLE);
}

static void looking_up_stops_both(void **state) {
    (void)state;
    static struct play play;
    open_try(&play);
    play.at_ms += 20000;
    PLAY_OK(&play, frozen, .is_frozen = 1);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, true), GAME_FROZEN);
    PLAY_OK(&play, seat_away, .seat = 1);
    PLAY_OK(&play, seat_here, .seat = 1);
    play.at_ms += 30000;
    PLAY_OK(&play, paused, .is_paused = 1);
    play.at_ms += 30000;
    PLAY_OK(&play, frozen, .is_frozen = 0);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, true), GAME_OK);
    play.at_ms += 30000;
    PLAY_OK(&play, paused, .is_paused = 0);
    assert_int_equal(game_left_ms(&play.game, play.at_ms), 40000);
}

static void a_phase_that_starts_while_the_clock_stands_has_all_its_time(void **state) {
    (void)state;
    static struct play play;
    open_try(&play);
    PLAY_OK(&play, paused, .is_paused = 1);
    play.at_ms += 30000;
    play_next(&play);
    play.at_ms += 30000;
    assert_int_equal(game_left_ms(&play.game, play.at_ms), 45000);
    PLAY_OK(&play, paused, .is_paused = 0);
    assert_int_equal(game_left_ms(&play.game, play.at_ms), 45000);
}

static void no_grace_runs_while_the_clock_stands(void **state) {
    (void)state;
    static struct play play;
    open_try(&play);
    PLAY_OK(&play, paused, .is_paused = 1);
    for (uint16_t seat = 1; seat <= 4; seat++) {
        assert_int_equal(play_answer(&play, seat, PLAY_KEY, true), GAME_OK);
    }
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    play.at_ms += 9000;
    PLAY_OK(&play, paused, .is_paused = 0);
    assert_int_equal(play.game.grace_end_ms, play.at_ms + PLAY_GRACE_MS);
    PLAY_OK(&play, frozen, .is_frozen = 1);
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
}

static void more_time_is_added_to_the_deadline_also_while_it_stands(void **state) {
    (void)state;
    static struct play play;
    open_try(&play);
    PLAY_OK(&play, time_added, .round = 1, .phase = PHASE_TRY, .ms = 15000);
    assert_int_equal(game_left_ms(&play.game, play.at_ms), 75000);
    PLAY_OK(&play, paused, .is_paused = 1);
    PLAY_OK(&play, time_added, .round = 1, .phase = PHASE_TRY, .ms = 15000);
    play.at_ms += 1000;
    PLAY_OK(&play, paused, .is_paused = 0);
    assert_int_equal(game_left_ms(&play.game, play.at_ms), 90000);
}

static void an_absence_goes_by_the_wall(void **state) {
    (void)state;
    static struct play play;
    open_try(&play);
    PLAY_OK(&play, paused, .is_paused = 1);
    PLAY_OK(&play, seat_away, .seat = 1);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 10000);
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_TRY);
    assert_int_equal(play.game.present_count, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_phase_has_its_time),
        cmocka_unit_test(a_pause_stops_the_clock_and_not_the_students),
        cmocka_unit_test(looking_up_stops_both),
        cmocka_unit_test(a_phase_that_starts_while_the_clock_stands_has_all_its_time),
        cmocka_unit_test(no_grace_runs_while_the_clock_stands),
        cmocka_unit_test(more_time_is_added_to_the_deadline_also_while_it_stands),
        cmocka_unit_test(an_absence_goes_by_the_wall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A session from the lobby to its end, as a teacher would see it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

static void a_session_goes_from_lobby_through_its_rounds_to_closed(void **state) {
    (void)state;
    static const enum phase QUICK[] = {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_REVEAL};
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 6);
    for (uint8_t round = 1; round <= config.rounds; round++) {
        play_round(&play);
        assert_int_equal(play.game.round, round);
        for (size_t i = 0; i < 4; i++) {
            assert_int_equal(play.game.phase, QUICK[i]);
            assert_int_equal(play.game.phase_index, i);
            play_next(&play);
        }
        assert_int_equal(play.game.phase, PHASE_NONE);
        assert_true(play_has_effect(&play, EFFECT_ROUND_ENDED, round));
    }
    assert_int_equal(PLAY(&play, round_started, .try_ms = 1), GAME_FULL);
    PLAY_OK(&play, recap_started, .round = config.rounds);
    assert_int_equal(play.game.stage, STAGE_RECAP);
    PLAY_OK(&play, session_closed, .reason = 0);
    assert_int_equal(play.game.stage, STAGE_CLOSED);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
}

static void try_huddle_and_mend_end_at_their_deadlines_and_reveal_waits(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 6);
    play_round(&play);
    assert_int_equal(play.game.deadline_ms, play.at_ms + 60000);
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_HUDDLE);
    assert_int_equal(play.game.deadline_ms, play.at_ms + 45000);
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_MEND);
    assert_int_equal(play.game.deadline_ms, play.at_ms + 60000);
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_REVEAL);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
}

static void with_nobody_at_the_console_reveal_and_recap_end_by_themselves(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    config.is_auto = true;
    config.grace_ms = 300;
    play_open(&play, &config, 3);
    play_round(&play);
    play_next(&play);
    play_next(&play);
    play_next(&play);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 20000);
    for (uint16_t seat = 1; seat <= 3; seat++) {
        PLAY_OK(&play, ready, .seat = seat, .phase = PHASE_REVEAL);
    }
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 300);
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_NONE);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
    PLAY_OK(&play, recap_started, .round = 1);
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 20000);
    for (uint16_t seat = 1; seat <= 3; seat++) {
        PLAY_OK(&play, ready, .seat = seat, .phase = PHASE_NONE);
    }
    assert_int_equal(game_wake_ms(&play.game), play.at_ms + 300);
    play_wait(&play);
    assert_int_equal(play.game.stage, STAGE_CLOSED);
}

static void with_a_teacher_everybody_ready_ends_nothing(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 2);
    play_round(&play);
    play_next(&play);
    play_next(&play);
    play_next(&play);
    PLAY_OK(&play, ready, .seat = 1, .phase = PHASE_REVEAL);
    PLAY_OK(&play, ready, .seat = 2, .phase = PHASE_REVEAL);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
    PLAY_OK(&play, recap_started, .round = 1);
    PLAY_OK(&play, ready, .seat = 1, .phase = PHASE_NONE);
    PLAY_OK(&play, ready, .seat = 2, .phase = PHASE_NONE);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
}

static void a_late_next_ends_nothing_else(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    play_round(&play);
    play_next(&play);
    assert_int_equal(PLAY(&play, phase_ended, .round = 1, .phase = PHASE_TRY), GAME_NOT_NOW);
    assert_int_equal(PLAY(&play, phase_ended, .round = 2, .phase = PHASE_HUDDLE), GAME_NOT_NOW);
    assert_int_equal(play.game.phase, PHASE_HUDDLE);
}

static void a_recap_in_mid_round_books_no_gold_but_keeps_the_tries(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    play_round(&play);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, true), GAME_OK);
    PLAY_OK(&play, recap_started, .round = 1);
    assert_int_equal(play.game.stage, STAGE_RECAP);
    assert_int_equal(play.game.phase, PHASE_NONE);
    assert_int_equal(play.game.gold, 0);
    assert_int_equal(play.game.tries, 1);
}

static void a_session_without_students_runs_by_its_deadlines(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    config.is_auto = true;
    play_open(&play, &config, 0);
    play_round(&play);
    for (int phases = 0; phases < 4; phases++) {
        play_wait(&play);
    }
    assert_int_equal(play.game.phase, PHASE_NONE);
    assert_int_equal(play.at_ms, 1000 + 60000 + 45000 + 60000 + 20000);
    assert_int_equal(play.game.gold, 0);
}

static void the_goal_is_four_fifths_of_all_there_is(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    config.rounds = 5;
    play_open(&play, &config, 30);
    play_round(&play);
    assert_int_equal(play.game.goal, 10 * 5 * 5 * 4 / 5);
    config.goal = 77;
    play_open(&play, &config, 30);
    play_round(&play);
    assert_int_equal(play.game.goal, 77);
}

static void a_bowl_with_nobody_at_it_makes_no_goal(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    config.rounds = 5;
    play_open(&play, &config, 3);
    PLAY_OK(&play, team_opened, .seat = 1);
    PLAY_OK(&play, team_opened, .seat = 2);
    PLAY_OK(&play, team_chosen, .seat = 2, .team = 1);
    PLAY_OK(&play, team_chosen, .seat = 3, .team = 1);
    play_round(&play);
    assert_int_equal(play.game.teams_count, 2);
    assert_int_equal(game_teams_playing(&play.game), 1);
    assert_true(game_is_bowl(&play.game, 1));
    assert_false(game_is_bowl(&play.game, 2));
    assert_int_equal(play.game.goal, 5 * 5 * 4 / 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_goes_from_lobby_through_its_rounds_to_closed),
        cmocka_unit_test(try_huddle_and_mend_end_at_their_deadlines_and_reveal_waits),
        cmocka_unit_test(with_nobody_at_the_console_reveal_and_recap_end_by_themselves),
        cmocka_unit_test(with_a_teacher_everybody_ready_ends_nothing),
        cmocka_unit_test(a_late_next_ends_nothing_else),
        cmocka_unit_test(a_recap_in_mid_round_books_no_gold_but_keeps_the_tries),
        cmocka_unit_test(a_session_without_students_runs_by_its_deadlines),
        cmocka_unit_test(the_goal_is_four_fifths_of_all_there_is),
        cmocka_unit_test(a_bowl_with_nobody_at_it_makes_no_goal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

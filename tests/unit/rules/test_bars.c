/* The room's bars and its gain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

static void sure(struct play *play, uint16_t seat, enum play_answer answer) {
    PLAY_OK(play, answered, .seat = seat, .phase = play->game.phase, .answer = answer,
            .mark = answer == PLAY_KEY ? MARK_MATCH : MARK_MISS, .confidence = CONFIDENCE_SURE,
            .is_final = 1);
}

static void to_reveal(struct play *play) {
    while (play->game.phase != PHASE_REVEAL) {
        play_next(play);
    }
}

/* Every seat of a team says the same. */
static void team_says(struct play *play, uint16_t team, enum play_answer answer) {
    for (size_t i = 0; i < play->game.teams[team].seats_count; i++) {
        assert_int_equal(play_answer(play, play->game.teams[team].seats[i], answer, true), GAME_OK);
    }
}

static void the_same_seats_stand_under_all_three_bars(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 9);
    play_round(&play);
    team_says(&play, 1, PLAY_KEY);
    team_says(&play, 2, PLAY_MISS);
    /* the third team is silent, which is "not yet"; a newcomer has no first try */
    PLAY_OK(&play, seat_added, .seat = 10);
    play_next(&play);
    team_says(&play, 1, PLAY_KEY);
    team_says(&play, 2, PLAY_KEY);
    play_next(&play);
    team_says(&play, 2, PLAY_KEY);
    team_says(&play, 3, PLAY_KEY);
    play_next(&play);
    const struct game_bars *bars = &play.game.bars;
    assert_int_equal(bars->tries, 9);
    assert_int_equal(bars->first, 3);
    assert_int_equal(bars->huddle, 6);
    assert_int_equal(bars->mend, 6);
    assert_int_equal(play.game.tries, 6);
    assert_int_equal(play.game.later, 6);
    int32_t gain = 0;
    assert_true(game_gain(bars, &gain));
    assert_int_equal(gain, 50);
}

static void who_was_gone_at_the_try_stands_under_no_bar(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    play_round(&play);
    PLAY_OK(&play, seat_left, .seat = 1);
    sure(&play, 2, PLAY_MISS);
    PLAY_OK(&play, seat_left, .seat = 2); /* said something before */
    to_reveal(&play);
    assert_int_equal(play.game.bars.tries, 2);
}

static void sure_misses_that_were_mended_ring(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    play_round(&play);
    sure(&play, 1, PLAY_MISS);
    sure(&play, 2, PLAY_NOT_YET);
    sure(&play, 3, PLAY_KEY);
    play_next(&play);
    play_next(&play);
    sure(&play, 1, PLAY_KEY);
    play_next(&play);
    assert_int_equal(play.game.bars.sure_mended, 1);
    assert_int_equal(play.game.later, 2);
}

static void the_session_sums_its_rounds(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    for (int round = 1; round <= 2; round++) {
        play_round(&play);
        sure(&play, 1, PLAY_MISS);
        play_next(&play);
        play_next(&play);
        sure(&play, 1, PLAY_KEY);
        play_next(&play);
        play_next(&play);
    }
    assert_int_equal(play.game.bars.tries, 3);
    assert_int_equal(play.game.session_bars.tries, 6);
    assert_int_equal(play.game.session_bars.mend, 6);
    assert_int_equal(play.game.session_bars.sure_mended, 2);
    assert_int_equal(play.game.tries, 2);
    assert_int_equal(play.game.seats[1].tries, 2);
    assert_int_equal(play.game.later, 6);
}

static void a_new_round_starts_with_no_tries(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    play_round(&play);
    team_says(&play, 1, PLAY_KEY);
    to_reveal(&play);
    assert_int_equal(play.game.bars.first, 3);
    play_next(&play);
    play_round(&play);
    to_reveal(&play);
    assert_int_equal(play.game.bars.tries, 3);
    assert_int_equal(play.game.bars.first, 0);
    assert_int_equal(play.game.bars.huddle, 0);
    assert_int_equal(play.game.tries, 3);
}

struct gain_row {
    uint32_t tries, first, mend;
    bool is_there;
    int32_t gain;
};

static void gain_is_rounded_half_away_from_zero(void **state) {
    (void)state;
    static const struct gain_row ROWS[] = {
        {0, 0, 0, false, 0},
        {5, 5, 5, false, 0},
        {10, 0, 10, true, 100},
        {10, 5, 5, true, 0},
        {10, 4, 7, true, 50},
        {3, 0, 1, true, 33},
        {3, 0, 2, true, 67},
        {8, 0, 1, true, 13},
        {8, 0, 3, true, 38},
        {9, 1, 0, true, -13},
        {10, 9, 0, true, -900},
        {200, 0, 1, true, 1},
        {201, 1, 0, true, -1},
        {4000, 3999, 0, true, -399900},
        {256000, 0, 256000, true, 100},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct game_bars bars = {
            .tries = ROWS[i].tries, .first = ROWS[i].first, .mend = ROWS[i].mend};
        int32_t gain = 0;
        assert_int_equal(game_gain(&bars, &gain), ROWS[i].is_there);
        assert_int_equal(gain, ROWS[i].gain);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seats_stand_under_all_three_bars),
        cmocka_unit_test(who_was_gone_at_the_try_stands_under_no_bar),
        cmocka_unit_test(sure_misses_that_were_mended_ring),
        cmocka_unit_test(the_session_sums_its_rounds),
        cmocka_unit_test(a_new_round_starts_with_no_tries),
        cmocka_unit_test(gain_is_rounded_half_away_from_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

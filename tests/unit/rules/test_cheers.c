/* Cheers: budgets, sums, the chorus, and that nothing leaves them but sums. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "cheers.h"
#include "play.h"

static void open_share(struct play *play, struct cheers *cheers) {
    struct game_config config = play_config_of("full");
    play_bowls(play, &config, 4, 2);
    play_start(play, ROUND_NORMAL, 0);
    play_to(play, PHASE_SHARE);
    cheers_init(cheers);
    play->at_ms = 10000;
}

static enum cheers_status cheer(struct play *play, struct cheers *cheers, uint16_t seat,
                                enum cheer kind) {
    return cheers_add(cheers, &play->game, seat, kind, play->at_ms);
}

static void each_phase_has_its_own_kinds(void **state) {
    (void)state;
    static struct play play;
    static struct cheers cheers;
    open_share(&play, &cheers);
    for (enum phase phase = PHASE_SHARE; phase <= PHASE_REFLECT; phase++) {
        for (enum cheer kind = CHEER_OK; kind <= CHEER_COUNT; kind++) {
            play.at_ms += 1000;
            bool is_its = kind == CHEER_YOU_CAN ? phase == PHASE_MEND : phase == PHASE_SHARE;
            is_its = is_its && kind < CHEER_COUNT;
            assert_int_equal(cheer(&play, &cheers, 1, kind), is_its ? CHEERS_OK : CHEERS_NOT_NOW);
        }
        play_next(&play);
    }
}

static void only_seats_in_a_team_cheer_and_nobody_while_all_look_up(void **state) {
    (void)state;
    static struct play play;
    static struct cheers cheers;
    open_share(&play, &cheers);
    PLAY_OK(&play, seat_added, .seat = 9);
    assert_int_equal(cheer(&play, &cheers, 9, CHEER_OK), CHEERS_NOT_NOW);
    assert_int_equal(cheer(&play, &cheers, 0, CHEER_OK), CHEERS_NOT_NOW);
    assert_int_equal(cheer(&play, &cheers, 10, CHEER_OK), CHEERS_NOT_NOW);
    PLAY_OK(&play, cheers_muted, .is_muted = 1);
    assert_int_equal(cheer(&play, &cheers, 1, CHEER_OK), CHEERS_MUTED);
    PLAY_OK(&play, cheers_muted, .is_muted = 0);
    assert_int_equal(cheer(&play, &cheers, 1, CHEER_OK), CHEERS_OK);
    PLAY_OK(&play, frozen, .is_frozen = 1);
    assert_int_equal(cheer(&play, &cheers, 2, CHEER_OK), CHEERS_NOT_NOW);
}

static void four_a_second_and_forty_a_spotlight(void **state) {
    (void)state;
    static struct play play;
    static struct cheers cheers;
    open_share(&play, &cheers);
    uint32_t taken = 0;
    for (uint64_t end_ms = play.at_ms + 9000; play.at_ms < end_ms; play.at_ms += 10) {
        taken += cheer(&play, &cheers, 1, CHEER_BRAVE) == CHEERS_OK;
    }
    assert_int_equal(taken, 4 + 4 * 9 - 1); /* what was saved, then four a second */
    for (int i = 0; i < 60; i++) {
        play.at_ms += 250;
        taken += cheer(&play, &cheers, 1, CHEER_BRAVE) == CHEERS_OK;
    }
    assert_int_equal(taken, CHEERS_A_SPOTLIGHT);
    assert_int_equal(cheer(&play, &cheers, 2, CHEER_BRAVE), CHEERS_OK);
    PLAY_OK(&play, spotlight_picked, .slip = 1);
    assert_int_equal(cheer(&play, &cheers, 1, CHEER_BRAVE), CHEERS_OK);
}

static void sums_go_out_ten_times_a_second_at_most(void **state) {
    (void)state;
    static struct play play;
    static struct cheers cheers;
    struct cheers_sums sums;
    open_share(&play, &cheers);
    assert_int_equal(cheers_wake_ms(&cheers), UINT64_MAX);
    assert_false(cheers_take(&cheers, &play.game, play.at_ms, &sums));
    cheer(&play, &cheers, 1, CHEER_BRAVE);
    cheer(&play, &cheers, 2, CHEER_BRAVE);
    cheer(&play, &cheers, 2, CHEER_THANK_YOU);
    assert_true(cheers_take(&cheers, &play.game, play.at_ms, &sums));
    assert_int_equal(sums.counts[CHEER_BRAVE], 2);
    assert_int_equal(sums.counts[CHEER_THANK_YOU], 1);
    assert_int_equal(sums.counts[CHEER_OK], 0);
    cheer(&play, &cheers, 3, CHEER_BRAVE);
    assert_int_equal(cheers_wake_ms(&cheers), play.at_ms + CHEERS_SUM_MS);
    assert_false(cheers_take(&cheers, &play.game, play.at_ms + 99, &sums));
    assert_true(cheers_take(&cheers, &play.game, play.at_ms + 100, &sums));
    assert_int_equal(sums.counts[CHEER_BRAVE], 1);
    assert_false(cheers_take(&cheers, &play.game, play.at_ms + 300, &sums));
}

static bool rings(struct play *play, struct cheers *cheers) {
    struct cheers_sums sums;
    play->at_ms += 100;
    return cheers_take(cheers, &play->game, play->at_ms, &sums) && sums.is_chorus;
}

static void over_half_within_three_seconds_are_a_chorus_once_a_spotlight(void **state) {
    (void)state;
    static struct play play;
    static struct cheers cheers;
    open_share(&play, &cheers);
    for (uint16_t seat = 1; seat <= 4; seat++) { /* half of eight */
        assert_int_equal(cheer(&play, &cheers, seat, CHEER_OK), CHEERS_OK);
        assert_int_equal(cheer(&play, &cheers, seat, CHEER_OK), CHEERS_OK);
        assert_false(rings(&play, &cheers));
    }
    assert_int_equal(cheer(&play, &cheers, 5, CHEER_BRAVE), CHEERS_OK);
    assert_false(rings(&play, &cheers));
    assert_int_equal(cheer(&play, &cheers, 5, CHEER_OK), CHEERS_OK);
    assert_true(rings(&play, &cheers));
    assert_int_equal(cheer(&play, &cheers, 6, CHEER_OK), CHEERS_OK);
    assert_false(rings(&play, &cheers));
    PLAY_OK(&play, spotlight_picked, .slip = 1);
    for (uint16_t seat = 1; seat <= 5; seat++) {
        play.at_ms += 250;
        assert_int_equal(cheer(&play, &cheers, seat, CHEER_OK), CHEERS_OK);
    }
    assert_true(rings(&play, &cheers));
}

static void who_cheered_too_long_ago_or_is_gone_is_no_voice(void **state) {
    (void)state;
    static struct play play;
    static struct cheers cheers;
    open_share(&play, &cheers);
    cheer(&play, &cheers, 1, CHEER_OK);
    play.at_ms += CHEERS_CHORUS_MS;
    for (uint16_t seat = 2; seat <= 5; seat++) {
        cheer(&play, &cheers, seat, CHEER_OK);
    }
    assert_false(rings(&play, &cheers)); /* a tenth of a second too late for the first */
    open_share(&play, &cheers);
    for (uint16_t seat = 1; seat <= 5; seat++) {
        cheer(&play, &cheers, seat, CHEER_OK);
    }
    PLAY_OK(&play, seat_left, .seat = 5);
    assert_true(rings(&play, &cheers)); /* four of seven */
    open_share(&play, &cheers);
    for (uint16_t seat = 1; seat <= 4; seat++) {
        cheer(&play, &cheers, seat, CHEER_OK);
    }
    PLAY_OK(&play, seat_left, .seat = 4);
    assert_false(rings(&play, &cheers)); /* three of seven */
}

static void the_journal_gets_sums_once(void **state) {
    (void)state;
    static struct play play;
    static struct cheers cheers;
    struct event event;
    open_share(&play, &cheers);
    for (uint16_t seat = 1; seat <= 8; seat++) {
        cheer(&play, &cheers, seat, CHEER_OK);
    }
    cheer(&play, &cheers, 1, CHEER_NOW_I_SEE);
    assert_true(rings(&play, &cheers));
    size_t events = 0;
    for (; cheers_count(&cheers, &event); events++) {
        assert_int_equal(play_event(&play, event), GAME_OK);
    }
    assert_int_equal(events, 2);
    assert_int_equal(play.game.cheers[CHEER_OK], 8);
    assert_int_equal(play.game.cheers[CHEER_NOW_I_SEE], 1);
    assert_int_equal(play.game.choruses, 1);
    assert_false(cheers_count(&cheers, &event));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_phase_has_its_own_kinds),
        cmocka_unit_test(only_seats_in_a_team_cheer_and_nobody_while_all_look_up),
        cmocka_unit_test(four_a_second_and_forty_a_spotlight),
        cmocka_unit_test(sums_go_out_ten_times_a_second_at_most),
        cmocka_unit_test(over_half_within_three_seconds_are_a_chorus_once_a_spotlight),
        cmocka_unit_test(who_cheered_too_long_ago_or_is_gone_is_no_voice),
        cmocka_unit_test(the_journal_gets_sums_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

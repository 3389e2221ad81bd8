/* Kinds of rounds: warm-ups that count for nothing, mending rounds, rounds cut short; twins; again;
 * lessons; a seat's journey; advice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

static void open_with(struct play *play, const char *plan) {
    struct game_config config = play_config_of(plan);
    play_bowls(play, &config, 2, 2);
}

/* Both teams say something in each phase that takes an answer. */
static void play_answers(struct play *play, enum play_answer one, enum play_answer other) {
    while (play->game.phase != PHASE_NONE) {
        enum phase phase = play->game.phase;
        if (phase == PHASE_TRY || phase == PHASE_HUDDLE || phase == PHASE_MEND ||
            phase == PHASE_AGAIN) {
            play_team_says(play, 1, one);
            play_team_says(play, 2, other);
        }
        play_next(play);
    }
}

static void a_warm_up_is_the_plan_quick_and_leaves_no_trace(void **state) {
    (void)state;
    static struct play play;
    static const uint8_t QUICK[] = {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_REVEAL};
    open_with(&play, "full");
    play_start(&play, ROUND_WARM_UP, 0);
    assert_int_equal(play.game.plan_count, 4);
    assert_memory_equal(play.game.plan, QUICK, 4);
    play_answers(&play, PLAY_MISS, PLAY_KEY);
    const struct game_bars nothing = {0};
    assert_int_equal(play.game.round, 1);
    assert_int_equal(play.game.number, 0);
    assert_int_equal(play.game.gold, 0);
    assert_int_equal(play.game.tries, 0);
    assert_int_equal(play.game.later, 0);
    assert_memory_equal(&play.game.session_bars, &nothing, sizeof nothing);
    for (uint16_t team = 1; team <= 2; team++) {
        assert_int_equal(play.game.teams[team].cracks, 0);
        assert_int_equal(play.game.teams[team].lines, 0);
    }
    assert_int_equal(play.game.seats[1].journey[1], 0);
    assert_int_equal(play.game.seats[1].tries, 0);
    assert_int_equal(game_mending_round(&play.game), 0);
    play_start(&play, ROUND_NORMAL, 0);
    assert_int_equal(play.game.number, 1);
    assert_int_equal(play.game.plan_count, 7);
}

static void normal_rounds_come_to_an_end_and_others_may_follow(void **state) {
    (void)state;
    static struct play play;
    open_with(&play, "quick");
    for (int i = 0; i < 3; i++) {
        play_start(&play, ROUND_NORMAL, 0);
        play_answers(&play, PLAY_MISS, PLAY_KEY);
    }
    assert_int_equal(PLAY(&play, round_started, .challenge = 1), GAME_FULL);
    while (play.game.round < ROUNDS_MAX) {
        play_start(&play, ROUND_WARM_UP, 0);
        play_to(&play, PHASE_NONE);
    }
    assert_int_equal(PLAY(&play, round_started, .challenge = 1, .kind = ROUND_WARM_UP), GAME_FULL);
}

static void the_mending_round_is_for_most_cracks_and_the_earlier_of_equals(void **state) {
    (void)state;
    static struct play play;
    open_with(&play, "quick");
    assert_int_equal(game_mending_round(&play.game), 0);
    play_start(&play, ROUND_NORMAL, 0);
    play_answers(&play, PLAY_MISS, PLAY_KEY);
    assert_int_equal(game_mending_round(&play.game), 1);
    play_start(&play, ROUND_NORMAL, 0);
    play_answers(&play, PLAY_MISS, PLAY_MISS);
    assert_int_equal(game_mending_round(&play.game), 2);
    play_start(&play, ROUND_NORMAL, 0);
    play_answers(&play, PLAY_MISS, PLAY_MISS);
    assert_int_equal(game_mending_round(&play.game), 2);
    PLAY_OK(&play, seat_away, .seat = 3);
    PLAY_OK(&play, seat_away, .seat = 4);
    assert_int_equal(game_mending_round(&play.game), 1);
}

static void a_mending_round_pays_what_the_crack_owes_and_nobody_else(void **state) {
    (void)state;
    static struct play play;
    open_with(&play, "quick");
    play_start(&play, ROUND_NORMAL, 0);
    play_answers(&play, PLAY_MISS, PLAY_KEY);
    assert_int_equal(play.game.teams[1].gold, 2);
    assert_int_equal(play.game.teams[2].gold, 5);
    uint32_t later = play.game.later;
    play_start(&play, ROUND_MENDING, 1);
    assert_int_equal(play.game.phase, PHASE_MEND);
    assert_int_equal(game_crack_round(&play.game), 1);
    play_answers(&play, PLAY_KEY, PLAY_KEY);
    assert_int_equal(play.game.teams[1].gold, 5);
    assert_int_equal(play.game.teams[2].gold, 5);
    assert_int_equal(play.game.gold, 10);
    assert_int_equal(play.game.teams[1].cracks, 0);
    assert_int_equal(play.game.teams[1].seams, 1);
    assert_int_equal(play.game.teams[1].lines, 1);
    assert_int_equal(play.game.teams[2].lines, 1);
    assert_int_equal(play.game.later - later, 2);
    assert_int_equal(play.game.seats[1].journey[1] & JOURNEY_MENDED, JOURNEY_MENDED);
    assert_int_equal(play.game.seats[3].journey[1] & JOURNEY_MENDED, 0);
    assert_int_equal(play.game.number, 1);
    assert_int_equal(game_mending_round(&play.game), 0);
}

static void a_match_at_the_huddle_only_owes_one_for_a_mending_round(void **state) {
    (void)state;
    static struct play play;
    open_with(&play, "quick");
    play_start(&play, ROUND_NORMAL, 0);
    play_team_says(&play, 1, PLAY_KEY);
    play_next(&play);
    play_team_says(&play, 1, PLAY_KEY);
    play_to(&play, PHASE_NONE);
    assert_int_equal(play.game.teams[1].gold, 4);
    assert_int_equal(play.game.teams[1].lines, 0);
    play_start(&play, ROUND_MENDING, 1);
    play_answers(&play, PLAY_KEY, PLAY_MISS);
    assert_int_equal(play.game.teams[1].gold, 5);
    assert_int_equal(play.game.teams[1].lines, 1);
    assert_int_equal(play.game.teams[2].owes[1], 3);
}

static void mending_rounds_ask_twins_that_were_not_asked_and_then_the_challenge(void **state) {
    (void)state;
    static struct play play;
    open_with(&play, "quick");
    play_start(&play, ROUND_NORMAL, 0);
    assert_int_equal(game_part(&play.game, PHASE_TRY), 0);
    assert_int_equal(game_part(&play.game, PHASE_HUDDLE), 0);
    assert_int_equal(game_part(&play.game, PHASE_MEND), 1);
    play_answers(&play, PLAY_MISS, PLAY_MISS);
    play_start(&play, ROUND_MENDING, 1);
    assert_int_equal(game_part(&play.game, PHASE_MEND), 2);
    play_answers(&play, PLAY_MISS, PLAY_MISS);
    play_start(&play, ROUND_MENDING, 1);
    assert_int_equal(game_part(&play.game, PHASE_MEND), 0);
}

static void again_asks_the_second_twin_and_is_left_out_without_one(void **state) {
    (void)state;
    static struct play play;
    for (uint32_t twins = 0; twins <= TWINS_MAX; twins++) {
        open_with(&play, "full+again");
        PLAY_OK(&play, round_started, .challenge = 1, .twins = twins, .slips = 1);
        play_to(&play, PHASE_MEND);
        assert_int_equal(game_part(&play.game, PHASE_MEND), twins > 0);
        play_to(&play, PHASE_REFLECT);
        play_next(&play);
        assert_int_equal(play.game.phase, twins >= 2 ? PHASE_AGAIN : PHASE_NONE);
        if (twins >= 2) {
            assert_int_equal(game_part(&play.game, PHASE_AGAIN), 2);
            play_next(&play);
            play_start(&play, ROUND_WARM_UP, 0);
            play_to(&play, PHASE_NONE);
            PLAY_OK(&play, round_started, .challenge = 1, .twins = twins, .slips = 1,
                    .kind = ROUND_MENDING, .of_round = 1);
            assert_int_equal(game_part(&play.game, PHASE_MEND), twins > 2 ? 3 : 0);
        }
    }
}

static void what_stayed_is_counted_after_again(void **state) {
    (void)state;
    static struct play play;
    open_with(&play, "full+again");
    play_start(&play, ROUND_NORMAL, 0);
    play_to(&play, PHASE_AGAIN);
    PLAY_OK(&play, seat_left, .seat = 4);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, true), GAME_OK);
    assert_int_equal(play_answer(&play, 2, PLAY_MISS, true), GAME_OK);
    assert_int_equal(play_answer(&play, 3, PLAY_NOT_YET, true), GAME_OK);
    assert_int_equal(play.game.done_count, 3);
    play_next(&play);
    assert_int_equal(play.game.bars.again_tries, 3);
    assert_int_equal(play.game.bars.again, 1);
    assert_int_equal(play.game.session_bars.again, 1);
    assert_int_equal(play.game.seats[1].journey[1] & JOURNEY_AGAIN, JOURNEY_AGAIN);
}

static void a_journey_tells_each_seat_its_own_way(void **state) {
    (void)state;
    static struct play play;
    open_with(&play, "quick");
    play_start(&play, ROUND_NORMAL, 0);
    PLAY_OK(&play, seat_left, .seat = 4);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, true), GAME_OK);
    assert_int_equal(play_answer(&play, 2, PLAY_MISS, true), GAME_OK);
    play_next(&play);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, true), GAME_OK);
    play_next(&play);
    assert_int_equal(play_answer(&play, 2, PLAY_KEY, true), GAME_OK);
    play_to(&play, PHASE_NONE);
    const unsigned there = JOURNEY_HUDDLE | JOURNEY_MEND | JOURNEY_ASKED | JOURNEY_TRIED;
    assert_int_equal(play.game.seats[1].journey[1], there | JOURNEY_FIRST);
    assert_int_equal(play.game.seats[2].journey[1], there);
    assert_int_equal(play.game.seats[3].journey[1], JOURNEY_ASKED);
    assert_int_equal(play.game.seats[4].journey[1], 0);
}

static void a_round_cut_short_before_its_reveal_pays_nobody_and_nobody_owes(void **state) {
    (void)state;
    static struct play play;
    for (enum phase phase = PHASE_TRY; phase <= PHASE_REFLECT; phase++) {
        open_with(&play, "full");
        play_start(&play, ROUND_NORMAL, 0);
        play_team_says(&play, 1, PLAY_MISS);
        play_to(&play, phase);
        bool is_booked = phase >= PHASE_REVEAL;
        PLAY_OK(&play, break_started, .round = 1);
        assert_true(play_has_effect(&play, EFFECT_ROUND_ENDED, 1));
        assert_int_equal(play.game.stage, STAGE_LOBBY);
        assert_int_equal(play.game.gold, is_booked ? 2 : 0);
        assert_int_equal(play.game.teams[1].owes[1], is_booked ? 3 : 0);
        assert_int_equal(play.game.teams[1].cracks, is_booked);
        assert_int_equal(game_mending_round(&play.game), is_booked);
        play_start(&play, ROUND_NORMAL, 0);
        assert_int_equal(play.game.number, 2);
    }
}

static void a_lesson_is_gold_at_the_end_of_reflect(void **state) {
    (void)state;
    static struct play play;
    open_with(&play, "full");
    play_start(&play, ROUND_NORMAL, 0);
    play_to(&play, PHASE_REFLECT);
    uint16_t one = game_scribe(&play.game, 1);
    uint16_t other = game_scribe(&play.game, 2);
    PLAY_OK(&play, lesson_given, .seat = one, .lesson = LESSON_WORDS, .is_final = 1);
    assert_int_equal(play.game.done_count, 2); /* a team is done together */
    PLAY_OK(&play, lesson_given, .seat = other, .lesson = 2);
    PLAY_OK(&play, lesson_given, .seat = other, .lesson = 0, .is_final = 1);
    assert_int_equal(play.game.done_count, 4);
    assert_int_equal(play.game.gold, 0);
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_NONE);
    assert_int_equal(play.game.teams[1].paid_reflecting, 1);
    assert_int_equal(play.game.teams[1].gold, 1);
    assert_int_equal(play.game.teams[1].lesson_seat, one);
    assert_int_equal(play.game.teams[2].gold, 0);
    assert_int_equal(play.game.gold, 1);
}

/* The first team as it reflects: who writes its lesson, and the one beside. */
struct reflecting {
    const struct game_team *team;
    uint16_t scribe, mate;
};

static struct reflecting open_reflect(struct play *play) {
    open_with(play, "full");
    play_start(play, ROUND_NORMAL, 0);
    play_to(play, PHASE_REFLECT);
    const struct game_team *team = &play->game.teams[1];
    uint16_t scribe = game_scribe(&play->game, 1);
    uint16_t mate = team->seats[0] == scribe ? team->seats[1] : team->seats[0];
    return (struct reflecting){.team = team, .scribe = scribe, .mate = mate};
}

static void the_scribes_lesson_holds_and_else_a_mates_choice(void **state) {
    (void)state;
    static struct play play;
    const struct reflecting one = open_reflect(&play);
    PLAY_OK(&play, lesson_given, .seat = one.mate, .lesson = 2, .is_final = 1);
    assert_int_equal(one.team->lesson, 2);
    assert_int_equal(play.game.done_count, 0); /* the scribe is still at it */
    PLAY_OK(&play, lesson_given, .seat = one.scribe, .lesson = 0, .is_final = 1);
    assert_int_equal(one.team->lesson, 2); /* who says nothing takes nothing away */
    assert_int_equal(play.game.done_count, 2);
    PLAY_OK(&play, lesson_given, .seat = one.scribe, .lesson = 3);
    assert_int_equal(PLAY(&play, lesson_given, .seat = one.mate, .lesson = 1), GAME_NOTHING_TO_DO);
    assert_int_equal(one.team->lesson, 3);
    PLAY_OK(&play, lesson_given, .seat = one.scribe, .lesson = 0);
    PLAY_OK(&play, lesson_given, .seat = one.mate, .lesson = 1);
    assert_int_equal(one.team->lesson, 1);
    play_wait(&play);
    assert_int_equal(play.game.teams[1].gold, 1);
}

static void words_stay_when_their_scribe_has_gone(void **state) {
    (void)state;
    static struct play play;
    const struct reflecting one = open_reflect(&play);
    PLAY_OK(&play, lesson_given, .seat = one.scribe, .lesson = LESSON_WORDS, .is_final = 1);
    PLAY_OK(&play, seat_left, .seat = one.scribe);
    assert_int_equal(game_scribe(&play.game, 1), one.mate);
    PLAY_OK(&play, lesson_given, .seat = one.mate, .lesson = 0, .is_final = 1);
    assert_int_equal(one.team->lesson, LESSON_WORDS);
}

static void words_that_a_later_scribe_takes_away_are_gone(void **state) {
    (void)state;
    static struct play play;
    const struct reflecting one = open_reflect(&play);
    PLAY_OK(&play, lesson_given, .seat = one.scribe, .lesson = LESSON_WORDS, .is_final = 1);
    assert_int_equal(PLAY(&play, lesson_given, .seat = one.mate, .lesson = WORDS_GONE),
                     GAME_NOT_YOURS);
    PLAY_OK(&play, seat_left, .seat = one.scribe);
    PLAY_OK(&play, lesson_given, .seat = one.mate, .lesson = WORDS_GONE, .is_final = 1);
    assert_int_equal(one.team->lesson, 0);
    play_to(&play, PHASE_NONE);
    assert_int_equal(one.team->paid_reflecting, 0);
}

static void a_mates_choice_stays_when_the_scribe_writes_nothing(void **state) {
    (void)state;
    static struct play play;
    const struct reflecting one = open_reflect(&play);
    PLAY_OK(&play, lesson_given, .seat = one.mate, .lesson = 2, .is_final = 1);
    PLAY_OK(&play, lesson_given, .seat = one.scribe, .lesson = WORDS_GONE, .is_final = 1);
    assert_int_equal(one.team->lesson, 2);
}

static void advice_goes_by_the_first_tries(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    for (uint16_t matches = 0; matches <= 20; matches++) {
        play_bowls(&play, &config, 10, 2);
        play_start(&play, ROUND_NORMAL, 0);
        assert_int_equal(game_advice(&play.game), ADVICE_NONE);
        for (uint16_t seat = 1; seat <= matches; seat++) {
            assert_int_equal(play_answer(&play, seat, PLAY_KEY, true), GAME_OK);
        }
        play_next(&play);
        enum advice advice = matches >= 18  ? ADVICE_GO_TO_REVEAL
                             : matches >= 4 ? ADVICE_AS_PLANNED
                                            : ADVICE_TALK_FIRST;
        assert_int_equal(game_advice(&play.game), advice);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_warm_up_is_the_plan_quick_and_leaves_no_trace),
        cmocka_unit_test(normal_rounds_come_to_an_end_and_others_may_follow),
        cmocka_unit_test(the_mending_round_is_for_most_cracks_and_the_earlier_of_equals),
        cmocka_unit_test(a_mending_round_pays_what_the_crack_owes_and_nobody_else),
        cmocka_unit_test(a_match_at_the_huddle_only_owes_one_for_a_mending_round),
        cmocka_unit_test(mending_rounds_ask_twins_that_were_not_asked_and_then_the_challenge),
        cmocka_unit_test(again_asks_the_second_twin_and_is_left_out_without_one),
        cmocka_unit_test(what_stayed_is_counted_after_again),
        cmocka_unit_test(a_journey_tells_each_seat_its_own_way),
        cmocka_unit_test(a_round_cut_short_before_its_reveal_pays_nobody_and_nobody_owes),
        cmocka_unit_test(a_lesson_is_gold_at_the_end_of_reflect),
        cmocka_unit_test(the_scribes_lesson_holds_and_else_a_mates_choice),
        cmocka_unit_test(words_that_a_later_scribe_takes_away_are_gone),
        cmocka_unit_test(a_mates_choice_stays_when_the_scribe_writes_nothing),
        cmocka_unit_test(words_stay_when_their_scribe_has_gone),
        cmocka_unit_test(advice_goes_by_the_first_tries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Which answer counts: backings, ties, drafts, tries where nobody backs. Teams of three, seat 1
 * to 3. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

static void say(struct play *play, uint16_t seat, enum play_answer answer) {
    play->at_ms += 10;
    assert_int_equal(play_answer(play, seat, answer, false), GAME_OK);
}

static void open_three(struct play *play) {
    struct game_config config = play_config();
    play_open(play, &config, 3);
    play_round(play);
}

static uint32_t leading(const struct play *play) {
    uint16_t seat = 0;
    struct game_answer answer = game_leading(&play->game, 1, &seat);
    assert_int_equal(seat == 0, answer.answer == 0);
    return answer.answer;
}

static void the_most_backed_answer_counts(void **state) {
    (void)state;
    static struct play play;
    open_three(&play);
    play_next(&play);
    say(&play, 1, PLAY_MISS);
    say(&play, 2, PLAY_KEY);
    assert_int_equal(leading(&play), PLAY_MISS);
    say(&play, 3, PLAY_KEY);
    assert_int_equal(leading(&play), PLAY_KEY);
    play_next(&play);
    assert_int_equal(play.game.teams[1].huddle.answer, PLAY_KEY);
    assert_int_equal(play.game.teams[1].huddle.mark, MARK_MATCH);
}

static void a_tie_goes_to_the_backing_that_has_stood_longest(void **state) {
    (void)state;
    static struct play play;
    open_three(&play);
    play_next(&play);
    say(&play, 3, PLAY_SLIP);
    say(&play, 1, PLAY_MISS);
    say(&play, 2, PLAY_KEY);
    assert_int_equal(leading(&play), PLAY_SLIP);
    uint16_t seat = 0;
    game_leading(&play.game, 1, &seat);
    assert_int_equal(seat, 3);
    say(&play, 3, PLAY_SLIP); /* said again: it still stands since then */
    assert_int_equal(leading(&play), PLAY_SLIP);
    say(&play, 3, PLAY_OTHER_MISS);
    assert_int_equal(leading(&play), PLAY_MISS);
    say(&play, 3, PLAY_SLIP); /* left and came back: it stands anew */
    assert_int_equal(leading(&play), PLAY_MISS);
}

static void nobody_backs_the_most_common_try_counts_the_earlier_in_a_tie(void **state) {
    (void)state;
    static struct play play;
    open_three(&play);
    say(&play, 2, PLAY_SLIP);
    say(&play, 1, PLAY_KEY);
    say(&play, 3, PLAY_MISS);
    play_next(&play);
    assert_int_equal(leading(&play), PLAY_SLIP);
    open_three(&play);
    say(&play, 2, PLAY_SLIP);
    say(&play, 1, PLAY_KEY);
    say(&play, 3, PLAY_KEY);
    play_next(&play);
    assert_int_equal(leading(&play), PLAY_KEY);
    say(&play, 2, PLAY_NOT_YET); /* "not yet" backs nothing */
    assert_int_equal(leading(&play), PLAY_KEY);
}

static void no_try_at_all_is_a_miss(void **state) {
    (void)state;
    static struct play play;
    open_three(&play);
    play_next(&play);
    assert_int_equal(leading(&play), 0);
    play_next(&play);
    assert_true(play.game.teams[1].was_asked_huddle);
    assert_int_equal(play.game.teams[1].owes[1], 3);
    assert_int_equal(play.game.teams[1].cracks, 1);
}

static void in_the_mend_tries_and_huddle_do_not_stand_in(void **state) {
    (void)state;
    static struct play play;
    open_three(&play);
    say(&play, 1, PLAY_KEY);
    play_next(&play);
    say(&play, 1, PLAY_KEY);
    play_next(&play);
    assert_int_equal(leading(&play), 0);
    play_next(&play);
    assert_true(play.game.teams[1].was_asked_mend);
    assert_int_equal(play.game.teams[1].mend.mark, MARK_MISS);
}

static void a_try_may_change_until_the_end_also_after_final(void **state) {
    (void)state;
    static struct play play;
    open_three(&play);
    assert_int_equal(play_answer(&play, 1, PLAY_MISS, true), GAME_OK);
    assert_int_equal(play.game.done_count, 1);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, false), GAME_OK);
    assert_int_equal(play.game.done_count, 0);
    assert_true(play_has_effect(&play, EFFECT_COUNTS, 0));
    assert_int_equal(play.game.seats[1].first_try.answer, PLAY_KEY);
    play_next(&play);
    assert_int_equal(play.game.tries, 1);
}

static void silence_is_not_yet_and_no_try_of_an_answer(void **state) {
    (void)state;
    static struct play play;
    open_three(&play);
    assert_int_equal(play_answer(&play, 1, PLAY_NOT_YET, true), GAME_OK);
    assert_int_equal(play_answer(&play, 2, PLAY_MISS, true), GAME_OK);
    play_wait(&play);
    assert_int_equal(play.game.tries, 1);
    assert_true(play.game.seats[1].first_try.is_given);
    assert_false(play.game.seats[3].first_try.is_given);
    assert_int_equal(play.game.seats[3].first_try.mark, MARK_MISS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_backed_answer_counts),
        cmocka_unit_test(a_tie_goes_to_the_backing_that_has_stood_longest),
        cmocka_unit_test(nobody_backs_the_most_common_try_counts_the_earlier_in_a_tie),
        cmocka_unit_test(no_try_at_all_is_a_miss),
        cmocka_unit_test(in_the_mend_tries_and_huddle_do_not_stand_in),
        cmocka_unit_test(a_try_may_change_until_the_end_also_after_final),
        cmocka_unit_test(silence_is_not_yet_and_no_try_of_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

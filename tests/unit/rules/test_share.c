/* The queue and the spotlight: what may be shown, in which order, beside whose name; and that what
 * was kept changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "bowls.h"

static void common_then_sure_then_fresh_slips_then_the_lowest_answer(void **state) {
    (void)state;
    static struct play play;
    static const struct bowl BOWLS[] = {
        {50, 0, GUESS, WITHOUT, 0},     {40, 0, GUESS, WITHOUT, 0}, {60, 2, GUESS, WITHOUT, 0},
        {70, 0, SURE, WITHOUT, 0},      {80, 0, GUESS, WITHOUT, 0}, {80, 0, GUESS, NAME, 0},
        {1, MARK_MATCH, SURE, NAME, 0},
    };
    static const uint32_t ORDER[] = {80, 70, 60, 40, 50};
    bowls_to_share(&play, BOWLS, 7);
    struct game_candidate list[8];
    assert_int_equal(game_candidates(&play.game, list, 8), 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(list[i].answer, ORDER[i]);
    }
    assert_int_equal(list[0].teams, 2);
    assert_int_equal(list[1].sure, 1);
    assert_int_equal(list[2].slip, 2);
    assert_int_equal(game_candidates(&play.game, list, 2), 2);
}

static void a_slip_that_was_shown_goes_behind_a_fresh_one(void **state) {
    (void)state;
    static struct play play;
    static const struct bowl FIRST[] = {{20, 1, GUESS, WITHOUT, 0},
                                        {1, MARK_MATCH, GUESS, KEEP, 0},
                                        {1, MARK_MATCH, GUESS, KEEP, 0},
                                        {1, MARK_MATCH, GUESS, KEEP, 0}};
    static const struct bowl SECOND[] = {{20, 1, GUESS, WITHOUT, 0},
                                         {30, 2, GUESS, WITHOUT, 0},
                                         {10, 0, GUESS, WITHOUT, 0},
                                         {1, MARK_MATCH, GUESS, KEEP, 0}};
    bowls_to_share(&play, FIRST, 4);
    assert_int_equal(play.game.spotlights[1].thought.slip, 1);
    play_to(&play, PHASE_NONE);
    bowls_play_to_share(&play, SECOND);
    static const uint32_t ORDER[] = {30, 10, 20};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(play.game.queue[i].answer, ORDER[i]);
    }
}

static void a_thought_goes_with_the_answer_from_a_team_that_has_one(void **state) {
    (void)state;
    static struct play play;
    static const struct bowl BOWLS[] = {{20, 1, GUESS, WITHOUT, 0},
                                        {20, 1, GUESS, WITHOUT, 3},
                                        {20, 1, GUESS, WITHOUT, 2},
                                        {20, 1, GUESS, KEEP, 1}};
    bowls_to_share(&play, BOWLS, 4);
    const struct game_candidate *thought = &play.game.spotlights[1].thought;
    assert_int_equal(thought->teams, 3);
    assert_int_equal(thought->team, 2);
    assert_int_equal(thought->thought, 3);
}

/* Two classes that differ only in what kept teams tried: in share their games tell the same. */
static void what_was_kept_changes_nothing_that_is_shown(void **state) {
    (void)state;
    static struct play one, other;
    static const struct bowl OFFERED[] = {{20, 1, SURE, WITHOUT, 2}, {30, 0, GUESS, NAME, 1}};
    static const struct bowl KEPT[] = {
        {20, 1, SURE, KEEP, 1}, {30, 0, SURE, KEEP, 3},        {77, 3, GUESS, KEEP, 2},
        {0, 0, 0, KEEP, 0},     {20, 1, 0, CONSENT_SILENT, 0}, {1, MARK_MATCH, SURE, KEEP, 0}};
    const size_t kinds = sizeof KEPT / sizeof KEPT[0];
    for (size_t offering = 0; offering <= 2; offering++) {
        for (size_t a = 0; a < kinds; a++) {
            for (size_t b = 0; b < kinds; b++) {
                struct bowl bowls[5] = {OFFERED[0], OFFERED[1], KEPT[0], KEPT[0], KEPT[0]};
                memcpy(&bowls[offering], KEPT, (2 - offering) * sizeof *KEPT);
                bowls_to_share(&one, bowls, 5);
                bowls[3] = KEPT[a];
                bowls[4] = KEPT[b];
                bowls_to_share(&other, bowls, 5);
                assert_memory_equal(one.game.queue, other.game.queue, sizeof one.game.queue);
                assert_memory_equal(one.game.spotlights, other.game.spotlights,
                                    sizeof one.game.spotlights);
                assert_int_equal(one.game.queue_count, offering);
                assert_memory_equal(&one.game.random, &other.game.random, sizeof one.game.random);
                uint16_t names[2][8];
                size_t named = game_named(&one.game, 1, names[0], 8);
                assert_int_equal(game_named(&other.game, 1, names[1], 8), named);
                assert_memory_equal(names[0], names[1], named * sizeof(uint16_t));
            }
        }
    }
}

static const struct bowl FOUR[] = {{20, 1, GUESS, WITHOUT, 1},
                                   {30, 2, GUESS, WITHOUT, 2},
                                   {40, 0, GUESS, WITHOUT, 3},
                                   {50, 0, GUESS, WITHOUT, 0}};

static void three_follow_each_other_and_then_share_is_over(void **state) {
    (void)state;
    static struct play play;
    static const uint32_t SHOWN[] = {0, 20, 30, 40};
    bowls_to_share(&play, FOUR, 4);
    for (uint8_t i = 1; i <= 3; i++) {
        assert_int_equal(play.game.phase, PHASE_SHARE);
        assert_int_equal(play.game.spotlight, i);
        assert_int_equal(play.game.spotlights[i].thought.answer, SHOWN[i]);
        assert_int_equal(PLAY(&play, spotlight_next, .round = 1, .spotlight = i - 1u),
                         GAME_NOT_NOW);
        PLAY_OK(&play, spotlight_next, .round = 1, .spotlight = i);
    }
    assert_int_equal(play.game.phase, PHASE_MEND);
}

static void the_teacher_hides_reorders_and_picks(void **state) {
    (void)state;
    static struct play play;
    bowls_to_share(&play, FOUR, 4);
    PLAY_OK(&play, candidate_hidden, .answer = 30, .is_hidden = 1);
    PLAY_OK(&play, candidate_moved, .answer = 50, .place = 2);
    static const uint32_t ORDER[] = {20, 50, 30, 40};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(play.game.queue[i].answer, ORDER[i]);
    }
    PLAY_OK(&play, spotlight_next, .round = 1, .spotlight = 1);
    assert_int_equal(play.game.spotlights[2].thought.answer, 50);
    PLAY_OK(&play, spotlight_picked, .answer = 30);
    assert_int_equal(play.game.spotlights[3].thought.answer, 30);
    assert_int_equal(PLAY(&play, spotlight_picked, .answer = 40), GAME_FULL);
    assert_int_equal(PLAY(&play, spotlight_picked, .slip = 3), GAME_FULL);
    PLAY_OK(&play, candidate_moved, .answer = 20, .place = 4);
    assert_int_equal(play.game.queue[3].answer, 20);
    PLAY_OK(&play, spotlight_next, .round = 1, .spotlight = 3);
    assert_int_equal(play.game.phase, PHASE_MEND);
}

static void with_nobody_at_the_console_each_has_thirty_seconds(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config_of("full");
    config.is_auto = true;
    play_bowls(&play, &config, 4, 2);
    bowls_play_to_share(&play, FOUR);
    for (uint8_t i = 1; i <= 3; i++) {
        assert_int_equal(play.game.deadline_ms, play.at_ms + 30000);
        assert_int_equal(play.game.spotlight, i);
        play_wait(&play);
    }
    assert_int_equal(play.game.phase, PHASE_MEND);
}

static void with_nobody_at_the_console_all_answered_goes_on_after_the_grace(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config_of("full");
    config.is_auto = true;
    play_bowls(&play, &config, 4, 2);
    bowls_play_to_share(&play, FOUR);
    for (uint16_t team = 1; team <= 4; team++) {
        assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
        PLAY_OK(&play, idea_chosen, .seat = 2u * team, .spotlight = 1, .question = QUESTION_GOOD,
                .idea = team);
        PLAY_OK(&play, idea_chosen, .seat = 2u * team - 1, .spotlight = 1,
                .question = QUESTION_TURN, .idea = 1);
    }
    assert_int_equal(play.game.grace_end_ms, play.at_ms + PLAY_GRACE_MS);
    play_wait(&play);
    assert_int_equal(play.game.spotlight, 2);
    assert_int_equal(play.game.done_count, 0);
    assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
    uint16_t counts[CHOICES_MAX + 1];
    game_choices(&play.game, 1, QUESTION_TURN, counts);
    assert_int_equal(counts[1], 4);
    game_choices(&play.game, 1, QUESTION_GOOD, counts);
    assert_int_equal(counts[3], 1);
    game_choices(&play.game, 2, QUESTION_GOOD, counts);
    assert_int_equal(counts[0], 4);
}

static void kept(struct bowl *bowls, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bowls[i] = (struct bowl){20, 1, GUESS, KEEP, 1};
    }
}

static void nothing_offered_shows_authored_slips_each_once_before_any_again(void **state) {
    (void)state;
    static struct play play;
    struct bowl bowls[4];
    kept(bowls, 4);
    struct game_config config = play_config_of("full");
    play_bowls(&play, &config, 4, 2);
    unsigned shown = 0;
    for (int round = 1; round <= 3; round++) {
        bowls_play_to_share(&play, bowls);
        const struct game_spotlight *it = &play.game.spotlights[1];
        assert_int_equal(it->source, SPOTLIGHT_AUTHORED);
        assert_int_equal(it->thought.answer, 0);
        assert_int_equal(it->thought.teams, 0);
        shown |= 1u << it->thought.slip;
        PLAY_OK(&play, spotlight_next, .round = (uint32_t)round, .spotlight = 1);
        assert_int_equal(play.game.phase, PHASE_MEND);
        play_to(&play, PHASE_NONE);
    }
    assert_int_equal(shown, 2 + 4 + 8);
}

static void without_slips_and_offers_there_is_nothing_and_the_room_goes_on(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config_of("full");
    config.is_auto = true;
    play_bowls(&play, &config, 2, 2);
    PLAY_OK(&play, round_started, .challenge = 1, .twins = 1);
    play_to(&play, PHASE_SHARE);
    assert_int_equal(play.game.spotlight, 0);
    assert_int_equal(PLAY(&play, claimed, .seat = 1, .spotlight = 0), GAME_NO_SUCH);
    play_wait(&play);
    assert_int_equal(play.game.phase, PHASE_MEND);
}

static void a_not_yet_may_be_offered_and_is_no_spotlight(void **state) {
    (void)state;
    static struct play play;
    struct bowl bowls[4];
    kept(bowls, 4);
    bowls[0] = (struct bowl){0, 0, 0, NAME, 2};
    bowls_to_share(&play, bowls, 4);
    assert_int_equal(play.game.queue_count, 0);
    assert_int_equal(play.game.spotlights[1].source, SPOTLIGHT_AUTHORED);
    assert_true(play.game.teams[1].has_helped);
}

/* --- names --- */

static void a_team_that_said_so_is_named_from_the_start_and_no_other(void **state) {
    (void)state;
    static struct play play;
    static const struct bowl BOWLS[] = {{20, 1, GUESS, WITHOUT, 1},
                                        {20, 1, GUESS, NAME, 1},
                                        {20, 1, GUESS, KEEP, 1},
                                        {30, 1, GUESS, NAME, 1}};
    bowls_to_share(&play, BOWLS, 4);
    uint16_t teams[4];
    assert_int_equal(game_named(&play.game, 1, teams, 4), 1);
    assert_int_equal(teams[0], 2);
    PLAY_OK(&play, spotlight_next, .round = 1, .spotlight = 1);
    assert_int_equal(game_named(&play.game, 2, teams, 4), 1);
    assert_int_equal(teams[0], 4);
}

static void that_was_ours_needs_every_member_of_an_owning_team(void **state) {
    (void)state;
    static struct play play;
    uint16_t teams[4];
    bowls_to_share(&play, FOUR, 4);
    PLAY_OK(&play, claimed, .seat = 3, .spotlight = 1); /* not theirs: nothing comes of it */
    PLAY_OK(&play, claimed, .seat = 4, .spotlight = 1);
    PLAY_OK(&play, claimed, .seat = 1, .spotlight = 1);
    assert_int_equal(game_named(&play.game, 1, teams, 4), 0);
    assert_int_equal(PLAY(&play, claimed, .seat = 1, .spotlight = 1), GAME_NOTHING_TO_DO);
    PLAY_OK(&play, claimed, .seat = 2, .spotlight = 1);
    assert_true(play_has_effect(&play, EFFECT_NAMED, 1));
    assert_int_equal(game_named(&play.game, 1, teams, 4), 1);
    assert_int_equal(teams[0], 1);
    PLAY_OK(&play, spotlight_next, .round = 1, .spotlight = 1);
    assert_int_equal(game_named(&play.game, 2, teams, 4), 0);
}

static void who_is_away_has_not_pressed(void **state) {
    (void)state;
    static struct play play;
    uint16_t teams[4];
    bowls_to_share(&play, FOUR, 4);
    PLAY_OK(&play, seat_left, .seat = 2);
    PLAY_OK(&play, claimed, .seat = 1, .spotlight = 1);
    assert_int_equal(game_named(&play.game, 1, teams, 4), 0);
}

static void nobody_owns_an_authored_slip(void **state) {
    (void)state;
    static struct play play;
    uint16_t teams[4];
    struct bowl bowls[4];
    kept(bowls, 4);
    bowls_to_share(&play, bowls, 4);
    for (uint16_t seat = 1; seat <= 8; seat++) {
        PLAY_OK(&play, claimed, .seat = seat, .spotlight = 1);
    }
    assert_int_equal(game_named(&play.game, 1, teams, 4), 0);
}

static void the_teachers_own_mistake_is_there_at_any_time_until_the_next_round(void **state) {
    (void)state;
    static struct play play;
    bowls_to_share(&play, FOUR, 4);
    PLAY_OK(&play, mistake_shown, .mistake = 3);
    assert_true(play_has_effect(&play, EFFECT_MISTAKE, 3));
    assert_int_equal(play.game.spotlight, 1);
    play_to(&play, PHASE_NONE);
    assert_int_equal(play.game.mistake, 3);
    play_start(&play, ROUND_NORMAL, 0);
    assert_int_equal(play.game.mistake, 0);
}

static void the_queue_has_an_end_and_keeps_the_first(void **state) {
    (void)state;
    static struct play play;
    struct bowl bowls[CANDIDATES_MAX + 10];
    for (uint32_t i = 0; i < CANDIDATES_MAX + 10; i++) {
        bowls[i] = (struct bowl){1000 - i, 0, GUESS, WITHOUT, 0};
    }
    bowls[5] = bowls[CANDIDATES_MAX + 9];
    bowls_to_share(&play, bowls, CANDIDATES_MAX + 10);
    assert_int_equal(play.game.queue_count, CANDIDATES_MAX);
    assert_int_equal(play.game.queue[0].teams, 2);
    for (size_t i = 2; i < CANDIDATES_MAX; i++) {
        assert_true(play.game.queue[i - 1].answer < play.game.queue[i].answer);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(common_then_sure_then_fresh_slips_then_the_lowest_answer),
        cmocka_unit_test(a_slip_that_was_shown_goes_behind_a_fresh_one),
        cmocka_unit_test(a_thought_goes_with_the_answer_from_a_team_that_has_one),
        cmocka_unit_test(what_was_kept_changes_nothing_that_is_shown),
        cmocka_unit_test(three_follow_each_other_and_then_share_is_over),
        cmocka_unit_test(the_teacher_hides_reorders_and_picks),
        cmocka_unit_test(with_nobody_at_the_console_each_has_thirty_seconds),
        cmocka_unit_test(with_nobody_at_the_console_all_answered_goes_on_after_the_grace),
        cmocka_unit_test(nothing_offered_shows_authored_slips_each_once_before_any_again),
        cmocka_unit_test(without_slips_and_offers_there_is_nothing_and_the_room_goes_on),
        cmocka_unit_test(a_not_yet_may_be_offered_and_is_no_spotlight),
        cmocka_unit_test(a_team_that_said_so_is_named_from_the_start_and_no_other),
        cmocka_unit_test(that_was_ours_needs_every_member_of_an_owning_team),
        cmocka_unit_test(who_is_away_has_not_pressed),
        cmocka_unit_test(nobody_owns_an_authored_slip),
        cmocka_unit_test(the_teachers_own_mistake_is_there_at_any_time_until_the_next_round),
        cmocka_unit_test(the_queue_has_an_end_and_keeps_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

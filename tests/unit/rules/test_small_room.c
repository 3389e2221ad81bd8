/* Fewer than four teams: nobody is named, and nobody can tell an offered thought from an authored
 * one, neither by the thoughts that come, nor by how many, nor by their order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "bowls.h"

static void fewer_than_four_teams_are_a_small_room_without_names(void **state) {
    (void)state;
    static struct play play;
    uint16_t teams[4];
    static const struct bowl BOWLS[] = {{20, 1, GUESS, NAME, 1},
                                        {20, 1, GUESS, NAME, 1},
                                        {20, 1, GUESS, NAME, 1},
                                        {30, 1, GUESS, NAME, 1}};
    for (uint16_t count = 1; count <= 4; count++) {
        bowls_to_share(&play, BOWLS, count);
        assert_int_equal(game_is_small(&play.game), count < 4);
        assert_int_equal(game_named(&play.game, 1, teams, 4), count < 4 ? 0 : 3);
        assert_int_equal(PLAY(&play, claimed, .seat = 1, .spotlight = 1),
                         count < 4 ? GAME_NOT_NOW : GAME_OK);
    }
}

static void a_team_that_is_not_there_does_not_make_a_room_large(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config_of("full");
    for (int when = 0; when < 3; when++) {
        play_bowls(&play, &config, 4, 2);
        play_start(&play, ROUND_NORMAL, 0);
        play_to(&play, when == 0 ? PHASE_HUDDLE : PHASE_OFFER);
        if (when < 2) {
            PLAY_OK(&play, seat_left, .seat = 1);
            PLAY_OK(&play, seat_left, .seat = 2);
        }
        play_to(&play, PHASE_SHARE);
        assert_int_equal(game_is_small(&play.game), when < 2);
        if (when == 2) { /* decided: a team that goes now tells nothing by it */
            PLAY_OK(&play, seat_left, .seat = 1);
            PLAY_OK(&play, seat_left, .seat = 2);
            assert_false(game_is_small(&play.game));
        }
    }
}

/* Shows all that comes by itself; which slips, as bits, and how many. */
static unsigned slips_that_come(struct play *play, unsigned *count) {
    unsigned slips = 0;
    *count = 0;
    while (play->game.phase == PHASE_SHARE && play->game.spotlight > 0) {
        slips |= 1u << play->game.spotlights[play->game.spotlight].thought.slip;
        (*count)++;
        PLAY_OK(play, spotlight_next, .round = play->game.round, .spotlight = play->game.spotlight);
    }
    return slips;
}

static void in_a_small_room_as_many_slips_come_whatever_was_offered(void **state) {
    (void)state;
    static struct play play;
    static const struct bowl KINDS[] = {{20, 1, GUESS, WITHOUT, 1}, {30, 2, GUESS, WITHOUT, 2},
                                        {40, 0, GUESS, WITHOUT, 3}, {25, 1, SURE, NAME, 2},
                                        {20, 1, GUESS, KEEP, 1},    {1, MARK_MATCH, SURE, KEEP, 0}};
    for (unsigned way = 0; way < 6 * 6 * 6; way++) {
        struct bowl bowls[3] = {KINDS[way % 6], KINDS[way / 6 % 6], KINDS[way / 36]};
        unsigned offered = 0;
        unsigned count = 0;
        for (int i = 0; i < 3; i++) {
            offered |= bowls[i].consent >= WITHOUT && bowls[i].mark > 0 ? 1u << bowls[i].mark : 0;
        }
        bowls_to_share(&play, bowls, 3);
        unsigned slips = slips_that_come(&play, &count);
        assert_int_equal(count, 2);
        assert_int_equal(slips & offered, offered);   /* all that may come, comes */
        assert_int_equal(slips & 1u, 0);              /* and only slips of the pack */
        assert_int_not_equal(slips & (slips - 1), 0); /* two of them */
    }
}

/* Seeds of a class where one slip was offered: as often first as second. */
static void in_a_small_room_the_order_says_nothing(void **state) {
    (void)state;
    static struct play play;
    static const struct bowl BOWLS[] = {{30, 2, GUESS, WITHOUT, 2}, {1, MARK_MATCH, SURE, KEEP, 0}};
    unsigned first = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct game_config config = play_config_of("full");
        config.seed = seed;
        play_bowls(&play, &config, 2, 2);
        bowls_play_to_share(&play, BOWLS);
        first += play.game.spotlights[1].source == SPOTLIGHT_OFFERED;
    }
    assert_in_range(first, 70, 130);
}

static void in_a_small_room_what_is_no_slip_waits_for_the_teacher(void **state) {
    (void)state;
    static struct play play;
    static const struct bowl BOWLS[] = {{40, 0, SURE, NAME, 2}, {40, 0, GUESS, NAME, 0}};
    bowls_to_share(&play, BOWLS, 2);
    assert_int_equal(play.game.spotlights[1].source, SPOTLIGHT_AUTHORED);
    PLAY_OK(&play, spotlight_picked, .answer = 40);
    assert_int_equal(play.game.spotlights[2].thought.answer, 40);
    PLAY_OK(&play, spotlight_next, .round = 1, .spotlight = 2);
    assert_int_equal(play.game.phase, PHASE_MEND);
}

static void in_a_small_room_what_is_hidden_does_not_come(void **state) {
    (void)state;
    static struct play play;
    static const struct bowl BOWLS[] = {{20, 1, SURE, NAME, 2}, {30, 2, GUESS, NAME, 0}};
    bowls_to_share(&play, BOWLS, 2);
    uint32_t other = play.game.spotlights[1].thought.answer == 20 ? 30 : 20;
    PLAY_OK(&play, candidate_hidden, .answer = other, .is_hidden = 1);
    PLAY_OK(&play, spotlight_next, .round = 1, .spotlight = 1);
    assert_int_equal(play.game.spotlights[2].thought.slip, 3); /* the pack's third in its place */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fewer_than_four_teams_are_a_small_room_without_names),
        cmocka_unit_test(in_a_small_room_as_many_slips_come_whatever_was_offered),
        cmocka_unit_test(in_a_small_room_the_order_says_nothing),
        cmocka_unit_test(in_a_small_room_what_is_no_slip_waits_for_the_teacher),
        cmocka_unit_test(in_a_small_room_what_is_hidden_does_not_come),
        cmocka_unit_test(a_team_that_is_not_there_does_not_make_a_room_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Forming teams, coming late, splitting, resting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

static void assert_everyone_has_one_place(const struct game *game) {
    size_t placed = 0;
    for (uint16_t team = 1; team <= game->teams_count; team++) {
        for (size_t i = 0; i < game->teams[team].seats_count; i++) {
            assert_int_equal(game->seats[game->teams[team].seats[i]].team, team);
            placed++;
        }
    }
    size_t with_team = 0;
    for (uint16_t seat = 1; seat <= game->seats_count; seat++) {
        with_team += game->seats[seat].team != 0;
    }
    assert_int_equal(placed, with_team);
}

static void open_round(struct play *play, uint16_t seats, uint8_t team_size) {
    struct game_config config = play_config();
    config.team_size = team_size;
    play_open(play, &config, seats);
    play_round(play);
}

static void assert_sizes_even(const struct game *game, uint16_t seats) {
    uint8_t least = UINT8_MAX;
    uint8_t most = 0;
    for (uint16_t team = 1; team <= game->teams_count; team++) {
        uint8_t size = game->teams[team].seats_count;
        least = size < least ? size : least;
        most = size > most ? size : most;
    }
    assert_true(most - least <= 1);
    assert_true(most <= TEAM_SEATS_MAX);
    assert_true(least >= TEAM_SEATS_MIN || seats == 1);
}

static void teams_have_two_to_four_as_even_as_can_be(void **state) {
    (void)state;
    static struct play play;
    for (uint8_t size = TEAM_SEATS_MIN; size <= TEAM_SEATS_MAX; size++) {
        for (uint16_t seats = 1; seats <= 200; seats++) {
            open_round(&play, seats, size);
            assert_sizes_even(&play.game, seats);
            assert_everyone_has_one_place(&play.game);
            for (uint16_t seat = 1; seat <= seats; seat++) {
                assert_true(play.game.seats[seat].team != 0);
            }
        }
    }
}

static void teams_of_three_are_aimed_at(void **state) {
    (void)state;
    static const uint16_t TEAMS[] = {[1] = 1, [2] = 1, [3] = 1, [4] = 1,  [5] = 2,  [6] = 2,
                                     [7] = 2, [8] = 3, [9] = 3, [10] = 3, [11] = 4, [12] = 4};
    static struct play play;
    for (uint16_t seats = 1; seats <= 12; seats++) {
        open_round(&play, seats, 3);
        assert_int_equal(play.game.teams_count, TEAMS[seats]);
    }
}

static void the_seed_decides_who_sits_where(void **state) {
    (void)state;
    static struct play one, same, other;
    struct game_config config = play_config();
    play_open(&one, &config, 30);
    play_round(&one);
    play_open(&same, &config, 30);
    play_round(&same);
    config.seed = 8;
    play_open(&other, &config, 30);
    play_round(&other);
    size_t differ = 0;
    for (size_t seat = 1; seat <= 30; seat++) {
        assert_int_equal(one.game.seats[seat].team, same.game.seats[seat].team);
        differ += one.game.seats[seat].team != other.game.seats[seat].team;
    }
    assert_true(differ > 5);
    assert_int_equal(one.game.teams[1].seed, same.game.teams[1].seed);
    assert_int_not_equal(one.game.teams[1].seed, other.game.teams[1].seed);
    assert_int_not_equal(one.game.teams[1].seed, one.game.teams[2].seed);
}

static void who_left_in_the_lobby_is_placed_after_coming_back(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 4);
    PLAY_OK(&play, seat_left, .seat = 2);
    PLAY_OK(&play, seat_away, .seat = 3); /* a machine that is slow to answer is still a student */
    play_round(&play);
    assert_int_equal(play.game.seats[2].team, 0);
    assert_int_equal(play.game.seats[3].team, 1);
    PLAY_OK(&play, seat_here, .seat = 2);
    assert_int_equal(play.game.seats[2].team, 0);
    play_next(&play);
    assert_int_equal(play.game.seats[2].team, 1);
}

static void a_newcomer_joins_the_smallest_team_at_the_next_phase(void **state) {
    (void)state;
    static struct play play;
    open_round(&play, 5, 3); /* three and two */
    uint16_t small = play.game.teams[1].seats_count == 2 ? 1 : 2;
    PLAY_OK(&play, seat_added, .seat = 6);
    assert_int_equal(play.game.seats[6].team, 0);
    assert_int_equal(play_answer(&play, 6, PLAY_KEY, true), GAME_NOT_NOW);
    assert_false(game_is_present(&play.game, 6));
    play_next(&play);
    assert_int_equal(play.game.seats[6].team, small);
    assert_true(game_is_present(&play.game, 6));
    assert_int_equal(play_answer(&play, 6, PLAY_KEY, true), GAME_OK);
    assert_everyone_has_one_place(&play.game);
}

static void one_alone_gets_company(void **state) {
    (void)state;
    static struct play play;
    open_round(&play, 1, 3);
    assert_int_equal(play.game.teams[1].seats_count, 1);
    PLAY_OK(&play, seat_added, .seat = 2);
    play_next(&play);
    assert_int_equal(play.game.teams_count, 1);
    assert_int_equal(play.game.teams[1].seats_count, 2);
}

static void full_everywhere_a_four_becomes_two_and_two(void **state) {
    (void)state;
    static struct play play;
    open_round(&play, 4, 4);
    assert_int_equal(play.game.teams_count, 1);
    PLAY_OK(&play, seat_added, .seat = 5);
    play_next(&play);
    assert_int_equal(play.game.teams_count, 2);
    assert_int_equal(play.game.teams[1].seats_count + play.game.teams[2].seats_count, 5);
    assert_int_equal(play.game.seats[5].team, 2);
    assert_int_equal(play.game.teams[2].seats_count, 3);
    assert_everyone_has_one_place(&play.game);
}

static void a_split_in_mid_round_takes_the_rounds_crack_along_and_no_gold(void **state) {
    (void)state;
    static struct play play;
    open_round(&play, 4, 4);
    play_next(&play);
    assert_int_equal(play_answer(&play, 1, PLAY_MISS, true), GAME_OK);
    PLAY_OK(&play, seat_added, .seat = 5);
    play_next(&play);
    assert_int_equal(play.game.teams_count, 2);
    assert_int_equal(play.game.teams[1].owes[1], 3);
    assert_int_equal(play.game.teams[2].owes[1], 3);
    assert_int_equal(play.game.teams[2].cracks, 1);
    assert_int_equal(play_answer(&play, 5, PLAY_KEY, true), GAME_OK);
    play_next(&play);
    assert_int_equal(play.game.teams[2].gold, 5);
    assert_int_equal(play.game.teams[2].seams, 1);
    assert_int_equal(play.game.teams[1].gold, 2);
    assert_int_equal(play.game.teams[1].owes[1], 3);
    assert_int_equal(play.game.gold, 7);
}

static void a_split_in_mid_round_takes_the_rounds_match_and_tries_along(void **state) {
    (void)state;
    static struct play play;
    open_round(&play, 4, 4);
    play_next(&play);
    assert_int_equal(play_answer(&play, 1, PLAY_KEY, true), GAME_OK);
    PLAY_OK(&play, seat_added, .seat = 5);
    play_next(&play);
    play_next(&play);
    for (uint16_t team = 1; team <= 2; team++) {
        assert_int_equal(play.game.teams[team].paid_trying, 2);
        assert_int_equal(play.game.teams[team].paid_there, 2);
        assert_int_equal(play.game.teams[team].owes[1], 1);
    }
}

static void while_gold_is_booked_no_team_splits(void **state) {
    (void)state;
    static struct play play;
    open_round(&play, 4, 4);
    play_next(&play);
    play_next(&play);
    PLAY_OK(&play, seat_added, .seat = 5);
    play_next(&play);
    assert_int_equal(play.game.phase, PHASE_REVEAL);
    assert_int_equal(play.game.seats[5].team, 0);
    assert_false(game_is_present(&play.game, 5));
    play_next(&play);
    play_round(&play);
    assert_int_equal(play.game.seats[5].team, 2);
}

static void from_the_huddle_to_the_share_no_team_splits(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config_of("full");
    config.team_size = 4;
    play_open(&play, &config, 4);
    play_round(&play);
    play_next(&play);
    assert_int_equal(play_answer(&play, 4, PLAY_MISS, true), GAME_OK);
    PLAY_OK(&play, seat_added, .seat = 5);
    while (play.game.phase != PHASE_SHARE) {
        play_next(&play);
        assert_int_equal(play.game.teams_count, 1);
        assert_int_equal(play.game.seats[5].team, 0);
    }
    play_next(&play);
    assert_int_equal(play.game.phase, PHASE_MEND);
    assert_int_equal(play.game.teams_count, 2);
    assert_int_equal(play.game.teams[2].huddle.answer, play.game.teams[1].huddle.answer);
}

static void a_crowd_that_comes_late_is_spread_over_teams_of_two_to_four(void **state) {
    (void)state;
    static struct play play;
    for (uint16_t late = 1; late <= 40; late++) {
        open_round(&play, 3, 3);
        for (uint16_t i = 1; i <= late; i++) {
            PLAY_OK(&play, seat_added, .seat = 3u + i);
        }
        play_next(&play);
        assert_everyone_has_one_place(&play.game);
        for (uint16_t team = 1; team <= play.game.teams_count; team++) {
            assert_in_range(play.game.teams[team].seats_count, TEAM_SEATS_MIN, TEAM_SEATS_MAX);
        }
        assert_int_not_equal(play.game.seats[3 + late].team, 0);
    }
}

static void an_emptied_team_rests_and_keeps_its_gold(void **state) {
    (void)state;
    static struct play play;
    open_round(&play, 5, 3);
    for (uint16_t seat = 1; seat <= 5; seat++) {
        assert_int_equal(play_answer(&play, seat, PLAY_KEY, true), GAME_OK);
    }
    for (int phases = 0; phases < 4; phases++) {
        play_next(&play);
    }
    uint16_t small = play.game.teams[1].seats_count == 2 ? 1 : 2;
    uint32_t gold = play.game.teams[small].gold;
    assert_true(gold > 0);
    PLAY_OK(&play, seat_left, .seat = play.game.teams[small].seats[0]);
    PLAY_OK(&play, seat_left, .seat = play.game.teams[small].seats[1]);
    PLAY_OK(&play, seat_added, .seat = 6);
    play_round(&play);
    assert_int_equal(play.game.seats[6].team, small == 1 ? 2 : 1);
    play_next(&play);
    play_next(&play);
    play_next(&play);
    assert_int_equal(play.game.teams[small].gold, gold);
    assert_int_equal(play.game.teams[small].owes[2], 0);
    assert_false(play.game.teams[small].was_asked_huddle);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(teams_have_two_to_four_as_even_as_can_be),
        cmocka_unit_test(teams_of_three_are_aimed_at),
        cmocka_unit_test(the_seed_decides_who_sits_where),
        cmocka_unit_test(who_left_in_the_lobby_is_placed_after_coming_back),
        cmocka_unit_test(a_newcomer_joins_the_smallest_team_at_the_next_phase),
        cmocka_unit_test(one_alone_gets_company),
        cmocka_unit_test(full_everywhere_a_four_becomes_two_and_two),
        cmocka_unit_test(a_split_in_mid_round_takes_the_rounds_crack_along_and_no_gold),
        cmocka_unit_test(a_split_in_mid_round_takes_the_rounds_match_and_tries_along),
        cmocka_unit_test(while_gold_is_booked_no_team_splits),
        cmocka_unit_test(from_the_huddle_to_the_share_no_team_splits),
        cmocka_unit_test(a_crowd_that_comes_late_is_spread_over_teams_of_two_to_four),
        cmocka_unit_test(an_emptied_team_rests_and_keeps_its_gold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

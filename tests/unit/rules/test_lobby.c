/* Teams by hand: tables that sit together, the teacher's moves, two at one seat, the door. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"
#include "random.h"

static struct game_config config_of_size(uint8_t size) {
    struct game_config config = play_config();
    config.team_size = size;
    return config;
}

static uint8_t people(const struct game *game, uint16_t team) {
    uint8_t count = 0;
    for (size_t i = 0; i < game->teams[team].seats_count; i++) {
        count = (uint8_t)(count + 1 + game->seats[game->teams[team].seats[i]].is_paired);
    }
    return count;
}

static void a_table_sits_together_and_the_rest_is_placed_at_the_start(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(3);
    play_open(&play, &config, 9);
    PLAY_OK(&play, team_opened, .seat = 5);
    assert_int_equal(play.game.seats[5].team, 1);
    PLAY_OK(&play, team_chosen, .seat = 2, .team = 1);
    PLAY_OK(&play, team_chosen, .seat = 9, .team = 1);
    play_round(&play);
    assert_int_equal(play.game.teams_count, 3);
    assert_int_equal(play.game.teams[1].seats_count, 3);
    for (uint16_t seat = 2; seat <= 9; seat++) {
        bool is_table = seat == 2 || seat == 5 || seat == 9;
        assert_int_equal(play.game.seats[seat].team == 1, is_table);
        assert_int_not_equal(play.game.seats[seat].team, 0);
    }
}

static void a_bowl_has_room_for_four(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(3);
    play_bowls(&play, &config, 1, 4);
    PLAY_OK(&play, seat_added, .seat = 5);
    assert_int_equal(game_room(&play.game, 1), 0);
    assert_int_equal(PLAY(&play, team_chosen, .seat = 5, .team = 1), GAME_FULL);
    assert_int_equal(PLAY(&play, seat_moved, .seat = 5, .team = 1), GAME_FULL);
    PLAY_OK(&play, team_opened, .seat = 4);
    PLAY_OK(&play, team_chosen, .seat = 5, .team = 1);
    assert_int_equal(game_room(&play.game, 9), 0);
}

static void one_who_changes_tables_leaves_no_bowl_behind(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(3);
    play_open(&play, &config, 3);
    PLAY_OK(&play, team_opened, .seat = 1);
    for (int turn = 0; turn < 20; turn++) {
        PLAY_OK(&play, team_opened, .seat = 2);
        assert_int_equal(PLAY(&play, team_opened, .seat = 2), GAME_NOTHING_TO_DO);
        assert_int_equal(play.game.seats[2].team, 2);
        PLAY_OK(&play, team_chosen, .seat = 2, .team = 1);
        assert_int_equal(play.game.teams[2].seats_count, 0);
    }
    assert_int_equal(play.game.teams_count, 2);
    play_round(&play);
    assert_int_equal(play.game.teams[play.game.seats[3].team].seats_count, 3);
}

static void who_opened_a_bowl_and_stayed_alone_joins_others(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(3);
    play_open(&play, &config, 4);
    PLAY_OK(&play, team_opened, .seat = 1);
    PLAY_OK(&play, team_chosen, .seat = 2, .team = 1);
    PLAY_OK(&play, team_chosen, .seat = 3, .team = 1);
    PLAY_OK(&play, team_opened, .seat = 4);
    play_round(&play);
    assert_int_equal(play.game.seats[4].team, 1);
    assert_int_equal(play.game.teams[2].seats_count, 0);
}

/* Whatever tables form in the lobby: nobody is alone, nobody is left over, no table is torn apart
 * that had two or three, and nobody who came later sits where there is no room. */
static void any_tables_and_any_rest_come_to_teams_of_two_to_four(void **state) {
    (void)state;
    static struct play play;
    struct random random;
    random_init(&random, 3, 5);
    for (int turn = 0; turn < 3000; turn++) {
        struct game_config config = config_of_size((uint8_t)(2 + random_below(&random, 3)));
        uint16_t seats = (uint16_t)(2 + random_below(&random, 30));
        play_open(&play, &config, seats);
        for (uint16_t seat = 1; seat <= seats; seat++) {
            uint32_t choice = random_below(&random, 4);
            if (random_below(&random, 8) == 0) {
                PLAY_OK(&play, seat_paired, .seat = seat, .is_paired = 1);
            }
            if (choice == 0) {
                PLAY(&play, team_opened, .seat = seat);
            } else if (choice == 1 && play.game.teams_count > 0) {
                PLAY(&play, team_chosen, .seat = seat,
                     .team = 1 + random_below(&random, play.game.teams_count));
            }
        }
        play_round(&play);
        for (uint16_t seat = 1; seat <= seats; seat++) {
            assert_int_not_equal(play.game.seats[seat].team, 0);
        }
        for (uint16_t team = 1; team <= play.game.teams_count; team++) {
            if (play.game.teams[team].seats_count > 0) {
                assert_in_range(people(&play.game, team), TEAM_SEATS_MIN, TEAM_SEATS_MAX);
            }
        }
    }
}

static void two_at_one_seat_are_two_people(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(2);
    play_open(&play, &config, 4);
    for (uint16_t seat = 1; seat <= 4; seat++) {
        PLAY_OK(&play, seat_paired, .seat = seat, .is_paired = 1);
    }
    play_round(&play);
    assert_int_equal(play.game.teams_count, 4);
    PLAY_OK(&play, seat_added, .seat = 5);
    PLAY_OK(&play, seat_added, .seat = 6);
    play_next(&play);
    assert_int_equal(people(&play.game, play.game.seats[5].team), 3);
    assert_int_equal(people(&play.game, play.game.seats[6].team), 3);
}

static void in_a_round_moves_wait_until_it_is_over(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(2);
    play_bowls(&play, &config, 2, 3);
    play_round(&play);
    PLAY_OK(&play, seat_moved, .seat = 1, .team = 2);
    play_to(&play, PHASE_REVEAL);
    assert_int_equal(play.game.seats[1].team, 1);
    assert_int_equal(play.game.seats[1].moves_to, 2);
    play_next(&play);
    assert_int_equal(play.game.seats[1].team, 2);
    assert_int_equal(play.game.seats[1].moves_to, 0);
    assert_true(play_has_effect(&play, EFFECT_TEAMS, 0));
    PLAY_OK(&play, seat_moved, .seat = 1, .team = 1); /* now: at once */
    assert_int_equal(play.game.seats[1].team, 1);
    play_round(&play);
    PLAY_OK(&play, seat_moved, .seat = 1, .team = 2);
    PLAY_OK(&play, seat_moved, .seat = 1, .team = 1); /* thought better of it */
    play_to(&play, PHASE_NONE);
    assert_int_equal(play.game.seats[1].team, 1);
}

static void
between_rounds_a_seat_leaves_its_team_and_is_placed_when_the_next_one_starts(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(2);
    play_bowls(&play, &config, 2, 3);
    PLAY_OK(&play, seat_moved, .seat = 1, .team = 0);
    assert_true(play_has_effect(&play, EFFECT_TEAMLESS, 1));
    assert_int_equal(play.game.seats[1].team, 0);
    assert_int_equal(play.game.teams[1].seats_count, 2);
    assert_int_equal(PLAY(&play, seat_moved, .seat = 1, .team = 0), GAME_NOTHING_TO_DO);
    PLAY_OK(&play, team_chosen, .seat = 1, .team = 2);
    PLAY_OK(&play, seat_moved, .seat = 1, .team = 0);
    play_round(&play);
    assert_int_not_equal(play.game.seats[1].team, 0);
    assert_int_equal(PLAY(&play, seat_moved, .seat = 1, .team = 0), GAME_NOT_NOW);
}

static void one_move_makes_the_room_for_another_and_what_has_none_is_dropped(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(4);
    play_bowls(&play, &config, 3, 4);
    PLAY_OK(&play, seat_left, .seat = 12);
    play_round(&play);
    PLAY_OK(&play, seat_moved, .seat = 1, .team = 2);
    PLAY_OK(&play, seat_moved, .seat = 5, .team = 3); /* full, also without who left */
    PLAY_OK(&play, team_split, .team = 3);
    play_to(&play, PHASE_NONE);
    assert_int_equal(play.game.seats[1].team, 1);
    assert_int_equal(play.game.seats[5].team, 2);
    assert_int_equal(play.game.teams_count, 4);
    play_round(&play);
    PLAY_OK(&play, seat_moved, .seat = 1, .team = 2);
    PLAY_OK(&play, seat_moved, .seat = 5, .team = 3);
    play_to(&play, PHASE_NONE);
    assert_int_equal(play.game.seats[5].team, 3);
    assert_int_equal(play.game.seats[1].team, 2);
}

static void a_shuffle_deals_anew_and_bowls_keep_what_they_have(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(3);
    play_bowls(&play, &config, 4, 3);
    play_start(&play, ROUND_NORMAL, 0);
    play_team_says(&play, 1, PLAY_KEY);
    PLAY_OK(&play, teams_shuffled, .round = 1);
    assert_int_equal(PLAY(&play, teams_shuffled, .round = 1), GAME_NOTHING_TO_DO);
    assert_int_equal(play.game.teams[1].seats[0], 1);
    play_to(&play, PHASE_REVEAL);
    uint32_t gold = play.game.teams[1].gold;
    uint8_t cracks = play.game.teams[2].cracks;
    assert_true(gold > 0 && cracks > 0);
    play_next(&play);
    size_t moved = 0;
    for (uint16_t seat = 1; seat <= 12; seat++) {
        moved += play.game.seats[seat].team != (seat - 1) / 3 + 1;
    }
    assert_true(moved > 3);
    assert_int_equal(play.game.teams[1].gold, gold);
    assert_int_equal(play.game.teams[2].cracks, cracks);
    for (uint16_t team = 1; team <= 4; team++) {
        assert_int_equal(play.game.teams[team].seats_count, 3);
    }
    PLAY_OK(&play, team_size_set, .size = 4);
    PLAY_OK(&play, teams_shuffled, .round = 1);
    assert_int_equal(play.game.teams[4].seats_count, 0);
    assert_int_equal(play.game.teams[3].seats_count, 4);
    assert_int_equal(play.game.teams_count, 4);
}

static void a_split_between_rounds_leaves_gold_and_cracks_where_the_bowl_is(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(4);
    play_bowls(&play, &config, 1, 4);
    play_round(&play);
    play_to(&play, PHASE_NONE);
    assert_int_equal(play.game.teams[1].cracks, 1);
    PLAY_OK(&play, team_split, .team = 1);
    assert_int_equal(play.game.teams_count, 2);
    assert_int_equal(play.game.teams[1].seats_count, 2);
    assert_int_equal(play.game.teams[2].seats_count, 2);
    assert_int_equal(play.game.teams[1].cracks, 1);
    assert_int_equal(play.game.teams[2].cracks, 0);
    assert_int_equal(play.game.teams[2].owes[1], 0);
    assert_int_equal(PLAY(&play, team_split, .team = 2), GAME_NOT_NOW);
}

static void a_locked_door_lets_nobody_new_in_and_everybody_back(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(3);
    play_open(&play, &config, 2);
    PLAY_OK(&play, seat_left, .seat = 2);
    PLAY_OK(&play, door_locked, .is_locked = 1);
    assert_int_equal(PLAY(&play, seat_added, .seat = 3), GAME_LOCKED);
    PLAY_OK(&play, seat_here, .seat = 2);
    PLAY_OK(&play, door_locked, .is_locked = 0);
    PLAY_OK(&play, seat_added, .seat = 3);
}

static void in_a_break_teams_are_kept_and_newcomers_choose(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = config_of_size(3);
    play_bowls(&play, &config, 2, 3);
    play_round(&play);
    PLAY_OK(&play, break_started, .round = 1);
    assert_int_equal(play.game.stage, STAGE_LOBBY);
    PLAY_OK(&play, seat_added, .seat = 7);
    assert_int_equal(PLAY(&play, team_chosen, .seat = 1, .team = 2), GAME_NOT_NOW);
    assert_int_equal(PLAY(&play, team_opened, .seat = 1), GAME_NOT_NOW);
    PLAY_OK(&play, team_chosen, .seat = 7, .team = 2);
    play_round(&play);
    assert_int_equal(play.game.round, 2);
    assert_int_equal(play.game.number, 2);
    assert_int_equal(play.game.teams[2].seats_count, 4);
    assert_int_equal(play.game.seats[1].team, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_sits_together_and_the_rest_is_placed_at_the_start),
        cmocka_unit_test(a_bowl_has_room_for_four),
        cmocka_unit_test(one_who_changes_tables_leaves_no_bowl_behind),
        cmocka_unit_test(who_opened_a_bowl_and_stayed_alone_joins_others),
        cmocka_unit_test(any_tables_and_any_rest_come_to_teams_of_two_to_four),
        cmocka_unit_test(two_at_one_seat_are_two_people),
        cmocka_unit_test(in_a_round_moves_wait_until_it_is_over),
        cmocka_unit_test(
            between_rounds_a_seat_leaves_its_team_and_is_placed_when_the_next_one_starts),
        cmocka_unit_test(one_move_makes_the_room_for_another_and_what_has_none_is_dropped),
        cmocka_unit_test(a_shuffle_deals_anew_and_bowls_keep_what_they_have),
        cmocka_unit_test(a_split_between_rounds_leaves_gold_and_cracks_where_the_bowl_is),
        cmocka_unit_test(a_locked_door_lets_nobody_new_in_and_everybody_back),
        cmocka_unit_test(in_a_break_teams_are_kept_and_newcomers_choose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

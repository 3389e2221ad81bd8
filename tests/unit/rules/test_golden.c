/* One session from a script, and the number that its state has in the end: the same with every
 * compiler and build type, today and later. When the rules are meant to give another state,
 * RULES_VERSION grows and this number is read anew. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

#define GOLDEN_HASH 0x96c430d5f29a5958ULL

/* Every seat says what its number and the round make of it. */
static void everybody_answers(struct play *play, uint32_t turn) {
    for (uint16_t seat = 1; seat <= play->game.seats_count; seat++) {
        if (play->game.seats[seat].team == 0 || !play->game.seats[seat].is_here) {
            continue;
        }
        play->at_ms += 37;
        enum play_answer answer = (enum play_answer)((seat * 7u + turn * 3u) % 5u);
        assert_int_equal(play_answer(play, seat, answer, (seat + turn) % 4 != 0), GAME_OK);
    }
}

static void play_script(struct play *play) {
    struct game_config config = play_config();
    config.seed = 0x60141DEA;
    config.is_auto = true;
    play_open(play, &config, 23);
    PLAY_OK(play, seat_away, .seat = 9);
    for (uint32_t round = 1; round <= config.rounds; round++) {
        play_round(play);
        for (uint32_t phase = 0; phase < 3; phase++) {
            everybody_answers(play, round * 4 + phase);
            PLAY_OK(play, seat_added, .seat = play->game.seats_count + 1u);
            PLAY_OK(play, seat_left, .seat = round * 3 + phase + 10);
            enum phase now = play->game.phase;
            while (play->game.phase == now) {
                play_wait(play);
            }
        }
        PLAY_OK(play, ready, .seat = 1, .phase = PHASE_REVEAL);
        play_next(play);
    }
    PLAY_OK(play, recap_started, .round = config.rounds);
    play_wait(play);
}

static void the_same_events_give_the_same_state_everywhere(void **state) {
    (void)state;
    static struct play play;
    play_script(&play);
    assert_int_equal(play.game.stage, STAGE_CLOSED);
    assert_int_equal(play.game.seats_count, 32);
    assert_int_equal(play.game.teams_count, 8);
    assert_int_equal(play.game.gold, 84);
    assert_int_equal(play.game.tries, 54);
    uint64_t hash = game_hash(&play.game);
    if (hash != GOLDEN_HASH) {
        fail_msg("the state is 0x%016" PRIx64 " now", hash);
    }
}

static void two_games_of_the_same_events_are_equal_at_each_step(void **state) {
    (void)state;
    static struct play one, two;
    struct game_config config = play_config();
    play_open(&one, &config, 12);
    play_open(&two, &config, 12);
    assert_true(game_hash(&one.game) == game_hash(&two.game));
    play_round(&one);
    assert_true(game_hash(&one.game) != game_hash(&two.game));
    play_round(&two);
    assert_true(game_hash(&one.game) == game_hash(&two.game));
    everybody_answers(&one, 3);
    everybody_answers(&two, 3);
    assert_true(game_hash(&one.game) == game_hash(&two.game));
    one.at_ms += 1;
    assert_int_equal(play_answer(&one, 1, PLAY_KEY, true), GAME_OK);
    assert_int_equal(play_answer(&two, 1, PLAY_KEY, true), GAME_OK);
    assert_true(game_hash(&one.game) != game_hash(&two.game));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_events_give_the_same_state_everywhere),
        cmocka_unit_test(two_games_of_the_same_events_are_equal_at_each_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* One session from a script, and the number that its state has in the end: the same with every
 * compiler and build type, today and later. When the rules are meant to give another state,
 * RULES_VERSION grows and this number is read anew. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

#define GOLDEN_HASH 0x636c624b8480e993ULL

static bool plays(const struct game *game, uint16_t seat) {
    return game->seats[seat].team != 0 && game->seats[seat].is_here;
}

static void everybody_offers(struct play *play, uint32_t turn) {
    for (uint16_t seat = 1; seat <= play->game.seats_count; seat++) {
        if (plays(&play->game, seat)) {
            uint16_t scribe = game_scribe(&play->game, play->game.seats[seat].team);
            uint32_t thought = seat == scribe ? THOUGHT_WORDS : (seat + turn) % 4;
            PLAY_OK(play, offered, .seat = seat, .consent = 1 + (seat / 3u + turn) % 3,
                    .thought = thought, .own = seat % 3, .is_final = seat % 2);
        }
    }
}

static void everybody_helps(struct play *play) {
    for (uint16_t seat = 1; seat <= play->game.seats_count; seat++) {
        if (plays(&play->game, seat) && play->game.spotlight > 0) {
            PLAY_OK(play, idea_chosen, .seat = seat, .spotlight = play->game.spotlight,
                    .question = seat % 2, .idea = 1 + seat % 5u);
            PLAY_OK(play, claimed, .seat = seat, .spotlight = play->game.spotlight);
        }
    }
}

static void scribes_write(struct play *play) {
    for (uint16_t team = 1; team <= play->game.teams_count; team += 2) {
        uint16_t scribe = game_scribe(&play->game, team);
        if (scribe != 0) {
            PLAY_OK(play, lesson_given, .seat = scribe, .lesson = LESSON_WORDS, .is_final = 1);
        }
    }
}

/* Every seat says what its number and the round make of it. */
static void everybody_answers(struct play *play, uint32_t turn) {
    for (uint16_t seat = 1; seat <= play->game.seats_count; seat++) {
        if (!plays(&play->game, seat)) {
            continue;
        }
        play->at_ms += 37;
        enum play_answer answer = (enum play_answer)((seat * 7u + turn * 3u) % 5u);
        assert_int_equal(play_answer(play, seat, answer, (seat + turn) % 4 != 0), GAME_OK);
    }
}

static void everybody_acts(struct play *play, uint32_t turn) {
    switch (play->game.phase) {
    case PHASE_TRY:
    case PHASE_HUDDLE:
    case PHASE_MEND:
    case PHASE_AGAIN:
        everybody_answers(play, turn);
        break;
    case PHASE_OFFER:
        everybody_offers(play, turn);
        break;
    case PHASE_SHARE:
        everybody_helps(play);
        break;
    case PHASE_REFLECT:
        scribes_write(play);
        break;
    case PHASE_REVEAL:
        PLAY_OK(play, ready, .seat = 1, .phase = PHASE_REVEAL);
        break;
    case PHASE_NONE:
    case PHASE_COUNT:
        break;
    }
}

static void play_phases(struct play *play, uint32_t turn) {
    while (play->game.phase != PHASE_NONE) {
        enum phase now = play->game.phase;
        everybody_acts(play, turn + now);
        while (play->game.phase == now) {
            play_wait(play);
        }
    }
}

static void start(struct play *play, enum round_kind kind, uint32_t of_round) {
    PLAY_OK(play, round_started, .challenge = 5, .try_ms = 50000, .twins = 2, .slips = 3,
            .kind = kind, .of_round = of_round);
}

static void people_come_and_go(struct play *play, uint16_t round) {
    PLAY_OK(play, seat_added, .seat = play->game.seats_count + 1u);
    PLAY_OK(play, seat_left, .seat = round + 10u);
    PLAY_OK(play, seat_moved, .seat = round, .team = 1 + play->game.seats[round].team % 8u);
    PLAY_OK(play, pen_raised, .seat = round, .is_raised = 1);
    PLAY_OK(play, pen_drawn, .round = play->game.round);
    PLAY_OK(play, pen_answered, .seat = round, .is_yes = round % 2);
}

/* The server starts again; all but those who left come back. */
static void room_starts_again(struct play *play) {
    PLAY_OK(play, room_resumed, .run = play->game.run + 1);
    for (uint16_t seat = 1; seat <= play->game.seats_count; seat++) {
        if (!play->game.seats[seat].has_left) {
            play->at_ms += 11;
            PLAY_OK(play, seat_resumed, .seat = seat, .how = seat % RETURN_KIND_COUNT);
        }
    }
}

static void teacher_sets(struct play *play, uint16_t round) {
    PLAY_OK(play, pack_chosen, .pack = round);
    PLAY_OK(play, names_set, .may_type = round % 2);
    PLAY_OK(play, cheers_muted, .is_muted = round % 2);
    PLAY_OK(play, seat_noted, .seat = round);
    PLAY_OK(play, agreed, .seat = round);
    PLAY_OK(play, text_decided, .kind = WORDS_LESSON, .team = round, .round = round, .is_yes = 1);
}

static void play_script(struct play *play) {
    struct game_config config = play_config();
    config.seed = 0x60141DEA;
    config.is_auto = true;
    assert_true(plan_by_name("full+again", config.plan, &config.plan_count));
    play_open(play, &config, 23);
    PLAY_OK(play, seat_away, .seat = 9);
    PLAY_OK(play, seat_paired, .seat = 4, .is_paired = 1);
    PLAY_OK(play, team_opened, .seat = 2);
    PLAY_OK(play, team_chosen, .seat = 7, .team = 1);
    start(play, ROUND_WARM_UP, 0);
    play_phases(play, 1);
    for (uint16_t round = 1; round <= config.rounds; round++) {
        start(play, ROUND_NORMAL, 0);
        people_come_and_go(play, round);
        teacher_sets(play, round);
        PLAY_OK(play, paused, .is_paused = 1);
        play->at_ms += 5000;
        PLAY_OK(play, paused, .is_paused = 0);
        if (round == 2) {
            room_starts_again(play);
        }
        play_phases(play, round);
    }
    start(play, ROUND_MENDING, game_mending_round(&play->game));
    play_phases(play, 3);
    PLAY_OK(play, cheers_counted, .kind = CHEER_OK, .count = 99, .choruses = 1);
    PLAY_OK(play, break_started, .round = play->game.round);
    PLAY_OK(play, recap_started, .round = play->game.round);
    play_wait(play);
}

static void the_same_events_give_the_same_state_everywhere(void **state) {
    (void)state;
    static struct play play;
    play_script(&play);
    assert_int_equal(play.game.stage, STAGE_CLOSED);
    assert_int_equal(play.game.seats_count, 26);
    assert_int_equal(play.game.round, 5);
    assert_int_equal(play.game.number, 3);
    uint64_t hash = game_hash(&play.game);
    if (hash != GOLDEN_HASH) {
        fail_msg("the state is 0x%016" PRIx64 " now, with %u gold in %u teams", hash,
                 play.game.gold, play.game.teams_count);
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

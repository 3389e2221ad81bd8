/* Helpers of the rules' tests. They only send events; everything they know they read from the game.
 */
#include "play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct game_config play_config(void) {
    struct game_config config = {.seed = 7, .grace_ms = PLAY_GRACE_MS, .rounds = 3, .team_size = 3};
    assert_true(plan_by_name("quick", config.plan, &config.plan_count));
    return config;
}

void play_open(struct play *play, const struct game_config *config, uint16_t seats) {
    game_init(&play->game, config);
    play->at_ms = 1000;
    for (uint16_t i = 1; i <= seats; i++) {
        PLAY_OK(play, seat_added, .seat = i);
    }
}

struct game_config play_config_of(const char *plan) {
    struct game_config config = play_config();
    assert_true(plan_by_name(plan, config.plan, &config.plan_count));
    return config;
}

void play_bowls(struct play *play, const struct game_config *config, uint16_t teams, uint8_t size) {
    play_open(play, config, (uint16_t)(teams * size));
    for (uint16_t seat = 1; seat <= play->game.seats_count; seat++) {
        uint16_t team = (uint16_t)((seat - 1) / size + 1);
        if (team > play->game.teams_count) {
            PLAY_OK(play, team_opened, .seat = seat);
        } else {
            PLAY_OK(play, team_chosen, .seat = seat, .team = team);
        }
    }
}

void play_start(struct play *play, enum round_kind kind, uint8_t of_round) {
    PLAY_OK(play, round_started, .challenge = PLAY_CHALLENGE, .try_ms = 60000, .twins = PLAY_TWINS,
            .slips = PLAY_SLIPS, .kind = kind, .of_round = of_round);
}

void play_team_says(struct play *play, uint16_t team, enum play_answer answer) {
    for (size_t i = 0; i < play->game.teams[team].seats_count; i++) {
        assert_int_equal(play_answer(play, play->game.teams[team].seats[i], answer, true), GAME_OK);
    }
}

void play_to(struct play *play, enum phase phase) {
    while (play->game.phase != phase) {
        play_next(play);
    }
}

enum game_status play_event(struct play *play, struct event event) {
    event.at_ms = play->at_ms;
    return game_apply(&play->game, &event, &play->effects);
}

enum game_status play_answer(struct play *play, uint16_t seat, enum play_answer answer,
                             bool is_final) {
    static const uint32_t MARKS[] = {
        [PLAY_NOT_YET] = MARK_MISS, [PLAY_KEY] = MARK_MATCH,       [PLAY_SLIP] = 1,
        [PLAY_MISS] = MARK_MISS,    [PLAY_OTHER_MISS] = MARK_MISS,
    };
    return PLAY(play, answered, .seat = seat, .phase = play->game.phase, .answer = answer,
                .mark = MARKS[answer], .confidence = CONFIDENCE_THINK_SO, .is_final = is_final);
}

void play_round(struct play *play) {
    PLAY_OK(play, round_started, .challenge = play->game.round, .try_ms = 60000, .twins = 1);
}

void play_next(struct play *play) {
    PLAY_OK(play, phase_ended, .round = play->game.round, .phase = play->game.phase);
}

void play_wait(struct play *play) {
    play->at_ms = game_wake_ms(&play->game);
    PLAY_OK(play, time_passed, .phase = play->game.phase);
}

bool play_has_effect(const struct play *play, enum effect_kind kind, uint32_t id) {
    for (size_t i = 0; i < play->effects.count; i++) {
        if (play->effects.list[i].kind == kind && play->effects.list[i].id == id) {
            return true;
        }
    }
    return false;
}

/* Both seats of a bowl say the same, in each phase. */
#include "bowls.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void say(struct play *play, uint16_t team, const struct bowl *bowl) {
    for (uint16_t seat = (uint16_t)(2 * team - 1); seat <= 2 * team; seat++) {
        PLAY_OK(play, answered, .seat = seat, .phase = play->game.phase, .answer = bowl->answer,
                .mark = bowl->mark, .confidence = bowl->confidence, .is_final = 1);
    }
}

static void consent(struct play *play, uint16_t team, const struct bowl *bowl) {
    for (uint16_t seat = (uint16_t)(2 * team - 1); seat <= 2 * team; seat++) {
        PLAY_OK(play, offered, .seat = seat, .consent = bowl->consent, .thought = bowl->thought,
                .is_final = 1);
    }
}

void bowls_play_to_share(struct play *play, const struct bowl *bowls) {
    play_start(play, ROUND_NORMAL, 0);
    for (int phases = 0; phases < 3; phases++) {
        for (uint16_t team = 1; team <= play->game.teams_count; team++) {
            if (play->game.phase == PHASE_OFFER) {
                consent(play, team, &bowls[team - 1]);
            } else {
                say(play, team, &bowls[team - 1]);
            }
        }
        play_next(play);
    }
    assert_int_equal(play->game.phase, PHASE_SHARE);
}

void bowls_to_share(struct play *play, const struct bowl *bowls, uint16_t count) {
    struct game_config config = play_config_of("full");
    play_bowls(play, &config, count, 2);
    bowls_play_to_share(play, bowls);
}

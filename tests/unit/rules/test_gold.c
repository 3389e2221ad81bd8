/* Gold by every path. A team's way through a round is what it did at try, huddle and mend; all of
 * them are walked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "play.h"

enum deed { AWAY, SILENT, SAID_NOT_YET, MISSED, MATCHED, DEEDS };

/* A team of two at its table: both go, both come, or one of them says something. */
static void set_here(struct play *play, bool is_here) {
    for (uint16_t seat = 1; seat <= 2; seat++) {
        if (play->game.seats[seat].is_here && !is_here) {
            PLAY_OK(play, seat_left, .seat = seat);
        } else if (!play->game.seats[seat].is_here && is_here) {
            PLAY_OK(play, seat_here, .seat = seat);
        }
    }
}

static void act(struct play *play, enum deed deed) {
    static const enum play_answer ANSWERS[DEEDS] = {
        [SAID_NOT_YET] = PLAY_NOT_YET, [MISSED] = PLAY_MISS, [MATCHED] = PLAY_KEY};
    if (deed >= SAID_NOT_YET) {
        assert_int_equal(play_answer(play, 1, ANSWERS[deed], true), GAME_OK);
    }
}

/* Presence is decided at a phase's start, so one comes and goes before it. */
static void walk(struct play *play, enum deed try, enum deed huddle, enum deed mend) {
    struct game_config config = play_config();
    play_open(play, &config, 2);
    play_round(play);
    act(play, try);
    play->at_ms += 20000;
    set_here(play, huddle != AWAY);
    play_next(play);
    act(play, huddle);
    play->at_ms += 20000;
    set_here(play, mend != AWAY);
    /* what was said in the huddle stays said, also when they leave before its end */
    play_next(play);
    act(play, mend);
    play_next(play);
}

/* In the huddle a silent team is asked for its tries. */
static bool matches_at_huddle(enum deed try, enum deed huddle) {
    bool backs_nothing = huddle == SILENT || huddle == SAID_NOT_YET;
    return huddle == MATCHED || (backs_nothing && try == MATCHED);
}

static void check_path(enum deed try, enum deed huddle, enum deed mend) {
    static struct play play;
    walk(&play, try, huddle, mend);
    const struct game_team *team = &play.game.teams[1];
    bool was_silent = try <= SILENT && huddle <= SILENT && mend <= SILENT;
    /* silent and gone before the huddle's end is not asked either */
    bool asked_huddle = huddle != AWAY && !(huddle == SILENT && mend == AWAY);
    bool asked_mend = mend != AWAY;
    bool huddle_match = asked_huddle && matches_at_huddle(try, huddle);
    uint32_t owes = team->owes[1];
    assert_int_equal(team->was_asked_huddle, asked_huddle);
    assert_int_equal(team->was_asked_mend, asked_mend);
    assert_int_equal(team->paid_trying, was_silent ? 0 : 2);
    assert_int_equal(team->paid_there + owes, asked_huddle || asked_mend ? 3 : 0);
    if ((asked_huddle || asked_mend) && !was_silent) {
        assert_int_equal(team->gold + owes,
                         plan_worth(play.game.config.plan, play.game.config.plan_count));
    }
    assert_int_equal(team->gold, team->paid_trying + team->paid_there);
    assert_int_equal(play.game.gold, team->gold);
    assert_int_equal(team->cracks, owes > 0);
    assert_int_equal(team->lines, mend == MATCHED);
    assert_int_equal(team->seams, mend == MATCHED && asked_huddle && !huddle_match);
}

static void a_round_is_worth_five_by_every_path(void **state) {
    (void)state;
    for (enum deed try = SILENT; try < DEEDS; try++) {
        for (enum deed huddle = AWAY; huddle < DEEDS; huddle++) {
            for (enum deed mend = AWAY; mend < DEEDS; mend++) {
                check_path(try, huddle, mend);
            }
        }
    }
}

struct path {
    enum deed huddle, mend;
    uint8_t paid, owes, cracks, seams, lines;
};

static void what_is_paid_and_owed_for_getting_there(void **state) {
    (void)state;
    static const struct path PATHS[] = {
        {MATCHED, MATCHED, 3, 0, 0, 0, 1}, {MISSED, MATCHED, 3, 0, 0, 1, 1},
        {MATCHED, MISSED, 2, 1, 1, 0, 0},  {MISSED, MISSED, 0, 3, 1, 0, 0},
        {AWAY, MATCHED, 2, 1, 1, 0, 1},    {AWAY, MISSED, 0, 3, 1, 0, 0},
        {MATCHED, AWAY, 2, 1, 1, 0, 0},    {MISSED, AWAY, 0, 3, 1, 0, 0},
        {AWAY, AWAY, 0, 0, 0, 0, 0},
    };
    static struct play play;
    for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++) {
        walk(&play, SAID_NOT_YET, PATHS[i].huddle, PATHS[i].mend);
        const struct game_team *team = &play.game.teams[1];
        assert_int_equal(team->paid_there, PATHS[i].paid);
        assert_int_equal(team->owes[1], PATHS[i].owes);
        assert_int_equal(team->cracks, PATHS[i].cracks);
        assert_int_equal(team->seams, PATHS[i].seams);
        assert_int_equal(team->lines, PATHS[i].lines);
    }
}

static void gold_is_booked_at_the_start_of_reveal_for_all_at_once(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 6);
    play_round(&play);
    for (uint16_t seat = 1; seat <= 6; seat++) {
        assert_int_equal(play_answer(&play, seat, PLAY_KEY, true), GAME_OK);
    }
    play_next(&play);
    play_next(&play);
    assert_int_equal(play.game.gold, 0);
    play_next(&play);
    assert_int_equal(play.game.gold, 2 * 4);
    assert_int_equal(play.game.teams[1].gold, 4);
    assert_int_equal(play.game.teams[2].gold, 4);
    assert_true(play_has_effect(&play, EFFECT_TEAMS, 0));
    play_next(&play);
    assert_int_equal(play.game.gold, 2 * 4);
}

static void a_crack_opens_at_the_end_of_the_huddle_and_closes_at_reveal(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 2);
    play_round(&play);
    play_next(&play);
    play_next(&play);
    assert_int_equal(play.game.teams[1].cracks, 1);
    assert_int_equal(play.game.teams[1].owes[1], 3);
    assert_int_equal(play_answer(&play, 2, PLAY_KEY, false), GAME_OK);
    assert_int_equal(play.game.teams[1].cracks, 1);
    play_next(&play);
    assert_int_equal(play.game.teams[1].cracks, 0);
    assert_int_equal(play.game.teams[1].seams, 1);
    assert_int_equal(play.game.teams[1].gold, 5);
}

static void without_a_mend_a_match_at_the_huddle_is_a_line_and_owes_one(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    static const uint8_t PLAN[] = {PHASE_TRY, PHASE_HUDDLE, PHASE_REVEAL};
    for (size_t i = 0; i < 3; i++) {
        config.plan[i] = PLAN[i];
    }
    config.plan_count = 3;
    play_open(&play, &config, 2);
    play_round(&play);
    act(&play, MATCHED);
    play_next(&play);
    play_next(&play);
    assert_int_equal(play.game.phase, PHASE_REVEAL);
    assert_int_equal(play.game.teams[1].gold, 4);
    assert_int_equal(play.game.teams[1].owes[1], 1);
    assert_int_equal(play.game.teams[1].lines, 1);
}

static void cracks_of_earlier_rounds_stay(void **state) {
    (void)state;
    static struct play play;
    walk(&play, MISSED, MISSED, MISSED);
    play_next(&play);
    play_round(&play);
    act(&play, MATCHED);
    play_next(&play);
    act(&play, MATCHED);
    play_next(&play);
    act(&play, MATCHED);
    play_next(&play);
    const struct game_team *team = &play.game.teams[1];
    assert_int_equal(team->owes[1], 3);
    assert_int_equal(team->owes[2], 0);
    assert_int_equal(team->cracks, 1);
    assert_int_equal(team->lines, 1);
    assert_int_equal(team->gold, 2 + 5);
    assert_int_equal(team->paid_there, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_round_is_worth_five_by_every_path),
        cmocka_unit_test(what_is_paid_and_owed_for_getting_there),
        cmocka_unit_test(gold_is_booked_at_the_start_of_reveal_for_all_at_once),
        cmocka_unit_test(a_crack_opens_at_the_end_of_the_huddle_and_closes_at_reveal),
        cmocka_unit_test(without_a_mend_a_match_at_the_huddle_is_a_line_and_owes_one),
        cmocka_unit_test(cracks_of_earlier_rounds_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Consent: the least public choice of the members holds, silence is keep. Thoughts and scribes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

/* What one member does: a consent, or gone in one of three ways. */
enum deed {
    SAYS_NOTHING,
    SAYS_KEEP,
    SAYS_WITHOUT,
    SAYS_NAME,
    IS_AWAY,       /* took part in the round, then the connection went */
    LEFT_IN_ROUND, /* took part, then closed the window */
    LEFT_BEFORE,   /* closed the window before the round */
    NEVER_HERE,    /* away since before the round */
    DEEDS
};

static enum consent least(enum consent a, enum consent b) {
    return a < b ? a : b;
}

/* What a member's deed allows. CONSENT_COUNT: has no say. */
static enum consent allows(enum deed deed) {
    static const enum consent ALLOWS[DEEDS] = {
        [SAYS_NOTHING] = CONSENT_KEEP,    [SAYS_KEEP] = CONSENT_KEEP,
        [SAYS_WITHOUT] = CONSENT_WITHOUT, [SAYS_NAME] = CONSENT_NAME,
        [IS_AWAY] = CONSENT_KEEP,         [LEFT_IN_ROUND] = CONSENT_KEEP,
        [LEFT_BEFORE] = CONSENT_COUNT,    [NEVER_HERE] = CONSENT_KEEP,
    };
    return ALLOWS[deed];
}

static void before_round(struct play *play, uint16_t seat, enum deed deed) {
    if (deed == LEFT_BEFORE) {
        PLAY_OK(play, seat_left, .seat = seat);
    } else if (deed == NEVER_HERE) {
        PLAY_OK(play, seat_away, .seat = seat);
    }
}

static void at_offer(struct play *play, uint16_t seat, enum deed deed) {
    if (deed >= SAYS_KEEP && deed <= SAYS_NAME) {
        PLAY_OK(play, offered, .seat = seat, .consent = (uint32_t)deed, .thought = 1);
    } else if (deed == IS_AWAY) {
        PLAY_OK(play, seat_away, .seat = seat);
    } else if (deed == LEFT_IN_ROUND) {
        PLAY_OK(play, seat_left, .seat = seat);
    }
}

static void check_deeds(const enum deed deeds[], uint8_t members) {
    static struct play play;
    struct game_config config = play_config_of("full");
    enum consent holds = CONSENT_COUNT;
    play_bowls(&play, &config, 1, members);
    for (uint8_t i = 0; i < members; i++) {
        before_round(&play, (uint16_t)(i + 1), deeds[i]);
        holds = least(holds, allows(deeds[i]));
    }
    holds = holds == CONSENT_COUNT ? CONSENT_KEEP : holds;
    play_start(&play, ROUND_NORMAL, 0);
    play_to(&play, PHASE_OFFER);
    for (uint8_t i = 0; i < members; i++) {
        at_offer(&play, (uint16_t)(i + 1), deeds[i]);
    }
    assert_int_equal(game_consent(&play.game, 1), holds);
    bool was_asked = play.game.teams[1].was_asked_huddle;
    play_next(&play);
    assert_int_equal(play.game.teams[1].consent, was_asked ? holds : CONSENT_KEEP);
}

static void the_least_public_choice_holds_over_all_members_and_all_they_can_do(void **state) {
    (void)state;
    for (uint8_t members = 2; members <= TEAM_SEATS_MAX; members++) {
        size_t combinations = 1;
        for (uint8_t i = 0; i < members; i++) {
            combinations *= DEEDS;
        }
        for (size_t number = 0; number < combinations; number++) {
            enum deed deeds[TEAM_SEATS_MAX];
            size_t left = number;
            for (uint8_t i = 0; i < members; i++) {
                deeds[i] = (enum deed)(left % DEEDS);
                left /= DEEDS;
            }
            check_deeds(deeds, members);
        }
    }
}

static void open_offer(struct play *play, uint16_t teams, uint8_t size) {
    struct game_config config = play_config_of("full");
    play_bowls(play, &config, teams, size);
    play_start(play, ROUND_NORMAL, 0);
    play_to(play, PHASE_OFFER);
}

static void the_last_choice_before_the_deadline_counts(void **state) {
    (void)state;
    static struct play play;
    open_offer(&play, 1, 2);
    PLAY_OK(&play, offered, .seat = 1, .consent = CONSENT_NAME, .is_final = 1);
    PLAY_OK(&play, offered, .seat = 2, .consent = CONSENT_NAME, .is_final = 1);
    assert_int_equal(game_consent(&play.game, 1), CONSENT_NAME);
    PLAY_OK(&play, offered, .seat = 2, .consent = CONSENT_SILENT, .is_final = 0);
    assert_int_equal(game_consent(&play.game, 1), CONSENT_KEEP);
    PLAY_OK(&play, offered, .seat = 2, .consent = CONSENT_WITHOUT, .is_final = 0);
    play.at_ms = game_wake_ms(&play.game);
    PLAY_OK(&play, time_passed, .phase = PHASE_OFFER);
    assert_int_equal(play.game.phase, PHASE_SHARE);
    assert_int_equal(play.game.teams[1].consent, CONSENT_WITHOUT);
}

static void who_joins_for_the_offer_has_a_say(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config_of("full");
    play_bowls(&play, &config, 1, 2);
    play_start(&play, ROUND_NORMAL, 0);
    play_to(&play, PHASE_HUDDLE);
    PLAY_OK(&play, seat_added, .seat = 3);
    play_next(&play);
    PLAY_OK(&play, offered, .seat = 1, .consent = CONSENT_NAME);
    PLAY_OK(&play, offered, .seat = 2, .consent = CONSENT_NAME);
    assert_int_equal(game_consent(&play.game, 1), CONSENT_KEEP);
    PLAY_OK(&play, offered, .seat = 3, .consent = CONSENT_WITHOUT);
    assert_int_equal(game_consent(&play.game, 1), CONSENT_WITHOUT);
}

static void a_team_that_matched_keeps_whatever_it_says(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config_of("full");
    play_bowls(&play, &config, 1, 2);
    play_start(&play, ROUND_NORMAL, 0);
    play_to(&play, PHASE_HUDDLE);
    play_team_says(&play, 1, PLAY_KEY);
    play_next(&play);
    PLAY_OK(&play, offered, .seat = 1, .consent = CONSENT_NAME, .thought = 2);
    PLAY_OK(&play, offered, .seat = 2, .consent = CONSENT_NAME, .thought = 2);
    play_next(&play);
    assert_int_equal(play.game.teams[1].consent, CONSENT_KEEP);
    assert_int_equal(play.game.teams[1].thought, 2);
    assert_int_equal(play.game.queue_count, 0);
}

/* Two in a team: 1 missed at the try, 2 was there. The team matches, or misses. */
static void try_and_huddle(struct play *play, enum play_answer huddle) {
    struct game_config config = play_config_of("full");
    play_bowls(play, &config, 1, 2);
    play_start(play, ROUND_NORMAL, 0);
    assert_int_equal(play_answer(play, 1, PLAY_SLIP, true), GAME_OK);
    assert_int_equal(play_answer(play, 2, PLAY_KEY, true), GAME_OK);
    play_next(play);
    play_team_says(play, 1, huddle);
    play_next(play);
}

static void a_first_try_is_asked_of_its_own_seat_where_the_team_matched(void **state) {
    (void)state;
    static struct play play;
    try_and_huddle(&play, PLAY_KEY);
    assert_true(game_own_is_asked(&play.game, 1));
    assert_false(game_own_is_asked(&play.game, 2));
    PLAY_OK(&play, offered, .seat = 1, .own = CONSENT_WITHOUT, .thought = 1);
    PLAY_OK(&play, offered, .seat = 2, .own = CONSENT_WITHOUT, .thought = 1);
    play_next(&play);
    assert_int_equal(play.game.queue_count, 1);
    assert_int_equal(play.game.queue[0].tries, 1);
    assert_int_equal(play.game.queue[0].teams, 0);
    assert_int_equal(play.game.queue[0].answer, PLAY_SLIP);
    assert_true(play.game.teams[1].has_helped);
}

static void a_first_try_is_nobodys_business_where_the_team_missed(void **state) {
    (void)state;
    static struct play play;
    try_and_huddle(&play, PLAY_MISS);
    assert_false(game_own_is_asked(&play.game, 1));
    PLAY_OK(&play, offered, .seat = 1, .own = CONSENT_WITHOUT, .thought = 1);
    play_next(&play);
    assert_int_equal(play.game.queue_count, 0);
    assert_false(play.game.teams[1].has_helped);
}

static void a_kept_first_try_is_in_no_queue(void **state) {
    (void)state;
    static struct play play;
    static const enum consent KEPT[] = {CONSENT_SILENT, CONSENT_KEEP};
    for (size_t i = 0; i < 2; i++) {
        try_and_huddle(&play, PLAY_KEY);
        PLAY_OK(&play, offered, .seat = 1, .own = KEPT[i], .thought = 1, .is_final = 1);
        play_next(&play);
        assert_int_equal(play.game.queue_count, 0);
    }
}

static void the_scribe_goes_round_and_is_somebody_present(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config_of("quick");
    play_bowls(&play, &config, 1, 3);
    uint16_t scribes[4] = {0};
    for (uint8_t round = 1; round <= 3; round++) {
        play_start(&play, ROUND_NORMAL, 0);
        scribes[round] = game_scribe(&play.game, 1);
        play_to(&play, PHASE_NONE);
    }
    assert_int_not_equal(scribes[1], scribes[2]);
    assert_int_not_equal(scribes[2], scribes[3]);
    assert_int_not_equal(scribes[1], scribes[3]);
    open_offer(&play, 1, 3);
    uint16_t scribe = game_scribe(&play.game, 1);
    PLAY_OK(&play, seat_away, .seat = scribe);
    assert_int_equal(game_scribe(&play.game, 1), scribe);
    play.at_ms += 10000;
    PLAY_OK(&play, time_passed, .phase = PHASE_OFFER);
    assert_true(play_has_effect(&play, EFFECT_TEAMS, 0)); /* so that the next one is told */
    assert_int_not_equal(game_scribe(&play.game, 1), scribe);
    assert_int_not_equal(game_scribe(&play.game, 1), 0);
    assert_int_equal(game_scribe(&play.game, 0), 0);
    assert_int_equal(game_scribe(&play.game, 2), 0);
}

static void assert_thought(const struct play *play, uint8_t thought, uint16_t seat) {
    uint16_t its = 0;
    assert_int_equal(game_thought(&play->game, 1, &its), thought);
    assert_int_equal(its, seat);
}

static void the_scribe_speaks_for_the_team_and_else_the_most_chosen_thought(void **state) {
    (void)state;
    static struct play play;
    open_offer(&play, 1, 4);
    uint16_t scribe = game_scribe(&play.game, 1);
    assert_int_equal(scribe, 2);
    assert_thought(&play, 0, 0);
    PLAY_OK(&play, offered, .seat = 4, .thought = 3);
    play.at_ms += 1;
    PLAY_OK(&play, offered, .seat = 1, .thought = 1);
    assert_thought(&play, 3, 4); /* of equals the one that has stood longest */
    play.at_ms += 1;
    PLAY_OK(&play, offered, .seat = 3, .thought = 1);
    assert_thought(&play, 1, 1);
    PLAY_OK(&play, offered, .seat = 2, .thought = THOUGHT_WORDS);
    assert_thought(&play, THOUGHT_WORDS, 2);
    assert_int_equal(PLAY(&play, offered, .seat = 3, .thought = THOUGHT_WORDS), GAME_NOT_YOURS);
    play_next(&play);
    assert_int_equal(play.game.teams[1].thought, THOUGHT_WORDS);
    assert_int_equal(play.game.teams[1].thought_seat, 2);
}

static void words_that_a_later_scribe_takes_away_are_nobodys_thought(void **state) {
    (void)state;
    static struct play play;
    open_offer(&play, 4, 3);
    uint16_t scribe = game_scribe(&play.game, 1);
    PLAY_OK(&play, offered, .seat = scribe, .consent = CONSENT_NAME, .thought = THOUGHT_WORDS);
    PLAY_OK(&play, seat_left, .seat = scribe);
    uint16_t next = game_scribe(&play.game, 1);
    PLAY_OK(&play, offered, .seat = next, .consent = CONSENT_NAME);
    assert_thought(&play, THOUGHT_WORDS, scribe); /* they stay while they stand there */
    PLAY_OK(&play, offered, .seat = next, .consent = CONSENT_NAME, .thought = WORDS_GONE);
    assert_thought(&play, 0, 0);
    PLAY_OK(&play, offered, .seat = next, .consent = CONSENT_NAME, .thought = 2);
    PLAY_OK(&play, offered, .seat = next, .consent = CONSENT_NAME, .thought = WORDS_GONE);
    assert_thought(&play, 2, next); /* the pack's, which is not written */
}

static void offer_ends_when_everybody_present_has_handed_in(void **state) {
    (void)state;
    static struct play play;
    open_offer(&play, 2, 2);
    for (uint16_t seat = 1; seat <= 4; seat++) {
        assert_int_equal(play.game.grace_end_ms, UINT64_MAX);
        PLAY_OK(&play, offered, .seat = seat, .is_final = 1);
    }
    assert_int_equal(play.game.grace_end_ms, play.at_ms + PLAY_GRACE_MS);
    assert_true(play.game.seats[1].offer.is_given);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_public_choice_holds_over_all_members_and_all_they_can_do),
        cmocka_unit_test(the_last_choice_before_the_deadline_counts),
        cmocka_unit_test(who_joins_for_the_offer_has_a_say),
        cmocka_unit_test(a_team_that_matched_keeps_whatever_it_says),
        cmocka_unit_test(a_first_try_is_asked_of_its_own_seat_where_the_team_matched),
        cmocka_unit_test(a_first_try_is_nobodys_business_where_the_team_missed),
        cmocka_unit_test(a_kept_first_try_is_in_no_queue),
        cmocka_unit_test(the_scribe_goes_round_and_is_somebody_present),
        cmocka_unit_test(the_scribe_speaks_for_the_team_and_else_the_most_chosen_thought),
        cmocka_unit_test(words_that_a_later_scribe_takes_away_are_nobodys_thought),
        cmocka_unit_test(offer_ends_when_everybody_present_has_handed_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is heard, and above all: that two windows in one room hear the same, whatever their teams
 * have done. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cues.h"
#include "hands.h"

#define NOW SCENE_NOW_MS

/* A window as the room knows it, and what it hears. */
struct ear {
    struct session session;
    struct cues cues;
};

static struct ear ear_of(enum role role) {
    struct ear ear;
    memset(&ear, 0, sizeof ear);
    session_init(&ear.session, &(struct session_config){.role = role});
    return ear;
}

static void step(struct ear *ear, enum round_kind kind, enum phase phase, uint64_t now_ms) {
    struct message_phase *it = &ear->session.view.phase;
    *it = (struct message_phase){
        .stage = STAGE_ROUND, .round = 3, .kind = (uint8_t)kind, .phase = (uint8_t)phase};
    ear->session.view.have_phase = true;
    ear->session.phases_heard++;
    cues_note(&ear->cues, &ear->session, now_ms);
}

/* All that is due, one bit a cue. */
static unsigned heard(struct ear *ear, uint64_t now_ms) {
    unsigned bits = 0;
    enum cue cue;
    while ((cue = cues_take(&ear->cues, now_ms)) != CUE_COUNT) {
        bits |= 1U << cue;
    }
    return bits;
}

static unsigned hears_step(struct ear *ear, enum phase phase, uint64_t now_ms) {
    step(ear, ROUND_NORMAL, phase, now_ms);
    return heard(ear, now_ms);
}

/* --- by the steps of the round, never by the own bowl ------------------------------------------
 */

static void a_tick_when_the_huddle_is_over_and_a_ring_at_reveal(void **state) {
    (void)state;
    struct ear ear = ear_of(ROLE_STUDENT);
    assert_int_equal(hears_step(&ear, PHASE_TRY, NOW), 0);
    assert_int_equal(hears_step(&ear, PHASE_HUDDLE, NOW + 1), 0);
    assert_int_equal(hears_step(&ear, PHASE_OFFER, NOW + 2), 1U << CUE_CRACK);
    assert_int_equal(hears_step(&ear, PHASE_SHARE, NOW + 3), 0);
    assert_int_equal(hears_step(&ear, PHASE_MEND, NOW + 4), 0);
    assert_int_equal(hears_step(&ear, PHASE_REVEAL, NOW + 5), 1U << CUE_SEAM);
    assert_int_equal(hears_step(&ear, PHASE_REFLECT, NOW + 6), 0);
}

static void set_bowl(struct ear *ear, unsigned cracks, unsigned seams) {
    ear->session.view.have_team = true;
    ear->session.view.team.team = 1;
    ear->session.view.team.cracks = (uint8_t)cracks;
    ear->session.view.team.seams = (uint8_t)seams;
}

static void a_team_that_missed_and_one_that_matched_hear_the_same(void **state) {
    (void)state;
    struct ear missed = ear_of(ROLE_STUDENT), matched = ear_of(ROLE_STUDENT);
    set_bowl(&missed, 0, 0);
    set_bowl(&matched, 0, 0);
    for (int phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        uint64_t at = NOW + 1000 * (uint64_t)phase;
        set_bowl(&missed, phase > PHASE_HUDDLE && phase < PHASE_REVEAL, phase >= PHASE_REVEAL);
        missed.session.view.have_result = matched.session.view.have_result = true;
        matched.session.view.result.is_match = true;
        for (uint64_t late = 0; late < 1000; late += 50) {
            step(&missed, ROUND_NORMAL, (enum phase)phase, at + late);
            step(&matched, ROUND_NORMAL, (enum phase)phase, at + late);
            assert_int_equal(heard(&missed, at + late), heard(&matched, at + late));
        }
    }
}

static void a_bowl_that_changes_by_itself_is_not_heard(void **state) {
    (void)state;
    struct ear ear = ear_of(ROLE_STUDENT);
    hears_step(&ear, PHASE_TRY, NOW);
    set_bowl(&ear, 1, 0);
    cues_note(&ear.cues, &ear.session, NOW + 10);
    set_bowl(&ear, 0, 1);
    cues_note(&ear.cues, &ear.session, NOW + 20);
    assert_int_equal(heard(&ear, NOW + 20), 0);
}

static void a_warm_up_has_no_gold_and_no_ring(void **state) {
    (void)state;
    struct ear ear = ear_of(ROLE_STUDENT);
    step(&ear, ROUND_WARM_UP, PHASE_MEND, NOW);
    step(&ear, ROUND_WARM_UP, PHASE_REVEAL, NOW + 1);
    assert_int_equal(heard(&ear, NOW + 1), 0);
}

static void a_round_that_is_cut_short_in_the_huddle_is_silent(void **state) {
    (void)state;
    struct ear ear = ear_of(ROLE_STUDENT);
    hears_step(&ear, PHASE_HUDDLE, NOW);
    ear.session.view.phase.stage = STAGE_RECAP;
    cues_note(&ear.cues, &ear.session, NOW + 1);
    assert_int_equal(heard(&ear, NOW + 1), 0);
}

static void what_a_connection_tells_first_is_no_news(void **state) {
    (void)state;
    struct ear ear = ear_of(ROLE_STUDENT);
    hears_step(&ear, PHASE_HUDDLE, NOW);
    ear.session.phases_heard = 0; /* it was away */
    assert_int_equal(hears_step(&ear, PHASE_REVEAL, NOW + 9000), 0);
}

/* --- what the class is told --------------------------------------------------------------------
 */

static void tell_bars(struct ear *ear, unsigned sure_mended, uint64_t now_ms) {
    ear->session.view.have_bars = true;
    ear->session.view.bars =
        (struct message_bars){.round = 3, .is_shown = true, .sure_mended = (uint16_t)sure_mended};
    cues_note(&ear->cues, &ear->session, now_ms);
}

static void the_board_has_a_bell_behind_the_ring_once(void **state) {
    (void)state;
    struct ear board = ear_of(ROLE_BOARD);
    hears_step(&board, PHASE_MEND, NOW);
    assert_int_equal(hears_step(&board, PHASE_REVEAL, NOW + 10), 1U << CUE_SEAM);
    tell_bars(&board, 2, NOW + 20);
    assert_int_equal(heard(&board, NOW + 20), 0);
    assert_int_equal(cues_wake_ms(&board.cues), NOW + 10 + CUE_MENDED_MS);
    assert_int_equal(heard(&board, NOW + 10 + CUE_MENDED_MS), 1U << CUE_MENDED);
    tell_bars(&board, 2, NOW + 3000);
    assert_int_equal(heard(&board, NOW + 9000), 0);
}

static void one_sure_miss_has_no_bell_and_students_have_none(void **state) {
    (void)state;
    for (unsigned sure = 1; sure <= 2; sure++) {
        struct ear ear = ear_of(sure == 1 ? ROLE_BOARD : ROLE_STUDENT);
        hears_step(&ear, PHASE_MEND, NOW);
        hears_step(&ear, PHASE_REVEAL, NOW + 10);
        tell_bars(&ear, sure, NOW + 20);
        assert_int_equal(cues_wake_ms(&ear.cues), UINT64_MAX);
    }
}

static void each_chorus_is_one_bell(void **state) {
    (void)state;
    struct ear ear = ear_of(ROLE_STUDENT);
    hears_step(&ear, PHASE_SHARE, NOW);
    ear.session.view.cheers.choruses = 1;
    for (uint64_t i = 0; i < 10; i++) {
        cues_note(&ear.cues, &ear.session, NOW + i);
    }
    assert_int_equal(heard(&ear, NOW + 10), 1U << CUE_CHORUS);
    assert_int_equal(heard(&ear, NOW + 11), 0);
}

/* --- one's own --------------------------------------------------------------------------------
 */

static void what_is_handed_in_clicks_when_it_is_kept_and_a_draft_does_not(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    app->config.has_sound = true;
    assert_int_equal(app_take_cue(app, NOW), CUE_COUNT);
    hands_click(app, (struct action){ACTION_HAND_IN, 0}, NOW);
    assert_int_equal(app_take_cue(app, NOW), CUE_COUNT);
    hands_keep(app, NOW + 100);
    assert_true(app_wake_ms(app, NOW + 100) <= NOW + 100);
    assert_int_equal(app_take_cue(app, NOW + 100), CUE_KEPT);
    assert_int_equal(app_take_cue(app, NOW + 101), CUE_COUNT);
    hands_type(app, "4", NOW + 200);
    hands_draw(app, NOW + 900);
    hands_keep(app, NOW + 1000);
    assert_int_equal(app_take_cue(app, NOW + 1000), CUE_COUNT);
    app_close(app);
}

static void what_is_late_is_not_heard_at_all(void **state) {
    (void)state;
    struct ear ear = ear_of(ROLE_STUDENT);
    hears_step(&ear, PHASE_MEND, NOW);
    step(&ear, ROUND_NORMAL, PHASE_REVEAL, NOW + 10);
    assert_int_equal(heard(&ear, NOW + 10 + CUE_LATE_MS), 0);
}

/* --- on and off --------------------------------------------------------------------------------
 */

static void f8_puts_sound_on_and_off_and_says_so_for_a_while(void **state) {
    (void)state;
    static const char *const scenes[] = {"find-empty", "try-number", "frozen", "help",
                                         "recap",      "board-try",  "setup",  "desk-try"};
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        struct app *app = hands_open(scenes[i]);
        assert_false(hands_see(app, "Sound is on"));
        hands_key(app, KEY_F8, NOW);
        assert_true(app->config.has_sound);
        hands_draw(app, NOW + 100);
        assert_true(hands_see(app, "Sound is on"));
        hands_key(app, KEY_F8, NOW + 200);
        hands_draw(app, NOW + 300);
        assert_true(hands_see(app, "Sound is off"));
        assert_true(app_wake_ms(app, NOW + 300) <= NOW + 200 + SOUND_SAID_MS);
        hands_draw(app, NOW + 200 + SOUND_SAID_MS);
        assert_false(hands_see(app, "Sound is off"));
        app_close(app);
    }
}

static void a_window_without_sound_wants_nothing_to_be_heard(void **state) {
    (void)state;
    struct app *app = hands_open("share");
    app->session.view.cheers.choruses = 1;
    assert_int_equal(app_take_cue(app, NOW), CUE_COUNT);
    hands_key(app, KEY_F8, NOW + 1); /* what was before stays unheard */
    assert_int_equal(app_take_cue(app, NOW + 2), CUE_COUNT);
    app->session.view.cheers.choruses = 2;
    assert_int_equal(app_take_cue(app, NOW + 3), CUE_CHORUS);
    app_close(app);
}

static void a_console_says_the_sound_of_its_board_and_keeps_its_own(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    app_say_sound(app, true, NOW);
    hands_draw(app, NOW + 10);
    assert_true(hands_see(app, "Sound is on"));
    assert_false(app_has_sound(app));
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tick_when_the_huddle_is_over_and_a_ring_at_reveal),
        cmocka_unit_test(a_team_that_missed_and_one_that_matched_hear_the_same),
        cmocka_unit_test(a_bowl_that_changes_by_itself_is_not_heard),
        cmocka_unit_test(a_warm_up_has_no_gold_and_no_ring),
        cmocka_unit_test(a_round_that_is_cut_short_in_the_huddle_is_silent),
        cmocka_unit_test(what_a_connection_tells_first_is_no_news),
        cmocka_unit_test(the_board_has_a_bell_behind_the_ring_once),
        cmocka_unit_test(one_sure_miss_has_no_bell_and_students_have_none),
        cmocka_unit_test(each_chorus_is_one_bell),
        cmocka_unit_test(what_is_handed_in_clicks_when_it_is_kept_and_a_draft_does_not),
        cmocka_unit_test(what_is_late_is_not_heard_at_all),
        cmocka_unit_test(f8_puts_sound_on_and_off_and_says_so_for_a_while),
        cmocka_unit_test(a_console_says_the_sound_of_its_board_and_keeps_its_own),
        cmocka_unit_test(a_window_without_sound_wants_nothing_to_be_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Share by hand: five cheers on the digits, two questions by arrows and Enter, "that was ours". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "focus.h"
#include "hands.h"

#define NOW SCENE_NOW_MS

static struct message sent;

static void digits_cheer_and_leave_the_focus_where_it_is(void **state) {
    (void)state;
    for (int i = 0; i < CHEER_YOU_CAN; i++) {
        struct app *app = hands_open("share");
        hands_key(app, (enum key)(KEY_1 + i), NOW);
        assert_true(hands_sent(app, MESSAGE_cheer, &sent, NOW));
        assert_int_equal(sent.as.cheer.cheer, i);
        assert_true(action_is(app->person.focus, ACTION_GOOD, 1));
        app_close(app);
    }
}

static void arrows_and_enter_answer_both_questions(void **state) {
    (void)state;
    struct app *app = hands_open("share");
    hands_key(app, KEY_DOWN, NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_choose_idea, &sent, NOW));
    assert_int_equal(sent.as.choose_idea.question, QUESTION_GOOD);
    assert_int_equal(sent.as.choose_idea.idea, 2);
    hands_key(app, KEY_RIGHT, NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_choose_idea, &sent, NOW));
    assert_int_equal(sent.as.choose_idea.question, QUESTION_TURN);
    assert_int_equal(sent.as.choose_idea.idea, 2);
    assert_int_equal(sent.as.choose_idea.spotlight, 1);
    app_close(app);
}

static void that_was_ours_is_said_once(void **state) {
    (void)state;
    struct app *app = hands_open("share");
    hands_click(app, (struct action){ACTION_CLAIM, 0}, NOW);
    assert_true(hands_sent(app, MESSAGE_claim, &sent, NOW));
    assert_null(hit_of(&app->hits, (struct action){ACTION_CLAIM, 0}));
    assert_true(hands_see(app, "You said that it was yours."));
    app_close(app);
}

static void a_team_that_is_named_has_nothing_left_to_say(void **state) {
    (void)state;
    struct app *app = hands_open("share-ours-named");
    app->session.view.is_claimed = false;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "Your team is named. Thank you for showing it."));
    assert_null(hit_of(&app->hits, (struct action){ACTION_CLAIM, 0}));
    app_close(app);
    app = hands_open("share-named"); /* another one is */
    app->session.view.is_claimed = false;
    hands_draw(app, NOW);
    assert_non_null(hit_of(&app->hits, (struct action){ACTION_CLAIM, 0}));
    app_close(app);
}

static void beside_the_teachers_mistake_nothing_of_another_thought_stands(void **state) {
    (void)state;
    struct app *app = hands_open("share-teachers");
    assert_true(app->session.view.have_chosen);
    assert_false(hands_see(app, "Where it turns: Pieces of different size cannot be counted "
                                "together. Cut them equally large first."));
    app_close(app);
}

static void fewer_than_four_teams_have_no_such_button(void **state) {
    (void)state;
    struct app *app = hands_open("share-small");
    assert_null(hit_of(&app->hits, (struct action){ACTION_CLAIM, 0}));
    assert_true(hands_see(app, "A thought that many people have"));
    app_close(app);
}

static void muted_cheers_cannot_be_pressed(void **state) {
    (void)state;
    struct app *app = hands_open("share-muted");
    hands_key(app, KEY_1, NOW);
    assert_false(hands_sent(app, MESSAGE_cheer, &sent, NOW));
    assert_true(hands_see(app, "Cheers are quiet for now."));
    app_close(app);
}

static void what_teams_chose_is_told_behind_the_own_answers(void **state) {
    (void)state;
    struct app *app = hands_open("share");
    assert_false(hands_see(app, "5 teams Where"));
    app_close(app);
    app = hands_open("share-chosen");
    assert_true(hands_see(app, "6 teams"));
    assert_true(hands_see(app, "Where it turns: Pieces of different size"));
    app_close(app);
}

static void a_cheer_that_is_heard_drifts_up_and_is_gone(void **state) {
    (void)state;
    struct app *app = hands_open("share");
    app->session.view.cheers.total[CHEER_BRAVE] += 4;
    hands_draw(app, NOW + 100);
    assert_true(hands_see(app, "Brave! x 4"));
    assert_int_equal(app_wake_ms(app, NOW + 100), NOW + 100 + FRAME_MS);
    hands_draw(app, NOW + 100 + PILL_DRIFT_MS);
    assert_false(hands_see(app, "Brave! x 4"));
    assert_true(app_wake_ms(app, NOW + 100 + PILL_DRIFT_MS) == FAR_AWAY_MS);
    app_close(app);
}

static void less_motion_counts_instead(void **state) {
    (void)state;
    struct app *app = hands_open("share-less-motion");
    assert_true(hands_see(app, "Brave! x 5"));
    assert_true(app_wake_ms(app, NOW) == FAR_AWAY_MS);
    app_close(app);
}

static size_t flakes(const struct app *app) {
    size_t count = 0;
    for (size_t i = 0; i < app->list.count; i++) {
        count += app->list.commands[i].kind == DRAW_FLAKE ? 1 : 0;
    }
    return count;
}

static void a_chorus_rains_gold_and_ends(void **state) {
    (void)state;
    struct app *app = hands_open("share-chorus");
    assert_true(flakes(app) > 20);
    assert_true(hands_see(app, "A chorus! Over half of us say: It's OK!"));
    hands_draw(app, NOW + CHORUS_RAIN_MS);
    assert_int_equal(flakes(app), 0);
    hands_draw(app, NOW + CHORUS_WORDS_MS);
    assert_false(hands_see(app, "A chorus!"));
    assert_true(app_wake_ms(app, NOW + CHORUS_WORDS_MS) == FAR_AWAY_MS);
    app_close(app);
}

static void you_can_is_on_f2_beside_every_answer(void **state) {
    (void)state;
    static const char *const scenes[] = {"mend-miss", "mend-choice", "mend-match-kind"};
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        struct app *app = hands_open(scenes[i]);
        struct action focus = app->person.focus;
        hands_key(app, KEY_F2, NOW);
        assert_true(hands_sent(app, MESSAGE_cheer, &sent, NOW));
        assert_int_equal(sent.as.cheer.cheer, CHEER_YOU_CAN);
        assert_true(action_equals(app->person.focus, focus));
        app_close(app);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_cheer_and_leave_the_focus_where_it_is),
        cmocka_unit_test(arrows_and_enter_answer_both_questions),
        cmocka_unit_test(that_was_ours_is_said_once),
        cmocka_unit_test(a_team_that_is_named_has_nothing_left_to_say),
        cmocka_unit_test(beside_the_teachers_mistake_nothing_of_another_thought_stands),
        cmocka_unit_test(fewer_than_four_teams_have_no_such_button),
        cmocka_unit_test(muted_cheers_cannot_be_pressed),
        cmocka_unit_test(what_teams_chose_is_told_behind_the_own_answers),
        cmocka_unit_test(a_cheer_that_is_heard_drifts_up_and_is_gone),
        cmocka_unit_test(less_motion_counts_instead),
        cmocka_unit_test(a_chorus_rains_gold_and_ends),
        cmocka_unit_test(you_can_is_on_f2_beside_every_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

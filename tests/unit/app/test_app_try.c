/* A try by hand: typing, drafts, how sure, handing in, what is asked back, what is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hands.h"
#include "str.h"

#define NOW SCENE_NOW_MS

static const struct action hand_in = {ACTION_HAND_IN, 0};
static const struct action answer_field = {ACTION_FIELD, FIELD_ANSWER};

static struct message sent;

static void what_is_typed_stands_in_the_field(void **state) {
    (void)state;
    struct app *app = hands_open("try-empty");
    assert_true(app_wants_text(app));
    hands_type(app, "3/8", NOW);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "3/8");
    assert_true(hands_see(app, "3/8"));
    app_close(app);
}

static void a_draft_goes_out_at_once_and_then_every_400_ms(void **state) {
    (void)state;
    struct app *app = hands_open("try-empty");
    hands_type(app, "3", NOW);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    assert_string_equal(sent.as.answer.text, "3");
    assert_false(sent.as.answer.is_final);
    hands_type(app, "1", NOW + 100);
    hands_type(app, "2", NOW + 200);
    assert_false(hands_sent(app, MESSAGE_answer, &sent, NOW + 200));
    assert_int_equal(app_wake_ms(app, NOW + 200), NOW + PLAY_DRAFT_MS);
    app_take_wish(app, NOW + PLAY_DRAFT_MS);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW + PLAY_DRAFT_MS));
    assert_string_equal(sent.as.answer.text, "312");
    assert_false(hands_sent(app, MESSAGE_answer, &sent, NOW + PLAY_DRAFT_MS));
    app_close(app);
}

static void half_a_number_is_never_a_draft(void **state) {
    (void)state;
    struct app *app = hands_open("try-empty");
    hands_type(app, "3", NOW);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    hands_type(app, "/", NOW + 1000);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW + 1000));
    assert_string_equal(sent.as.answer.text, "");
    app_close(app);
}

static void enter_goes_from_the_answer_to_how_sure_to_hand_in(void **state) {
    (void)state;
    struct app *app = hands_open("try-empty");
    hands_type(app, "3/8", NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_true(action_is(app->person.focus, ACTION_CONFIDENCE, CONFIDENCE_THINK_SO));
    hands_key(app, KEY_RIGHT, NOW);
    assert_true(action_is(app->person.focus, ACTION_CONFIDENCE, CONFIDENCE_SURE));
    hands_key(app, KEY_ENTER, NOW);
    assert_true(action_equals(app->person.focus, hand_in));
    while (hands_sent(app, MESSAGE_answer, &sent, NOW)) {
        assert_false(sent.as.answer.is_final);
    }
    hands_key(app, KEY_ENTER, NOW + 10);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW + 10));
    assert_true(sent.as.answer.is_final);
    assert_string_equal(sent.as.answer.text, "3/8");
    assert_int_equal(sent.as.answer.confidence, CONFIDENCE_SURE);
    app_close(app);
}

static void enter_goes_on_from_a_picked_option_too(void **state) {
    (void)state;
    struct app *app = hands_open("try-choice");
    app->play.confidence = CONFIDENCE_NONE;
    hands_key(app, KEY_4, NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_true(action_is(app->person.focus, ACTION_CONFIDENCE, CONFIDENCE_THINK_SO));
    hands_key(app, KEY_ENTER, NOW);
    assert_true(action_equals(app->person.focus, hand_in));
    while (hands_sent(app, MESSAGE_answer, &sent, NOW)) {
        assert_false(sent.as.answer.is_final);
    }
    hands_key(app, KEY_ENTER, NOW + 10);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW + 10));
    assert_true(sent.as.answer.is_final);
    assert_int_equal(sent.as.answer.picks[0], 3);
    app_close(app);
}

static void who_said_how_sure_hands_in_with_the_next_enter(void **state) {
    (void)state;
    struct app *app = hands_open("try-choice");
    hands_key(app, KEY_4, NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    while (!sent.as.answer.is_final) {
        assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    }
    assert_int_equal(sent.as.answer.picks[0], 3);
    app_close(app);
}

static void what_is_not_handed_in_is_noted_and_not_kept(void **state) {
    (void)state;
    struct app *app = hands_open("try-number-draft");
    assert_true(hands_see(app, "noted, not handed in yet"));
    assert_false(hands_see(app, "kept"));
    app_close(app);
}

static void what_the_room_has_is_ticked_and_may_be_changed(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    hands_click(app, hand_in, NOW);
    assert_true(hands_see(app, "On its way to the room ..."));
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    hands_keep(app, NOW + 20);
    assert_true(hands_see(app, "kept"));
    assert_true(hands_see(app, "Your try is kept. You may still change it."));
    hands_click(app, answer_field, NOW + 1000);
    hands_type(app, "0", NOW + 1000);
    assert_true(hands_see(app, "That is my try"));
    assert_false(hands_see(app, "kept"));
    app_close(app);
}

static void an_empty_try_is_asked_back_and_not_sent(void **state) {
    (void)state;
    struct app *app = hands_open("try-empty");
    hands_click(app, hand_in, NOW);
    assert_false(hands_sent(app, MESSAGE_answer, &sent, NOW));
    assert_true(hands_see(app, "Nothing stands here yet. What would you say?"));
    assert_true(app_wants_text(app));
    app_close(app);
}

static void two_ways_to_read_a_number_are_asked_back_and_not_sent(void **state) {
    (void)state;
    struct app *app = hands_open("try-number-two-ways");
    assert_true(app->session.view.is_kept);
    assert_false(hands_see(app, "kept"));
    hands_click(app, hand_in, NOW);
    assert_false(hands_sent(app, MESSAGE_answer, &sent, NOW));
    hands_key(app, KEY_END, NOW);
    hands_key(app, KEY_BACKSPACE, NOW);
    hands_click(app, hand_in, NOW);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    assert_string_equal(sent.as.answer.text, "1,00");
    app_close(app);
}

static void not_there_yet_is_an_answer_of_its_own(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    hands_click(app, (struct action){ACTION_NOT_YET, 0}, NOW);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    assert_true(sent.as.answer.is_final);
    assert_string_equal(sent.as.answer.text, "");
    hands_keep(app, NOW);
    assert_true(hands_see(app, "Kept: not there yet. You may still try."));
    app_close(app);
}

static void digits_choose_an_option_and_are_typed_in_a_field(void **state) {
    (void)state;
    struct app *app = hands_open("try-choice");
    hands_key(app, KEY_3, NOW);
    assert_int_equal(app->play.picks.list[0], 2);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    assert_int_equal(sent.as.answer.picks_count, 1);
    assert_int_equal(sent.as.answer.picks[0], 2);
    app_close(app);
    app = hands_open("try-empty");
    hands_key(app, KEY_3, NOW);
    assert_int_equal(app->play.confidence, CONFIDENCE_NONE);
    hands_key(app, KEY_ESCAPE, NOW);
    assert_null(app_focused_field(app));
    hands_key(app, KEY_3, NOW);
    hands_type(app, "3", NOW);
    assert_int_equal(app->play.confidence, CONFIDENCE_NONE);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "3");
    assert_true(action_equals(app->person.focus, answer_field));
    app_close(app);
}

static void a_press_that_ends_elsewhere_does_nothing(void **state) {
    (void)state;
    struct app *app = hands_open("try-choice");
    const struct hit *hit = &app->hits.items[app->hits.count - 1];
    for (size_t i = 0; i < app->hits.count; i++) {
        hit =
            action_is(app->hits.items[i].action, ACTION_PICK_OPTION, 3) ? &app->hits.items[i] : hit;
    }
    struct input press = {.kind = INPUT_PRESS, .x = hit->rect.x + 4, .y = hit->rect.y + 20};
    struct input release = {.kind = INPUT_RELEASE, .x = 2, .y = 2};
    app_input(app, &press, NOW);
    app_input(app, &release, NOW);
    assert_int_equal(app->play.picks.list[0], 1);
    app_close(app);
}

static void a_new_phase_begins_with_an_empty_hand(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    app->session.view.phase.phase = PHASE_HUDDLE;
    app->session.view.has_said = false;
    hands_draw(app, NOW);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "");
    assert_int_equal(app->play.confidence, CONFIDENCE_NONE);
    app_close(app);
}

static void whoever_comes_back_finds_what_was_said(void **state) {
    (void)state;
    struct app *app = hands_open("try-empty");
    struct session_view *view = &app->session.view;
    view->phase.round = 4;
    view->challenge.round = 4;
    view->has_said = view->is_kept = true;
    view->said = (struct message_answer){.round = 4, .phase = PHASE_TRY, .confidence = 2};
    str_copy(view->said.text, sizeof view->said.text, "5/8");
    hands_draw(app, NOW);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "5/8");
    assert_int_equal(app->play.confidence, CONFIDENCE_THINK_SO);
    assert_false(hands_sent(app, MESSAGE_answer, &sent, NOW));
    app_close(app);
}

static void nothing_is_drawn_anew_when_nothing_changes(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    uint64_t wake = app_wake_ms(app, NOW);
    assert_true(wake > NOW + 100);
    uint64_t hash = draw_list_hash(&app->list);
    hands_draw(app, wake - 1);
    assert_true(draw_list_hash(&app->list) == hash);
    hands_draw(app, wake);
    assert_false(draw_list_hash(&app->list) == hash);
    app_close(app);
}

static void a_paused_clock_wakes_nobody(void **state) {
    (void)state;
    struct app *app = hands_open("try-paused");
    assert_true(app_wake_ms(app, NOW) == FAR_AWAY_MS);
    assert_true(hands_see(app, "Paused"));
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_stands_in_the_field),
        cmocka_unit_test(a_draft_goes_out_at_once_and_then_every_400_ms),
        cmocka_unit_test(half_a_number_is_never_a_draft),
        cmocka_unit_test(enter_goes_from_the_answer_to_how_sure_to_hand_in),
        cmocka_unit_test(enter_goes_on_from_a_picked_option_too),
        cmocka_unit_test(who_said_how_sure_hands_in_with_the_next_enter),
        cmocka_unit_test(what_is_not_handed_in_is_noted_and_not_kept),
        cmocka_unit_test(what_the_room_has_is_ticked_and_may_be_changed),
        cmocka_unit_test(an_empty_try_is_asked_back_and_not_sent),
        cmocka_unit_test(two_ways_to_read_a_number_are_asked_back_and_not_sent),
        cmocka_unit_test(not_there_yet_is_an_answer_of_its_own),
        cmocka_unit_test(digits_choose_an_option_and_are_typed_in_a_field),
        cmocka_unit_test(a_press_that_ends_elsewhere_does_nothing),
        cmocka_unit_test(a_new_phase_begins_with_an_empty_hand),
        cmocka_unit_test(whoever_comes_back_finds_what_was_said),
        cmocka_unit_test(nothing_is_drawn_anew_when_nothing_changes),
        cmocka_unit_test(a_paused_clock_wakes_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

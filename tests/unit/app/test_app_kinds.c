/* The kinds of challenge that have more to move, by keyboard alone and by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "focus.h"
#include "hands.h"

#define NOW SCENE_NOW_MS

static const struct action hand_in = {ACTION_HAND_IN, 0};

static struct message sent;

static void shift_key(struct app *app, enum key key) {
    struct input input = {.kind = INPUT_KEY, .key = key, .with_shift = true};
    app_input(app, &input, NOW);
    hands_draw(app, NOW);
}

/* The last answer that goes out. */
static const struct message_answer *last_answer(struct app *app, uint64_t now_ms) {
    bool was_sent = false;
    while (hands_sent(app, MESSAGE_answer, &sent, now_ms)) {
        was_sent = true;
    }
    assert_true(was_sent);
    return &sent.as.answer;
}

static void digits_put_options_into_a_set_and_out_of_it(void **state) {
    (void)state;
    struct app *app = hands_open("try-choices");
    hands_key(app, KEY_1, NOW);
    hands_key(app, KEY_5, NOW);
    hands_click(app, hand_in, NOW + 10);
    const struct message_answer *answer = last_answer(app, NOW + 10);
    assert_int_equal(answer->picks_count, 3);
    assert_memory_equal(answer->picks, ((uint8_t[]){1, 3, 4}), 3);
    assert_true(answer->is_final);
    app_close(app);
}

static void an_order_goes_by_shift_and_arrows(void **state) {
    (void)state;
    struct app *app = hands_open("try-order-empty");
    while (!action_is(app->person.focus, ACTION_ORDER, 3)) {
        hands_key(app, KEY_TAB, NOW);
    }
    shift_key(app, KEY_UP);
    shift_key(app, KEY_UP);
    assert_true(action_is(app->person.focus, ACTION_ORDER, 1));
    const struct message_answer *answer = last_answer(app, NOW);
    assert_false(answer->is_final);
    hands_click(app, hand_in, NOW + 10);
    answer = last_answer(app, NOW + 10);
    assert_int_equal(answer->picks_count, 4);
    assert_memory_equal(answer->picks, ((uint8_t[]){0, 3, 1, 2}), 4);
    app_close(app);
}

static void a_card_that_is_picked_up_goes_with_the_arrows(void **state) {
    (void)state;
    struct app *app = hands_open("try-order-empty");
    while (!action_is(app->person.focus, ACTION_ORDER, 0)) {
        hands_key(app, KEY_TAB, NOW);
    }
    hands_key(app, KEY_SPACE, NOW);
    hands_key(app, KEY_DOWN, NOW);
    hands_key(app, KEY_SPACE, NOW);
    hands_key(app, KEY_DOWN, NOW);
    assert_true(action_is(app->person.focus, ACTION_ORDER, 2));
    assert_memory_equal(app->play.picks.list, ((uint8_t[]){1, 0, 2, 3}), 4);
    app_close(app);
}

static void small_buttons_move_a_card(void **state) {
    (void)state;
    struct app *app = hands_open("try-order-empty");
    hands_click(app, (struct action){ACTION_ORDER_DOWN, 1}, NOW);
    assert_memory_equal(app->play.picks.list, ((uint8_t[]){0, 2, 1, 3}), 4);
    hands_click(app, (struct action){ACTION_ORDER_UP, 1}, NOW);
    assert_memory_equal(app->play.picks.list, ((uint8_t[]){2, 0, 1, 3}), 4);
    app_close(app);
}

static struct input over(const struct app *app, enum input_kind kind, int place) {
    const struct hit *hit = hit_of(&app->hits, (struct action){ACTION_ORDER, place});
    assert_non_null(hit);
    return (struct input){.kind = kind, .x = hit->rect.x + 20, .y = hit->rect.y + 10};
}

static void a_card_is_dragged_to_its_place(void **state) {
    (void)state;
    struct app *app = hands_open("try-order-empty");
    struct input press = over(app, INPUT_PRESS, 0);
    app_input(app, &press, NOW);
    hands_draw(app, NOW);
    for (int place = 1; place <= 2; place++) {
        struct input move = over(app, INPUT_MOVE, place);
        app_input(app, &move, NOW);
        hands_draw(app, NOW);
    }
    struct input release = over(app, INPUT_RELEASE, 2);
    app_input(app, &release, NOW);
    assert_memory_equal(app->play.picks.list, ((uint8_t[]){1, 2, 0, 3}), 4);
    assert_int_equal(app->play.held, -1);
    app_close(app);
}

static void an_order_as_it_is_shown_can_be_handed_in(void **state) {
    (void)state;
    struct app *app = hands_open("try-order-empty");
    hands_click(app, hand_in, NOW);
    const struct message_answer *answer = last_answer(app, NOW);
    assert_memory_equal(answer->picks, ((uint8_t[]){0, 1, 2, 3}), 4);
    app_close(app);
}

static void digits_pair_left_and_right(void **state) {
    (void)state;
    struct app *app = hands_open("try-match-paired");
    hands_key(app, KEY_1, NOW);
    assert_int_equal(app->play.held, 0);
    assert_true(app->person.focus.kind == ACTION_MATCH_RIGHT);
    hands_key(app, KEY_1, NOW);
    assert_int_equal(app->play.held, -1);
    assert_memory_equal(app->play.picks.list, ((uint8_t[]){0, PICK_NONE, 3, 1}), 4);
    assert_true(action_is(app->person.focus, ACTION_MATCH_LEFT, 1));
    app_close(app);
}

static void half_a_pairing_is_asked_back_and_never_a_draft(void **state) {
    (void)state;
    struct app *app = hands_open("try-match");
    hands_key(app, KEY_4, NOW);
    const struct message_answer *answer = last_answer(app, NOW);
    assert_int_equal(answer->picks_count, 0);
    hands_click(app, hand_in, NOW + 10);
    assert_false(hands_sent(app, MESSAGE_answer, &sent, NOW + 10));
    assert_true(hands_see(app, "Some have no partner yet. Which ones belong together?"));
    hands_key(app, KEY_4, NOW + 500);
    hands_key(app, KEY_2, NOW + 500);
    hands_click(app, hand_in, NOW + 510);
    answer = last_answer(app, NOW + 510);
    assert_int_equal(answer->picks_count, 4);
    assert_true(answer->is_final);
    app_close(app);
}

static void a_slip_is_a_line_and_a_repair(void **state) {
    (void)state;
    struct app *app = hands_open("try-slip");
    hands_key(app, KEY_ESCAPE, NOW);
    hands_key(app, KEY_2, NOW);
    hands_click(app, (struct action){ACTION_FIELD, FIELD_ANSWER}, NOW);
    hands_type(app, " = 15", NOW);
    hands_click(app, hand_in, NOW + 500);
    const struct message_answer *answer = last_answer(app, NOW + 500);
    assert_int_equal(answer->picks_count, 1);
    assert_int_equal(answer->picks[0], 1);
    assert_string_equal(answer->text, "3 x 5 = 15");
    app_close(app);
}

static void a_mates_order_is_backed_by_its_card(void **state) {
    (void)state;
    struct app *app = hands_open("huddle-order");
    hands_key(app, KEY_2, NOW);
    hands_click(app, (struct action){ACTION_BACK_IDEA, 0}, NOW + 10);
    const struct message_answer *answer = last_answer(app, NOW + 10);
    assert_int_equal(answer->idea, 2);
    assert_int_equal(answer->picks_count, 0);
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_put_options_into_a_set_and_out_of_it),
        cmocka_unit_test(an_order_goes_by_shift_and_arrows),
        cmocka_unit_test(a_card_that_is_picked_up_goes_with_the_arrows),
        cmocka_unit_test(small_buttons_move_a_card),
        cmocka_unit_test(a_card_is_dragged_to_its_place),
        cmocka_unit_test(an_order_as_it_is_shown_can_be_handed_in),
        cmocka_unit_test(digits_pair_left_and_right),
        cmocka_unit_test(half_a_pairing_is_asked_back_and_never_a_draft),
        cmocka_unit_test(a_slip_is_a_line_and_a_repair),
        cmocka_unit_test(a_mates_order_is_backed_by_its_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

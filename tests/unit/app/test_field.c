/* A field in every script: what is one character to a person is one to the caret, arrows go the way
 * that the text runs, and what an input method is making is seen and not yet said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "caret.h"
#include "fixed_measure.h"
#include "hands.h"
#include "str.h"

#define AT SCENE_NOW_MS

static struct field field_of(const char *text) {
    struct field field = {.chars_max = 0};
    field_set(&field, text);
    return field;
}

static void press(struct field *field, enum key key) {
    bool is_taken = false;
    field_key(field, key, &is_taken);
    assert_true(is_taken);
}

static void the_caret_passes_and_deletes_whole_clusters(void **state) {
    (void)state;
    struct field field = field_of("ae\u0301👨\u200D👩\u200D👧");
    press(&field, KEY_LEFT);
    assert_int_equal(field.caret, strlen("ae\u0301"));
    press(&field, KEY_LEFT);
    assert_int_equal(field.caret, 1);
    press(&field, KEY_DELETE);
    assert_string_equal(field.text, "a👨\u200D👩\u200D👧");
    press(&field, KEY_END);
    press(&field, KEY_BACKSPACE);
    assert_string_equal(field.text, "a");
}

static void arrows_go_the_way_that_the_text_runs(void **state) {
    (void)state;
    struct field field = field_of("سلام");
    press(&field, KEY_RIGHT); /* back to what was typed before */
    assert_int_equal(field.caret, 6);
    press(&field, KEY_LEFT);
    assert_int_equal(field.caret, 8);
    press(&field, KEY_HOME);
    assert_int_equal(field.caret, 0);
    press(&field, KEY_RIGHT);
    assert_int_equal(field.caret, 0);
    press(&field, KEY_LEFT);
    assert_int_equal(field.caret, 2);
}

static void an_emoji_that_does_not_fit_is_not_cut(void **state) {
    (void)state;
    struct field field = {.chars_max = 4};
    assert_true(field_insert(&field, "ab👨\u200D👩c"));
    assert_string_equal(field.text, "abc");
    assert_true(field_insert(&field, "\u0301d"));
    assert_string_equal(field.text, "abc\u0301");
}

/* Letters are 10 pixels wide at size 10 but for ASCII: a and b are 5. */
static const struct {
    const char *text;
    size_t count;
    int x;
    bool is_rtl;
} carets[] = {
    {"", 0, 0, false},       {"ab", 1, 5, false},     {"سلام", 0, 40, true},
    {"سلام", 2, 30, true},   {"سلام", 8, 0, true},    {"ab سل", 2, 11, false},
    {"ab سل", 3, 14, false}, /* behind the space */
    {"ab سل", 5, 24, true},  /* behind the first letter, which stands at the right */
    {"ab سل", 7, 14, true},  {"سل ab", 0, 34, true},  {"سل ab", 5, 11, true},
    {"سل ab", 6, 5, false},  {"سل ab", 7, 11, false},
};

static void the_caret_stands_behind_the_letter_before_it(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof carets / sizeof carets[0]; i++) {
        struct wrap wrap;
        struct wrap_line line;
        wrap_init(&wrap, fixed_measure(), FONT_BODY, 10, 400);
        wrap_start(&wrap, carets[i].text);
        assert_true(wrap_next(&wrap, &line));
        struct caret caret = caret_of(&wrap, &line, carets[i].count);
        if (caret.x != carets[i].x || caret.is_rtl != carets[i].is_rtl) {
            fail_msg("`%s`, %zu: %d %d", carets[i].text, carets[i].count, caret.x, caret.is_rtl);
        }
    }
}

/* --- input methods ------------------------------------------------------------------------------
 */

static void compose(struct app *app, const char *text, int caret) {
    struct input input = {.kind = INPUT_COMPOSE, .x = caret};
    assert_true(str_copy(input.text, sizeof input.text, text));
    app_input(app, &input, AT);
    hands_draw(app, AT);
}

static void what_is_composed_is_seen_and_not_said(void **state) {
    (void)state;
    struct app *app = hands_open("try-text");
    struct message message;
    field_set(&app->fields[FIELD_ANSWER], "");
    compose(app, "はんぶん", 12);
    assert_true(hands_see(app, "はんぶん"));
    assert_string_equal(app->fields[FIELD_ANSWER].text, "");
    assert_false(hands_sent(app, MESSAGE_answer, &message, AT + 1000));
    hands_type(app, "半分", AT);
    assert_true(hands_see(app, "半分"));
    assert_false(hands_see(app, "はんぶん"));
    assert_string_equal(app->fields[FIELD_ANSWER].text, "半分");
    app_close(app);
}

static void composing_opens_the_field_as_typing_does(void **state) {
    (void)state;
    struct app *app = hands_open("try-text");
    app->person.focus = (struct action){ACTION_NOT_YET, 0};
    compose(app, "ぶ", 3);
    assert_true(action_is(app->person.focus, ACTION_FIELD, FIELD_ANSWER));
    assert_true(hands_see(app, "ぶ"));
    app_close(app);
}

static void keys_are_the_input_methods_while_it_composes(void **state) {
    (void)state;
    struct app *app = hands_open("try-text");
    field_set(&app->fields[FIELD_ANSWER], "abc");
    compose(app, "か", 3);
    hands_key(app, KEY_BACKSPACE, AT);
    hands_key(app, KEY_ENTER, AT);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "abc");
    assert_true(action_is(app->person.focus, ACTION_FIELD, FIELD_ANSWER));
    compose(app, "", 0);
    hands_key(app, KEY_BACKSPACE, AT);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "ab");
    compose(app, "か", 3);
    hands_key(app, KEY_ESCAPE, AT);
    assert_false(hands_see(app, "abか"));
    assert_true(action_is(app->person.focus, ACTION_FIELD, FIELD_ANSWER));
    app_close(app);
}

static void who_presses_elsewhere_composes_no_more(void **state) {
    (void)state;
    struct app *app = hands_open("try-text");
    compose(app, "か", 3);
    hands_click(app, (struct action){ACTION_NOT_YET, 0}, AT);
    assert_int_equal(app->person.composing.text[0], '\0');
    app_close(app);
}

static void the_place_of_the_caret_is_told(void **state) {
    (void)state;
    struct app *app = hands_open("try-text");
    struct app_caret before, behind;
    field_set(&app->fields[FIELD_ANSWER], "");
    hands_draw(app, AT);
    assert_true(app_find_caret(app, &before));
    compose(app, "かか", 6);
    assert_true(app_find_caret(app, &behind));
    assert_true(behind.x > before.x + 20 && behind.y == before.y && behind.h == before.h);
    compose(app, "かか", 3);
    assert_true(app_find_caret(app, &before));
    assert_true(before.x < behind.x);
    compose(app, "", 0);
    app->person.focus = (struct action){ACTION_NONE, 0};
    hands_draw(app, AT);
    assert_false(app_find_caret(app, &before));
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_caret_passes_and_deletes_whole_clusters),
        cmocka_unit_test(arrows_go_the_way_that_the_text_runs),
        cmocka_unit_test(an_emoji_that_does_not_fit_is_not_cut),
        cmocka_unit_test(the_caret_stands_behind_the_letter_before_it),
        cmocka_unit_test(what_is_composed_is_seen_and_not_said),
        cmocka_unit_test(composing_opens_the_field_as_typing_does),
        cmocka_unit_test(keys_are_the_input_methods_while_it_composes),
        cmocka_unit_test(who_presses_elsewhere_composes_no_more),
        cmocka_unit_test(the_place_of_the_caret_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

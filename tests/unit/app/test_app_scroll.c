/* Pages that are longer than their window: what is typed into is seen, more is shown to be there,
 * and the board turns its pages by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "focus.h"
#include "hands.h"

#define NOW     SCENE_NOW_MS
#define PAGE_MS 12000

static const struct action answer_field = {ACTION_FIELD, FIELD_ANSWER};
static const struct action further = {ACTION_SCROLL, 1};
static const struct action back = {ACTION_SCROLL, -1};

static bool is_whole(const struct app *app, struct action action) {
    const struct hit *hit = hit_of(&app->hits, action);
    assert_non_null(hit);
    return hit->rect.w == hit->whole.w && hit->rect.h == hit->whole.h;
}

static bool is_there(const struct app *app, struct action action) {
    const struct hit *hit = hit_of(&app->hits, action);
    return hit != NULL && hit->rect.w > 0;
}

/* Whether a line that ends in `text` stands in the part that scrolls, and is not cut. */
static bool is_text_seen(const struct app *app, const char *text) {
    const struct draw_command *clip = NULL;
    for (size_t i = 0; i < app->list.count; i++) {
        const struct draw_command *it = &app->list.commands[i];
        clip = it->kind == DRAW_CLIP ? it : clip;
        if (it->kind == DRAW_TEXT && strstr(app->list.text + it->text, text) != NULL) {
            return clip != NULL && it->y >= clip->y && it->y + it->h <= clip->y + clip->h;
        }
    }
    return false;
}

static void a_field_that_comes_with_its_question_is_seen_whole(void **state) {
    (void)state;
    struct app *app = hands_open_large("try-empty", 200);
    assert_true(is_whole(app, answer_field));
    app_close(app);
}

static void a_long_question_is_read_before_its_field_is_seen(void **state) {
    (void)state;
    struct app *app = hands_open("try-number-longest");
    assert_int_equal(app->person.scroll, 0);
    assert_false(is_there(app, answer_field));
    assert_true(is_there(app, further));
    app_close(app);
}

static void what_is_typed_into_comes_into_view_with_what_is_asked_back(void **state) {
    (void)state;
    struct app *app = hands_open_large("try-number-two-ways", 200);
    app->person.scroll = 0;
    hands_draw(app, NOW);
    hands_type(app, "0", NOW);
    hands_key(app, KEY_BACKSPACE, NOW);
    const struct hit *hit = hit_of(&app->hits, answer_field);
    assert_non_null(hit);
    assert_int_equal(hit->rect.y, hit->whole.y);
    assert_true(is_text_seen(app, "1.0."));
    app_close(app);
}

static void a_press_goes_on_in_the_page_and_typing_goes_on_where_it_was(void **state) {
    (void)state;
    struct app *app = hands_open("try-number-longest");
    assert_false(is_there(app, back));
    hands_click(app, further, NOW);
    assert_true(app->person.scroll > 0);
    assert_true(is_there(app, back));
    assert_true(action_equals(app->person.focus, answer_field));
    for (int i = 0; i < 9 && is_there(app, further); i++) {
        hands_click(app, further, NOW);
    }
    assert_false(is_there(app, further));
    assert_true(is_there(app, back));
    app_close(app);
}

static void a_page_that_fits_shows_no_more(void **state) {
    (void)state;
    static const char *const scenes[] = {"huddle",       "huddle-mistake", "huddle-pen-asks",
                                         "share-chosen", "try-number",     "board-try-choice"};
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        struct app *app = hands_open(scenes[i]);
        if (hit_of(&app->hits, further) != NULL) {
            fail_msg("%s does not fit", scenes[i]);
        }
        app_close(app);
    }
}

static void the_board_shows_a_long_question_in_parts_and_begins_again(void **state) {
    (void)state;
    struct app *app = hands_open("board-longest");
    assert_int_equal(app->person.scroll, 0);
    assert_true(app_wake_ms(app, NOW) <= NOW + PAGE_MS);
    int most = 0, parts = 1;
    for (uint64_t part = 1; part < 9; part++) {
        hands_draw(app, NOW + part * PAGE_MS);
        if (app->person.scroll <= most) {
            break;
        }
        assert_true(app->person.scroll - most < app->window_height);
        most = app->person.scroll;
        parts++;
    }
    assert_true(parts > 1);
    assert_int_equal(app->person.scroll, 0);
    app_close(app);
}

static void a_hand_on_the_board_stops_its_turning(void **state) {
    (void)state;
    struct app *app = hands_open("board-longest");
    hands_key(app, KEY_PAGE_DOWN, NOW + 10);
    int scroll = app->person.scroll;
    assert_true(scroll > 0);
    hands_draw(app, NOW + 5 * PAGE_MS);
    assert_int_equal(app->person.scroll, scroll);
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_that_comes_with_its_question_is_seen_whole),
        cmocka_unit_test(a_long_question_is_read_before_its_field_is_seen),
        cmocka_unit_test(what_is_typed_into_comes_into_view_with_what_is_asked_back),
        cmocka_unit_test(a_press_goes_on_in_the_page_and_typing_goes_on_where_it_was),
        cmocka_unit_test(a_page_that_fits_shows_no_more),
        cmocka_unit_test(the_board_shows_a_long_question_in_parts_and_begins_again),
        cmocka_unit_test(a_hand_on_the_board_stops_its_turning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

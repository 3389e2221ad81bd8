/* The board, which nobody sits at: what does not fit on it comes in turn, and its window says in
 * the language of the words what it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hands.h"
#include "str.h"

#define PART_MS 8000

static void name_bowls(struct app *app) {
    struct message_bowls *bowls = &app->session.view.bowls;
    for (int i = 0; i < bowls->bowls_count; i++) {
        str_format(bowls->bowls[i].name, sizeof bowls->bowls[i].name, "Clay%d!", i + 1);
    }
}

static bool is_seen(const struct app *app, int i) {
    char name[16];
    str_format(name, sizeof name, "Clay%d!", i + 1);
    return hands_see(app, name);
}

static void bowls_that_do_not_fit_are_shown_in_turn(void **state) {
    (void)state;
    struct app *app = hands_open_large("board-lobby-crowded", 200);
    bool was_seen[BOWLS_OPEN_MAX] = {false};
    uint64_t now_ms = SCENE_NOW_MS;
    name_bowls(app);
    hands_draw(app, now_ms);
    assert_true(is_seen(app, 0) != is_seen(app, BOWLS_OPEN_MAX - 1));
    for (int part = 0; part < BOWLS_OPEN_MAX; part++, now_ms += PART_MS) {
        hands_draw(app, now_ms);
        for (int i = 0; i < BOWLS_OPEN_MAX; i++) {
            was_seen[i] = was_seen[i] || is_seen(app, i);
        }
    }
    for (int i = 0; i < BOWLS_OPEN_MAX; i++) {
        assert_true(was_seen[i]);
    }
    app_close(app);
}

static void bowls_that_fit_are_shown_at_once(void **state) {
    (void)state;
    struct app *app = hands_open("board-lobby-bowls");
    int count = app->session.view.bowls.bowls_count;
    name_bowls(app);
    hands_draw(app, SCENE_NOW_MS);
    assert_true(count > 1);
    for (int i = 0; i < count; i++) {
        assert_true(is_seen(app, i));
    }
    app_close(app);
}

static void each_window_is_called_what_it_is(void **state) {
    (void)state;
    static const struct {
        const char *scene, *title;
    } cases[] = {{"board-try", "Goldseam: board"},
                 {"desk-try", "Goldseam: teacher"},
                 {"try-number", "Goldseam"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct app *app = hands_open(cases[i].scene);
        assert_string_equal(app_title(app), cases[i].title);
        app_close(app);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bowls_that_do_not_fit_are_shown_in_turn),
        cmocka_unit_test(bowls_that_fit_are_shown_at_once),
        cmocka_unit_test(each_window_is_called_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

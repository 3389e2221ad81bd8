/* Help by F1, everywhere: it opens, it closes, and everything is then as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "focus.h"
#include "hands.h"

#define NOW SCENE_NOW_MS

static bool has_help(const struct app *app) {
    for (size_t i = 0; i < app->hits.count; i++) {
        if (app->hits.items[i].action.kind == ACTION_CLOSE_HELP) {
            return true;
        }
    }
    return false;
}

static void f1_opens_help_over_every_scene_and_takes_it_away(void **state) {
    (void)state;
    for (size_t i = 0; i < scene_count(); i++) {
        const char *name = scene_at(i)->name;
        struct app *app = hands_open(name);
        bool is_open = has_help(app);         /* the settings stand before it */
        app->person.composing.text[0] = '\0'; /* an input method would have the keys */
        hands_key(app, KEY_F1, NOW);
        if (has_help(app) == is_open) {
            fail_msg("%s: F1 does nothing", name);
        }
        hands_key(app, KEY_F1, NOW);
        if (has_help(app) != is_open) {
            fail_msg("%s: F1 does not come back", name);
        }
        app_close(app);
    }
}

static void help_closes_by_escape_and_by_its_button_too(void **state) {
    (void)state;
    static const char *const scenes[] = {"find-empty", "pictures",   "setup",     "end-full",
                                         "lobby",      "try-number", "board-try", "desk-huddle"};
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        struct app *app = hands_open(scenes[i]);
        hands_key(app, KEY_F1, NOW);
        hands_key(app, KEY_ESCAPE, NOW);
        assert_false(has_help(app));
        hands_key(app, KEY_F1, NOW);
        hands_click(app, (struct action){ACTION_CLOSE_HELP, 0}, NOW);
        assert_false(has_help(app));
        app_close(app);
    }
}

static void what_is_typed_under_help_is_still_there(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    hands_key(app, KEY_F1, NOW);
    hands_key(app, KEY_F1, NOW);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "1/4");
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(f1_opens_help_over_every_scene_and_takes_it_away),
        cmocka_unit_test(help_closes_by_escape_and_by_its_button_too),
        cmocka_unit_test(what_is_typed_under_help_is_still_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The page of settings by hand: it is there on every screen, what is chosen holds at once, and the
 * program is told what was changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "hands.h"
#include "str.h"
#include "tuning.h"

static uint64_t at = SCENE_NOW_MS;

static void press(struct app *app, enum key key) {
    hands_key(app, key, at);
    hands_draw(app, at);
}

static void tell_choices(struct app *app) {
    struct tuning_choices choices = {.languages_count = 2, .has_dyslexic = true};
    str_copy(choices.languages[0].code, sizeof choices.languages[0].code, "de");
    str_copy(choices.languages[0].name, sizeof choices.languages[0].name, "Deutsch");
    str_copy(choices.languages[1].code, sizeof choices.languages[1].code, "en");
    str_copy(choices.languages[1].name, sizeof choices.languages[1].name, "English");
    app_tell_choices(app, &choices);
}

static void a_key_opens_it_on_every_screen_and_closes_it(void **state) {
    static const char *const scenes[] = {"find-three", "lobby",     "try-number", "recap",
                                         "desk-try",   "board-try", "end-closed", "cover-try"};
    (void)state;
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        struct app *app = hands_open(scenes[i]);
        assert_false(hands_see(app, "High contrast"));
        press(app, KEY_F10);
        assert_true(hands_see(app, "High contrast"));
        press(app, KEY_F10);
        assert_false(hands_see(app, "High contrast"));
        press(app, KEY_F10);
        press(app, KEY_ESCAPE);
        assert_false(hands_see(app, "High contrast"));
        app_close(app);
    }
}

static void help_and_settings_stand_in_each_others_place(void **state) {
    (void)state;
    struct app *app = hands_open("lobby");
    press(app, KEY_F1);
    hands_click(app, (struct action){ACTION_SETTINGS, 0}, at);
    hands_draw(app, at);
    assert_true(hands_see(app, "High contrast"));
    press(app, KEY_F1);
    assert_true(hands_see(app, "opens and closes the settings"));
    assert_false(hands_see(app, "High contrast"));
    press(app, KEY_F10);
    assert_true(hands_see(app, "High contrast"));
    press(app, KEY_F10);
    assert_false(app->is_help);
    app_close(app);
}

static void what_is_chosen_is_told_once(void **state) {
    static const struct {
        struct action action;
        enum settings_key key;
    } presses[] = {
        {{ACTION_SET_THEME, THEME_CONTRAST}, SETTINGS_THEME},
        {{ACTION_SET_TEXT, 2}, SETTINGS_TEXT},
        {{ACTION_SET_MOTION, 1}, SETTINGS_LESS_MOTION},
        {{ACTION_SET_SOUND, 1}, SETTINGS_SOUND},
        {{ACTION_SET_VOLUME, 4}, SETTINGS_VOLUME},
        {{ACTION_SET_LANGUAGE, 0}, SETTINGS_LANGUAGE},
        {{ACTION_SET_FONT, 1}, SETTINGS_FONT},
    };
    struct settings settings;
    (void)state;
    struct app *app = hands_open("lobby");
    press(app, KEY_F10);
    assert_true(app_wants_choices(app));
    tell_choices(app);
    assert_false(app_wants_choices(app));
    hands_draw(app, at);
    for (size_t i = 0; i < sizeof presses / sizeof presses[0]; i++) {
        app_act(app, presses[i].action, at);
        hands_draw(app, at);
        assert_int_equal(app_take_settings(app, &settings), SETTINGS_BIT(presses[i].key));
        assert_int_equal(app_take_settings(app, &settings), 0);
    }
    assert_int_equal(settings.theme, THEME_CONTRAST);
    assert_int_equal(settings.text_percent, 150);
    assert_true(settings.has_less_motion && settings.has_sound && settings.is_dyslexic);
    assert_int_equal(settings.volume, 100);
    assert_string_equal(settings.language, "de");
    app_close(app);
}

static void every_choice_can_be_pressed_with_the_mouse(void **state) {
    (void)state;
    struct app *app = hands_open("settings-font");
    struct settings settings;
    hands_click(app, (struct action){ACTION_SET_THEME, THEME_DARK}, at);
    hands_draw(app, at);
    hands_click(app, (struct action){ACTION_SET_FONT, 0}, at);
    assert_int_equal(app_take_settings(app, &settings),
                     SETTINGS_BIT(SETTINGS_THEME) | SETTINGS_BIT(SETTINGS_FONT));
    assert_int_equal(settings.theme, THEME_DARK);
    assert_false(settings.is_dyslexic);
    app_close(app);
}

static void the_page_is_gone_through_by_keys(void **state) {
    (void)state;
    struct app *app = hands_open("settings");
    press(app, KEY_TAB);
    press(app, KEY_RIGHT);
    press(app, KEY_ENTER);
    assert_int_equal(app->config.theme, THEME_DARK);
    press(app, KEY_DOWN);
    assert_int_equal(app->person.focus.kind, ACTION_SET_TEXT);
    int step = app->person.focus.value;
    assert_true(step > 0);
    press(app, KEY_SPACE);
    assert_int_equal(app->config.text_percent, tuning_text_percent(step));
    app_close(app);
}

static void who_chooses_a_volume_hears_it(void **state) {
    (void)state;
    struct app *app = hands_open("settings");
    struct settings settings;
    assert_false(app->config.has_sound);
    hands_click(app, (struct action){ACTION_SET_VOLUME, 0}, at);
    assert_int_equal(app_take_settings(app, &settings),
                     SETTINGS_BIT(SETTINGS_VOLUME) | SETTINGS_BIT(SETTINGS_SOUND));
    assert_true(settings.has_sound);
    assert_int_equal(settings.volume, 20);
    assert_int_equal(app_take_cue(app, at), CUE_KEPT);
    app_close(app);
}

static void the_key_for_sound_is_kept_too(void **state) {
    (void)state;
    struct app *app = hands_open("lobby");
    struct settings settings;
    press(app, KEY_F8);
    assert_int_equal(app_take_settings(app, &settings), SETTINGS_BIT(SETTINGS_SOUND));
    assert_true(settings.has_sound);
    app_close(app);
}

static void a_look_with_larger_type_grows_what_a_person_chose_to_200_at_most(void **state) {
    (void)state;
    struct app *app = hands_open("settings");
    assert_int_equal(app_type_percent(app), 100);
    app_set_base(app, 110);
    assert_int_equal(app_type_percent(app), 110);
    hands_click(app, (struct action){ACTION_SET_TEXT, 4}, at);
    assert_int_equal(app_type_percent(app), 200);
    app_close(app);
}

static void what_cannot_be_kept_is_said(void **state) {
    (void)state;
    struct app *app = hands_open("settings");
    assert_true(hands_see(app, "Kept on this computer."));
    app_tell_unkept(app, true);
    hands_draw(app, at);
    assert_true(hands_see(app, "This computer cannot keep them"));
    app_close(app);
}

static void every_value_is_nearest_to_one_of_the_steps(void **state) {
    (void)state;
    for (int step = 0; step < TUNING_STEPS; step++) {
        assert_int_equal(tuning_text_step(tuning_text_percent(step)), step);
        assert_int_equal(tuning_volume_step(tuning_volume(step)), step);
    }
    assert_int_equal(tuning_text_step(110), 0);
    assert_int_equal(tuning_text_step(200), 4);
    assert_int_equal(tuning_volume_step(0), 0);
    assert_int_equal(tuning_volume_step(55), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_opens_it_on_every_screen_and_closes_it),
        cmocka_unit_test(help_and_settings_stand_in_each_others_place),
        cmocka_unit_test(what_is_chosen_is_told_once),
        cmocka_unit_test(every_choice_can_be_pressed_with_the_mouse),
        cmocka_unit_test(the_page_is_gone_through_by_keys),
        cmocka_unit_test(who_chooses_a_volume_hears_it),
        cmocka_unit_test(the_key_for_sound_is_kept_too),
        cmocka_unit_test(a_look_with_larger_type_grows_what_a_person_chose_to_200_at_most),
        cmocka_unit_test(what_cannot_be_kept_is_said),
        cmocka_unit_test(every_value_is_nearest_to_one_of_the_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

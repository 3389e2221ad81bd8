/* Settings stand over each other key by key, and what nobody said stays as usual. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "settings.h"

static void what_is_said_goes_before_what_stands_below(void **state) {
    struct settings upper = settings_usual(), lower = settings_usual();
    (void)state;
    settings_take(&lower, SETTINGS_THEME, &(struct settings){.theme = THEME_DARK});
    settings_take(&lower, SETTINGS_TEXT, &(struct settings){.text_percent = 150});
    settings_take(&upper, SETTINGS_THEME, &(struct settings){.theme = THEME_LIGHT});
    settings_take(&upper, SETTINGS_LANGUAGE, &(struct settings){.language = "de"});
    struct settings both = settings_over(&upper, &lower);
    assert_int_equal(both.theme, THEME_LIGHT);
    assert_int_equal(both.text_percent, 150);
    assert_string_equal(both.language, "de");
    assert_int_equal(both.said, SETTINGS_BIT(SETTINGS_THEME) | SETTINGS_BIT(SETTINGS_TEXT) |
                                    SETTINGS_BIT(SETTINGS_LANGUAGE));
}

static void every_key_is_taken_alone(void **state) {
    const struct settings full = {.theme = THEME_DARK,
                                  .text_percent = 200,
                                  .has_less_motion = true,
                                  .has_sound = true,
                                  .volume = 1,
                                  .language = "fr",
                                  .is_dyslexic = true};
    (void)state;
    for (int key = 0; key < SETTINGS_KEY_COUNT; key++) {
        struct settings one = settings_usual();
        settings_take(&one, (enum settings_key)key, &full);
        assert_int_equal(one.said, SETTINGS_BIT(key));
        assert_int_equal(one.theme == THEME_DARK, key == SETTINGS_THEME);
        assert_int_equal(one.text_percent == 200, key == SETTINGS_TEXT);
        assert_int_equal(one.has_less_motion, key == SETTINGS_LESS_MOTION);
        assert_int_equal(one.has_sound, key == SETTINGS_SOUND);
        assert_int_equal(one.volume == 1, key == SETTINGS_VOLUME);
        assert_int_equal(one.language[0] == 'f', key == SETTINGS_LANGUAGE);
        assert_int_equal(one.is_dyslexic, key == SETTINGS_FONT);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_goes_before_what_stands_below),
        cmocka_unit_test(every_key_is_taken_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

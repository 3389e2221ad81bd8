/* Text can be read in every theme: WCAG asks for 4.5 to 1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme.h"

static void text_stands_out_on_every_surface_in_every_theme(void **state) {
    (void)state;
    assert_true(look_pairs_count() >= 19);
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (size_t i = 0; i < look_pairs_count(); i++) {
            struct look_pair pair = look_pair_at(i);
            double ratio = look_ratio(&look_usual, (enum theme)theme, pair);
            if (ratio < 4.5) {
                fail_msg("%s: %s on %s has %.2f to 1", theme_name((enum theme)theme),
                         color_name(pair.text), color_name(pair.surface), ratio);
            }
        }
    }
}

static void contrast_is_that_of_wcag(void **state) {
    (void)state;
    struct rgba black = {0, 0, 0, 255}, white = {255, 255, 255, 255}, grey = {119, 119, 119, 255};
    assert_float_equal(theme_contrast(black, white), 21.0, 0.001);
    assert_float_equal(theme_contrast(white, black), 21.0, 0.001);
    assert_float_equal(theme_contrast(grey, white), 4.48,
                       0.01); /* the known one that is not enough */
}

static void every_role_but_none_has_a_value_in_every_theme(void **state) {
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        assert_int_equal(theme_color((enum theme)theme, COLOR_NONE).a, 0);
        for (int color = COLOR_NONE + 1; color < COLOR_COUNT; color++) {
            assert_int_not_equal(theme_color((enum theme)theme, (enum color)color).a, 0);
        }
    }
}

static void themes_are_read_by_name(void **state) {
    (void)state;
    enum theme theme;
    assert_true(theme_read("dark", &theme));
    assert_int_equal(theme, THEME_DARK);
    assert_false(theme_read("Dark", &theme));
    assert_false(theme_read("", &theme));
}

static void roles_are_read_by_name(void **state) {
    (void)state;
    for (int color = COLOR_NONE + 1; color < COLOR_COUNT; color++) {
        assert_non_null(color_name((enum color)color));
        assert_int_equal(color_read(color_name((enum color)color)), color);
    }
    assert_int_equal(color_read("none"), COLOR_NONE);
    assert_int_equal(color_read("pink"), COLOR_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stands_out_on_every_surface_in_every_theme),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(every_role_but_none_has_a_value_in_every_theme),
        cmocka_unit_test(themes_are_read_by_name),
        cmocka_unit_test(roles_are_read_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

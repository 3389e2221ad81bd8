/* Text can be read in every theme: WCAG asks for 4.5 to 1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme.h"

static const struct {
    enum color text, surface;
} pairs[] = {
    {COLOR_INK, COLOR_PAPER},       {COLOR_INK, COLOR_PANEL},
    {COLOR_INK, COLOR_SOFT},        {COLOR_INK, COLOR_LEAF_SOFT},
    {COLOR_INK, COLOR_GOLD_LIGHT},  {COLOR_MUTED, COLOR_PAPER},
    {COLOR_MUTED, COLOR_PANEL},     {COLOR_MUTED, COLOR_SOFT},
    {COLOR_GOLD_TEXT, COLOR_PAPER}, {COLOR_GOLD_TEXT, COLOR_PANEL},
    {COLOR_GOLD_TEXT, COLOR_SOFT},  {COLOR_GOLD_TEXT, COLOR_GOLD_LIGHT},
    {COLOR_LEAF, COLOR_PAPER},      {COLOR_LEAF, COLOR_PANEL},
    {COLOR_LEAF, COLOR_LEAF_SOFT},  {COLOR_ACCENT, COLOR_PAPER},
    {COLOR_ACCENT, COLOR_PANEL},    {COLOR_ON_ACCENT, COLOR_ACCENT},
    {COLOR_LEAF, COLOR_SOFT},
};

static void text_stands_out_on_every_surface_in_every_theme(void **state) {
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
            struct rgba text = theme_color((enum theme)theme, pairs[i].text);
            struct rgba surface = theme_color((enum theme)theme, pairs[i].surface);
            double contrast = theme_contrast(text, surface);
            if (contrast < 4.5) {
                fail_msg("theme %d: colour %d on colour %d has %.2f to 1", theme,
                         (int)pairs[i].text, (int)pairs[i].surface, contrast);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stands_out_on_every_surface_in_every_theme),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(every_role_but_none_has_a_value_in_every_theme),
        cmocka_unit_test(themes_are_read_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

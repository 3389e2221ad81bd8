/* Text with the fonts of this machine: what is measured is what is drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

static int open_text(void **state) {
    char why[256] = "";
    *state = text_open(why, sizeof why);
    if (*state == NULL) {
        print_error("%s\n", why);
        return -1;
    }
    return 0;
}

static int close_text(void **state) {
    text_close(*state);
    return 0;
}

static int width(struct text *text, const char *line, size_t count) {
    struct text_measure measure = text_measure(text);
    return measure.width(measure.self, FONT_BODY, 20, line, count);
}

static void nothing_has_no_width_and_no_picture(void **state) {
    SDL_Color ink = {0, 0, 0, 255};
    assert_int_equal(width(*state, "abc", 0), 0);
    assert_null(text_render(*state, FONT_BODY, 20, "", ink));
}

static void only_the_first_bytes_are_measured(void **state) {
    int three = width(*state, "abc", 3);
    assert_true(three > 0);
    assert_int_equal(width(*state, "abcdef", 3), three);
    assert_true(width(*state, "abcdef", 6) > three);
    assert_int_equal(width(*state, "abcdef", 3), three); /* from the table the second time */
}

static void larger_text_is_wider_and_higher(void **state) {
    struct text_measure measure = text_measure(*state);
    for (int font = 0; font < FONT_COUNT; font++) {
        enum font f = (enum font)font;
        assert_true(measure.width(measure.self, f, 40, "bowl", 4) >
                    measure.width(measure.self, f, 20, "bowl", 4));
        assert_true(measure.line_height(measure.self, f, 40) >
                    measure.line_height(measure.self, f, 20));
        int ascent = measure.ascent(measure.self, f, 40);
        assert_true(ascent > 20 && ascent <= measure.line_height(measure.self, f, 40));
    }
}

static void what_is_measured_is_what_is_drawn(void **state) {
    static const char *const lines[] = {"That is my try", "3/8 = 0,375", "Gr\xC3\xBC\xC3\x9F dich",
                                        "\xE2\x9C\x93 kept", "a\xCC\x81 \xE2\x89\xA4 \xC2\xBD"};
    SDL_Color ink = {0, 0, 0, 255};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        SDL_Surface *drawn = text_render(*state, FONT_BODY, 20, lines[i], ink);
        assert_non_null(drawn);
        assert_true(abs(drawn->w - width(*state, lines[i], strlen(lines[i]))) <= 1);
        SDL_FreeSurface(drawn);
    }
}

static void a_character_that_no_font_has_does_no_harm(void **state) {
    const char *unassigned = "a\xF3\xBF\xBF\xBD"
                             "b"; /* U+FFFFD, private use */
    assert_true(width(*state, unassigned, strlen(unassigned)) > 0);
}

static void more_sizes_than_are_kept_open_can_be_used(void **state) {
    struct text_measure measure = text_measure(*state);
    for (int size = 8; size < 120; size++) {
        assert_true(measure.width(measure.self, FONT_TITLE, size, "gold", 4) > 0);
    }
    assert_true(measure.line_height(measure.self, FONT_TITLE, 8) < 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_has_no_width_and_no_picture),
        cmocka_unit_test(only_the_first_bytes_are_measured),
        cmocka_unit_test(larger_text_is_wider_and_higher),
        cmocka_unit_test(what_is_measured_is_what_is_drawn),
        cmocka_unit_test(a_character_that_no_font_has_does_no_harm),
        cmocka_unit_test(more_sizes_than_are_kept_open_can_be_used),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}

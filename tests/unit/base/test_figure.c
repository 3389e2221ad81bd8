/* Pictures in words: what is read, what is refused and in which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "figure.h"
#include "random.h"

static struct figure figure;
static char why[200];

static void reads(const char *text) {
    if (!figure_read(text, &figure, why, sizeof why)) {
        fail_msg("%s: %s", text, why);
    }
}

static void refuses(const char *text, const char *expected) {
    why[0] = '\0';
    assert_false(figure_read(text, &figure, why, sizeof why));
    assert_int_equal(figure.kind, FIGURE_NONE);
    if (strstr(why, expected) == NULL) {
        fail_msg("%s: \"%s\" is not in \"%s\"", text, expected, why);
    }
    assert_false(figure_read(text, &figure, NULL, 0));
}

static void no_words_are_no_picture(void **state) {
    (void)state;
    reads("");
    assert_int_equal(figure.kind, FIGURE_NONE);
}

static void bars_and_discs_have_parts_of_which_some_are_filled(void **state) {
    (void)state;
    reads("bar 4/8");
    assert_int_equal(figure.kind, FIGURE_BAR);
    assert_int_equal(figure.shapes_count, 1);
    assert_int_equal(figure.shapes[0].filled, 4);
    assert_int_equal(figure.shapes[0].parts, 8);
    reads("circle 8/8, 8/8,0 / 3");
    assert_int_equal(figure.kind, FIGURE_CIRCLE);
    assert_int_equal(figure.shapes_count, 3);
    assert_int_equal(figure.shapes[2].filled, 0);
    assert_int_equal(figure.shapes[2].parts, 3);
    reads("bar 24/24, 24/24, 24/24, 24/24");
}

static void a_line_has_ends_parts_and_perhaps_a_place(void **state) {
    (void)state;
    reads("line 0 to 2 in 8, at 3/4");
    assert_int_equal(figure.kind, FIGURE_LINE);
    assert_string_equal(figure.from, "0");
    assert_string_equal(figure.to, "2");
    assert_int_equal(figure.parts, 8);
    assert_int_equal(figure.wholes, 2);
    assert_true(figure.has_mark);
    assert_int_equal(figure.mark_unit, 3750);
    reads("line -1 to 1 in 2, at 1");
    assert_int_equal(figure.first_whole, -1);
    assert_int_equal(figure.mark_unit, FIGURE_LINE_UNITS);
    reads("line 0,5 to 0.75 in 3");
    assert_string_equal(figure.from, "0,5");
    assert_int_equal(figure.wholes, 0);
    assert_false(figure.has_mark);
    reads("line -10000/9999 to 10000 in 24, at 9999/10000");
    assert_true(figure.mark_unit < FIGURE_LINE_UNITS / 2);
}

static void whole_numbers_are_written_where_parts_end_and_they_are_few(void **state) {
    (void)state;
    reads("line 0 to 3 in 4");
    assert_int_equal(figure.wholes, 0);
    reads("line 0 to 100 in 10");
    assert_int_equal(figure.wholes, 0);
    reads("line 2 to 7 in 10");
    assert_int_equal(figure.wholes, 5);
}

static void squares_and_dots_are_counted(void **state) {
    (void)state;
    reads("grid 3 x 4, 5");
    assert_int_equal(figure.rows, 3);
    assert_int_equal(figure.columns, 4);
    assert_int_equal(figure.shapes[0].filled, 5);
    reads("grid 12 \u00D7 12");
    assert_int_equal(figure.shapes[0].parts, 144);
    assert_int_equal(figure.shapes[0].filled, 0);
    reads("dots 3 5 20");
    assert_int_equal(figure.shapes_count, 3);
    assert_int_equal(figure.shapes[2].parts, 20);
}

static void what_is_refused_says_what_could_stand_there(void **state) {
    (void)state;
    refuses("pie 3/8", "expected `bar 4/8`, `circle 3/8`");
    refuses("bar", "expected `bar 4/8`");
    refuses("bar 4", "filled parts / all parts");
    refuses("bar 9/8", "at most 8 filled parts, not 9");
    refuses("bar 1/25", "a whole number from 1 to 24");
    refuses("bar 0/0", "a whole number from 1 to 24");
    refuses("bar 1/99999999999999", "a whole number from 1 to 24");
    refuses("bar 1/2, 1/2, 1/2, 1/2, 1/2", "at most 4");
    refuses("bar 1/2 of it", "more behind it");
    refuses("line 0 2 in 4", "expected `to`");
    refuses("line 2 to 0 in 4", "the smaller number first");
    refuses("line 0 to 0 in 4", "the smaller number first");
    refuses("line 0 to 2", "expected `in`");
    refuses("line 0 to 2 in 4, 3", "expected `at`");
    refuses("line 0 to 2 in 4, at 3", "between the line's ends");
    refuses("line 0 to 2 m in 4", "expected `in`");
    refuses("line 0 to 2m in 4", "expected a number");
    refuses("line 0 to 10001 in 4", "expected a number");
    refuses("line 0 to 123456789012 in 4", "expected a number");
    refuses("grid 13 x 4", "from 1 to 12");
    refuses("grid 3 by 4", "rows x columns");
    refuses("grid 3 x 4, 13", "from 0 to 12");
    refuses("dots 3 21", "from 1 to 20");
    refuses("dots 1 1 1 1 1 1 1", "at most 6 groups");
    refuses("dots 3 and 5", "more behind it");
}

/* Whatever stands there, what is read is within its bounds. */
static void any_words_are_read_within_bounds(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "bar ", "circle ", "line ", "grid ", "dots ", "0", "1", "3", "24",      "/",
        ", ",   " to ",    " in ",  "at ",   " x ",   "-", ".", " ", "\xC3\x97"};
    struct random random;
    random_init(&random, 7, 7);
    int read = 0;
    for (int round = 0; round < 200000; round++) {
        char text[FIGURE_BYTES_MAX + 1] = "";
        unsigned count = 2 + random_below(&random, 9);
        for (unsigned i = 0; i < count; i++) {
            const char *piece =
                pieces[i == 0 ? random_below(&random, 5) : random_below(&random, 19)];
            if (strlen(text) + strlen(piece) < sizeof text) {
                strncat(text, piece, sizeof text - strlen(text) - 1);
            }
        }
        read += figure_read(text, &figure, why, sizeof why) ? 1 : 0;
        assert_true(figure.shapes_count <= FIGURE_GROUPS_MAX);
        assert_true(figure.rows <= FIGURE_SIDE_MAX && figure.columns <= FIGURE_SIDE_MAX);
        assert_true(figure.mark_unit <= FIGURE_LINE_UNITS);
        for (int i = 0; i < figure.shapes_count; i++) {
            assert_true(figure.shapes[i].parts >= 1);
            assert_true(figure.shapes[i].filled <= figure.shapes[i].parts);
        }
    }
    assert_true(read > 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_words_are_no_picture),
        cmocka_unit_test(bars_and_discs_have_parts_of_which_some_are_filled),
        cmocka_unit_test(a_line_has_ends_parts_and_perhaps_a_place),
        cmocka_unit_test(whole_numbers_are_written_where_parts_end_and_they_are_few),
        cmocka_unit_test(squares_and_dots_are_counted),
        cmocka_unit_test(what_is_refused_says_what_could_stand_there),
        cmocka_unit_test(any_words_are_read_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

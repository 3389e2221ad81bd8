/* Where the board stands, for the displays that a classroom has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout.h"

static const struct display laptop = {0, 0, 1366, 768};
static const struct display projector = {1366, 0, 1920, 1080};

static void the_other_display_is_the_class_s(void **state) {
    (void)state;
    const struct display two[] = {laptop, projector};
    struct layout layout = layout_choose(two, 2, 0, LAYOUT_FIND_OUT);
    assert_int_equal(layout.where, LAYOUT_BOARD_WINDOW);
    assert_int_equal(layout.board, 1);
    assert_true(layout.is_full);
}

static void whichever_the_console_stands_on(void **state) {
    (void)state;
    const struct display two[] = {laptop, projector};
    struct layout layout = layout_choose(two, 2, 1, LAYOUT_FIND_OUT);
    assert_int_equal(layout.where, LAYOUT_BOARD_WINDOW);
    assert_int_equal(layout.board, 0);
}

static void one_display_is_shared(void **state) {
    (void)state;
    struct layout layout = layout_choose(&laptop, 1, 0, LAYOUT_FIND_OUT);
    assert_int_equal(layout.where, LAYOUT_BOARD_HERE);
}

static void mirrored_displays_are_one(void **state) {
    (void)state;
    const struct display same[] = {laptop, laptop};
    const struct display other_size[] = {laptop, {0, 0, 1920, 1080}};
    assert_int_equal(layout_choose(same, 2, 0, LAYOUT_FIND_OUT).where, LAYOUT_BOARD_HERE);
    assert_int_equal(layout_choose(other_size, 2, 1, LAYOUT_FIND_OUT).where, LAYOUT_BOARD_HERE);
}

static void behind_a_mirrored_one_a_third_is_found(void **state) {
    (void)state;
    const struct display three[] = {laptop, laptop, projector};
    struct layout layout = layout_choose(three, 3, 1, LAYOUT_FIND_OUT);
    assert_int_equal(layout.where, LAYOUT_BOARD_WINDOW);
    assert_int_equal(layout.board, 2);
}

static void displays_left_above_and_below_are_others(void **state) {
    (void)state;
    const struct display places[] = {
        {-1920, 0, 1920, 1080}, {0, -1080, 1920, 1080}, {0, 768, 9, 9}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        const struct display two[] = {laptop, places[i]};
        assert_int_equal(layout_choose(two, 2, 0, LAYOUT_FIND_OUT).where, LAYOUT_BOARD_WINDOW);
    }
}

static void where_nothing_is_known_the_class_may_be_looking(void **state) {
    (void)state;
    const struct display two[] = {laptop, projector};
    assert_int_equal(layout_choose(NULL, 0, 0, LAYOUT_FIND_OUT).where, LAYOUT_BOARD_HERE);
    assert_int_equal(layout_choose(two, 2, SIZE_MAX, LAYOUT_FIND_OUT).where, LAYOUT_BOARD_HERE);
}

static void a_window_on_the_only_display_does_not_fill_it(void **state) {
    (void)state;
    struct layout layout = layout_choose(&laptop, 1, 0, LAYOUT_WINDOW);
    assert_int_equal(layout.where, LAYOUT_BOARD_WINDOW);
    assert_int_equal(layout.board, 0);
    assert_false(layout.is_full);
}

static void what_was_said_counts_more_than_the_displays(void **state) {
    (void)state;
    const struct display two[] = {laptop, projector};
    assert_int_equal(layout_choose(two, 2, 0, LAYOUT_HERE).where, LAYOUT_BOARD_HERE);
    assert_int_equal(layout_choose(two, 2, 0, LAYOUT_OFF).where, LAYOUT_BOARD_NOWHERE);
    assert_int_equal(layout_choose(&laptop, 1, 0, LAYOUT_OFF).where, LAYOUT_BOARD_NOWHERE);
}

static void a_board_that_is_off_is_opened_by_hand_on_the_other_display(void **state) {
    (void)state;
    const struct display two[] = {laptop, projector};
    struct layout layout = layout_choose(two, 2, 0, LAYOUT_OFF);
    assert_int_equal(layout.board, 1);
    assert_true(layout.is_full);
}

static void three_words_can_be_said(void **state) {
    (void)state;
    enum layout_wish wish = LAYOUT_FIND_OUT;
    assert_true(layout_read("window", &wish));
    assert_int_equal(wish, LAYOUT_WINDOW);
    assert_true(layout_read("here", &wish));
    assert_int_equal(wish, LAYOUT_HERE);
    assert_true(layout_read("off", &wish));
    assert_int_equal(wish, LAYOUT_OFF);
    assert_false(layout_read("", &wish));
    assert_false(layout_read("auto", &wish));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_other_display_is_the_class_s),
        cmocka_unit_test(whichever_the_console_stands_on),
        cmocka_unit_test(one_display_is_shared),
        cmocka_unit_test(mirrored_displays_are_one),
        cmocka_unit_test(behind_a_mirrored_one_a_third_is_found),
        cmocka_unit_test(displays_left_above_and_below_are_others),
        cmocka_unit_test(where_nothing_is_known_the_class_may_be_looking),
        cmocka_unit_test(a_window_on_the_only_display_does_not_fill_it),
        cmocka_unit_test(what_was_said_counts_more_than_the_displays),
        cmocka_unit_test(a_board_that_is_off_is_opened_by_hand_on_the_other_display),
        cmocka_unit_test(three_words_can_be_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

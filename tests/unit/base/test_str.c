/* Strings are cut where there is no more room, between two characters, and always end. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "str.h"
#include "utf8.h"

/* Characters of one to four bytes. */
#define MIXED "aéあ🏺zßｱ漢½"

static void what_fits_is_copied_whole(void **state) {
    (void)state;
    char to[6];
    assert_true(str_copy(to, sizeof to, "hello"));
    assert_string_equal(to, "hello");
    assert_true(str_copy(to, sizeof to, ""));
    assert_string_equal(to, "");
}

static void a_copy_is_cut_between_two_characters(void **state) {
    (void)state;
    char to[sizeof MIXED];
    for (size_t size = 1; size <= sizeof to; size++) {
        memset(to, 'x', sizeof to);
        assert_int_equal(str_copy(to, size, MIXED), size == sizeof MIXED);
        size_t length = strlen(to);
        assert_true(length < size);
        assert_memory_equal(to, MIXED, length);
        assert_true(utf8_is_clean(to, length));
        assert_true(length + 4 >= size || length == sizeof MIXED - 1);
        for (size_t i = size; i < sizeof to; i++) {
            assert_int_equal(to[i], 'x');
        }
    }
}

static void bytes_need_no_terminator(void **state) {
    (void)state;
    char to[8];
    assert_true(str_copy_bytes(to, sizeof to, "hello", 4));
    assert_string_equal(to, "hell");
    assert_true(str_copy_bytes(to, sizeof to, NULL, 0));
    assert_string_equal(to, "");
}

static void a_text_may_be_copied_onto_itself(void **state) {
    (void)state;
    char text[] = "abcé";
    assert_false(str_copy(text, sizeof text - 1, text));
    assert_string_equal(text, "abc");
}

static void a_format_is_cut_between_two_characters(void **state) {
    (void)state;
    char to[sizeof MIXED];
    for (size_t size = 1; size <= sizeof to; size++) {
        assert_int_equal(str_format(to, size, "%s", MIXED), size == sizeof MIXED);
        size_t length = strlen(to);
        assert_true(length < size);
        assert_memory_equal(to, MIXED, length);
        assert_true(utf8_is_clean(to, length));
        assert_true(length + 4 >= size || length == sizeof MIXED - 1);
    }
}

static void a_format_puts_its_values_in(void **state) {
    (void)state;
    char to[32];
    assert_true(str_format(to, sizeof to, "%d of %s", 3, "five"));
    assert_string_equal(to, "3 of five");
}

static void an_append_goes_behind_and_is_cut_between_characters(void **state) {
    (void)state;
    char to[6] = "ab";
    assert_true(str_append(to, sizeof to, "c"));
    assert_string_equal(to, "abc");
    assert_false(str_append(to, sizeof to, "あ"));
    assert_string_equal(to, "abc");
    assert_true(str_append(to, sizeof to, "é"));
    assert_string_equal(to, "abcé");
    assert_false(str_append(to, sizeof to, "d"));
    assert_true(str_append(to, sizeof to, ""));
}

static void an_integer_in_its_range_is_read(void **state) {
    (void)state;
    long long value = 0;
    assert_true(str_to_integer("12", 1, 12, &value));
    assert_int_equal(value, 12);
    assert_true(str_to_integer("-3", -3, 0, &value));
    assert_int_equal(value, -3);
    assert_true(str_to_integer("9223372036854775807", 0, LLONG_MAX, &value));
    assert_true(value == LLONG_MAX);
}

static void what_is_no_integer_of_the_range_leaves_the_value_alone(void **state) {
    (void)state;
    static const char *const texts[] = {
        "", " ", "a", "1a", "1 ", "1.0", "0x1", "13", "0", "99999999999999999999", "--1", "+"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        long long value = 77;
        assert_false(str_to_integer(texts[i], 1, 12, &value));
        assert_int_equal(value, 77);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_is_copied_whole),
        cmocka_unit_test(a_copy_is_cut_between_two_characters),
        cmocka_unit_test(bytes_need_no_terminator),
        cmocka_unit_test(a_text_may_be_copied_onto_itself),
        cmocka_unit_test(a_format_is_cut_between_two_characters),
        cmocka_unit_test(a_format_puts_its_values_in),
        cmocka_unit_test(an_append_goes_behind_and_is_cut_between_characters),
        cmocka_unit_test(an_integer_in_its_range_is_read),
        cmocka_unit_test(what_is_no_integer_of_the_range_leaves_the_value_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

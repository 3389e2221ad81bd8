/* What may reach a screen, how long a text is, and which texts are one and the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "utf8.h"

static bool is_clean(const char *text) {
    return utf8_is_clean(text, strlen(text));
}

static void writing_of_any_script_is_clean(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",     "three eighths", "3/8 = 37,5 %", "Größe",   "あいう 漢字", "مرحبا بالجميع",
        "שלום", "हिन्दी",         "한국어",       "🏺✨", "½ ≤ ¾",       "\xF4\x8F\xBF\xBD"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(is_clean(texts[i]));
    }
}

static void control_characters_are_not_clean(void **state) {
    (void)state;
    for (char control = 1; control < 0x20; control++) {
        const char text[] = {'a', control, 'b', '\0'};
        assert_false(is_clean(text));
    }
    assert_false(is_clean("\x7F"));
    assert_false(is_clean("\xC2\x80"));
    assert_false(is_clean("\xC2\x9F"));
    assert_true(is_clean("\xC2\xA0"));
    assert_false(utf8_is_clean("a\0b", 3));
}

static void marks_that_turn_a_line_around_are_not_clean(void **state) {
    (void)state;
    static const char *const marks[] = {"\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC",
                                        "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6",
                                        "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        assert_false(is_clean(marks[i]));
    }
}

static void broken_utf8_is_not_clean(void **state) {
    (void)state;
    static const char *const texts[] = {
        "\x80",         "\xC3",         "\xE3\x81",         "\xF0\x9F\x8F",
        "a\xC3z",       "\xC0\xAF",     "\xE0\x80\xAF",     "\xF0\x80\x80\xAF",
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80",
        "\xFE",         "\xFF"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(is_clean(texts[i]));
    }
}

static void a_character_behind_the_count_is_not_looked_at(void **state) {
    (void)state;
    assert_true(utf8_is_clean("ab\n", 2));
    assert_false(utf8_is_clean("é", 1));
    assert_true(utf8_is_clean(NULL, 0));
}

static void length_counts_characters(void **state) {
    (void)state;
    assert_int_equal(utf8_length(""), 0);
    assert_int_equal(utf8_length("abc"), 3);
    assert_int_equal(utf8_length("éあ🏺"), 3);
}

static void steps_go_from_character_to_character(void **state) {
    (void)state;
    const char *at = "aéあ🏺";
    for (size_t step = 1; step <= 4; step++) {
        assert_int_equal(utf8_step(at), step);
        at += step;
    }
    assert_int_equal(utf8_step(at), 0);
}

static void assert_folds_to(const char *text, const char *wanted) {
    char folded[64];
    assert_true(utf8_fold(text, folded, sizeof folded));
    assert_string_equal(folded, wanted);
}

static void full_width_is_plain_width(void **state) {
    (void)state;
    assert_folds_to("３／８", "3/8");
    assert_folds_to("ＡＢＣ", "abc");
    assert_folds_to("ｱ", "ア");
}

static void capitals_are_small_letters(void **state) {
    (void)state;
    assert_folds_to("Numerator", "numerator");
    assert_folds_to("GRÖSSE", "grösse");
    assert_folds_to("Größe", "grösse");
    assert_folds_to("ΣΟΦΟΣ", "σοφοσ");
}

static void white_space_is_one_space_and_none_at_the_ends(void **state) {
    (void)state;
    assert_folds_to("  a \t b\n", "a b");
    assert_folds_to("a\xC2\xA0\xE3\x80\x80 b", "a b");
    assert_folds_to("   ", "");
    assert_folds_to("", "");
}

static void accents_in_two_pieces_are_one(void **state) {
    (void)state;
    assert_folds_to("e\xCC\x81", "é");
    assert_folds_to("É", "é");
}

static void what_is_invisible_does_not_count(void **state) {
    (void)state;
    assert_folds_to("a\xC2\xAD"
                    "b",
                    "ab"); /* soft hyphen */
    assert_folds_to("a\xE2\x80\x8B"
                    "b",
                    "ab"); /* zero width space */
}

/* Two parts of one character each: 2,048 of them fit, and one more does not. */
static void a_text_that_is_too_long_is_not_folded(void **state) {
    (void)state;
    static char text[2 * 2049 + 1], folded[2 * 2049 + 1];
    for (size_t i = 0; i < 2049; i++) {
        memcpy(text + 2 * i, "é", 2);
    }
    assert_false(utf8_fold(text, folded, sizeof folded));
    text[2 * 2048] = '\0';
    assert_true(utf8_fold(text, folded, sizeof folded));
    assert_string_equal(folded, text);
}

static void folding_twice_changes_nothing(void **state) {
    (void)state;
    static const char *const texts[] = {"Größe ½", "３／８ ％", "  É x ", "ǅ", "ﬁve", "㎏"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char once[64];
        assert_true(utf8_fold(texts[i], once, sizeof once));
        assert_folds_to(once, once);
    }
}

static void digits_of_every_script_have_their_value(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int value;
    } digits[] = {{"0", 0},  {"9", 9},  {"٠", 0},  {"٩", 9},   {"۵", 5},
                  {"२", 2},  {"７", 7}, {"๓", 3},  {"𝟗", 9},   {"𝟘", 0},
                  {"a", -1}, {"½", -1}, {"²", -1}, {"三", -1}, {"", -1}};
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
        assert_int_equal(utf8_digit(utf8_point(digits[i].text)), digits[i].value);
    }
}

static void marks_take_no_room_of_their_own(void **state) {
    (void)state;
    static const char *const marks[] = {"\u0301", "\u0489", "\u05B0", "\u064B", "\uFE0F"};
    static const char *const others[] = {"a", " ", "\u00E9", "\u200D", "\u0903", "\u5B57"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        assert_true(utf8_is_mark(utf8_point(marks[i])));
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_false(utf8_is_mark(utf8_point(others[i])));
    }
}

static void what_cannot_be_folded_says_so(void **state) {
    (void)state;
    char folded[4];
    assert_false(utf8_fold("abcd", folded, sizeof folded));
    assert_true(utf8_fold("abc", folded, sizeof folded));
    assert_false(utf8_fold("\xC3", folded, sizeof folded));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writing_of_any_script_is_clean),
        cmocka_unit_test(control_characters_are_not_clean),
        cmocka_unit_test(marks_that_turn_a_line_around_are_not_clean),
        cmocka_unit_test(broken_utf8_is_not_clean),
        cmocka_unit_test(a_character_behind_the_count_is_not_looked_at),
        cmocka_unit_test(length_counts_characters),
        cmocka_unit_test(steps_go_from_character_to_character),
        cmocka_unit_test(full_width_is_plain_width),
        cmocka_unit_test(capitals_are_small_letters),
        cmocka_unit_test(white_space_is_one_space_and_none_at_the_ends),
        cmocka_unit_test(accents_in_two_pieces_are_one),
        cmocka_unit_test(what_is_invisible_does_not_count),
        cmocka_unit_test(a_text_that_is_too_long_is_not_folded),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(digits_of_every_script_have_their_value),
        cmocka_unit_test(marks_take_no_room_of_their_own),
        cmocka_unit_test(what_cannot_be_folded_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

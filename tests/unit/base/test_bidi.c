/* Which way text runs, and in which order the stretches of a line are seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bidi.h"
#include "str.h"

static const struct {
    const char *text;
    bool is_plain, is_rtl;
} directions[] = {
    {"", true, false},
    {"3/8", true, false},
    {"Which is the largest?", true, false},
    {"Größe – 3 × 4 ✓ 日本 😀", true, false},
    {"كم يبقى؟", false, true},
    {"שלום", false, true},
    {"3/8 من الكعكة", false, true},
    {"(3/8) כמה", false, true},
    {"3/8 of كعكة", false, false},
    {"Team نجمة", false, false},
    {"٣/٨", false, false},                          /* digits alone have no direction */
    {"\u2068نجمة\u2069 has the pen", false, false}, /* a name within a sentence */
    {"\u2068Robin\u2069 كتب", false, true},
    {"abc\nسلام", false, false}, /* the first paragraph decides */
    {"123\nسلام", false, false},
    {"\u200F3/8", false, true}, /* a mark is a letter with a direction */
};

static void a_paragraph_runs_as_its_first_letter_does(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof directions / sizeof directions[0]; i++) {
        size_t count = strlen(directions[i].text);
        if (bidi_is_plain(directions[i].text, count) != directions[i].is_plain ||
            bidi_is_rtl(directions[i].text, count) != directions[i].is_rtl) {
            fail_msg("`%s`: plain %d, from the right %d", directions[i].text,
                     bidi_is_plain(directions[i].text, count),
                     bidi_is_rtl(directions[i].text, count));
        }
    }
}

/* Runs as they are seen, from left to right, parted by bars; `<` in front of one that is read from
 * the right. */
static const struct {
    const char *line;
    bool is_rtl;
    const char *seen;
} lines[] = {
    {"", false, ""},
    {"plain text, 3/8", false, "plain text, 3/8"},
    {"كم يبقى؟", true, "<كم يبقى؟"},
    {"كم يبقى من 3/8 الكعكة؟", true, "< الكعكة؟|3/8|<كم يبقى من "},
    {"كم يبقى من 3/8 الكعكة؟", false, "< الكعكة؟|3/8|<كم يبقى من "},
    {"Team نجمة has it", false, "Team |<نجمة| has it"},
    {"(كعكة)", true, "<(كعكة)"},
    {"٣/٨ الكعكة", true, "< الكعكة|٣/٨"},
    {"1,000 ريال", true, "< ريال|1,000"},
    {"Robin قال: yes", false, "Robin |<قال|: yes"},
    {"כתב Robin Tal ואז", true, "< ואז|Robin Tal|<כתב "},
    {"\u2068נעה\u2069: 3 of 8", false, "\u2068|<נעה|\u2069: 3 of 8"},
    {"נעה: 3 of 8", false, "3|<נעה: | of 8"}, /* why names are isolated */
};

static void the_runs_of_a_line_stand_as_they_are_seen(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct bidi_run runs[BIDI_RUNS_MAX];
        char seen[512] = "";
        size_t count = bidi_runs(lines[i].line, strlen(lines[i].line), lines[i].is_rtl, runs);
        for (size_t k = 0; k < count; k++) {
            char part[256];
            str_copy_bytes(part, sizeof part, lines[i].line + runs[k].start, runs[k].count);
            str_append(seen, sizeof seen, k > 0 ? "|" : "");
            str_append(seen, sizeof seen, runs[k].is_rtl ? "<" : "");
            str_append(seen, sizeof seen, part);
        }
        assert_string_equal(seen, lines[i].seen);
    }
}

/* However wild a line is: every byte is in one run, and there are never too many. */
static void every_byte_of_a_line_is_in_one_run(void **state) {
    (void)state;
    char line[6001] = "";
    for (int i = 0; i < 400; i++) {
        str_append(line, sizeof line, i % 2 == 0 ? "a " : "ב 1 ");
    }
    for (size_t count = 0; count <= strlen(line); count += 7) {
        size_t whole = count;
        while (((unsigned char)line[whole] & 0xC0) == 0x80) {
            whole++;
        }
        struct bidi_run runs[BIDI_RUNS_MAX];
        bool is_there[sizeof line] = {false};
        size_t runs_count = bidi_runs(line, whole, count % 2 == 0, runs);
        assert_true(runs_count <= BIDI_RUNS_MAX);
        for (size_t k = 0; k < runs_count; k++) {
            for (size_t at = runs[k].start; at < runs[k].start + runs[k].count; at++) {
                assert_false(is_there[at]);
                is_there[at] = true;
            }
        }
        for (size_t at = 0; at < whole; at++) {
            assert_true(is_there[at]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_runs_as_its_first_letter_does),
        cmocka_unit_test(the_runs_of_a_line_stand_as_they_are_seen),
        cmocka_unit_test(every_byte_of_a_line_is_in_one_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

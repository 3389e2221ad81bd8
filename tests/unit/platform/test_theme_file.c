/* A theme file: what it says holds, what it leaves out stays, and one in which something is not
 * right or cannot be read by people changes nothing and is told with its line. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "theme_file.h"

static char path[] = "/tmp/theme-XXXXXX";
static char why[4096];

static int open_file(void **state) {
    (void)state;
    int file = mkstemp(path);
    return file >= 0 ? close(file) : -1;
}

static int remove_file(void **state) {
    (void)state;
    return unlink(path);
}

static enum theme_file_state read_text(const char *text, struct look *look) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    *look = look_usual;
    return theme_file_read(path, look, why, sizeof why);
}

static void what_it_says_holds_and_the_rest_stays(void **state) {
    struct look look;
    (void)state;
    assert_int_equal(read_text("fonts:\n  body: [Andika, Inter]\n  title: Andika\n"
                               "sizes:\n  base: 110\n"
                               "light:\n  paper: FFFFFF\n  gold: \"#aa8800\"\n  shade: 11223344\n",
                               &look),
                     THEME_FILE_GOOD);
    assert_string_equal(look.families[FAMILY_BODY][0], "Andika");
    assert_string_equal(look.families[FAMILY_BODY][1], "Inter");
    assert_string_equal(look.families[FAMILY_BODY][2], "");
    assert_string_equal(look.families[FAMILY_TITLE][0], "Andika");
    assert_string_equal(look.families[FAMILY_DYSLEXIC][0], "OpenDyslexic");
    assert_int_equal(look.base_percent, 110);
    assert_int_equal(look.colors[THEME_LIGHT][COLOR_PAPER], 0xFFFFFFFF);
    assert_int_equal(look.colors[THEME_LIGHT][COLOR_GOLD], 0xAA8800FF);
    assert_int_equal(look.colors[THEME_LIGHT][COLOR_SHADE], 0x11223344);
    assert_int_equal(look.colors[THEME_DARK][COLOR_PAPER],
                     look_usual.colors[THEME_DARK][COLOR_PAPER]);
}

static void the_file_of_the_tree_is_the_built_in_look(void **state) {
    struct look look = {.base_percent = 0};
    (void)state;
    assert_int_equal(theme_file_read("assets/theme.yaml", &look, why, sizeof why), THEME_FILE_GOOD);
    assert_memory_equal(&look, &look_usual, sizeof look);
}

static void a_file_of_comments_changes_nothing(void **state) {
    struct look look;
    (void)state;
    assert_int_equal(read_text("# ours\n\n---\n  # soon\n", &look), THEME_FILE_GOOD);
    assert_memory_equal(&look, &look_usual, sizeof look);
}

static void text_that_cannot_be_read_is_refused_with_role_and_ratio(void **state) {
    struct look look;
    (void)state;
    assert_int_equal(read_text("light:\n  paper: FFFFFF\n  muted: AAAAAA\n", &look),
                     THEME_FILE_BROKEN);
    assert_non_null(strstr(why, ":3: field `muted`: in the theme light it has a contrast of 2.32 "
                                "to 1 on paper; expected at least 4.5"));
    assert_memory_equal(&look, &look_usual, sizeof look);
    /* The surface alone was changed, so that the line is that of its part. */
    assert_int_equal(read_text("dark:\n  paper: EEEEEE\n", &look), THEME_FILE_BROKEN);
    assert_non_null(strstr(why, ":2: field `ink`: in the theme dark"));
}

static void each_mistake_has_its_line(void **state) {
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"light:\n  papr: FFFFFF\n", ":2: field `papr`: expected a colour's role"},
        {"light:\n  paper: white\n",
         ":2: field `paper`: expected a colour like F7F1E3, not \"white\""},
        {"light:\n  paper: #FFFFFF\n", ":2: field `paper`: expected a colour like F7F1E3"},
        {"light:\n  paper: FFFFFF80\n", ":2: field `paper`: expected a colour like F7F1E3"},
        {"light:\n  shade: 12\n", ":2: field `shade`: expected a colour like 2B2A3399"},
        {"light: FFFFFF\n", ":1: field `light`: expected a set of fields below it"},
        {"bright:\n  paper: FFFFFF\n", ":1: field `bright`: expected one of the fields fonts"},
        {"sizes:\n  base: 90\n", ":2: field `base`: expected a number from 100 to 130, not \"90\""},
        {"sizes:\n  body: 20\n", ":2: field `body`: expected the field base"},
        {"fonts:\n  body: []\n", ":2: field `body`: expected a list of at most 8 families"},
        {"fonts:\n  body: [[Inter]]\n", ":2: field `body`: expected a list of at most 8 families"},
        {"fonts:\n  mono: Hack\n", ":2: field `mono`: expected one of the fields body"},
        {"light:\n  ink: 000000\n  ink: 111111\n", ":3: field `ink`: expected once"},
        {"light\n", ":1: expected lines like"},
        {"light: [\n", ": expected YAML, but"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct look look;
        assert_int_equal(read_text(cases[i].text, &look), THEME_FILE_BROKEN);
        if (strstr(why, cases[i].says) == NULL || strncmp(why, path, strlen(path)) != 0) {
            fail_msg("\"%s\" says: %s", cases[i].text, why);
        }
        assert_memory_equal(&look, &look_usual, sizeof look);
    }
}

static void no_file_is_told_from_one_that_is_not_right(void **state) {
    struct look look = look_usual;
    (void)state;
    assert_int_equal(theme_file_read("/tmp/there/is/none.yaml", &look, why, sizeof why),
                     THEME_FILE_NONE);
    assert_int_equal(theme_file_read("/tmp", &look, why, sizeof why), THEME_FILE_BROKEN);
    assert_non_null(strstr(why, "/tmp:1: expected a file"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_says_holds_and_the_rest_stays),
        cmocka_unit_test(the_file_of_the_tree_is_the_built_in_look),
        cmocka_unit_test(a_file_of_comments_changes_nothing),
        cmocka_unit_test(text_that_cannot_be_read_is_refused_with_role_and_ratio),
        cmocka_unit_test(each_mistake_has_its_line),
        cmocka_unit_test(no_file_is_told_from_one_that_is_not_right),
    };
    return cmocka_run_group_tests(tests, open_file, remove_file);
}

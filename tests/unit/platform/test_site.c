/* Which word holds: the command line's, the person's, the site's beside the program, the one of
 * all, and then the usual; and where a window goes that is not told. */
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

#include "site.h"
#include "str.h"

static char work[] = "/tmp/site-XXXXXX";
static char own[256], beside[256], of_all[256], theme[256], why[4096];
static const struct site_places places = {own, beside, of_all, NULL};
static struct options options;
static struct look look;

static int open_work(void **state) {
    (void)state;
    if (mkdtemp(work) == NULL) {
        return -1;
    }
    str_format(own, sizeof own, "%s/own", work);
    str_format(beside, sizeof beside, "%s/beside", work);
    str_format(of_all, sizeof of_all, "%s/of_all", work);
    str_format(theme, sizeof theme, "%s/theme", work);
    return 0;
}

static int clear(void **state) {
    const char *const paths[] = {own, beside, of_all, theme};
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        (void)unlink(paths[i]);
    }
    return 0;
}

static int close_work(void **state) {
    (void)clear(state);
    return rmdir(work);
}

static void put(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* What the program has when it was called with the words of `line`. */
static bool settle(const char *line) {
    static char words[256];
    char *arguments[16] = {"goldseam"};
    int count = 1;
    str_copy(words, sizeof words, line);
    for (char *word = words; *word != '\0'; count++) {
        arguments[count] = word;
        word += strcspn(word, " ");
        while (*word == ' ') {
            *word++ = '\0';
        }
    }
    assert_true(options_read(&options, count, arguments, why, sizeof why));
    return site_settle(&options, &places, &look, why, sizeof why);
}

static void each_goes_before_the_one_below(void **state) {
    (void)state;
    put(of_all, "theme: dark\ntext: 110\nvolume: 10\nlanguage: es\nserver: lab-1\n");
    put(beside, "text: 120\nvolume: 20\nlanguage: fr\n");
    put(own, "volume: 30\nlanguage: de\n");
    assert_true(settle("--lang en"));
    assert_int_equal(options.settings.theme, THEME_DARK);
    assert_int_equal(options.settings.text_percent, 120);
    assert_int_equal(options.settings.volume, 30);
    assert_string_equal(options.settings.language, "en");
    assert_false(options.settings.has_less_motion);
    assert_int_equal(options.settings.said & SETTINGS_BIT(SETTINGS_FONT), 0);
    assert_true(settle("--theme contrast --text 200"));
    assert_int_equal(options.settings.theme, THEME_CONTRAST);
    assert_int_equal(options.settings.text_percent, 200);
    assert_string_equal(options.settings.language, "de");
}

static void nothing_said_is_the_usual(void **state) {
    (void)state;
    assert_true(settle(""));
    assert_int_equal(options.settings.said, 0);
    assert_int_equal(options.settings.text_percent, 100);
    assert_string_equal(options.host, "");
    assert_memory_equal(&look, &look_usual, sizeof look);
}

static void who_says_no_place_goes_to_the_sites_server(void **state) {
    static const struct {
        const char *line, *host;
    } cases[] = {
        {"", "lab-1"},      {"join", "lab-1"}, {"board", "lab-1"},     {"join K7QM-2XPD", ""},
        {"lab-9", "lab-9"}, {"host", ""},      {"host K7QM-2XPD", ""}, {"board lab-9", "lab-9"},
    };
    (void)state;
    put(of_all, "server: lab-1:4000\n");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(settle(cases[i].line));
        assert_string_equal(options.host, cases[i].host);
        assert_int_equal(options.port, strcmp(cases[i].host, "lab-1") == 0 ? 4000 : 0);
        assert_string_equal(options.code, strstr(cases[i].line, "K7QM") != NULL ? "K7QM-2XPD" : "");
    }
}

static void what_is_not_right_is_left_out_and_the_rest_holds(void **state) {
    (void)state;
    put(own, "theme: pink\nvolume: 30\n");
    put(beside, "server: [lab\n");
    put(of_all, "server: lab-1\ntheme: dark\n");
    assert_true(settle(""));
    assert_int_equal(options.settings.theme, THEME_DARK);
    assert_int_equal(options.settings.volume, 30);
    assert_string_equal(options.host, "lab-1");
}

static void a_sites_theme_is_beside_its_file_and_left_out_when_it_is_not_right(void **state) {
    (void)state;
    put(beside, "theme_file: theme\n");
    put(theme, "light:\n  paper: FFFFFF\n");
    assert_true(settle(""));
    assert_int_equal(look.colors[THEME_LIGHT][COLOR_PAPER], 0xFFFFFFFF);
    put(theme, "light:\n  ink: FFFFFF\n");
    assert_true(settle(""));
    assert_memory_equal(&look, &look_usual, sizeof look);
    (void)unlink(theme);
    assert_true(settle(""));
    assert_memory_equal(&look, &look_usual, sizeof look);
}

static void a_theme_of_the_command_line_must_be_right(void **state) {
    char line[300];
    (void)state;
    put(of_all, "theme_file: nowhere\n");
    str_format(line, sizeof line, "--theme-file %s", theme);
    assert_false(settle(line));
    assert_non_null(strstr(why, "there is no such file"));
    put(theme, "dark:\n  paper: 000000\n");
    assert_true(settle(line));
    assert_int_equal(look.colors[THEME_DARK][COLOR_PAPER], 0x000000FF);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(each_goes_before_the_one_below, clear),
        cmocka_unit_test_teardown(nothing_said_is_the_usual, clear),
        cmocka_unit_test_teardown(who_says_no_place_goes_to_the_sites_server, clear),
        cmocka_unit_test_teardown(what_is_not_right_is_left_out_and_the_rest_holds, clear),
        cmocka_unit_test_teardown(
            a_sites_theme_is_beside_its_file_and_left_out_when_it_is_not_right, clear),
        cmocka_unit_test_teardown(a_theme_of_the_command_line_must_be_right, clear),
    };
    return cmocka_run_group_tests(tests, open_work, close_work);
}

/* Where the file of one's own way is written, and that no file is written over. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journey_file.h"
#include "str.h"

static char home[256], path[640], wanted[640];

static int make_home(void **state) {
    (void)state;
    str_copy(home, sizeof home, "/tmp/goldseam-journey-XXXXXX");
    assert_non_null(mkdtemp(home));
    setenv("HOME", home, 1);
    unsetenv("XDG_CONFIG_HOME");
    return 0;
}

static int remove_one(const char *at, const struct stat *stat_of, int kind, struct FTW *walk) {
    (void)stat_of;
    (void)kind;
    (void)walk;
    return remove(at);
}

static int remove_home(void **state) {
    (void)state;
    return nftw(home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void make_folder(const char *name) {
    char folder[400];
    assert_true(str_format(folder, sizeof folder, "%s/%s", home, name));
    assert_int_equal(mkdir(folder, 0700), 0);
}

static void name_documents(const char *line) {
    char file_name[400];
    make_folder(".config"); /* and no folder of our own: nothing was ever set */
    assert_true(str_format(file_name, sizeof file_name, "%s/.config/user-dirs.dirs", home));
    FILE *file = fopen(file_name, "w");
    assert_non_null(file);
    fprintf(file, "# a comment\nXDG_MUSIC_DIR=\"$HOME/Music\"\n%s\n", line);
    assert_int_equal(fclose(file), 0);
}

static void expect_file(const char *below, const char *text) {
    char found[64] = "";
    assert_true(str_format(wanted, sizeof wanted, "%s/%s", home, below));
    FILE *file = fopen(wanted, "r");
    assert_non_null(file);
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(found, text);
}

static void it_stands_in_the_home_folder_where_there_is_no_other(void **state) {
    (void)state;
    assert_true(journey_file_write("2026-11-22", "one\n", path, sizeof path));
    expect_file("goldseam-2026-11-22.txt", "one\n");
    assert_string_equal(path, wanted);
}

static void it_stands_among_the_documents(void **state) {
    (void)state;
    make_folder("Documents");
    assert_true(journey_file_write("2026-11-22", "one\n", path, sizeof path));
    expect_file("Documents/goldseam-2026-11-22.txt", "one\n");
}

static void documents_are_where_the_desktop_says(void **state) {
    (void)state;
    make_folder("Documents");
    make_folder("Dokumente");
    name_documents("XDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"");
    assert_true(journey_file_write("2026-11-22", "one\n", path, sizeof path));
    expect_file("Dokumente/goldseam-2026-11-22.txt", "one\n");
}

static void a_folder_that_is_not_there_is_passed_over(void **state) {
    (void)state;
    name_documents("XDG_DOCUMENTS_DIR=\"$HOME/nowhere\"");
    assert_true(journey_file_write("2026-11-22", "one\n", path, sizeof path));
    expect_file("goldseam-2026-11-22.txt", "one\n");
}

static void it_is_nobody_elses_to_read(void **state) {
    (void)state;
    struct stat about;
    mode_t usual = umask(0);
    assert_true(journey_file_write("2026-11-22", "one\n", path, sizeof path));
    umask(usual);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
}

/* One that leads nowhere would be followed, and a file made where it points. */
static void a_link_in_its_place_is_passed_over(void **state) {
    (void)state;
    char target[400];
    struct stat about;
    assert_true(str_format(target, sizeof target, "%s/elsewhere", home));
    assert_true(str_format(wanted, sizeof wanted, "%s/goldseam-2026-11-22.txt", home));
    assert_int_equal(symlink(target, wanted), 0);
    assert_true(journey_file_write("2026-11-22", "one\n", path, sizeof path));
    expect_file("goldseam-2026-11-22-2.txt", "one\n");
    assert_int_not_equal(lstat(target, &about), 0);
}

static void what_is_there_is_never_written_over(void **state) {
    (void)state;
    assert_true(journey_file_write("2026-11-22", "one\n", path, sizeof path));
    assert_true(journey_file_write("2026-11-22", "two\n", path, sizeof path));
    expect_file("goldseam-2026-11-22.txt", "one\n");
    expect_file("goldseam-2026-11-22-2.txt", "two\n");
    assert_string_equal(path, wanted);
}

static void where_nothing_can_be_written_the_folder_is_told(void **state) {
    (void)state;
    assert_false(journey_file_write("no/such/folder", "one\n", path, sizeof path));
    assert_string_equal(path, home);
}

static void without_a_home_there_is_no_folder(void **state) {
    (void)state;
    unsetenv("HOME");
    assert_false(journey_file_write("2026-11-22", "one\n", path, sizeof path));
    assert_string_equal(path, "");
}

static void the_day_is_written_as_a_date(void **state) {
    (void)state;
    char day[JOURNEY_DAY_SIZE];
    journey_day(day);
    assert_int_equal(strlen(day), 10);
    assert_int_equal(day[4], '-');
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_home, remove_home)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(it_stands_in_the_home_folder_where_there_is_no_other),
        TEST(it_stands_among_the_documents),
        TEST(documents_are_where_the_desktop_says),
        TEST(a_folder_that_is_not_there_is_passed_over),
        TEST(it_is_nobody_elses_to_read),
        TEST(a_link_in_its_place_is_passed_over),
        TEST(what_is_there_is_never_written_over),
        TEST(where_nothing_can_be_written_the_folder_is_told),
        TEST(without_a_home_there_is_no_folder),
        TEST(the_day_is_written_as_a_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

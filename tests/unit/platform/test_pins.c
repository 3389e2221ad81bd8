/* Teachers that were met, as the disk has them: bounded, this account's alone, and never fatal. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pins.h"
#include "str.h"
#include "teachers.h"

#define DAY "2026-11-22"

static char folder[64], path[256], why[768];

static int make_folder(void **state) {
    (void)state;
    str_copy(folder, sizeof folder, "/tmp/pins.XXXXXX");
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    setenv("XDG_STATE_HOME", folder, 1);
    return pins_place(path, sizeof path) ? 0 : -1;
}

static int drop_folder(void **state) {
    (void)state;
    char inner[256];
    str_format(inner, sizeof inner, "%s/goldseam", folder);
    chmod(inner, 0700);
    unlink(path);
    rmdir(inner);
    return rmdir(folder);
}

/* A teacher by a number. */
static const uint8_t *teacher(int number) {
    static uint8_t key[KEY_BYTES];
    memset(key, 0xA0, sizeof key);
    key[0] = (uint8_t)number;
    return key;
}

static bool have(int number) {
    return pins_have(path, teacher(number), why, sizeof why);
}

static bool keep(int number, const char *day, const char *title) {
    return pins_keep(path, teacher(number), day, title, why, sizeof why);
}

static void read_all(char *text, size_t size) {
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    size_t count = fread(text, 1, size - 1, file);
    fclose(file);
    text[count] = '\0';
}

static void write_all(const char *text) {
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    chmod(path, 0600);
}

static void nobody_is_known_at_first_and_that_is_no_complaint(void **state) {
    (void)state;
    assert_false(have(1));
    assert_string_equal(why, "");
    assert_int_not_equal(access(path, F_OK), 0);
}

static void who_was_met_is_known_and_nobody_else(void **state) {
    (void)state;
    assert_true(keep(1, DAY, "Fractions, class 6b"));
    assert_true(have(1));
    assert_false(have(2));
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    char text[512], wanted[512];
    read_all(text, sizeof text);
    str_format(wanted, sizeof wanted, "goldseam teachers 1\n01%s " DAY " Fractions, class 6b\n",
               "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0");
    assert_string_equal(text, wanted);
}

static void the_same_day_is_written_once(void **state) {
    (void)state;
    struct stat first, second;
    assert_true(keep(1, DAY, "Fractions"));
    assert_int_equal(stat(path, &first), 0);
    assert_true(keep(1, DAY, "Another title"));
    assert_int_equal(stat(path, &second), 0);
    assert_int_equal(first.st_ino, second.st_ino); /* a file that is written is a new one */
    assert_true(keep(1, "2026-11-23", "Another title"));
    assert_int_equal(stat(path, &second), 0);
    assert_true(have(1));
}

static void the_one_met_longest_ago_makes_room(void **state) {
    (void)state;
    char text[16384];
    for (int i = 0; i < PINS_MAX; i++) {
        assert_true(keep(i, DAY, "A room"));
    }
    assert_true(keep(0, "2026-11-23", "A room")); /* met again: the newest now */
    assert_true(keep(PINS_MAX, "2026-11-23", "A room"));
    assert_true(have(0));
    assert_false(have(1));
    for (int i = 2; i <= PINS_MAX; i++) {
        assert_true(have(i));
    }
    read_all(text, sizeof text);
    size_t lines = 0;
    for (const char *at = text; *at != '\0'; at++) {
        lines += *at == '\n' ? 1 : 0;
    }
    assert_int_equal(lines, 1 + PINS_MAX);
}

static void the_longest_titles_fit_and_others_are_left_out(void **state) {
    (void)state;
    char title[TITLE_BYTES_MAX + 1];
    memset(title, 'x', sizeof title - 1);
    title[sizeof title - 1] = '\0';
    for (int i = 0; i < PINS_MAX; i++) {
        assert_true(keep(i, DAY, title));
    }
    assert_true(have(0));
    assert_true(keep(0, "2026-11-23", "two\nlines"));
    assert_true(have(0));
    assert_true(have(PINS_MAX - 1));
    assert_string_equal(why, "");
}

static void a_broken_file_is_said_and_counts_as_empty(void **state) {
    (void)state;
    static const char *const broken[] = {
        "",
        "something else\n",
        "goldseam teachers 1\nabc\n",
        "goldseam teachers 1\n01a0a0 2026-11-22 Fractions\n",
        "goldseam teachers 1\n"
        "01a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0 2026-11-2x Fractions\n",
        "goldseam teachers 1\n"
        "01a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0 2026-11-22 no end",
        "goldseam teachers 1\n"
        "01a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0 2026-11-22 \xff\n",
    };
    assert_true(keep(1, DAY, "Fractions"));
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        write_all(broken[i]);
        assert_false(have(1));
        assert_non_null(strstr(why, "counts as empty"));
        assert_true(keep(1, DAY, "Fractions")); /* and is a whole one again */
        assert_true(have(1));
        assert_string_equal(why, "");
    }
}

static void a_file_that_others_can_write_is_not_believed(void **state) {
    (void)state;
    assert_true(keep(1, DAY, "Fractions"));
    chmod(path, 0620);
    assert_false(have(1));
    assert_non_null(strstr(why, "counts as empty"));
    chmod(path, 0644);
    assert_true(have(1));
}

static void what_is_no_file_is_not_waited_for(void **state) {
    (void)state;
    assert_true(keep(1, DAY, "Fractions"));
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(have(1));
    unlink(path);
    assert_int_equal(symlink("/etc/hostname", path), 0);
    assert_false(have(1));
    assert_true(keep(1, DAY, "Fractions")); /* the link is replaced, not what it names */
    assert_true(have(1));
}

static void a_disk_that_does_not_take_it_is_said_and_nothing_is_left_there(void **state) {
    (void)state;
    assert_false(pins_keep("/proc/nowhere/teachers", teacher(1), DAY, "A", why, sizeof why));
    assert_non_null(strstr(why, "cannot be written"));
    assert_true(keep(1, DAY, "Fractions"));
    char inner[256];
    str_format(inner, sizeof inner, "%s/goldseam", folder);
    size_t count = 0;
    DIR *open_folder = opendir(inner);
    assert_non_null(open_folder);
    while (readdir(open_folder) != NULL) {
        count++;
    }
    closedir(open_folder);
    assert_int_equal(count, 3); /* itself, the one above, the file */
}

static void a_window_knows_who_it_met_and_nobody_is_nobody(void **state) {
    (void)state;
    static const uint8_t nobody[KEY_BYTES];
    teachers_meet(nobody, "Fractions");
    assert_int_not_equal(access(path, F_OK), 0);
    assert_false(teachers_know(nobody));
    assert_false(teachers_know(teacher(1)));
    teachers_meet(teacher(1), "Fractions");
    assert_true(teachers_know(teacher(1)));
    assert_false(teachers_know(teacher(2)));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, drop_folder)
    const struct CMUnitTest tests[] = {
        TEST(nobody_is_known_at_first_and_that_is_no_complaint),
        TEST(who_was_met_is_known_and_nobody_else),
        TEST(the_same_day_is_written_once),
        TEST(the_one_met_longest_ago_makes_room),
        TEST(the_longest_titles_fit_and_others_are_left_out),
        TEST(a_broken_file_is_said_and_counts_as_empty),
        TEST(a_file_that_others_can_write_is_not_believed),
        TEST(what_is_no_file_is_not_waited_for),
        TEST(a_disk_that_does_not_take_it_is_said_and_nothing_is_left_there),
        TEST(a_window_knows_who_it_met_and_nobody_is_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

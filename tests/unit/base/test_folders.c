/* Folders are made from the top down, for their owner alone, and one that is there is left. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folders.h"
#include "state_place.h"
#include "str.h"

static char work[] = "/tmp/folders-XXXXXX";

static int open_work(void **state) {
    (void)state;
    return mkdtemp(work) != NULL ? 0 : -1;
}

static int close_work(void **state) {
    static const char *const names[] = {"/a/b/c", "/a/b", "/a", "/plain", ""};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[256];
        str_format(path, sizeof path, "%s%s", work, names[i]);
        (void)remove(path);
    }
    return access(work, F_OK) == 0 ? -1 : 0;
}

static const char *in_work(const char *name) {
    static char path[256];
    str_format(path, sizeof path, "%s/%s", work, name);
    return path;
}

static void all_of_them_are_made_for_their_owner_alone(void **state) {
    struct stat about;
    (void)state;
    assert_true(folders_make_above(in_work("a/b/file")));
    assert_int_equal(stat(in_work("a/b"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_int_equal(access(in_work("a/b/file"), F_OK), -1);
    assert_true(folders_make(in_work("a/b/c"), NULL, 0));
    assert_true(folders_make(in_work("a/b/c"), NULL, 0));
    assert_int_equal(access(in_work("a/b/c"), F_OK), 0);
}

static void what_cannot_be_made_is_named(void **state) {
    char at[256];
    (void)state;
    FILE *file = fopen(in_work("plain"), "w");
    assert_non_null(file);
    fclose(file);
    assert_false(folders_make(in_work("plain/b/c"), at, sizeof at));
    assert_int_equal(errno, ENOTDIR);
    assert_string_equal(at, in_work("plain/b"));
    assert_false(folders_make_above(in_work("plain/b/c")));
    assert_false(folders_make("", NULL, 0));
}

static void places_follow_the_environment_where_it_is_absolute(void **state) {
    char path[256];
    (void)state;
    setenv("HOME", "/home/ada", 1);
    setenv("XDG_CONFIG_HOME", "/etc/ada", 1);
    assert_true(config_place("settings.yaml", path, sizeof path));
    assert_string_equal(path, "/etc/ada/goldseam/settings.yaml");
    setenv("XDG_CONFIG_HOME", "not/absolute", 1);
    assert_true(config_place("settings.yaml", path, sizeof path));
    assert_string_equal(path, "/home/ada/.config/goldseam/settings.yaml");
    assert_true(config_place_beside("user-dirs.dirs", path, sizeof path));
    assert_string_equal(path, "/home/ada/.config/user-dirs.dirs");
    assert_false(config_place("settings.yaml", path, 20));
    unsetenv("XDG_STATE_HOME");
    assert_true(state_place("", path, sizeof path));
    assert_string_equal(path, "/home/ada/.local/state/goldseam");
    unsetenv("HOME");
    assert_false(config_place("settings.yaml", path, sizeof path));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_them_are_made_for_their_owner_alone),
        cmocka_unit_test(what_cannot_be_made_is_named),
        cmocka_unit_test(places_follow_the_environment_where_it_is_absolute),
    };
    return cmocka_run_group_tests(tests, open_work, close_work);
}

/* Files of a class: for their owner alone, whole or not at all. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "main_files.h"
#include "str.h"

static char folder[64];
static char path[128];
static char why[512];

static int make_folder(void **state) {
    (void)state;
    str_copy(folder, sizeof folder, "/tmp/goldseam-files-XXXXXX");
    assert_non_null(mkdtemp(folder));
    str_format(path, sizeof path, "%s/results.json", folder);
    why[0] = '\0';
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void a_new_file_is_for_its_owner_alone(void **state) {
    (void)state;
    struct stat about;
    assert_true(files_write_new(path, "{}\n", 3, why, sizeof why));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(about.st_size, 3);
}

static void a_file_that_is_there_is_not_written_over(void **state) {
    (void)state;
    assert_true(files_write_new(path, "{}\n", 3, why, sizeof why));
    assert_false(files_write_new(path, "[]\n", 3, why, sizeof why));
    assert_non_null(strstr(why, path));
}

static void half_a_file_is_taken_away_again(void **state) {
    (void)state;
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = {.rlim_cur = 5, .rlim_max = before.rlim_max}; /* as on a full disk */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool is_written = files_write_new(path, "{\"title\": 1}", 12, why, sizeof why);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(is_written);
    assert_non_null(strstr(why, path));
    assert_int_equal(access(path, F_OK), -1);
}

static void a_data_folder_is_made_with_those_above_it(void **state) {
    (void)state;
    char said[128], made[128];
    struct stat about;
    str_format(said, sizeof said, "%s/a/b", folder);
    assert_true(files_data_folder(said, made, sizeof made, why, sizeof why));
    assert_string_equal(made, said);
    assert_int_equal(stat(made, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_int_equal(rmdir(made), 0);
    str_format(made, sizeof made, "%s/a", folder);
    assert_int_equal(rmdir(made), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_file_is_for_its_owner_alone, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_file_that_is_there_is_not_written_over, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(half_a_file_is_taken_away_again, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_data_folder_is_made_with_those_above_it, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A pack is found by its name: in the working folder first, then beside the program. This program
 * stands in a bin of its own, with a share beside it that it makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "installed.h"
#include "str.h"

#define PACKS PREFIX "/share/goldseam/packs"

static char here[64];
static char path[INSTALLED_PATH_BYTES];
static char why[512];

static void write_file(const char *name) {
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs("title: x\n", file);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state) {
    (void)state;
    mkdir(PREFIX "/share", 0755);
    mkdir(PREFIX "/share/goldseam", 0755);
    mkdir(PACKS, 0755);
    write_file(PACKS "/halves.yaml");
    write_file(PACKS "/angles.yaml");
    write_file(PACKS "/notes.txt");
    write_file(PACKS "/.hidden.yaml");
    str_copy(here, sizeof here, "/tmp/goldseam-installed-XXXXXX");
    assert_non_null(mkdtemp(here));
    assert_int_equal(chdir(here), 0);
    why[0] = path[0] = '\0';
    return 0;
}

static int tidy_up(void **state) {
    (void)state;
    remove("halves.yaml");
    remove("halves"); /* a file or a folder */
    remove(PACKS "/halves.yaml");
    remove(PACKS "/angles.yaml");
    remove(PACKS "/notes.txt");
    remove(PACKS "/.hidden.yaml");
    assert_int_equal(chdir("/"), 0);
    return rmdir(here) + rmdir(PACKS);
}

static void finds(const char *text, const char *expected) {
    assert_true(installed_pack(text, path, sizeof path, why, sizeof why));
    assert_string_equal(path, expected);
}

static void a_plain_name_is_an_installed_pack(void **state) {
    (void)state;
    finds("halves", PACKS "/halves.yaml");
}

static void what_lies_in_the_working_folder_comes_first(void **state) {
    (void)state;
    write_file("halves.yaml");
    finds("halves", "halves.yaml");
    write_file("halves");
    finds("halves", "halves");
}

static void a_path_is_taken_as_it_stands(void **state) {
    (void)state;
    finds("halves.yaml", "halves.yaml"); /* not here: whoever opens it says so */
    finds("./halves", "./halves");
    finds("/nowhere/halves.yaml", "/nowhere/halves.yaml");
}

static void a_folder_is_no_pack(void **state) {
    (void)state;
    assert_int_equal(mkdir("halves", 0755), 0);
    finds("halves", PACKS "/halves.yaml");
}

static void a_name_that_is_nowhere_lists_what_there_is(void **state) {
    (void)state;
    assert_false(installed_pack("thirds", path, sizeof path, why, sizeof why));
    assert_non_null(strstr(why, "\"thirds\""));
    assert_non_null(strstr(why, "Installed are: angles, halves."));
}

static void a_long_list_ends_with_dots(void **state) {
    (void)state;
    char list[14];
    installed_packs_list(list, sizeof list);
    assert_string_equal(list, "angles, ...");
    installed_packs_list(list, 5);
    assert_string_equal(list, "...");
}

static void a_folder_that_is_not_there_is_not_found(void **state) {
    (void)state;
    assert_true(installed_folder("goldseam/packs", path, sizeof path));
    assert_string_equal(path, PACKS);
    assert_false(installed_folder("goldseam/no-such-kind", path, sizeof path));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tidy_up)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_plain_name_is_an_installed_pack),
        TEST(what_lies_in_the_working_folder_comes_first),
        TEST(a_path_is_taken_as_it_stands),
        TEST(a_folder_is_no_pack),
        TEST(a_name_that_is_nowhere_lists_what_there_is),
        TEST(a_long_list_ends_with_dots),
        TEST(a_folder_that_is_not_there_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

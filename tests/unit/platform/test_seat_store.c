/* What stands on disk of the seats of a machine's windows, and which window has which slot. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "seat_store.h"
#include "str.h"

#define CODE  "K7QM-2XPD"
#define OTHER "3HTR-90VB"

static char folder[256], deep[300], why[768];

static int make_folder(void **state) {
    (void)state;
    str_copy(folder, sizeof folder, "/tmp/goldseam-seats-XXXXXX");
    assert_non_null(mkdtemp(folder));
    str_format(deep, sizeof deep, "%s/state/goldseam/seats", folder);
    why[0] = '\0';
    return 0;
}

static void remove_folder(const char *path) {
    DIR *open = opendir(path);
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        char below[600];
        str_format(below, sizeof below, "%s/%s", path, entry->d_name);
        if (unlink(below) != 0) {
            remove_folder(below);
        }
    }
    closedir(open);
    assert_int_equal(rmdir(path), 0);
}

static int drop_folder(void **state) {
    (void)state;
    remove_folder(folder);
    return 0;
}

static struct seat_store *open_store(void) {
    struct seat_store *store = seat_store_open(deep, why, sizeof why);
    assert_non_null(store);
    return store;
}

static struct seat_record record_of(const char *code, uint8_t token) {
    struct seat_record record = {.last_event = ((uint64_t)2 << 32) + 17};
    memset(record.token, token, sizeof record.token);
    str_copy(record.code, sizeof record.code, code);
    return record;
}

static void keep(struct seat_store *store, const char *code, uint8_t token) {
    struct seat_record record = record_of(code, token);
    assert_true(seat_store_keep(store, &record, token % 2 == 0, why, sizeof why));
}

/* The path of the one file whose name begins with `code`; how many there are. */
static size_t find_file(const char *code, char *path, size_t size) {
    DIR *open = opendir(deep);
    size_t count = 0;
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
        if (strncmp(entry->d_name, code, strlen(code)) == 0) {
            str_format(path, size, "%s/%s", deep, entry->d_name);
            count++;
        }
    }
    closedir(open);
    return count;
}

static void what_is_kept_is_found_by_its_code(void **state) {
    (void)state;
    struct seat_record found;
    struct seat_store *store = open_store();
    assert_false(seat_store_find(store, CODE, &found, why, sizeof why));
    keep(store, CODE, 0xA1);
    keep(store, OTHER, 0xB2);
    seat_store_close(store);
    store = open_store();
    assert_true(seat_store_find(store, CODE, &found, why, sizeof why));
    assert_int_equal(found.token[31], 0xA1);
    assert_true(found.last_event == ((uint64_t)2 << 32) + 17);
    assert_string_equal(found.code, CODE);
    assert_false(seat_store_find(store, "ZZZZ-ZZZZ", &found, why, sizeof why));
    assert_false(seat_store_find(store, "", &found, why, sizeof why));
    seat_store_remove(store, OTHER);
    assert_false(seat_store_find(store, OTHER, &found, why, sizeof why));
    assert_string_equal(why, "");
    seat_store_close(store);
}

static void nobody_else_on_the_machine_can_read_it(void **state) {
    (void)state;
    struct stat about;
    char path[600];
    mode_t before = umask(0);
    struct seat_store *store = open_store();
    keep(store, CODE, 3);
    umask(before);
    assert_int_equal(stat(deep, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_int_equal(find_file(CODE, path, sizeof path), 1); /* and nothing is left beside it */
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    seat_store_close(store);
}

/* Another window: a process of its own, for a process is never in the way of its own locks. */
static pid_t open_elsewhere(int *slot) {
    int said[2];
    assert_int_equal(pipe(said), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct seat_store *store = seat_store_open(deep, why, sizeof why);
        char byte = store != NULL ? (char)seat_store_slot(store) : 0;
        if (write(said[1], &byte, 1) == 1) {
            pause(); /* until it is killed */
        }
        _exit(1);
    }
    char byte = 0;
    assert_int_equal(read(said[0], &byte, 1), 1);
    close(said[0]);
    close(said[1]);
    *slot = byte;
    return pid;
}

static void kill_elsewhere(pid_t pid) {
    int status;
    assert_int_equal(kill(pid, SIGKILL), 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
}

static void the_second_window_is_somebody_else_and_a_free_slot_is_taken_again(void **state) {
    (void)state;
    int slots[2];
    struct seat_record found;
    pid_t first = open_elsewhere(&slots[0]);
    pid_t second = open_elsewhere(&slots[1]);
    assert_int_equal(slots[0], 1);
    assert_int_equal(slots[1], 2);
    kill_elsewhere(first);
    struct seat_store *store = open_store(); /* the first window, started again */
    assert_int_equal(seat_store_slot(store), 1);
    keep(store, CODE, 4);
    kill_elsewhere(second);
    second = open_elsewhere(&slots[1]);
    assert_int_equal(slots[1], 2);
    kill_elsewhere(second);
    assert_true(seat_store_find(store, CODE, &found, why, sizeof why));
    seat_store_close(store);
}

static void write_file(const char *path, const char *text, size_t count) {
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

/* Cut anywhere, or with any byte changed to one that never stands in it. */
static void a_broken_file_counts_as_none_and_is_said(void **state) {
    (void)state;
    struct seat_record found;
    char path[600], text[600];
    struct seat_store *store = open_store();
    keep(store, CODE, 5);
    assert_int_equal(find_file(CODE, path, sizeof path), 1);
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    size_t count = fread(text, 1, sizeof text, file);
    fclose(file);
    assert_in_range(count, 100, 300);
    for (size_t i = 0; i < count; i++) {
        write_file(path, text, i);
        assert_false(seat_store_find(store, CODE, &found, why, sizeof why));
        assert_non_null(strstr(why, "is not a remembered seat"));
        assert_false(seat_store_find(store, "", &found, why, sizeof why));
    }
    size_t refused = 0;
    for (size_t i = 0; i < count; i++) {
        char byte = text[i];
        text[i] = '\0';
        write_file(path, text, count);
        refused += !seat_store_find(store, CODE, &found, why, sizeof why);
        text[i] = byte;
    }
    assert_int_equal(refused, count);
    write_file(path, text, count);
    assert_true(seat_store_find(store, CODE, &found, why, sizeof why));
    seat_store_close(store);
}

static void a_file_under_another_code_is_not_that_rooms(void **state) {
    (void)state;
    struct seat_record found;
    char path[600], other[600];
    struct seat_store *store = open_store();
    keep(store, CODE, 6);
    assert_int_equal(find_file(CODE, path, sizeof path), 1);
    str_copy(other, sizeof other, path);
    memcpy(other + strlen(deep) + 1, OTHER, strlen(OTHER));
    assert_int_equal(rename(path, other), 0);
    assert_false(seat_store_find(store, OTHER, &found, why, sizeof why));
    seat_store_close(store);
}

static void a_room_cannot_name_other_files(void **state) {
    (void)state;
    struct seat_store *store = open_store();
    struct seat_record record = record_of("../../../x", 7);
    assert_false(seat_store_keep(store, &record, false, why, sizeof why));
    record.code[0] = '\0';
    assert_false(seat_store_keep(store, &record, false, why, sizeof why));
    seat_store_close(store);
}

static void old_seats_are_removed_at_start(void **state) {
    (void)state;
    struct seat_record found;
    char path[600];
    struct seat_store *store = open_store();
    keep(store, CODE, 8);
    keep(store, OTHER, 9);
    seat_store_close(store);
    assert_int_equal(find_file(CODE, path, sizeof path), 1);
    time_t then = time(NULL) - (time_t)SEAT_STORE_DAYS * 86400 - 60;
    struct timespec old[2] = {{.tv_sec = then}, {.tv_sec = then}};
    assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
    store = open_store();
    assert_false(seat_store_find(store, CODE, &found, why, sizeof why));
    assert_true(seat_store_find(store, OTHER, &found, why, sizeof why));
    seat_store_close(store);
}

static void a_folder_that_cannot_be_made_is_said(void **state) {
    (void)state;
    char blocked[320];
    str_format(blocked, sizeof blocked, "%s/file", folder);
    write_file(blocked, "x", 1);
    str_format(blocked, sizeof blocked, "%s/file/seats", folder);
    assert_null(seat_store_open(blocked, why, sizeof why));
    assert_non_null(strstr(why, blocked));
    assert_non_null(strstr(why, "cannot be remembered"));
}

static void the_folder_is_where_the_desktop_says(void **state) {
    (void)state;
    char place[400];
    assert_int_equal(setenv("HOME", "/home/lab", 1), 0);
    assert_int_equal(setenv("XDG_STATE_HOME", "/var/lab", 1), 0);
    assert_true(seat_store_folder(place, sizeof place));
    assert_string_equal(place, "/var/lab/goldseam/seats");
    assert_int_equal(setenv("XDG_STATE_HOME", "relative", 1), 0);
    assert_true(seat_store_folder(place, sizeof place));
    assert_string_equal(place, "/home/lab/.local/state/goldseam/seats");
    assert_int_equal(unsetenv("XDG_STATE_HOME"), 0);
    assert_int_equal(unsetenv("HOME"), 0);
    assert_false(seat_store_folder(place, sizeof place));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, drop_folder)
    const struct CMUnitTest tests[] = {
        TEST(what_is_kept_is_found_by_its_code),
        TEST(nobody_else_on_the_machine_can_read_it),
        TEST(the_second_window_is_somebody_else_and_a_free_slot_is_taken_again),
        TEST(a_broken_file_counts_as_none_and_is_said),
        TEST(a_file_under_another_code_is_not_that_rooms),
        TEST(a_room_cannot_name_other_files),
        TEST(old_seats_are_removed_at_start),
        TEST(a_folder_that_cannot_be_made_is_said),
        TEST(the_folder_is_where_the_desktop_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

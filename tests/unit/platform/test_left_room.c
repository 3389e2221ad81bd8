/* Which room went down before it was closed, by the files of the data folder. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "left_room.h"
#include "str.h"

static char folder[] = "/tmp/goldseam-left-XXXXXX";
static char code[CODE_CHARS + 1];

static const char *path_of(const char *name) {
    static char path[256];
    assert_true(str_format(path, sizeof path, "%s/goldseam/%s", folder, name));
    return path;
}

static void put(const char *name) {
    int file = open(path_of(name), O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0);
    close(file);
}

static const char *found(void) {
    left_room_find(code);
    return code;
}

static int begin(void **state) {
    (void)state;
    return mkdtemp(folder) == NULL || setenv("XDG_STATE_HOME", folder, 1) != 0 ||
           mkdir(path_of(""), 0700) != 0;
}

static void without_sessions_there_is_none(void **state) {
    (void)state;
    assert_string_equal(found(), "");
}

static void one_that_was_closed_has_no_key_and_is_none(void **state) {
    (void)state;
    put("2026-09-01-081500-K7QM-2XPD.journal");
    assert_string_equal(found(), "");
}

static void the_newest_with_key_and_journal_is_it(void **state) {
    (void)state;
    put("2026-09-01-081500-K7QM-2XPD.key");
    assert_string_equal(found(), "K7QM-2XPD");
    put("2026-09-01-101500-5QXF-7HMA.journal");
    put("2026-09-01-101500-5QXF-7HMA.key");
    put("2026-09-02-101500-AAAA-AAAA.key"); /* of no journal */
    assert_string_equal(found(), "5QXF-7HMA");
}

static void one_that_a_server_has_open_is_passed_over(void **state) {
    (void)state;
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    put("2026-09-01-101500-5QXF-7HMA.journal.lock");
    int held = open(path_of("2026-09-01-101500-5QXF-7HMA.journal.lock"), O_RDWR);
    assert_int_equal(fcntl(held, F_OFD_SETLK, &whole), 0);
    assert_string_equal(found(), "K7QM-2XPD");
    close(held);
    assert_string_equal(found(), "5QXF-7HMA");
}

static void an_old_one_is_not_offered_unless_it_was_written_to_of_late(void **state) {
    (void)state;
    struct timespec old[2] = {{.tv_sec = time(NULL) - 25 * 3600},
                              {.tv_sec = time(NULL) - 25 * 3600}};
    utimensat(AT_FDCWD, path_of("2026-09-01-101500-5QXF-7HMA.journal"), old, 0);
    assert_string_equal(found(), "K7QM-2XPD");
    put("2026-09-01-101500-5QXF-7HMA.journal-wal");
    assert_string_equal(found(), "5QXF-7HMA");
}

static int end(void **state) {
    static const char *const names[] = {
        "2026-09-01-081500-K7QM-2XPD.journal",      "2026-09-01-081500-K7QM-2XPD.key",
        "2026-09-01-101500-5QXF-7HMA.journal",      "2026-09-01-101500-5QXF-7HMA.key",
        "2026-09-01-101500-5QXF-7HMA.journal.lock", "2026-09-01-101500-5QXF-7HMA.journal-wal",
        "2026-09-02-101500-AAAA-AAAA.key"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        unlink(path_of(names[i]));
    }
    rmdir(path_of(""));
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_sessions_there_is_none),
        cmocka_unit_test(one_that_was_closed_has_no_key_and_is_none),
        cmocka_unit_test(the_newest_with_key_and_journal_is_it),
        cmocka_unit_test(one_that_a_server_has_open_is_passed_over),
        cmocka_unit_test(an_old_one_is_not_offered_unless_it_was_written_to_of_late),
    };
    return cmocka_run_group_tests(tests, begin, end);
}

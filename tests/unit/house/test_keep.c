/* How long sessions are kept, and what a list of them says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "journal_lock.h"
#include "main_keep.h"
#include "marked_lesson.h"
#include "str.h"

static struct marked_lesson lesson;
static struct sessions sessions;
static char why[1024], *said;
static size_t said_count;
static FILE *sayer;

static int make(void **state) {
    (void)state;
    marked_folder(&lesson);
    sayer = open_memstream(&said, &said_count);
    return 0;
}

static int end(void **state) {
    (void)state;
    fclose(sayer);
    free(said);
    sessions_free(&sessions);
    marked_remove(&lesson);
    return 0;
}

static time_t now(void) {
    return sessions_time("2026-09-20T08:00:00Z");
}

static void keep(unsigned days, const char *except) {
    assert_true(sessions_read(&sessions, lesson.folder, why, sizeof why));
    keep_erase_old(&sessions, days, now(),
                   except != NULL ? sessions_find(&sessions, except, why, sizeof why) : NULL,
                   sayer);
    sessions_free(&sessions);
    assert_true(sessions_read(&sessions, lesson.folder, why, sizeof why));
}

static void what_is_older_than_14_days_goes_and_is_said(void **state) {
    (void)state;
    marked_play(&lesson, "2026-09-01T08:15:00Z", true);
    marked_play(&lesson, "2026-09-05T08:15:00Z", false);
    marked_play(&lesson, "2026-09-06T08:15:00Z", true);
    marked_play(&lesson, "2026-09-19T08:15:00Z", false);
    keep(14, NULL);
    assert_int_equal(sessions.count, 2);
    assert_string_equal(sessions.list[0].name, "2026-09-19-081500-K7QM-2XPD");
    assert_string_equal(sessions.list[1].name, "2026-09-06-081500-K7QM-2XPD");
    assert_non_null(strstr(said, "erased 2 sessions older than 14 days"));
    assert_non_null(strstr(said, "2026-09-05-081500-K7QM-2XPD"));
}

static void with_0_days_nothing_goes(void **state) {
    (void)state;
    marked_play(&lesson, "2020-09-01T08:15:00Z", true);
    keep(0, NULL);
    assert_int_equal(sessions.count, 1);
    fflush(sayer);
    assert_int_equal(said_count, 0);
}

static void one_from_the_future_is_left_alone_and_said(void **state) {
    (void)state;
    marked_play(&lesson, "2031-01-01T08:15:00Z", true);
    keep(14, NULL);
    assert_int_equal(sessions.count, 1);
    assert_non_null(strstr(said, "dated in the future"));
}

static void an_open_one_and_the_one_that_is_gone_on_with_stay(void **state) {
    (void)state;
    struct journal_lock lock;
    marked_play(&lesson, "2026-09-02T08:15:00Z", false);
    marked_play(&lesson, "2026-09-01T08:15:00Z", false);
    assert_true(journal_lock_take(&lock, lesson.journal, why, sizeof why));
    keep(14, "2026-09-02-081500-K7QM-2XPD");
    journal_lock_drop(&lock);
    assert_int_equal(sessions.count, 2);
}

/* Its name's date counts then. */
static void a_file_that_cannot_be_read_goes_too(void **state) {
    (void)state;
    char path[200];
    str_format(path, sizeof path, "%s/2026-08-01-081500-AAAA-AAAA.journal", lesson.folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("not a journal", file);
    fclose(file);
    keep(14, NULL);
    assert_int_equal(sessions.count, 0);
}

static void the_list_says_what_there_is(void **state) {
    (void)state;
    marked_play(&lesson, "2026-09-05T08:15:00Z", true);
    marked_play(&lesson, "2026-09-19T08:15:00Z", false);
    assert_true(sessions_read(&sessions, lesson.folder, why, sizeof why));
    sessions_tell(&sessions, 14, now(), sayer);
    fflush(sayer);
    assert_non_null(strstr(said, "2026-09-05-081500-K7QM-2XPD"));
    assert_non_null(strstr(said, "40 seats, 1 round, closed"));
    assert_non_null(strstr(said, "40 seats, 0 rounds, not closed"));
    assert_non_null(strstr(said, "kept until"));
}

static void the_newest_that_was_not_closed_is_found(void **state) {
    (void)state;
    marked_play(&lesson, "2026-09-05T08:15:00Z", false);
    marked_play(&lesson, "2026-09-07T08:15:00Z", false);
    marked_play(&lesson, "2026-09-19T08:15:00Z", true);
    assert_true(sessions_read(&sessions, lesson.folder, why, sizeof why));
    const struct session_file *it = sessions_unclosed(&sessions, 0, true);
    assert_non_null(it);
    assert_string_equal(it->name, "2026-09-07-081500-K7QM-2XPD");
    assert_null(sessions_unclosed(&sessions, now() - 86400, true));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_older_than_14_days_goes_and_is_said, make, end),
        cmocka_unit_test_setup_teardown(with_0_days_nothing_goes, make, end),
        cmocka_unit_test_setup_teardown(one_from_the_future_is_left_alone_and_said, make, end),
        cmocka_unit_test_setup_teardown(an_open_one_and_the_one_that_is_gone_on_with_stay, make,
                                        end),
        cmocka_unit_test_setup_teardown(a_file_that_cannot_be_read_goes_too, make, end),
        cmocka_unit_test_setup_teardown(the_list_says_what_there_is, make, end),
        cmocka_unit_test_setup_teardown(the_newest_that_was_not_closed_is_found, make, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

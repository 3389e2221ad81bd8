/* The journal in a file: what gets there, and when it counts as being there. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "fixture.h"
#include "limit.h"
#include "str.h"

static void every_file_of_a_journal_is_for_its_owner_alone(void **state) {
    struct fixture *fixture = FIXTURE(state);
    static const char *const behind[] = {"", "-wal", "-shm"};
    struct journal *journal = fixture_open(fixture);
    fixture_append_event(journal, fixture_seat_added(1, 10), NULL);
    fixture_wait(journal, 1);
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        char name[160];
        struct stat about;
        str_format(name, sizeof name, "%s%s", fixture->path, behind[i]);
        assert_int_equal(stat(name, &about), 0);
        assert_int_equal(about.st_mode & 0777, 0600);
    }
    assert_true(fixture_close(fixture, journal, 1));
}

static void a_file_that_is_there_is_not_written_over(void **state) {
    struct fixture *fixture = FIXTURE(state);
    assert_true(fixture_close(fixture, fixture_open(fixture), 1));
    assert_null(
        journal_sqlite_open(fixture->path, &entries_session, fixture->why, sizeof fixture->why));
    assert_non_null(strstr(fixture->why, fixture->path));
}

static void a_folder_that_is_not_there_is_said(void **state) {
    struct fixture *fixture = FIXTURE(state);
    assert_null(journal_sqlite_open("/nowhere/at/all.journal", &entries_session, fixture->why,
                                    sizeof fixture->why));
    assert_non_null(strstr(fixture->why, "/nowhere/at/all.journal"));
}

static void numbers_run_from_one_and_become_durable(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    assert_int_equal(journal->calls->durable(journal), 0);
    for (uint64_t i = 1; i <= 100; i++) {
        assert_int_equal(fixture_append_event(journal, fixture_seat_added((uint32_t)i, i), NULL),
                         i);
    }
    fixture_wait(journal, 100);
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM events"), 100);
    assert_true(fixture_close(fixture, journal, 1));
}

static void what_is_durable_can_be_read_by_others_before_the_close(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    fixture_append_event(journal, fixture_seat_added(1, 10), NULL);
    fixture_wait(journal, 1);
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM events"), 1);
    assert_int_equal(fixture_ask(fixture, "SELECT closed FROM session"), 0);
    assert_true(fixture_close(fixture, journal, 1));
}

static void a_slow_disk_holds_up_nobody_and_commits_in_groups(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    journal_sqlite_set_lag(journal, 200);
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (uint32_t i = 1; i <= 1000; i++) {
        fixture_append_event(journal, fixture_seat_added(i, i), NULL);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    long took_ms = (end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1000000;
    assert_in_range(took_ms, 0, 150);
    assert_true(journal->calls->durable(journal) < 1000);
    fixture_wait(journal, 1000);
    assert_in_range(journal_sqlite_commits(journal), 1, 3);
    assert_true(fixture_close(fixture, journal, 1));
}

static void a_full_backlog_takes_nothing_more(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    journal_sqlite_set_lag(journal, 400);
    uint64_t last = 0;
    for (uint32_t i = 1; i <= LIMIT_JOURNAL_EVENTS; i++) {
        last = fixture_append_event(journal, fixture_seat_added(i, i), NULL);
    }
    assert_int_equal(last, LIMIT_JOURNAL_EVENTS);
    assert_int_equal(journal->calls->room(journal), 0);
    assert_int_equal(fixture_append_event(journal, fixture_seat_added(1, 1), NULL), 0);
    journal_sqlite_set_lag(journal, 0);
    fixture_wait(journal, LIMIT_JOURNAL_EVENTS);
    assert_int_equal(journal->calls->room(journal), LIMIT_JOURNAL_EVENTS);
    assert_int_equal(fixture_append_event(journal, fixture_seat_added(1, 1), NULL),
                     LIMIT_JOURNAL_EVENTS + 1);
    assert_true(fixture_close(fixture, journal, 1));
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM events"), LIMIT_JOURNAL_EVENTS + 1);
}

static void closing_writes_what_still_waits(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    journal_sqlite_set_lag(journal, 100);
    for (uint32_t i = 1; i <= 500; i++) {
        fixture_append_event(journal, fixture_seat_added(i, i), NULL);
    }
    assert_true(fixture_close(fixture, journal, 0x1234));
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM events"), 500);
    assert_int_equal(fixture_ask(fixture, "SELECT final_hash FROM session"), 0x1234);
    assert_int_equal(fixture_ask(fixture, "SELECT closed FROM session"), 1);
}

static void a_disk_that_hangs_is_not_waited_for_for_ever(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    journal_sqlite_set_lag(journal, 2600);
    fixture_append_event(journal, fixture_seat_added(1, 1), NULL);
    fixture_rest_ms(50);
    assert_false(fixture_close(fixture, journal, 1));
    assert_true(fixture->why[0] != '\0');
    fixture_rest_ms(900); /* the thread ends before its fixture->folder goes */
}

static void trouble_is_said_and_over_when_the_disk_is_well_again(void **state) {
    struct fixture *fixture = FIXTURE(state);
    char sentence[256];
    sqlite3 *other = NULL;
    struct journal *journal = fixture_open(fixture);
    assert_false(journal->calls->trouble(journal, sentence, sizeof sentence));
    assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    fixture_append_event(journal, fixture_seat_added(1, 1), NULL);
    for (int i = 0; i < 3000 && !journal->calls->trouble(journal, sentence, sizeof sentence); i++) {
        fixture_rest_ms(1);
    }
    assert_true(journal->calls->trouble(journal, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "locked"));
    assert_int_equal(journal->calls->durable(journal), 0);
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    fixture_wait(journal, 1);
    assert_false(journal->calls->trouble(journal, sentence, sizeof sentence));
    assert_true(fixture_close(fixture, journal, 1));
}

static void words_and_names_stand_apart_from_events(void **state) {
    struct fixture *fixture = FIXTURE(state);
    static const uint8_t picks[] = {3, 1};
    struct journal *journal = fixture_open(fixture);
    fixture_append_event(journal, fixture_seat_added(1, 10),
                         &(struct journal_words){.name = "Brave Otter"});
    fixture_append_event(journal, fixture_answered(9),
                         &(struct journal_words){.text = "3/4", .picks = picks, .picks_count = 2});
    assert_true(fixture_close(fixture, journal, 1));
    assert_int_equal(
        fixture_ask(fixture, "SELECT count(*) FROM names WHERE seat = 1 AND name = 'Brave Otter'"),
        1);
    assert_int_equal(
        fixture_ask(
            fixture,
            "SELECT count(*) FROM texts WHERE event = 2 AND text = '3/4' AND picks = x'0301'"),
        1);
}

static void words_of_a_page_are_on_disk_with_their_event(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    struct journal_words words = {.page = "We took the tops.", .lesson = "Pieces of one size."};
    fixture_append_event(journal, fixture_seat_added(1, 10), NULL);
    fixture_append_event(journal, fixture_answered(7), &words);
    fixture_wait(journal, 2);
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM words WHERE event = 2 AND text = "
                                          "'We took the tops.' AND lesson = 'Pieces of one size.'"),
                     1);
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM texts"), 0);
    assert_true(fixture_close(fixture, journal, 1));
}

static void feelings_are_kept_without_seat_or_time(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    struct journal_feeling feeling = {.key = UINT64_MAX - 4, .value = 2};
    assert_true(journal->calls->feel(journal, &feeling));
    feeling = (struct journal_feeling){.key = 99, .statement = 1, .value = 3};
    assert_true(journal->calls->feel(journal, &feeling));
    feeling.value = 4; /* thought again: the same number, another value */
    assert_true(journal->calls->feel(journal, &feeling));
    for (int i = 0; i < 5000 && journal->calls->felt(journal) < 3; i++) {
        fixture_rest_ms(1);
    }
    assert_int_equal(journal->calls->felt(journal), 3);
    assert_int_equal(journal->calls->durable(journal), 0);
    assert_true(fixture_close(fixture, journal, 1));
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM feelings"), 2);
    assert_int_equal(fixture_ask(fixture, "SELECT value FROM feelings WHERE statement = 1"), 4);
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM pragma_table_info('feelings')"),
                     4); /* and a sum */
}

static void feelings_that_find_no_room_are_not_taken(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    struct journal_feeling feeling = {.value = 1};
    journal_sqlite_set_lag(journal, 400);
    for (uint64_t i = 0; i < LIMIT_JOURNAL_NOTES; i++) {
        feeling.key = i * 2;
        assert_true(journal->calls->feel(journal, &feeling));
    }
    feeling.key = 77777;
    assert_false(journal->calls->feel(journal, &feeling));
    assert_int_equal(journal->calls->pages_room(journal), 0);
    assert_int_equal(fixture_append_event(journal, fixture_seat_added(1, 10),
                                          &(struct journal_words){.page = "a", .lesson = ""}),
                     0);
    assert_int_equal(fixture_append_event(journal, fixture_seat_added(1, 10), NULL), 1);
    journal_sqlite_set_lag(journal, 0);
    assert_true(fixture_close(fixture, journal, 1));
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM feelings"), LIMIT_JOURNAL_NOTES);
}

static void every_pack_of_the_room_is_kept(void **state) {
    struct fixture *fixture = FIXTURE(state);
    assert_true(fixture_close(fixture, fixture_open(fixture), 1));
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM packs"), 2);
    assert_int_equal(fixture_ask(fixture, "SELECT length(content) FROM packs WHERE number = 1"), 4);
}

static void a_journal_that_cannot_be_made_leaves_nothing_behind(void **state) {
    struct fixture *fixture = FIXTURE(state);
    void *bytes = calloc(1, 200000);
    assert_non_null(bytes);
    struct journal_pack pack = {.name = "large.yaml", .bytes = bytes, .bytes_count = 200000};
    struct journal_session large = entries_session;
    struct rlimit before;
    large.packs = &pack;
    large.packs_count = 1;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = {.rlim_cur = 100000, .rlim_max = before.rlim_max}; /* as on a full disk */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    struct journal *journal =
        journal_sqlite_open(fixture->path, &large, fixture->why, sizeof fixture->why);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    free(bytes);
    assert_null(journal);
    assert_non_null(strstr(fixture->why, fixture->path));
    assert_int_equal(rmdir(fixture->folder), 0); /* it is empty */
    assert_int_equal(mkdir(fixture->folder, 0700), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_file_of_a_journal_is_for_its_owner_alone),
        TEST(a_file_that_is_there_is_not_written_over),
        TEST(a_folder_that_is_not_there_is_said),
        TEST(a_journal_that_cannot_be_made_leaves_nothing_behind),
        TEST(numbers_run_from_one_and_become_durable),
        TEST(what_is_durable_can_be_read_by_others_before_the_close),
        TEST(a_slow_disk_holds_up_nobody_and_commits_in_groups),
        TEST(a_full_backlog_takes_nothing_more),
        TEST(closing_writes_what_still_waits),
        TEST(a_disk_that_hangs_is_not_waited_for_for_ever),
        TEST(trouble_is_said_and_over_when_the_disk_is_well_again),
        TEST(words_and_names_stand_apart_from_events),
        TEST(words_of_a_page_are_on_disk_with_their_event),
        TEST(feelings_are_kept_without_seat_or_time),
        TEST(feelings_that_find_no_room_are_not_taken),
        TEST(every_pack_of_the_room_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

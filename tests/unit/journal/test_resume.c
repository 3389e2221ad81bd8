/* A journal that a server left behind, and the next one that goes on with it: what stands in it is
 * read back entry by entry, and who may not go on is told why. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"
#include "journal_lock.h"
#include "str.h"

static struct journal *resume(struct fixture *fixture, uint32_t run) {
    fixture->why[0] = '\0';
    return journal_sqlite_resume(fixture->path, run, fixture->why, sizeof fixture->why);
}

static void append_run(struct journal *journal, uint32_t run, uint32_t count) {
    for (uint32_t place = 1; place <= count; place++) {
        fixture_append(journal, JOURNAL_NUMBER(run, place));
    }
    fixture_wait(journal, JOURNAL_NUMBER(run, count));
}

/* A process of its own opens the journal, writes so many, and ends as if killed. In run 1 the
 * journal is made there. */
static void write_and_die(struct fixture *fixture, uint32_t run, uint32_t count) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct journal *journal = run == 1 ? fixture_open(fixture) : resume(fixture, run);
        if (journal == NULL) {
            _exit(1);
        }
        append_run(journal, run, count);
        for (uint64_t key = 1; key <= 5; key++) {
            struct journal_feeling feeling = entries_feeling(key);
            journal->calls->feel(journal, &feeling);
        }
        while (journal->calls->felt(journal) < 5) {
            fixture_rest_ms(1);
        }
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static bool close_journal(struct fixture *fixture, struct journal *journal) {
    return journal->calls->close(journal, 1, fixture->why, sizeof fixture->why);
}

static void a_killed_server_leaves_all_that_was_durable_and_the_next_goes_on(void **state) {
    struct fixture *fixture = FIXTURE(state);
    uint64_t last = 0;
    write_and_die(fixture, 1, 700);
    write_and_die(fixture, 2, 300);
    assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_END);
    assert_int_equal(last, JOURNAL_NUMBER(2, 300));
    struct journal *journal = resume(fixture, 3);
    assert_non_null(journal);
    append_run(journal, 3, 10);
    assert_true(close_journal(fixture, journal));
    assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_END);
    assert_int_equal(last, JOURNAL_NUMBER(3, 10));
    assert_int_equal(fixture_ask(fixture, "SELECT count(*) FROM events"), 1010);
}

static void what_a_restart_needs_is_in_the_head(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal_pack pack;
    write_and_die(fixture, 1, 3);
    struct journal_reader *reader =
        journal_reader_open(fixture->path, fixture->why, sizeof fixture->why);
    assert_non_null(reader);
    const struct journal_head *head = journal_reader_head(reader);
    assert_string_equal(head->address, "192.0.2.7");
    assert_int_equal(head->port, 27450);
    assert_int_equal(head->seats_max, 400);
    assert_int_equal(head->seats_wait, 12);
    assert_true(head->nods_itself);
    assert_true(head->config.may_type);
    assert_int_equal(head->run, 1);
    assert_int_equal(head->highest, 3);
    assert_false(head->is_closed);
    assert_int_equal(head->packs_count, 2);
    assert_true(journal_reader_pack(reader, 1, &pack, fixture->why, sizeof fixture->why));
    assert_string_equal(pack.name, "more.yaml");
    assert_int_equal(pack.bytes_count, 4);
    assert_memory_equal(pack.bytes, "defg", 4);
    assert_int_equal(pack.hash, 7);
    assert_true(journal_reader_pack(reader, 0, &pack, fixture->why, sizeof fixture->why));
    assert_true(pack.hash == 0xfedcba9876543210ULL);
    assert_false(journal_reader_pack(reader, 2, &pack, fixture->why, sizeof fixture->why));
    journal_reader_close(reader);
}

static void feelings_are_read_again(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal_feeling feeling;
    unsigned found = 0;
    write_and_die(fixture, 1, 3);
    struct journal_reader *reader =
        journal_reader_open(fixture->path, fixture->why, sizeof fixture->why);
    assert_non_null(reader);
    struct journal_past *past = journal_reader_past(reader);
    while (past->next_feeling(past, &feeling)) {
        for (uint64_t key = 1; key <= 5; key++) {
            struct journal_feeling expected = entries_feeling(key);
            bool is_it = feeling.key == expected.key && feeling.value == expected.value &&
                         feeling.statement == expected.statement;
            found |= is_it ? 1u << key : 0;
        }
    }
    journal_reader_close(reader);
    assert_int_equal(found, 62);
}

static void a_closed_session_is_not_gone_on_with(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    append_run(journal, 1, 2);
    assert_true(close_journal(fixture, journal));
    assert_null(resume(fixture, 2));
    assert_non_null(strstr(fixture->why, "was closed"));
    assert_int_equal(fixture_ask(fixture, "SELECT run FROM session"), 1);
}

static void a_run_that_was_there_is_not_used_again(void **state) {
    struct fixture *fixture = FIXTURE(state);
    write_and_die(fixture, 1, 2);
    write_and_die(fixture, 2, 1);
    assert_null(resume(fixture, 2));
    assert_non_null(strstr(fixture->why, "another server went on"));
    struct journal *journal = resume(fixture, 4); /* one may be left out */
    assert_non_null(journal);
    append_run(journal, 4, 1);
    assert_true(close_journal(fixture, journal));
    uint64_t last = 0;
    assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_END);
    assert_int_equal(last, JOURNAL_NUMBER(4, 1));
}

static void another_version_is_told_as_such(void **state) {
    struct fixture *fixture = FIXTURE(state);
    write_and_die(fixture, 1, 2);
    fixture_execute(fixture, "UPDATE session SET rules = rules + 1");
    assert_null(resume(fixture, 2));
    assert_non_null(strstr(fixture->why, "another version of the rules"));
    fixture_execute(fixture, "UPDATE session SET rules = rules - 1, schema = 2");
    assert_null(resume(fixture, 2));
    assert_non_null(strstr(fixture->why, "another version of Goldseam"));
    fixture_execute(fixture, "UPDATE session SET schema = 3");
    struct journal *journal = resume(fixture, 2);
    assert_non_null(journal);
    assert_true(close_journal(fixture, journal));
}

static void a_session_that_a_server_has_open_is_left_to_it(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    assert_true(journal_lock_is_held(fixture->path));
    assert_null(resume(fixture, 2));
    assert_non_null(strstr(fixture->why, "another server has the session"));
    uint64_t last = 0;
    append_run(journal, 1, 20);
    assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_END); /* reading does no harm */
    assert_int_equal(last, 20);
    assert_true(close_journal(fixture, journal));
    assert_false(journal_lock_is_held(fixture->path));
    char lock[160];
    str_format(lock, sizeof lock, "%s.lock", fixture->path);
    assert_int_not_equal(access(lock, F_OK), 0);
}

static void the_lock_of_a_killed_server_keeps_nobody_out(void **state) {
    struct fixture *fixture = FIXTURE(state);
    write_and_die(fixture, 1, 2);
    assert_false(journal_lock_is_held(fixture->path));
    struct journal *journal = resume(fixture, 2);
    assert_non_null(journal);
    assert_true(journal_lock_is_held(fixture->path));
    assert_true(close_journal(fixture, journal));
}

static void what_is_no_journal_is_left_as_it_is(void **state) {
    struct fixture *fixture = FIXTURE(state);
    assert_null(resume(fixture, 2));
    assert_non_null(strstr(fixture->why, "could not be opened"));
    FILE *file = fopen(fixture->path, "wb");
    assert_non_null(file);
    fputs("this is a shopping list and no database of any kind", file);
    fclose(file);
    assert_null(resume(fixture, 2));
    assert_non_null(strstr(fixture->why, "not a journal"));
}

/* Another value in one column of each table is not what was written. */
static void a_changed_digit_is_noticed(void **state) {
    static const char *const changes[] = {
        "UPDATE events SET n2 = n2 + 1 WHERE number = 3",
        "UPDATE events SET who = who + 1 WHERE number = 3",
        "UPDATE texts SET text = text || '1'",
        "UPDATE words SET is_final = 1 - is_final",
        "UPDATE tokens SET hash = zeroblob(32)",
        "UPDATE names SET name = 'Somebody'",
        "DELETE FROM texts",
        "DELETE FROM names",
        "DELETE FROM tokens",
        "DELETE FROM words",
        "UPDATE session SET port = 1",
    };
    struct fixture *fixture = FIXTURE(state);
    uint64_t last = 0;
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct journal *journal = fixture_open(fixture);
        append_run(journal, 1, 60);
        assert_true(close_journal(fixture, journal));
        assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_END);
        fixture_execute(fixture, changes[i]);
        assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_BROKEN);
        assert_int_equal(unlink(fixture->path), 0);
        fixture->why[0] = '\0';
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_killed_server_leaves_all_that_was_durable_and_the_next_goes_on),
        TEST(what_a_restart_needs_is_in_the_head),
        TEST(feelings_are_read_again),
        TEST(a_closed_session_is_not_gone_on_with),
        TEST(a_run_that_was_there_is_not_used_again),
        TEST(another_version_is_told_as_such),
        TEST(a_session_that_a_server_has_open_is_left_to_it),
        TEST(the_lock_of_a_killed_server_keeps_nobody_out),
        TEST(what_is_no_journal_is_left_as_it_is),
        TEST(a_changed_digit_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* How the journal in a file is read again, and what is noticed in one that is damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"
#include "journal_glance.h"
#include "journal_reader.h"
#include "str.h"

static void what_is_read_is_what_was_written(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    fixture_append_event(journal, fixture_seat_added(1, 10), NULL);
    fixture_append_event(journal, fixture_answered(UINT32_MAX), NULL);
    assert_true(fixture_close(fixture, journal, UINT64_MAX - 5));
    struct journal_reader *reader =
        journal_reader_open(fixture->path, fixture->why, sizeof fixture->why);
    assert_non_null(reader);
    const struct journal_head *head = journal_reader_head(reader);
    assert_string_equal(head->title, "A title");
    assert_string_equal(head->code, "K7QM-2XPD");
    assert_string_equal(head->created, "2026-01-02T03:04:05Z");
    assert_int_equal(head->rules_version, RULES_VERSION);
    assert_true(head->pack_hash == entries_session.packs[0].hash);
    assert_true(head->config.seed == entries_session.config.seed);
    assert_int_equal(head->config.goal, 77);
    assert_true(head->config.is_auto);
    assert_true(head->config.may_type);
    assert_memory_equal(head->config.plan, entries_session.config.plan, sizeof head->config.plan);
    assert_true(head->is_closed);
    assert_true(head->final_hash == UINT64_MAX - 5);
    uint64_t number = 0;
    struct event event;
    assert_int_equal(
        journal_reader_next(reader, &number, &event, fixture->why, sizeof fixture->why),
        JOURNAL_READ_EVENT);
    assert_int_equal(number, 1);
    assert_int_equal(event.at_ms, 10);
    assert_int_equal(event.kind, EVENT_seat_added);
    assert_int_equal(
        journal_reader_next(reader, &number, &event, fixture->why, sizeof fixture->why),
        JOURNAL_READ_EVENT);
    assert_int_equal(event.as.answered.answer, UINT32_MAX);
    assert_int_equal(event.as.answered.is_final, 1);
    assert_int_equal(
        journal_reader_next(reader, &number, &event, fixture->why, sizeof fixture->why),
        JOURNAL_READ_END);
    journal_reader_close(reader);
}

static void reading_leaves_no_file_behind(void **state) {
    struct fixture *fixture = FIXTURE(state);
    char name[160];
    assert_true(fixture_close(fixture, fixture_open(fixture), 1));
    struct journal_reader *reader =
        journal_reader_open(fixture->path, fixture->why, sizeof fixture->why);
    assert_non_null(reader);
    journal_reader_close(reader);
    str_format(name, sizeof name, "%s-wal", fixture->path);
    assert_int_not_equal(access(name, F_OK), 0);
    str_format(name, sizeof name, "%s-shm", fixture->path);
    assert_int_not_equal(access(name, F_OK), 0);
}

/* Reads to the end or to what is broken. */
static enum journal_read read_all(struct fixture *fixture) {
    uint64_t number = 0;
    struct event event;
    struct journal_reader *reader =
        journal_reader_open(fixture->path, fixture->why, sizeof fixture->why);
    if (reader == NULL) {
        return JOURNAL_READ_BROKEN;
    }
    enum journal_read read = JOURNAL_READ_EVENT;
    while (read == JOURNAL_READ_EVENT) {
        read = journal_reader_next(reader, &number, &event, fixture->why, sizeof fixture->why);
    }
    journal_reader_close(reader);
    return read;
}

static void make_small_journal(struct fixture *fixture) {
    struct journal *journal = fixture_open(fixture);
    for (uint32_t i = 1; i <= 3; i++) {
        fixture_append_event(journal, fixture_seat_added(i, i), NULL);
    }
    assert_true(fixture_close(fixture, journal, 1));
}

static void a_hole_in_the_numbers_is_noticed(void **state) {
    struct fixture *fixture = FIXTURE(state);
    make_small_journal(fixture);
    assert_int_equal(read_all(fixture), JOURNAL_READ_END);
    fixture_execute(fixture, "DELETE FROM events WHERE number = 2");
    assert_int_equal(read_all(fixture), JOURNAL_READ_BROKEN);
    assert_string_equal(fixture->why, "event 2 is not there");
}

static void an_event_that_the_rules_do_not_know_is_noticed(void **state) {
    struct fixture *fixture = FIXTURE(state);
    make_small_journal(fixture);
    fixture_execute(fixture, "UPDATE events SET kind = 999 WHERE number = 3");
    assert_int_equal(read_all(fixture), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(fixture->why, "event 3"));
    fixture_execute(fixture, "UPDATE events SET kind = 1, n0 = -1 WHERE number = 3");
    assert_int_equal(read_all(fixture), JOURNAL_READ_BROKEN);
}

static void a_plan_that_cannot_be_is_noticed(void **state) {
    struct fixture *fixture = FIXTURE(state);
    make_small_journal(fixture);
    fixture_execute(fixture, "UPDATE session SET plan = x'0707'");
    assert_int_equal(read_all(fixture), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(fixture->why, "damaged"));
}

/* By sums that fit: else they would be what is noticed. */
static void a_text_that_cannot_be_shown_is_noticed(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal *journal = fixture_open(fixture);
    fixture_append_event(journal, fixture_seat_added(1, 1),
                         &(struct journal_words){.name = "a\x1b[31mb"});
    assert_true(fixture_close(fixture, journal, 1));
    assert_int_equal(read_all(fixture), JOURNAL_READ_BROKEN);
    assert_string_equal(fixture->why, "event 1 is not what was written");
}

static void a_title_that_cannot_be_shown_is_noticed_and_no_list_shows_it(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal_glance glance;
    struct journal_session other = entries_session;
    other.title = "a\x1b[31mb";
    struct journal *journal =
        journal_sqlite_open(fixture->path, &other, fixture->why, sizeof fixture->why);
    assert_non_null(journal);
    assert_true(fixture_close(fixture, journal, 1));
    assert_int_equal(read_all(fixture), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(fixture->why, "damaged"));
    assert_true(journal_glance(fixture->path, &glance, fixture->why, sizeof fixture->why));
    assert_string_equal(glance.title, "");
    assert_string_equal(glance.code, entries_session.code);
}

static void what_is_no_journal_is_said_in_a_sentence(void **state) {
    struct fixture *fixture = FIXTURE(state);
    assert_int_equal(read_all(fixture), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(fixture->why, fixture->path));
    FILE *file = fopen(fixture->path, "wb");
    assert_non_null(file);
    fputs("this is a shopping list and no database of any kind", file);
    fclose(file);
    assert_int_equal(read_all(fixture), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(fixture->why, "is not a journal"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_read_is_what_was_written),
        TEST(reading_leaves_no_file_behind),
        TEST(a_hole_in_the_numbers_is_noticed),
        TEST(an_event_that_the_rules_do_not_know_is_noticed),
        TEST(a_plan_that_cannot_be_is_noticed),
        TEST(a_text_that_cannot_be_shown_is_noticed),
        TEST(a_title_that_cannot_be_shown_is_noticed_and_no_list_shows_it),
        TEST(what_is_no_journal_is_said_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A folder of its own for each test. */
#define _GNU_SOURCE
#include "fixture.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "str.h"

int fixture_make(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    str_copy(fixture->folder, sizeof fixture->folder, "/tmp/goldseam-journal-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    str_format(fixture->path, sizeof fixture->path, "%s/session.journal", fixture->folder);
    *state = fixture;
    return 0;
}

int fixture_remove(void **state) {
    struct fixture *fixture = *state;
    DIR *folder = opendir(fixture->folder);
    assert_non_null(folder);
    for (struct dirent *found = readdir(folder); found != NULL; found = readdir(folder)) {
        char name[512];
        str_format(name, sizeof name, "%s/%s", fixture->folder, found->d_name);
        unlink(name); /* not "." and ".." */
    }
    closedir(folder);
    int result = rmdir(fixture->folder);
    free(fixture);
    return result;
}

struct journal *fixture_open(struct fixture *fixture) {
    struct journal *journal =
        journal_sqlite_open(fixture->path, &entries_session, fixture->why, sizeof fixture->why);
    assert_string_equal(fixture->why, "");
    assert_non_null(journal);
    return journal;
}

bool fixture_close(struct fixture *fixture, struct journal *journal, uint64_t hash) {
    return journal->calls->close(journal, hash, fixture->why, sizeof fixture->why);
}

void fixture_append(struct journal *journal, uint64_t number) {
    assert_true(entries_append(journal, number));
}

struct event fixture_seat_added(uint32_t seat, uint64_t at_ms) {
    struct event event = {.at_ms = at_ms, .kind = EVENT_seat_added};
    event.as.seat_added.seat = seat;
    return event;
}

struct event fixture_answered(uint32_t answer) {
    struct event event = {.at_ms = 20, .kind = EVENT_answered};
    event.as.answered = (struct event_answered){
        .seat = 1, .phase = PHASE_TRY, .answer = answer, .mark = 2, .confidence = 3, .is_final = 1};
    return event;
}

uint64_t fixture_append_event(struct journal *journal, struct event event,
                              const struct journal_words *words) {
    return journal->calls->append(journal, &event, NULL, words);
}

void fixture_rest_ms(long ms) {
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

void fixture_wait(struct journal *journal, uint64_t number) {
    for (int i = 0; i < 10000 && journal->calls->durable(journal) < number; i++) {
        fixture_rest_ms(1);
    }
    assert_true(journal->calls->durable(journal) >= number);
}

enum journal_read fixture_read(struct fixture *fixture, uint64_t *last) {
    enum entries_found found = entries_read(fixture->path, last, fixture->why, sizeof fixture->why);
    assert_int_not_equal(found, ENTRIES_OTHERS);
    return found == ENTRIES_WHOLE ? JOURNAL_READ_END : JOURNAL_READ_BROKEN;
}

void fixture_execute(const struct fixture *fixture, const char *sql) {
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

long long fixture_ask(const struct fixture *fixture, const char *query) {
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    assert_int_equal(sqlite3_open_v2(fixture->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, query, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    long long value = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return value;
}

/* Entries are made from their number alone, so what is read can be compared without having kept
 * what was written, also by another process. */
#define _GNU_SOURCE
#include "fixture.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "hash.h"
#include "str.h"

static const struct journal_pack packs[] = {
    {.name = "pack.yaml", .bytes = "abc", .bytes_count = 3, .hash = 0xfedcba9876543210ULL},
    {.name = "more.yaml", .bytes = "defg", .bytes_count = 4, .hash = 7},
};

const struct journal_session fixture_session = {
    .title = "A title",
    .code = "K7QM-2XPD",
    .created = "2026-01-02T03:04:05Z",
    .packs = packs,
    .packs_count = 2,
    .config = {.seed = UINT64_MAX - 1,
               .grace_ms = 300,
               .goal = 77,
               .rounds = 5,
               .team_size = 3,
               .is_auto = true,
               .may_type = true,
               .plan_count = 4,
               .plan = {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_REVEAL}},
    .address = "192.0.2.7",
    .port = 27450,
    .seats_max = 400,
    .seats_wait = 12,
    .nods_itself = true,
};

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

static uint64_t mixed(uint64_t number) {
    uint64_t hash = hash_u64(HASH_START, number);
    return hash ^ (hash >> 29);
}

static void add_words(struct journal_entry *entry, uint64_t by) {
    entry->has_answer = by % 2 == 0;
    entry->has_page = by % 7 == 0;
    if (entry->has_answer) {
        str_format(entry->text, sizeof entry->text, "%llu/%u", (unsigned long long)(by % 100), 8);
        entry->picks_count = (uint8_t)(by / 8 % (PICKS_MAX + 1));
        for (uint8_t i = 0; i < entry->picks_count; i++) {
            entry->picks[i] = (uint8_t)(by >> i);
        }
    }
    if (entry->has_page) {
        entry->is_page_final = by % 3 == 0;
        str_format(entry->page, sizeof entry->page, "We took the tops, %llu of them.",
                   (unsigned long long)by);
        str_copy(entry->lesson, sizeof entry->lesson, by % 14 == 0 ? "" : "Pieces of one size.");
    }
}

void fixture_entry(uint64_t number, struct journal_entry *entry) {
    uint64_t by = mixed(number);
    uint32_t place = JOURNAL_PLACE_OF(number);
    memset(entry, 0, sizeof *entry);
    entry->number = number;
    entry->event.at_ms = number * 3;
    if (by % 4 == 0 && JOURNAL_RUN_OF(number) == 1 && place <= SEATS_MAX) {
        entry->event.kind = EVENT_seat_added;
        entry->event.as.seat_added.seat = place;
        entry->has_name = true;
        str_format(entry->name, sizeof entry->name, "Brave Otter %u", place);
        entry->has_token = true;
        for (size_t i = 0; i < sizeof entry->token; i++) {
            entry->token[i] = (uint8_t)(by >> (i % 8 * 8));
        }
        return;
    }
    entry->event.kind = EVENT_answered;
    entry->event.as.answered = (struct event_answered){.seat = (uint32_t)(by % SEATS_MAX) + 1,
                                                       .phase = PHASE_TRY,
                                                       .answer = (uint32_t)(by >> 32),
                                                       .mark = (uint32_t)(by % 9),
                                                       .confidence = 3,
                                                       .is_final = 1};
    entry->by = (struct journal_by){.who = by % 11 == 0 ? by : by % SEATS_MAX + 1,
                                    .first_action = (uint32_t)(by >> 40),
                                    .last_action = (uint32_t)(by >> 40) + 2};
    add_words(entry, by);
}

void fixture_append(struct journal *journal, uint64_t number) {
    struct journal_entry entry;
    fixture_entry(number, &entry);
    struct journal_words words = {.text = entry.has_answer ? entry.text : NULL,
                                  .picks = entry.picks,
                                  .picks_count = entry.picks_count,
                                  .name = entry.has_name ? entry.name : NULL,
                                  .page = entry.has_page ? entry.page : NULL,
                                  .lesson = entry.has_page ? entry.lesson : NULL,
                                  .is_page_final = entry.is_page_final,
                                  .token = entry.has_token ? entry.token : NULL};
    uint64_t given = journal->calls->append(journal, &entry.event, &entry.by, &words);
    assert_int_equal(given, number);
}

struct journal_feeling fixture_feeling(uint64_t key) {
    return (struct journal_feeling){
        .key = mixed(key), .statement = (uint8_t)(key % 3), .value = (uint8_t)(key % 4 + 1)};
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
    struct journal_entry entry, expected;
    struct journal_reader *reader =
        journal_reader_open(fixture->path, fixture->why, sizeof fixture->why);
    *last = 0;
    if (reader == NULL) {
        return JOURNAL_READ_BROKEN;
    }
    struct journal_past *past = journal_reader_past(reader);
    enum journal_read read = JOURNAL_READ_EVENT;
    while (read == JOURNAL_READ_EVENT) {
        read = past->next(past, &entry, fixture->why, sizeof fixture->why);
        if (read == JOURNAL_READ_EVENT) {
            fixture_entry(entry.number, &expected);
            assert_memory_equal(&entry, &expected, sizeof entry);
            *last = entry.number;
        }
    }
    journal_reader_close(reader);
    return read;
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

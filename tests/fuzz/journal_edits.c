/* The good one is written once, by the journal itself, and kept in memory. A change: column, row,
 * kind of value, and its bytes; from row 250 on rows go. Sums are made as the journal
 * makes them, of what stands there then; of an event that cannot be one they stay as they are. */
#define _POSIX_C_SOURCE 200809L
#include "journal_edits.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "entries.h"
#include "fuzz.h"
#include "journal_columns.h"
#include "journal_sums.h"

#define ENTRIES   16
#define EDITS_MAX 12
#define GOOD_MAX  (256 * 1024)

static const struct {
    const char *table, *key, *column;
} columns[] = {
    {"session", "id", "schema"},      {"session", "id", "rules"},
    {"session", "id", "run"},         {"session", "id", "created"},
    {"session", "id", "title"},       {"session", "id", "code"},
    {"session", "id", "grace_ms"},    {"session", "id", "goal"},
    {"session", "id", "rounds"},      {"session", "id", "team_size"},
    {"session", "id", "is_auto"},     {"session", "id", "plan"},
    {"session", "id", "port"},        {"session", "id", "seats_max"},
    {"session", "id", "nods_itself"}, {"session", "id", "address"},
    {"session", "id", "closed"},      {"session", "id", "final_hash"},
    {"packs", "number", "number"},    {"packs", "number", "name"},
    {"packs", "number", "hash"},      {"packs", "number", "content"},
    {"events", "number", "number"},   {"events", "number", "at_ms"},
    {"events", "number", "kind"},     {"events", "number", "who"},
    {"events", "number", "beside"},   {"events", "number", "first_action"},
    {"events", "number", "n0"},       {"events", "number", "n1"},
    {"events", "number", "n2"},       {"events", "number", "n3"},
    {"events", "number", "n4"},       {"events", "number", "n5"},
    {"texts", "event", "event"},      {"texts", "event", "text"},
    {"texts", "event", "picks"},      {"words", "event", "text"},
    {"words", "event", "lesson"},     {"words", "event", "is_final"},
    {"tokens", "event", "hash"},      {"tokens", "event", "event"},
    {"names", "seat", "seat"},        {"names", "seat", "name"},
    {"feelings", "id", "statement"},  {"feelings", "id", "value"},
};
#define COLUMNS (sizeof columns / sizeof columns[0])

/* --- the good one
 * --------------------------------------------------------------------------------- */

static uint8_t good[GOOD_MAX];
static size_t good_count;

static void make_good(const char *path) {
    char why[256] = "";
    sqlite3 *db = NULL;
    struct journal *journal = journal_sqlite_open(path, &entries_session, why, sizeof why);
    FUZZ_HOLDS(journal != NULL);
    for (uint64_t number = 1; number <= ENTRIES; number++) {
        struct journal_feeling feeling = entries_feeling(number);
        FUZZ_HOLDS(entries_append(journal, number));
        FUZZ_HOLDS(number > 3 || journal->calls->feel(journal, &feeling));
    }
    FUZZ_HOLDS(journal->calls->close(journal, 1, why, sizeof why));
    FUZZ_HOLDS(sqlite3_open(path, &db) == SQLITE_OK);
    FUZZ_HOLDS(sqlite3_exec(db, "PRAGMA journal_mode=DELETE; PRAGMA page_size=512; VACUUM", NULL,
                            NULL, NULL) == SQLITE_OK);
    sqlite3_close(db);
    FILE *file = fopen(path, "rb");
    FUZZ_HOLDS(file != NULL);
    good_count = fread(good, 1, sizeof good, file);
    FUZZ_HOLDS(good_count < sizeof good);
    fclose(file);
}

static sqlite3 *open_copy(const char *path) {
    sqlite3 *db = NULL;
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FUZZ_HOLDS(descriptor >= 0);
    FUZZ_HOLDS(write(descriptor, good, good_count) == (ssize_t)good_count);
    close(descriptor);
    FUZZ_HOLDS(sqlite3_open(path, &db) == SQLITE_OK);
    FUZZ_HOLDS(sqlite3_exec(db, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; BEGIN", NULL,
                            NULL, NULL) == SQLITE_OK);
    return db;
}

/* --- changes
 * -------------------------------------------------------------------------------------- */

struct edits {
    const uint8_t *at;
    size_t left;
};

static unsigned take(struct edits *edits) {
    if (edits->left == 0) {
        return 0;
    }
    edits->left--;
    return *edits->at++;
}

static sqlite3_int64 take_number(struct edits *edits, unsigned width) {
    uint64_t number = 0;
    for (unsigned i = 0; i < width; i++) {
        number |= (uint64_t)take(edits) << (8 * i);
    }
    return (sqlite3_int64)number;
}

static void bind_value(sqlite3_stmt *change, struct edits *edits) {
    unsigned kind = take(edits);
    size_t count = kind / 8 < edits->left ? kind / 8 : edits->left;
    switch (kind % 8) {
    case 0:
        sqlite3_bind_null(change, 1);
        return;
    case 1:
    case 2:
        sqlite3_bind_int64(change, 1, take_number(edits, kind % 8));
        return;
    case 3:
        sqlite3_bind_int64(change, 1, take_number(edits, 8));
        return;
    case 4:
        sqlite3_bind_double(change, 1, (double)take_number(edits, 8) / 16);
        return;
    case 5:
        sqlite3_bind_zeroblob(change, 1, (int)take_number(edits, 2));
        return;
    case 6:
        sqlite3_bind_blob(change, 1, edits->at, (int)count, SQLITE_TRANSIENT);
        break;
    default:
        sqlite3_bind_text(change, 1, (const char *)edits->at, (int)count, SQLITE_TRANSIENT);
    }
    edits->at += count;
    edits->left -= count;
}

/* What SQLite itself does not take (a NULL where there may be none) is as if it had not been. */
static void edit(sqlite3 *db, struct edits *edits) {
    char sql[256];
    sqlite3_stmt *change = NULL;
    size_t at = take(edits) % COLUMNS;
    unsigned row = take(edits);
    if (row >= 250) {
        snprintf(sql, sizeof sql, "DELETE FROM %s WHERE ?1 NOTNULL AND %s <= ?2", columns[at].table,
                 columns[at].key);
    } else {
        snprintf(sql, sizeof sql, "UPDATE OR REPLACE %s SET %s = ?1 WHERE %s = ?2",
                 columns[at].table, columns[at].column, columns[at].key);
    }
    FUZZ_HOLDS(sqlite3_prepare_v2(db, sql, -1, &change, NULL) == SQLITE_OK);
    bind_value(change, edits);
    sqlite3_bind_int(change, 2, (int)row % 64);
    sqlite3_step(change);
    sqlite3_finalize(change);
}

/* --- sums
 * ----------------------------------------------------------------------------------------- */

static void set_sum(sqlite3_stmt *update, sqlite3_int64 row, uint64_t sum) {
    sqlite3_bind_int64(update, 1, (sqlite3_int64)sum);
    sqlite3_bind_int64(update, 2, row);
    sqlite3_step(update);
    sqlite3_reset(update);
}

static uint64_t sum_of_event(sqlite3_stmt *row, uint64_t chain) {
    struct event event;
    struct journal_by by = {.who = (uint64_t)sqlite3_column_int64(row, 3),
                            .first_action = (uint32_t)sqlite3_column_int64(row, 4),
                            .last_action = (uint32_t)sqlite3_column_int64(row, 5)};
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = 0;
    while (count < EVENT_NUMBERS_MAX && sqlite3_column_type(row, 7 + (int)count) != SQLITE_NULL) {
        numbers[count] = (uint32_t)sqlite3_column_int64(row, 7 + (int)count);
        count++;
    }
    if (!event_from_numbers((uint32_t)sqlite3_column_int64(row, 2), numbers, count, &event)) {
        return 0;
    }
    event.at_ms = (uint64_t)sqlite3_column_int64(row, 1);
    return journal_sum_event(chain, (uint64_t)sqlite3_column_int64(row, 0), &event, &by,
                             (unsigned)sqlite3_column_int64(row, 6));
}

static const char *text_at(sqlite3_stmt *row, int column) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text != NULL ? text : "";
}

static uint64_t sum_of_text(sqlite3_stmt *row, uint64_t chain) {
    (void)chain;
    const char *text = text_at(row, 1);
    const uint8_t *picks = sqlite3_column_blob(row, 2);
    return journal_sum_text((uint64_t)sqlite3_column_int64(row, 0), text,
                            picks != NULL ? picks : (const uint8_t *)"",
                            (size_t)sqlite3_column_bytes(row, 2));
}

static uint64_t sum_of_words(sqlite3_stmt *row, uint64_t chain) {
    (void)chain;
    return journal_sum_words((uint64_t)sqlite3_column_int64(row, 0), text_at(row, 1),
                             text_at(row, 2), sqlite3_column_int(row, 3) != 0);
}

static uint64_t sum_of_token(sqlite3_stmt *row, uint64_t chain) {
    uint8_t hash[TOKEN_HASH_BYTES] = {0};
    int count = sqlite3_column_bytes(row, 1);
    (void)chain;
    if (count == TOKEN_HASH_BYTES) {
        memcpy(hash, sqlite3_column_blob(row, 1), sizeof hash);
    }
    return journal_sum_token((uint64_t)sqlite3_column_int64(row, 0), hash);
}

static uint64_t sum_of_name(sqlite3_stmt *row, uint64_t chain) {
    (void)chain;
    return journal_sum_name((uint64_t)sqlite3_column_int64(row, 0), text_at(row, 1));
}

static uint64_t sum_of_columns(sqlite3_stmt *row, uint64_t chain) {
    (void)chain;
    return journal_columns_sum(row, sqlite3_column_count(row) - 1);
}

/* The key comes first in each but the session's. */
static void seal_table(sqlite3 *db, const char *query, const char *table, const char *key,
                       uint64_t (*sum_of)(sqlite3_stmt *row, uint64_t chain)) {
    char sql[128];
    sqlite3_stmt *row = NULL, *update = NULL;
    uint64_t chain = JOURNAL_CHAIN_START;
    snprintf(sql, sizeof sql, "UPDATE %s SET sum = ? WHERE %s = ?", table, key);
    FUZZ_HOLDS(sqlite3_prepare_v2(db, sql, -1, &update, NULL) == SQLITE_OK);
    FUZZ_HOLDS(sqlite3_prepare_v2(db, query, -1, &row, NULL) == SQLITE_OK);
    while (sqlite3_step(row) == SQLITE_ROW) {
        chain = sum_of(row, chain);
        set_sum(update, table[0] == 's' ? 1 : sqlite3_column_int64(row, 0), chain);
    }
    sqlite3_finalize(row);
    sqlite3_finalize(update);
}

static void seal(sqlite3 *db) {
    seal_table(db, "SELECT " JOURNAL_SESSION_COLUMNS " FROM session", "session", "id",
               sum_of_columns);
    seal_table(db, "SELECT " JOURNAL_PACK_COLUMNS " FROM packs", "packs", "number", sum_of_columns);
    seal_table(db,
               "SELECT number, at_ms, kind, who, first_action, last_action, beside, n0, n1, n2,"
               " n3, n4, n5 FROM events ORDER BY number",
               "events", "number", sum_of_event);
    seal_table(db, "SELECT event, text, picks FROM texts", "texts", "event", sum_of_text);
    seal_table(db, "SELECT event, text, lesson, is_final FROM words", "words", "event",
               sum_of_words);
    seal_table(db, "SELECT event, hash FROM tokens", "tokens", "event", sum_of_token);
    seal_table(db, "SELECT seat, name FROM names", "names", "seat", sum_of_name);
}

void journal_edits_make(const char *path, const uint8_t *bytes, size_t count) {
    struct edits edits = {.at = bytes, .left = count};
    if (good_count == 0) {
        make_good(path);
    }
    sqlite3 *db = open_copy(path);
    for (int i = 0; i < EDITS_MAX && edits.left > 0; i++) {
        edit(db, &edits);
    }
    seal(db);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(db);
}

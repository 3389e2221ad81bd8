/* Events are numbers in one table; what a student typed and what a student is called stand in
 * tables of their own, so that they can be erased and the session still replays. Each row has its
 * sum beside it. */
#include "journal_file_inside.h"

#include <assert.h>
#include <stdlib.h>

#include "journal_columns.h"
#include "journal_sums.h"
#include "str.h"

static const char *const queries[QUERY_COUNT] = {
    [QUERY_BEGIN] = "BEGIN IMMEDIATE",
    [QUERY_COMMIT] = "COMMIT",
    [QUERY_EVENT] = "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [QUERY_TEXT] = "INSERT INTO texts VALUES (?,?,?,?)",
    [QUERY_NAME] = "INSERT OR REPLACE INTO names VALUES (?,?,?)",
    [QUERY_WORDS] = "INSERT INTO words VALUES (?,?,?,?,?)",
    [QUERY_TOKEN] = "INSERT INTO tokens VALUES (?,?,?,?)",
    [QUERY_FEELING] = "INSERT OR REPLACE INTO feelings VALUES (?,?,?,?)",
    [QUERY_FINISH] = "UPDATE session SET closed = 1, final_hash = ?",
};

bool journal_file_tell(struct journal_file *file, char *why, size_t size) {
    str_format(why, size, "the journal could not be written: %s", sqlite3_errmsg(file->db));
    return false;
}

bool journal_file_execute(struct journal_file *file, const char *sql, char *why, size_t size) {
    return sqlite3_exec(file->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           journal_file_tell(file, why, size);
}

bool journal_file_prepare(struct journal_file *file, char *why, size_t size) {
    for (size_t i = 0; i < QUERY_COUNT; i++) {
        if (sqlite3_prepare_v3(file->db, queries[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &file->prepared[i], NULL) != SQLITE_OK) {
            return journal_file_tell(file, why, size);
        }
    }
    return true;
}

static bool step(struct journal_file *file, enum journal_query which, char *why, size_t size) {
    int result = sqlite3_step(file->prepared[which]);
    bool is_done = result == SQLITE_DONE || journal_file_tell(file, why, size);
    sqlite3_reset(file->prepared[which]);
    return is_done;
}

static void bind_u64(sqlite3_stmt *statement, int place, uint64_t value) {
    sqlite3_bind_int64(statement, place, (sqlite3_int64)value);
}

bool journal_file_begin(struct journal_file *file, char *why, size_t size) {
    file->chain_begun = file->chain;
    return step(file, QUERY_BEGIN, why, size);
}

bool journal_file_commit(struct journal_file *file, char *why, size_t size) {
    if (!step(file, QUERY_COMMIT, why, size)) {
        return false;
    }
    file->chain = file->chain_begun;
    return true;
}

void journal_file_rollback(struct journal_file *file) {
    if (sqlite3_get_autocommit(file->db) == 0) {
        sqlite3_exec(file->db, "ROLLBACK", NULL, NULL, NULL);
    }
}

static unsigned beside_of(const struct journal_row *entry) {
    unsigned beside = entry->has_answer ? BESIDE_TEXT : 0;
    beside |= entry->has_name ? BESIDE_NAME : 0;
    beside |= entry->has_page ? BESIDE_WORDS : 0;
    beside |= entry->has_token ? BESIDE_TOKEN : 0;
    return beside;
}

static bool write_event(struct journal_file *file, const struct journal_row *entry, char *why,
                        size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_EVENT];
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = event_to_numbers(&entry->event, numbers);
    unsigned beside = beside_of(entry);
    assert(count <= EVENT_NUMBERS_MAX);
    file->chain_begun =
        journal_sum_event(file->chain_begun, entry->number, &entry->event, &entry->by, beside);
    sqlite3_clear_bindings(insert);
    bind_u64(insert, 1, entry->number);
    bind_u64(insert, 2, entry->event.at_ms);
    bind_u64(insert, 3, (uint64_t)entry->event.kind);
    bind_u64(insert, 4, entry->by.who);
    bind_u64(insert, 5, entry->by.first_action);
    bind_u64(insert, 6, entry->by.last_action);
    bind_u64(insert, 7, beside);
    bind_u64(insert, 8, file->chain_begun);
    for (size_t i = 0; i < count; i++) {
        bind_u64(insert, 9 + (int)i, numbers[i]);
    }
    return step(file, QUERY_EVENT, why, size);
}

static bool write_text(struct journal_file *file, const struct journal_row *entry, char *why,
                       size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_TEXT];
    bind_u64(insert, 1, entry->number);
    sqlite3_bind_text(insert, 2, entry->text, -1, SQLITE_STATIC);
    sqlite3_bind_blob(insert, 3, entry->picks, entry->picks_count, SQLITE_STATIC);
    bind_u64(insert, 4,
             journal_sum_text(entry->number, entry->text, entry->picks, entry->picks_count));
    return step(file, QUERY_TEXT, why, size);
}

/* A name and a token are a seat's: the event's first number. */
static uint32_t seat_of(const struct journal_row *entry) {
    uint32_t numbers[EVENT_NUMBERS_MAX] = {0};
    event_to_numbers(&entry->event, numbers);
    assert(numbers[0] >= 1 && numbers[0] <= SEATS_MAX);
    return numbers[0];
}

static bool write_name(struct journal_file *file, const struct journal_row *entry, char *why,
                       size_t size) {
    assert(entry->event.kind == EVENT_seat_added);
    sqlite3_stmt *insert = file->prepared[QUERY_NAME];
    uint32_t seat = seat_of(entry);
    bind_u64(insert, 1, seat);
    sqlite3_bind_text(insert, 2, entry->name, -1, SQLITE_STATIC);
    bind_u64(insert, 3, journal_sum_name(seat, entry->name));
    return step(file, QUERY_NAME, why, size);
}

static bool write_token(struct journal_file *file, const struct journal_row *entry, char *why,
                        size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_TOKEN];
    bind_u64(insert, 1, entry->number);
    bind_u64(insert, 2, seat_of(entry));
    sqlite3_bind_blob(insert, 3, entry->token, sizeof entry->token, SQLITE_STATIC);
    bind_u64(insert, 4, journal_sum_token(entry->number, entry->token));
    return step(file, QUERY_TOKEN, why, size);
}

bool journal_file_write(struct journal_file *file, const struct journal_row *entry, char *why,
                        size_t size) {
    if (!write_event(file, entry, why, size)) {
        return false;
    }
    if (entry->has_answer && !write_text(file, entry, why, size)) {
        return false;
    }
    if (entry->has_token && !write_token(file, entry, why, size)) {
        return false;
    }
    return !entry->has_name || write_name(file, entry, why, size);
}

static bool write_words(struct journal_file *file, const struct journal_note *note, char *why,
                        size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_WORDS];
    bind_u64(insert, 1, note->event);
    sqlite3_bind_text(insert, 2, note->page, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 3, note->lesson, -1, SQLITE_STATIC);
    sqlite3_bind_int(insert, 4, note->is_page_final);
    bind_u64(insert, 5,
             journal_sum_words(note->event, note->page, note->lesson, note->is_page_final));
    return step(file, QUERY_WORDS, why, size);
}

static bool write_feeling(struct journal_file *file, const struct journal_feeling *feeling,
                          char *why, size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_FEELING];
    bind_u64(insert, 1, feeling->key);
    sqlite3_bind_int(insert, 2, feeling->statement);
    sqlite3_bind_int(insert, 3, feeling->value);
    bind_u64(insert, 4, journal_sum_feeling(feeling->key, feeling->statement, feeling->value));
    return step(file, QUERY_FEELING, why, size);
}

bool journal_file_write_note(struct journal_file *file, const struct journal_note *note, char *why,
                             size_t size) {
    return note->event != 0 ? write_words(file, note, why, size)
                            : write_feeling(file, &note->feeling, why, size);
}

bool journal_file_seal(struct journal_file *file, char *why, size_t size) {
    sqlite3_stmt *row = NULL, *update = NULL;
    bool is_sealed = false;
    if (sqlite3_prepare_v2(file->db, "SELECT " JOURNAL_SESSION_COLUMNS " FROM session", -1, &row,
                           NULL) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW &&
        sqlite3_prepare_v2(file->db, "UPDATE session SET sum = ?", -1, &update, NULL) ==
            SQLITE_OK) {
        bind_u64(update, 1, journal_columns_sum(row, SESSION_SUM));
        sqlite3_reset(row);
        is_sealed = sqlite3_step(update) == SQLITE_DONE;
    }
    if (!is_sealed) {
        journal_file_tell(file, why, size);
    }
    sqlite3_finalize(row);
    sqlite3_finalize(update);
    return is_sealed;
}

/* A closed journal is one file that can be read without writing beside it, so it leaves the WAL. */
bool journal_file_finish(struct journal_file *file, uint64_t final_hash, char *why, size_t size) {
    if (!journal_file_begin(file, why, size)) {
        return false;
    }
    bind_u64(file->prepared[QUERY_FINISH], 1, final_hash);
    if (!step(file, QUERY_FINISH, why, size) || !journal_file_seal(file, why, size) ||
        !journal_file_commit(file, why, size)) {
        journal_file_rollback(file);
        return false;
    }
    sqlite3_exec(file->db, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
    return true;
}

void journal_file_close(struct journal_file *file) {
    for (size_t i = 0; i < QUERY_COUNT; i++) {
        sqlite3_finalize(file->prepared[i]);
    }
    sqlite3_close(file->db);
    journal_lock_drop(&file->lock);
    free(file);
}

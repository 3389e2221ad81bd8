/* Events are numbers in one table; what a student typed and what a student is called stand in
 * tables of their own, so that they can be erased and the session still replays. Each row has its
 * sum beside it. */
#define _POSIX_C_SOURCE 200809L
#include "journal_file_inside.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "journal_columns.h"

static const char *const queries[QUERY_COUNT] = {
    [QUERY_BEGIN] = "BEGIN IMMEDIATE",
    [QUERY_COMMIT] = "COMMIT",
    [QUERY_EVENT] = "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [QUERY_TEXT] = "INSERT INTO texts VALUES (?,?,?,?)",
    [QUERY_NAME] = "INSERT OR REPLACE INTO names VALUES (?,?,?)",
    [QUERY_WORDS] = "INSERT INTO words VALUES (?,?,?,?,?)",
    [QUERY_TOKEN] = "INSERT INTO tokens VALUES (?,?,?,?)",
    [QUERY_FELT] = "SELECT sum FROM feelings WHERE id = ?",
    [QUERY_FEELING] = "INSERT OR REPLACE INTO feelings VALUES (?,?,?,?)",
    [QUERY_FINISH] = "UPDATE session SET closed = 1, final_hash = ?",
};

/* Half a MiB; then the log goes into the file. Two syncs more in some forty commits, and a disk
 * that is nearly full is not filled by the log. */
#define LOG_FRAMES_MAX 128

bool journal_file_refused(struct journal_file *file) {
    int result = sqlite3_extended_errcode(file->db);
    file->trouble = journal_trouble_of(result, sqlite3_system_errno(file->db));
    file->is_trusted = file->is_trusted && (result & 0xFF) != SQLITE_IOERR;
    return false;
}

enum journal_trouble journal_file_trouble(const struct journal_file *file) {
    return file->trouble;
}

bool journal_file_is_trusted(const struct journal_file *file) {
    return file->is_trusted;
}

bool journal_file_is_remote(const struct journal_file *file) {
    return file->is_remote;
}

bool journal_file_execute(struct journal_file *file, const char *sql) {
    return sqlite3_exec(file->db, sql, NULL, NULL, NULL) == SQLITE_OK || journal_file_refused(file);
}

bool journal_file_prepare(struct journal_file *file) {
    for (size_t i = 0; i < QUERY_COUNT; i++) {
        if (sqlite3_prepare_v3(file->db, queries[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &file->prepared[i], NULL) != SQLITE_OK) {
            return journal_file_refused(file);
        }
    }
    return true;
}

static bool step(struct journal_file *file, enum journal_query which) {
    int result = sqlite3_step(file->prepared[which]);
    bool is_done = result == SQLITE_DONE || journal_file_refused(file);
    sqlite3_reset(file->prepared[which]);
    return is_done;
}

static void bind_u64(sqlite3_stmt *statement, int place, uint64_t value) {
    sqlite3_bind_int64(statement, place, (sqlite3_int64)value);
}

bool journal_file_begin(struct journal_file *file) {
    file->begun = file->state;
    return step(file, QUERY_BEGIN);
}

bool journal_file_commit(struct journal_file *file) {
    if (!step(file, QUERY_COMMIT)) {
        return false;
    }
    file->state = file->begun;
    return true;
}

bool journal_file_flush(struct journal_file *file) {
    return sqlite3_wal_checkpoint_v2(file->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) ==
               SQLITE_OK ||
           journal_file_refused(file);
}

/* Who reads the journal never holds it up; where there is no room it stays as it is. */
static bool empty_log(struct journal_file *file) {
    int result = sqlite3_wal_checkpoint_v2(file->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    return (result & 0xFF) != SQLITE_IOERR || journal_file_refused(file);
}

bool journal_file_tend(struct journal_file *file) {
    return file->log_frames < LOG_FRAMES_MAX || empty_log(file);
}

void journal_file_make_room(struct journal_file *file) {
    enum journal_trouble trouble = file->trouble;
    if (trouble == JOURNAL_FULL && file->is_trusted && empty_log(file)) {
        file->trouble = trouble;
    }
}

void journal_file_rollback(struct journal_file *file) {
    if (file->db != NULL && sqlite3_get_autocommit(file->db) == 0) {
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

static bool write_event(struct journal_file *file, const struct journal_row *entry) {
    sqlite3_stmt *insert = file->prepared[QUERY_EVENT];
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = event_to_numbers(&entry->event, numbers);
    unsigned beside = beside_of(entry);
    assert(count <= EVENT_NUMBERS_MAX);
    file->begun.last = entry->number;
    file->begun.chain =
        journal_sum_event(file->begun.chain, entry->number, &entry->event, &entry->by, beside);
    sqlite3_clear_bindings(insert);
    bind_u64(insert, 1, entry->number);
    bind_u64(insert, 2, entry->event.at_ms);
    bind_u64(insert, 3, (uint64_t)entry->event.kind);
    bind_u64(insert, 4, entry->by.who);
    bind_u64(insert, 5, entry->by.first_action);
    bind_u64(insert, 6, entry->by.last_action);
    bind_u64(insert, 7, beside);
    bind_u64(insert, 8, file->begun.chain);
    for (size_t i = 0; i < count; i++) {
        bind_u64(insert, 9 + (int)i, numbers[i]);
    }
    return step(file, QUERY_EVENT);
}

static bool write_text(struct journal_file *file, const struct journal_row *entry) {
    sqlite3_stmt *insert = file->prepared[QUERY_TEXT];
    bind_u64(insert, 1, entry->number);
    sqlite3_bind_text(insert, 2, entry->text, -1, SQLITE_STATIC);
    sqlite3_bind_blob(insert, 3, entry->picks, entry->picks_count, SQLITE_STATIC);
    bind_u64(insert, 4,
             journal_sum_text(entry->number, entry->text, entry->picks, entry->picks_count));
    return step(file, QUERY_TEXT);
}

/* A name and a token are a seat's: the event's first number. */
static uint32_t seat_of(const struct journal_row *entry) {
    uint32_t numbers[EVENT_NUMBERS_MAX] = {0};
    event_to_numbers(&entry->event, numbers);
    assert(numbers[0] >= 1 && numbers[0] <= SEATS_MAX);
    return numbers[0];
}

static bool write_name(struct journal_file *file, const struct journal_row *entry) {
    assert(entry->event.kind == EVENT_seat_added);
    sqlite3_stmt *insert = file->prepared[QUERY_NAME];
    uint32_t seat = seat_of(entry);
    bind_u64(insert, 1, seat);
    sqlite3_bind_text(insert, 2, entry->name, -1, SQLITE_STATIC);
    bind_u64(insert, 3, journal_sum_name(seat, entry->name));
    return step(file, QUERY_NAME);
}

static bool write_token(struct journal_file *file, const struct journal_row *entry) {
    sqlite3_stmt *insert = file->prepared[QUERY_TOKEN];
    bind_u64(insert, 1, entry->number);
    bind_u64(insert, 2, seat_of(entry));
    sqlite3_bind_blob(insert, 3, entry->token, sizeof entry->token, SQLITE_STATIC);
    bind_u64(insert, 4, journal_sum_token(entry->number, entry->token));
    return step(file, QUERY_TOKEN);
}

bool journal_file_write(struct journal_file *file, const struct journal_row *entry) {
    if (!write_event(file, entry)) {
        return false;
    }
    if (entry->has_answer && !write_text(file, entry)) {
        return false;
    }
    if (entry->has_token && !write_token(file, entry)) {
        return false;
    }
    return !entry->has_name || write_name(file, entry);
}

static bool write_words(struct journal_file *file, const struct journal_note *note) {
    sqlite3_stmt *insert = file->prepared[QUERY_WORDS];
    bind_u64(insert, 1, note->event);
    sqlite3_bind_text(insert, 2, note->page, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 3, note->lesson, -1, SQLITE_STATIC);
    sqlite3_bind_int(insert, 4, note->is_page_final);
    bind_u64(insert, 5,
             journal_sum_words(note->event, note->page, note->lesson, note->is_page_final));
    return step(file, QUERY_WORDS);
}

/* The sum of the feeling whose place this one takes; 0: there is none. */
static bool find_felt(struct journal_file *file, uint64_t key, uint64_t *sum) {
    sqlite3_stmt *row = file->prepared[QUERY_FELT];
    bind_u64(row, 1, key);
    int result = sqlite3_step(row);
    *sum = result == SQLITE_ROW ? (uint64_t)sqlite3_column_int64(row, 0) : 0;
    bool is_asked = result == SQLITE_ROW || result == SQLITE_DONE || journal_file_refused(file);
    sqlite3_reset(row);
    return is_asked;
}

static bool write_feeling(struct journal_file *file, const struct journal_feeling *feeling) {
    sqlite3_stmt *insert = file->prepared[QUERY_FEELING];
    uint64_t before = 0;
    uint64_t sum = journal_sum_feeling(feeling->key, feeling->statement, feeling->value);
    if (!find_felt(file, feeling->key, &before)) {
        return false;
    }
    file->begun.feelings ^= before ^ sum;
    bind_u64(insert, 1, feeling->key);
    sqlite3_bind_int(insert, 2, feeling->statement);
    sqlite3_bind_int(insert, 3, feeling->value);
    bind_u64(insert, 4, sum);
    return step(file, QUERY_FEELING);
}

bool journal_file_write_note(struct journal_file *file, const struct journal_note *note) {
    return note->event != 0 ? write_words(file, note) : write_feeling(file, &note->feeling);
}

bool journal_file_seal(struct journal_file *file) {
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
        journal_file_refused(file);
    }
    sqlite3_finalize(row);
    sqlite3_finalize(update);
    return is_sealed;
}

/* A closed journal is one file that can be read without writing beside it, so it leaves the WAL. */
bool journal_file_finish(struct journal_file *file, uint64_t final_hash) {
    if (!journal_file_begin(file)) {
        return false;
    }
    bind_u64(file->prepared[QUERY_FINISH], 1, final_hash);
    if (!step(file, QUERY_FINISH) || !journal_file_seal(file) || !journal_file_commit(file)) {
        journal_file_rollback(file);
        return false;
    }
    sqlite3_exec(file->db, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
    return true;
}

/* The last one out does not touch the file any more: one that is closed well has no log, and one
 * that is not trusted must not be written. */
void journal_file_disconnect(struct journal_file *file) {
    for (size_t i = 0; i < QUERY_COUNT; i++) {
        sqlite3_finalize(file->prepared[i]);
        file->prepared[i] = NULL;
    }
    if (file->db != NULL && !file->is_trusted) {
        sqlite3_db_config(file->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
    sqlite3_close(file->db);
    file->db = NULL;
}

void journal_file_close(struct journal_file *file) {
    journal_file_disconnect(file);
    if (file->sync_descriptor >= 0) {
        close(file->sync_descriptor);
    }
    journal_lock_drop(&file->lock);
    free(file);
}

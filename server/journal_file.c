/* Events are numbers in one table; what a student typed and what a student is called stand in
 * tables of their own, so that they can be erased and the session still replays. The file is made
 * by us with mode 0600 before SQLite sees it, and SQLite gives its companions the same mode. */
#define _POSIX_C_SOURCE 200809L
#include "journal_file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal_sqlite.h"
#include "str.h"

static const char schema[] =
    "CREATE TABLE session (id INTEGER PRIMARY KEY CHECK (id = 1),"
    " schema INTEGER NOT NULL, rules INTEGER NOT NULL, created TEXT NOT NULL, title TEXT NOT NULL,"
    " code TEXT NOT NULL, seed INTEGER NOT NULL, grace_ms INTEGER NOT NULL, goal INTEGER NOT NULL,"
    " rounds INTEGER NOT NULL, team_size INTEGER NOT NULL, is_auto INTEGER NOT NULL,"
    " may_type INTEGER NOT NULL,"
    " plan BLOB NOT NULL, closed INTEGER NOT NULL DEFAULT 0, final_hash INTEGER,"
    " settings TEXT NOT NULL);"
    "CREATE TABLE packs (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash INTEGER NOT NULL,"
    " content BLOB NOT NULL);"
    "CREATE TABLE events (number INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, kind INTEGER NOT "
    "NULL,"
    " n0 INTEGER, n1 INTEGER, n2 INTEGER, n3 INTEGER, n4 INTEGER, n5 INTEGER);"
    "CREATE TABLE texts (event INTEGER PRIMARY KEY, text TEXT NOT NULL, picks BLOB NOT NULL);"
    "CREATE TABLE words (event INTEGER PRIMARY KEY, text TEXT NOT NULL, lesson TEXT NOT NULL);"
    "CREATE TABLE feelings (id INTEGER PRIMARY KEY, statement INTEGER NOT NULL, value INTEGER NOT "
    "NULL);"
    "CREATE TABLE names (seat INTEGER PRIMARY KEY, name TEXT NOT NULL);";

enum query {
    QUERY_BEGIN,
    QUERY_COMMIT,
    QUERY_EVENT,
    QUERY_TEXT,
    QUERY_NAME,
    QUERY_WORDS,
    QUERY_FEELING,
    QUERY_FINISH,
    QUERY_COUNT
};

static const char *const queries[QUERY_COUNT] = {
    [QUERY_BEGIN] = "BEGIN IMMEDIATE",
    [QUERY_COMMIT] = "COMMIT",
    [QUERY_EVENT] = "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?)",
    [QUERY_TEXT] = "INSERT INTO texts VALUES (?,?,?)",
    [QUERY_NAME] = "INSERT OR REPLACE INTO names VALUES (?,?)",
    [QUERY_WORDS] = "INSERT INTO words VALUES (?,?,?)",
    [QUERY_FEELING] = "INSERT OR REPLACE INTO feelings VALUES (?,?,?)",
    [QUERY_FINISH] = "UPDATE session SET closed = 1, final_hash = ?",
};

struct journal_file {
    sqlite3 *db;
    sqlite3_stmt *prepared[QUERY_COUNT];
};

static bool tell(struct journal_file *file, char *why, size_t size) {
    str_format(why, size, "the journal could not be written: %s", sqlite3_errmsg(file->db));
    return false;
}

static bool step(struct journal_file *file, enum query which, char *why, size_t size) {
    int result = sqlite3_step(file->prepared[which]);
    bool is_done = result == SQLITE_DONE || tell(file, why, size);
    sqlite3_reset(file->prepared[which]);
    return is_done;
}

static bool execute(struct journal_file *file, const char *sql, char *why, size_t size) {
    return sqlite3_exec(file->db, sql, NULL, NULL, NULL) == SQLITE_OK || tell(file, why, size);
}

/* A new file, ours alone. */
static bool touch(const char *path, char *why, size_t size) {
    int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        str_format(why, size, "the journal %s could not be made: %s", path, strerror(errno));
        return false;
    }
    close(descriptor);
    return true;
}

static bool insert_session(struct journal_file *file, const struct journal_session *session,
                           char *why, size_t size) {
    const struct game_config *config = &session->config;
    sqlite3_stmt *insert = NULL;
    if (sqlite3_prepare_v2(file->db,
                           "INSERT INTO session VALUES (1,?,?,?,?,?,?,?,?,?,?,?,?,?,0,NULL,?)", -1,
                           &insert, NULL) != SQLITE_OK) {
        return tell(file, why, size);
    }
    sqlite3_bind_int(insert, 1, JOURNAL_SCHEMA_VERSION);
    sqlite3_bind_int(insert, 2, RULES_VERSION);
    sqlite3_bind_text(insert, 3, session->created, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 4, session->title, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 5, session->code, -1, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 6, (sqlite3_int64)config->seed);
    sqlite3_bind_int64(insert, 7, config->grace_ms);
    sqlite3_bind_int64(insert, 8, config->goal);
    sqlite3_bind_int(insert, 9, config->rounds);
    sqlite3_bind_int(insert, 10, config->team_size);
    sqlite3_bind_int(insert, 11, config->is_auto);
    sqlite3_bind_int(insert, 12, config->may_type);
    sqlite3_bind_blob(insert, 13, config->plan, config->plan_count, SQLITE_STATIC);
    sqlite3_bind_text(insert, 14, session->settings != NULL ? session->settings : "", -1,
                      SQLITE_STATIC);
    bool is_in = sqlite3_step(insert) == SQLITE_DONE || tell(file, why, size);
    sqlite3_finalize(insert);
    return is_in;
}

static bool insert_packs(struct journal_file *file, const struct journal_session *session,
                         char *why, size_t size) {
    sqlite3_stmt *insert = NULL;
    if (sqlite3_prepare_v2(file->db, "INSERT INTO packs VALUES (?,?,?,?)", -1, &insert, NULL) !=
        SQLITE_OK) {
        return tell(file, why, size);
    }
    bool is_in = true;
    for (size_t i = 0; is_in && i < session->packs_count; i++) {
        const struct journal_pack *pack = &session->packs[i];
        sqlite3_bind_int64(insert, 1, (sqlite3_int64)i);
        sqlite3_bind_text(insert, 2, pack->name, -1, SQLITE_STATIC);
        sqlite3_bind_int64(insert, 3, (sqlite3_int64)pack->hash);
        sqlite3_bind_blob64(insert, 4, pack->bytes, pack->bytes_count, SQLITE_STATIC);
        is_in = sqlite3_step(insert) == SQLITE_DONE || tell(file, why, size);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    return is_in;
}

static bool prepare(struct journal_file *file, char *why, size_t size) {
    for (size_t i = 0; i < QUERY_COUNT; i++) {
        if (sqlite3_prepare_v3(file->db, queries[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &file->prepared[i], NULL) != SQLITE_OK) {
            return tell(file, why, size);
        }
    }
    return true;
}

static bool set_up(struct journal_file *file, const char *path,
                   const struct journal_session *session, char *why, size_t size) {
    if (sqlite3_open_v2(path, &file->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK) {
        return tell(file, why, size);
    }
    sqlite3_busy_timeout(file->db, 1000);
    if (!execute(file, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
                 why, size)) {
        return false;
    }
    if (!execute(file, "BEGIN IMMEDIATE", why, size) || !execute(file, schema, why, size)) {
        return false;
    }
    if (!insert_session(file, session, why, size) || !insert_packs(file, session, why, size) ||
        !execute(file, "COMMIT", why, size)) {
        return false;
    }
    return prepare(file, why, size);
}

/* A beginning that is no journal would look like a lost one. */
static void take_away(const char *path) {
    static const char *const behind[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        char name[1500];
        if (str_format(name, sizeof name, "%s%s", path, behind[i])) {
            unlink(name);
        }
    }
}

struct journal_file *journal_file_make(const char *path, const struct journal_session *session,
                                       char *why, size_t size) {
    if (!touch(path, why, size)) {
        return NULL;
    }
    struct journal_file *file = calloc(1, sizeof *file);
    if (file == NULL) {
        str_copy(why, size, "there is not enough memory for the journal");
        take_away(path);
        return NULL;
    }
    if (!set_up(file, path, session, why, size)) {
        str_format(why, size, "the journal %s could not be made: %s", path,
                   sqlite3_errmsg(file->db));
        journal_file_close(file);
        take_away(path);
        return NULL;
    }
    return file;
}

bool journal_file_begin(struct journal_file *file, char *why, size_t size) {
    return step(file, QUERY_BEGIN, why, size);
}

bool journal_file_commit(struct journal_file *file, char *why, size_t size) {
    return step(file, QUERY_COMMIT, why, size);
}

void journal_file_rollback(struct journal_file *file) {
    if (sqlite3_get_autocommit(file->db) == 0) {
        sqlite3_exec(file->db, "ROLLBACK", NULL, NULL, NULL);
    }
}

static bool write_event(struct journal_file *file, const struct journal_row *entry, char *why,
                        size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_EVENT];
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = event_to_numbers(&entry->event, numbers);
    assert(count <= EVENT_NUMBERS_MAX);
    sqlite3_clear_bindings(insert);
    sqlite3_bind_int64(insert, 1, (sqlite3_int64)entry->number);
    sqlite3_bind_int64(insert, 2, (sqlite3_int64)entry->event.at_ms);
    sqlite3_bind_int64(insert, 3, (sqlite3_int64)entry->event.kind);
    for (size_t i = 0; i < count; i++) {
        sqlite3_bind_int64(insert, 4 + (int)i, numbers[i]);
    }
    return step(file, QUERY_EVENT, why, size);
}

static bool write_text(struct journal_file *file, const struct journal_row *entry, char *why,
                       size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_TEXT];
    sqlite3_bind_int64(insert, 1, (sqlite3_int64)entry->number);
    sqlite3_bind_text(insert, 2, entry->text, -1, SQLITE_STATIC);
    sqlite3_bind_blob(insert, 3, entry->picks, entry->picks_count, SQLITE_STATIC);
    return step(file, QUERY_TEXT, why, size);
}

static bool write_name(struct journal_file *file, const struct journal_row *entry, char *why,
                       size_t size) {
    assert(entry->event.kind == EVENT_seat_added);
    sqlite3_stmt *insert = file->prepared[QUERY_NAME];
    sqlite3_bind_int64(insert, 1, entry->event.as.seat_added.seat);
    sqlite3_bind_text(insert, 2, entry->name, -1, SQLITE_STATIC);
    return step(file, QUERY_NAME, why, size);
}

bool journal_file_write(struct journal_file *file, const struct journal_row *entry, char *why,
                        size_t size) {
    if (!write_event(file, entry, why, size)) {
        return false;
    }
    if (entry->has_answer && !write_text(file, entry, why, size)) {
        return false;
    }
    return !entry->has_name || write_name(file, entry, why, size);
}

static bool write_words(struct journal_file *file, const struct journal_note *note, char *why,
                        size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_WORDS];
    sqlite3_bind_int64(insert, 1, (sqlite3_int64)note->event);
    sqlite3_bind_text(insert, 2, note->page, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 3, note->lesson, -1, SQLITE_STATIC);
    return step(file, QUERY_WORDS, why, size);
}

/* A rowid is a signed number, and half of the random ones are enough. */
static bool write_feeling(struct journal_file *file, const struct journal_feeling *feeling,
                          char *why, size_t size) {
    sqlite3_stmt *insert = file->prepared[QUERY_FEELING];
    sqlite3_bind_int64(insert, 1, (sqlite3_int64)(feeling->key >> 1));
    sqlite3_bind_int(insert, 2, feeling->statement);
    sqlite3_bind_int(insert, 3, feeling->value);
    return step(file, QUERY_FEELING, why, size);
}

bool journal_file_write_note(struct journal_file *file, const struct journal_note *note, char *why,
                             size_t size) {
    return note->event != 0 ? write_words(file, note, why, size)
                            : write_feeling(file, &note->feeling, why, size);
}

/* A closed journal is one file that can be read without writing beside it, so it leaves the WAL. */
bool journal_file_finish(struct journal_file *file, uint64_t final_hash, char *why, size_t size) {
    sqlite3_bind_int64(file->prepared[QUERY_FINISH], 1, (sqlite3_int64)final_hash);
    if (!step(file, QUERY_FINISH, why, size)) {
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
    free(file);
}

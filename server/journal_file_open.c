/* A journal that is there is taken only when it says of itself that a server may go on with it.
 * Then everything in its log is written into the file itself and synced, because what a killed
 * server left in the system's memory need not be on the disk. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "journal_columns.h"
#include "journal_file_inside.h"
#include "journal_rescue.h"
#include "journal_sqlite.h"
#include "str.h"

/* --- may this server go on with it?
 * -------------------------------------------------------------- */

static bool may_go_on(sqlite3_stmt *row, const char *path, uint32_t run, char *why, size_t size) {
    if (sqlite3_column_int64(row, SESSION_RULES) != RULES_VERSION) {
        str_format(why, size, "%s was played by another version of the rules (%lld, here %d)", path,
                   (long long)sqlite3_column_int64(row, SESSION_RULES), RULES_VERSION);
        return false;
    }
    if ((uint64_t)sqlite3_column_int64(row, SESSION_SUM) != journal_columns_sum(row, SESSION_SUM)) {
        str_format(why, size, "%s is damaged: what it says about its session was changed", path);
        return false;
    }
    if (sqlite3_column_int(row, SESSION_CLOSED) != 0) {
        str_format(why, size, "the session in %s was closed; there is nothing to go on with", path);
        return false;
    }
    if (sqlite3_column_int64(row, SESSION_RUN) >= run) {
        str_format(why, size, "another server went on with %s in the meantime", path);
        return false;
    }
    return true;
}

static bool is_of_this_version(sqlite3 *db, const char *path, char *why, size_t size) {
    sqlite3_stmt *row = NULL;
    bool is_ours = false;
    if (sqlite3_prepare_v2(db, "SELECT schema FROM session", -1, &row, NULL) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW) {
        is_ours = sqlite3_column_int64(row, 0) == JOURNAL_SCHEMA_VERSION;
        if (!is_ours) {
            str_format(why, size,
                       "%s was written by another version of Goldseam (tables %lld, here %d)", path,
                       (long long)sqlite3_column_int64(row, 0), JOURNAL_SCHEMA_VERSION);
        }
    } else {
        str_format(why, size, "%s is not a journal: %s", path, sqlite3_errmsg(db));
    }
    sqlite3_finalize(row);
    return is_ours;
}

static bool check_session(sqlite3 *db, const char *path, uint32_t run, char *why, size_t size) {
    sqlite3_stmt *row = NULL;
    bool may = false;
    if (!is_of_this_version(db, path, why, size)) {
        return false;
    }
    if (sqlite3_prepare_v2(db, "SELECT " JOURNAL_SESSION_COLUMNS " FROM session", -1, &row, NULL) ==
            SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW) {
        may = may_go_on(row, path, run, why, size);
    } else {
        str_format(why, size, "%s is not a journal: %s", path, sqlite3_errmsg(db));
    }
    sqlite3_finalize(row);
    return may;
}

/* Nothing of it is changed yet. */
static bool check(const char *path, uint32_t run, char *why, size_t size) {
    sqlite3 *db = NULL;
    bool may = false;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
        SQLITE_OK) {
        sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
        sqlite3_busy_timeout(db, 1000);
        sqlite3_exec(db, journal_is_remote(path) ? "PRAGMA locking_mode=EXCLUSIVE" : "", NULL, NULL,
                     NULL);
        may = check_session(db, path, run, why, size);
    } else {
        str_format(why, size, "the journal %s could not be opened: %s", path, sqlite3_errmsg(db));
    }
    sqlite3_close(db);
    return may;
}

/* --- going on
 * ------------------------------------------------------------------------------------ */

/* Each row of one column or two is taken by `take`. */
static bool ask(struct journal_file *file, const char *query,
                void (*take)(struct journal_file_state *state, sqlite3_stmt *row)) {
    sqlite3_stmt *row = NULL;
    int result = sqlite3_prepare_v2(file->db, query, -1, &row, NULL);
    while (result == SQLITE_OK || result == SQLITE_ROW) {
        result = sqlite3_step(row);
        if (result == SQLITE_ROW) {
            take(&file->state, row);
        }
    }
    bool is_done = result == SQLITE_DONE || journal_file_refused(file);
    sqlite3_finalize(row);
    return is_done;
}

static void take_last(struct journal_file_state *state, sqlite3_stmt *row) {
    state->last = (uint64_t)sqlite3_column_int64(row, 0);
    state->chain = (uint64_t)sqlite3_column_int64(row, 1);
}

static void take_feeling(struct journal_file_state *state, sqlite3_stmt *row) {
    state->feelings ^= (uint64_t)sqlite3_column_int64(row, 0);
}

static bool write_run(struct journal_file *file, uint32_t run) {
    char sql[64];
    str_format(sql, sizeof sql, "UPDATE session SET run = %u", (unsigned)run);
    return journal_file_execute(file, "BEGIN IMMEDIATE") && journal_file_execute(file, sql) &&
           journal_file_seal(file) && journal_file_execute(file, "COMMIT");
}

static bool go_on(struct journal_file *file, uint32_t run) {
    if (!journal_file_connect(file) ||
        !ask(file, "SELECT number, sum FROM events ORDER BY number DESC LIMIT 1", take_last) ||
        !ask(file, "SELECT sum FROM feelings", take_feeling)) {
        return false;
    }
    if (file->state.last >= JOURNAL_NUMBER(run, 1)) {
        file->trouble = JOURNAL_DAMAGED; /* events of a run that never was */
        return false;
    }
    return write_run(file, run) && journal_file_flush(file) && journal_file_prepare(file);
}

static bool open_checked(struct journal_file *file, uint32_t run, char *why, size_t size) {
    if (!check(file->path, run, why, size)) {
        return false;
    }
    if (!go_on(file, run)) {
        str_format(why, size, "the server cannot go on with %s: %s", file->path,
                   journal_trouble_word(file->trouble));
        return false;
    }
    return true;
}

static bool is_there(const char *path) {
    char whole[JOURNAL_PATH_SIZE];
    return access(path, F_OK) == 0 ||
           (str_format(whole, sizeof whole, "%s.whole", path) && access(whole, F_OK) == 0);
}

struct journal_file *journal_file_open(const char *path, uint32_t run, struct journal_lock *held,
                                       char *why, size_t size) {
    if (!is_there(path)) { /* no lock's file beside nothing */
        str_format(why, size, "the journal %s could not be opened: %s", path, strerror(ENOENT));
        return NULL;
    }
    struct journal_file *file = journal_file_new(path, held, why, size);
    if (file == NULL) {
        return NULL;
    }
    enum journal_trouble trouble = journal_rescue_tidy(path);
    if (trouble != JOURNAL_WELL) {
        str_format(why, size, "the server cannot go on with %s: %s", path,
                   journal_trouble_word(trouble));
    }
    if (trouble != JOURNAL_WELL || !open_checked(file, run, why, size)) {
        journal_file_close(file);
        return NULL;
    }
    return file;
}

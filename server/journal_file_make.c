/* A new file is made by us with mode 0600 before SQLite sees it, and SQLite gives its companions
 * the same mode. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal_columns.h"
#include "journal_file_inside.h"
#include "journal_folder.h"
#include "journal_sqlite.h"
#include "str.h"

#define BUSY_MS 500

static const char schema[] =
    "CREATE TABLE session (id INTEGER PRIMARY KEY CHECK (id = 1),"
    " schema INTEGER NOT NULL, rules INTEGER NOT NULL, run INTEGER NOT NULL,"
    " created TEXT NOT NULL, title TEXT NOT NULL, code TEXT NOT NULL,"
    " seed INTEGER NOT NULL, grace_ms INTEGER NOT NULL, goal INTEGER NOT NULL,"
    " rounds INTEGER NOT NULL, team_size INTEGER NOT NULL, is_auto INTEGER NOT NULL,"
    " may_type INTEGER NOT NULL, plan BLOB NOT NULL, port INTEGER NOT NULL,"
    " seats_max INTEGER NOT NULL, seats_wait INTEGER NOT NULL, nods_itself INTEGER NOT NULL,"
    " address TEXT, closed INTEGER NOT NULL DEFAULT 0, final_hash INTEGER,"
    " sum INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE packs (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash INTEGER NOT NULL,"
    " content BLOB NOT NULL, sum INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE events (number INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL,"
    " kind INTEGER NOT NULL, who INTEGER NOT NULL, first_action INTEGER NOT NULL,"
    " last_action INTEGER NOT NULL, beside INTEGER NOT NULL, sum INTEGER NOT NULL,"
    " n0 INTEGER, n1 INTEGER, n2 INTEGER, n3 INTEGER, n4 INTEGER, n5 INTEGER);"
    "CREATE TABLE texts (event INTEGER PRIMARY KEY, text TEXT NOT NULL, picks BLOB NOT NULL,"
    " sum INTEGER NOT NULL);"
    "CREATE TABLE words (event INTEGER PRIMARY KEY, text TEXT NOT NULL, lesson TEXT NOT NULL,"
    " is_final INTEGER NOT NULL, sum INTEGER NOT NULL);"
    "CREATE TABLE tokens (event INTEGER PRIMARY KEY, seat INTEGER NOT NULL, hash BLOB NOT NULL,"
    " sum INTEGER NOT NULL);"
    "CREATE TABLE feelings (id INTEGER PRIMARY KEY, statement INTEGER NOT NULL,"
    " value INTEGER NOT NULL, sum INTEGER NOT NULL);"
    "CREATE TABLE names (seat INTEGER PRIMARY KEY, name TEXT NOT NULL, sum INTEGER NOT NULL);";

const char *const journal_file_schema = schema;

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

static bool insert_session(struct journal_file *file, const struct journal_session *session) {
    const struct game_config *config = &session->config;
    sqlite3_stmt *insert = NULL;
    static const char sql[] =
        "INSERT INTO session (id, schema, rules, run, created, title, code, seed, grace_ms, goal,"
        " rounds, team_size, is_auto, may_type, plan, port, seats_max, seats_wait, nods_itself,"
        " address) VALUES (1,?,?,1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    if (sqlite3_prepare_v2(file->db, sql, -1, &insert, NULL) != SQLITE_OK) {
        return journal_file_refused(file);
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
    sqlite3_bind_int(insert, 14, session->port);
    sqlite3_bind_int(insert, 15, session->seats_max);
    sqlite3_bind_int(insert, 16, session->seats_wait);
    sqlite3_bind_int(insert, 17, session->nods_itself);
    sqlite3_bind_text(insert, 18, session->address, -1, SQLITE_STATIC); /* NULL stays NULL */
    bool is_in = sqlite3_step(insert) == SQLITE_DONE || journal_file_refused(file);
    sqlite3_finalize(insert);
    return is_in && journal_file_seal(file);
}

static bool insert_pack(sqlite3_stmt *insert, const struct journal_pack *pack, size_t number) {
    sqlite3_bind_int64(insert, 1, (sqlite3_int64)number);
    sqlite3_bind_text(insert, 2, pack->name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 3, (sqlite3_int64)pack->hash);
    sqlite3_bind_blob64(insert, 4, pack->bytes, pack->bytes_count, SQLITE_STATIC);
    bool is_in = sqlite3_step(insert) == SQLITE_DONE;
    sqlite3_reset(insert);
    return is_in;
}

static bool seal_packs(struct journal_file *file) {
    sqlite3_stmt *row = NULL, *update = NULL;
    bool is_sealed =
        sqlite3_prepare_v2(file->db, "SELECT " JOURNAL_PACK_COLUMNS " FROM packs ORDER BY number",
                           -1, &row, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(file->db, "UPDATE packs SET sum = ? WHERE number = ?", -1, &update,
                           NULL) == SQLITE_OK;
    while (is_sealed && sqlite3_step(row) == SQLITE_ROW) {
        sqlite3_bind_int64(update, 1, (sqlite3_int64)journal_columns_sum(row, PACK_SUM));
        sqlite3_bind_int64(update, 2, sqlite3_column_int64(row, PACK_NUMBER));
        is_sealed = sqlite3_step(update) == SQLITE_DONE;
        sqlite3_reset(update);
    }
    sqlite3_finalize(row);
    sqlite3_finalize(update);
    return is_sealed;
}

static bool insert_packs(struct journal_file *file, const struct journal_session *session) {
    sqlite3_stmt *insert = NULL;
    if (sqlite3_prepare_v2(file->db,
                           "INSERT INTO packs (number, name, hash, content) VALUES (?,?,?,?)", -1,
                           &insert, NULL) != SQLITE_OK) {
        return journal_file_refused(file);
    }
    bool is_in = true;
    for (size_t i = 0; is_in && i < session->packs_count; i++) {
        is_in = insert_pack(insert, &session->packs[i], i) || journal_file_refused(file);
    }
    sqlite3_finalize(insert);
    return is_in && (seal_packs(file) || journal_file_refused(file));
}

static int count_frames(void *context, sqlite3 *db, const char *name, int frames) {
    struct journal_file *file = context;
    (void)db;
    (void)name;
    file->log_frames = frames;
    return SQLITE_OK;
}

/* On another machine's disk there is no memory that programs share: then nobody else may read it
 * while it is written. */
bool journal_file_connect(struct journal_file *file) {
    if (sqlite3_open_v2(file->path, &file->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK) {
        journal_file_refused(file);
        journal_file_disconnect(file);
        return false;
    }
    sqlite3_busy_timeout(file->db, BUSY_MS);
    sqlite3_extended_result_codes(file->db, 1);
    file->is_remote = journal_is_remote(file->path);
    if ((file->is_remote && !journal_file_execute(file, "PRAGMA locking_mode=EXCLUSIVE")) ||
        !journal_file_execute(
            file, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON")) {
        journal_file_disconnect(file);
        return false;
    }
    sqlite3_wal_hook(file->db, count_frames, file); /* in the place of SQLite's own checkpoints */
    file->log_frames = 0;
    return true;
}

static bool set_up(struct journal_file *file, const struct journal_session *session) {
    if (!journal_file_execute(file, "BEGIN IMMEDIATE") || !journal_file_execute(file, schema)) {
        return false;
    }
    if (!insert_session(file, session) || !insert_packs(file, session) ||
        !journal_file_execute(file, "COMMIT")) {
        return false;
    }
    return journal_file_flush(file) && journal_file_prepare(file);
}

/* A beginning that is no journal would look like a lost one. */
static void take_away(const char *path) {
    static const char *const behind[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        char name[JOURNAL_PATH_SIZE];
        if (str_format(name, sizeof name, "%s%s", path, behind[i])) {
            unlink(name);
        }
    }
}

/* A lock that is there is another's no more. */
static bool take_lock(struct journal_file *file, struct journal_lock *held, char *why,
                      size_t size) {
    if (held == NULL) {
        return journal_lock_take(&file->lock, file->path, why, size);
    }
    file->lock = *held;
    held->descriptor = -1;
    return true;
}

struct journal_file *journal_file_new(const char *path, struct journal_lock *held, char *why,
                                      size_t size) {
    struct journal_file *file = calloc(1, sizeof *file);
    if (file == NULL) {
        str_copy(why, size, "there is not enough memory for the journal");
        return NULL;
    }
    file->state.chain = JOURNAL_CHAIN_START;
    file->is_trusted = true;
    file->sync_descriptor = -1;
    str_copy(file->path, sizeof file->path, path);
    if (!take_lock(file, held, why, size)) {
        free(file);
        return NULL;
    }
    return file;
}

static bool sync_name(struct journal_file *file) {
    if (!journal_folder_sync(file->path)) {
        file->trouble = journal_trouble_of(SQLITE_IOERR, errno);
        return false;
    }
    return true;
}

struct journal_file *journal_file_make(const char *path, const struct journal_session *session,
                                       char *why, size_t size) {
    struct journal_file *file = journal_file_new(path, NULL, why, size);
    if (file == NULL) {
        return NULL;
    }
    if (!touch(path, why, size)) {
        journal_file_close(file);
        return NULL;
    }
    if (!journal_file_connect(file) || !set_up(file, session) || !sync_name(file)) {
        str_format(why, size, "the journal %s could not be made: %s", path,
                   journal_trouble_word(file->trouble));
        journal_file_close(file);
        take_away(path);
        return NULL;
    }
    return file;
}

/* What a journal says about its session, and its packs. Numbers are taken only within what a server
 * could have written, the sum is compared, and a file of another version is told as such before
 * anything else of it is read. */
#include <string.h>

#include "journal_columns.h"
#include "journal_reader_inside.h"
#include "journal_sqlite.h"
#include "str.h"
#include "utf8.h"

bool journal_reader_tell(struct journal_reader *reader, const char *path, char *why, size_t size) {
    str_format(why, size, "%s is not a journal that can be read: %s", path,
               sqlite3_errmsg(reader->db));
    return false;
}

bool journal_reader_text(sqlite3_stmt *row, int column, char *to, size_t size) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    int count = sqlite3_column_bytes(row, column);
    bool fits = text != NULL && count >= 0 && (size_t)count < size;
    if (!fits || !utf8_is_clean(text, (size_t)count)) {
        str_copy(to, size, "");
        return sqlite3_column_type(row, column) == SQLITE_TEXT && count == 0;
    }
    return str_copy(to, size, text);
}

/* A number of the row within its range. */
static bool take(sqlite3_stmt *row, enum journal_session_column column, sqlite3_int64 max,
                 sqlite3_int64 *value) {
    *value = sqlite3_column_int64(row, (int)column);
    return sqlite3_column_type(row, (int)column) == SQLITE_INTEGER && *value >= 0 && *value <= max;
}

/* False when a number is out of what a configuration can be. */
static bool read_config(sqlite3_stmt *row, struct game_config *config) {
    sqlite3_int64 grace_ms, goal, rounds, team_size, is_auto, may_type;
    int plan_count = sqlite3_column_bytes(row, SESSION_PLAN);
    if (!take(row, SESSION_GRACE_MS, UINT32_MAX, &grace_ms) ||
        !take(row, SESSION_GOAL, GOLD_MAX, &goal) ||
        !take(row, SESSION_ROUNDS, ROUNDS_MAX, &rounds)) {
        return false;
    }
    if (!take(row, SESSION_TEAM_SIZE, TEAM_SEATS_MAX, &team_size) ||
        !take(row, SESSION_IS_AUTO, 1, &is_auto) || !take(row, SESSION_MAY_TYPE, 1, &may_type)) {
        return false;
    }
    if (rounds < 1 || team_size < TEAM_SEATS_MIN || plan_count < 1 ||
        plan_count > PLAN_PHASES_MAX) {
        return false;
    }
    config->seed = (uint64_t)sqlite3_column_int64(row, SESSION_SEED);
    config->grace_ms = (uint32_t)grace_ms;
    config->goal = (uint32_t)goal;
    config->rounds = (uint8_t)rounds;
    config->team_size = (uint8_t)team_size;
    config->is_auto = is_auto == 1;
    config->may_type = may_type == 1;
    config->plan_count = (uint8_t)plan_count;
    memcpy(config->plan, sqlite3_column_blob(row, SESSION_PLAN), (size_t)plan_count);
    return plan_check(config->plan, config->plan_count) == NULL;
}

/* What the server was started with. */
static bool read_start(sqlite3_stmt *row, struct journal_head *head) {
    sqlite3_int64 run, port, seats_max, seats_wait, nods_itself;
    if (!take(row, SESSION_RUN, UINT32_MAX, &run) || !take(row, SESSION_PORT, UINT16_MAX, &port) ||
        !take(row, SESSION_SEATS_MAX, UINT16_MAX, &seats_max)) {
        return false;
    }
    if (!take(row, SESSION_SEATS_WAIT, UINT16_MAX, &seats_wait) ||
        !take(row, SESSION_NODS_ITSELF, 1, &nods_itself) || run < 1) {
        return false;
    }
    head->run = (uint32_t)run;
    head->port = (uint16_t)port;
    head->seats_max = (uint16_t)seats_max;
    head->seats_wait = (uint16_t)seats_wait;
    head->nods_itself = nods_itself == 1;
    return sqlite3_column_type(row, SESSION_ADDRESS) == SQLITE_NULL ||
           journal_reader_text(row, SESSION_ADDRESS, head->address, sizeof head->address);
}

static bool read_names(sqlite3_stmt *row, struct journal_head *head) {
    head->is_closed = sqlite3_column_int(row, SESSION_CLOSED) != 0;
    head->final_hash = (uint64_t)sqlite3_column_int64(row, SESSION_FINAL_HASH);
    return journal_reader_text(row, SESSION_CREATED, head->created, sizeof head->created) &&
           journal_reader_text(row, SESSION_TITLE, head->title, sizeof head->title) &&
           journal_reader_text(row, SESSION_CODE, head->code, sizeof head->code);
}

static bool read_row(struct journal_reader *reader, sqlite3_stmt *row) {
    struct journal_head *head = &reader->head;
    if ((uint64_t)sqlite3_column_int64(row, SESSION_SUM) != journal_columns_sum(row, SESSION_SUM)) {
        return false;
    }
    return read_names(row, head) && read_start(row, head) && read_config(row, &head->config);
}

static bool read_session(struct journal_reader *reader, const char *path, char *why, size_t size) {
    sqlite3_stmt *row = NULL;
    if (sqlite3_prepare_v2(reader->db, "SELECT " JOURNAL_SESSION_COLUMNS " FROM session", -1, &row,
                           NULL) != SQLITE_OK) {
        return journal_reader_tell(reader, path, why, size);
    }
    int result = sqlite3_step(row);
    bool is_read = result == SQLITE_ROW && read_row(reader, row);
    if (result == SQLITE_DONE) {
        str_format(why, size, "%s holds no session", path);
    } else if (result != SQLITE_ROW) {
        journal_reader_tell(reader, path, why, size);
    } else if (!is_read) {
        str_format(why, size, "%s is damaged: what it says about its session cannot be", path);
    }
    sqlite3_finalize(row);
    return is_read;
}

static bool read_versions(struct journal_reader *reader, const char *path, char *why, size_t size) {
    sqlite3_stmt *row = NULL;
    struct journal_head *head = &reader->head;
    if (sqlite3_prepare_v2(reader->db, "SELECT schema, rules FROM session", -1, &row, NULL) !=
        SQLITE_OK) {
        return journal_reader_tell(reader, path, why, size);
    }
    int result = sqlite3_step(row);
    bool is_ours = false;
    if (result == SQLITE_ROW) {
        head->schema_version = (uint32_t)sqlite3_column_int64(row, 0);
        head->rules_version = (uint32_t)sqlite3_column_int64(row, 1);
        is_ours = head->schema_version == JOURNAL_SCHEMA_VERSION;
        str_format(why, size, "%s was written by another version of Goldseam (tables %u, here %u)",
                   path, head->schema_version, (unsigned)JOURNAL_SCHEMA_VERSION);
    } else if (result == SQLITE_DONE) {
        str_format(why, size, "%s holds no session", path);
    } else {
        journal_reader_tell(reader, path, why, size);
    }
    sqlite3_finalize(row);
    return is_ours;
}

static bool read_counts(struct journal_reader *reader, const char *path, char *why, size_t size) {
    sqlite3_stmt *row = NULL;
    struct journal_head *head = &reader->head;
    static const char query[] = "SELECT count(*), (SELECT hash FROM packs WHERE number = 0),"
                                " (SELECT max(number) FROM events) FROM packs";
    bool is_read = sqlite3_prepare_v2(reader->db, query, -1, &row, NULL) == SQLITE_OK &&
                   sqlite3_step(row) == SQLITE_ROW;
    if (is_read) {
        head->packs_count = (size_t)sqlite3_column_int64(row, 0);
        head->pack_hash = (uint64_t)sqlite3_column_int64(row, 1);
        head->highest = (uint64_t)sqlite3_column_int64(row, 2);
        uint32_t run = head->highest != 0 ? JOURNAL_RUN_OF(head->highest) : 1;
        head->run = run > head->run ? run : head->run;
    } else {
        journal_reader_tell(reader, path, why, size);
    }
    sqlite3_finalize(row);
    return is_read;
}

bool journal_reader_read_head(struct journal_reader *reader, const char *path, char *why,
                              size_t size) {
    bool is_read = read_versions(reader, path, why, size) &&
                   read_session(reader, path, why, size) && read_counts(reader, path, why, size);
    if (is_read) {
        str_copy(why, size, "");
    }
    return is_read;
}

/* --- packs
 * --------------------------------------------------------------------------------------- */

static bool read_pack(sqlite3_stmt *row, size_t number, struct journal_pack *pack) {
    if (sqlite3_column_int64(row, PACK_NUMBER) != (sqlite3_int64)number ||
        (uint64_t)sqlite3_column_int64(row, PACK_SUM) != journal_columns_sum(row, PACK_SUM)) {
        return false;
    }
    pack->name = (const char *)sqlite3_column_text(row, PACK_NAME);
    pack->hash = (uint64_t)sqlite3_column_int64(row, PACK_HASH);
    pack->bytes = sqlite3_column_blob(row, PACK_CONTENT);
    pack->bytes_count = (size_t)sqlite3_column_bytes(row, PACK_CONTENT);
    return pack->name != NULL;
}

bool journal_reader_pack(struct journal_reader *reader, size_t number, struct journal_pack *pack,
                         char *why, size_t size) {
    static const char query[] = "SELECT " JOURNAL_PACK_COLUMNS " FROM packs WHERE number = ?";
    if (reader->pack == NULL &&
        sqlite3_prepare_v2(reader->db, query, -1, &reader->pack, NULL) != SQLITE_OK) {
        return journal_reader_tell(reader, "the file", why, size);
    }
    sqlite3_reset(reader->pack);
    sqlite3_bind_int64(reader->pack, 1, (sqlite3_int64)number);
    int result = sqlite3_step(reader->pack);
    if (result == SQLITE_ROW && read_pack(reader->pack, number, pack)) {
        return true;
    }
    if (result == SQLITE_ROW || result == SQLITE_DONE) {
        str_format(why, size, "pack %zu of the session is %s", number,
                   result == SQLITE_ROW ? "damaged" : "not there");
        return false;
    }
    return journal_reader_tell(reader, "the file", why, size);
}

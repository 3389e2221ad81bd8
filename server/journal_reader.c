/* A journal is read strictly: the tables and versions must be ours, SQLite must find the file
 * sound, and the numbers of the events must run from 1 without a hole, because a torn log opens
 * cleanly with only the beginning of its history. */
#include "journal_reader.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "journal_sqlite.h"
#include "str.h"

struct journal_reader {
    sqlite3 *db;
    sqlite3_stmt *events;
    uint64_t last;
    struct journal_head head;
};

static bool tell(struct journal_reader *reader, const char *path, char *why, size_t size) {
    str_format(why, size, "%s is not a journal that can be read: %s", path,
               sqlite3_errmsg(reader->db));
    return false;
}

static bool is_sound(struct journal_reader *reader, const char *path, char *why, size_t size) {
    sqlite3_stmt *check = NULL;
    if (sqlite3_prepare_v2(reader->db, "PRAGMA quick_check(1)", -1, &check, NULL) != SQLITE_OK) {
        return tell(reader, path, why, size);
    }
    bool is_read = sqlite3_step(check) == SQLITE_ROW;
    const char *verdict = is_read ? (const char *)sqlite3_column_text(check, 0) : NULL;
    bool is_ok = verdict != NULL && strcmp(verdict, "ok") == 0;
    if (!is_read) {
        tell(reader, path, why, size);
    } else if (!is_ok) {
        str_format(why, size, "%s is damaged: %s", path, verdict != NULL ? verdict : "unknown");
    }
    sqlite3_finalize(check);
    return is_ok;
}

static void copy_column(sqlite3_stmt *row, int column, char *to, size_t size) {
    const unsigned char *text = sqlite3_column_text(row, column);
    str_copy(to, size, text != NULL ? (const char *)text : "");
}

/* False when a number is out of what a configuration can be. */
static bool read_config(sqlite3_stmt *row, struct game_config *config) {
    sqlite3_int64 grace_ms = sqlite3_column_int64(row, 6);
    sqlite3_int64 goal = sqlite3_column_int64(row, 7);
    sqlite3_int64 rounds = sqlite3_column_int64(row, 8);
    sqlite3_int64 team_size = sqlite3_column_int64(row, 9);
    int plan_count = sqlite3_column_bytes(row, 12);
    if (grace_ms < 0 || grace_ms > UINT32_MAX || goal < 0 || goal > GOLD_MAX) {
        return false;
    }
    if (rounds < 1 || rounds > ROUNDS_MAX || team_size < TEAM_SEATS_MIN ||
        team_size > TEAM_SEATS_MAX || plan_count < 1 || plan_count > PLAN_PHASES_MAX) {
        return false;
    }
    config->seed = (uint64_t)sqlite3_column_int64(row, 5);
    config->grace_ms = (uint32_t)grace_ms;
    config->goal = (uint32_t)goal;
    config->rounds = (uint8_t)rounds;
    config->team_size = (uint8_t)team_size;
    config->is_auto = sqlite3_column_int(row, 10) != 0;
    config->may_type = sqlite3_column_int(row, 11) != 0;
    config->plan_count = (uint8_t)plan_count;
    memcpy(config->plan, sqlite3_column_blob(row, 12), (size_t)plan_count);
    return plan_check(config->plan, config->plan_count) == NULL;
}

static bool read_row(struct journal_reader *reader, sqlite3_stmt *row, const char *path, char *why,
                     size_t size) {
    struct journal_head *head = &reader->head;
    head->schema_version = (uint32_t)sqlite3_column_int64(row, 0);
    head->rules_version = (uint32_t)sqlite3_column_int64(row, 1);
    if (head->schema_version != JOURNAL_SCHEMA_VERSION) {
        str_format(why, size, "%s was written by another version of Goldseam (tables %u, here %u)",
                   path, head->schema_version, (unsigned)JOURNAL_SCHEMA_VERSION);
        return false;
    }
    copy_column(row, 2, head->created, sizeof head->created);
    copy_column(row, 3, head->title, sizeof head->title);
    copy_column(row, 4, head->code, sizeof head->code);
    head->pack_hash = (uint64_t)sqlite3_column_int64(row, 13);
    head->is_closed = sqlite3_column_int(row, 14) != 0;
    head->final_hash = (uint64_t)sqlite3_column_int64(row, 15);
    copy_column(row, 16, head->settings, sizeof head->settings);
    if (!read_config(row, &head->config)) {
        str_format(why, size, "%s is damaged: what it says about its session cannot be", path);
        return false;
    }
    return true;
}

static bool read_head(struct journal_reader *reader, const char *path, char *why, size_t size) {
    sqlite3_stmt *row = NULL;
    static const char query[] = "SELECT schema, rules, created, title, code, seed, grace_ms, goal, "
                                "rounds, team_size, is_auto, may_type,"
                                " plan, (SELECT hash FROM packs WHERE number = 0), closed, "
                                "final_hash, settings FROM session";
    if (sqlite3_prepare_v2(reader->db, query, -1, &row, NULL) != SQLITE_OK) {
        return tell(reader, path, why, size);
    }
    bool is_read = false;
    if (sqlite3_step(row) == SQLITE_ROW) {
        is_read = read_row(reader, row, path, why, size);
    } else {
        str_format(why, size, "%s holds no session", path);
    }
    sqlite3_finalize(row);
    return is_read;
}

static bool set_up(struct journal_reader *reader, const char *path, char *why, size_t size) {
    if (sqlite3_open_v2(path, &reader->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        return tell(reader, path, why, size);
    }
    sqlite3_busy_timeout(reader->db, 1000);
    if (!is_sound(reader, path, why, size) || !read_head(reader, path, why, size)) {
        return false;
    }
    if (sqlite3_prepare_v2(reader->db,
                           "SELECT number, at_ms, kind, n0, n1, n2, n3, n4, n5 FROM events"
                           " ORDER BY number",
                           -1, &reader->events, NULL) != SQLITE_OK) {
        return tell(reader, path, why, size);
    }
    return true;
}

struct journal_reader *journal_reader_open(const char *path, char *why, size_t size) {
    struct journal_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        str_copy(why, size, "there is not enough memory to read the journal");
        return NULL;
    }
    if (!set_up(reader, path, why, size)) {
        journal_reader_close(reader);
        return NULL;
    }
    return reader;
}

const struct journal_head *journal_reader_head(const struct journal_reader *reader) {
    return &reader->head;
}

/* The numbers of the row that are there: they stand side by side from n0 on. */
static bool read_numbers(sqlite3_stmt *row, uint32_t *numbers, size_t *count) {
    *count = 0;
    for (size_t i = 0; i < EVENT_NUMBERS_MAX; i++) {
        int column = 3 + (int)i;
        if (sqlite3_column_type(row, column) == SQLITE_NULL) {
            continue;
        }
        sqlite3_int64 value = sqlite3_column_int64(row, column);
        if (value < 0 || value > UINT32_MAX || *count != i) {
            return false;
        }
        numbers[(*count)++] = (uint32_t)value;
    }
    return true;
}

static bool read_event(sqlite3_stmt *row, struct event *event) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = 0;
    sqlite3_int64 at_ms = sqlite3_column_int64(row, 1);
    sqlite3_int64 kind = sqlite3_column_int64(row, 2);
    if (at_ms < 0 || kind < 0 || kind > UINT32_MAX || !read_numbers(row, numbers, &count)) {
        return false;
    }
    if (!event_from_numbers((uint32_t)kind, numbers, count, event)) {
        return false;
    }
    event->at_ms = (uint64_t)at_ms;
    return true;
}

enum journal_read journal_reader_next(struct journal_reader *reader, uint64_t *number,
                                      struct event *event, char *why, size_t size) {
    int result = sqlite3_step(reader->events);
    if (result == SQLITE_DONE) {
        return JOURNAL_READ_END;
    }
    if (result != SQLITE_ROW) {
        str_format(why, size, "behind event %llu: %s", (unsigned long long)reader->last,
                   sqlite3_errmsg(reader->db));
        return JOURNAL_READ_BROKEN;
    }
    uint64_t expected = reader->last + 1;
    *number = (uint64_t)sqlite3_column_int64(reader->events, 0);
    if (*number != expected) {
        str_format(why, size, "event %llu is not there", (unsigned long long)expected);
        return JOURNAL_READ_BROKEN;
    }
    if (!read_event(reader->events, event)) {
        str_format(why, size, "event %llu is not one that the rules know",
                   (unsigned long long)expected);
        return JOURNAL_READ_BROKEN;
    }
    reader->last = expected;
    return JOURNAL_READ_EVENT;
}

void journal_reader_close(struct journal_reader *reader) {
    sqlite3_finalize(reader->events);
    sqlite3_close(reader->db);
    free(reader);
}

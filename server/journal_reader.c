/* A journal is read strictly: the tables and versions must be ours, the numbers must run without a
 * hole within each run of the server, every row must fit its sum, and what an event says stands
 * beside it must be there; because a torn log opens cleanly with only the beginning of its history,
 * and SQLite does not see a page that is older than the others. */
#define _POSIX_C_SOURCE 200809L
#include "journal_reader_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "journal_lock.h"
#include "journal_sums.h"
#include "journal_trouble.h"
#include "str.h"

#define OPEN_TRIES_MAX 5

enum column {
    NUMBER,
    AT_MS,
    KIND,
    WHO,
    FIRST_ACTION,
    LAST_ACTION,
    BESIDE,
    SUM,
    N0,
    TEXT = N0 + EVENT_NUMBERS_MAX,
    PICKS,
    TEXT_SUM,
    PAGE,
    LESSON,
    IS_FINAL,
    WORDS_SUM,
    TOKEN,
    TOKEN_SUM,
    SEAT,
    NAME,
    NAME_SUM,
};

static const char entries_query[] =
    "SELECT e.number, e.at_ms, e.kind, e.who, e.first_action, e.last_action, e.beside, e.sum,"
    " e.n0, e.n1, e.n2, e.n3, e.n4, e.n5, t.text, t.picks, t.sum, w.text, w.lesson, w.is_final,"
    " w.sum, k.hash, k.sum, n.seat, n.name, n.sum FROM events e"
    " LEFT JOIN texts t ON (e.beside & 1) AND t.event = e.number"
    " LEFT JOIN names n ON (e.beside & 2) AND n.seat = e.n0"
    " LEFT JOIN words w ON (e.beside & 4) AND w.event = e.number"
    " LEFT JOIN tokens k ON (e.beside & 8) AND k.event = e.number ORDER BY e.number";

/* --- one row; each is false when it is not what a server could have written
 * ------------------------- */

static bool read_u32(sqlite3_stmt *row, int column, uint32_t *value) {
    sqlite3_int64 there = sqlite3_column_int64(row, column);
    *value = (uint32_t)there;
    return sqlite3_column_type(row, column) == SQLITE_INTEGER && there >= 0 && there <= UINT32_MAX;
}

/* The numbers of the row that are there: they stand side by side from n0 on. */
static bool read_numbers(sqlite3_stmt *row, uint32_t *numbers, size_t *count) {
    *count = 0;
    for (size_t i = 0; i < EVENT_NUMBERS_MAX; i++) {
        int column = N0 + (int)i;
        if (sqlite3_column_type(row, column) == SQLITE_NULL) {
            continue;
        }
        if (*count != i || !read_u32(row, column, &numbers[i])) {
            return false;
        }
        (*count)++;
    }
    return true;
}

static bool read_event(sqlite3_stmt *row, struct event *event) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    uint32_t kind = 0;
    size_t count = 0;
    sqlite3_int64 at_ms = sqlite3_column_int64(row, AT_MS);
    if (at_ms < 0 || !read_u32(row, KIND, &kind) || !read_numbers(row, numbers, &count)) {
        return false;
    }
    if (!event_from_numbers(kind, numbers, count, event)) {
        return false;
    }
    event->at_ms = (uint64_t)at_ms;
    return true;
}

static uint64_t sum_at(sqlite3_stmt *row, int column) {
    return (uint64_t)sqlite3_column_int64(row, column);
}

static bool read_text(sqlite3_stmt *row, struct journal_entry *entry) {
    int count = sqlite3_column_bytes(row, PICKS);
    if (count < 0 || count > PICKS_MAX ||
        !journal_reader_text(row, TEXT, entry->text, sizeof entry->text)) {
        return false;
    }
    entry->picks_count = (uint8_t)count;
    if (count > 0) {
        memcpy(entry->picks, sqlite3_column_blob(row, PICKS), (size_t)count);
    }
    return journal_sum_text(entry->number, entry->text, entry->picks, entry->picks_count) ==
           sum_at(row, TEXT_SUM);
}

static bool read_words(sqlite3_stmt *row, struct journal_entry *entry) {
    entry->is_page_final = sqlite3_column_int(row, IS_FINAL) != 0;
    return journal_reader_text(row, PAGE, entry->page, sizeof entry->page) &&
           journal_reader_text(row, LESSON, entry->lesson, sizeof entry->lesson) &&
           journal_sum_words(entry->number, entry->page, entry->lesson, entry->is_page_final) ==
               sum_at(row, WORDS_SUM);
}

static bool read_token(sqlite3_stmt *row, struct journal_entry *entry) {
    if (sqlite3_column_bytes(row, TOKEN) != TOKEN_HASH_BYTES) {
        return false;
    }
    memcpy(entry->token, sqlite3_column_blob(row, TOKEN), TOKEN_HASH_BYTES);
    return journal_sum_token(entry->number, entry->token) == sum_at(row, TOKEN_SUM);
}

static bool read_name(sqlite3_stmt *row, struct journal_entry *entry) {
    uint32_t seat = 0;
    return read_u32(row, SEAT, &seat) &&
           journal_reader_text(row, NAME, entry->name, sizeof entry->name) &&
           journal_sum_name(seat, entry->name) == sum_at(row, NAME_SUM);
}

static bool read_beside(sqlite3_stmt *row, unsigned beside, struct journal_entry *entry) {
    entry->has_answer = (beside & BESIDE_TEXT) != 0;
    entry->has_name = (beside & BESIDE_NAME) != 0;
    entry->has_page = (beside & BESIDE_WORDS) != 0;
    entry->has_token = (beside & BESIDE_TOKEN) != 0;
    if (entry->has_answer && !read_text(row, entry)) {
        return false;
    }
    if (entry->has_name && !read_name(row, entry)) {
        return false;
    }
    if (entry->has_page && !read_words(row, entry)) {
        return false;
    }
    return !entry->has_token || read_token(row, entry);
}

/* The number is there. */
static bool read_entry(struct journal_reader *reader, struct journal_entry *entry) {
    sqlite3_stmt *row = reader->events;
    uint32_t beside = 0;
    entry->by.who = (uint64_t)sqlite3_column_int64(row, WHO);
    if (!read_event(row, &entry->event) || !read_u32(row, BESIDE, &beside) ||
        !read_u32(row, FIRST_ACTION, &entry->by.first_action) ||
        !read_u32(row, LAST_ACTION, &entry->by.last_action)) {
        return false;
    }
    uint64_t chain =
        journal_sum_event(reader->chain, entry->number, &entry->event, &entry->by, beside);
    if (beside > BESIDE_ALL || chain != sum_at(row, SUM) || !read_beside(row, beside, entry)) {
        return false;
    }
    reader->chain = chain;
    return true;
}

/* Numbers go up by one, or on to the first of a later run, also where the runs before it left
 * nothing. */
static bool follows(uint64_t last, uint64_t number) {
    bool is_later_run = number > last && JOURNAL_PLACE_OF(number) == 1;
    return number == last + 1 || is_later_run;
}

/* --- the past
 * ------------------------------------------------------------------------------------ */

static enum journal_read past_next(struct journal_past *past, struct journal_entry *entry,
                                   char *why, size_t size) {
    struct journal_reader *reader = (struct journal_reader *)past;
    unsigned long long last = reader->last;
    int result = sqlite3_step(reader->events);
    if (result == SQLITE_DONE) {
        return JOURNAL_READ_END;
    }
    if (result != SQLITE_ROW) {
        str_format(why, size, "behind event %llu: %s", last, sqlite3_errmsg(reader->db));
        return JOURNAL_READ_BROKEN;
    }
    memset(entry, 0, sizeof *entry);
    entry->number = (uint64_t)sqlite3_column_int64(reader->events, NUMBER);
    if (!follows(reader->last, entry->number)) {
        str_format(why, size, "event %llu is not there", last + 1);
        return JOURNAL_READ_BROKEN;
    }
    if (!read_entry(reader, entry)) {
        str_format(why, size, "event %llu is not what was written",
                   (unsigned long long)entry->number);
        return JOURNAL_READ_BROKEN;
    }
    reader->last = entry->number;
    return JOURNAL_READ_EVENT;
}

/* A feeling that was damaged is left out: it has no place from which it could be missed. */
static bool past_next_feeling(struct journal_past *past, struct journal_feeling *feeling) {
    struct journal_reader *reader = (struct journal_reader *)past;
    sqlite3_stmt *row = reader->feelings;
    while (sqlite3_step(row) == SQLITE_ROW) {
        *feeling = (struct journal_feeling){.key = (uint64_t)sqlite3_column_int64(row, 0),
                                            .statement = (uint8_t)sqlite3_column_int(row, 1),
                                            .value = (uint8_t)sqlite3_column_int(row, 2)};
        if (sum_at(row, 3) ==
            journal_sum_feeling(feeling->key, feeling->statement, feeling->value)) {
            return true;
        }
    }
    return false;
}

static bool is_sound(struct journal_reader *reader, const char *path, char *why, size_t size) {
    sqlite3_stmt *check = NULL;
    if (sqlite3_prepare_v2(reader->db, "PRAGMA quick_check(1)", -1, &check, NULL) != SQLITE_OK) {
        return journal_reader_tell(reader, path, why, size);
    }
    bool is_read = sqlite3_step(check) == SQLITE_ROW;
    const char *verdict = is_read ? (const char *)sqlite3_column_text(check, 0) : NULL;
    bool is_ok = verdict != NULL && strcmp(verdict, "ok") == 0;
    if (!is_read) {
        journal_reader_tell(reader, path, why, size);
    } else if (!is_ok) {
        str_format(why, size, "%s is damaged: %s", path, verdict != NULL ? verdict : "unknown");
    }
    sqlite3_finalize(check);
    return is_ok;
}

/* --- opening
 * ------------------------------------------------------------------------------------- */

/* One transaction: everything is of one moment, whatever a server writes meanwhile. */
static bool set_up(struct journal_reader *reader, const char *path, char *why, size_t size) {
    sqlite3_busy_timeout(reader->db, 1000);
    if (sqlite3_exec(reader->db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; BEGIN",
                     NULL, NULL, NULL) != SQLITE_OK) {
        return journal_reader_tell(reader, path, why, size);
    }
    if (!is_sound(reader, path, why, size) || !journal_reader_read_head(reader, path, why, size)) {
        return false;
    }
    if (sqlite3_prepare_v2(reader->db, entries_query, -1, &reader->events, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(reader->db, "SELECT id, statement, value, sum FROM feelings", -1,
                           &reader->feelings, NULL) != SQLITE_OK) {
        return journal_reader_tell(reader, path, why, size);
    }
    return true;
}

/* On another machine's disk programs share no memory, so SQLite must be told that it is alone; that
 * needs the right to write, and still nothing is written. */
static bool connect_live(struct journal_reader *reader, const char *path) {
    bool is_remote = journal_is_remote(path);
    int flags = is_remote ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(path, &reader->db, flags, NULL) != SQLITE_OK) {
        return false;
    }
    sqlite3_db_config(reader->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return !is_remote ||
           sqlite3_exec(reader->db, "PRAGMA locking_mode=EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK;
}

static bool connect_still(struct journal_reader *reader, const char *path) {
    char uri[3 * JOURNAL_PATH_SIZE + 32];
    size_t count = 0;
    for (const char *at = path; *at != '\0' && count < 3 * JOURNAL_PATH_SIZE; at++) {
        bool is_plain = strchr("%?#", *at) == NULL;
        count += (size_t)snprintf(uri + count, sizeof uri - count, is_plain ? "%c" : "%%%02x",
                                  (unsigned char)*at);
    }
    char name[sizeof uri + 32];
    str_format(name, sizeof name, "file:%s?immutable=1", uri);
    return sqlite3_open_v2(name, &reader->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) ==
           SQLITE_OK;
}

static struct journal_reader *open_by(bool (*connect)(struct journal_reader *, const char *),
                                      const char *path, char *why, size_t size) {
    struct journal_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        str_copy(why, size, "there is not enough memory to read the journal");
        return NULL;
    }
    reader->base = (struct journal_past){.next = past_next, .next_feeling = past_next_feeling};
    reader->chain = JOURNAL_CHAIN_START;
    if (!connect(reader, path)) {
        journal_reader_tell(reader, path, why, size);
    } else if (set_up(reader, path, why, size)) {
        return reader;
    }
    journal_reader_close(reader);
    return NULL;
}

struct journal_reader *journal_reader_open_still(const char *path, char *why, size_t size) {
    return open_by(connect_still, path, why, size);
}

/* Which file has this name; 0: none. */
static ino_t file_of(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 ? about.st_ino : 0;
}

/* A server may just be putting a new file in the place of this one (journal_rescue.h): what is
 * whole goes first, and a file that was exchanged while it was opened is opened again. */
struct journal_reader *journal_reader_open(const char *path, char *why, size_t size) {
    char whole[JOURNAL_PATH_SIZE];
    struct journal_reader *reader = NULL;
    ino_t before = 0;
    for (int i = 0; i < OPEN_TRIES_MAX; i++) {
        bool has_whole = str_format(whole, sizeof whole, "%s.whole", path) && file_of(whole) != 0;
        before = file_of(path);
        reader = has_whole ? journal_reader_open_still(whole, why, size)
                           : open_by(connect_live, path, why, size);
        if ((reader != NULL && has_whole) || (file_of(whole) == 0 && file_of(path) == before)) {
            return reader;
        }
        if (reader != NULL) {
            journal_reader_close(reader);
        }
    }
    str_format(why, size, "%s is just being put in order; try again", path);
    return NULL;
}

const struct journal_head *journal_reader_head(const struct journal_reader *reader) {
    return &reader->head;
}

struct journal_past *journal_reader_past(struct journal_reader *reader) {
    return &reader->base;
}

enum journal_read journal_reader_next(struct journal_reader *reader, uint64_t *number,
                                      struct event *event, char *why, size_t size) {
    enum journal_read read = past_next(&reader->base, &reader->entry, why, size);
    *number = reader->entry.number;
    *event = reader->entry.event;
    return read;
}

void journal_reader_close(struct journal_reader *reader) {
    sqlite3_finalize(reader->events);
    sqlite3_finalize(reader->feelings);
    sqlite3_finalize(reader->pack);
    sqlite3_close(reader->db);
    free(reader);
}

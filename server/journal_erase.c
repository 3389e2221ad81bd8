/* The words of a seat stand beside the events whose first number is the seat; which kinds of events
 * these are is read from events.def, so that a new kind is never forgotten. A row stays, empty and
 * with its sum: what is not there at all would look like damage. What stood in it is written over,
 * then the file is built anew in memory and the log cut to nothing. */
#include "journal_erase.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "journal_sums.h"
#include "str.h"

struct text {
    struct text *next;
    char words[];
};

struct eraser {
    sqlite3 *db;
    uint16_t seat;
    char events[256]; /* a query for the numbers of its events; ?1 is the seat */
    struct text *texts;
    bool has_no_memory;
};

static const struct {
    uint32_t kind;
    const char *fields;
} kinds[] = {
#define U(name)                 #name " "
#define EVENT(name, id, fields) {id, fields},
#include "events.def"
};

static void make_query(struct eraser *eraser) {
    char *query = eraser->events;
    size_t size = sizeof eraser->events;
    str_copy(query, size, "(SELECT number FROM events WHERE n0 = ?1 AND kind IN (0");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strncmp(kinds[i].fields, "seat ", 5) == 0) {
            char kind[16];
            str_format(kind, sizeof kind, ",%u", (unsigned)kinds[i].kind);
            str_append(query, size, kind);
        }
    }
    str_append(query, size, "))");
}

static bool execute(struct eraser *eraser, const char *sql) {
    return sqlite3_exec(eraser->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* A statement about the seat; `sql` has one %s, for its events, or none. */
static sqlite3_stmt *prepare(struct eraser *eraser, const char *before, bool has_events) {
    char sql[512];
    sqlite3_stmt *row = NULL;
    str_format(sql, sizeof sql, "%s%s", before, has_events ? eraser->events : "?1");
    if (sqlite3_prepare_v2(eraser->db, sql, -1, &row, NULL) == SQLITE_OK) {
        sqlite3_bind_int(row, 1, eraser->seat);
    }
    return row;
}

static void remember(struct eraser *eraser, const unsigned char *words) {
    size_t count = words != NULL ? strlen((const char *)words) : 0;
    struct text *text = count > 0 ? malloc(sizeof *text + count + 1) : NULL;
    if (text != NULL) {
        memcpy(text->words, words, count + 1);
        text->next = eraser->texts;
        eraser->texts = text;
    }
    eraser->has_no_memory = eraser->has_no_memory || (count > 0 && text == NULL);
}

static bool collect(struct eraser *eraser) {
    static const char *const queries[] = {
        "SELECT text FROM texts WHERE event IN ",
        "SELECT text FROM words WHERE event IN ",
        "SELECT lesson FROM words WHERE event IN ",
    };
    int result = SQLITE_DONE;
    for (size_t i = 0; result == SQLITE_DONE && i < sizeof queries / sizeof queries[0]; i++) {
        sqlite3_stmt *row = prepare(eraser, queries[i], true);
        while ((result = sqlite3_step(row)) == SQLITE_ROW) {
            remember(eraser, sqlite3_column_text(row, 0));
        }
        sqlite3_finalize(row);
    }
    return result == SQLITE_DONE && !eraser->has_no_memory;
}

/* --- emptying rows
 * -------------------------------------------------------------------------------- */

static void bind_sum(sqlite3_stmt *update, int place, uint64_t sum) {
    sqlite3_bind_int64(update, place, (sqlite3_int64)sum);
}

static void empty_text(sqlite3_stmt *row, sqlite3_stmt *update) {
    bind_sum(update, 2, journal_sum_text((uint64_t)sqlite3_column_int64(row, 0), "", NULL, 0));
}

static void empty_words(sqlite3_stmt *row, sqlite3_stmt *update) {
    bind_sum(update, 2,
             journal_sum_words((uint64_t)sqlite3_column_int64(row, 0), "", "",
                               sqlite3_column_int(row, 1) != 0));
}

static void empty_name(sqlite3_stmt *row, sqlite3_stmt *update) {
    bind_sum(update, 2, journal_sum_name((uint64_t)sqlite3_column_int64(row, 0), ""));
}

static void empty_token(sqlite3_stmt *row, sqlite3_stmt *update) {
    static const uint8_t none[TOKEN_HASH_BYTES] = {0};
    sqlite3_bind_blob(update, 3, none, sizeof none, SQLITE_STATIC);
    bind_sum(update, 2, journal_sum_token((uint64_t)sqlite3_column_int64(row, 0), none));
}

/* How the rows of one table are found and emptied: ?1 its key, ?2 its new sum. */
struct table {
    const char *find;
    bool has_events; /* found by event, else by seat */
    const char *update;
    void (*empty)(sqlite3_stmt *row, sqlite3_stmt *update);
};

static const struct table tables[] = {
    {"SELECT seat FROM names WHERE name <> '' AND seat = ", false,
     "UPDATE names SET name = '', sum = ?2 WHERE seat = ?1", empty_name},
    {"SELECT event FROM tokens WHERE hash <> zeroblob(32) AND seat = ", false,
     "UPDATE tokens SET hash = ?3, sum = ?2 WHERE event = ?1", empty_token},
    {"SELECT event FROM texts WHERE (text <> '' OR length(picks) > 0) AND event IN ", true,
     "UPDATE texts SET text = '', picks = x'', sum = ?2 WHERE event = ?1", empty_text},
    {"SELECT event, is_final FROM words WHERE (text <> '' OR lesson <> '') AND event IN ", true,
     "UPDATE words SET text = '', lesson = '', sum = ?2 WHERE event = ?1", empty_words},
};

static bool empty_rows(struct eraser *eraser, const struct table *table, unsigned *count) {
    sqlite3_stmt *row = prepare(eraser, table->find, table->has_events), *update = NULL;
    bool is_done = sqlite3_prepare_v2(eraser->db, table->update, -1, &update, NULL) == SQLITE_OK;
    int result = SQLITE_DONE;
    while (is_done && (result = sqlite3_step(row)) == SQLITE_ROW) {
        sqlite3_bind_int64(update, 1, sqlite3_column_int64(row, 0));
        table->empty(row, update);
        is_done = sqlite3_step(update) == SQLITE_DONE;
        sqlite3_reset(update);
        (*count)++;
    }
    sqlite3_finalize(row);
    sqlite3_finalize(update);
    return is_done && result == SQLITE_DONE;
}

/* What is in no row any more is told; the same text twice is told twice. */
static bool tell_gone(struct eraser *eraser, const struct journal_gone *gone) {
    static const char query[] = "SELECT EXISTS (SELECT 1 FROM texts WHERE text = ?1) OR"
                                " EXISTS (SELECT 1 FROM words WHERE text = ?1 OR lesson = ?1)";
    sqlite3_stmt *row = NULL;
    bool is_asked = sqlite3_prepare_v2(eraser->db, query, -1, &row, NULL) == SQLITE_OK;
    for (struct text *text = eraser->texts; is_asked && text != NULL; text = text->next) {
        sqlite3_bind_text(row, 1, text->words, -1, SQLITE_STATIC);
        is_asked = sqlite3_step(row) == SQLITE_ROW;
        if (is_asked && sqlite3_column_int(row, 0) == 0) {
            gone->tell(gone->context, text->words);
        }
        sqlite3_reset(row);
    }
    sqlite3_finalize(row);
    return is_asked && gone->all_told(gone->context);
}

static bool empty_all(struct eraser *eraser, struct journal_erased *erased,
                      const struct journal_gone *gone) {
    unsigned *const counts[] = {&erased->names, &erased->tokens, &erased->answers, &erased->words};
    bool is_done = execute(eraser, "BEGIN IMMEDIATE") && collect(eraser);
    for (size_t i = 0; is_done && i < sizeof tables / sizeof tables[0]; i++) {
        is_done = empty_rows(eraser, &tables[i], counts[i]);
    }
    return is_done && tell_gone(eraser, gone) && execute(eraser, "COMMIT");
}

static bool is_closed(struct eraser *eraser) {
    sqlite3_stmt *row = NULL;
    bool is_one =
        sqlite3_prepare_v2(eraser->db, "SELECT closed FROM session", -1, &row, NULL) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW && sqlite3_column_int(row, 0) != 0;
    sqlite3_finalize(row);
    return is_one;
}

/* A session that can be gone on with keeps its log, an empty one. */
static bool clean(struct eraser *eraser) {
    return execute(eraser, "VACUUM") && execute(eraser, "PRAGMA wal_checkpoint(TRUNCATE)") &&
           (!is_closed(eraser) || execute(eraser, "PRAGMA journal_mode=DELETE"));
}

static bool erase(struct eraser *eraser, const char *path, struct journal_erased *erased,
                  const struct journal_gone *gone) {
    if (sqlite3_open_v2(path, &eraser->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
        return false;
    }
    sqlite3_busy_timeout(eraser->db, 1000);
    return execute(eraser, "PRAGMA secure_delete=ON; PRAGMA synchronous=FULL;"
                           "PRAGMA temp_store=MEMORY;") &&
           empty_all(eraser, erased, gone) && clean(eraser);
}

bool journal_erase_seat(const char *path, uint16_t seat, struct journal_erased *erased,
                        const struct journal_gone *gone, char *why, size_t size) {
    struct eraser eraser = {.seat = seat};
    *erased = (struct journal_erased){.names = 0};
    make_query(&eraser);
    bool is_erased = erase(&eraser, path, erased, gone);
    if (!is_erased) {
        str_format(why, size, "Nothing is erased from %s, or not all of it: %s.", path,
                   eraser.has_no_memory ? "there is not enough memory" : sqlite3_errmsg(eraser.db));
    }
    sqlite3_close(eraser.db);
    while (eraser.texts != NULL) {
        struct text *text = eraser.texts;
        eraser.texts = text->next;
        free(text);
    }
    return is_erased;
}

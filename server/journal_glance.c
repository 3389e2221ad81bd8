/* Only what has been in every version of the tables is asked for. A damaged file says what it still
 * can: the row of its session stands near its beginning. */
#include "journal_glance.h"

#include <sqlite3.h>

#include "event.h"
#include "game.h"
#include "str.h"
#include "utf8.h"

/* What cannot be shown, or not whole, is not shown at all. */
static void copy_column(sqlite3_stmt *row, int column, char *to, size_t size) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    int count = sqlite3_column_bytes(row, column);
    bool is_clean = text != NULL && utf8_is_clean(text, (size_t)count);
    if (!is_clean || !str_copy(to, size, text)) {
        str_copy(to, size, "");
    }
}

/* Of one kind; 0 where they cannot be counted. */
static uint32_t count_events(sqlite3 *db, enum event_kind kind) {
    sqlite3_stmt *row = NULL;
    uint32_t count = 0;
    if (sqlite3_prepare_v2(db, "SELECT count(*) FROM events WHERE kind = ?", -1, &row, NULL) ==
        SQLITE_OK) {
        sqlite3_bind_int(row, 1, (int)kind);
        count = sqlite3_step(row) == SQLITE_ROW ? (uint32_t)sqlite3_column_int64(row, 0) : 0;
    }
    sqlite3_finalize(row);
    return count;
}

static bool look(sqlite3 *db, struct journal_glance *glance) {
    sqlite3_stmt *row = NULL;
    static const char query[] = "SELECT title, code, created, closed, rules FROM session";
    bool is_there = sqlite3_prepare_v2(db, query, -1, &row, NULL) == SQLITE_OK &&
                    sqlite3_step(row) == SQLITE_ROW;
    if (is_there) {
        copy_column(row, 0, glance->title, sizeof glance->title);
        copy_column(row, 1, glance->code, sizeof glance->code);
        copy_column(row, 2, glance->created, sizeof glance->created);
        glance->is_closed = sqlite3_column_int(row, 3) != 0;
        glance->rules_version = (uint32_t)sqlite3_column_int64(row, 4);
        glance->is_over =
            glance->rules_version == RULES_VERSION && count_events(db, EVENT_session_closed) > 0;
        glance->seats = count_events(db, EVENT_seat_added);
        glance->rounds = count_events(db, EVENT_round_started);
    }
    sqlite3_finalize(row);
    return is_there;
}

bool journal_glance(const char *path, struct journal_glance *glance, char *why, size_t size) {
    sqlite3 *db = NULL;
    *glance = (struct journal_glance){.seats = 0};
    bool is_there = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
    if (is_there) {
        sqlite3_busy_timeout(db, 500);
        is_there = look(db, glance);
    }
    if (!is_there) {
        str_format(why, size, "%s is not a journal that can be read: %s", path, sqlite3_errmsg(db));
    }
    sqlite3_close(db);
    return is_there;
}

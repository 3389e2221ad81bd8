/* One walk over the events: the old sum is compared, then the new one is written. */
#include "journal_seal.h"

#include <sqlite3.h>

#include "journal_sums.h"
#include "str.h"

enum column { NUMBER, AT_MS, KIND, WHO, FIRST_ACTION, LAST_ACTION, BESIDE, SUM, LEFT, N0 };

/* LEFT: what is still there, as enum journal_beside. */
static const char query[] =
    "SELECT number, at_ms, kind, who, first_action, last_action, beside, sum,"
    " EXISTS (SELECT 1 FROM texts WHERE event = number)"
    " + 2 * (kind = 1 AND EXISTS (SELECT 1 FROM names WHERE seat = n0))"
    " + 4 * EXISTS (SELECT 1 FROM words WHERE event = number)"
    " + 8 * EXISTS (SELECT 1 FROM tokens WHERE event = number),"
    " n0, n1, n2, n3, n4, n5 FROM events ORDER BY number";

struct sealer {
    sqlite3_stmt *row, *update;
    uint64_t old_chain, chain;
};

static bool read_event(sqlite3_stmt *row, struct event *event) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = 0;
    while (count < EVENT_NUMBERS_MAX &&
           sqlite3_column_type(row, N0 + (int)count) == SQLITE_INTEGER) {
        numbers[count] = (uint32_t)sqlite3_column_int64(row, N0 + (int)count);
        count++;
    }
    uint32_t kind = (uint32_t)sqlite3_column_int64(row, KIND);
    if (!event_from_numbers(kind, numbers, count, event)) {
        return false;
    }
    event->at_ms = (uint64_t)sqlite3_column_int64(row, AT_MS);
    return true;
}

/* False when the event is not what was written. */
static bool seal_event(struct sealer *sealer) {
    sqlite3_stmt *row = sealer->row;
    struct event event;
    uint64_t number = (uint64_t)sqlite3_column_int64(row, NUMBER);
    unsigned before = (unsigned)sqlite3_column_int(row, BESIDE);
    unsigned beside = before & (unsigned)sqlite3_column_int(row, LEFT);
    struct journal_by by = {.who = (uint64_t)sqlite3_column_int64(row, WHO),
                            .first_action = (uint32_t)sqlite3_column_int64(row, FIRST_ACTION),
                            .last_action = (uint32_t)sqlite3_column_int64(row, LAST_ACTION)};
    if (!read_event(row, &event)) {
        return false;
    }
    sealer->old_chain = journal_sum_event(sealer->old_chain, number, &event, &by, before);
    if (sealer->old_chain != (uint64_t)sqlite3_column_int64(row, SUM)) {
        return false;
    }
    sealer->chain = journal_sum_event(sealer->chain, number, &event, &by, beside);
    sqlite3_bind_int64(sealer->update, 1, (sqlite3_int64)beside);
    sqlite3_bind_int64(sealer->update, 2, (sqlite3_int64)sealer->chain);
    sqlite3_bind_int64(sealer->update, 3, (sqlite3_int64)number);
    return true;
}

bool journal_seal(struct sqlite3 *db, char *why, size_t size) {
    struct sealer sealer = {.old_chain = JOURNAL_CHAIN_START, .chain = JOURNAL_CHAIN_START};
    int result = sqlite3_prepare_v2(db, query, -1, &sealer.row, NULL);
    if (result == SQLITE_OK) {
        result = sqlite3_prepare_v2(db, "UPDATE events SET beside = ?, sum = ? WHERE number = ?",
                                    -1, &sealer.update, NULL);
    }
    bool is_fit = true;
    while (is_fit && (result == SQLITE_OK || result == SQLITE_ROW)) {
        result = sqlite3_step(sealer.row);
        if (result == SQLITE_ROW && (is_fit = seal_event(&sealer))) {
            int step = sqlite3_step(sealer.update);
            result = step == SQLITE_DONE ? SQLITE_ROW : step;
            sqlite3_reset(sealer.update);
        }
    }
    if (!is_fit) {
        str_copy(why, size, "the journal is damaged: an event is not what was written");
    } else if (result != SQLITE_DONE) {
        str_copy(why, size, sqlite3_errmsg(db));
    }
    sqlite3_finalize(sealer.row);
    sqlite3_finalize(sealer.update);
    return is_fit && result == SQLITE_DONE;
}

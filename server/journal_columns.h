/* The two rows that a journal has few of, session and packs: how they are read, in one place for
 * who writes and who reads, and the sum over a row as it stands in the file. */
#ifndef JOURNAL_COLUMNS_H
#define JOURNAL_COLUMNS_H

#include <sqlite3.h>
#include <stdint.h>

/* Everything of the session's row, its sum as the last column. */
#define JOURNAL_SESSION_COLUMNS                                                                    \
    "schema, rules, run, created, title, code, seed, grace_ms, goal, rounds, team_size, is_auto, " \
    "may_type, plan, port, seats_max, seats_wait, nods_itself, address, closed, final_hash, sum"
enum journal_session_column {
    SESSION_SCHEMA,
    SESSION_RULES,
    SESSION_RUN,
    SESSION_CREATED,
    SESSION_TITLE,
    SESSION_CODE,
    SESSION_SEED,
    SESSION_GRACE_MS,
    SESSION_GOAL,
    SESSION_ROUNDS,
    SESSION_TEAM_SIZE,
    SESSION_IS_AUTO,
    SESSION_MAY_TYPE,
    SESSION_PLAN,
    SESSION_PORT,
    SESSION_SEATS_MAX,
    SESSION_SEATS_WAIT,
    SESSION_NODS_ITSELF,
    SESSION_ADDRESS,
    SESSION_CLOSED,
    SESSION_FINAL_HASH,
    SESSION_SUM
};

#define JOURNAL_PACK_COLUMNS "number, name, hash, content, sum"
enum journal_pack_column { PACK_NUMBER, PACK_NAME, PACK_HASH, PACK_CONTENT, PACK_SUM };

/* Over the first `count` columns of the row that `row` stands on: their kinds and what is in
 * them. */
uint64_t journal_columns_sum(sqlite3_stmt *row, int count);

#endif

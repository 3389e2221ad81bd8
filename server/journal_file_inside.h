/* Between journal_file.c, which writes rows, and journal_file_make.c, which makes and opens the
 * file. */
#ifndef JOURNAL_FILE_INSIDE_H
#define JOURNAL_FILE_INSIDE_H

#include <sqlite3.h>

#include "journal_file.h"
#include "journal_lock.h"

enum journal_query {
    QUERY_BEGIN,
    QUERY_COMMIT,
    QUERY_EVENT,
    QUERY_TEXT,
    QUERY_NAME,
    QUERY_WORDS,
    QUERY_TOKEN,
    QUERY_FEELING,
    QUERY_FINISH,
    QUERY_COUNT
};

struct journal_file {
    sqlite3 *db;
    sqlite3_stmt *prepared[QUERY_COUNT];
    struct journal_lock lock;
    uint64_t chain;       /* journal_sum_event up to the last entry that is committed */
    uint64_t chain_begun; /* the same with what is begun */
};

bool journal_file_tell(struct journal_file *file, char *why, size_t size);
bool journal_file_execute(struct journal_file *file, const char *sql, char *why, size_t size);
bool journal_file_prepare(struct journal_file *file, char *why, size_t size);
/* Writes the sum of the session's row anew. */
bool journal_file_seal(struct journal_file *file, char *why, size_t size);

#endif

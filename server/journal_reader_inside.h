/* Between journal_reader.c, which reads entries, and journal_reader_head.c, which reads what is
 * said about the session. */
#ifndef JOURNAL_READER_INSIDE_H
#define JOURNAL_READER_INSIDE_H

#include <sqlite3.h>

#include "journal_reader.h"

struct journal_reader {
    struct journal_past base;
    sqlite3 *db;
    sqlite3_stmt *events, *feelings, *pack;
    uint64_t last, chain;
    struct journal_head head;
    struct journal_entry entry;
};

/* A file that nobody else writes, as it stands; nothing is made beside it. */
struct journal_reader *journal_reader_open_still(const char *path, char *why, size_t size);
/* False and a sentence in `why` when it is not one of this version, or damaged. */
bool journal_reader_read_head(struct journal_reader *reader, const char *path, char *why,
                              size_t size);
/* The sentence for what SQLite says; returns false. */
bool journal_reader_tell(struct journal_reader *reader, const char *path, char *why, size_t size);
/* False when the column's text is not one that fits and can be shown. */
bool journal_reader_text(sqlite3_stmt *row, int column, char *to, size_t size);

#endif

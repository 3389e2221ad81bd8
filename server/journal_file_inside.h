/* Between journal_file.c, which writes rows, journal_file_make.c and journal_file_open.c,
 * which make and open the file, and journal_rescue.c, which leaves it for a new one. */
#ifndef JOURNAL_FILE_INSIDE_H
#define JOURNAL_FILE_INSIDE_H

#include <sqlite3.h>

#include "journal_file.h"
#include "journal_lock.h"
#include "journal_sums.h"

enum journal_query {
    QUERY_BEGIN,
    QUERY_COMMIT,
    QUERY_EVENT,
    QUERY_TEXT,
    QUERY_NAME,
    QUERY_WORDS,
    QUERY_TOKEN,
    QUERY_FELT,
    QUERY_FEELING,
    QUERY_FINISH,
    QUERY_COUNT
};

/* What the file must hold, as this program knows by itself. */
struct journal_file_state {
    uint64_t last;     /* number of the last event */
    uint64_t chain;    /* journal_sum_event up to it */
    uint64_t feelings; /* the sums of all feelings, each one on the other by xor */
};

struct journal_file {
    sqlite3 *db; /* NULL: not open */
    sqlite3_stmt *prepared[QUERY_COUNT];
    struct journal_lock lock;
    char path[JOURNAL_PATH_SIZE];
    struct journal_file_state state; /* committed */
    struct journal_file_state begun; /* and what is begun */
    enum journal_trouble trouble;    /* the last one */
    bool is_trusted, is_remote;
    int log_frames;      /* in the log, as of the last commit */
    int sync_descriptor; /* of a copy; -1: none */
};

extern const char *const journal_file_schema;

/* Keeps what SQLite said last as the file's trouble; returns false. */
bool journal_file_refused(struct journal_file *file);
bool journal_file_execute(struct journal_file *file, const char *sql);

/* Locked, trusted, and not open yet; `held`: by this lock, which is the file's from here on (NULL:
 * it takes one). NULL and a sentence in `why` where it cannot be. */
struct journal_file *journal_file_new(const char *path, struct journal_lock *held, char *why,
                                      size_t size);
/* Opens the path as a journal is written; where it fails, it is not open. */
bool journal_file_connect(struct journal_file *file);
bool journal_file_prepare(struct journal_file *file);
void journal_file_disconnect(struct journal_file *file);

/* Everything in the log goes into the file and is synced. */
bool journal_file_flush(struct journal_file *file);

/* Writes the sum of the session's row anew. */
bool journal_file_seal(struct journal_file *file);

#endif

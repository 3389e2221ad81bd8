/* The SQLite side of a journal: its tables and prepared statements. One thread at a time uses it.
 */
#ifndef JOURNAL_FILE_H
#define JOURNAL_FILE_H

#include "journal.h"
#include "journal_trouble.h"

/* An event as it waits for the disk, without its longer words. */
struct journal_row {
    uint64_t number;
    struct event event;
    struct journal_by by;
    bool has_answer, has_name, has_page, has_token;
    uint8_t picks_count;
    uint8_t picks[PICKS_MAX];
    uint8_t token[TOKEN_HASH_BYTES];
    char text[ANSWER_BYTES_MAX + 1];
    char name[NAME_BYTES_MAX + 1];
};

/* What is kept beside: longer words of an event, or a feeling. */
struct journal_note {
    uint64_t event; /* 0: a feeling */
    struct journal_feeling feeling;
    bool is_page_final;
    char page[THINKING_BYTES_MAX + 1];
    char lesson[WORDS_BYTES_MAX + 1];
};

struct journal_file;

/* Makes the file with its tables and its one row of the session, all on disk at return. NULL and a
 * sentence in `why` when the machine cannot; then nothing is left of it. */
struct journal_file *journal_file_make(const char *path, const struct journal_session *session,
                                       char *why, size_t size);

/* Opens one that is there for this run of the server, which is on disk at return. `held` and NULL
 * with a sentence in `why` as journal_sqlite_resume_held says; NULL: it takes the lock itself. */
struct journal_lock;
struct journal_file *journal_file_open(const char *path, uint32_t run, struct journal_lock *held,
                                       char *why, size_t size);

/* Each of these: false when the disk does not take it, and journal_file_trouble says why. */
bool journal_file_begin(struct journal_file *file);
bool journal_file_write(struct journal_file *file, const struct journal_row *entry);
bool journal_file_write_note(struct journal_file *file, const struct journal_note *note);
bool journal_file_commit(struct journal_file *file);
bool journal_file_finish(struct journal_file *file, uint64_t final_hash);

/* After a commit: moves what stands in the log into the file, when it has become long. */
bool journal_file_tend(struct journal_file *file);

/* After a commit that found the disk full: the log is emptied into the file, so that the next one
 * may find room in it. The trouble stays. */
void journal_file_make_room(struct journal_file *file);

enum journal_trouble journal_file_trouble(const struct journal_file *file);
/* False after the disk said that it could not: nothing more may be written here (see
 * journal_rescue.h). */
bool journal_file_is_trusted(const struct journal_file *file);
bool journal_file_is_remote(const struct journal_file *file);

/* Undoes what was begun and not committed; what it fails of is no trouble. */
void journal_file_rollback(struct journal_file *file);
void journal_file_close(struct journal_file *file);

#endif

/* The journal in a file: SQLite, WAL, synchronous=FULL. One writer thread commits all that has come
 * since its last commit, so a slow disk delays acknowledgements and nothing else. */
#ifndef JOURNAL_SQLITE_H
#define JOURNAL_SQLITE_H

#include "journal.h"

/* Written to each file; grows when the tables change. */
#define JOURNAL_SCHEMA_VERSION 3

/* Makes the file `path` (0600; it must not be there yet). NULL and a sentence in `why` when the
 * machine cannot. */
struct journal *journal_sqlite_open(const char *path, const struct journal_session *session,
                                    char *why, size_t size);

/* Opens a file that is there, to go on with its session: the next number is JOURNAL_NUMBER(run, 1).
 * `run` is journal_head.run + 1 or more: read the journal first (journal_reader.h), then this. What
 * a killed server left half done is put in order, and all that is in the file is on disk at return.
 * NULL and a sentence in `why` when the session was closed, when it was written by another version,
 * when another server has it open or went on with it since it was read, or when the machine
 * cannot. */
struct journal *journal_sqlite_resume(const char *path, uint32_t run, char *why, size_t size);

/* The same for who has taken the journal's lock (journal_lock.h) before reading it, so that nobody
 * wrote it since. A lock that the journal has taken over is not `held` any more. Everything must be
 * read by then: where the file lies on another machine nobody can read it from here on. */
struct journal_lock;
struct journal *journal_sqlite_resume_held(const char *path, uint32_t run,
                                           struct journal_lock *held, char *why, size_t size);

/* True when the file lies on another machine: JOURNAL_REMOTE_SAYS (journal_trouble.h) is for the
 * teacher then, and nobody else can read the journal until it is closed. */
bool journal_sqlite_is_remote(struct journal *journal);

/* For tests of a slow disk: every commit waits this long first. Any thread. */
void journal_sqlite_set_lag(struct journal *journal, uint32_t lag_ms);

/* How many commits there were so far. Any thread. */
uint64_t journal_sqlite_commits(struct journal *journal);

#endif

/* The sessions of a data folder: each is a journal and whatever else begins with its name. */
#ifndef MAIN_SESSIONS_H
#define MAIN_SESSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include "journal_glance.h"

#define SESSION_NAME_SIZE 256
#define SESSION_PATH_SIZE 1400

struct session_file {
    char name[SESSION_NAME_SIZE]; /* 2026-09-01-081500-K7QM-2XPD */
    char path[SESSION_PATH_SIZE]; /* of its journal */
    struct journal_glance glance;
    bool is_readable;
    bool is_held;   /* a server has it open now */
    time_t created; /* as the session itself says, else as its name; -1: neither */
    uint64_t bytes; /* of all its files */
    char why[256];  /* where it is not readable */
};

struct sessions {
    char folder[1024];
    struct session_file *list; /* the newest first */
    size_t count;
};

/* Looks at all of them. False and a sentence in `why`; a folder that is not there has none. */
bool sessions_read(struct sessions *sessions, const char *folder, char *why, size_t size);
void sessions_free(struct sessions *sessions);

/* By its name, its file's, or its room's code. NULL and a sentence in `why`. */
const struct session_file *sessions_find(const struct sessions *sessions, const char *said,
                                         char *why, size_t size);

/* The newest one that was not closed, is open nowhere, and was created since `since`; with
 * `or_over` also one that has ended and was not closed any more. NULL: none. */
const struct session_file *sessions_unclosed(const struct sessions *sessions, time_t since,
                                             bool or_over);

/* "2026-09-01T08:15:00Z" as a time; -1: it is none. */
time_t sessions_time(const char *iso);
/* A time for people who were there: "Tue 1 Sep 2026, 10:15". */
void sessions_date(time_t at, char *text, size_t size);
/* "132 KB" */
void sessions_size(uint64_t bytes, char *text, size_t size);

/* The list for people. `keep_days` 0: nothing is ever erased by itself. */
void sessions_tell(const struct sessions *sessions, unsigned keep_days, time_t now, FILE *file);

/* Removes every file of it, the journal last, and names each in `file` (NULL: nowhere). False and a
 * sentence in `why` when a server has it open, or a file stays. */
bool sessions_remove(const struct sessions *sessions, const struct session_file *session,
                     FILE *file, char *why, size_t size);

#endif

/* Between journal_sqlite.c, where callers come in, and journal_writer.c, which has the disk. */
#ifndef JOURNAL_SQLITE_INSIDE_H
#define JOURNAL_SQLITE_INSIDE_H

#include <pthread.h>

#include "journal_file.h"
#include "journal_sqlite.h"

/* What goes into one transaction: events and notes behind what is durable, up to these. */
struct group {
    uint64_t durable, last;
    uint64_t notes_durable, notes_taken, feelings_taken;
};

struct journal_sqlite {
    struct journal base;
    struct journal_file *file; /* the writer's, until it has ended */
    pthread_t writer;
    pthread_mutex_t mutex; /* guards everything below */
    pthread_cond_t woken;  /* there is something to write, or to end */
    pthread_cond_t ended;
    struct journal_row *ring;
    struct journal_note *notes;
    uint64_t appended, durable, commits;
    uint64_t notes_taken, notes_durable;
    uint64_t feelings_taken, felt;
    uint32_t lag_ms;
    uint64_t began_ms;      /* when the writer went to the disk; 0: it is not there */
    uint64_t slow_until_ms; /* so long it is told that the disk is slow */
    enum journal_trouble trouble;
    bool is_closing, has_ended;
    bool is_abandoned; /* nobody waits for the writer any more: it frees everything */
    /* The writer's alone: */
    struct group group;
    bool is_rescued; /* the group is in a new file that waits for its place */
};

struct journal_row *journal_sqlite_row(struct journal_sqlite *self, uint64_t number);
/* On the monotonic clock. */
uint64_t journal_sqlite_now_ms(void);
/* Whether the disk is to be called slow; the mutex is held. */
bool journal_sqlite_is_slow(struct journal_sqlite *self);
void journal_sqlite_free(struct journal_sqlite *self);

/* The writer's thread; `argument`: the journal. */
void *journal_writer_run(void *argument);
/* Whether something waits for it. The mutex is held, or the writer has ended. */
bool journal_writer_has_work(const struct journal_sqlite *self);
/* True when it has ended, 2 s at most; else it frees everything by itself, some time. */
bool journal_writer_stop(struct journal_sqlite *self);

#endif

/* No two servers write one session: whoever writes a journal holds a record lock on a file beside
 * it, PATH.lock. The system lets go of it when the program ends in any way. */
#ifndef JOURNAL_LOCK_H
#define JOURNAL_LOCK_H

#include <stdbool.h>
#include <stddef.h>

#define JOURNAL_PATH_SIZE 1536

struct journal_lock {
    int descriptor; /* -1: not held */
    char path[JOURNAL_PATH_SIZE];
};

/* False and a sentence in `why` when another server has it, or the machine cannot. */
bool journal_lock_take(struct journal_lock *lock, const char *journal_path, char *why, size_t size);
/* Takes the lock's file away. Nothing where it is not held. */
void journal_lock_drop(struct journal_lock *lock);

/* Whether some server has this journal open now. */
bool journal_lock_is_held(const char *journal_path);

#endif

/* The sums of a journal made anew, after rows were taken out on purpose. */
#ifndef JOURNAL_SEAL_H
#define JOURNAL_SEAL_H

#include <stdbool.h>
#include <stddef.h>

struct sqlite3;

/* In the caller's transaction on a journal's file: events forget what stands beside them no more
 * (rows of texts, words, names and tokens that were deleted), and the sums fit again. Damage that
 * was there before is told instead of being sealed: false and a sentence in `why`. */
bool journal_seal(struct sqlite3 *db, char *why, size_t size);

#endif

/* A good journal with some of its columns changed, as bytes say, and then sums that fit: so that a
 * fuzzer gets past the sums, which it would not guess. */
#ifndef JOURNAL_EDITS_H
#define JOURNAL_EDITS_H

#include <stddef.h>
#include <stdint.h>

/* Makes the file; nothing is there before. */
void journal_edits_make(const char *path, const uint8_t *bytes, size_t count);

#endif

/* A session at a glance: what its file says of it without reading it event by event. Also a file
 * of an older Goldseam, or one that a server is writing, is looked at; nothing in it is changed. */
#ifndef JOURNAL_GLANCE_H
#define JOURNAL_GLANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"

struct journal_glance {
    char title[TITLE_BYTES_MAX + 1];
    char code[CODE_CHARS + 1];
    char created[32]; /* ISO 8601, UTC */
    uint32_t seats, rounds;
    uint32_t rules_version;
    bool is_closed;
    bool is_over; /* by these rules the lesson has ended; where it is not closed, the server died */
};

/* False and a sentence in `why` when nothing can be read in it. */
bool journal_glance(const char *path, struct journal_glance *glance, char *why, size_t size);

#endif

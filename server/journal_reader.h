/* Reading a journal again: what it says about its session, then event by event. Opens the file
 * without changing it; a journal that a server is still writing can be read too. */
#ifndef JOURNAL_READER_H
#define JOURNAL_READER_H

#include "journal.h"

struct journal_head {
    char title[TITLE_BYTES_MAX + 1];
    char code[CODE_CHARS + 1];
    char settings[SETTINGS_BYTES_MAX + 1];
    char created[32];
    uint32_t schema_version;
    uint32_t rules_version;
    uint64_t pack_hash; /* of the first pack */
    struct game_config config;
    bool is_closed;
    uint64_t final_hash; /* where is_closed */
};

struct journal_reader;

/* NULL and one sentence in `why` (size bytes) when it is not a journal that can be read. */
struct journal_reader *journal_reader_open(const char *path, char *why, size_t size);
const struct journal_head *journal_reader_head(const struct journal_reader *reader);

/* The next event in the order of their numbers. A number that is missing is told as BROKEN. */
enum journal_read journal_reader_next(struct journal_reader *reader, uint64_t *number,
                                      struct event *event, char *why, size_t size);
void journal_reader_close(struct journal_reader *reader);

#endif

/* Reading a journal again: what it says about its session, then entry by entry. Opens the file
 * without changing it; a journal that a server is still writing can be read too, as it was when it
 * was opened. What was changed or lost in the middle is noticed; what a damaged disk lost at the
 * end is not: journal_head.highest tells how far it goes, and clients know how far it went. */
#ifndef JOURNAL_READER_H
#define JOURNAL_READER_H

#include "journal.h"

#define ADDRESS_BYTES_MAX 255

struct journal_head {
    char title[TITLE_BYTES_MAX + 1];
    char code[CODE_CHARS + 1];
    char created[32];
    uint32_t schema_version;
    uint32_t rules_version;
    uint64_t pack_hash; /* of the first pack */
    size_t packs_count;
    struct game_config config;
    char address[ADDRESS_BYTES_MAX + 1]; /* "": none was typed */
    uint16_t port, seats_max, seats_wait;
    bool nods_itself;
    uint32_t run;     /* the last one of a server; one that goes on is the next */
    uint64_t highest; /* number of the last event; 0: there is none */
    bool is_closed;
    uint64_t final_hash; /* where is_closed */
};

struct journal_reader;

/* NULL and one sentence in `why` (size bytes) when it is not a journal that can be read. */
struct journal_reader *journal_reader_open(const char *path, char *why, size_t size);
const struct journal_head *journal_reader_head(const struct journal_reader *reader);

/* A pack of the session as it was, by its number from 0. The reader's: holds until the next one is
 * asked for, or the reader is closed. False and a sentence in `why` when it cannot be read. */
bool journal_reader_pack(struct journal_reader *reader, size_t number, struct journal_pack *pack,
                         char *why, size_t size);

/* Everything in the journal, as journal_memory_past gives it; feelings may be read at any time.
 * The reader's, and of one place with journal_reader_next. */
struct journal_past *journal_reader_past(struct journal_reader *reader);

/* The next event in the order of their numbers, alone. */
enum journal_read journal_reader_next(struct journal_reader *reader, uint64_t *number,
                                      struct event *event, char *why, size_t size);
void journal_reader_close(struct journal_reader *reader);

#endif

/* The journal of a session: every accepted event with its number, and beside it the words.
 * Asynchronous: append never waits for the disk, durable tells how far the disk is. One struct of
 * functions with two makers: journal_sqlite.h (a file) and journal_memory.h (tests and the
 * simulator). One thread calls. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game.h"
#include "sizes.h"

/* What an event has in words. They are kept apart from the events, so that they can be erased
 * alone. */
struct journal_words {
    const char *text; /* an answer as it was typed; NULL: none */
    const uint8_t *picks;
    size_t picks_count;
    const char *name; /* of the seat that was added; NULL: none */
    /* Longer ones, of a page or of the teacher's own mistake; NULL: none, and then both. */
    const char *page, *lesson;
};

/* A pack as it was when the session was opened. */
struct journal_pack {
    const char *name;
    const void *bytes;
    size_t bytes_count;
    uint64_t hash;
};

/* What was decided before the first event. The caller's texts are copied. */
struct journal_session {
    const char *title, *code;
    const char *created;              /* ISO 8601, UTC */
    const struct journal_pack *packs; /* in the order of their numbers; one at least */
    size_t packs_count;
    struct game_config config;
};

/* What somebody feels: under a number out of nowhere, with neither seat nor time. One with the same
 * number takes the place of the one before. */
struct journal_feeling {
    uint64_t key;
    uint8_t statement; /* enum felt_kind of feelings.h */
    uint8_t value;
};

struct journal; /* the maker's; starts with a pointer to struct journal_calls */

struct journal_calls {
    /* Takes an event and its words (NULL: none) by copy. Returns its number, 1 for the first; 0
     * when a backlog is full, and then nothing was taken. */
    uint64_t (*append)(struct journal *journal, const struct event *event,
                       const struct journal_words *words);
    /* Takes a feeling by copy. False when there is no room for it, and then nothing was taken. */
    bool (*feel)(struct journal *journal, const struct journal_feeling *feeling);
    /* How many feelings that were taken are on disk. */
    uint64_t (*felt)(struct journal *journal);
    /* How many events with longer words append would take now. */
    size_t (*pages_room)(struct journal *journal);
    /* How many events append would take now, if nothing reached the disk meanwhile. */
    size_t (*room)(struct journal *journal);
    /* The highest number of which it and all before it are on disk; 0: none. */
    uint64_t (*durable)(struct journal *journal);
    /* True while the disk does not take what is written: `sentence` (size bytes) says what is
     * known. */
    bool (*trouble)(struct journal *journal, char *sentence, size_t size);
    /* Waits until all is on disk (2 s at most), writes the hash of the last state, frees the
     * journal. False and a sentence in `why` when not everything got there. */
    bool (*close)(struct journal *journal, uint64_t final_hash, char *why, size_t size);
};

struct journal {
    const struct journal_calls *calls;
};

#endif

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

/* The number of an entry: the run of the server that wrote it (1: the one that opened the session),
 * and its place in that run, from 1. A run that lost its tail to a damaged disk is followed by
 * higher numbers all the same, so none is ever used twice. */
#define JOURNAL_NUMBER(run, place) ((((uint64_t)(run)-1) << 32) + (place))
#define JOURNAL_RUN_OF(number)     ((uint32_t)((number) >> 32) + 1)
#define JOURNAL_PLACE_OF(number)   ((uint32_t)(number))

/* Of a token there is only this on disk: BLAKE2b of it. */
#define TOKEN_HASH_BYTES 32

/* What an event has in words. They are kept apart from the events, so that they can be erased
 * alone. */
struct journal_words {
    const char *text; /* an answer as it was typed; NULL: none */
    const uint8_t *picks;
    size_t picks_count;
    const char *name; /* of the seat that was added; NULL: none */
    /* Longer ones, of a page, a note, or the teacher's own mistake; NULL: none, and then both. */
    const char *page, *lesson;
    bool is_page_final;   /* the page was handed in */
    const uint8_t *token; /* TOKEN_HASH_BYTES of the seat's new one; NULL: none */
};

/* Whose action an event is, so that one that is sent again after a restart is known. */
struct journal_by {
    uint64_t who; /* a seat, 1..SEATS_MAX; a teacher's number out of nowhere, above; 0: nobody */
    uint32_t first_action, last_action;
};

/* An event with all that stands beside it, as it is read again. */
struct journal_entry {
    uint64_t number;
    struct event event;
    struct journal_by by;
    bool has_answer, has_name, has_page, has_token;
    bool is_page_final;
    uint8_t picks_count;
    uint8_t picks[PICKS_MAX];
    uint8_t token[TOKEN_HASH_BYTES];
    char text[ANSWER_BYTES_MAX + 1];
    char name[NAME_BYTES_MAX + 1];
    char page[THINKING_BYTES_MAX + 1];
    char lesson[WORDS_BYTES_MAX + 1];
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
    /* What the server was started with, so that one that goes on needs not be told again. */
    const char *address; /* as it was typed; NULL: none was */
    uint16_t port;       /* that the room listens on */
    uint16_t seats_max;
    uint16_t seats_wait; /* 0: nobody is waited for */
    bool nods_itself;
};

/* What somebody feels: under a number out of nowhere, with neither seat nor time. One with the same
 * number takes the place of the one before. */
struct journal_feeling {
    uint64_t key;
    uint8_t statement; /* enum felt_kind of feelings.h */
    uint8_t value;
};

enum journal_read {
    JOURNAL_READ_EVENT,
    JOURNAL_READ_END,
    JOURNAL_READ_BROKEN, /* a sentence is in `why`; nothing behind it can be trusted */
};

/* What stands in a journal, from its beginning, for a server that goes on with it. The maker's;
 * starts with these two. */
struct journal_past {
    /* The next entry in the order of numbers. */
    enum journal_read (*next)(struct journal_past *past, struct journal_entry *entry, char *why,
                              size_t size);
    /* The next feeling, in no order. False: there are no more. */
    bool (*next_feeling)(struct journal_past *past, struct journal_feeling *feeling);
};

struct journal; /* the maker's; starts with a pointer to struct journal_calls */

struct journal_calls {
    /* Takes an event, whose it is and its words (NULL: none) by copy. Returns its number; 0 when a
     * backlog is full, and then nothing was taken. */
    uint64_t (*append)(struct journal *journal, const struct event *event,
                       const struct journal_by *by, const struct journal_words *words);
    /* Takes a feeling by copy. False when there is no room for it, and then nothing was taken. */
    bool (*feel)(struct journal *journal, const struct journal_feeling *feeling);
    /* How many feelings that this run has taken are on disk. */
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

/* Takes one student's words out of a journal: what was typed, the name, the token. The events stay:
 * they are numbers, and the session still replays to the same state. */
#ifndef JOURNAL_ERASE_H
#define JOURNAL_ERASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many rows went. */
struct journal_erased {
    unsigned names, tokens, answers, words;
};

/* Told each text that goes and that nobody else of the session has written too, then that these
 * were all: false there, and nothing goes. */
struct journal_gone {
    void (*tell)(void *context, const char *text);
    bool (*all_told)(void *context);
    void *context;
};

/* No server has the journal open: the caller holds its lock. At return nothing of the rows is in
 * the file or beside it. False and a sentence in `why` when the machine cannot: then it can be done
 * again. */
bool journal_erase_seat(const char *path, uint16_t seat, struct journal_erased *erased,
                        const struct journal_gone *gone, char *why, size_t size);

#endif

/* Entries of a journal that are known by their number alone: the same ones each time, in every
 * program. */
#ifndef ENTRIES_H
#define ENTRIES_H

#include "journal.h"
#include "journal_reader.h"
#include "journal_sqlite.h"

/* A session with two packs. */
extern const struct journal_session entries_session;

/* The entry with this number: of more than one kind, with and without words. Seats are added in the
 * first run only. */
void entries_make(uint64_t number, struct journal_entry *entry);
/* Appends it. False: the journal had no room, or gave it another number. */
bool entries_append(struct journal *journal, uint64_t number);
/* The feeling under this number. */
struct journal_feeling entries_feeling(uint64_t key);

enum entries_found {
    ENTRIES_WHOLE,   /* all to the end are what they should be */
    ENTRIES_DAMAGED, /* the reader says in `why` what is damaged */
    ENTRIES_OTHERS,  /* one is not what was written, and the reader did not notice */
};

/* Reads a journal of such entries; `last`: the number of the last one that was right. */
enum entries_found entries_read(const char *path, uint64_t *last, char *why, size_t size);

#endif

/* The packs of a room: those that were named, and those of a folder. */
#ifndef MAIN_PACKS_H
#define MAIN_PACKS_H

#include "journal.h"
#include "pack.h"

struct packs {
    uint8_t count;
    struct pack *list[PACKS_MAX];
    char *bytes[PACKS_MAX];
    size_t bytes_count[PACKS_MAX];
    char paths[PACKS_MAX][1024];
    char says[PACKS_MAX][SAYS_BYTES_MAX + 1]; /* what the check says */
};

/* Loads a pack. False, and in `why` one line a mistake, when it is none. */
bool packs_add(struct packs *packs, const char *path, char *why, size_t size);

/* One as it stands in a journal; `pack` is copied. False, and in `why` one line a mistake, when
 * this program does not take it. */
bool packs_add_bytes(struct packs *packs, const struct journal_pack *pack, char *why, size_t size);

/* Loads every *.yaml of a folder, in the order of their names. One with mistakes is left out, and
 * said on standard error. False and a sentence in `why` when there is none at all. */
bool packs_add_folder(struct packs *packs, const char *folder, char *why, size_t size);

void packs_free(struct packs *packs);

#endif

/* Entries of a journal as few bytes, so that a byte more or less is an entry that is nearly the
 * same: a fuzzer's way to write journals. */
#ifndef ROWS_H
#define ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game.h"
#include "journal.h"

#define ROWS_RUNS_MAX 200

struct rows {
    const uint8_t *at;
    size_t left;
    uint64_t number, at_ms;
};

/* The first four bytes: what the session was opened with, always one that game_config_check lets
 * through; whether texts are nodded to by themselves; and whether the room is looked at afterwards,
 * which takes longer. */
struct rows_head {
    struct game_config config;
    bool nods_itself, is_looked_at;
};
struct rows_head rows_head(struct rows *rows);

/* The next entry. False: there are no more bytes, or runs. */
bool rows_take(struct rows *rows, struct journal_entry *entry);

/* The other way round, for seeds: each returns the count of bytes that it wrote; 0: no room. What
 * does not fit the form is cut. */
size_t rows_put_head(const struct rows_head *head, uint8_t *bytes, size_t size);
size_t rows_put(const struct rows *before, const struct journal_entry *entry, uint8_t *bytes,
                size_t size);

#endif

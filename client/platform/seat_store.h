/* What the students' windows of one machine remember on disk, so that a window that was killed, or
 * a PC that was switched off, comes back to its own seat. One file a seat, named by the room's
 * code, the machine and the window's slot; thirty PCs may share one folder. */
#ifndef SEAT_STORE_H
#define SEAT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"

#define SEAT_STORE_DAYS 14 /* older files are removed */

struct seat_record {
    uint8_t token[TOKEN_BYTES];
    uint64_t last_event;
    char code[CODE_CHARS + 1];
};

struct seat_store;

/* Where they are kept for this account: $XDG_STATE_HOME/goldseam/seats, else below ~/.local/state.
 * False when the environment names neither. */
bool seat_store_folder(char *folder, size_t size);

/* Makes the folder (0700), takes the lowest slot that no other window on this machine has, for as
 * long as the store is open, and removes old files. NULL and a sentence in `why` (size bytes) when
 * that is not possible; a window works without, it only does not come back. */
struct seat_store *seat_store_open(const char *folder, char *why, size_t size);
void seat_store_close(struct seat_store *store);

/* The window's slot, from 1. */
int seat_store_slot(const struct seat_store *store);

/* The seat that this slot had in the room of this code. False: none. A file that cannot be read as
 * one counts as none; a sentence about it is in `why` (size bytes) then, else "". */
bool seat_store_find(const struct seat_store *store, const char *code, struct seat_record *record,
                     char *why, size_t size);

/* Keeps it under its code; what stood there is replaced in one step. `is_precious`: must outlive a
 * power cut too. False and a sentence in `why`: the disk did not take it. */
bool seat_store_keep(const struct seat_store *store, const struct seat_record *record,
                     bool is_precious, char *why, size_t size);

void seat_store_remove(const struct seat_store *store, const char *code);

#endif

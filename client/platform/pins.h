/* The teachers that somebody on this machine has met: by a room's code, or by its pictures. A room
 * whose key one of them has signed needs no question when it is clicked. A file of some lines,
 * which thirty PCs may share; without a disk nobody is known, and each room is asked about anew. */
#ifndef PINS_H
#define PINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"

#define PINS_MAX 32 /* teachers; the one that was met longest ago makes room */

/* The file of this account: $XDG_STATE_HOME/goldseam/teachers, else below ~/.local/state. False
 * when the environment names neither. */
bool pins_place(char *path, size_t size);

/* Whether the teacher with this key (KEY_BYTES) was met. A file that is not as it was written, or
 * not this account's alone, counts as empty; a sentence about it is in `why` (size bytes) then,
 * else "". */
bool pins_have(const char *path, const uint8_t *teacher, char *why, size_t size);

/* Notes that this teacher was met on that day ("2026-11-22"), in a room of this title; makes the
 * folder. What is noted already is not written again. False and a sentence in `why`: the disk did
 * not take it. */
bool pins_keep(const char *path, const uint8_t *teacher, const char *day, const char *title,
               char *why, size_t size);

#endif

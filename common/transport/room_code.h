/* The code of a room as a class reads it off the board: 40 bits in Crockford's base32, K7QM-2XPD
 * (https://www.crockford.com/base32.html: no I, L, O, U; typed ones are read as 1, 1, 0). It is
 * a fingerprint of the room's key: fingerprint.h. */
#ifndef ROOM_CODE_H
#define ROOM_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"

/* The code, of CODE_CHARS + 1 bytes, of the lower 40 of these bits, the highest first. */
void room_code_write(uint64_t bits, char *code);

/* Reads a code as people type it (any case, with or without the dash or spaces) into its one form.
 * False when it is not a code. */
bool room_code_read(const char *typed, char *code);

/* The same, as the 40 bits that it stands for. */
bool room_code_bits(const char *typed, uint64_t *bits);

#endif

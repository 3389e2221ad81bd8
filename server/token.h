/* What brings a seat back: bytes that only its student's machine has. The server keeps a hash of
 * them and nothing else, in memory and on disk. */
#ifndef TOKEN_H
#define TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "journal.h"
#include "sizes.h"

/* BLAKE2b of TOKEN_BYTES, into TOKEN_HASH_BYTES. */
void token_hash(const uint8_t *token, uint8_t *hash);

/* Compares two hashes in a time that does not depend on them. */
bool token_is_same(const uint8_t *a, const uint8_t *b);

#endif

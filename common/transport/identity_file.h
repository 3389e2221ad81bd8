/* A teacher's identity as a file that its owner alone can read, and public keys as people copy
 * them: 64 hexadecimal digits. What stands in a file is never written over. */
#ifndef IDENTITY_FILE_H
#define IDENTITY_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "identity.h"

#define IDENTITY_FILE      "identity" /* in a data folder */
#define IDENTITY_KEY_CHARS ((size_t)(2 * KEY_BYTES))

enum identity_file {
    IDENTITY_FILE_WELL,
    IDENTITY_FILE_NONE,      /* nothing stands there */
    IDENTITY_FILE_NOT_RIGHT, /* damaged, no such file, or others may read it */
    IDENTITY_FILE_MACHINE,   /* the machine cannot */
};

/* Reads it. On anything but WELL one sentence is in `why`. */
enum identity_file identity_file_read(const char *path, struct identity *identity, char *why,
                                      size_t size);

/* The same; where nothing stands it is made first, of the 32 random bytes in `seed`, mode 0600,
 * whole or not at all. */
enum identity_file identity_file_open(const char *path, const uint8_t *seed,
                                      struct identity *identity, char *why, size_t size);

/* KEY_BYTES as digits, into IDENTITY_KEY_CHARS + 1 bytes. */
void identity_key_text(const uint8_t *key, char *text);
/* False: these are no such digits, and nothing else. */
bool identity_key_read(const char *text, uint8_t *key);

#endif

/* The owner's token: whoever can read this file on this machine may teach. One room's at a time in
 * a folder: the newest one's. */
#ifndef MAIN_OWNER_H
#define MAIN_OWNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"

#define OWNER_FILE "owner.token"

/* Writes TOKEN_BYTES as hexadecimal digits into FOLDER/owner.token, mode 0600. False and a sentence
 * in `why`. */
bool owner_write(const char *folder, const uint8_t *token, char *why, size_t size);

/* Removes the file, unless it is another room's by now. */
void owner_remove(const char *folder, const uint8_t *token);

#endif

/* The room's key on disk: a file of mode 0600 beside the journal, there for as long as the session
 * can be gone on with, so that a room that starts again keeps its code. */
#ifndef MAIN_KEY_H
#define MAIN_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "room_key.h"

/* Writes the key of a new session. False and a sentence in `why`. */
bool key_write(const char *journal_path, const struct room_key *key, char *why, size_t size);

/* Reads it. False and a sentence in `why`: it is not there, or not a key. */
bool key_read(const char *journal_path, struct room_key *key, char *why, size_t size);

/* The session is over: the file is written over and goes. */
void key_erase(const char *journal_path);

#endif

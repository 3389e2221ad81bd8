/* Making the folders that lead to a file of one's own: what is made is for its owner alone (0700).
 * Folders that are there stay as they are. */
#ifndef FOLDERS_H
#define FOLDERS_H

#include <stdbool.h>
#include <stddef.h>

/* Makes the folder `path` and all above it. False, with errno, when one cannot be made; `at` (size
 * bytes) then holds its path. `at` may be NULL. */
bool folders_make(const char *path, char *at, size_t size);

/* Makes all folders above the file `path`. False, with errno. */
bool folders_make_above(const char *path);

#endif

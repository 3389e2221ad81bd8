/* Writing a small file of a person's own as a whole: nobody ever sees half of it, and it is for its
 * owner alone (0600). */
#ifndef OWN_FILE_H
#define OWN_FILE_H

#include <stdbool.h>

/* Puts `text` in the place of what stands at `path`, making the folders above it. False, with
 * errno, when it cannot be written; then what stood there stands there still. */
bool own_file_put(const char *path, const char *text);

#endif

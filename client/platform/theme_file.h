/* A look as a file that people write: assets/theme.yaml, or a school's own. */
#ifndef THEME_FILE_H
#define THEME_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "theme.h"

enum theme_file_state {
    THEME_FILE_GOOD,
    THEME_FILE_NONE,   /* there is no such file */
    THEME_FILE_BROKEN, /* it is not right, or what it makes cannot be read by people */
};

/* What the file says, over what `look` has. `look` is as before unless the answer is good; else
 * `why` (size bytes) tells each mistake in a line. */
enum theme_file_state theme_file_read(const char *path, struct look *look, char *why, size_t size);

#endif

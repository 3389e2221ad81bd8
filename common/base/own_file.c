/* The text is written beside its place, brought to the disk, and renamed. */
#define _GNU_SOURCE
#include "own_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "folders.h"
#include "str.h"

#define PATH_BYTES 1040

static bool write_text_to(int file, const char *text) {
    for (size_t at = 0, count = strlen(text); at < count;) {
        ssize_t step = write(file, text + at, count - at);
        if (step < 0 && errno != EINTR) {
            return false;
        }
        at += step > 0 ? (size_t)step : 0;
    }
    return fsync(file) == 0;
}

bool own_file_put(const char *path, const char *text) {
    char beside[PATH_BYTES];
    if (!folders_make_above(path)) {
        return false;
    }
    if (!str_format(beside, sizeof beside, "%s.XXXXXX", path)) { /* mkostemp names the rest */
        errno = ENAMETOOLONG;
        return false;
    }
    int file = mkostemp(beside, O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    bool is_written = write_text_to(file, text);
    is_written = close(file) == 0 && is_written;
    if (is_written && rename(beside, path) == 0) {
        return true;
    }
    int problem = errno;
    unlink(beside);
    errno = problem;
    return false;
}

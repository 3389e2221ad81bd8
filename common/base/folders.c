/* A path is walked from its start: at each slash the folder so far is made, and one that is there
 * already is as good. */
#define _POSIX_C_SOURCE 200809L
#include "folders.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "str.h"

#define PATH_BYTES 4096

static bool make(const char *path) {
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

/* Every folder of `path` that a slash ends. `path` is as before when all are there; else it ends
 * with the one that is not. */
static bool make_those_above(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (!make(path)) {
            return false;
        }
        *slash = '/';
    }
    return true;
}

static bool take_path(char *here, size_t size, const char *path) {
    if (path[0] == '\0' || !str_copy(here, size, path)) {
        errno = path[0] == '\0' ? ENOENT : ENAMETOOLONG;
        return false;
    }
    return true;
}

bool folders_make(const char *path, char *at, size_t size) {
    char here[PATH_BYTES];
    bool is_made = take_path(here, sizeof here, path) && make_those_above(here) && make(here);
    if (!is_made && at != NULL) {
        str_copy(at, size, here);
    }
    return is_made;
}

bool folders_make_above(const char *path) {
    char here[PATH_BYTES];
    return take_path(here, sizeof here, path) && make_those_above(here);
}

/* A path that is not absolute is to be ignored, says the specification. */
#include "state_place.h"

#include <stdlib.h>

#include "str.h"

/* goldseam/NAME in the folder that the variable `xdg` says, else in `usual` of the home. */
static bool place(const char *xdg, const char *usual, const char *name, char *path, size_t size) {
    const char *said = getenv(xdg);
    const char *home = getenv("HOME");
    const char *between = name[0] == '\0' ? "" : "/";
    if (said != NULL && said[0] == '/') {
        return str_format(path, size, "%s/goldseam%s%s", said, between, name);
    }
    return home != NULL && home[0] == '/' &&
           str_format(path, size, "%s/%s/goldseam%s%s", home, usual, between, name);
}

bool state_place(const char *name, char *path, size_t size) {
    return place("XDG_STATE_HOME", ".local/state", name, path, size);
}

bool config_place(const char *name, char *path, size_t size) {
    return place("XDG_CONFIG_HOME", ".config", name, path, size);
}

/* A path that is not absolute is to be ignored, says the specification. */
#include "state_place.h"

#include <stdlib.h>

#include "str.h"

bool state_place(const char *name, char *path, size_t size) {
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    const char *between = name[0] == '\0' ? "" : "/";
    if (state != NULL && state[0] == '/') {
        return str_format(path, size, "%s/goldseam%s%s", state, between, name);
    }
    return home != NULL && home[0] == '/' &&
           str_format(path, size, "%s/.local/state/goldseam%s%s", home, between, name);
}

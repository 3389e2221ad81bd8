/* A path that is not absolute is to be ignored, says the specification. */
#include "state_place.h"

#include <stdlib.h>

#include "str.h"

/* The folder that the variable `xdg` says, else `usual` in the home. */
static bool folder_of(const char *xdg, const char *usual, char *path, size_t size) {
    const char *said = getenv(xdg);
    const char *home = getenv("HOME");
    if (said != NULL && said[0] == '/') {
        return str_copy(path, size, said);
    }
    return home != NULL && home[0] == '/' && str_format(path, size, "%s/%s", home, usual);
}

static bool go_down(const char *name, char *path, size_t size) {
    return name[0] == '\0' || (str_append(path, size, "/") && str_append(path, size, name));
}

bool state_place(const char *name, char *path, size_t size) {
    return folder_of("XDG_STATE_HOME", ".local/state", path, size) &&
           go_down("goldseam", path, size) && go_down(name, path, size);
}

bool config_place(const char *name, char *path, size_t size) {
    return config_place_beside("goldseam", path, size) && go_down(name, path, size);
}

bool config_place_beside(const char *name, char *path, size_t size) {
    return folder_of("XDG_CONFIG_HOME", ".config", path, size) && go_down(name, path, size);
}

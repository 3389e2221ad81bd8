/* A name is looked for where its author works, and then where it was installed: two folders, in
 * that order. The running program's own place comes before the prefix of the build, so that a copy
 * on a stick, or another version in somebody's home, has its own packs. */
#define _GNU_SOURCE
#include "installed.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "str.h"

#define PACK_SUFFIX ".yaml"

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool is_file(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* What stands in front of the last slash is left. */
static bool go_up(char *path) {
    char *slash = strrchr(path, '/');
    if (slash != NULL) {
        *slash = '\0';
    }
    return slash != NULL;
}

bool installed_program_folder(char *path, size_t size) {
    char program[INSTALLED_PATH_BYTES];
    ssize_t count = readlink("/proc/self/exe", program, sizeof program - 1);
    program[count > 0 ? count : 0] = '\0';
    return go_up(program) && str_copy(path, size, program);
}

/* PREFIX of a program that stands in PREFIX/bin. */
static bool prefix_of_program(char *prefix, size_t size) {
    return installed_program_folder(prefix, size) && go_up(prefix);
}

bool installed_folder(const char *kind, char *path, size_t size) {
    char prefix[INSTALLED_PATH_BYTES];
    if (prefix_of_program(prefix, sizeof prefix) &&
        str_format(path, size, "%s/share/%s", prefix, kind) && is_folder(path)) {
        return true;
    }
    return str_format(path, size, "%s/%s", GOLDSEAM_DATA_FOLDER, kind) && is_folder(path);
}

static bool is_plain_name(const char *text) {
    return text[0] != '\0' && strchr(text, '/') == NULL && strchr(text, '.') == NULL;
}

static bool try_here(const char *name, char *path, size_t size) {
    return (str_copy(path, size, name) && is_file(path)) ||
           (str_format(path, size, "%s" PACK_SUFFIX, name) && is_file(path));
}

static bool try_installed(const char *name, char *path, size_t size) {
    char folder[INSTALLED_PATH_BYTES];
    return installed_folder("goldseam/packs", folder, sizeof folder) &&
           str_format(path, size, "%s/%s" PACK_SUFFIX, folder, name) && is_file(path);
}

bool installed_pack(const char *text, char *path, size_t size, char *why, size_t why_size) {
    if (!is_plain_name(text)) {
        if (!str_copy(path, size, text)) {
            str_copy(why, why_size, "The name of the pack's file is too long.");
            return false;
        }
        return true;
    }
    if (try_here(text, path, size) || try_installed(text, path, size)) {
        return true;
    }
    char list[512];
    installed_packs_list(list, sizeof list);
    str_format(why, why_size,
               "There is no pack \"%s\" in this folder or among the installed ones. %s%s.", text,
               list[0] != '\0' ? "Installed are: " : "None are installed: name a file", list);
    return false;
}

static int is_pack(const struct dirent *entry) {
    size_t length = strlen(entry->d_name), suffix = strlen(PACK_SUFFIX);
    return entry->d_name[0] != '.' && length > suffix &&
           strcmp(entry->d_name + length - suffix, PACK_SUFFIX) == 0;
}

/* With room for the dots behind it, unless they are what is added. */
static bool add_name(char *list, size_t size, const char *file) {
    char name[256];
    str_copy_bytes(name, sizeof name, file, strlen(file) - strlen(PACK_SUFFIX));
    if (strlen(list) + strlen(", ") + strlen(name) + strlen(", ...") >= size) {
        str_append(list, size, list[0] != '\0' ? ", ..." : "...");
        return false;
    }
    str_append(list, size, list[0] != '\0' ? ", " : "");
    str_append(list, size, name);
    return true;
}

void installed_packs_list(char *list, size_t size) {
    char folder[INSTALLED_PATH_BYTES];
    struct dirent **entries = NULL;
    list[0] = '\0';
    if (!installed_folder("goldseam/packs", folder, sizeof folder)) {
        return;
    }
    int count = scandir(folder, &entries, is_pack, alphasort);
    bool fits = true;
    for (int i = 0; i < count; i++) {
        fits = fits && add_name(list, size, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

/* No file that is there is ever written over. The folder is found as desktops name it: a line in
 * user-dirs.dirs (xdg-user-dirs), which may begin with $HOME. */
#define _POSIX_C_SOURCE 200809L
#include "journey_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "state_place.h"
#include "str.h"

#define NAMES_MAX   99
#define LINE_BYTES  512
#define FOLDER_SIZE 512

void journey_day(char day[JOURNEY_DAY_SIZE]) {
    time_t now = time(NULL);
    struct tm local;
    if (localtime_r(&now, &local) == NULL ||
        strftime(day, JOURNEY_DAY_SIZE, "%Y-%m-%d", &local) == 0) {
        day[0] = '\0';
    }
}

static bool is_folder(const char *path) {
    struct stat stat_of;
    return path[0] != '\0' && stat(path, &stat_of) == 0 && S_ISDIR(stat_of.st_mode);
}

/* XDG_DOCUMENTS_DIR="$HOME/Documents" */
static bool read_line(const char *line, const char *home, char *folder, size_t size) {
    static const char key[] = "XDG_DOCUMENTS_DIR=\"";
    static const char at_home[] = "$HOME";
    if (strncmp(line, key, strlen(key)) != 0) {
        return false;
    }
    const char *value = line + strlen(key);
    const char *end = strrchr(value, '"');
    bool is_home = strncmp(value, at_home, strlen(at_home)) == 0;
    if (end == NULL || end < value) {
        return false;
    }
    str_copy(folder, size, is_home ? home : "");
    value += is_home ? strlen(at_home) : 0;
    char rest[LINE_BYTES];
    return value <= end && str_copy_bytes(rest, sizeof rest, value, (size_t)(end - value)) &&
           str_append(folder, size, rest);
}

static bool named_folder(const char *home, char *folder, size_t size) {
    char path[FOLDER_SIZE];
    char line[LINE_BYTES];
    if (!config_place_beside("user-dirs.dirs", path, sizeof path)) {
        return false;
    }
    FILE *file = fopen(path, "r");
    bool is_found = false;
    while (file != NULL && !is_found && fgets(line, sizeof line, file) != NULL) {
        is_found = read_line(line, home, folder, size);
    }
    if (file != NULL) {
        fclose(file);
    }
    return is_found && is_folder(folder);
}

static bool documents(char *folder, size_t size) {
    const char *home = getenv("HOME");
    if (home == NULL || home[0] != '/') {
        return false;
    }
    if (named_folder(home, folder, size)) {
        return true;
    }
    if (str_format(folder, size, "%s/Documents", home) && is_folder(folder)) {
        return true;
    }
    return str_copy(folder, size, home);
}

/* For its owner's eyes, whatever others on the machine may read in that folder. */
static FILE *make(const char *path) {
    int number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *file = number >= 0 ? fdopen(number, "w") : NULL;
    if (file == NULL && number >= 0) {
        close(number);
    }
    return file;
}

/* A file that was not there before; NULL: none. */
static FILE *new_file(const char *folder, const char *day, char *path, size_t size) {
    for (int i = 1; i <= NAMES_MAX; i++) {
        bool fits = i == 1 ? str_format(path, size, "%s/goldseam-%s.txt", folder, day)
                           : str_format(path, size, "%s/goldseam-%s-%d.txt", folder, day, i);
        FILE *file = fits ? make(path) : NULL;
        struct stat stat_of;
        if (file != NULL) {
            return file;
        }
        if (!fits || lstat(path, &stat_of) != 0) {
            return NULL; /* it is not the name that is taken */
        }
    }
    return NULL;
}

bool journey_file_write(const char *day, const char *text, char *path, size_t size) {
    char folder[FOLDER_SIZE];
    path[0] = '\0';
    if (!documents(folder, sizeof folder)) {
        return false;
    }
    FILE *file = new_file(folder, day, path, size);
    if (file == NULL) {
        str_copy(path, size, folder);
        return false;
    }
    bool is_written = fputs(text, file) >= 0;
    is_written = fclose(file) == 0 && is_written;
    if (!is_written) {
        remove(path); /* half a file helps nobody */
        str_copy(path, size, folder);
    }
    return is_written;
}

/* A lesson that went down is gone on with on the same day or not at all; an older one is still
 * there for goldseam-server --resume. Names begin with the date, so the newest is the last of them.
 */
#define _GNU_SOURCE
#include "left_room.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "state_place.h"
#include "str.h"

#define PATH_BYTES 1400
#define NAME_BYTES 256
#define RECENT_S   (24 * 60 * 60) /* as long as the server asks about one */
#define SUFFIX     ".key"

/* "2026-09-01-081500-K7QM-2XPD.key" to the name of its session. */
static bool session_of(const char *file, char *name, size_t size) {
    size_t length = strlen(file), suffix = strlen(SUFFIX);
    return length > suffix + CODE_CHARS && strcmp(file + length - suffix, SUFFIX) == 0 &&
           str_copy_bytes(name, size, file, length - suffix);
}

/* A server locks this file while it has the journal open. */
static bool is_held(const char *journal) {
    char path[PATH_BYTES];
    struct flock asked = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int file = str_format(path, sizeof path, "%s.lock", journal)
                   ? open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
                   : -1;
    if (file < 0) {
        return false;
    }
    bool is_locked = fcntl(file, F_OFD_GETLK, &asked) == 0 && asked.l_type != F_UNLCK;
    close(file);
    return is_locked;
}

static bool is_written_since(const char *journal, const char *behind, time_t since) {
    char path[PATH_BYTES];
    struct stat found;
    return str_format(path, sizeof path, "%s%s", journal, behind) && stat(path, &found) == 0 &&
           found.st_mtime >= since;
}

/* What is written last stands beside the journal until it is closed. */
static bool can_go_on(const char *folder, const char *name, time_t since) {
    char journal[PATH_BYTES];
    return str_format(journal, sizeof journal, "%s/%s.journal", folder, name) &&
           access(journal, F_OK) == 0 &&
           (is_written_since(journal, "", since) || is_written_since(journal, "-wal", since)) &&
           !is_held(journal);
}

void left_room_find(char code[CODE_CHARS + 1]) {
    char folder[PATH_BYTES], name[NAME_BYTES], newest[NAME_BYTES] = "";
    DIR *files = state_place("", folder, sizeof folder) ? opendir(folder) : NULL;
    time_t since = time(NULL) - RECENT_S;
    const struct dirent *file;
    code[0] = '\0';
    while (files != NULL && (file = readdir(files)) != NULL) {
        if (session_of(file->d_name, name, sizeof name) && strcmp(name, newest) > 0 &&
            can_go_on(folder, name, since)) {
            str_copy(newest, sizeof newest, name);
        }
    }
    if (files != NULL) {
        closedir(files);
    }
    if (newest[0] != '\0') {
        str_copy(code, CODE_CHARS + 1, newest + strlen(newest) - CODE_CHARS);
    }
}

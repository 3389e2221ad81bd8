/* A name that was given, changed or taken away is on disk when its folder is. A folder that cannot
 * be synced as such (EINVAL on some networks) is as good as it gets. */
#define _GNU_SOURCE
#include "journal_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "journal_lock.h"
#include "str.h"

static int open_folder(const char *path) {
    char folder[JOURNAL_PATH_SIZE];
    const char *end = strrchr(path, '/');
    if (end == NULL) {
        str_copy(folder, sizeof folder, ".");
    } else if (end == path) {
        str_copy(folder, sizeof folder, "/");
    } else {
        str_copy_bytes(folder, sizeof folder, path, (size_t)(end - path));
    }
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

bool journal_folder_sync(const char *path) {
    int descriptor = open_folder(path);
    if (descriptor < 0) {
        return false;
    }
    bool is_synced = fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
    int reason = errno;
    close(descriptor);
    errno = reason;
    return is_synced;
}

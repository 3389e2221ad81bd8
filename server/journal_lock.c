/* The lock belongs to the open file, so it also keeps out a second journal of the same program, and
 * it goes with a killed program. A file that was taken away between our opening and our locking it
 * would guard nothing: then it is done again. */
#define _GNU_SOURCE
#include "journal_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "str.h"

#define TRIES_MAX 8

static const struct flock whole_file = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

static bool is_still_there(int descriptor, const char *path) {
    struct stat ours, there;
    return fstat(descriptor, &ours) == 0 && stat(path, &there) == 0 && ours.st_ino == there.st_ino;
}

/* The descriptor of the locked file; -1: errno says why not. */
static int open_locked(const char *path) {
    for (int i = 0; i < TRIES_MAX; i++) {
        struct flock wanted = whole_file;
        int descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (descriptor < 0) {
            return -1;
        }
        if (fcntl(descriptor, F_OFD_SETLK, &wanted) != 0) {
            int reason = errno;
            close(descriptor);
            errno = reason;
            return -1;
        }
        if (is_still_there(descriptor, path)) {
            return descriptor;
        }
        close(descriptor);
    }
    errno = EAGAIN;
    return -1;
}

bool journal_lock_take(struct journal_lock *lock, const char *journal_path, char *why,
                       size_t size) {
    lock->descriptor = -1;
    if (!str_format(lock->path, sizeof lock->path, "%s.lock", journal_path)) {
        str_copy(why, size, "the journal's path is too long");
        return false;
    }
    lock->descriptor = open_locked(lock->path);
    if (lock->descriptor >= 0) {
        return true;
    }
    if (errno == EAGAIN || errno == EACCES) {
        str_format(why, size, "another server has the session %s open", journal_path);
    } else {
        str_format(why, size, "the journal %s could not be locked: %s", journal_path,
                   strerror(errno));
    }
    return false;
}

void journal_lock_drop(struct journal_lock *lock) {
    if (lock->descriptor >= 0) {
        unlink(lock->path);
        close(lock->descriptor);
        lock->descriptor = -1;
    }
}

bool journal_lock_is_held(const char *journal_path) {
    char path[JOURNAL_PATH_SIZE];
    struct flock asked = whole_file;
    if (!str_format(path, sizeof path, "%s.lock", journal_path)) {
        return false;
    }
    int descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    bool is_held = fcntl(descriptor, F_OFD_GETLK, &asked) == 0 && asked.l_type != F_UNLCK;
    close(descriptor);
    return is_held;
}

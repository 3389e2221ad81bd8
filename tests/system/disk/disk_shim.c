/* A disk that can be made to fail and to be cut off, for one program: preloaded, it stands between
 * the program and the system's calls on the files of one folder.
 *
 *   SHIM_FOLDER    only files in here are meant; its real path
 *   SHIM_LOG       every call that changes something is written here, for powercut.c
 *   SHIM_FAIL      sync or write: these calls fail
 *   SHIM_AT        from this call on (1: the first)
 *   SHIM_FOR_MS    and for so long after it (0: that one alone)
 *   SHIM_ERRNO     with this (5 EIO, 28 ENOSPC, 30 EROFS)
 *   SHIM_SLOW_MS   every sync takes so long */
#define _GNU_SOURCE
#include "disk_shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum call { CALL_SYNC, CALL_WRITE, CALL_OTHER };

static struct shim {
    pthread_once_t once;
    pthread_mutex_t mutex;
    char folder[4096];
    int log; /* -1: none */
    enum call fails;
    unsigned long at, calls;
    unsigned long for_ms, slow_ms;
    int reason;
    uint64_t began_ms; /* 0: not yet */
} shim = {.once = PTHREAD_ONCE_INIT, .mutex = PTHREAD_MUTEX_INITIALIZER, .log = -1};

static uint64_t now_ms(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (uint64_t)at.tv_sec * 1000 + (uint64_t)at.tv_nsec / 1000000;
}

static unsigned long number_of(const char *name) {
    const char *text = getenv(name);
    return text != NULL ? strtoul(text, NULL, 10) : 0;
}

static void init(void) {
    const char *folder = getenv("SHIM_FOLDER");
    const char *log = getenv("SHIM_LOG");
    const char *fails = getenv("SHIM_FAIL");
    snprintf(shim.folder, sizeof shim.folder, "%s", folder != NULL ? folder : "/nowhere");
    shim.fails = fails == NULL ? CALL_OTHER : strcmp(fails, "write") == 0 ? CALL_WRITE : CALL_SYNC;
    shim.at = number_of("SHIM_AT");
    shim.for_ms = number_of("SHIM_FOR_MS");
    shim.slow_ms = number_of("SHIM_SLOW_MS");
    shim.reason = (int)number_of("SHIM_ERRNO");
    if (log != NULL) {
        shim.log = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
}

uint64_t disk_shim_began_ms(void) {
    return shim.began_ms;
}

uint64_t disk_shim_over_ms(void) {
    return shim.began_ms == 0 ? 0 : shim.began_ms + shim.for_ms;
}

/* --- whose call is it?
 * --------------------------------------------------------------------------- */

static bool is_ours(const char *path) {
    size_t count = strlen(shim.folder);
    pthread_once(&shim.once, init);
    count = strlen(shim.folder);
    return strncmp(path, shim.folder, count) == 0 && (path[count] == '/' || path[count] == '\0');
}

/* The name of an open file; "" where it is not in the folder, or has none any more. */
static void name_of(int descriptor, char *name, size_t size) {
    char link[64];
    pthread_once(&shim.once, init);
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, name, size - 1);
    name[count > 0 ? count : 0] = '\0';
    if (!is_ours(name) || strstr(name, " (deleted)") != NULL) {
        name[0] = '\0';
    }
}

/* What the program was told is on no disk. */
static bool is_meant(const char *name) {
    size_t count = strlen(name);
    return count > 0 && (count < 5 || strcmp(name + count - 5, "/told") != 0);
}

/* True when this one fails; errno says how. The mutex is held. */
static bool fails_now(enum call call) {
    if (call != shim.fails) {
        return false;
    }
    shim.calls++;
    if (shim.calls == shim.at) {
        shim.began_ms = now_ms();
        errno = shim.reason;
        return true;
    }
    errno = shim.reason;
    return shim.began_ms != 0 && now_ms() < shim.began_ms + shim.for_ms;
}

/* --- the log
 * ------------------------------------------------------------------------------------- */

static void put(const void *bytes, size_t count) {
    syscall(SYS_write, shim.log, bytes, count);
}

/* The mutex is held. */
static void note(enum shim_kind kind, const char *name, const char *other, uint64_t offset,
                 const void *bytes, size_t count) {
    if (shim.log < 0) {
        return;
    }
    struct shim_record record = {.kind = kind, .offset = offset, .count = count};
    size_t folder = strlen(shim.folder);
    const char *inside = name[folder] == '/' ? name + folder + 1 : name + folder;
    const char *other_inside = other[0] != '\0' ? other + folder + 1 : other;
    snprintf(record.name, sizeof record.name, "%s", inside);
    snprintf(record.other, sizeof record.other, "%s", other_inside);
    put(&record, sizeof record);
    if (bytes != NULL) {
        put(bytes, count);
        put("\0\0\0\0\0\0\0", (8 - count % 8) % 8); /* the next one stands well */
    }
}

/* --- the calls
 * ----------------------------------------------------------------------------------- */

static ssize_t write_at(int descriptor, const void *bytes, size_t count, off_t offset) {
    char name[4096];
    name_of(descriptor, name, sizeof name);
    pthread_mutex_lock(&shim.mutex);
    bool fails = is_meant(name) && fails_now(CALL_WRITE);
    int reason = errno;
    ssize_t done = fails ? -1 : syscall(SYS_pwrite64, descriptor, bytes, count, offset);
    if (!fails) {
        reason = errno;
        if (done > 0 && name[0] != '\0') {
            note(SHIM_WRITE, name, "", (uint64_t)offset, bytes, (size_t)done);
        }
    }
    pthread_mutex_unlock(&shim.mutex);
    errno = reason;
    return done;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
    return write_at(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return write_at(descriptor, bytes, count, offset);
}

static int truncate_to(int descriptor, off_t size) {
    char name[4096];
    name_of(descriptor, name, sizeof name);
    pthread_mutex_lock(&shim.mutex);
    int result = (int)syscall(SYS_ftruncate, descriptor, size);
    int reason = errno;
    if (result == 0 && name[0] != '\0') {
        note(SHIM_TRUNCATE, name, "", (uint64_t)size, NULL, 0);
    }
    pthread_mutex_unlock(&shim.mutex);
    errno = reason;
    return result;
}

int ftruncate64(int descriptor, off_t size) {
    return truncate_to(descriptor, size);
}

int ftruncate(int descriptor, off_t size) {
    return truncate_to(descriptor, size);
}

static int sync_it(int descriptor, long call) {
    char name[4096];
    name_of(descriptor, name, sizeof name);
    if (name[0] != '\0' && shim.slow_ms > 0) {
        nanosleep(&(struct timespec){.tv_sec = (time_t)(shim.slow_ms / 1000),
                                     .tv_nsec = (long)(shim.slow_ms % 1000) * 1000000L},
                  NULL);
    }
    pthread_mutex_lock(&shim.mutex);
    bool fails = name[0] != '\0' && fails_now(CALL_SYNC);
    int reason = errno;
    int result = fails ? -1 : (int)syscall(call, descriptor);
    reason = fails ? reason : errno;
    if (name[0] != '\0') {
        note(fails ? SHIM_SYNC_FAILED : SHIM_SYNC, name, "", 0, NULL, 0);
    }
    pthread_mutex_unlock(&shim.mutex);
    errno = reason;
    return result;
}

int fsync(int descriptor) {
    return sync_it(descriptor, SYS_fsync);
}

int fdatasync(int descriptor) {
    return sync_it(descriptor, SYS_fdatasync);
}

int unlink(const char *path) {
    pthread_mutex_lock(&shim.mutex);
    int result = (int)syscall(SYS_unlink, path);
    int reason = errno;
    if (result == 0 && is_ours(path)) {
        note(SHIM_UNLINK, path, "", 0, NULL, 0);
    }
    pthread_mutex_unlock(&shim.mutex);
    errno = reason;
    return result;
}

int rename(const char *from, const char *to) {
    pthread_mutex_lock(&shim.mutex);
    int result = (int)syscall(SYS_rename, from, to);
    int reason = errno;
    if (result == 0 && is_ours(from)) {
        note(SHIM_RENAME, from, to, 0, NULL, 0);
    }
    pthread_mutex_unlock(&shim.mutex);
    errno = reason;
    return result;
}

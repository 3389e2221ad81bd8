/* A file is written beside its place and renamed, so there is never half of one. Which window is
 * which is told by locks: each holds the lowest free slot, by a record lock on a file of that slot,
 * which works over NFS too and goes away with the process however that ends. The second window on a
 * machine is thus another student, and a window that is started again finds its own slot free. */
#define _GNU_SOURCE
#include "seat_store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "folders.h"
#include "hash.h"
#include "room_code.h"
#include "seat_file.h"
#include "state_place.h"
#include "str.h"

#define PATH_BYTES 512
#define SLOTS_MAX  64
#define DAY_S      86400

struct seat_store {
    char folder[PATH_BYTES];
    char machine[17];
    int slot;
    int lock; /* open for as long as the slot is ours */
};

/* --- where -------------------------------------------------------------------------------------
 */

bool seat_store_folder(char *folder, size_t size) {
    return state_place("seats", folder, size);
}

static bool make_folder(const char *folder) {
    return folders_make(folder, NULL, 0) && access(folder, W_OK | X_OK) == 0;
}

/* A hash, for the name of the machine is nobody's business. */
static void name_machine(char *machine, size_t size) {
    char id[256] = "";
    FILE *file = fopen("/etc/machine-id", "re");
    size_t count = file != NULL ? fread(id, 1, sizeof id, file) : 0;
    if (file != NULL) {
        fclose(file);
    }
    if (count == 0 && gethostname(id, sizeof id - 1) == 0) {
        count = strlen(id);
    }
    str_format(machine, size, "%016" PRIx64, hash_bytes(HASH_START, id, count));
}

/* --- slots -------------------------------------------------------------------------------------
 */

/* 1: taken, 0: another window has it, -1: the system cannot (errno). */
static int take_slot(struct seat_store *store, int slot) {
    char path[PATH_BYTES + 64];
    str_format(path, sizeof path, "%s/%s-%d.lock", store->folder, store->machine, slot);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) {
        return -1;
    }
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(lock, F_SETLK, &whole) == 0) {
        store->lock = lock;
        store->slot = slot;
        return 1;
    }
    int problem = errno;
    close(lock);
    errno = problem;
    return problem == EACCES || problem == EAGAIN ? 0 : -1;
}

static bool take_lowest_slot(struct seat_store *store) {
    for (int slot = 1; slot <= SLOTS_MAX; slot++) {
        int taken = take_slot(store, slot);
        if (taken != 0) {
            return taken > 0;
        }
    }
    errno = EMFILE;
    return false;
}

/* --- old files ---------------------------------------------------------------------------------
 */

/* Seats of any machine, and what a writer that was killed left behind. Locks stay: removing one
 * while another window opens it would give two windows one slot. */
static void remove_old(const struct seat_store *store) {
    DIR *folder = opendir(store->folder);
    time_t now = time(NULL);
    if (folder == NULL) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        struct stat about;
        bool is_seat = strstr(entry->d_name, ".seat") != NULL;
        if (is_seat && fstatat(dirfd(folder), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
            about.st_mtime < now - (time_t)SEAT_STORE_DAYS * DAY_S) {
            unlinkat(dirfd(folder), entry->d_name, 0);
        }
    }
    closedir(folder);
}

/* --- opening -----------------------------------------------------------------------------------
 */

struct seat_store *seat_store_open(const char *folder, char *why, size_t size) {
    struct seat_store *store = calloc(1, sizeof *store);
    if (store == NULL) {
        str_copy(why, size, "There is not enough memory to remember seats.");
        return NULL;
    }
    store->lock = -1;
    name_machine(store->machine, sizeof store->machine);
    bool is_named = str_copy(store->folder, sizeof store->folder, folder);
    if (!is_named || !make_folder(folder) || !take_lowest_slot(store)) {
        str_format(why, size,
                   "Seats cannot be remembered in %s (%s); this window will not come back to its "
                   "own by itself.",
                   folder, strerror(is_named ? errno : ENAMETOOLONG));
        seat_store_close(store);
        return NULL;
    }
    remove_old(store);
    return store;
}

void seat_store_close(struct seat_store *store) {
    if (store == NULL) {
        return;
    }
    if (store->lock >= 0) {
        close(store->lock);
    }
    free(store);
}

int seat_store_slot(const struct seat_store *store) {
    return store->slot;
}

/* --- finding -----------------------------------------------------------------------------------
 */

static void path_of(const struct seat_store *store, const char *code, char *path, size_t size) {
    str_format(path, size, "%s/%s-%s-%d.seat", store->folder, code, store->machine, store->slot);
}

static bool read_seat(const char *path, struct seat_record *record, char *why, size_t size) {
    enum seat_file_state state = seat_file_read(path, record);
    if (state == SEAT_FILE_BROKEN) {
        str_format(why, size, "%s is not a remembered seat; it is left out.", path);
    }
    return state == SEAT_FILE_GOOD;
}

bool seat_store_find(const struct seat_store *store, const char *code, struct seat_record *record,
                     char *why, size_t size) {
    char path[PATH_BYTES + 64];
    why[0] = '\0';
    path_of(store, code, path, sizeof path);
    return read_seat(path, record, why, size) && strcmp(record->code, code) == 0;
}

/* --- keeping -----------------------------------------------------------------------------------
 */

bool seat_store_keep(const struct seat_store *store, const struct seat_record *record,
                     bool is_precious, char *why, size_t size) {
    char path[PATH_BYTES + 64];
    char code[CODE_CHARS + 1];
    if (!room_code_read(record->code, code)) { /* what a room says may not name other files */
        str_copy(why, size, "The room's code is none.");
        return false;
    }
    path_of(store, code, path, sizeof path);
    if (!seat_file_write(path, record, is_precious)) {
        str_format(why, size, "%s cannot be written (%s); this window may not come back by itself.",
                   path, strerror(errno));
        return false;
    }
    return true;
}

void seat_store_remove(const struct seat_store *store, const char *code) {
    char path[PATH_BYTES + 64];
    path_of(store, code, path, sizeof path);
    (void)unlink(path); /* none there is as well */
}

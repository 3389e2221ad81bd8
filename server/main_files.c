/* Plain POSIX files. Everything that is written here belongs to a class, so nobody else on the
 * machine may read it. */
#define _POSIX_C_SOURCE 200809L
#include "main_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folders.h"
#include "state_place.h"
#include "str.h"

static bool read_stream(FILE *file, char *bytes, size_t max, size_t *count) {
    *count = fread(bytes, 1, max + 1, file);
    return ferror(file) == 0;
}

char *files_read(const char *path, size_t max, size_t *count, char *why, size_t size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        str_format(why, size, "%s cannot be read: %s.", path, strerror(errno));
        return NULL;
    }
    char *bytes = malloc(max + 1);
    bool is_read = bytes != NULL && read_stream(file, bytes, max, count);
    fclose(file);
    if (is_read && *count <= max) {
        return bytes;
    }
    str_format(why, size, is_read ? "%s is larger than a pack may be." : "%s cannot be read.",
               path);
    free(bytes);
    return NULL;
}

static bool make_folder(const char *folder, char *why, size_t size) {
    char at[1024];
    if (!folders_make(folder, at, sizeof at)) {
        str_format(why, size, "The data folder %s cannot be made: %s. Choose another by --data.",
                   at, strerror(errno));
        return false;
    }
    return true;
}

bool files_data_folder_name(const char *said, char *folder, size_t folder_size, char *why,
                            size_t size) {
    bool has_name = said != NULL ? said[0] != '\0' && str_copy(folder, folder_size, said)
                                 : state_place("", folder, folder_size);
    if (!has_name) {
        str_copy(why, size, "There is no data folder; name one by --data.");
    }
    return has_name;
}

bool files_data_folder(const char *said, char *folder, size_t folder_size, char *why, size_t size) {
    if (!files_data_folder_name(said, folder, folder_size, why, size)) {
        return false;
    }
    if (!make_folder(folder, why, size)) {
        return false;
    }
    if (access(folder, W_OK | X_OK) != 0) {
        str_format(why, size,
                   "The data folder %s cannot be written to: %s. Choose another by --data.", folder,
                   strerror(errno));
        return false;
    }
    return true;
}

static bool write_all(int descriptor, const char *bytes, size_t count) {
    size_t done = 0;
    while (done < count) {
        ssize_t written = write(descriptor, bytes + done, count - done);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        done += written > 0 ? (size_t)written : 0;
    }
    return fsync(descriptor) == 0;
}

bool files_write_new(const char *path, const char *bytes, size_t count, char *why, size_t size) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        str_format(why, size, "%s cannot be made: %s.", path, strerror(errno));
        return false;
    }
    bool is_written = write_all(descriptor, bytes, count);
    if (!is_written) {
        str_format(why, size, "%s cannot be written: %s.", path, strerror(errno));
        unlink(path); /* half of it would be read as all of it */
    }
    close(descriptor);
    return is_written;
}

/* With zeros, as long as it is; a file system that writes elsewhere keeps the old ones. */
static void write_over(int descriptor) {
    static const char zeros[4096];
    struct stat facts;
    off_t left = fstat(descriptor, &facts) == 0 ? facts.st_size : 0;
    while (left > 0) {
        size_t part = left < (off_t)sizeof zeros ? (size_t)left : sizeof zeros;
        ssize_t written = write(descriptor, zeros, part);
        left = written > 0 ? left - written : 0;
    }
    fsync(descriptor);
}

bool files_replace(const char *path, const char *bytes, size_t count, char *why, size_t size) {
    char fresh[1500];
    if (!str_format(fresh, sizeof fresh, "%s.new", path)) {
        str_format(why, size, "The name %s is too long.", path);
        return false;
    }
    unlink(fresh); /* of one that was interrupted */
    if (!files_write_new(fresh, bytes, count, why, size)) {
        return false;
    }
    int old = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    bool is_in_place = rename(fresh, path) == 0;
    if (!is_in_place) {
        str_format(why, size, "%s cannot be written: %s.", path, strerror(errno));
        unlink(fresh);
    } else if (old >= 0) {
        write_over(old);
    }
    if (old >= 0) {
        close(old);
    }
    return is_in_place;
}

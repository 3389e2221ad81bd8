/* A file's writes wait until it is synced; names wait until the folder is. A sync that fails lets
 * go of what waited: some of it got there, the rest never will, and nobody is told which. */
#define _POSIX_C_SOURCE 200809L
#include "disk_image.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "str.h"

#define SECTOR 512

static struct disk_file *find(struct disk_image *image, const char *name) {
    for (size_t i = 0; i < IMAGE_FILES_MAX; i++) {
        struct disk_file *file = &image->files[i];
        if (file->is_used && strcmp(file->name, name) == 0 && name[0] != '\0') {
            return file;
        }
    }
    return NULL;
}

static struct disk_file *find_or_make(struct disk_image *image, const char *name) {
    struct disk_file *file = find(image, name);
    for (size_t i = 0; file == NULL && i < IMAGE_FILES_MAX; i++) {
        if (!image->files[i].is_used) {
            file = &image->files[i];
            file->is_used = true;
            str_copy(file->name, sizeof file->name, name);
        }
    }
    return file;
}

/* --- one file
 * ------------------------------------------------------------------------------------ */

static bool reach(struct disk_file *file, size_t size) {
    if (size > file->room) {
        size_t room = size * 2;
        uint8_t *bytes = realloc(file->bytes, room);
        if (bytes == NULL) {
            return false;
        }
        memset(bytes + file->room, 0, room - file->room);
        file->bytes = bytes;
        file->room = room;
    }
    return true;
}

/* The first `count` bytes of a write. */
static bool put(struct disk_file *file, const struct disk_write *write, size_t count) {
    size_t end = (size_t)write->record->offset + count;
    if (!reach(file, end)) {
        return false;
    }
    memcpy(file->bytes + write->record->offset, write->bytes, count);
    file->size = end > file->size ? end : file->size;
    return true;
}

static bool resize(struct disk_file *file, size_t size) {
    if (!reach(file, size)) {
        return false;
    }
    if (size < file->size) {
        memset(file->bytes + size, 0, file->size - size);
    }
    file->size = size;
    return true;
}

static bool land(struct disk_file *file, const struct disk_write *write) {
    return write->record->kind == SHIM_TRUNCATE ? resize(file, (size_t)write->record->offset)
                                                : put(file, write, (size_t)write->record->count);
}

/* Whether it got there nobody knows. */
static bool land_perhaps(struct disk_file *file, const struct disk_write *write,
                         struct random *random) {
    size_t sectors = (size_t)write->record->count / SECTOR;
    switch (random_below(random, 3)) {
    case 0:
        return true;
    case 1:
        return land(file, write);
    default:
        if (write->record->kind == SHIM_TRUNCATE || sectors < 2) {
            return true;
        }
        return put(file, write, SECTOR * (random_below(random, (uint32_t)sectors - 1) + 1));
    }
}

static bool land_all(struct disk_image *image, struct disk_file *file, bool is_synced) {
    bool is_done = true;
    for (size_t i = 0; is_done && i < file->waiting_count; i++) {
        bool is_lie = image->lies > 0 && random_below(image->random, 1000) < image->lies;
        is_done = !is_synced ? land_perhaps(file, &file->waiting[i], image->random)
                  : is_lie   ? true
                             : land(file, &file->waiting[i]);
    }
    file->waiting_count = 0;
    return is_done;
}

static bool wait_for_sync(struct disk_file *file, const struct shim_record *record,
                          const uint8_t *bytes) {
    if (file->waiting_count == file->waiting_room) {
        size_t room = file->waiting_room * 2 + 64;
        struct disk_write *waiting = realloc(file->waiting, room * sizeof *waiting);
        if (waiting == NULL) {
            return false;
        }
        file->waiting = waiting;
        file->waiting_room = room;
    }
    file->waiting[file->waiting_count++] = (struct disk_write){record, bytes};
    return true;
}

/* --- the folder
 * ---------------------------------------------------------------------------------- */

/* The disk's names become those that programs see, all of them or, in an order of their own, some:
 * a name that another file has on the disk goes from that one. */
static void land_names(struct disk_image *image, bool is_synced) {
    for (size_t i = 0; i < IMAGE_FILES_MAX; i++) {
        struct disk_file *file = &image->files[i];
        bool is_same = strcmp(file->name, file->name_disk) == 0;
        if (!file->is_used || is_same || (!is_synced && random_below(image->random, 2) == 0)) {
            continue;
        }
        for (size_t j = 0; file->name[0] != '\0' && j < IMAGE_FILES_MAX; j++) {
            if (strcmp(image->files[j].name_disk, file->name) == 0) {
                image->files[j].name_disk[0] = '\0';
            }
        }
        str_copy(file->name_disk, sizeof file->name_disk, file->name);
    }
}

static void forget_nameless(struct disk_image *image) {
    for (size_t i = 0; i < IMAGE_FILES_MAX; i++) {
        struct disk_file *file = &image->files[i];
        if (file->is_used && file->name[0] == '\0' && file->name_disk[0] == '\0') {
            free(file->bytes);
            free(file->waiting);
            *file = (struct disk_file){.is_used = false};
        }
    }
}

static bool take_sync(struct disk_image *image, const struct shim_record *record) {
    bool is_synced = record->kind == SHIM_SYNC;
    if (record->name[0] == '\0') {
        if (is_synced) {
            land_names(image, true);
            forget_nameless(image);
        }
        return true;
    }
    struct disk_file *file = find_or_make(image, record->name);
    return file != NULL && land_all(image, file, is_synced);
}

static bool take_change(struct disk_image *image, const struct shim_record *record,
                        const uint8_t *bytes) {
    struct disk_file *file = find_or_make(image, record->name);
    return file != NULL && wait_for_sync(file, record, bytes);
}

static void take_rename(struct disk_image *image, const struct shim_record *record) {
    struct disk_file *from = find(image, record->name);
    struct disk_file *to = find(image, record->other);
    if (to != NULL) {
        to->name[0] = '\0';
    }
    if (from != NULL) {
        str_copy(from->name, sizeof from->name, record->other);
    }
}

/* Memory that programs share and locks are no part of the disk. */
static bool is_kept(const char *name) {
    size_t count = strlen(name);
    return (count < 4 || strcmp(name + count - 4, "-shm") != 0) &&
           (count < 5 || strcmp(name + count - 5, ".lock") != 0);
}

bool disk_image_take(struct disk_image *image, const struct shim_record *record,
                     const uint8_t *bytes) {
    if (strcmp(record->name, "told") == 0) {
        if (record->kind == SHIM_WRITE && record->count == sizeof image->told) {
            memcpy(&image->told, bytes, sizeof image->told);
        }
        return true;
    }
    if (!is_kept(record->name)) {
        return true;
    }
    struct disk_file *file = NULL;
    switch ((enum shim_kind)record->kind) {
    case SHIM_WRITE:
    case SHIM_TRUNCATE:
        return take_change(image, record, bytes);
    case SHIM_SYNC:
    case SHIM_SYNC_FAILED:
        return take_sync(image, record);
    case SHIM_UNLINK:
        file = find(image, record->name);
        if (file != NULL) {
            file->name[0] = '\0';
        }
        return true;
    case SHIM_RENAME:
        take_rename(image, record);
        return true;
    }
    return false;
}

void disk_image_cut(struct disk_image *image) {
    for (size_t i = 0; i < IMAGE_FILES_MAX; i++) {
        if (image->files[i].is_used) {
            land_all(image, &image->files[i], false);
        }
    }
    land_names(image, false);
}

bool disk_image_write(const struct disk_image *image, const char *folder) {
    bool is_written = true;
    for (size_t i = 0; is_written && i < IMAGE_FILES_MAX; i++) {
        const struct disk_file *file = &image->files[i];
        char path[512];
        if (!file->is_used || file->name_disk[0] == '\0') {
            continue;
        }
        str_format(path, sizeof path, "%s/%s", folder, file->name_disk);
        int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        is_written =
            descriptor >= 0 && write(descriptor, file->bytes, file->size) == (ssize_t)file->size;
        if (descriptor >= 0) {
            close(descriptor);
        }
    }
    return is_written;
}

void disk_image_free(struct disk_image *image) {
    for (size_t i = 0; i < IMAGE_FILES_MAX; i++) {
        free(image->files[i].bytes);
        free(image->files[i].waiting);
    }
}

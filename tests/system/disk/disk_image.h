/* What a disk holds of one folder when the power goes: the calls of a log (disk_shim.h) are played
 * up to a point, what was synced is there, and of everything else a seed decides whether it got
 * there, whole or torn. */
#ifndef DISK_IMAGE_H
#define DISK_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disk_shim.h"
#include "random.h"

#define IMAGE_FILES_MAX 24

struct disk_write {
    const struct shim_record *record;
    const uint8_t *bytes;
};

struct disk_file {
    bool is_used;
    char name[64];      /* as programs see it; "": no name any more */
    char name_disk[64]; /* as the folder on the disk has it */
    uint8_t *bytes;     /* on the disk */
    size_t size, room;
    struct disk_write *waiting; /* not synced yet */
    size_t waiting_count, waiting_room;
};

struct disk_image {
    struct disk_file files[IMAGE_FILES_MAX];
    struct random *random;
    unsigned lies; /* of 1,000 writes that were synced, so many did not get there */
    uint64_t told; /* what the file "told" says, which is no part of the disk */
};

/* Takes one call; `bytes`: of a write. False: there is no memory, or the folder is too full. */
bool disk_image_take(struct disk_image *image, const struct shim_record *record,
                     const uint8_t *bytes);
/* The power goes: what waits is decided. Then writes the files into a folder. */
void disk_image_cut(struct disk_image *image);
bool disk_image_write(const struct disk_image *image, const char *folder);
void disk_image_free(struct disk_image *image);

#endif

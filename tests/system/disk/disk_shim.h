/* What the preloaded disk (disk_shim.c) writes into its log, and what a program under it may ask.
 */
#ifndef DISK_SHIM_H
#define DISK_SHIM_H

#include <stdbool.h>
#include <stdint.h>

enum shim_kind {
    SHIM_WRITE, /* `count` bytes follow the record, filled up to a multiple of 8 */
    SHIM_TRUNCATE,
    SHIM_SYNC, /* name "": the folder */
    SHIM_SYNC_FAILED,
    SHIM_UNLINK,
    SHIM_RENAME,
};

struct shim_record {
    uint32_t kind;
    uint64_t offset, count; /* of a write; truncate: `offset` is the new size */
    char name[64];
    char other[64]; /* the new name */
};

/* When calls began to fail, and when they are well again, on the monotonic clock; 0: not yet. */
uint64_t disk_shim_began_ms(void);
uint64_t disk_shim_over_ms(void);

#endif

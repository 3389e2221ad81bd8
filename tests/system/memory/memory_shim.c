/* A machine that runs out of memory, for one program: preloaded, it stands before the C library's
 * allocator.
 *
 *   MEMORY_AT       this allocation gets nothing (1: the first one after the libraries are there)
 *   MEMORY_FOR      and so do this many in all (1)
 *   MEMORY_LOG      at its end the program writes here how many allocations there were, whether the
 *                   one that was to fail was reached, and how many blocks it has not given back */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The C library's own, which need no looking up. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

static atomic_ulong calls, fails_at, fails_for = 1;
static atomic_long blocks;
static atomic_bool is_on;
static const char *log_path;

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("MEMORY_AT"), *many = getenv("MEMORY_FOR");
    log_path = getenv("MEMORY_LOG");
    fails_at = at != NULL ? strtoul(at, NULL, 10) : 0;
    fails_for = many != NULL ? strtoul(many, NULL, 10) : 1;
    is_on = true;
}

__attribute__((destructor)) static void end(void) {
    char line[96];
    is_on = false;
    int log = log_path != NULL ? open(log_path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    int count = snprintf(line, sizeof line, "%lu %d %ld\n", (unsigned long)calls,
                         fails_at > 0 && calls >= fails_at, (long)blocks);
    if (log >= 0 && write(log, line, (size_t)count) == count) {
        close(log);
    }
}

/* Whether this one gets nothing. */
static bool fails(void) {
    if (!is_on) {
        return false;
    }
    unsigned long call = ++calls;
    bool is_it = fails_at > 0 && call >= fails_at && call < fails_at + fails_for;
    errno = is_it ? ENOMEM : errno;
    return is_it;
}

static void *given(void *block) {
    blocks += block != NULL;
    return block;
}

void *malloc(size_t size) {
    return fails() ? NULL : given(__libc_malloc(size));
}

void *calloc(size_t count, size_t size) {
    return fails() ? NULL : given(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size) {
    if (fails()) {
        return NULL;
    }
    void *moved = __libc_realloc(block, size);
    blocks += (block == NULL && moved != NULL) - (block != NULL && moved == NULL && size == 0);
    return moved;
}

void *memalign(size_t alignment, size_t size) {
    return fails() ? NULL : given(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size) {
    return memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    void *there = memalign(alignment, size);
    if (there == NULL) {
        return ENOMEM;
    }
    *block = there;
    return 0;
}

void free(void *block) {
    blocks -= block != NULL;
    __libc_free(block);
}

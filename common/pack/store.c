/* A bump allocator that never grows: the size of a pack is bounded by the size of its file. */
#include "store.h"

#include <stddef.h>
#include <stdlib.h>

bool store_init(struct store *store, size_t size) {
    *store = (struct store){.bytes = calloc(1, size), .size = size};
    return store->bytes != NULL;
}

static void *take(struct store *store, size_t size, size_t align) {
    size_t start = (store->used + align - 1) / align * align;
    if (start > store->size || size > store->size - start) {
        store->is_full = true;
        return NULL;
    }
    store->used = start + size;
    return store->bytes + start;
}

void *store_take(struct store *store, size_t count, size_t each) {
    return take(store, count * each, _Alignof(max_align_t));
}

char *store_take_text(struct store *store, size_t size) {
    return take(store, size, 1);
}

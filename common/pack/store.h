/* One block of memory for one pack, taken piece by piece and freed at once. */
#ifndef STORE_H
#define STORE_H

#include <stdbool.h>
#include <stddef.h>

struct store {
    unsigned char *bytes;
    size_t size, used;
    bool is_full; /* something did not fit: what was built is not whole */
};

bool store_init(struct store *store, size_t size);

/* `count` zeroed things of `each` bytes, aligned for any; NULL when they do not fit. */
void *store_take(struct store *store, size_t count, size_t each);

/* Room for a text; NULL when it does not fit. */
char *store_take_text(struct store *store, size_t size);

#endif

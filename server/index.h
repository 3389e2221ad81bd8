/* A table of a fixed size from 32-bit keys to 16-bit values, to find a connection by its peer and a
 * seat by its token. A key may stand in it more than once; the caller tells the values apart. */
#ifndef INDEX_H
#define INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct index {
    uint32_t mask;
    uint32_t *keys;
    uint16_t *values; /* 0: free */
};

/* Memory for `count_max` entries. False when there is none. */
bool index_init(struct index *index, size_t count_max);
void index_deinit(struct index *index);

/* `value` is not 0; there are fewer than count_max entries. */
void index_add(struct index *index, uint32_t key, uint16_t value);

/* Takes an entry out that is there. */
void index_remove(struct index *index, uint32_t key, uint16_t value);

/* The values of a key, one a call: `*step` starts at 0. 0 when there are no more. */
uint16_t index_find(const struct index *index, uint32_t key, uint32_t *step);

#endif

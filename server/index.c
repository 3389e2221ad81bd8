/* Open addressing with linear probing in a table at least twice as large as what it holds. Taking
 * out moves later entries of the same run back, so a lookup ends at the first free place. */
#include "index.h"

#include <assert.h>
#include <stdlib.h>

static uint32_t home_of(const struct index *index, uint32_t key) {
    return (key * 2654435761u >> 7) & index->mask;
}

bool index_init(struct index *index, size_t count_max) {
    size_t size = 16;
    while (size < 2 * count_max) {
        size *= 2;
    }
    index->mask = (uint32_t)(size - 1);
    index->keys = calloc(size, sizeof *index->keys);
    index->values = calloc(size, sizeof *index->values);
    return index->keys != NULL && index->values != NULL;
}

void index_deinit(struct index *index) {
    free(index->keys);
    free(index->values);
}

void index_add(struct index *index, uint32_t key, uint16_t value) {
    assert(value != 0);
    uint32_t at = home_of(index, key);
    while (index->values[at] != 0) {
        at = (at + 1) & index->mask;
    }
    index->keys[at] = key;
    index->values[at] = value;
}

static uint32_t place_of(const struct index *index, uint32_t key, uint16_t value) {
    uint32_t at = home_of(index, key);
    while (index->values[at] != value || index->keys[at] != key) {
        assert(index->values[at] != 0);
        at = (at + 1) & index->mask;
    }
    return at;
}

void index_remove(struct index *index, uint32_t key, uint16_t value) {
    uint32_t hole = place_of(index, key, value);
    uint32_t at = hole;
    for (;;) {
        index->values[hole] = 0;
        uint32_t distance = 0;
        uint32_t gap = 0;
        do {
            at = (at + 1) & index->mask;
            if (index->values[at] == 0) {
                return;
            }
            distance = (at - home_of(index, index->keys[at])) & index->mask;
            gap = (at - hole) & index->mask;
        } while (distance < gap);
        index->keys[hole] = index->keys[at];
        index->values[hole] = index->values[at];
        hole = at;
    }
}

uint16_t index_find(const struct index *index, uint32_t key, uint32_t *step) {
    while (*step <= index->mask) {
        uint32_t at = (home_of(index, key) + *step) & index->mask;
        if (index->values[at] == 0) {
            return 0;
        }
        (*step)++;
        if (index->keys[at] == key) {
            return index->values[at];
        }
    }
    return 0;
}

/* A .mo file is two tables of lengths and offsets, the originals in the order of their bytes and
 * the translations beside them. Every text is looked at once when the file is opened, so that
 * finding one needs no further care. */
#include "catalog.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"

#define MAGIC          0x950412DEu
#define HEADER_BYTES   20
#define FILE_BYTES_MAX (4u << 20)
#define KEY_BYTES_MAX  1024
#define BEHIND_CONTEXT "\x04"

struct catalog {
    unsigned char *bytes;
    size_t size;
    bool is_swapped; /* written on a machine of the other byte order */
    uint32_t count, originals, translations;
};

static uint32_t number_at(const struct catalog *catalog, size_t offset) {
    const unsigned char *at = catalog->bytes + offset;
    uint32_t little =
        (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
    uint32_t big =
        (uint32_t)at[3] | (uint32_t)at[2] << 8 | (uint32_t)at[1] << 16 | (uint32_t)at[0] << 24;
    return catalog->is_swapped ? big : little;
}

static bool fits(const struct catalog *catalog, uint32_t offset, uint32_t count) {
    return offset <= catalog->size && count <= catalog->size - offset;
}

/* Entry `index` of a table; NULL when it leaves the file or does not end. */
static const char *text_at(const struct catalog *catalog, uint32_t table, uint32_t index,
                           uint32_t *length) {
    uint32_t entry = table + index * 8;
    uint32_t offset = number_at(catalog, entry + 4);
    *length = number_at(catalog, entry);
    if (*length >= catalog->size || !fits(catalog, offset, *length + 1)) {
        return NULL;
    }
    const char *text = (const char *)catalog->bytes + offset;
    return text[*length] == '\0' ? text : NULL;
}

static bool is_whole(struct catalog *catalog) {
    catalog->is_swapped = false;
    if (catalog->size < HEADER_BYTES) {
        return false;
    }
    catalog->is_swapped = number_at(catalog, 0) != MAGIC;
    bool is_catalog = number_at(catalog, 0) == MAGIC && number_at(catalog, 4) >> 16 == 0;
    catalog->count = number_at(catalog, 8);
    catalog->originals = number_at(catalog, 12);
    catalog->translations = number_at(catalog, 16);
    if (!is_catalog || catalog->count > catalog->size / 8 ||
        !fits(catalog, catalog->originals, catalog->count * 8) ||
        !fits(catalog, catalog->translations, catalog->count * 8)) {
        return false;
    }
    for (uint32_t i = 0; i < catalog->count; i++) {
        uint32_t length;
        if (text_at(catalog, catalog->originals, i, &length) == NULL ||
            text_at(catalog, catalog->translations, i, &length) == NULL) {
            return false;
        }
    }
    return true;
}

struct catalog *catalog_read(const void *bytes, size_t count) {
    struct catalog *catalog = calloc(1, sizeof *catalog);
    if (catalog == NULL || count == 0) {
        free(catalog);
        return NULL;
    }
    catalog->size = count;
    catalog->bytes = malloc(count);
    if (catalog->bytes != NULL) {
        memcpy(catalog->bytes, bytes, count);
    }
    if (catalog->bytes == NULL || !is_whole(catalog)) {
        catalog_close(catalog);
        return NULL;
    }
    return catalog;
}

struct catalog *catalog_open(const char *file) {
    FILE *stream = fopen(file, "rb");
    if (stream == NULL) {
        return NULL;
    }
    struct catalog *catalog = NULL;
    unsigned char *bytes = malloc(FILE_BYTES_MAX);
    if (bytes != NULL) {
        size_t count = fread(bytes, 1, FILE_BYTES_MAX, stream);
        catalog = ferror(stream) == 0 && feof(stream) != 0 ? catalog_read(bytes, count) : NULL;
    }
    free(bytes);
    fclose(stream);
    return catalog;
}

void catalog_close(struct catalog *catalog) {
    if (catalog != NULL) {
        free(catalog->bytes);
        free(catalog);
    }
}

/* The index of a key; `count` when there is none. */
static uint32_t index_of(const struct catalog *catalog, const char *key) {
    uint32_t low = 0, high = catalog->count, length;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(key, text_at(catalog, catalog->originals, middle, &length));
        if (order == 0) {
            return middle;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return catalog->count;
}

const char *catalog_find(const struct catalog *catalog, const char *context, const char *text,
                         unsigned form) {
    char key[KEY_BYTES_MAX];
    bool has_context = context[0] != '\0';
    if (!str_format(key, sizeof key, "%s%s%s", context, has_context ? BEHIND_CONTEXT : "", text)) {
        return NULL;
    }
    uint32_t index = index_of(catalog, key), length = 0;
    if (index == catalog->count) {
        return NULL;
    }
    const char *found = text_at(catalog, catalog->translations, index, &length);
    const char *end = found + length;
    for (; form > 0 && found < end; form--) {
        found += strlen(found) + 1;
    }
    return form == 0 && found < end ? found : NULL;
}

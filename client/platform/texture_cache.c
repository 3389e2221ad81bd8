/* A table of fixed size with chains, and one list through all entries in the order of their last
 * use. A new picture pushes out old ones until the bytes fit. */
#include "texture_cache.h"

#include <stdlib.h>

#define SLOTS 1024 /* a power of two */

struct entry {
    struct cached_texture cached; /* first: users hold its address */
    uint64_t key;
    size_t bytes;
    struct entry *next_in_slot;
    struct entry *newer, *older;
};

struct texture_cache {
    SDL_Renderer *renderer;
    size_t bytes, bytes_max;
    struct entry *newest, *oldest;
    struct entry *slots[SLOTS];
};

struct texture_cache *texture_cache_open(SDL_Renderer *renderer, size_t bytes_max) {
    struct texture_cache *cache = calloc(1, sizeof *cache);
    if (cache != NULL) {
        cache->renderer = renderer;
        cache->bytes_max = bytes_max;
    }
    return cache;
}

static struct entry **slot_of(struct texture_cache *cache, uint64_t key) {
    return &cache->slots[(key ^ (key >> 32)) & (SLOTS - 1)];
}

static void unlink_use(struct texture_cache *cache, struct entry *entry) {
    *(entry->newer != NULL ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older != NULL ? &entry->older->newer : &cache->oldest) = entry->newer;
    entry->newer = entry->older = NULL;
}

static void link_newest(struct texture_cache *cache, struct entry *entry) {
    entry->older = cache->newest;
    *(cache->newest != NULL ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static void forget(struct texture_cache *cache, struct entry *entry) {
    struct entry **at = slot_of(cache, entry->key);
    while (*at != entry) {
        at = &(*at)->next_in_slot;
    }
    *at = entry->next_in_slot;
    unlink_use(cache, entry);
    cache->bytes -= entry->bytes;
    SDL_DestroyTexture(entry->cached.texture);
    free(entry);
}

void texture_cache_clear(struct texture_cache *cache) {
    while (cache->oldest != NULL) {
        forget(cache, cache->oldest);
    }
}

void texture_cache_close(struct texture_cache *cache) {
    if (cache != NULL) {
        texture_cache_clear(cache);
        free(cache);
    }
}

static struct entry *entry_of(struct texture_cache *cache, uint64_t key) {
    struct entry *entry = *slot_of(cache, key);
    while (entry != NULL && entry->key != key) {
        entry = entry->next_in_slot;
    }
    return entry;
}

struct cached_texture *texture_cache_get(struct texture_cache *cache, uint64_t key) {
    struct entry *entry = entry_of(cache, key);
    if (entry == NULL) {
        return NULL;
    }
    unlink_use(cache, entry);
    link_newest(cache, entry);
    return &entry->cached;
}

struct cached_texture *texture_cache_put(struct texture_cache *cache, uint64_t key,
                                         SDL_Surface *surface) {
    size_t bytes = (size_t)surface->w * (size_t)surface->h * 4;
    struct entry *old = entry_of(cache, key);
    if (old != NULL) {
        forget(cache, old);
    }
    while (cache->oldest != NULL && cache->bytes + bytes > cache->bytes_max) {
        forget(cache, cache->oldest);
    }
    struct entry *entry = calloc(1, sizeof *entry);
    SDL_Texture *texture =
        entry != NULL ? SDL_CreateTextureFromSurface(cache->renderer, surface) : NULL;
    if (texture == NULL) {
        SDL_FreeSurface(surface);
        free(entry);
        return NULL;
    }
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    *entry = (struct entry){.cached = {.texture = texture, .w = surface->w, .h = surface->h},
                            .key = key,
                            .bytes = bytes,
                            .next_in_slot = *slot_of(cache, key)};
    *slot_of(cache, key) = entry;
    link_newest(cache, entry);
    cache->bytes += bytes;
    SDL_FreeSurface(surface);
    return &entry->cached;
}

size_t texture_cache_bytes(const struct texture_cache *cache) {
    return cache->bytes;
}

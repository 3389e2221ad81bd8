/* Pictures that were drawn once, by the hash of what they show. Bounded by bytes: the one that was
 * not used for longest goes first. */
#ifndef TEXTURE_CACHE_H
#define TEXTURE_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include <SDL.h>

struct texture_cache;

struct cached_texture {
    SDL_Texture *texture;
    int w, h;
    uint64_t variant; /* the user's: which of several states of one picture it shows now */
};

/* NULL when there is no memory. */
struct texture_cache *texture_cache_open(SDL_Renderer *renderer, size_t bytes_max);
void texture_cache_close(struct texture_cache *cache);

/* What stands under `key`, NULL when nothing does. Valid until the next put. */
struct cached_texture *texture_cache_get(struct texture_cache *cache, uint64_t key);

/* Keeps the pixels of `surface` (ARGB8888, straight alpha; freed here) under `key`, in
 * place of what stood there. NULL when the renderer cannot. */
struct cached_texture *texture_cache_put(struct texture_cache *cache, uint64_t key,
                                         SDL_Surface *surface);

/* Forgets everything, when the renderer lost its textures. */
void texture_cache_clear(struct texture_cache *cache);

size_t texture_cache_bytes(const struct texture_cache *cache);

#endif

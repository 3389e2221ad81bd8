/* The mean over a box, with colours weighed by their alpha: what is clear has no colour to give. */
#include "shrink.h"

#include <stdint.h>
#include <string.h>

static uint32_t pixel_at(const SDL_Surface *surface, int x, int y) {
    uint32_t pixel;
    memcpy(&pixel, (const uint8_t *)surface->pixels + y * surface->pitch + x * 4, sizeof pixel);
    return pixel;
}

/* The mean of the pixels in `box`, which has one at least. */
static uint32_t mean_of(const SDL_Surface *surface, SDL_Rect box) {
    uint64_t alpha = 0, red = 0, green = 0, blue = 0;
    for (int y = box.y; y < box.y + box.h; y++) {
        for (int x = box.x; x < box.x + box.w; x++) {
            uint32_t pixel = pixel_at(surface, x, y);
            uint32_t a = pixel >> 24;
            alpha += a;
            red += a * ((pixel >> 16) & 255);
            green += a * ((pixel >> 8) & 255);
            blue += a * (pixel & 255);
        }
    }
    uint64_t pixels = (uint64_t)box.w * (uint64_t)box.h;
    if (alpha == 0) {
        return 0;
    }
    return (uint32_t)(((alpha / pixels) << 24) | ((red / alpha) << 16) | ((green / alpha) << 8) |
                      (blue / alpha));
}

/* From `i` of `small` places to those of `large`: where they begin, and how many they are. */
static int begin_of(int i, int small, int large) {
    return (int)((int64_t)i * large / small);
}

static int count_of(int i, int small, int large) {
    int count = begin_of(i + 1, small, large) - begin_of(i, small, large);
    return count > 0 ? count : 1;
}

static void fill(SDL_Surface *small, const SDL_Surface *large) {
    for (int y = 0; y < small->h; y++) {
        for (int x = 0; x < small->w; x++) {
            SDL_Rect box = {begin_of(x, small->w, large->w), begin_of(y, small->h, large->h),
                            count_of(x, small->w, large->w), count_of(y, small->h, large->h)};
            uint32_t pixel = mean_of(large, box);
            memcpy((uint8_t *)small->pixels + y * small->pitch + x * 4, &pixel, sizeof pixel);
        }
    }
}

SDL_Surface *shrink_surface(SDL_Surface *surface, int permille) {
    if (permille >= 1000) {
        return surface;
    }
    SDL_Surface *large = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(surface);
    int w = large != NULL ? large->w * permille / 1000 : 0;
    int h = large != NULL ? large->h * permille / 1000 : 0;
    SDL_Surface *small = NULL;
    if (large != NULL) {
        small = SDL_CreateRGBSurfaceWithFormat(0, w > 0 ? w : 1, h > 0 ? h : 1, 32,
                                               SDL_PIXELFORMAT_ARGB8888);
    }
    if (small != NULL) {
        fill(small, large);
    }
    SDL_FreeSurface(large);
    return small;
}

/* Cairo draws straight into the memory of an SDL surface; at the end each pixel is divided by its
 * alpha, in place. */
#include "paint.h"

#include <stdint.h>

bool paint_begin(struct paint *paint, int w, int h) {
    *paint = (struct paint){NULL, NULL, NULL};
    paint->surface = SDL_CreateRGBSurfaceWithFormat(0, w > 0 ? w : 1, h > 0 ? h : 1, 32,
                                                    SDL_PIXELFORMAT_ARGB8888);
    if (paint->surface == NULL) {
        return false;
    }
    SDL_memset(paint->surface->pixels, 0,
               (size_t)paint->surface->pitch * (size_t)paint->surface->h);
    paint->sheet = cairo_image_surface_create_for_data(paint->surface->pixels, CAIRO_FORMAT_ARGB32,
                                                       paint->surface->w, paint->surface->h,
                                                       paint->surface->pitch);
    paint->cairo = cairo_create(paint->sheet);
    if (cairo_status(paint->cairo) != CAIRO_STATUS_SUCCESS) {
        SDL_FreeSurface(paint_end(paint));
        return false;
    }
    return true;
}

static uint32_t straight(uint32_t pixel) {
    uint32_t alpha = pixel >> 24;
    if (alpha == 0 || alpha == 255) {
        return pixel;
    }
    uint32_t r = (((pixel >> 16) & 0xFF) * 255 + alpha / 2) / alpha;
    uint32_t g = (((pixel >> 8) & 0xFF) * 255 + alpha / 2) / alpha;
    uint32_t b = ((pixel & 0xFF) * 255 + alpha / 2) / alpha;
    return (alpha << 24) | (r << 16) | (g << 8) | b;
}

SDL_Surface *paint_end(struct paint *paint) {
    cairo_destroy(paint->cairo);
    cairo_surface_flush(paint->sheet);
    cairo_surface_destroy(paint->sheet);
    for (int y = 0; y < paint->surface->h; y++) {
        uint32_t *row =
            (uint32_t *)(void *)((uint8_t *)paint->surface->pixels + y * paint->surface->pitch);
        for (int x = 0; x < paint->surface->w; x++) {
            row[x] = straight(row[x]);
        }
    }
    return paint->surface;
}

void paint_set_color(cairo_t *cairo, struct rgba color) {
    cairo_set_source_rgba(cairo, color.r / 255.0, color.g / 255.0, color.b / 255.0,
                          color.a / 255.0);
}

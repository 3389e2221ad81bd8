/* SDL can render in software onto a surface of its own, which needs no display; Cairo knows how to
 * write one as PNG. */
#include "screenshot.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <cairo.h>

#include "str.h"

bool screenshot_open(struct sheet *sheet, int w, int h, char *why, size_t size) {
    *sheet = (struct sheet){NULL, NULL};
    sheet->surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGB888);
    if (sheet->surface != NULL) {
        sheet->renderer = SDL_CreateSoftwareRenderer(sheet->surface);
    }
    if (sheet->renderer == NULL) {
        str_format(why, size, "There is not enough memory for a picture of %d x %d pixels.", w, h);
        screenshot_close(sheet);
        return false;
    }
    return true;
}

void screenshot_close(struct sheet *sheet) {
    if (sheet->renderer != NULL) {
        SDL_DestroyRenderer(sheet->renderer);
    }
    SDL_FreeSurface(sheet->surface);
    *sheet = (struct sheet){NULL, NULL};
}

static cairo_status_t write_bytes(void *file, const unsigned char *bytes, unsigned int count) {
    return fwrite(bytes, 1, count, file) == count ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

bool screenshot_write(const struct sheet *sheet, const char *path, char *why, size_t size) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        str_format(why, size, "The picture %s cannot be written: %s.", path, strerror(errno));
        return false;
    }
    cairo_surface_t *picture = cairo_image_surface_create_for_data(
        sheet->surface->pixels, CAIRO_FORMAT_RGB24, sheet->surface->w, sheet->surface->h,
        sheet->surface->pitch);
    cairo_status_t status = cairo_surface_write_to_png_stream(picture, write_bytes, file);
    cairo_surface_destroy(picture);
    errno = 0;
    bool is_closed = fclose(file) == 0;
    if (status != CAIRO_STATUS_SUCCESS || !is_closed) {
        str_format(why, size, "The picture %s cannot be written: %s.", path,
                   errno != 0 ? strerror(errno) : cairo_status_to_string(status));
        return false;
    }
    return true;
}

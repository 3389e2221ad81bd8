/* A theme is a column of theme.def. The table is read once per column, so that a role cannot be in
 * one theme and be forgotten in another. */
#include "theme.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

static const uint32_t values[COLOR_COUNT][THEME_COUNT] = {
#define COLOR(role, light, dark, contrast) [COLOR_##role] = {light, dark, contrast},
#include "theme.def"
};

static const char *const names[THEME_COUNT] = {"light", "dark", "contrast"};

struct rgba theme_color(enum theme theme, enum color color) {
    assert(theme < THEME_COUNT && color < COLOR_COUNT);
    uint32_t value = values[color][theme];
    return (struct rgba){(uint8_t)(value >> 24), (uint8_t)(value >> 16), (uint8_t)(value >> 8),
                         (uint8_t)value};
}

bool theme_read(const char *name, enum theme *theme) {
    for (size_t i = 0; i < THEME_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *theme = (enum theme)i;
            return true;
        }
    }
    return false;
}

static double linear(uint8_t channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(struct rgba color) {
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

double theme_contrast(struct rgba one, struct rgba other) {
    double a = luminance(one), b = luminance(other);
    double light = a > b ? a : b, dark = a > b ? b : a;
    return (light + 0.05) / (dark + 0.05);
}

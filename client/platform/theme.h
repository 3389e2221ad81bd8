/* The values of the colour roles in each theme, from one table (theme.def). */
#ifndef THEME_H
#define THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "draw_list.h"
#include "settings.h"

struct rgba {
    uint8_t r, g, b, a;
};

/* The value of a role; COLOR_NONE is clear. */
struct rgba theme_color(enum theme theme, enum color color);

/* "light", "dark", "contrast". False for any other name. */
bool theme_read(const char *name, enum theme *theme);

/* How well two opaque colours can be told apart, 1 to 21: WCAG 2.1, "contrast ratio"
 * (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio). */
double theme_contrast(struct rgba one, struct rgba other);

#endif

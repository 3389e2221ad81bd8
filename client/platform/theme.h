/* How Goldseam looks: the values of the colour roles in each theme, and the families of its fonts.
 * One file has all of it, assets/theme.yaml; the build makes a table of it, which is there when no
 * file is found. */
#ifndef THEME_H
#define THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw_list.h"
#include "settings.h"

struct rgba {
    uint8_t r, g, b, a;
};

enum look_family { FAMILY_BODY, FAMILY_TITLE, FAMILY_DYSLEXIC, FAMILY_COUNT };
#define LOOK_FAMILIES_MAX     8
#define LOOK_FAMILY_BYTES     48
#define LOOK_BASE_PERCENT_MIN 100
#define LOOK_BASE_PERCENT_MAX 130

struct look {
    uint32_t colors[THEME_COUNT][COLOR_COUNT];                         /* 0xRRGGBBAA */
    char families[FAMILY_COUNT][LOOK_FAMILIES_MAX][LOOK_FAMILY_BYTES]; /* best first; "" ends */
    int base_percent; /* of all type, on top of what a person chooses */
};

/* The look of assets/theme.yaml as it was when the program was built. */
extern const struct look look_usual;

/* The value of a role; COLOR_NONE is clear. */
struct rgba look_color(const struct look *look, enum theme theme, enum color color);
/* The same of the usual look. */
static inline struct rgba theme_color(enum theme theme, enum color color) {
    return look_color(&look_usual, theme, color);
}

/* "light", "dark", "contrast". False for any other name. */
bool theme_read(const char *name, enum theme *theme);
const char *theme_name(enum theme theme);

/* "on_accent", and the other way round; COLOR_NONE for a name that is none. */
const char *color_name(enum color color);
enum color color_read(const char *name);

/* How well two opaque colours can be told apart, 1 to 21: WCAG 2.1, "contrast ratio"
 * (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio). */
double theme_contrast(struct rgba one, struct rgba other);

/* Text, and a surface that it stands on somewhere: what must be readable. */
#define READABLE_RATIO 4.5
struct look_pair {
    enum color text, surface;
};
size_t look_pairs_count(void);
struct look_pair look_pair_at(size_t index);
double look_ratio(const struct look *look, enum theme theme, struct look_pair pair);

#endif

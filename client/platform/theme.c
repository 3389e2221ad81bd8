/* What a look is, apart from its values: names, pairs of colours that must go together, and how
 * their contrast is computed. */
#include "theme.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const char *const themes[THEME_COUNT] = {"light", "dark", "contrast"};

static const char *const roles[COLOR_COUNT] = {
    [COLOR_NONE] = "none",
    [COLOR_PAPER] = "paper",
    [COLOR_PANEL] = "panel",
    [COLOR_INK] = "ink",
    [COLOR_MUTED] = "muted",
    [COLOR_LINE] = "line",
    [COLOR_SOFT] = "soft",
    [COLOR_ACCENT] = "accent",
    [COLOR_ON_ACCENT] = "on_accent",
    [COLOR_GOLD] = "gold",
    [COLOR_GOLD_LIGHT] = "gold_light",
    [COLOR_GOLD_TEXT] = "gold_text",
    [COLOR_CLAY] = "clay",
    [COLOR_CLAY_DARK] = "clay_dark",
    [COLOR_LEAF] = "leaf",
    [COLOR_LEAF_SOFT] = "leaf_soft",
    [COLOR_BAR_FIRST] = "bar_first",
    [COLOR_BAR_HUDDLE] = "bar_huddle",
    [COLOR_BAR_MEND] = "bar_mend",
    [COLOR_TOP] = "top",
    [COLOR_ON_TOP] = "on_top",
    [COLOR_SHADE] = "shade",
};

static const struct look_pair pairs[] = {
    {COLOR_INK, COLOR_PAPER},       {COLOR_INK, COLOR_PANEL},
    {COLOR_INK, COLOR_SOFT},        {COLOR_INK, COLOR_LEAF_SOFT},
    {COLOR_INK, COLOR_GOLD_LIGHT},  {COLOR_MUTED, COLOR_PAPER},
    {COLOR_MUTED, COLOR_PANEL},     {COLOR_MUTED, COLOR_SOFT},
    {COLOR_GOLD_TEXT, COLOR_PAPER}, {COLOR_GOLD_TEXT, COLOR_PANEL},
    {COLOR_GOLD_TEXT, COLOR_SOFT},  {COLOR_GOLD_TEXT, COLOR_GOLD_LIGHT},
    {COLOR_LEAF, COLOR_PAPER},      {COLOR_LEAF, COLOR_PANEL},
    {COLOR_LEAF, COLOR_LEAF_SOFT},  {COLOR_ACCENT, COLOR_PAPER},
    {COLOR_ACCENT, COLOR_PANEL},    {COLOR_ON_ACCENT, COLOR_ACCENT},
    {COLOR_LEAF, COLOR_SOFT},       {COLOR_ON_TOP, COLOR_TOP},
};

struct rgba look_color(const struct look *look, enum theme theme, enum color color) {
    assert(theme < THEME_COUNT && color < COLOR_COUNT);
    uint32_t value = look->colors[theme][color];
    return (struct rgba){(uint8_t)(value >> 24), (uint8_t)(value >> 16), (uint8_t)(value >> 8),
                         (uint8_t)value};
}

const char *theme_name(enum theme theme) {
    assert(theme < THEME_COUNT);
    return themes[theme];
}

bool theme_read(const char *name, enum theme *theme) {
    for (size_t i = 0; i < THEME_COUNT; i++) {
        if (strcmp(name, themes[i]) == 0) {
            *theme = (enum theme)i;
            return true;
        }
    }
    return false;
}

const char *color_name(enum color color) {
    assert(color < COLOR_COUNT);
    return roles[color];
}

enum color color_read(const char *name) {
    for (int color = COLOR_NONE + 1; color < COLOR_COUNT; color++) {
        if (strcmp(name, roles[color]) == 0) {
            return (enum color)color;
        }
    }
    return COLOR_NONE;
}

/* --- contrast ------------------------------------------------------------------------------------
 */

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

size_t look_pairs_count(void) {
    return sizeof pairs / sizeof pairs[0];
}

struct look_pair look_pair_at(size_t index) {
    assert(index < look_pairs_count());
    return pairs[index];
}

double look_ratio(const struct look *look, enum theme theme, struct look_pair pair) {
    return theme_contrast(look_color(look, theme, pair.text),
                          look_color(look, theme, pair.surface));
}

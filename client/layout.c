/* A display is the class's when it shows something else than the console's. Where there is none,
 * the class looks at the console's own display, or nowhere. */
#include "layout.h"

#include <string.h>

bool layout_read(const char *word, enum layout_wish *wish) {
    static const char *const words[] = {
        [LAYOUT_WINDOW] = "window", [LAYOUT_HERE] = "here", [LAYOUT_OFF] = "off"};
    for (size_t i = LAYOUT_WINDOW; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(word, words[i]) == 0) {
            *wish = (enum layout_wish)i;
            return true;
        }
    }
    return false;
}

static bool is_shared(const struct display *one, const struct display *other) {
    return one->x < other->x + other->w && other->x < one->x + one->w &&
           one->y < other->y + other->h && other->y < one->y + one->h;
}

/* The first that shows something else than the console's; `count`: none does. */
static size_t find_other(const struct display *displays, size_t count, size_t console) {
    size_t i = 0;
    while (i < count && (i == console || is_shared(&displays[i], &displays[console]))) {
        i++;
    }
    return i;
}

struct layout layout_choose(const struct display *displays, size_t count, size_t console,
                            enum layout_wish wish) {
    struct layout layout = {.where = LAYOUT_BOARD_HERE, .board = console < count ? console : 0};
    size_t other = console < count ? find_other(displays, count, console) : count;
    if (wish == LAYOUT_HERE) {
        return layout;
    }
    if (other < count) {
        layout = (struct layout){LAYOUT_BOARD_WINDOW, other, true};
    } else if (wish == LAYOUT_WINDOW) {
        layout.where = LAYOUT_BOARD_WINDOW;
    }
    if (wish == LAYOUT_OFF) {
        layout.where = LAYOUT_BOARD_NOWHERE; /* it can be opened by hand, there */
    }
    return layout;
}

/* Where the board of a teacher's own window stands: decided from the displays alone, so that it can
 * be told in a test. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "desktop.h"

enum layout_wish {
    LAYOUT_FIND_OUT, /* as the displays are */
    LAYOUT_WINDOW,   /* --board window */
    LAYOUT_HERE,     /* --board here */
    LAYOUT_OFF,      /* --board off */
};

enum layout_board {
    LAYOUT_BOARD_NOWHERE,
    LAYOUT_BOARD_HERE,   /* the class looks at the console's own display */
    LAYOUT_BOARD_WINDOW, /* in a window of its own, on display `board` */
};

struct layout {
    enum layout_board where;
    size_t board; /* index of a display, when there is one for the board */
    bool is_full; /* the board has that display for itself */
};

/* "window", "here", "off". False for any other word. */
bool layout_read(const char *word, enum layout_wish *wish);

/* `console`: index of the display where the console stands; `count` when it is not known. Displays
 * that share a place are mirrored: one shows what the other does. */
struct layout layout_choose(const struct display *displays, size_t count, size_t console,
                            enum layout_wish wish);

#endif

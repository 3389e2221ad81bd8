/* What a person does, as the platform tells it. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>

enum input_kind {
    INPUT_KEY,     /* key, with_shift */
    INPUT_KEY_UP,  /* key: of KEY_F3 alone, which means something while it is held */
    INPUT_AWAY,    /* the keyboard went to another window: no key is held any more */
    INPUT_TEXT,    /* text: what an input method made, UTF-8 */
    INPUT_COMPOSE, /* text: what it is making; x: bytes of it before its caret. "": nothing */
    INPUT_MOVE,    /* pointer at x y */
    INPUT_PRESS,   /* left button at x y */
    INPUT_RELEASE,
    INPUT_WHEEL,  /* y: lines, up is positive */
    INPUT_RESIZE, /* x y: new size in pixels */
    INPUT_CLOSE,  /* the person closes the window */
};

enum key {
    KEY_NONE,
    KEY_TAB,
    KEY_ENTER,
    KEY_SPACE,
    KEY_ESCAPE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_F1,
    KEY_F2,
    KEY_F3,
    KEY_F8,
    KEY_F10,
    KEY_1,
    KEY_2,
    KEY_3,
    KEY_4,
    KEY_5,
    KEY_6,
    KEY_7,
    KEY_8,
    KEY_9,
};

#define INPUT_TEXT_BYTES 192

struct input {
    enum input_kind kind;
    enum key key;
    bool with_shift;
    int x, y;
    char text[INPUT_TEXT_BYTES];
};

#endif

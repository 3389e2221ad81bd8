/* What can be pressed on the screen as it was drawn last, and the words that stand on it: for who
 * wants to use a window as a person does, and has no eyes. */
#ifndef KNOB_H
#define KNOB_H

#include <stdbool.h>
#include <stddef.h>

struct app;

#define KNOB_WORDS_BYTES 240

struct knob {
    int x, y, w, h;               /* pixels of the window */
    char words[KNOB_WORDS_BYTES]; /* in the order in which they were drawn; "" for a picture */
    bool has_focus;
};

/* False: there are not so many. Those that are scrolled away have w = 0. */
bool knob_at(const struct app *app, size_t index, struct knob *knob);

#endif

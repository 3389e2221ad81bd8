/* How wide text is, so that a screen can be laid out without a font: the platform measures with the
 * real fonts, tests with a fixed table. */
#ifndef TEXT_MEASURE_H
#define TEXT_MEASURE_H

#include <stddef.h>

enum font { FONT_BODY, FONT_BODY_BOLD, FONT_TITLE, FONT_COUNT };

struct text_measure {
    /* Pixels that the first `count` bytes of `text` (UTF-8, one line) take. */
    int (*width)(void *self, enum font font, int size_px, const char *text, size_t count);
    /* Pixels from one line to the next, and from the top of a line to its baseline. */
    int (*line_height)(void *self, enum font font, int size_px);
    int (*ascent)(void *self, enum font font, int size_px);
    void *self;
};

#endif

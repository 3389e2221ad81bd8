/* Breaks a text into lines of a width: at spaces and line feeds, and inside a word that is wider
 * than a line by itself. Nothing is ever left out but the spaces at which a line was broken. */
#ifndef WRAP_H
#define WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "text_measure.h"

struct wrap {
    const struct text_measure *measure;
    enum font font;
    int size_px;
    int width; /* of a line, in pixels */
    const char *rest;
    bool is_done;
};

struct wrap_line {
    const char *start;
    size_t count;
    int width;
};

void wrap_init(struct wrap *wrap, const struct text_measure *measure, enum font font, int size_px,
               int width);
/* Begins with `text` (terminated, valid UTF-8). */
void wrap_start(struct wrap *wrap, const char *text);

/* The next line. False behind the last one; an empty text has one empty line. */
bool wrap_next(struct wrap *wrap, struct wrap_line *line);

#endif

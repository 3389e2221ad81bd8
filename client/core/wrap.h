/* Breaks a text into lines of a width: at line feeds, spaces, and between characters of scripts
 * that are written without them; and inside a word that is wider than a line by itself. Nothing is
 * ever left out but the spaces at which a line was broken. */
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
    bool is_inside; /* of a paragraph: its direction is known */
    bool is_rtl;
};

struct wrap_line {
    const char *start;
    size_t count;
    int width;
    bool is_rtl; /* its paragraph runs from right to left */
};

void wrap_init(struct wrap *wrap, const struct text_measure *measure, enum font font, int size_px,
               int width);
/* Begins with `text` (terminated, valid UTF-8). */
void wrap_start(struct wrap *wrap, const char *text);

/* The next line. False behind the last one; an empty text has one empty line. */
bool wrap_next(struct wrap *wrap, struct wrap_line *line);

#endif

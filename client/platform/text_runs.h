/* Splits a line into runs: stretches of one direction, one script and one face, in the order in
 * which they are seen. Measuring and drawing both go by it. */
#ifndef TEXT_RUNS_H
#define TEXT_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "faces.h"

#define TEXT_RUNS_MAX 192 /* of one line; beyond, nothing is shown */

struct text_run {
    struct sized_font *font; /* NULL: none can be opened */
    const char *start;
    size_t count;
    uint32_t script; /* ISO 15924 tag; 0: none that asks for more than its letters */
    bool is_rtl;
};

struct text_style {
    enum font font;
    int size_px;
};

/* The runs of a line (valid UTF-8) of a paragraph that runs `is_rtl`. Returns how many. */
size_t text_runs(struct faces *faces, struct text_style style, const char *line, size_t count,
                 bool is_rtl, struct text_run runs[static TEXT_RUNS_MAX]);

#endif

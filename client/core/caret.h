/* Where a place between two characters stands on a line, whichever way its stretches run. */
#ifndef CARET_H
#define CARET_H

#include "text_measure.h"
#include "wrap.h"

struct caret {
    int x;       /* pixels from the left end of the line */
    bool is_rtl; /* what stands before it runs from right to left */
};

/* The place behind the first `count` bytes of the line. */
struct caret caret_of(const struct wrap *wrap, const struct wrap_line *line, size_t count);

#endif

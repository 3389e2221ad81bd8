/* Directions of text, by the Unicode Bidirectional Algorithm: which way a paragraph runs, and in
 * which order the stretches of a line stand side by side. Built on FriBidi; a text without a
 * character that runs from right to left never gets as far as that. */
#ifndef BIDI_H
#define BIDI_H

#include <stdbool.h>
#include <stddef.h>

/* Opens and closes a stretch whose direction is its own, and is nobody else's business. */
#define BIDI_ISOLATE     "\u2068"
#define BIDI_ISOLATE_END "\u2069"

/* Whether nothing in the first `count` bytes of `text` (valid UTF-8) runs from right to left. */
bool bidi_is_plain(const char *text, size_t count);

/* Whether the paragraph at `text` runs from right to left: by its first letter with a direction,
 * where isolated stretches are not looked at. Left to right when there is none. */
bool bidi_is_rtl(const char *text, size_t count);

struct bidi_run {
    size_t start, count; /* bytes of the line */
    bool is_rtl;
};
#define BIDI_RUNS_MAX 64 /* of one line; beyond, the rest is one run */

/* The runs of a line of a paragraph that runs `is_rtl`, from left to right as they are seen.
 * Returns how many, 0 for an empty line. */
size_t bidi_runs(const char *line, size_t count, bool is_rtl,
                 struct bidi_run runs[static BIDI_RUNS_MAX]);

#endif

/* Greedy line breaking. A line takes words as long as they fit; a first word that does not fit is
 * cut between two clusters. Widths are always asked for a whole line, so kerning is counted. */
#include "wrap.h"

#include <string.h>

#include "bidi.h"
#include "line_break.h"
#include "utf8.h"

#define SHORT_BYTES 256 /* of a paragraph that may well fit as a whole */

void wrap_init(struct wrap *wrap, const struct text_measure *measure, enum font font, int size_px,
               int width) {
    *wrap = (struct wrap){
        .measure = measure, .font = font, .size_px = size_px, .width = width, .is_done = true};
}

void wrap_start(struct wrap *wrap, const char *text) {
    wrap->rest = text;
    wrap->is_done = false;
    wrap->is_inside = false;
}

static int width_of(const struct wrap *wrap, const char *text, size_t count) {
    return wrap->measure->width(wrap->measure->self, wrap->font, wrap->size_px, text, count);
}

/* Bytes up to the end of the first word behind `from`, leading spaces counted. */
static size_t word_end(const char *text, size_t from) {
    from += strspn(text + from, " ");
    return from + line_break_word(text + from);
}

/* How many bytes of a word that is too wide fit; at least one cluster. */
static size_t split_word(const struct wrap *wrap, const char *text, size_t end) {
    size_t fits = utf8_cluster(text);
    while (fits < end) {
        size_t more = fits + utf8_cluster(text + fits);
        if (width_of(wrap, text, more) > wrap->width) {
            break;
        }
        fits = more;
    }
    return fits;
}

/* Bytes of the words that fit side by side, from the first one that ends at `from` or behind it:
 * what is shorter is taken as it is. 0: not even one. */
static size_t words_count(const struct wrap *wrap, const char *text, size_t from) {
    size_t fits = 0;
    for (;;) {
        size_t end = word_end(text, fits);
        if (end == fits || (end >= from && width_of(wrap, text, end) > wrap->width)) {
            return fits;
        }
        fits = end;
    }
}

/* How many bytes of `text` make the next line. Most texts are short and stand on one line: those
 * are measured once. Of others most lines hold more than 1.4 bytes for each size of type, so
 * measuring begins there, and where that was too much it begins with the first word. */
static size_t line_count(const struct wrap *wrap, const char *text) {
    size_t whole = strcspn(text, "\n");
    if (whole <= SHORT_BYTES && width_of(wrap, text, whole) <= wrap->width) {
        return whole;
    }
    int most = wrap->size_px > 0 && wrap->width > 0 ? wrap->width * 7 / (wrap->size_px * 5) : 0;
    size_t count = words_count(wrap, text, (size_t)most);
    if (count > 0 && width_of(wrap, text, count) > wrap->width) {
        count = words_count(wrap, text, 0);
    }
    return count > 0 || whole == 0 ? count : split_word(wrap, text, word_end(text, 0));
}

bool wrap_next(struct wrap *wrap, struct wrap_line *line) {
    if (wrap->is_done) {
        return false;
    }
    const char *text = wrap->rest;
    if (!wrap->is_inside) {
        wrap->is_rtl = bidi_is_rtl(text, strcspn(text, "\n"));
    }
    size_t count = line_count(wrap, text);
    *line = (struct wrap_line){text, count, width_of(wrap, text, count), wrap->is_rtl};
    const char *behind = text + count;
    if (*behind == ' ') {
        behind += strspn(behind, " ");
    }
    wrap->is_done = *behind == '\0';
    wrap->is_inside = *behind != '\n';
    wrap->rest = *behind == '\n' ? behind + 1 : behind;
    return true;
}

/* A place between two characters may be seen at two ends, where one runs the other way. The one
 * behind the character before it is taken: there the next letter of the same script will stand. */
#include "caret.h"

#include "bidi.h"

static int width_of(const struct wrap *wrap, const char *text, size_t count) {
    return wrap->measure->width(wrap->measure->self, wrap->font, wrap->size_px, text, count);
}

struct caret caret_of(const struct wrap *wrap, const struct wrap_line *line, size_t count) {
    struct bidi_run runs[BIDI_RUNS_MAX];
    count = count < line->count ? count : line->count;
    if (!line->is_rtl && bidi_is_plain(line->start, line->count)) {
        return (struct caret){width_of(wrap, line->start, count), false};
    }
    size_t runs_count = bidi_runs(line->start, line->count, line->is_rtl, runs);
    int left = 0;
    for (size_t i = 0; i < runs_count && count > 0; i++) {
        const char *start = line->start + runs[i].start;
        int width = width_of(wrap, start, runs[i].count);
        if (count > runs[i].start && count <= runs[i].start + runs[i].count) {
            int before = width_of(wrap, start, count - runs[i].start);
            return (struct caret){left + (runs[i].is_rtl ? width - before : before),
                                  runs[i].is_rtl};
        }
        left += width;
    }
    return (struct caret){line->is_rtl ? line->width : 0, line->is_rtl};
}

/* FriBidi gives each character of a line its level; neighbours of one level are a run, and rule L2
 * of the algorithm puts the runs in order. Brackets are mirrored by whoever shapes the run. */
#include "bidi.h"

#include <fribidi/fribidi.h>
#include <utf8proc.h>

#include "utf8.h"

#define POINTS_MAX 2048 /* of a line; a longer one is one run */
#define FIRST_TURN 0xD6 /* the first byte of U+0590; nothing below turns */

static utf8proc_bidi_class_t class_of(uint32_t point) {
    return (utf8proc_bidi_class_t)utf8proc_get_property((utf8proc_int32_t)point)->bidi_class;
}

static bool is_turning(utf8proc_bidi_class_t class) {
    return class == UTF8PROC_BIDI_CLASS_R || class == UTF8PROC_BIDI_CLASS_AL ||
           class == UTF8PROC_BIDI_CLASS_AN || class == UTF8PROC_BIDI_CLASS_RLE ||
           class == UTF8PROC_BIDI_CLASS_RLO || class == UTF8PROC_BIDI_CLASS_RLI;
}

bool bidi_is_plain(const char *text, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if ((unsigned char)text[i] >= FIRST_TURN && is_turning(class_of(utf8_point(text + i)))) {
            return false;
        }
    }
    return true;
}

static bool is_isolate(utf8proc_bidi_class_t class) {
    return class == UTF8PROC_BIDI_CLASS_LRI || class == UTF8PROC_BIDI_CLASS_RLI ||
           class == UTF8PROC_BIDI_CLASS_FSI;
}

bool bidi_is_rtl(const char *text, size_t count) {
    unsigned depth = 0;
    for (size_t i = 0; i < count && text[i] != '\n'; i += utf8_step(text + i)) {
        utf8proc_bidi_class_t class = class_of(utf8_point(text + i));
        if (is_isolate(class)) {
            depth++;
        } else if (class == UTF8PROC_BIDI_CLASS_PDI) {
            depth -= depth > 0 ? 1 : 0;
        } else if (depth == 0 && class == UTF8PROC_BIDI_CLASS_L) {
            return false;
        } else if (depth == 0 &&
                   (class == UTF8PROC_BIDI_CLASS_R || class == UTF8PROC_BIDI_CLASS_AL)) {
            return true;
        }
    }
    return false;
}

/* The level of each character of a line; false when there is no memory. */
static bool find_levels(const FriBidiChar *points, FriBidiStrIndex count, bool is_rtl,
                        FriBidiLevel *levels) {
    FriBidiCharType types[POINTS_MAX];
    FriBidiBracketType brackets[POINTS_MAX];
    FriBidiParType direction = is_rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(points, count, types);
    fribidi_get_bracket_types(points, count, types, brackets);
    return fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, levels) != 0;
}

/* Turns the runs around whose level is `least` or more, stretch by stretch. */
static void turn_runs(struct bidi_run *runs, FriBidiLevel *levels, size_t count, int least) {
    for (size_t first = 0; first < count; first++) {
        size_t end = first;
        while (end < count && levels[end] >= least) {
            end++;
        }
        for (size_t a = first, b = end; a + 1 < b; a++) {
            b--;
            struct bidi_run run = runs[a];
            FriBidiLevel level = levels[a];
            runs[a] = runs[b];
            levels[a] = levels[b];
            runs[b] = run;
            levels[b] = level;
        }
        first = end > first ? end - 1 : first;
    }
}

static void order_runs(struct bidi_run *runs, FriBidiLevel *levels, size_t count) {
    int highest = 0;
    for (size_t i = 0; i < count; i++) {
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (int level = highest; level > 0; level--) {
        turn_runs(runs, levels, count, level);
    }
}

static size_t one_run(struct bidi_run *runs, size_t count, bool is_rtl) {
    runs[0] = (struct bidi_run){0, count, is_rtl};
    return count > 0 ? 1 : 0;
}

size_t bidi_runs(const char *line, size_t count, bool is_rtl,
                 struct bidi_run runs[static BIDI_RUNS_MAX]) {
    FriBidiChar points[POINTS_MAX];
    FriBidiLevel levels[POINTS_MAX], run_levels[BIDI_RUNS_MAX];
    FriBidiStrIndex points_count = 0;
    if (!is_rtl && bidi_is_plain(line, count)) {
        return one_run(runs, count, false);
    }
    for (size_t i = 0; i < count && points_count < POINTS_MAX; i += utf8_step(line + i)) {
        points[points_count++] = utf8_point(line + i);
    }
    if (points_count == 0 || points_count == POINTS_MAX ||
        !find_levels(points, points_count, is_rtl, levels)) {
        return one_run(runs, count, is_rtl);
    }
    size_t runs_count = 0, at = 0;
    for (FriBidiStrIndex i = 0; i < points_count; i++) {
        bool is_new = i == 0 || (levels[i] != levels[i - 1] && runs_count < BIDI_RUNS_MAX);
        if (is_new) {
            runs[runs_count] = (struct bidi_run){at, 0, (levels[i] & 1) != 0};
            run_levels[runs_count++] = levels[i];
        }
        size_t step = utf8_step(line + at);
        runs[runs_count - 1].count += step;
        at += step;
    }
    order_runs(runs, run_levels, runs_count);
    return runs_count;
}

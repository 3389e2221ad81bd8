/* The words of a figure are read from the left, one after the other; what is not understood is said
 * in terms of what could stand there. Numbers of a line are read as answers are, so "3/4", "0.5"
 * and "0,5" do. */
#include "figure.h"

#include <assert.h>
#include <string.h>

#include "number.h"
#include "str.h"

#define LINE_NUMBER_MAX 10000 /* above and below the fraction's line */
#define WHOLES_MAX      5     /* steps from one whole number to the next that are written */

static const char forms[] =
    "`bar 4/8`, `circle 3/8`, `line 0 to 2 in 8, at 3/4`, `grid 3 x 4, 5` or `dots 3 5`";

struct reader {
    const char *at;
    char *why;
    size_t size;
    bool has_said; /* the first thing to mend is told, not what follows from it */
};

static bool say(struct reader *reader, const char *what, long from, long to) {
    if (reader->why != NULL && !reader->has_said) {
        str_format(reader->why, reader->size, what, from, to);
    }
    reader->has_said = true;
    return false;
}

static void take_space(struct reader *reader) {
    while (*reader->at == ' ') {
        reader->at++;
    }
}

/* The word or sign, if it stands here. */
static bool take(struct reader *reader, const char *word) {
    take_space(reader);
    size_t length = strlen(word);
    if (strncmp(reader->at, word, length) != 0) {
        return false;
    }
    reader->at += length;
    return true;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool take_count(struct reader *reader, int min, int max, uint8_t *count) {
    int value = 0, digits = 0;
    take_space(reader);
    for (; is_digit(*reader->at) && digits < 6; digits++, reader->at++) {
        value = value * 10 + (*reader->at - '0');
    }
    if (digits == 0 || is_digit(*reader->at) || value < min || value > max) {
        return say(reader, "expected a whole number from %ld to %ld", min, max);
    }
    *count = (uint8_t)value;
    return true;
}

static bool is_at_end(struct reader *reader) {
    take_space(reader);
    return *reader->at == '\0' ||
           say(reader, "expected the figure's end, but there is more behind it", 0, 0);
}

/* --- bars, discs, dots, grids ------------------------------------------------------------------
 */

static bool read_shapes(struct reader *reader, struct figure *figure) {
    do {
        struct figure_shape shape = {0, 0};
        if (figure->shapes_count == FIGURE_SHAPES_MAX) {
            return say(reader, "expected at most %ld of them", FIGURE_SHAPES_MAX, 0);
        }
        if (!take_count(reader, 0, FIGURE_PARTS_MAX, &shape.filled)) {
            return false;
        }
        if (!take(reader, "/")) {
            return say(reader, "expected filled parts / all parts, as in `4/8`", 0, 0);
        }
        if (!take_count(reader, 1, FIGURE_PARTS_MAX, &shape.parts)) {
            return false;
        }
        if (shape.filled > shape.parts) {
            return say(reader, "expected at most %ld filled parts, not %ld", shape.parts,
                       shape.filled);
        }
        figure->shapes[figure->shapes_count++] = shape;
    } while (take(reader, ","));
    return is_at_end(reader);
}

static bool read_dots(struct reader *reader, struct figure *figure) {
    do {
        if (figure->shapes_count == FIGURE_GROUPS_MAX) {
            return say(reader, "expected at most %ld groups", FIGURE_GROUPS_MAX, 0);
        }
        if (!take_count(reader, 1, FIGURE_DOTS_MAX, &figure->shapes[figure->shapes_count].parts)) {
            return false;
        }
        figure->shapes_count++;
        take_space(reader);
    } while (is_digit(*reader->at));
    return is_at_end(reader);
}

static bool read_grid(struct reader *reader, struct figure *figure) {
    if (!take_count(reader, 1, FIGURE_SIDE_MAX, &figure->rows)) {
        return false;
    }
    if (!take(reader, "x") && !take(reader, "\u00D7")) {
        return say(reader, "expected rows x columns, as in `grid 3 x 4, 5`", 0, 0);
    }
    if (!take_count(reader, 1, FIGURE_SIDE_MAX, &figure->columns)) {
        return false;
    }
    int all = figure->rows * figure->columns;
    figure->shapes_count = 1;
    figure->shapes[0].parts = (uint8_t)all;
    if (take(reader, ",") && !take_count(reader, 0, all, &figure->shapes[0].filled)) {
        return false;
    }
    return is_at_end(reader);
}

/* --- number lines ------------------------------------------------------------------------------
 */

/* The number up to the next space or comma that parts; as it is written, and what it is. */
static bool take_number(struct reader *reader, char *written, struct number *value) {
    char unit[UNIT_BYTES_MAX + 1];
    take_space(reader);
    size_t length = strcspn(reader->at, " ");
    length -= length > 0 && reader->at[length - 1] == ',';
    bool fits = length > 0 && length < FIGURE_NUMBER_SIZE;
    if (fits) {
        str_copy_bytes(written, FIGURE_NUMBER_SIZE, reader->at, length);
        fits = number_read(written, value, unit) == NUMBER_OK && unit[0] == '\0';
    }
    if (!fits || value->denominator > LINE_NUMBER_MAX || value->numerator > LINE_NUMBER_MAX ||
        value->numerator < -LINE_NUMBER_MAX) {
        return say(reader, "expected a number of at most %ld characters, as 0, 3/4 or 0.5",
                   FIGURE_NUMBER_SIZE - 1, 0);
    }
    reader->at += length;
    return true;
}

/* Where `at` stands between the ends: all three are small, so nothing overflows. */
static bool place_mark(struct figure *figure, struct number from, struct number to,
                       struct number at) {
    int64_t above = at.numerator * from.denominator - from.numerator * at.denominator;
    int64_t below = to.numerator * from.denominator - from.numerator * to.denominator;
    if (number_compare(at, from) < 0 || number_compare(at, to) > 0) {
        return false;
    }
    above *= to.denominator;
    below *= at.denominator;
    figure->mark_unit = (uint16_t)((above * FIGURE_LINE_UNITS + below / 2) / below);
    figure->has_mark = true;
    return true;
}

static void note_wholes(struct figure *figure, struct number from, struct number to) {
    if (from.denominator == 1 && to.denominator == 1) {
        int64_t steps = to.numerator - from.numerator;
        bool is_written = steps <= WHOLES_MAX && figure->parts % steps == 0;
        figure->first_whole = (int)from.numerator;
        figure->wholes = is_written ? (uint8_t)steps : 0;
    }
}

static bool read_line(struct reader *reader, struct figure *figure) {
    struct number from, to, at;
    char written[FIGURE_NUMBER_SIZE];
    if (!take_number(reader, figure->from, &from)) {
        return false;
    }
    if (!take(reader, "to ")) {
        return say(reader, "expected `to` and where the line ends, as in `line 0 to 2 in 8`", 0, 0);
    }
    if (!take_number(reader, figure->to, &to)) {
        return false;
    }
    if (number_compare(from, to) >= 0) {
        return say(reader, "expected the smaller number first", 0, 0);
    }
    if (!take(reader, "in ")) {
        return say(reader, "expected `in` and how many parts, as in `line 0 to 2 in 8`", 0, 0);
    }
    if (!take_count(reader, 1, FIGURE_PARTS_MAX, &figure->parts)) {
        return false;
    }
    note_wholes(figure, from, to);
    if (take(reader, ",")) {
        if (!take(reader, "at ")) {
            return say(reader, "expected `at` and a number, as in `line 0 to 2 in 8, at 3/4`", 0,
                       0);
        }
        if (!take_number(reader, written, &at)) {
            return false;
        }
        if (!place_mark(figure, from, to, at)) {
            return say(reader, "expected a place between the line's ends", 0, 0);
        }
    }
    return is_at_end(reader);
}

/* ------------------------------------------------------------------------------------------------
 */

static bool read_kind(struct reader *reader, struct figure *figure) {
    static const struct {
        const char *word;
        enum figure_kind kind;
        bool (*read)(struct reader *reader, struct figure *figure);
    } kinds[] = {
        {"bar ", FIGURE_BAR, read_shapes}, {"circle ", FIGURE_CIRCLE, read_shapes},
        {"line ", FIGURE_LINE, read_line}, {"grid ", FIGURE_GRID, read_grid},
        {"dots ", FIGURE_DOTS, read_dots},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (take(reader, kinds[i].word)) {
            figure->kind = kinds[i].kind;
            return kinds[i].read(reader, figure);
        }
    }
    if (reader->why != NULL) {
        str_format(reader->why, reader->size, "expected %s", forms);
    }
    return false;
}

bool figure_read(const char *text, struct figure *figure, char *why, size_t size) {
    assert(text != NULL && figure != NULL);
    struct reader reader = {.at = text, .why = why, .size = size};
    *figure = (struct figure){.kind = FIGURE_NONE};
    if (text[0] == '\0') {
        return true;
    }
    if (!read_kind(&reader, figure)) {
        *figure = (struct figure){.kind = FIGURE_NONE};
        return false;
    }
    return true;
}

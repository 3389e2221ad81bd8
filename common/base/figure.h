/* Pictures of challenges in words: a small closed language that a pack writes, the wire carries as
 * it stands, and a window draws in the colours of its theme. Bounded: whatever is read from here
 * is a few small numbers.
 *   bar 4/8               a bar of 8 parts, 4 of them filled; up to four below each other
 *   circle 3/8            a disc of 8 parts, 3 of them filled; up to four beside each other
 *   line 0 to 2 in 8      a number line of 8 equal parts; ", at 3/4" marks a place on it
 *   grid 3 x 4, 5         3 rows of 4 squares, 5 of them filled
 *   dots 3 5              groups of dots; up to six */
#ifndef FIGURE_H
#define FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"

#define FIGURE_PARTS_MAX   24
#define FIGURE_SIDE_MAX    12 /* of a grid */
#define FIGURE_SHAPES_MAX  4  /* bars, or discs */
#define FIGURE_GROUPS_MAX  6
#define FIGURE_DOTS_MAX    20 /* in a group */
#define FIGURE_NUMBER_SIZE 12 /* of a line's end as it is written */
#define FIGURE_LINE_UNITS  10000

enum figure_kind {
    FIGURE_NONE,
    FIGURE_BAR,
    FIGURE_CIRCLE,
    FIGURE_LINE,
    FIGURE_GRID,
    FIGURE_DOTS,
};

struct figure_shape {
    uint8_t parts, filled; /* filled <= parts; dots have no filled ones */
};

struct figure {
    enum figure_kind kind;
    struct figure_shape shapes[FIGURE_GROUPS_MAX]; /* bars, discs, groups; of a grid all squares */
    uint8_t shapes_count;
    uint8_t rows, columns; /* grid */
    uint8_t parts;         /* line */
    char from[FIGURE_NUMBER_SIZE], to[FIGURE_NUMBER_SIZE];
    int first_whole;    /* line: the whole number at `from`, and how many whole ones it is to the */
    uint8_t wholes;     /* other end; 0 where these are not written at the ends of parts */
    bool has_mark;      /* line */
    uint16_t mark_unit; /* of FIGURE_LINE_UNITS from `from` to `to` */
};

/* Reads a figure; "" is FIGURE_NONE. False, and FIGURE_NONE, when it is not one: then `why` (size
 * bytes, may be NULL) says what was expected. */
bool figure_read(const char *text, struct figure *figure, char *why, size_t size);

#endif

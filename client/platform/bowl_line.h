/* Where cracks run on a bowl: each line starts at the rim or, when the rim is full, in the widest
 * gap, and never comes near another one. Line i is the same however many follow it. */
#ifndef BOWL_LINE_H
#define BOWL_LINE_H

#include <stddef.h>

#include "bowl_shape.h"

#define BOWL_LINES_MAX     128 /* ROUNDS_MAX seams and as many cracks */
#define BOWL_LINE_POINTS   18
#define BOWL_LINE_BRANCHES 5
#define BOWL_BRANCH_POINTS 5

/* In lengths, as seen (bowl_shape_point). */
struct bowl_line_point {
    double x, y;
};

struct bowl_branch {
    int from; /* the point of the line that it leaves */
    int count;
    struct bowl_line_point points[BOWL_BRANCH_POINTS]; /* the first is the one it leaves */
};

struct bowl_line {
    int count;
    struct bowl_line_point points[BOWL_LINE_POINTS];
    int branches_count;
    struct bowl_branch branches[BOWL_LINE_BRANCHES];
};

/* The first `count` lines of this bowl (at most BOWL_LINES_MAX). */
void bowl_line_make(const struct bowl_shape *shape, struct bowl_line *lines, size_t count);

#endif

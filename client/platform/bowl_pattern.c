/* Each pattern is a distance: how far a point is from the nearest stroke of the brush. What repeats
 * round the bowl is laid out in whole repeats, what repeats downwards in lengths, so that strokes
 * keep their size whatever the form. Edges are smoothed over a pixel, so small bowls do not
 * flicker. None looks like a crack or a seam: those mean something. */
#include "bowl_pattern.h"

#include <assert.h>
#include <math.h>

#define TURN 6.283185307179586

/* Covered by a stroke whose middle is `away` and that is 2 x half wide. */
static double stroke(double away, double half, double soft) {
    return 1 - tone_step(half - soft, half + soft, fabs(away));
}

static double fraction(double x) {
    return x - floor(x);
}

/* Where in its repeat a point is, -0.5 to 0.5, and which one it is in. */
static double repeat(double x, int *which) {
    double nearest = floor(x + 0.5);
    *which = (int)nearest;
    return x - nearest;
}

static double waves(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double swing = 0.013 * sin(spot->angle * (7 + shape->pattern_count) + shape->pattern_phase);
    int row;
    double period = 0.082 * shape->pattern_size;
    double away = repeat((spot->down + swing) / period, &row) * period;
    return row > 0 ? stroke(away, 0.0105, spot->soft) : 0;
}

static double dots(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double period = 0.092 * shape->pattern_size, count = 15 + shape->pattern_count * 1.5;
    int row, column;
    double down = repeat(spot->down / period, &row) * period;
    double side = repeat(spot->angle * count / TURN + 0.5 * (row & 1), &column);
    double away = hypot(side * TURN / count * spot->radius, down);
    return row > 0 ? stroke(away, 0.0215, spot->soft) : 0;
}

static double stripes(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 16 + 2 * shape->pattern_count;
    double side = fraction(spot->angle * count / TURN + 0.5) - 0.5;
    double length = TURN / count * spot->radius;
    return stroke(side * length, length * 0.23, spot->soft);
}

static double rings(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    int row;
    double period = 0.056 * shape->pattern_size;
    double unsteady = 0.004 * sin(spot->angle * 2 + spot->down * 30);
    double away = repeat((spot->down + unsteady) / period, &row) * period;
    return row > 0 ? stroke(away, 0.0125 - 0.0006 * row, spot->soft) : 0;
}

static double drips(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 13 + shape->pattern_count;
    int column;
    double side = repeat(spot->angle * count / TURN + shape->pattern_phase, &column);
    double length = 0.20 + 0.36 * tone_lattice(column, 3, shape->seed);
    double half = 0.30 + 0.12 * tone_lattice(column, 4, shape->seed);
    /* A drip is round at its end and runs together with its neighbours at the top. */
    double valley = 0.13 + 0.03 * sin(spot->angle * 3);
    double edge = valley + (length - valley) * sqrt(fmax(0, 1 - (side / half) * (side / half)));
    double reach = fabs(side) < half ? edge : valley;
    return 1 - tone_step(reach - spot->soft, reach + spot->soft, spot->down);
}

/* Rows of crescents, every second row between those above. */
static double moons(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double period = 0.125 * shape->pattern_size, count = 12 + shape->pattern_count;
    int row, column;
    double down = repeat(spot->down / period, &row) * period;
    double side = repeat(spot->angle * count / TURN + 0.5 * (row & 1), &column);
    double x = side * TURN / count * spot->radius;
    double disc = stroke(hypot(x, down), 0.045, spot->soft);
    double bite = stroke(hypot(x - 0.022, down), 0.038, spot->soft);
    return row > 0 ? disc * (1 - bite) : 0;
}

static double leaves(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 10 + shape->pattern_count, high = 0.115 * shape->pattern_size;
    int column, row;
    double down = repeat((spot->down - 0.15) / (high * 2.3), &row) * high * 2.3;
    double side = repeat(spot->angle * count / TURN + 0.5 * (row & 1), &column);
    if (row < 0 || row > 1 || fabs(down) > high) {
        return 0;
    }
    double lean = (column & 1) == 0 ? 0.22 : -0.22;
    double x = side * TURN / count * spot->radius - down * lean, part = down / high;
    double half = 0.042 * (1 - part * part) * (1 - 0.25 * part);
    double leaf = stroke(x, half, spot->soft);
    return leaf * (1 - 0.8 * stroke(x, 0.0035, spot->soft));
}

static double bands(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double first = 0.11 * shape->pattern_size;
    double broad = stroke(spot->down - first, 0.034, spot->soft);
    double thin = stroke(spot->down - first - 0.065, 0.0095, spot->soft);
    double low = stroke(spot->down - first - 0.20, 0.020, spot->soft);
    return fmax(broad, fmax(thin, low));
}

static double net(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 13 + shape->pattern_count;
    double side = spot->angle * count / TURN, down = spot->down / (0.105 * shape->pattern_size);
    double length = TURN / count * 0.5 * 0.7;
    double one = fraction(side + down + 0.5) - 0.5, other = fraction(side - down + 0.5) - 0.5;
    double away = fmin(fabs(one), fabs(other)) * length;
    return stroke(away, 0.0085, spot->soft);
}

static double speckle(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double scale = 15.0 / shape->pattern_size, most = 0;
    double x = spot->angle * 0.45 * scale, y = spot->down * scale;
    for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
            int cx = (int)floor(x) + dx, cy = (int)floor(y) + dy;
            double size = tone_lattice(cx, cy, shape->seed + 2);
            double px = cx + tone_lattice(cx, cy, shape->seed) - x;
            double py = cy + tone_lattice(cx, cy, shape->seed + 1) - y;
            double half = 0.003 + 0.019 * size * size * size;
            most = fmax(most, stroke(hypot(px, py) / scale, half, spot->soft));
        }
    }
    return most;
}

static double dip(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double slope = 0.11 * sin(spot->angle + shape->pattern_phase);
    double edge =
        0.27 * shape->pattern_size + slope + 0.012 * sin(spot->angle * 7 + shape->pattern_phase);
    double poured = 1 - tone_step(edge - spot->soft, edge + spot->soft, spot->down);
    double line = stroke(spot->down - edge - 0.022, 0.0055, spot->soft);
    return fmax(poured, line * 0.8);
}

static double zigzag(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 12 + shape->pattern_count;
    double tooth = fabs(fraction(spot->angle * count / TURN) - 0.5) * 0.14;
    int row;
    double period = 0.098 * shape->pattern_size;
    double away = repeat((spot->down - tooth) / period, &row) * period;
    return row > 0 && row < 5 ? stroke(away * 0.72, 0.0115, spot->soft) : 0;
}

/* Rows of overlapping rings, the waves of the blue sea. */
static double scales(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 13 + shape->pattern_count, width = TURN / count * 0.47, period = width * 0.5;
    int first = (int)floor(spot->down / period);
    for (int row = first + 2; row >= first; row--) {
        int column;
        double side = repeat(spot->angle * count / TURN + 0.5 * (row & 1), &column) * width;
        double away = hypot(side, spot->down - row * period);
        if (away <= width * 0.5 && spot->down <= row * period) {
            double ring = fmax(stroke(away - width * 0.46, 0.0062, spot->soft),
                               stroke(away - width * 0.28, 0.0055, spot->soft));
            return fmax(ring, stroke(away, 0.011, spot->soft));
        }
    }
    return 0;
}

static double petals(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 9 + shape->pattern_count;
    int column;
    double side = repeat(spot->angle * count / TURN, &column);
    double top = 0.075 * shape->pattern_size;
    double arch = top + 0.17 * pow(fabs(side) * 2, 2.6);
    double away = (spot->down - arch) * 0.62;
    double outline = stroke(away, 0.0085, spot->soft);
    double inner = stroke(away - 0.028, 0.0055, spot->soft);
    return fmax(outline, inner);
}

static double checks(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 20 + 2 * shape->pattern_count, size = TURN / count * 0.47;
    double top = 0.075 * shape->pattern_size;
    int row = (int)floor((spot->down - top) / size);
    if (row < 0 || row > 2) {
        return stroke(row < 0 ? spot->down - top + 0.012 : spot->down - top - 3 * size - 0.012,
                      0.005, spot->soft);
    }
    double side = spot->angle * count / TURN;
    double in = fraction(side), under = fraction((spot->down - top) / size);
    double edge =
        fmin(fmin(in, 1 - in) * TURN / count * spot->radius, fmin(under, 1 - under) * size);
    double inside = tone_step(-spot->soft, spot->soft, edge);
    return (((int)floor(side) + row) & 1) == 0 ? inside : 1 - inside;
}

/* Rows of short upright cuts, as a tool that jumps leaves them. */
static double comb(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double count = 30 + 2 * shape->pattern_count, period = 0.088 * shape->pattern_size;
    int row, column;
    double down = repeat(spot->down / period, &row) * period;
    double slant = down * 1.3 + 0.006 * row;
    double side = repeat((spot->angle + slant) * count / TURN + 0.5 * (row & 1), &column);
    double away = side * TURN / count * spot->radius;
    double half = 0.0075 * sqrt(fmax(0, 1 - (down / 0.033) * (down / 0.033)));
    return row > 0 && half > 0 ? stroke(away, half, spot->soft) : 0;
}

static const struct {
    double (*at)(const struct bowl_shape *shape, const struct bowl_spot *spot);
    double strength;
} patterns[BOWL_PATTERNS] = {
    {waves, 0.75},  {dots, 0.85},  {stripes, 0.55}, {rings, 0.6},    {drips, 0.85}, {moons, 0.8},
    {leaves, 0.85}, {bands, 0.8},  {net, 0.7},      {speckle, 0.85}, {dip, 0.9},    {zigzag, 0.8},
    {scales, 0.75}, {petals, 0.8}, {checks, 0.75},  {comb, 0.75},
};

double bowl_pattern(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    assert(shape->pattern < BOWL_PATTERNS);
    return patterns[shape->pattern].strength * patterns[shape->pattern].at(shape, spot);
}

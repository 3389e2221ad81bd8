/* A crack walks down from the rim in short steps that swerve; before each step it looks whether it
 * would come near a line that is already there, tries other headings, and ends where there is none.
 * A crack in a real pot ends at another one too. Starting points are spread along the rim by index,
 * the first ones far apart, so that few lines have room to sprawl and many still find a place. */
#include "bowl_line.h"

#include <assert.h>
#include <math.h>

#include "random.h"

#define RIM_PLACES 12
#define SIDE_MAX   1.32 /* radians from the front; behind that a line would not be seen */

/* The order in which the places along the rim, from left to right, are taken. */
static const int rim_order[RIM_PLACES] = {6, 2, 9, 4, 11, 0, 7, 3, 10, 1, 8, 5};

struct walk {
    const struct bowl_shape *shape;
    const struct bowl_line *lines; /* that are there already */
    size_t lines_count;
    const struct bowl_line *own; /* the one that is being walked */
    struct random random;
    double near; /* how close it may come to another one */
};

/* A place on the surface and where the walk is heading: 0 is down, positive to the right. */
struct stand {
    double angle, along, heading;
};

static double between(struct random *random, double low, double high) {
    return low + (high - low) * (random_next(random) / 4294967296.0);
}

static struct bowl_line_point point_of(const struct bowl_shape *shape, struct stand stand) {
    struct bowl_line_point point;
    bowl_shape_point(shape, stand.along, stand.angle, &point.x, &point.y);
    return point;
}

/* Distances are compared squared: there are many of them. */
static double square(double x) {
    return x * x;
}

/* From a point to a stretch from a to b, squared. */
static double away_from(struct bowl_line_point p, struct bowl_line_point a,
                        struct bowl_line_point b) {
    double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    double share = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return square(p.x - a.x - share * dx) + square(p.y - a.y - share * dy);
}

static double away_from_points(struct bowl_line_point p, const struct bowl_line_point *points,
                               int count) {
    double least = 9;
    for (int i = 0; i + 1 < count; i++) {
        least = fmin(least, away_from(p, points[i], points[i + 1]));
    }
    return least;
}

static double away_from_line(struct bowl_line_point p, const struct bowl_line *line) {
    double least = away_from_points(p, line->points, line->count);
    for (int i = 0; i < line->branches_count; i++) {
        least = fmin(least, away_from_points(p, line->branches[i].points, line->branches[i].count));
    }
    return least;
}

static double away_from_all(const struct walk *walk, struct bowl_line_point p) {
    double least = 9;
    for (size_t i = 0; i < walk->lines_count; i++) {
        least = fmin(least, away_from_line(p, &walk->lines[i]));
    }
    return least;
}

/* Neither its end nor its middle comes near another line, nor its end near its own: the stretches
 * that it comes from excepted. */
static bool is_free(const struct walk *walk, struct bowl_line_point from,
                    struct bowl_line_point to) {
    struct bowl_line_point middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
    double own = away_from_points(to, walk->own->points, walk->own->count - 1);
    for (int i = 0; i < walk->own->branches_count; i++) {
        const struct bowl_branch *branch = &walk->own->branches[i];
        own = fmin(own, away_from_points(to, branch->points + 1, branch->count - 1));
    }
    if (own < square(0.6 * walk->near)) {
        return false;
    }
    double near = square(walk->near);
    return away_from_all(walk, to) >= near && away_from_all(walk, middle) >= near;
}

static struct stand step_from(const struct bowl_shape *shape, struct stand stand, double length) {
    int i = (int)(stand.along * (BOWL_BODY_SAMPLES - 1));
    i = i < 0 ? 0 : i > BOWL_BODY_SAMPLES - 1 ? BOWL_BODY_SAMPLES - 1 : i;
    double seen = fmax(0.35, cos(stand.angle));
    stand.angle += length * sin(stand.heading) / (shape->radius[i] * seen);
    stand.along += length * cos(stand.heading) / shape->body_depth;
    return stand;
}

/* One step that keeps clear of the others; false when every heading is taken. */
static bool step(struct walk *walk, struct stand *stand, double length) {
    static const double turns[] = {0, 0.5, -0.5, 0.95, -0.95};
    struct bowl_line_point from = point_of(walk->shape, *stand);
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        struct stand next = *stand;
        next.heading += turns[i];
        next = step_from(walk->shape, next, length);
        bool is_on = next.along > 0.02 && next.along < 0.97 && fabs(next.angle) < SIDE_MAX;
        if (is_on && is_free(walk, from, point_of(walk->shape, next))) {
            *stand = next;
            return true;
        }
    }
    return false;
}

static void add_branch(struct walk *walk, struct bowl_line *line, struct stand stand) {
    if (line->branches_count == BOWL_LINE_BRANCHES) {
        return;
    }
    struct bowl_branch *branch = &line->branches[line->branches_count];
    *branch = (struct bowl_branch){.from = line->count - 1};
    branch->points[branch->count++] = line->points[line->count - 1];
    stand.heading +=
        (random_below(&walk->random, 2) == 0 ? 1 : -1) * between(&walk->random, 0.6, 1.1);
    int steps = 1 + (int)random_below(&walk->random, BOWL_BRANCH_POINTS - 1);
    for (int i = 0; i < steps; i++) {
        stand.heading += between(&walk->random, -0.45, 0.45);
        if (!step(walk, &stand, between(&walk->random, 0.022, 0.042))) {
            break;
        }
        branch->points[branch->count++] = point_of(walk->shape, stand);
    }
    if (branch->count > 1) {
        line->branches_count++;
    }
}

static void walk_down(struct walk *walk, struct bowl_line *line, struct stand stand, int steps,
                      double branching) {
    double end = stand.along > 0 ? 1 : between(&walk->random, 0.62, 0.95);
    line->points[line->count++] = point_of(walk->shape, stand);
    if (stand.along <= 0) {
        line->points[0].y -= 0.010; /* over the rim */
    }
    while (line->count < steps && stand.along < end) {
        /* It swerves, but in the end it goes down, and a little toward the middle. */
        stand.heading =
            0.55 * stand.heading - 0.10 * stand.angle + between(&walk->random, -0.72, 0.72);
        if (!step(walk, &stand, between(&walk->random, 0.030, 0.058))) {
            break;
        }
        line->points[line->count++] = point_of(walk->shape, stand);
        if (between(&walk->random, 0, 1) < branching) {
            add_branch(walk, line, stand);
        }
    }
}

static struct stand rim_stand(const struct bowl_shape *shape, size_t index, struct random *random) {
    int place = rim_order[index];
    if ((shape->seed & 1) != 0) {
        place = RIM_PLACES - 1 - place;
    }
    double share = (place + 0.5 + between(random, -0.3, 0.3)) / RIM_PLACES;
    return (struct stand){.angle = (share - 0.5) * 2.25, .along = 0, .heading = 0};
}

/* The widest of some gaps, for a line that finds no room at the rim. */
static struct stand gap_stand(struct walk *walk) {
    struct stand best = {0, 0.5, 0};
    double most = -1;
    for (int i = 0; i < 40; i++) {
        struct stand stand = {between(&walk->random, -1.1, 1.1), between(&walk->random, 0.06, 0.82),
                              between(&walk->random, -0.8, 0.8)};
        double away = away_from_all(walk, point_of(walk->shape, stand));
        if (away > most) {
            most = away;
            best = stand;
        }
    }
    return best;
}

void bowl_line_make(const struct bowl_shape *shape, struct bowl_line *lines, size_t count) {
    assert(count <= BOWL_LINES_MAX);
    for (size_t i = 0; i < count; i++) {
        struct walk walk = {.shape = shape, .lines = lines, .lines_count = i, .own = &lines[i]};
        random_init(&walk.random, shape->seed, 1000 + i);
        walk.near = i < 5 ? 0.042 : i < RIM_PLACES ? 0.030 : 0.018;
        lines[i] = (struct bowl_line){.count = 0};
        if (i < RIM_PLACES) {
            struct stand stand = rim_stand(shape, i, &walk.random);
            if (away_from_all(&walk, point_of(shape, stand)) >= square(walk.near)) {
                int steps = 10 + (int)random_below(&walk.random, BOWL_LINE_POINTS - 10);
                walk_down(&walk, &lines[i], stand, steps, i < 6 ? 0.36 : 0.22);
            }
        }
        /* No room at the rim: in a gap, closer to the others each time. */
        for (int tries = 0; lines[i].count < 3 && tries < 5; tries++) {
            lines[i] = (struct bowl_line){.count = 0};
            walk_down(&walk, &lines[i], gap_stand(&walk), 5, 0.15);
            walk.near *= 0.8;
        }
    }
}

/* Cracks are dark with a light edge where the light catches it; seams are laid in gold: a dark
 * lacquer line under it, the gold, and a highlight along it. A line that grows is drawn up to where
 * it has come, its branches from when it has passed them; gold that flows is bright where it has
 * come to. A crack goes off at once and slows down; gold begins and ends slowly. */
#include <math.h>
#include <stdlib.h>

#include "bowl.h"
#include "bowl_line.h"
#include "paint.h"

#define TURN 6.283185307179586

/* One layer of one line: how thick at its beginning, moved by how much. */
struct brush {
    double width, dx, dy;
};

struct drawn_line {
    const struct bowl_line *line;
    double grown; /* 0 to 1 */
};

struct hand {
    cairo_t *cairo;
    struct bowl_place place;
    double edge; /* how strong the light edge of a crack is: more on dark pots */
};

/* How far a line and its branches have come, in steps along it. */
static double reach_of(const struct drawn_line *drawn) {
    const struct bowl_line *line = drawn->line;
    double steps = line->count - 1;
    for (int i = 0; i < line->branches_count; i++) {
        steps = fmax(steps, line->branches[i].from + line->branches[i].count - 1);
    }
    return drawn->grown * steps;
}

/* A chain of points up to `reach` steps along it, thinner towards `full` steps. */
static void draw_chain(const struct hand *hand, const struct bowl_line_point *points, int count,
                       double reach, struct brush brush) {
    for (int i = 0; i + 1 < count && i < reach; i++) {
        double part = fmin(1, reach - i);
        double x = points[i].x + (points[i + 1].x - points[i].x) * part;
        double y = points[i].y + (points[i + 1].y - points[i].y) * part;
        cairo_set_line_width(hand->cairo, brush.width * (1 - 0.55 * i / count));
        cairo_move_to(hand->cairo, hand->place.x + points[i].x * hand->place.scale + brush.dx,
                      hand->place.y + points[i].y * hand->place.scale + brush.dy);
        cairo_line_to(hand->cairo, hand->place.x + x * hand->place.scale + brush.dx,
                      hand->place.y + y * hand->place.scale + brush.dy);
        cairo_stroke(hand->cairo);
    }
}

static void draw_line(const struct hand *hand, const struct drawn_line *drawn, struct brush brush) {
    const struct bowl_line *line = drawn->line;
    double reach = reach_of(drawn);
    draw_chain(hand, line->points, line->count, reach, brush);
    for (int i = 0; i < line->branches_count; i++) {
        const struct bowl_branch *branch = &line->branches[i];
        double came = reach - branch->from;
        struct brush thinner = brush;
        thinner.width *= 0.72 * (1 - 0.4 * branch->from / line->count);
        draw_chain(hand, branch->points, branch->count, came, thinner);
    }
}

static void set_gold(const struct hand *hand) {
    static const struct {
        double at;
        struct rgba color;
    } stops[] = {{0.00, {0x9A, 0x6A, 0x17, 255}},
                 {0.28, {0xE9, 0xBC, 0x55, 255}},
                 {0.55, {0xC8, 0x93, 0x2B, 255}},
                 {1.00, {0x96, 0x67, 0x17, 255}}};
    double half = hand->place.scale / 2;
    cairo_pattern_t *gold =
        cairo_pattern_create_linear(hand->place.x - half, 0, hand->place.x + half, 0);
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        cairo_pattern_add_color_stop_rgb(gold, stops[i].at, stops[i].color.r / 255.0,
                                         stops[i].color.g / 255.0, stops[i].color.b / 255.0);
    }
    cairo_set_source(hand->cairo, gold);
    cairo_pattern_destroy(gold);
}

/* All lines in one layer: drawn opaque, laid on with `alpha`, so that joints do not show. */
static void draw_layer(const struct hand *hand, const struct drawn_line *lines, size_t count,
                       struct brush brush, double alpha) {
    cairo_pattern_t *ink = cairo_pattern_reference(cairo_get_source(hand->cairo));
    if (alpha < 1) {
        cairo_push_group(hand->cairo);
    }
    cairo_set_source(hand->cairo, ink);
    for (size_t i = 0; i < count; i++) {
        draw_line(hand, &lines[i], brush);
    }
    if (alpha < 1) {
        cairo_pop_group_to_source(hand->cairo);
        cairo_paint_with_alpha(hand->cairo, alpha);
    }
    cairo_pattern_destroy(ink);
}

static void draw_seams(const struct hand *hand, const struct drawn_line *lines, size_t count,
                       double width) {
    cairo_set_source_rgb(hand->cairo, 0.24, 0.14, 0.03);
    draw_layer(hand, lines, count, (struct brush){width * 1.55, width * 0.10, width * 0.16}, 0.42);
    set_gold(hand);
    draw_layer(hand, lines, count, (struct brush){width, 0, 0}, 1);
    cairo_set_source_rgb(hand->cairo, 1.0, 0.93, 0.70);
    draw_layer(hand, lines, count, (struct brush){width * 0.30, -width * 0.13, -width * 0.10},
               0.85);
}

static void draw_cracks(const struct hand *hand, const struct drawn_line *lines, size_t count,
                        double width) {
    double off = fmax(0.6, width * 0.5);
    cairo_set_source_rgb(hand->cairo, 1, 0.97, 0.92);
    draw_layer(hand, lines, count, (struct brush){width * 1.15, off, off * 0.7}, hand->edge);
    cairo_set_source_rgb(hand->cairo, 0.11, 0.075, 0.055);
    draw_layer(hand, lines, count, (struct brush){width, 0, 0}, 0.96);
}

/* Light where the gold of one chain has come to; none before it begins and when it is through. */
static void draw_glow(const struct hand *hand, const struct bowl_line_point *points, int count,
                      double reach, double width) {
    if (reach <= 0 || reach >= count - 1) {
        return;
    }
    int i = (int)reach;
    double part = reach - i, radius = width * 3.2;
    double at_x = points[i].x + (points[i + 1].x - points[i].x) * part;
    double at_y = points[i].y + (points[i + 1].y - points[i].y) * part;
    double x = hand->place.x + at_x * hand->place.scale;
    double y = hand->place.y + at_y * hand->place.scale;
    cairo_pattern_t *glow = cairo_pattern_create_radial(x, y, 0, x, y, radius);
    cairo_pattern_add_color_stop_rgba(glow, 0, 1, 0.98, 0.86, 1);
    cairo_pattern_add_color_stop_rgba(glow, 0.22, 1, 0.92, 0.62, 0.85);
    cairo_pattern_add_color_stop_rgba(glow, 0.55, 0.98, 0.80, 0.36, 0.28);
    cairo_pattern_add_color_stop_rgba(glow, 1, 0.98, 0.78, 0.30, 0);
    cairo_set_source(hand->cairo, glow);
    cairo_arc(hand->cairo, x, y, radius, 0, TURN);
    cairo_fill(hand->cairo);
    cairo_pattern_destroy(glow);
}

static void draw_glows(const struct hand *hand, const struct drawn_line *drawn, double width) {
    const struct bowl_line *line = drawn->line;
    double reach = reach_of(drawn);
    draw_glow(hand, line->points, line->count, reach, width);
    for (int i = 0; i < line->branches_count; i++) {
        const struct bowl_branch *branch = &line->branches[i];
        draw_glow(hand, branch->points, branch->count, reach - branch->from, width * 0.7);
    }
}

static double ease_out(int permille) {
    double left = 1 - fmin(1, permille / 1000.0);
    return 1 - left * left * left;
}

static double ease_both(int permille) {
    double share = fmin(1, permille / 1000.0);
    return share * share * (3 - 2 * share);
}

/* Many lines are drawn thinner. */
static double thinness(size_t count) {
    return count <= 4 ? 1 : fmax(0.5, 1 - 0.035 * (double)(count - 4));
}

/* Seams come first along the rim, then cracks; the last of each may still be growing. */
static void draw_all(const struct hand *hand, const struct draw_bowl *bowl,
                     const struct bowl_line *lines) {
    struct drawn_line drawn[BOWL_LINES_MAX];
    size_t count = (size_t)bowl->seams + bowl->cracks;
    count = count > BOWL_LINES_MAX ? BOWL_LINES_MAX : count;
    size_t seams = bowl->seams < count ? bowl->seams : count;
    for (size_t i = 0; i < count; i++) {
        drawn[i] = (struct drawn_line){&lines[i], 1};
    }
    if (count > seams) {
        drawn[count - 1].grown = ease_out(bowl->crack_permille);
    }
    double thin = thinness(count), scale = hand->place.scale;
    double crack = fmax(0.9, 0.0105 * scale * thin), seam = fmax(1.1, 0.0185 * scale * thin);
    draw_cracks(hand, drawn + seams, count - seams, crack);
    if (seams > 0 && bowl->seam_permille < 1000) {
        if (!bowl->is_whole) { /* the gold flows along the crack that is there */
            draw_cracks(hand, drawn + seams - 1, 1, crack);
        }
        drawn[seams - 1].grown = ease_both(bowl->seam_permille);
    }
    draw_seams(hand, drawn, seams, seam);
    if (seams > 0 && bowl->seam_permille < 1000) {
        draw_glows(hand, &drawn[seams - 1], seam);
    }
}

SDL_Surface *bowl_paint_lines(const struct draw_bowl *bowl, int w, int h) {
    struct bowl_line *lines = calloc(BOWL_LINES_MAX, sizeof *lines);
    struct paint paint;
    if (lines == NULL || !paint_begin(&paint, w, h)) {
        free(lines);
        return NULL;
    }
    struct bowl_shape shape;
    bowl_shape_init(&shape, bowl->seed, bowl->is_plain);
    size_t count = (size_t)bowl->seams + bowl->cracks;
    bowl_line_make(&shape, lines, count > BOWL_LINES_MAX ? BOWL_LINES_MAX : count);
    struct tone ground = shape.is_plain ? shape.clay : shape.mid;
    double light = 0.3 * ground.r + 0.6 * ground.g + 0.1 * ground.b;
    struct hand hand = {paint.cairo, bowl_shape_place(&shape, paint.surface->w, paint.surface->h),
                        light > 0.5 ? 0.45 : 0.45 + 0.7 * (0.5 - light)};
    cairo_set_line_cap(paint.cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(paint.cairo, CAIRO_LINE_JOIN_ROUND);
    draw_all(&hand, bowl, lines);
    free(lines);
    return paint_end(&paint);
}

/* Everything here is drawn once for each size and colour and then kept as a texture, so it may take
 * the time to be smooth. */
#include "shape.h"

#include <math.h>
#include <stdlib.h>

#include "paint.h"

#define PI 3.14159265358979323846

SDL_Surface *shape_corners(int radius, int stroke_px, struct rgba fill, struct rgba stroke) {
    struct paint paint;
    if (!paint_begin(&paint, 2 * radius, 2 * radius)) {
        return NULL;
    }
    cairo_t *cairo = paint.cairo;
    bool has_stroke = stroke_px > 0 && stroke.a > 0;
    /* The fill ends under the middle of the border, so that it does not shine through its edge. */
    cairo_arc(cairo, radius, radius, has_stroke ? radius - stroke_px / 2.0 : radius, 0, 2 * PI);
    paint_set_color(cairo, fill);
    cairo_fill(cairo);
    if (has_stroke) {
        cairo_arc(cairo, radius, radius, radius - stroke_px / 2.0, 0, 2 * PI);
        cairo_set_line_width(cairo, stroke_px);
        paint_set_color(cairo, stroke);
        cairo_stroke(cairo);
    }
    return paint_end(&paint);
}

SDL_Surface *shape_ring(int radius, int stroke_px, int permille, struct rgba rest,
                        struct rgba part) {
    int half = radius + stroke_px;
    struct paint paint;
    if (!paint_begin(&paint, 2 * half, 2 * half)) {
        return NULL;
    }
    cairo_t *cairo = paint.cairo;
    cairo_set_line_width(cairo, stroke_px);
    cairo_arc(cairo, half, half, radius, 0, 2 * PI);
    paint_set_color(cairo, rest);
    cairo_stroke(cairo);
    if (permille > 0) {
        cairo_set_line_cap(cairo, permille < 1000 ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_arc(cairo, half, half, radius, -PI / 2, -PI / 2 + 2 * PI * permille / 1000.0);
        paint_set_color(cairo, part);
        cairo_stroke(cairo);
    }
    return paint_end(&paint);
}

static void draw_mouth(cairo_t *cairo, double middle, double radius, int level) {
    double half = radius * (0.36 + 0.03 * level), deep = radius * 0.12 * level;
    double y = middle + radius * (0.34 - 0.02 * level);
    cairo_move_to(cairo, middle - half, y);
    cairo_curve_to(cairo, middle - half * 0.45, y + deep, middle + half * 0.45, y + deep,
                   middle + half, y);
    cairo_set_line_width(cairo, fmax(1.5, radius * 0.095));
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_stroke(cairo);
}

SDL_Surface *shape_face(int size, int level, const struct shape_face_colors *colors) {
    struct paint paint;
    if (!paint_begin(&paint, size, size)) {
        return NULL;
    }
    cairo_t *cairo = paint.cairo;
    double middle = size / 2.0, edge = fmax(1.5, size * 0.045), radius = middle - edge / 2;
    cairo_arc(cairo, middle, middle, radius, 0, 2 * PI);
    paint_set_color(cairo, colors->fill);
    cairo_fill_preserve(cairo);
    cairo_set_line_width(cairo, edge);
    paint_set_color(cairo, colors->stroke);
    cairo_stroke(cairo);
    paint_set_color(cairo, colors->features);
    for (int side = -1; side <= 1; side += 2) {
        cairo_arc(cairo, middle + side * radius * 0.34, middle - radius * 0.2, radius * 0.105, 0,
                  2 * PI);
        cairo_fill(cairo);
    }
    draw_mouth(cairo, middle, radius, level);
    return paint_end(&paint);
}

SDL_Surface *shape_tick(int size, int stroke_px, struct rgba color) {
    struct paint paint;
    if (!paint_begin(&paint, size, size)) {
        return NULL;
    }
    double inset = stroke_px / 2.0 + 0.5, room = size - 2 * inset;
    cairo_set_line_width(paint.cairo, stroke_px);
    cairo_set_line_cap(paint.cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(paint.cairo, CAIRO_LINE_JOIN_ROUND);
    paint_set_color(paint.cairo, color);
    cairo_move_to(paint.cairo, inset, inset + room * 0.56);
    cairo_line_to(paint.cairo, inset + room * 0.36, inset + room * 0.88);
    cairo_line_to(paint.cairo, inset + room, inset + room * 0.12);
    cairo_stroke(paint.cairo);
    return paint_end(&paint);
}

SDL_Surface *shape_line(int dx, int dy, int stroke_px, struct rgba color) {
    struct paint paint;
    if (!paint_begin(&paint, abs(dx) + 2 * stroke_px, abs(dy) + 2 * stroke_px)) {
        return NULL;
    }
    cairo_set_line_width(paint.cairo, stroke_px);
    cairo_set_line_cap(paint.cairo, CAIRO_LINE_CAP_ROUND);
    paint_set_color(paint.cairo, color);
    double x = stroke_px + (dx < 0 ? -dx : 0), y = stroke_px + (dy < 0 ? -dy : 0);
    cairo_move_to(paint.cairo, x, y);
    cairo_line_to(paint.cairo, x + dx, y + dy);
    cairo_stroke(paint.cairo);
    return paint_end(&paint);
}

SDL_Surface *shape_pie(const struct shape_pie *pie) {
    struct paint paint;
    if (!paint_begin(&paint, pie->size, pie->size)) {
        return NULL;
    }
    cairo_t *cairo = paint.cairo;
    double middle = pie->size / 2.0, radius = middle - pie->stroke_px / 2.0;
    cairo_set_line_width(cairo, pie->stroke_px);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    for (int i = 0; i < pie->parts; i++) {
        double from = -PI / 2 + 2 * PI * i / pie->parts;
        double to = -PI / 2 + 2 * PI * (i + 1) / pie->parts;
        if (pie->parts > 1) {
            cairo_move_to(cairo, middle, middle);
        }
        cairo_arc(cairo, middle, middle, radius, from, to);
        cairo_close_path(cairo);
        paint_set_color(cairo, i < pie->filled ? pie->fill : pie->rest);
        cairo_fill_preserve(cairo);
        paint_set_color(cairo, pie->stroke);
        cairo_stroke(cairo);
    }
    return paint_end(&paint);
}

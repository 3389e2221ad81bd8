/* The surface is rendered column by column. Going down the profile at one column gives the rows
 * where each turn of the wheel is seen, first inside at the back, then outside in front; so every
 * pixel knows where on the pot it lies, and is lit and glazed there. Cairo cuts the outline, lays
 * the rim on top and the shadow below. */
#include "bowl.h"

#include <math.h>
#include <stdint.h>

#include "bowl_pattern.h"
#include "bowl_shape.h"
#include "paint.h"

#define TURN 6.283185307179586

/* The light comes from the upper left, over the shoulder; both of length 1. */
static const double light_x = -0.52, light_y = 0.60, light_z = 0.608;
static const double half_x = -0.296, half_y = 0.463, half_z = 0.836; /* between light and eye */

struct fire {
    const struct bowl_shape *shape;
    struct bowl_place place;
    uint32_t *pixels;
    int w, h, stride;
    double soft; /* half a pixel, in lengths */
};

/* A point of the surface: its sample (with fraction), the sine and cosine of its angle. */
struct point {
    double at, sine, cosine;
    bool is_inside;
};

struct light {
    double diffuse, shine;
};

static struct light light_at(const struct bowl_shape *shape, const struct point *point) {
    int i = (int)point->at;
    double side = point->is_inside ? -1 : 1;
    double out = side * shape->facing_out[i], up = side * shape->facing_up[i];
    double x = out * point->sine, z = out * point->cosine;
    double lit = x * light_x + up * light_y + z * light_z;
    double facing = fmax(0, x * half_x + up * half_y + z * half_z);
    double tight = facing * facing;
    tight *= tight;
    tight *= tight;
    tight *= tight;
    return (struct light){lit, tight * tight * 0.75 + tight * 0.25};
}

/* Where the glaze stops, as a share of the body, at an angle; never further off than 1.25 waves. */
static double glaze_edge(const struct bowl_shape *shape, double angle) {
    double wave = tone_noise(angle * shape->glaze_waves, 0.5, shape->seed + 11) - 0.5;
    double fine = tone_noise(angle * shape->glaze_waves * 3.1, 7.5, shape->seed + 12) - 0.5;
    return shape->glaze_edge + shape->glaze_wave * (2 * wave + 0.5 * fine);
}

static struct tone clay_at(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double grain = tone_noise(spot->angle * 26, spot->down * 60, shape->seed + 21) - 0.5;
    double cloud = tone_noise(spot->angle * 3, spot->down * 7, shape->seed + 22) - 0.5;
    double turned = sin(spot->down * 190 + 3 * cloud);
    return tone_scale(shape->clay,
                      1 + shape->grain * (0.10 * grain + 0.11 * cloud + 0.028 * turned));
}

static struct tone glaze_at(const struct bowl_shape *shape, const struct bowl_spot *spot) {
    double cloud = tone_noise(spot->angle * 2.2, spot->down * 5, shape->seed + 31) - 0.5;
    double fine = tone_noise(spot->angle * 9, spot->down * 21, shape->seed + 32) - 0.5;
    struct tone tone = shape->mid;
    /* It runs off the rim, and the light shows through. */
    double thin = 0.5 * (1 - tone_step(0, 0.09, spot->down));
    tone = tone_mix(tone, shape->light, fmax(0, 0.16 * cloud + 0.10 * fine + thin));
    tone = tone_mix(tone, shape->dark, fmax(0, 0.26 * spot->along * spot->along - 0.4 * cloud));
    double painted = bowl_pattern(shape, spot) * tone_step(0.008, 0.022, spot->down);
    return tone_mix(tone, shape->accent, painted * (0.94 + 0.2 * fine));
}

static struct tone bare_at(const struct bowl_shape *shape, const struct bowl_spot *spot,
                           struct light light, double past) {
    double bright = 0.50 + 0.64 * fmax(0, light.diffuse) + 0.06 * fmin(0, light.diffuse);
    double under = shape->is_plain ? 0 : 0.30 * exp(-past / 0.014);
    return tone_scale(clay_at(shape, spot), bright * (1 - under));
}

/* `roll`: 1 in the thick roll in which the glaze ends. */
static struct tone glazed_at(const struct bowl_shape *shape, const struct bowl_spot *spot,
                             struct light light, double roll) {
    double bright = fmax(0, light.diffuse);
    struct tone tone = tone_mix(glaze_at(shape, spot), shape->dark, 0.35 * roll);
    tone = tone_scale(tone, 0.58 + 0.60 * bright + 0.08 * fmin(0, light.diffuse));
    double shine = shape->gloss * (0.70 * light.shine + 0.22 * roll * bright);
    return tone_mix(tone, (struct tone){1, 0.99, 0.96}, fmin(0.8, shine));
}

/* Clay below, glaze above. */
static struct tone outside_at(const struct fire *fire, const struct bowl_spot *spot,
                              struct light light) {
    const struct bowl_shape *shape = fire->shape;
    if (shape->is_plain) {
        return bare_at(shape, spot, light, 0);
    }
    if (spot->along < shape->glaze_edge - 1.25 * shape->glaze_wave - 0.10) {
        return glazed_at(shape, spot, light, 0);
    }
    double past = (spot->along - glaze_edge(shape, spot->angle)) * shape->body_depth;
    double glazed = 1 - tone_step(-2 * fire->soft, 2 * fire->soft, past);
    double roll = exp(-(past + 0.010) * (past + 0.010) / 0.00008);
    struct tone glaze = {0, 0, 0}, clay = {0, 0, 0};
    if (glazed > 0) {
        glaze = glazed_at(shape, spot, light, roll);
    }
    if (glazed < 1) {
        clay = bare_at(shape, spot, light, fmax(0, past));
    }
    return tone_mix(clay, glaze, glazed);
}

static struct tone inside_at(const struct bowl_shape *shape, const struct bowl_spot *spot,
                             struct light light) {
    double deep = exp(-2.1 * spot->along); /* less light comes to the bottom */
    double turned = shape->is_plain ? 0.02 * sin(spot->down * 150) : 0;
    double cloud = tone_noise(spot->angle * 2.2, spot->down * 5, shape->seed + 41) - 0.5;
    struct tone tone = tone_scale(shape->inside, 1 + 0.10 * cloud + turned);
    tone = tone_mix(tone, shape->is_plain ? tone_scale(tone, 0.7) : shape->dark, 0.5 * (1 - deep));
    tone = tone_scale(tone, 0.44 + 0.36 * deep + 0.42 * fmax(0, light.diffuse) * deep);
    double shine = shape->gloss * 0.35 * light.shine;
    return tone_mix(tone, (struct tone){1, 1, 1}, shine);
}

static struct tone tone_at(const struct fire *fire, const struct point *point) {
    const struct bowl_shape *shape = fire->shape;
    int i = (int)point->at;
    i = i > BOWL_SAMPLES - 2 ? BOWL_SAMPLES - 2 : i;
    double share = point->at - i;
    double depth = shape->depth[i] + (shape->depth[i + 1] - shape->depth[i]) * share;
    struct bowl_spot spot = {.angle = atan2(point->sine, point->cosine),
                             .radius = shape->radius[i],
                             .down = depth,
                             .along = depth / shape->body_depth,
                             .soft = fire->soft / fmax(0.15, point->cosine)};
    struct light light = light_at(shape, point);
    if (point->is_inside) {
        return inside_at(shape, &spot, light);
    }
    if (spot.along > 1) { /* the foot: bare, and dark where the body hangs over it */
        double below =
            (depth - shape->body_depth) / (shape->depth[BOWL_SAMPLES - 1] - shape->body_depth);
        double shade =
            (0.50 + 0.60 * fmax(0, light.diffuse)) * (0.72 + 0.28 * fmin(1, below * 2.5));
        return tone_scale(clay_at(shape, &spot), shade * (1 - 0.22 * below * below));
    }
    return outside_at(fire, &spot, light);
}

static void put(const struct fire *fire, int x, int y, uint32_t pixel) {
    if (y >= 0 && y < fire->h) {
        fire->pixels[y * fire->stride + x] = pixel;
    }
}

/* The angle at which sample i stands at x (in lengths). Up to two pixels beyond the edge it counts
 * as the edge, so that the outline has something to cut. */
static bool point_on(const struct fire *fire, double x, int i, struct point *point) {
    double sine = (x - fire->shape->lean[i]) / fire->shape->radius[i];
    double over = (fabs(sine) - 1) * fire->shape->radius[i];
    if (over > fire->soft * 6) {
        return false;
    }
    sine = sine > 1 ? 1 : sine < -1 ? -1 : sine;
    *point = (struct point){i, sine, sqrt(1 - sine * sine), point->is_inside};
    return true;
}

static double row_of(const struct fire *fire, const struct point *point) {
    const struct bowl_shape *shape = fire->shape;
    int i = (int)point->at;
    double upper = fmax(0, 1 - shape->depth[i] / shape->body_depth);
    double toward = point->is_inside ? -point->cosine : point->cosine;
    double y = shape->depth[i] +
               shape->radius[i] * (BOWL_VIEW * toward + shape->tilt * upper * upper * point->sine);
    return fire->place.y + y * fire->place.scale;
}

/* One side of one column, from the rim down as far as it is seen. Returns the first row that is
 * free. */
static int fire_column(const struct fire *fire, int x, bool is_inside, int row) {
    double at_x = (x + 0.5 - fire->place.x) / fire->place.scale;
    int samples = is_inside ? BOWL_BODY_SAMPLES : BOWL_SAMPLES;
    struct point point = {.is_inside = is_inside}, before = point;
    double before_y = 0;
    bool has_before = false;
    uint32_t pixel = 0;
    for (int i = 0; i < samples; i++) {
        if (!point_on(fire, at_x, i, &point)) {
            has_before = false;
            continue;
        }
        double y = row_of(fire, &point);
        if (!has_before && row == INT32_MIN) {
            row = (int)floor(y) - (is_inside ? 2 : 0);
        }
        while (has_before && row + 0.5 < y) {
            double share = y > before_y ? (row + 0.5 - before_y) / (y - before_y) : 0;
            struct point here = {before.at + fmin(1, fmax(0, share)), point.sine, point.cosine,
                                 is_inside};
            pixel = tone_pixel(tone_at(fire, &here));
            put(fire, x, row++, pixel);
        }
        before = point;
        before_y = y;
        has_before = true;
    }
    for (int more = 0; pixel != 0 && !is_inside && more < 3; more++) {
        put(fire, x, row + more, pixel);
    }
    return row;
}

static void fire_surface(const struct fire *fire) {
    for (int x = 0; x < fire->w; x++) {
        (void)fire_column(fire, x, true, INT32_MIN);
        (void)fire_column(fire, x, false, INT32_MIN);
    }
}

static void outline(cairo_t *cairo, const struct bowl_shape *shape, struct bowl_place place) {
    double top = place.y - BOWL_VIEW * shape->radius[0] * place.scale - 4;
    double bottom = place.y + shape->height * place.scale;
    double left, right;
    for (double y = top; y <= bottom; y += 0.5) {
        if (bowl_shape_reach(shape, (y - place.y) / place.scale, &left, &right)) {
            cairo_line_to(cairo, place.x + right * place.scale, y);
        }
    }
    for (double y = bottom; y >= top; y -= 0.5) {
        if (bowl_shape_reach(shape, (y - place.y) / place.scale, &left, &right)) {
            cairo_line_to(cairo, place.x + left * place.scale, y);
        }
    }
    cairo_close_path(cairo);
}

/* The rim's ellipse, `in` lengths further in than the outside. */
static void rim_path(cairo_t *cairo, const struct bowl_shape *shape, struct bowl_place place,
                     double in) {
    double radius = (shape->radius[0] - in) * place.scale;
    cairo_save(cairo);
    cairo_translate(cairo, place.x + shape->lean[0] * place.scale, place.y);
    cairo_matrix_t shear = {radius, shape->tilt * radius, 0, BOWL_VIEW * radius, 0, 0};
    cairo_transform(cairo, &shear);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, 0, 0, 1, 0, TURN);
    cairo_restore(cairo);
}

static void add_stop(cairo_pattern_t *pattern, double at, struct tone tone, double alpha) {
    cairo_pattern_add_color_stop_rgba(pattern, at, fmin(1, tone.r), fmin(1, tone.g),
                                      fmin(1, tone.b), alpha);
}

static void draw_rim(cairo_t *cairo, const struct bowl_shape *shape, struct bowl_place place) {
    double r = shape->radius[0] * place.scale;
    cairo_pattern_t *shine = cairo_pattern_create_linear(place.x - r, 0, place.x + r, 0);
    struct tone bright = tone_mix(shape->rim, (struct tone){1, 1, 1}, 0.35);
    add_stop(shine, 0, tone_scale(shape->rim, 0.86), 1);
    add_stop(shine, 0.27, bright, 1);
    add_stop(shine, 0.6, shape->rim, 1);
    add_stop(shine, 1, tone_scale(shape->rim, 0.72), 1);
    rim_path(cairo, shape, place, 0.004);
    cairo_set_line_width(cairo, fmax(1.0, 0.0125 * place.scale));
    cairo_set_source(cairo, shine);
    cairo_stroke(cairo);
    cairo_pattern_destroy(shine);
    /* A thin dark line where the wall begins inside keeps the rim from swimming. */
    rim_path(cairo, shape, place, 0.0125);
    cairo_set_line_width(cairo, fmax(0.6, 0.004 * place.scale));
    cairo_set_source_rgba(cairo, shape->dark.r * 0.4, shape->dark.g * 0.4, shape->dark.b * 0.4,
                          0.35);
    cairo_stroke(cairo);
}

static void draw_shadow(cairo_t *cairo, const struct bowl_shape *shape, struct bowl_place place) {
    static const struct {
        double reach, alpha, off;
    } layers[] = {{1.75, 0.15, 0.05}, {1.12, 0.30, 0.012}};
    double foot = shape->radius[BOWL_SAMPLES - 1] * place.scale;
    double ground = place.y + shape->depth[BOWL_SAMPLES - 1] * place.scale;
    double middle = ground + BOWL_VIEW * foot * 0.35;
    double room = place.y + (shape->height + BOWL_SHADOW) * place.scale - middle;
    for (size_t i = 0; i < sizeof layers / sizeof layers[0]; i++) {
        double reach = foot * layers[i].reach;
        cairo_save(cairo);
        cairo_translate(cairo, place.x + layers[i].off * place.scale, middle);
        cairo_scale(cairo, reach, fmin(room, reach * BOWL_VIEW * 1.05));
        cairo_pattern_t *soft = cairo_pattern_create_radial(0, 0, 0.35, 0, 0, 1);
        add_stop(soft, 0, tone_of(0x2A1C0E), layers[i].alpha);
        add_stop(soft, 0.6, tone_of(0x2A1C0E), layers[i].alpha * 0.45);
        add_stop(soft, 1, tone_of(0x2A1C0E), 0);
        cairo_set_source(cairo, soft);
        cairo_arc(cairo, 0, 0, 1, 0, TURN);
        cairo_fill(cairo);
        cairo_pattern_destroy(soft);
        cairo_restore(cairo);
    }
}

/* The lit surface as a sheet of `fine` times the size, for the outline to cut from. */
static cairo_surface_t *fire_sheet(const struct bowl_shape *shape, int w, int h, int fine) {
    cairo_surface_t *sheet = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w * fine, h * fine);
    if (cairo_surface_status(sheet) != CAIRO_STATUS_SUCCESS) {
        return sheet;
    }
    struct fire fire = {.shape = shape,
                        .place = bowl_shape_place(shape, w * fine, h * fine),
                        .pixels = (uint32_t *)(void *)cairo_image_surface_get_data(sheet),
                        .w = w * fine,
                        .h = h * fine,
                        .stride = cairo_image_surface_get_stride(sheet) / 4};
    fire.soft = 0.5 / fire.place.scale;
    fire_surface(&fire);
    cairo_surface_mark_dirty(sheet);
    return sheet;
}

SDL_Surface *bowl_paint_body(const struct draw_bowl *bowl, int w, int h) {
    struct paint paint;
    if (!paint_begin(&paint, w, h)) {
        return NULL;
    }
    struct bowl_shape shape;
    bowl_shape_init(&shape, bowl->seed, bowl->is_plain);
    struct bowl_place place = bowl_shape_place(&shape, paint.surface->w, paint.surface->h);
    /* Small bowls are rendered larger and shrunk, so that their patterns stay smooth. */
    int fine = place.scale < 40 ? 3 : place.scale < 90 ? 2 : 1;
    cairo_surface_t *sheet = fire_sheet(&shape, paint.surface->w, paint.surface->h, fine);
    cairo_t *cairo = paint.cairo;
    draw_shadow(cairo, &shape, place);
    outline(cairo, &shape, place);
    cairo_set_source_surface(cairo, sheet, 0, 0);
    cairo_matrix_t shrink;
    cairo_matrix_init_scale(&shrink, fine, fine);
    cairo_pattern_set_matrix(cairo_get_source(cairo), &shrink);
    cairo_fill(cairo);
    draw_rim(cairo, &shape, place);
    cairo_surface_destroy(sheet);
    return paint_end(&paint);
}

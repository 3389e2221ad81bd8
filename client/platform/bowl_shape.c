/* A bowl's profile is one of a potter's classic forms, bent a little by the seed, and seen slightly
 * from above: each turn of the wheel is an ellipse. Form, glaze and pattern follow from the seed's
 * slot, so that the bowls of one class differ in all of them; the rest of the seed varies each. */
#include "bowl_shape.h"

#include <math.h>

#include "bowl_pattern.h"
#include "bowl_slot.h"
#include "random.h"

#define KNOTS 6

/* Radius from the rim to the foot, as shares of the widest; depth as a share of the width. */
static const struct {
    double radius[KNOTS];
    double depth;
} forms[] = {
    {{1.00, 0.985, 0.96, 0.90, 0.77, 0.48}, 0.60}, /* tea bowl */
    {{1.00, 0.970, 0.90, 0.77, 0.59, 0.36}, 0.53}, /* half a ball */
    {{1.00, 0.870, 0.74, 0.61, 0.48, 0.34}, 0.47}, /* summer bowl, a cone */
    {{1.00, 0.900, 0.87, 0.81, 0.67, 0.40}, 0.57}, /* lip turned out */
    {{0.85, 0.955, 1.00, 0.96, 0.82, 0.48}, 0.62}, /* round, drawn in */
    {{0.98, 0.985, 0.99, 1.00, 0.94, 0.62}, 0.76}, /* winter bowl, upright */
    {{1.00, 0.945, 0.91, 0.87, 0.64, 0.38}, 0.51}, /* with a shoulder low down */
    {{1.00, 0.950, 0.87, 0.75, 0.59, 0.40}, 0.38}, /* shallow */
    {{0.97, 0.880, 0.86, 0.92, 0.88, 0.54}, 0.64}, /* waisted */
};
#define FORMS ((unsigned)(sizeof forms / sizeof forms[0]))

/* Dark, middle, light, and the colour that its pattern is painted in. */
static const uint32_t glazes[][4] = {
    {0x5E8F7E, 0x86B5A3, 0xCFE6DA, 0x2F5F52}, /* celadon */
    {0x2F4778, 0x4A6AA6, 0xA9BEE3, 0xDDE7F8}, /* indigo */
    {0xA34E24, 0xD07A45, 0xF3C6A2, 0x6B2E12}, /* persimmon */
    {0x5E3A5C, 0x8A5A86, 0xD5B5D1, 0xEFDCEC}, /* plum */
    {0x2E221D, 0x5A4336, 0xA98B74, 0xD3A565}, /* tenmoku */
    {0xB9A58E, 0xE6D9C5, 0xFFF8EC, 0xB65F36}, /* shino */
    {0x55672F, 0x85994F, 0xCBD6A3, 0x34431B}, /* moss */
    {0x3C7C96, 0x6FAEC4, 0xC9E6EF, 0x1C4C63}, /* sky */
    {0x22503A, 0x3F7F5C, 0x9CCBB0, 0xE2C56F}, /* oribe */
    {0xB4BCC8, 0xE9EBEE, 0xFFFFFF, 0x2C4F9E}, /* cobalt on white */
    {0x1D1B20, 0x3A383E, 0x8C8890, 0xC94F3F}, /* black raku */
    {0xA9626D, 0xD898A0, 0xF6D5D6, 0x7E2F40}, /* rose */
    {0xB98F35, 0xE6C468, 0xF9EBB8, 0x7A4E1E}, /* butter */
    {0x9F7F57, 0xD2B48C, 0xEFDDC2, 0x5B3A24}, /* sand */
    {0x1F736F, 0x3FA9A3, 0xB0E3DC, 0xF4EFD8}, /* turquoise */
    {0x7567A0, 0xA79BCB, 0xDCD5EF, 0x473876}, /* wisteria */
    {0x777C77, 0xA9ADA7, 0xDCDFDA, 0x35424A}, /* ash */
    {0x7B2F24, 0xB4513F, 0xE7A998, 0xF3DFC2}, /* brick */
};
#define GLAZES ((unsigned)(sizeof glazes / sizeof glazes[0]))

static const uint32_t clays[] = {0xBE8253, 0xD2AC80, 0x86604A, 0xDFD0BC, 0xA9613F};
#define CLAYS (sizeof clays / sizeof clays[0])

/* Glazes in an order in which those beside each other are far apart. */
static const uint8_t glaze_order[] = {0, 2, 1, 12, 3, 9, 4, 14, 11, 6, 10, 7, 17, 16, 8, 5, 15, 13};

/* A pattern is met again after 16 slots, a glaze after 18: both together not before all slots were
 * used, as the patterns move on by one where the two would meet. */
static unsigned slot_glaze(uint32_t seed) {
    return glaze_order[bowl_slot(seed) % GLAZES];
}

static unsigned slot_pattern(uint32_t seed) {
    unsigned slot = bowl_slot(seed);
    return (slot * 5 + slot / (BOWL_SLOTS / 2) * 15) % BOWL_PATTERNS;
}

static unsigned slot_form(uint32_t seed) {
    unsigned slot = bowl_slot(seed);
    return (slot * 2 + slot / GLAZES) % FORMS;
}

static double between(struct random *random, double low, double high) {
    return low + (high - low) * (random_next(random) / 4294967296.0);
}

/* Catmull-Rom through the knots. */
static double knot_curve(const double knots[KNOTS], double along) {
    double at = along * (KNOTS - 1);
    int i = at >= KNOTS - 1 ? KNOTS - 2 : (int)at;
    double t = at - i;
    double p1 = knots[i], p2 = knots[i + 1];
    double p0 = i > 0 ? knots[i - 1] : 2 * p1 - p2;
    double p3 = i + 2 < KNOTS ? knots[i + 2] : 2 * p2 - p1;
    return p1 + 0.5 * t *
                    (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
}

static void turn_body(struct bowl_shape *shape, struct random *random) {
    size_t form = slot_form(shape->seed);
    double knots[KNOTS], widest = 0;
    for (int i = 0; i < KNOTS; i++) {
        knots[i] = forms[form].radius[i] + between(random, -0.018, 0.018);
    }
    shape->body_depth = forms[form].depth * between(random, 0.92, 1.08);
    double sway = between(random, 0, 6.28), reach = between(random, 0.002, 0.006);
    for (int i = 0; i < BOWL_BODY_SAMPLES; i++) {
        double along = (double)i / (BOWL_BODY_SAMPLES - 1);
        shape->radius[i] = knot_curve(knots, along);
        widest = fmax(widest, shape->radius[i]);
        shape->depth[i] = shape->body_depth * along;
        shape->lean[i] = reach * sin(sway + along * 4.0) * (1 - along);
    }
    for (int i = 0; i < BOWL_BODY_SAMPLES; i++) {
        shape->radius[i] *= 0.5 / widest;
    }
    shape->tilt = between(random, -0.014, 0.014);
}

static void turn_foot(struct bowl_shape *shape, struct random *random) {
    const int last = BOWL_BODY_SAMPLES - 1;
    double high = between(random, 0.035, 0.085), splay = between(random, -0.018, 0.026);
    double top = shape->radius[last] * between(random, 0.80, 0.97);
    for (int i = BOWL_BODY_SAMPLES; i < BOWL_SAMPLES; i++) {
        double along = (double)(i - last) / (BOWL_SAMPLES - 1 - last);
        shape->radius[i] = top + splay * along * along;
        shape->depth[i] = shape->body_depth + high * along;
        shape->lean[i] = 0;
    }
    shape->height = shape->depth[BOWL_SAMPLES - 1] + BOWL_VIEW * shape->radius[BOWL_SAMPLES - 1];
}

static void note_facing(struct bowl_shape *shape) {
    for (int i = 0; i < BOWL_SAMPLES; i++) {
        int from = i < BOWL_SAMPLES - 1 ? i : BOWL_SAMPLES - 2;
        double dr = shape->radius[from + 1] - shape->radius[from];
        double dd = shape->depth[from + 1] - shape->depth[from];
        double length = hypot(dr, dd);
        shape->facing_out[i] = dd / length;
        shape->facing_up[i] = dr / length;
    }
}

static void choose_glaze(struct bowl_shape *shape, struct random *random) {
    const uint32_t *glaze = glazes[slot_glaze(shape->seed)];
    double turn = between(random, -0.13, 0.13), deep = between(random, 0.93, 1.05);
    shape->dark = tone_scale(tone_turn(tone_of(glaze[0]), turn), deep);
    shape->mid = tone_scale(tone_turn(tone_of(glaze[1]), turn), deep);
    shape->light = tone_turn(tone_of(glaze[2]), turn);
    shape->accent = tone_of(glaze[3]);
    static const double into_light[3] = {0.0, 0.0, 0.62};
    shape->inside = tone_mix(shape->mid, shape->light, into_light[random_below(random, 3)]);
    /* Glaze is thin on the rim: light, or with the iron of the clay showing through. */
    shape->rim = random_below(random, 4) == 0 ? tone_mix(shape->dark, tone_of(0x6B4630), 0.7)
                                              : tone_mix(shape->light, shape->mid, 0.15);
    shape->gloss = between(random, 0.25, 0.8);
    shape->glaze_edge = between(random, 0.74, 0.94);
    shape->glaze_wave = between(random, 0.015, 0.055);
    shape->glaze_waves = between(random, 1.6, 3.4);
}

void bowl_shape_init(struct bowl_shape *shape, uint32_t seed, bool is_plain) {
    struct random random;
    random_init(&random, seed, 71);
    *shape = (struct bowl_shape){.seed = seed, .is_plain = is_plain};
    turn_body(shape, &random);
    turn_foot(shape, &random);
    note_facing(shape);
    choose_glaze(shape, &random);
    shape->clay = tone_of(clays[random_below(&random, CLAYS)]);
    shape->grain = between(&random, 0.5, 1.0);
    shape->pattern = slot_pattern(seed);
    shape->form = slot_form(seed);
    shape->glaze = slot_glaze(seed);
    shape->pattern_count = floor(between(&random, 0, 5));
    shape->pattern_size = between(&random, 0.85, 1.2);
    shape->pattern_phase = between(&random, 0, 6.28);
    if (is_plain) {
        shape->clay = tone_of(0xC38E62);
        shape->inside = tone_of(0xA9754B);
        shape->rim = tone_of(0xE0B990);
        shape->gloss = 0;
    }
}

struct bowl_place bowl_shape_place(const struct bowl_shape *shape, double w, double h) {
    double over = BOWL_VIEW * shape->radius[0] + fabs(shape->tilt) * 0.5 + 0.012;
    double under = shape->height + BOWL_SHADOW;
    double scale = fmin(w / 1.05, h / (over + under));
    return (struct bowl_place){w / 2, h - under * scale, scale};
}

void bowl_shape_point(const struct bowl_shape *shape, double along, double angle, double *x,
                      double *y) {
    double at = along * (BOWL_BODY_SAMPLES - 1);
    at = at < 0 ? 0 : at > BOWL_BODY_SAMPLES - 1.001 ? BOWL_BODY_SAMPLES - 1.001 : at;
    int i = (int)at;
    double share = at - i;
    double radius = shape->radius[i] + (shape->radius[i + 1] - shape->radius[i]) * share;
    double lean = shape->lean[i] + (shape->lean[i + 1] - shape->lean[i]) * share;
    double upper = 1 - along;
    *x = lean + radius * sin(angle);
    *y = shape->body_depth * along + BOWL_VIEW * radius * cos(angle) +
         shape->tilt * upper * upper * radius * sin(angle);
}

/* One turn of the wheel is x = lean + r sin(a), y = depth + r (view cos(a) + tilt sin(a)), an
 * ellipse; at height y it has two points. */
bool bowl_shape_reach(const struct bowl_shape *shape, double y, double *left, double *right) {
    bool is_any = false;
    for (int i = 0; i < BOWL_SAMPLES; i++) {
        double upper = fmax(0, 1 - shape->depth[i] / shape->body_depth);
        double tilt = shape->tilt * upper * upper, r = shape->radius[i];
        double high = r * sqrt(BOWL_VIEW * BOWL_VIEW + tilt * tilt);
        double part = (y - shape->depth[i]) / high;
        if (part < -1 || part > 1) {
            continue;
        }
        double turned = atan2(tilt, BOWL_VIEW), angle = acos(part);
        double one = shape->lean[i] + r * sin(turned + angle);
        double other = shape->lean[i] + r * sin(turned - angle);
        double low = fmin(one, other), far = fmax(one, other);
        *left = is_any ? fmin(*left, low) : low;
        *right = is_any ? fmax(*right, far) : far;
        is_any = true;
    }
    return is_any;
}

/* Each thing is a few layers from the back to the front, on a sheet of 100 x 100. A layer is a line
 * of letters and whole numbers: M to go to a place, L a straight line, C a curve by its two handles
 * and its end, O a circle by its middle and radius, Z back to where the line began. Every layer has
 * an edge of ink; what is inside is warm, paper, ink, or nothing. */
#include "thing.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "paint.h"

#define PI         3.14159265358979323846
#define SHEET      102.0 /* with a margin of one all round */
#define EDGE       5.5   /* how thick the ink is */
#define LAYERS_MAX 5

enum inside { INSIDE_NOTHING, INSIDE_WARM, INSIDE_PAPER, INSIDE_INK };

struct layer {
    enum inside inside;
    const char *line; /* NULL: no more layers */
};

static const struct layer things[THING_COUNT][LAYERS_MAX] = {
    [THING_FISH] = {{INSIDE_WARM, "M 70 50 L 95 26 C 89 42 89 58 95 74 Z"},
                    {INSIDE_WARM, "M 6 50 C 22 18 58 18 76 50 C 58 82 22 82 6 50 Z"},
                    {INSIDE_NOTHING, "M 42 31 C 50 42 50 58 42 69"},
                    {INSIDE_INK, "O 27 44 2"}},
    [THING_KEY] = {{INSIDE_WARM, "M 44 44 L 95 44 L 95 72 L 84 72 L 84 56 L 75 56 L 75 67 "
                                 "L 64 67 L 64 56 L 44 56 Z"},
                   {INSIDE_WARM, "O 28 50 22"},
                   {INSIDE_PAPER, "O 24 50 8"}},
    [THING_LEAF] = {{INSIDE_WARM, "M 50 5 C 88 24 92 62 50 80 C 8 62 12 24 50 5 Z"},
                    {INSIDE_NOTHING, "M 50 24 L 50 96 M 50 46 L 66 35 M 50 46 L 34 35 "
                                     "M 50 64 L 69 52 M 50 64 L 31 52"}},
    [THING_STAR] = {{INSIDE_WARM, "M 50 7 L 62 38 L 94 39 L 68 59 L 78 91 L 50 72 L 22 91 "
                                  "L 32 59 L 6 39 L 38 38 Z"}},
    [THING_MOON] = {{INSIDE_WARM, "M 60 7 C 30 8 11 28 11 51 C 11 76 31 94 55 94 "
                                  "C 72 94 86 85 91 70 C 64 80 41 64 41 41 C 41 26 48 14 60 7 Z"}},
    [THING_SUN] = {{INSIDE_WARM, "O 50 50 22"},
                   {INSIDE_NOTHING, "M 50 5 L 50 16 M 50 84 L 50 95 M 5 50 L 16 50 "
                                    "M 84 50 L 95 50 M 18 18 L 26 26 M 74 74 L 82 82 "
                                    "M 82 18 L 74 26 M 26 74 L 18 82"}},
    [THING_HOUSE] = {{INSIDE_PAPER, "M 19 44 L 19 93 L 81 93 L 81 44 Z"},
                     {INSIDE_WARM, "M 5 51 L 50 9 L 95 51 Z"},
                     {INSIDE_WARM, "M 42 93 L 42 66 L 58 66 L 58 93 Z"}},
    [THING_BOAT] = {{INSIDE_NOTHING, "M 50 68 L 50 6"},
                    {INSIDE_PAPER, "M 50 8 L 88 58 L 50 58 Z"},
                    {INSIDE_PAPER, "M 41 22 L 41 58 L 14 58 Z"},
                    {INSIDE_WARM, "M 6 68 L 94 68 L 78 92 L 22 92 Z"}},
    [THING_TREE] = {{INSIDE_WARM, "M 43 78 L 43 96 L 57 96 L 57 78 Z"},
                    {INSIDE_PAPER, "M 50 5 L 73 32 L 62 32 L 81 56 L 69 56 L 91 81 L 9 81 "
                                   "L 31 56 L 19 56 L 38 32 L 27 32 Z"}},
    [THING_BELL] = {{INSIDE_INK, "O 50 9 3"},
                    {INSIDE_PAPER, "M 38 76 C 38 98 62 98 62 76 Z"},
                    {INSIDE_WARM, "M 50 13 C 76 13 77 40 79 56 C 80 68 88 70 92 79 L 8 79 "
                                  "C 12 70 20 68 21 56 C 23 40 24 13 50 13 Z"}},
    [THING_CUP] = {{INSIDE_NOTHING, "M 74 46 C 101 40 101 80 70 76"},
                   {INSIDE_WARM, "M 14 36 L 76 36 L 72 84 C 71 91 66 94 60 94 L 30 94 "
                                 "C 24 94 19 91 18 84 Z"},
                   {INSIDE_NOTHING, "M 34 25 C 26 17 42 14 34 6 M 56 25 C 48 17 64 14 56 6"}},
    [THING_KITE] = {{INSIDE_NOTHING, "M 46 66 C 66 74 40 82 62 88 C 72 91 78 88 84 95"},
                    {INSIDE_WARM, "M 50 4 L 82 30 L 46 68 L 16 34 Z"},
                    {INSIDE_NOTHING, "M 50 4 L 46 68 M 16 34 L 82 30"}},
    [THING_CLOUD] = {{INSIDE_WARM, "M 30 80 C 20 96 40 96 30 80 Z M 52 80 C 42 96 62 96 52 80 Z "
                                   "M 74 80 C 64 96 84 96 74 80 Z"},
                     {INSIDE_PAPER, "M 24 69 C 1 69 1 40 23 40 C 24 12 58 8 66 31 "
                                    "C 84 25 92 40 84 46 C 99 50 97 69 80 69 Z"}},
    [THING_HEART] = {{INSIDE_WARM, "M 50 92 C 0 56 0 16 29 12 C 41 11 48 20 50 29 "
                                   "C 52 20 59 11 71 12 C 100 16 100 56 50 92 Z"}},
    [THING_LADDER] = {{INSIDE_NOTHING, "M 31 25 L 69 25 M 28 49 L 72 49 M 25 73 L 75 73"},
                      {INSIDE_WARM, "M 26 5 L 36 5 L 28 96 L 17 96 Z"},
                      {INSIDE_WARM, "M 64 5 L 74 5 L 83 96 L 72 96 Z"}},
    [THING_UMBRELLA] = {{INSIDE_NOTHING, "M 50 12 L 50 4 M 50 44 L 50 84 C 50 98 72 98 72 84"},
                        {INSIDE_WARM, "M 5 52 C 6 26 26 11 50 11 C 74 11 94 26 95 52 "
                                      "C 86 42 74 42 66 52 C 58 42 42 42 34 52 "
                                      "C 26 42 14 42 5 52 Z"}},
};

/* --- lines -------------------------------------------------------------------------------------
 */

static double take_number(const char **at) {
    char *end;
    long number = strtol(*at, &end, 10);
    assert(end != *at);
    *at = end;
    return (double)number;
}

/* One step of a line; `at` goes behind it. */
static void take_step(cairo_t *cairo, const char **at) {
    double by[6];
    char letter = *(*at)++;
    int count = letter == 'C' ? 6 : letter == 'O' ? 3 : letter == 'Z' ? 0 : 2;
    for (int i = 0; i < count; i++) {
        by[i] = take_number(at);
    }
    switch (letter) {
    case 'M':
        cairo_move_to(cairo, by[0], by[1]);
        return;
    case 'L':
        cairo_line_to(cairo, by[0], by[1]);
        return;
    case 'C':
        cairo_curve_to(cairo, by[0], by[1], by[2], by[3], by[4], by[5]);
        return;
    case 'O':
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, by[0], by[1], by[2], 0, 2 * PI);
        cairo_close_path(cairo);
        return;
    case 'Z':
        cairo_close_path(cairo);
        return;
    default:
        assert(false); /* no such letter */
    }
}

static void draw_layer(cairo_t *cairo, const struct layer *layer,
                       const struct thing_colors *colors) {
    for (const char *at = layer->line; *at != '\0';) {
        if (*at == ' ') {
            at++;
        } else {
            take_step(cairo, &at);
        }
    }
    if (layer->inside != INSIDE_NOTHING) {
        paint_set_color(cairo, layer->inside == INSIDE_WARM    ? colors->warm
                               : layer->inside == INSIDE_PAPER ? colors->paper
                                                               : colors->ink);
        cairo_fill_preserve(cairo);
    }
    paint_set_color(cairo, colors->ink);
    cairo_stroke(cairo);
}

SDL_Surface *thing_paint(int size, enum thing thing, const struct thing_colors *colors) {
    struct paint paint;
    assert(thing < THING_COUNT);
    if (!paint_begin(&paint, size, size)) {
        return NULL;
    }
    cairo_scale(paint.cairo, size / SHEET, size / SHEET);
    cairo_translate(paint.cairo, 1, 1);
    cairo_set_line_width(paint.cairo, fmax(EDGE, 1.5 * SHEET / size));
    cairo_set_line_cap(paint.cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(paint.cairo, CAIRO_LINE_JOIN_ROUND);
    for (int i = 0; i < LAYERS_MAX && things[thing][i].line != NULL; i++) {
        draw_layer(paint.cairo, &things[thing][i], colors);
    }
    return paint_end(&paint);
}

/* What a screen is: a list of draw commands in whole pixels, without a library behind it. The
 * platform turns it into pixels; tests compare it; equal hashes mean that nothing needs to be
 * drawn. */
#ifndef DRAW_LIST_H
#define DRAW_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text_measure.h"

/* Colours by what they are for; the theme gives them their values. */
enum color {
    COLOR_NONE,
    COLOR_PAPER,  /* behind everything */
    COLOR_PANEL,  /* cards */
    COLOR_INK,    /* text */
    COLOR_MUTED,  /* text of second rank */
    COLOR_LINE,   /* borders, rings at rest */
    COLOR_SOFT,   /* quiet fills */
    COLOR_ACCENT, /* the one primary thing */
    COLOR_ON_ACCENT,
    COLOR_GOLD,
    COLOR_GOLD_LIGHT,
    COLOR_GOLD_TEXT,
    COLOR_CLAY,
    COLOR_CLAY_DARK,
    COLOR_LEAF,
    COLOR_LEAF_SOFT,
    COLOR_BAR_FIRST,
    COLOR_BAR_HUDDLE,
    COLOR_BAR_MEND,
    COLOR_TOP, /* the line at the top of the console, and what stands in it */
    COLOR_ON_TOP,
    COLOR_SHADE, /* half transparent, over a screen that waits */
    COLOR_COUNT
};

enum draw_kind {
    DRAW_RECT, /* x y w h; fill, stroke of `stroke_px` inside the edge, corners of `radius` */
    DRAW_LINE, /* from x y to x+w y+h; stroke, stroke_px, round ends */
    DRAW_RING, /* centre x y, radius; stroke round the whole in `fill`, then `a` permille of it from
                  the top, clockwise, in `stroke`; stroke_px */
    DRAW_FACE, /* in the square x y w w; a: the mouth, -4 down .. 0 level .. 4 wide smile; fill,
                  stroke */
    DRAW_TICK, /* in the square x y w w; stroke, stroke_px */
    DRAW_TEXT, /* one line, top left at x y, in `fill`; font, size_px; w: its measured width; a = 1:
                  of a paragraph that runs from right to left */
    DRAW_THING, /* in the square x y w w; a: enum thing; fill is its warm colour, stroke its ink */
    DRAW_PIE,   /* a disc in the square x y w w, cut into `radius` equal parts, `a` of them from the
                   top, clockwise, in `fill`, the others soft; stroke, stroke_px */
    DRAW_BOWL,  /* standing in the rectangle x y w h; see struct draw_bowl */
    DRAW_FADE,  /* in x y w h; `fill` grows from nothing to full downwards, upwards with a = 1 */
    DRAW_FLAKE, /* of gold leaf, in the square x y w w; a: its shape * FLAKE_TURNS + how far it has
                   turned; fill, stroke: gold and its light; w = 0: none */
    DRAW_CLIP,  /* from here on nothing is drawn outside x y w h, until the next one; w = 0:
                   everything */
};

#define FLAKE_SHAPES 4
#define FLAKE_TURNS  16

/* Deterministic from the seed: profile, glaze, pattern, where cracks run. Cracks come after seams.
 */
struct draw_bowl {
    uint32_t seed;
    uint8_t seams, cracks;
    bool is_plain;           /* clay, nobody's */
    bool is_whole;           /* its gold grows where no crack was: the class's */
    uint16_t crack_permille; /* how far the last crack has grown; 1000 at rest */
    uint16_t seam_permille;  /* how far the last seam's gold has flowed; 1000 at rest */
};

struct draw_command {
    enum draw_kind kind;
    int x, y, w, h;
    enum color fill, stroke;
    int radius, stroke_px, a;
    int pale; /* how far it has faded, 0 to 255; of rectangles and text alone */
    enum font font;
    int size_px;
    uint32_t text; /* offset into the list's text, terminated */
    struct draw_bowl bowl;
};

#define DRAW_COMMANDS_MAX   2048
#define DRAW_TEXT_BYTES_MAX 65536

struct draw_list {
    int width, height;
    size_t count;
    struct draw_command commands[DRAW_COMMANDS_MAX];
    size_t text_used;
    char text[DRAW_TEXT_BYTES_MAX];
    bool is_full; /* something did not fit: a test fails on it */
};

void draw_list_clear(struct draw_list *list, int width, int height);
/* The next command, zeroed; NULL (and is_full) when there is no room. */
struct draw_command *draw_list_add(struct draw_list *list, enum draw_kind kind);
/* Adds `count` bytes of text as the command's own. */
void draw_list_set_text(struct draw_list *list, struct draw_command *command, const char *text,
                        size_t count);
/* Adds all of another list, at the same place. */
void draw_list_add_all(struct draw_list *list, const struct draw_list *other);
uint64_t draw_list_hash(const struct draw_list *list);

#endif

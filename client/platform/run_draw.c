/* SDL_ttf measures and draws a run with its direction and script set, which is what HarfBuzz joins
 * Arabic letters by. Where a glyph is higher than its font says, as marks above marks are, SDL_ttf
 * moves the whole line down and does not say how far: it is found by a bar that is drawn along. */
#include "run_draw.h"

#include <stdint.h>
#include <string.h>

#include "shrink.h"
#include "str.h"
#include "utf8.h"

#define MARKS_MAX  5    /* on one character; pointed Hebrew with its accents needs as many */
#define FIRST_MARK 0xCC /* the first byte of U+0300; no mark stands below */

/* Sets how the run's font shapes. Latin needs none of it, so most fonts are never touched. */
static void set_shaping(const struct text_run *run) {
    struct sized_font *sized = run->font;
    if (sized->is_rtl != run->is_rtl) {
        TTF_SetFontDirection(sized->font, run->is_rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
        sized->is_rtl = run->is_rtl;
    }
    if (sized->script != run->script) {
        uint32_t tag = run->script != 0 ? run->script : 0x5A7A7A7Au; /* "Zzzz": none */
        const char name[5] = {(char)(tag >> 24), (char)(tag >> 16), (char)(tag >> 8), (char)tag};
        TTF_SetFontScriptName(sized->font, name);
        sized->script = run->script;
    }
}

/* A tower of marks would stand in the lines above and below, and over what others have written:
 * from the sixth on they are not shown. */
static void copy_text(char bytes[static RUN_BYTES_MAX], const struct text_run *run) {
    size_t used = 0, step = 0;
    unsigned marks = 0;
    for (size_t at = 0; at < run->count; at += step) {
        const char *from = run->start + at;
        step = utf8_step(from);
        bool is_mark = (unsigned char)from[0] >= FIRST_MARK && utf8_is_mark(utf8_point(from));
        marks = is_mark ? marks + 1 : 0;
        if (used + step >= RUN_BYTES_MAX) {
            break;
        }
        if (marks <= MARKS_MAX) {
            memcpy(bytes + used, from, step);
            used += step;
        }
    }
    bytes[used] = '\0';
}

/* The run's text as it is handed to SDL_ttf, for which its font is set. An arrow between two steps
 * points the way that they are read; Unicode mirrors brackets and leaves arrows alone. */
static void prepare(const struct text_run *run, char bytes[static RUN_BYTES_MAX]) {
    static const char to_right[] = "\u2192", to_left[] = "\u2190";
    copy_text(bytes, run);
    char *arrow = run->is_rtl ? strstr(bytes, to_right) : NULL;
    while (arrow != NULL) {
        memcpy(arrow, to_left, sizeof to_left - 1);
        arrow = strstr(arrow, to_right);
    }
    set_shaping(run);
}

static int natural_width(const struct text_run *run, const char *bytes) {
    int width = 0;
    return TTF_SizeUTF8(run->font->font, bytes, &width, NULL) == 0 ? width : 0;
}

int run_width(const struct text_run *run) {
    char bytes[RUN_BYTES_MAX];
    if (run->font == NULL) {
        return 0;
    }
    prepare(run, bytes);
    return natural_width(run, bytes) * run->font->scale_permille / 1000;
}

/* The first row with ink in some columns; the height when there is none. */
static int first_row(const SDL_Surface *surface, int left, int right) {
    left = left > 0 ? left : 0;
    right = right < surface->w ? right : surface->w;
    for (int y = 0; y < surface->h; y++) {
        const uint8_t *row = (const uint8_t *)surface->pixels + y * surface->pitch;
        for (int x = left; x < right; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + (size_t)x * sizeof pixel, sizeof pixel);
            if (pixel >> 24 != 0) {
                return y;
            }
        }
    }
    return surface->h;
}

/* How much lower the bar is that stands behind the text than one that stands alone. */
static int moved_by(const struct text_run *run, const char *bytes, SDL_Color color) {
    char with_bar[RUN_BYTES_MAX];
    bool fits = str_format(with_bar, sizeof with_bar, "%s  |", bytes);
    SDL_Surface *bar = TTF_RenderUTF8_Blended(run->font->font, "|", color);
    SDL_Surface *both = fits ? TTF_RenderUTF8_Blended(run->font->font, with_bar, color) : NULL;
    int moved = 0;
    if (bar != NULL && both != NULL && faces_has(run->font, '|')) {
        int width = natural_width(run, "|");
        int left = run->is_rtl ? 0 : both->w - width;
        moved = first_row(both, left, left + width) - first_row(bar, 0, bar->w);
    }
    SDL_FreeSurface(bar);
    SDL_FreeSurface(both);
    return moved > 0 ? moved : 0;
}

struct run_drawing run_draw(const struct text_run *run, SDL_Color color) {
    char bytes[RUN_BYTES_MAX];
    struct run_drawing drawing = {NULL, 0};
    if (run->font == NULL) {
        return drawing;
    }
    prepare(run, bytes);
    int permille = run->font->scale_permille;
    drawing.surface = TTF_RenderUTF8_Blended(run->font->font, bytes, color);
    drawing.base = TTF_FontAscent(run->font->font) * permille / 1000;
    if (drawing.surface == NULL) {
        return drawing;
    }
    if (permille != 1000) {
        drawing.surface = shrink_surface(drawing.surface, permille);
    } else if (first_row(drawing.surface, 0, drawing.surface->w) == 0) {
        drawing.base += moved_by(run, bytes, color);
    }
    return drawing;
}

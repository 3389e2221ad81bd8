/* Lines are runs (text_runs.c) side by side on one base line. Widths are kept, since screens ask
 * for the same words again and again. */
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <SDL_ttf.h>

#include "bidi.h"
#include "faces.h"
#include "hash.h"
#include "run_draw.h"
#include "str.h"
#include "text_runs.h"

#define WIDTHS_MAX 8192
#define WIDTH_WAYS 4 /* places that one key may have */

struct text {
    struct faces faces;
    uint64_t uses;
    struct {
        uint64_t key;
        int width;
    } widths[WIDTHS_MAX];
};

struct text *text_open(char *why, size_t size) {
    struct text *text = calloc(1, sizeof *text);
    if (text == NULL) {
        str_copy(why, size, "There is not enough memory to open a font.");
        return NULL;
    }
    if (TTF_Init() != 0 || !font_file_open()) {
        str_copy(why, size, "The font libraries (SDL_ttf, fontconfig) cannot start here.");
        free(text);
        return NULL;
    }
    const struct font_wish usual = {&look_usual, false};
    if (!faces_open(&text->faces, &usual, why, size)) {
        text_close(text);
        return NULL;
    }
    return text;
}

void text_close(struct text *text) {
    if (text == NULL) {
        return;
    }
    faces_close(&text->faces);
    font_file_close();
    TTF_Quit();
    free(text);
}

/* What was measured with other fonts is forgotten. */
bool text_use(struct text *text, const struct look *look, bool is_dyslexic) {
    const struct font_wish wish = {look, is_dyslexic}, old = text->faces.wish;
    char why[256];
    bool is_same_look = memcmp(look->families, old.look->families, sizeof look->families) == 0;
    if (is_same_look && is_dyslexic == old.is_dyslexic) {
        text->faces.wish.look = look;
        return false;
    }
    faces_close(&text->faces);
    if (!faces_open(&text->faces, &wish, why, sizeof why)) {
        (void)faces_open(&text->faces, &old, why, sizeof why);
    }
    memset(text->widths, 0, sizeof text->widths);
    return true;
}

bool text_has_dyslexic(const struct look *look) {
    for (size_t i = 0; i < LOOK_FAMILIES_MAX; i++) {
        const char *family = look->families[FAMILY_DYSLEXIC][i];
        if (family[0] != '\0' && font_file_has_family(family)) {
            return true;
        }
    }
    return false;
}

static int runs_width(struct text *text, struct text_style style, const char *line, size_t count) {
    struct text_run runs[TEXT_RUNS_MAX];
    bool is_rtl = bidi_is_rtl(line, count);
    size_t runs_count = text_runs(&text->faces, style, line, count, is_rtl, runs);
    int width = 0;
    for (size_t i = 0; i < runs_count; i++) {
        width += run_width(&runs[i]);
    }
    return width;
}

/* --- measuring ---------------------------------------------------------------------------------
 */

/* Eight bytes at a time: long texts are measured from their start to each of their words, in one
 * size after another. */
static uint64_t key_of_line(enum font font, int size_px, const char *line, size_t count) {
    uint64_t key = hash_u64(HASH_START, ((uint64_t)font << 32) | (uint32_t)size_px);
    for (; count >= sizeof key; count -= sizeof key, line += sizeof key) {
        uint64_t bytes;
        memcpy(&bytes, line, sizeof bytes);
        key = (key ^ bytes) * 0x9E3779B97F4A7C15u;
        key ^= key >> 32;
    }
    return hash_bytes(key, line, count);
}

/* A key may stand in one of a few places, so that two lines of one screen seldom push each other
 * out. */
static int measure_width(void *self, enum font font, int size_px, const char *line, size_t count) {
    struct text *text = self;
    uint64_t key = key_of_line(font, size_px, line, count);
    size_t first = (key ^ (key >> 24)) % (WIDTHS_MAX / WIDTH_WAYS) * WIDTH_WAYS;
    for (size_t i = first; i < first + WIDTH_WAYS; i++) {
        if (text->widths[i].key == key) {
            return text->widths[i].width;
        }
    }
    size_t place = first + (size_t)(text->uses++ % WIDTH_WAYS);
    text->widths[place].width = runs_width(text, (struct text_style){font, size_px}, line, count);
    text->widths[place].key = key;
    return text->widths[place].width;
}

static int measure_line_height(void *self, enum font font, int size_px) {
    struct text *text = self;
    struct sized_font *sized = faces_own(&text->faces, font, size_px);
    return sized != NULL ? TTF_FontLineSkip(sized->font) : size_px;
}

static int measure_ascent(void *self, enum font font, int size_px) {
    struct text *text = self;
    struct sized_font *sized = faces_own(&text->faces, font, size_px);
    return sized != NULL ? TTF_FontAscent(sized->font) : size_px;
}

struct text_measure text_measure(struct text *text) {
    return (struct text_measure){measure_width, measure_line_height, measure_ascent, text};
}

/* --- drawing -----------------------------------------------------------------------------------
 */

/* What all drawings of a line take: from the base line up and down, and to the right. */
struct extent {
    int up, down, width;
};

static struct extent extent_of(const struct text_run *runs, const struct run_drawing *drawings,
                               size_t count) {
    struct extent extent = {0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        const SDL_Surface *surface = drawings[i].surface;
        int down = surface != NULL ? surface->h - drawings[i].base : 0;
        extent.up = drawings[i].base > extent.up ? drawings[i].base : extent.up;
        extent.down = down > extent.down ? down : extent.down;
        extent.width += run_width(&runs[i]);
    }
    return extent;
}

/* A clear sheet whose colour is the text's already, so that soft edges keep theirs where two runs
 * touch. */
static SDL_Surface *sheet_of(const struct extent *extent, SDL_Color color) {
    int w = extent->width > 0 ? extent->width : 1, h = extent->up + extent->down;
    SDL_Surface *sheet =
        SDL_CreateRGBSurfaceWithFormat(0, w, h > 0 ? h : 1, 32, SDL_PIXELFORMAT_ARGB8888);
    if (sheet != NULL) {
        SDL_FillRect(sheet, NULL, SDL_MapRGBA(sheet->format, color.r, color.g, color.b, 0));
    }
    return sheet;
}

/* Several runs side by side on one base line. */
static SDL_Surface *join(const struct text_run *runs, const struct run_drawing *drawings,
                         size_t count, SDL_Color color) {
    struct extent extent = extent_of(runs, drawings, count);
    SDL_Surface *sheet = sheet_of(&extent, color);
    int x = 0;
    for (size_t i = 0; sheet != NULL && i < count; i++) {
        SDL_Surface *surface = drawings[i].surface;
        if (surface != NULL) {
            SDL_Rect to = {x, extent.up - drawings[i].base, 0, 0};
            bool is_picture = runs[i].font->scale_permille != 1000;
            SDL_SetSurfaceBlendMode(surface, is_picture ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
            SDL_BlitSurface(surface, NULL, sheet, &to);
        }
        x += run_width(&runs[i]);
    }
    return sheet;
}

static SDL_Surface *join_all(const struct text_run *runs, size_t count, SDL_Color color, int *up) {
    struct run_drawing drawings[TEXT_RUNS_MAX];
    for (size_t i = 0; i < count; i++) {
        drawings[i] = run_draw(&runs[i], color);
    }
    SDL_Surface *sheet = join(runs, drawings, count, color);
    *up = extent_of(runs, drawings, count).up;
    for (size_t i = 0; i < count; i++) {
        SDL_FreeSurface(drawings[i].surface);
    }
    return sheet;
}

SDL_Surface *text_render(struct text *text, const struct text_line *line, int *above) {
    struct text_run runs[TEXT_RUNS_MAX];
    struct text_style style = {line->font, line->size_px};
    size_t bytes = strlen(line->text);
    int up = 0;
    *above = 0;
    if (bytes == 0 || bytes >= RUN_BYTES_MAX) {
        return NULL;
    }
    size_t count = text_runs(&text->faces, style, line->text, bytes, line->is_rtl, runs);
    SDL_Surface *drawn = NULL;
    if (count == 1) {
        struct run_drawing drawing = run_draw(&runs[0], line->color);
        drawn = drawing.surface;
        up = drawing.base;
    } else {
        drawn = join_all(runs, count, line->color, &up);
    }
    *above = up - measure_ascent(text, line->font, line->size_px);
    return drawn;
}

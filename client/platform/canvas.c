/* Straight edges and flat fills are filled rectangles, which a software renderer writes as fast as
 * memory takes them; only what is round, slanted or made of letters is a texture, and those are
 * small. So a rounded panel is four corners of one cached disc, with rectangles between them. */
#include "canvas.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bowl.h"
#include "flake.h"
#include "hash.h"
#include "shape.h"
#include "texture_cache.h"
#include "thing.h"

/* What a cached texture shows; part of its key. */
enum picture {
    PICTURE_TEXT,
    PICTURE_CORNERS,
    PICTURE_RING,
    PICTURE_FACE,
    PICTURE_TICK,
    PICTURE_LINE,
    PICTURE_THING,
    PICTURE_PIE,
    PICTURE_FLAKE,
    PICTURE_BOWL,
    PICTURE_BOWL_LINES
};

struct canvas {
    SDL_Renderer *renderer;
    struct text *text;
    const struct look *look;
    enum theme theme;
    struct texture_cache *cache;
    SDL_Rect seen; /* what is not clipped away */
    bool has_drawn;
    uint64_t drawn_hash;
};

struct canvas *canvas_open(SDL_Renderer *renderer, struct text *text, enum theme theme) {
    struct canvas *canvas = calloc(1, sizeof *canvas);
    if (canvas == NULL) {
        return NULL;
    }
    *canvas =
        (struct canvas){.renderer = renderer, .text = text, .look = &look_usual, .theme = theme};
    canvas->cache = texture_cache_open(renderer, CANVAS_CACHE_BYTES_MAX);
    if (canvas->cache == NULL) {
        free(canvas);
        return NULL;
    }
    return canvas;
}

void canvas_close(struct canvas *canvas) {
    if (canvas != NULL) {
        texture_cache_close(canvas->cache);
        free(canvas);
    }
}

static struct rgba color_of(const struct canvas *canvas, enum color color) {
    return look_color(canvas->look, canvas->theme, color);
}

static uint64_t color_bits(struct rgba color) {
    return ((uint64_t)color.r << 24) | ((uint64_t)color.g << 16) | ((uint64_t)color.b << 8) |
           color.a;
}

static uint64_t key_of(enum picture picture, int a, int b, int c) {
    uint64_t key = hash_u64(HASH_START, ((uint64_t)picture << 32) | (uint32_t)a);
    return hash_u64(key, ((uint64_t)(uint32_t)b << 32) | (uint32_t)c);
}

static uint64_t key_add_colors(uint64_t key, struct rgba one, struct rgba other) {
    return hash_u64(key, (color_bits(one) << 32) | color_bits(other));
}

/* The software renderer blends wherever it may, also what covers all: six times the work. */
static void fill_rect(struct canvas *canvas, SDL_Rect rect, struct rgba color) {
    if (rect.w > 0 && rect.h > 0 && color.a > 0) {
        SDL_BlendMode blend = color.a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND;
        SDL_SetRenderDrawBlendMode(canvas->renderer, blend);
        SDL_SetRenderDrawColor(canvas->renderer, color.r, color.g, color.b, color.a);
        SDL_RenderFillRect(canvas->renderer, &rect);
    }
}

/* Puts a freshly drawn surface under its key; NULL when there was no memory for it: then the screen
 * misses a detail, and the next frame tries again. */
static struct cached_texture *keep(struct canvas *canvas, uint64_t key, SDL_Surface *surface) {
    return surface != NULL ? texture_cache_put(canvas->cache, key, surface) : NULL;
}

static void copy_at(struct canvas *canvas, const struct cached_texture *cached, int x, int y) {
    if (cached != NULL) {
        SDL_Rect to = {x, y, cached->w, cached->h};
        SDL_RenderCopy(canvas->renderer, cached->texture, NULL, &to);
    }
}

/* The border of a rectangle without its corners of `radius`, inside the edge. */
static void draw_border(struct canvas *canvas, SDL_Rect r, int radius, int px, struct rgba color) {
    fill_rect(canvas, (SDL_Rect){r.x + radius, r.y, r.w - 2 * radius, px}, color);
    fill_rect(canvas, (SDL_Rect){r.x + radius, r.y + r.h - px, r.w - 2 * radius, px}, color);
    int top = radius > 0 ? radius : px;
    fill_rect(canvas, (SDL_Rect){r.x, r.y + top, px, r.h - 2 * top}, color);
    fill_rect(canvas, (SDL_Rect){r.x + r.w - px, r.y + top, px, r.h - 2 * top}, color);
}

static void draw_corners(struct canvas *canvas, SDL_Rect r, int radius,
                         const struct cached_texture *disc) {
    for (int corner = 0; corner < 4; corner++) {
        int right = corner % 2, bottom = corner / 2;
        SDL_Rect from = {right * radius, bottom * radius, radius, radius};
        SDL_Rect to = {right != 0 ? r.x + r.w - radius : r.x,
                       bottom != 0 ? r.y + r.h - radius : r.y, radius, radius};
        SDL_RenderCopy(canvas->renderer, disc->texture, &from, &to);
    }
}

static void draw_panel(struct canvas *canvas, SDL_Rect r, int radius, int stroke_px,
                       const struct rgba colors[2]) {
    int shorter = r.w < r.h ? r.w : r.h;
    radius = radius > shorter / 2 ? shorter / 2 : radius;
    int px = colors[1].a > 0 ? stroke_px : 0;
    if (radius > 0) {
        uint64_t key = key_of(PICTURE_CORNERS, radius, px, 0);
        key = key_add_colors(key, colors[0], colors[1]);
        struct cached_texture *disc = texture_cache_get(canvas->cache, key);
        if (disc == NULL) {
            disc = keep(canvas, key, shape_corners(radius, px, colors[0], colors[1]));
        }
        if (disc != NULL) {
            draw_corners(canvas, r, radius, disc);
        }
    }
    fill_rect(canvas, (SDL_Rect){r.x + radius, r.y, r.w - 2 * radius, r.h}, colors[0]);
    fill_rect(canvas, (SDL_Rect){r.x, r.y + radius, radius, r.h - 2 * radius}, colors[0]);
    fill_rect(canvas, (SDL_Rect){r.x + r.w - radius, r.y + radius, radius, r.h - 2 * radius},
              colors[0]);
    if (px > 0) {
        draw_border(canvas, r, radius, px, colors[1]);
    }
}

/* In eight steps: each is a disc of its own that is kept. */
static struct rgba paler(struct rgba color, int pale) {
    color.a = (uint8_t)(color.a * (256 - pale / 32 * 32) / 256);
    return color;
}

static void draw_rect(struct canvas *canvas, const struct draw_command *command) {
    struct rgba colors[2] = {paler(color_of(canvas, command->fill), command->pale),
                             paler(color_of(canvas, command->stroke), command->pale)};
    SDL_Rect rect = {command->x, command->y, command->w, command->h};
    draw_panel(canvas, rect, command->radius, command->stroke_px, colors);
}

/* An upright or level line is a panel with round ends; a slanted one is a texture. */
static void draw_line(struct canvas *canvas, const struct draw_command *command) {
    struct rgba color = color_of(canvas, command->stroke);
    int px = command->stroke_px > 0 ? command->stroke_px : 1;
    int dx = command->w, dy = command->h;
    int left = command->x + (dx < 0 ? dx : 0), top = command->y + (dy < 0 ? dy : 0);
    if (dx == 0 || dy == 0) {
        SDL_Rect rect = {left - px / 2, top - px / 2, abs(dx) + px, abs(dy) + px};
        draw_panel(canvas, rect, px / 2, 0, (struct rgba[2]){color, color});
        return;
    }
    uint64_t key = key_add_colors(key_of(PICTURE_LINE, dx, dy, px), color, color);
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        cached = keep(canvas, key, shape_line(dx, dy, px, color));
    }
    copy_at(canvas, cached, left - px, top - px);
}

static void draw_ring(struct canvas *canvas, const struct draw_command *command) {
    struct rgba rest = color_of(canvas, command->fill), part = color_of(canvas, command->stroke);
    int px = command->stroke_px > 0 ? command->stroke_px : 1;
    int permille = command->a < 0 ? 0 : command->a > 1000 ? 1000 : command->a;
    uint64_t key = key_of(PICTURE_RING, command->radius, px, permille);
    key = key_add_colors(key, rest, part);
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        cached = keep(canvas, key, shape_ring(command->radius, px, permille, rest, part));
    }
    int half = command->radius + px;
    copy_at(canvas, cached, command->x - half, command->y - half);
}

static void draw_face(struct canvas *canvas, const struct draw_command *command) {
    struct shape_face_colors colors = {color_of(canvas, command->fill),
                                       color_of(canvas, command->stroke),
                                       color_of(canvas, COLOR_INK)};
    uint64_t key = key_of(PICTURE_FACE, command->w, command->a, 0);
    key = key_add_colors(key, colors.fill, colors.stroke);
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        cached = keep(canvas, key, shape_face(command->w, command->a, &colors));
    }
    copy_at(canvas, cached, command->x, command->y);
}

static void draw_tick(struct canvas *canvas, const struct draw_command *command) {
    struct rgba color = color_of(canvas, command->stroke);
    int px = command->stroke_px > 0 ? command->stroke_px : 1;
    uint64_t key = key_add_colors(key_of(PICTURE_TICK, command->w, px, 0), color, color);
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        cached = keep(canvas, key, shape_tick(command->w, px, color));
    }
    copy_at(canvas, cached, command->x, command->y);
}

static void draw_thing(struct canvas *canvas, const struct draw_command *command) {
    struct thing_colors colors = {color_of(canvas, command->stroke),
                                  color_of(canvas, command->fill), color_of(canvas, COLOR_PANEL)};
    uint64_t key = key_of(PICTURE_THING, command->w, command->a, 0);
    key = key_add_colors(key, colors.ink, colors.warm);
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        cached = keep(canvas, key, thing_paint(command->w, (enum thing)command->a, &colors));
    }
    copy_at(canvas, cached, command->x, command->y);
}

static void draw_pie(struct canvas *canvas, const struct draw_command *command) {
    struct shape_pie pie = {.size = command->w,
                            .parts = command->radius,
                            .filled = command->a,
                            .stroke_px = command->stroke_px,
                            .fill = color_of(canvas, command->fill),
                            .rest = color_of(canvas, COLOR_SOFT),
                            .stroke = color_of(canvas, command->stroke)};
    uint64_t key = key_of(PICTURE_PIE, pie.size, pie.parts, pie.filled);
    key = key_add_colors(hash_u64(key, (uint64_t)pie.stroke_px), pie.fill, pie.stroke);
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        cached = keep(canvas, key, shape_pie(&pie));
    }
    copy_at(canvas, cached, command->x, command->y);
}

static void draw_text(struct canvas *canvas, const struct draw_command *command, const char *line) {
    struct rgba color = color_of(canvas, command->fill);
    uint64_t key = key_of(PICTURE_TEXT, (int)command->font, command->size_px, command->a);
    key = hash_bytes(key_add_colors(key, color, color), line, strlen(line));
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        struct text_line text = {.font = command->font,
                                 .size_px = command->size_px,
                                 .is_rtl = command->a != 0,
                                 .text = line,
                                 .color = {color.r, color.g, color.b, color.a}};
        int above = 0;
        cached = keep(canvas, key, text_render(canvas->text, &text, &above));
        if (cached != NULL) {
            cached->variant = (uint64_t)(int64_t)above;
        }
    }
    int above = cached != NULL ? (int)(int64_t)cached->variant : 0;
    if (cached != NULL && command->pale > 0) {
        SDL_SetTextureAlphaMod(cached->texture, (uint8_t)(255 - command->pale));
    }
    copy_at(canvas, cached, command->x, command->y - above);
    if (cached != NULL && command->pale > 0) {
        SDL_SetTextureAlphaMod(cached->texture, 255);
    }
}

static void draw_flake(struct canvas *canvas, const struct draw_command *command) {
    if (command->w <= 0) {
        return;
    }
    struct rgba gold = color_of(canvas, command->fill), light = color_of(canvas, command->stroke);
    uint64_t key = key_of(PICTURE_FLAKE, command->w, command->a, 0);
    key = key_add_colors(key, gold, light);
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        cached = keep(canvas, key, flake_paint(command->w, command->a, gold, light));
    }
    copy_at(canvas, cached, command->x, command->y);
}

/* The bowl itself is one picture; its cracks and seams lie over it as another one, which alone is
 * drawn anew while gold flows. */
static void draw_bowl(struct canvas *canvas, const struct draw_command *command) {
    const struct draw_bowl *bowl = &command->bowl;
    uint64_t key = key_of(PICTURE_BOWL, command->w, command->h, bowl->is_plain ? 1 : 0);
    key = hash_u64(key, bowl->seed);
    struct cached_texture *cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL) {
        cached = keep(canvas, key, bowl_paint_body(bowl, command->w, command->h));
    }
    copy_at(canvas, cached, command->x, command->y);
    if (bowl->seams == 0 && bowl->cracks == 0) {
        return;
    }
    key = key_of(PICTURE_BOWL_LINES, command->w, command->h, bowl->is_plain ? 1 : 0);
    key = hash_u64(key, ((uint64_t)bowl->seed << 16) | ((uint64_t)bowl->seams << 8) | bowl->cracks);
    key = hash_u64(key, bowl->is_whole ? 1 : 0);
    uint64_t variant = ((uint64_t)bowl->crack_permille << 16) | bowl->seam_permille;
    cached = texture_cache_get(canvas->cache, key);
    if (cached == NULL || cached->variant != variant) {
        cached = keep(canvas, key, bowl_paint_lines(bowl, command->w, command->h));
        if (cached != NULL) {
            cached->variant = variant;
        }
    }
    copy_at(canvas, cached, command->x, command->y);
}

/* A soft edge: row by row a little more of the colour. */
static void draw_fade(struct canvas *canvas, const struct draw_command *command) {
    for (int row = 0; row < command->h; row++) {
        struct rgba color = color_of(canvas, command->fill);
        int nearness = command->a == 1 ? command->h - row : row + 1;
        color.a = (uint8_t)(color.a * nearness / command->h);
        fill_rect(canvas, (SDL_Rect){command->x, command->y + row, command->w, 1}, color);
    }
}

static void set_clip(struct canvas *canvas, const struct draw_list *list,
                     const struct draw_command *command) {
    SDL_Rect clip = {command->x, command->y, command->w, command->h};
    SDL_Rect whole = {0, 0, list->width, list->height};
    canvas->seen = command->w > 0 ? clip : whole;
    SDL_RenderSetClipRect(canvas->renderer, command->w > 0 ? &clip : NULL);
}

/* Bowls and lines of text that are scrolled away need not be made. */
static bool is_seen(const struct canvas *canvas, const struct draw_command *command) {
    SDL_Rect at = {command->x, command->y, command->w, command->h};
    if (command->kind == DRAW_TEXT) { /* letters may reach over what was measured */
        at.x -= command->size_px;
        at.w += 2 * command->size_px;
        at.h = 2 * command->size_px;
    } else if (command->kind != DRAW_BOWL) {
        return true;
    }
    return SDL_HasIntersection(&at, &canvas->seen) == SDL_TRUE;
}

static void draw_command(struct canvas *canvas, const struct draw_list *list,
                         const struct draw_command *command) {
    if (!is_seen(canvas, command)) {
        return;
    }
    switch (command->kind) {
    case DRAW_RECT:
        draw_rect(canvas, command);
        return;
    case DRAW_LINE:
        draw_line(canvas, command);
        return;
    case DRAW_RING:
        draw_ring(canvas, command);
        return;
    case DRAW_FACE:
        draw_face(canvas, command);
        return;
    case DRAW_TICK:
        draw_tick(canvas, command);
        return;
    case DRAW_TEXT:
        draw_text(canvas, command, list->text + command->text);
        return;
    case DRAW_THING:
        draw_thing(canvas, command);
        return;
    case DRAW_PIE:
        draw_pie(canvas, command);
        return;
    case DRAW_BOWL:
        draw_bowl(canvas, command);
        return;
    case DRAW_FLAKE:
        draw_flake(canvas, command);
        return;
    case DRAW_FADE:
        draw_fade(canvas, command);
        return;
    case DRAW_CLIP:
        set_clip(canvas, list, command);
        return;
    }
    assert(false); /* a kind of command that there is not */
}

bool canvas_draw(struct canvas *canvas, const struct draw_list *list) {
    uint64_t hash = draw_list_hash(list);
    if (canvas->has_drawn && hash == canvas->drawn_hash) {
        return false;
    }
    struct rgba paper = color_of(canvas, COLOR_PAPER);
    set_clip(canvas, list, &(struct draw_command){.kind = DRAW_CLIP});
    SDL_SetRenderDrawColor(canvas->renderer, paper.r, paper.g, paper.b, 255);
    SDL_RenderClear(canvas->renderer);
    for (size_t i = 0; i < list->count; i++) {
        draw_command(canvas, list, &list->commands[i]);
    }
    SDL_RenderPresent(canvas->renderer);
    canvas->has_drawn = true;
    canvas->drawn_hash = hash;
    return true;
}

bool canvas_use(struct canvas *canvas, const struct look *look, enum theme theme) {
    bool is_other = canvas->look != look || canvas->theme != theme;
    canvas->look = look;
    canvas->theme = theme;
    if (is_other) {
        canvas_clear(canvas);
    }
    return is_other;
}

void canvas_forget(struct canvas *canvas) {
    canvas->has_drawn = false;
}

void canvas_clear(struct canvas *canvas) {
    texture_cache_clear(canvas->cache);
    canvas->has_drawn = false;
}

size_t canvas_bytes(const struct canvas *canvas) {
    return texture_cache_bytes(canvas->cache);
}

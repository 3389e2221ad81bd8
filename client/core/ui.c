/* The frame's frame: sizes, the region that scrolls, hits and plain shapes. A unit of the design is
 * a pixel of a window of the design's size. */
#include "ui.h"

#include <assert.h>

#define ORDER_FIXED 1000 /* what does not scroll comes behind what does */
#define MORE_UNITS  36   /* a button that goes on in the page */
#define TYPE_FLOOR  850  /* permille: type does not shrink further with the window */

bool action_is(struct action a, enum action_kind kind, int value) {
    return a.kind == kind && a.value == value;
}

bool action_equals(struct action a, struct action b) {
    return a.kind == b.kind && a.value == b.value;
}

void ui_set_scale(struct ui *ui, int design_w, int design_h, int text_percent) {
    int by_width = ui->list->width * 1000 / design_w;
    int by_height = ui->list->height * 1000 / design_h;
    int scale = by_width < by_height ? by_width : by_height;
    ui->scale_permille = scale < 400 ? 400 : scale;
    int floor = design_w > 1280 ? TYPE_FLOOR / 2 : TYPE_FLOOR;
    ui->type_permille = (scale < floor ? floor : scale) * text_percent / 100;
}

int ui_px(const struct ui *ui, int n) {
    return (n * ui->scale_permille + 500) / 1000;
}

int ui_type(const struct ui *ui, int n) {
    return (n * ui->type_permille + 500) / 1000;
}

void ui_wake(struct ui *ui, uint64_t at_ms) {
    if (at_ms < ui->wake_ms) {
        ui->wake_ms = at_ms;
    }
}

int ui_progress(struct ui *ui, uint64_t start_ms, uint64_t takes_ms) {
    if (start_ms == FAR_AWAY_MS || ui->now_ms >= start_ms + takes_ms) {
        return 1000;
    }
    ui_wake(ui, ui->now_ms + FRAME_MS);
    return ui->now_ms <= start_ms ? 0 : (int)((ui->now_ms - start_ms) * 1000 / takes_ms);
}

int ui_ease(int permille) {
    int64_t p = permille;
    return (int)(p * p * (3000 - 2 * p) / 1000000);
}

int ui_wave(int permille) {
    int at = permille % 1000;
    return 2 * ui_ease(at < 500 ? 2 * at : 2 * (1000 - at)) - 1000;
}

/* A command at a place; NULL when the list is full, and then it is left out. */
static struct draw_command *add_at(struct ui *ui, enum draw_kind kind, struct rect rect) {
    struct draw_command *command = draw_list_add(ui->list, kind);
    if (command != NULL) {
        command->x = rect.x;
        command->y = rect.y;
        command->w = rect.w;
        command->h = rect.h;
    }
    return command;
}

int ui_scroll_begin(struct ui *ui, int top, int bottom) {
    int height = bottom > top ? bottom - top : 1;
    ui->window = (struct rect){0, top, ui->list->width, height};
    ui->is_inside = true;
    add_at(ui, DRAW_CLIP, ui->window);
    return top - ui->person.scroll;
}

struct ui_mark ui_mark(const struct ui *ui) {
    return (struct ui_mark){ui->list->count, ui->list->text_used, ui->hits->count,
                            ui->list->is_full, ui->hits->is_full};
}

void ui_rewind(struct ui *ui, const struct ui_mark *mark) {
    ui->list->count = mark->commands;
    ui->list->text_used = mark->text_used;
    ui->list->is_full = mark->is_list_full;
    ui->hits->count = mark->hits;
    ui->hits->is_full = mark->is_hits_full;
}

int ui_left_below(const struct ui *ui, int y) {
    return ui->window.h - (y + ui->person.scroll - ui->window.y);
}

static void fade(struct ui *ui, int y, int h, bool is_upward) {
    struct rect rect = {0, y, ui->list->width, h};
    struct draw_command *command = add_at(ui, DRAW_FADE, rect);
    if (command != NULL) {
        command->fill = COLOR_PAPER;
        command->a = is_upward ? 1 : 0;
    }
}

/* Where the page goes on above or below, it fades into the paper. */
static void soft_edges(struct ui *ui) {
    int h = ui_px(ui, 28) < ui->window.h / 4 ? ui_px(ui, 28) : ui->window.h / 4;
    if (ui->person.scroll > 0) {
        fade(ui, ui->window.y, h, true);
    }
    if (ui->person.scroll + ui->window.h < ui->content_height) {
        fade(ui, ui->window.y + ui->window.h - h, h, false);
    }
}

/* The round button in the margin that goes a page up or down. One that leads nowhere is not seen,
 * but keeps its place among the hits. */
static void more_draw(struct ui *ui, int y, int step, bool is_seen) {
    struct action action = {ACTION_SCROLL, step};
    int size = ui_px(ui, MORE_UNITS);
    struct rect rect = {ui->list->width - ui_px(ui, 2) - size, y, size, size};
    struct hit *hit = ui_hit(ui, rect, action);
    hit->is_mouse = true;
    if (!is_seen) {
        hit->rect.w = 0;
        return;
    }
    bool is_strong = step > 0 || ui_is_hovered(ui, action);
    enum color ink = is_strong ? COLOR_ON_ACCENT : COLOR_MUTED;
    int arm = size / 4;
    int x = rect.x + size / 2;
    int tip = y + size / 2 + step * arm / 2;
    int px = ui_px(ui, 4) > 1 ? ui_px(ui, 4) : 2;
    ui_rect(ui, rect,
            (struct paint){.fill = is_strong ? COLOR_ACCENT : COLOR_SOFT, .radius = size / 2});
    ui_line(ui, (struct rect){x, tip, -arm, -step * arm}, ink, px);
    ui_line(ui, (struct rect){x, tip, arm, -step * arm}, ink, px);
}

/* How much of the page is seen, and where. */
static void bar_draw(struct ui *ui, int top, int height) {
    int w = ui_px(ui, 6);
    struct rect bar = {ui->list->width - ui_px(ui, 2 + MORE_UNITS / 2) - w / 2, top, w, height};
    if (height < 2 * w) {
        return;
    }
    ui_rect(ui, bar, (struct paint){.fill = COLOR_SOFT, .radius = w / 2});
    bar.y = top + ui->person.scroll * height / ui->content_height;
    bar.h = ui->window.h * height / ui->content_height;
    ui_rect(ui, bar, (struct paint){.fill = COLOR_MUTED, .radius = w / 2});
}

int ui_page_step(const struct ui *ui) {
    int step = ui->window.h * 5 / 6;
    return step > 0 ? step : 1;
}

/* One dot for each part of a page that turns by itself. */
static void pages_draw(struct ui *ui) {
    int most = ui->content_height - ui->window.h, step = ui_page_step(ui);
    int pages = 1 + (most + step - 1) / step;
    int now = (ui->person.scroll + step - 1) / step;
    int size = ui_px(ui, 20), apart = ui_px(ui, 40);
    for (int half = 0; half < 2; half++) { /* a teacher who has the board here may turn it */
        struct rect at = {ui->list->width - ui_px(ui, 80), ui->window.y + half * ui->window.h / 2,
                          ui_px(ui, 80), ui->window.h / 2};
        ui_hit(ui, at, (struct action){ACTION_SCROLL, half == 0 ? -1 : 1})->is_mouse = true;
    }
    struct rect dot = {ui->list->width - ui_px(ui, 40) - size / 2,
                       ui->window.y + (ui->window.h - (pages - 1) * apart - size) / 2, size, size};
    for (int i = 0; i < pages && dot.y >= ui->window.y; i++, dot.y += apart) {
        ui_rect(ui, dot,
                (struct paint){.fill = i == now ? COLOR_INK : COLOR_SOFT,
                               .stroke = COLOR_MUTED,
                               .radius = size / 2,
                               .stroke_px = ui_px(ui, 2)});
    }
}

void ui_scroll_end(struct ui *ui, int content_bottom) {
    ui->content_height = content_bottom + ui->person.scroll - ui->window.y;
    ui->is_inside = false;
    soft_edges(ui);
    add_at(ui, DRAW_CLIP, (struct rect){0, 0, 0, 0});
    if (ui->content_height <= ui->window.h) {
        return;
    }
    if (ui->turns_itself) {
        pages_draw(ui);
        return;
    }
    int size = ui_px(ui, MORE_UNITS);
    int end = ui->window.y + ui->window.h;
    int between = size + ui_px(ui, 6);
    more_draw(ui, ui->window.y, -1, ui->person.scroll > 0);
    more_draw(ui, end - size, 1, ui->person.scroll + ui->window.h < ui->content_height);
    bar_draw(ui, ui->window.y + between, ui->window.h - 2 * between);
}

static struct rect cut(struct rect rect, struct rect by) {
    int left = rect.x > by.x ? rect.x : by.x;
    int top = rect.y > by.y ? rect.y : by.y;
    int right = rect.x + rect.w < by.x + by.w ? rect.x + rect.w : by.x + by.w;
    int bottom = rect.y + rect.h < by.y + by.h ? rect.y + rect.h : by.y + by.h;
    if (right <= left || bottom <= top) {
        return (struct rect){rect.x, rect.y, 0, 0};
    }
    return (struct rect){left, top, right - left, bottom - top};
}

struct hit *ui_hit(struct ui *ui, struct rect rect, struct action action) {
    struct hits *hits = ui->hits;
    if (hits->count == HITS_MAX) {
        hits->is_full = true;
        return &hits->items[HITS_MAX - 1];
    }
    struct hit *hit = &hits->items[hits->count++];
    *hit = (struct hit){.rect = rect, .whole = rect, .action = action};
    hit->order = ui->is_inside ? 0 : ORDER_FIXED;
    hit->is_scrolled = ui->is_inside;
    if (ui->is_inside) {
        hit->rect = cut(rect, ui->window);
    }
    return hit;
}

bool ui_is_focused(const struct ui *ui, struct action action) {
    return action_equals(ui->person.focus, action);
}

bool ui_is_hovered(const struct ui *ui, struct action action) {
    return action_equals(ui->person.hover, action);
}

bool ui_is_pressed(const struct ui *ui, struct action action) {
    return action_equals(ui->person.pressed, action) && ui_is_hovered(ui, action);
}

void ui_rect(struct ui *ui, struct rect rect, struct paint paint) {
    struct draw_command *command = add_at(ui, DRAW_RECT, rect);
    if (command != NULL) {
        command->fill = paint.fill;
        command->stroke = paint.stroke;
        command->radius = paint.radius;
        command->pale = ui->pale;
        command->stroke_px = paint.stroke_px;
    }
}

void ui_line(struct ui *ui, struct rect from_by, enum color stroke, int stroke_px) {
    struct draw_command *command = add_at(ui, DRAW_LINE, from_by);
    if (command != NULL) {
        command->stroke = stroke;
        command->stroke_px = stroke_px;
    }
}

void ui_ring(struct ui *ui, int x, int y, int radius, int permille) {
    struct draw_command *command = add_at(ui, DRAW_RING, (struct rect){.x = x, .y = y});
    if (command != NULL) {
        command->radius = radius;
        command->fill = COLOR_LINE;
        command->stroke = COLOR_ACCENT;
        command->stroke_px = radius / 3 > 0 ? radius / 3 : 1;
        command->a = permille;
    }
}

void ui_tick(struct ui *ui, struct rect square, enum color stroke) {
    square.h = square.w;
    struct draw_command *command = add_at(ui, DRAW_TICK, square);
    if (command != NULL) {
        command->stroke = stroke;
        command->stroke_px = square.w / 6 > 0 ? square.w / 6 : 1;
    }
}

void ui_thing(struct ui *ui, struct rect square, enum thing thing) {
    square.h = square.w;
    struct draw_command *command = add_at(ui, DRAW_THING, square);
    if (command != NULL) {
        command->fill = COLOR_CLAY;
        command->stroke = COLOR_INK;
        command->a = (int)thing;
    }
}

void ui_pie(struct ui *ui, struct rect square, int parts, int filled) {
    square.h = square.w;
    struct draw_command *command = add_at(ui, DRAW_PIE, square);
    if (command != NULL) {
        command->fill = COLOR_CLAY;
        command->stroke = COLOR_CLAY_DARK;
        command->stroke_px = ui_px(ui, 3) > 2 ? ui_px(ui, 3) : 2;
        command->radius = parts;
        command->a = filled;
    }
}

void ui_flake(struct ui *ui, struct rect square, int shape, int turn) {
    square.h = square.w;
    struct draw_command *command = add_at(ui, DRAW_FLAKE, square);
    if (command != NULL) {
        command->fill = COLOR_GOLD;
        command->stroke = COLOR_GOLD_LIGHT;
        command->a = shape % FLAKE_SHAPES * FLAKE_TURNS + turn % FLAKE_TURNS;
    }
}

void ui_bowl(struct ui *ui, struct rect rect, const struct draw_bowl *bowl) {
    struct draw_command *command = add_at(ui, DRAW_BOWL, rect);
    if (command != NULL) {
        command->bowl = *bowl;
    }
}

void ui_focus_frame(struct ui *ui, struct rect rect, int radius) {
    int by = ui_px(ui, 4);
    ui_rect(ui, rect_inside(rect, -by, -by),
            (struct paint){.stroke = COLOR_ACCENT,
                           .radius = radius + by,
                           .stroke_px = ui_px(ui, 3) > 1 ? ui_px(ui, 3) : 2});
}

struct rect rect_inside(struct rect rect, int by_x, int by_y) {
    return (struct rect){rect.x + by_x, rect.y + by_y, rect.w - 2 * by_x, rect.h - 2 * by_y};
}

/* A challenge's picture: bars, discs, a number line, squares or dots, in the theme's colours. What
 * is filled differs from what is not in lightness and in its edge, so no colour is needed to count.
 * Each kind has a function that says how large it is within some room, and one that draws it so. */
#include "figure.h"
#include "str.h"
#include "widgets.h"

static int least(int a, int b) {
    return a < b ? a : b;
}

static int most(int a, int b) {
    return a > b ? a : b;
}

static int edge_px(const struct ui *ui) {
    return most(ui_px(ui, 3), 2);
}

/* A part, or a dot: filled or not. */
static void part_draw(struct ui *ui, struct rect cell, int radius, bool is_filled) {
    ui_rect(ui, cell,
            (struct paint){.fill = is_filled ? COLOR_CLAY : COLOR_SOFT,
                           .stroke = is_filled ? COLOR_CLAY_DARK : COLOR_MUTED,
                           .radius = radius,
                           .stroke_px = edge_px(ui)});
}

/* --- bars --------------------------------------------------------------------------------------
 */

static int bar_gap(const struct ui *ui, int parts) {
    return parts > 12 ? most(ui_px(ui, 2), 1) : ui_px(ui, 6);
}

/* One bar is a row of squares where there is room; of several all are equally long. */
static struct rect bars_size(const struct ui *ui, int width, const struct figure *it,
                             const struct figure_look *look) {
    int height = look->height;
    int parts = 0;
    for (int i = 0; i < it->shapes_count; i++) {
        parts = most(parts, it->shapes[i].parts);
    }
    int row = height * 5 / (6 * it->shapes_count - 1);
    int squares = it->shapes_count > 1 ? most(parts, 8) : parts;
    bool is_wide = look->is_wide && it->shapes_count > 1;
    int w = is_wide ? width : least(width, squares * (row + bar_gap(ui, parts)));
    int fit = most(w / parts * 3 / 2, ui_px(ui, 40));
    row = least(row, fit);
    return (struct rect){0, 0, w, row * (6 * it->shapes_count - 1) / 5};
}

static void bars_figure(struct ui *ui, struct rect at, const struct figure *it) {
    int row = at.h * 5 / (6 * it->shapes_count - 1);
    for (int i = 0; i < it->shapes_count; i++) {
        struct figure_shape shape = it->shapes[i];
        int gap = bar_gap(ui, shape.parts);
        int y = at.y + i * (at.h + row / 5) / it->shapes_count;
        for (int k = 0; k < shape.parts; k++) {
            int from = (at.w + gap) * k / shape.parts, to = (at.w + gap) * (k + 1) / shape.parts;
            struct rect cell = {at.x + from, y, to - from - gap, row};
            part_draw(ui, cell, least(ui_px(ui, 8), cell.w / 3), k < shape.filled);
        }
    }
}

/* --- discs -------------------------------------------------------------------------------------
 */

static struct rect discs_size(const struct ui *ui, int width, int height, const struct figure *it) {
    int gap = ui_px(ui, 20);
    int size = least(height, (width - (it->shapes_count - 1) * gap) / it->shapes_count);
    return (struct rect){0, 0, it->shapes_count * (size + gap) - gap, size};
}

static void discs_figure(struct ui *ui, struct rect at, const struct figure *it) {
    for (int i = 0; i < it->shapes_count; i++) {
        struct rect square = {at.x + i * (at.h + ui_px(ui, 20)), at.y, at.h, at.h};
        ui_pie(ui, square, it->shapes[i].parts, it->shapes[i].filled);
    }
}

/* --- a number line -----------------------------------------------------------------------------
 */

static struct style number_style(const struct figure_look *look) {
    return (struct style){FONT_BODY, look->size, COLOR_INK, ALIGN_CENTRE};
}

/* How far the ends are from the edges, so that the numbers below them have room. */
static int line_inset(const struct ui *ui, int width, const struct figure *it,
                      const struct figure_look *look) {
    struct style style = number_style(look);
    int wider = most(text_width(ui, style, it->from), text_width(ui, style, it->to));
    return least(wider / 2 + ui_px(ui, 8), width / 4);
}

static int line_high(const struct ui *ui, int height, const struct figure_look *look) {
    return least(height / 2, text_line_height(ui, number_style(look)) * 3 / 2);
}

static struct rect line_size(const struct ui *ui, int width, int height, const struct figure *it,
                             const struct figure_look *look) {
    struct style style = number_style(look);
    int w = least(width, height * 9);
    int cell = 2 * line_inset(ui, w, it, look);
    int numbers_h =
        most(text_height(ui, cell, style, it->from), text_height(ui, cell, style, it->to));
    return (struct rect){0, 0, w, line_high(ui, height, look) + numbers_h};
}

static void line_number(struct ui *ui, struct rect at, int x, const char *text,
                        const struct figure_look *look) {
    text_draw(ui, (struct rect){x - at.w / 2, at.y, at.w, 0}, number_style(look), text);
}

/* The whole numbers between the ends, where all stand apart. */
static void line_wholes(struct ui *ui, struct rect cell, struct rect axis, const struct figure *it,
                        const struct figure_look *look) {
    int apart = it->wholes > 0 ? axis.w / it->wholes : 0;
    for (int i = 1; i < it->wholes && apart > cell.w; i++) {
        char text[FIGURE_NUMBER_SIZE];
        str_format(text, sizeof text, it->first_whole + i < 0 ? "\u2212%d" : "%d",
                   it->first_whole + i < 0 ? -(it->first_whole + i) : it->first_whole + i);
        line_number(ui, cell, axis.x + axis.w * i / it->wholes, text, look);
    }
}

static void line_figure(struct ui *ui, struct rect at, const struct figure *it,
                        const struct figure_look *look) {
    int inset = line_inset(ui, at.w, it, look);
    int high = line_high(ui, look->height, look);
    int px = most(high / 12, 2);
    struct rect axis = {at.x + inset, at.y + high / 2, at.w - 2 * inset, 0};
    ui_line(ui, axis, COLOR_INK, px);
    for (int i = 0; i <= it->parts; i++) {
        bool is_long =
            it->wholes > 0 ? i % (it->parts / it->wholes) == 0 : i == 0 || i == it->parts;
        int half = is_long ? high * 2 / 5 : high / 4;
        int x = axis.x + axis.w * i / it->parts;
        ui_line(ui, (struct rect){x, axis.y - half, 0, 2 * half}, COLOR_INK, px);
    }
    if (it->has_mark) {
        int size = high * 3 / 5;
        int x = axis.x + (int)((long)axis.w * it->mark_unit / FIGURE_LINE_UNITS);
        part_draw(ui, (struct rect){x - size / 2, axis.y - size / 2, size, size}, size / 2, true);
    }
    struct rect cell = {0, at.y + high, 2 * inset, 0};
    line_number(ui, cell, axis.x, it->from, look);
    line_number(ui, cell, axis.x + axis.w, it->to, look);
    line_wholes(ui, cell, axis, it, look);
}

/* --- squares and dots --------------------------------------------------------------------------
 */

static struct rect grid_size(const struct ui *ui, int width, int height, const struct figure *it) {
    int gap = bar_gap(ui, it->rows);
    int cell = least((height + gap) / most(it->rows, 2), (width + gap) / it->columns) - gap;
    cell = most(cell, 1);
    return (struct rect){0, 0, it->columns * (cell + gap) - gap, it->rows * (cell + gap) - gap};
}

static void grid_figure(struct ui *ui, struct rect at, const struct figure *it) {
    int gap = bar_gap(ui, it->rows);
    int cell = (at.w + gap) / it->columns - gap;
    for (int i = 0; i < it->rows * it->columns; i++) {
        struct rect square = {at.x + i % it->columns * (cell + gap),
                              at.y + i / it->columns * (cell + gap), cell, cell};
        part_draw(ui, square, least(ui_px(ui, 5), cell / 4), i < it->shapes[0].filled);
    }
}

#define DOTS_ACROSS 5 /* of a group, so that it can be counted at a glance */

static int group_columns(struct figure_shape group) {
    return least(group.parts, DOTS_ACROSS);
}

/* Groups beside each other, each in a frame of half a dot all round. */
static int dots_columns(const struct figure *it) {
    int columns = 0;
    for (int i = 0; i < it->shapes_count; i++) {
        columns += group_columns(it->shapes[i]) + 1;
    }
    return columns;
}

static int dots_rows(const struct figure *it) {
    int rows = 0;
    for (int i = 0; i < it->shapes_count; i++) {
        rows = most(rows, (it->shapes[i].parts + DOTS_ACROSS - 1) / DOTS_ACROSS);
    }
    return rows + 1;
}

static struct rect dots_size(int width, int height, const struct figure *it) {
    int rows = dots_rows(it);
    int step = least(height / most(rows, 3), width / dots_columns(it));
    step = most(step, 1);
    return (struct rect){0, 0, step * dots_columns(it), step * rows};
}

static void dots_figure(struct ui *ui, struct rect at, const struct figure *it) {
    int step = at.w / dots_columns(it);
    int size = step * 7 / 10;
    int gap = step / 4;
    int x = at.x;
    for (int i = 0; i < it->shapes_count; i++) {
        int columns = group_columns(it->shapes[i]);
        struct rect frame = {x, at.y, (columns + 1) * step - gap, at.h};
        ui_rect(ui, frame,
                (struct paint){.fill = COLOR_SOFT,
                               .stroke = COLOR_LINE,
                               .radius = step / 3,
                               .stroke_px = edge_px(ui)});
        for (int k = 0; k < it->shapes[i].parts; k++) {
            struct rect dot = {frame.x + (frame.w - columns * step) / 2 + k % DOTS_ACROSS * step +
                                   (step - size) / 2,
                               at.y + step / 2 + k / DOTS_ACROSS * step + (step - size) / 2, size,
                               size};
            part_draw(ui, dot, size / 2, true);
        }
        x += (columns + 1) * step;
    }
}

/* ------------------------------------------------------------------------------------------------
 */

static struct rect size_of(const struct ui *ui, int width, const struct figure *it,
                           const struct figure_look *look) {
    switch (it->kind) {
    case FIGURE_BAR:
        return bars_size(ui, width, it, look);
    case FIGURE_CIRCLE:
        return discs_size(ui, width, look->height, it);
    case FIGURE_LINE:
        return line_size(ui, width, look->height, it, look);
    case FIGURE_GRID:
        return grid_size(ui, width, look->height, it);
    case FIGURE_DOTS:
        return dots_size(width, look->height, it);
    case FIGURE_NONE:
        break;
    }
    return (struct rect){0, 0, 0, 0};
}

struct rect figure_measure(const struct ui *ui, int width, const char *text,
                           const struct figure_look *look) {
    struct figure figure;
    figure_read(text, &figure, NULL, 0); /* of a newer room, perhaps: then there is none */
    return size_of(ui, width, &figure, look);
}

int figure_draw(struct ui *ui, struct rect at, const char *text, const struct figure_look *look) {
    struct figure figure;
    figure_read(text, &figure, NULL, 0);
    struct rect size = size_of(ui, at.w, &figure, look);
    struct rect box = {at.x + (look->is_centred ? (at.w - size.w) / 2 : 0), at.y, size.w, size.h};
    switch (figure.kind) {
    case FIGURE_BAR:
        bars_figure(ui, box, &figure);
        break;
    case FIGURE_CIRCLE:
        discs_figure(ui, box, &figure);
        break;
    case FIGURE_LINE:
        line_figure(ui, box, &figure, look);
        break;
    case FIGURE_GRID:
        grid_figure(ui, box, &figure);
        break;
    case FIGURE_DOTS:
        dots_figure(ui, box, &figure);
        break;
    case FIGURE_NONE:
        break;
    }
    return size.h;
}

/* --- by a text ---------------------------------------------------------------------------------
 */

struct figure_place figure_place(const struct ui *ui, int width, const char *text,
                                 const struct figure_room *room) {
    struct figure_place place = {.text_w = width};
    int gap = ui_px(ui, room->beside / 5);
    place.look = (struct figure_look){.height = ui_px(ui, room->beside), .size = room->size};
    place.size = figure_measure(ui, width, text, &place.look);
    for (int quarters = 3; quarters > 1 && place.size.w > width / 3; quarters--) {
        place.look.height = ui_px(ui, room->beside * quarters / 4);
        place.size = figure_measure(ui, width, text, &place.look);
    }
    int left = width - place.size.w - gap;
    place.is_beside = place.size.w <= width / 3 && left >= ui_type(ui, room->text_least);
    if (place.size.h > 0 && place.is_beside) {
        place.text_w = left;
        place.beside_h = place.size.h;
    } else if (place.size.h > 0) {
        bool is_large_type = ui->type_permille * 2 > ui->scale_permille * 3;
        place.look.height = ui_px(ui, is_large_type ? room->below / 2 : room->below);
        place.size = figure_measure(ui, width, text, &place.look);
        place.below_h = place.size.h + ui_px(ui, room->below / 6 + 4);
    }
    return place;
}

int figure_block(const struct figure_place *place, int text_h) {
    int height = text_h + place->below_h;
    return height > place->beside_h ? height : place->beside_h;
}

void figure_stand(struct ui *ui, struct rect block, const struct figure_place *place,
                  const char *text) {
    struct rect at = {block.x, block.y + block.h - place->size.h, block.w, 0};
    if (place->size.h > 0 && place->is_beside) {
        at.x += block.w - place->size.w;
        at.y = block.y + (block.h - place->size.h) / 2;
        at.w = place->size.w;
    }
    if (place->size.h > 0) {
        figure_draw(ui, at, text, &place->look);
    }
}

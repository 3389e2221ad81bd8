/* How it works: four steps, each with a drawn picture, its number, which is no key, and a sentence.
 */
#include "screen.h"

#define STEPS         4
#define PICTURE_UNITS 50

static void face_draw(struct ui *ui, struct rect square, int level) {
    struct draw_command *face = draw_list_add(ui->list, DRAW_FACE);
    if (face != NULL) {
        face->x = square.x;
        face->y = square.y;
        face->w = face->h = square.w;
        face->a = level;
        face->fill = COLOR_GOLD_LIGHT;
        face->stroke = COLOR_GOLD;
        face->stroke_px = ui_px(ui, 2) > 1 ? ui_px(ui, 2) : 1;
    }
}

/* Three heads together. */
static void team_picture(struct ui *ui, struct rect at) {
    int size = at.w * 9 / 20;
    face_draw(ui, (struct rect){at.x + (at.w - size) / 2, at.y, size, size}, 2);
    face_draw(ui, (struct rect){at.x, at.y + at.h - size, size, size}, 1);
    face_draw(ui, (struct rect){at.x + at.w - size, at.y + at.h - size, size, size}, 3);
}

static void bowl_picture(struct ui *ui, struct rect at, bool is_mended) {
    struct draw_bowl bowl = {.is_plain = true,
                             .seed = 2,
                             .cracks = is_mended ? 0 : 1,
                             .seams = is_mended ? 3 : 0,
                             .crack_permille = 1000,
                             .seam_permille = 1000};
    ui_bowl(ui, (struct rect){at.x, at.y + at.h / 16, at.w, at.h * 7 / 8}, &bowl);
}

static void picture_draw(struct ui *ui, struct rect at, int index) {
    int alone = at.w * 7 / 10;
    switch (index) {
    case 0:
        face_draw(ui,
                  (struct rect){at.x + (at.w - alone) / 2, at.y + (at.h - alone) / 2, alone, alone},
                  1);
        return;
    case 1:
        team_picture(ui, at);
        return;
    default:
        bowl_picture(ui, at, index == 3);
        return;
    }
}

static int step_draw(struct ui *ui, struct rect cell, int index, bool is_drawn) {
    static const enum text_id steps[STEPS] = {TEXT_LOBBY_HOW_1, TEXT_LOBBY_HOW_2, TEXT_LOBBY_HOW_3,
                                              TEXT_LOBBY_HOW_4};
    struct style style = {FONT_BODY, 18, COLOR_INK, ALIGN_LEFT};
    struct style number = {FONT_TITLE, 22, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    int edge = ui_px(ui, 10);
    int picture = ui_px(ui, PICTURE_UNITS);
    int digit = ui_type(ui, 20);
    int left = picture + digit + 2 * edge;
    struct rect text = rect_inside(cell, edge, 0);
    text.x += left;
    text.w -= left;
    int text_h = text_height(ui, text.w, style, ui_text(ui, steps[index]));
    int height = (text_h > picture ? text_h : picture) + 2 * ui_px(ui, 4);
    if (is_drawn) {
        panel_draw(ui, cell);
        picture_draw(
            ui, (struct rect){cell.x + edge, cell.y + (cell.h - picture) / 2, picture, picture},
            index);
        int number_y = cell.y + (cell.h - text_line_height(ui, number)) / 2;
        text_draw(ui, (struct rect){cell.x + 2 * edge + picture, number_y, digit, 0}, number,
                  ui_fill_count(ui, TEXT_NUMBER, (unsigned long)index + 1, "").text);
        text.y = cell.y + (cell.h - text_h) / 2;
        text_draw(ui, text, style, ui_text(ui, steps[index]));
    }
    return height;
}

void steps_draw(struct ui *ui, struct column *column) {
    struct grid grid = grid_make(ui, column->w, STEPS, ui_type(ui, 230) + ui_px(ui, 96));
    grid.columns = grid.columns == 3 ? 2 : grid.columns;
    grid.cell_w = (column->w - (grid.columns - 1) * grid.gap) / grid.columns;
    for (int first = 0; first < STEPS; first += grid.columns) {
        struct rect cell = {column->x, column->y, grid.cell_w, 0};
        for (int i = first; i < first + grid.columns && i < STEPS; i++) {
            int height = step_draw(ui, cell, i, false);
            cell.h = height > cell.h ? height : cell.h;
        }
        for (int i = first; i < first + grid.columns && i < STEPS; i++) {
            step_draw(ui, cell, i, true);
            cell.x += grid.cell_w + grid.gap;
        }
        column->y += cell.h + ui_px(ui, 10);
    }
}

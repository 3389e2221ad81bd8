/* The shelf: the bowls of the class in rows on boards of clay, each with its team's name. */
#include "messages.h"
#include "widgets.h"

static void bowl_draw(struct ui *ui, struct rect cell, const struct record_bowl *from) {
    struct draw_bowl bowl = {
        .seed = from->seed, .seams = from->lines, .crack_permille = 1000, .seam_permille = 1000};
    ui_bowl(ui, rect_inside(cell, cell.w / 16, 0), &bowl);
}

static void board_draw(struct ui *ui, struct rect at) {
    int h = ui_px(ui, 12);
    int shade = ui_px(ui, 6);
    ui_rect(ui, (struct rect){at.x, at.y + h / 2, at.w, h / 2 + shade},
            (struct paint){.fill = COLOR_CLAY_DARK, .radius = shade});
    ui_rect(ui, (struct rect){at.x, at.y, at.w, h},
            (struct paint){.fill = COLOR_CLAY, .radius = h / 2});
}

/* A part of the shelf that stands on one board. */
struct row {
    const struct record_bowl *bowls;
    int count, cell_w, name_size;
};

/* Returns its height. */
static int row_draw(struct ui *ui, struct rect at, const struct row *row) {
    struct style name_style = {FONT_BODY_BOLD, row->name_size, COLOR_INK, ALIGN_CENTRE};
    const int cell_w = row->cell_w;
    int bowl_h = cell_w * 3 / 4;
    int top = at.y;
    int board_y = at.y + bowl_h;
    int name_h = 0;
    int x = at.x + (at.w - row->count * cell_w) / 2;
    board_draw(ui, (struct rect){at.x, board_y, at.w, 0});
    for (int i = 0; i < row->count; i++, x += cell_w) {
        struct rect name = rect_inside((struct rect){x, 0, cell_w, 0}, ui_px(ui, 4), 0);
        name.y = board_y + ui_px(ui, 26);
        bowl_draw(ui, (struct rect){x, at.y, cell_w, bowl_h}, &row->bowls[i]);
        int height = text_draw(ui, name, name_style, row->bowls[i].name);
        name_h = height > name_h ? height : name_h;
    }
    return board_y + ui_px(ui, 26) + name_h - top;
}

int shelf_draw(struct ui *ui, struct rect at, const struct message_shelf *shelf,
               const struct shelf_look *look) {
    int count = shelf->bowls_count;
    int wish = ui_px(ui, look->bowl);
    int least = ui_type(ui, look->name * 9 / 2);
    int top = at.y;
    if (count == 0) {
        return 0;
    }
    /* As large as is wished, smaller when that would take more than two boards. */
    int columns = at.w / (wish > least ? wish : least);
    int most = at.w / least > 0 ? at.w / least : 1;
    columns = columns > 0 ? columns : 1;
    while (columns < most && (count + columns - 1) / columns > 2) {
        columns++;
    }
    int rows = (count + columns - 1) / columns;
    columns = (count + rows - 1) / rows;
    int gap = ui_px(ui, rows > 2 ? 8 : 20);
    int cell_w = at.w / columns < wish ? at.w / columns : wish;
    for (int first = 0; first < count; first += columns) {
        int here = count - first < columns ? count - first : columns;
        struct row row = {shelf->bowls + first, here, cell_w, look->name};
        at.y += row_draw(ui, at, &row) + gap;
    }
    return at.y - gap - top;
}

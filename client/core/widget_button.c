/* Things to press: buttons, cards and their frames. Each draws itself by what the person does to it
 * and adds its hit in the same pass, so what is seen and what can be pressed never differ. */
#include "widgets.h"

#include "str.h"

static const struct style label_style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_CENTRE};

int badge_size(const struct ui *ui) {
    int room = ui_px(ui, 24);
    int type = ui_type(ui, 22);
    return room > type ? room : type;
}

int badge_draw(struct ui *ui, int x, int y, enum key key) {
    int size = badge_size(ui);
    struct rect square = {x, y, size, size};
    char digit[3] = {(char)('1' + (key - KEY_1)), '\0'};
    struct style style = {FONT_BODY_BOLD, 15, COLOR_MUTED, ALIGN_CENTRE};
    if (key == KEY_F2) {
        str_copy(digit, sizeof digit, "F2");
    }
    ui_rect(ui, square, (struct paint){.fill = COLOR_SOFT, .radius = ui_px(ui, 6)});
    square.y += (size - text_line_height(ui, style)) / 2;
    text_draw(ui, square, style, digit);
    return size;
}

/* Room for the badge and its gap, on the left. */
static int badge_room(const struct ui *ui, const struct button *button) {
    return button->key == KEY_NONE ? 0 : badge_size(ui) + ui_px(ui, 12);
}

static struct style button_style(const struct button *button) {
    struct style style = label_style;
    style.size = button->is_primary ? 20 : 18;
    style.color = button->is_primary ? COLOR_ON_ACCENT : COLOR_INK;
    return style;
}

struct rect button_measure(const struct ui *ui, int width, const struct button *button) {
    int edges = 2 * ui_px(ui, 24) + badge_room(ui, button);
    struct style style = button_style(button);
    int natural = text_width(ui, style, button->label);
    int inner = natural < width - edges ? natural : width - edges;
    int height = text_height(ui, inner, style, button->label) + 2 * ui_px(ui, 12);
    int least = ui_px(ui, button->is_primary ? 64 : 56);
    return (struct rect){0, 0, inner + edges, height > least ? height : least};
}

static struct paint button_paint(const struct ui *ui, const struct button *button) {
    bool is_hovered = ui_is_hovered(ui, button->action);
    bool is_pressed = ui_is_pressed(ui, button->action);
    struct paint paint = {.fill = COLOR_PANEL, .stroke = COLOR_LINE, .radius = ui_px(ui, 12)};
    paint.stroke_px = ui_px(ui, 2) > 0 ? ui_px(ui, 2) : 1;
    if (button->is_primary) {
        paint.fill = COLOR_ACCENT;
        paint.stroke = is_pressed || is_hovered ? COLOR_INK : COLOR_ACCENT;
    } else {
        paint.fill = is_pressed ? COLOR_SOFT : COLOR_PANEL;
        paint.stroke = is_hovered ? COLOR_MUTED : COLOR_LINE;
    }
    return paint;
}

void button_draw(struct ui *ui, struct rect rect, const struct button *button) {
    struct paint paint = button_paint(ui, button);
    struct style style = button_style(button);
    struct rect inner = rect_inside(rect, ui_px(ui, 24), 0);
    ui_rect(ui, rect, paint);
    if (button->key != KEY_NONE) {
        badge_draw(ui, inner.x, rect.y + (rect.h - badge_size(ui)) / 2, button->key);
        inner.x += badge_room(ui, button);
        inner.w -= badge_room(ui, button);
    }
    inner.y += (rect.h - text_height(ui, inner.w, style, button->label)) / 2;
    text_draw(ui, inner, style, button->label);
    struct hit *hit = ui_hit(ui, rect, button->action);
    hit->key = button->key;
    hit->is_primary = button->is_primary;
    if (ui_is_focused(ui, button->action)) {
        ui_focus_frame(ui, rect, paint.radius);
    }
}

void panel_draw(struct ui *ui, struct rect rect) {
    ui_rect(
        ui, rect,
        (struct paint){
            .fill = COLOR_PANEL, .stroke = COLOR_LINE, .radius = ui_px(ui, 20), .stroke_px = 2});
}

void card_draw(struct ui *ui, struct rect rect, const struct card *card) {
    bool is_hovered = ui_is_hovered(ui, card->action);
    struct paint paint = {.fill = COLOR_PANEL, .radius = ui_px(ui, 16)};
    paint.stroke = card->is_picked    ? COLOR_ACCENT
                   : card->is_leading ? COLOR_MUTED
                   : is_hovered       ? COLOR_MUTED
                                      : COLOR_LINE;
    int stroke = ui_px(ui, card->is_picked ? 4 : 2);
    paint.stroke_px = stroke > 1 ? stroke : 2;
    if (ui_is_pressed(ui, card->action)) {
        paint.fill = COLOR_SOFT;
    }
    ui_rect(ui, rect, paint);
    struct hit *hit = ui_hit(ui, rect, card->action);
    hit->key = card->key;
    hit->is_picked = card->is_picked;
    if (ui_is_focused(ui, card->action)) {
        ui_focus_frame(ui, rect, paint.radius);
    }
}

struct grid grid_make(const struct ui *ui, int width, int count, int least_w) {
    struct grid grid = {.columns = 1, .gap = ui_px(ui, 24)};
    while (grid.columns < count &&
           (grid.columns + 1) * least_w + grid.columns * grid.gap <= width) {
        grid.columns++;
    }
    /* As many in each row as in the others: 5 stand as 3 and 2, not as 4 and 1. */
    int rows = count > 0 ? (count + grid.columns - 1) / grid.columns : 1;
    grid.columns = count > 0 ? (count + rows - 1) / rows : 1;
    grid.cell_w = (width - (grid.columns - 1) * grid.gap) / grid.columns;
    return grid;
}

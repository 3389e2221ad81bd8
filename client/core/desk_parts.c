/* Panels, rows and flowing buttons of the console. A panel's frame is drawn before what stands in
 * it and gets its height afterwards. */
#include "screen_desk.h"

#define PANEL_EDGE 24
#define ROWS_LEAST 4

const struct style desk_heading = {FONT_TITLE, 22, COLOR_INK, ALIGN_LEFT};
const struct style desk_body = {FONT_BODY, 18, COLOR_INK, ALIGN_LEFT};
const struct style desk_bold = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_LEFT};
const struct style desk_quiet = {FONT_BODY, 16, COLOR_MUTED, ALIGN_LEFT};
const struct style desk_count_style = {FONT_BODY_BOLD, 16, COLOR_INK, ALIGN_LEFT};
static const struct style link_style = {FONT_BODY_BOLD, 16, COLOR_ACCENT, ALIGN_LEFT};

static int larger(int a, int b) {
    return a > b ? a : b;
}

struct desk_panel desk_panel_begin(struct ui *ui, struct column *column) {
    struct desk_panel panel = {ui->list->count, {column->x, column->y, column->w, 0}};
    int edge = ui_px(ui, PANEL_EDGE);
    panel_draw(ui, panel.rect);
    column->x += edge;
    column->w -= 2 * edge;
    column->y += ui_px(ui, 16);
    return panel;
}

void desk_panel_end(struct ui *ui, struct column *column, const struct desk_panel *panel) {
    int bottom = column->y + ui_px(ui, 16);
    if (panel->command < ui->list->count) {
        ui->list->commands[panel->command].h = bottom - panel->rect.y;
    }
    *column = (struct column){panel->rect.x, bottom + ui_px(ui, 14), panel->rect.w};
}

struct flow flow_begin(const struct column *column) {
    return (struct flow){column->x, column->x + column->w, column->x, column->y, 0};
}

/* A place of this size; on the next line where this one has no room for it. */
static struct rect flow_place(const struct ui *ui, struct flow *flow, int w, int h) {
    if (flow->x > flow->left && flow->x + w > flow->right) {
        flow->x = flow->left;
        flow->y += flow->h + ui_px(ui, 10);
        flow->h = 0;
    }
    struct rect rect = {flow->x, flow->y, w, h};
    flow->x += w + ui_px(ui, 8);
    flow->h = larger(flow->h, h);
    return rect;
}

static struct style flow_style(const struct button *button) {
    struct style style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_CENTRE};
    if (button->is_primary) {
        style.size = 20;
        style.color = COLOR_ON_ACCENT;
    }
    return style;
}

void flow_button(struct ui *ui, struct flow *flow, const struct button *button) {
    struct style style = flow_style(button);
    int edge = ui_px(ui, button->is_primary ? 18 : 14);
    int most = flow->right - flow->left;
    int natural = text_width(ui, style, button->label) + 2 * edge;
    int least = button->is_primary ? ui_px(ui, 220) : 0;
    int w = larger(natural, least) < most ? larger(natural, least) : most;
    int text_h = text_height(ui, w - 2 * edge, style, button->label);
    int h = larger(text_h + 2 * ui_px(ui, 10), ui_px(ui, 56));
    struct rect rect = flow_place(ui, flow, w, h);
    bool is_hovered = ui_is_hovered(ui, button->action);
    struct paint paint = {.fill = button->is_primary                  ? COLOR_ACCENT
                                  : ui_is_pressed(ui, button->action) ? COLOR_SOFT
                                                                      : COLOR_PANEL,
                          .stroke = is_hovered           ? COLOR_INK
                                    : button->is_primary ? COLOR_ACCENT
                                                         : COLOR_LINE,
                          .radius = ui_px(ui, 12),
                          .stroke_px = ui_px(ui, 2) > 0 ? ui_px(ui, 2) : 1};
    ui_rect(ui, rect, paint);
    struct rect text = {rect.x + edge, rect.y + (h - text_h) / 2, w - 2 * edge, 0};
    text_draw(ui, text, style, button->label);
    struct hit *hit = ui_hit(ui, rect, button->action);
    hit->key = button->key;
    hit->is_primary = button->is_primary;
    if (ui_is_focused(ui, button->action)) {
        ui_focus_frame(ui, rect, paint.radius);
    }
}

int link_width(const struct ui *ui, const char *label) {
    return text_width(ui, link_style, label) + 2 * ui_px(ui, 6);
}

void flow_link(struct ui *ui, struct flow *flow, const char *label, struct action action) {
    struct style style = link_style;
    int h = text_line_height(ui, style) + 2 * ui_px(ui, 5);
    struct rect rect = flow_place(ui, flow, link_width(ui, label), h);
    style.color = ui_is_hovered(ui, action) ? COLOR_INK : COLOR_ACCENT;
    struct rect text = rect_inside(rect, ui_px(ui, 6), ui_px(ui, 5));
    text_draw(ui, text, style, label);
    ui_hit(ui, rect, action);
    if (ui_is_focused(ui, action)) {
        ui_rect(ui, rect,
                (struct paint){.stroke = COLOR_ACCENT,
                               .radius = ui_px(ui, 8),
                               .stroke_px = ui_px(ui, 2) > 1 ? ui_px(ui, 2) : 2});
    }
}

void flow_text(struct ui *ui, struct flow *flow, struct style style, const char *text) {
    int most = flow->right - flow->left;
    int w = text_width(ui, style, text);
    w = w < most ? w : most;
    struct rect rect = flow_place(ui, flow, w, text_height(ui, w, style, text));
    text_draw(ui, rect, style, text);
    flow->x += ui_px(ui, 8);
}

void flow_end(struct ui *ui, const struct flow *flow, struct column *column) {
    (void)ui;
    column->y = flow->y + flow->h;
}

void desk_back(struct ui *ui, struct column *column, enum text_id label) {
    struct flow flow = flow_begin(column);
    flow.x -= ui_px(ui, 6);
    flow_link(ui, &flow, ui_text(ui, label), (struct action){ACTION_DESK, DESK_DO_BACK});
    flow_end(ui, &flow, column);
    column_space(ui, column, 6);
}

void desk_row_in(struct ui *ui, struct rect rect, struct rect pressed, struct action action) {
    if (ui_is_hovered(ui, action)) {
        ui_rect(ui, rect, (struct paint){.fill = COLOR_SOFT, .radius = ui_px(ui, 10)});
    }
    ui_hit(ui, pressed, action);
    if (ui_is_focused(ui, action)) {
        ui_rect(ui, rect,
                (struct paint){.stroke = COLOR_ACCENT,
                               .radius = ui_px(ui, 10),
                               .stroke_px = ui_px(ui, 3) > 1 ? ui_px(ui, 3) : 2});
    }
}

void desk_row(struct ui *ui, struct rect rect, struct action action) {
    desk_row_in(ui, rect, rect, action);
}

void desk_find_field(struct ui *ui, const struct app *app, struct column *column) {
    struct field_look look = {.field = &app->fields[FIELD_FIND],
                              .action = {ACTION_FIELD, FIELD_FIND},
                              .style = desk_body,
                              .hint = ui_text(ui, TEXT_DESK_FIND)};
    column->y += field_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &look);
    column_space(ui, column, 6);
}

int list_pager_height(const struct ui *ui) {
    return text_line_height(ui, link_style) + 2 * ui_px(ui, 5) + ui_px(ui, 8);
}

struct list list_begin(const struct ui *ui, const struct app *app, int height, int row_h, int all) {
    int rows = height / row_h;
    rows = rows > ROWS_LEAST ? rows : ROWS_LEAST;
    if (all > rows) {
        rows = (height - list_pager_height(ui)) / row_h;
        rows = rows > ROWS_LEAST ? rows : ROWS_LEAST;
    }
    int first = app->desk->from < all ? app->desk->from : all > 0 ? (all - 1) / rows * rows : 0;
    int count = all - first < rows ? all - first : rows;
    app->desk->rows = rows;
    return (struct list){first, count, rows, all};
}

void list_end(struct ui *ui, struct column *column, const struct list *list) {
    if (list->all <= list->rows) {
        return;
    }
    struct words from = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)list->first + 1, "");
    unsigned long behind = (unsigned long)list->first + (unsigned long)list->count;
    struct words to = ui_fill_count(ui, TEXT_NUMBER, behind, "");
    struct words range = ui_fill(ui, TEXT_DESK_RANGE, from.text, to.text);
    struct words all = ui_fill_count(ui, TEXT_DESK_RANGE_OF, (unsigned long)list->all, range.text);
    struct flow flow = flow_begin(column);
    flow.y += ui_px(ui, 8);
    flow.x -= ui_px(ui, 6);
    if (list->first > 0) {
        flow_link(ui, &flow, ui_text(ui, TEXT_DESK_LIST_BACK),
                  (struct action){ACTION_DESK_TURN, -1});
    }
    if (list->first + list->count < list->all) {
        flow_link(ui, &flow, ui_text(ui, TEXT_DESK_LIST_ON), (struct action){ACTION_DESK_TURN, 1});
    }
    int text_w = text_width(ui, desk_quiet, all.text);
    struct rect place = {flow.x, flow.y + ui_px(ui, 5), text_w, 0};
    if (place.x + text_w > flow.right) {
        place = (struct rect){flow.left, flow.y + flow.h, flow.right - flow.left, 0};
        flow.h += text_height(ui, place.w, desk_quiet, all.text);
    }
    text_draw(ui, place, desk_quiet, all.text);
    flow_end(ui, &flow, column);
}

struct button desk_button(const struct ui *ui, enum text_id label, enum desk_act what) {
    return (struct button){.label = ui_text(ui, label), .action = {ACTION_DESK, (int)what}};
}

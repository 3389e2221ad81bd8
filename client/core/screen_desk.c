/* The teacher's console: what the class does and the one next step at the left, above the misses on
 * offer; who is here at the right. All of it is one page that scrolls where a window is too small
 * for the size of its type. */
#include "screen_desk.h"

#define EDGE     24
#define SIDE     428
#define LEFT_MIN 560

static void side_panel(struct ui *ui, const struct app *app, struct column *column, int bottom) {
    struct desk_panel panel = desk_panel_begin(ui, column);
    int inner = bottom - ui_px(ui, 16);
    switch (app->desk->page) {
    case DESK_TEAM:
        desk_team_page(ui, app, column, inner);
        break;
    case DESK_SEAT:
        desk_seat_page(ui, app, column);
        break;
    case DESK_MOVE:
        desk_move_page(ui, app, column, inner);
        break;
    case DESK_GIVE:
        desk_give_page(ui, app, column, inner);
        break;
    case DESK_MORE:
        desk_more_page(ui, app, column);
        break;
    case DESK_MISTAKE:
        desk_mistake_page(ui, app, column);
        break;
    case DESK_GOAL:
        desk_goal_page(ui, app, column);
        break;
    case DESK_PACKS:
        desk_packs_page(ui, app, column, inner);
        break;
    case DESK_END:
        desk_end_page(ui, app, column);
        break;
    case DESK_TEAMS:
    case DESK_PAGE_COUNT:
        desk_teams_page(ui, app, column, inner);
        break;
    }
    column->y = column->y > inner ? column->y : inner;
    desk_panel_end(ui, column, &panel);
}

static void main_panels(struct ui *ui, const struct app *app, struct column *column) {
    desk_notices(ui, app, column);
    desk_phase(ui, app, column);
    desk_board_line(ui, app, column);
    desk_come_in(ui, app, column);
    desk_nods(ui, app, column);
    desk_question(ui, app, column);
    desk_queue(ui, app, column);
    desk_room(ui, app, column);
    desk_hands(ui, app, column);
}

void screen_desk(struct ui *ui, const struct app *app) {
    int edge = ui_px(ui, EDGE);
    int gap = ui_px(ui, 14);
    app->desk->drag.drops_count = 0;
    int top = desk_top(ui, app);
    int y = ui_scroll_begin(ui, top, ui->list->height) + gap;
    int bottom = y + ui->list->height - top - gap - edge;
    int side_w =
        ui_px(ui, SIDE) > ui_type(ui, SIDE - 32) ? ui_px(ui, SIDE) : ui_type(ui, SIDE - 32);
    struct column left = {edge, y, ui->list->width - 2 * edge};
    bool is_wide = left.w - gap - side_w >= ui_type(ui, LEFT_MIN);
    if (!is_wide) {
        left.w -= ui_px(ui, 12); /* what turns a long page stands in the margin */
        main_panels(ui, app, &left);
        side_panel(ui, app, &left, left.y + ui->list->height / 2);
        ui_scroll_end(ui, left.y);
        return;
    }
    left.w -= gap + side_w;
    struct column side = {left.x + left.w + gap, y, side_w};
    main_panels(ui, app, &left);
    side_panel(ui, app, &side, left.y - gap > bottom ? left.y - gap : bottom);
    int end = left.y > side.y ? left.y : side.y;
    ui_scroll_end(ui, end - gap + edge);
}

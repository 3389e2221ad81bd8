/* What the console says of the board. */
#include "screen_desk.h"

void desk_board_line(struct ui *ui, const struct app *app, struct column *column) {
    const struct desk_app *desk = app->desk;
    bool is_apart = desk->place == BOARD_BESIDE || desk->place == BOARD_WINDOW;
    enum text_id says =
        desk->place == BOARD_BESIDE ? TEXT_DESK_BOARD_BESIDE : TEXT_DESK_BOARD_WINDOW;
    if (!desk->wants_board) {
        says = desk->is_offered ? TEXT_DESK_BOARD_OFFERED : TEXT_DESK_BOARD_CLOSED;
    }
    if (desk->place == BOARD_HERE && !desk->is_covered) {
        says = TEXT_DESK_COVERS;
    }
    if (is_apart || desk->wants_board || says == TEXT_DESK_COVERS) {
        struct column inner = {column->x + ui_px(ui, 24), column->y, column->w - ui_px(ui, 48)};
        column_say(ui, &inner, desk_quiet, says);
        column->y = inner.y + ui_px(ui, 16);
    }
}

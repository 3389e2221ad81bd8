/* Everybody looks up: what was on the screen waits behind it, and nothing can be pressed. */
#include "screen.h"

void screen_frozen(struct ui *ui, const struct app *app) {
    struct style heading = {FONT_TITLE, 72, COLOR_INK, ALIGN_CENTRE};
    struct style why = {FONT_BODY, 22, COLOR_MUTED, ALIGN_CENTRE};
    bool is_board = app->config.role == ROLE_BOARD;
    int margin = ui_px(ui, MARGIN_UNITS);
    struct column column = {margin, 0, ui->list->width - 2 * margin};
    heading.size = is_board ? 160 : 72;
    int height = text_height(ui, column.w, heading, ui_text(ui, TEXT_LOOK_UP));
    if (!is_board) {
        height += ui_px(ui, 20) + text_height(ui, column.w, why, ui_text(ui, TEXT_LOOK_UP_WHY));
    }
    int y = ui_px(ui, 24);
    y += offline_band(ui, app, y);
    if (sound_words(ui, app) != NULL) {
        text_draw(ui, (struct rect){column.x, y, column.w, 0}, style_muted, sound_words(ui, app));
    }
    column.y = (ui->list->height - height) / 2;
    column_say(ui, &column, heading, TEXT_LOOK_UP);
    if (!is_board) {
        column_space(ui, &column, 20);
        column_say(ui, &column, why, TEXT_LOOK_UP_WHY);
    }
}

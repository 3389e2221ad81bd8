/* A room was reached that nobody has named by its code: before a word goes there, a person compares
 * its three pictures with those on the big screen. */
#include "screen.h"

#include "transport.h"

/* As large as there is room for below the question: the pictures are what is to be looked at. */
static int picture_height(const struct ui *ui, int room) {
    int least = ui_px(ui, 96), most = ui_px(ui, 250);
    room -= ui_type(ui, 40);
    return room < least ? least : room > most ? most : room;
}

void screen_pictures(struct ui *ui, const struct app *app) {
    bool is_board = app->config.role == ROLE_BOARD;
    struct style heading = style_heading;
    struct style sub = {FONT_BODY, 20, COLOR_MUTED, ALIGN_CENTRE};
    heading.align = ALIGN_CENTRE;
    struct footer footer = {.quiet = {.label = ui_text(ui, TEXT_PICTURES_NO),
                                      .action = {ACTION_OUR_ROOM, 2},
                                      .key = KEY_2},
                            .primary = {.label = ui_text(ui, TEXT_PICTURES_YES),
                                        .action = {ACTION_OUR_ROOM, 1},
                                        .key = KEY_1,
                                        .is_primary = true}};
    int top = frame_top(ui, app);
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    int y = ui_scroll_begin(ui, top, bottom);
    struct column column = frame_columns(ui, y, 0, &side);
    column_space(ui, &column, 16);
    column_say(ui, &column, heading,
               is_board ? TEXT_PICTURES_BOARD_HEADING : TEXT_PICTURES_HEADING);
    column_space(ui, &column, 24);
    struct rect at = {column.x, column.y, column.w, 0};
    struct pictures_look look = {.size = 28};
    look.height = picture_height(ui, y + bottom - top - column.y - pictures_rest(ui, &look));
    column.y += pictures_draw(ui, at, app->net.shown.fingerprint.pictures, &look);
    column_space(ui, &column, 20);
    column_say(ui, &column, sub, is_board ? TEXT_PICTURES_BOARD_SUB : TEXT_PICTURES_SUB);
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}

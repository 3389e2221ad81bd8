/* A name for today: three to pick from, or three others. */
#include "screen.h"

static void names_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_names *names = &app->session.view.names;
    struct grid grid = grid_make(ui, column->w, names->names_count, ui_type(ui, 260));
    struct rect cell = {column->x, column->y, grid.cell_w, 0};
    struct button buttons[3];
    for (int i = 0; i < names->names_count; i++) {
        buttons[i] = (struct button){.label = names->names[i].text,
                                     .action = {ACTION_TAKE_NAME, i},
                                     .key = (enum key)(KEY_1 + i)};
        int height = button_measure(ui, grid.cell_w, &buttons[i]).h;
        cell.h = height > cell.h ? height : cell.h;
    }
    cell.h = cell.h > ui_px(ui, 96) ? cell.h : ui_px(ui, 96);
    for (int i = 0; i < names->names_count; i++) {
        int row = i / grid.columns;
        cell.x = column->x + i % grid.columns * (grid.cell_w + grid.gap);
        cell.y = column->y + row * (cell.h + ui_px(ui, 16));
        button_draw(ui, cell, &buttons[i]);
    }
    column->y = cell.y + cell.h;
}

static const char *name_note(const struct ui *ui, const struct app *app) {
    bool is_asking = session_is_pending(&app->session, MESSAGE_join) ||
                     session_is_pending(&app->session, MESSAGE_more_names);
    if (is_asking) {
        return ui_text(ui, TEXT_WAITING);
    }
    return app->session.view.was_refused ? ui_text(ui, TEXT_NAME_GONE) : NULL;
}

void screen_name(struct ui *ui, const struct app *app) {
    bool have_names = app->session.view.have_names;
    int top = frame_top(ui, app);
    struct footer footer = {.note = name_note(ui, app)};
    if (have_names) {
        footer.quiet = (struct button){.label = ui_text(ui, TEXT_NAME_OTHERS),
                                       .action = {ACTION_MORE_NAMES, 0}};
    }
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    column_space(ui, &column, 24);
    column_say(ui, &column, style_heading, TEXT_NAME_HEADING);
    column_space(ui, &column, 8);
    column_say(ui, &column, style_muted, TEXT_NAME_SUB);
    column_space(ui, &column, 40);
    if (have_names) {
        names_draw(ui, &column, app);
    } else {
        column_say(ui, &column, style_muted, TEXT_WAITING);
    }
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}

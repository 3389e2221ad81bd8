/* A name for today: three to pick from, or three others. */
#include "screen.h"

#include "protocol.h"

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

/* A reason that has no words of its own here: it may be pressed again. */
static enum text_id refused_text(const struct session_view *view) {
    switch ((int)view->refused.reason) {
    case REFUSED_LOCKED:
        return TEXT_NAME_LOCKED;
    case REFUSED_MACHINE:
        return TEXT_NAME_MACHINE;
    case REFUSED_NOT_OFFERED:
        return TEXT_NAME_GONE;
    case REFUSED_FULL:
        return TEXT_END_FULL;
    default:
        return TEXT_ASK_BUSY;
    }
}

/* What became of the last wish, NULL for nothing. */
static struct words name_note(const struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_asking = session_is_pending(&app->session, MESSAGE_join) ||
                     session_is_pending(&app->session, MESSAGE_more_names) ||
                     session_is_pending(&app->session, MESSAGE_type_name);
    if (is_asking) {
        return ui_fill(ui, TEXT_WAITING, "", "");
    }
    if (view->was_refused) {
        return ui_fill(ui, refused_text(view), "", "");
    }
    if (view->have_name_waits && view->name_waits.state == NAME_WAITS) {
        return ui_fill(ui, TEXT_NAME_WAITS, app->fields[FIELD_NAME].text, "");
    }
    if (view->have_name_waits && view->name_waits.state == NAME_ANOTHER) {
        return ui_fill(ui, TEXT_NAME_ANOTHER, "", "");
    }
    struct words nothing = {""};
    return nothing;
}

/* A field for an own first name, with its button beside it where there is room. */
static void own_draw(struct ui *ui, struct column *column, const struct app *app) {
    struct button take = {.label = ui_text(ui, TEXT_NAME_OWN_TAKE),
                          .action = {ACTION_TYPE_NAME, 0}};
    struct field_look look = {.field = &app->fields[FIELD_NAME],
                              .action = {ACTION_FIELD, FIELD_NAME},
                              .style = {FONT_TITLE, 28, COLOR_INK, ALIGN_LEFT},
                              .hint = ui_text(ui, TEXT_NAME_OWN_HINT)};
    struct rect at = {column->x, column->y, column->w, 0};
    struct rect size = button_measure(ui, column->w, &take);
    int gap = ui_px(ui, 16);
    bool is_beside = column->w - size.w - gap >= ui_type(ui, 320);
    int most = ui_type(ui, 420);
    at.w = is_beside && at.w - size.w - gap > most ? most : is_beside ? at.w - size.w - gap : at.w;
    column_say(ui, column, style_label, TEXT_NAME_OWN);
    column_space(ui, column, 8);
    at.y = column->y;
    int height = field_draw(ui, at, &look);
    struct rect button = {at.x + at.w + gap, at.y + (height - size.h) / 2, size.w, size.h};
    if (!is_beside) {
        button.x = at.x;
        button.y = at.y + height + gap;
    }
    button_draw(ui, button, &take);
    int end = button.y + button.h;
    column->y = end > at.y + height ? end : at.y + height;
}

void screen_name(struct ui *ui, const struct app *app) {
    bool have_names = app->session.view.have_names;
    struct words note = name_note(ui, app);
    int top = frame_top(ui, app);
    struct footer footer = {.note = note.text[0] != '\0' ? note.text : NULL};
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
    if (have_names && app->session.view.names.may_type) {
        column_space(ui, &column, 40);
        own_draw(ui, &column, app);
    }
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}

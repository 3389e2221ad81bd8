/* Help: how it works in four steps, and the keys. */
#include "screen.h"

struct key_help {
    enum text_id key, does;
};

static const struct key_help own_keys[] = {
    {TEXT_HELP_KEY_TAB, TEXT_HELP_DOES_TAB},       {TEXT_HELP_KEY_ARROWS, TEXT_HELP_DOES_ARROWS},
    {TEXT_HELP_KEY_ENTER, TEXT_HELP_DOES_ENTER},   {TEXT_HELP_KEY_DIGITS, TEXT_HELP_DOES_DIGITS},
    {TEXT_HELP_KEY_ESCAPE, TEXT_HELP_DOES_ESCAPE}, {TEXT_HELP_KEY_PAGE, TEXT_HELP_DOES_PAGE},
    {TEXT_HELP_KEY_F8, TEXT_HELP_DOES_F8},         {TEXT_HELP_KEY_F10, TEXT_HELP_DOES_F10},
    {TEXT_HELP_KEY_F1, TEXT_HELP_DOES_F1},
};

static const struct key_help desk_keys[] = {
    {TEXT_DESK_HELP_SPACE, TEXT_DESK_HELP_DOES_SPACE},
    {TEXT_DESK_HELP_P, TEXT_DESK_HELP_DOES_P},
    {TEXT_DESK_HELP_F, TEXT_DESK_HELP_DOES_F},
    {TEXT_DESK_HELP_PLUS, TEXT_DESK_HELP_DOES_PLUS},
    {TEXT_DESK_HELP_N, TEXT_DESK_HELP_DOES_N},
    {TEXT_DESK_HELP_M, TEXT_DESK_HELP_DOES_M},
    {TEXT_DESK_HELP_C, TEXT_DESK_HELP_DOES_C},
    {TEXT_DESK_HELP_F3, TEXT_DESK_HELP_DOES_F3},
    {TEXT_DESK_HELP_B, TEXT_DESK_HELP_DOES_B},
    {TEXT_DESK_HELP_QUEUE, TEXT_DESK_HELP_DOES_QUEUE},
    {TEXT_HELP_KEY_TAB, TEXT_HELP_DOES_TAB},
    {TEXT_HELP_KEY_ENTER, TEXT_HELP_DOES_ENTER},
    {TEXT_HELP_KEY_PAGE, TEXT_HELP_DOES_PAGE},
    {TEXT_HELP_KEY_F8, TEXT_HELP_DOES_F8},
    {TEXT_HELP_KEY_F10, TEXT_HELP_DOES_F10},
    {TEXT_HELP_KEY_F1, TEXT_HELP_DOES_F1},
};

static void keys_draw(struct ui *ui, struct column *column, const struct key_help *keys,
                      size_t count) {
    struct style key = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_LEFT};
    int key_w = ui_type(ui, 220) < column->w / 2 ? ui_type(ui, 220) : column->w / 2;
    int gap = ui_px(ui, 16);
    for (size_t i = 0; i < count; i++) {
        struct rect left = {column->x, column->y, key_w, 0};
        struct rect right = {column->x + key_w + gap, column->y, column->w - key_w - gap, 0};
        int left_h = text_draw(ui, left, key, ui_text(ui, keys[i].key));
        int right_h = text_draw(ui, right, style_body, ui_text(ui, keys[i].does));
        column->y += (left_h > right_h ? left_h : right_h) + ui_px(ui, 4);
    }
}

struct button not_me_button(const struct ui *ui, const struct app *app) {
    struct button button = {.label = NULL};
    if (app_came_back(app)) {
        button.label = ui_text(ui, TEXT_NOT_ME);
        button.action = (struct action){ACTION_NOT_ME, 0};
    }
    return button;
}

/* The heading, and at its end the way to the settings. */
static void heading_draw(struct ui *ui, struct column *column) {
    struct button button = {.label = ui_text(ui, TEXT_SETTINGS_HEADING),
                            .action = {ACTION_SETTINGS, 0}};
    struct rect size = button_measure(ui, column->w / 2, &button);
    int width = column->w - size.w - ui_px(ui, 24);
    int height = text_height(ui, width, style_heading, ui_text(ui, TEXT_HELP_HEADING));
    int more = height > size.h ? height : size.h;
    struct rect text = {column->x, column->y + (more - height) / 2, width, 0};
    size.x = column->x + column->w - size.w;
    size.y = column->y;
    button_draw(ui, size, &button);
    text_draw(ui, text, style_heading, ui_text(ui, TEXT_HELP_HEADING));
    column->y += more;
}

void screen_help(struct ui *ui, const struct app *app) {
    struct words who = ui_fill(ui, TEXT_NOT_ME_WHO, app->session.view.seat.name, "");
    struct footer footer = {.quiet = not_me_button(ui, app),
                            .note = app_came_back(app) ? who.text : NULL,
                            .primary = {.label = ui_text(ui, TEXT_HELP_CLOSE),
                                        .action = {ACTION_CLOSE_HELP, 0},
                                        .is_primary = true}};
    int top = frame_top(ui, app);
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    heading_draw(ui, &column);
    column_space(ui, &column, 8);
    column_say(ui, &column, style_label, TEXT_HELP_GAME);
    column_space(ui, &column, 8);
    steps_draw(ui, &column);
    column_space(ui, &column, 12);
    column_say(ui, &column, style_label, TEXT_HELP_KEYS);
    column_space(ui, &column, 8);
    if (app->desk != NULL) {
        keys_draw(ui, &column, desk_keys, sizeof desk_keys / sizeof desk_keys[0]);
    } else {
        keys_draw(ui, &column, own_keys, sizeof own_keys / sizeof own_keys[0]);
    }
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}

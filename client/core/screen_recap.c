/* The recap: the shelf with the bowls of the class, how the room grew, what we did today, thanks.
 */
#include "screen.h"

static void counts_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_recap *recap = &app->session.view.recap;
    struct style gold = {FONT_BODY_BOLD, 20, COLOR_GOLD_TEXT, ALIGN_LEFT};
    column_say(ui, column, (struct style){FONT_TITLE, 24, COLOR_INK, ALIGN_LEFT}, TEXT_RECAP_TODAY);
    column_space(ui, column, 10);
    column_text(ui, column, style_body, ui_fill_count(ui, TEXT_RECAP_TRIES, recap->tries, "").text);
    column_text(ui, column, style_body, ui_fill_count(ui, TEXT_RECAP_LATER, recap->later, "").text);
    column_space(ui, column, 8);
    column_text(ui, column, gold, ui_fill_count(ui, TEXT_RECAP_SEAMS, recap->seams, "").text);
    column_text(ui, column, gold, ui_fill_count(ui, TEXT_REVEAL_GOLD, recap->gold, "").text);
    column_space(ui, column, 14);
    column_say(ui, column, style_body, TEXT_RECAP_THANKS);
}

static void shelf_part(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_shelf *shelf = &app->session.view.shelf;
    if (!app->session.view.have_shelf) {
        return;
    }
    struct rect at = {column->x, column->y, column->w, 0};
    column->y += shelf_draw(ui, at, shelf, &(struct shelf_look){160, 17});
    if (shelf->more > 0) {
        struct style style = {FONT_BODY, 18, COLOR_MUTED, ALIGN_CENTRE};
        column_space(ui, column, 8);
        column_text(ui, column, style, ui_fill_count(ui, TEXT_RECAP_MORE, shelf->more, "").text);
    }
    column_space(ui, column, 28);
}

/* Bars in a panel at the left, counts in one at the right; below each other where it is narrow. */
static void panels_draw(struct ui *ui, struct column *column, const struct app *app) {
    bool has_bars = app->session.view.have_bars && app->session.view.bars.is_shown;
    int edge = ui_px(ui, 28);
    int gap = ui_px(ui, 24);
    int left_w = ui_px(ui, 380);
    bool is_beside = has_bars && column->w - left_w - gap >= ui_type(ui, 480);
    struct column bars = {column->x + edge, column->y + edge, left_w - 2 * edge};
    struct column counts = {column->x + edge, column->y + edge, column->w - 2 * edge};
    size_t panels = ui->list->count;
    struct rect left = {column->x, column->y, left_w, 0};
    struct rect right = {column->x, column->y, column->w, 0};
    panel_draw(ui, right);
    if (is_beside) {
        panel_draw(ui, left);
        counts.x += left_w + gap;
        counts.w -= left_w + gap;
        right.x += left_w + gap;
        right.w -= left_w + gap;
    } else {
        bars.w = counts.w < ui_px(ui, 480) ? counts.w : ui_px(ui, 480);
    }
    bars_panel(ui, &bars, app);
    if (!is_beside && has_bars) {
        counts.y = bars.y;
    }
    counts_draw(ui, &counts, app);
    /* The panels were drawn first, below their content; now it is known how tall they are. */
    int end = counts.y > bars.y || !is_beside ? counts.y : bars.y;
    int height = end + edge - column->y;
    if (ui->list->count > panels) {
        ui->list->commands[panels].x = right.x;
        ui->list->commands[panels].w = right.w;
        ui->list->commands[panels].h = height;
    }
    if (is_beside && ui->list->count > panels + 1) {
        ui->list->commands[panels + 1].h = height;
    }
    column->y += height;
}

void screen_recap(struct ui *ui, const struct app *app) {
    bool is_over = app->session.link == SESSION_ENDED;
    struct footer footer = {.note = is_over ? ui_text(ui, TEXT_END_CLOSED) : NULL};
    if (app->session.view.is_ready_said) {
        footer.done = ui_text(ui, TEXT_RECAP_READY_SAID);
        footer.is_kept = true;
    } else if (!is_over) {
        footer.primary = (struct button){.label = ui_text(ui, TEXT_RECAP_READY),
                                         .action = {ACTION_READY, 0},
                                         .is_primary = true};
    }
    int top = frame_top(ui, app);
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    struct style heading = {FONT_TITLE, 36, COLOR_INK, ALIGN_CENTRE};
    column_text(ui, &column, heading, ui_text(ui, TEXT_RECAP_HEADING));
    column_space(ui, &column, 16);
    shelf_part(ui, &column, app);
    if (app->session.view.have_recap) {
        panels_draw(ui, &column, app);
    } else {
        column_say(ui, &column, style_muted, TEXT_WAITING);
    }
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}

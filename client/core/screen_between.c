/* Between two rounds, and in a break: that it goes on soon, the gold of the class, and the own bowl
 * with who sits at it. Nothing is asked here. */
#include "screen.h"

#include "str.h"

static enum text_id heading_text(const struct message_phase *phase) {
    bool is_last = phase->kind == ROUND_NORMAL && phase->number >= phase->planned;
    return phase->stage == STAGE_LOBBY ? TEXT_BREAK_HEADING
           : is_last                   ? TEXT_BETWEEN_LAST_HEADING
                                       : TEXT_BETWEEN_HEADING;
}

/* Who sits at the own bowl, in one line. */
static struct words mates_words(const struct ui *ui, const struct app *app) {
    const struct message_team *team = &app->session.view.team;
    struct words all = {""};
    for (int i = 0; i < team->mates_count; i++) {
        struct words away = ui_fill(ui, TEXT_LOBBY_MATE_AWAY, team->mates[i].name, "");
        str_append(all.text, sizeof all.text, i > 0 ? ", " : "");
        str_append(all.text, sizeof all.text,
                   team->mates[i].is_here ? team->mates[i].name : away.text);
    }
    return all;
}

/* In a break there is time to read, where there is room. Returns the y behind it. */
static int story_below(struct ui *ui, const struct column *column) {
    struct ui_mark mark = ui_mark(ui);
    struct column middle = {column->x + column->w / 10, column->y, column->w * 4 / 5};
    column_space(ui, &middle, 20);
    story_draw(ui, &middle);
    if (ui_left_below(ui, middle.y + ui_px(ui, 8)) >= 0) {
        return middle.y;
    }
    ui_rewind(ui, &mark);
    return column->y;
}

void screen_between(struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_break = view->phase.stage == STAGE_LOBBY;
    struct style heading = style_heading;
    struct style sub = {FONT_BODY, 20, COLOR_MUTED, ALIGN_CENTRE};
    heading.align = ALIGN_CENTRE;
    int top = frame_top(ui, app);
    struct footer footer = {.note = NULL};
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    column_space(ui, &column, 16);
    column_say(ui, &column, heading, heading_text(&view->phase));
    column_space(ui, &column, 6);
    column_say(ui, &column, sub, is_break ? TEXT_BREAK_SUB : TEXT_BETWEEN_SUB);
    column_space(ui, &column, 20);
    bowl_column(ui, &column, app, is_break ? 150 : 230);
    bowl_caption(ui, &column, app);
    column_space(ui, &column, 6);
    column_text(ui, &column, sub, mates_words(ui, app).text);
    column_space(ui, &column, 24);
    if (view->have_room) {
        int w = column.w * 3 / 5 > ui_type(ui, 420) ? column.w * 3 / 5 : ui_type(ui, 420);
        w = w < column.w ? w : column.w;
        struct rect gold = {column.x + (column.w - w) / 2, column.y, w, 0};
        column.y += gold_draw(ui, gold, view->room.gold, view->room.goal);
        column_space(ui, &column, 10);
        struct words here = ui_fill_count(ui, TEXT_BETWEEN_HERE, view->room.seats_here, "");
        column_text(ui, &column, sub, here.text);
    }
    if (is_break) {
        column.y = story_below(ui, &column);
    }
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}

/* The class in numbers: in the lobby how many agreed and how they feel, then the bars so far, and
 * the gold against the goal. */
#include "screen_desk.h"

#include "str.h"

static void bar_row(struct ui *ui, struct column *column, enum text_id label, int percent,
                    enum color color) {
    struct style value = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_RIGHT};
    struct words words = ui_fill_count(ui, TEXT_BARS_PERCENT, (unsigned long)percent, "");
    int label_w = ui_type(ui, 130);
    int value_w = ui_type(ui, 72);
    int gap = ui_px(ui, 12);
    int line = text_line_height(ui, value);
    struct rect label_at = {column->x, column->y, label_w, 0};
    struct rect value_at = {column->x + column->w - value_w, column->y, value_w, 0};
    int h = ui_px(ui, 20);
    struct rect bar = {column->x + label_w + gap, column->y + (line - h) / 2,
                       column->w - label_w - value_w - 2 * gap, h};
    int label_h = text_draw(ui, label_at, desk_quiet, ui_text(ui, label));
    text_draw(ui, value_at, value, words.text);
    if (bar.w > h) {
        ui_rect(ui, bar, (struct paint){.fill = COLOR_SOFT, .radius = h / 2});
        bar.w = bar.w * percent / 100;
        bar.w = bar.w > h ? bar.w : h;
        ui_rect(ui, bar, (struct paint){.fill = color, .radius = h / 2});
    }
    column->y += (label_h > line ? label_h : line) + ui_px(ui, 10);
}

/* Five faces with their counts, from the least content to the most. */
static void moods_draw(struct ui *ui, struct column *column, const struct message_desk *desk) {
    static const int mouths[MOODS] = {-3, -1, 0, 2, 4};
    int size = ui_type(ui, 28);
    int gap = ui_px(ui, 8);
    int step = size + gap + ui_type(ui, 44);
    int x = column->x;
    for (int i = 0; i < MOODS && i < desk->moods_count; i++) {
        struct words count = ui_fill_count(ui, TEXT_NUMBER, desk->moods[i], "");
        struct draw_command *face = draw_list_add(ui->list, DRAW_FACE);
        if (face != NULL) {
            *face = (struct draw_command){.kind = DRAW_FACE,
                                          .x = x,
                                          .y = column->y,
                                          .w = size,
                                          .h = size,
                                          .a = mouths[i],
                                          .fill = COLOR_PANEL,
                                          .stroke = COLOR_INK,
                                          .stroke_px = 2};
        }
        struct rect at = {x + size + gap, column->y + (size - text_line_height(ui, desk_bold)) / 2,
                          step - size - gap, 0};
        text_draw(ui, at, desk_bold, count.text);
        x += step;
    }
    column->y += size + ui_px(ui, 8);
}

static bool has_moods(const struct message_desk *desk) {
    for (int i = 0; i < desk->moods_count; i++) {
        if (desk->moods[i] > 0) {
            return true;
        }
    }
    return false;
}

static void gold_line(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_room *room = &app->session.view.room;
    struct words got = ui_fill_count(ui, TEXT_NUMBER, room->gold, "");
    struct words of = ui_fill_count(ui, TEXT_NUMBER, room->goal, "");
    struct words gold = room->goal > 0 ? ui_fill(ui, TEXT_DESK_GOLD_OF, got.text, of.text)
                                       : ui_fill(ui, TEXT_DESK_GOLD, got.text, "");
    struct style style = {FONT_BODY_BOLD, 18, COLOR_GOLD_TEXT, ALIGN_LEFT};
    column_text(ui, column, style, gold.text);
}

void desk_room(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_desk *desk = &app->desk->tables.desk;
    const struct message_phase *phase = &app->session.view.phase;
    struct desk_panel panel = desk_panel_begin(ui, column);
    column_say(ui, column, desk_heading, TEXT_DESK_ROOM);
    column_space(ui, column, 8);
    bool is_round = phase->stage == STAGE_ROUND && phase->phase > PHASE_TRY;
    if (is_round) {
        bar_row(ui, column, TEXT_DESK_BAR_FIRST, desk->first, COLOR_BAR_FIRST);
    }
    if (is_round && phase->phase > PHASE_HUDDLE) {
        bar_row(ui, column, TEXT_DESK_BAR_HUDDLE, desk->huddle, COLOR_BAR_HUDDLE);
    }
    if (phase->stage == STAGE_LOBBY) {
        struct words agreed = ui_fill_count(ui, TEXT_DESK_AGREED, desk->agreed, "");
        column_text(ui, column, desk_body, agreed.text);
        column_space(ui, column, 8);
    }
    if (phase->stage != STAGE_ROUND && has_moods(desk)) {
        moods_draw(ui, column, desk);
    }
    bool is_busy = phase->phase == PHASE_OFFER || phase->phase == PHASE_SHARE;
    if (is_busy) { /* the misses need the room */
        column->y -= ui_px(ui, 6);
        desk_panel_end(ui, column, &panel);
        return;
    }
    gold_line(ui, app, column);
    if (desk->open_cracks > 0) {
        struct words cracks = ui_fill_count(ui, TEXT_DESK_CRACKS, desk->open_cracks, "");
        column_text(ui, column, desk_quiet, cracks.text);
    }
    if (desk->volunteers > 0) {
        struct words would = ui_fill_count(ui, TEXT_DESK_VOLUNTEERS, desk->volunteers, "");
        column_text(ui, column, desk_quiet, would.text);
    }
    if (desk->plan_seconds > 0 && phase->stage < STAGE_RECAP) {
        struct words plan =
            ui_fill_count(ui, TEXT_DESK_PLAN, (unsigned long)(desk->plan_seconds + 59) / 60, "");
        column_text(ui, column, desk_quiet, plan.text);
    }
    desk_panel_end(ui, column, &panel);
}

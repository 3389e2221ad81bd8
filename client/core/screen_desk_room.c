/* The class in numbers: in the lobby how many agreed and how they feel, then who is done, the bars
 * so far, the gold against the goal, and when the lesson ends. */
#include "screen_desk.h"

#include "str.h"

/* A part of a whole, `value` in words at its end. */
struct part {
    enum text_id label;
    uint32_t part, whole;
    enum color color;
};

static void part_row(struct ui *ui, struct column *column, const struct part *part,
                     const char *value_text) {
    struct style value = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_RIGHT};
    int label_w = ui_type(ui, 130);
    int natural = text_width(ui, value, value_text) + ui_px(ui, 4);
    int value_w = natural > ui_type(ui, 96) ? natural : ui_type(ui, 96);
    value_w = value_w < column->w / 2 ? value_w : column->w / 2;
    int gap = ui_px(ui, 12);
    int line = text_line_height(ui, value);
    struct rect label_at = {column->x, column->y, label_w, 0};
    struct rect value_at = {column->x + column->w - value_w, column->y, value_w, 0};
    int h = ui_px(ui, 20);
    struct rect bar = {column->x + label_w + gap, column->y + (line - h) / 2,
                       column->w - label_w - value_w - 2 * gap, h};
    int label_h = text_draw(ui, label_at, desk_quiet, ui_text(ui, part->label));
    int value_h = text_draw(ui, value_at, value, value_text);
    if (bar.w > h) {
        ui_rect(ui, bar, (struct paint){.fill = COLOR_SOFT, .radius = h / 2});
        uint32_t whole = part->whole > 0 ? part->whole : 1;
        uint32_t share = part->part < whole ? part->part : whole;
        bar.w = (int)((uint64_t)bar.w * share / whole);
        bar.w = bar.w > h ? bar.w : h;
        if (share > 0) {
            ui_rect(ui, bar, (struct paint){.fill = part->color, .radius = h / 2});
        }
    }
    column->y += (label_h > value_h ? label_h : value_h) + ui_px(ui, 8);
}

static void bar_row(struct ui *ui, struct column *column, enum text_id label, unsigned percent,
                    enum color color) {
    struct words words = ui_fill_count(ui, TEXT_BARS_PERCENT, percent, "");
    part_row(ui, column, &(struct part){label, percent, 100, color}, words.text);
}

static void of_row(struct ui *ui, struct column *column, const struct part *part) {
    struct words got = ui_fill_count(ui, TEXT_NUMBER, part->part, "");
    struct words of = ui_fill_count(ui, TEXT_NUMBER, part->whole, "");
    struct words both = part->whole > 0 ? ui_fill(ui, TEXT_GOLD_OF, got.text, of.text) : got;
    part_row(ui, column, part, both.text);
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

/* Who handed in what this phase asks, while it asks something. */
static void done_row(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_phase *phase = &app->session.view.phase;
    struct desk_count count = desk_count_all(app->desk);
    if (phase->phase != PHASE_NONE && phase->duration_ms > 0) {
        of_row(ui, column, &(struct part){TEXT_DESK_BAR_DONE, count.done, count.here, COLOR_LEAF});
    }
}

static bool has_bars_now(const struct app *app) {
    const struct session_view *view = &app->session.view;
    return view->have_bars && view->bars.is_shown && view->bars.round == view->phase.round &&
           view->phase.stage == STAGE_ROUND;
}

/* Beside the heading what came of the round, once the class has seen it. */
static void room_heading(struct ui *ui, const struct app *app, struct column *column) {
    if (has_bars_now(app)) {
        struct flow flow = flow_begin(column);
        struct words gain = bars_gain(ui, &app->session.view.bars);
        flow_text(ui, &flow, desk_heading, ui_text(ui, TEXT_DESK_ROOM));
        flow.y += ui_px(ui, 4);
        flow_text(ui, &flow, desk_bold, gain.text);
        flow_end(ui, &flow, column);
    } else {
        column_say(ui, column, desk_heading, TEXT_DESK_ROOM);
    }
    column_space(ui, column, 8);
}

/* First tries and huddle as soon as they are over, mend once the class has seen it. */
static void bars_rows(struct ui *ui, const struct app *app, struct column *column) {
    const struct session_view *view = &app->session.view;
    const struct message_desk *desk = &app->desk->tables.desk;
    enum phase phase = (enum phase)view->phase.phase;
    bool has_bars = has_bars_now(app);
    if (phase > PHASE_TRY || (has_bars && phase == PHASE_NONE)) {
        bar_row(ui, column, TEXT_DESK_BAR_FIRST, desk->first, COLOR_BAR_FIRST);
    }
    if (phase > PHASE_HUDDLE || (has_bars && phase == PHASE_NONE)) {
        bar_row(ui, column, TEXT_DESK_BAR_HUDDLE, desk->huddle, COLOR_BAR_HUDDLE);
    }
    if (has_bars && view->bars.has_mend && (phase > PHASE_MEND || phase == PHASE_NONE)) {
        bar_row(ui, column, TEXT_DESK_BAR_MEND, view->bars.mend, COLOR_BAR_MEND);
    }
}

static void lobby_rows(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_desk *desk = &app->desk->tables.desk;
    const struct message_phase *phase = &app->session.view.phase;
    if (phase->stage == STAGE_LOBBY) {
        struct words agreed = ui_fill_count(ui, TEXT_DESK_AGREED, desk->agreed, "");
        column_text(ui, column, desk_body, agreed.text);
        column_space(ui, column, 8);
    }
    if (phase->stage != STAGE_ROUND && has_moods(desk)) {
        moods_draw(ui, column, desk);
    }
}

static void notes_rows(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_desk *desk = &app->desk->tables.desk;
    if (desk->open_cracks > 0 && app->session.view.phase.stage < STAGE_RECAP) {
        struct words cracks = ui_fill_count(ui, TEXT_DESK_CRACKS, desk->open_cracks, "");
        column_text(ui, column, desk_quiet, cracks.text);
    }
    if (desk->volunteers > 0) {
        struct words would = ui_fill_count(ui, TEXT_DESK_VOLUNTEERS, desk->volunteers, "");
        column_text(ui, column, desk_quiet, would.text);
    }
    desk_times(ui, app, column);
}

void desk_room(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_phase *phase = &app->session.view.phase;
    const struct message_room *room = &app->session.view.room;
    struct desk_panel panel = desk_panel_begin(ui, column);
    bool is_busy = phase->phase == PHASE_OFFER || phase->phase == PHASE_SHARE;
    if (!is_busy) { /* else the misses need the room */
        room_heading(ui, app, column);
    }
    if (phase->stage == STAGE_ROUND) {
        done_row(ui, app, column);
        bars_rows(ui, app, column);
    }
    lobby_rows(ui, app, column);
    if (is_busy) {
        column->y -= ui_px(ui, 6);
    } else {
        of_row(ui, column, &(struct part){TEXT_DESK_BAR_GOLD, room->gold, room->goal, COLOR_GOLD});
        notes_rows(ui, app, column);
    }
    desk_panel_end(ui, column, &panel);
}

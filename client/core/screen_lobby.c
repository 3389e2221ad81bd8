/* The lobby: who I am, my team and its bowl, how many are here, what we agree on, how it works.
 * Also where somebody waits whose screen comes with a later step. */
#include "screen.h"

/* Three lines with ticks in a panel. */
static void agreement_draw(struct ui *ui, struct column *column) {
    static const enum text_id lines[] = {TEXT_LOBBY_AGREE_1, TEXT_LOBBY_AGREE_2,
                                         TEXT_LOBBY_AGREE_3};
    int tick = ui_type(ui, 24);
    struct rect inner = {column->x + tick + ui_px(ui, 12), column->y,
                         column->w - tick - ui_px(ui, 12), 0};
    struct style style = {FONT_BODY, 22, COLOR_INK, ALIGN_LEFT};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        int line = text_line_height(ui, style);
        ui_tick(ui, (struct rect){column->x, inner.y + (line - tick) / 2, tick, tick}, COLOR_LEAF);
        inner.y += text_draw(ui, inner, style, ui_text(ui, lines[i])) + ui_px(ui, 6);
    }
    column->y = inner.y;
}

/* One step in a card of its own: its number and a sentence. */
static int step_draw(struct ui *ui, struct rect cell, int index, bool is_drawn) {
    static const enum text_id steps[] = {TEXT_LOBBY_HOW_1, TEXT_LOBBY_HOW_2, TEXT_LOBBY_HOW_3,
                                         TEXT_LOBBY_HOW_4};
    int edge = ui_px(ui, 20);
    struct rect text = rect_inside(cell, edge, 0);
    int below = edge + badge_size(ui) + ui_px(ui, 10);
    int height = below + text_height(ui, text.w, style_body, ui_text(ui, steps[index])) + edge;
    if (is_drawn) {
        panel_draw(ui, cell);
        badge_draw(ui, text.x, cell.y + edge, (enum key)(KEY_1 + index));
        text.y = cell.y + below;
        text_draw(ui, text, style_body, ui_text(ui, steps[index]));
    }
    return height;
}

void steps_draw(struct ui *ui, struct column *column) {
    struct grid grid = grid_make(ui, column->w, 4, ui_type(ui, 170) + 2 * ui_px(ui, 20));
    for (int first = 0; first < 4; first += grid.columns) {
        struct rect cell = {column->x, column->y, grid.cell_w, 0};
        for (int i = first; i < first + grid.columns && i < 4; i++) {
            int height = step_draw(ui, cell, i, false);
            cell.h = height > cell.h ? height : cell.h;
        }
        for (int i = first; i < first + grid.columns && i < 4; i++) {
            step_draw(ui, cell, i, true);
            cell.x += grid.cell_w + grid.gap;
        }
        column->y += cell.h + ui_px(ui, 16);
    }
}

static void team_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_team *team = &app->session.view.team;
    struct style mate = {FONT_BODY, 20, COLOR_INK, ALIGN_CENTRE};
    struct style label = {FONT_BODY, 18, COLOR_MUTED, ALIGN_CENTRE};
    if (!app->session.view.have_team || team->team == 0) {
        struct draw_bowl bowl = {.is_plain = true, .crack_permille = 1000, .seam_permille = 1000};
        int w = ui_px(ui, 200);
        ui_bowl(ui, (struct rect){column->x + (column->w - w) / 2, column->y, w, w * 7 / 8}, &bowl);
        column->y += w * 7 / 8 + ui_px(ui, 12);
        column_say(ui, column, label, TEXT_LOBBY_NO_TEAM);
        return;
    }
    bowl_column(ui, column, app, 230);
    bowl_caption(ui, column, app);
    column_space(ui, column, 20);
    column_say(ui, column, label, TEXT_LOBBY_TEAM);
    for (int i = 0; i < team->mates_count; i++) {
        struct words away = ui_fill(ui, TEXT_LOBBY_MATE_AWAY, team->mates[i].name, "");
        column_text(ui, column, mate, team->mates[i].is_here ? team->mates[i].name : away.text);
    }
}

static void here_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    if (view->have_phase && view->phase.stage == STAGE_ROUND) {
        column_say(ui, column, style_muted, TEXT_LOBBY_MIDWAY);
    } else if (view->have_room) {
        struct words here = ui_fill_count(ui, TEXT_LOBBY_HERE, view->room.seats_here, "");
        column_text(ui, column, style_muted, here.text);
    }
}

void screen_lobby(struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    int top = frame_top(ui, app);
    struct footer footer = {.note = NULL};
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 280, &side);
    struct words welcome = ui_fill(ui, TEXT_LOBBY_WELCOME, view->seat.name, "");
    column_space(ui, &column, 8);
    column_text(ui, &column, style_heading, welcome.text);
    column_space(ui, &column, 4);
    here_draw(ui, &column, app);
    column_space(ui, &column, 28);
    column_say(ui, &column, style_label, TEXT_LOBBY_AGREE);
    column_space(ui, &column, 8);
    agreement_draw(ui, &column);
    column_space(ui, &column, 22);
    column_say(ui, &column, style_label, TEXT_LOBBY_HOW);
    column_space(ui, &column, 10);
    steps_draw(ui, &column);
    struct column team = side.w > 0 ? side : column;
    column_space(ui, &team, 24);
    team_draw(ui, &team, app);
    ui_scroll_end(ui, (team.y > column.y ? team.y : column.y) + ui_px(ui, 8));
}

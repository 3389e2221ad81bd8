/* Who may need a hand, for the teacher's eyes: a name and what a walk through the room would show,
 * too. It is covered with everything that is private, and can be switched off. */
#include "screen_desk.h"

#define ROWS_MAX 4

static void hand_row(struct ui *ui, const struct app *app, struct column *column,
                     const struct record_desk_hand *hand) {
    static const enum text_id reasons[HAND_REASON_COUNT] = {
        [HAND_SILENT] = TEXT_DESK_HAND_SILENT, [HAND_AWAY] = TEXT_DESK_HAND_AWAY};
    const struct record_desk_seat *seat = desk_seat(app->desk, hand->seat);
    if (seat == NULL) {
        return;
    }
    const struct record_desk_team *team = desk_team(app->desk, seat->team);
    struct words who = ui_fill(ui, TEXT_DESK_HAND_WHO, seat->name, team != NULL ? team->name : "");
    const char *reason = ui_text(ui, reasons[hand->reason]);
    int edge = ui_px(ui, 4);
    struct column inner = {column->x, column->y + edge, column->w};
    int who_w = text_width(ui, desk_bold, who.text) + ui_px(ui, 16);
    bool is_line = who_w + text_width(ui, desk_quiet, reason) <= inner.w;
    int h = text_height(ui, inner.w, desk_bold, who.text) + 2 * edge;
    h += is_line ? 0 : text_height(ui, inner.w, desk_quiet, reason);
    desk_row(ui, (struct rect){column->x - ui_px(ui, 6), column->y, column->w + ui_px(ui, 12), h},
             (struct action){ACTION_DESK_HAND, hand->seat});
    struct column beside = {inner.x + who_w, inner.y + ui_px(ui, 1), inner.w - who_w};
    column_text(ui, &inner, desk_bold, who.text);
    column_text(ui, is_line ? &beside : &inner, desk_quiet, reason);
    column->y += h;
}

void desk_hands(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_desk_hands *hands = &app->desk->tables.hands;
    int shown = hands->hands_count < ROWS_MAX ? hands->hands_count : ROWS_MAX;
    unsigned long more = (unsigned long)(hands->hands_count - shown) + hands->more;
    bool is_round = app->session.view.phase.stage == STAGE_ROUND;
    if (!app->desk->has_hands || shown == 0 || !is_round) {
        return;
    }
    struct desk_panel panel = desk_panel_begin(ui, column);
    column_say(ui, column, desk_heading, TEXT_DESK_HANDS);
    column_space(ui, column, 2);
    for (int i = 0; i < shown; i++) {
        hand_row(ui, app, column, &hands->hands[i]);
    }
    if (more > 0) {
        struct words words = ui_fill_count(ui, TEXT_DESK_HANDS_MORE, more, "");
        column_text(ui, column, desk_quiet, words.text);
    }
    desk_panel_end(ui, column, &panel);
}

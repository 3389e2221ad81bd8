/* Putting cards in an order and pairing two lists. A card of an order has two small buttons, can be
 * dragged, and goes with Shift and the arrows; pairs are joined by a line, so that no colour is
 * needed to see them. */
#include "messages.h"
#include "picks.h"
#include "widgets.h"

static const struct style card_style = {FONT_BODY, 22, COLOR_INK, ALIGN_LEFT};

static struct paint card_paint(const struct ui *ui, struct action action, bool is_held) {
    struct paint paint = {.fill = COLOR_PANEL, .radius = ui_px(ui, 12)};
    bool is_hovered = ui_is_hovered(ui, action);
    paint.fill = is_held || ui_is_pressed(ui, action) ? COLOR_SOFT : COLOR_PANEL;
    paint.stroke = is_held ? COLOR_ACCENT : is_hovered ? COLOR_MUTED : COLOR_LINE;
    paint.stroke_px = ui_px(ui, is_held ? 4 : 2) > 1 ? ui_px(ui, is_held ? 4 : 2) : 2;
    return paint;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

/* --- order -------------------------------------------------------------------------------------
 */

static int arrow_size(const struct ui *ui) {
    return badge_size(ui) + ui_px(ui, 12);
}

/* A button with a chevron, up or down. */
static void arrow_draw(struct ui *ui, struct rect square, struct action action) {
    bool is_up = action.kind == ACTION_ORDER_UP;
    int arm = square.w / 5;
    int x = square.x + square.w / 2;
    int y = square.y + square.w / 2 + (is_up ? -arm / 2 : arm / 2);
    int px = ui_px(ui, 3) > 1 ? ui_px(ui, 3) : 2;
    struct paint paint = card_paint(ui, action, false);
    ui_rect(ui, square, paint);
    ui_line(ui, (struct rect){x, y, -arm, is_up ? arm : -arm}, COLOR_INK, px);
    ui_line(ui, (struct rect){x, y, arm, is_up ? arm : -arm}, COLOR_INK, px);
    ui_hit(ui, square, action);
    if (ui_is_focused(ui, action)) {
        ui_focus_frame(ui, square, paint.radius);
    }
}

/* Place, text, arrows; the arrows that would lead nowhere are left out. */
static void order_card(struct ui *ui, struct rect row, const struct picks_look *look, int place) {
    struct style number = {FONT_BODY_BOLD, 18, COLOR_MUTED, ALIGN_CENTRE};
    struct action action = {ACTION_ORDER, place};
    struct paint paint = card_paint(ui, action, look->held == place);
    const char *text = look->challenge->options[picks_at(look->picks, place)].text;
    int size = arrow_size(ui);
    int edge = ui_px(ui, 12);
    int arrows = 2 * size + 3 * edge;
    struct words digits = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)place + 1, "");
    struct rect left = {row.x + edge, row.y + (row.h - text_line_height(ui, number)) / 2,
                        badge_size(ui), 0};
    struct rect inner = {left.x + left.w + edge, row.y, row.w - left.w - 3 * edge - arrows, 0};
    inner.y += (row.h - answer_measure(ui, inner.w, card_style, text).h) / 2;
    ui_rect(ui, row, paint);
    text_draw(ui, left, number, digits.text);
    answer_draw(ui, inner, card_style, text);
    ui_hit(ui, (struct rect){row.x, row.y, row.w - arrows, row.h}, action);
    if (ui_is_focused(ui, action)) {
        ui_focus_frame(ui, row, paint.radius);
    }
    struct rect square = {row.x + row.w - 2 * size - 2 * edge, row.y + (row.h - size) / 2, size,
                          size};
    if (place > 0) {
        arrow_draw(ui, square, (struct action){ACTION_ORDER_UP, place});
    }
    square.x += size + edge;
    if (place + 1 < look->challenge->options_count) {
        arrow_draw(ui, square, (struct action){ACTION_ORDER_DOWN, place});
    }
}

int order_draw(struct ui *ui, struct rect at, const struct picks_look *look) {
    int top = at.y;
    int edge = ui_px(ui, 12);
    int text_w = at.w - badge_size(ui) - 6 * edge - 2 * arrow_size(ui);
    for (int place = 0; place < look->challenge->options_count; place++) {
        const char *text = look->challenge->options[picks_at(look->picks, place)].text;
        int inner = larger(answer_measure(ui, text_w, card_style, text).h, arrow_size(ui));
        struct rect row = {at.x, at.y, at.w, inner + ui_px(ui, 12)};
        order_card(ui, row, look, place);
        at.y += row.h + ui_px(ui, 8);
    }
    return at.y +
           text_draw(ui, at, (struct style){FONT_BODY, 16, COLOR_MUTED, ALIGN_LEFT},
                     ui_text(ui, TEXT_HINT_ORDER)) -
           top;
}

/* --- match -------------------------------------------------------------------------------------
 */

/* How the two lists stand. */
struct pairing {
    struct rect left, right; /* their columns */
    int tops[OPTIONS_MAX], heights[OPTIONS_MAX];
    int rows, end;
};

static int match_text_width(const struct ui *ui, int cell_w) {
    return cell_w - badge_size(ui) - 3 * ui_px(ui, 12);
}

static struct pairing pairing_make(const struct ui *ui, struct rect at,
                                   const struct message_challenge *challenge) {
    int between = ui_px(ui, 88);
    int cell_w = (at.w - between) / 2;
    struct pairing pairing = {.left = {at.x, at.y, cell_w, 0},
                              .right = {at.x + at.w - cell_w, at.y, cell_w, 0}};
    pairing.rows = larger(challenge->options_count, challenge->rights_count);
    for (int i = 0; i < pairing.rows; i++) {
        int text_w = match_text_width(ui, cell_w);
        int height = badge_size(ui);
        if (i < challenge->options_count) {
            const char *text = challenge->options[i].text;
            height = larger(height, answer_measure(ui, text_w, card_style, text).h);
        }
        if (i < challenge->rights_count) {
            const char *text = challenge->rights[i].text;
            height = larger(height, answer_measure(ui, text_w, card_style, text).h);
        }
        pairing.tops[i] = at.y;
        pairing.heights[i] = height + 2 * ui_px(ui, 5);
        at.y += pairing.heights[i] + ui_px(ui, 8);
    }
    pairing.end = at.y;
    return pairing;
}

static void match_card(struct ui *ui, struct rect cell, const char *text, struct action action,
                       const struct picks_look *look) {
    bool is_left = action.kind == ACTION_MATCH_LEFT;
    bool is_held = is_left && look->held == action.value;
    bool has_key = look->has_keys && is_left == (look->held < 0);
    struct paint paint = card_paint(ui, action, is_held);
    int edge = ui_px(ui, 12);
    struct rect inner = {cell.x + 2 * edge + badge_size(ui), cell.y, match_text_width(ui, cell.w),
                         0};
    inner.y += (cell.h - answer_measure(ui, inner.w, card_style, text).h) / 2;
    ui_rect(ui, cell, paint);
    answer_draw(ui, inner, card_style, text);
    struct hit *hit = ui_hit(ui, cell, action);
    if (has_key) {
        hit->key = (enum key)(KEY_1 + action.value);
        badge_draw(ui, cell.x + edge, cell.y + (cell.h - badge_size(ui)) / 2, hit->key);
    }
    if (ui_is_focused(ui, action)) {
        ui_focus_frame(ui, cell, paint.radius);
    }
}

static void join_draw(struct ui *ui, const struct pairing *pairing, int left, int right) {
    int from = pairing->tops[left] + pairing->heights[left] / 2;
    int to = pairing->tops[right] + pairing->heights[right] / 2;
    int x = pairing->left.x + pairing->left.w;
    ui_line(ui, (struct rect){x, from, pairing->right.x - x, to - from}, COLOR_ACCENT,
            ui_px(ui, 4) > 1 ? ui_px(ui, 4) : 2);
}

int match_draw(struct ui *ui, struct rect at, const struct picks_look *look) {
    const struct message_challenge *challenge = look->challenge;
    struct pairing pairing = pairing_make(ui, at, challenge);
    for (int i = 0; i < challenge->options_count; i++) {
        int right = picks_partner(look->picks, i);
        if (right < challenge->rights_count) {
            join_draw(ui, &pairing, i, right);
        }
    }
    for (int i = 0; i < challenge->options_count; i++) {
        struct rect cell = {pairing.left.x, pairing.tops[i], pairing.left.w, pairing.heights[i]};
        match_card(ui, cell, challenge->options[i].text, (struct action){ACTION_MATCH_LEFT, i},
                   look);
    }
    for (int i = 0; i < challenge->rights_count; i++) {
        struct rect cell = {pairing.right.x, pairing.tops[i], pairing.right.w, pairing.heights[i]};
        match_card(ui, cell, challenge->rights[i].text, (struct action){ACTION_MATCH_RIGHT, i},
                   look);
    }
    struct rect hint = {at.x, pairing.end, at.w, 0};
    struct style style = {FONT_BODY, 16, COLOR_MUTED, ALIGN_LEFT};
    return pairing.end + text_draw(ui, hint, style, ui_text(ui, TEXT_HINT_MATCH)) - at.y;
}

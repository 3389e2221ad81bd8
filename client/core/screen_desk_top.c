/* The dark line at the top of the console: how others come in, where the class is, who is here. In
 * a narrow window its words stand on two lines, or on lines of their own. */
#include "board.h"
#include "screen_desk.h"
#include "str.h"

static const struct style code_style = {FONT_TITLE, 30, COLOR_ON_TOP, ALIGN_LEFT};
static const struct style address_style = {FONT_BODY, 18, COLOR_ON_TOP, ALIGN_LEFT};
static const struct style where_style = {FONT_BODY_BOLD, 18, COLOR_ON_TOP, ALIGN_LEFT};

static struct words where_words(struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    const char *sound = sound_words(ui, app);
    if (sound != NULL) {
        struct words words;
        str_copy(words.text, sizeof words.text, sound);
        return words;
    }
    const struct message_phase *phase = &view->phase;
    if (!view->have_phase || phase->stage != STAGE_ROUND) {
        return ui_fill(ui, TEXT_DESK_TITLE, view->welcome.title, "");
    }
    if (phase->kind != ROUND_NORMAL) {
        return round_words(ui, app);
    }
    struct words round = ui_fill_count(ui, TEXT_NUMBER, phase->number, "");
    struct words rounds = ui_fill_count(ui, TEXT_NUMBER, phase->planned, "");
    struct words of = ui_fill(ui, TEXT_DESK_ROUND_OF, round.text, rounds.text);
    return ui_fill(ui, TEXT_DESK_WHERE, view->welcome.title, of.text);
}

static struct words here_words(const struct ui *ui, const struct app *app) {
    const struct message_room *room = &app->session.view.room;
    struct words here = ui_fill_count(ui, TEXT_DESK_HERE, room->seats_here, "");
    if (room->seats_away == 0) {
        return here;
    }
    struct words away = ui_fill_count(ui, TEXT_DESK_AWAY, room->seats_away, "");
    return ui_fill(ui, TEXT_DESK_HERE_AWAY, here.text, away.text);
}

struct top_piece {
    const char *text;
    struct style style;
    int w;
};

/* One line, when everything stands in it. */
static bool is_one_line(const struct ui *ui, const struct top_piece *pieces, int count, int room) {
    int all = (count - 1) * ui_px(ui, 28);
    for (int i = 0; i < count; i++) {
        all += pieces[i].w;
    }
    return all <= room;
}

static void piece_draw(struct ui *ui, const struct top_piece *piece, int x, int middle) {
    struct rect at = {x, middle - text_line_height(ui, piece->style) / 2, piece->w, 0};
    text_draw(ui, at, piece->style, piece->text);
}

/* Where the class is stands in the middle of the line, or as near to it as there is room. */
static void line_draw(struct ui *ui, const struct top_piece *pieces, int x, int right, int middle) {
    int gap = ui_px(ui, 28);
    piece_draw(ui, &pieces[0], x, middle);
    x += pieces[0].w + gap;
    piece_draw(ui, &pieces[1], x, middle);
    x += pieces[1].w + (pieces[1].w > 0 ? gap : 0);
    right -= pieces[3].w;
    piece_draw(ui, &pieces[3], right, middle);
    int centre = (ui->list->width - pieces[2].w) / 2;
    int last = right - gap - pieces[2].w;
    centre = centre < x ? x : centre;
    piece_draw(ui, &pieces[2], centre < last ? centre : last, middle);
}

/* Pieces that stand below each other, in pairs where each pair fits into a line. */
static int stack_draw(struct ui *ui, struct rect at, const struct top_piece *pieces,
                      bool is_drawn) {
    bool is_paired = is_one_line(ui, pieces, 2, at.w) && is_one_line(ui, pieces + 2, 2, at.w);
    int top = at.y;
    for (int i = 0; i < 4; i += is_paired ? 2 : 1) {
        int height = text_height(ui, at.w, pieces[i].style, pieces[i].text);
        if (is_drawn && !is_paired) {
            text_draw(ui, at, pieces[i].style, pieces[i].text);
        } else if (is_drawn) {
            piece_draw(ui, &pieces[i], at.x, at.y + height / 2);
            piece_draw(ui, &pieces[i + 1], at.x + at.w - pieces[i + 1].w, at.y + height / 2);
        }
        at.y += height;
    }
    return at.y - top;
}

static void help_draw(struct ui *ui, int right, int middle) {
    struct action action = {ACTION_HELP, 0};
    struct style style = where_style;
    int size = ui_px(ui, 36) > ui_type(ui, 32) ? ui_px(ui, 36) : ui_type(ui, 32);
    struct rect rect = {right - size, middle - size / 2, size, size};
    struct paint paint = {.stroke = COLOR_ON_TOP, .radius = size / 2, .stroke_px = 2};
    ui_rect(ui, rect, paint);
    style.align = ALIGN_CENTRE;
    struct rect text = rect;
    text.y += (size - text_line_height(ui, style)) / 2;
    text_draw(ui, text, style, ui_text(ui, TEXT_HELP_MARK));
    struct hit *hit = ui_hit(ui, rect, action);
    hit->key = KEY_F1;
    hit->order += 10;
    if (ui_is_focused(ui, action)) {
        ui_rect(ui, rect_inside(rect, -ui_px(ui, 4), -ui_px(ui, 4)),
                (struct paint){.stroke = COLOR_GOLD,
                               .radius = size / 2 + ui_px(ui, 4),
                               .stroke_px = ui_px(ui, 3) > 1 ? ui_px(ui, 3) : 2});
    }
}

int desk_top(struct ui *ui, const struct app *app) {
    struct words address = board_address(app);
    struct words where = where_words(ui, app);
    struct words here = here_words(ui, app);
    struct top_piece pieces[] = {{app->session.view.welcome.code, code_style, 0},
                                 {address.text, address_style, 0},
                                 {where.text, where_style, 0},
                                 {here.text, address_style, 0}};
    int x = ui_px(ui, 28);
    int help_w = ui_px(ui, 52) > ui_type(ui, 48) ? ui_px(ui, 52) : ui_type(ui, 48);
    int room = ui->list->width - 2 * x - help_w;
    for (int i = 0; i < 4; i++) {
        pieces[i].w = text_width(ui, pieces[i].style, pieces[i].text);
    }
    int least = ui_px(ui, 72) > ui_type(ui, 56) ? ui_px(ui, 72) : ui_type(ui, 56);
    bool is_line = is_one_line(ui, pieces, 4, room);
    struct rect at = {x, ui_px(ui, 10), room, 0};
    int stack_h = stack_draw(ui, at, pieces, false) + 2 * ui_px(ui, 10);
    int height = is_line || stack_h < least ? least : stack_h;
    ui_rect(ui, (struct rect){0, 0, ui->list->width, height}, (struct paint){.fill = COLOR_TOP});
    help_draw(ui, ui->list->width - x, height < 2 * least ? height / 2 : least / 2);
    if (is_line) {
        line_draw(ui, pieces, x, x + room, height / 2);
        return height;
    }
    stack_draw(ui, at, pieces, true);
    return height;
}

/* Sitting down together: the first at a table opens a bowl, the neighbours choose it by its picture
 * and its name. */
#include "screen.h"

#include "protocol.h"

#define KEYS_MAX 9

/* One card: a picture, or a cross, and below it two lines. */
struct bowl_card {
    struct card card;
    const struct record_open_bowl *bowl; /* NULL: the one that opens a new bowl */
};

static const struct style name_style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_CENTRE};
static const struct style line_style = {FONT_BODY, 16, COLOR_MUTED, ALIGN_CENTRE};

static const char *name_of(const struct ui *ui, const struct bowl_card *it) {
    return it->bowl != NULL ? it->bowl->name : ui_text(ui, TEXT_LOBBY_OPEN);
}

static int picture_height(const struct ui *ui) {
    return ui_px(ui, 92);
}

static int card_height(const struct ui *ui, int cell_w, const struct bowl_card *it) {
    int inner = cell_w - 2 * ui_px(ui, 12);
    int height = ui_px(ui, 20) + picture_height(ui) + ui_px(ui, 8);
    height +=
        text_height(ui, inner, name_style, name_of(ui, it)) + text_line_height(ui, line_style);
    return height + ui_px(ui, 14);
}

static void cross_draw(struct ui *ui, struct rect picture) {
    int arm = ui_px(ui, 22);
    int x = picture.x + picture.w / 2;
    int y = picture.y + picture.h / 2;
    ui_line(ui, (struct rect){x - arm, y, 2 * arm, 0}, COLOR_MUTED, ui_px(ui, 6));
    ui_line(ui, (struct rect){x, y - arm, 0, 2 * arm}, COLOR_MUTED, ui_px(ui, 6));
}

static void bowl_card_draw(struct ui *ui, struct rect cell, const struct bowl_card *it) {
    struct rect inner = rect_inside(cell, ui_px(ui, 12), 0);
    struct rect picture = {0, cell.y + ui_px(ui, 20), picture_height(ui) * 8 / 7,
                           picture_height(ui)};
    picture.x = cell.x + (cell.w - picture.w) / 2;
    card_draw(ui, cell, &it->card);
    if (it->card.key != KEY_NONE) {
        badge_draw(ui, cell.x + ui_px(ui, 8), cell.y + ui_px(ui, 8), it->card.key);
    }
    inner.y = picture.y + picture.h + ui_px(ui, 8);
    if (it->bowl == NULL) {
        cross_draw(ui, picture);
        text_draw(ui, inner, name_style, name_of(ui, it));
        return;
    }
    struct draw_bowl bowl = {.seed = it->bowl->seed, .crack_permille = 1000, .seam_permille = 1000};
    struct words seats = ui_fill_count(ui, TEXT_LOBBY_AT_BOWL, it->bowl->seats, "");
    ui_bowl(ui, picture, &bowl);
    inner.y += text_draw(ui, inner, name_style, it->bowl->name);
    text_draw(ui, inner, line_style, seats.text);
}

static struct bowl_card card_at(const struct app *app, int index) {
    const struct message_bowls *bowls = &app->session.view.bowls;
    int first = bowls->may_open ? 1 : 0;
    struct bowl_card it = {.card.key = index < KEYS_MAX ? (enum key)(KEY_1 + index) : KEY_NONE};
    if (index < first) {
        it.card.action = (struct action){ACTION_OPEN_BOWL, 0};
    } else {
        it.bowl = &bowls->bowls[index - first];
        it.card.action = (struct action){ACTION_CHOOSE_BOWL, index - first};
        it.card.is_picked = has_bowl(app) && app->session.view.team.team == it.bowl->team;
    }
    return it;
}

static void grid_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_bowls *bowls = &app->session.view.bowls;
    int count = bowls->bowls_count + (bowls->may_open ? 1 : 0);
    int least = ui_type(ui, 160) > ui_px(ui, 160) ? ui_type(ui, 160) : ui_px(ui, 160);
    struct grid grid = grid_make(ui, column->w, count < 6 ? 6 : count, least);
    grid.gap = ui_px(ui, 16);
    grid.cell_w = (column->w - (grid.columns - 1) * grid.gap) / grid.columns;
    for (int first = 0; first < count; first += grid.columns) {
        struct rect cell = {column->x, column->y, grid.cell_w, 0};
        int behind = first + grid.columns < count ? first + grid.columns : count;
        for (int i = first; i < behind; i++) {
            struct bowl_card it = card_at(app, i);
            int height = card_height(ui, cell.w, &it);
            cell.h = height > cell.h ? height : cell.h;
        }
        for (int i = first; i < behind; i++) {
            struct bowl_card it = card_at(app, i);
            bowl_card_draw(ui, cell, &it);
            cell.x += cell.w + grid.gap;
        }
        column->y += cell.h + ui_px(ui, 14);
    }
}

static const char *note_of(const struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_asking = session_is_pending(&app->session, MESSAGE_open_bowl) ||
                     session_is_pending(&app->session, MESSAGE_choose_bowl);
    if (is_asking) {
        return ui_text(ui, TEXT_WAITING);
    }
    bool is_full = view->refused.reason == REFUSED_FULL;
    enum text_id refused = is_full ? TEXT_LOBBY_BOWL_FULL : TEXT_ASK_BUSY;
    return ui_text(ui, view->was_refused ? refused : TEXT_LOBBY_SIT_LATER);
}

static void how_draw(struct ui *ui, struct column *column) {
    column_say(ui, column, style_label, TEXT_LOBBY_HOW);
    column_space(ui, column, 8);
    steps_draw(ui, column);
}

/* How it works and a story, each where the cards leave it room. */
static void waiting_draw(struct ui *ui, struct column *column) {
    static void (*const parts[])(struct ui *, struct column *) = {story_draw, how_draw};
    column_space(ui, column, 4);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct ui_mark mark = ui_mark(ui);
        struct column below = *column;
        column_space(ui, &below, 12);
        parts[i](ui, &below);
        if (ui_left_below(ui, below.y + ui_px(ui, 8)) >= 0) {
            *column = below;
        } else {
            ui_rewind(ui, &mark);
        }
    }
}

void screen_bowls(struct ui *ui, const struct app *app) {
    struct words welcome = ui_fill(ui, TEXT_LOBBY_WELCOME, app->session.view.seat.name, "");
    int top = frame_top(ui, app);
    struct footer footer = {.note = note_of(ui, app)};
    if (has_bowl(app)) {
        footer.quiet = (struct button){.label = ui_text(ui, TEXT_LOBBY_STAY),
                                       .action = {ACTION_OTHER_BOWL, 0}};
    }
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    column_space(ui, &column, 8);
    column_text(ui, &column, style_heading, welcome.text);
    column_space(ui, &column, 6);
    column_say(ui, &column, style_body, TEXT_LOBBY_SIT);
    column_space(ui, &column, 24);
    grid_draw(ui, &column, app);
    waiting_draw(ui, &column);
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}

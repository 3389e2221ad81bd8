/* The teams as cards: the bowl, the name, who sits there. Where there is no room for names a seat
 * is a dot, full for who is here. While a seat is carried, the card under it says what letting go
 * would do. */
#include "screen_desk.h"

#include <string.h>

#include "str.h"

#define DOT_UNITS  12
#define CHIP_DOT   10
#define NAME_LEAST 13 /* units */
#define NAME_USUAL 24 /* bytes; such a name stands in two lines */
#define CARDS_MAX  16 /* that may show names */

static const struct style chip_style = {FONT_BODY, 15, COLOR_INK, ALIGN_LEFT};

static enum text_id busy_text(const struct app *app) {
    enum phase phase = (enum phase)app->session.view.phase.phase;
    bool is_alone = phase == PHASE_TRY || phase == PHASE_AGAIN;
    return is_alone ? TEXT_DESK_TRYING : TEXT_DESK_TALKING;
}

static struct words state_of(const struct ui *ui, const struct app *app, struct desk_count count) {
    const struct message_phase *phase = &app->session.view.phase;
    bool is_asked = phase->stage == STAGE_ROUND && phase->duration_ms > 0;
    if (count.seats > count.here) {
        return ui_fill_count(ui, TEXT_DESK_AWAY, count.seats - count.here, "");
    }
    if (!is_asked) {
        return ui_fill(ui, TEXT_DESK_TITLE, "", "");
    }
    bool is_done = count.here > 0 && count.done == count.here;
    return ui_fill(ui, is_done ? TEXT_DESK_DONE : busy_text(app), "", "");
}

static void dot_draw(struct ui *ui, int x, int middle, int size, bool is_here) {
    ui_rect(ui, (struct rect){x, middle - size / 2, size, size},
            (struct paint){.fill = is_here ? COLOR_LEAF : COLOR_PANEL,
                           .stroke = is_here ? COLOR_LEAF : COLOR_MUTED,
                           .radius = size / 2,
                           .stroke_px = 2});
}

static void dots_of(struct ui *ui, int x, int middle, struct desk_count count) {
    for (unsigned i = 0; i < count.seats && i < TEAM_SEATS_MAX; i++) {
        dot_draw(ui, x, middle, ui_type(ui, DOT_UNITS), i < count.here);
        x += ui_type(ui, DOT_UNITS + 6);
    }
}

/* --- seats by name ---------------------------------------------------------------------------- */

/* Dot and name; carried or pressed by the pointer, keys go through the team's page. */
static void chip_draw(struct ui *ui, const struct app *app, struct rect at,
                      const struct record_desk_seat *seat) {
    struct action action = {ACTION_DESK_SEAT, seat->seat};
    const struct desk_drag *drag = &app->desk->drag;
    bool is_carried = drag->is_on && drag->seat == seat->seat;
    struct style style = chip_style;
    int dot = ui_type(ui, CHIP_DOT);
    int edge = ui_px(ui, 4);
    if (is_carried || ui_is_hovered(ui, action)) {
        ui_rect(ui, at,
                (struct paint){.fill = COLOR_SOFT,
                               .stroke = is_carried ? COLOR_ACCENT : COLOR_NONE,
                               .radius = at.h / 2,
                               .stroke_px = is_carried ? 2 : 0});
    }
    dot_draw(ui, at.x + edge, at.y + at.h / 2, dot, seat->state == DESK_SEAT_HERE);
    style.color = seat->state == DESK_SEAT_HERE ? COLOR_INK : COLOR_MUTED;
    int text_x = at.x + edge + dot + ui_px(ui, 5);
    struct rect text = {text_x, at.y, at.x + at.w - text_x, 0};
    text.y += (at.h - text_height(ui, text.w, style, seat->name)) / 2;
    text_draw(ui, text, style, seat->name);
    ui_hit(ui, at, action)->is_mouse = true;
}

/* Chips beside each other, on as many lines as they need. Returns their height. */
static int chips_of(struct ui *ui, const struct app *app, struct rect at, uint16_t team,
                    bool is_drawn) {
    int fixed = ui_type(ui, CHIP_DOT) + ui_px(ui, 5) + 2 * ui_px(ui, 4);
    int line = text_line_height(ui, chip_style) + ui_px(ui, 2);
    int x = at.x, y = at.y, row_h = 0;
    for (uint16_t i = 0; i < app->desk->tables.seats_count; i++) {
        const struct record_desk_seat *seat = &app->desk->tables.seats[i];
        if (seat->seat == 0 || seat->team != team) {
            continue;
        }
        int w = text_width(ui, chip_style, seat->name) + fixed;
        w = w < at.w ? w : at.w;
        int text_h = text_height(ui, w - fixed + ui_px(ui, 4), chip_style, seat->name);
        int h = text_h + ui_px(ui, 2) > line ? text_h + ui_px(ui, 2) : line;
        if (x > at.x && x + w > at.x + at.w) {
            x = at.x;
            y += row_h;
            row_h = 0;
        }
        if (is_drawn) {
            chip_draw(ui, app, (struct rect){x, y, w, h}, seat);
        }
        x += w + ui_px(ui, 2);
        row_h = h > row_h ? h : row_h;
    }
    return y + row_h - at.y;
}

/* --- one card --------------------------------------------------------------------------------- */

/* How the rows of teams are divided. `has_names`: chips below the name; else dots beside it. */
struct team_look {
    bool has_names;
    int row_h, bowl_w, name_w, dots_w, state_w;
};

/* Text in the middle of a row's height, in smaller type where it is too long for its place. */
static void middle_text(struct ui *ui, struct rect place, struct style style, const char *text) {
    while (style.size > NAME_LEAST && text_height(ui, place.w, style, text) > place.h) {
        style.size--;
    }
    place.y += (place.h - text_height(ui, place.w, style, text)) / 2;
    text_draw(ui, place, style, text);
}

static void bowl_of(struct ui *ui, const struct record_desk_team *team, struct rect at) {
    struct draw_bowl bowl = {.seed = team->seed, .crack_permille = 1000, .seam_permille = 1000};
    ui_bowl(ui, at, &bowl);
}

/* Bowl, name, dots, state. */
static void dots_row(struct ui *ui, const struct app *app, const struct record_desk_team *team,
                     struct rect row, const struct team_look *look) {
    struct desk_count count = desk_count(app->desk, team->team);
    struct words state = state_of(ui, app, count);
    struct style right = desk_quiet;
    int bowl_h = look->bowl_w * 5 / 6;
    int x = row.x;
    bowl_of(ui, team, (struct rect){x, row.y + (row.h - bowl_h) / 2, look->bowl_w, bowl_h});
    x += look->bowl_w + ui_px(ui, 14);
    struct style name = desk_bold;
    name.align = ALIGN_EDGE;
    middle_text(ui, (struct rect){x, row.y, look->name_w, row.h}, name, team->name);
    x += look->name_w + ui_px(ui, 12);
    dots_of(ui, x, row.y + row.h / 2, count);
    x += look->dots_w;
    right.align = ALIGN_RIGHT;
    int line = text_line_height(ui, right);
    middle_text(ui, (struct rect){x, row.y + (row.h - line) / 2, look->state_w, line}, right,
                state.text);
}

static struct rect names_place(const struct ui *ui, struct rect row, const struct team_look *look) {
    int x = row.x + look->bowl_w + ui_px(ui, 10);
    return (struct rect){x, row.y + ui_px(ui, 4), row.x + row.w - x, 0};
}

/* Height of the line with the team's name. */
static int head_height(const struct ui *ui, struct rect place, const struct team_look *look,
                       const char *name) {
    int line = text_line_height(ui, desk_bold);
    int h = text_height(ui, place.w - look->state_w - ui_px(ui, 12), desk_bold, name);
    return h > line ? h : line;
}

static int card_height(struct ui *ui, const struct app *app, const struct record_desk_team *team,
                       struct rect row, const struct team_look *look) {
    struct rect place = names_place(ui, row, look);
    int h = head_height(ui, place, look, team->name) + chips_of(ui, app, place, team->team, false) +
            ui_px(ui, 8);
    return h > ui_px(ui, 44) ? h : ui_px(ui, 44);
}

/* Bowl, name, state; who sits there below. */
static void names_row(struct ui *ui, const struct app *app, const struct record_desk_team *team,
                      struct rect row, const struct team_look *look) {
    struct words state = state_of(ui, app, desk_count(app->desk, team->team));
    struct style right = desk_quiet;
    struct rect place = names_place(ui, row, look);
    int head = head_height(ui, place, look, team->name);
    int bowl_h = look->bowl_w * 5 / 6;
    right.align = ALIGN_RIGHT;
    bowl_of(ui, team, (struct rect){row.x, row.y + (row.h - bowl_h) / 2, look->bowl_w, bowl_h});
    struct style name = desk_bold;
    name.align = ALIGN_EDGE;
    text_draw(ui, (struct rect){place.x + ui_px(ui, 4), place.y, place.w - look->state_w, 0}, name,
              team->name);
    int line = text_line_height(ui, right);
    middle_text(ui,
                (struct rect){place.x + place.w - look->state_w, place.y + (head - line) / 2,
                              look->state_w, line},
                right, state.text);
    place.y += head;
    chips_of(ui, app, place, team->team, true);
}

/* --- all of them ------------------------------------------------------------------------------ */

/* What is under the hand stands out: gone where it does nothing. */
static void drop_draw(struct ui *ui, const struct app *app, struct rect row, uint16_t team) {
    const struct desk_drag *drag = &app->desk->drag;
    enum desk_drop_kind kind = desk_drop_kind(app, drag->seat, team);
    bool is_taking = kind == DESK_DROP_GOES || kind == DESK_DROP_LATER;
    if (!drag->is_on || desk_drag_over(app) != team) {
        return;
    }
    ui_rect(ui, row,
            (struct paint){.fill = COLOR_SOFT,
                           .stroke = is_taking ? COLOR_ACCENT : COLOR_MUTED,
                           .radius = ui_px(ui, 10),
                           .stroke_px = ui_px(ui, 3) > 1 ? ui_px(ui, 3) : 2});
}

/* A name that is longer than most makes all rows of a page higher. */
static int names_height(const struct ui *ui, const struct app *app, int name_w) {
    struct style small = desk_bold;
    int from = app->desk->from, height = 0;
    small.size = NAME_LEAST;
    for (int i = from; i < app->desk->tables.teams_count && i < from + CARDS_MAX; i++) {
        const char *name = app->desk->tables.teams[i].name;
        if (strlen(name) > NAME_USUAL) {
            int h = text_height(ui, name_w, small, name);
            height = h > height ? h : height;
        }
    }
    return height;
}

static struct team_look dots_look(const struct ui *ui, const struct app *app, int width,
                                  int height) {
    int all = app->desk->tables.teams_count;
    int room = ui_px(ui, all * ui_px(ui, 57) > height ? 44 : 57);
    int type = text_line_height(ui, desk_bold) + ui_px(ui, 14);
    int row_h = room > type ? room : type;
    struct team_look look = {.bowl_w = (row_h - ui_px(ui, 12)) * 6 / 5,
                             .dots_w = TEAM_SEATS_MAX * ui_type(ui, DOT_UNITS + 6),
                             .state_w = ui_type(ui, 76)};
    look.name_w = width - look.bowl_w - look.dots_w - look.state_w - ui_px(ui, 26);
    int names = names_height(ui, app, look.name_w) + ui_px(ui, 4);
    look.row_h = names > row_h ? names : row_h;
    return look;
}

/* The teams to show, how, and what a press on one does. */
struct team_list {
    uint16_t teams[TEAMS_MAX];
    int count;
    struct team_look look;
    enum action_kind does;
};

/* Names, where all teams have room with theirs. */
static bool try_names(struct ui *ui, const struct app *app, struct rect at,
                      struct team_list *list) {
    struct team_look look = {
        .has_names = true, .bowl_w = ui_px(ui, 46), .state_w = ui_type(ui, 92)};
    int height = 0;
    for (int i = 0; i < list->count && list->count <= CARDS_MAX; i++) {
        const struct record_desk_team *team = desk_team(app->desk, list->teams[i]);
        height += team != NULL ? card_height(ui, app, team, at, &look) : 0;
    }
    bool has_room = list->count <= CARDS_MAX && height <= at.h;
    if (has_room) {
        list->look = look;
    }
    return has_room;
}

static void row_draw(struct ui *ui, const struct app *app, struct rect row, uint16_t number,
                     const struct team_list *list) {
    const struct record_desk_team *team = desk_team(app->desk, number);
    struct rect wide = {row.x - ui_px(ui, 6), row.y, row.w + ui_px(ui, 12), row.h};
    struct rect pressed = wide;
    if (team == NULL) {
        return;
    }
    desk_drop_add(app, wide, number);
    if (list->look.has_names) { /* the seats have places of their own below it */
        struct rect place = names_place(ui, row, &list->look);
        pressed.h = place.y - row.y + head_height(ui, place, &list->look, team->name);
    }
    desk_row_in(ui, wide, pressed, (struct action){list->does, number});
    drop_draw(ui, app, wide, number);
    if (list->look.has_names) {
        names_row(ui, app, team, row, &list->look);
    } else {
        dots_row(ui, app, team, row, &list->look);
    }
}

/* True: with the names of their seats. */
static bool teams_list(struct ui *ui, const struct app *app, struct column *column, int bottom,
                       enum action_kind does) {
    struct team_list list;
    struct rect at = {column->x, column->y, column->w, bottom - column->y};
    list.count = desk_found_teams(app, list.teams);
    list.does = does;
    if (try_names(ui, app, at, &list)) {
        for (int i = 0; i < list.count; i++) {
            const struct record_desk_team *team = desk_team(app->desk, list.teams[i]);
            struct rect row = {column->x, column->y, column->w, 0};
            row.h = card_height(ui, app, team, row, &list.look);
            row_draw(ui, app, row, list.teams[i], &list);
            column->y += row.h;
        }
        return list.count > 0;
    }
    list.look = dots_look(ui, app, column->w, at.h);
    struct list pages = list_begin(ui, app, at.h, list.look.row_h, list.count);
    for (int i = 0; i < pages.count; i++) {
        struct rect row = {column->x, column->y, column->w, list.look.row_h};
        row_draw(ui, app, row, list.teams[pages.first + i], &list);
        column->y += list.look.row_h;
    }
    list_end(ui, column, &pages);
    return false;
}

/* --- the pages -------------------------------------------------------------------------------- */

/* What letting go here does, in place of the heading. */
static struct words carried_words(const struct ui *ui, const struct app *app) {
    static const enum text_id says[] = {
        [DESK_DROP_NOWHERE] = TEXT_DESK_CARRY,   [DESK_DROP_STAYS] = TEXT_DESK_CARRY_STAYS,
        [DESK_DROP_GOES] = TEXT_DESK_CARRY_GOES, [DESK_DROP_LATER] = TEXT_DESK_CARRY_LATER,
        [DESK_DROP_FULL] = TEXT_DESK_CARRY_FULL, [DESK_DROP_NOT_NOW] = TEXT_DESK_CARRY_NOT_NOW};
    const struct desk_drag *drag = &app->desk->drag;
    const struct record_desk_seat *seat = desk_seat(app->desk, drag->seat);
    int over = desk_drag_over(app);
    const struct record_desk_team *team = over > 0 ? desk_team(app->desk, (uint16_t)over) : NULL;
    enum desk_drop_kind kind = desk_drop_kind(app, drag->seat, over);
    enum text_id text = says[kind];
    if (over == 0 && kind != DESK_DROP_NOT_NOW) { /* it has none, or loses its own */
        text = kind == DESK_DROP_GOES ? TEXT_DESK_CARRY_OUT : TEXT_DESK_CARRY;
    }
    return ui_fill(ui, text, seat != NULL ? seat->name : "", team != NULL ? team->name : "");
}

/* The heading and a line below it. What a carried seat would do stands in the same place, so that
 * nothing below moves; it is drawn last, when the places to let go are known. */
struct head {
    struct rect place;
    int heading_h;
    const char *at_rest;
};

static struct head head_begin(const struct ui *ui, struct column *column, const char *at_rest) {
    struct head head = {{column->x, column->y, column->w, 0}, 0, at_rest};
    head.heading_h = text_height(ui, column->w, desk_heading, at_rest);
    head.place.h =
        head.heading_h + text_height(ui, column->w, desk_quiet, ui_text(ui, TEXT_DESK_CARRY_HINT));
    column->y += head.place.h;
    return head;
}

static void head_end(struct ui *ui, const struct app *app, const struct head *head,
                     bool has_names) {
    struct style style = {FONT_BODY_BOLD, 18, COLOR_ACCENT, ALIGN_LEFT};
    struct rect place = head->place;
    if (app->desk->drag.is_on) {
        struct words words = carried_words(ui, app);
        middle_text(ui, place, style, words.text);
        return;
    }
    text_draw(ui, place, desk_heading, head->at_rest);
    place.y += head->heading_h;
    if (app->desk->tables.teams_count > 0) {
        enum text_id hint = has_names ? TEXT_DESK_CARRY_HINT : TEXT_DESK_OPEN_HINT;
        text_draw(ui, place, desk_quiet, ui_text(ui, hint));
    }
}

/* Who has none, and where a seat goes that shall have none. */
static void loose_row(struct ui *ui, const struct app *app, struct column *column,
                      enum action_kind does) {
    struct desk_count loose = desk_count(app->desk, 0);
    struct words words = ui_fill_count(ui, TEXT_DESK_LOOSE, loose.seats, "");
    bool is_move = does == ACTION_DESK_MOVE;
    if (loose.seats == 0 || is_move) {
        words = ui_fill(ui, TEXT_DESK_LOOSE_HEADING, "", "");
    }
    int h = text_height(ui, column->w, desk_body, words.text) + ui_px(ui, 14);
    struct rect row = {column->x - ui_px(ui, 6), column->y, column->w + ui_px(ui, 12), h};
    desk_row(ui, row, (struct action){does, 0});
    desk_drop_add(app, row, 0);
    drop_draw(ui, app, row, 0);
    text_draw(ui, (struct rect){column->x, column->y + ui_px(ui, 7), column->w, 0}, desk_body,
              words.text);
    column->y += h + ui_px(ui, 4);
}

/* A move that was asked for in a round is not seen before its end. */
static void moved_line(struct ui *ui, const struct app *app, struct column *column) {
    const struct desk_moved *moved = &app->desk->moved;
    const struct message_phase *phase = &app->session.view.phase;
    const struct record_desk_seat *seat = desk_seat(app->desk, moved->seat);
    const struct record_desk_team *team = desk_team(app->desk, moved->team);
    bool waits = phase->phase != PHASE_NONE && phase->round == moved->round;
    if (waits && seat != NULL && team != NULL && !app->desk->drag.is_on) {
        struct words words = ui_fill(ui, TEXT_DESK_CARRY_LATER, seat->name, team->name);
        column_text(ui, column, desk_quiet, words.text);
    }
}

/* More teams than a page has: a name finds its own. */
static bool is_long(const struct ui *ui, const struct app *app, int height) {
    int row = text_line_height(ui, desk_bold) + ui_px(ui, 22);
    return app->desk->tables.teams_count * row > height;
}

static bool is_in_round(const struct app *app) {
    const struct message_phase *phase = &app->session.view.phase;
    return phase->stage == STAGE_ROUND && phase->phase != PHASE_NONE;
}

void desk_teams_page(struct ui *ui, const struct app *app, struct column *column, int bottom) {
    bool has_loose = desk_count(app->desk, 0).seats > 0, has_names = false;
    struct head head = head_begin(ui, column, ui_text(ui, TEXT_DESK_TEAMS));
    moved_line(ui, app, column);
    column_space(ui, column, 6);
    if (is_long(ui, app, bottom - column->y)) {
        desk_find_field(ui, app, column);
    }
    if (has_loose) {
        loose_row(ui, app, column, ACTION_DESK_TEAM);
    }
    if (app->desk->tables.teams_count == 0) {
        column_say(ui, column, desk_quiet, TEXT_DESK_TEAMS_NONE);
    } else {
        has_names = teams_list(ui, app, column, bottom, ACTION_DESK_TEAM);
    }
    if (!has_loose && app->desk->drag.is_on && !is_in_round(app)) { /* nothing above it moves */
        loose_row(ui, app, column, ACTION_DESK_TEAM);
    }
    head_end(ui, app, &head, has_names);
}

void desk_move_page(struct ui *ui, const struct app *app, struct column *column, int bottom) {
    const struct record_desk_seat *seat = desk_seat(app->desk, app->desk->seat);
    struct words where = ui_fill(ui, TEXT_DESK_MOVE_WHERE, seat != NULL ? seat->name : "", "");
    desk_back(ui, column, TEXT_DESK_BACK);
    struct head head = head_begin(ui, column, where.text);
    column_space(ui, column, 6);
    if (is_long(ui, app, bottom - column->y)) {
        desk_find_field(ui, app, column);
    }
    if (!is_in_round(app) && seat != NULL && seat->team != 0) {
        loose_row(ui, app, column, ACTION_DESK_MOVE);
    }
    bool has_names = teams_list(ui, app, column, bottom, ACTION_DESK_MOVE);
    head_end(ui, app, &head, has_names);
}

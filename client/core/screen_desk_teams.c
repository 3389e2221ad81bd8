/* Teams and seats. Beside a team stand its seats as dots, full for who is here; beside a seat what
 * the teacher noted. Whether somebody matched stands nowhere. */
#include "screen_desk.h"

#include <string.h>

#include "str.h"

#define DOT_UNITS  12
#define NAME_LEAST 13 /* units */
#define NAME_USUAL 24 /* bytes; such a name stands in two lines */

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

static void dots_of(struct ui *ui, int x, int middle, struct desk_count count) {
    int size = ui_type(ui, DOT_UNITS);
    for (unsigned i = 0; i < count.seats && i < TEAM_SEATS_MAX; i++) {
        struct rect dot = {x, middle - size / 2, size, size};
        bool is_here = i < count.here;
        ui_rect(ui, dot,
                (struct paint){.fill = is_here ? COLOR_LEAF : COLOR_PANEL,
                               .stroke = is_here ? COLOR_LEAF : COLOR_MUTED,
                               .radius = size / 2,
                               .stroke_px = 2});
        x += size + ui_type(ui, 6);
    }
}

/* How the rows of teams are divided. */
struct team_look {
    int row_h, bowl_w, name_w, dots_w, state_w;
};

/* A name that is longer than most makes all rows higher. */
static int names_height(const struct ui *ui, const struct app *app, int name_w) {
    struct style small = desk_bold;
    int height = 0;
    small.size = NAME_LEAST;
    for (uint16_t i = 0; i < app->desk->tables.teams_count; i++) {
        const char *name = app->desk->tables.teams[i].name;
        if (strlen(name) > NAME_USUAL) {
            int h = text_height(ui, name_w, small, name);
            height = h > height ? h : height;
        }
    }
    return height;
}

static struct team_look team_look(const struct ui *ui, const struct app *app, int width,
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

/* Text in the middle of a row's height, in smaller type where it is too long for its place. */
static void middle_text(struct ui *ui, struct rect place, struct style style, const char *text) {
    while (style.size > NAME_LEAST && text_height(ui, place.w, style, text) > place.h) {
        style.size--;
    }
    place.y += (place.h - text_height(ui, place.w, style, text)) / 2;
    text_draw(ui, place, style, text);
}

/* Bowl, name, dots, state. */
static void team_row(struct ui *ui, const struct app *app, const struct record_desk_team *team,
                     struct rect row, const struct team_look *look) {
    struct desk_count count = desk_count(app->desk, team->team);
    struct words state = state_of(ui, app, count);
    struct style right = desk_quiet;
    int bowl_h = look->bowl_w * 5 / 6;
    int x = row.x;
    struct draw_bowl bowl = {.seed = team->seed, .crack_permille = 1000, .seam_permille = 1000};
    ui_bowl(ui, (struct rect){x, row.y + (row.h - bowl_h) / 2, look->bowl_w, bowl_h}, &bowl);
    x += look->bowl_w + ui_px(ui, 14);
    middle_text(ui, (struct rect){x, row.y, look->name_w, row.h}, desk_bold, team->name);
    x += look->name_w + ui_px(ui, 12);
    dots_of(ui, x, row.y + row.h / 2, count);
    x += look->dots_w;
    right.align = ALIGN_RIGHT;
    int line = text_line_height(ui, right);
    middle_text(ui, (struct rect){x, row.y + (row.h - line) / 2, look->state_w, line}, right,
                state.text);
}

/* All teams that have come, in pages. */
static void teams_list(struct ui *ui, const struct app *app, struct column *column, int bottom,
                       enum action_kind does) {
    int height = bottom - column->y;
    struct team_look look = team_look(ui, app, column->w, height);
    struct list list = list_begin(ui, app, height, look.row_h, app->desk->tables.teams_count);
    for (int i = 0; i < list.count; i++) {
        const struct record_desk_team *team = desk_team(app->desk, (uint16_t)(list.first + i + 1));
        struct rect row = {column->x - ui_px(ui, 6), column->y, column->w + ui_px(ui, 12),
                           look.row_h};
        if (team != NULL) {
            desk_row(ui, row, (struct action){does, team->team});
            row.x = column->x;
            team_row(ui, app, team, row, &look);
        }
        column->y += look.row_h;
    }
    list_end(ui, column, &list);
}

void desk_teams_page(struct ui *ui, const struct app *app, struct column *column, int bottom) {
    struct desk_count loose = desk_count(app->desk, 0);
    column_say(ui, column, desk_heading, TEXT_DESK_TEAMS);
    column_space(ui, column, 6);
    if (loose.seats > 0) {
        struct words words = ui_fill_count(ui, TEXT_DESK_LOOSE, loose.seats, "");
        int h = text_height(ui, column->w, desk_body, words.text) + ui_px(ui, 14);
        struct rect row = {column->x - ui_px(ui, 6), column->y, column->w + ui_px(ui, 12), h};
        desk_row(ui, row, (struct action){ACTION_DESK_TEAM, 0});
        text_draw(ui, (struct rect){column->x, column->y + ui_px(ui, 7), column->w, 0}, desk_body,
                  words.text);
        column->y += h + ui_px(ui, 4);
    }
    if (app->desk->tables.teams_count == 0) {
        column_say(ui, column, desk_quiet, TEXT_DESK_TEAMS_NONE);
        return;
    }
    teams_list(ui, app, column, bottom, ACTION_DESK_TEAM);
}

void desk_move_page(struct ui *ui, const struct app *app, struct column *column, int bottom) {
    const struct record_desk_seat *seat = desk_seat(app->desk, app->desk->seat);
    struct words heading = ui_fill(ui, TEXT_DESK_MOVE_WHERE, seat != NULL ? seat->name : "", "");
    desk_back(ui, column, TEXT_DESK_BACK);
    column_text(ui, column, desk_heading, heading.text);
    column_space(ui, column, 6);
    teams_list(ui, app, column, bottom, ACTION_DESK_MOVE);
}

/* --- seats ------------------------------------------------------------------------------------ */

static enum text_id seat_state(const struct record_desk_seat *seat) {
    static const enum text_id states[DESK_SEAT_STATE_COUNT] = {
        [DESK_SEAT_HERE] = TEXT_DESK_SEAT_HERE,
        [DESK_SEAT_AWAY] = TEXT_DESK_SEAT_AWAY,
        [DESK_SEAT_LEFT] = TEXT_DESK_SEAT_LEFT};
    return seat->is_pair ? TEXT_DESK_SEAT_PAIR : states[seat->state];
}

/* Which seats a list is about. */
struct seats_of {
    bool is_team; /* those of `team`; else all who are not here */
    uint16_t team;
};

static bool is_of(const struct record_desk_seat *seat, struct seats_of which) {
    bool is_away = seat->seat != 0 && seat->state != DESK_SEAT_HERE;
    return which.is_team ? seat->seat != 0 && seat->team == which.team : is_away;
}

/* The seat at `index` of them; NULL behind the last. */
static const struct record_desk_seat *seat_at(const struct desk_app *desk, struct seats_of which,
                                              int index) {
    for (uint16_t i = 0; i < desk->tables.seats_count; i++) {
        if (is_of(&desk->tables.seats[i], which) && index-- == 0) {
            return &desk->tables.seats[i];
        }
    }
    return NULL;
}

static int seats_count(const struct desk_app *desk, struct seats_of which) {
    int count = 0;
    for (uint16_t i = 0; i < desk->tables.seats_count; i++) {
        count += is_of(&desk->tables.seats[i], which) ? 1 : 0;
    }
    return count;
}

static void seat_row(struct ui *ui, struct column *column, const struct record_desk_seat *seat,
                     enum action_kind does) {
    struct column inner = {column->x, column->y + ui_px(ui, 8), column->w};
    struct words says = ui_fill(ui, TEXT_DESK_TITLE, ui_text(ui, seat_state(seat)), "");
    if (seat->note[0] != '\0') {
        says = ui_fill(ui, TEXT_DESK_SEAT_NOTED, ui_text(ui, seat_state(seat)), seat->note);
    }
    int h = text_height(ui, inner.w, desk_bold, seat->name) +
            text_height(ui, inner.w, desk_quiet, says.text) + 2 * ui_px(ui, 8);
    struct rect row = {column->x - ui_px(ui, 6), column->y, column->w + ui_px(ui, 12), h};
    desk_row(ui, row, (struct action){does, seat->seat});
    column_text(ui, &inner, desk_bold, seat->name);
    column_text(ui, &inner, desk_quiet, says.text);
    column->y += h;
}

static void seats_list(struct ui *ui, const struct app *app, struct column *column, int bottom,
                       struct seats_of which) {
    int row_h = text_line_height(ui, desk_bold) + text_line_height(ui, desk_quiet) + ui_px(ui, 16);
    int all = seats_count(app->desk, which);
    struct list list = list_begin(ui, app, bottom - column->y, row_h, all);
    for (int i = 0; i < list.count; i++) {
        const struct record_desk_seat *seat = seat_at(app->desk, which, list.first + i);
        if (seat != NULL) {
            seat_row(ui, column, seat, which.is_team ? ACTION_DESK_SEAT : ACTION_DESK_GIVE);
        }
    }
    list_end(ui, column, &list);
}

void desk_team_page(struct ui *ui, const struct app *app, struct column *column, int bottom) {
    const struct record_desk_team *team = desk_team(app->desk, app->desk->team);
    struct desk_count count = desk_count(app->desk, app->desk->team);
    struct seats_of which = {.is_team = true, .team = app->desk->team};
    desk_back(ui, column, TEXT_DESK_BACK);
    column_text(ui, column, desk_heading,
                team != NULL ? team->name : ui_text(ui, TEXT_DESK_LOOSE_HEADING));
    if (team != NULL) {
        struct words gold = ui_fill_count(ui, TEXT_DESK_TEAM_GOLD, team->gold, "");
        column_text(ui, column, desk_quiet, gold.text);
    }
    column_space(ui, column, 6);
    bool can_split = team != NULL && count.seats == TEAM_SEATS_MAX;
    int below = can_split ? ui_px(ui, 80) : 0;
    seats_list(ui, app, column, bottom - below, which);
    if (can_split) {
        struct flow flow = flow_begin(column);
        struct button split = desk_button(ui, TEXT_DESK_SPLIT, DESK_DO_SPLIT);
        flow.y += ui_px(ui, 10);
        flow_button(ui, &flow, &split);
        flow_end(ui, &flow, column);
    }
}

void desk_give_page(struct ui *ui, const struct app *app, struct column *column, int bottom) {
    const struct record_desk_seat *seat = desk_seat(app->desk, app->desk->seat);
    struct words heading = ui_fill(ui, TEXT_DESK_GIVE_WHICH, seat != NULL ? seat->name : "", "");
    struct seats_of which = {.is_team = false, .team = 0};
    desk_back(ui, column, TEXT_DESK_BACK);
    column_text(ui, column, desk_heading, heading.text);
    column_space(ui, column, 6);
    if (seats_count(app->desk, which) == 0) {
        column_say(ui, column, desk_quiet, TEXT_DESK_GIVE_NONE);
    }
    seats_list(ui, app, column, bottom, which);
}

void desk_seat_page(struct ui *ui, const struct app *app, struct column *column) {
    const struct record_desk_seat *seat = desk_seat(app->desk, app->desk->seat);
    if (seat == NULL) {
        return;
    }
    desk_back(ui, column, TEXT_DESK_BACK);
    column_text(ui, column, desk_heading, seat->name);
    column_say(ui, column, desk_quiet, seat_state(seat));
    column_space(ui, column, 12);
    column_say(ui, column, desk_quiet, TEXT_DESK_NOTE);
    column_space(ui, column, 4);
    struct field_look note = {.field = &app->fields[FIELD_NOTE],
                              .action = {ACTION_FIELD, FIELD_NOTE},
                              .style = desk_body,
                              .hint = ui_text(ui, TEXT_DESK_NOTE_HINT)};
    column->y += field_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &note);
    column_space(ui, column, 12);
    struct flow flow = flow_begin(column);
    struct button move = {.label = ui_text(ui, TEXT_DESK_MOVE),
                          .action = {ACTION_DESK_PAGE, DESK_MOVE}};
    struct button give = {.label = ui_text(ui, TEXT_DESK_GIVE),
                          .action = {ACTION_DESK_PAGE, DESK_GIVE}};
    struct button pair =
        desk_button(ui, seat->is_pair ? TEXT_DESK_UNPAIR : TEXT_DESK_PAIR, DESK_DO_PAIR);
    struct button away = desk_button(
        ui, app->desk->is_sure ? TEXT_DESK_REMOVE_SURE : TEXT_DESK_REMOVE, DESK_DO_REMOVE);
    flow_button(ui, &flow, &move);
    flow_button(ui, &flow, &give);
    flow_button(ui, &flow, &pair);
    flow_button(ui, &flow, &away);
    flow_end(ui, &flow, column);
}

/* Seats: those of a team, those who are away, and one of them. Beside a seat stands what the
 * teacher noted; whether it matched stands nowhere. */
#include "screen_desk.h"

#include "str.h"

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

static bool is_of(const struct app *app, const struct record_desk_seat *seat,
                  struct seats_of which) {
    bool is_it = which.is_team ? seat->team == which.team : seat->state != DESK_SEAT_HERE;
    return seat->seat != 0 && is_it && desk_is_found(app, seat->name);
}

/* The seat at `index` of them; NULL behind the last. */
static const struct record_desk_seat *seat_at(const struct app *app, struct seats_of which,
                                              int index) {
    const struct session_desk *tables = &app->desk->tables;
    for (uint16_t i = 0; i < tables->seats_count; i++) {
        if (is_of(app, &tables->seats[i], which) && index-- == 0) {
            return &tables->seats[i];
        }
    }
    return NULL;
}

static int seats_count(const struct app *app, struct seats_of which) {
    int count = 0;
    for (uint16_t i = 0; i < app->desk->tables.seats_count; i++) {
        count += is_of(app, &app->desk->tables.seats[i], which) ? 1 : 0;
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
    int all = seats_count(app, which);
    bool is_looking = app->fields[FIELD_FIND].text[0] != '\0';
    if (is_looking || all * row_h > bottom - column->y) {
        desk_find_field(ui, app, column);
    }
    struct list list = list_begin(ui, app, bottom - column->y, row_h, all);
    for (int i = 0; i < list.count; i++) {
        const struct record_desk_seat *seat = seat_at(app, which, list.first + i);
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
    if (seats_count(app, which) == 0 && app->fields[FIELD_FIND].text[0] == '\0') {
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

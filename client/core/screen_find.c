/* Finding a room: the rooms that answered on the LAN as cards, a field for the code, one for an
 * address, and always a line that says what is being tried. */
#include "screen.h"

#include "protocol.h"

/* The board asks for what stands elsewhere. */
static enum text_id text_for(const struct app *app, enum text_id students, enum text_id boards) {
    return app->config.role == ROLE_BOARD ? boards : students;
}

static struct words says_words(const struct ui *ui, const struct app *app) {
    const struct net *net = &app->net;
    switch (net->says) {
    case NET_SAYS_WRONG_CODE:
        return ui_fill(ui, text_for(app, TEXT_FIND_SAYS_WRONG_CODE, TEXT_FIND_BOARD_WRONG_CODE), "",
                       "");
    case NET_SAYS_NO_CODE:
        return ui_fill(ui, text_for(app, TEXT_FIND_SAYS_NO_CODE, TEXT_FIND_BOARD_NO_CODE), "", "");
    case NET_SAYS_NO_ADDRESS:
        return ui_fill(ui, text_for(app, TEXT_FIND_SAYS_NO_ADDRESS, TEXT_FIND_BOARD_NO_ADDRESS), "",
                       "");
    case NET_SAYS_NO_ANSWER:
        return ui_fill(ui, TEXT_FIND_SAYS_NO_ANSWER, net->at.host, "");
    case NET_SAYS_FULL:
        return ui_fill(ui, TEXT_FIND_SAYS_FULL, net->at.host, "");
    case NET_SAYS_OTHER_VERSION:
        return ui_fill(ui, TEXT_FIND_SAYS_OTHER_VERSION, "", "");
    case NET_SAYS_NOT_OURS:
        return ui_fill(ui, text_for(app, TEXT_FIND_SAYS_NOT_OURS, TEXT_FIND_BOARD_NOT_OURS), "",
                       "");
    case NET_SAYS_NOTHING:
    case NET_SAYS_NOT_FOUND:
        break;
    }
    if (net->state == NET_UP) {
        return ui_fill(ui, TEXT_FIND_SAYS_REACHED, net->at.host, "");
    }
    if (net->state != NET_LOOKING) {
        return ui_fill(ui, TEXT_FIND_SAYS_KNOCKING, net->at.host, "");
    }
    return ui_fill(ui, net->code[0] != '\0' ? TEXT_FIND_SAYS_LOOKING_FOR : TEXT_FIND_SAYS_LOOKING,
                   net->code, "");
}

static int says_draw(struct ui *ui, struct rect at, const struct app *app) {
    struct words words = says_words(ui, app);
    struct style style = {FONT_BODY, 20, COLOR_INK, ALIGN_LEFT};
    struct rect text = rect_inside(at, ui_px(ui, 24), 0);
    text.y = at.y + ui_px(ui, 14);
    at.h = text_height(ui, text.w, style, words.text) + 2 * ui_px(ui, 14);
    ui_rect(ui, at, (struct paint){.fill = COLOR_SOFT, .radius = ui_px(ui, 14)});
    text_draw(ui, text, style, words.text);
    return at.h;
}

static enum text_id reach_text(const struct app *app, size_t index) {
    static const enum text_id texts[] = {[NET_FOUND] = TEXT_FIND_REACH_FOUND,
                                         [NET_KNOCKING] = TEXT_FIND_REACH_KNOCKING,
                                         [NET_NO_ANSWER] = TEXT_FIND_REACH_NO_ANSWER,
                                         [NET_REFUSED] = TEXT_FIND_REACH_REFUSED};
    bool is_other = app->net.rooms.list[index].found.major != PROTOCOL_MAJOR;
    return is_other ? TEXT_FIND_OTHER_VERSION : texts[net_reach(&app->net, index)];
}

static const struct style room_title = {FONT_BODY_BOLD, 22, COLOR_INK, ALIGN_LEFT};
static const struct style room_line = {FONT_BODY, 16, COLOR_MUTED, ALIGN_LEFT};
static const struct style room_code = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_LEFT};

/* The lines of a room's card, measured and drawn by one function so that they agree. */
static int room_lines(struct ui *ui, struct rect at, const struct app *app, size_t index,
                      bool is_drawn) {
    const struct app_room *room = &app->net.rooms.list[index];
    struct words seats = ui_fill_count(ui, TEXT_FIND_FREE, room->found.seats_free, "");
    const char *const lines[] = {room->found.title, room->code, room->host, seats.text,
                                 ui_text(ui, reach_text(app, index))};
    const struct style styles[] = {room_title, room_code, room_line, room_line, room_line};
    int top = at.y;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (lines[i][0] == '\0') {
            continue;
        }
        at.y += is_drawn ? text_draw(ui, at, styles[i], lines[i])
                         : text_height(ui, at.w, styles[i], lines[i]);
        at.y += ui_px(ui, 2);
    }
    return at.y - top;
}

static int rooms_draw(struct ui *ui, struct rect at, const struct app *app) {
    size_t all = app->net.rooms.count;
    int count = (int)(all < ROOMS_SHOWN_MAX ? all : ROOMS_SHOWN_MAX);
    int edge = ui_px(ui, 18);
    int top = at.y;
    struct grid grid = grid_make(ui, at.w, count, ui_type(ui, 240) + 2 * edge);
    for (int first = 0; first < count; first += grid.columns) {
        struct rect cell = {at.x, at.y, grid.cell_w, 0};
        int behind = first + grid.columns < count ? first + grid.columns : count;
        for (int i = first; i < behind; i++) {
            int height = room_lines(ui, rect_inside(cell, edge, 0), app, (size_t)i, false);
            cell.h = height + 2 * edge > cell.h ? height + 2 * edge : cell.h;
        }
        for (int i = first; i < behind; i++) {
            struct card card = {.action = {ACTION_PICK_ROOM, i},
                                .key = i < 9 ? (enum key)(KEY_1 + i) : KEY_NONE};
            enum net_reach reach = net_reach(&app->net, (size_t)i);
            card.is_picked = reach == NET_KNOCKING || reach == NET_NO_ANSWER;
            card_draw(ui, cell, &card);
            room_lines(ui, rect_inside(cell, edge, edge), app, (size_t)i, true);
            cell.x += grid.cell_w + grid.gap;
        }
        at.y += cell.h + ui_px(ui, 16);
    }
    return at.y - top;
}

static void one_field(struct ui *ui, struct column *column, const struct app *app,
                      enum field_name name) {
    bool is_code = name == FIELD_CODE;
    struct field_look look = {.field = &app->fields[name],
                              .action = {ACTION_FIELD, (int)name},
                              .style = {FONT_TITLE, 28, COLOR_INK, ALIGN_LEFT}};
    look.hint = ui_text(ui, is_code ? TEXT_FIND_CODE_HINT : TEXT_FIND_ADDRESS_HINT);
    enum text_id code = text_for(app, TEXT_FIND_CODE, TEXT_FIND_CODE_OF_ROOM);
    column_say(ui, column, style_label, is_code ? code : TEXT_FIND_ADDRESS);
    column_space(ui, column, 8);
    column->y += field_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &look);
    column_space(ui, column, 24);
}

void screen_find(struct ui *ui, const struct app *app) {
    int top = frame_top(ui, app);
    struct footer footer = {.primary = {.label = ui_text(ui, TEXT_FIND_GO),
                                        .action = {ACTION_CONNECT, 0},
                                        .is_primary = true}};
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    int y = ui_scroll_begin(ui, top, bottom);
    struct column column = frame_columns(ui, y, 420, &side);
    column_say(ui, &column, style_heading, TEXT_FIND_HEADING);
    column_space(ui, &column, 16);
    column.y += says_draw(ui, (struct rect){column.x, column.y, column.w, 0}, app);
    column_space(ui, &column, 24);
    struct column fields = side.w > 0 ? side : column;
    if (side.w > 0) {
        fields.y += text_line_height(ui, style_heading) + ui_px(ui, 16);
    }
    one_field(ui, &fields, app, FIELD_CODE);
    one_field(ui, &fields, app, FIELD_ADDRESS);
    column.y = side.w > 0 ? column.y : fields.y;
    column_say(ui, &column, style_label, TEXT_FIND_ROOMS);
    column_space(ui, &column, 12);
    if (app->net.rooms.count == 0) {
        column_say(ui, &column, style_muted,
                   text_for(app, TEXT_FIND_NO_ROOMS, TEXT_FIND_BOARD_NO_ROOMS));
    }
    column.y += rooms_draw(ui, (struct rect){column.x, column.y, column.w, 0}, app);
    ui_scroll_end(ui, (column.y > fields.y ? column.y : fields.y) + ui_px(ui, 8));
}

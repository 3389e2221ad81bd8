/* The board before and behind the rounds: how to come in and which bowls are open; the shelf, the
 * gain, and the lessons as they come. */
#include "board.h"

#include "str.h"

#define BOWLS_BESIDE 24 /* more of them take the whole width of the shelf */

/* --- the lobby ---------------------------------------------------------------------------------
 */

#define CODE_LEAST 120

/* The code as large as it fits on one line. */
static struct style code_style(const struct ui *ui, int width, const char *code) {
    struct style style = {FONT_TITLE, 280, COLOR_INK, ALIGN_CENTRE};
    while (style.size > CODE_LEAST && text_width(ui, style, code) > width) {
        style.size -= 10;
    }
    return style;
}

/* How the bowls that are open are set, in units. */
struct bowls_look {
    int bowl, name, seats, cell;
};

/* One bowl that is open, with its name and how many sit at it. */
static int bowl_draw(struct ui *ui, struct rect cell, const struct record_open_bowl *from,
                     const struct bowls_look *look, bool is_drawn) {
    struct style name = {FONT_BODY_BOLD, look->name, COLOR_INK, ALIGN_CENTRE};
    struct style seats = {FONT_BODY, look->seats, COLOR_MUTED, ALIGN_CENTRE};
    struct words here = ui_fill_count(ui, TEXT_LOBBY_AT_BOWL, from->seats, "");
    int h = ui_px(ui, look->bowl);
    struct draw_bowl bowl = {.seed = from->seed, .crack_permille = 1000, .seam_permille = 1000};
    struct rect text = {cell.x, cell.y + h + ui_px(ui, 4), cell.w, 0};
    int name_h = text_height(ui, text.w, name, from->name);
    if (is_drawn) {
        ui_bowl(ui, (struct rect){cell.x + (cell.w - h * 8 / 7) / 2, cell.y, h * 8 / 7, h}, &bowl);
        text_draw(ui, text, name, from->name);
        text.y += name_h;
        text_draw(ui, text, seats, here.text);
    }
    return h + ui_px(ui, 4) + name_h + text_height(ui, text.w, seats, here.text);
}

/* Bowls in rows, in `at`. */
struct bowls_place {
    const struct message_bowls *bowls;
    struct bowls_look look;
    struct grid grid;
    struct rect at;
};

static struct grid bowls_grid(const struct ui *ui, int width, const struct bowls_look *look) {
    struct grid grid = {.gap = ui_px(ui, 8)};
    int columns = (width + grid.gap) / (ui_type(ui, look->cell) + grid.gap);
    grid.columns = columns > 1 ? columns : 1;
    grid.cell_w = (width + grid.gap) / grid.columns - grid.gap;
    return grid;
}

/* The row that begins with the bowl at `first`; returns its height. */
static int row_draw(struct ui *ui, int y, const struct bowls_place *place, int first,
                    bool is_drawn) {
    const struct grid *grid = &place->grid;
    int left = place->bowls->bowls_count - first;
    int count = left < grid->columns ? left : grid->columns;
    int width = count * (grid->cell_w + grid->gap) - grid->gap, most = 0;
    struct rect cell = {place->at.x + (place->at.w - width) / 2, y, grid->cell_w, 0};
    for (int i = first; i < first + count; i++) {
        int height = bowl_draw(ui, cell, &place->bowls->bowls[i], &place->look, is_drawn);
        most = height > most ? height : most;
        cell.x += grid->cell_w + grid->gap;
    }
    return most;
}

/* Rows from the bowl at `first` on: as many as are at most at.h high, but one at least. Returns the
 * bowl behind them; `end`: the y. */
static int rows_draw(struct ui *ui, const struct bowls_place *place, int first, bool is_drawn,
                     int *end) {
    int y = place->at.y, i = first;
    while (i < place->bowls->bowls_count) {
        int height = row_draw(ui, y, place, i, false);
        if (y + height > place->at.y + place->at.h && i > first) {
            break;
        }
        if (is_drawn) {
            row_draw(ui, y, place, i, true);
        }
        *end = y + height;
        y = *end + ui_px(ui, 10);
        i += place->grid.columns;
    }
    return i < place->bowls->bowls_count ? i : place->bowls->bowls_count;
}

#define BOWLS_MS 8000 /* as long as one part of many bowls stands */

/* Where the part begins that stands now: nobody turns a page on a board. */
static int first_now(struct ui *ui, const struct bowls_place *place) {
    int pages = 0, first = 0, end;
    for (int i = 0; i < place->bowls->bowls_count; pages++) {
        i = rows_draw(ui, place, i, false, &end);
    }
    uint64_t turns = ui->now_ms / BOWLS_MS;
    for (int page = (int)(turns % (uint64_t)pages); page > 0; page--) {
        first = rows_draw(ui, place, first, false, &end);
    }
    if (pages > 1) {
        ui_wake(ui, (turns + 1) * BOWLS_MS);
    }
    return first;
}

/* The largest look in which all bowls are at most at.h high; else the smallest. */
static void fit_bowls(struct ui *ui, struct bowls_place *place) {
    static const struct bowls_look looks[] = {{132, 36, 32, 200},
                                              {100, 32, 28, 172},
                                              {84, 28, 26, 156},
                                              {56, 26, 24, 136},
                                              {52, 24, 22, 128}};
    int end;
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++) {
        place->look = looks[i];
        place->grid = bowls_grid(ui, place->at.w, &place->look);
        if (rows_draw(ui, place, 0, false, &end) == place->bowls->bowls_count) {
            return;
        }
    }
}

static void bowls_part(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    struct bowls_place place = {.bowls = &app->session.view.bowls,
                                .at = {column->x, column->y, column->w, bottom - column->y}};
    if (app->session.view.have_bowls && place.bowls->bowls_count > 0) {
        fit_bowls(ui, &place);
        rows_draw(ui, &place, first_now(ui, &place), true, &column->y);
    }
}

/* The code, and where to type it. */
static void code_part(struct ui *ui, struct column *column, const struct app *app,
                      enum text_id how) {
    struct style says = board_says, muted = board_muted;
    struct words address = board_address(app);
    says.align = muted.align = ALIGN_CENTRE;
    column_say(ui, column, says, TEXT_BOARD_JOIN);
    column_space(ui, column, 12);
    const char *code = app->session.view.welcome.code;
    column_text(ui, column, code_style(ui, column->w, code), code);
    column_space(ui, column, 12);
    column_say(ui, column, muted, how);
    if (address.text[0] != '\0') {
        column_space(ui, column, 8);
        column_text(ui, column, muted, ui_fill(ui, TEXT_BOARD_ADDRESS, address.text, "").text);
    }
}

/* What a room looks like to who clicks it. */
static void pictures_part(struct ui *ui, struct column *column, const struct app *app) {
    struct style muted = board_muted;
    struct pictures_look look = {.height = ui_px(ui, 140), .size = 32};
    muted.align = ALIGN_CENTRE;
    column_say(ui, column, muted, TEXT_BOARD_JOIN_PICTURES);
    column_space(ui, column, 20);
    column->y += pictures_draw(ui, (struct rect){column->x, column->y, column->w, 0},
                               app->net.shown.fingerprint.pictures, &look);
}

/* Beside each other, so that the bowls have room below; else one below the other. */
static void both_parts(struct ui *ui, struct column *column, const struct app *app) {
    struct column left = *column, right = *column;
    int gap = ui_px(ui, 60);
    left.w = (column->w - gap) * 11 / 20;
    right.x += left.w + gap;
    right.w = column->w - left.w - gap;
    const char *code = app->session.view.welcome.code;
    if (text_width(ui, code_style(ui, left.w, code), code) > left.w) {
        code_part(ui, column, app, TEXT_BOARD_JOIN_TYPE);
        column_space(ui, column, 24);
        pictures_part(ui, column, app);
        return;
    }
    code_part(ui, &left, app, TEXT_BOARD_JOIN_TYPE);
    pictures_part(ui, &right, app);
    column->y = left.y > right.y ? left.y : right.y;
}

/* What was drawn since `first` stands in the middle of what is left. */
static void centre(struct ui *ui, size_t first, struct column *column, int bottom) {
    int by = (bottom - column->y) / 2;
    for (size_t i = first; i < ui->list->count && by > 0; i++) {
        ui->list->commands[i].y += by;
    }
    column->y += by > 0 ? by : 0;
}

void board_lobby(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    size_t first = ui->list->count;
    bool has_bowls = app->session.view.have_bowls && app->session.view.bowls.bowls_count > 0;
    column_space(ui, column, 24);
    if (app->net.shown.fingerprint.code[0] != '\0') {
        both_parts(ui, column, app);
    } else {
        code_part(ui, column, app, TEXT_BOARD_JOIN_HOW);
    }
    if (!has_bowls) {
        centre(ui, first, column, bottom);
    }
    column_space(ui, column, 20);
    bowls_part(ui, column, app, bottom);
}

/* --- between rounds ----------------------------------------------------------------------------
 */

static enum text_id between_text(const struct message_phase *phase) {
    bool is_last = phase->kind == ROUND_NORMAL && phase->number >= phase->planned;
    return phase->stage == STAGE_LOBBY ? TEXT_BREAK_HEADING
           : is_last                   ? TEXT_BETWEEN_LAST_HEADING
                                       : TEXT_BETWEEN_HEADING;
}

void board_between(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct session_view *view = &app->session.view;
    struct style heading = board_title;
    struct style muted = board_muted;
    heading.align = muted.align = ALIGN_CENTRE;
    column_space(ui, column, 24);
    column_say(ui, column, heading, between_text(&view->phase));
    if (view->phase.stage == STAGE_LOBBY) {
        column_space(ui, column, 12);
        column_say(ui, column, muted, TEXT_BOARD_BREAK_SUB);
    }
    column_space(ui, column, 32);
    struct rect gold = {column->x + column->w / 6, 0, column->w * 2 / 3, 0};
    int gold_h = ui_px(ui, 72) + ui_type(ui, 46) + text_line_height(ui, muted);
    int h = bottom - column->y - gold_h - ui_px(ui, 32);
    h = h > ui_px(ui, 200) ? h : ui_px(ui, 200);
    h = h < ui_px(ui, 560) ? h : ui_px(ui, 560);
    struct draw_bowl bowl = board_bowl(ui, app);
    ui_bowl(ui, (struct rect){column->x + (column->w - h * 8 / 7) / 2, column->y, h * 8 / 7, h},
            &bowl);
    gold.y = column->y + h + ui_px(ui, 24);
    gold.y += board_gold(ui, gold, app) + ui_px(ui, 16);
    gold.y += text_draw(ui, gold, muted, board_here(ui, &view->room).text);
    column->y = gold.y;
}

/* --- recap -------------------------------------------------------------------------------------
 */

/* Puts a count behind those that stand there; what there is none of is left out. */
static void add_count(const struct ui *ui, struct words *all, const char *between,
                      enum text_id text, unsigned long count) {
    struct words one = ui_fill_count(ui, text, count, "");
    if (count > 0) {
        str_append(all->text, sizeof all->text, all->text[0] != '\0' ? between : "");
        str_append(all->text, sizeof all->text, one.text);
    }
}

static void column_words(struct ui *ui, struct column *column, struct style style,
                         const struct words *words) {
    if (words->text[0] != '\0') {
        column_text(ui, column, style, words->text);
    }
}

static void counts_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct style line = {FONT_BODY, 36, COLOR_INK, ALIGN_CENTRE};
    struct style gold = {FONT_BODY_BOLD, 40, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    if (view->have_bars && view->bars.is_shown) {
        column_text(ui, column, gold, bars_gain(ui, &view->bars).text);
    }
    if (!view->have_recap) {
        return;
    }
    const struct message_recap *recap = &view->recap;
    struct words both = {""};
    add_count(ui, &both, " \xC2\xB7 ", TEXT_RECAP_SEAMS, recap->seams);
    add_count(ui, &both, " \xC2\xB7 ", TEXT_REVEAL_GOLD, recap->gold);
    column_words(ui, column, gold, &both);
    column_space(ui, column, 8);
    both.text[0] = '\0';
    add_count(ui, &both, " ", TEXT_RECAP_TRIES, recap->tries);
    add_count(ui, &both, " ", TEXT_RECAP_LATER, recap->later);
    column_words(ui, column, line, &both);
    column_say(ui, column, line, TEXT_RECAP_THANKS);
}

/* The lessons, the newest on top, as many as there is room for. */
static void lessons_draw(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    struct style heading = {FONT_TITLE, 44, COLOR_INK, ALIGN_LEFT};
    int edge = ui_px(ui, 36);
    struct rect panel = {column->x, column->y, column->w, bottom - column->y};
    struct column inner = {panel.x + edge, panel.y + edge, panel.w - 2 * edge};
    size_t at = ui->list->count;
    panel_draw(ui, panel);
    column_say(ui, &inner, heading, TEXT_LEARNING_HEADING);
    column_space(ui, &inner, 20);
    struct entry_look look = {
        .thought = 28, .lesson = 32, .gap = 24, .height = bottom - edge - inner.y};
    look.height = look.height > 1 ? look.height : 1;
    struct rect lines = {inner.x, inner.y, inner.w, 0};
    inner.y += learning_draw(ui, lines, &app->session.view.learning_board, &look);
    if (ui->list->count > at) {
        ui->list->commands[at].h = inner.y + edge - panel.y;
    }
    column->y = inner.y + edge;
}

static void shelf_part(struct ui *ui, struct column *column, const struct app *app) {
    struct rect at = {column->x, column->y, column->w, 0};
    if (app->session.view.have_shelf) {
        column->y += shelf_draw(ui, at, &app->session.view.shelf, &(struct shelf_look){240, 24});
    }
}

/* Words first; below them the shelf, and the lessons beside it where it leaves them room. */
void board_recap(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct session_view *view = &app->session.view;
    struct style heading = {FONT_TITLE, 60, COLOR_INK, ALIGN_CENTRE};
    bool has_lessons = view->have_learning_board && view->learning_board.entries_count > 0;
    bool is_beside = !view->have_shelf || view->shelf.bowls_count <= BOWLS_BESIDE;
    column_say(ui, column, heading, TEXT_RECAP_HEADING);
    column_space(ui, column, 12);
    counts_draw(ui, column, app);
    column_space(ui, column, 32);
    struct column left = *column;
    if (has_lessons && is_beside) {
        struct column right = *column;
        right.w = column->w * 2 / 5;
        right.x += column->w - right.w;
        left.w -= right.w + ui_px(ui, 48);
        lessons_draw(ui, &right, app, bottom);
        column->y = right.y;
    }
    shelf_part(ui, &left, app);
    column->y = left.y > column->y ? left.y : column->y;
}

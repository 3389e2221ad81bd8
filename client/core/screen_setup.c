/* Before a room of one's own: packs at the left, how it is played at the right, and one button.
 * What stands there at first is good for most lessons, so Enter is enough. */
#include "screen_setup.h"

#include "setup.h"
#include "str.h"

static const enum text_id phase_names[PHASE_COUNT] = {
    [PHASE_NONE] = TEXT_DESK_TITLE,    [PHASE_TRY] = TEXT_DESK_TRY,
    [PHASE_HUDDLE] = TEXT_DESK_HUDDLE, [PHASE_OFFER] = TEXT_DESK_OFFER,
    [PHASE_SHARE] = TEXT_DESK_SHARE,   [PHASE_MEND] = TEXT_DESK_MEND,
    [PHASE_REVEAL] = TEXT_DESK_REVEAL, [PHASE_REFLECT] = TEXT_DESK_REFLECT,
    [PHASE_AGAIN] = TEXT_DESK_AGAIN,
};
static const struct style cell_style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_CENTRE};

/* --- small cards ------------------------------------------------------------------------------ */

static int cell_height(const struct ui *ui, int width, const char *label) {
    return text_height(ui, width - 2 * ui_px(ui, 8), cell_style, label) + 2 * ui_px(ui, 9);
}

static void cell_draw(struct ui *ui, struct rect cell, const char *label, const struct card *card) {
    struct rect text = rect_inside(cell, ui_px(ui, 8), 0);
    card_draw(ui, cell, card);
    text.y += (cell.h - text_height(ui, text.w, cell_style, label)) / 2;
    text_draw(ui, text, cell_style, label);
}

/* Cards of equal width in rows of at most `most`. */
struct cells {
    const char *labels[PHASE_COUNT];
    struct card cards[PHASE_COUNT];
    int count, most;
};

static void cells_draw(struct ui *ui, struct column *column, const struct cells *cells) {
    int gap = ui_px(ui, 8);
    int columns = cells->most;
    while (columns > 1 && column->w / columns < ui_type(ui, 104)) {
        columns--;
    }
    int w = (column->w - (columns - 1) * gap) / columns;
    for (int first = 0; first < cells->count; first += columns) {
        struct rect cell = {column->x, column->y, w, 0};
        int last = first + columns < cells->count ? first + columns : cells->count;
        for (int i = first; i < last; i++) {
            int h = cell_height(ui, w, cells->labels[i]);
            cell.h = h > cell.h ? h : cell.h;
        }
        for (int i = first; i < last; i++) {
            cell_draw(ui, cell, cells->labels[i], &cells->cards[i]);
            cell.x += w + gap;
        }
        column->y += cell.h + gap;
    }
}

/* --- the plan --------------------------------------------------------------------------------- */

/* "Try · Huddle · Mend · Reveal" */
static void plan_line(struct ui *ui, struct column *column, const struct setup *setup) {
    struct words words = {.text = ""};
    uint8_t plan[PLAN_PHASES_MAX];
    size_t count = setup_plan(setup, plan);
    for (size_t i = 0; i < count; i++) {
        str_append(words.text, sizeof words.text, i > 0 ? " \xC2\xB7 " : "");
        str_append(words.text, sizeof words.text, ui_text(ui, phase_names[plan[i]]));
    }
    column_text(ui, column, setup_quiet, words.text);
}

/* The phases as cards to switch; the two that are in every plan stand there as words. */
static void own_plan(struct ui *ui, struct column *column, const struct setup *setup) {
    struct cells cells = {.count = 0, .most = 3};
    for (enum phase phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        if (!setup_is_fixed(phase)) {
            cells.cards[cells.count] = (struct card){.action = {ACTION_SETUP_PHASE, (int)phase},
                                                     .is_picked = setup->phases[phase]};
            cells.labels[cells.count++] = ui_text(ui, phase_names[phase]);
        }
    }
    cells_draw(ui, column, &cells);
    plan_line(ui, column, setup);
}

/* How long a round takes, and when the last one ends. */
static void times_draw(struct ui *ui, const struct app *app, struct column *column) {
    const struct setup *setup = app->config.setup;
    uint32_t round = setup_round_seconds(setup, 0), all = setup_lesson_seconds(setup);
    struct words says = ui_fill_count(ui, TEXT_DESK_PLAN, (round + 59) / 60, "");
    struct words before = says;
    if (app->config.has_day) {
        uint64_t end = ui->now_ms + (uint64_t)all * 1000;
        struct words at = desk_clock_words(app, end, ui->now_ms);
        says = ui_fill(ui, TEXT_SETUP_UNTIL, before.text, at.text);
        ui_wake(ui, desk_minute_ms(app, ui->now_ms));
    } else {
        says = ui_fill_count(ui, TEXT_SETUP_ALL_TAKE, (all + 59) / 60, before.text);
    }
    column_text(ui, column, setup_quiet, says.text);
}

static void plan_draw(struct ui *ui, const struct app *app, struct column *column) {
    static const enum text_id names[SETUP_PLAN_COUNT] = {TEXT_SETUP_QUICK, TEXT_SETUP_FULL,
                                                         TEXT_SETUP_AGAIN, TEXT_SETUP_OWN};
    const struct setup *setup = app->config.setup;
    struct cells cells = {.count = SETUP_PLAN_COUNT, .most = SETUP_PLAN_COUNT};
    for (int i = 0; i < SETUP_PLAN_COUNT; i++) {
        cells.labels[i] = ui_text(ui, names[i]);
        cells.cards[i] =
            (struct card){.action = {ACTION_SETUP_PLAN, i}, .is_picked = (int)setup->plan == i};
    }
    column_say(ui, column, style_label, TEXT_SETUP_PLAN);
    column_space(ui, column, 6);
    cells_draw(ui, column, &cells);
    if (setup->plan == SETUP_OWN) {
        own_plan(ui, column, setup);
    } else {
        plan_line(ui, column, setup);
    }
    if (setup->packs_count > 0) {
        times_draw(ui, app, column);
    }
    column_space(ui, column, 12);
}

/* --- numbers and switches --------------------------------------------------------------------- */

/* A label with its control at the right; on a line of its own where both have no room. */
static struct column beside(struct ui *ui, struct column *column, enum text_id label, int control_w,
                            int control_h) {
    const char *says = ui_text(ui, label);
    bool is_line = text_width(ui, style_label, says) + ui_px(ui, 16) + control_w <= column->w;
    if (is_line) {
        int off = (control_h - text_line_height(ui, style_label)) / 2;
        struct rect at = {column->x, column->y + off, column->w - control_w, 0};
        text_draw(ui, at, style_label, says);
    } else {
        column_text(ui, column, style_label, says);
        column_space(ui, column, 4);
    }
    int w = control_w < column->w ? control_w : column->w;
    return (struct column){is_line ? column->x + column->w - w : column->x, column->y, w};
}

static int control_width(const struct ui *ui) {
    return ui_px(ui, 216) > ui_type(ui, 200) ? ui_px(ui, 216) : ui_type(ui, 200);
}

static void rounds_draw(struct ui *ui, struct column *column, const struct setup *setup) {
    int h = cell_height(ui, ui_px(ui, 72), "0");
    struct column control = beside(ui, column, TEXT_SETUP_ROUNDS, control_width(ui), h);
    struct words number = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)setup_rounds(setup), "");
    int gap = ui_px(ui, 8), w = (control.w - 2 * gap) / 3;
    struct rect cell = {control.x, control.y, w, h};
    struct card less = {.action = {ACTION_SETUP_ROUNDS, -1}};
    struct card more = {.action = {ACTION_SETUP_ROUNDS, 1}};
    cell_draw(ui, cell, ui_text(ui, TEXT_SETUP_LESS), &less);
    struct rect middle = {cell.x + w + gap, cell.y, w, 0};
    middle.y += (h - text_line_height(ui, cell_style)) / 2;
    text_draw(ui, middle, cell_style, number.text);
    cell.x += 2 * (w + gap);
    cell_draw(ui, cell, ui_text(ui, TEXT_SETUP_MORE), &more);
    column->y = control.y + h + ui_px(ui, 8);
}

/* Two, three, four. */
static void sizes_draw(struct ui *ui, struct column *column, const struct setup *setup) {
    struct words numbers[TEAM_SEATS_MAX - TEAM_SEATS_MIN + 1];
    struct cells cells = {.count = TEAM_SEATS_MAX - TEAM_SEATS_MIN + 1,
                          .most = TEAM_SEATS_MAX - TEAM_SEATS_MIN + 1};
    int h = cell_height(ui, ui_px(ui, 72), "0");
    struct column control = beside(ui, column, TEXT_SETUP_SIZE, control_width(ui), h);
    int gap = ui_px(ui, 8), w = (control.w - 2 * gap) / 3;
    for (int i = 0; i < cells.count; i++) {
        int seats = TEAM_SEATS_MIN + i;
        struct card card = {.action = {ACTION_SETUP_SIZE, seats},
                            .is_picked = seats == setup->size};
        numbers[i] = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)seats, "");
        cell_draw(ui, (struct rect){control.x + i * (w + gap), control.y, w, h}, numbers[i].text,
                  &card);
    }
    column->y = control.y + h + ui_px(ui, 8);
}

static void goal_draw(struct ui *ui, const struct app *app, struct column *column) {
    struct field_look look = {.field = &app->fields[FIELD_GOAL],
                              .action = {ACTION_FIELD, FIELD_GOAL},
                              .style = desk_body,
                              .hint = ui_text(ui, TEXT_SETUP_GOAL_HINT)};
    int h = text_line_height(ui, desk_body) + 2 * ui_px(ui, 12);
    struct column control = beside(ui, column, TEXT_DESK_GOAL, control_width(ui), h);
    int used = field_draw(ui, (struct rect){control.x, control.y, control.w, 0}, &look);
    column->y = control.y + used + ui_px(ui, 12);
}

/* On or off: the label with a tick at its end. */
static void switch_draw(struct ui *ui, struct column *column, const struct setup *setup, int which,
                        enum text_id label) {
    struct card card = {.action = {ACTION_SETUP_SWITCH, which}, .is_picked = setup->is_on[which]};
    struct style style = cell_style;
    int edge = ui_px(ui, 16), tick = ui_px(ui, 22);
    struct rect text = {column->x + edge, column->y + ui_px(ui, 9), 0, 0};
    style.align = ALIGN_LEFT;
    text.w = column->w - 2 * edge - tick - ui_px(ui, 8);
    int h = text_height(ui, text.w, style, ui_text(ui, label)) + 2 * ui_px(ui, 9);
    card_draw(ui, (struct rect){column->x, column->y, column->w, h}, &card);
    text_draw(ui, text, style, ui_text(ui, label));
    if (card.is_picked) {
        struct rect at = {column->x + column->w - edge - tick, column->y + (h - tick) / 2, tick,
                          tick};
        ui_tick(ui, at, COLOR_ACCENT);
    }
    column->y += h + ui_px(ui, 8);
}

static void switches_draw(struct ui *ui, struct column *column, const struct setup *setup) {
    switch_draw(ui, column, setup, SETUP_NAMES, TEXT_SETUP_TYPED);
    switch_draw(ui, column, setup, SETUP_WARM_UP, TEXT_SETUP_WARM_UP);
    switch_draw(ui, column, setup, SETUP_HANDS, TEXT_SETUP_HANDS);
}

/* --- the screen ------------------------------------------------------------------------------- */

static void how_draw(struct ui *ui, const struct app *app, struct column *column) {
    const struct setup *setup = app->config.setup;
    if (setup->is_previewing) {
        setup_preview(ui, app, column);
        return;
    }
    plan_draw(ui, app, column);
    if (setup->packs_count > 0) {
        rounds_draw(ui, column, setup);
    }
    sizes_draw(ui, column, setup);
    goal_draw(ui, app, column);
    switches_draw(ui, column, setup);
}

/* What can be done: a new room, or on with the one that went down. */
static int footer_draw(struct ui *ui, const struct setup *setup) {
    bool is_busy = setup->state != SETUP_CHOOSING;
    bool is_left = setup->left[0] != '\0' && !is_busy;
    struct words left = ui_fill(ui, TEXT_SETUP_LEFT, setup->left, "");
    struct footer footer = {.is_note_strong = true};
    if (setup->why[0] != '\0') {
        footer.note = setup->why;
    } else if (is_left) {
        footer.note = left.text;
    }
    if (is_left) {
        footer.quiet = (struct button){.label = ui_text(ui, TEXT_SETUP_GO_ON),
                                       .action = {ACTION_SETUP_GO_ON, 0}};
    }
    if (is_busy) {
        footer.done = ui_text(ui, TEXT_SETUP_OPENING);
    } else if (setup->packs_count > 0) {
        footer.primary = (struct button){.label = ui_text(ui, TEXT_SETUP_OPEN),
                                         .action = {ACTION_SETUP_OPEN, 0},
                                         .is_primary = true};
    }
    return frame_bottom(ui, &footer);
}

void screen_setup(struct ui *ui, const struct app *app) {
    const struct setup *setup = app->config.setup;
    int top = frame_top(ui, app);
    int bottom = footer_draw(ui, setup);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 500, &side);
    setup_packs(ui, &column, setup);
    if (side.w == 0) {
        how_draw(ui, app, &column);
        ui_scroll_end(ui, column.y);
        return;
    }
    how_draw(ui, app, &side);
    ui_scroll_end(ui, column.y > side.y ? column.y : side.y);
}

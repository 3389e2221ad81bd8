/* Before a room of one's own: packs at the left, how it is played at the right, and one button.
 * What stands there at first is good for most lessons, so Enter is enough. */
#include "screen.h"
#include "setup.h"
#include "str.h"

static const struct style quiet = {FONT_BODY, 17, COLOR_MUTED, ALIGN_LEFT};
static const struct style bold = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_LEFT};

static struct words pack_words(const struct ui *ui, const struct setup_pack *pack) {
    struct words count = ui_fill_count(ui, TEXT_DESK_PACK_CHALLENGES, pack->challenges, "");
    if (pack->ages[0] != '\0') {
        struct words before = count;
        count = ui_fill(ui, TEXT_SETUP_AGES, before.text, pack->ages);
    }
    if (pack->says[0] != '\0') {
        struct words before = count;
        count = ui_fill(ui, TEXT_DESK_PACK_SAYS, before.text, pack->says);
    }
    return count;
}

static void pack_draw(struct ui *ui, struct column *column, const struct setup *setup, int index) {
    const struct setup_pack *pack = &setup->packs[index];
    struct words says = pack_words(ui, pack);
    struct words first = ui_fill(ui, TEXT_SETUP_FIRST, pack->first, "");
    bool is_picked = index == setup->pack;
    struct card card = {.action = {ACTION_SETUP_PACK, index}, .is_picked = is_picked};
    int edge = ui_px(ui, 20);
    struct column inner = {column->x + edge, column->y + ui_px(ui, 14), column->w - 2 * edge};
    int h = text_height(ui, inner.w, bold, pack->title) +
            text_height(ui, inner.w, quiet, says.text) + 2 * ui_px(ui, 14);
    h += is_picked ? text_height(ui, inner.w, quiet, first.text) + ui_px(ui, 4) : 0;
    card_draw(ui, (struct rect){column->x, column->y, column->w, h}, &card);
    column_text(ui, &inner, bold, pack->title);
    column_text(ui, &inner, quiet, says.text);
    if (is_picked) {
        column_space(ui, &inner, 4);
        column_text(ui, &inner, quiet, first.text);
    }
    column->y += h + ui_px(ui, 16);
}

static void packs_draw(struct ui *ui, struct column *column, const struct setup *setup) {
    column_say(ui, column, style_heading, TEXT_SETUP_HEADING);
    column_space(ui, column, 16);
    column_say(ui, column, style_label, TEXT_SETUP_PACKS);
    column_space(ui, column, 8);
    if (setup->packs_count == 0) {
        column_say(ui, column, style_body, TEXT_SETUP_NO_PACKS);
    }
    for (int i = 0; i < setup->packs_count; i++) {
        pack_draw(ui, column, setup, i);
    }
}

/* A row of short options below its label. */
static void row_draw(struct ui *ui, struct column *column, enum text_id label,
                     const struct choice *choice) {
    column_say(ui, column, style_label, label);
    column_space(ui, column, 8);
    column->y += choice_draw(ui, (struct rect){column->x, column->y, column->w, 0}, choice);
    column_space(ui, column, 18);
}

/* Two, three, four: short enough to stand beside each other. */
static void sizes_draw(struct ui *ui, struct column *column, const struct setup *setup) {
    struct style style = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_CENTRE};
    int gap = ui_px(ui, 16);
    int count = TEAM_SEATS_MAX - TEAM_SEATS_MIN + 1;
    int line = text_line_height(ui, style);
    column_say(ui, column, style_label, TEXT_SETUP_SIZE);
    column_space(ui, column, 8);
    struct rect cell = {column->x, column->y, (column->w - (count - 1) * gap) / count,
                        line + 2 * ui_px(ui, 10)};
    for (int i = 0; i < count; i++) {
        int seats = TEAM_SEATS_MIN + i;
        struct card card = {.action = {ACTION_SETUP_SIZE, seats},
                            .is_picked = seats == setup->size};
        struct words number = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)seats, "");
        card_draw(ui, cell, &card);
        text_draw(ui, (struct rect){cell.x, cell.y + ui_px(ui, 10), cell.w, 0}, style, number.text);
        cell.x += cell.w + gap;
    }
    column->y += cell.h + ui_px(ui, 18);
}

static void how_draw(struct ui *ui, struct column *column, const struct setup *setup) {
    struct choice plan = {.options = {ui_text(ui, TEXT_SETUP_QUICK), ui_text(ui, TEXT_SETUP_FULL),
                                      ui_text(ui, TEXT_SETUP_AGAIN)},
                          .count = SETUP_PLAN_COUNT,
                          .picked = 1u << setup->plan,
                          .action = ACTION_SETUP_PLAN,
                          .is_prose = true,
                          .is_list = true,
                          .is_dense = true};
    struct choice names = {
        .options = {ui_text(ui, TEXT_SETUP_GIVEN), ui_text(ui, TEXT_SETUP_TYPED)},
        .count = 2,
        .picked = 1u << setup->may_type,
        .action = ACTION_SETUP_NAMES,
        .is_prose = true,
        .is_list = true,
        .is_dense = true};
    row_draw(ui, column, TEXT_SETUP_PLAN, &plan);
    sizes_draw(ui, column, setup);
    row_draw(ui, column, TEXT_SETUP_NAMES, &names);
}

void screen_setup(struct ui *ui, const struct app *app) {
    const struct setup *setup = app->config.setup;
    bool is_busy = setup->state != SETUP_CHOOSING;
    int top = frame_top(ui, app);
    struct footer footer = {.note = setup->why[0] != '\0' ? setup->why : NULL,
                            .is_note_strong = true};
    if (is_busy) {
        footer.done = ui_text(ui, TEXT_SETUP_OPENING);
    } else if (setup->packs_count > 0) {
        footer.primary = (struct button){.label = ui_text(ui, TEXT_SETUP_OPEN),
                                         .action = {ACTION_SETUP_OPEN, 0},
                                         .is_primary = true};
    }
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 460, &side);
    packs_draw(ui, &column, setup);
    if (side.w == 0) {
        how_draw(ui, &column, setup);
        ui_scroll_end(ui, column.y);
        return;
    }
    side.y += text_line_height(ui, style_heading) + ui_px(ui, 16);
    how_draw(ui, &side, setup);
    ui_scroll_end(ui, column.y > side.y ? column.y : side.y);
}

/* Settings: a row for each, its choices beside each other on cards of one width. What is picked has
 * a tick, for those who do not see the frame. The page stands in the place of help. */
#include "screen.h"

#define ROW_MAX TUNING_LANGUAGES_MAX

/* One setting: what it is called, and what may be chosen. */
struct row {
    enum text_id label;
    enum action_kind action;
    struct words words[ROW_MAX];
    const char *names[ROW_MAX]; /* NULL: `words` has it */
    int count, picked;
};

static const struct style label_style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_LEFT};
/* Measured as if all were picked, so that nothing moves when one is. */
static const struct style card_style = {FONT_BODY_BOLD, 19, COLOR_INK, ALIGN_LEFT};

#define FIFTHS 5

/* --- a row ---------------------------------------------------------------------------------------
 */

static const char *name_of(const struct row *row, int index) {
    return row->names[index] != NULL ? row->names[index] : row->words[index].text;
}

static int tick_size(const struct ui *ui) {
    return ui_type(ui, 18);
}

/* Edges, and room for the tick at the end. */
static int card_edges(const struct ui *ui) {
    return 2 * ui_px(ui, 14) + tick_size(ui) + ui_px(ui, 8);
}

/* The smallest number of fifths of the width, with the gaps between them, that is `least` wide. */
static int in_fifths(int width, int gap, int least) {
    int fifth = (width - (FIFTHS - 1) * gap) / FIFTHS;
    int wide = fifth;
    while (wide < least) {
        wide += fifth + gap;
    }
    return wide;
}

/* Cards of all rows stand below each other where they are as wide; else they share the width. */
static struct grid row_grid(const struct ui *ui, int width, const struct row *row) {
    int least = 0;
    for (int i = 0; i < row->count; i++) {
        int w = text_width(ui, card_style, name_of(row, i)) + card_edges(ui);
        least = w > least ? w : least;
    }
    struct grid grid = {.columns = 1, .gap = ui_px(ui, 12)};
    while (grid.columns < row->count &&
           (grid.columns + 1) * least + grid.columns * grid.gap <= width) {
        grid.columns++;
    }
    int rows = (row->count + grid.columns - 1) / grid.columns;
    grid.columns = (row->count + rows - 1) / rows;
    int share = (width - (grid.columns - 1) * grid.gap) / grid.columns;
    int even = in_fifths(width, grid.gap, least);
    grid.cell_w = even < share ? even : share;
    return grid;
}

static int card_height(const struct ui *ui, const struct grid *grid, const struct row *row) {
    int height = 0;
    for (int i = 0; i < row->count; i++) {
        int h = text_height(ui, grid->cell_w - card_edges(ui), card_style, name_of(row, i));
        height = h > height ? h : height;
    }
    return height + 2 * ui_px(ui, 11);
}

static void one_draw(struct ui *ui, struct rect cell, const struct row *row, int index) {
    struct card card = {.action = {row->action, index}, .is_picked = index == row->picked};
    int edge = ui_px(ui, 14);
    struct rect text = {cell.x + edge, cell.y, cell.w - card_edges(ui), 0};
    struct style style = card_style;
    style.font = card.is_picked ? FONT_BODY_BOLD : FONT_BODY;
    text.y += (cell.h - text_height(ui, text.w, card_style, name_of(row, index))) / 2;
    card_draw(ui, cell, &card);
    text_draw(ui, text, style, name_of(row, index));
    if (card.is_picked) {
        int size = tick_size(ui);
        struct rect tick = {cell.x + cell.w - edge - size, cell.y + (cell.h - size) / 2, size,
                            size};
        ui_tick(ui, tick, COLOR_ACCENT);
    }
}

/* The cards; returns their height. */
static int cards_draw(struct ui *ui, struct rect at, const struct row *row) {
    struct grid grid = row_grid(ui, at.w, row);
    int height = card_height(ui, &grid, row);
    int y = at.y;
    for (int i = 0; i < row->count; i++) {
        int column = i % grid.columns;
        y += i > 0 && column == 0 ? height + ui_px(ui, 8) : 0;
        one_draw(ui,
                 (struct rect){at.x + column * (grid.cell_w + grid.gap), y, grid.cell_w, height},
                 row, i);
    }
    return y + height - at.y;
}

static int first_height(const struct ui *ui, int width, const struct row *row) {
    struct grid grid = row_grid(ui, width, row);
    return card_height(ui, &grid, row);
}

/* Label and cards beside each other; below each other where type is large for the window. */
static void row_draw(struct ui *ui, struct column *column, const struct row *row) {
    int label_w = ui_type(ui, 220);
    const char *label = ui_text(ui, row->label);
    if (column->w - label_w < ui_type(ui, 600)) {
        column_text(ui, column, label_style, label);
        column_space(ui, column, 6);
        column->y += cards_draw(ui, (struct rect){column->x, column->y, column->w, 0}, row);
        column_space(ui, column, 16);
        return;
    }
    int label_h = text_height(ui, label_w - ui_px(ui, 16), label_style, label);
    int offset = (first_height(ui, column->w - label_w, row) - label_h) / 2;
    text_draw(
        ui,
        (struct rect){column->x, column->y + (offset > 0 ? offset : 0), label_w - ui_px(ui, 16), 0},
        label_style, label);
    int height =
        cards_draw(ui, (struct rect){column->x + label_w, column->y, column->w - label_w, 0}, row);
    column->y += height > label_h ? height : label_h;
    column_space(ui, column, 14);
}

/* --- the settings --------------------------------------------------------------------------------
 */

/* A row of texts. */
static struct row row_of(const struct ui *ui, enum text_id label, enum action_kind action,
                         const enum text_id *ids, int count) {
    struct row row = {.label = label, .action = action, .count = count};
    for (int i = 0; i < count; i++) {
        row.names[i] = ui_text(ui, ids[i]);
    }
    return row;
}

static void two_draw(struct ui *ui, struct column *column, struct row row, bool is_second) {
    row.picked = is_second ? 1 : 0;
    row_draw(ui, column, &row);
}

static void steps_row(struct ui *ui, struct column *column, struct row row,
                      int (*value)(int step)) {
    row.count = TUNING_STEPS;
    for (int i = 0; i < TUNING_STEPS; i++) {
        row.words[i] = ui_fill_count(ui, TEXT_SETTINGS_PERCENT, (unsigned long)value(i), "");
    }
    row_draw(ui, column, &row);
}

static void seen_draw(struct ui *ui, struct column *column, const struct app *app) {
    static const enum text_id themes[] = {TEXT_SETTINGS_LIGHT, TEXT_SETTINGS_DARK,
                                          TEXT_SETTINGS_CONTRAST};
    static const enum text_id motions[] = {TEXT_SETTINGS_MOTION_ALL, TEXT_SETTINGS_MOTION_LESS};
    struct row theme = row_of(ui, TEXT_SETTINGS_THEME, ACTION_SET_THEME, themes, THEME_COUNT);
    theme.picked = (int)app->config.theme;
    row_draw(ui, column, &theme);
    steps_row(ui, column,
              (struct row){.label = TEXT_SETTINGS_TEXT,
                           .action = ACTION_SET_TEXT,
                           .picked = tuning_text_step(app->config.text_percent)},
              tuning_text_percent);
    two_draw(ui, column, row_of(ui, TEXT_SETTINGS_MOTION, ACTION_SET_MOTION, motions, 2),
             app->config.less_motion);
}

static void heard_draw(struct ui *ui, struct column *column, const struct app *app) {
    static const enum text_id sounds[] = {TEXT_SETTINGS_SOUND_OFF, TEXT_SETTINGS_SOUND_ON};
    two_draw(ui, column, row_of(ui, TEXT_SETTINGS_SOUND, ACTION_SET_SOUND, sounds, 2),
             app->config.has_sound);
    steps_row(ui, column,
              (struct row){.label = TEXT_SETTINGS_VOLUME,
                           .action = ACTION_SET_VOLUME,
                           .picked = tuning_volume_step(app->config.volume)},
              tuning_volume);
}

/* "de" is picked for de_AT too, where there are no words of its own for it. */
static bool is_language(const char *code, const char *now) {
    while (*code != '\0' && *code == *now) {
        code++;
        now++;
    }
    return *code == '\0' && (*now == '\0' || *now == '_' || *now == '-' || *now == '.');
}

static void read_draw(struct ui *ui, struct column *column, const struct app *app) {
    static const enum text_id fonts[] = {TEXT_SETTINGS_FONT_USUAL, TEXT_SETTINGS_FONT_DYSLEXIC};
    const struct tuning_choices *choices = &app->tuning.choices;
    struct row row = {.label = TEXT_SETTINGS_LANGUAGE, .action = ACTION_SET_LANGUAGE, .picked = -1};
    for (int i = 0; i < choices->languages_count; i++) {
        row.names[i] = choices->languages[i].name;
        row.picked = is_language(choices->languages[i].code, app->config.language) ? i : row.picked;
    }
    row.count = choices->languages_count;
    if (row.count > 1) {
        row_draw(ui, column, &row);
    }
    if (choices->has_dyslexic) {
        two_draw(ui, column, row_of(ui, TEXT_SETTINGS_FONT, ACTION_SET_FONT, fonts, 2),
                 app->config.is_dyslexic);
    }
}

void screen_settings(struct ui *ui, const struct app *app) {
    bool is_unkept = app->tuning.is_unkept;
    struct footer footer = {.note =
                                ui_text(ui, is_unkept ? TEXT_SETTINGS_UNKEPT : TEXT_SETTINGS_KEPT),
                            .is_note_strong = is_unkept,
                            .primary = {.label = ui_text(ui, TEXT_HELP_CLOSE),
                                        .action = {ACTION_SETTINGS, 0},
                                        .is_primary = true}};
    int top = frame_top(ui, app);
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    column_say(ui, &column, style_heading, TEXT_SETTINGS_HEADING);
    column_space(ui, &column, 14);
    seen_draw(ui, &column, app);
    heard_draw(ui, &column, app);
    read_draw(ui, &column, app);
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
}

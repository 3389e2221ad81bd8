/* The board at reveal: the challenge and its twin, each with its own key and why, and the three
 * bars.
 */
#include "board.h"

static int bars_width(const struct ui *ui, const struct app *app) {
    bool has_bars = app->session.view.have_bars && app->session.view.bars.is_shown;
    return has_bars ? ui_px(ui, 520) : 0;
}

static void board_bars(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_bars *bars = &app->session.view.bars;
    uint64_t start = app->config.less_motion ? FAR_AWAY_MS : app->motion.bars_ms;
    struct bars_look look = {
        .height = 260, .size = 32, .permille = ui_ease(ui_progress(ui, start, BARS_MS))};
    struct style gain = {FONT_BODY_BOLD, 40, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    struct style sure = {FONT_BODY, 32, COLOR_MUTED, ALIGN_CENTRE};
    column_text(ui, column, gain, bars_gain(ui, bars).text);
    column_space(ui, column, 20);
    column->y += bars_draw(ui, (struct rect){column->x, column->y, column->w, 0}, bars, &look);
    if (bars->sure_mended > 0) {
        column_space(ui, column, 12);
        column_text(ui, column, sure,
                    ui_fill_count(ui, TEXT_BARS_SURE, bars->sure_mended, "").text);
    }
}

/* Sizes of type, and the edge of a panel. */
struct key_look {
    int caption, title, prompt, key, why, edge;
    bool has_figure; /* both go before type gets small: the class has had them before it */
    bool has_prompt;
};

static int said(struct ui *ui, struct rect at, struct style style, const char *text,
                bool is_drawn) {
    if (text[0] == '\0') {
        return 0;
    }
    return is_drawn ? text_draw(ui, at, style, text) : text_height(ui, at.w, style, text);
}

/* What was asked, and below it why; the key at their left where it is short, between them where it
 * is not. Measured and drawn by one function. */
static int key_lines(struct ui *ui, struct rect at, const struct reveal_part *part,
                     const struct key_look *look, bool is_drawn) {
    struct style caption = {FONT_BODY_BOLD, look->caption, COLOR_MUTED, ALIGN_LEFT};
    struct style title = {FONT_TITLE, look->title, COLOR_INK, ALIGN_LEFT};
    struct style prompt = {FONT_BODY, look->prompt, COLOR_MUTED, ALIGN_LEFT};
    struct style key = {FONT_TITLE, look->key, COLOR_INK, ALIGN_LEFT};
    struct style why = {FONT_BODY, look->why, COLOR_INK, ALIGN_LEFT};
    struct rect size = answer_measure(ui, at.w, key, part->key);
    struct rect text = at;
    bool is_beside = size.w <= at.w / 4;
    if (is_beside) {
        text.x += size.w + ui_px(ui, 40);
        text.w -= size.w + ui_px(ui, 40);
    }
    struct rect block = text;
    const char *figure = look->has_figure ? part->figure : "";
    struct figure_place place = figure_place(
        ui, text.w, figure,
        &(struct figure_room){look->key * 6 / 5, look->key * 3 / 4, look->prompt - 4, 400});
    bool has_prompt = look->has_prompt || part->title[0] == '\0';
    text.w = place.text_w;
    text.y += said(ui, text, caption, ui_text(ui, part->caption), is_drawn);
    text.y += said(ui, text, title, part->title, is_drawn);
    text.y += has_prompt ? said(ui, text, prompt, part->prompt, is_drawn) : 0;
    block.h = figure_block(&place, text.y - at.y);
    if (is_drawn) {
        figure_stand(ui, block, &place, figure);
    }
    text.w = block.w;
    text.y = at.y + block.h + ui_px(ui, look->edge / 3);
    if (!is_beside) {
        text.y += is_drawn ? answer_draw(ui, text, key, part->key) : size.h;
        text.y += ui_px(ui, 12);
    }
    text.y += said(ui, text, why, part->why, is_drawn);
    int height = text.y - at.y;
    height = is_beside && size.h > height ? size.h : height;
    if (is_drawn && is_beside) {
        at.y += (height - size.h) / 2;
        answer_draw(ui, at, key, part->key);
    }
    return height;
}

static int panel_height(struct ui *ui, int width, const struct reveal_part *part,
                        const struct key_look *look) {
    int edge = ui_px(ui, look->edge);
    return key_lines(ui, (struct rect){0, 0, width - 2 * edge, 0}, part, look, false) + 2 * edge;
}

/* Where the panels of all parts stand: below each other, or beside each other where the bars leave
 * them the whole width. */
struct key_place {
    const struct reveal_part *parts;
    int count, columns, gap;
};

static int place_height(struct ui *ui, int width, const struct key_place *place,
                        const struct key_look *look) {
    int cell_w = (width - (place->columns - 1) * place->gap) / place->columns;
    int all = 0, most = 0;
    for (int i = 0; i < place->count; i++) {
        int one = panel_height(ui, cell_w, &place->parts[i], look);
        most = one > most ? one : most;
        all += one + (i > 0 ? place->gap : 0);
    }
    return place->columns > 1 ? most : all;
}

/* The largest look in which everything is at most `height` high; else the smallest, and the board
 * turns its pages. */
static struct key_look fitting_look(struct ui *ui, int width, int height,
                                    const struct key_place *place) {
    static const struct key_look looks[] = {
        {38, 56, 42, 120, 52, 44, true, true},   {36, 50, 40, 104, 46, 36, true, true},
        {38, 56, 42, 120, 52, 44, true, false},  {36, 50, 40, 104, 46, 36, true, false},
        {36, 50, 40, 104, 46, 36, false, false}, {34, 46, 36, 96, 42, 28, false, false},
        {32, 40, 34, 80, 38, 24, false, false},  {30, 36, 32, 64, 34, 22, false, false},
    };
    size_t last = sizeof looks / sizeof looks[0] - 1;
    for (size_t i = 0; i < last; i++) {
        if (place_height(ui, width, place, &looks[i]) <= height) {
            return looks[i];
        }
    }
    return looks[last];
}

static void keys_draw(struct ui *ui, struct column *column, int bottom, const struct app *app,
                      bool is_wide) {
    struct reveal_part parts[2];
    int count = reveal_parts(app, parts);
    struct key_place place = {parts, count, is_wide ? count : 1, ui_px(ui, 24)};
    struct key_look look = fitting_look(ui, column->w, bottom - column->y, &place);
    struct rect panel = {column->x, column->y,
                         (column->w - (place.columns - 1) * place.gap) / place.columns, 0};
    int edge = ui_px(ui, look.edge);
    int end = panel.y;
    for (int i = 0; i < count; i++) {
        panel.h = place.columns > 1 ? place_height(ui, column->w, &place, &look)
                                    : panel_height(ui, panel.w, &parts[i], &look);
        panel_draw(ui, panel);
        key_lines(ui, rect_inside(panel, edge, edge), &parts[i], &look, true);
        end = panel.y + panel.h;
        panel.x += place.columns > 1 ? panel.w + place.gap : 0;
        panel.y += place.columns > 1 ? 0 : panel.h + place.gap;
    }
    column->y = end;
}

void board_reveal(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    int bars_w = bars_width(ui, app);
    int gap = ui_px(ui, 60);
    bool is_beside = bars_w > 0 && column->w - bars_w - gap >= ui_type(ui, 800);
    struct column left = *column;
    struct column right = *column;
    if (is_beside) {
        left.w -= bars_w + gap;
        right.x += left.w + gap;
        right.w = bars_w;
    }
    if (app->session.view.have_reveal) {
        keys_draw(ui, &left, bottom, app, bars_w == 0);
    }
    if (bars_w > 0) {
        right.y = is_beside ? right.y + ui_px(ui, 24) : left.y + ui_px(ui, 40);
        board_bars(ui, &right, app);
    }
    column->y = left.y > right.y ? left.y : right.y;
}

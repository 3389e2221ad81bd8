/* The board while a round is played: what is asked and how many are done, the thought in the
 * spotlight with its cheers, the key with why and the bars. */
#include "board.h"

/* --- asking ------------------------------------------------------------------------------------
 */

struct lines {
    const struct record_line *lines;
    int count, size, least_w; /* units of type */
};

/* Numbered lines in as many columns as fit; measured and drawn by one function. */
static int lines_draw(struct ui *ui, struct rect at, const struct lines *it, bool is_drawn) {
    struct style style = {FONT_BODY, it->size, COLOR_INK, ALIGN_LEFT};
    struct style muted = {FONT_BODY, it->size - 4, COLOR_MUTED, ALIGN_LEFT};
    const struct record_line *lines = it->lines;
    const int count = it->count;
    struct grid grid = grid_make(ui, at.w, count, ui_type(ui, it->least_w));
    int indent = ui_type(ui, 60);
    int top = at.y;
    for (int first = 0; first < count; first += grid.columns) {
        int most = 0;
        for (int i = first; i < first + grid.columns && i < count; i++) {
            struct rect digit = {at.x + (i - first) * (grid.cell_w + grid.gap), at.y, indent, 0};
            struct rect text = {digit.x + indent, at.y, grid.cell_w - indent, 0};
            struct words number = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)i + 1, "");
            int height = answer_measure(ui, text.w, style, lines[i].text).h;
            most = height > most ? height : most;
            if (is_drawn) {
                text_draw(ui, digit, muted, number.text);
                answer_draw(ui, text, style, lines[i].text);
            }
        }
        at.y += most + ui_px(ui, 14);
    }
    return at.y - top;
}

/* The options; of a match both lists, beside each other. */
static int lists_draw(struct ui *ui, struct rect at, const struct message_challenge *challenge,
                      int size, bool is_drawn) {
    int least_w = challenge->kind == KIND_MATCH ? 8 * size : 560;
    struct lines lefts = {challenge->options, challenge->options_count, size, least_w};
    struct lines rights = {challenge->rights, challenge->rights_count, size, least_w};
    if (challenge->kind != KIND_MATCH) {
        return lines_draw(ui, at, &lefts, is_drawn);
    }
    int gap = ui_px(ui, 60);
    at.w = (at.w - gap) / 2;
    struct rect right = at;
    right.x += at.w + gap;
    int left_h = lines_draw(ui, at, &lefts, is_drawn);
    int right_h = lines_draw(ui, right, &rights, is_drawn);
    return left_h > right_h ? left_h : right_h;
}

/* The largest type at which the lists are at most `room` high; else the smallest. */
static int list_size(struct ui *ui, struct rect at, const struct message_challenge *challenge,
                     int room) {
    int size = 38;
    while (size > 26 && lists_draw(ui, at, challenge, size, false) > room) {
        size -= 4;
    }
    return size;
}

static void question_draw(struct ui *ui, struct column *column, int bottom,
                          const struct message_challenge *challenge) {
    int edge = ui_px(ui, 56);
    struct rect panel = {column->x, column->y, column->w, 0};
    struct rect inner = rect_inside(panel, edge, 0);
    int title_h = challenge->title[0] != '\0'
                      ? text_height(ui, inner.w, board_title, challenge->title) + ui_px(ui, 20)
                      : 0;
    struct style prompt = {FONT_BODY, 36, COLOR_INK, ALIGN_LEFT};
    int around_lists = title_h + text_height(ui, inner.w, prompt, challenge->prompt) +
                       2 * ui_px(ui, 44) + ui_px(ui, 24);
    int size = list_size(ui, inner, challenge, bottom - panel.y - around_lists);
    int options_h = challenge->options_count > 0
                        ? lists_draw(ui, inner, challenge, size, false) + ui_px(ui, 24)
                        : 0;
    int around = title_h + options_h + 2 * ui_px(ui, 44);
    struct style style = {FONT_BODY, 0, COLOR_INK, ALIGN_LEFT};
    style = board_fit(ui, style, inner.w, bottom - panel.y - around, challenge->prompt);
    int prompt_h = text_height(ui, inner.w, style, challenge->prompt);
    panel.h = around + prompt_h;
    panel_draw(ui, panel);
    inner.y = panel.y + ui_px(ui, 44);
    if (title_h > 0) {
        text_draw(ui, inner, board_title, challenge->title);
    }
    inner.y += title_h;
    text_draw(ui, inner, style, challenge->prompt);
    inner.y += prompt_h + ui_px(ui, 24);
    if (options_h > 0) {
        lists_draw(ui, inner, challenge, size, true);
    }
    column->y += panel.h;
}

static struct words done_count(const struct ui *ui, const struct app *app) {
    const struct message_progress *progress = &app->session.view.progress;
    struct words done = ui_fill_count(ui, TEXT_NUMBER, progress->done, "");
    struct words all = ui_fill_count(ui, TEXT_NUMBER, progress->present, "");
    return ui_fill(ui, TEXT_BOARD_DONE, done.text, all.text);
}

/* The question with what is done now and how many are done. */
void board_asking(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    static const enum text_id texts[PHASE_COUNT] = {
        [PHASE_TRY] = TEXT_BOARD_TRY,         [PHASE_HUDDLE] = TEXT_BOARD_HUDDLE,
        [PHASE_OFFER] = TEXT_BOARD_OFFER,     [PHASE_MEND] = TEXT_BOARD_MEND,
        [PHASE_REFLECT] = TEXT_BOARD_REFLECT, [PHASE_AGAIN] = TEXT_BOARD_AGAIN,
    };
    enum text_id says = texts[app->session.view.phase.phase];
    bool has_count = app->session.view.have_progress && app->session.view.progress.present > 0;
    struct words count = done_count(ui, app);
    int count_w = has_count ? text_width(ui, board_muted, count.text) : 0;
    struct style right = board_muted;
    right.align = ALIGN_RIGHT;
    int says_w = column->w - count_w - ui_px(ui, 40);
    int below = text_height(ui, says_w, board_says, ui_text(ui, says)) + ui_px(ui, 28);
    if (challenge != NULL) {
        question_draw(ui, column, bottom - below, challenge);
    }
    column_space(ui, column, 28);
    struct rect at = {column->x, column->y, says_w, 0};
    if (has_count) {
        text_draw(ui, (struct rect){column->x, column->y, column->w, 0}, right, count.text);
    }
    column->y += text_draw(ui, at, board_says, ui_text(ui, says));
}

/* --- share -------------------------------------------------------------------------------------
 */

/* The largest look at which the thought is at most `height` high; else the smallest. */
static struct thought_look share_look(struct ui *ui, const struct app *app, int width, int height) {
    static const struct thought_look looks[] = {{120, 56, 36, 48, false},
                                                {96, 48, 34, 48, false},
                                                {84, 40, 32, 40, false},
                                                {64, 34, 30, 32, false},
                                                {48, 28, 28, 24, false}};
    size_t last = sizeof looks / sizeof looks[0] - 1;
    for (size_t i = 0; i < last; i++) {
        if (thought_height(ui, width, app, &looks[i]) <= height) {
            return looks[i];
        }
    }
    return looks[last];
}

static void share_bowl(struct ui *ui, struct rect area, const struct app *app) {
    struct style chorus = {FONT_BODY_BOLD, 34, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    int w = area.w * 4 / 5;
    int h = w * 7 / 8;
    h = h < area.h * 4 / 5 ? h : area.h * 4 / 5;
    w = h * 8 / 7;
    plain_bowl(ui, (struct rect){area.x + (area.w - w) / 2, area.y + area.h / 10, w, h}, true);
    pills_draw(ui, area, app, &(struct pills_look){.size = 30});
    if (is_chorus(ui, app, CHORUS_WORDS_MS)) {
        struct rect at = {area.x, area.y + area.h * 9 / 10, area.w, 0};
        text_draw(ui, at, chorus, ui_text(ui, TEXT_CHORUS));
    }
}

void board_share(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct session_view *view = &app->session.view;
    int bowl_w = ui_px(ui, 560);
    int gap = ui_px(ui, 48);
    if (!view->have_spotlight) {
        column_space(ui, column, 60);
        column_say(ui, column, board_title, TEXT_SHARE_HEADING);
        column_space(ui, column, 24);
        column_say(ui, column, board_says, TEXT_SHARE_SOON);
        return;
    }
    struct column left = *column;
    struct rect area = {column->x + column->w - bowl_w, column->y, bowl_w, bottom - column->y};
    left.w -= bowl_w + gap;
    bool has_questions = view->spotlight.number > 0;
    int below = has_questions ? text_height(ui, left.w, board_says, ui_text(ui, TEXT_BOARD_SHARE)) +
                                    ui_px(ui, 28)
                              : 0;
    struct thought_look look = share_look(ui, app, left.w, bottom - left.y - below);
    thought_panel(ui, &left, app, &look);
    if (has_questions) {
        column_space(ui, &left, 28);
        column_say(ui, &left, board_says, TEXT_BOARD_SHARE);
    }
    share_bowl(ui, area, app);
    column->y = bottom;
}

/* --- reveal ------------------------------------------------------------------------------------
 */

static int bars_width(const struct ui *ui, const struct app *app) {
    bool has_bars = app->session.view.have_bars && app->session.view.bars.is_shown;
    return has_bars ? ui_px(ui, 560) : 0;
}

static void board_bars(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_bars *bars = &app->session.view.bars;
    uint64_t start = app->config.less_motion ? FAR_AWAY_MS : app->motion.bars_ms;
    struct bars_look look = {
        .height = 250, .size = 28, .permille = ui_progress(ui, start, BARS_MS)};
    struct style gain = {FONT_BODY_BOLD, 40, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    struct style sure = {FONT_BODY, 30, COLOR_MUTED, ALIGN_CENTRE};
    column_text(ui, column, gain, bars_gain(ui, bars).text);
    column_space(ui, column, 20);
    column->y += bars_draw(ui, (struct rect){column->x, column->y, column->w, 0}, bars, &look);
    if (bars->sure_mended > 0) {
        column_space(ui, column, 12);
        column_text(ui, column, sure,
                    ui_fill_count(ui, TEXT_BARS_SURE, bars->sure_mended, "").text);
    }
}

static void key_draw(struct ui *ui, struct column *column, int bottom, const struct app *app) {
    const struct message_reveal *reveal = &app->session.view.reveal;
    struct style key = {FONT_TITLE, 96, COLOR_INK, ALIGN_LEFT};
    int edge = ui_px(ui, 48);
    struct rect panel = {column->x, column->y, column->w, 0};
    struct column inner = {panel.x + edge, panel.y + edge, panel.w - 2 * edge};
    int says_h = text_height(ui, inner.w, board_says, ui_text(ui, TEXT_REVEAL_KEY));
    int key_h = answer_measure(ui, inner.w, key, reveal->key).h;
    int around = 2 * edge + says_h + key_h + ui_px(ui, 48);
    struct style why = {FONT_BODY, 0, COLOR_INK, ALIGN_LEFT};
    why = board_fit(ui, why, inner.w, bottom - panel.y - around, reveal->explanation);
    why.size = why.size < 48 ? why.size : 48;
    panel.h = around + text_height(ui, inner.w, why, reveal->explanation);
    panel_draw(ui, panel);
    column_say(ui, &inner, board_says, TEXT_REVEAL_KEY);
    column_space(ui, &inner, 24);
    inner.y += answer_draw(ui, (struct rect){inner.x, inner.y, inner.w, 0}, key, reveal->key);
    column_space(ui, &inner, 24);
    column_text(ui, &inner, why, reveal->explanation);
    column->y += panel.h;
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
        key_draw(ui, &left, bottom, app);
    }
    if (bars_w > 0) {
        right.y = is_beside ? right.y + ui_px(ui, 24) : left.y + ui_px(ui, 40);
        board_bars(ui, &right, app);
    }
    column->y = left.y > right.y ? left.y : right.y;
}

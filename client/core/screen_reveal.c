/* The reveal: the keys and why, where thoughts often turn, how the room grew, and what the team's
 * bowl and the class's gold got from it. Match and miss stand in the same places, in the same
 * colours. */
#include "screen.h"

#include "str.h"

/* --- left: what it is and why ------------------------------------------------------------------
 */

/* The picture of the question that is shown: of what was asked in this round, if it is known. */
static const char *figure_of(const struct session_view *view, bool is_twin) {
    const struct message_challenge *asked = &view->challenge;
    uint8_t round = view->reveal.round;
    if (view->have_challenge && asked->round == round && (asked->part != 0) == is_twin) {
        return asked->figure;
    }
    return is_twin && view->have_twin && view->twin.round == round ? view->twin.figure : "";
}

int reveal_parts(const struct app *app, struct reveal_part parts[2]) {
    const struct message_reveal *reveal = &app->session.view.reveal;
    bool is_old = app->session.view.phase.kind == ROUND_MENDING;
    struct reveal_part asked = {TEXT_REVEAL_KEY, reveal->title,
                                reveal->prompt,  figure_of(&app->session.view, false),
                                reveal->key,     reveal->explanation};
    struct reveal_part twin = {
        is_old ? TEXT_REVEAL_KEY : TEXT_REVEAL_TWIN, reveal->twin_title, reveal->twin_prompt,
        figure_of(&app->session.view, true),         reveal->twin_key,   reveal->twin_explanation};
    bool has_twin = reveal->twin_key[0] != '\0';
    bool is_twin_first = has_twin && is_old;
    asked.caption = is_twin_first ? TEXT_REVEAL_OLD : TEXT_REVEAL_KEY;
    parts[is_twin_first ? 1 : 0] = asked;
    parts[is_twin_first ? 0 : 1] = twin;
    return has_twin ? 2 : 1;
}

static int said(struct ui *ui, struct rect at, struct style style, const char *text,
                bool is_drawn) {
    return is_drawn ? text_draw(ui, at, style, text) : text_height(ui, at.w, style, text);
}

/* The key at the left, what was asked and why at its right; a long key stands between them.
 * Measured and drawn by one function. */
static int key_lines(struct ui *ui, struct rect at, const struct reveal_part *part, bool is_drawn) {
    struct style key = {FONT_TITLE, 38, COLOR_INK, ALIGN_CENTRE};
    struct style asked = {FONT_BODY_BOLD, 19, COLOR_INK, ALIGN_LEFT};
    struct rect size = answer_measure(ui, at.w, key, part->key);
    struct rect left = {at.x, at.y, ui_px(ui, 104), 0};
    int top = at.y;
    bool is_beside = size.w <= left.w && left.w < at.w / 4;
    if (is_beside) {
        at.x += left.w + ui_px(ui, 24);
        at.w -= left.w + ui_px(ui, 24);
    }
    struct figure_place place =
        figure_place(ui, at.w, part->figure, &(struct figure_room){84, 44, 15, 320});
    struct rect block = {at.x, at.y, at.w, 0};
    at.w = place.text_w;
    at.y += said(ui, at, style_label, ui_text(ui, part->caption), is_drawn) + ui_px(ui, 4);
    if (part->title[0] != '\0') {
        at.y += said(ui, at, asked, part->title, is_drawn) + ui_px(ui, 2);
    }
    if (part->prompt[0] != '\0') {
        at.y += said(ui, at, style_muted, part->prompt, is_drawn);
    }
    block.h = figure_block(&place, at.y - block.y);
    if (is_drawn) {
        figure_stand(ui, block, &place, part->figure);
    }
    at.w = block.w;
    at.y = block.y + block.h + (part->prompt[0] != '\0' ? ui_px(ui, 8) : 0);
    if (!is_beside) {
        key.align = ALIGN_LEFT;
        left = at;
        at.y += size.h + ui_px(ui, 8);
    }
    at.y += said(ui, at, style_body, part->why, is_drawn);
    int height = at.y - top > size.h ? at.y - top : size.h;
    if (is_drawn) {
        left.y += is_beside ? (height - size.h) / 2 : 0;
        answer_draw(ui, left, key, part->key);
    }
    return height;
}

static void key_panel(struct ui *ui, struct column *column, const struct reveal_part *part) {
    struct rect panel = {column->x, column->y, column->w, 0};
    int edge = ui_px(ui, 18);
    panel.h = key_lines(ui, rect_inside(panel, edge, 0), part, false) + 2 * edge;
    panel_draw(ui, panel);
    key_lines(ui, rect_inside(panel, edge, edge), part, true);
    column->y += panel.h + ui_px(ui, 12);
}

/* One slip: the answer beside the thought and where it turns. */
static void slip_draw(struct ui *ui, struct column *column, const struct record_slip *slip) {
    struct style answer = {FONT_TITLE, 22, COLOR_INK, ALIGN_CENTRE};
    struct style turn = {FONT_BODY, 18, COLOR_INK, ALIGN_LEFT};
    struct words thinking = ui_fill(ui, TEXT_REVEAL_THINKING, slip->thinking, "");
    int least = ui_px(ui, 122);
    struct rect size = answer_measure(ui, column->w / 4, answer, slip->answer);
    struct rect at = {column->x, column->y, size.w > least ? size.w : least, 0};
    answer_draw(ui, at, answer, slip->answer);
    int indent = at.w + ui_px(ui, 24);
    struct column text = {column->x + indent, column->y, column->w - indent};
    column_text(ui, &text, style_muted, thinking.text);
    column_space(ui, &text, 2);
    column_text(ui, &text, turn, slip->turn);
    int end = text.y > column->y + size.h ? text.y : column->y + size.h;
    column->y = end + ui_px(ui, 10);
}

static void why_column(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_reveal *reveal = &app->session.view.reveal;
    struct style heading = {FONT_TITLE, 28, COLOR_INK, ALIGN_LEFT};
    column_say(ui, column, heading, TEXT_REVEAL_HEADING);
    column_space(ui, column, 10);
    if (!app->session.view.have_reveal) {
        column_say(ui, column, style_muted, TEXT_WAITING);
        return;
    }
    struct reveal_part parts[2];
    int count = reveal_parts(app, parts);
    for (int i = 0; i < count; i++) {
        key_panel(ui, column, &parts[i]);
    }
    if (reveal->slips_count > 0) {
        column_space(ui, column, 4);
        column_say(ui, column, style_label, TEXT_REVEAL_SLIPS);
        column_space(ui, column, 8);
    }
    for (int i = 0; i < reveal->slips_count; i++) {
        slip_draw(ui, column, &reveal->slips[i]);
    }
}

/* --- right: bars, bowl, gold -------------------------------------------------------------------
 */

void bars_panel(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_bars *bars = &app->session.view.bars;
    struct style gain_style = {FONT_BODY_BOLD, 20, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    struct style sure_style = {FONT_BODY, 17, COLOR_MUTED, ALIGN_CENTRE};
    if (!app->session.view.have_bars || !bars->is_shown) {
        return;
    }
    struct words gain = bars_gain(ui, bars);
    struct words sure = ui_fill_count(ui, TEXT_BARS_SURE, bars->sure_mended, "");
    uint64_t start = app->config.less_motion ? FAR_AWAY_MS : app->motion.bars_ms;
    struct bars_look look = {
        .height = 96, .size = 16, .permille = ui_ease(ui_progress(ui, start, BARS_MS))};
    struct column inner = {column->x, column->y, column->w};
    column_text(ui, &inner, gain_style, gain.text);
    column_space(ui, &inner, 8);
    inner.y += bars_draw(ui, (struct rect){inner.x, inner.y, inner.w, 0}, bars, &look);
    if (bars->sure_mended > 0) {
        column_space(ui, &inner, 6);
        column_text(ui, &inner, sure_style, sure.text);
    }
    column->y = inner.y + ui_px(ui, 16);
}

/* What the gold is for, in one line that wraps. */
static struct words gold_words(const struct ui *ui, const struct message_result *result,
                               unsigned *sum) {
    const struct {
        unsigned gold;
        enum text_id text;
    } parts[] = {{result->gold_trying, TEXT_REVEAL_FOR_TRYING},
                 {result->gold_there, TEXT_REVEAL_FOR_THERE},
                 {result->gold_helping, TEXT_REVEAL_FOR_HELPING},
                 {result->gold_reflecting, TEXT_REVEAL_FOR_REFLECTING},
                 {result->paid_mending, TEXT_REVEAL_FOR_MENDING}};
    struct words all = {""};
    *sum = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].gold > 0) {
            struct words one = ui_fill_count(ui, parts[i].text, parts[i].gold, "");
            str_append(all.text, sizeof all.text, *sum > 0 ? ", " : "");
            str_append(all.text, sizeof all.text, one.text);
            *sum += parts[i].gold;
        }
    }
    return all;
}

static void gold_lines(struct ui *ui, struct column *column, const struct message_result *result) {
    struct style title = {FONT_BODY_BOLD, 20, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    struct style line = {FONT_BODY, 17, COLOR_MUTED, ALIGN_CENTRE};
    unsigned sum;
    struct words parts = gold_words(ui, result, &sum);
    struct words total = ui_fill_count(ui, TEXT_REVEAL_GOLD, sum, "");
    if (sum > 0) {
        column_text(ui, column, title, total.text);
        column_text(ui, column, line, parts.text);
    }
}

static void result_column(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct style words = {FONT_BODY, 18, COLOR_INK, ALIGN_CENTRE};
    bars_panel(ui, column, app);
    bowl_column(ui, column, app, 140);
    if (!view->have_result || view->result.phase != PHASE_REVEAL) {
        return;
    }
    enum text_id text = view->result.is_seam    ? TEXT_REVEAL_SEAM
                        : view->result.is_crack ? TEXT_REVEAL_CRACK
                                                : TEXT_REVEAL_WHOLE;
    if (view->result.is_asked) {
        column_say(ui, column, words, text);
        column_space(ui, column, 10);
    }
    gold_lines(ui, column, &view->result);
}

void screen_reveal(struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct words progress = {""};
    if (view->have_progress && view->progress.done > 0) {
        struct words done = ui_fill_count(ui, TEXT_NUMBER, view->progress.done, "");
        struct words all = ui_fill_count(ui, TEXT_NUMBER, view->progress.present, "");
        progress = ui_fill(ui, TEXT_REVEAL_READ, done.text, all.text);
    }
    struct footer footer = {.note = progress.text[0] != '\0' ? progress.text : NULL};
    if (view->have_reveal && view->reveal.has_again && footer.note == NULL) {
        footer.note = ui_text(ui, TEXT_REVEAL_AGAIN_FOLLOWS);
    }
    if (view->is_ready_said) {
        footer.done = ui_text(ui, TEXT_REVEAL_READY_SAID);
        footer.is_kept = true;
    } else {
        footer.primary = (struct button){.label = ui_text(ui, TEXT_REVEAL_READY),
                                         .action = {ACTION_READY, 0},
                                         .is_primary = true};
    }
    int top = frame_top(ui, app);
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 304, &side);
    why_column(ui, &column, app);
    struct column right = side.w > 0 ? side : column;
    column_space(ui, &right, 4);
    result_column(ui, &right, app);
    ui_scroll_end(ui, (right.y > column.y ? right.y : column.y) + ui_px(ui, 8));
}

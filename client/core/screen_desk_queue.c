/* What was offered, in the order in which it would be shown, and words that wait for a nod. Nobody
 * stands beside a miss: the row tells the answer, the thought and how many. */
#include "screen_desk.h"

#include <string.h>

#include "str.h"

#define WIDE_UNITS 560

static bool is_on_screen(const struct app *app, const struct record_desk_miss *miss) {
    const struct session_view *view = &app->session.view;
    return view->have_spotlight && miss->is_shown &&
           strcmp(view->spotlight.answer, miss->text) == 0;
}

static struct words counts_of(const struct ui *ui, const struct record_desk_miss *miss) {
    struct words teams = miss->teams > 0 ? ui_fill_count(ui, TEXT_DESK_MISS_TEAMS, miss->teams, "")
                                         : ui_fill_count(ui, TEXT_DESK_MISS_TRIES, miss->tries, "");
    if (miss->sure == 0) {
        return teams;
    }
    return ui_fill_count(ui, TEXT_DESK_MISS_SURE, miss->sure, teams.text);
}

static const char *thought_of(const struct ui *ui, const struct record_desk_miss *miss) {
    if (miss->waits_for_nod) {
        return ui_text(ui, TEXT_DESK_MISS_WAITS);
    }
    return miss->thought[0] != '\0' ? miss->thought : ui_text(ui, TEXT_DESK_MISS_SILENT);
}

/* Show, hide and the two arrows; a miss that was shown tells so. Returns the y behind them. */
static int row_links(struct ui *ui, const struct app *app, struct column place,
                     const struct record_desk_miss *miss) {
    struct style state = {FONT_BODY_BOLD, 16, COLOR_MUTED, ALIGN_LEFT};
    int number = (int)miss->answer;
    struct flow flow = flow_begin(&place);
    if (miss->is_shown) {
        bool is_now = is_on_screen(app, miss);
        state.color = is_now ? COLOR_GOLD_TEXT : COLOR_MUTED;
        place.y += ui_px(ui, 5);
        column_say(ui, &place, state, is_now ? TEXT_DESK_MISS_NOW : TEXT_DESK_MISS_SHOWN);
        return place.y + ui_px(ui, 5);
    }
    flow_link(ui, &flow, ui_text(ui, TEXT_DESK_MISS_SHOW),
              (struct action){ACTION_DESK_SHOW, number});
    flow_link(ui, &flow, ui_text(ui, miss->is_hidden ? TEXT_DESK_MISS_UNHIDE : TEXT_DESK_MISS_HIDE),
              (struct action){ACTION_DESK_HIDE, number});
    flow_link(ui, &flow, ui_text(ui, TEXT_DESK_MISS_UP), (struct action){ACTION_DESK_UP, number});
    flow_link(ui, &flow, ui_text(ui, TEXT_DESK_MISS_DOWN),
              (struct action){ACTION_DESK_DOWN, number});
    flow_end(ui, &flow, &place);
    return place.y;
}

static int links_width(const struct ui *ui) {
    static const enum text_id links[] = {TEXT_DESK_MISS_SHOW, TEXT_DESK_MISS_HIDE,
                                         TEXT_DESK_MISS_UP, TEXT_DESK_MISS_DOWN};
    int width = 3 * ui_px(ui, 10) + ui_px(ui, 4);
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        width += link_width(ui, ui_text(ui, links[i]));
    }
    return width;
}

/* Draws the row's inside from inner->y on; returns the y behind it. */
static int row_inside(struct ui *ui, const struct app *app, struct column inner,
                      const struct record_desk_miss *miss) {
    struct style answer = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_LEFT};
    struct words counts = counts_of(ui, miss);
    int gap = ui_px(ui, 14);
    int links_w = links_width(ui);
    int top = inner.y + ui_px(ui, 5);
    answer.color = miss->is_hidden ? COLOR_MUTED : COLOR_INK;
    if (inner.w < ui_type(ui, WIDE_UNITS)) {
        column_text(ui, &inner, answer, miss->text);
        column_text(ui, &inner, desk_body, thought_of(ui, miss));
        column_text(ui, &inner, desk_quiet, counts.text);
        return row_links(ui, app, inner, miss);
    }
    int answer_w = inner.w * 13 / 100;
    struct column left = {inner.x, top, answer_w};
    struct column middle = {inner.x + answer_w + gap, top, inner.w - answer_w - links_w - 2 * gap};
    struct column right = {middle.x + middle.w + gap, inner.y, links_w};
    column_text(ui, &left, answer, miss->text);
    struct flow says = flow_begin(&middle);
    flow_text(ui, &says, desk_body, thought_of(ui, miss));
    flow_text(ui, &says, desk_quiet, counts.text);
    flow_end(ui, &says, &middle);
    int bottom = row_links(ui, app, right, miss);
    bottom = left.y > bottom ? left.y : bottom;
    return middle.y > bottom ? middle.y : bottom;
}

/* The frame comes first and gets its height behind what stands in it. */
static void row_draw(struct ui *ui, const struct app *app, struct column *column,
                     const struct record_desk_miss *miss) {
    bool is_now = is_on_screen(app, miss);
    size_t at = ui->list->count;
    struct rect rect = {column->x, column->y, column->w, 0};
    struct column inner = {rect.x + ui_px(ui, 18), rect.y + ui_px(ui, 8), rect.w - ui_px(ui, 30)};
    ui_rect(ui, rect,
            (struct paint){.fill = is_now ? COLOR_SOFT : COLOR_PANEL,
                           .stroke = is_now ? COLOR_GOLD : COLOR_LINE,
                           .radius = ui_px(ui, 10),
                           .stroke_px = 2});
    int bottom = row_inside(ui, app, inner, miss) + ui_px(ui, 8);
    if (at < ui->list->count) {
        ui->list->commands[at].h = bottom - rect.y;
    }
    column->y = bottom;
}

void desk_queue(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_desk_queue *queue = &app->desk->tables.queue;
    const struct message_phase *phase = &app->session.view.phase;
    bool is_phase = phase->phase == PHASE_OFFER || phase->phase == PHASE_SHARE;
    if (phase->stage != STAGE_ROUND || !is_phase) {
        return;
    }
    struct desk_panel panel = desk_panel_begin(ui, column);
    column_say(ui, column, desk_heading, TEXT_DESK_QUEUE);
    column_space(ui, column, 4);
    if (phase->phase == PHASE_SHARE) { /* while teams offer they all see it */
        desk_question_line(ui, app, column);
    }
    if (queue->queue_count == 0) {
        column_say(ui, column, desk_quiet, TEXT_DESK_QUEUE_EMPTY);
    }
    for (int i = 0; i < queue->queue_count; i++) {
        column_space(ui, column, i > 0 ? 8 : 0);
        row_draw(ui, app, column, &queue->queue[i]);
    }
    desk_panel_end(ui, column, &panel);
}

/* --- the tray --------------------------------------------------------------------------------- */

/* Whose they are and what stands there; beside it yes and no, below it where a line is short. */
static void text_row(struct ui *ui, struct column *column, const struct record_desk_text *text) {
    static const enum text_id kinds[WORDS_KIND_COUNT] = {[WORDS_THOUGHT] = TEXT_DESK_TEXT_THOUGHT,
                                                         [WORDS_LESSON] = TEXT_DESK_TEXT_LESSON,
                                                         [WORDS_NAME] = TEXT_DESK_TEXT_NAME};
    struct words who = ui_fill(ui, kinds[text->kind], text->who, "");
    const char *yes = ui_text(ui, TEXT_DESK_TEXT_YES), *no = ui_text(ui, TEXT_DESK_TEXT_NO);
    int links_w = link_width(ui, yes) + link_width(ui, no) + ui_px(ui, 12);
    bool is_wide = column->w >= ui_type(ui, WIDE_UNITS);
    struct column words = {column->x, column->y,
                           column->w - (is_wide ? links_w + ui_px(ui, 14) : 0)};
    column_text(ui, &words, desk_quiet, who.text);
    column_text(ui, &words, desk_body, text->words);
    struct column links = {column->x, words.y, column->w};
    if (is_wide) {
        links = (struct column){column->x + column->w - links_w, column->y, links_w};
    }
    struct flow flow = flow_begin(&links);
    flow_link(ui, &flow, yes, (struct action){ACTION_DESK_YES, (int)text->text});
    flow_link(ui, &flow, no, (struct action){ACTION_DESK_NO, (int)text->text});
    flow_end(ui, &flow, &links);
    column->y = words.y > links.y ? words.y : links.y;
    column_space(ui, column, 8);
}

void desk_nods(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_desk_texts *texts = &app->desk->tables.texts;
    if (texts->texts_count == 0 || app->session.link == SESSION_ENDED) {
        return;
    }
    struct desk_panel panel = desk_panel_begin(ui, column);
    struct words heading =
        ui_fill_count(ui, TEXT_DESK_TEXTS, (unsigned long)texts->texts_count + texts->more, "");
    const char *all = ui_text(ui, TEXT_DESK_NOD);
    struct flow flow = flow_begin(column);
    flow_text(ui, &flow, desk_heading, heading.text);
    int right = flow.right - link_width(ui, all);
    flow.x = flow.x < right ? right : flow.x;
    flow_link(ui, &flow, all, (struct action){ACTION_DESK, DESK_DO_NOD});
    flow_end(ui, &flow, column);
    column_space(ui, column, 6);
    for (int i = 0; i < texts->texts_count; i++) {
        text_row(ui, column, &texts->texts[i]);
    }
    column->y -= ui_px(ui, 8);
    desk_panel_end(ui, column, &panel);
}

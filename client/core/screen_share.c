/* Share: the thought in the spotlight beside a bowl of plain clay, nobody's; what is good in it and
 * where it turns; five cheers at the bottom. The same for everybody, whoever's thought it was. */
#include "screen.h"

#include "str.h"

static enum text_id caption_text(const struct message_spotlight *spotlight) {
    static const enum text_id captions[CAPTION_COUNT] = {[CAPTION_MANY] = TEXT_SHARE_MANY,
                                                         [CAPTION_TEAM] = TEXT_SHARE_TEAM,
                                                         [CAPTION_TEACHERS] = TEXT_SHARE_TEACHERS};
    return captions[spotlight->caption];
}

static bool is_shown(const struct app *app) {
    return app->session.view.have_spotlight;
}

/* --- the thought -------------------------------------------------------------------------------
 */

/* What is known of it beside the thought, a line each; "" ends them. */
struct beside {
    struct words lines[4];
    int count;
};

static void beside_add(struct beside *beside, struct words words) {
    if (words.text[0] != '\0') {
        beside->lines[beside->count++] = words;
    }
}

/* Where it turns, as the pack's author says; "" where it is not told, or is about another thought.
 */
static const char *turn_of(const struct session_view *view) {
    bool is_of_it = view->have_chosen && view->spotlight.caption != CAPTION_TEACHERS &&
                    view->chosen.spotlight == view->spotlight.number;
    return is_of_it && view->chosen.turn_text[0] != '\0' ? view->chosen.turn_text
                                                         : view->spotlight.turn;
}

static struct beside beside_of(const struct ui *ui, const struct app *app, bool has_turn) {
    const struct session_view *view = &app->session.view;
    const struct message_spotlight *it = &view->spotlight;
    struct beside beside = {.count = 0};
    bool is_teachers = it->caption == CAPTION_TEACHERS;
    if (it->team[0] != '\0') {
        beside_add(&beside, ui_fill(ui, TEXT_SHARE_NAMED, it->team, ""));
    }
    if (it->teams > 1) {
        beside_add(&beside, ui_fill_count(ui, TEXT_SHARE_TEAMS, it->teams, ""));
    } else if (!is_teachers) {
        beside_add(&beside, ui_fill(ui, TEXT_SHARE_THANKS, "", ""));
    }
    if (is_teachers && it->lesson[0] != '\0') {
        beside_add(&beside, ui_fill(ui, TEXT_SHARE_LEARNED, it->lesson, ""));
    }
    if (has_turn && turn_of(view)[0] != '\0') {
        beside_add(&beside, ui_fill(ui, TEXT_SHARE_TURN, turn_of(view), ""));
    }
    return beside;
}

/* Answer and thought side by side, the answer above where it is long; measured and drawn by one
 * function. */
static int thought_lines(struct ui *ui, struct rect at, const struct app *app,
                         const struct thought_look *look, bool is_drawn) {
    const struct message_spotlight *it = &app->session.view.spotlight;
    struct style answer = {FONT_TITLE, look->answer, COLOR_INK, ALIGN_LEFT};
    struct style style = {FONT_TITLE, look->thought, COLOR_INK, ALIGN_LEFT};
    struct words quoted = ui_fill(ui, TEXT_REVEAL_THINKING, it->thought, "");
    const char *thought = it->thought[0] != '\0' ? quoted.text : "";
    bool has_answer = it->answer[0] != '\0';
    struct rect size = answer_measure(ui, at.w, answer, it->answer);
    bool is_beside = has_answer && size.w <= at.w / 3;
    int gap = ui_px(ui, look->edge);
    struct rect text = at;
    if (is_beside) {
        text.x += size.w + gap;
        text.w -= size.w + gap;
    } else if (has_answer) {
        text.y += size.h + gap / 2;
    }
    int thought_h = thought[0] != '\0' ? text_height(ui, text.w, style, thought) : 0;
    int height = is_beside ? (thought_h > size.h ? thought_h : size.h) : text.y + thought_h - at.y;
    if (!is_drawn) {
        return height;
    }
    if (has_answer) {
        answer_draw(ui,
                    (struct rect){at.x, at.y + (is_beside ? (height - size.h) / 2 : 0), at.w, 0},
                    answer, it->answer);
    }
    if (thought_h > 0) {
        text.y += is_beside ? (height - thought_h) / 2 : 0;
        text_draw(ui, text, style, thought);
    }
    return height;
}

static struct style line_style(const struct thought_look *look, enum color color) {
    return (struct style){FONT_BODY_BOLD, look->words, color, ALIGN_LEFT};
}

int thought_height(struct ui *ui, int width, const struct app *app,
                   const struct thought_look *look) {
    struct beside beside = beside_of(ui, app, look->has_turn);
    int edge = ui_px(ui, look->edge);
    int gap = ui_px(ui, look->edge / 2);
    struct rect inner = {0, 0, width - 2 * edge, 0};
    const char *says = ui_text(ui, caption_text(&app->session.view.spotlight));
    int height = 2 * edge + gap;
    height += text_height(ui, inner.w, line_style(look, COLOR_MUTED), says);
    height += thought_lines(ui, inner, app, look, false);
    for (int i = 0; i < beside.count; i++) {
        height += gap;
        height += text_height(ui, inner.w, line_style(look, COLOR_GOLD_TEXT), beside.lines[i].text);
    }
    return height;
}

void thought_panel(struct ui *ui, struct column *column, const struct app *app,
                   const struct thought_look *look) {
    struct beside beside = beside_of(ui, app, look->has_turn);
    int edge = ui_px(ui, look->edge);
    int gap = ui_px(ui, look->edge / 2);
    struct rect panel = {column->x, column->y, column->w, thought_height(ui, column->w, app, look)};
    struct rect inner = rect_inside(panel, edge, edge);
    const char *says = ui_text(ui, caption_text(&app->session.view.spotlight));
    panel_draw(ui, panel);
    inner.y += text_draw(ui, inner, line_style(look, COLOR_MUTED), says) + gap;
    inner.y += thought_lines(ui, inner, app, look, true);
    for (int i = 0; i < beside.count; i++) {
        inner.y += gap;
        inner.y += text_draw(ui, inner, line_style(look, COLOR_GOLD_TEXT), beside.lines[i].text);
    }
    column->y += panel.h;
}

/* --- two questions -----------------------------------------------------------------------------
 */

/* What this team chose, as the room knows it, or as was just pressed. */
static int chosen_idea(const struct app *app, enum question question) {
    const struct session_view *view = &app->session.view;
    bool is_going = session_is_pending(&app->session, MESSAGE_choose_idea);
    int known = !view->have_chosen          ? 0
                : question == QUESTION_GOOD ? view->chosen.good
                                            : view->chosen.turn;
    return known == 0 || is_going ? view->ideas_said[question] : known;
}

static void question_draw(struct ui *ui, struct column *column, const struct app *app,
                          enum question question) {
    const struct session_view *view = &app->session.view;
    bool is_good = question == QUESTION_GOOD;
    const struct record_idea_line *lines = is_good ? view->questions.good : view->questions.turns;
    int count = is_good ? view->questions.good_count : view->questions.turns_count;
    const uint8_t *counts = is_good ? view->chosen.good_counts : view->chosen.turn_counts;
    int counted = is_good ? view->chosen.good_counts_count : view->chosen.turn_counts_count;
    struct choice_note notes[IDEAS_PER_CHALLENGE_MAX];
    struct choice choice = {.action = is_good ? ACTION_GOOD : ACTION_TURN,
                            .first = 1,
                            .is_list = true,
                            .is_prose = true,
                            .is_dense = true,
                            .count = count};
    bool is_told = view->have_chosen && counted > 0;
    for (int i = 0; i < count; i++) {
        choice.options[i] = lines[i].text;
        choice.picked |= chosen_idea(app, question) == i + 1 ? 1U << i : 0;
        notes[i] = (struct choice_note){.text = ""};
        if (is_told && i < counted && counts[i] > 0) {
            struct words teams = ui_fill_count(ui, TEXT_SHARE_CHOSE, counts[i], "");
            str_copy(notes[i].text, sizeof notes[i].text, teams.text);
        }
    }
    choice.notes = is_told ? notes : NULL;
    choice.has_notes_beside = true;
    column_say(ui, column, style_label, is_good ? TEXT_SHARE_GOOD : TEXT_SHARE_WHERE);
    column_space(ui, column, 6);
    column->y += choice_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &choice);
}

/* Beside each other where there is room. */
static void questions_draw(struct ui *ui, struct column *column, const struct app *app) {
    int gap = ui_px(ui, 24);
    int half = (column->w - gap) / 2;
    bool is_beside = half >= ui_type(ui, 300);
    struct column left = *column;
    struct column right = *column;
    if (!app->session.view.have_questions || app->session.view.spotlight.number == 0) {
        return;
    }
    if (is_beside) {
        left.w = right.w = half;
        right.x += half + gap;
    }
    question_draw(ui, &left, app, QUESTION_GOOD);
    if (!is_beside) {
        right.y = left.y + ui_px(ui, 16);
    }
    question_draw(ui, &right, app, QUESTION_TURN);
    column->y = left.y > right.y ? left.y : right.y;
}

/* --- the bowl and the screen -------------------------------------------------------------------
 */

void plain_bowl(struct ui *ui, struct rect at, bool has_crack) {
    struct draw_bowl bowl = {.is_plain = true,
                             .cracks = has_crack ? 1 : 0,
                             .crack_permille = 1000,
                             .seam_permille = 1000};
    ui_bowl(ui, at, &bowl);
}

/* Where it turns, under the bowl. */
static void turn_part(struct ui *ui, struct column *side, const struct app *app) {
    struct style style = {FONT_BODY, 18, COLOR_INK, ALIGN_LEFT};
    const char *turn = turn_of(&app->session.view);
    if (turn[0] == '\0') {
        return;
    }
    struct words words = ui_fill(ui, TEXT_SHARE_TURN, turn, "");
    struct rect band = {side->x, side->y + ui_px(ui, 12), side->w, 0};
    struct rect text = rect_inside(band, ui_px(ui, 18), ui_px(ui, 12));
    band.h = text_height(ui, text.w, style, words.text) + 2 * ui_px(ui, 12);
    ui_rect(ui, band, (struct paint){.fill = COLOR_SOFT, .radius = ui_px(ui, 14)});
    text_draw(ui, text, style, words.text);
    side->y = band.y + band.h;
}

static void bowl_part(struct ui *ui, struct column *side, const struct app *app) {
    struct style style = {FONT_BODY, 17, COLOR_MUTED, ALIGN_CENTRE};
    struct style chorus = {FONT_BODY_BOLD, 18, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    int out = ui_px(ui, 16);
    struct rect area = {side->x - out, side->y, side->w + 2 * out, ui_px(ui, 280)};
    int w = side->w * 4 / 5;
    struct rect bowl = {side->x + (side->w - w) / 2, side->y + ui_px(ui, 24), w, w * 7 / 8};
    plain_bowl(ui, bowl, is_shown(app));
    rain_on_bowl(ui, app, area, bowl.y + bowl.h / 6);
    pills_draw(ui, area, app, &(struct pills_look){.size = 15});
    side->y = area.y + area.h + ui_px(ui, 8);
    if (is_chorus(ui, app, CHORUS_WORDS_MS)) {
        column_say(ui, side, chorus, TEXT_CHORUS);
    } else {
        column_say(ui, side, style, TEXT_SHARE_BOWL);
    }
}

void screen_share(struct ui *ui, const struct app *app) {
    int top = frame_top(ui, app);
    bool is_narrow =
        ui->list->width - 2 * ui_px(ui, MARGIN_UNITS) - ui_px(ui, 320 + 32) < ui_type(ui, 560);
    int bottom = is_shown(app) ? cheers_bar(ui, app, is_narrow || app->config.less_motion)
                               : ui->list->height - ui_px(ui, 24);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 320, &side);
    struct thought_look look = {.answer = 38, .thought = 26, .words = 18, .edge = 16};
    look.has_turn = side.w == 0;
    column_space(ui, &column, 4);
    if (is_shown(app)) {
        if (app->session.view.spotlight.caption != CAPTION_TEACHERS) {
            about_draw(ui, &column, app, false);
        }
        thought_panel(ui, &column, app, &look);
        column_space(ui, &column, 12);
        questions_draw(ui, &column, app);
        if (is_narrow && is_chorus(ui, app, CHORUS_WORDS_MS)) {
            column_space(ui, &column, 12);
            column_say(ui, &column, style_gold, TEXT_CHORUS);
        }
    } else {
        column_say(ui, &column, style_heading, TEXT_SHARE_HEADING);
        column_space(ui, &column, 12);
        column_say(ui, &column, style_body, TEXT_SHARE_SOON);
    }
    if (side.w > 0) {
        bowl_part(ui, &side, app);
        turn_part(ui, &side, app);
    }
    ui_scroll_end(ui, (side.y > column.y && side.w > 0 ? side.y : column.y) + ui_px(ui, 8));
}

/* What all of it is about, where other things have the page: the question in small type, and what
 * the own team answered. The same lines for every team, so that nobody can tell two of them apart.
 */
#include "screen.h"

#include "picks.h"
#include "str.h"

static struct words question_words(const struct ui *ui, const struct message_challenge *it) {
    return ui_fill(ui, it->title[0] != '\0' ? TEXT_ABOUT : TEXT_ABOUT_ONE,
                   it->title[0] != '\0' ? it->title : it->prompt, it->prompt);
}

/* In one line; "" where this window did not see it. */
static struct words answer_words(const struct ui *ui, const struct session_view *view) {
    const struct record_idea *idea = play_team_answer(view);
    bool is_none = view->have_result && view->result.is_asked && play_team_said_nothing(view);
    struct words words = {""};
    char text[PICKS_WORDS_SIZE];
    if (idea == NULL) {
        return is_none ? ui_fill(ui, TEXT_ABOUT, ui_text(ui, TEXT_ABOUT_OURS),
                                 ui_text(ui, TEXT_ABOUT_NOT_YET))
                       : words;
    }
    picks_words(&view->challenge, idea->picks, idea->picks_count, idea->text, text, sizeof text);
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == '\n' ? ';' : *at;
    }
    return ui_fill(ui, TEXT_ABOUT, ui_text(ui, TEXT_ABOUT_OURS), text);
}

void about_draw(struct ui *ui, struct column *column, const struct app *app, bool has_answer) {
    const struct session_view *view = &app->session.view;
    struct style question = {FONT_BODY, 17, COLOR_MUTED, ALIGN_LEFT};
    struct style answer = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_LEFT};
    if (!view->have_challenge) {
        return;
    }
    struct figure_place place =
        figure_place(ui, column->w, view->challenge.figure, &(struct figure_room){56, 36, 14, 320});
    struct rect block = {column->x, column->y, column->w, 0};
    struct words asked = question_words(ui, &view->challenge);
    block.h = figure_block(&place, text_height(ui, place.text_w, question, asked.text));
    text_draw(ui, (struct rect){block.x, block.y, place.text_w, 0}, question, asked.text);
    figure_stand(ui, block, &place, view->challenge.figure);
    column->y += block.h;
    struct words ours = answer_words(ui, view);
    if (has_answer && ours.text[0] != '\0') {
        column_space(ui, column, 2);
        column_text(ui, column, answer, ours.text);
    }
    column_space(ui, column, 8);
}

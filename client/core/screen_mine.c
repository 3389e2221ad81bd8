/* The page of the recap that is one student's own: the way through the rounds, the aim, how it
 * feels now, two statements. Nobody else sees it. */
#include "screen.h"

/* What a round was for this student, told by how far it came. */
struct step {
    uint8_t bit;
    enum text_id text;
};
static const struct step steps[] = {
    {JOURNEY_FIRST, TEXT_JOURNEY_FIRST}, {JOURNEY_HUDDLE, TEXT_JOURNEY_HUDDLE},
    {JOURNEY_MEND, TEXT_JOURNEY_MEND},   {JOURNEY_MENDED, TEXT_JOURNEY_MENDED},
    {JOURNEY_TRIED, TEXT_JOURNEY_TRIED}, {JOURNEY_ASKED, TEXT_JOURNEY_ASKED},
};

static enum text_id step_text(uint8_t bits) {
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if ((bits & steps[i].bit) != 0) {
            return steps[i].text;
        }
    }
    return TEXT_JOURNEY_AWAY;
}

static void round_draw(struct ui *ui, struct column *column, int round, uint8_t bits) {
    struct style number = {FONT_BODY_BOLD, 18, COLOR_MUTED, ALIGN_LEFT};
    struct style line = {FONT_BODY, 18, COLOR_INK, ALIGN_LEFT};
    struct style again = {FONT_BODY_BOLD, 17, COLOR_GOLD_TEXT, ALIGN_LEFT};
    struct words digits = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)round, "");
    int indent = ui_type(ui, 40);
    struct rect at = {column->x, column->y, indent, 0};
    struct column text = {column->x + indent, column->y, column->w - indent};
    text_draw(ui, at, number, digits.text);
    column_say(ui, &text, line, step_text(bits));
    if ((bits & JOURNEY_AGAIN) != 0) {
        column_say(ui, &text, again, TEXT_JOURNEY_AGAIN);
    }
    column->y = text.y + ui_px(ui, 6);
}

/* What the screens called this round; an older room does not tell. */
static int round_number(const struct message_journey *journey, int round) {
    bool is_told = round < journey->numbers_count && journey->numbers[round] != 0;
    return is_told ? journey->numbers[round] : round + 1;
}

static void journey_part(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_journey *journey = &app->session.view.journey;
    column_say(ui, column, style_label, TEXT_JOURNEY);
    column_space(ui, column, 8);
    int told = 0;
    for (int i = 0; app->session.view.have_journey && i < journey->rounds_count; i++) {
        if (journey->rounds[i] != 0) {
            round_draw(ui, column, round_number(journey, i), journey->rounds[i]);
            told++;
        }
    }
    if (told == 0) {
        column_say(ui, column, style_body, TEXT_JOURNEY_EMPTY);
    }
}

static void aim_part(struct ui *ui, struct column *column, const struct app *app) {
    static const enum text_id aims[] = {TEXT_AIM_1, TEXT_AIM_2, TEXT_AIM_3};
    if (app->aim == 0) {
        return;
    }
    column_say(ui, column, style_label, TEXT_MINE_AIM);
    column_space(ui, column, 4);
    column_say(ui, column, style_body, aims[app->aim - 1]);
    column_space(ui, column, 14);
}

static void statement_part(struct ui *ui, struct column *column, const struct app *app,
                           enum feeling feeling) {
    static const enum text_id grades[] = {TEXT_GRADE_1, TEXT_GRADE_2, TEXT_GRADE_3, TEXT_GRADE_4};
    bool is_dare = feeling == FEELING_DARE;
    int felt = app->session.view.felt[feeling];
    struct choice choice = {
        .action = is_dare ? ACTION_DARE : ACTION_KIND, .first = 1, .count = 4, .is_dense = true};
    for (int i = 0; i < choice.count; i++) {
        choice.options[i] = ui_text(ui, grades[i]);
        choice.picked |= felt == i + 1 ? 1U << i : 0;
    }
    column_say(ui, column, style_body, is_dare ? TEXT_STATEMENT_DARE : TEXT_STATEMENT_KIND);
    column_space(ui, column, 6);
    column->y += choice_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &choice);
    column_space(ui, column, 12);
}

/* A room that has closed takes no more of it. */
static void feel_part(struct ui *ui, struct column *column, const struct app *app) {
    if (app->session.link == SESSION_ENDED) {
        return;
    }
    mood_draw(ui, column, app);
    column_space(ui, column, 12);
    column_say(ui, column, style_label, TEXT_STATEMENTS);
    column_space(ui, column, 6);
    statement_part(ui, column, app, FEELING_DARE);
    statement_part(ui, column, app, FEELING_KIND);
}

void mine_page(struct ui *ui, struct column *column, const struct app *app) {
    struct style heading = {FONT_TITLE, 30, COLOR_INK, ALIGN_LEFT};
    int gap = ui_px(ui, 48);
    int left_w = (column->w - gap) / 3;
    bool is_beside = left_w >= ui_type(ui, 300);
    column_say(ui, column, heading, TEXT_MINE_HEADING);
    column_space(ui, column, 12);
    struct column left = *column;
    struct column right = *column;
    if (is_beside) {
        left.w = left_w;
        right.x += left_w + gap;
        right.w -= left_w + gap;
    }
    aim_part(ui, &left, app);
    journey_part(ui, &left, app);
    if (!is_beside) {
        right.y = left.y + ui_px(ui, 20);
    }
    feel_part(ui, &right, app);
    column->y = left.y > right.y ? left.y : right.y;
}

/* The page of the recap that is one student's own: the way through the rounds, the aim, how it
 * feels now, two statements. Nobody else sees it. */
#include "screen.h"

#include "journey.h"

static void round_draw(struct ui *ui, struct column *column, int round, uint8_t bits) {
    struct style number = {FONT_BODY_BOLD, 18, COLOR_MUTED, ALIGN_LEFT};
    struct style line = {FONT_BODY, 18, COLOR_INK, ALIGN_LEFT};
    struct style again = {FONT_BODY_BOLD, 17, COLOR_GOLD_TEXT, ALIGN_LEFT};
    struct words digits = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)round, "");
    int indent = ui_type(ui, 40);
    struct rect at = {column->x, column->y, indent, 0};
    struct column text = {column->x + indent, column->y, column->w - indent};
    text_draw(ui, at, number, digits.text);
    column_say(ui, &text, line, journey_text(bits));
    if ((bits & JOURNEY_AGAIN) != 0) {
        column_say(ui, &text, again, TEXT_JOURNEY_AGAIN);
    }
    column->y = text.y + ui_px(ui, 6);
}

static void journey_part(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_journey *journey = &app->session.view.journey;
    column_say(ui, column, style_label, TEXT_JOURNEY);
    column_space(ui, column, 8);
    int told = 0;
    for (int i = 0; app->session.view.have_journey && i < journey->rounds_count; i++) {
        if (journey->rounds[i] != 0) {
            round_draw(ui, column, journey_number(journey, i), journey->rounds[i]);
            told++;
        }
    }
    if (told == 0) {
        column_say(ui, column, style_body, TEXT_JOURNEY_EMPTY);
    }
}

static void aim_part(struct ui *ui, struct column *column, const struct app *app) {
    if (app->aim == 0) {
        return;
    }
    column_say(ui, column, style_label, TEXT_MINE_AIM);
    column_space(ui, column, 4);
    column_say(ui, column, style_body, journey_aim(app->aim));
    column_space(ui, column, 14);
}

/* Whether there is something to keep. */
static bool has_way(const struct app *app) {
    const struct message_journey *journey = &app->session.view.journey;
    bool is_any = false;
    for (int i = 0; app->session.view.have_journey && i < journey->rounds_count; i++) {
        is_any = is_any || journey->rounds[i] != 0;
    }
    return is_any;
}

static void save_part(struct ui *ui, struct column *column, const struct app *app) {
    struct button button = {.label = ui_text(ui, TEXT_SAVE), .action = {ACTION_SAVE, 0}};
    if (!has_way(app)) {
        return;
    }
    column_space(ui, column, 8);
    if (app->saved != SAVED) {
        struct rect size = button_measure(ui, column->w, &button);
        button_draw(ui, (struct rect){column->x, column->y, size.w, size.h}, &button);
        column->y += size.h;
    }
    if (app->saved == SAVED || app->saved == NOT_SAVED) {
        enum text_id text = app->saved == SAVED          ? TEXT_SAVE_DONE
                            : app->saved_path[0] != '\0' ? TEXT_SAVE_NOT
                                                         : TEXT_SAVE_NOWHERE;
        column_space(ui, column, app->saved == SAVED ? 0 : 6);
        column_text(ui, column, style_small, ui_fill(ui, text, app->saved_path, "").text);
    }
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
    save_part(ui, &left, app);
    if (!is_beside) {
        right.y = left.y + ui_px(ui, 20);
    }
    feel_part(ui, &right, app);
    column->y = left.y > right.y ? left.y : right.y;
}

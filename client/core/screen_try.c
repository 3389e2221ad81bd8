/* The try: the question, an answer, how sure, and that nobody else sees it. */
#include "screen.h"

/* Whether the control stands well in a narrower place: options no taller than the faces below. */
static bool is_beside_well(const struct ui *ui, const struct app *app, int wide, int narrow) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    bool is_row = play_is_choice(challenge) || challenge->kind == KIND_CHOICES;
    if (narrow < ui_type(ui, 420)) {
        return false;
    }
    struct choice choice = options_of(app, challenge);
    return !is_row ||
           choice_height(ui, narrow, &choice) <= choice_height(ui, wide, &choice) + ui_px(ui, 96);
}

/* Answer and confidence side by side where there is room, else one below the other. */
static int controls(struct ui *ui, struct rect at, const struct app *app) {
    int gap = ui_px(ui, 40);
    int sure_w = ui_px(ui, 400) > ui_type(ui, 380) ? ui_px(ui, 400) : ui_type(ui, 380);
    int narrow = at.w - sure_w - gap;
    bool is_beside = is_beside_well(ui, app, at.w, narrow);
    struct rect answer = at;
    struct rect sure = at;
    if (is_beside) {
        answer.w = at.w - sure_w - gap;
        sure.x = at.x + answer.w + gap;
        sure.w = sure_w;
    }
    int answer_end = answer_control(ui, answer, app, TEXT_TRY_ANSWER);
    sure.y = is_beside ? at.y : answer_end + ui_px(ui, 24);
    sure.y += text_draw(ui, sure, style_label, ui_text(ui, TEXT_TRY_HOW_SURE)) + ui_px(ui, 4);
    sure.y += confidence_draw(ui, sure, app->play.confidence);
    return sure.y > answer_end ? sure.y : answer_end;
}

static struct footer try_footer(const struct ui *ui, const struct app *app) {
    struct footer footer = {
        .primary = {.label = ui_text(ui, TEXT_TRY_HAND_IN),
                    .action = {ACTION_HAND_IN, 0},
                    .is_primary = true},
        .quiet = {.label = ui_text(ui, TEXT_TRY_NOT_YET), .action = {ACTION_NOT_YET, 0}},
        .note = ui_text(ui, TEXT_TRY_PRIVATE),
    };
    footer.is_kept = app->session.view.is_kept;
    footer.done = done_words(ui, app, app->play.is_not_yet ? TEXT_TRY_KEPT_NOT_YET : TEXT_TRY_KEPT);
    return footer;
}

/* `spare` pixels are left over: the panel and what is below it stand further apart. Returns the y
 * behind all. */
static int try_content(struct ui *ui, struct column column, const struct app *app, int spare) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    struct rect at = {column.x, column.y, column.w, 0};
    if (challenge == NULL) {
        return at.y + text_draw(ui, at, style_muted, ui_text(ui, TEXT_WAITING));
    }
    if (app->session.view.phase.phase == PHASE_AGAIN) {
        at.y += text_draw(ui, at, style_body, ui_text(ui, TEXT_AGAIN)) + ui_px(ui, 10);
    }
    bool is_tall = challenge->kind == KIND_ORDER || challenge->kind == KIND_MATCH ||
                   challenge->kind == KIND_SLIP;
    int most = ui_px(ui, 56);
    spare = spare / 3 < most ? spare / 3 : most;
    at.y = challenge_panel(ui, at, challenge, is_tall ? NULL : app);
    at.y += ui_px(ui, is_tall ? 16 : 32) + spare;
    return controls(ui, at, app);
}

void screen_try(struct ui *ui, const struct app *app) {
    int top = frame_top(ui, app);
    struct footer footer = try_footer(ui, app);
    int bottom = frame_bottom(ui, &footer);
    int y = ui_scroll_begin(ui, top, bottom);
    struct column side;
    struct column column = frame_columns(ui, y + ui_px(ui, 4), 0, &side);
    struct ui_mark mark = ui_mark(ui);
    ui->is_roomy = true;
    int end = try_content(ui, column, app, 0);
    int left = ui_left_below(ui, end + ui_px(ui, 8));
    ui->is_roomy = left >= 0;
    ui_rewind(ui, &mark);
    end = try_content(ui, column, app, left > 0 ? left : 0);
    ui->is_roomy = false;
    ui_scroll_end(ui, end + ui_px(ui, 8));
}

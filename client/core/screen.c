/* Which screen is shown, and the parts that several screens share. */
#include "screen.h"

const struct style style_heading = {FONT_TITLE, 32, COLOR_INK, ALIGN_LEFT};
const struct style style_title = {FONT_TITLE, 34, COLOR_INK, ALIGN_LEFT};
const struct style style_prompt = {FONT_BODY, 28, COLOR_INK, ALIGN_LEFT};
const struct style style_body = {FONT_BODY, 20, COLOR_INK, ALIGN_LEFT};
const struct style style_muted = {FONT_BODY, 18, COLOR_MUTED, ALIGN_LEFT};
const struct style style_label = {FONT_BODY_BOLD, 18, COLOR_MUTED, ALIGN_LEFT};
const struct style style_small = {FONT_BODY, 16, COLOR_MUTED, ALIGN_LEFT};
const struct style style_gold = {FONT_BODY_BOLD, 18, COLOR_GOLD_TEXT, ALIGN_LEFT};

/* By phase, while a round is played. Those of plans that are not played yet wait in the lobby's
 * screen. */
static void draw_round(struct ui *ui, const struct app *app) {
    switch ((enum phase)app->session.view.phase.phase) {
    case PHASE_TRY:
    case PHASE_AGAIN:
        screen_try(ui, app);
        break;
    case PHASE_HUDDLE:
    case PHASE_MEND:
        screen_huddle(ui, app);
        break;
    case PHASE_REVEAL:
        screen_reveal(ui, app);
        break;
    case PHASE_NONE:
    case PHASE_OFFER:
    case PHASE_SHARE:
    case PHASE_REFLECT:
    case PHASE_COUNT:
        screen_lobby(ui, app);
        break;
    }
}

static void draw_student(struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    if (!view->have_seat) {
        screen_name(ui, app);
    } else if (view->have_phase && view->phase.stage == STAGE_ROUND) {
        draw_round(ui, app);
    } else if (view->have_phase && view->phase.stage >= STAGE_RECAP) {
        screen_recap(ui, app);
    } else {
        screen_lobby(ui, app);
    }
}

/* A room that closes behind its recap leaves the recap standing. */
static bool is_after_recap(const struct app *app) {
    return app->session.why_ended == SESSION_ROOM_CLOSED && app->session.view.have_recap;
}

void screen_draw(struct ui *ui, const struct app *app) {
    bool is_board = app->config.role == ROLE_BOARD;
    ui_set_scale(ui, is_board ? 1920 : 1280, is_board ? 1080 : 720, app->config.text_percent);
    struct rect all = {0, 0, ui->list->width, ui->list->height};
    ui_rect(ui, all, (struct paint){.fill = COLOR_PAPER});
    if (app->is_help) {
        screen_help(ui, app);
    } else if (app->session.link == SESSION_ENDED && !is_after_recap(app)) {
        screen_end(ui, app);
    } else if (!app->session.view.have_welcome) {
        screen_find(ui, app);
    } else if (is_board) {
        screen_board(ui, app);
    } else {
        draw_student(ui, app);
    }
}

static bool has_bowl(const struct app *app) {
    return app->session.view.have_team && app->session.view.team.team != 0;
}

/* The bowl at the panel's right; returns the width that it takes of the text's. */
static int panel_bowl(struct ui *ui, struct rect panel, const struct app *app, bool is_drawn) {
    int w = ui_px(ui, 176);
    int gap = ui_px(ui, 40);
    if (app == NULL || !has_bowl(app) || panel.w - w - gap < ui_type(ui, 760)) {
        return 0;
    }
    if (is_drawn) {
        struct draw_bowl bowl = app_own_bowl(ui, app);
        int h = w * 7 / 8;
        ui_bowl(ui, (struct rect){panel.x + panel.w - gap - w, panel.y + (panel.h - h) / 2, w, h},
                &bowl);
    }
    return w + gap;
}

int challenge_panel(struct ui *ui, struct rect at, const struct message_challenge *challenge,
                    const struct app *app) {
    struct rect inner = rect_inside(at, ui_px(ui, 36), 0);
    int edge = ui_px(ui, 32);
    int bowl_w = panel_bowl(ui, at, app, false);
    inner.w -= bowl_w;
    int title_h = challenge->title[0] == '\0'
                      ? 0
                      : text_height(ui, inner.w, style_title, challenge->title) + ui_px(ui, 12);
    int prompt_h = text_height(ui, inner.w, style_prompt, challenge->prompt);
    at.h = title_h + prompt_h + 2 * edge;
    int least = bowl_w > 0 ? ui_px(ui, 220) : 0;
    at.h = at.h > least ? at.h : least;
    panel_draw(ui, at);
    panel_bowl(ui, at, app, true);
    inner.y = at.y + edge;
    if (title_h > 0) {
        text_draw(ui, inner, style_title, challenge->title);
    }
    inner.y += title_h;
    text_draw(ui, inner, style_prompt, challenge->prompt);
    return at.y + at.h;
}

const char *asked_back(const struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    const struct message_challenge *challenge = play_challenge(view);
    enum number_status status = play_reads(challenge, &app->fields[FIELD_ANSWER]);
    bool is_refused = view->was_refused && !app->play.is_due;
    enum refusal_reason reason =
        is_refused ? (enum refusal_reason)view->refused.reason : REFUSED_COUNT;
    if (status == NUMBER_TWO_WAYS || reason == REFUSED_TWO_WAYS) {
        return ui_text(ui, TEXT_ASK_TWO_WAYS);
    }
    if (reason == REFUSED_NO_NUMBER || (app->play.was_asked && status == NUMBER_NOT_YET)) {
        return ui_text(ui, TEXT_ASK_NO_NUMBER);
    }
    if (app->play.was_asked && status == NUMBER_TOO_LARGE) {
        return ui_text(ui, TEXT_ASK_TOO_LARGE);
    }
    if (app->play.was_asked && play_is_empty(&app->play, challenge, &app->fields[FIELD_ANSWER])) {
        return ui_text(ui, TEXT_ASK_EMPTY);
    }
    if (reason == REFUSED_BUSY) {
        return ui_text(ui, TEXT_ASK_BUSY);
    }
    return reason == REFUSED_COUNT ? NULL : ui_text(ui, TEXT_ASK_AGAIN);
}

/* The field, the unit beside it, and below it how to write. */
static int typed_control(struct ui *ui, struct rect at, const struct app *app,
                         const struct message_challenge *challenge) {
    struct field_look look = {.field = &app->fields[FIELD_ANSWER],
                              .action = {ACTION_FIELD, FIELD_ANSWER},
                              .style = {FONT_TITLE, 38, COLOR_INK, ALIGN_LEFT},
                              .hint = ui_text(ui, TEXT_FIELD_ANSWER)};
    bool is_number = challenge->kind == KIND_NUMBER;
    int most = ui_px(ui, 520) > ui_type(ui, 420) ? ui_px(ui, 520) : ui_type(ui, 420);
    look.style.size = is_number ? 38 : 28;
    struct rect field = at;
    if (is_number && at.w > most) {
        field.w = most;
    }
    struct style unit = {FONT_BODY, 22, COLOR_INK, ALIGN_LEFT};
    int unit_w = challenge->unit[0] != '\0' ? text_width(ui, unit, challenge->unit) : 0;
    int gap = ui_px(ui, 16);
    bool is_beside = unit_w > 0 && unit_w + gap <= at.w / 3;
    if (is_beside && field.w + gap + unit_w > at.w) {
        field.w = at.w - gap - unit_w;
    }
    int field_h = field_draw(ui, field, &look);
    if (is_beside) {
        int y = at.y + (field_h - text_line_height(ui, unit)) / 2;
        text_draw(ui, (struct rect){field.x + field.w + gap, y, unit_w, 0}, unit, challenge->unit);
    }
    at.y += field_h + ui_px(ui, 10);
    if (unit_w > 0 && !is_beside) {
        at.y += text_draw(ui, at, unit, challenge->unit) + ui_px(ui, 4);
    }
    return at.y + text_draw(ui, at, style_small,
                            ui_text(ui, is_number ? TEXT_HINT_NUMBER : TEXT_HINT_TEXT));
}

/* A small tick at the end of the label's line: what stands here is kept in the room. */
static void kept_draw(struct ui *ui, struct rect at, const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct style style = {FONT_BODY, 16, COLOR_MUTED, ALIGN_LEFT};
    if (!view->has_said || !view->is_kept || app->play.is_due) {
        return;
    }
    int size = ui_type(ui, 18);
    int w = text_width(ui, style, ui_text(ui, TEXT_KEPT));
    int x = at.x + at.w - w;
    int line = text_line_height(ui, style);
    text_draw(ui, (struct rect){x, at.y, w, 0}, style, ui_text(ui, TEXT_KEPT));
    ui_tick(ui, (struct rect){x - size - ui_px(ui, 6), at.y + (line - size) / 2, size, size},
            COLOR_LEAF);
}

int answer_control(struct ui *ui, struct rect at, const struct app *app, enum text_id label) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    if (challenge == NULL) {
        return at.y;
    }
    struct rect line = at;
    int label_w = ui_type(ui, 90);
    line.w -= label_w;
    kept_draw(ui, at, app);
    at.y += text_draw(ui, line, style_label, ui_text(ui, label)) + ui_px(ui, 8);
    if (play_is_choice(challenge)) {
        struct choice choice = {challenge->options, challenge->options_count,
                                app->play.idea != 0 ? -1 : app->play.picked,
                                app->session.view.phase.phase != PHASE_HUDDLE};
        at.y += choice_draw(ui, at, &choice);
    } else {
        at.y = typed_control(ui, at, app, challenge);
    }
    const char *asked = asked_back(ui, app);
    if (asked != NULL) {
        struct style style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_LEFT};
        at.y += ui_px(ui, 8);
        at.y += text_draw(ui, at, style, asked);
    }
    return at.y;
}

struct draw_bowl app_own_bowl(struct ui *ui, const struct app *app) {
    const struct message_team *team = &app->session.view.team;
    struct draw_bowl bowl = {.seed = team->seed, .seams = team->seams, .cracks = team->cracks};
    bool is_still = app->config.less_motion;
    uint64_t crack = is_still ? FAR_AWAY_MS : app->motion.crack_ms;
    uint64_t seam = is_still ? FAR_AWAY_MS : app->motion.seam_ms;
    bowl.crack_permille = (uint16_t)ui_progress(ui, crack, CRACK_MS);
    bowl.seam_permille = (uint16_t)ui_progress(ui, seam, SEAM_MS);
    return bowl;
}

void bowl_column(struct ui *ui, struct column *column, const struct app *app, int units) {
    if (!has_bowl(app)) {
        return;
    }
    struct draw_bowl bowl = app_own_bowl(ui, app);
    int w = ui_px(ui, units);
    w = w < column->w ? w : column->w;
    struct rect rect = {column->x + (column->w - w) / 2, column->y, w, w * 7 / 8};
    ui_bowl(ui, rect, &bowl);
    column->y += rect.h + ui_px(ui, 12);
}

void bowl_caption(struct ui *ui, struct column *column, const struct app *app) {
    struct style name = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_CENTRE};
    struct style caption = {FONT_BODY, 17, COLOR_MUTED, ALIGN_CENTRE};
    if (has_bowl(app)) {
        column_text(ui, column, name, app->session.view.team.name);
        column_say(ui, column, caption, TEXT_OUR_BOWL);
    }
}

const char *done_words(const struct ui *ui, const struct app *app, enum text_id when_kept) {
    if (!play_is_done(&app->play, &app->session.view)) {
        return NULL;
    }
    return ui_text(ui, app->session.view.is_kept ? when_kept : TEXT_ON_ITS_WAY);
}

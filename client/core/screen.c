/* Which screen is shown, and the parts that several screens share. */
#include "screen.h"

#include "protocol.h"
#include "setup.h"

const struct style style_heading = {FONT_TITLE, 32, COLOR_INK, ALIGN_LEFT};
const struct style style_title = {FONT_TITLE, 34, COLOR_INK, ALIGN_LEFT};
const struct style style_prompt = {FONT_BODY, 28, COLOR_INK, ALIGN_LEFT};
const struct style style_body = {FONT_BODY, 20, COLOR_INK, ALIGN_LEFT};
const struct style style_muted = {FONT_BODY, 18, COLOR_MUTED, ALIGN_LEFT};
const struct style style_label = {FONT_BODY_BOLD, 18, COLOR_MUTED, ALIGN_LEFT};
const struct style style_small = {FONT_BODY, 16, COLOR_MUTED, ALIGN_LEFT};
const struct style style_gold = {FONT_BODY_BOLD, 18, COLOR_GOLD_TEXT, ALIGN_LEFT};

/* By phase, while a round is played. Who came in the middle and has no team before the next step
 * waits in the lobby's screen: nothing that is said without one would count. */
static void draw_round(struct ui *ui, const struct app *app) {
    enum phase phase = (enum phase)app->session.view.phase.phase;
    if (!has_bowl(app) && phase != PHASE_REVEAL) {
        screen_lobby(ui, app);
        return;
    }
    switch (phase) {
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
    case PHASE_OFFER:
    case PHASE_REFLECT:
        screen_offer(ui, app);
        break;
    case PHASE_SHARE:
        screen_share(ui, app);
        break;
    case PHASE_NONE:
    case PHASE_COUNT:
        screen_between(ui, app);
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
    } else if (view->have_phase && view->phase.round > 0 && has_bowl(app)) {
        screen_between(ui, app); /* a break: teams are kept */
    } else {
        screen_lobby(ui, app);
    }
}

/* A room that closes behind its recap leaves the recap standing. */
static bool is_after_recap(const struct app *app) {
    return app->session.why_ended == SESSION_ROOM_CLOSED && app->session.view.have_recap &&
           app->session.closed_reason != CLOSED_MOVED &&
           app->session.closed_reason != CLOSED_REMOVED;
}

bool screen_is_room(const struct app *app) {
    bool is_over = app->session.link == SESSION_ENDED && !is_after_recap(app);
    bool is_setup = app->config.setup != NULL && app->config.setup->state != SETUP_OPEN;
    return !app->is_help && !is_over && !is_setup && !app_is_finding(app);
}

void screen_draw(struct ui *ui, const struct app *app) {
    bool is_board = app->config.role == ROLE_BOARD;
    bool is_far = is_board && screen_is_room(app); /* read from the last row */
    ui_set_scale(ui, is_far ? 1920 : 1280, is_far ? 1080 : 720, app_type_percent(app));
    struct rect all = {0, 0, ui->list->width, ui->list->height};
    ui_rect(ui, all, (struct paint){.fill = COLOR_PAPER});
    rain_draw(ui, app);
    bool is_known = app->session.view.have_welcome && app->session.view.have_phase;
    bool is_frozen = is_known && app->desk == NULL && app->session.view.phase.is_frozen;
    if (app->tuning.is_open) {
        screen_settings(ui, app);
    } else if (app->is_help) {
        screen_help(ui, app);
    } else if (app->config.setup != NULL && app->config.setup->state != SETUP_OPEN) {
        screen_setup(ui, app);
    } else if (app->session.link == SESSION_ENDED && !is_after_recap(app)) {
        screen_end(ui, app);
    } else if (app->net.state == NET_ASKING) {
        screen_pictures(ui, app);
    } else if (app_is_finding(app)) {
        screen_find(ui, app);
    } else if (is_frozen) {
        screen_frozen(ui, app);
    } else if (app->desk != NULL) {
        screen_desk(ui, app);
    } else if (is_board) {
        screen_board(ui, app);
    } else {
        draw_student(ui, app);
    }
    rain_clear_words(ui);
}

bool has_bowl(const struct app *app) {
    return app->session.view.have_team && app->session.view.team.team != 0;
}

struct draw_bowl app_own_bowl(struct ui *ui, const struct app *app) {
    const struct message_team *team = &app->session.view.team;
    struct draw_bowl bowl = {.seed = team->seed, .seams = team->seams, .cracks = team->cracks};
    bool is_still = app->config.less_motion;
    uint64_t crack = is_still ? FAR_AWAY_MS : app->motion.crack_ms;
    uint64_t seam = is_still ? FAR_AWAY_MS : app->motion.seam_ms;
    int cracked = app->motion.crack_waits ? 0 : ui_progress(ui, crack, CRACK_MS);
    int flowed = app->motion.seam_waits ? 0 : ui_progress(ui, seam, SEAM_MS);
    bowl.crack_permille = (uint16_t)cracked;
    bowl.seam_permille = (uint16_t)flowed;
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

/* What the class does now, the line to say aloud, and one next step. While a "next" waits, the
 * same place takes it back. */
#include "protocol.h"
#include "screen_desk.h"
#include "setup.h"
#include "str.h"

static const struct style phase_style = {FONT_TITLE, 30, COLOR_INK, ALIGN_LEFT};
static const struct style say_style = {FONT_BODY, 20, COLOR_MUTED, ALIGN_LEFT};

static const enum text_id phase_names[PHASE_COUNT] = {
    [PHASE_NONE] = TEXT_DESK_BETWEEN,  [PHASE_TRY] = TEXT_DESK_TRY,
    [PHASE_HUDDLE] = TEXT_DESK_HUDDLE, [PHASE_OFFER] = TEXT_DESK_OFFER,
    [PHASE_SHARE] = TEXT_DESK_SHARE,   [PHASE_MEND] = TEXT_DESK_MEND,
    [PHASE_REVEAL] = TEXT_DESK_REVEAL, [PHASE_REFLECT] = TEXT_DESK_REFLECT,
    [PHASE_AGAIN] = TEXT_DESK_AGAIN,
};
static const enum text_id phase_says[PHASE_COUNT] = {
    [PHASE_NONE] = TEXT_DESK_SAY_BETWEEN,  [PHASE_TRY] = TEXT_DESK_SAY_TRY,
    [PHASE_HUDDLE] = TEXT_DESK_SAY_HUDDLE, [PHASE_OFFER] = TEXT_DESK_SAY_OFFER,
    [PHASE_SHARE] = TEXT_DESK_SAY_SHARE,   [PHASE_MEND] = TEXT_DESK_SAY_MEND,
    [PHASE_REVEAL] = TEXT_DESK_SAY_REVEAL, [PHASE_REFLECT] = TEXT_DESK_SAY_REFLECT,
    [PHASE_AGAIN] = TEXT_DESK_SAY_AGAIN,
};
static const enum text_id phase_nexts[PHASE_COUNT] = {
    [PHASE_NONE] = TEXT_DESK_NEXT_BETWEEN,  [PHASE_TRY] = TEXT_DESK_NEXT_TRY,
    [PHASE_HUDDLE] = TEXT_DESK_NEXT_HUDDLE, [PHASE_OFFER] = TEXT_DESK_NEXT_OFFER,
    [PHASE_SHARE] = TEXT_DESK_NEXT_SHARE,   [PHASE_MEND] = TEXT_DESK_NEXT_MEND,
    [PHASE_REVEAL] = TEXT_DESK_NEXT_REVEAL, [PHASE_REFLECT] = TEXT_DESK_NEXT_REFLECT,
    [PHASE_AGAIN] = TEXT_DESK_NEXT_AGAIN,
};

static enum text_id name_of(const struct app *app) {
    const struct message_phase *phase = &app->session.view.phase;
    if (phase->stage == STAGE_LOBBY) {
        return phase->round > 0 ? TEXT_DESK_BREAK : TEXT_DESK_LOBBY;
    }
    return phase->stage >= STAGE_RECAP ? TEXT_DESK_RECAP : phase_names[phase->phase];
}

static enum text_id says_of(const struct app *app) {
    const struct message_phase *phase = &app->session.view.phase;
    if (phase->is_frozen) {
        return TEXT_DESK_SAY_FROZEN;
    }
    if (phase->stage == STAGE_LOBBY) {
        return phase->round > 0 ? TEXT_DESK_SAY_BREAK : TEXT_DESK_SAY_LOBBY;
    }
    return phase->stage >= STAGE_RECAP ? TEXT_DESK_SAY_RECAP : phase_says[phase->phase];
}

/* The phase behind this one in the plan; NONE behind the last. */
static enum phase phase_behind(const struct message_phase *phase) {
    for (int i = 0; i + 1 < phase->plan_count; i++) {
        if (phase->plan[i] == phase->phase) {
            return (enum phase)phase->plan[i + 1];
        }
    }
    return PHASE_NONE;
}

/* What "next" leads to. */
static enum text_id next_of(const struct app *app) {
    const struct session_view *view = &app->session.view;
    const struct message_phase *phase = &view->phase;
    bool is_shown = view->have_spotlight && view->spotlight.number > 0;
    if (phase->stage == STAGE_LOBBY) {
        return desk_begins_warm(app) ? TEXT_DESK_NEXT_WARM_UP : TEXT_DESK_NEXT_START;
    }
    if (phase->stage >= STAGE_RECAP) {
        return TEXT_DESK_NEXT_CLOSE;
    }
    if (phase->phase == PHASE_NONE) {
        return TEXT_DESK_NEXT_ROUND;
    }
    if (phase->phase == PHASE_SHARE && is_shown && view->spotlight.number < SPOTLIGHTS_MAX &&
        app->desk->tables.desk.queue_left > 0) {
        return TEXT_DESK_NEXT_THOUGHT;
    }
    return phase_nexts[phase_behind(phase)];
}

void desk_next(struct ui *ui, const struct app *app, struct flow *flow) {
    struct button button = desk_button(ui, next_of(app), DESK_DO_NEXT);
    struct words left;
    button.is_primary = !desk_room_is_gone(app); /* first its server */
    if (app->desk->next_ms > ui->now_ms) {
        uint64_t ms = app->desk->next_ms - ui->now_ms;
        left = ui_fill_count(ui, TEXT_DESK_UNDO, (unsigned long)((ms + 999) / 1000), button.label);
        button.label = left.text;
        button.action.value = DESK_DO_UNDO;
        ui_wake(ui, ui->now_ms + (ms % 1000 == 0 ? 1000 : ms % 1000));
    }
    flow_button(ui, flow, &button);
}

/* The room is closed: what is left is to close the window. */
static void last_button(struct ui *ui, struct column *column) {
    struct flow flow = flow_begin(column);
    struct button close = desk_button(ui, TEXT_DESK_CLOSE_WINDOW, DESK_DO_LEAVE);
    close.is_primary = true;
    flow_button(ui, &flow, &close);
    flow_end(ui, &flow, column);
}

static void buttons_draw(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_phase *phase = &app->session.view.phase;
    struct flow flow = flow_begin(column);
    bool has_time = phase->stage == STAGE_ROUND && phase->duration_ms > 0;
    struct button more = {.label = ui_text(ui, TEXT_DESK_MORE),
                          .action = {ACTION_DESK_PAGE, DESK_MORE}};
    struct button pause =
        desk_button(ui, phase->is_paused ? TEXT_DESK_GO_ON : TEXT_DESK_PAUSE, DESK_DO_PAUSE);
    struct button time = desk_button(ui, TEXT_DESK_TIME, DESK_DO_TIME);
    struct button freeze =
        desk_button(ui, phase->is_frozen ? TEXT_DESK_THAW : TEXT_DESK_FREEZE, DESK_DO_FREEZE);
    struct button pen = desk_button(ui, TEXT_DESK_PEN, DESK_DO_PEN);
    desk_next(ui, app, &flow);
    if (has_time) {
        flow_button(ui, &flow, &pause);
        flow_button(ui, &flow, &time);
    }
    flow_button(ui, &flow, &freeze);
    if (app->session.view.have_phase && phase->stage == STAGE_ROUND) {
        flow_button(ui, &flow, &pen);
    }
    flow_button(ui, &flow, &more);
    flow_end(ui, &flow, column);
}

/* Advice behind the try; cheers in share; while there is time to read, the keys. */
static void below_draw(struct ui *ui, const struct app *app, struct column *column) {
    static const enum text_id advice[] = {TEXT_DESK_ADVICE_PLAN, TEXT_DESK_ADVICE_REVEAL,
                                          TEXT_DESK_ADVICE_TALK, TEXT_DESK_ADVICE_PLAN};
    const struct message_phase *phase = &app->session.view.phase;
    uint8_t advised = app->desk->tables.desk.advice;
    bool is_round = phase->stage == STAGE_ROUND;
    if (is_round && phase->phase == PHASE_HUDDLE && (advised == 1 || advised == 2)) {
        column_say(ui, column, desk_bold, advice[advised]);
    } else if (is_round && phase->phase == PHASE_SHARE && app->session.view.have_spotlight) {
        desk_cheers(ui, app, column);
    } else if (!is_round || phase->phase == PHASE_NONE) {
        column_say(ui, column, desk_quiet, TEXT_DESK_KEYS);
    } else {
        column->y -= ui_px(ui, 10);
    }
}

void desk_phase(struct ui *ui, const struct app *app, struct column *column) {
    struct desk_panel panel = desk_panel_begin(ui, column);
    int line = text_line_height(ui, phase_style);
    int middle = column->y + line / 2;
    bool is_round = app->session.view.phase.stage == STAGE_ROUND;
    int clock_w =
        is_round ? clock_draw(ui, app, column->x + column->w, middle + ui_px(ui, 6), 24) : 0;
    int full = column->w;
    column->w -= clock_w;
    column_say(ui, column, phase_style, name_of(app));
    column_space(ui, column, 4);
    column_say(ui, column, say_style, says_of(app));
    column->w = full;
    column_space(ui, column, 14);
    if (app->session.link == SESSION_ENDED) {
        last_button(ui, column);
    } else {
        buttons_draw(ui, app, column);
        column_space(ui, column, 10);
        below_draw(ui, app, column);
    }
    desk_panel_end(ui, column, &panel);
}

/* --- notices ---------------------------------------------------------------------------------- */

static void notice(struct ui *ui, struct column *column, const char *text,
                   const struct button *button) {
    int edge = ui_px(ui, 14);
    struct rect rect = {column->x, column->y, column->w, 0};
    size_t at = ui->list->count;
    struct paint paint = {
        .fill = COLOR_SOFT, .stroke = COLOR_GOLD, .radius = ui_px(ui, 12), .stroke_px = 2};
    struct column inner = {rect.x + ui_px(ui, 24), rect.y + edge, rect.w - 2 * ui_px(ui, 24)};
    ui_rect(ui, rect, paint);
    column_text(ui, &inner, desk_bold, text);
    if (button != NULL) {
        struct flow flow = flow_begin(&inner);
        flow.y += ui_px(ui, 10);
        flow_button(ui, &flow, button);
        flow_end(ui, &flow, &inner);
    }
    if (at < ui->list->count) {
        ui->list->commands[at].h = inner.y + edge - rect.y;
    }
    column->y = inner.y + edge + ui_px(ui, 14);
}

void desk_notices(struct ui *ui, const struct app *app, struct column *column) {
    const struct session_view *view = &app->session.view;
    const struct message_desk *desk = &app->desk->tables.desk;
    if (app->session.link == SESSION_ENDED) {
        notice(ui, column, ui_text(ui, TEXT_DESK_OVER), NULL);
    } else if (app->session.link != SESSION_IN && desk_room_is_gone(app)) {
        struct button go_on = {.label = ui_text(ui, TEXT_DESK_GONE_GO_ON),
                               .action = {ACTION_SETUP_GO_ON, 0},
                               .is_primary = true};
        notice(ui, column, ui_text(ui, TEXT_DESK_GONE), &go_on);
        if (app->config.setup->why[0] != '\0') {
            notice(ui, column, app->config.setup->why, NULL);
        }
    } else if (app->session.link != SESSION_IN) {
        notice(ui, column, ui_text(ui, TEXT_DESK_OFFLINE), NULL);
    }
    if (desk->trouble[0] != '\0') {
        struct button approve = desk_button(ui, TEXT_DESK_APPROVE, DESK_DO_APPROVE);
        notice(ui, column, desk->trouble, &approve);
    }
    if (view->was_refused) {
        bool is_frozen = view->refused.reason == REFUSED_FROZEN;
        notice(ui, column, ui_text(ui, is_frozen ? TEXT_DESK_REFUSED_FROZEN : TEXT_DESK_REFUSED),
               NULL);
    }
    if (app->desk->next_ms != 0 && view->phase.phase == PHASE_SHARE && desk->queue_left > 0 &&
        !view->have_spotlight) {
        struct words left = ui_fill_count(ui, TEXT_DESK_QUEUE_LEFT, desk->queue_left, "");
        notice(ui, column, left.text, NULL);
    }
}

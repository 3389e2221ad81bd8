/* The strip below a board that a teacher's window shows: the next step, what stands still, and how
 * the console comes back. Nothing here is about one student or one team. */
#include "cover.h"
#include "screen_desk.h"

static const struct style says_style = {FONT_BODY, 18, COLOR_INK, ALIGN_LEFT};
static const struct style hint_style = {FONT_BODY, 18, COLOR_MUTED, ALIGN_LEFT};

static void act_button(struct ui *ui, struct flow *flow, enum text_id label, enum desk_act what) {
    struct button button = desk_button(ui, label, what);
    flow_button(ui, flow, &button);
}

/* Words behind the buttons; `is_last`: at the right edge. On a line of their own where this one has
 * no room for them. */
static void words(struct ui *ui, struct flow *flow, struct style style, const char *text,
                  bool is_last) {
    int w = text_width(ui, style, text);
    int most = flow->right - flow->left;
    w = w < most ? w : most;
    if (flow->x > flow->left && flow->x + w > flow->right) {
        flow->x = flow->left;
        flow->y += flow->h + ui_px(ui, 8);
        flow->h = 0;
    }
    int h = text_height(ui, w, style, text);
    int x = is_last && flow->h > 0 ? flow->right - w : flow->x;
    int y = flow->h > h ? flow->y + (flow->h - h) / 2 : flow->y;
    text_draw(ui, (struct rect){x, y, w, 0}, style, text);
    flow->x += w + ui_px(ui, 28);
    flow->h = flow->h > h ? flow->h : h;
}

static void say(struct ui *ui, struct flow *flow, struct style style, enum text_id id) {
    words(ui, flow, style, ui_text(ui, id), false);
}

/* The window is to be closed: what it asks is no secret. */
static void question(struct ui *ui, const struct app *app, struct flow *flow) {
    struct style style = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_LEFT};
    say(ui, flow, style, TEXT_DESK_END_WINDOW);
    flow->x = flow->left;
    flow->y += flow->h + ui_px(ui, 8);
    flow->h = 0;
    act_button(ui, flow, TEXT_DESK_LEAVE, DESK_DO_LEAVE);
    if (app->session.view.phase.stage < STAGE_RECAP) {
        act_button(ui, flow, TEXT_DESK_END_RECAP, DESK_DO_RECAP);
    }
    act_button(ui, flow, TEXT_DESK_END_NOW, DESK_DO_CLOSE);
    act_button(ui, flow, TEXT_DESK_BACK, DESK_DO_BACK);
}

/* Something on the console waits for the teacher: that it does is all that is said here. */
static bool has_note(const struct app *app) {
    const struct session_view *view = &app->session.view;
    const struct session_desk *tables = &app->desk->tables;
    bool is_left = app->desk->next_ms != 0 && view->phase.phase == PHASE_SHARE &&
                   tables->desk.queue_left > 0 && !view->have_spotlight;
    return desk_room_is_gone(app) || tables->desk.trouble[0] != '\0' || view->was_refused ||
           is_left || tables->texts.texts_count > 0;
}

static void states(struct ui *ui, const struct app *app, struct flow *flow) {
    const struct message_phase *phase = &app->session.view.phase;
    if (phase->is_frozen) {
        say(ui, flow, says_style, TEXT_DESK_STRIP_FROZEN);
    } else if (phase->is_paused && phase->stage == STAGE_ROUND) {
        say(ui, flow, says_style, TEXT_DESK_STRIP_PAUSED);
    }
    if (app->desk->is_offered) {
        say(ui, flow, says_style, TEXT_DESK_BOARD_OFFERED);
    } else if (has_note(app)) {
        say(ui, flow, says_style, TEXT_DESK_STRIP_NOTE);
    }
}

static void lead(struct ui *ui, const struct app *app, struct flow *flow) {
    if (app->session.link == SESSION_ENDED) {
        struct button close = desk_button(ui, TEXT_DESK_CLOSE_WINDOW, DESK_DO_LEAVE);
        close.is_primary = true;
        flow_button(ui, flow, &close);
    } else {
        desk_next(ui, app, flow);
        flow->x += ui_px(ui, 14);
        states(ui, app, flow);
    }
    words(ui, flow, hint_style, ui_text(ui, TEXT_DESK_STRIP_HOLD), true);
}

int cover_strip(struct ui *ui, const struct app *app, int top) {
    struct column column = {ui_px(ui, 28), top + ui_px(ui, 7), ui->list->width - 2 * ui_px(ui, 28)};
    size_t at = ui->list->count;
    struct rect band = {0, top, ui->list->width, 0};
    ui_rect(ui, band, (struct paint){.fill = COLOR_SOFT});
    struct flow flow = flow_begin(&column);
    if (app->desk->is_closing) {
        question(ui, app, &flow);
    } else {
        lead(ui, app, &flow);
    }
    flow_end(ui, &flow, &column);
    int bottom = column.y + ui_px(ui, 7);
    if (at < ui->list->count) {
        ui->list->commands[at].h = bottom - top;
    }
    return bottom;
}

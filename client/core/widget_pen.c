/* The pen: a button for everybody who would say something, the question to the one it picks, and
 * the line that the class reads. */
#include "app_state.h"
#include "messages.h"
#include "widgets.h"

/* Alone with a question nobody needs the pen. */
static bool has_pen(const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_in_round = view->have_phase && view->phase.stage == STAGE_ROUND && view->have_seat;
    enum phase phase = (enum phase)view->phase.phase;
    return app->config.role == ROLE_STUDENT && is_in_round && !app->is_help &&
           phase >= PHASE_HUDDLE && phase != PHASE_AGAIN;
}

static const struct style pen_style = {FONT_BODY_BOLD, 16, COLOR_INK, ALIGN_LEFT};

static int pen_edges(const struct ui *ui, const struct app *app) {
    int tick = app->session.view.is_pen_raised ? ui_type(ui, 18) + ui_px(ui, 8) : 0;
    return 2 * ui_px(ui, 16) + tick;
}

int pen_width(const struct ui *ui, const struct app *app) {
    if (!has_pen(app)) {
        return 0;
    }
    return text_width(ui, pen_style, ui_text(ui, TEXT_PEN)) + pen_edges(ui, app);
}

int pen_draw(struct ui *ui, const struct app *app, int right, int middle) {
    struct action action = {ACTION_PEN, 0};
    bool is_raised = app->session.view.is_pen_raised;
    int w = pen_width(ui, app);
    int h = ui_px(ui, 40) > ui_type(ui, 36) ? ui_px(ui, 40) : ui_type(ui, 36);
    struct rect rect = {right - w, middle - h / 2, w, h};
    struct rect text = {rect.x + ui_px(ui, 16), middle - text_line_height(ui, pen_style) / 2, w, 0};
    enum color rest = ui_is_hovered(ui, action) ? COLOR_MUTED : COLOR_LINE;
    ui_rect(ui, rect,
            (struct paint){.fill = is_raised ? COLOR_LEAF_SOFT : COLOR_PANEL,
                           .stroke = is_raised ? COLOR_LEAF : rest,
                           .radius = h / 2,
                           .stroke_px = 2});
    if (is_raised) {
        int size = ui_type(ui, 18);
        ui_tick(ui, (struct rect){text.x, middle - size / 2, size, size}, COLOR_LEAF);
        text.x += size + ui_px(ui, 8);
    }
    text_draw(ui, text, pen_style, ui_text(ui, TEXT_PEN));
    struct hit *hit = ui_hit(ui, rect, action);
    hit->order += 5;
    if (ui_is_focused(ui, action)) {
        ui_focus_frame(ui, rect, h / 2);
    }
    return w;
}

struct words pen_words(const struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct words nothing = {""};
    if (!view->have_pen || view->phase.stage != STAGE_ROUND) {
        return nothing;
    }
    if (view->pen.state == PEN_ASKS) {
        return ui_fill(ui, TEXT_PEN_ASKS, "", "");
    }
    if (view->pen.state == PEN_SAYS) {
        return ui_fill(ui, TEXT_PEN_SAYS, view->pen.name, "");
    }
    return view->pen.state == PEN_NOBODY ? ui_fill(ui, TEXT_PEN_NOBODY, "", "") : nothing;
}

int pen_bands(struct ui *ui, const struct app *app, int y) {
    const struct session_view *view = &app->session.view;
    if (app->config.role != ROLE_STUDENT || app->is_help) {
        return 0;
    }
    if (view->have_pen_ask && view->have_seat) {
        struct band ask = {.text = ui_text(ui, TEXT_PEN_QUESTION), .stroke = COLOR_GOLD};
        ask.buttons_count = 2;
        ask.buttons[0] =
            (struct button){.label = ui_text(ui, TEXT_PEN_YES), .action = {ACTION_PEN_SAY, 1}};
        ask.buttons[1] =
            (struct button){.label = ui_text(ui, TEXT_PEN_PASS), .action = {ACTION_PEN_SAY, 0}};
        return band_draw(ui, y, &ask);
    }
    struct words words = pen_words(ui, app);
    struct band line = {.text = words.text, .stroke = COLOR_LINE};
    return words.text[0] != '\0' ? band_draw(ui, y, &line) : 0;
}

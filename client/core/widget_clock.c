/* Time and place in the round: a quiet ring that empties, with digits in its last ten seconds only,
 * and a dot for each phase of the plan. The ring moves in steps that can be seen, so that nothing
 * is drawn between them. */
#include "app_state.h"
#include "messages.h"
#include "str.h"
#include "widgets.h"

#define RING_STEPS  120 /* a step is about a pixel of the ring */
#define DIGITS_FROM 10000

static uint64_t left_ms(const struct ui *ui, const struct session_view *view) {
    if (view->phase.is_paused) {
        return view->phase.left_ms;
    }
    return view->deadline_ms > ui->now_ms ? view->deadline_ms - ui->now_ms : 0;
}

/* When the ring or its digits will look different. */
static void wake_for(struct ui *ui, const struct message_phase *phase, uint64_t left) {
    if (phase->is_paused || left == 0) {
        return;
    }
    uint64_t step = phase->duration_ms / RING_STEPS > 0 ? phase->duration_ms / RING_STEPS : 1;
    uint64_t until_step = left % step == 0 ? step : left % step;
    ui_wake(ui, ui->now_ms + until_step);
    if (left > DIGITS_FROM) {
        ui_wake(ui, ui->now_ms + (left - DIGITS_FROM));
    } else {
        ui_wake(ui, ui->now_ms + (left % 1000 == 0 ? 1000 : left % 1000));
    }
}

static int ring_permille(const struct message_phase *phase, uint64_t left) {
    uint64_t step = phase->duration_ms / RING_STEPS > 0 ? phase->duration_ms / RING_STEPS : 1;
    uint64_t steps = (left + step - 1) / step;
    uint64_t permille = steps * step * 1000 / phase->duration_ms;
    return permille > 1000 ? 1000 : (int)permille;
}

static int paused_draw(struct ui *ui, int right, int middle, int radius) {
    struct style style = {FONT_BODY_BOLD, radius * 17 / 18, COLOR_MUTED, ALIGN_LEFT};
    const char *words = ui_text(ui, TEXT_PAUSED);
    int w = text_width(ui, style, words);
    struct rect at = {right - w, middle - text_line_height(ui, style) / 2, w, 0};
    text_draw(ui, at, style, words);
    return w + ui_px(ui, 12);
}

int clock_draw(struct ui *ui, const struct app *app, int right, int middle, int radius) {
    const struct session_view *view = &app->session.view;
    if (view->phase.duration_ms == 0) {
        return 0;
    }
    uint64_t left = left_ms(ui, view);
    int r = ui_type(ui, radius);
    ui_ring(ui, right - r, middle, r, ring_permille(&view->phase, left));
    wake_for(ui, &view->phase, left);
    if (view->phase.is_paused) {
        return 2 * r + paused_draw(ui, right - 2 * r - ui_px(ui, 12), middle, radius);
    }
    if (left <= DIGITS_FROM) {
        char digits[8];
        struct style style = {FONT_BODY_BOLD, radius * 15 / 18, COLOR_INK, ALIGN_CENTRE};
        str_format(digits, sizeof digits, "%d", (int)((left + 999) / 1000));
        struct rect at = {right - 2 * r, middle - text_line_height(ui, style) / 2, 2 * r, 0};
        text_draw(ui, at, style, digits);
    }
    return 2 * r + ui_px(ui, 16);
}

int dots_width(const struct ui *ui, const struct app *app) {
    int count = app->session.view.phase.plan_count;
    return count > 0 ? (count - 1) * ui_px(ui, 52) + ui_px(ui, 18) : 0;
}

static void dot_draw(struct ui *ui, int x, int y, int order) {
    int r = ui_px(ui, order == 0 ? 9 : 6);
    enum color color = order < 0 ? COLOR_GOLD : order == 0 ? COLOR_ACCENT : COLOR_LINE;
    ui_rect(ui, (struct rect){x - r, y - r, 2 * r, 2 * r},
            (struct paint){.fill = color, .radius = r});
}

int dots_draw(struct ui *ui, const struct app *app, int middle_x, int middle_y) {
    const struct message_phase *phase = &app->session.view.phase;
    int width = dots_width(ui, app);
    int step = ui_px(ui, 52);
    int x = middle_x - width / 2 + ui_px(ui, 9);
    int now = phase->plan_count;
    for (int i = 0; i < phase->plan_count; i++) {
        now = phase->plan[i] == phase->phase ? i : now;
    }
    for (int i = 0; i < phase->plan_count; i++) {
        dot_draw(ui, x, middle_y, i - now);
        if (i + 1 < phase->plan_count) {
            struct rect by = {x + ui_px(ui, 12), middle_y, step - ui_px(ui, 24), 0};
            ui_line(ui, by, i < now ? COLOR_GOLD : COLOR_LINE, ui_px(ui, 3) > 0 ? ui_px(ui, 3) : 1);
        }
        x += step;
    }
    return width;
}

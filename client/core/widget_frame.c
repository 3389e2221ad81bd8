/* The frame of a screen: the line at the top, the line at the bottom, and the columns between them.
 * Top and bottom stay where they are; what is between them scrolls. */
#include "app_state.h"
#include "messages.h"
#include "widgets.h"

/* --- top ---------------------------------------------------------------------------------------
 */

static bool is_in_round(const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_shown = !app->is_help && !app_is_finding(app);
    return view->have_phase && view->phase.stage == STAGE_ROUND && is_shown;
}

struct words round_words(const struct ui *ui, const struct app *app) {
    const struct message_phase *phase = &app->session.view.phase;
    if (phase->kind != ROUND_NORMAL) {
        bool is_warm_up = phase->kind == ROUND_WARM_UP;
        return ui_fill(ui, is_warm_up ? TEXT_ROUND_WARM_UP : TEXT_ROUND_MENDING, "", "");
    }
    struct words round = ui_fill_count(ui, TEXT_NUMBER, phase->number, "");
    struct words rounds = ui_fill_count(ui, TEXT_NUMBER, phase->planned, "");
    return ui_fill(ui, TEXT_ROUND_OF, round.text, rounds.text);
}

/* The button for help, at the right; returns its width. */
static int help_draw(struct ui *ui, int right, int middle) {
    struct action action = {ACTION_HELP, 0};
    struct style style = {FONT_BODY_BOLD, 18, COLOR_MUTED, ALIGN_CENTRE};
    int size = ui_px(ui, 40) > ui_type(ui, 36) ? ui_px(ui, 40) : ui_type(ui, 36);
    struct rect rect = {right - size, middle - size / 2, size, size};
    bool is_hovered = ui_is_hovered(ui, action);
    ui_rect(ui, rect,
            (struct paint){.fill = COLOR_PANEL,
                           .stroke = is_hovered ? COLOR_MUTED : COLOR_LINE,
                           .radius = size / 2,
                           .stroke_px = 2});
    struct rect text = rect;
    text.y += (size - text_line_height(ui, style)) / 2;
    text_draw(ui, text, style, ui_text(ui, TEXT_HELP_MARK));
    struct hit *hit = ui_hit(ui, rect, action);
    hit->key = KEY_F1;
    hit->order += 10; /* the last one that Tab comes to */
    if (ui_is_focused(ui, action)) {
        ui_focus_frame(ui, rect, size / 2);
    }
    return size;
}

static bool is_out_of_reach(const struct app *app) {
    return !app_is_finding(app) && app->session.link != SESSION_IN &&
           app->session.link != SESSION_ENDED;
}

const char *sound_words(struct ui *ui, const struct app *app) {
    uint64_t said = app->sound_said_ms;
    if (said == 0 || ui->now_ms >= said + SOUND_SAID_MS) {
        return NULL;
    }
    ui_wake(ui, said + SOUND_SAID_MS);
    return ui_text(ui, app->is_sound_on ? TEXT_SOUND_IS_ON : TEXT_SOUND_IS_OFF);
}

/* What stands at the left: the round, or the room's title; or that sound was put on or off. */
static int top_words(struct ui *ui, const struct app *app, int width, int middle) {
    struct style style = {FONT_BODY, 18, COLOR_MUTED, ALIGN_LEFT};
    const char *sound = sound_words(ui, app);
    struct words round = round_words(ui, app);
    const char *title = app_is_finding(app) ? "" : app->session.view.welcome.title;
    const char *words = sound != NULL ? sound : is_in_round(app) ? round.text : title;
    style.font = sound != NULL ? FONT_BODY_BOLD : FONT_BODY;
    int height = text_height(ui, width, style, words);
    int edge = ui_px(ui, 8);
    int y = middle - height / 2 > edge ? middle - height / 2 : edge;
    text_draw(ui, (struct rect){ui_px(ui, MARGIN_UNITS), y, width, 0}, style, words);
    return y + height;
}

/* What the teacher tells of a mistake of their own; at share it has the page. */
static int mistake_band(struct ui *ui, const struct app *app, int y) {
    const struct session_view *view = &app->session.view;
    bool is_shown = view->have_spotlight && view->spotlight.caption == CAPTION_TEACHERS &&
                    view->phase.phase != PHASE_SHARE && !app->is_help;
    if (!is_shown) {
        return 0;
    }
    struct words words =
        ui_fill(ui, TEXT_MISTAKE_BAND, view->spotlight.thought, view->spotlight.lesson);
    struct band band = {.text = words.text, .stroke = COLOR_GOLD};
    return band_draw(ui, y, &band);
}

int offline_band(struct ui *ui, const struct app *app, int y) {
    bool is_board = app->config.role == ROLE_BOARD;
    struct band band = {.text = ui_text(ui, is_board ? TEXT_BOARD_OFFLINE : TEXT_OFFLINE),
                        .stroke = COLOR_CLAY};
    return is_out_of_reach(app) ? band_draw(ui, y, &band) : 0;
}

static int bands_draw(struct ui *ui, const struct app *app, int y) {
    int top = y;
    y += offline_band(ui, app, y);
    y += mistake_band(ui, app, y);
    y += pen_bands(ui, app, y);
    return y - top;
}

/* What stands beside each other in a round: how far it has come, the pen, the clock. Where that is
 * too narrow the pen takes the place of the dots. Returns the width that is left for words. */
static int round_draw(struct ui *ui, const struct app *app, int right, int middle) {
    int gap = ui_px(ui, 16);
    right -= clock_draw(ui, app, right, middle, 18) + ui_px(ui, 8);
    int pen_x = right - pen_width(ui, app);
    int dots_end = (ui->list->width + dots_width(ui, app)) / 2;
    bool has_dots = pen_x == right || pen_x >= dots_end + ui_px(ui, 32);
    int end = has_dots ? ui->list->width - dots_end : pen_x;
    if (pen_x < right) {
        pen_draw(ui, app, right, middle);
    }
    if (has_dots) {
        dots_draw(ui, app, ui->list->width / 2, middle);
    }
    return end - ui_px(ui, MARGIN_UNITS) - gap;
}

int frame_top(struct ui *ui, const struct app *app) {
    int margin = ui_px(ui, MARGIN_UNITS);
    int height = ui_px(ui, 72) > ui_type(ui, 60) ? ui_px(ui, 72) : ui_type(ui, 60);
    int right = ui->list->width - margin;
    right -= help_draw(ui, right, height / 2) + ui_px(ui, 16);
    int words_w = is_in_round(app) ? round_draw(ui, app, right, height / 2) : right - margin;
    int words_end = top_words(ui, app, words_w, height / 2);
    height = words_end > height ? words_end : height;
    height += ui_px(ui, 8);
    return height + bands_draw(ui, app, height);
}

/* --- bottom ------------------------------------------------------------------------------------
 */

/* How the line at the bottom is divided. */
struct bottom {
    struct rect quiet, note, primary;
    int height;
};

static const struct style note_style = {FONT_BODY, 17, COLOR_MUTED, ALIGN_CENTRE};
static const struct style done_style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_LEFT};

static struct style footer_note_style(const struct footer *footer) {
    struct style style = note_style;
    if (footer->is_note_strong) {
        style.font = FONT_BODY_BOLD;
        style.color = COLOR_INK;
    }
    return style;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

static struct rect primary_measure(const struct ui *ui, int width, const struct footer *footer) {
    if (footer->done != NULL) {
        int tick = ui_type(ui, 28) + ui_px(ui, 12);
        int natural = text_width(ui, done_style, footer->done);
        int inner = natural < width - tick ? natural : width - tick;
        return (struct rect){0, 0, inner + tick, text_height(ui, inner, done_style, footer->done)};
    }
    if (footer->primary.label == NULL) {
        return (struct rect){0, 0, 0, 0};
    }
    struct rect size = button_measure(ui, width, &footer->primary);
    size.w = larger(size.w, ui_px(ui, 280));
    return size;
}

static struct bottom bottom_measure(const struct ui *ui, const struct footer *footer) {
    int margin = ui_px(ui, MARGIN_UNITS);
    int width = ui->list->width - 2 * margin;
    struct bottom bottom = {.primary = primary_measure(ui, width * 2 / 5, footer)};
    if (footer->quiet.label != NULL) {
        bottom.quiet = button_measure(ui, width * 3 / 10, &footer->quiet);
    }
    int left = bottom.quiet.w > 0 ? bottom.quiet.w + ui_px(ui, 24) : 0;
    int right = bottom.primary.w > 0 ? bottom.primary.w + ui_px(ui, 24) : 0;
    bottom.note.x = margin + left;
    bottom.note.w = width - left - right;
    if (footer->note != NULL) {
        bottom.note.h = text_height(ui, bottom.note.w, footer_note_style(footer), footer->note);
    }
    if (footer->done != NULL && bottom.note.h > 2 * text_line_height(ui, note_style)) {
        bottom.note.h = 0; /* what was done says more, and the page needs the room */
    }
    bottom.height = larger(larger(bottom.quiet.h, bottom.primary.h), bottom.note.h);
    return bottom;
}

static void done_draw(struct ui *ui, struct rect rect, const struct footer *footer) {
    int size = ui_type(ui, 28);
    struct rect tick = {rect.x, rect.y + (rect.h - size) / 2, size, size};
    struct rect text = {rect.x + size + ui_px(ui, 12), rect.y, rect.w - size - ui_px(ui, 12), 0};
    if (footer->is_kept) {
        ui_tick(ui, tick, COLOR_LEAF);
    }
    text_draw(ui, text, done_style, footer->done);
}

int frame_bottom(struct ui *ui, const struct footer *footer) {
    struct bottom bottom = bottom_measure(ui, footer);
    int margin = ui_px(ui, MARGIN_UNITS);
    if (bottom.height == 0) {
        return ui->list->height - ui_px(ui, 24);
    }
    int top = ui->list->height - ui_px(ui, 32) - bottom.height;
    if (bottom.quiet.w > 0) {
        bottom.quiet.x = margin;
        bottom.quiet.y = top + (bottom.height - bottom.quiet.h) / 2;
        button_draw(ui, bottom.quiet, &footer->quiet);
    }
    if (bottom.note.h > 0) {
        bottom.note.y = top + (bottom.height - bottom.note.h) / 2;
        struct style style = footer_note_style(footer);
        style.align = bottom.quiet.w > 0 ? ALIGN_CENTRE : ALIGN_LEFT;
        text_draw(ui, bottom.note, style, footer->note);
    }
    bottom.primary.x = ui->list->width - margin - bottom.primary.w;
    bottom.primary.y = top + (bottom.height - bottom.primary.h) / 2;
    if (footer->done != NULL) {
        done_draw(ui, bottom.primary, footer);
    } else if (bottom.primary.w > 0) {
        button_draw(ui, bottom.primary, &footer->primary);
    }
    return top - ui_px(ui, 16);
}

struct column frame_columns(const struct ui *ui, int y, int side_units, struct column *side) {
    int margin = ui_px(ui, MARGIN_UNITS);
    struct column column = {margin, y, ui->list->width - 2 * margin};
    *side = (struct column){0, y, 0};
    int side_w = ui_px(ui, side_units);
    int gap = ui_px(ui, 32);
    bool is_wide = column.w - side_w - gap >= ui_type(ui, 560);
    if (side_units > 0 && is_wide) {
        column.w -= side_w + gap;
        *side = (struct column){column.x + column.w + gap, y, side_w};
    }
    return column;
}

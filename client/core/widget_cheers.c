/* Cheers: the bar of five on the digits, and the pills that drift up round the bowl and fade. Who
 * wants less motion sees counts instead. */
#include <string.h>

#include "app_state.h"
#include "hash.h"
#include "messages.h"
#include "str.h"
#include "widgets.h"

enum text_id cheer_text(int cheer) {
    static const enum text_id texts[CHEER_COUNT] = {
        [CHEER_OK] = TEXT_CHEER_OK,
        [CHEER_BRAVE] = TEXT_CHEER_BRAVE,
        [CHEER_ME_TOO] = TEXT_CHEER_ME_TOO,
        [CHEER_NOW_I_SEE] = TEXT_CHEER_NOW_I_SEE,
        [CHEER_THANK_YOU] = TEXT_CHEER_THANK_YOU,
        [CHEER_YOU_CAN] = TEXT_CHEER_YOU_CAN,
    };
    return texts[cheer];
}

/* "It's OK!", or with how often when that is asked for. */
static struct words cheer_words(const struct ui *ui, int cheer, uint32_t count) {
    const char *text = ui_text(ui, cheer_text(cheer));
    return count > 1 ? ui_fill_count(ui, TEXT_CHEER_TIMES, count, text)
                     : ui_fill(ui, cheer_text(cheer), "", "");
}

/* --- the bar -----------------------------------------------------------------------------------
 */

/* Whether the own team stands among those that are named beside the thought, ", " between them. */
static bool is_ours_named(const struct session_view *view) {
    const char *name = view->team.name;
    const char *at = view->spotlight.team;
    size_t count = strlen(name);
    while (view->have_team && count > 0 && (at = strstr(at, name)) != NULL) {
        bool is_begun = at == view->spotlight.team || at[-1] == ' ';
        if (is_begun && (at[count] == '\0' || at[count] == ',')) {
            return true;
        }
        at++;
    }
    return false;
}

struct bar {
    struct words labels[CHEER_YOU_CAN];
    struct button buttons[CHEER_YOU_CAN + 1]; /* the last one: that was ours */
    int count;
};

static void bar_fill(const struct ui *ui, const struct app *app, bool has_counts, struct bar *bar) {
    const struct session_view *view = &app->session.view;
    bool is_muted = view->have_room && view->room.is_muted;
    bar->count = 0;
    for (int i = CHEER_OK; i < CHEER_YOU_CAN && !is_muted; i++) {
        uint32_t heard = view->cheers.now[i];
        bar->labels[i] = cheer_words(ui, i, has_counts ? heard : 0);
        bar->buttons[bar->count++] = (struct button){.label = bar->labels[i].text,
                                                     .action = {ACTION_CHEER, i},
                                                     .key = (enum key)(KEY_1 + i)};
    }
    if (view->spotlight.may_claim && !view->is_claimed && !is_ours_named(view)) {
        bar->buttons[bar->count++] =
            (struct button){.label = ui_text(ui, TEXT_SHARE_OURS), .action = {ACTION_CLAIM, 0}};
    }
}

/* In rows from the left, each as wide as its label; returns the height. */
static int bar_rows(struct ui *ui, struct rect at, const struct bar *bar, bool is_drawn) {
    int gap = ui_px(ui, 12);
    int x = at.x;
    int y = at.y;
    int row_h = 0;
    for (int i = 0; i < bar->count; i++) {
        struct rect size = button_measure(ui, at.w, &bar->buttons[i]);
        if (x > at.x && x + size.w > at.x + at.w) {
            x = at.x;
            y += row_h + gap;
            row_h = 0;
        }
        bool is_claim = bar->buttons[i].action.kind == ACTION_CLAIM; /* quietly, at the side */
        x = is_claim ? at.x + at.w - size.w : x;
        if (is_drawn) {
            button_draw(ui, (struct rect){x, y, size.w, size.h}, &bar->buttons[i]);
        }
        x += size.w + gap;
        row_h = size.h > row_h ? size.h : row_h;
    }
    return y + row_h - at.y;
}

int cheers_bar(struct ui *ui, const struct app *app, bool has_counts) {
    const struct session_view *view = &app->session.view;
    struct bar bar;
    bool is_muted = view->have_room && view->room.is_muted;
    bool is_of_class = view->spotlight.number > 0;
    const char *note = is_muted              ? ui_text(ui, TEXT_CHEERS_MUTED)
                       : !is_of_class        ? NULL
                       : is_ours_named(view) ? ui_text(ui, TEXT_SHARE_OURS_NAMED)
                       : view->is_claimed    ? ui_text(ui, TEXT_SHARE_OURS_SAID)
                                             : NULL;
    int margin = ui_px(ui, MARGIN_UNITS);
    struct rect at = {margin, 0, ui->list->width - 2 * margin, 0};
    struct style style = {FONT_BODY, 17, COLOR_MUTED, ALIGN_LEFT};
    bar_fill(ui, app, has_counts, &bar);
    int note_h = note != NULL ? text_height(ui, at.w, style, note) + ui_px(ui, 8) : 0;
    int height = bar_rows(ui, at, &bar, false);
    at.y = ui->list->height - ui_px(ui, 24) - height - note_h;
    int top = at.y;
    if (note != NULL) {
        text_draw(ui, at, style, note);
    }
    at.y += note_h;
    bar_rows(ui, at, &bar, true);
    return top - ui_px(ui, 12);
}

/* --- pills -------------------------------------------------------------------------------------
 */

#define APPEARS 80 /* permille of its way in which a pill comes, and from which on it goes */
#define FADES   620

static int pill_pale(int permille) {
    int gone = permille < APPEARS ? (APPEARS - permille) * 1000 / APPEARS
               : permille > FADES ? (permille - FADES) * 1000 / (1000 - FADES)
                                  : 0;
    return ui_ease(gone) * 255 / 1000;
}

/* Where a pill is, its words measured. */
struct placed {
    struct words words;
    struct style style;
    struct rect rect;
    int edge, text_w;
};

/* At the left of its lane and of the area's top. */
static struct placed pill_measure(const struct ui *ui, int lane_w, int cheer, uint32_t count,
                                  int size) {
    struct placed it = {.words = cheer_words(ui, cheer, count)};
    it.style = (struct style){FONT_BODY_BOLD, size, COLOR_LEAF, ALIGN_CENTRE};
    it.edge = ui_type(ui, size * 3 / 4);
    int natural = text_width(ui, it.style, it.words.text);
    int most = lane_w - 2 * it.edge;
    it.text_w = natural < most ? natural : most;
    int text_h = text_height(ui, it.text_w, it.style, it.words.text);
    it.rect = (struct rect){0, 0, it.text_w + 2 * it.edge, text_h + it.edge};
    return it;
}

/* Each goes up by its own way: from somewhere in its lane, swaying a little. */
static struct placed pill_place(const struct ui *ui, struct rect area, const struct pill *pill,
                                int size, int permille) {
    int lane_w = area.w / PILL_LANES;
    struct placed it = pill_measure(ui, lane_w, pill->cheer, pill->count, size);
    uint64_t chance = hash_u64(hash_u64(HASH_START, pill->start_ms), pill->lane);
    int room = lane_w - it.rect.w;
    int sway = ui_px(ui, 10) < room / 2 ? ui_px(ui, 10) : room / 2;
    int at = (int)(chance % 1000) * (room - 2 * sway) / 1000 + sway;
    at += sway * ui_wave(permille + (int)((chance >> 20) % 1000)) / 1000;
    it.rect.x = area.x + pill->lane * lane_w + at;
    it.rect.y = area.y + (area.h - it.rect.h) * (1000 - permille) / 1000;
    return it;
}

static void pill_draw(struct ui *ui, const struct placed *it, int pale) {
    ui->pale = pale;
    ui_rect(
        ui, it->rect,
        (struct paint){
            .fill = COLOR_PANEL, .stroke = COLOR_LINE, .radius = it->rect.h / 2, .stroke_px = 2});
    struct rect text = {it->rect.x + it->edge, it->rect.y + it->edge / 2, it->text_w, 0};
    text_draw(ui, text, it->style, it->words.text);
    ui->pale = 0;
}

/* What has been heard, standing still, a pill for each cheer from the top of its lane down. */
static void still_draw(struct ui *ui, struct rect area, const struct app *app, int size) {
    int lane_w = area.w / PILL_LANES;
    int reached[PILL_LANES];
    int next = 0;
    for (int lane = 0; lane < PILL_LANES; lane++) {
        reached[lane] = area.y;
    }
    for (int cheer = 0; cheer < CHEER_COUNT; cheer++) {
        uint32_t heard = app->session.view.cheers.now[cheer];
        if (heard == 0) {
            continue;
        }
        struct placed it = pill_measure(ui, lane_w, cheer, heard, size);
        int lane = next++ % PILL_LANES;
        it.rect.x = area.x + lane * lane_w + (lane_w - it.rect.w) / 2;
        it.rect.y = reached[lane];
        if (it.rect.y + it.rect.h <= area.y + area.h) {
            pill_draw(ui, &it, 0);
            reached[lane] += it.rect.h + ui_px(ui, 16);
        }
    }
}

/* In large type a pill may reach into the one before it: then it waits until there is room. */
void pills_draw(struct ui *ui, struct rect area, const struct app *app,
                const struct pills_look *look) {
    int reached[PILL_LANES];
    if (app->config.less_motion && look->has_counts) {
        still_draw(ui, area, app, look->size);
    }
    for (int lane = 0; lane < PILL_LANES; lane++) {
        reached[lane] = area.y;
    }
    for (size_t i = 0; i < PILLS_MAX && !app->config.less_motion; i++) {
        const struct pill *pill = &app->pills.list[(app->pills.next + i) % PILLS_MAX];
        if (pill->start_ms == 0 || ui->now_ms >= pill->start_ms + PILL_DRIFT_MS) {
            continue;
        }
        int permille = ui_progress(ui, pill->start_ms, PILL_DRIFT_MS);
        struct placed it = pill_place(ui, area, pill, look->size, permille);
        if (it.rect.y >= reached[pill->lane]) {
            pill_draw(ui, &it, pill_pale(permille));
            reached[pill->lane] = it.rect.y + it.rect.h;
        }
    }
}

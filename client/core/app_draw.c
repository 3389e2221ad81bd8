/* A frame: the screen is drawn into a list, and once more where its content has to stand elsewhere,
 * so that what has the focus is seen, or the next part of a long page. */
#include "app_state.h"

#include <string.h>

#include "cover.h"
#include "focus.h"
#include "screen.h"

#define PAGE_MS 12000 /* a part of a long page on the board, read aloud or in silence */

struct ui app_begin_frame(struct app *app, const struct text_measure *measure, uint64_t now_ms) {
    app->hits.count = 0;
    app->hits.is_full = false;
    memset(&app->heights, 0, sizeof app->heights);
    draw_list_clear(&app->list, app->config.width, app->config.height);
    return (struct ui){.list = &app->list,
                       .hits = &app->hits,
                       .heights = &app->heights,
                       .measure = measure,
                       .texts = app->texts,
                       .person = app->person,
                       .now_ms = now_ms,
                       .wake_ms = FAR_AWAY_MS};
}

static struct ui draw_once(struct app *app, const struct text_measure *measure, uint64_t now_ms) {
    struct ui ui = app_begin_frame(app, measure, now_ms);
    ui.turns_itself = app->config.role == ROLE_BOARD && !app->is_help && !app_is_finding(app);
    screen_draw(&ui, app);
    return ui;
}

/* Where the content must stand so that the focus is seen. */
static int scroll_for_focus(const struct app *app, const struct ui *ui, int scroll) {
    const struct hit *hit = hit_of(&app->hits, app->person.focus);
    if (hit == NULL || !hit->is_scrolled) {
        return scroll;
    }
    int edge = ui_px(ui, 12);
    int above = ui->window.y - (hit->whole.y - edge);
    int below = hit->whole.y + hit->whole.h + edge - (ui->window.y + ui->window.h);
    if (above > 0 || hit->whole.h + 2 * edge > ui->window.h) {
        return scroll - above;
    }
    return below > 0 ? scroll + below : scroll;
}

/* Where the board's page stands now: nobody is at it, so a long one shows its parts in turn. A part
 * begins with the last lines of the one before. */
static int scroll_for_time(struct app *app, struct ui *ui, int most) {
    if (app->paging_ms == 0) {
        app->paging_ms = ui->now_ms;
    }
    int step = ui_page_step(ui);
    uint64_t pages = 1 + (uint64_t)((most + step - 1) / step);
    uint64_t turns = (ui->now_ms - app->paging_ms) / PAGE_MS;
    int scroll = (int)(turns % pages) * step;
    ui_wake(ui, app->paging_ms + (turns + 1) * PAGE_MS);
    app->paged_scroll = scroll < most ? scroll : most;
    return app->paged_scroll;
}

static int scroll_wanted(struct app *app, struct ui *ui, int most) {
    int scroll = app->person.scroll;
    if (ui->turns_itself && most > 0 && scroll == app->paged_scroll) {
        return scroll_for_time(app, ui, most);
    }
    if (!app->must_show_focus) {
        return scroll;
    }
    int shown = scroll_for_focus(app, ui, scroll);
    bool is_far = shown - scroll > ui->window.h / 2;
    return app->is_greeting && is_far ? scroll : shown;
}

/* Puts the scroll where it may be. True when the screen must be drawn again for it. */
static bool settle_scroll(struct app *app, struct ui *ui) {
    int most = ui->content_height - ui->window.h;
    int scroll = scroll_wanted(app, ui, most);
    scroll = scroll > most ? most : scroll;
    scroll = scroll < 0 ? 0 : scroll;
    bool has_moved = scroll != app->person.scroll;
    app->person.scroll = scroll;
    return has_moved;
}

const struct draw_list *app_draw(struct app *app, const struct text_measure *measure,
                                 uint64_t now_ms) {
    app_tick(app, now_ms);
    if (cover_is_on(app)) {
        cover_draw(app, measure, now_ms);
        return &app->list;
    }
    struct ui ui = draw_once(app, measure, now_ms);
    uint64_t wake_ms = FAR_AWAY_MS;
    if (settle_scroll(app, &ui)) {
        wake_ms = ui.wake_ms;
        ui = draw_once(app, measure, now_ms);
    }
    app->must_show_focus = false;
    app->is_greeting = false;
    app->caret = ui.caret;
    app->window_height = ui.window.h;
    app->frame_wake_ms = ui.wake_ms < wake_ms ? ui.wake_ms : wake_ms;
    return &app->list;
}

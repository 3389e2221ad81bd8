/* What a person does goes to the app, what the app draws goes to the screen, and the line carries
 * the rest. It draws when something happened that may show, and an equal picture not at all. */
#include "pane.h"

#include "knobs.h"
#include "log.h"
#include "stopwatch.h"
#include "str.h"

bool pane_has_sound(const struct settings *settings, enum role role) {
    bool is_said = (settings->said & SETTINGS_BIT(SETTINGS_SOUND)) != 0;
    return is_said ? settings->has_sound : role == ROLE_BOARD;
}

bool pane_open_window(struct pane *pane, const struct desktop *desktop,
                      const struct window_config *config, struct text *text, enum theme theme,
                      char *why, size_t size) {
    pane->window = window_open(desktop, config, why, size);
    if (pane->window == NULL) {
        return false;
    }
    pane->canvas = canvas_open(window_renderer(pane->window), text, theme);
    if (pane->canvas == NULL) {
        str_copy(why, size, "There is not enough memory.");
    }
    return pane->canvas != NULL;
}

static bool open_line(struct pane *pane, const struct desktop *desktop, struct keeper *keeper,
                      uint32_t nonce, char *why, size_t size) {
    int sockets[WAKER_SOCKETS_MAX];
    pane->line = line_open(pane->app, keeper, nonce, why, size);
    if (pane->line == NULL) {
        return false;
    }
    size_t count = line_sockets(pane->line, sockets, WAKER_SOCKETS_MAX);
    pane->waker = waker_open(sockets, count, desktop_wake_type(desktop), why, size);
    return pane->waker != NULL;
}

bool pane_open(struct pane *pane, const struct desktop *desktop, const struct app_config *config,
               struct keeper *keeper, uint32_t nonce, char *why, size_t size) {
    struct app_config sized = *config;
    if (pane->window != NULL) {
        window_size(pane->window, &sized.width, &sized.height);
    }
    pane->app = app_open(&sized);
    if (pane->app == NULL) {
        str_copy(why, size, "There is not enough memory.");
        return false;
    }
    pane->is_dirty = true;
    return open_line(pane, desktop, keeper, nonce, why, size);
}

void pane_close(struct pane *pane, struct keeper *keeper) {
    waker_close(pane->waker);
    line_close(pane->line);
    keeper_close(keeper, pane->app != NULL ? app_session(pane->app) : NULL);
    canvas_close(pane->canvas);
    window_close(pane->window);
    if (pane->app != NULL) {
        app_close(pane->app);
    }
    *pane = (struct pane){.app = NULL};
}

/* What its app wants to be heard now. */
static void hear(struct pane *pane, uint64_t now_ms) {
    enum cue cue;
    while ((cue = app_take_cue(pane->app, now_ms)) != CUE_COUNT) {
        sound_play(pane->sound, cue);
    }
}

static void draw(struct pane *pane, const struct text_measure *measure, uint64_t now_ms) {
    struct stopwatch began = stopwatch_now();
    const struct draw_list *list = app_draw(pane->app, measure, now_ms);
    if (pane->window != NULL) {
        window_name(pane->window, app_title(pane->app));
    }
    if (canvas_draw(pane->canvas, list)) {
        pane->frames++;
        pane->drawn_ms = now_ms;
        if (pane->tells_frames) {
            stopwatch_tell_frame(began);
        }
    }
    if (pane->tells_knobs) {
        knobs_tell(pane->app, &pane->told_knobs);
    }
    pane->is_dirty = false;
    if (!pane->has_drawn) {
        pane->has_drawn = true;
        log_detail("the first frame stands after %llu ms", (unsigned long long)SDL_GetTicks64());
    }
}

void pane_turn(struct pane *pane, const struct text_measure *measure, uint64_t now_ms) {
    pane->is_dirty = line_turn(pane->line, now_ms) || pane->is_dirty;
    waker_arm(pane->waker);
    hear(pane, now_ms);
    bool is_due = pane->is_dirty || now_ms >= app_wake_ms(pane->app, now_ms);
    if (pane->window != NULL && is_due && now_ms >= pane->drawn_ms + PANE_FRAME_MS) {
        draw(pane, measure, now_ms);
    }
}

uint64_t pane_wake_ms(const struct pane *pane, uint64_t now_ms) {
    uint64_t line = line_wake_ms(pane->line, now_ms);
    if (pane->window == NULL) {
        return line; /* who shows it knows when */
    }
    uint64_t app = app_wake_ms(pane->app, now_ms);
    if (pane->is_dirty) {
        app = now_ms;
    }
    if (app < pane->drawn_ms + PANE_FRAME_MS) { /* not faster than the screen */
        app = pane->drawn_ms + PANE_FRAME_MS;
    }
    return app < line ? app : line;
}

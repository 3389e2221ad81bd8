/* The loop sleeps until a person does something, the waker tells that bytes have come, or a pane
 * wants to be called. A teacher's program has the console, and beside it the boards. */
#define _GNU_SOURCE
#include "show.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "boards.h"
#include "host.h"
#include "installed.h"
#include "log.h"
#include "pane.h"
#include "str.h"

#define SLEEP_MS   500 /* at most, so that a signal is noticed */
#define INPUTS_MAX 200 /* in one turn */
#define WHY_BYTES  768

enum { WINDOW_MAIN, WINDOW_BESIDE, WINDOWS };

struct show {
    struct desktop *desktop;
    struct text *text;
    struct text_measure measure;
    struct pane main;
    struct host *host; /* a teacher's; NULL for others */
    struct boards boards;
    struct boards_config boards_config;
    struct keeper *keeper; /* a student's */
    struct sound *sound;
    struct live *live;
};

/* Goes on while the machine sleeps, where the system has such a clock: who slept must know it. */
static uint64_t clock_ms(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        clock_gettime(CLOCK_MONOTONIC, &now);
    }
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static struct sound *open_sound(const struct settings *settings) {
    char folder[INSTALLED_PATH_BYTES];
    if (!installed_folder("goldseam/sounds", folder, sizeof folder)) {
        log_detail("no sounds are installed");
        return NULL;
    }
    return sound_open(folder, settings->volume);
}

/* How far the day is, on the wall clock, when clock_ms is 0; counted round a day. */
static bool day_at_zero(uint64_t *day_ms) {
    const uint64_t a_day = 24u * 60u * 60u * 1000u;
    time_t now = time(NULL);
    struct tm wall;
    if (localtime_r(&now, &wall) == NULL) {
        return false;
    }
    uint64_t today = ((uint64_t)wall.tm_hour * 60 + (uint64_t)wall.tm_min) * 60000 +
                     (uint64_t)wall.tm_sec * 1000;
    *day_ms = (today + a_day - clock_ms() % a_day) % a_day;
    return true;
}

static struct app_config config_of(const struct options *options, const struct show *show) {
    struct app_config config = {
        .role = options->role,
        .port = options->port,
        .width = options->width,
        .height = options->height,
        .text_percent = options->settings.text_percent,
        .less_motion = options->settings.has_less_motion,
        .has_sound = pane_has_sound(&options->settings, options->role),
        .texts = options->texts,
        .setup = show->host != NULL ? show->host->setup : NULL,
        .token = show->host != NULL ? show->host->teacher.token : NULL,
    };
    config.has_day = day_at_zero(&config.day_ms);
    str_copy(config.code, sizeof config.code, options->code);
    str_copy(config.host, sizeof config.host, options->host);
    return config;
}

static bool open_main(struct show *show, const struct options *options, uint32_t nonce, char *why,
                      size_t size) {
    struct window_config window = {.title = "Goldseam", /* its app has another one */
                                   .width = options->width,
                                   .height = options->height,
                                   .is_full = options->is_full};
    struct app_config config = config_of(options, show);
    show->main.tells_frames = options->is_bench;
    show->main.tells_knobs = options->tells_knobs;
    return pane_open_window(&show->main, show->desktop, &window, show->text,
                            options->settings.theme, why, size) &&
           pane_open(&show->main, show->desktop, &config, show->keeper, nonce, why, size);
}

static bool show_open(struct show *show, const struct options *options, uint32_t nonce, char *why,
                      size_t size) {
    show->text = text_open(why, size);
    show->desktop = show->text != NULL ? desktop_open(options->renderer, why, size) : NULL;
    if (show->desktop == NULL) {
        return false;
    }
    show->measure = text_measure(show->text);
    show->sound = show->main.sound = open_sound(&options->settings);
    if (options->role == ROLE_STUDENT) {
        show->keeper = keeper_open(NULL);
    }
    if (!open_main(show, options, nonce, why, size)) {
        return false;
    }
    if (show->host != NULL) {
        const struct identity *teacher = &show->host->teacher.identity;
        line_lead(show->main.line, teacher);
        show->boards_config =
            (struct boards_config){options, show->desktop, show->text, show->sound, teacher, nonce};
    }
    return true;
}

static void show_close(struct show *show) {
    boards_close(&show->boards, &show->main);
    pane_close(&show->main, show->keeper);
    sound_close(show->sound);
    text_close(show->text);
    desktop_close(show->desktop);
}

/* --- a turn ----------------------------------------------------------------------------------- */

static void lose_textures(struct pane *pane) {
    if (pane->canvas != NULL) {
        canvas_clear(pane->canvas);
        pane->is_dirty = true;
    }
}

static void take(struct show *show, enum window_event event, const struct input *input,
                 size_t which) {
    struct pane *pane = which == WINDOW_MAIN ? &show->main : &show->boards.beside;
    if (event == WINDOW_LOST_TEXTURES) {
        lose_textures(&show->main);
        lose_textures(&show->boards.beside);
    } else if (event == WINDOW_UNCOVERED) {
        canvas_forget(pane->canvas);
    } else if (event == WINDOW_INPUT && which == WINDOW_BESIDE) {
        boards_input(&show->boards, &show->main, input, clock_ms());
    } else if (event == WINDOW_INPUT &&
               !boards_take_sound(&show->boards, &show->main, input, clock_ms())) {
        app_input(show->main.app, input, clock_ms());
    }
    pane->is_dirty = pane->is_dirty || event != WINDOW_WOKEN;
}

/* Takes everything that has happened, waiting for the first of it. */
static void take_input(struct show *show, uint32_t timeout_ms) {
    struct window *const windows[WINDOWS] = {
        [WINDOW_MAIN] = show->main.window, [WINDOW_BESIDE] = show->boards.beside.window};
    struct input input;
    for (int i = 0; i < INPUTS_MAX; i++) {
        size_t which;
        enum window_event event =
            window_wait(windows, WINDOWS, i == 0 ? timeout_ms : 0, &input, &which);
        if (event == WINDOW_NOTHING) {
            return;
        }
        take(show, event, &input, which);
    }
}

/* How long nothing has to be done unless something happens. */
static uint32_t time_to_sleep(const struct show *show, uint64_t now_ms) {
    uint64_t wake = now_ms + SLEEP_MS;
    uint64_t panes[] = {pane_wake_ms(&show->main, now_ms), boards_wake_ms(&show->boards, now_ms),
                        show->host != NULL ? host_wake_ms(show->host, now_ms) : UINT64_MAX};
    for (size_t i = 0; i < sizeof panes / sizeof panes[0]; i++) {
        wake = panes[i] < wake ? panes[i] : wake;
    }
    return wake > now_ms ? (uint32_t)(wake - now_ms) : 0;
}

/* Input methods show beside it what they offer. */
static void tell_caret(struct pane *pane) {
    struct app_caret caret;
    if (app_find_caret(pane->app, &caret)) {
        struct window_caret at = {caret.x, caret.y, caret.w, caret.h};
        window_tell_caret(pane->window, &at);
    }
}

/* What a person changed in one window holds in all of them. */
static void live_through(struct show *show) {
    struct pane *const panes[] = {&show->main, &show->boards.beside, &show->boards.under};
    struct live_window windows[sizeof panes / sizeof panes[0]];
    size_t count = 0;
    for (size_t i = 0; i < sizeof panes / sizeof panes[0]; i++) {
        if (panes[i]->app != NULL) {
            windows[count++] = (struct live_window){panes[i]->app, panes[i]->canvas};
        }
    }
    if (live_turn(show->live, windows, count, show->text)) {
        show->main.is_dirty = show->boards.beside.is_dirty = true;
        sound_set_volume(show->sound, live_settings(show->live)->volume);
    }
}

static void turn(struct show *show, uint64_t now_ms) {
    live_through(show);
    if (show->host != NULL) {
        show->main.is_dirty = host_turn(show->host, show->main.app) || show->main.is_dirty;
        boards_turn(&show->boards, &show->main, &show->boards_config, &show->measure, now_ms);
    }
    show->main.sound = boards_are_heard(&show->boards) ? NULL : show->sound;
    pane_turn(&show->main, &show->measure, now_ms);
    window_take_text(show->main.window, app_wants_text(show->main.app));
    tell_caret(&show->main);
}

static void run(struct show *show, uint64_t end_ms) {
    while (!line_is_over(show->main.line)) {
        uint64_t now_ms = clock_ms();
        if (now_ms >= end_ms) {
            app_input(show->main.app, &(struct input){.kind = INPUT_CLOSE}, now_ms);
        }
        turn(show, now_ms);
        take_input(show, time_to_sleep(show, clock_ms()));
    }
}

int show_run(const struct options *options, struct live *live, uint32_t nonce) {
    char why[WHY_BYTES] = "";
    struct host host;
    struct show show = {.host = options->role == ROLE_TEACHER ? &host : NULL, .live = live};
    int status = show.host != NULL ? host_open(&host, options) : 0;
    if (status != 0) {
        return status;
    }
    bool is_open = show_open(&show, options, nonce, why, sizeof why);
    if (is_open) {
        uint64_t limit_ms = (uint64_t)options->quit_after_s * 1000;
        run(&show, limit_ms > 0 ? clock_ms() + limit_ms : UINT64_MAX);
        log_detail("%llu frames were drawn", (unsigned long long)show.main.frames);
    } else {
        fprintf(stderr, "goldseam: %s\n", why);
    }
    show_close(&show);
    if (show.host != NULL) {
        host_close(&host);
    }
    return is_open ? 0 : 1;
}

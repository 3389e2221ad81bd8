/* The loop sleeps until a person does something, the waker tells that bytes have come, or the app
 * or the line wants to be called. It draws when something happened that may show, sixty times a
 * second at most, and an equal picture not at all. */
#define _GNU_SOURCE
#include "show.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "canvas.h"
#include "installed.h"
#include "line.h"
#include "log.h"
#include "own_packs.h"
#include "own_room.h"
#include "setup.h"
#include "sound.h"
#include "str.h"
#include "teacher.h"
#include "waker.h"
#include "window.h"

#define FRAME_MS   16
#define ROOM_MS    100 /* between looks at a server that starts */
#define SLEEP_MS   500 /* at most, so that a signal is noticed */
#define INPUTS_MAX 200 /* in one turn */
#define WHY_BYTES  768

struct show {
    struct app *app;
    struct window *window;
    struct text *text;
    struct text_measure measure;
    struct canvas *canvas;
    struct teacher *teacher; /* NULL for others */
    struct setup *setup;     /* of a room of one's own */
    int room_port;
    struct keeper *keeper; /* a student's */
    struct line *line;
    struct waker *waker;
    struct sound *sound;
    bool is_dirty;
    bool has_drawn;
    uint64_t drawn_ms;
    uint64_t frames;
};

/* Goes on while the machine sleeps, where the system has such a clock: who slept must know it. */
static uint64_t clock_ms(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        clock_gettime(CLOCK_MONOTONIC, &now);
    }
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* Where nobody has said it, a board is heard and other windows are not. */
static bool has_sound(const struct settings *settings, enum role role) {
    bool is_said = (settings->said & SETTINGS_BIT(SETTINGS_SOUND)) != 0;
    return is_said ? settings->has_sound : role == ROLE_BOARD;
}

static struct sound *open_sound(const struct settings *settings) {
    char folder[INSTALLED_PATH_BYTES];
    if (!installed_folder("goldseam/sounds", folder, sizeof folder)) {
        log_detail("no sounds are installed");
        return NULL;
    }
    return sound_open(folder, settings->volume);
}

static struct app *open_app(const struct options *options, const struct show *show) {
    struct app_config config = {.role = options->role,
                                .port = options->port,
                                .width = options->width,
                                .height = options->height,
                                .text_percent = options->settings.text_percent,
                                .less_motion = options->settings.has_less_motion,
                                .has_sound = has_sound(&options->settings, options->role),
                                .texts = options->texts,
                                .setup = show->setup,
                                .token = show->teacher != NULL ? show->teacher->token : NULL};
    str_copy(config.code, sizeof config.code, options->code);
    str_copy(config.host, sizeof config.host, options->host);
    return app_open(&config);
}

static void take_size(struct show *show) {
    struct input input = {.kind = INPUT_RESIZE};
    window_size(show->window, &input.x, &input.y);
    app_input(show->app, &input, clock_ms());
}

static bool open_line(struct show *show, uint32_t nonce, char *why, size_t size) {
    int sockets[WAKER_SOCKETS_MAX];
    show->line = line_open(show->app, show->keeper, nonce, why, size);
    if (show->line == NULL) {
        return false;
    }
    if (show->teacher != NULL) {
        line_lead(show->line, &show->teacher->identity);
    }
    size_t count = line_sockets(show->line, sockets, WAKER_SOCKETS_MAX);
    show->waker = waker_open(sockets, count, window_wake_type(show->window), why, size);
    return show->waker != NULL;
}

static bool show_open(struct show *show, const struct options *options, uint32_t nonce, char *why,
                      size_t size) {
    static const char *const titles[ROLE_COUNT] = {[ROLE_STUDENT] = "Goldseam",
                                                   [ROLE_BOARD] = "Goldseam \xE2\x80\x93 board",
                                                   [ROLE_TEACHER] =
                                                       "Goldseam \xE2\x80\x93 teacher"};
    struct window_config config = {.title = titles[options->role],
                                   .width = options->width,
                                   .height = options->height,
                                   .is_full = options->is_full,
                                   .renderer = options->renderer};
    show->text = text_open(why, size);
    show->window = show->text != NULL ? window_open(&config, why, size) : NULL;
    if (show->window == NULL) {
        return false;
    }
    show->measure = text_measure(show->text);
    show->canvas = canvas_open(window_renderer(show->window), show->text, options->settings.theme);
    show->app = open_app(options, show);
    if (show->canvas == NULL || show->app == NULL) {
        str_copy(why, size, "There is not enough memory.");
        return false;
    }
    take_size(show);
    show->sound = open_sound(&options->settings);
    if (options->role == ROLE_STUDENT) {
        show->keeper = keeper_open(NULL);
    }
    return open_line(show, nonce, why, size);
}

static void show_close(struct show *show) {
    waker_close(show->waker);
    line_close(show->line);
    keeper_close(show->keeper, show->app != NULL ? app_session(show->app) : NULL);
    sound_close(show->sound);
    canvas_close(show->canvas);
    window_close(show->window);
    text_close(show->text);
    if (show->app != NULL) {
        app_close(show->app);
    }
}

/* Takes everything that has happened, waiting for the first of it. */
static void take_input(struct show *show, uint32_t timeout_ms) {
    struct input input;
    for (int i = 0; i < INPUTS_MAX; i++) {
        enum window_event event = window_wait(show->window, i == 0 ? timeout_ms : 0, &input);
        if (event == WINDOW_NOTHING) {
            return;
        }
        if (event == WINDOW_INPUT) {
            app_input(show->app, &input, clock_ms());
        } else if (event == WINDOW_UNCOVERED) {
            canvas_forget(show->canvas);
        } else if (event == WINDOW_LOST_TEXTURES) {
            canvas_clear(show->canvas);
        }
        show->is_dirty = show->is_dirty || event != WINDOW_WOKEN;
    }
}

/* What its app wants to be heard now. */
static void hear(struct show *show, uint64_t now_ms) {
    enum cue cue;
    while ((cue = app_take_cue(show->app, now_ms)) != CUE_COUNT) {
        sound_play(show->sound, cue);
    }
}

static void draw(struct show *show, uint64_t now_ms) {
    const struct draw_list *list = app_draw(show->app, &show->measure, now_ms);
    window_take_text(show->window, app_wants_text(show->app));
    if (canvas_draw(show->canvas, list)) {
        show->frames++;
        show->drawn_ms = now_ms;
    }
    show->is_dirty = false;
    if (!show->has_drawn) {
        show->has_drawn = true;
        log_detail("the first frame stands after %llu ms", (unsigned long long)SDL_GetTicks64());
    }
}

/* How long nothing has to be done unless something happens. */
static uint32_t time_to_sleep(const struct show *show, uint64_t now_ms) {
    uint64_t wake = now_ms + SLEEP_MS;
    uint64_t app = app_wake_ms(show->app, now_ms), line = line_wake_ms(show->line, now_ms);
    if (show->is_dirty) {
        app = now_ms;
    }
    if (app < show->drawn_ms + FRAME_MS) { /* not faster than the screen */
        app = show->drawn_ms + FRAME_MS;
    }
    if (show->setup != NULL && show->setup->state == SETUP_OPENING) {
        wake = now_ms + ROOM_MS;
    }
    wake = app < wake ? app : wake;
    wake = line < wake ? line : wake;
    return wake > now_ms ? (uint32_t)(wake - now_ms) : 0;
}

/* The teacher's own server: started when it is asked for, gone into when it is ready. */
static void room_turn(struct show *show) {
    struct setup *setup = show->setup;
    struct own_room room;
    if (setup == NULL || setup->state == SETUP_CHOOSING || setup->state == SETUP_OPEN) {
        return;
    }
    if (setup->state == SETUP_ASKED) {
        bool is_started = own_room_start(setup, show->room_port, setup->why, sizeof setup->why);
        setup->state = is_started ? SETUP_OPENING : SETUP_CHOOSING;
        show->is_dirty = true;
        return;
    }
    enum own_room_state state = own_room_look(&room);
    if (state == OWN_ROOM_READY) {
        setup->state = SETUP_OPEN;
        app_opened(show->app, "127.0.0.1", room.port, room.code, room.address);
        show->is_dirty = true;
    } else if (state == OWN_ROOM_NONE) {
        own_room_last_words(setup->why, sizeof setup->why);
        setup->state = SETUP_CHOOSING;
        show->is_dirty = true;
    }
}

static void run(struct show *show, uint64_t end_ms) {
    while (!line_is_over(show->line)) {
        uint64_t now_ms = clock_ms();
        if (now_ms >= end_ms) {
            app_input(show->app, &(struct input){.kind = INPUT_CLOSE}, now_ms);
        }
        room_turn(show);
        show->is_dirty = line_turn(show->line, now_ms) || show->is_dirty;
        waker_arm(show->waker);
        hear(show, now_ms);
        bool is_due = show->is_dirty || now_ms >= app_wake_ms(show->app, now_ms);
        if (is_due && now_ms >= show->drawn_ms + FRAME_MS) {
            draw(show, now_ms);
        }
        take_input(show, time_to_sleep(show, clock_ms()));
    }
}

/* --- a teacher ----------------------------------------------------------------------------------
 */

/* A teacher's console needs the teacher before it needs a window. */
static int find_teacher(const struct options *options, struct teacher *teacher) {
    char why[WHY_BYTES] = "";
    if (options->role != ROLE_TEACHER) {
        return 0;
    }
    enum identity_file got = options->is_own
                                 ? teacher_open_own(teacher, why, sizeof why)
                                 : teacher_open(options->identity, teacher, why, sizeof why);
    if (got != IDENTITY_FILE_WELL) {
        fprintf(stderr, "goldseam: %s\n", why);
    }
    return got == IDENTITY_FILE_WELL ? 0 : got == IDENTITY_FILE_MACHINE ? 1 : 2;
}

/* A room of one's own that runs already is not opened anew. NULL: there is no memory. */
static struct setup *make_setup(const struct options *options) {
    struct own_room room;
    struct setup *setup = calloc(1, sizeof *setup);
    if (setup == NULL) {
        return NULL;
    }
    setup->plan = SETUP_FULL;
    setup->size = 3;
    setup->state = own_room_look(&room) == OWN_ROOM_NONE ? SETUP_CHOOSING : SETUP_OPENING;
    own_packs_list(options->packs, setup);
    return setup;
}

int show_run(const struct options *options, uint32_t nonce) {
    char why[WHY_BYTES] = "";
    struct teacher teacher;
    struct show show = {.is_dirty = true, .room_port = options->room_port};
    int status = find_teacher(options, &teacher);
    if (status != 0) {
        return status;
    }
    show.teacher = options->role == ROLE_TEACHER ? &teacher : NULL;
    show.setup = options->is_own ? make_setup(options) : NULL;
    bool is_open = show_open(&show, options, nonce, why, sizeof why);
    if (is_open) {
        uint64_t limit_ms = (uint64_t)options->quit_after_s * 1000;
        run(&show, limit_ms > 0 ? clock_ms() + limit_ms : UINT64_MAX);
        log_detail("%llu frames were drawn", (unsigned long long)show.frames);
    } else {
        fprintf(stderr, "goldseam: %s\n", why);
    }
    show_close(&show);
    free(show.setup);
    if (show.teacher != NULL) {
        identity_deinit(&teacher.identity);
    }
    return is_open ? 0 : 1;
}

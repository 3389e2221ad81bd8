/* SDL's events become struct input, one at a time. The software renderer is the rule: it starts at
 * once, takes little memory and is quick enough for screens that seldom change. */
#include "window.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "utf8.h"

struct window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    uint32_t wake_type;
    bool takes_text;
    char *pasted; /* what is left of it to tell */
    size_t pasted_at;
};

static const struct {
    SDL_Keycode symbol;
    enum key key;
} keys[] = {
    {SDLK_TAB, KEY_TAB},
    {SDLK_RETURN, KEY_ENTER},
    {SDLK_KP_ENTER, KEY_ENTER},
    {SDLK_SPACE, KEY_SPACE},
    {SDLK_ESCAPE, KEY_ESCAPE},
    {SDLK_LEFT, KEY_LEFT},
    {SDLK_RIGHT, KEY_RIGHT},
    {SDLK_UP, KEY_UP},
    {SDLK_DOWN, KEY_DOWN},
    {SDLK_HOME, KEY_HOME},
    {SDLK_END, KEY_END},
    {SDLK_PAGEUP, KEY_PAGE_UP},
    {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
    {SDLK_BACKSPACE, KEY_BACKSPACE},
    {SDLK_DELETE, KEY_DELETE},
    {SDLK_F1, KEY_F1},
    {SDLK_F2, KEY_F2},
    {SDLK_F8, KEY_F8},
};

static void set_hints(const char *renderer) {
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, renderer);
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_APP_NAME, "Goldseam");
}

/* SDL falls back to drivers that show nothing to nobody; one would wait before a window that is not
 * there. They are taken when SDL_VIDEODRIVER asks for them by name. */
static bool has_display(void) {
    const char *driver = SDL_GetCurrentVideoDriver();
    const char *asked = SDL_getenv("SDL_VIDEODRIVER");
    bool is_blind = driver == NULL || strcmp(driver, "dummy") == 0 ||
                    strcmp(driver, "offscreen") == 0 || strcmp(driver, "evdev") == 0;
    return !is_blind || (asked != NULL && asked[0] != '\0');
}

#if defined(__unix__) && !defined(__APPLE__)
static bool is_set(const char *name) {
    const char *value = SDL_getenv(name);
    return value != NULL && value[0] != '\0';
}

/* Where a desktop tells by its environment that it is there, SDL need not try one driver after
 * another, which takes time and lets their libraries complain on standard error. */
static bool choose_driver(void) {
    if (is_set("SDL_VIDEODRIVER")) {
        return true;
    }
    if (is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11");
    }
    return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
}
#else
static bool choose_driver(void) {
    return true;
}
#endif

static bool open_parts(struct window *window, const struct window_config *config, char *why,
                       size_t size) {
    if (!choose_driver() || SDL_Init(SDL_INIT_VIDEO) != 0 || !has_display()) {
        str_copy(why, size,
                 "There is no display to open a window on. Start it on a desktop (DISPLAY or "
                 "WAYLAND_DISPLAY tells which); pictures need none: goldseam --scene list.");
        return false;
    }
    uint32_t flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    flags |= config->is_full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0;
    window->window = SDL_CreateWindow(config->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                      config->width, config->height, flags);
    if (window->window == NULL) {
        str_format(why, size, "The window cannot be opened (%s).", SDL_GetError());
        return false;
    }
    SDL_SetWindowMinimumSize(window->window, WINDOW_WIDTH_MIN, WINDOW_HEIGHT_MIN);
    window->renderer = SDL_CreateRenderer(window->window, -1, 0);
    if (window->renderer == NULL) {
        str_format(why, size, "This machine cannot draw that way (%s). Leave --renderer away.",
                   SDL_GetError());
        return false;
    }
    return true;
}

struct window *window_open(const struct window_config *config, char *why, size_t size) {
    struct window *window = calloc(1, sizeof *window);
    if (window == NULL) {
        str_copy(why, size, "There is not enough memory to open a window.");
        return NULL;
    }
    set_hints(config->renderer != NULL ? config->renderer : "software");
    if (!open_parts(window, config, why, size)) {
        window_close(window);
        return NULL;
    }
    window->wake_type = SDL_RegisterEvents(1);
    SDL_StopTextInput();
    return window;
}

void window_close(struct window *window) {
    if (window == NULL) {
        return;
    }
    if (window->renderer != NULL) {
        SDL_DestroyRenderer(window->renderer);
    }
    if (window->window != NULL) {
        SDL_DestroyWindow(window->window);
    }
    SDL_free(window->pasted);
    SDL_Quit();
    free(window);
}

SDL_Renderer *window_renderer(struct window *window) {
    return window->renderer;
}

void window_size(const struct window *window, int *width, int *height) {
    if (SDL_GetRendererOutputSize(window->renderer, width, height) != 0) {
        SDL_GetWindowSize(window->window, width, height);
    }
}

uint32_t window_wake_type(const struct window *window) {
    return window->wake_type;
}

void window_take_text(struct window *window, bool is_wanted) {
    if (is_wanted != window->takes_text) {
        window->takes_text = is_wanted;
        if (is_wanted) {
            SDL_StartTextInput();
        } else {
            SDL_StopTextInput();
        }
    }
}

/* A point of the window in the renderer's pixels, which are smaller on a fine screen. */
static void set_point(const struct window *window, struct input *input, int x, int y) {
    int w, h, width, height;
    SDL_GetWindowSize(window->window, &w, &h);
    window_size(window, &width, &height);
    input->x = w > 0 ? (int)((int64_t)x * width / w) : x;
    input->y = h > 0 ? (int)((int64_t)y * height / h) : y;
}

static enum key key_of(const SDL_Keysym *pressed) {
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (keys[i].symbol == pressed->sym) {
            return keys[i].key;
        }
    }
    /* By place, so that digits work where they need Shift. */
    if (pressed->scancode >= SDL_SCANCODE_1 && pressed->scancode <= SDL_SCANCODE_9) {
        return (enum key)(KEY_1 + (int)(pressed->scancode - SDL_SCANCODE_1));
    }
    if (pressed->scancode >= SDL_SCANCODE_KP_1 && pressed->scancode <= SDL_SCANCODE_KP_9) {
        return (enum key)(KEY_1 + (int)(pressed->scancode - SDL_SCANCODE_KP_1));
    }
    return KEY_NONE;
}

/* Takes the first line of the clipboard, when it is text. */
static void paste(struct window *window) {
    SDL_free(window->pasted);
    window->pasted = SDL_GetClipboardText();
    window->pasted_at = 0;
    if (window->pasted != NULL) {
        window->pasted[strcspn(window->pasted, "\r\n")] = '\0';
        if (!utf8_is_clean(window->pasted, strlen(window->pasted))) {
            window->pasted[0] = '\0';
        }
    }
}

/* The next stretch of pasted text that fits an input, in whole characters. */
static bool next_pasted(struct window *window, struct input *input) {
    const char *at = window->pasted + window->pasted_at;
    size_t count = 0;
    while (at[count] != '\0' && count + utf8_step(at + count) < sizeof input->text) {
        count += utf8_step(at + count);
    }
    if (count == 0) {
        SDL_free(window->pasted);
        window->pasted = NULL;
        return false;
    }
    *input = (struct input){.kind = INPUT_TEXT};
    str_copy_bytes(input->text, sizeof input->text, at, count);
    window->pasted_at += count;
    return true;
}

static void change_full(struct window *window) {
    bool is_full = (SDL_GetWindowFlags(window->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
    SDL_SetWindowFullscreen(window->window, is_full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

/* What is put on and off by one key does not flicker while that is held. */
static bool is_switch(SDL_Keycode symbol) {
    return symbol == SDLK_F1 || symbol == SDLK_F8 || symbol == SDLK_F11;
}

static enum window_event on_key(struct window *window, const SDL_Keysym *pressed,
                                struct input *input) {
    bool with_control = (pressed->mod & KMOD_CTRL) != 0,
         with_shift = (pressed->mod & KMOD_SHIFT) != 0;
    if (pressed->sym == SDLK_F11) {
        change_full(window);
        return WINDOW_NOTHING;
    }
    if ((with_control && pressed->sym == SDLK_v) || (with_shift && pressed->sym == SDLK_INSERT)) {
        paste(window);
        bool is_any = window->takes_text && window->pasted != NULL && next_pasted(window, input);
        return is_any ? WINDOW_INPUT : WINDOW_NOTHING;
    }
    if (with_control || (pressed->mod & (KMOD_LALT | KMOD_GUI)) != 0) {
        return WINDOW_NOTHING;
    }
    *input = (struct input){.kind = INPUT_KEY, .key = key_of(pressed), .with_shift = with_shift};
    return input->key != KEY_NONE ? WINDOW_INPUT : WINDOW_NOTHING;
}

static enum window_event on_window(struct window *window, const SDL_WindowEvent *event,
                                   struct input *input) {
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        *input = (struct input){.kind = INPUT_RESIZE};
        window_size(window, &input->x, &input->y);
        return WINDOW_INPUT;
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        return WINDOW_UNCOVERED;
    default:
        return WINDOW_NOTHING;
    }
}

static enum window_event on_button(const struct window *window, const SDL_MouseButtonEvent *event,
                                   struct input *input) {
    if (event->button != SDL_BUTTON_LEFT) {
        return WINDOW_NOTHING;
    }
    *input =
        (struct input){.kind = event->type == SDL_MOUSEBUTTONDOWN ? INPUT_PRESS : INPUT_RELEASE};
    set_point(window, input, event->x, event->y);
    return WINDOW_INPUT;
}

static enum window_event on_wheel(const SDL_MouseWheelEvent *event, struct input *input) {
    *input = (struct input){.kind = INPUT_WHEEL,
                            .y = event->direction == SDL_MOUSEWHEEL_FLIPPED ? -event->y : event->y};
    return input->y != 0 ? WINDOW_INPUT : WINDOW_NOTHING;
}

static enum window_event on_text(const char *text, struct input *input) {
    if (text[0] == '\0' || !utf8_is_clean(text, strlen(text))) {
        return WINDOW_NOTHING;
    }
    *input = (struct input){.kind = INPUT_TEXT};
    str_copy(input->text, sizeof input->text, text);
    return WINDOW_INPUT;
}

static enum window_event on_event(struct window *window, const SDL_Event *event,
                                  struct input *input) {
    if (event->type == window->wake_type) {
        return WINDOW_WOKEN;
    }
    switch (event->type) {
    case SDL_QUIT: /* the window's cross, Ctrl-C, SIGTERM */
        *input = (struct input){.kind = INPUT_CLOSE};
        return WINDOW_INPUT;
    case SDL_KEYDOWN:
        if (event->key.repeat != 0 && is_switch(event->key.keysym.sym)) {
            return WINDOW_NOTHING;
        }
        return on_key(window, &event->key.keysym, input);
    case SDL_TEXTINPUT:
        return on_text(event->text.text, input);
    case SDL_MOUSEMOTION:
        *input = (struct input){.kind = INPUT_MOVE};
        set_point(window, input, event->motion.x, event->motion.y);
        return WINDOW_INPUT;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return on_button(window, &event->button, input);
    case SDL_MOUSEWHEEL:
        return on_wheel(&event->wheel, input);
    case SDL_WINDOWEVENT:
        return on_window(window, &event->window, input);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        return WINDOW_LOST_TEXTURES;
    default:
        return WINDOW_NOTHING;
    }
}

enum window_event window_wait(struct window *window, uint32_t timeout_ms, struct input *input) {
    if (window->pasted != NULL && next_pasted(window, input)) {
        return WINDOW_INPUT;
    }
    SDL_Event event;
    int has_event =
        timeout_ms > 0 ? SDL_WaitEventTimeout(&event, (int)timeout_ms) : SDL_PollEvent(&event);
    while (has_event != 0) {
        enum window_event kind = on_event(window, &event, input);
        if (kind != WINDOW_NOTHING) {
            return kind;
        }
        has_event = SDL_PollEvent(&event);
    }
    return WINDOW_NOTHING;
}

/* SDL's events become struct input, one at a time, each for the window that it belongs to. What
 * belongs to none, a signal that asks the program to end, is for the first one. */
#include "window.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "utf8.h"

struct window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    uint32_t id; /* by which SDL's events name it */
    uint32_t wake_type;
    bool takes_text;
    SDL_Rect caret; /* as it was told to input methods */
    char *pasted;   /* what is left of it to tell */
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
    {SDLK_F3, KEY_F3},
    {SDLK_F8, KEY_F8},
    {SDLK_F10, KEY_F10},
};

/* Where a window begins: in the corner of its display, so that one in the middle is seen beside it;
 * else in the middle of the desktop. */
static SDL_Window *make_window(const struct window_config *config) {
    const struct display *at = config->display;
    uint32_t flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    bool fills = at != NULL && config->is_full;
    if (at == NULL) {
        flags |= config->is_full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0;
        return SDL_CreateWindow(config->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                config->width, config->height, flags);
    }
    /* First there, then full: full screen is that of the display where a window stands. */
    int w = fills || config->width > at->w ? at->w : config->width;
    int h = fills || config->height > at->h ? at->h : config->height;
    SDL_Window *window =
        SDL_CreateWindow(config->title, at->x + at->w - w, at->y + at->h - h, w, h, flags);
    if (window != NULL && fills) {
        SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    return window;
}

static bool open_parts(struct window *window, const struct window_config *config, char *why,
                       size_t size) {
    window->window = make_window(config);
    if (window->window == NULL) {
        str_format(why, size, "The window cannot be opened (%s).", SDL_GetError());
        return false;
    }
    window->id = SDL_GetWindowID(window->window);
    SDL_SetWindowMinimumSize(window->window, WINDOW_WIDTH_MIN, WINDOW_HEIGHT_MIN);
    window->renderer = SDL_CreateRenderer(window->window, -1, 0);
    if (window->renderer == NULL) {
        str_format(why, size, "This machine cannot draw that way (%s). Leave --renderer away.",
                   SDL_GetError());
        return false;
    }
    return true;
}

struct window *window_open(const struct desktop *desktop, const struct window_config *config,
                           char *why, size_t size) {
    struct window *window = calloc(1, sizeof *window);
    if (window == NULL) {
        str_copy(why, size, "There is not enough memory to open a window.");
        return NULL;
    }
    window->wake_type = desktop_wake_type(desktop);
    if (!open_parts(window, config, why, size)) {
        window_close(window);
        return NULL;
    }
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
    free(window);
}

void window_raise(struct window *window) {
    SDL_RaiseWindow(window->window);
    (void)SDL_SetWindowInputFocus(window->window); /* where nobody manages windows */
}

void window_name(struct window *window, const char *title) {
    const char *before = SDL_GetWindowTitle(window->window);
    if (before == NULL || strcmp(before, title) != 0) {
        SDL_SetWindowTitle(window->window, title);
    }
}

size_t window_display(const struct window *window) {
    int index = SDL_GetWindowDisplayIndex(window->window);
    return index >= 0 ? (size_t)index : SIZE_MAX;
}

SDL_Renderer *window_renderer(struct window *window) {
    return window->renderer;
}

void window_size(const struct window *window, int *width, int *height) {
    if (SDL_GetRendererOutputSize(window->renderer, width, height) != 0) {
        SDL_GetWindowSize(window->window, width, height);
    }
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

void window_tell_caret(struct window *window, const struct window_caret *caret) {
    int w, h, width, height;
    SDL_GetWindowSize(window->window, &w, &h);
    window_size(window, &width, &height);
    if (!window->takes_text || width <= 0 || height <= 0) {
        return;
    }
    SDL_Rect rect = {caret->x * w / width, caret->y * h / height, caret->w, caret->h * h / height};
    if (SDL_RectEquals(&rect, &window->caret) != SDL_TRUE) {
        window->caret = rect;
        SDL_SetTextInputRect(&rect);
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

/* What is put on and off by one key does not flicker while that is held, and what is there while a
 * key is held is told once. */
static bool is_switch(SDL_Keycode symbol) {
    return symbol == SDLK_F1 || symbol == SDLK_F3 || symbol == SDLK_F8 || symbol == SDLK_F11;
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

/* Of the keys that mean something while they are held. */
static enum window_event on_key_up(const SDL_Keysym *released, struct input *input) {
    *input = (struct input){.kind = INPUT_KEY_UP, .key = key_of(released)};
    return input->key == KEY_F3 ? WINDOW_INPUT : WINDOW_NOTHING;
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
    case SDL_WINDOWEVENT_FOCUS_LOST: /* keys that are held now may never be told as let go */
        *input = (struct input){.kind = INPUT_AWAY};
        return WINDOW_INPUT;
    case SDL_WINDOWEVENT_CLOSE: /* its cross */
        *input = (struct input){.kind = INPUT_CLOSE};
        return WINDOW_INPUT;
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

/* Bytes of the first `count` characters. */
static size_t bytes_of(const char *text, int count) {
    size_t bytes = 0;
    for (; count > 0 && text[bytes] != '\0'; count--) {
        bytes += utf8_step(text + bytes);
    }
    return bytes;
}

/* Shown only: what a text that is too long to be shown lacks, comes when it is made. */
static enum window_event on_composing(const char *text, int caret, struct input *input) {
    *input = (struct input){.kind = INPUT_COMPOSE};
    if (text == NULL || !utf8_is_clean(text, strlen(text))) {
        return WINDOW_INPUT;
    }
    str_copy(input->text, sizeof input->text, text);
    input->x = (int)bytes_of(input->text, caret);
    return WINDOW_INPUT;
}

/* SDL leaves it to who takes the event to free a long one. */
static enum window_event on_long_composing(const SDL_TextEditingExtEvent *event,
                                           struct input *input) {
    enum window_event kind = on_composing(event->text, event->start, input);
    SDL_free(event->text);
    return kind;
}

static enum window_event on_event(struct window *window, const SDL_Event *event,
                                  struct input *input) {
    if (event->type == window->wake_type) {
        return WINDOW_WOKEN;
    }
    switch (event->type) {
    case SDL_QUIT: /* Ctrl-C, SIGTERM */
        *input = (struct input){.kind = INPUT_CLOSE};
        return WINDOW_INPUT;
    case SDL_KEYDOWN:
        if (event->key.repeat != 0 && is_switch(event->key.keysym.sym)) {
            return WINDOW_NOTHING;
        }
        return on_key(window, &event->key.keysym, input);
    case SDL_KEYUP:
        return on_key_up(&event->key.keysym, input);
    case SDL_TEXTINPUT:
        return on_text(event->text.text, input);
    case SDL_TEXTEDITING:
        return on_composing(event->edit.text, event->edit.start, input);
    case SDL_TEXTEDITING_EXT:
        return on_long_composing(&event->editExt, input);
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

/* What comes for a window that is closed already. */
static void drop(const SDL_Event *event) {
    if (event->type == SDL_TEXTEDITING_EXT) {
        SDL_free(event->editExt.text);
    }
}

/* The window that SDL names; 0 where it names none. COUNT: one that is closed already. */
static size_t index_of(struct window *const *windows, size_t count, const SDL_Event *event) {
    uint32_t id = 0;
    switch (event->type) {
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        id = event->key.windowID;
        break;
    case SDL_TEXTINPUT:
        id = event->text.windowID;
        break;
    case SDL_TEXTEDITING:
        id = event->edit.windowID;
        break;
    case SDL_TEXTEDITING_EXT:
        id = event->editExt.windowID;
        break;
    case SDL_MOUSEMOTION:
        id = event->motion.windowID;
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        id = event->button.windowID;
        break;
    case SDL_MOUSEWHEEL:
        id = event->wheel.windowID;
        break;
    case SDL_WINDOWEVENT:
        id = event->window.windowID;
        break;
    default:
        return 0;
    }
    size_t i = 0;
    while (i < count && (windows[i] == NULL || windows[i]->id != id)) {
        i++;
    }
    return i;
}

enum window_event window_wait(struct window *const *windows, size_t count, uint32_t timeout_ms,
                              struct input *input, size_t *which) {
    SDL_Event event;
    for (*which = 0; *which < count; ++*which) {
        struct window *window = windows[*which];
        if (window != NULL && window->pasted != NULL && next_pasted(window, input)) {
            return WINDOW_INPUT;
        }
    }
    int has_event =
        timeout_ms > 0 ? SDL_WaitEventTimeout(&event, (int)timeout_ms) : SDL_PollEvent(&event);
    while (has_event != 0) {
        *which = index_of(windows, count, &event);
        if (*which == count) {
            drop(&event);
        }
        enum window_event kind = event.type == SDL_DISPLAYEVENT ? WINDOW_WOKEN
                                 : *which < count ? on_event(windows[*which], &event, input)
                                                  : WINDOW_NOTHING;
        if (kind != WINDOW_NOTHING) {
            return kind;
        }
        has_event = SDL_PollEvent(&event);
    }
    return WINDOW_NOTHING;
}

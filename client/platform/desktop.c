/* SDL is started here and ended here. The software renderer is the rule: it starts at once, takes
 * little memory and is quick enough for screens that seldom change. */
#include "desktop.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>

#include "str.h"

struct desktop {
    uint32_t wake_type;
    bool is_open;
};

static void set_hints(const char *renderer) {
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, renderer);
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"); /* a board stays where it is */
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");    /* each window tells it itself */
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
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

struct desktop *desktop_open(const char *renderer, char *why, size_t size) {
    struct desktop *desktop = calloc(1, sizeof *desktop);
    if (desktop == NULL) {
        str_copy(why, size, "There is not enough memory to open a window.");
        return NULL;
    }
    set_hints(renderer != NULL ? renderer : "software");
    desktop->is_open = choose_driver() && SDL_Init(SDL_INIT_VIDEO) == 0;
    if (!desktop->is_open || !has_display()) {
        str_copy(why, size,
                 "There is no display to open a window on. Start it on a desktop (DISPLAY or "
                 "WAYLAND_DISPLAY tells which); pictures need none: goldseam --scene list.");
        desktop_close(desktop);
        return NULL;
    }
    desktop->wake_type = SDL_RegisterEvents(1);
    SDL_StopTextInput();
    return desktop;
}

void desktop_close(struct desktop *desktop) {
    if (desktop == NULL) {
        return;
    }
    if (desktop->is_open) {
        SDL_Quit();
    }
    free(desktop);
}

size_t desktop_displays(const struct desktop *desktop, struct display *displays, size_t max) {
    size_t count = 0;
    int all = desktop->is_open ? SDL_GetNumVideoDisplays() : 0;
    for (int i = 0; i < all && count < max; i++) {
        SDL_Rect at = {0, 0, 0, 0};
        if (SDL_GetDisplayBounds(i, &at) == 0) {
            displays[count++] = (struct display){at.x, at.y, at.w, at.h};
        }
    }
    return count;
}

uint32_t desktop_wake_type(const struct desktop *desktop) {
    return desktop->wake_type;
}

/* Windows with their renderers, and what a person does in them. */
#ifndef WINDOW_H
#define WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>

#include "desktop.h"
#include "input.h"

#define WINDOW_WIDTH_MIN  960
#define WINDOW_HEIGHT_MIN 540

struct window_config {
    const char *title;
    int width, height;
    bool is_full;                  /* fills its display; F11 changes it */
    const struct display *display; /* where it stands; NULL: where the desktop has it */
};

enum window_event {
    WINDOW_NOTHING,
    WINDOW_INPUT,         /* `input` holds what a person did */
    WINDOW_WOKEN,         /* by an event of desktop_wake_type, or for what no window has */
    WINDOW_UNCOVERED,     /* what is shown must be drawn again */
    WINDOW_LOST_TEXTURES, /* as must the textures */
};

struct window;

/* NULL and a sentence in `why` (size bytes) when there is no such renderer. */
struct window *window_open(const struct desktop *desktop, const struct window_config *config,
                           char *why, size_t size);
void window_close(struct window *window);

/* Brings it before the others, and the keyboard to it. */
void window_raise(struct window *window);

/* What stands on its frame from now on. */
void window_name(struct window *window, const char *title);

/* Index of the display where it stands, among desktop_displays; SIZE_MAX: not known. */
size_t window_display(const struct window *window);

SDL_Renderer *window_renderer(struct window *window);

/* In pixels, as the renderer draws. */
void window_size(const struct window *window, int *width, int *height);

/* Waits at most timeout_ms for what happens next in one of the windows; `which` is that window's
 * index, `input` is filled for WINDOW_INPUT. NULL stands for a window that is not there; the first
 * one is. */
enum window_event window_wait(struct window *const *windows, size_t count, uint32_t timeout_ms,
                              struct input *input, size_t *which);

/* Whether a text field has the focus: keys then make text, by input methods too. */
void window_take_text(struct window *window, bool is_wanted);

/* Where the caret of that field stands, in the renderer's pixels: input methods show beside it what
 * there is to choose from. */
struct window_caret {
    int x, y, w, h;
};
void window_tell_caret(struct window *window, const struct window_caret *caret);

#endif

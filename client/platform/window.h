/* One window with its renderer, and what a person does in it. */
#ifndef WINDOW_H
#define WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>

#include "input.h"

#define WINDOW_WIDTH_MIN  960
#define WINDOW_HEIGHT_MIN 540

struct window_config {
    const char *title;
    int width, height;
    bool is_full;         /* fills the screen; F11 changes it */
    const char *renderer; /* SDL's name of one; NULL: "software" */
};

enum window_event {
    WINDOW_NOTHING,
    WINDOW_INPUT,         /* `input` holds what a person did */
    WINDOW_WOKEN,         /* by an event of window_wake_type */
    WINDOW_UNCOVERED,     /* what is shown must be drawn again */
    WINDOW_LOST_TEXTURES, /* as must the textures */
};

struct window;

/* NULL and a sentence in `why` (size bytes) when there is no display, or no such renderer. */
struct window *window_open(const struct window_config *config, char *why, size_t size);
void window_close(struct window *window);

SDL_Renderer *window_renderer(struct window *window);

/* In pixels, as the renderer draws. */
void window_size(const struct window *window, int *width, int *height);

/* The type of SDL event with which another thread may wake window_wait. */
uint32_t window_wake_type(const struct window *window);

/* Waits at most timeout_ms for what happens next; `input` is filled for WINDOW_INPUT. */
enum window_event window_wait(struct window *window, uint32_t timeout_ms, struct input *input);

/* Whether a text field has the focus: keys then make text, by input methods too. */
void window_take_text(struct window *window, bool is_wanted);

#endif

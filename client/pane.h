/* A pane: an app with its line to a room, and the window that shows it. A board that is shown
 * within the teacher's window has none of its own. */
#ifndef PANE_H
#define PANE_H

#include "app.h"
#include "canvas.h"
#include "desktop.h"
#include "keeper.h"
#include "line.h"
#include "settings.h"
#include "sound.h"
#include "waker.h"
#include "window.h"

struct pane {
    struct app *app; /* NULL: this pane is closed */
    struct line *line;
    struct waker *waker;
    struct window *window; /* NULL: it has none */
    struct canvas *canvas;
    struct sound *sound; /* the caller's; NULL: nothing is heard of it */
    bool is_dirty;       /* something happened that may show */
    bool has_drawn;
    bool tells_frames; /* on standard output, each one */
    bool tells_knobs;  /* knobs.h */
    uint64_t told_knobs;
    uint64_t drawn_ms;
    uint64_t frames;
};

/* Where nobody has said it, a board is heard and other windows are not. */
bool pane_has_sound(const struct settings *settings, enum role role);

#define PANE_FRAME_MS 16 /* between two pictures: sixty a second at most */

/* Opens its window. False and a sentence in `why` (size bytes). */
bool pane_open_window(struct pane *pane, const struct desktop *desktop,
                      const struct window_config *config, struct text *text, enum theme theme,
                      char *why, size_t size);

/* Opens its app, in the size of its window where it has one, and its line. `keeper`: a student's.
 * False and a sentence in `why`. What stands then is the caller's to close. */
bool pane_open(struct pane *pane, const struct desktop *desktop, const struct app_config *config,
               struct keeper *keeper, uint32_t nonce, char *why, size_t size);

/* All of it that stands; `keeper` takes note of the last. */
void pane_close(struct pane *pane, struct keeper *keeper);

/* What its line has to do now, what is to be heard, and then its picture where it is due. */
void pane_turn(struct pane *pane, const struct text_measure *measure, uint64_t now_ms);

/* When it is to be turned although nothing happens. */
uint64_t pane_wake_ms(const struct pane *pane, uint64_t now_ms);

#endif

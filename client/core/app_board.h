/* A teacher's app and the board: where the class looks, whether the board shall have a window of
 * its own, and the cover, under which the teacher's own window shows what the board shows. What is
 * private stands on the screen while the cover is off, or while KEY_F3 is held. */
#ifndef APP_BOARD_H
#define APP_BOARD_H

#include "app.h"

/* Where the class can look, as the displays are. */
enum board_place {
    BOARD_NOWHERE, /* at no display of this computer */
    BOARD_HERE,    /* at the console's own */
    BOARD_BESIDE,  /* at another one */
    BOARD_WINDOW,  /* at a window of the board's own, wherever it stands */
};

/* The room where a teacher's app is. */
struct app_where {
    char host[64]; /* as this computer reaches it */
    uint16_t port;
    char code[CODE_CHARS + 1];
    char address[80]; /* as others do; "" : by the host */
};

/* False: it is in none yet, or not any more. */
bool app_where(const struct app *app, struct app_where *where);

/* Told at the start, and whenever the displays have changed. Who has shared a display with the
 * class from now on is covered; another display that comes is offered, not taken. */
void app_place_board(struct app *app, enum board_place place);

/* Whether the board shall have a window; a person has closed it, or it could not be opened. */
bool app_wants_board(const struct app *app);
void app_board_closed(struct app *app);

/* What was done in the board's window: the few keys that lead a lesson lead it from there too.
 * False: it is none of those. */
bool app_lead(struct app *app, const struct input *input, uint64_t now_ms);

/* Whether a board is needed under the cover, and which it is; NULL: there is none yet. It stays the
 * caller's and is drawn by app_draw of the teacher's. */
bool app_wants_cover(const struct app *app);
void app_lend_board(struct app *app, struct app *board);

/* Whether what is private is off the screen now. */
bool app_is_covered(const struct app *app);

#endif

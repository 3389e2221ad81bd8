/* The boards of a teacher's window: one in a window of its own, and one under the cover of the
 * console. Each is a board like any other, with a line of its own to the room where the teacher is.
 */
#ifndef BOARDS_H
#define BOARDS_H

#include "app_board.h"
#include "layout.h"
#include "options.h"
#include "pane.h"

struct boards_config {
    const struct options *options;
    const struct desktop *desktop;
    struct text *text;
    struct sound *sound;             /* one for all; NULL: none */
    const struct identity *identity; /* the teacher's: their own room asks a board nothing */
    uint32_t nonce;
};

struct boards {
    struct display displays[DISPLAYS_MAX]; /* as they were looked at last */
    size_t displays_count, console;
    struct layout layout;
    bool is_placed;         /* the teacher's app was told of the layout */
    struct app_where where; /* the room of the panes */
    struct pane beside, under;
    bool is_covered; /* what was told of it */
};

/* Opens, closes and turns what the teacher's app wants now, where the displays allow. Looks at them
 * each time: a change of their places is not always told. */
void boards_turn(struct boards *boards, struct pane *console, const struct boards_config *config,
                 const struct text_measure *measure, uint64_t now_ms);

/* When it is to be turned although nothing happens. */
uint64_t boards_wake_ms(const struct boards *boards, uint64_t now_ms);

/* What happened in the board's window. */
void boards_input(struct boards *boards, struct pane *console, const struct input *input,
                  uint64_t now_ms);

/* Whether a board is heard, so that the console beside it need not be. */
bool boards_are_heard(const struct boards *boards);

/* F8 at the console puts the board's sound on and off, where there is a board. True: it was that.
 */
bool boards_take_sound(struct boards *boards, struct pane *console, const struct input *input,
                       uint64_t now_ms);

void boards_close(struct boards *boards, struct pane *console);

#endif

/* A seat in the teacher's hand: pressed, carried over the teams, let go above one. Where it may go
 * is told by the picture of the last frame; keys have the page "to another team" for the same. */
#ifndef DESK_DRAG_H
#define DESK_DRAG_H

#include <stdbool.h>
#include <stdint.h>

#include "ui.h"

struct app;

#define DESK_DROPS_MAX 96

/* Where a seat can be let go; team 0: out of its team. */
struct desk_drop {
    struct rect rect;
    uint16_t team;
};

struct desk_drag {
    uint16_t seat;     /* that was pressed; 0: none */
    bool is_on;        /* it was carried far enough to be no press */
    bool is_from_team; /* the page of a team made room for all teams */
    bool has_turned;   /* the list, since the pointer came to what turns it */
    int from_x, from_y, x, y;
    struct desk_drop drops[DESK_DROPS_MAX];
    int drops_count;
};

/* What letting go here would do. */
enum desk_drop_kind {
    DESK_DROP_NOWHERE,
    DESK_DROP_STAYS, /* it sits there */
    DESK_DROP_GOES,
    DESK_DROP_LATER, /* when this round ends */
    DESK_DROP_FULL,
    DESK_DROP_NOT_NOW, /* nobody loses a team within a round */
};

void desk_drag_press(struct app *app, struct action action, int x, int y);
void desk_drag_move(struct app *app, int x, int y, uint64_t now_ms);
/* True: something was carried, so this is no press. */
bool desk_drag_release(struct app *app, int x, int y, uint64_t now_ms);
void desk_drag_cancel(struct app *app);

/* The team under the pointer; -1: none. */
int desk_drag_over(const struct app *app);
enum desk_drop_kind desk_drop_kind(const struct app *app, uint16_t seat, int team);

/* The frame that is drawn has a place for it here. */
void desk_drop_add(const struct app *app, struct rect rect, uint16_t team);

/* Moves a seat, by hand or by keys, where that does something. */
void desk_move_seat(struct app *app, uint16_t seat, uint16_t team, uint64_t now_ms);

#endif

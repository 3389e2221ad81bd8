/* The teacher's console between two inputs: the tables that the room tells its owner, the page that
 * stands at the right, and a "next" that waits its three seconds, in which it can be taken back.
 * Part of an app with ROLE_TEACHER; for any other role there is none. */
#ifndef DESK_APP_H
#define DESK_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "app_board.h"
#include "desk_drag.h"
#include "input.h"
#include "session_desk.h"

struct app;

#define DESK_UNDO_MS      3000
#define DESK_MORE_SECONDS 15

enum desk_page {
    DESK_TEAMS,   /* all of them, and who has none */
    DESK_TEAM,    /* the seats of `team`, 0: who has none */
    DESK_SEAT,    /* one of them */
    DESK_MOVE,    /* to which team? */
    DESK_GIVE,    /* which old seat does this newcomer get? */
    DESK_MORE,    /* what is needed now and then */
    DESK_MISTAKE, /* the teacher's own */
    DESK_GOAL,
    DESK_PACKS,
    DESK_END, /* of the lesson, or of this window alone */
    DESK_PAGE_COUNT
};

/* What a button of the console does; the value of ACTION_DESK. */
enum desk_act {
    DESK_DO_NEXT,
    DESK_DO_UNDO,
    DESK_DO_PAUSE,
    DESK_DO_FREEZE,
    DESK_DO_TIME,
    DESK_DO_PEN,
    DESK_DO_MUTE,
    DESK_DO_NOD,
    DESK_DO_SKIP,
    DESK_DO_SHUFFLE,
    DESK_DO_SPLIT,
    DESK_DO_SIZE,
    DESK_DO_DOOR,
    DESK_DO_APPROVE,
    DESK_DO_NAMES,
    DESK_DO_WARM_UP,
    DESK_DO_MENDING,
    DESK_DO_BREAK,
    DESK_DO_TELL, /* the own mistake, to the class */
    DESK_DO_UNTELL,
    DESK_DO_NOTE,
    DESK_DO_GOAL, /* what is typed, where it is a number */
    DESK_DO_PAIR,
    DESK_DO_REMOVE,
    DESK_DO_RECAP,
    DESK_DO_CLOSE,
    DESK_DO_LEAVE, /* this window closes, the room stays open */
    DESK_DO_COVER, /* what others in the room shall not see */
    DESK_DO_BOARD, /* its window opens or closes */
    DESK_DO_HANDS, /* shown, or not */
    DESK_DO_BACK,
    DESK_DO_COUNT
};

/* A move that waits for the end of this round. */
struct desk_moved {
    uint16_t seat, team;
    uint8_t round;
};

struct desk_app {
    struct session_desk tables;
    enum desk_page page;
    uint16_t team, seat;           /* that the page is about */
    int from;                      /* the first row of a list that is shown */
    int rows;                      /* of it in the last frame, for turning its pages */
    bool is_sure;                  /* a seat is taken away at the second press alone */
    enum board_place place;        /* where the class can look */
    bool is_placed;                /* somebody has looked at the displays */
    bool wants_board;              /* a window for the board */
    bool is_offered;               /* a display for the board came, and was not taken yet */
    bool is_covered;               /* the class looks at this display too */
    bool is_held;                  /* the key that shows the console is down */
    bool has_hands;                /* who may need a hand is shown */
    bool is_warm_up_first;         /* the first "next" begins a warm-up */
    bool is_closing;               /* the window was to be closed */
    struct desk_drag drag;         /* a seat in hand */
    struct desk_moved moved;       /* the last one that waits */
    uint64_t next_ms;              /* when "next" goes out; 0: none waits */
    struct message_host_next next; /* what it ends */
};

/* NULL when there is no memory. */
struct desk_app *desk_open(void);
void desk_close(struct desk_app *desk);

/* Whether the console is on the screen: the app is a teacher's, and in its room. */
bool desk_is_on(const struct app *app);

/* Whether the first "next" begins a warm-up, as it was chosen before the room. */
bool desk_begins_warm(const struct app *app);

/* Whether the server of this teacher's own room has ended under the lesson. */
bool desk_room_is_gone(const struct app *app);

/* Says "next" when it is due; goes back from what is not there any more. */
void desk_tick(struct app *app, uint64_t now_ms);
uint64_t desk_wake_ms(const struct desk_app *desk);

/* A key or a letter that means something on the console. False: nothing of its own. Letters count
 * while no field has the focus alone. */
bool desk_key(struct app *app, const struct input *input, uint64_t now_ms);
bool desk_letter(struct app *app, const char *text, uint64_t now_ms);

/* The same where the console is not seen: only what leads the class on, and nothing that is typed.
 */
bool desk_lead(struct app *app, const struct input *input, uint64_t now_ms);

/* The person closes the window. True: it may be closed at once. */
bool desk_may_close(struct app *app);

/* --- finding (desk_find.c) --- */

/* Whether a word of the name begins with what stands in the field; true while it is empty. */
bool desk_is_found(const struct app *app, const char *name);
/* The teams that are found, TEAMS_MAX places; returns how many. */
int desk_found_teams(const struct app *app, uint16_t *teams);
/* Enter in the field: what stands first. */
void desk_take_found(struct app *app, uint64_t now_ms);

/* --- what stands in the tables --- */

/* NULL: there is none of this number. */
const struct record_desk_team *desk_team(const struct desk_app *desk, uint16_t team);
const struct record_desk_seat *desk_seat(const struct desk_app *desk, uint16_t seat);

struct desk_count {
    unsigned seats, here, done;
};
/* Of one team; 0: of those who have none. */
struct desk_count desk_count(const struct desk_app *desk, uint16_t team);
/* Of all who have a team. */
struct desk_count desk_count_all(const struct desk_app *desk);

#endif

/* Who leads through the session: what "next" means now, and, with nobody at the console, when it
 * comes by itself. Decides from the state of the rules; does nothing itself. */
#ifndef HOST_H
#define HOST_H

#include "game.h"

/* With nobody at the console a lobby starts when nobody has joined for so long. */
#define HOST_QUIET_MS 5000

struct host {
    bool is_auto;
    bool warms_up;       /* with nobody at the console: begins with a warm-up */
    uint16_t seats_wait; /* starts as soon as so many are here; 0: only the quiet counts */
    uint64_t joined_ms;  /* when the last seat was added, in the session's time */
    uint8_t pen_round;   /* the last round in which the pen was drawn alone; 0: none */
};

enum host_step {
    HOST_STAY,
    HOST_START_WARM_UP,
    HOST_START_ROUND,
    HOST_START_MENDING,
    HOST_DRAW_PEN,
    HOST_END_PHASE,
    HOST_NEXT_SPOTLIGHT,
    HOST_START_RECAP,
    HOST_CLOSE,
};

/* What a teacher's "next" does now. `has_next`: the pack has a challenge for another round.
 * HOST_STAY: nobody is here yet, or all is over. */
enum host_step host_next(const struct game *game, bool has_next);

/* What is to be done without a teacher, at `now_ms` of the session: once in each share the pen, as
 * soon as there is a thought to speak of and somebody who would; before the recap one mending
 * round, where a bowl has an open crack. */
enum host_step host_alone(const struct host *host, const struct game *game, bool has_next,
                          uint64_t now_ms);

#endif

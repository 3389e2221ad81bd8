/* Every event in every place of a session: the table of what is taken and what is refused, and the
 * ways to the places. */
#ifndef CELLS_H
#define CELLS_H

#include "play.h"

/* The places, in the order of a row's letters: lobby, the phases of the plan full+again, between
 * rounds, the lobby of a break, recap, closed, and a share in which everybody looks up. */
enum place {
    LOBBY,
    TRY,
    HUDDLE,
    OFFER,
    SHARE,
    MEND,
    REVEAL,
    REFLECT,
    AGAIN,
    BETWEEN,
    BREAK,
    RECAP,
    CLOSED,
    FROZEN,
    PLACES
};

#define CHALLENGE 7
#define TWINS     2
#define SLIPS     3

#define STARTED(its_kind, its_round)                                                               \
    .challenge = CHALLENGE, .twins = TWINS, .slips = SLIPS, .kind = (its_kind),                    \
    .of_round = (its_round)

/* One letter a place. */
struct cell_row {
    const char *what;
    struct event event;
    const char *letters;
};

extern const struct cell_row cells_rows[];
extern const size_t cells_count;

enum game_status cells_status(char letter);

/* The plan full+again, teams of two. */
struct game_config cells_config(void);
/* Ten seats: 1 to 8 are here, two to a bowl; 9 is away and has no bowl yet, 10 has left. */
void cells_sit_down(struct play *play, const struct game_config *config);
/* What students do in this phase: bowl 2 misses by a slip and bowl 3 by something else, and both
 * show it. */
void cells_act(struct play *play);
void cells_go_to(struct play *play, enum place place);

#endif

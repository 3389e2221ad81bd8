/* Events that are declared, but whose part of the game is not played yet: refused, each and always.
 */
#include "handlers.h"

#define PENDING(name)                                                                              \
    enum game_status check_##name(const struct game *game, const struct event *event) {            \
        (void)game;                                                                                \
        (void)event;                                                                               \
        return GAME_NOT_NOW;                                                                       \
    }                                                                                              \
    void do_##name(struct game *game, const struct event *event, struct effects *effects) {        \
        (void)game;                                                                                \
        (void)event;                                                                               \
        (void)effects;                                                                             \
    }

PENDING(seat_paired)
PENDING(team_opened)
PENDING(team_chosen)
PENDING(seat_moved)
PENDING(teams_shuffled)
PENDING(team_split)
PENDING(team_size_set)
PENDING(door_locked)
PENDING(paused)
PENDING(frozen)
PENDING(time_added)
PENDING(break_started)
PENDING(offered)
PENDING(candidate_hidden)
PENDING(candidate_moved)
PENDING(spotlight_picked)
PENDING(spotlight_next)
PENDING(idea_chosen)
PENDING(claimed)
PENDING(mistake_shown)
PENDING(lesson_given)
PENDING(cheers_counted)
PENDING(pen_raised)
PENDING(pen_drawn)
PENDING(pen_answered)

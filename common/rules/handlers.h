/* What the rules do for each kind of event, in two steps: `check_` may only look, so a refused
 * event cannot leave a trace; `do_` writes and cannot refuse any more. game.c asks for both of
 * every event in events.def: an event that is not in this list does not compile. */
#ifndef HANDLERS_H
#define HANDLERS_H

#include "game.h"

#define HANDLER(name)                                                                              \
    enum game_status check_##name(const struct game *game, const struct event *event);             \
    void do_##name(struct game *game, const struct event *event, struct effects *effects);

/* seat.c */
HANDLER(seat_added)
HANDLER(seat_here)
HANDLER(seat_away)
HANDLER(seat_left)
HANDLER(seat_removed)
HANDLER(seat_paired)
HANDLER(seat_noted)
HANDLER(seat_resumed)
HANDLER(room_resumed)
HANDLER(agreed)

/* lobby.c */
HANDLER(team_opened)
HANDLER(team_chosen)
HANDLER(seat_moved)
HANDLER(teams_shuffled)
HANDLER(team_split)
HANDLER(team_size_set)
HANDLER(door_locked)

/* clock.c */
HANDLER(paused)
HANDLER(frozen)
HANDLER(time_added)

/* answer.c */
HANDLER(answered)
HANDLER(ready)

/* settings.c */
HANDLER(plan_set)
HANDLER(goal_set)
HANDLER(pack_chosen)
HANDLER(names_set)
HANDLER(cheers_muted)

/* stage.c */
HANDLER(round_started)
HANDLER(phase_ended)
HANDLER(spotlight_next)
HANDLER(time_passed)
HANDLER(break_started)
HANDLER(recap_started)
HANDLER(session_closed)

/* offer.c */
HANDLER(offered)

/* queue.c */
HANDLER(candidate_hidden)
HANDLER(candidate_moved)

/* spotlight.c */
HANDLER(spotlight_picked)
HANDLER(idea_chosen)
HANDLER(claimed)

/* reflect.c */
HANDLER(lesson_given)

/* pen.c */
HANDLER(pen_raised)
HANDLER(pen_drawn)
HANDLER(pen_answered)

/* tally.c */
HANDLER(cheers_counted)
HANDLER(mistake_shown)
HANDLER(text_decided)

#undef HANDLER

#endif

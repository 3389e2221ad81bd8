/* A round as a whole: which kind, by which plan, with which twins; and what is remembered of it. */
#ifndef ROUND_H
#define ROUND_H

#include "game.h"

/* What the event says is a round that can be played now. */
enum game_status round_check(const struct game *game, const struct event_round_started *started);

/* The next round begins: its record and its plan; what the last one left is cleared. */
void round_open(struct game *game, const struct event_round_started *started);

/* A round under way ends before its time: what it had not booked is neither paid nor owed. */
void round_cut(struct game *game, struct effects *effects);

/* The twin of this phase is asked now, so a mending round will take another. */
void round_use_twin(struct game *game);

const struct game_round *round_now(const struct game *game);

/* A slip of this round's challenge that was in no spotlight of this session. */
bool round_slip_is_fresh(const struct game *game, uint8_t slip);

#endif

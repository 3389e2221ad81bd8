/* What a swarm's student answers. With the room's pack plausibly: some miss, by the pack's own
 * slips; teams mostly get there at mend. Without it: anything that has the right form. */
#ifndef SWARM_MIND_H
#define SWARM_MIND_H

#include "pack.h"
#include "random.h"
#include "session.h"

/* The challenge of `pack` (or the twin) that the room asks. NULL when it is none of them, or `pack`
 * is NULL. */
const struct challenge *mind_find(const struct pack *pack, const struct message_challenge *asked);

/* A try. Nothing in `answer`: not yet. */
void mind_try(const struct pack *pack, const struct message_challenge *asked, struct random *random,
              struct message_answer *answer);

/* A backing in huddle: one of the team's ideas, rarely a new one. */
void mind_huddle(const struct pack *pack, const struct session_view *view, struct random *random,
                 struct message_answer *answer);

/* A backing in mend. */
void mind_mend(const struct pack *pack, const struct session_view *view, struct random *random,
               struct message_answer *answer);

/* Again, alone: more get there than at the first try. */
void mind_again(const struct pack *pack, const struct session_view *view, struct random *random,
                struct message_answer *answer);

#endif

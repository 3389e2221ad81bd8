/* Teams: two to four seats around one bowl. One alone only while there is but one student. */
#ifndef TEAM_H
#define TEAM_H

#include "game.h"

/* A seat without a team gets one: all together in balanced teams when there are none yet, else each
 * in the smallest. `may_split`: where all are full, a team of four becomes two and two. */
void team_place(struct game *game, bool may_split);

/* A new round: what the last one left on the teams' tables is cleared. */
void team_clear_round(struct game *game);

/* At the end of huddle or mend: who was asked, and which answer counted. */
void team_judge(struct game *game);

#endif

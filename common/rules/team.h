/* Teams: two to four people around one bowl. One alone only while there is but one student. */
#ifndef TEAM_H
#define TEAM_H

#include "game.h"

/* One, or two at one seat. */
uint8_t team_people_of(const struct game *game, uint16_t seat);
/* Of all its seats, and of those that have not left. */
uint8_t team_people(const struct game *game, uint16_t team);
uint8_t team_people_there(const struct game *game, uint16_t team);

/* A bowl without seats: one that was never played with, else a new one. 0: there can be no more. */
uint16_t team_open(struct game *game);
/* Puts a seat in, taking it out of where it was. There is a place. */
void team_put(struct game *game, uint16_t team, uint16_t seat);
void team_take_out(struct game *game, uint16_t seat);
/* Of four people two go to a new bowl. In a round they keep what their team did in it, its crack
 * too, and leave gold and older cracks where the bowl is. Returns the new team; 0: none. */
uint16_t team_halve(struct game *game, uint16_t team);

/* A seat of the team said something in this round. */
void team_sent(struct game *game, uint16_t seat);

/* A new round: what the last one left on the teams' tables is cleared. */
void team_clear_round(struct game *game);

/* At the end of huddle or mend: who was asked, and which answer counted. */
void team_judge(struct game *game);

#endif

/* The contents of what the room tells, each written into one message. Who gets it, and when, is
 * decided by audience.h, and nothing else calls these. */
#ifndef LETTERS_H
#define LETTERS_H

#include "messages.h"
#include "room.h"

/* To the class: counts, place, what is asked, and at reveal what was behind it. */
void letter_room(const struct room *room, struct message *message);
void letter_progress(const struct room *room, struct message *message);
void letter_phase(const struct room *room, struct message *message);
void letter_challenge(const struct room *room, uint8_t part, struct message *message);
void letter_reveal(const struct room *room, struct message *message);
void letter_bars(const struct room *room, struct message *message);
void letter_session_bars(const struct room *room, struct message *message);
void letter_recap(const struct room *room, struct message *message);
void letter_shelf(const struct room *room, struct message *message);

/* To the members of one team and nobody else. `team` 0: a seat that has none yet. */
void letter_team(const struct room *room, uint16_t team, struct message *message);
void letter_ideas(const struct room *room, uint16_t team, struct message *message);
void letter_result(const struct room *room, uint16_t team, struct message *message);

/* To one seat and nobody else. False: this seat has not said anything in this phase. */
bool letter_mine(const struct room *room, uint16_t seat, struct message *message);
void letter_seat(const struct room *room, uint16_t seat, struct message *message);

#endif

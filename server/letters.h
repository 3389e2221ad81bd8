/* The contents of what the room tells, each written into one message. Who gets it, and when, is
 * decided by audience.h, and nothing else calls these; a console in the same program may read those
 * of the desk, and a story that is told afterwards those to the class. */
#ifndef LETTERS_H
#define LETTERS_H

#include "messages.h"
#include "room.h"

/* --- letters.c: to the class, counts, place, what is asked, and at reveal what was behind it ---
 */
void letter_room(const struct room *room, struct message *message);
void letter_progress(const struct room *room, struct message *message);
void letter_phase(const struct room *room, struct message *message);
void letter_challenge(const struct room *room, uint8_t part, struct message *message);
void letter_reveal(const struct room *room, struct message *message);
void letter_bars(const struct room *room, struct message *message);
void letter_session_bars(const struct room *room, struct message *message);
void letter_recap(const struct room *room, struct message *message);
void letter_shelf(const struct room *room, struct message *message);
void letter_bowls(const struct room *room, struct message *message);

/* --- letters_share.c: to the class, what came from teams after their yes --- */
void letter_thoughts(const struct room *room, struct message *message);
void letter_spotlight(const struct room *room, struct message *message);
void letter_questions(const struct room *room, struct message *message);
void letter_lessons(const struct room *room, struct message *message);
void letter_learning_board(const struct room *room, struct message *message);
/* enum pen_state, with the name of who says something. */
void letter_pen(const struct room *room, enum pen_state state, struct message *message);
void letter_cheers(const struct cheers_sums *sums, struct message *message);

/* --- letters_team.c: to the members of one team; `team` 0: to a seat that has none --- */
void letter_team(const struct room *room, uint16_t team, struct message *message);
void letter_ideas(const struct room *room, uint16_t team, struct message *message);
/* The table of this round's huddle, when it is over: what counted alone. */
void letter_table(const struct room *room, uint16_t team, struct message *message);
void letter_chosen(const struct room *room, uint16_t team, struct message *message);

/* ... and to one seat. False: it has said nothing in this phase. */
bool letter_mine(const struct room *room, uint16_t seat, struct message *message);
void letter_seat(const struct room *room, uint16_t seat, struct message *message);
void letter_result(const struct room *room, uint16_t seat, struct message *message);
void letter_page(const struct room *room, uint16_t seat, struct message *message);
void letter_journey(const struct room *room, uint16_t seat, struct message *message);

/* --- letters_desk.c: to the teacher alone --- */
void letter_desk(const struct room *room, const char *trouble, struct message *message);
/* The page from place `first` on. */
void letter_desk_seats(const struct room *room, uint16_t first, struct message *message);
void letter_desk_teams(const struct room *room, uint16_t first, struct message *message);
void letter_desk_queue(const struct room *room, struct message *message);
void letter_desk_texts(const struct room *room, struct message *message);
void letter_desk_hands(const struct room *room, struct message *message);
void letter_desk_packs(const struct room *room, const char *const *says, struct message *message);

#endif

/* What the files of the room share. Nobody else includes this. */
#ifndef ROOM_INSIDE_H
#define ROOM_INSIDE_H

#include "room.h"

/* --- room.c --- */

/* What leads in a team's huddle now, in words: kept as it is said, for behind the end of the huddle
 * who said it may sit at another table. */
void room_keep_huddle(struct room *room, uint16_t team);

/* --- room_follow.c --- */

/* What an accepted event means for the words. `words`: what came with it; NULL: nothing. */
void room_follow(struct room *room, const struct event *event, const struct journal_words *words);

/* A phase is over: what stands on the pages was handed in, and chosen lessons go to the board. */
void room_words_end(struct room *room, enum phase phase);
void room_words_clear(struct room *room);

/* A team's page, and what is written in a phase. */
struct sheet *room_sheet(const struct room *room, uint16_t team, enum words_kind kind);
enum words_kind room_words_kind(enum phase phase);

#endif

/* The teacher's desk: what a room tells its owner alone. Seats and teams come in pages and stand
 * here as tables. Large, so the caller of a teacher's session gives it (session_config). */
#ifndef SESSION_DESK_APP_H
#define SESSION_DESK_APP_H

#include "messages.h"

struct session_desk {
    bool have_desk, have_queue, have_texts, have_packs, have_hands;
    struct message_desk desk;
    struct message_desk_queue queue;
    struct message_desk_texts texts;
    struct message_desk_packs packs;
    struct message_desk_hands hands;          /* who may need one */
    struct record_desk_seat seats[SEATS_MAX]; /* seat 0: its page has not come yet */
    uint16_t seats_count;
    struct record_desk_team teams[TEAMS_MAX]; /* team 0: the same */
    uint16_t teams_count;
};

#endif

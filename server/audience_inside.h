/* What the files of the audience share. Nobody else includes this. */
#ifndef AUDIENCE_INSIDE_H
#define AUDIENCE_INSIDE_H

#include "audience.h"
#include "letters.h"

/* Instead of a connection: everybody. */
#define CLASS 0

/* What is new for a team. */
enum {
    NEWS_TEAM = 1,
    NEWS_IDEAS = 2,
    NEWS_RESULT = 4,
    NEWS_PAGE = 8,
    NEWS_CHOSEN = 16,
};

/* --- audience.c --- */
/* Seals what was written and sends it to a connection, or to the class. */
void audience_deliver(struct audience *audience, uint16_t to);
/* Seals what was written. True: it is not what was told last, and is so from now on. */
bool audience_is_new(struct audience *audience, uint64_t *told);

/* --- audience_teams.c --- */
void audience_note_team(struct audience *audience, uint32_t team, unsigned news);
void audience_note_all_teams(struct audience *audience, unsigned news);
/* News of teams that has gathered. */
void audience_tell_teams(struct audience *audience);
/* Who has no team yet hears the same as all others. */
void audience_tell_teamless(struct audience *audience);
void audience_tell_no_team(
    struct audience *audience); /* to all who have none that they have none */
/* Who chose both sees how the class chose. */
void audience_note_choices(struct audience *audience);
/* The turn goes to the class once everybody who is there has answered. */
void audience_note_turn(struct audience *audience);
void audience_tell_journeys(struct audience *audience);
void audience_tell_pen_seat(struct audience *audience);

/* --- audience_desk.c --- */
bool audience_desk_init(struct audience_desk *desk);
void audience_desk_deinit(struct audience_desk *desk);
void audience_tell_desk(struct audience *audience, uint64_t now_ms);
uint64_t audience_desk_wake_ms(const struct audience *audience);

#endif

/* Who is told what. The only place from which messages go out: for each effect of the rules it
 * decides what the seat, the team, the class and the teacher hear of it; what is counted goes out
 * ten times a second at most. */
#ifndef AUDIENCE_H
#define AUDIENCE_H

#include "connection.h"
#include "mail.h"
#include "room.h"

#define AUDIENCE_SUM_MS 100

/* The teacher's desk: what changed is told by comparing with what was told last. */
struct audience_desk {
    uint64_t due_ms, pages_due_ms;
    uint64_t told_desk, told_queue, told_texts, told_packs; /* hashes */
    uint64_t told_hands; /* 0: it is due. Once a phase whatever it says, so that nobody who sees the
                            datagrams learns when it changed */
    uint64_t *told_seats, *told_teams; /* by page */
    uint16_t next_page;                /* of both, one after the other */
    const char *const *pack_says;      /* by pack; NULL: nothing */
};

struct audience {
    struct room *room;
    struct connections *connections;
    struct mail mail;
    bool is_elsewhere; /* the class has moved on and was not told yet */
    bool clock_changed, spotlight_changed, pen_changed;
    uint16_t turned; /* round and number of the thought whose turn the class was told */
    bool counts_changed, choices_changed, board_changed, all_teams_changed;
    bool teamless_changed; /* somebody has no team any more, and was not told yet */
    uint64_t counts_due_ms, board_due_ms;
    uint64_t told_room, told_progress, told_bowls, told_board; /* hashes of what was told last */
    enum pen_state pen;
    uint32_t beats;
    uint8_t *team_news;   /* by team: what changed */
    uint16_t *teams_list; /* those with news, in the order it came */
    uint16_t teams_count;
    uint16_t teachers; /* connections that are in */
    struct audience_desk desk;
};

/* False when there is no memory; deinit then too. */
bool audience_init(struct audience *audience, struct room *room, struct connections *connections,
                   struct transport *transport);
void audience_deinit(struct audience *audience);

/* --- audience.c --- */

/* Notes what the last event changed. */
void audience_take(struct audience *audience, const struct effects *effects);

/* Tells what was noted. Times are the server's clock. */
void audience_tick(struct audience *audience, uint64_t now_ms);

/* When audience_tick has something to tell; UINT64_MAX: nothing. */
uint64_t audience_wake_ms(const struct audience *audience);

/* What the class knows now, to one connection that has just come in. */
void audience_tell_place(struct audience *audience, uint16_t connection);
/* The same to one that has heard a part of it, and may hold for true what is over. */
void audience_tell_place_again(struct audience *audience, uint16_t connection);

/* --- audience_teams.c --- */

/* A connection's seat with all that is its own. */
void audience_tell_seat(struct audience *audience, uint16_t connection);

/* --- audience_desk.c --- */

/* A teacher has come in, or went: from now on the desk is told, all of it to begin with. */
void audience_teacher(struct audience *audience, bool is_in);
/* A teacher has missed something: all of the desk is told again. */
void audience_tell_desk_again(struct audience *audience);

/* --- audience_one.c: to one connection --- */
struct audience_welcome {
    const char *title, *code;
    uint32_t run;
};
void audience_welcome(struct audience *audience, uint16_t connection,
                      const struct audience_welcome *welcome);
void audience_names(struct audience *audience, uint16_t connection);
/* A seat's next token alone. */
void audience_tell_token(struct audience *audience, uint16_t connection);
/* To those who are in and were told nothing for BEAT_MS: the room is there. */
#define BEAT_MS 1000
void audience_beat(struct audience *audience, uint64_t now_ms);
void audience_name_waits(struct audience *audience, uint16_t connection, enum name_state state);
void audience_kept(struct audience *audience, uint16_t connection, uint32_t action, uint64_t event);
void audience_refused(struct audience *audience, uint16_t connection, uint32_t action,
                      enum refusal_reason reason);
void audience_closed(struct audience *audience, uint16_t connection, enum closed_reason reason);

#endif

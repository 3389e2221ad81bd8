/* One student of the simulation: a real client core (a session, or a whole window with its screens)
 * at one end of a wire, and what the simulation remembers of what went out and what came in. */
#ifndef STUDENT_H
#define STUDENT_H

#include "app.h"
#include "parts.h"
#include "random.h"
#include "session.h"
#include "transport.h"

struct world;

/* An action as it went out. */
struct note {
    uint32_t action; /* 0: free */
    enum message_id id;
    uint64_t event; /* under which it was kept; 0: not yet, or nothing to keep */
    struct message_answer answer;
};
#define NOTES_MAX 48 /* the last ones; more than can be on their way */

struct student {
    int number; /* from 1 */
    enum role role;
    bool is_there;  /* there is a window at all */
    bool is_rowdy;  /* sends anything */
    bool has_moved; /* the seat was taken along: nobody sits here any more */
    struct transport *transport;
    uint32_t peer; /* 0: no connection is made or standing */
    bool is_up;
    struct session *session; /* own, or the window's */
    struct session own;
    struct app *app;
    struct session_desk *desk; /* a teacher's */
    uint64_t deaf_until_ms, retry_at_ms, act_at_ms, draw_at_ms;
    uint32_t pace_ms;
    struct parts_inbox inbox;
    uint8_t last_sent[DATAGRAM_BYTES_MAX]; /* to be sent once more by the rowdy */
    size_t last_sent_count;
    /* What it knows by its own ears. */
    uint32_t run;  /* of the room */
    uint16_t seat; /* 0: none was told */
    uint32_t gold, team_gold;
    uint16_t team;
    uint64_t place; /* how far the class was */
    uint8_t stage;
    bool heard_closed;
    uint32_t actions_count; /* different ones that went out */
    uint32_t action_highest;
    struct note notes[NOTES_MAX];
    size_t notes_next;
};

/* A place without a window yet. */
void student_init(struct world *world, struct student *student, int number);
void student_deinit(struct student *student);

/* A new window: somebody new to the room. */
void student_open(struct world *world, struct student *student);
/* The window is gone, without a word. */
void student_close(struct world *world, struct student *student);

/* Ends the connection and comes back after a while. False: there is none. */
bool student_hang_up(struct world *world, struct student *student);

/* What was heard so far belongs to nobody any more: the window begins anew. */
void student_forget(struct student *student);
/* The seat of `from` and all that its window knows are at this one's now. */
void student_take_over(struct student *student, struct student *from);

/* Reads the wire, does what is due, writes the wire. */
void student_turn(struct world *world, struct student *student);

/* Bytes of any kind onto the wire. False: there is no connection. */
bool student_send(struct world *world, struct student *student, const uint8_t *bytes, size_t count);

#endif

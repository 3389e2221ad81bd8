/* A client's side of a session: takes the server's messages, keeps what they say (the view), and
 * makes what is to be sent. A machine without time or network of its own; the app draws its view, a
 * swarm student plays on it. One connection at a time; it survives the loss of any. */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "messages.h"
#include "parts.h"

enum session_link {
    SESSION_OUT,      /* no connection */
    SESSION_GREETING, /* connected, hello sent */
    SESSION_IN,       /* welcome came */
    SESSION_ENDED,    /* closed by the room, or refused for good: `why_ended` */
};

/* ROOM_CLOSED: the room ended this connection for good; `closed_reason` says why. */
enum session_why { SESSION_NOT_ENDED, SESSION_ROOM_CLOSED, SESSION_VERSION, SESSION_FULL };

/* What the screens look at: the last message of each kind, with have_NAME. A new round or phase
 * clears what belonged to the old one. */
struct session_view {
    bool have_welcome, have_names, have_seat, have_team, have_room, have_phase, have_challenge;
    bool have_twin, have_ideas, have_progress, have_result, have_reveal, have_bars, have_recap;
    bool have_shelf;
    struct message_welcome welcome;
    struct message_names names;
    struct message_seat seat;
    struct message_team team;
    struct message_room room;
    struct message_phase phase;
    struct message_challenge challenge; /* of this round, part 0 */
    struct message_challenge twin;      /* of this round's mend */
    struct message_ideas ideas;
    struct message_progress progress;
    struct message_result result;
    struct message_reveal reveal;
    struct message_bars bars;
    struct message_recap recap;
    struct message_shelf shelf;
    /* What this seat has said in this phase, its own view of it. */
    struct message_answer said;
    bool has_said;
    bool is_kept; /* the last thing said is on the teacher's disk */
    bool is_ready_said;
    bool is_joining;  /* a name was taken, the seat has not come yet */
    bool was_refused; /* the last action was not taken: `refused` says why; cleared by the next one
                       */
    struct message_refused refused;
    uint64_t deadline_ms; /* of the phase in the caller's clock; UINT64_MAX: none */
};

#define SESSION_PENDING_MAX 8   /* actions that were not kept yet */
#define SESSION_BEAT_MS     500 /* a client that has said nothing for so long says that it is alive */

struct session_config {
    enum role role;
};

/* An action as it is held for sending again: one of the few messages that have a number. */
struct session_action {
    enum message_id id;
    union {
        struct message_more_names more_names;
        struct message_join join;
        struct message_answer answer;
        struct message_ready ready;
    } as;
};

struct session_pending {
    struct session_action message; /* as it is sent again after a reconnect */
    uint32_t action;
    uint64_t asked_ms;
    bool is_sent; /* on this connection */
};

struct session {
    struct session_config config;
    enum session_link link;
    enum session_why why_ended;
    enum closed_reason closed_reason; /* SESSION_ROOM_CLOSED: what the room said */
    struct session_view view;
    uint32_t last_action;
    uint32_t last_beat;
    uint64_t last_event;
    uint64_t last_sent_ms;
    uint32_t run;
    struct session_pending pending[SESSION_PENDING_MAX]; /* oldest first */
    size_t pending_count;
    bool owes_hello, owes_leave;
    struct parts_inbox inbox;
    struct message scratch;             /* room to decode into and to encode from */
    uint64_t kept_count;                /* since the start, for a swarm's figures */
    uint64_t kept_wait_ms;              /* of the last `kept`: from asking to knowing */
    uint32_t kept_action;               /* of the last `kept` */
    uint64_t kept_event;                /* of the last `kept`: its number in the journal */
    struct session_action kept_message; /* of the last `kept`: what was asked */
    uint32_t phases_heard;   /* phase messages on this connection: the first one is no news */
    uint64_t refused_count;  /* told by `refused`, those that came too late among them */
    uint64_t replaced_count; /* answers that a newer one replaced before the room knew them */
};

void session_init(struct session *session, const struct session_config *config);

/* The transport says that the connection stands, or ended. */
void session_connected(struct session *session, uint64_t now_ms);
void session_disconnected(struct session *session);

/* One datagram from the room. False when it was not a message that a server sends (ignored). */
bool session_receive(struct session *session, const uint8_t *bytes, size_t count, uint64_t now_ms);

/* The next datagram to send (reliably) into `bytes` (DATAGRAM_BYTES_MAX). 0: nothing now. Call it
 * after every receive, action and tick until it returns 0. */
size_t session_outgoing(struct session *session, uint8_t *bytes, uint64_t now_ms);

/* When session_outgoing will have something without anything else happening (the heartbeat). */
uint64_t session_wake_ms(const struct session *session);

/* --- actions: each returns its number, 0 when it is not possible now
 * ------------------------------- */

uint32_t session_more_names(struct session *session, uint64_t now_ms);
uint32_t session_join(struct session *session, uint8_t choice, uint64_t now_ms);
/* An answer in this phase: text or picks or one of the team's ideas; nothing: not yet. Its action,
 * round and phase are filled in here. Possible without a connection too: it is sent when one is
 * back. */
uint32_t session_answer(struct session *session, const struct message_answer *answer,
                        uint64_t now_ms);
uint32_t session_ready(struct session *session, uint64_t now_ms);
/* The person closes the window: the room is told once what is pending was sent. Then the link is
 * OUT. */
void session_leave(struct session *session);

/* Whether an action with this message id waits for `kept`. */
bool session_is_pending(const struct session *session, enum message_id id);

#endif

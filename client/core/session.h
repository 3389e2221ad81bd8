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
#include "session_desk.h"
#include "session_view.h"

enum session_link {
    SESSION_OUT,      /* no connection */
    SESSION_GREETING, /* connected, hello sent */
    SESSION_IN,       /* welcome came */
    SESSION_ENDED,    /* closed by the room, or refused for good: `why_ended` */
};

/* ROOM_CLOSED: the room ended this connection for good; `closed_reason` says why. NOT_OWNER: of a
 * teacher alone, whom this room does not know. OTHER_ROOM: its code is not the expected one. */
enum session_why {
    SESSION_NOT_ENDED,
    SESSION_ROOM_CLOSED,
    SESSION_VERSION,
    SESSION_FULL,
    SESSION_NOT_OWNER,
    SESSION_OTHER_ROOM,
};

#define SESSION_PENDING_MAX 12 /* actions that were not kept yet */
#define SESSION_BEAT_MS     500 /* a client that has said nothing for so long says that it is alive */

#define SESSION_CHEERS_A_SECOND 4 /* more are not sent */

/* A room says something at least once a second, and if it is a beat; the silence of an older one,
 * and of one that has never answered, says nothing. */
#define SESSION_LATER_MS 1000 /* what was too much at once is said again after so long */
#define SESSION_QUIET_MS 3000 /* silent for so long, it is out of reach */
#define SESSION_SLEPT_MS 8000 /* who slept for so long is not known to the room any more */

/* What must outlive the process of a student, so that a new one comes back to the same seat. */
struct session_memory {
    /* Bytes that nobody else can guess, made before the first hello: they are the seat from then
     * on, or until the room gives others. */
    uint8_t token[TOKEN_BYTES];
    uint16_t token_count;
    uint64_t last_event;       /* the highest that `kept` told in the room of this code */
    char code[CODE_CHARS + 1]; /* "": no room yet */
    bool is_certain;           /* no room but that of this code can be met */
};

struct session_config {
    enum role role;
    /* For ROLE_STUDENT: new, or as it was remembered. For ROLE_TEACHER a token alone, by which the
     * room counts once what is sent twice; without one nothing is sent again. */
    struct session_memory memory;
    /* For ROLE_TEACHER: a desk that lives as long as the session. */
    struct session_desk *desk;
};

/* By what a teacher is known on one connection; see identity.h. */
struct session_proof {
    uint8_t teacher[KEY_BYTES];
    uint8_t signature[SIGNATURE_BYTES]; /* over the hash of the handshake */
};

/* An action as it is held for sending again: any message of a student or a teacher that has a
 * number, which is always its first field. */
struct session_action {
    enum message_id id;
    union {
#define SESSION_ACTION_FROM_SERVER(name)
#define SESSION_ACTION_FROM_CLIENT(name)
#define SESSION_ACTION_FROM_STUDENT(name) struct message_##name name;
#define SESSION_ACTION_FROM_TEACHER(name) struct message_##name name;
#define MESSAGE(name, id, from, fields)   SESSION_ACTION_##from(name)
#include "messages.def"
    } as;
};

struct session_pending {
    struct session_action message; /* as it is sent again after a reconnect */
    uint32_t action;
    uint64_t asked_ms;
    bool is_sent;      /* on this connection */
    bool is_held;      /* asked anew, under another number: */
    uint64_t again_ms; /* then; UINT64_MAX: when the room looks up no more */
};

struct session {
    struct session_config config;
    enum session_link link;
    enum session_why why_ended;
    enum closed_reason closed_reason; /* SESSION_ROOM_CLOSED: what the room said */
    struct session_view view;
    uint32_t last_action;
    uint32_t last_beat;
    char expected[CODE_CHARS + 1]; /* the code that the connection has shown; "": nothing */
    struct session_memory memory;
    uint32_t memory_changes; /* grows when what is to be remembered is not what it was */
    bool came_back;          /* the seat is one from before this session */
    bool was_offered;        /* names to pick from, in this session */
    uint64_t last_sent_ms;
    uint64_t listened_ms, turned_ms; /* the last call of session_listen, or what was heard since */
    uint64_t silent_ms;
    uint32_t run;
    struct session_pending pending[SESSION_PENDING_MAX]; /* oldest first */
    size_t pending_count;
    bool owes_hello, owes_leave;
    bool has_proof; /* for the hello that is owed */
    struct session_proof proof;
    struct parts_inbox inbox;
    uint64_t kept_count;                /* since the start, for a swarm's figures */
    uint64_t handed_count;              /* of these: answers, offers, lessons for good */
    uint64_t kept_wait_ms;              /* of the last `kept`: from asking to knowing */
    uint32_t kept_action;               /* of the last `kept` */
    uint64_t kept_event;                /* of the last `kept`: its number in the journal */
    struct session_action kept_message; /* of the last `kept`: what was asked */
    uint32_t phases_heard;      /* phase messages on this connection: the first one is no news */
    uint64_t refused_count;     /* told by `refused`, those that came too late among them */
    enum message_id refused_id; /* of the last one that was refused */
    uint64_t replaced_count;    /* actions that a newer one replaced before the room knew them */
    uint8_t cheers[SESSION_CHEERS_A_SECOND]; /* enum cheer, to be sent */
    size_t cheers_count;
    uint64_t cheered_ms[SESSION_CHEERS_A_SECOND]; /* of the last ones, in turn */
    size_t cheered_next, cheered_count;
};

void session_init(struct session *session, const struct session_config *config);

/* The connection has shown that it leads to the room of this code ("" : it shows nothing): one that
 * then says another one is not spoken with. Before session_connected. */
void session_expect(struct session *session, const char *code);

/* The transport says that the connection stands, or ended. */
void session_connected(struct session *session, uint64_t now_ms);
void session_disconnected(struct session *session);
/* For ROLE_TEACHER, right behind session_connected, before anything is sent: it holds for this
 * connection alone. Without it the room lets no teacher in. */
void session_prove(struct session *session, const struct session_proof *proof);

/* Somebody new sits here, with a memory of their own: forgets seat and room. Without a connection
 * alone. */
void session_renew(struct session *session, const struct session_memory *memory);

/* One datagram from the room. False when it was not a message that a server sends (ignored). */
bool session_receive(struct session *session, const uint8_t *bytes, size_t count, uint64_t now_ms);

/* Time goes on: to be called when everything that waits was given to session_receive. True: this
 * connection is of no use any more, whatever the transport thinks of it: the room has been silent
 * for SESSION_QUIET_MS, or this process slept for SESSION_SLEPT_MS. Hang up, say
 * session_disconnected, and dial anew at once. A shorter sleep is no silence of the room: a step
 * counts as a second at most. */
bool session_listen(struct session *session, uint64_t now_ms);

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

/* --- actions of the whole game. What is said twice before it was sent is sent once, the newer one:
 * an offer, words, a lesson, an idea for the same question, a bowl, a raised pen, a feeling.
 * Nothing is possible while all screens look up (phase.is_frozen). --- */

/* In the lobby. */
uint32_t session_open_bowl(struct session *session, uint64_t now_ms);
uint32_t session_choose_bowl(struct session *session, uint16_t team, uint64_t now_ms);
/* Instead of session_join, where names.may_type. While the teacher has not nodded (name_waits) one
 * of the room's names can be taken still. */
uint32_t session_type_name(struct session *session, const char *name, uint64_t now_ms);
uint32_t session_agree(struct session *session, uint64_t now_ms);
/* In the lobby and at recap. `value`: 1 to 5 for the mood, 1 to 4 for the others. */
uint32_t session_feel(struct session *session, enum feeling feeling, uint8_t value,
                      uint64_t now_ms);

/* At offer; action and round are filled in here. */
uint32_t session_offer(struct session *session, const struct message_offer *offer, uint64_t now_ms);
/* The scribe's words, at offer or reflect: all that stands on the page. For others not possible. */
uint32_t session_write(struct session *session, const char *text, bool is_final, uint64_t now_ms);

/* At share, about the thought in the spotlight. `idea`: its number, from 1. */
uint32_t session_choose_idea(struct session *session, enum question question, uint8_t idea,
                             uint64_t now_ms);
uint32_t session_claim(struct session *session, uint64_t now_ms);
/* At share, CHEER_YOU_CAN at mend. False: not now, or four were sent within this second. */
bool session_cheer(struct session *session, enum cheer cheer, uint64_t now_ms);

/* At any time with a seat. */
uint32_t session_pen_raise(struct session *session, bool is_raised, uint64_t now_ms);
/* Yes or pass, when have_pen_ask. */
uint32_t session_pen_say(struct session *session, bool is_yes, uint64_t now_ms);

/* At reflect. `lesson`: 1.. of the pack's, LESSON_WORDS (the scribe alone), 0 none. */
uint32_t session_lesson(struct session *session, uint8_t lesson, uint64_t now_ms);

/* A teacher's action: any host_ message, its action number is filled in here. Possible with a
 * connection alone; what was not answered when that is lost is said again on the next one. */
uint32_t session_host(struct session *session, const struct message *message, uint64_t now_ms);

/* The person closes the window: the room is told once what is pending was sent. Then the link is
 * OUT. */
void session_leave(struct session *session);

/* Whether an action with this message id waits for `kept`. */
bool session_is_pending(const struct session *session, enum message_id id);

#endif

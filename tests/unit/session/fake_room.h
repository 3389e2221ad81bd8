/* A room's side of a session for tests: says messages through the real codec, and reads what the
 * session sends. */
#ifndef FAKE_ROOM_H
#define FAKE_ROOM_H

#include "session.h"

/* Room for one outgoing message of the server, zeroed with its id set. */
struct message *room_message(enum message_id id);

/* Encodes `message` and gives it to the session, in parts where it needs them. */
bool room_says(struct session *session, const struct message *message, uint64_t now_ms);

/* The session's next datagram, decoded as from a client; NULL when it has nothing to send. */
const struct message *room_hears(struct session *session, uint64_t now_ms);

/* Takes everything that the session wants to send; returns how many datagrams there were. */
size_t room_hears_all(struct session *session, uint64_t now_ms);

void room_says_welcome(struct session *session, uint32_t run, uint64_t now_ms);
void room_says_names(struct session *session, uint64_t now_ms);
void room_says_seat(struct session *session, uint16_t seat, uint8_t token, uint64_t now_ms);
void room_says_phase(struct session *session, uint8_t round, enum phase phase, uint64_t now_ms);
void room_says_kept(struct session *session, uint32_t action, uint64_t event, uint64_t now_ms);
void room_says_refused(struct session *session, uint32_t action, enum refusal_reason reason,
                       uint64_t now_ms);

/* In round 1, at 2 s. */
void room_says_scribe(struct session *session, enum phase phase); /* it is this one's to write */
void room_says_share(struct session *session, uint8_t number);    /* that thought is on */

/* A student who has a seat and sits in the try of round 1; nothing left to send. */
void student_in_try(struct session *session, uint64_t now_ms);
/* Returns the action. */
uint32_t student_offers(struct session *session, enum consent consent, uint8_t thought);
/* The connection is lost, and at 5 s there is another one. */
void student_comes_back(struct session *session);

#endif

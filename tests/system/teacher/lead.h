/* A teacher on a machine of their own: signs the connection with an identity and leads by words. */
#ifndef LEAD_H
#define LEAD_H

#include "identity.h"
#include "session.h"
#include "wire.h"

struct lead {
    struct wire wire;
    struct session session;
    struct session_desk desk;
    uint8_t hello[DATAGRAM_BYTES_MAX]; /* as it was said, for those who say it again */
    size_t hello_count;
};

/* `wire` is up. True: the room took the teacher in. Else session.why_ended, or the wire, says why.
 */
bool lead_begin(struct lead *lead, const struct wire *wire, const struct identity *identity);

/* The action of a word for where the class is: next, end, close, lock, unlock. False: no word. */
bool lead_message(const struct session_view *view, const char *word, struct message *message);

/* Does it, and waits until the room has it on its disk and the class is where it leads to. False:
 * the room did not. */
bool lead_do(struct lead *lead, const char *word);

#endif

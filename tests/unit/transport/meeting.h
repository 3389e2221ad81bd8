/* Rooms and clients as gates in memory, for tests of the gate: datagrams are letters, and are
 * carried, lost, changed and sent again by hand. */
#ifndef MEETING_H
#define MEETING_H

#include "gate.h"
#include "identity.h"
#include "random.h"

#define ROOM_AT 0x0a000001u /* 10.0.0.1 */
#define PUPIL   0x0a000002u

struct letter {
    uint8_t bytes[GATE_DATAGRAM_MAX];
    size_t count;
};

struct meeting {
    struct random random;
    struct room_key key;
    struct identity teacher;
    struct gate *room, *client;
    struct gate_address room_at, client_at;
    uint64_t now_ms;
    uint32_t session; /* the client's */
};

/* A test between a room with a teacher's key and a client that has not knocked yet. */
#define IN_MEETING(test) cmocka_unit_test_setup_teardown(test, meeting_open, meeting_close)
int meeting_open(void **state);
int meeting_close(void **state);

void meeting_random(void *random, uint8_t *bytes, size_t count);

/* What the room, or the client, has to say to a letter. `session`: which it came from, may be NULL.
 */
enum gate_result meeting_to_room(struct meeting *meeting, const struct letter *letter,
                                 const struct gate_address *from, struct letter *out,
                                 uint32_t *session);
enum gate_result meeting_to_client(struct meeting *meeting, const struct letter *letter,
                                   struct letter *out);

/* The client's next knock, after the time that takes. */
struct letter meeting_next_knock(struct meeting *meeting);
/* A knock of a new attempt, with the room's cookie. */
struct letter meeting_knock(struct meeting *meeting, const struct gate_address *from);
/* A whole handshake: the client stands. */
void meeting_meet(struct meeting *meeting);

/* What the client seals; what the room reads of it, from its session that is returned; or nothing.
 */
struct letter meeting_say(struct meeting *meeting, const char *text);
uint32_t meeting_hears(struct meeting *meeting, const struct letter *letter,
                       const struct gate_address *from, const char *text);
void meeting_hears_nothing(struct meeting *meeting, const struct letter *letter,
                           const struct gate_address *from);

struct gate_stats meeting_stats(const struct meeting *meeting);

#endif

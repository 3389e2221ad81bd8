/* What the two files of the gate share: its sessions. */
#ifndef GATE_INSIDE_H
#define GATE_INSIDE_H

#include "bucket.h"
#include "cookie.h"
#include "gate.h"
#include "noise.h"
#include "replay_window.h"

#define GATE_VERSION 1

enum gate_type {
    GATE_KNOCK = 1,
    GATE_COOKIE = 2,
    GATE_OPENED = 3,
    GATE_SEALED = SEAL_TYPE,
    GATE_VERSIONS = 5,
};

/* Where things stand in the datagrams of the handshake. */
#define GATE_CONNECTION_AT    4
#define GATE_CONNECTION_BYTES 8
#define GATE_BODY_AT          12
#define GATE_COOKIE_BYTES     (GATE_BODY_AT + COOKIE_BYTES)
#define GATE_PAYLOAD_BYTES    (4 + KEY_BYTES + SIGNATURE_BYTES)
#define GATE_OPENED_BYTES     (GATE_BODY_AT + NOISE_ANSWER_BYTES + GATE_PAYLOAD_BYTES)

struct gate_session {
    uint32_t id;    /* as the other end names it; 0: free */
    uint32_t other; /* as this end names the other's */
    enum gate_state state;
    bool is_confirmed; /* room: its client has sealed something */
    bool is_kept;
    uint64_t since_ms; /* last kept; of a session that is half open, when it began */
    struct gate_address where;
    struct gate_address proven; /* where it was when the cookie came back: it counts there */
    uint64_t counter;           /* of the next datagram */
    uint8_t send_key[KEY_BYTES], receive_key[KEY_BYTES];
    struct replay_window window;
    struct gate_identity identity;
    struct noise noise;               /* client, until it is open */
    uint8_t first[NOISE_FIRST_BYTES]; /* what its client knocked with */
    bool has_cookie;
    uint8_t answers; /* client: to cookies, since the last knock of its own */
    uint8_t cookie[COOKIE_BYTES];
    uint64_t knock_at_ms;
    uint8_t opened[GATE_OPENED_BYTES]; /* room: until it is confirmed */
};

#define GATE_MACHINES 4096 /* rows that machines share by a secret hash */

struct gate_machine {
    struct bucket knocks;
    uint16_t sessions;
};

struct gate {
    struct gate_config config;
    struct gate_stats stats;
    uint8_t cookie_key[KEY_BYTES];
    uint64_t machine_key;
    struct gate_session *sessions;
    uint64_t *connections; /* of the sessions, by place: random numbers of their clients */
    uint16_t *free;        /* places of sessions that nobody has */
    size_t free_count, half_open_count, knocking_count;
    size_t due_place;              /* where gate_due goes on */
    uint64_t due_ms;               /* before then no knock is due */
    struct gate_machine *machines; /* a room's: GATE_MACHINES */
    struct bucket handshakes;      /* of all of them */
    struct bucket here;            /* of programs on this machine */
};

/* Session and id are the gate's for each other. NULL: gone. */
struct gate_session *gate_find(const struct gate *gate, uint32_t id);
/* A session with an id; NULL: no place is free. */
struct gate_session *gate_new(struct gate *gate, uint64_t connection);
struct gate_session *gate_find_connection(const struct gate *gate, uint64_t connection);
struct gate_machine *gate_machine(struct gate *gate, const struct gate_address *where);
/* Both keys, and who the other end is. */
void gate_open_session(struct gate_session *session, const struct noise_keys *keys, bool is_room);

/* The handshake, by the type of the datagram. */
enum gate_result gate_on_knock(struct gate *gate, const struct gate_arrival *arrival,
                               struct gate_outcome *outcome);
enum gate_result gate_on_answer(struct gate *gate, const struct gate_arrival *arrival,
                                struct gate_outcome *outcome);

#endif

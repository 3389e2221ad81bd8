/* The gate of one socket: which datagrams come in, and from whom. A room's gate answers knocks and
 * keeps a session for each client that showed where it is; a client's gate knocks. What is between
 * them is sealed (seal.h), and each session stands for one machine, wherever that moves. ENet is
 * given sessions for addresses, and never sees a stranger's bytes. Pure: datagrams, time and random
 * bytes are given. What travels is written in docs/SECURITY.md. */
#ifndef GATE_H
#define GATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bucket.h"
#include "room_key.h"
#include "seal.h"

#define GATE_DATAGRAM_MAX SEAL_BYTES_MAX
#define GATE_KNOCK_BYTES  256 /* no answer to a stranger is larger */
#define GATE_KNOCK_MS     500

struct gate_address {
    uint32_t host; /* IPv4, as a number: 127.0.0.1 is 0x7f000001 */
    uint16_t port;
};

struct gate_config {
    const struct room_key *key; /* a room's, borrowed; NULL: a client */
    size_t sessions_max;        /* at most GATE_SESSIONS_MAX */
    unsigned per_machine;       /* sessions of one address, and its knocks: a room's; loopback */
    struct bucket_rate knocks;  /* has no such limits */
    void (*random_bytes)(void *context, uint8_t *bytes, size_t count);
    void *context;
};

#define GATE_SESSIONS_MAX 8191

struct gate_stats {
    uint64_t strangers;   /* datagrams that were nobody's, or not what they should be */
    uint64_t replays;     /* datagrams that had come before */
    uint64_t turned_away; /* knocks above a machine's share */
    uint64_t versions;    /* knocks of programs that seal in another way */
    uint64_t forbidden;   /* sealed datagrams with something inside that no client of ours sends */
    size_t half_open;     /* now: sessions of which nothing sealed has come */
};

/* What the handshake has shown. */
struct gate_identity {
    uint8_t handshake[KEY_BYTES];
    uint8_t room_key[KEY_BYTES];
    uint8_t teacher[KEY_BYTES]; /* zeros: nobody signed the room's key */
};

struct gate;

/* NULL: no memory. */
struct gate *gate_open(const struct gate_config *config);
void gate_close(struct gate *gate);

enum gate_result {
    GATE_NOTHING, /* swallowed */
    GATE_REPLY,   /* the outcome's bytes go back to where the datagram came from */
    GATE_PLAIN,   /* they are what its session has to say */
};

/* A datagram of any size. */
struct gate_arrival {
    struct gate_address from;
    const uint8_t *bytes;
    size_t count;
    uint64_t now_ms;
};

struct gate_outcome {
    uint32_t session;
    size_t count;
    uint8_t bytes[GATE_DATAGRAM_MAX];
};

enum gate_result gate_receive(struct gate *gate, const struct gate_arrival *arrival,
                              struct gate_outcome *outcome);

/* Seals what is for a session (1 .. SEAL_PLAIN_MAX bytes) into `datagram` (GATE_DATAGRAM_MAX), and
 * says where it goes. Returns its size; 0: no such session, or it is not open yet. */
size_t gate_send(struct gate *gate, uint32_t session, const uint8_t *bytes, size_t count,
                 uint8_t *datagram, struct gate_address *to);

enum gate_state { GATE_GONE, GATE_KNOCKING, GATE_OTHER_VERSION, GATE_STANDS };

/* Client: begins to knock at an address. Returns the session, 0 when there is no place. */
uint32_t gate_knock(struct gate *gate, const struct gate_address *to);
/* Client: the next knock that is due, to be sent; its size, 0 when none is. */
size_t gate_due(struct gate *gate, uint64_t now_ms, uint8_t *datagram, struct gate_address *to);

enum gate_state gate_state(const struct gate *gate, uint32_t session);
/* False: no such session, or not open yet. */
bool gate_identity(const struct gate *gate, uint32_t session, struct gate_identity *identity);
/* Room: where a session was when it showed that it is there; false: no such session. Newer
 * datagrams may come from an address that their sender only claims; so a machine's share is counted
 * by this one. */
bool gate_proven(const struct gate *gate, uint32_t session, struct gate_address *proven);

/* Ends a session; 0 and those that are gone are fine. */
void gate_end(struct gate *gate, uint32_t session);
/* Ending those that nobody uses: each that is in use is named by gate_keep, then gate_sweep ends
 * the others that were not named for GATE_IDLE_MS. Once a second does. */
#define GATE_IDLE_MS 3000
void gate_keep(struct gate *gate, uint32_t session);
void gate_sweep(struct gate *gate, uint64_t now_ms);

void gate_stats(const struct gate *gate, struct gate_stats *stats);
/* Counts a datagram that was opened, and was not used. */
void gate_note_forbidden(struct gate *gate);

/* 127.0.0.0/8 */
bool gate_is_here(const struct gate_address *address);

#endif

/* A room and its clients over one of the two transports, for tests: everything that happens is put
 * in a box for each of them, so that a test can ask one after the other what it has seen. */
#ifndef WORLD_H
#define WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "transport.h"

#define WORLD_CLIENTS_MAX 128
#define WORLD_CODE        "H5T7-3XXW" /* of the key of zeros */

struct memory_net;
struct maker; /* the network, or memory */

extern const struct maker maker_enet, maker_memory;
const char *maker_name(const struct maker *maker);

/* What happened, with a copy of the bytes. */
struct happening {
    struct transport_event event;
    uint8_t bytes[DATAGRAM_BYTES_MAX];
};

struct box {
    struct transport *transport; /* NULL: closed */
    struct happening *all;
    size_t count, max, taken;
};

struct fingerprints;
struct room_key;

/* The key of WORLD_CODE; it is always the same. */
void world_key(struct room_key *key);

struct world {
    const struct maker *maker;
    struct fingerprints *fingerprints; /* the network's */
    struct memory_net *net;            /* memory */
    uint64_t now_ms;                   /* memory: its time */
    uint32_t wait_ms; /* the network: how long a pump may wait; 0 by a clock that stands */
    struct box room;
    struct box clients[WORLD_CLIENTS_MAX];
    size_t clients_count;
};

/* A room for peers_max, nobody there yet. */
void world_open(struct world *world, const struct maker *maker, size_t peers_max);
void world_close(struct world *world);

/* One more client, not connected. */
struct box *world_client(struct world *world);
/* Begins to connect it to the room. */
uint32_t world_connect(struct world *world, struct box *client, const char *code);
/* Both, and waits until each side has seen it; the room's number of the peer goes to `seat`. */
struct box *world_join(struct world *world, uint32_t *peer, uint32_t *seat);

/* A port where nobody is. */
uint16_t world_nobody(struct world *world);

/* Lets everybody do what they have to, for a moment. */
void world_pump(struct world *world);

/* What the next thing is that happens at one of them, waited for up to 8 s. */
enum transport_event_kind world_peek(struct world *world, struct box *box);

/* The next thing, which must be of this kind. */
const struct happening *world_expect(struct world *world, struct box *box,
                                     enum transport_event_kind kind);

/* After a while nothing (more) has happened there. */
void world_expect_quiet(struct world *world, struct box *box);

#endif

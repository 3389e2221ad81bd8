/* The transport over ENet (UDP), sealed: gate.h under it, and ENet never hears a stranger. */
#ifndef TRANSPORT_ENET_H
#define TRANSPORT_ENET_H

#include "fingerprint.h"
#include "room_key.h"
#include "transport.h"

/* A room's. */
struct enet_room {
    const char *address; /* of this machine; NULL: all */
    uint16_t port;       /* 0: any free one */
    struct room_key key;
    size_t peers_max;
    unsigned machine_times; /* how often one machine may have what the limits say; 0: once */
};

/* Listens. Of 4,095 connections the last 16 are for telling latecomers that the room is full. NULL
 * and a sentence in `why` (size bytes) when the machine cannot, e.g. "port 27450 is in use by
 * another program; ...". */
struct transport *transport_enet_listen(const struct enet_room *room, char *why, size_t size);

/* A client's transport for up to `peers_max` connections (1; a swarm has more). `fingerprints`, by
 * which rooms' keys are compared with codes, is borrowed. */
struct transport *transport_enet_dial(size_t peers_max, struct fingerprints *fingerprints,
                                      char *why, size_t size);

/* The port that a listening transport has. */
uint16_t transport_enet_port(const struct transport *transport);

/* The socket, to wait on together with others; never to read from. */
int transport_enet_socket(const struct transport *transport);

#endif

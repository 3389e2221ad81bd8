/* What the files of the ENet adapter share. */
#ifndef TRANSPORT_ENET_INSIDE_H
#define TRANSPORT_ENET_INSIDE_H

#include "enet_filter.h"
#include "enet_socket.h"
#include "peer_map.h"
#include "transport_enet.h"

#define CONNECT_MS 5000

/* A connection. Its place is that of ENet's peer; a client's that still knocks, and has none, has a
 * place behind those. */
struct slot {
    uint32_t queued;   /* packets of ours that ENet holds for this peer */
    uint32_t since_ms; /* when the last step of connecting began */
    uint32_t heard_ms; /* the last message */
    uint32_t session;
    uint32_t
        left_ms;   /* since when ENet has a peer there that is nobody's any more; 0: it has not */
    bool is_open;  /* let in */
    bool has_code; /* a client's: a code was typed, */
    uint64_t code; /* and this is what it says */
    struct fingerprint fingerprint; /* a client's: of the room that it has reached */
};

struct transport_enet {
    struct transport transport; /* first: the interface */
    ENetHost *host;
    struct gate *gate;
    struct fingerprints *fingerprints; /* a client's, borrowed */
    struct peer_map map;
    struct slot *slots;
    size_t slots_count, dials_count; /* dials: the last of them */
    size_t peers_max;
    size_t peers_count; /* with a number: open or connecting */
    size_t opening_count, dialing_count;
    bool is_room;
    uint32_t swept_ms;
    uint32_t resent_ms; /* when it was looked after what is to be sent again */
    struct room_key key;
    ENetPacket *held; /* the message that was given out last */
    struct transport_stats stats;
};

/* A place gets its number, or loses it. */
uint32_t transport_enet_occupy(struct transport_enet *self, size_t slot, bool is_open);
void transport_enet_vacate(struct transport_enet *self, size_t slot);

/* The calls poll and connect, and what goes on by itself while a client connects: false: nothing
 * for the caller. */
bool transport_enet_poll(struct transport *transport, uint32_t timeout_ms,
                         struct transport_event *event);
uint32_t transport_enet_connect(struct transport *transport, const char *host, uint16_t port,
                                const char *code);
bool transport_enet_go_on(struct transport_enet *self, struct transport_event *event);

void transport_enet_release_held(struct transport_enet *self);

#endif

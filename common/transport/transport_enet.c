/* The transport over ENet. ENet keeps connections, order and resending; this file turns its peers
 * into numbers that are never used twice, its events into ours, and keeps it inside our limits:
 * nothing is ever a fragment, nothing queues without end, and no answer of the socket is taken for
 * a disaster.
 *
 * The place of the seal. ENet sends and receives through two functions, enet_socket_send and
 * enet_socket_receive. An executable that defines them itself takes precedence over the shared
 * library, so that every datagram can be sealed on its way out and opened on its way in, and ENet
 * never meets a stranger's bytes. They will be defined beside this file; they are given the socket
 * alone, so a small registry of sockets will stand here. Until then door.h looks at the code, and
 * connections travel open.
 *
 * A client is let in by a welcome: one byte on the reliable channel, before all other messages. So
 * it sees either CONNECTED or the reason why not, never both. */
#include "transport_enet.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>

#include "door.h"
#include "enet_knock.h"
#include "enet_open.h"
#include "peer_map.h"
#include "str.h"

#define CHANNEL_RELIABLE 0
#define CHANNEL_LATEST   1
#define CHANNELS         2
#define SPARE_PEERS      16 /* for those who are leaving or being sent away */
#define CONNECT_MS       5000
#define GOODBYE_MS       500
#define SILENT_MS        2500
#define PING_MS          5000
#define RESEND_STEP_MS   25 /* ENet resends only when it is called */
#define SERVICES_MAX     64 /* calls of ENet in a row that may bring nothing of ours */

struct slot {
    uint32_t queued;   /* packets of ours that ENet holds for this peer */
    uint32_t since_ms; /* when connecting began */
    uint32_t heard_ms; /* the last message */
    uint32_t ticket;   /* of a client's connection */
    bool is_open;      /* let in */
};

struct transport_enet {
    struct transport transport; /* first: the interface */
    ENetHost *host;
    struct peer_map map;
    struct slot *slots; /* one for each of ENet's peers */
    size_t peers_max;
    size_t peers_count; /* with a number: open or connecting */
    size_t opening_count;
    bool is_listening;
    char code[CODE_CHARS + 1];
    ENetPacket *held; /* the message that was given out last */
    struct transport_stats stats;
};

static struct transport_enet *own(struct transport *transport) {
    return (struct transport_enet *)transport;
}

static size_t slot_of(const struct transport_enet *self, const ENetPeer *peer) {
    return (size_t)(peer - self->host->peers);
}

/* ---- peers */

/* For a peer that ENet has connected, not before: a connection whose two ends begin with other
 * values is given up. Both ends set them, since the command that would tell the other end is not
 * sent. Speeding up by the full scale and never slowing down: on a quick LAN ENet would else drop
 * unreliable packets by itself. */
static void tune(ENetPeer *peer) {
    enet_knock_end(peer);
    enet_peer_ping_interval(peer, PING_MS);
    peer->packetThrottleInterval = 5000;
    peer->packetThrottleAcceleration = ENET_PEER_PACKET_THROTTLE_SCALE;
    peer->packetThrottleDeceleration = 0;
}

static uint32_t occupy(struct transport_enet *self, const ENetPeer *peer, bool is_open) {
    size_t slot = slot_of(self, peer);
    self->slots[slot].is_open = is_open;
    self->slots[slot].since_ms = enet_time_get();
    self->peers_count++;
    self->opening_count += is_open ? 0 : 1;
    return peer_map_add(&self->map, slot);
}

static void vacate(struct transport_enet *self, size_t slot) {
    self->peers_count--;
    self->opening_count -= self->slots[slot].is_open ? 0 : 1;
    self->slots[slot].is_open = false;
    peer_map_remove(&self->map, slot);
}

/* ---- ENet's events into ours; false: nothing for the caller */

static void fill(struct transport_event *event, enum transport_event_kind kind, uint32_t number) {
    *event = (struct transport_event){.kind = kind, .peer = number};
}

/* What ENet carries for us at an end is the reason; its own 0 is a connection that timed out. */
static enum transport_end end_of(const struct transport_enet *self, enet_uint32 data) {
    if (data == TRANSPORT_LOST) {
        return TRANSPORT_LOST;
    }
    bool is_known = data == TRANSPORT_WRONG_CODE || data == TRANSPORT_FULL;
    return is_known && !self->is_listening ? (enum transport_end)data : TRANSPORT_CLOSED;
}

static void send_away(ENetPeer *peer, enum transport_end end) {
    enet_peer_timeout(peer, 8, 1000,
                      2000); /* nobody waits for this slot but the next one to refuse */
    enet_peer_disconnect(peer, end);
}

static bool on_arrival(struct transport_enet *self, ENetPeer *peer, uint32_t ticket,
                       struct transport_event *event) {
    tune(peer);
    if (!door_opens(self->code, ticket)) {
        send_away(peer, TRANSPORT_WRONG_CODE);
        return false;
    }
    if (self->peers_count == self->peers_max) {
        send_away(peer, TRANSPORT_FULL);
        return false;
    }
    ENetPacket *welcome = enet_packet_create("w", 1, ENET_PACKET_FLAG_RELIABLE);
    if (welcome == NULL || enet_peer_send(peer, CHANNEL_RELIABLE, welcome) < 0) {
        if (welcome != NULL) {
            enet_packet_destroy(welcome);
        }
        send_away(peer, TRANSPORT_FULL);
        return false;
    }
    fill(event, TRANSPORT_CONNECTED, occupy(self, peer, true));
    return true;
}

static bool on_connect(struct transport_enet *self, const ENetEvent *from,
                       struct transport_event *event) {
    if (self->is_listening) {
        return on_arrival(self, from->peer, from->data, event);
    }
    if (peer_map_number(&self->map, slot_of(self, from->peer)) == 0) {
        enet_peer_disconnect_now(from->peer, TRANSPORT_CLOSED); /* nobody waits for it any more */
        return false;
    }
    tune(from->peer); /* and wait for the welcome */
    return false;
}

static bool on_disconnect(struct transport_enet *self, const ENetEvent *from,
                          struct transport_event *event) {
    size_t slot = slot_of(self, from->peer);
    uint32_t number = peer_map_number(&self->map, slot);
    if (number == 0) {
        return false; /* we had left already, or never let it in */
    }
    vacate(self, slot);
    fill(event, TRANSPORT_DISCONNECTED, number);
    event->end = end_of(self, from->data);
    return true;
}

/* Before the welcome nothing counts: what is newer than it may come earlier on the other channel.
 */
static bool on_welcome(struct transport_enet *self, const ENetEvent *from, uint32_t number,
                       struct transport_event *event) {
    enet_packet_destroy(from->packet);
    if (from->channelID != CHANNEL_RELIABLE) {
        return false;
    }
    self->slots[slot_of(self, from->peer)].is_open = true;
    self->opening_count--;
    fill(event, TRANSPORT_CONNECTED, number);
    return true;
}

static bool on_receive(struct transport_enet *self, const ENetEvent *from,
                       struct transport_event *event) {
    size_t slot = slot_of(self, from->peer);
    size_t count = from->packet->dataLength;
    uint32_t number = peer_map_number(&self->map, slot);
    self->slots[slot].heard_ms = enet_time_get();
    if (number != 0 && !self->slots[slot].is_open) {
        return on_welcome(self, from, number, event);
    }
    if (number == 0 || count == 0 || count > DATAGRAM_BYTES_MAX) {
        self->stats.refused += number == 0 ? 0 : 1;
        enet_packet_destroy(from->packet);
        return false;
    }
    self->held = from->packet;
    self->stats.received++;
    self->stats.received_bytes += count;
    fill(event, TRANSPORT_MESSAGE, number);
    event->bytes = from->packet->data;
    event->bytes_count = count;
    return true;
}

static bool translate(struct transport_enet *self, const ENetEvent *from,
                      struct transport_event *event) {
    switch (from->type) {
    case ENET_EVENT_TYPE_CONNECT:
        return on_connect(self, from, event);
    case ENET_EVENT_TYPE_DISCONNECT:
        return on_disconnect(self, from, event);
    case ENET_EVENT_TYPE_RECEIVE:
        return on_receive(self, from, event);
    case ENET_EVENT_TYPE_NONE:
        break;
    }
    return false;
}

/* ---- waiting for them */

/* True: there is something to read. False in `is_calm` when a signal ended the wait. */
static bool wait_readable(const struct transport_enet *self, uint32_t wait_ms, bool *is_calm) {
    struct pollfd readable = {.fd = self->host->socket, .events = POLLIN};
    int ready = poll(&readable, 1, (int)wait_ms);
    *is_calm = !(ready < 0 && errno == EINTR);
    return ready > 0;
}

static bool next_queued(struct transport_enet *self, struct transport_event *event) {
    ENetEvent from;
    while (enet_host_check_events(self->host, &from) > 0) {
        if (translate(self, &from, event)) {
            return true;
        }
    }
    return false;
}

/* ENet stops at an empty datagram and answers -1 for an oversized one, or for a single address that
 * cannot be reached. The datagrams behind them are waiting still: it is asked again, a bounded
 * number of times. */
static bool next_from_network(struct transport_enet *self, struct transport_event *event) {
    for (unsigned i = 0; i < SERVICES_MAX; i++) {
        ENetEvent from;
        bool is_calm;
        int found = enet_host_service(self->host, &from, 0);
        if (found > 0 && translate(self, &from, event)) {
            return true;
        }
        if (found > 0 && next_queued(self, event)) {
            return true;
        }
        if (found == 0 && !wait_readable(self, 0, &is_calm)) {
            return false;
        }
    }
    return false;
}

/* A person wants to know after a while that nobody has answered yet. The knocking goes on, for the
 * next connect to the same room: see enet_knock.c. */
static void stop_waiting(struct transport_enet *self, size_t slot) {
    ENetPeer *peer = &self->host->peers[slot];
    if (peer->state != ENET_PEER_STATE_CONNECTING) {
        enet_peer_disconnect_now(peer, TRANSPORT_CLOSED);
    }
    vacate(self, slot);
}

static bool next_overdue(struct transport_enet *self, struct transport_event *event) {
    for (size_t slot = 0; self->opening_count > 0 && slot < self->host->peerCount; slot++) {
        uint32_t number = peer_map_number(&self->map, slot);
        if (number == 0 || self->slots[slot].is_open) {
            continue;
        }
        enet_knock_on(&self->host->peers[slot]);
        if (enet_time_get() - self->slots[slot].since_ms < CONNECT_MS) {
            continue;
        }
        stop_waiting(self, slot);
        fill(event, TRANSPORT_DISCONNECTED, number);
        event->end = TRANSPORT_LOST;
        return true;
    }
    return false;
}

static void release_held(struct transport_enet *self) {
    if (self->held != NULL) {
        enet_packet_destroy(self->held);
        self->held = NULL;
    }
}

static bool poll_enet(struct transport *transport, uint32_t timeout_ms,
                      struct transport_event *event) {
    struct transport_enet *self = own(transport);
    uint32_t start_ms = enet_time_get();
    bool is_calm = true;
    release_held(self);
    if (next_queued(self, event)) {
        return true;
    }
    for (;;) {
        if (next_from_network(self, event) || next_overdue(self, event)) {
            return true;
        }
        uint32_t waited_ms = enet_time_get() - start_ms;
        if (waited_ms >= timeout_ms || !is_calm) {
            return false;
        }
        uint32_t left_ms = timeout_ms - waited_ms;
        wait_readable(self, left_ms < RESEND_STEP_MS ? left_ms : RESEND_STEP_MS, &is_calm);
    }
}

/* ---- the other calls */

/* ENet lets a packet go when it was acknowledged, or sent unreliably, or its connection ended. */
static void ENET_CALLBACK packet_gone(ENetPacket *packet) {
    struct slot *slot = packet->userData;
    slot->queued--;
}

static bool send_enet(struct transport *transport, uint32_t number, const uint8_t *bytes,
                      size_t count, enum transport_delivery delivery) {
    struct transport_enet *self = own(transport);
    bool is_reliable = delivery == TRANSPORT_RELIABLE;
    size_t at;
    if (!peer_map_find(&self->map, number, &at) || count == 0 || count > DATAGRAM_BYTES_MAX) {
        return false;
    }
    struct slot *slot = &self->slots[at];
    if (!slot->is_open || slot->queued >= TRANSPORT_QUEUE_MAX) {
        return false;
    }
    ENetPacket *packet =
        enet_packet_create(bytes, count, is_reliable ? ENET_PACKET_FLAG_RELIABLE : 0);
    if (packet == NULL) {
        return false;
    }
    packet->userData = slot;
    packet->freeCallback = packet_gone;
    slot->queued++;
    enet_uint8 channel = is_reliable ? CHANNEL_RELIABLE : CHANNEL_LATEST;
    if (enet_peer_send(&self->host->peers[at], channel, packet) < 0) {
        enet_packet_destroy(packet);
        return false;
    }
    self->stats.sent++;
    self->stats.sent_bytes += count;
    return true;
}

/* Numbers are not looked up: a name server that is silent would hold everything up. */
static bool find_address(ENetAddress *address, const char *host) {
    return enet_address_set_host_ip(address, host) == 0 ||
           enet_address_set_host(address, host) == 0;
}

/* Who knocks still although nobody waits for it: to this room it is taken up again, to others it
 * ends. NULL: nobody does. */
static ENetPeer *take_knocking(struct transport_enet *self, const ENetAddress *address,
                               uint32_t ticket) {
    for (size_t slot = 0; slot < self->host->peerCount; slot++) {
        ENetPeer *peer = &self->host->peers[slot];
        if (peer->state != ENET_PEER_STATE_CONNECTING || peer_map_number(&self->map, slot) != 0) {
            continue;
        }
        if (peer->address.host == address->host && peer->address.port == address->port &&
            self->slots[slot].ticket == ticket) {
            return peer;
        }
        enet_peer_reset(peer);
    }
    return NULL;
}

static uint32_t connect_enet(struct transport *transport, const char *host, uint16_t port,
                             const char *code) {
    struct transport_enet *self = own(transport);
    assert(!self->is_listening);
    ENetAddress address = {.port = port};
    uint32_t ticket = door_ticket(code);
    if (self->peers_count == self->peers_max || !find_address(&address, host)) {
        return 0;
    }
    ENetPeer *peer = take_knocking(self, &address, ticket);
    if (peer == NULL) {
        peer = enet_host_connect(self->host, &address, CHANNELS, ticket);
        if (peer == NULL) {
            return 0;
        }
        enet_knock_begin(peer);
        self->slots[slot_of(self, peer)].ticket = ticket;
    }
    return occupy(self, peer, false);
}

/* ENet itself notes acknowledgements alone: who talks and is told nothing is not silent. */
static bool is_silent(const struct transport_enet *self, size_t slot) {
    uint32_t now_ms = enet_time_get();
    return now_ms - self->host->peers[slot].lastReceiveTime > SILENT_MS &&
           now_ms - self->slots[slot].heard_ms > SILENT_MS;
}

/* What is queued for somebody who has fallen silent would hold the place for ENet's 15 s. */
static void disconnect_enet(struct transport *transport, uint32_t number) {
    struct transport_enet *self = own(transport);
    size_t slot;
    if (!peer_map_find(&self->map, number, &slot)) {
        return;
    }
    ENetPeer *peer = &self->host->peers[slot];
    if (is_silent(self, slot)) {
        enet_peer_disconnect_now(peer, TRANSPORT_CLOSED);
    } else {
        enet_peer_disconnect_later(peer, TRANSPORT_CLOSED);
    }
    vacate(self, slot);
}

/* 127.0.0.0/8 is this machine. */
static uint32_t origin_enet(const struct transport *transport, uint32_t number) {
    const struct transport_enet *self = (const struct transport_enet *)transport;
    size_t slot;
    if (!peer_map_find(&self->map, number, &slot)) {
        return TRANSPORT_NOWHERE;
    }
    uint32_t host = ENET_NET_TO_HOST_32(self->host->peers[slot].address.host);
    return host >> 24 == 127 ? TRANSPORT_HERE : host;
}

/* Until connections are sealed there is nothing to show. */
static bool identity_enet(const struct transport *transport, uint32_t number,
                          struct transport_identity *identity) {
    const struct transport_enet *self = (const struct transport_enet *)transport;
    size_t slot;
    *identity = (struct transport_identity){.handshake = {0}};
    return peer_map_find(&self->map, number, &slot);
}

static void flush_enet(struct transport *transport) {
    enet_host_flush(own(transport)->host);
}

static void stats_enet(const struct transport *transport, struct transport_stats *stats) {
    *stats = ((const struct transport_enet *)transport)->stats;
}

/* ---- closing */

static bool everybody_left(const ENetHost *host) {
    for (size_t i = 0; i < host->peerCount; i++) {
        if (host->peers[i].state != ENET_PEER_STATE_DISCONNECTED) {
            return false;
        }
    }
    return true;
}

static void say_goodbye(struct transport_enet *self) {
    for (size_t slot = 0; slot < self->host->peerCount; slot++) {
        ENetPeer *peer = &self->host->peers[slot];
        if (peer_map_number(&self->map, slot) != 0) {
            enet_peer_disconnect_later(peer, TRANSPORT_CLOSED);
            vacate(self, slot);
        } else if (peer->state == ENET_PEER_STATE_CONNECTING) {
            enet_peer_reset(peer);
        }
    }
    uint32_t start_ms = enet_time_get();
    while (!everybody_left(self->host) && enet_time_get() - start_ms < GOODBYE_MS) {
        ENetEvent from;
        if (enet_host_service(self->host, &from, 5) > 0 && from.type == ENET_EVENT_TYPE_RECEIVE) {
            enet_packet_destroy(from.packet);
        }
    }
    for (size_t slot = 0; slot < self->host->peerCount; slot++) {
        enet_peer_disconnect_now(&self->host->peers[slot], TRANSPORT_CLOSED);
    }
}

/* In this order: ENet lets go of packets when the host is destroyed, and they count in the slots.
 */
static void free_all(struct transport_enet *self) {
    release_held(self);
    enet_close(self->host);
    peer_map_deinit(&self->map);
    free(self->slots);
    free(self);
}

static void close_enet(struct transport *transport) {
    struct transport_enet *self = own(transport);
    say_goodbye(self);
    free_all(self);
}

static const struct transport_calls calls = {
    .poll = poll_enet,
    .send = send_enet,
    .connect = connect_enet,
    .disconnect = disconnect_enet,
    .origin = origin_enet,
    .identity = identity_enet,
    .flush = flush_enet,
    .stats = stats_enet,
    .close = close_enet,
};

/* ---- opening */

static struct transport_enet *open_self(const ENetAddress *address, size_t peers_max, char *why,
                                        size_t size) {
    assert(peers_max > 0);
    struct transport_enet *self = calloc(1, sizeof *self);
    if (self == NULL) {
        str_copy(why, size, "not enough memory");
        return NULL;
    }
    bool is_room = address != NULL; /* a client's old connections end beside its new ones */
    size_t slots_count = (is_room ? peers_max : 2 * peers_max) + SPARE_PEERS;
    slots_count = slots_count > ENET_PEERS_MAX ? ENET_PEERS_MAX : slots_count;
    self->transport.calls = &calls;
    self->peers_max = peers_max < slots_count - SPARE_PEERS ? peers_max : slots_count - SPARE_PEERS;
    self->is_listening = is_room;
    self->slots = calloc(slots_count, sizeof *self->slots);
    if (self->slots == NULL || !peer_map_init(&self->map, slots_count)) {
        str_copy(why, size, "not enough memory");
        free_all(self);
        return NULL;
    }
    self->host = enet_open(address, slots_count, CHANNELS, why, size);
    if (self->host == NULL) {
        free_all(self);
        return NULL;
    }
    return self;
}

struct transport *transport_enet_listen(const char *address, uint16_t port, const char *code,
                                        size_t peers_max, char *why, size_t size) {
    ENetAddress at = {.host = ENET_HOST_ANY, .port = port};
    if (address != NULL && enet_address_set_host_ip(&at, address) < 0) {
        str_format(why, size, "%s is not an address like 192.168.1.20", address);
        return NULL;
    }
    struct transport_enet *self = open_self(&at, peers_max, why, size);
    if (self == NULL) {
        return NULL;
    }
    str_copy(self->code, sizeof self->code, code);
    return &self->transport;
}

struct transport *transport_enet_dial(size_t peers_max, char *why, size_t size) {
    struct transport_enet *self = open_self(NULL, peers_max, why, size);
    return self == NULL ? NULL : &self->transport;
}

uint16_t transport_enet_port(const struct transport *transport) {
    ENetAddress bound = {.port = 0};
    enet_socket_get_address(((const struct transport_enet *)transport)->host->socket, &bound);
    return bound.port;
}

int transport_enet_socket(const struct transport *transport) {
    return ((const struct transport_enet *)transport)->host->socket;
}

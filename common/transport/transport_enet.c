/* The transport over ENet. ENet keeps connections, order and resending; the gate under it (gate.h)
 * keeps strangers out and everything sealed; this file opens and closes both, sends, and keeps ENet
 * inside our limits: nothing is ever a fragment, and nothing queues without end. */
#include "transport_enet.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "enet_open.h"
#include "limit.h"
#include "str.h"
#include "transport_enet_inside.h"

#define SPARE_PEERS    16   /* for those who are leaving or being sent away */
#define SPARE_SESSIONS 1024 /* a client's, of connections that it has just ended */
#define GOODBYE_MS     500
#define SILENT_MS      2500

static struct transport_enet *own(struct transport *transport) {
    return (struct transport_enet *)transport;
}

/* ---- places */

static bool is_dial(const struct transport_enet *self, size_t slot) {
    return slot >= self->slots_count - self->dials_count;
}

uint32_t transport_enet_occupy(struct transport_enet *self, size_t slot, bool is_open) {
    self->slots[slot].is_open = is_open;
    self->slots[slot].since_ms = enet_time_get();
    self->peers_count++;
    self->opening_count += is_open ? 0 : 1;
    return peer_map_add(&self->map, slot);
}

void transport_enet_vacate(struct transport_enet *self, size_t slot) {
    self->peers_count--;
    self->opening_count -= self->slots[slot].is_open ? 0 : 1;
    self->dialing_count -= is_dial(self, slot) ? 1 : 0;
    self->slots[slot].is_open = false;
    self->slots[slot].session = 0;
    peer_map_remove(&self->map, slot);
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
    enet_uint8 channel = is_reliable ? ENET_CHANNEL_RELIABLE : ENET_CHANNEL_LATEST;
    if (enet_peer_send(&self->host->peers[at], channel, packet) < 0) {
        enet_packet_destroy(packet);
        return false;
    }
    self->stats.sent++;
    self->stats.sent_bytes += count;
    return true;
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
    if (is_dial(self, slot)) {
        gate_end(self->gate, self->slots[slot].session);
    } else if (is_silent(self, slot)) {
        enet_peer_disconnect_now(&self->host->peers[slot], TRANSPORT_CLOSED);
    } else {
        enet_peer_disconnect_later(&self->host->peers[slot], TRANSPORT_CLOSED);
    }
    transport_enet_vacate(self, slot);
}

static uint32_t origin_enet(const struct transport *transport, uint32_t number) {
    const struct transport_enet *self = (const struct transport_enet *)transport;
    struct gate_address where;
    size_t slot;
    if (!peer_map_find(&self->map, number, &slot) ||
        !gate_proven(self->gate, self->slots[slot].session, &where)) {
        return TRANSPORT_NOWHERE;
    }
    return gate_is_here(&where) ? TRANSPORT_HERE : where.host;
}

static uint32_t queued_enet(const struct transport *transport, uint32_t number) {
    const struct transport_enet *self = (const struct transport_enet *)transport;
    size_t slot;
    return peer_map_find(&self->map, number, &slot) ? (uint32_t)self->slots[slot].queued : 0;
}

static bool identity_enet(const struct transport *transport, uint32_t number,
                          struct transport_identity *identity) {
    const struct transport_enet *self = (const struct transport_enet *)transport;
    struct gate_identity shown;
    size_t slot;
    if (!peer_map_find(&self->map, number, &slot) ||
        !gate_identity(self->gate, self->slots[slot].session, &shown)) {
        return false;
    }
    *identity = (struct transport_identity){.fingerprint = self->slots[slot].fingerprint};
    memcpy(identity->handshake, shown.handshake, KEY_BYTES);
    memcpy(identity->room_key, shown.room_key, KEY_BYTES);
    memcpy(identity->teacher, shown.teacher, KEY_BYTES);
    return true;
}

static void flush_enet(struct transport *transport) {
    enet_host_flush(own(transport)->host);
}

static void stats_enet(const struct transport *transport, struct transport_stats *stats) {
    const struct transport_enet *self = (const struct transport_enet *)transport;
    struct gate_stats gate;
    gate_stats(self->gate, &gate);
    *stats = self->stats;
    stats->strangers = gate.strangers;
    stats->replays = gate.replays;
    stats->turned_away = gate.turned_away;
    stats->forbidden = gate.forbidden;
    stats->versions = gate.versions;
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
            transport_enet_vacate(self, slot);
        }
    }
    uint32_t start_ms = enet_time_get();
    while (!everybody_left(self->host) && enet_time_get() - start_ms < GOODBYE_MS) {
        ENetEvent from;
        enet_socket_turn(self->host->socket);
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
    transport_enet_release_held(self);
    if (self->host != NULL) {
        enet_socket_release(self->host->socket);
    }
    enet_close(self->host);
    gate_close(self->gate);
    room_key_deinit(&self->key);
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
    .poll = transport_enet_poll,
    .send = send_enet,
    .connect = transport_enet_connect,
    .disconnect = disconnect_enet,
    .origin = origin_enet,
    .identity = identity_enet,
    .queued = queued_enet,
    .flush = flush_enet,
    .stats = stats_enet,
    .close = close_enet,
};

/* ---- opening */

/* Enough for a whole key is always there, once the system has started. */
static void random_bytes(void *context, uint8_t *bytes, size_t count) {
    (void)context;
    while (getrandom(bytes, count, 0) != (ssize_t)count) {
    }
}

/* A client's old connections end beside its new ones, and its knocks have places behind them. */
static bool make_places(struct transport_enet *self, size_t peers_max) {
    size_t peers = (self->is_room ? peers_max : 2 * peers_max) + SPARE_PEERS;
    peers = peers > ENET_PEERS_MAX ? ENET_PEERS_MAX : peers;
    self->peers_max = peers_max < peers - SPARE_PEERS ? peers_max : peers - SPARE_PEERS;
    self->dials_count = self->is_room ? 0 : self->peers_max;
    self->slots_count = peers + self->dials_count;
    self->slots = calloc(self->slots_count, sizeof *self->slots);
    return self->slots != NULL && peer_map_init(&self->map, self->slots_count);
}

/* Old sessions are still there for a while when the new ones come. */
static bool make_gate(struct transport_enet *self, unsigned machine_times) {
    size_t sessions = 2 * self->slots_count + (self->is_room ? LIMIT_HALF_OPEN : SPARE_SESSIONS);
    struct gate_config config = {
        .key = self->is_room ? &self->key : NULL,
        .sessions_max = sessions > GATE_SESSIONS_MAX ? GATE_SESSIONS_MAX : sessions,
        .per_machine = LIMIT_MACHINE_SESSIONS * machine_times,
        .knocks = {LIMIT_MACHINE_HANDSHAKES * machine_times,
                   LIMIT_MACHINE_HANDSHAKES_BURST * machine_times},
        .random_bytes = random_bytes,
    };
    self->gate = gate_open(&config);
    return self->gate != NULL;
}

static bool make_host(struct transport_enet *self, const ENetAddress *address, char *why,
                      size_t size) {
    self->host = enet_open(address, self->slots_count - self->dials_count, why, size);
    if (self->host == NULL) {
        return false;
    }
    if (!enet_socket_guard(self->host, self->gate, self->is_room)) {
        str_copy(why, size, "too many sockets are open in this program");
        return false;
    }
    return true;
}

static struct transport *open_enet(const struct enet_room *room, const ENetAddress *address,
                                   size_t peers_max, char *why, size_t size) {
    assert(peers_max > 0);
    struct transport_enet *self = calloc(1, sizeof *self);
    if (self == NULL) {
        str_copy(why, size, "not enough memory");
        return NULL;
    }
    unsigned machine_times = 1;
    self->transport.calls = &calls;
    if (room != NULL) {
        self->is_room = true;
        self->key = room->key;
        machine_times = room->machine_times == 0 ? 1 : room->machine_times;
    }
    if (!make_places(self, peers_max) || !make_gate(self, machine_times)) {
        str_copy(why, size, "not enough memory");
        free_all(self);
        return NULL;
    }
    if (!make_host(self, address, why, size)) {
        free_all(self);
        return NULL;
    }
    return &self->transport;
}

struct transport *transport_enet_listen(const struct enet_room *room, char *why, size_t size) {
    ENetAddress at = {.host = ENET_HOST_ANY, .port = room->port};
    if (room->address != NULL && enet_address_set_host_ip(&at, room->address) < 0) {
        str_format(why, size, "%s is not an address like 192.168.1.20", room->address);
        return NULL;
    }
    return open_enet(room, &at, room->peers_max, why, size);
}

struct transport *transport_enet_dial(size_t peers_max, struct fingerprints *fingerprints,
                                      char *why, size_t size) {
    struct transport *transport = open_enet(NULL, NULL, peers_max, why, size);
    if (transport != NULL) {
        own(transport)->fingerprints = fingerprints;
    }
    return transport;
}

uint16_t transport_enet_port(const struct transport *transport) {
    ENetAddress bound = {.port = 0};
    enet_socket_get_address(((const struct transport_enet *)transport)->host->socket, &bound);
    return bound.port;
}

int transport_enet_socket(const struct transport *transport) {
    return ((const struct transport_enet *)transport)->host->socket;
}

/* What happens: ENet's events become ours. Its peers have become numbers that are never used twice,
 * nothing is ever a fragment, and no answer of the socket is taken for a disaster.
 *
 * A client is let in by a welcome: one byte on the reliable channel, before all other messages. So
 * it sees either CONNECTED or the reason why not, never both. */
#include <assert.h>
#include <errno.h>
#include <poll.h>

#include "enet_resend.h"
#include "transport_enet_inside.h"

#define PING_MS        5000
#define RESEND_STEP_MS 25    /* ENet resends only when it is called */
#define SERVICES_MAX   64    /* calls of ENet in a row that may bring nothing of ours */
#define LEAVING_MS     20000 /* ENet's own patience, and some */
#define TURN_MS        20    /* of one poll, when datagrams never end */
#define SWEEP_MS       1000

static size_t slot_of(const struct transport_enet *self, const ENetPeer *peer) {
    return (size_t)(peer - self->host->peers);
}

/* For a peer that ENet has connected, not before: a connection whose two ends begin with other
 * values is given up. Both ends set them, since the command that would tell the other end is not
 * sent. Speeding up by the full scale and never slowing down: on a quick LAN ENet would else drop
 * unreliable packets by itself. */
static void tune(ENetPeer *peer) {
    enet_peer_timeout(peer, 64, 10000, 15000);
    enet_peer_ping_interval(peer, PING_MS);
    peer->packetThrottleInterval = 5000;
    peer->packetThrottleAcceleration = ENET_PEER_PACKET_THROTTLE_SCALE;
    peer->packetThrottleDeceleration = 0;
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
    return data == TRANSPORT_FULL && !self->is_room ? TRANSPORT_FULL : TRANSPORT_CLOSED;
}

static void send_away(ENetPeer *peer, enum transport_end end) {
    enet_peer_timeout(peer, 8, 1000,
                      2000); /* nobody waits for this slot but the next one to refuse */
    enet_peer_disconnect(peer, end);
}

static bool on_arrival(struct transport_enet *self, ENetPeer *peer, struct transport_event *event) {
    size_t slot = slot_of(self, peer);
    tune(peer);
    if (self->peers_count == self->peers_max) {
        send_away(peer, TRANSPORT_FULL);
        return false;
    }
    ENetPacket *welcome = enet_packet_create("w", 1, ENET_PACKET_FLAG_RELIABLE);
    if (welcome == NULL || enet_peer_send(peer, ENET_CHANNEL_RELIABLE, welcome) < 0) {
        if (welcome != NULL) {
            enet_packet_destroy(welcome);
        }
        send_away(peer, TRANSPORT_FULL);
        return false;
    }
    self->slots[slot].session = peer->address.host;
    fill(event, TRANSPORT_CONNECTED, transport_enet_occupy(self, slot, true));
    return true;
}

static bool on_connect(struct transport_enet *self, const ENetEvent *from,
                       struct transport_event *event) {
    if (self->is_room) {
        return on_arrival(self, from->peer, event);
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
    transport_enet_vacate(self, slot);
    fill(event, TRANSPORT_DISCONNECTED, number);
    event->end = end_of(self, from->data);
    return true;
}

/* Before the welcome nothing counts: what is newer than it may come earlier on the other channel.
 */
static bool on_welcome(struct transport_enet *self, const ENetEvent *from, uint32_t number,
                       struct transport_event *event) {
    enet_packet_destroy(from->packet);
    if (from->channelID != ENET_CHANNEL_RELIABLE) {
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
    if (number == 0) {
        enet_packet_destroy(from->packet);
        return false;
    }
    assert(count > 0 && count <= DATAGRAM_BYTES_MAX); /* enet_filter.c has seen to that */
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

/* ENet stops where a turn's share of strangers is used up, as if nothing more were there; a message
 * may wait behind them. So it is asked again while there is something to read, a bounded number of
 * times. */
static bool next_from_network(struct transport_enet *self, struct transport_event *event) {
    uint32_t start_ms = enet_time_get();
    for (unsigned i = 0; i < SERVICES_MAX && enet_time_get() - start_ms < TURN_MS; i++) {
        ENetEvent from;
        bool is_calm;
        enet_socket_turn(self->host->socket);
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

static void resend_soon(struct transport_enet *self) {
    uint32_t now_ms = enet_time_get();
    if (now_ms - self->resent_ms < RESEND_STEP_MS) {
        return;
    }
    self->resent_ms = now_ms;
    for (size_t i = 0; i < self->host->peerCount; i++) {
        enet_resend_soon(&self->host->peers[i]);
    }
}

static void end_opening(struct transport_enet *self, size_t slot, struct transport_event *event) {
    fill(event, TRANSPORT_DISCONNECTED, peer_map_number(&self->map, slot));
    event->end = TRANSPORT_LOST;
    enet_peer_disconnect_now(&self->host->peers[slot], TRANSPORT_CLOSED);
    transport_enet_vacate(self, slot);
}

/* A person wants to know after a while that nobody has answered. */
static bool next_overdue(struct transport_enet *self, struct transport_event *event) {
    size_t enets = self->opening_count > self->dialing_count ? self->host->peerCount : 0;
    for (size_t slot = 0; slot < enets; slot++) {
        bool is_opening = peer_map_number(&self->map, slot) != 0 && !self->slots[slot].is_open;
        if (is_opening && enet_time_get() - self->slots[slot].since_ms >= CONNECT_MS) {
            end_opening(self, slot, event);
            return true;
        }
    }
    return false;
}

/* ENet waits for the last acknowledgement of who leaves as long as anything is heard of it: whoever
 * wants to could hold the place for ever. */
static void end_leaving(struct transport_enet *self, size_t slot, uint32_t now_ms) {
    uint32_t *left_ms = &self->slots[slot].left_ms;
    if (peer_map_number(&self->map, slot) != 0) {
        *left_ms = 0;
    } else if (*left_ms == 0) {
        *left_ms = now_ms == 0 ? 1 : now_ms;
    } else if (now_ms - *left_ms >= LEAVING_MS) {
        enet_peer_reset(&self->host->peers[slot]);
        *left_ms = 0;
    }
}

/* Sessions of ENet's peers, and of those who still knock, are kept; others are ended. */
static void sweep(struct transport_enet *self) {
    uint32_t now_ms = enet_time_get();
    if (now_ms - self->swept_ms < SWEEP_MS) {
        return;
    }
    self->swept_ms = now_ms;
    for (size_t i = 0; i < self->host->peerCount; i++) {
        if (self->host->peers[i].state == ENET_PEER_STATE_DISCONNECTED) {
            self->slots[i].left_ms = 0;
            continue;
        }
        gate_keep(self->gate, self->host->peers[i].address.host);
        end_leaving(self, i, now_ms);
    }
    for (size_t slot = self->slots_count - self->dials_count; slot < self->slots_count; slot++) {
        gate_keep(self->gate, self->slots[slot].session);
    }
    gate_sweep(self->gate, enet_clock_ms());
}

void transport_enet_release_held(struct transport_enet *self) {
    if (self->held != NULL) {
        enet_packet_destroy(self->held);
        self->held = NULL;
    }
}

static bool next_of_all(struct transport_enet *self, struct transport_event *event) {
    return next_from_network(self, event) || transport_enet_go_on(self, event) ||
           next_overdue(self, event);
}

bool transport_enet_poll(struct transport *transport, uint32_t timeout_ms,
                         struct transport_event *event) {
    struct transport_enet *self = (struct transport_enet *)transport;
    uint32_t start_ms = enet_time_get();
    bool is_calm = true;
    transport_enet_release_held(self);
    if (next_queued(self, event)) {
        return true;
    }
    sweep(self);
    for (;;) {
        resend_soon(self);
        if (next_of_all(self, event)) {
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

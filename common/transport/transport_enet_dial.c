/* How a client comes in: it knocks until the gate stands open, looks whether the room's key is the
 * one that the typed code names, and only then lets ENet connect, inside the seal. The code is
 * compared by a slow hash, which another thread works on. */

#include "log.h"
#include "room_code.h"
#include "transport_enet_inside.h"

/* Numbers are not looked up: a name server that is silent would hold everything up. */
static bool find_address(struct gate_address *to, const char *host, uint16_t port) {
    ENetAddress address = {.port = port};
    if (enet_address_set_host_ip(&address, host) != 0 &&
        enet_address_set_host(&address, host) != 0) {
        return false;
    }
    *to = (struct gate_address){.host = ENET_NET_TO_HOST_32(address.host), .port = port};
    return true;
}

/* SIZE_MAX: all are in use. */
static size_t free_dial(const struct transport_enet *self) {
    for (size_t slot = self->slots_count - self->dials_count; slot < self->slots_count; slot++) {
        if (peer_map_number(&self->map, slot) == 0) {
            return slot;
        }
    }
    return SIZE_MAX;
}

uint32_t transport_enet_connect(struct transport *transport, const char *host, uint16_t port,
                                const char *code) {
    struct transport_enet *self = (struct transport_enet *)transport;
    struct gate_address to;
    size_t slot = self->peers_count < self->peers_max ? free_dial(self) : SIZE_MAX;
    if (slot == SIZE_MAX || !find_address(&to, host, port)) {
        return 0;
    }
    struct slot *dial = &self->slots[slot];
    *dial = (struct slot){.has_code = code[0] != '\0', .session = gate_knock(self->gate, &to)};
    if (dial->session == 0) {
        return 0;
    }
    if (dial->has_code && !room_code_bits(code, &dial->code)) {
        dial->code = UINT64_MAX; /* not a code: no room has it */
    }
    self->dialing_count++; /* the next poll knocks, for all who were asked for until then */
    return transport_enet_occupy(self, slot, false);
}

static void end_dial(struct transport_enet *self, size_t slot, enum transport_end end,
                     struct transport_event *event) {
    *event = (struct transport_event){
        .kind = TRANSPORT_DISCONNECTED, .peer = peer_map_number(&self->map, slot), .end = end};
    gate_end(self->gate, self->slots[slot].session);
    transport_enet_vacate(self, slot);
}

static bool is_the_code(const struct slot *dial) {
    uint64_t bits;
    return !dial->has_code || (room_code_bits(dial->fingerprint.code, &bits) && bits == dial->code);
}

/* The place moves to that of ENet's peer. */
static bool let_enet_connect(struct transport_enet *self, size_t slot) {
    ENetAddress address = {.host = self->slots[slot].session, .port = ENET_SESSION_PORT};
    ENetPeer *peer = enet_host_connect(self->host, &address, ENET_CHANNELS, 0);
    if (peer == NULL) {
        return false;
    }
    size_t to = (size_t)(peer - self->host->peers);
    peer_map_move(&self->map, slot, to);
    self->slots[to] = self->slots[slot];
    self->slots[to].since_ms = enet_time_get();
    self->slots[slot] = (struct slot){.session = 0};
    self->dialing_count--;
    return true;
}

/* True: the attempt has ended. */
static bool check_key(struct transport_enet *self, size_t slot, struct transport_event *event) {
    struct slot *dial = &self->slots[slot];
    struct gate_identity identity;
    gate_identity(self->gate, dial->session, &identity);
    switch (fingerprints_ask(self->fingerprints, identity.room_key, &dial->fingerprint)) {
    case FINGERPRINT_BUSY:
        dial->since_ms = enet_time_get(); /* the room has answered; it is our turn */
        return false;
    case FINGERPRINT_NONE:
        log_note("there is not enough memory to look at the room's code");
        end_dial(self, slot, TRANSPORT_LOST, event);
        return true;
    case FINGERPRINT_KNOWN:
        break;
    }
    if (!is_the_code(dial)) {
        end_dial(self, slot, TRANSPORT_WRONG_CODE, event);
        return true;
    }
    if (!let_enet_connect(self, slot)) {
        end_dial(self, slot, TRANSPORT_LOST, event);
        return true;
    }
    return false;
}

static bool dial_on(struct transport_enet *self, size_t slot, struct transport_event *event) {
    switch (gate_state(self->gate, self->slots[slot].session)) {
    case GATE_STANDS:
        return check_key(self, slot, event);
    case GATE_OTHER_VERSION:
        end_dial(self, slot, TRANSPORT_OTHER_VERSION, event);
        return true;
    case GATE_KNOCKING:
        if (enet_time_get() - self->slots[slot].since_ms < CONNECT_MS) {
            return false;
        }
        break;
    case GATE_GONE:
        break;
    }
    end_dial(self, slot, TRANSPORT_LOST, event);
    return true;
}

bool transport_enet_go_on(struct transport_enet *self, struct transport_event *event) {
    if (self->dialing_count == 0) {
        return false;
    }
    enet_socket_knock(self->host->socket, self->gate);
    for (size_t slot = self->slots_count - self->dials_count; slot < self->slots_count; slot++) {
        if (peer_map_number(&self->map, slot) != 0 && dial_on(self, slot, event)) {
            return true;
        }
    }
    return false;
}

/* The gate does the talking; this gives it a socket, the time, and random bytes that come from a
 * seed. */
#include "guest.h"

#include <string.h>

#define WAIT_MS 20

void guest_random_bytes(void *random, uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)random_next(random);
    }
}

bool guest_open(struct guest *guest, const struct gate_address *room, uint32_t from,
                uint64_t seed) {
    memset(guest, 0, sizeof *guest);
    random_init(&guest->random, seed, 0x6175);
    if (!stranger_open(&guest->stranger, from, 0, room)) {
        return false;
    }
    struct gate_config config = {
        .sessions_max = 8, .random_bytes = guest_random_bytes, .context = &guest->random};
    guest->gate = gate_open(&config);
    if (guest->gate == NULL) {
        stranger_close(&guest->stranger);
        return false;
    }
    return true;
}

void guest_close(struct guest *guest) {
    gate_close(guest->gate);
    guest->gate = NULL;
    stranger_close(&guest->stranger);
}

static void send_due(struct guest *guest) {
    uint8_t datagram[GATE_DATAGRAM_MAX];
    struct gate_address to;
    size_t count;
    while ((count = gate_due(guest->gate, stranger_us() / 1000, datagram, &to)) > 0) {
        stranger_send(&guest->stranger, datagram, count);
    }
}

/* One datagram of the room's: what the gate answers goes back, and `said` is what was sealed in it.
 * False: nothing has come. */
static bool take_next(struct guest *guest, struct gate_outcome *said, bool answers) {
    uint8_t datagram[STRANGER_BYTES_MAX];
    struct gate_arrival arrival = {
        .from = guest->stranger.room, .bytes = datagram, .now_ms = stranger_us() / 1000};
    if (!stranger_hear(&guest->stranger, datagram, sizeof datagram, &arrival.count)) {
        return false;
    }
    enum gate_result result = gate_receive(guest->gate, &arrival, said);
    if (result == GATE_REPLY && answers) {
        stranger_send(&guest->stranger, said->bytes, said->count);
    }
    said->count = result == GATE_PLAIN ? said->count : 0;
    return true;
}

static void begin(struct guest *guest) {
    gate_end(guest->gate, guest->session);
    guest->session = gate_knock(guest->gate, &guest->stranger.room);
    send_due(guest);
}

bool guest_knock(struct guest *guest, unsigned patience_ms) {
    struct gate_outcome said;
    uint64_t until_us = stranger_us() + (uint64_t)patience_ms * 1000;
    begin(guest);
    while (gate_state(guest->gate, guest->session) == GATE_KNOCKING && stranger_us() < until_us) {
        if (!stranger_wait(&guest->stranger, WAIT_MS)) {
            send_due(guest);
        }
        while (take_next(guest, &said, true)) {
        }
    }
    return gate_state(guest->gate, guest->session) == GATE_STANDS;
}

bool guest_knock_once(struct guest *guest, bool brings_cookie) {
    struct gate_outcome said;
    uint64_t before = guest->stranger.heard;
    begin(guest);
    stranger_wait(&guest->stranger, WAIT_MS);
    while (take_next(guest, &said, brings_cookie)) {
    }
    return guest->stranger.heard > before;
}

size_t guest_seal(struct guest *guest, const uint8_t *bytes, size_t count, uint8_t *datagram) {
    struct gate_address to;
    return gate_send(guest->gate, guest->session, bytes, count, datagram, &to);
}

void guest_say(struct guest *guest, const uint8_t *bytes, size_t count) {
    uint8_t datagram[GATE_DATAGRAM_MAX];
    size_t sealed = guest_seal(guest, bytes, count, datagram);
    if (sealed > 0) {
        stranger_send(&guest->stranger, datagram, sealed);
    }
}

size_t guest_hear(struct guest *guest, uint8_t *bytes) {
    struct gate_outcome said;
    while (take_next(guest, &said, true)) {
        if (said.count > 0) {
            memcpy(bytes, said.bytes, said.count);
            return said.count;
        }
    }
    return 0;
}

bool guest_identity(const struct guest *guest, struct gate_identity *identity) {
    return gate_identity(guest->gate, guest->session, identity);
}

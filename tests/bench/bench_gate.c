/* What the gate costs by itself, without a network: a handshake on either end, a datagram of each
 * size, and the fingerprint that a client computes once for a room. */
#include <string.h>

#include "bench_report.h"
#include "fingerprint.h"
#include "gate.h"
#include "identity.h"
#include "str.h"

#define HANDSHAKES 2000
#define DATAGRAMS  100000
#define NAME_BYTES 32

struct side {
    struct gate *gate;
    struct gate_address at;
    double us;
};

static void fill_random(void *context, uint8_t *bytes, size_t count) {
    (void)context;
    bench_random(bytes, count);
}

static struct gate *open_gate(const struct room_key *key) {
    struct gate_config config = {.key = key,
                                 .sessions_max = GATE_SESSIONS_MAX,
                                 .per_machine = 1,
                                 .random_bytes = fill_random};
    struct gate *gate = gate_open(&config);
    if (gate == NULL) {
        bench_stop("there is not enough memory");
    }
    return gate;
}

/* One datagram to one end, with what it answers; the time is that end's. */
static size_t hear(struct side *side, const struct side *from, const uint8_t *datagram,
                   size_t count, struct gate_outcome *outcome) {
    struct gate_arrival arrival = {
        .from = from->at, .bytes = datagram, .count = count, .now_ms = 1000};
    double start_us = bench_us();
    enum gate_result result = gate_receive(side->gate, &arrival, outcome);
    side->us += bench_us() - start_us;
    return result == GATE_REPLY ? outcome->count : 0;
}

/* Knocks until the room says nothing any more; the client's session, which stands. */
static uint32_t shake_hands(struct side *room, struct side *client) {
    struct gate_outcome ours, theirs;
    struct gate_address to;
    double start_us = bench_us();
    uint32_t session = gate_knock(client->gate, &room->at);
    size_t count = gate_due(client->gate, 1000, ours.bytes, &to);
    client->us += bench_us() - start_us;
    while (count > 0) {
        size_t answer = hear(room, client, ours.bytes, count, &theirs);
        count = answer == 0 ? 0 : hear(client, room, theirs.bytes, answer, &ours);
    }
    if (gate_state(client->gate, session) != GATE_STANDS) {
        bench_stop("a handshake was not finished");
    }
    return session;
}

/* Each end's part. The room's includes both knocks; one session stays open on it. */
static uint32_t measure_handshakes(struct side *room, struct side *client) {
    uint32_t session = shake_hands(room, client);
    room->us = client->us = 0;
    for (unsigned i = 0; i < HANDSHAKES; i++) {
        gate_end(client->gate, session);
        session = shake_hands(room, client);
    }
    bench_say("handshake_room_us", room->us / HANDSHAKES);
    bench_say("handshake_client_us", client->us / HANDSHAKES);
    return session;
}

/* Sealed on one end and opened on the other. */
static void measure_datagrams(struct side *room, struct side *client, uint32_t session) {
    static const size_t counts[] = {20, 80, 200, 400, 1000};
    uint8_t bytes[GATE_DATAGRAM_MAX] = {1}, datagram[GATE_DATAGRAM_MAX];
    struct gate_arrival arrival = {.from = client->at, .bytes = datagram, .now_ms = 1000};
    struct gate_outcome opened;
    struct gate_address to;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        char name[NAME_BYTES];
        double start_us = bench_us();
        for (unsigned n = 0; n < DATAGRAMS; n++) {
            arrival.count = gate_send(client->gate, session, bytes, counts[i], datagram, &to);
            gate_receive(room->gate, &arrival, &opened);
        }
        double us = bench_us() - start_us;
        if (opened.count != counts[i]) {
            bench_stop("a datagram did not arrive");
        }
        str_format(name, sizeof name, "datagram_%zu_us", counts[i]);
        bench_say(name, us / DATAGRAMS);
    }
}

static void measure_fingerprint(const struct room_key *key) {
    struct fingerprint fingerprint;
    double start_us = bench_us();
    if (!fingerprint_of_key(key->open, &fingerprint)) {
        bench_stop("there is not enough memory");
    }
    bench_say("fingerprint_ms", (bench_us() - start_us) / 1000);
}

int main(void) {
    struct room_key key;
    struct identity teacher;
    uint8_t seed[KEY_BYTES];
    bench_random(seed, sizeof seed);
    identity_init(&teacher, seed);
    bench_random(seed, sizeof seed);
    room_key_init(&key, seed);
    identity_sign_room(&teacher, &key);
    struct side room = {.gate = open_gate(&key), .at = {.host = 0x7f000001, .port = 1}};
    struct side client = {.gate = open_gate(NULL), .at = {.host = 0x7f000001, .port = 2}};
    uint32_t session = measure_handshakes(&room, &client);
    measure_datagrams(&room, &client, session);
    measure_fingerprint(&key);
    gate_close(client.gate);
    gate_close(room.gate);
    identity_deinit(&teacher);
    room_key_deinit(&key);
    return 0;
}

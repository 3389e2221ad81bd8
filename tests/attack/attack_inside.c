/* With a session: what passes the filter, in ways that nobody who means well has. ENet must not
 * make more of it than it was given, and others' connections are none of its own. */
#include "attack.h"
#include "visit.h"

#define WITH_TIME ENET_PROTOCOL_HEADER_FLAG_SENT_TIME

/* ---- others' connections */

/* Sealed by a session of one's own, for every peer that there may be. */
static bool others_disconnected(struct bench *bench) {
    struct pupil victim, pupil;
    struct craft craft;
    if (!visit_open(bench, &victim)) {
        return false;
    }
    if (!visit_open(bench, &pupil)) {
        return false;
    }
    for (unsigned i = 0; i < 4096; i++) {
        unsigned peer = i / 4 | i % 4 << ENET_PROTOCOL_HEADER_SESSION_SHIFT;
        if (peer == pupil.peer) {
            continue;
        }
        craft_begin(&craft, peer, 0);
        craft_command(&craft, ENET_PROTOCOL_COMMAND_DISCONNECT, 0xff, 1);
        craft_number(&craft, 0, 4);
        pupil_send(&pupil, &craft);
        if (i % 64 == 0) {
            stranger_rest_us(1000);
        }
    }
    bool is_well = visit_is_answered(&victim) && !victim.is_closed;
    visit_end(bench, &pupil);
    visit_end(bench, &victim);
    return bench_tell(bench, is_well, "%s", is_well ? "nobody was disconnected" : "somebody was");
}

/* How many of so many CONNECTs of one session make a connection. */
static unsigned count_connected(struct guest *guest, const struct craft_connect *connect,
                                unsigned times) {
    bool is_known[ENET_PROTOCOL_MAXIMUM_PEER_ID + 1] = {false};
    uint8_t bytes[GATE_DATAGRAM_MAX];
    struct craft craft;
    unsigned peers = 0;
    for (unsigned i = 0; i < times; i++) {
        struct craft_connect one = *connect;
        one.id += i;
        one.peer = (uint16_t)(one.peer + i);
        craft_begin(&craft, CRAFT_NO_PEER | WITH_TIME, (uint16_t)i);
        craft_connect(&craft, &one);
        guest_say(guest, craft.bytes, craft.count);
    }
    while (stranger_wait(&guest->stranger, VISIT_SETTLE_MS)) {
        size_t count;
        while ((count = guest_hear(guest, bytes)) > 0) {
            bool is_verified = count >= 10 && (bytes[4] & ENET_PROTOCOL_COMMAND_MASK) ==
                                                  ENET_PROTOCOL_COMMAND_VERIFY_CONNECT;
            unsigned peer = is_verified ? (bytes[8] << 8 | bytes[9]) & ENET_PROTOCOL_MAXIMUM_PEER_ID
                                        : ENET_PROTOCOL_MAXIMUM_PEER_ID;
            peers += is_verified && !is_known[peer] ? 1 : 0;
            is_known[peer] = true;
        }
    }
    return peers;
}

static bool connects(struct bench *bench) {
    struct craft_connect connect;
    struct guest guest;
    if (!guest_open(&guest, &bench->room, bench->from, bench_seed(bench)) ||
        !guest_knock(&guest, VISIT_PATIENCE_MS)) {
        return bench_tell(bench, false, "not let in");
    }
    craft_connect_init(&connect, 1);
    unsigned peers = count_connected(&guest, &connect, 64);
    bench_count(bench, &guest.stranger);
    guest_close(&guest);
    return bench_tell(bench, peers == 1, "64 CONNECTs of one session: %u connection", peers);
}

static bool other_connects(struct bench *bench) {
    struct guest guest;
    unsigned peers = 0;
    if (!guest_open(&guest, &bench->room, bench->from, bench_seed(bench)) ||
        !guest_knock(&guest, VISIT_PATIENCE_MS)) {
        return bench_tell(bench, false, "not let in");
    }
    for (unsigned i = 0; i < 6; i++) {
        struct craft_connect connect;
        craft_connect_init(&connect, 100 * i + 1);
        connect.mtu = i == 0 ? ENET_PROTOCOL_MAXIMUM_MTU : i == 1 ? 0 : connect.mtu;
        connect.channels = i == 2 ? 255 : i == 3 ? 0 : connect.channels;
        connect.incoming = i == 4 ? 1 : 0;
        connect.outgoing = i == 5 ? UINT32_MAX : 0;
        peers += count_connected(&guest, &connect, 8);
    }
    bench_count(bench, &guest.stranger);
    guest_close(&guest);
    return bench_tell(bench, peers == 0, "%u connections with other sizes or bandwidths", peers);
}

/* ---- too much of it */

static void ping(struct craft *craft, unsigned i) {
    craft_command(craft, ENET_PROTOCOL_COMMAND_PING | CRAFT_ACKED, 0xff, (uint16_t)(i + 2));
}

static void one_byte(struct craft *craft, unsigned command, uint8_t channel, uint16_t sequence,
                     uint16_t sequence2) {
    craft_message(craft, command | CRAFT_ACKED, channel, sequence, sequence2);
    craft_data(craft, 1, "x", 1);
}

/* Reliable messages of one byte from far ahead, each older than the one before: ENet would keep
 * them all in a row, and look through the row for each. */
static void far_ahead(struct craft *craft, unsigned i) {
    one_byte(craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE, 0, (uint16_t)(28000 - i), 0);
}

/* From as far as may be. */
static void near_ahead(struct craft *craft, unsigned i) {
    one_byte(craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE, 0, (uint16_t)(128 - i % 127), 0);
}

/* Unreliable ones that wait for a reliable one that never comes. */
static void far_aside(struct craft *craft, unsigned i) {
    one_byte(craft, ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE, (uint8_t)(i % 2), 9000,
             (uint16_t)(60000 - i));
}

/* So many commands, `at_once` in a datagram; how many were taken. */
static unsigned send_many(struct pupil *pupil, void (*write)(struct craft *craft, unsigned i),
                          unsigned count, unsigned at_once) {
    struct visit_acks acks = {0};
    struct craft craft;
    visit_count_acks(pupil, &acks);
    for (unsigned i = 0; i < count;) {
        pupil_begin(pupil, &craft);
        for (unsigned j = 0; j < at_once && i < count && craft.count < 1100; j++) {
            write(&craft, i++);
        }
        pupil_send(pupil, &craft);
        stranger_rest_us(500);
        pupil_listen(pupil);
    }
    visit_settle(pupil);
    return acks.count;
}

static bool many(struct bench *bench, void (*write)(struct craft *craft, unsigned i),
                 unsigned at_once, unsigned most) {
    struct pupil pupil;
    if (!visit_open(bench, &pupil)) {
        return false;
    }
    unsigned taken = send_many(&pupil, write, 27000, at_once);
    bool is_there = visit_is_answered(&pupil) && !pupil.is_closed;
    visit_end(bench, &pupil);
    return bench_tell(bench, taken <= most && is_there, "%u of 27000 taken; its own session %s",
                      taken, is_there ? "goes on" : "is gone");
}

static bool from_far_ahead(struct bench *bench) {
    return many(bench, far_ahead, 32, 0);
}

static bool from_far_ahead_at_once(struct bench *bench) {
    return many(bench, far_ahead, 135, 0);
}

static bool from_near_ahead(struct bench *bench) {
    return many(bench, near_ahead, 32, UINT16_MAX);
}

static bool from_far_aside(struct bench *bench) {
    return many(bench, far_aside, 32, 0);
}

static bool pings(struct bench *bench) {
    return many(bench, ping, 32, UINT16_MAX);
}

static bool pings_at_once(struct bench *bench) {
    return many(bench, ping, 250, 0);
}

/* What was never sent is acknowledged, and what is sent next is so before it is: by times that lie
 * behind, ahead and right. What the room says still comes. */
static bool false_acks(struct bench *bench) {
    struct pupil pupil;
    struct craft craft;
    if (!visit_open(bench, &pupil)) {
        return false;
    }
    for (unsigned i = 0; i < 6000;) {
        pupil_begin(&pupil, &craft);
        uint16_t now = (uint16_t)(stranger_us() / 1000);
        for (unsigned j = 0; j < 60; j++, i++) {
            static const uint8_t channels[] = {0, 1, 0xff};
            uint16_t times[] = {now, (uint16_t)(now - 30000), (uint16_t)(now + 30000), 0};
            craft_ack(&craft, channels[i % 3], (uint16_t)(i / 3), times[i / 3 % 4]);
        }
        pupil_send(&pupil, &craft);
        stranger_rest_us(200);
    }
    visit_settle(&pupil);
    pupil_hello_as_board(&pupil);
    bool is_told = pupil_await(&pupil, MESSAGE_phase, VISIT_PATIENCE_MS);
    bool is_there = visit_is_answered(&pupil) && !pupil.is_closed;
    visit_end(bench, &pupil);
    return bench_tell(bench, is_told && is_there, "%s; its own session %s",
                      is_told ? "told all the same" : "told nothing any more",
                      is_there ? "goes on" : "is gone");
}

/* Everything that is said, said again: backwards, and from another port. */
static bool own_replays(struct bench *bench) {
    enum { SAID = 400 };
    static uint8_t datagrams[SAID][GATE_DATAGRAM_MAX];
    static size_t sizes[SAID];
    struct stranger aside;
    struct pupil pupil;
    struct visit_acks acks = {0};
    struct craft craft;
    if (!visit_open(bench, &pupil) || !stranger_open(&aside, 0, 0, &bench->room)) {
        return false;
    }
    visit_count_acks(&pupil, &acks);
    for (unsigned i = 0; i < SAID; i++) {
        pupil_begin(&pupil, &craft);
        ping(&craft, i);
        sizes[i] = guest_seal(&pupil.guest, craft.bytes, craft.count, datagrams[i]);
        stranger_send(&pupil.guest.stranger, datagrams[i], sizes[i]);
    }
    visit_settle(&pupil);
    unsigned once = acks.count;
    for (unsigned i = SAID; i-- > 0;) {
        stranger_send(&pupil.guest.stranger, datagrams[i], sizes[i]);
        stranger_send(&aside, datagrams[SAID - 1 - i], sizes[SAID - 1 - i]);
    }
    visit_settle(&pupil);
    stranger_drain(&aside);
    bool is_well =
        once == SAID && acks.count == SAID && aside.heard == 0 && visit_is_answered(&pupil);
    bench_count(bench, &aside);
    stranger_close(&aside);
    visit_end(bench, &pupil);
    return bench_tell(bench, is_well, "%u heard once, %u again", once, acks.count - once);
}

const struct attack *attacks_inside(void) {
    static const struct attack list[] = {
        {"others-disconnected", WATCH_ANSWERS, others_disconnected},
        {"connects", WATCH_ANSWERS, connects},
        {"other-connects", WATCH_ANSWERS, other_connects},
        {"far-ahead", WATCH_ANSWERS, from_far_ahead},
        {"far-ahead-at-once", WATCH_ANSWERS, from_far_ahead_at_once},
        {"near-ahead", WATCH_WAITS, from_near_ahead},
        {"far-aside", WATCH_ANSWERS, from_far_aside},
        {"pings", WATCH_WAITS, pings},
        {"pings-at-once", WATCH_ANSWERS, pings_at_once},
        {"false-acks", WATCH_ANSWERS, false_acks},
        {"own-replays", WATCH_ANSWERS, own_replays},
        {NULL, WATCH_ANSWERS, NULL},
    };
    return list;
}

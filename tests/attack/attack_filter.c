/* With a session: what somebody who was let in can say to ENet, inside the seal. What is not in the
 * filter's table is swallowed: it is not even acknowledged. */
#include "attack.h"
#include "sizes.h"
#include "visit.h"

/* Each of these has nothing but the flag that asks for an answer. */

static void fragment(struct craft *craft, unsigned i) {
    craft_command(craft, ENET_PROTOCOL_COMMAND_SEND_FRAGMENT | CRAFT_ACKED, 0, (uint16_t)(i + 1));
    craft_number(craft, i + 1, 2);     /* the first of its fragments */
    craft_number(craft, 1, 2);         /* bytes here */
    craft_number(craft, 1048576, 4);   /* fragments in all */
    craft_number(craft, 0, 4);         /* this one's number */
    craft_number(craft, 32u << 20, 4); /* bytes in all */
    craft_number(craft, 0, 4);         /* where this one goes */
    craft_number(craft, 0x61, 1);
}

static void unreliable_fragment(struct craft *craft, unsigned i) {
    fragment(craft, i);
    craft->bytes[4] = ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE_FRAGMENT | CRAFT_ACKED;
}

static void throttle(struct craft *craft, unsigned i) {
    craft_command(craft, ENET_PROTOCOL_COMMAND_THROTTLE_CONFIGURE | CRAFT_ACKED, 0xff,
                  (uint16_t)(i + 2));
    craft_number(craft, 1, 4);
    craft_number(craft, 0, 4);
    craft_number(craft, ENET_PEER_PACKET_THROTTLE_SCALE, 4);
}

static void bandwidth(struct craft *craft, unsigned i) {
    craft_command(craft, ENET_PROTOCOL_COMMAND_BANDWIDTH_LIMIT | CRAFT_ACKED, 0xff,
                  (uint16_t)(i + 2));
    craft_number(craft, i % 2 == 0 ? 1 : 0, 4);
    craft_number(craft, i % 2 == 0 ? 0 : 1, 4);
}

static void empty_message(struct craft *craft, unsigned i) {
    craft_message(craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE | CRAFT_ACKED, 0, (uint16_t)(i + 1),
                  0);
    craft_data(craft, 0, NULL, 0);
}

static void long_message(struct craft *craft, unsigned i) {
    static const uint8_t zeros[DATAGRAM_BYTES_MAX + 1];
    craft_message(craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE | CRAFT_ACKED, 0, (uint16_t)(i + 1),
                  0);
    craft_data(craft, sizeof zeros, zeros, sizeof zeros);
}

static void lying_message(struct craft *craft, unsigned i) {
    craft_message(craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE | CRAFT_ACKED, 0, (uint16_t)(i + 1),
                  0);
    craft_data(craft, UINT16_MAX, "short", 5);
}

static void other_channel(struct craft *craft, unsigned i) {
    craft_message(craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE | CRAFT_ACKED, (uint8_t)(2 + i % 254),
                  1, 0);
    craft_data(craft, 1, "x", 1);
}

static void verify(struct craft *craft, unsigned i) {
    static const uint8_t zeros[40];
    craft_command(craft, ENET_PROTOCOL_COMMAND_VERIFY_CONNECT | CRAFT_ACKED, 0xff,
                  (uint16_t)(i + 2));
    craft_bytes(craft, zeros, sizeof zeros);
}

/* Said 500 times; swallowed means: not even acknowledged, and the session goes on. */
static bool swallowed(struct bench *bench, void (*write)(struct craft *craft, unsigned i),
                      unsigned flags) {
    struct pupil pupil;
    struct visit_acks acks = {0};
    struct craft craft;
    if (!visit_open(bench, &pupil)) {
        return false;
    }
    visit_count_acks(&pupil, &acks);
    for (unsigned i = 0; i < 500; i++) {
        craft_begin(&craft, pupil.peer | ENET_PROTOCOL_HEADER_FLAG_SENT_TIME | flags, (uint16_t)i);
        write(&craft, i);
        pupil_send(&pupil, &craft);
    }
    visit_settle(&pupil);
    bool is_there = visit_is_answered(&pupil) && !pupil.is_closed;
    visit_end(bench, &pupil);
    return bench_tell(bench, acks.count == 0 && is_there, "%u of 500 taken; its own session %s",
                      acks.count, is_there ? "goes on" : "is gone");
}

static bool fragments(struct bench *bench) {
    return swallowed(bench, fragment, 0);
}

static bool unreliable_fragments(struct bench *bench) {
    return swallowed(bench, unreliable_fragment, 0);
}

static bool throttles(struct bench *bench) {
    return swallowed(bench, throttle, 0);
}

static bool bandwidths(struct bench *bench) {
    return swallowed(bench, bandwidth, 0);
}

static bool empty_messages(struct bench *bench) {
    return swallowed(bench, empty_message, 0);
}

static bool long_messages(struct bench *bench) {
    return swallowed(bench, long_message, 0);
}

static bool lying_messages(struct bench *bench) {
    return swallowed(bench, lying_message, 0);
}

static bool other_channels(struct bench *bench) {
    return swallowed(bench, other_channel, 0);
}

static bool verifies(struct bench *bench) {
    return swallowed(bench, verify, 0);
}

static void ping(struct craft *craft, unsigned i) {
    craft_command(craft, ENET_PROTOCOL_COMMAND_PING | CRAFT_ACKED, 0xff, (uint16_t)(i + 2));
}

static bool compressed(struct bench *bench) {
    return swallowed(bench, ping, ENET_PROTOCOL_HEADER_FLAG_COMPRESSED);
}

const struct attack *attacks_filter(void) {
    static const struct attack list[] = {
        {"fragments", WATCH_ANSWERS, fragments},
        {"unreliable-fragments", WATCH_ANSWERS, unreliable_fragments},
        {"throttles", WATCH_ANSWERS, throttles},
        {"bandwidths", WATCH_ANSWERS, bandwidths},
        {"compressed", WATCH_ANSWERS, compressed},
        {"empty-messages", WATCH_ANSWERS, empty_messages},
        {"long-messages", WATCH_ANSWERS, long_messages},
        {"lying-messages", WATCH_ANSWERS, lying_messages},
        {"other-channels", WATCH_ANSWERS, other_channels},
        {"verifies", WATCH_ANSWERS, verifies},
        {NULL, WATCH_ANSWERS, NULL},
    };
    return list;
}

/* Facts about what ENet may be handed: the commands that a room and its clients use, whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <enet/enet.h>
#include <string.h>

#include "enet_filter.h"
#include "limit.h"
#include "random.h"
#include "sizes.h"

enum { TO_CLIENT, TO_ROOM };

struct datagram {
    uint8_t bytes[4096];
    size_t count;
};

static void put(struct datagram *datagram, const void *bytes, size_t count) {
    memcpy(datagram->bytes + datagram->count, bytes, count);
    datagram->count += count;
}

static struct datagram begin(uint16_t flags) {
    struct datagram datagram = {.count = 0};
    ENetProtocolHeader header = {.peerID = htons((uint16_t)(3 | flags)), .sentTime = htons(77)};
    bool has_time = (flags & ENET_PROTOCOL_HEADER_FLAG_SENT_TIME) != 0;
    put(&datagram, &header, has_time ? sizeof header : sizeof header.peerID);
    return datagram;
}

static bool passes(const struct datagram *datagram, int to) {
    return enet_filter_passes(datagram->bytes, datagram->count, to == TO_ROOM);
}

static void put_message(struct datagram *datagram, uint8_t channel, uint16_t count) {
    static const uint8_t bytes[2048];
    ENetProtocolSendReliable send = {.header = {.command = ENET_PROTOCOL_COMMAND_SEND_RELIABLE |
                                                           ENET_PROTOCOL_COMMAND_FLAG_ACKNOWLEDGE,
                                                .channelID = channel},
                                     .dataLength = htons(count)};
    put(datagram, &send, sizeof send);
    put(datagram, bytes, count);
}

static ENetProtocolConnect our_connect(void) {
    return (ENetProtocolConnect){.header = {.command = ENET_PROTOCOL_COMMAND_CONNECT |
                                                       ENET_PROTOCOL_COMMAND_FLAG_ACKNOWLEDGE,
                                            .channelID = 0xff},
                                 .mtu = htonl(ENET_MTU_BYTES),
                                 .windowSize = htonl(ENET_PROTOCOL_MAXIMUM_WINDOW_SIZE),
                                 .channelCount = htonl(ENET_CHANNELS)};
}

static bool connect_passes(const ENetProtocolConnect *connect, int to) {
    struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
    put(&datagram, connect, sizeof *connect);
    return passes(&datagram, to);
}

static void messages_of_our_sizes_on_our_channels_pass(void **state) {
    (void)state;
    for (unsigned channel = 0; channel < 256; channel++) {
        struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
        put_message(&datagram, (uint8_t)channel, 20);
        assert_int_equal(passes(&datagram, TO_ROOM), channel == ENET_CHANNEL_RELIABLE);
        assert_int_equal(passes(&datagram, TO_CLIENT), channel == ENET_CHANNEL_RELIABLE);
    }
    for (uint16_t count = 0; count < 1500; count++) {
        struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
        put_message(&datagram, 0, count);
        assert_int_equal(passes(&datagram, TO_ROOM), count > 0 && count <= DATAGRAM_BYTES_MAX);
    }
}

/* Behind which reliable one it comes, ENet would wait for. */
static struct datagram latest(uint8_t channel, uint16_t behind) {
    struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
    ENetProtocolSendUnreliable send = {
        .header = {.command = ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE,
                   .channelID = channel,
                   .reliableSequenceNumber = htons(behind)},
        .unreliableSequenceNumber = htons(9),
        .dataLength = htons(1),
    };
    put(&datagram, &send, sizeof send);
    put(&datagram, "x", 1);
    return datagram;
}

static void what_may_be_lost_waits_for_nothing(void **state) {
    (void)state;
    for (uint16_t channel = 0; channel < 4; channel++) {
        for (uint16_t behind = 0; behind < 3; behind++) {
            struct datagram datagram = latest((uint8_t)channel, behind);
            bool is_ours = channel == ENET_CHANNEL_LATEST && behind == 0;
            assert_int_equal(passes(&datagram, TO_ROOM), is_ours);
            assert_int_equal(passes(&datagram, TO_CLIENT), is_ours);
        }
    }
}

static void no_more_commands_pass_at_once_than_enet_puts_into_one(void **state) {
    (void)state;
    ENetProtocolPing ping = {
        .header = {.command = ENET_PROTOCOL_COMMAND_PING | ENET_PROTOCOL_COMMAND_FLAG_ACKNOWLEDGE,
                   .channelID = 0xff}};
    struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
    for (unsigned count = 1; count < 100; count++) {
        put(&datagram, &ping, sizeof ping);
        assert_int_equal(passes(&datagram, TO_ROOM), count <= 32);
    }
}

static void a_reliable_message_is_not_from_far_ahead(void **state) {
    (void)state;
    const uint16_t taken[] = {0, 77, 32768, 65500, UINT16_MAX};
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        for (uint32_t ahead = 0; ahead <= UINT16_MAX; ahead += ahead < 300 ? 1 : 251) {
            struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
            ENetProtocolPing ping = {.header = {.command = ENET_PROTOCOL_COMMAND_PING,
                                                .reliableSequenceNumber = htons(9999)}};
            put(&datagram, &ping, sizeof ping);
            size_t at = datagram.count;
            put_message(&datagram, 0, 5);
            uint16_t number = (uint16_t)(taken[i] + ahead);
            datagram.bytes[at + 2] = (uint8_t)(number >> 8);
            datagram.bytes[at + 3] = (uint8_t)number;
            assert_true(passes(&datagram, TO_ROOM));
            assert_int_equal(enet_filter_is_near(datagram.bytes, datagram.count, taken[i]),
                             ahead <= LIMIT_AHEAD || ahead >= 32768);
        }
    }
}

/* ENet would not acknowledge it, and wait for ever for what comes behind. */
static void what_wants_to_be_acknowledged_comes_with_a_time(void **state) {
    (void)state;
    ENetProtocolDisconnect disconnect = {
        .header = {.command = ENET_PROTOCOL_COMMAND_DISCONNECT, .channelID = 0xff}};
    for (unsigned acknowledged = 0; acknowledged < 2; acknowledged++) {
        for (unsigned timed = 0; timed < 2; timed++) {
            struct datagram datagram = begin(timed ? ENET_PROTOCOL_HEADER_FLAG_SENT_TIME : 0);
            disconnect.header.command = ENET_PROTOCOL_COMMAND_DISCONNECT |
                                        (acknowledged ? ENET_PROTOCOL_COMMAND_FLAG_ACKNOWLEDGE : 0);
            put(&datagram, &disconnect, sizeof disconnect);
            assert_int_equal(passes(&datagram, TO_ROOM), timed || !acknowledged);
            assert_int_equal(passes(&datagram, TO_CLIENT), timed || !acknowledged);
        }
    }
}

static void a_request_to_connect_is_ours_or_none(void **state) {
    (void)state;
    ENetProtocolConnect connect = our_connect();
    assert_true(connect_passes(&connect, TO_ROOM));
    assert_false(connect_passes(&connect, TO_CLIENT)); /* nobody asks a client */
    connect.mtu = htonl(576);
    assert_false(connect_passes(&connect, TO_ROOM));
    connect = our_connect();
    connect.channelCount = htonl(255);
    assert_false(connect_passes(&connect, TO_ROOM));
    connect = our_connect();
    connect.incomingBandwidth = htonl(1);
    assert_false(connect_passes(&connect, TO_ROOM));
    connect = our_connect();
    connect.outgoingBandwidth = htonl(1);
    assert_false(connect_passes(&connect, TO_ROOM));
}

static void a_bandwidth_is_never_limited(void **state) {
    (void)state;
    const uint32_t values[][2] = {{0, 0}, {1, 0}, {0, 1}, {UINT32_MAX, UINT32_MAX}};
    for (size_t i = 0; i < 4; i++) {
        struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
        ENetProtocolBandwidthLimit limit = {
            .header = {.command = ENET_PROTOCOL_COMMAND_BANDWIDTH_LIMIT |
                                  ENET_PROTOCOL_COMMAND_FLAG_ACKNOWLEDGE,
                       .channelID = 0xff},
            .incomingBandwidth = htonl(values[i][0]),
            .outgoingBandwidth = htonl(values[i][1])};
        put(&datagram, &limit, sizeof limit);
        assert_int_equal(passes(&datagram, TO_ROOM), i == 0);
        assert_int_equal(passes(&datagram, TO_CLIENT), i == 0);
    }
}

/* Alone, of any size, and behind a good one. */
static void commands_that_we_do_not_use_never_pass(void **state) {
    (void)state;
    const uint8_t never[] = {ENET_PROTOCOL_COMMAND_NONE,
                             ENET_PROTOCOL_COMMAND_SEND_FRAGMENT,
                             ENET_PROTOCOL_COMMAND_THROTTLE_CONFIGURE,
                             ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE_FRAGMENT,
                             13,
                             14,
                             15};
    static const uint8_t zeros[64];
    for (size_t i = 0; i < sizeof never; i++) {
        for (size_t size = 3; size < sizeof zeros; size++) {
            for (unsigned flags = 0; flags < 4; flags++) {
                struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
                if (size % 2 == 0) {
                    put_message(&datagram, 0, 5);
                }
                uint8_t command = (uint8_t)(never[i] | flags << 6);
                put(&datagram, &command, 1);
                put(&datagram, zeros, size);
                assert_false(passes(&datagram, TO_ROOM));
                assert_false(passes(&datagram, TO_CLIENT));
            }
        }
    }
}

static void only_a_client_is_told_that_it_is_connected(void **state) {
    (void)state;
    ENetProtocolVerifyConnect verify = {
        .header = {.command = ENET_PROTOCOL_COMMAND_VERIFY_CONNECT |
                              ENET_PROTOCOL_COMMAND_FLAG_ACKNOWLEDGE,
                   .channelID = 0xff},
        .mtu = htonl(ENET_MTU_BYTES),
        .channelCount = htonl(ENET_CHANNELS)};
    struct datagram datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
    put(&datagram, &verify, sizeof verify);
    assert_true(passes(&datagram, TO_CLIENT));
    assert_false(passes(&datagram, TO_ROOM));
    verify.mtu = htonl(600); /* a room that would make its clients send fragments */
    datagram = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
    put(&datagram, &verify, sizeof verify);
    assert_false(passes(&datagram, TO_CLIENT));
}

static void compressed_cut_and_lengthened_datagrams_do_not_pass(void **state) {
    (void)state;
    struct datagram packed = begin(ENET_PROTOCOL_HEADER_FLAG_COMPRESSED);
    put_message(&packed, 0, 20);
    assert_false(passes(&packed, TO_ROOM));
    struct datagram whole = begin(ENET_PROTOCOL_HEADER_FLAG_SENT_TIME);
    size_t first = whole.count + sizeof(ENetProtocolSendReliable) + 20;
    put_message(&whole, 0, 20);
    put_message(&whole, 0, 30);
    assert_true(passes(&whole, TO_ROOM));
    for (size_t count = 0; count < whole.count; count++) {
        assert_int_equal(enet_filter_passes(whole.bytes, count, true), count == first);
    }
    whole.count++;
    assert_false(passes(&whole, TO_ROOM));
}

static void chance_seldom_passes_and_never_reads_behind_the_end(void **state) {
    (void)state;
    struct random random;
    unsigned passed = 0;
    random_init(&random, 11, 1);
    for (unsigned i = 0; i < 300000; i++) {
        uint8_t bytes[48]; /* of its very size, so that a sanitizer sees the byte behind it */
        size_t count = random_below(&random, sizeof bytes + 1);
        for (size_t j = 0; j < count; j++) {
            bytes[sizeof bytes - count + j] = (uint8_t)random_next(&random);
        }
        passed += enet_filter_passes(bytes + sizeof bytes - count, count, i % 2 == 0) ? 1 : 0;
    }
    assert_true(passed < 3000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_of_our_sizes_on_our_channels_pass),
        cmocka_unit_test(what_may_be_lost_waits_for_nothing),
        cmocka_unit_test(no_more_commands_pass_at_once_than_enet_puts_into_one),
        cmocka_unit_test(a_reliable_message_is_not_from_far_ahead),
        cmocka_unit_test(what_wants_to_be_acknowledged_comes_with_a_time),
        cmocka_unit_test(a_request_to_connect_is_ours_or_none),
        cmocka_unit_test(a_bandwidth_is_never_limited),
        cmocka_unit_test(commands_that_we_do_not_use_never_pass),
        cmocka_unit_test(only_a_client_is_told_that_it_is_connected),
        cmocka_unit_test(compressed_cut_and_lengthened_datagrams_do_not_pass),
        cmocka_unit_test(chance_seldom_passes_and_never_reads_behind_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Facts about the twin in memory that the network cannot promise: time, faults and repetition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "hash.h"
#include "transport_memory.h"

struct pair {
    struct memory_net *net;
    struct transport *room, *client;
    uint32_t peer, seat;
};

static bool poll_one(struct transport *transport, struct transport_event *event) {
    return transport->calls->poll(transport, 1000, event);
}

static bool send_byte(struct transport *transport, uint32_t peer, uint8_t byte,
                      enum transport_delivery delivery) {
    return transport->calls->send(transport, peer, &byte, 1, delivery);
}

static void open_pair(struct pair *pair, uint64_t seed) {
    struct transport_event event;
    pair->net = memory_net_open(seed);
    pair->room = transport_memory_listen(pair->net, "K7QM-2XPD", 8);
    pair->client = transport_memory_dial(pair->net);
    pair->peer = pair->client->calls->connect(pair->client, "room", 1, "K7QM-2XPD");
    assert_true(poll_one(pair->room, &event));
    assert_int_equal(event.kind, TRANSPORT_CONNECTED);
    pair->seat = event.peer;
    assert_true(poll_one(pair->client, &event));
    assert_int_equal(event.kind, TRANSPORT_CONNECTED);
}

static void close_pair(struct pair *pair) {
    pair->client->calls->close(pair->client);
    pair->room->calls->close(pair->room);
    memory_net_close(pair->net);
}

static void without_faults_all_is_there_at_the_next_poll(void **state) {
    (void)state;
    struct pair pair;
    struct transport_event event;
    open_pair(&pair, 1);
    assert_true(send_byte(pair.client, pair.peer, 5, TRANSPORT_LATEST));
    assert_true(send_byte(pair.client, pair.peer, 6, TRANSPORT_RELIABLE));
    assert_true(poll_one(pair.room, &event));
    assert_int_equal(event.bytes[0], 5);
    assert_true(poll_one(pair.room, &event));
    assert_int_equal(event.bytes[0], 6);
    assert_false(poll_one(pair.room, &event));
    close_pair(&pair);
}

static void a_delayed_message_comes_when_its_time_has_come(void **state) {
    (void)state;
    struct pair pair;
    struct transport_event event;
    open_pair(&pair, 1);
    memory_net_set_faults(pair.net,
                          &(struct memory_faults){.delay_min_ms = 50, .delay_max_ms = 50});
    assert_true(send_byte(pair.client, pair.peer, 1, TRANSPORT_RELIABLE));
    memory_net_set_time(pair.net, 49);
    assert_false(poll_one(pair.room, &event));
    memory_net_set_time(pair.net, 50);
    assert_true(poll_one(pair.room, &event));
    close_pair(&pair);
}

/* 200 messages of each kind, one a millisecond, on a wire with all faults; what the room saw. */
static uint64_t rough_run(uint64_t seed, unsigned *reliable_count, unsigned *latest_count) {
    struct pair pair;
    uint64_t hash = HASH_START;
    uint8_t latest = 0;
    open_pair(&pair, seed);
    memory_net_set_faults(pair.net,
                          &(struct memory_faults){.delay_max_ms = 30, .loss_permille = 300});
    *reliable_count = *latest_count = 0;
    for (uint64_t now_ms = 1; now_ms <= 400; now_ms++) {
        struct transport_event event;
        memory_net_set_time(pair.net, now_ms);
        if (now_ms <= 100) {
            assert_true(send_byte(pair.client, pair.peer, (uint8_t)now_ms, TRANSPORT_RELIABLE));
            assert_true(
                send_byte(pair.client, pair.peer, (uint8_t)(100 + now_ms), TRANSPORT_LATEST));
        }
        while (poll_one(pair.room, &event)) {
            hash = hash_u64(hash_bytes(hash, event.bytes, event.bytes_count), now_ms);
            if (event.bytes[0] <= 100) {
                assert_int_equal(event.bytes[0], ++*reliable_count);
            } else {
                assert_true(event.bytes[0] > latest);
                latest = event.bytes[0];
                ++*latest_count;
            }
        }
    }
    close_pair(&pair);
    return hash;
}

static void faults_lose_the_latest_and_keep_the_reliable_in_order(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        unsigned reliable_count, latest_count;
        rough_run(seed, &reliable_count, &latest_count);
        assert_int_equal(reliable_count, 100);
        assert_in_range(latest_count, 5, 95);
    }
}

static void the_same_seed_gives_the_same_run_and_another_seed_another(void **state) {
    (void)state;
    unsigned reliable_count, latest_count;
    uint64_t first = rough_run(42, &reliable_count, &latest_count);
    assert_true(first == rough_run(42, &reliable_count, &latest_count));
    assert_true(first != rough_run(43, &reliable_count, &latest_count));
}

static void a_cut_wire_is_seen_by_both_and_what_was_under_way_is_gone(void **state) {
    (void)state;
    struct pair pair;
    struct transport_event event;
    open_pair(&pair, 1);
    memory_net_set_faults(pair.net,
                          &(struct memory_faults){.delay_min_ms = 20, .delay_max_ms = 20});
    assert_true(send_byte(pair.client, pair.peer, 1, TRANSPORT_RELIABLE));
    memory_net_cut(pair.net, pair.client);
    assert_true(send_byte(pair.room, pair.seat, 2, TRANSPORT_RELIABLE));
    assert_true(poll_one(pair.room, &event));
    assert_int_equal(event.kind, TRANSPORT_DISCONNECTED);
    assert_int_equal(event.end, TRANSPORT_LOST);
    assert_int_equal(event.peer, pair.seat);
    assert_true(poll_one(pair.client, &event));
    assert_int_equal(event.kind, TRANSPORT_DISCONNECTED);
    assert_int_equal(event.end, TRANSPORT_LOST);
    assert_int_equal(event.peer, pair.peer);
    memory_net_set_time(pair.net, 1000);
    assert_false(poll_one(pair.room, &event));
    assert_false(poll_one(pair.client, &event));
    pair.peer = pair.client->calls->connect(pair.client, "room", 1, "");
    memory_net_set_time(pair.net, 2000);
    assert_true(poll_one(pair.room, &event));
    assert_int_equal(event.kind, TRANSPORT_CONNECTED);
    close_pair(&pair);
}

static void a_request_still_under_way_when_the_room_closes_is_lost(void **state) {
    (void)state;
    struct transport_event event;
    struct memory_net *net = memory_net_open(1);
    struct transport *room = transport_memory_listen(net, "", 8);
    struct transport *client = transport_memory_dial(net);
    assert_int_not_equal(client->calls->connect(client, "room", 1, ""), 0);
    room->calls->close(room);
    assert_true(poll_one(client, &event));
    assert_int_equal(event.kind, TRANSPORT_DISCONNECTED);
    assert_int_equal(event.end, TRANSPORT_LOST);
    room = transport_memory_listen(net, "", 8); /* as after a restart */
    assert_int_not_equal(client->calls->connect(client, "room", 1, ""), 0);
    assert_true(poll_one(room, &event));
    assert_true(poll_one(client, &event));
    assert_int_equal(event.kind, TRANSPORT_CONNECTED);
    room->calls->close(room);
    client->calls->close(client);
    memory_net_close(net);
}

static void a_room_that_dies_says_nothing_and_is_missed_later(void **state) {
    (void)state;
    struct pair pair;
    struct transport_event event;
    open_pair(&pair, 1);
    assert_true(send_byte(pair.client, pair.peer, 1, TRANSPORT_RELIABLE));
    memory_net_kill(pair.net, pair.room, 5000);
    memory_net_set_time(pair.net, 4999);
    assert_false(poll_one(pair.client, &event));
    assert_true(send_byte(pair.client, pair.peer, 2, TRANSPORT_RELIABLE));
    memory_net_set_time(pair.net, 5000);
    assert_true(poll_one(pair.client, &event));
    assert_int_equal(event.kind, TRANSPORT_DISCONNECTED);
    assert_int_equal(event.end, TRANSPORT_LOST);
    pair.room = transport_memory_listen(pair.net, "", 8);
    pair.peer = pair.client->calls->connect(pair.client, "room", 1, "");
    assert_true(poll_one(pair.room, &event));
    assert_int_equal(event.kind, TRANSPORT_CONNECTED);
    assert_int_not_equal(event.peer, pair.seat);
    assert_false(poll_one(pair.room, &event)); /* what lay at the dead one is gone */
    close_pair(&pair);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_faults_all_is_there_at_the_next_poll),
        cmocka_unit_test(a_delayed_message_comes_when_its_time_has_come),
        cmocka_unit_test(faults_lose_the_latest_and_keep_the_reliable_in_order),
        cmocka_unit_test(the_same_seed_gives_the_same_run_and_another_seed_another),
        cmocka_unit_test(a_cut_wire_is_seen_by_both_and_what_was_under_way_is_gone),
        cmocka_unit_test(a_request_still_under_way_when_the_room_closes_is_lost),
        cmocka_unit_test(a_room_that_dies_says_nothing_and_is_missed_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

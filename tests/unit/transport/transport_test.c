/* The contract of transport.h as a table of facts, each of them run over the network and in memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "world.h"

#define ROOM_FOR 100

static bool send_text(struct box *box, uint32_t peer, const char *text,
                      enum transport_delivery delivery) {
    return box->transport->calls->send(box->transport, peer, (const uint8_t *)text, strlen(text),
                                       delivery);
}

static bool send_number(struct box *box, uint32_t peer, uint32_t number,
                        enum transport_delivery delivery) {
    uint8_t bytes[sizeof number];
    memcpy(bytes, &number, sizeof bytes);
    return box->transport->calls->send(box->transport, peer, bytes, sizeof bytes, delivery);
}

static uint32_t number_in(const struct happening *happening) {
    uint32_t number;
    assert_int_equal(happening->event.bytes_count, sizeof number);
    memcpy(&number, happening->bytes, sizeof number);
    return number;
}

static void expect_text(struct world *world, struct box *box, uint32_t peer, const char *text) {
    const struct happening *happening = world_expect(world, box, TRANSPORT_MESSAGE);
    assert_int_equal(happening->event.peer, peer);
    assert_int_equal(happening->event.bytes_count, strlen(text));
    assert_memory_equal(happening->bytes, text, strlen(text));
}

static void expect_end(struct world *world, struct box *box, uint32_t peer,
                       enum transport_end end) {
    const struct happening *happening = world_expect(world, box, TRANSPORT_DISCONNECTED);
    assert_int_equal(happening->event.peer, peer);
    assert_int_equal(happening->event.end, end);
}

static void messages_travel_both_ways_in_order(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    for (uint32_t i = 0; i < 300; i++) {
        assert_true(send_number(client, peer, i, TRANSPORT_RELIABLE));
        assert_true(send_number(&world->room, seat, 1000 + i, TRANSPORT_RELIABLE));
    }
    for (uint32_t i = 0; i < 300; i++) {
        const struct happening *there = world_expect(world, &world->room, TRANSPORT_MESSAGE);
        assert_int_equal(there->event.peer, seat);
        assert_int_equal(number_in(there), i);
        const struct happening *back = world_expect(world, client, TRANSPORT_MESSAGE);
        assert_int_equal(back->event.peer, peer);
        assert_int_equal(number_in(back), 1000 + i);
    }
}

static void the_latest_never_comes_behind_a_newer_one(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    for (uint32_t i = 1; i <= 100; i++) {
        assert_true(send_number(&world->room, seat, i, TRANSPORT_LATEST));
        world_pump(world);
    }
    uint32_t last = 0;
    while (last < 100) { /* on loopback the hundredth is not lost */
        uint32_t number = number_in(world_expect(world, client, TRANSPORT_MESSAGE));
        assert_true(number > last);
        last = number;
    }
}

static void a_datagram_of_1024_bytes_is_taken_and_one_more_is_not(void **state) {
    struct world *world = *state;
    const enum transport_delivery deliveries[] = {TRANSPORT_RELIABLE, TRANSPORT_LATEST};
    uint8_t bytes[DATAGRAM_BYTES_MAX + 1];
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (uint8_t)(i * 7);
    }
    for (size_t i = 0; i < 2; i++) {
        struct transport *from = client->transport;
        assert_false(from->calls->send(from, peer, bytes, DATAGRAM_BYTES_MAX + 1, deliveries[i]));
        assert_false(from->calls->send(from, peer, bytes, 0, deliveries[i]));
        assert_true(from->calls->send(from, peer, bytes, DATAGRAM_BYTES_MAX, deliveries[i]));
        const struct happening *there = world_expect(world, &world->room, TRANSPORT_MESSAGE);
        assert_int_equal(there->event.bytes_count, DATAGRAM_BYTES_MAX);
        assert_memory_equal(there->bytes, bytes, DATAGRAM_BYTES_MAX);
    }
    world_expect_quiet(world, &world->room);
}

static void another_rooms_code_is_sent_away_and_the_room_hears_nothing(void **state) {
    struct world *world = *state;
    const char *const others[] = {"K7QM-2XPE", "0000-0000", "ZZZZ-ZZZZ", "hello"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct box *client = world_client(world);
        uint32_t peer = world_connect(world, client, others[i]);
        expect_end(world, client, peer, TRANSPORT_WRONG_CODE);
        world_expect_quiet(world, &world->room);
    }
}

static void the_code_is_known_however_it_was_typed_and_none_opens_too(void **state) {
    struct world *world = *state;
    const char *const same[] = {"h5t73xxw", " H5T7 3XXW", ""};
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        struct box *client = world_client(world);
        uint32_t peer = world_connect(world, client, same[i]);
        assert_int_equal(world_expect(world, client, TRANSPORT_CONNECTED)->event.peer, peer);
        world_expect(world, &world->room, TRANSPORT_CONNECTED);
    }
}

static void nothing_can_be_sent_before_the_room_lets_in(void **state) {
    struct world *world = *state;
    struct box *client = world_client(world);
    uint32_t peer = world_connect(world, client, WORLD_CODE);
    assert_false(send_text(client, peer, "early", TRANSPORT_RELIABLE));
    world_expect(world, client, TRANSPORT_CONNECTED);
    assert_true(send_text(client, peer, "in time", TRANSPORT_RELIABLE));
    uint32_t seat = world_expect(world, &world->room, TRANSPORT_CONNECTED)->event.peer;
    expect_text(world, &world->room, seat, "in time");
}

static void a_full_room_says_so_until_somebody_leaves(void **state) {
    struct world *world = *state;
    uint32_t peers[ROOM_FOR], seats[ROOM_FOR];
    struct box *first = NULL;
    for (size_t i = 0; i < ROOM_FOR; i++) {
        struct box *client = world_join(world, &peers[i], &seats[i]);
        first = i == 0 ? client : first;
    }
    struct box *late = world_client(world);
    uint32_t peer = world_connect(world, late, WORLD_CODE);
    expect_end(world, late, peer, TRANSPORT_FULL);
    first->transport->calls->disconnect(first->transport, peers[0]);
    expect_end(world, &world->room, seats[0], TRANSPORT_CLOSED);
    peer = world_connect(world, late, WORLD_CODE);
    assert_int_equal(world_expect(world, late, TRANSPORT_CONNECTED)->event.peer, peer);
    world_expect(world, &world->room, TRANSPORT_CONNECTED);
}

static void who_leaves_is_seen_by_the_other_side_after_the_last_word(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    assert_true(send_text(client, peer, "one", TRANSPORT_RELIABLE));
    assert_true(send_text(client, peer, "goodbye", TRANSPORT_RELIABLE));
    client->transport->calls->disconnect(client->transport, peer);
    assert_false(send_text(client, peer, "too late", TRANSPORT_RELIABLE));
    expect_text(world, &world->room, seat, "one");
    expect_text(world, &world->room, seat, "goodbye");
    expect_end(world, &world->room, seat, TRANSPORT_CLOSED);
    assert_false(send_text(&world->room, seat, "hello?", TRANSPORT_RELIABLE));
    world_expect_quiet(world, client);
}

static void who_is_sent_away_by_the_room_sees_it_after_the_last_word(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    assert_true(send_text(&world->room, seat, "goodbye", TRANSPORT_RELIABLE));
    world->room.transport->calls->disconnect(world->room.transport, seat);
    expect_text(world, client, peer, "goodbye");
    expect_end(world, client, peer, TRANSPORT_CLOSED);
    world_expect_quiet(world, &world->room);
}

static void leaving_right_after_a_latest_message_is_seen_too(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    assert_true(send_text(client, peer, "fleeting", TRANSPORT_LATEST));
    client->transport->calls->disconnect(client->transport, peer);
    if (world_peek(world, &world->room) == TRANSPORT_MESSAGE) { /* it may also be lost */
        expect_text(world, &world->room, seat, "fleeting");
    }
    expect_end(world, &world->room, seat, TRANSPORT_CLOSED);
}

static void connecting_to_nobody_ends_as_lost(void **state) {
    struct world *world = *state;
    struct box *client = world_client(world);
    struct transport *from = client->transport;
    uint16_t port = world_nobody(world);
    uint32_t peer = from->calls->connect(from, "127.0.0.1", port, WORLD_CODE);
    assert_int_not_equal(peer, 0);
    expect_end(world, client, peer, TRANSPORT_LOST);
    uint32_t again = from->calls->connect(from, "127.0.0.1", port, WORLD_CODE);
    assert_int_not_equal(again, 0);
    assert_int_not_equal(again, peer);
}

static void an_empty_host_cannot_be_resolved(void **state) {
    struct world *world = *state;
    struct transport *from = world_client(world)->transport;
    assert_int_equal(from->calls->connect(from, "", 1, WORLD_CODE), 0);
}

static void a_peers_number_is_never_used_twice(void **state) {
    struct world *world = *state;
    struct box *client = world_client(world);
    struct transport *from = client->transport;
    uint32_t peers[40], seats[40];
    for (size_t i = 0; i < 40; i++) {
        peers[i] = world_connect(world, client, WORLD_CODE);
        world_expect(world, client, TRANSPORT_CONNECTED);
        seats[i] = world_expect(world, &world->room, TRANSPORT_CONNECTED)->event.peer;
        for (size_t earlier = 0; earlier < i; earlier++) {
            assert_int_not_equal(peers[i], peers[earlier]);
            assert_int_not_equal(seats[i], seats[earlier]);
            assert_false(send_text(client, peers[earlier], "old", TRANSPORT_RELIABLE));
            assert_false(send_text(&world->room, seats[earlier], "old", TRANSPORT_RELIABLE));
        }
        from->calls->disconnect(from, peers[i]);
        from->calls->disconnect(from, peers[i]); /* a second time is nothing */
        expect_end(world, &world->room, seats[i], TRANSPORT_CLOSED);
    }
}

static void nobody_is_peer_0_or_a_number_never_given(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    assert_false(send_text(client, 0, "x", TRANSPORT_RELIABLE));
    assert_false(send_text(client, peer + 1000000, "x", TRANSPORT_RELIABLE));
    client->transport->calls->disconnect(client->transport, 0);
    client->transport->calls->disconnect(client->transport, peer + 1000000);
    assert_true(send_text(client, peer, "still here", TRANSPORT_RELIABLE));
    expect_text(world, &world->room, seat, "still here");
}

static void a_hundred_clients_are_told_apart(void **state) {
    struct world *world = *state;
    uint32_t peers[ROOM_FOR];
    for (uint32_t i = 0; i < ROOM_FOR; i++) {
        peers[i] = world_connect(world, world_client(world), WORLD_CODE);
    }
    for (uint32_t i = 0; i < ROOM_FOR; i++) {
        world_expect(world, &world->clients[i], TRANSPORT_CONNECTED);
        assert_true(send_number(&world->clients[i], peers[i], i, TRANSPORT_RELIABLE));
    }
    for (uint32_t heard = 0; heard < ROOM_FOR;) {
        while (world->room.taken == world->room.count) {
            world_pump(world);
        }
        const struct happening *there = &world->room.all[world->room.taken++];
        if (there->event.kind == TRANSPORT_MESSAGE) {
            assert_true(send_number(&world->room, there->event.peer, number_in(there) + 5000,
                                    TRANSPORT_RELIABLE));
            heard++;
        }
    }
    for (uint32_t i = 0; i < ROOM_FOR; i++) {
        const struct happening *back = world_expect(world, &world->clients[i], TRANSPORT_MESSAGE);
        assert_int_equal(number_in(back), i + 5000);
    }
}

static void a_queue_that_is_full_refuses_and_takes_again_later(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    uint32_t sent = 0;
    while (send_number(&world->room, seat, sent, TRANSPORT_RELIABLE)) {
        sent++;
        assert_true(sent <= TRANSPORT_QUEUE_MAX);
    }
    assert_int_equal(sent, TRANSPORT_QUEUE_MAX);
    assert_int_equal(world->room.transport->calls->queued(world->room.transport, seat), sent);
    assert_int_equal(world->room.transport->calls->queued(world->room.transport, 9999), 0);
    for (uint32_t i = 0; i < sent; i++) {
        assert_int_equal(number_in(world_expect(world, client, TRANSPORT_MESSAGE)), i);
    }
    world_pump(world); /* the last acknowledgements */
    world_pump(world);
    assert_int_equal(world->room.transport->calls->queued(world->room.transport, seat), 0);
    assert_true(send_number(&world->room, seat, sent, TRANSPORT_RELIABLE));
    assert_int_equal(number_in(world_expect(world, client, TRANSPORT_MESSAGE)), sent);
}

static void a_room_that_closes_tells_everybody(void **state) {
    struct world *world = *state;
    uint32_t peers[3], seats[3];
    for (size_t i = 0; i < 3; i++) {
        world_join(world, &peers[i], &seats[i]);
    }
    world->room.transport->calls->close(world->room.transport);
    world->room.transport = NULL;
    for (size_t i = 0; i < 3; i++) {
        expect_end(world, &world->clients[i], peers[i], TRANSPORT_CLOSED);
    }
}

static void a_client_that_closes_tells_the_room(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    client->transport->calls->close(client->transport);
    client->transport = NULL;
    expect_end(world, &world->room, seat, TRANSPORT_CLOSED);
}

static void what_was_sent_and_received_is_counted(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    assert_true(send_text(client, peer, "12345", TRANSPORT_RELIABLE));
    assert_true(send_text(client, peer, "678", TRANSPORT_LATEST));
    client->transport->calls->flush(client->transport);
    world_expect(world, &world->room, TRANSPORT_MESSAGE);
    world_expect(world, &world->room, TRANSPORT_MESSAGE);
    struct transport_stats stats;
    client->transport->calls->stats(client->transport, &stats);
    assert_int_equal(stats.sent, 2);
    assert_int_equal(stats.sent_bytes, 8);
    assert_int_equal(stats.received, 0);
    world->room.transport->calls->stats(world->room.transport, &stats);
    assert_int_equal(stats.received, 2);
    assert_int_equal(stats.received_bytes, 8);
    assert_int_equal(stats.sent, 0);
}

struct fact {
    const char *name;
    CMUnitTestFunction test;
};

#define FACT(test)                                                                                 \
    { #test, test }

static const struct fact facts[] = {
    FACT(messages_travel_both_ways_in_order),
    FACT(the_latest_never_comes_behind_a_newer_one),
    FACT(a_datagram_of_1024_bytes_is_taken_and_one_more_is_not),
    FACT(another_rooms_code_is_sent_away_and_the_room_hears_nothing),
    FACT(the_code_is_known_however_it_was_typed_and_none_opens_too),
    FACT(nothing_can_be_sent_before_the_room_lets_in),
    FACT(a_full_room_says_so_until_somebody_leaves),
    FACT(who_leaves_is_seen_by_the_other_side_after_the_last_word),
    FACT(who_is_sent_away_by_the_room_sees_it_after_the_last_word),
    FACT(leaving_right_after_a_latest_message_is_seen_too),
    FACT(connecting_to_nobody_ends_as_lost),
    FACT(an_empty_host_cannot_be_resolved),
    FACT(a_peers_number_is_never_used_twice),
    FACT(nobody_is_peer_0_or_a_number_never_given),
    FACT(a_hundred_clients_are_told_apart),
    FACT(a_queue_that_is_full_refuses_and_takes_again_later),
    FACT(a_room_that_closes_tells_everybody),
    FACT(a_client_that_closes_tells_the_room),
    FACT(what_was_sent_and_received_is_counted),
};

#define FACTS_COUNT (sizeof facts / sizeof facts[0])

static int open_world(const struct maker *maker, void **state) {
    struct world *world = malloc(sizeof *world);
    if (world == NULL) {
        return -1;
    }
    world_open(world, maker, ROOM_FOR);
    *state = world;
    return 0;
}

static int open_enet(void **state) {
    return open_world(&maker_enet, state);
}

static int open_memory(void **state) {
    return open_world(&maker_memory, state);
}

static int close_world(void **state) {
    world_close(*state);
    free(*state);
    return 0;
}

int main(void) {
    static char names[2 * FACTS_COUNT][120];
    struct CMUnitTest tests[2 * FACTS_COUNT];
    for (size_t i = 0; i < 2 * FACTS_COUNT; i++) {
        const struct fact *fact = &facts[i / 2];
        bool is_network = i % 2 == 0;
        const struct maker *maker = is_network ? &maker_enet : &maker_memory;
        str_format(names[i], sizeof names[i], "%s: %s", maker_name(maker), fact->name);
        tests[i] = (struct CMUnitTest){.name = names[i],
                                       .test_func = fact->test,
                                       .setup_func = is_network ? open_enet : open_memory,
                                       .teardown_func = close_world};
    }
    return cmocka_run_group_tests_name("the contract of transport.h", tests, NULL, NULL);
}

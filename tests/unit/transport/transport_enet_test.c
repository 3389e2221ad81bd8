/* Facts about the network's own ways: ports, datagrams that are not ours, slow and silent peers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <enet/enet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "str.h"
#include "transport_enet.h"
#include "transport_enet_inside.h"
#include "world.h"

static uint64_t clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static struct transport *listen_at(const char *address, uint16_t port, char *why, size_t size) {
    struct enet_room room = {.address = address, .port = port, .peers_max = PEERS_MAX};
    world_key(&room.key);
    return transport_enet_listen(&room, why, size);
}

static void two_rooms_cannot_have_one_port_and_it_is_said(void **state) {
    (void)state;
    char why[200] = "", port_text[16];
    struct transport *room = listen_at(NULL, 0, why, sizeof why);
    assert_non_null(room);
    uint16_t port = transport_enet_port(room);
    assert_int_not_equal(port, 0);
    assert_null(listen_at(NULL, port, why, sizeof why));
    str_format(port_text, sizeof port_text, "%u", (unsigned)port);
    assert_non_null(strstr(why, port_text));
    assert_non_null(strstr(why, "is in use by another program"));
    assert_null(listen_at("127.0.0.1", port, why, sizeof why));
    room->calls->close(room);
    room = listen_at(NULL, port, why, sizeof why);
    assert_non_null(room);
    room->calls->close(room);
}

static void an_address_that_is_not_this_machines_is_said(void **state) {
    (void)state;
    char why[200] = "";
    assert_null(listen_at("the classroom", 0, why, sizeof why));
    assert_non_null(strstr(why, "the classroom is not an address like"));
    assert_null(listen_at("203.0.113.9", 0, why, sizeof why));
    assert_non_null(strstr(why, "203.0.113.9 is not an address of this machine"));
}

static void what_strangers_send_does_not_hold_up_a_message(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons(transport_enet_port(world->room.transport)),
                             .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    static const uint8_t large[ENET_PROTOCOL_MAXIMUM_MTU + 1];
    const size_t sizes[] = {0, sizeof large, 0, 3};
    int stranger = socket(AF_INET, SOCK_DGRAM, 0);
    assert_true(stranger >= 0);
    world_expect_quiet(world, &world->room);
    for (unsigned i = 0; i < 60; i++) {
        size_t size = sizes[i % 4];
        ssize_t sent = sendto(stranger, large, size, 0, (const struct sockaddr *)&to, sizeof to);
        assert_int_equal(sent, size);
    }
    assert_true(client->transport->calls->send(client->transport, peer, (const uint8_t *)"x", 1,
                                               TRANSPORT_RELIABLE));
    client->transport->calls->flush(client->transport);
    struct transport_event event;
    assert_true(world->room.transport->calls->poll(world->room.transport, 0, &event));
    assert_int_equal(event.kind, TRANSPORT_MESSAGE);
    assert_int_equal(event.peer, seat);
    close(stranger);
}

static void a_client_has_as_many_connections_as_it_asked_for(void **state) {
    (void)state;
    char why[200];
    struct fingerprints *fingerprints = fingerprints_open();
    struct transport *client = transport_enet_dial(2, fingerprints, why, sizeof why);
    assert_non_null(client);
    assert_int_not_equal(client->calls->connect(client, "127.0.0.1", 9, ""), 0);
    uint32_t second = client->calls->connect(client, "127.0.0.1", 9, "");
    assert_int_not_equal(second, 0);
    assert_int_equal(client->calls->connect(client, "127.0.0.1", 9, ""), 0);
    client->calls->disconnect(client, second);
    assert_int_not_equal(client->calls->connect(client, "127.0.0.1", 9, ""), 0);
    client->calls->close(client);
    fingerprints_close(fingerprints);
}

static void giving_up_and_trying_again_at_once_always_finds_a_place(void **state) {
    (void)state;
    char why[200];
    struct fingerprints *fingerprints = fingerprints_open();
    struct transport *client = transport_enet_dial(1, fingerprints, why, sizeof why);
    assert_non_null(client);
    for (unsigned i = 0; i < 100; i++) {
        uint32_t peer = client->calls->connect(client, "127.0.0.1", 9, "");
        assert_int_not_equal(peer, 0);
        client->calls->disconnect(client, peer);
    }
    client->calls->close(client);
    fingerprints_close(fingerprints);
}

static void a_room_for_thousands_opens_and_works_at_once(void **state) {
    (void)state;
    struct world world;
    uint32_t peer, seat;
    uint64_t start_ms = clock_ms();
    world_open(&world, &maker_enet, PEERS_MAX);
    world_join(&world, &peer, &seat);
    world_close(&world);
    assert_true(clock_ms() - start_ms < 4000);
}

/* As a swarm has them: many connections of one transport. */
static void three_hundred_connections_of_one_client_are_let_in_and_served(void **state) {
    (void)state;
    char why[200];
    struct transport *room = listen_at("127.0.0.1", 0, why, sizeof why);
    struct fingerprints *fingerprints = fingerprints_open();
    struct transport *swarm = transport_enet_dial(300, fingerprints, why, sizeof why);
    assert_true(room != NULL && swarm != NULL);
    for (unsigned i = 0; i < 300; i++) {
        uint16_t port = transport_enet_port(room);
        assert_int_not_equal(swarm->calls->connect(swarm, "127.0.0.1", port, ""), 0);
    }
    unsigned answered = 0;
    uint64_t start_ms = clock_ms();
    while (answered < 300 && clock_ms() - start_ms < 10000) {
        struct transport_event event;
        while (room->calls->poll(room, 1, &event)) {
            assert_int_not_equal(event.kind, TRANSPORT_DISCONNECTED);
            assert_true(event.kind != TRANSPORT_MESSAGE ||
                        room->calls->send(room, event.peer, event.bytes, event.bytes_count,
                                          TRANSPORT_RELIABLE));
        }
        while (swarm->calls->poll(swarm, 1, &event)) {
            assert_int_not_equal(event.kind, TRANSPORT_DISCONNECTED);
            answered += event.kind == TRANSPORT_MESSAGE ? 1 : 0;
            assert_true(event.kind != TRANSPORT_CONNECTED ||
                        swarm->calls->send(swarm, event.peer, (const uint8_t *)"hello", 5,
                                           TRANSPORT_RELIABLE));
        }
    }
    assert_int_equal(answered, 300);
    swarm->calls->close(swarm);
    fingerprints_close(fingerprints);
    room->calls->close(room);
}

static void closing_waits_half_a_second_at_most_for_a_silent_peer(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    world_join(world, &peer, &seat);
    uint64_t start_ms = clock_ms();
    world->room.transport->calls->close(world->room.transport); /* and the client does not listen */
    world->room.transport = NULL;
    assert_in_range(clock_ms() - start_ms, 450, 3000);
}

static void polling_waits_as_long_as_it_may_and_no_longer(void **state) {
    struct world *world = *state;
    struct transport_event event;
    uint64_t start_ms = clock_ms();
    assert_false(world->room.transport->calls->poll(world->room.transport, 120, &event));
    assert_in_range(clock_ms() - start_ms, 119, 2000);
}

static int open_world(void **state) {
    struct world *world = malloc(sizeof *world);
    if (world == NULL) {
        return -1;
    }
    world_open(world, &maker_enet, 8);
    *state = world;
    return 0;
}

static int close_world(void **state) {
    world_close(*state);
    free(*state);
    return 0;
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)

/* Whatever the wall's clock is set to. */
static void the_network_goes_by_a_clock_that_nobody_sets(void **state) {
    (void)state;
    ENetEvent event;
    ENetHost *host = enet_host_create(NULL, 1, 1, 0, 0);
    assert_non_null(host);
    uint32_t before = (uint32_t)clock_ms();
    assert_int_equal(enet_host_service(host, &event, 0), 0);
    assert_true((uint32_t)clock_ms() - host->serviceTime <= (uint32_t)clock_ms() - before);
    enet_host_destroy(host);
}

/* As they stand behind the interface, on both ends of a connection. */
static void every_peer_has_the_settings_that_were_measured(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    const struct transport *ends[] = {world->room.transport, client->transport};
    for (size_t i = 0; i < 2; i++) {
        const ENetHost *host = ((const struct transport_enet *)ends[i])->host;
        const ENetPeer *found = NULL;
        for (size_t at = 0; at < host->peerCount && found == NULL; at++) {
            found = host->peers[at].state == ENET_PEER_STATE_CONNECTED ? &host->peers[at] : NULL;
        }
        assert_non_null(found);
        assert_int_equal(host->duplicatePeers, 1);
        assert_int_equal(found->mtu, SEAL_PLAIN_MAX);
        assert_int_equal(found->timeoutLimit, 64);
        assert_int_equal(found->timeoutMinimum, 10000);
        assert_int_equal(found->timeoutMaximum, 15000);
        assert_int_equal(found->pingInterval, 5000);
        assert_int_equal(found->packetThrottleInterval, 5000);
        assert_int_equal(found->packetThrottleAcceleration, 32);
        assert_int_equal(found->packetThrottleDeceleration, 0);
    }
}

/* A class that looks at the recap says only that it is there, and is told nothing for a while. */
static void the_last_word_reaches_who_has_only_talked(void **state) {
    struct world *world = *state;
    uint32_t peer, seat;
    struct box *client = world_join(world, &peer, &seat);
    for (uint64_t end_ms = clock_ms() + 4500; clock_ms() < end_ms;) {
        assert_true(client->transport->calls->send(client->transport, peer, (const uint8_t *)"here",
                                                   4, TRANSPORT_LATEST));
        for (uint64_t beat_ms = clock_ms() + 250; clock_ms() < beat_ms;) {
            world_pump(world);
        }
    }
    const struct transport_calls *room = world->room.transport->calls;
    assert_true(
        room->send(world->room.transport, seat, (const uint8_t *)"bye", 3, TRANSPORT_RELIABLE));
    room->disconnect(world->room.transport, seat);
    assert_memory_equal(world_expect(world, client, TRANSPORT_MESSAGE)->bytes, "bye", 3);
    world_expect(world, client, TRANSPORT_DISCONNECTED);
}

/* It sleeps for longer than a client waits for an answer: one request stands there in the end. */
static void a_room_that_sleeps_is_met_at_once_when_it_wakes_up(void **state) {
    struct world *world = *state;
    uint16_t port = transport_enet_port(world->room.transport);
    struct box *client = world_client(world);
    const struct transport_calls *calls = client->transport->calls;
    struct transport_event event = {.kind = TRANSPORT_MESSAGE};
    uint32_t peer = calls->connect(client->transport, "127.0.0.1", port, WORLD_CODE);
    for (uint64_t end_ms = clock_ms() + 6500; clock_ms() < end_ms;) {
        if (calls->poll(client->transport, 50, &event)) {
            assert_int_equal(event.kind, TRANSPORT_DISCONNECTED);
            assert_int_equal(event.end, TRANSPORT_LOST);
            peer = calls->connect(client->transport, "127.0.0.1", port, WORLD_CODE);
        }
    }
    assert_int_equal(event.kind, TRANSPORT_DISCONNECTED); /* once, after 5 s */
    uint64_t woke_ms = clock_ms();
    assert_int_equal(world_peek(world, client), TRANSPORT_CONNECTED);
    assert_true(clock_ms() - woke_ms < 1000);
    assert_int_equal(client->all[client->taken].event.peer, peer);
    while (clock_ms() - woke_ms < 1500) {
        world_pump(world);
    }
    size_t arrivals = 0;
    for (size_t i = 0; i < world->room.count; i++) {
        arrivals += world->room.all[i].event.kind == TRANSPORT_CONNECTED;
        assert_int_not_equal(world->room.all[i].event.kind, TRANSPORT_DISCONNECTED);
    }
    assert_int_equal(arrivals, 1);
    assert_int_equal(client->count - client->taken, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_rooms_cannot_have_one_port_and_it_is_said),
        cmocka_unit_test(an_address_that_is_not_this_machines_is_said),
        IN_WORLD(what_strangers_send_does_not_hold_up_a_message),
        cmocka_unit_test(a_client_has_as_many_connections_as_it_asked_for),
        cmocka_unit_test(giving_up_and_trying_again_at_once_always_finds_a_place),
        cmocka_unit_test(a_room_for_thousands_opens_and_works_at_once),
        cmocka_unit_test(three_hundred_connections_of_one_client_are_let_in_and_served),
        IN_WORLD(closing_waits_half_a_second_at_most_for_a_silent_peer),
        IN_WORLD(the_network_goes_by_a_clock_that_nobody_sets),
        IN_WORLD(every_peer_has_the_settings_that_were_measured),
        IN_WORLD(the_last_word_reaches_who_has_only_talked),
        IN_WORLD(a_room_that_sleeps_is_met_at_once_when_it_wakes_up),
        IN_WORLD(polling_waits_as_long_as_it_may_and_no_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* All of them are in one thread, so whoever waits lets the others go on too. */
#include "world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "transport_enet.h"
#include "transport_memory.h"

#define WAIT_MS  8000
#define QUIET_MS 60
#define STEP_MS  10 /* of memory's time */

struct maker {
    const char *name;
    bool is_network;
};

const struct maker maker_enet = {"ENet", true};
const struct maker maker_memory = {"memory", false};

const char *maker_name(const struct maker *maker) {
    return maker->name;
}

static uint64_t clock_ms(const struct world *world) {
    if (!world->maker->is_network) {
        return world->now_ms;
    }
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

void world_key(struct room_key *key) {
    static const uint8_t secret[KEY_BYTES];
    room_key_init(key, secret);
}

void world_open(struct world *world, const struct maker *maker, size_t peers_max) {
    char why[200] = "";
    *world = (struct world){.maker = maker, .wait_ms = 1};
    if (maker->is_network) {
        struct enet_room room = {.address = "127.0.0.1", .peers_max = peers_max};
        world_key(&room.key);
        world->fingerprints = fingerprints_open();
        world->room.transport = transport_enet_listen(&room, why, sizeof why);
    } else {
        world->net = memory_net_open(1);
        world->room.transport = transport_memory_listen(world->net, WORLD_CODE, peers_max);
    }
    assert_string_equal(why, "");
    assert_non_null(world->room.transport);
}

struct box *world_client(struct world *world) {
    char why[200] = "";
    assert_true(world->clients_count < WORLD_CLIENTS_MAX);
    struct box *client = &world->clients[world->clients_count++];
    client->transport = world->maker->is_network
                            ? transport_enet_dial(1, world->fingerprints, why, sizeof why)
                            : transport_memory_dial(world->net);
    assert_non_null(client->transport);
    return client;
}

uint32_t world_connect(struct world *world, struct box *client, const char *code) {
    uint16_t port = world->maker->is_network ? transport_enet_port(world->room.transport) : 1;
    uint32_t peer = client->transport->calls->connect(client->transport, "127.0.0.1", port, code);
    assert_int_not_equal(peer, 0);
    return peer;
}

struct box *world_join(struct world *world, uint32_t *peer, uint32_t *seat) {
    struct box *client = world_client(world);
    *peer = world_connect(world, client, WORLD_CODE);
    *seat = world_expect(world, &world->room, TRANSPORT_CONNECTED)->event.peer;
    assert_int_equal(world_expect(world, client, TRANSPORT_CONNECTED)->event.peer, *peer);
    return client;
}

uint16_t world_nobody(struct world *world) {
    if (!world->maker->is_network) {
        world->room.transport->calls->close(world->room.transport);
        world->room.transport = NULL;
        return 1;
    }
    char why[200];
    struct enet_room room = {.address = "127.0.0.1", .peers_max = 1};
    world_key(&room.key);
    struct transport *other = transport_enet_listen(&room, why, sizeof why);
    assert_non_null(other);
    uint16_t port = transport_enet_port(other);
    other->calls->close(other);
    return port;
}

static void note(struct box *box, const struct transport_event *event) {
    if (box->count == box->max) {
        box->max = box->max == 0 ? 8 : 2 * box->max;
        box->all = realloc(box->all, box->max * sizeof *box->all);
        assert_non_null(box->all);
    }
    struct happening *happening = &box->all[box->count++];
    happening->event = *event;
    if (event->bytes_count > 0) {
        assert_true(event->bytes_count <= sizeof happening->bytes);
        memcpy(happening->bytes, event->bytes, event->bytes_count);
    }
}

static void pump(struct box *box, uint32_t wait_ms) {
    struct transport_event event;
    while (box->transport != NULL && box->transport->calls->poll(box->transport, wait_ms, &event)) {
        note(box, &event);
        wait_ms = 0;
    }
}

void world_pump(struct world *world) {
    if (!world->maker->is_network) {
        world->now_ms += STEP_MS;
        memory_net_set_time(world->net, world->now_ms);
    }
    for (size_t i = 0; i < world->clients_count; i++) {
        pump(&world->clients[i], 0);
    }
    pump(&world->room, world->wait_ms);
    for (size_t i = 0; i < world->clients_count; i++) {
        pump(&world->clients[i], 0);
    }
}

enum transport_event_kind world_peek(struct world *world, struct box *box) {
    uint64_t start_ms = clock_ms(world);
    while (box->taken == box->count) {
        assert_true(clock_ms(world) - start_ms < WAIT_MS);
        world_pump(world);
    }
    return box->all[box->taken].event.kind;
}

const struct happening *world_expect(struct world *world, struct box *box,
                                     enum transport_event_kind kind) {
    assert_int_equal(world_peek(world, box), kind);
    return &box->all[box->taken++];
}

void world_expect_quiet(struct world *world, struct box *box) {
    uint64_t start_ms = clock_ms(world);
    while (clock_ms(world) - start_ms < QUIET_MS) {
        world_pump(world);
    }
    assert_int_equal(box->count - box->taken, 0);
}

static void close_box(struct box *box) {
    if (box->transport != NULL) {
        box->transport->calls->close(box->transport);
    }
    free(box->all);
}

/* Everybody leaves while the others still listen, so that no close has to wait in vain. */
static void say_goodbye(struct world *world) {
    for (size_t i = 0; i < world->room.count && world->room.transport != NULL; i++) {
        const struct transport_event *event = &world->room.all[i].event;
        if (event->kind == TRANSPORT_CONNECTED) {
            world->room.transport->calls->disconnect(world->room.transport, event->peer);
        }
    }
    for (unsigned i = 0; i < 10; i++) {
        world_pump(world);
    }
}

void world_close(struct world *world) {
    say_goodbye(world);
    for (size_t i = 0; i < world->clients_count; i++) {
        close_box(&world->clients[i]);
    }
    close_box(&world->room);
    fingerprints_close(world->fingerprints);
    if (world->net != NULL) {
        memory_net_close(world->net);
    }
}

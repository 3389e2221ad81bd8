/* Passes every call on. A message to be sent is decoded first, put together where it comes in
 * parts, and looked at. */
#include "tap.h"

#include "allowed.h"
#include "codec.h"
#include "message_table.h"
#include "world.h"
#include <stdlib.h>

static struct tap *self_of(struct transport *transport) {
    return (struct tap *)transport;
}

/* The same size to everybody in one turn. */
static void check_result_size(struct tap *tap, size_t count) {
    struct world *world = tap->world;
    if (tap->result_step == world->step && tap->result_size != count) {
        world_violate(world, "a result has one size for all", "%zu and %zu bytes", tap->result_size,
                      count);
    }
    tap->result_step = world->step;
    tap->result_size = count;
}

/* --- the calls
 * ------------------------------------------------------------------------------------
 */

static struct parts_inbox *inbox_of(struct tap *tap, uint16_t number) {
    if (number == 0 || number >= tap->inboxes_count) {
        return NULL;
    }
    if (tap->inboxes[number] == NULL) {
        tap->inboxes[number] = calloc(1, sizeof **tap->inboxes);
    }
    return tap->inboxes[number];
}

static void look(struct tap *tap, uint16_t number, const uint8_t *bytes, size_t count) {
    struct world *world = tap->world;
    struct message *told = &world->told;
    if (codec_decode(bytes, count, FROM_SERVER, told) != CODEC_OK) {
        world_violate(world, "every message of the room can be read", "%zu bytes", count);
        return;
    }
    if (told->id == MESSAGE_part) {
        struct parts_inbox *inbox = inbox_of(tap, number);
        if (inbox != NULL && parts_inbox_take(inbox, &told->as.part)) {
            look(tap, number, inbox->bytes, inbox->size);
        }
        return;
    }
    if (told->id == MESSAGE_result) {
        check_result_size(tap, count);
    }
    allowed_check(world, number, told, bytes, count);
}

/* Who is behind hears nothing but that it is over. */
static void check_behind(struct tap *tap, uint16_t number) {
    struct world *world = tap->world;
    bool is_behind = number != 0 && world->server->connections.list[number].is_behind;
    if (is_behind && world->told.id != MESSAGE_closed) {
        world_violate(world, "nothing is queued for who does not read", "%s",
                      message_form((uint64_t)world->told.id)->form.name);
    }
}

static bool tap_send(struct transport *transport, uint32_t peer, const uint8_t *bytes, size_t count,
                     enum transport_delivery delivery) {
    struct tap *tap = self_of(transport);
    bool was_server = world_measure(tap->world, false);
    tap->world->figures->told++;
    uint16_t number = connections_find(&tap->world->server->connections, peer);
    look(tap, number, bytes, count);
    check_behind(tap, number);
    bool is_taken = tap->world->wire->calls->send(tap->world->wire, peer, bytes, count, delivery);
    world_measure(tap->world, was_server);
    return is_taken;
}

static void tap_disconnect(struct transport *transport, uint32_t peer) {
    struct tap *tap = self_of(transport);
    bool was_server = world_measure(tap->world, false);
    tap->world->wire->calls->disconnect(tap->world->wire, peer);
    world_measure(tap->world, was_server);
}

static bool tap_poll(struct transport *transport, uint32_t timeout_ms,
                     struct transport_event *event) {
    struct tap *tap = self_of(transport);
    bool was_server = world_measure(tap->world, false);
    bool is_any = tap->world->wire->calls->poll(tap->world->wire, timeout_ms, event);
    world_measure(tap->world, was_server);
    return is_any;
}

static uint32_t tap_origin(const struct transport *transport, uint32_t peer) {
    const struct tap *tap = (const struct tap *)transport;
    return tap->world->wire->calls->origin(tap->world->wire, peer);
}

static bool tap_identity(const struct transport *transport, uint32_t peer,
                         struct transport_identity *identity) {
    const struct tap *tap = (const struct tap *)transport;
    return tap->world->wire->calls->identity(tap->world->wire, peer, identity);
}

static uint32_t tap_queued(const struct transport *transport, uint32_t peer) {
    const struct tap *tap = (const struct tap *)transport;
    return tap->world->wire->calls->queued(tap->world->wire, peer);
}

static void tap_flush(struct transport *transport) {
    struct tap *tap = self_of(transport);
    tap->world->wire->calls->flush(tap->world->wire);
}

static void tap_stats(const struct transport *transport, struct transport_stats *stats) {
    const struct tap *tap = (const struct tap *)transport;
    tap->world->wire->calls->stats(tap->world->wire, stats);
}

static const struct transport_calls calls = {
    .poll = tap_poll,
    .send = tap_send,
    .disconnect = tap_disconnect,
    .origin = tap_origin,
    .identity = tap_identity,
    .queued = tap_queued,
    .flush = tap_flush,
    .stats = tap_stats,
};

bool tap_init(struct tap *tap, struct world *world, uint16_t connections_max) {
    *tap = (struct tap){.base.calls = &calls, .world = world};
    tap->inboxes_count = (uint16_t)(connections_max + 1);
    tap->inboxes = calloc(tap->inboxes_count, sizeof *tap->inboxes);
    return tap->inboxes != NULL;
}

void tap_renew(struct tap *tap) {
    for (uint16_t i = 0; i < tap->inboxes_count; i++) {
        if (tap->inboxes[i] != NULL) {
            parts_inbox_init(tap->inboxes[i]);
        }
    }
}

void tap_deinit(struct tap *tap) {
    for (uint16_t i = 0; tap->inboxes != NULL && i < tap->inboxes_count; i++) {
        free(tap->inboxes[i]);
    }
    free(tap->inboxes);
}

/* Passes every call on. A message to be sent is decoded first and held against the room's state in
 * this very moment: keys and explanations before reveal, acknowledgements before the disk, a seat
 * before it is kept, the teacher's own things to others. */
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "world.h"

static struct tap *self_of(struct transport *transport) {
    return (struct tap *)transport;
}

/* --- what may be told now
 * -------------------------------------------------------------------------
 */

static bool is_revealed(const struct game *game, uint8_t round) {
    return game->round > round || (game->round == round && game->phase == PHASE_REVEAL);
}

static void check_kept(struct world *world, const struct message *message) {
    uint64_t durable = world->journal->calls->durable(world->journal);
    if (message->as.kept.event > durable) {
        world_violate(world, "nothing is acknowledged before it is durable",
                      "event %llu was, %llu is durable", (unsigned long long)message->as.kept.event,
                      (unsigned long long)durable);
    }
}

static void check_seat(struct world *world, const struct message *message) {
    uint64_t durable = world->journal->calls->durable(world->journal);
    watch_read(world);
    uint64_t event = world->watch.seat_event[message->as.seat.seat];
    if (event == 0 || event > durable) {
        world_violate(world, "nothing is acknowledged before it is durable", "seat %u, event %llu",
                      message->as.seat.seat, (unsigned long long)event);
    }
}

static void check_reveal(struct world *world, const struct message *message) {
    if (!is_revealed(world_game(world), message->as.reveal.round)) {
        world_violate(world, "no key before reveal", "reveal of round %u in phase %d",
                      message->as.reveal.round, (int)world_game(world)->phase);
    }
}

static void check_bars(struct world *world, const struct message *message) {
    const struct message_bars *bars = &message->as.bars;
    bool is_session = bars->round == 0 && world_game(world)->stage == STAGE_RECAP;
    if (!is_session && !is_revealed(world_game(world), bars->round)) {
        world_violate(world, "no bars before reveal", "of round %u", bars->round);
    }
}

static const struct {
    enum message_id id;
    void (*check)(struct world *world, const struct message *message);
} checks[] = {
    {MESSAGE_kept, check_kept},
    {MESSAGE_seat, check_seat},
    {MESSAGE_reveal, check_reveal},
    {MESSAGE_bars, check_bars},
};

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

/* --- words that nobody may read yet
 * ---------------------------------------------------------------
 */

static bool has_words(const uint8_t *bytes, size_t count, const char *words) {
    size_t length = strlen(words);
    for (size_t i = 0; length > 0 && i + length <= count; i++) {
        if (bytes[i] == (uint8_t)words[0] && memcmp(bytes + i, words, length) == 0) {
            return true;
        }
    }
    return false;
}

static void check_secrets_of(struct world *world, const struct challenge *challenge,
                             const uint8_t *bytes, size_t count) {
    const char *found = NULL;
    found = has_words(bytes, count, challenge->explanation) ? challenge->explanation : found;
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        const struct slip *slip = &challenge->slips[i];
        found = has_words(bytes, count, slip->thinking) ? slip->thinking : found;
        found = has_words(bytes, count, slip->turn) ? slip->turn : found;
    }
    if (found != NULL) {
        world_violate(world, "no key before reveal", "%s said: %s", message_name(world->told.id),
                      found);
    }
}

static void check_secrets(struct world *world, const uint8_t *bytes, size_t count) {
    const struct game *game = world_game(world);
    bool is_secret = game->stage == STAGE_ROUND && !is_revealed(game, game->round) &&
                     game->challenge >= 1 && game->challenge <= world->pack->challenges_count;
    if (!is_secret || count < 24) {
        return;
    }
    const struct challenge *challenge = &world->pack->challenges[game->challenge - 1];
    check_secrets_of(world, challenge, bytes, count);
    for (uint8_t i = 0; i < challenge->twins_count; i++) {
        check_secrets_of(world, &challenge->twins[i], bytes, count);
    }
}

/* --- the calls
 * ------------------------------------------------------------------------------------
 */

static struct parts_inbox *inbox_of(struct tap *tap, uint32_t peer) {
    uint16_t number = connections_find(&tap->world->server->connections, peer);
    if (number == 0 || number >= tap->inboxes_count) {
        return NULL;
    }
    if (tap->inboxes[number] == NULL) {
        tap->inboxes[number] = calloc(1, sizeof **tap->inboxes);
    }
    return tap->inboxes[number];
}

static void look(struct tap *tap, uint32_t peer, const uint8_t *bytes, size_t count) {
    struct world *world = tap->world;
    struct message *told = &world->told;
    world->figures->told++;
    if (codec_decode(bytes, count, FROM_SERVER, told) != CODEC_OK) {
        world_violate(world, "every message of the room can be read", "%zu bytes", count);
        return;
    }
    if (told->id == MESSAGE_part) {
        struct parts_inbox *inbox = inbox_of(tap, peer);
        if (inbox == NULL || !parts_inbox_take(inbox, &told->as.part)) {
            return;
        }
        look(tap, peer, inbox->bytes, inbox->size);
        return;
    }
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (checks[i].id == told->id) {
            checks[i].check(world, told);
        }
    }
    if (told->id == MESSAGE_result) {
        check_result_size(tap, count);
    }
    check_secrets(world, bytes, count);
}

static bool tap_send(struct transport *transport, uint32_t peer, const uint8_t *bytes, size_t count,
                     enum transport_delivery delivery) {
    struct tap *tap = self_of(transport);
    bool was_server = world_measure(tap->world, false);
    look(tap, peer, bytes, count);
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

static bool tap_is_local(const struct transport *transport, uint32_t peer) {
    const struct tap *tap = (const struct tap *)transport;
    return tap->world->wire->calls->is_local(tap->world->wire, peer);
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
    .is_local = tap_is_local,
    .flush = tap_flush,
    .stats = tap_stats,
};

bool tap_init(struct tap *tap, struct world *world, uint16_t connections_max) {
    *tap = (struct tap){.base.calls = &calls, .world = world};
    tap->inboxes_count = (uint16_t)(connections_max + 1);
    tap->inboxes = calloc(tap->inboxes_count, sizeof *tap->inboxes);
    return tap->inboxes != NULL;
}

void tap_deinit(struct tap *tap) {
    for (uint16_t i = 0; tap->inboxes != NULL && i < tap->inboxes_count; i++) {
        free(tap->inboxes[i]);
    }
    free(tap->inboxes);
}

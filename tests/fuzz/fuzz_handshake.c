/* A room's gate and a client's, with a wire between them that does what the bytes say: it brings
 * datagrams, changes, shortens, repeats, keeps back and makes them up, from more than one address,
 * while time passes. No answer is larger than what was asked; what comes out of a gate is what the
 * other one sealed, once; and a session that stands is between these two and no others. */
#include <string.h>

#include <sodium.h>

#include "fuzz.h"
#include "gate.h"
#include "limit.h"

#define OPS_MAX      200
#define SESSIONS_MAX 6
#define KEPT_MAX     8

struct datagram {
    uint8_t bytes[GATE_DATAGRAM_MAX + 64];
    size_t count;
    bool is_whole;    /* as a gate wrote it */
    uint32_t message; /* what is sealed in it; 0: nothing */
    bool to_room;
};

struct world {
    struct room_key key;
    struct gate *room, *client;
    uint32_t session; /* the client's newest */
    uint64_t now_ms, random, room_random;
    struct datagram kept[KEPT_MAX];
    unsigned kept_count;
    uint32_t last_message;
    bool has_come[OPS_MAX + 1]; /* by message */
    const uint8_t *at;
    size_t left;
};

static unsigned take(struct world *world) {
    if (world->left == 0) {
        return 0;
    }
    world->left--;
    return *world->at++;
}

static void give_random(void *context, uint8_t *bytes, size_t count) {
    uint64_t *state = context;
    for (size_t i = 0; i < count; i++) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        bytes[i] = (uint8_t)(*state >> 56);
    }
}

static void keep(struct world *world, const struct datagram *datagram) {
    world->kept[world->kept_count++ % KEPT_MAX] = *datagram;
}

/* --- what comes out
 * ------------------------------------------------------------------------------- */

/* A message is its number, as often as there is room. */
static void is_what_was_sealed(struct world *world, const struct datagram *datagram,
                               const uint8_t *bytes, size_t count) {
    uint32_t message = 0;
    FUZZ_HOLDS(datagram->is_whole && datagram->message != 0);
    FUZZ_HOLDS(count >= sizeof message);
    memcpy(&message, bytes, sizeof message);
    FUZZ_HOLDS(message == datagram->message && !world->has_come[message]);
    world->has_come[message] = true;
}

static void deliver(struct world *world, const struct datagram *datagram) {
    struct gate *gate = datagram->to_room ? world->room : world->client;
    struct gate_arrival arrival = {.from = {.host = 0x0a000000u + take(world) % 3, .port = 1000},
                                   .bytes = datagram->bytes,
                                   .count = datagram->count,
                                   .now_ms = world->now_ms};
    struct gate_outcome outcome;
    struct datagram answer = {.to_room = !datagram->to_room, .is_whole = true};
    switch (gate_receive(gate, &arrival, &outcome)) {
    case GATE_NOTHING:
        break;
    case GATE_REPLY:
        FUZZ_HOLDS(outcome.count > 0 && outcome.count <= GATE_KNOCK_BYTES);
        FUZZ_HOLDS(!datagram->to_room || outcome.count <= datagram->count);
        answer.count = outcome.count;
        memcpy(answer.bytes, outcome.bytes, outcome.count);
        keep(world, &answer);
        break;
    case GATE_PLAIN:
        FUZZ_HOLDS(gate_state(gate, outcome.session) == GATE_STANDS);
        is_what_was_sealed(world, datagram, outcome.bytes, outcome.count);
        break;
    }
}

/* --- what the wire does
 * --------------------------------------------------------------------------- */

static struct datagram *pick(struct world *world) {
    return &world->kept[take(world) % KEPT_MAX];
}

static void bring(struct world *world) {
    struct datagram datagram = *pick(world);
    deliver(world, &datagram);
}

static void change(struct world *world) {
    struct datagram datagram = *pick(world);
    unsigned at = take(world) | take(world) << 8, by = take(world);
    if (datagram.count > 0) {
        datagram.bytes[at % datagram.count] ^= (uint8_t)by;
        datagram.is_whole = datagram.is_whole && by == 0;
        deliver(world, &datagram);
    }
}

static void cut(struct world *world) {
    struct datagram datagram = *pick(world);
    size_t count = take(world) * 5u;
    datagram.is_whole = datagram.is_whole && count == datagram.count;
    datagram.count = count <= sizeof datagram.bytes ? count : sizeof datagram.bytes;
    deliver(world, &datagram);
}

/* Made up, with the beginning of a real one where that helps. */
static void make_up(struct world *world) {
    struct datagram datagram = *pick(world);
    unsigned how = take(world), begin = take(world);
    size_t count = how < 128 ? GATE_KNOCK_BYTES : how;
    datagram.to_room = how % 2 == 0;
    datagram.is_whole = false;
    for (size_t i = begin; i < count; i++) {
        datagram.bytes[i] = (uint8_t)take(world);
    }
    datagram.count = count;
    deliver(world, &datagram);
}

/* --- what the two do
 * ------------------------------------------------------------------------------ */

static void knock(struct world *world) {
    struct gate_address to = {.host = 0x0a000001u, .port = 27450};
    uint32_t session = gate_knock(world->client, &to);
    world->session = session != 0 ? session : world->session;
}

static void ask_again(struct world *world) {
    struct gate_address to;
    struct datagram datagram = {.to_room = true, .is_whole = true};
    world->now_ms += GATE_KNOCK_MS;
    datagram.count = gate_due(world->client, world->now_ms, datagram.bytes, &to);
    FUZZ_HOLDS(datagram.count == 0 || datagram.count == GATE_KNOCK_BYTES);
    if (datagram.count > 0) {
        keep(world, &datagram);
        deliver(world, &datagram);
    }
}

/* Both know each other: the room by its key, the handshake by its hash. */
static void they_agree(struct world *world) {
    struct gate_identity identity;
    if (gate_identity(world->client, world->session, &identity)) {
        FUZZ_HOLDS(gate_state(world->client, world->session) == GATE_STANDS);
        FUZZ_HOLDS(memcmp(identity.room_key, world->key.open, KEY_BYTES) == 0);
        FUZZ_HOLDS(sodium_is_zero(identity.teacher, KEY_BYTES));
    }
}

/* The session at the room's end: the one whose datagrams the client would take. */
static void say(struct world *world, struct gate *gate, uint32_t session, bool to_room) {
    struct datagram datagram = {.to_room = to_room, .is_whole = true};
    uint8_t bytes[SEAL_PLAIN_MAX];
    struct gate_address to;
    size_t count = 4 + take(world) * 5u;
    count = count <= sizeof bytes ? count : sizeof bytes;
    memset(bytes, 0, sizeof bytes);
    datagram.message = ++world->last_message;
    memcpy(bytes, &datagram.message, sizeof datagram.message);
    datagram.count = gate_send(gate, session, bytes, count, datagram.bytes, &to);
    if (datagram.count > 0) {
        FUZZ_HOLDS(datagram.count >= count + 31 && datagram.count <= GATE_DATAGRAM_MAX);
        keep(world, &datagram);
        if (take(world) % 4 != 0) {
            deliver(world, &datagram);
        }
    }
}

static void client_says(struct world *world) {
    they_agree(world);
    say(world, world->client, world->session, true);
}

/* Whose session it is stands in the first four bytes behind the type of what the client sealed. */
static void room_says(struct world *world) {
    const struct datagram *datagram = pick(world);
    uint32_t session = 0;
    uint64_t counter = 0;
    if (datagram->to_room && seal_peek(datagram->bytes, datagram->count, &session, &counter)) {
        say(world, world->room, session, false);
    }
}

static void time_passes(struct world *world) {
    world->now_ms += take(world) * 200u;
    gate_keep(world->client, world->session);
    gate_sweep(world->room, world->now_ms);
    gate_sweep(world->client, world->now_ms);
}

static void give_up(struct world *world) {
    gate_end(world->client, world->session);
    FUZZ_HOLDS(gate_state(world->client, world->session) == GATE_GONE);
    gate_end(world->room, take(world));
}

/* --- one input
 * ------------------------------------------------------------------------------------ */

static void open_world(struct world *world) {
    uint8_t secret[KEY_BYTES];
    struct gate_config config = {.sessions_max = SESSIONS_MAX,
                                 .per_machine = 4,
                                 .knocks = {.per_second = 5, .burst = 20},
                                 .random_bytes = give_random};
    memset(secret, 7, sizeof secret);
    room_key_init(&world->key, secret);
    config.context = &world->random;
    world->client = gate_open(&config);
    config.key = &world->key;
    config.context = &world->room_random;
    world->room = gate_open(&config);
    FUZZ_HOLDS(world->client != NULL && world->room != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    static void (*const ops[])(struct world *
                               world) = {bring,     change,      cut,       make_up,     knock,
                                         ask_again, client_says, room_says, time_passes, give_up};
    static struct world world;
    world =
        (struct world){.random = 1, .room_random = 2, .now_ms = 1000, .at = bytes, .left = count};
    open_world(&world);
    for (int i = 0; i < OPS_MAX && world.left > 0; i++) {
        ops[take(&world) % (sizeof ops / sizeof ops[0])](&world);
    }
    they_agree(&world);
    gate_close(world.room);
    gate_close(world.client);
    return 0;
}

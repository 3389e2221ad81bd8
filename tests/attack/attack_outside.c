/* Without a session: what a stranger can say to the room's port, and what the room says back. A
 * reply is never larger than what asked for it, and there is never more than one. */
#include <string.h>

#include "attack.h"
#include "codec.h"
#include "craft.h"
#include "gate_inside.h"
#include "protocol.h"

#define SETTLE_MS 60

static bool open_one(struct bench *bench, struct stranger *stranger) {
    return stranger_open(stranger, bench->from, 0, &bench->room);
}

/* What comes until nothing comes for a while; the largest is told. */
static size_t listen_all(struct stranger *stranger) {
    uint8_t bytes[STRANGER_BYTES_MAX];
    size_t count, largest = 0;
    while (stranger_wait(stranger, SETTLE_MS)) {
        while (stranger_hear(stranger, bytes, sizeof bytes, &count)) {
            largest = count > largest ? count : largest;
        }
    }
    return largest;
}

/* Sends nothing that deserves an answer, and expects none. */
static bool expect_silence(struct bench *bench, struct stranger *stranger) {
    listen_all(stranger);
    bench_count(bench, stranger);
    stranger_close(stranger);
    return bench_tell(bench, bench->heard == 0, "%s",
                      bench->heard == 0 ? "no answer" : "the room answered");
}

static bool oversized(struct bench *bench) {
    static const uint8_t zeros[STRANGER_BYTES_MAX];
    static const size_t sizes[] = {SEAL_BYTES_MAX + 1, 4096, 4097, 9000, STRANGER_BYTES_MAX};
    struct stranger stranger;
    if (!open_one(bench, &stranger)) {
        return bench_tell(bench, false, "no socket");
    }
    for (unsigned i = 0; i < 200; i++) {
        stranger_send(&stranger, zeros, sizes[i % 5]);
    }
    return expect_silence(bench, &stranger);
}

static bool empty(struct bench *bench) {
    struct stranger stranger;
    if (!open_one(bench, &stranger)) {
        return bench_tell(bench, false, "no socket");
    }
    for (unsigned i = 0; i < 600; i++) {
        stranger_send(&stranger, (const uint8_t *)"", 0);
    }
    return expect_silence(bench, &stranger);
}

/* ENet's own words, as they did their work on a room without a seal: the peers and sessions of
 * everybody, from another port. */
static bool bare_disconnects(struct bench *bench) {
    struct stranger stranger;
    struct craft craft;
    if (!open_one(bench, &stranger)) {
        return bench_tell(bench, false, "no socket");
    }
    for (unsigned peer = 0; peer < 256; peer++) {
        unsigned session = peer % 4 << ENET_PROTOCOL_HEADER_SESSION_SHIFT;
        craft_begin(&craft, peer / 4 | session, 0);
        craft_command(&craft, ENET_PROTOCOL_COMMAND_DISCONNECT, 0xff, 1);
        craft_number(&craft, 0, 4);
        stranger_send(&stranger, craft.bytes, craft.count);
    }
    return expect_silence(bench, &stranger);
}

static bool bare_connects(struct bench *bench) {
    struct stranger stranger;
    struct craft craft;
    struct craft_connect connect;
    if (!open_one(bench, &stranger)) {
        return bench_tell(bench, false, "no socket");
    }
    for (unsigned i = 0; i < 64; i++) {
        craft_connect_init(&connect, i + 1);
        craft_begin(&craft, CRAFT_NO_PEER | ENET_PROTOCOL_HEADER_FLAG_SENT_TIME, (uint16_t)i);
        craft_connect(&craft, &connect);
        stranger_send(&stranger, craft.bytes, craft.count);
    }
    return expect_silence(bench, &stranger);
}

/* Sealed for sessions that are guessed. */
static bool guessed_sessions(struct bench *bench) {
    static const size_t sizes[] = {64, 128, 256, 512, SEAL_BYTES_MAX};
    uint8_t bytes[SEAL_BYTES_MAX];
    struct stranger stranger;
    struct random random;
    random_init(&random, bench->seed, 1);
    if (!open_one(bench, &stranger)) {
        return bench_tell(bench, false, "no socket");
    }
    for (unsigned i = 0; i < 2000; i++) {
        guest_random_bytes(&random, bytes, sizeof bytes);
        bytes[0] = SEAL_TYPE;
        stranger_send(&stranger, bytes, sizes[i % 5]);
    }
    return expect_silence(bench, &stranger);
}

/* Each first byte in each size, with our version and another one. */
static bool amplification(struct bench *bench) {
    static const size_t sizes[] = {1,  2,   4,   11,  12,  13,  28,  43,  44,  45,   63,   64,
                                   80, 128, 207, 208, 255, 256, 257, 512, 513, 1139, 1140, 1141};
    uint8_t bytes[STRANGER_BYTES_MAX];
    struct stranger stranger;
    struct random random;
    bool is_well = true;
    double worst = 0;
    random_init(&random, bench->seed, 2);
    for (unsigned i = 0; i < 2 * sizeof sizes / sizeof sizes[0]; i++) {
        size_t size = sizes[i / 2];
        if (!open_one(bench, &stranger)) {
            return bench_tell(bench, false, "no socket");
        }
        for (unsigned type = 0; type <= UINT8_MAX; type++) {
            guest_random_bytes(&random, bytes, size);
            bytes[0] = (uint8_t)type;
            bytes[1] = i % 2 == 0 ? GATE_VERSION : bytes[1];
            stranger_send(&stranger, bytes, size);
        }
        size_t largest = listen_all(&stranger);
        is_well = is_well && largest <= size && stranger.heard <= stranger.sent;
        worst = (double)largest / (double)size > worst ? (double)largest / (double)size : worst;
        bench_count(bench, &stranger);
        stranger_close(&stranger);
    }
    return bench_tell(bench, is_well, "largest reply %.2f of its request", worst);
}

/* The handshake itself, step by step, and again with a knock that is sent twice. */
static bool handshake_sizes(struct bench *bench) {
    struct guest guest;
    bool is_well = true;
    for (unsigned i = 0; i < 20; i++) {
        if (!guest_open(&guest, &bench->room, bench->from, bench_seed(bench))) {
            return bench_tell(bench, false, "no socket");
        }
        guest_knock_once(&guest, i % 2 == 0);
        is_well = is_well && guest.stranger.heard > 0 &&
                  guest.stranger.heard_bytes <= guest.stranger.sent_bytes;
        bench_count(bench, &guest.stranger);
        guest_close(&guest);
    }
    return bench_tell(bench, is_well, "%.2f of what was sent came back",
                      (double)bench->heard_bytes / (double)bench->sent_bytes);
}

/* The other port: rooms are looked for there. */
static bool finding(struct bench *bench) {
    struct gate_address at = {.host = bench->room.host, .port = bench->find_port};
    static struct message find;
    find = (struct message){.id = MESSAGE_find,
                            .as.find = {.major = PROTOCOL_MAJOR, .padding_count = 512}};
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    struct stranger stranger;
    bool is_well = true, was_found = false;
    size_t whole = codec_encode(&find, bytes, sizeof bytes);
    for (size_t size = whole; size > 0; size--) {
        if (!stranger_open(&stranger, 0, 0, &at)) {
            return bench_tell(bench, false, "no socket");
        }
        stranger_send(&stranger, bytes, size);
        stranger_wait(&stranger, size == whole ? 500 : 2);
        stranger_drain(&stranger);
        is_well = is_well && stranger.heard_bytes <= size;
        was_found = was_found || stranger.heard > 0;
        bench_count(bench, &stranger);
        stranger_close(&stranger);
    }
    return bench_tell(bench, is_well && was_found, "%s",
                      was_found ? "answers no larger than questions" : "no room is to be found");
}

/* ---- knocks that are not what they should be, with a cookie that is good */

/* A knock with a cookie of this address's; false: none was given. */
static bool bring_cookie(struct stranger *stranger, uint8_t *knock) {
    uint8_t bytes[GATE_DATAGRAM_MAX];
    size_t count;
    memset(knock + 16, 0, COOKIE_BYTES);
    stranger_send(stranger, knock, GATE_KNOCK_BYTES);
    if (!stranger_wait(stranger, 1000) || !stranger_hear(stranger, bytes, sizeof bytes, &count) ||
        bytes[0] != GATE_COOKIE) {
        return false;
    }
    memcpy(knock + 16, bytes + GATE_BODY_AT, COOKIE_BYTES);
    return true;
}

static void write_knock(struct random *random, uint8_t *knock) {
    memset(knock, 0, GATE_KNOCK_BYTES);
    guest_random_bytes(random, knock + 4, 12);
    guest_random_bytes(random, knock + 48, KEY_BYTES);
    knock[0] = GATE_KNOCK;
    knock[1] = GATE_VERSION;
}

/* A key without a secret: of low order. Nobody is let in by it. */
static bool keys_of_low_order(struct bench *bench) {
    static const uint8_t low[][KEY_BYTES] = {
        {0}, {1}, {0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3,
                   0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32,
                   0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00}};
    uint8_t knock[GATE_KNOCK_BYTES];
    struct stranger stranger;
    struct random random;
    random_init(&random, bench->seed, 3);
    if (!open_one(bench, &stranger)) {
        return bench_tell(bench, false, "no socket");
    }
    uint64_t cookies = 0;
    for (unsigned i = 0; i < 3; i++) {
        write_knock(&random, knock);
        if (!bring_cookie(&stranger, knock)) {
            return bench_tell(bench, false, "no cookie");
        }
        cookies++;
        memcpy(knock + 48, low[i], KEY_BYTES);
        stranger_send(&stranger, knock, sizeof knock);
    }
    listen_all(&stranger);
    bench_count(bench, &stranger);
    stranger_close(&stranger);
    return bench_tell(bench, bench->heard == cookies, "%s",
                      bench->heard == cookies ? "no session" : "a session was opened");
}

/* Somebody hears an honest knock go by and is quicker: a session with the same numbers, and a key
 * of its own. The honest one has to come in all the same. */
static bool quicker_knock(struct bench *bench) {
    uint8_t knock[GATE_KNOCK_BYTES];
    struct stranger thief;
    struct guest guest;
    struct gate_address to;
    if (!open_one(bench, &thief) ||
        !guest_open(&guest, &bench->room, bench->from, bench_seed(bench))) {
        return bench_tell(bench, false, "no socket");
    }
    guest.session = gate_knock(guest.gate, &bench->room);
    gate_due(guest.gate, stranger_us() / 1000, knock, &to);
    knock[48] ^= 1; /* another key */
    bool has_cookie = bring_cookie(&thief, knock);
    stranger_send(&thief, knock, sizeof knock);
    bool had_session = listen_all(&thief) > GATE_COOKIE_BYTES;
    bool is_in = false;
    for (unsigned i = 0; i < 100 && !is_in; i++) { /* its knock is due again in half a second */
        uint8_t bytes[GATE_DATAGRAM_MAX];
        size_t count = gate_due(guest.gate, stranger_us() / 1000, bytes, &to);
        if (count > 0) {
            stranger_send(&guest.stranger, bytes, count);
        }
        stranger_wait(&guest.stranger, 20);
        guest_hear(&guest, bytes);
        is_in = gate_state(guest.gate, guest.session) == GATE_STANDS;
    }
    bench_count(bench, &thief);
    bench_count(bench, &guest.stranger);
    stranger_close(&thief);
    guest_close(&guest);
    return bench_tell(bench, has_cookie && had_session && is_in, "%s",
                      is_in ? "the honest one came in" : "the honest one was kept out");
}

const struct attack *attacks_outside(void) {
    static const struct attack list[] = {
        {"oversized", WATCH_ANSWERS, oversized},
        {"empty", WATCH_ANSWERS, empty},
        {"bare-disconnects", WATCH_ANSWERS, bare_disconnects},
        {"bare-connects", WATCH_ANSWERS, bare_connects},
        {"guessed-sessions", WATCH_ANSWERS, guessed_sessions},
        {"amplification", WATCH_ANSWERS, amplification},
        {"handshake-sizes", WATCH_ANSWERS, handshake_sizes},
        {"finding", WATCH_ANSWERS, finding},
        {"keys-of-low-order", WATCH_ANSWERS, keys_of_low_order},
        {"quicker-knock", WATCH_ANSWERS, quicker_knock},
        {NULL, WATCH_ANSWERS, NULL},
    };
    return list;
}

/* Too much of it: so many datagrams a second for some seconds, by people without a session and by
 * those who have one. Honest people wait a little longer; nobody is sent away. */
#include <stdlib.h>
#include <string.h>

#include "attack.h"
#include "codec.h"
#include "gate_inside.h"
#include "protocol.h"
#include "pupil.h"
#include "sizes.h"

#define SOURCES     200
#define TURN_US     500
#define AT_ONCE_MAX 200 /* after a pause */
#define PATIENCE_MS 5000

struct flood {
    struct bench *bench;
    struct stranger from[SOURCES]; /* who speaks; each in turn */
    unsigned sources;
    struct random random;
    struct pupil pupil; /* of those that have a session */
    uint8_t kept[GATE_DATAGRAM_MAX];
    size_t kept_count;
    uint64_t number; /* of this datagram */
};

static bool open_flood(struct flood *flood, struct bench *bench, unsigned sources) {
    memset(flood, 0, sizeof *flood);
    flood->bench = bench;
    random_init(&flood->random, bench->seed, 9);
    while (flood->sources < sources) {
        bool is_here = bench->room.host >> 24 == 127 && sources > 1;
        uint32_t first = is_here ? STRANGER_HERE + 1 : bench->from;
        uint32_t host = first != 0 && sources > 1 ? first + flood->sources : bench->from;
        if (!stranger_open(&flood->from[flood->sources], host, 0, &bench->room)) {
            return bench_tell(bench, false, "no socket");
        }
        flood->sources++;
    }
    return true;
}

static void close_flood(struct flood *flood) {
    for (unsigned i = 0; i < flood->sources; i++) {
        bench_count(flood->bench, &flood->from[i]);
        stranger_close(&flood->from[i]);
    }
}

static void send_owed(struct flood *flood, size_t (*make)(struct flood *flood, uint8_t *bytes),
                      uint64_t owed) {
    uint8_t bytes[STRANGER_BYTES_MAX];
    for (uint64_t i = 0; i < owed && i < AT_ONCE_MAX; i++) {
        struct stranger *from = &flood->from[flood->number % flood->sources];
        size_t count = make(flood, bytes);
        stranger_send(from, bytes, count);
        flood->number++;
    }
}

/* What is poured slowly shows nothing of what a flood does. */
static void look_at_pace(struct flood *flood, uint64_t promised) {
    flood->bench->was_slow = flood->number < promised - promised / 10;
}

/* Sends for as long as it takes; what comes back is taken and forgotten. */
static void pour(struct flood *flood, size_t (*make)(struct flood *flood, uint8_t *bytes)) {
    const struct bench *bench = flood->bench;
    uint64_t start_us = stranger_us(), past_us = 0;
    while (past_us < (uint64_t)bench->seconds * 1000000) {
        uint64_t due = past_us * bench->rate / 1000000;
        send_owed(flood, make, due > flood->number ? due - flood->number : 0);
        for (unsigned i = 0; i < flood->sources; i++) {
            stranger_drain(&flood->from[i]);
        }
        stranger_rest_us(TURN_US);
        past_us = stranger_us() - start_us;
    }
    look_at_pace(flood, (uint64_t)bench->seconds * bench->rate);
}

/* Nothing larger comes back than was sent. */
static bool run_flood(struct bench *bench, size_t (*make)(struct flood *flood, uint8_t *bytes),
                      unsigned sources) {
    static struct flood flood;
    if (!open_flood(&flood, bench, sources)) {
        return false;
    }
    pour(&flood, make);
    close_flood(&flood);
    return bench_tell(
        bench, bench->heard_bytes <= bench->sent_bytes, "%.0f a second, %.2f came back",
        (double)bench->sent / bench->seconds,
        bench->sent_bytes == 0 ? 0 : (double)bench->heard_bytes / (double)bench->sent_bytes);
}

/* ---- without a session */

static size_t make_empty(struct flood *flood, uint8_t *bytes) {
    (void)flood;
    (void)bytes;
    return 0;
}

static size_t make_large(struct flood *flood, uint8_t *bytes) {
    memset(bytes, (int)(flood->number % 7), 1472);
    return 1472;
}

static size_t make_oversized(struct flood *flood, uint8_t *bytes) {
    memset(bytes, (int)(flood->number % 7), 4097);
    return 4097;
}

static size_t make_garbage(struct flood *flood, uint8_t *bytes) {
    size_t count = random_below(&flood->random, SEAL_BYTES_MAX + 1);
    for (size_t i = 0; i < count; i += 4) {
        uint32_t drawn = random_next(&flood->random);
        memcpy(bytes + i, &drawn, sizeof drawn);
    }
    bytes[0] %= 8;
    return count;
}

static size_t make_knock(struct flood *flood, uint8_t *bytes) {
    memset(bytes, 0, GATE_KNOCK_BYTES);
    bytes[0] = GATE_KNOCK;
    bytes[1] = GATE_VERSION;
    guest_random_bytes(&flood->random, bytes + 4, 8);
    bytes[12] = 1; /* its session: any but 0 */
    guest_random_bytes(&flood->random, bytes + 48, KEY_BYTES);
    return GATE_KNOCK_BYTES;
}

static size_t make_false_cookie(struct flood *flood, uint8_t *bytes) {
    size_t count = make_knock(flood, bytes);
    guest_random_bytes(&flood->random, bytes + 16, COOKIE_BYTES);
    return count;
}

static size_t make_other_version(struct flood *flood, uint8_t *bytes) {
    size_t count = make_knock(flood, bytes);
    bytes[1] = GATE_VERSION + 1;
    return count;
}

static size_t make_forged(struct flood *flood, uint8_t *bytes) {
    guest_random_bytes(&flood->random, bytes, SEAL_HEADER_BYTES);
    memset(bytes + SEAL_HEADER_BYTES, 7, SEAL_BYTES_MAX - SEAL_HEADER_BYTES);
    memcpy(bytes, flood->kept, 5); /* type and session of an open one */
    memset(bytes + 9, 0, 4);
    return SEAL_BYTES_MAX;
}

static size_t make_kept(struct flood *flood, uint8_t *bytes) {
    memcpy(bytes, flood->kept, flood->kept_count);
    return flood->kept_count;
}

static bool flood_empty(struct bench *bench) {
    return run_flood(bench, make_empty, 1);
}

static bool flood_large(struct bench *bench) {
    return run_flood(bench, make_large, 1);
}

static bool flood_oversized(struct bench *bench) {
    return run_flood(bench, make_oversized, 1);
}

static bool flood_garbage(struct bench *bench) {
    return run_flood(bench, make_garbage, 1);
}

static bool flood_knocks(struct bench *bench) {
    return run_flood(bench, make_knock, 1);
}

static bool flood_spoofed_knocks(struct bench *bench) {
    return run_flood(bench, make_knock, SOURCES);
}

static bool flood_false_cookies(struct bench *bench) {
    return run_flood(bench, make_false_cookie, SOURCES);
}

static bool flood_other_versions(struct bench *bench) {
    return run_flood(bench, make_other_version, SOURCES);
}

/* Where rooms are looked for: each question is whole, and another one. */
static bool flood_finding(struct bench *bench) {
    static struct flood flood;
    static struct message find;
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    if (!open_flood(&flood, bench, SOURCES)) {
        return false;
    }
    find = (struct message){.id = MESSAGE_find,
                            .as.find = {.major = PROTOCOL_MAJOR, .padding_count = 300}};
    flood.kept_count = codec_encode(&find, bytes, sizeof flood.kept);
    memcpy(flood.kept, bytes, flood.kept_count);
    for (unsigned i = 0; i < flood.sources; i++) {
        flood.from[i].room.port = bench->find_port;
    }
    pour(&flood, make_kept);
    close_flood(&flood);
    return bench_tell(bench, bench->heard_bytes <= bench->sent_bytes,
                      "%.0f a second, %.2f came back", (double)bench->sent / bench->seconds,
                      (double)bench->heard_bytes / (double)bench->sent_bytes);
}

/* Whole handshakes: each cookie is brought back at once, and then never more is heard. */
static bool flood_handshakes(struct bench *bench) {
    static struct flood flood;
    uint8_t knock[STRANGER_BYTES_MAX], answer[GATE_DATAGRAM_MAX];
    size_t count;
    unsigned opened = 0;
    uint64_t past_us = 0, start_us = stranger_us();
    if (!open_flood(&flood, bench, SOURCES)) {
        return false;
    }
    while (past_us < (uint64_t)bench->seconds * 1000000) {
        uint64_t due = past_us * bench->rate / 2000000;
        uint64_t owed = due > flood.number ? due - flood.number : 0;
        send_owed(&flood, make_knock, owed);
        for (unsigned i = 0; i < flood.sources; i++) {
            while (stranger_hear(&flood.from[i], answer, sizeof answer, &count)) {
                opened += answer[0] == GATE_OPENED ? 1 : 0;
                if (answer[0] == GATE_COOKIE) { /* another key than before: the room cannot know */
                    make_knock(&flood, knock);
                    memcpy(knock + 4, answer + 4, 8);
                    memcpy(knock + 16, answer + GATE_BODY_AT, COOKIE_BYTES);
                    stranger_send(&flood.from[i], knock, GATE_KNOCK_BYTES);
                }
            }
        }
        stranger_rest_us(TURN_US);
        past_us = stranger_us() - start_us;
    }
    look_at_pace(&flood, (uint64_t)bench->seconds * bench->rate / 2);
    close_flood(&flood);
    return bench_tell(bench, bench->heard_bytes <= bench->sent_bytes,
                      "%u sessions were begun, %.2f came back", opened,
                      (double)bench->heard_bytes / (double)bench->sent_bytes);
}

/* ---- with one */

static bool run_inside(struct bench *bench, size_t (*make)(struct flood *flood, uint8_t *bytes),
                       bool keeps_one) {
    static struct flood flood;
    struct craft craft;
    if (!open_flood(&flood, bench, SOURCES) ||
        !pupil_open(&flood.pupil, &bench->room, bench->from, bench_seed(bench), PATIENCE_MS)) {
        return bench_tell(bench, false, "not let in");
    }
    if (keeps_one) {
        pupil_begin(&flood.pupil, &craft);
        craft_command(&craft, ENET_PROTOCOL_COMMAND_PING, 0xff, 2);
        flood.kept_count = guest_seal(&flood.pupil.guest, craft.bytes, craft.count, flood.kept);
        stranger_send(&flood.pupil.guest.stranger, flood.kept, flood.kept_count);
        stranger_rest_us(20000);
    }
    pour(&flood, make);
    pupil_listen(&flood.pupil);
    bool is_closed = flood.pupil.is_closed;
    pupil_close(&flood.pupil);
    bench_count(bench, &flood.pupil.guest.stranger);
    close_flood(&flood);
    return bench_tell(bench, true, "%.0f a second%s", (double)bench->sent / bench->seconds,
                      is_closed ? "; the room ended its session" : "");
}

/* What is sealed must come from the session's own socket to count; any address would do. */
static size_t seal_craft(struct flood *flood, const struct craft *craft, uint8_t *bytes) {
    if (flood->number % 64 == 0) {
        pupil_listen(&flood->pupil);
    }
    return guest_seal(&flood->pupil.guest, craft->bytes, craft->count, bytes);
}

static size_t make_pings(struct flood *flood, uint8_t *bytes) {
    struct craft craft;
    pupil_begin(&flood->pupil, &craft);
    for (uint16_t i = 0; i < 32; i++) {
        craft_command(&craft, ENET_PROTOCOL_COMMAND_PING | CRAFT_ACKED, 0xff, i);
    }
    return seal_craft(flood, &craft, bytes);
}

static size_t make_near(struct flood *flood, uint8_t *bytes) {
    struct craft craft;
    pupil_begin(&flood->pupil, &craft);
    for (unsigned i = 0; i < 32; i++) {
        craft_message(&craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE | CRAFT_ACKED, 0,
                      (uint16_t)(2 + (flood->number * 32 + i) % 127), 0);
        craft_data(&craft, 20, "xxxxxxxxxxxxxxxxxxxx", 20);
    }
    return seal_craft(flood, &craft, bytes);
}

static size_t make_noise(struct flood *flood, uint8_t *bytes) {
    struct craft craft = {.count = 1 + random_below(&flood->random, SEAL_PLAIN_MAX)};
    guest_random_bytes(&flood->random, craft.bytes, craft.count < 64 ? craft.count : 64);
    memset(craft.bytes + 64, 0, sizeof craft.bytes - 64);
    return seal_craft(flood, &craft, bytes);
}

/* Reliable messages, as many as fit: each is none, and after some the room closes. */
static size_t make_messages(struct flood *flood, uint8_t *bytes) {
    struct craft craft;
    pupil_begin(&flood->pupil, &craft);
    for (unsigned i = 0; i < 32; i++) {
        craft_message(&craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE | CRAFT_ACKED, 0,
                      ++flood->pupil.said, 0);
        craft_data(&craft, 3, "\x92\x04\x01", 3);
    }
    return seal_craft(flood, &craft, bytes);
}

static bool flood_forged(struct bench *bench) {
    return run_inside(bench, make_forged, true);
}

static bool flood_replays(struct bench *bench) {
    return run_inside(bench, make_kept, true);
}

static bool flood_pings(struct bench *bench) {
    return run_inside(bench, make_pings, false);
}

static bool flood_near(struct bench *bench) {
    return run_inside(bench, make_near, false);
}

static bool flood_noise(struct bench *bench) {
    return run_inside(bench, make_noise, false);
}

static bool flood_messages(struct bench *bench) {
    return run_inside(bench, make_messages, false);
}

const struct attack *attacks_flood(void) {
    static const struct attack list[] = {
        {"flood-empty", WATCH_WAITS, flood_empty},
        {"flood-large", WATCH_WAITS, flood_large},
        {"flood-oversized", WATCH_WAITS, flood_oversized},
        {"flood-garbage", WATCH_WAITS, flood_garbage},
        {"flood-knocks", WATCH_WAITS, flood_knocks},
        {"flood-spoofed-knocks", WATCH_WAITS, flood_spoofed_knocks},
        {"flood-false-cookies", WATCH_WAITS, flood_false_cookies},
        {"flood-other-versions", WATCH_WAITS, flood_other_versions},
        {"flood-handshakes", WATCH_WAITS_ELSEWHERE, flood_handshakes},
        {"flood-finding", WATCH_WAITS, flood_finding},
        {"flood-forged", WATCH_WAITS, flood_forged},
        {"flood-replays", WATCH_WAITS, flood_replays},
        {"flood-noise-inside", WATCH_WAITS, flood_noise},
        {"flood-pings", WATCH_WAITS, flood_pings},
        {"flood-near", WATCH_WAITS, flood_near},
        {"flood-messages", WATCH_WAITS, flood_messages},
        {NULL, WATCH_ANSWERS, NULL},
    };
    return list;
}

/* goldseam-between: stands between students and a room, or in the room's place. It can send again
 * what it heard, in order, backwards and from another port; it can pretend that one end speaks
 * another version; and it can be a room of its own, with another key. What went through it is told
 * at the end, by kind. */
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gate_inside.h"
#include "guest.h"
#include "primitives.h"
#include "str.h"

#define CAPTURED_MAX 20000
#define TYPES        6
#define TURN_MS      5
#define LIFE_US      600000000u
#define AGAIN_US     150 /* between two datagrams that are sent again */

enum mode { FORWARDS, REPLAYS, LOWERS_KNOCKS, LOWERS_ANSWERS, LOWERS_BOTH, POSES };

struct captured {
    uint8_t bytes[GATE_DATAGRAM_MAX];
    size_t count;
};

struct between {
    enum mode mode;
    struct stranger down, up, aside; /* to students; to the room; another port to the room */
    struct gate_address student;     /* the last who spoke: one program */
    struct captured *captured;
    size_t captured_count;
    uint64_t replay_at_us;
    uint64_t from_students[TYPES], from_room[TYPES], sealed_bytes;
    struct gate *gate; /* of a room that is posed */
    struct room_key key;
    struct random random;
};

static volatile sig_atomic_t is_ended;

static void end(int signal_number) {
    (void)signal_number;
    is_ended = 1;
}

static void count_kind(uint64_t *kinds, const uint8_t *bytes, size_t count) {
    kinds[count > 0 && bytes[0] < TYPES ? bytes[0] : 0]++;
}

static void to_student(struct between *it, const uint8_t *bytes, size_t count) {
    it->down.room = it->student;
    stranger_send(&it->down, bytes, count);
}

/* ---- changed on the way */

static void lower(const struct between *it, uint8_t *bytes, size_t count, bool is_knock) {
    bool changes = it->mode == LOWERS_BOTH || (it->mode == LOWERS_KNOCKS && is_knock) ||
                   (it->mode == LOWERS_ANSWERS && !is_knock);
    if (changes && count > 1 && bytes[0] != GATE_SEALED) {
        bytes[1] = GATE_VERSION - 1;
    }
}

static void capture(struct between *it, const uint8_t *bytes, size_t count) {
    if (it->captured_count < CAPTURED_MAX && count <= GATE_DATAGRAM_MAX) {
        struct captured *captured = &it->captured[it->captured_count++];
        memcpy(captured->bytes, bytes, count);
        captured->count = count;
    }
}

/* ---- in the room's place */

static void pose(struct between *it, const struct gate_address *from, const uint8_t *bytes,
                 size_t count) {
    struct gate_arrival arrival = {
        .from = *from, .bytes = bytes, .count = count, .now_ms = stranger_us() / 1000};
    struct gate_outcome outcome;
    if (gate_receive(it->gate, &arrival, &outcome) == GATE_REPLY) {
        count_kind(it->from_room, outcome.bytes, outcome.count);
        to_student(it, outcome.bytes, outcome.count);
    }
}

/* ---- both ways */

static void take_upwards(struct between *it) {
    uint8_t bytes[STRANGER_BYTES_MAX];
    struct gate_address from;
    size_t count;
    while (stranger_hear_from(&it->down, bytes, sizeof bytes, &count, &from)) {
        it->student = from;
        count_kind(it->from_students, bytes, count);
        it->sealed_bytes += count > 0 && bytes[0] == GATE_SEALED ? count : 0;
        lower(it, bytes, count, true);
        if (it->mode == POSES) {
            pose(it, &from, bytes, count);
            continue;
        }
        capture(it, bytes, count);
        stranger_send(&it->up, bytes, count);
    }
}

static void take_downwards(struct between *it) {
    uint8_t bytes[STRANGER_BYTES_MAX];
    size_t count;
    while (it->mode != POSES && stranger_hear(&it->up, bytes, sizeof bytes, &count)) {
        count_kind(it->from_room, bytes, count);
        lower(it, bytes, count, false);
        to_student(it, bytes, count);
    }
}

static void turn(struct between *it) {
    stranger_wait(&it->down, TURN_MS);
    take_upwards(it);
    take_downwards(it);
}

/* Everything that was heard, once more; students are served meanwhile. Sealed ones are not answered
 * by anything; knocks may be, with what they had been answered before. */
static void replay(struct between *it) {
    size_t count = it->captured_count;
    for (size_t i = 0; i < 3 * count && !is_ended; i++) {
        size_t at = i < count ? i : i < 2 * count ? 2 * count - 1 - i : i - 2 * count;
        struct stranger *from = i < 2 * count ? &it->up : &it->aside;
        stranger_send(from, it->captured[at].bytes, it->captured[at].count);
        if (i % 8 == 0) {
            take_upwards(it);
            take_downwards(it);
            stranger_rest_us(8 * AGAIN_US);
        }
    }
    stranger_rest_us(100000);
    uint64_t sealed = 0;
    uint8_t bytes[STRANGER_BYTES_MAX];
    size_t given;
    while (stranger_hear(&it->aside, bytes, sizeof bytes, &given)) {
        sealed += given > 0 && bytes[0] == GATE_SEALED ? 1 : 0;
    }
    printf("replayed: %zu datagrams in order, backwards and from another port; sealed answers to "
           "that port: %" PRIu64 "\n",
           count, sealed);
    fflush(stdout);
}

static void tell(const struct between *it) {
    printf("from students: %" PRIu64 " knocks, %" PRIu64 " sealed (%" PRIu64 " bytes)\n",
           it->from_students[GATE_KNOCK], it->from_students[GATE_SEALED], it->sealed_bytes);
    printf("from the room: %" PRIu64 " cookies, %" PRIu64 " opened, %" PRIu64 " sealed, %" PRIu64
           " of another version\n",
           it->from_room[GATE_COOKIE], it->from_room[GATE_OPENED], it->from_room[GATE_SEALED],
           it->from_room[GATE_VERSIONS]);
}

static bool open_all(struct between *it, const struct gate_address *room, uint64_t seed) {
    uint8_t secret[KEY_BYTES];
    struct gate_config config = {.key = &it->key,
                                 .sessions_max = 64,
                                 .per_machine = 64,
                                 .knocks = {100, 100},
                                 .random_bytes = guest_random_bytes,
                                 .context = &it->random};
    random_init(&it->random, seed, 31);
    guest_random_bytes(&it->random, secret, sizeof secret);
    room_key_init(&it->key, secret);
    it->gate = gate_open(&config);
    it->captured = calloc(CAPTURED_MAX, sizeof *it->captured);
    return it->gate != NULL && it->captured != NULL &&
           stranger_open(&it->down, STRANGER_HERE, 0, room) && stranger_open(&it->up, 0, 0, room) &&
           stranger_open(&it->aside, 0, 0, room);
}

static int run(struct between *it) {
    uint64_t start_us = stranger_us();
    printf("between ready: port %u\n", (unsigned)stranger_port(&it->down));
    fflush(stdout);
    while (!is_ended && stranger_us() - start_us < LIFE_US) {
        turn(it);
        if (it->mode == REPLAYS && it->replay_at_us > 0 &&
            stranger_us() - start_us > it->replay_at_us) {
            it->replay_at_us = 0;
            replay(it);
        }
    }
    tell(it);
    return 0;
}

static void help(FILE *file) {
    fputs("usage: goldseam-between MODE PORT [SECONDS]\n"
          "\n"
          "Stands between students (its own port, which it says) and a room on this machine.\n"
          "\n"
          "  forward         forwards\n"
          "  replay          forwards; after SECONDS it sends again all that students had sent\n"
          "  lower-knocks    says the version before this one in students' knocks,\n"
          "  lower-answers   in the room's answers,\n"
          "  lower-both      or in both\n"
          "  pose            is a room itself, with another key\n"
          "\n"
          "Ends with SIGTERM and its counts.\n",
          file);
}

static bool take_mode(const char *word, enum mode *mode) {
    static const char *const words[] = {"forward",       "replay",     "lower-knocks",
                                        "lower-answers", "lower-both", "pose"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(word, words[i]) == 0) {
            *mode = (enum mode)i;
            return true;
        }
    }
    return false;
}

int main(int argc, char **argv) {
    static struct between between;
    struct gate_address room = {.host = STRANGER_HERE};
    struct sigaction action = {.sa_handler = end};
    long long port = 0, seconds = 2;
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        help(stdout);
        return 0;
    }
    if (argc < 3 || !take_mode(argv[1], &between.mode) ||
        !str_to_integer(argv[2], 1, UINT16_MAX, &port) ||
        (argc > 3 && !str_to_integer(argv[3], 1, 600, &seconds))) {
        help(stderr);
        return 2;
    }
    room.port = (uint16_t)port;
    between.replay_at_us = (uint64_t)seconds * 1000000;
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    primitives_ready();
    if (!open_all(&between, &room, (uint64_t)port)) {
        fputs("goldseam-between: no socket could be opened.\n", stderr);
        return 1;
    }
    return run(&between);
}

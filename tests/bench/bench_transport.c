/* The transport alone, a room in one process and a class in another: how long until all are in,
 * then how many messages a second are taken and acknowledged when everybody says the next one as
 * soon as the one before was answered. No rules, no journal: what is left is network and seal.
 *
 *   bench_transport PEERS SECONDS */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench_report.h"
#include "identity.h"
#include "str.h"
#include "transport_enet.h"

#define SAID_BYTES     60 /* about an answer */
#define ANSWERED_BYTES 24 /* about its "kept" */
#define DIALS_A_TURN   128
#define TAKEN_MAX      1024
#define JOIN_MAX_US    60e6
#define WHY_BYTES      256
#define LINE_BYTES     256

/* ---- the room */

static void answer_for_ever(struct transport *room) {
    static const uint8_t answer[ANSWERED_BYTES] = {1};
    struct transport_event event;
    for (;;) {
        bool is_there = room->calls->poll(room, 100, &event);
        for (unsigned taken = 0; is_there && taken < TAKEN_MAX; taken++) {
            if (event.kind == TRANSPORT_MESSAGE) {
                room->calls->send(room, event.peer, answer, sizeof answer, TRANSPORT_RELIABLE);
            }
            is_there = room->calls->poll(room, 0, &event);
        }
        room->calls->flush(room);
    }
}

static void make_key(struct room_key *key) {
    struct identity teacher;
    uint8_t seed[KEY_BYTES];
    bench_random(seed, sizeof seed);
    identity_init(&teacher, seed);
    bench_random(seed, sizeof seed);
    room_key_init(key, seed);
    identity_sign_room(&teacher, key);
    identity_deinit(&teacher);
}

/* In a process of its own, which ends with this one. */
static pid_t start_room(const struct room_key *key, size_t peers, uint16_t *port) {
    int ends[2];
    pid_t process = pipe(ends) == 0 ? fork() : -1;
    if (process < 0) {
        bench_stop("there is no process for the room");
    }
    if (process == 0) {
        char why[WHY_BYTES];
        struct enet_room config = {.address = "127.0.0.1", .key = *key, .peers_max = peers};
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        struct transport *room = transport_enet_listen(&config, why, sizeof why);
        uint16_t bound = room == NULL ? 0 : transport_enet_port(room);
        if (write(ends[1], &bound, sizeof bound) == sizeof bound && room != NULL) {
            answer_for_ever(room);
        }
        _exit(EXIT_FAILURE);
    }
    if (read(ends[0], port, sizeof *port) != sizeof *port || *port == 0) {
        bench_stop("the room did not open");
    }
    close(ends[0]);
    close(ends[1]);
    return process;
}

/* ---- the class */

struct class {
    struct transport *transport;
    struct fingerprints *fingerprints;
    size_t peers;
    uint32_t *numbers;
    pid_t room;
    uint16_t port;
    uint64_t answers;
};

/* So that the slow hash, which is once a client and room, is no part of what is measured. */
static void know_room(struct class *class, const struct room_key *key) {
    struct fingerprint fingerprint;
    class->fingerprints = fingerprints_open();
    while (class->fingerprints != NULL &&
           fingerprints_ask(class->fingerprints, key->open, &fingerprint) == FINGERPRINT_BUSY) {
        usleep(1000);
    }
}

static void say(struct class *class, uint32_t peer) {
    static const uint8_t said[SAID_BYTES] = {1};
    class->transport->calls->send(class->transport, peer, said, sizeof said, TRANSPORT_RELIABLE);
}

static void take_all(struct class *class, size_t *in) {
    struct transport_event event;
    while (class->transport->calls->poll(class->transport, 0, &event)) {
        if (event.kind == TRANSPORT_DISCONNECTED) {
            bench_stop("a connection was lost");
        }
        if (event.kind == TRANSPORT_CONNECTED) {
            class->numbers[(*in)++] = event.peer;
        } else {
            class->answers++;
            say(class, event.peer);
        }
    }
}

static void join(struct class *class) {
    size_t dialled = 0, in = 0;
    double processor_us = bench_processor_us(class->room), own_us = bench_processor_us(0);
    double start_us = bench_us();
    while (in < class->peers && bench_us() - start_us < JOIN_MAX_US) {
        for (unsigned i = 0; i < DIALS_A_TURN && dialled < class->peers; i++, dialled++) {
            class->transport->calls->connect(class->transport, "127.0.0.1", class->port, "");
        }
        take_all(class, &in);
        class->transport->calls->flush(class->transport);
    }
    double us = bench_us() - start_us;
    if (in < class->peers) {
        bench_stop("not everybody could join within a minute");
    }
    double room_us = bench_processor_us(class->room) - processor_us;
    bench_say("join_ms", us / 1000);
    bench_say("join_room_us", room_us / (double)class->peers);
    bench_say("join_class_us", (bench_processor_us(0) - own_us) / (double)class->peers);
}

/* What the system had no place for in front of the room, from its table of sockets. */
static unsigned room_drops(uint16_t port) {
    static const char row[] = " %*d: %*x:%x %*x:%*x %*x %*x:%*x %*x:%*x %*x %*u %*u %*u %*u %*s %u";
    char line[LINE_BYTES];
    unsigned at = 0, drops = 0, sum = 0;
    FILE *table = fopen("/proc/net/udp", "r");
    if (table == NULL) {
        bench_stop("the table of sockets cannot be read");
    }
    while (fgets(line, sizeof line, table) != NULL) {
        if (sscanf(line, row, &at, &drops) == 2 && at == port) {
            sum += drops;
        }
    }
    fclose(table);
    return sum;
}

static void talk(struct class *class, double seconds) {
    size_t none = 0;
    for (size_t i = 0; i < class->peers; i++) {
        say(class, class->numbers[i]);
    }
    double processor_us = bench_processor_us(class->room), own_us = bench_processor_us(0);
    double start_us = bench_us(), us = 0;
    while ((us = bench_us() - start_us) < seconds * 1e6) {
        take_all(class, &none);
        class->transport->calls->flush(class->transport);
    }
    double count = (double)class->answers;
    bench_say("answers_a_second", count / us * 1e6);
    bench_say("answer_room_us", (bench_processor_us(class->room) - processor_us) / count);
    bench_say("answer_class_us", (bench_processor_us(0) - own_us) / count);
}

int main(int count, char **words) {
    char why[WHY_BYTES];
    long long peers = 0, seconds = 0;
    if (count != 3 || !str_to_integer(words[1], 1, PEERS_MAX - 16, &peers) ||
        !str_to_integer(words[2], 0, 600, &seconds)) {
        bench_stop("usage: bench_transport PEERS SECONDS (0: joins only)");
    }
    struct room_key key;
    struct class class = {.peers = (size_t)peers};
    make_key(&key);
    class.room = start_room(&key, class.peers, &class.port);
    know_room(&class, &key);
    class.numbers = calloc(class.peers, sizeof *class.numbers);
    class.transport = class.fingerprints == NULL
                          ? NULL
                          : transport_enet_dial(class.peers, class.fingerprints, why, sizeof why);
    if (class.transport == NULL || class.numbers == NULL) {
        bench_stop("there is not enough memory");
    }
    join(&class);
    bench_say("drops", room_drops(class.port));
    if (seconds > 0) {
        talk(&class, (double)seconds);
    }
    kill(class.room, SIGKILL);
    waitpid(class.room, NULL, 0);
    free(class.numbers);
    return 0;
}

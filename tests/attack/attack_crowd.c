/* Many at once who want nothing: doors that are left half open, connections that never say who they
 * are, boards that do not listen, and one machine that greets three hundred times. */
#include <stdlib.h>
#include <string.h>

#include "attack.h"
#include "craft.h"
#include "limit.h"
#include "pupil.h"

#define HALF_OPEN   1500
#define SILENT      200
#define DEAF        20
#define HELLOS      300
#define PATIENCE_MS 400
#define TURN_US     20000
#define GATHER_US   6000000 /* a room lets one machine in at a pace */

/* Handshakes that are begun and never gone on with: without the cookie, and with it. */
static bool half_open(struct bench *bench) {
    unsigned answered = 0;
    for (unsigned i = 0; i < HALF_OPEN; i++) {
        struct guest guest;
        if (!guest_open(&guest, &bench->room, bench->from, bench_seed(bench))) {
            return bench_tell(bench, false, "no socket");
        }
        answered += guest_knock_once(&guest, i % 2 == 0) ? 1 : 0;
        bench_count(bench, &guest.stranger);
        guest_close(&guest);
    }
    return bench_tell(bench, bench->heard_bytes <= bench->sent_bytes, "%u of %u knocks answered",
                      answered, HALF_OPEN);
}

struct crowd {
    struct pupil *pupils;
    unsigned tried, count; /* count: of those who were let in */
};

/* As many as are let in within some seconds. */
static bool gather(struct crowd *crowd, struct bench *bench, unsigned wanted) {
    uint64_t until_us = stranger_us() + GATHER_US;
    *crowd = (struct crowd){.pupils = calloc(wanted, sizeof *crowd->pupils)};
    if (crowd->pupils == NULL) {
        return bench_tell(bench, false, "not enough memory");
    }
    unsigned in_a_row = 0; /* who were not let in: then no more is tried */
    for (; crowd->tried < wanted && in_a_row < 3 && stranger_us() < until_us; crowd->tried++) {
        struct pupil *pupil = &crowd->pupils[crowd->count];
        bool is_in = pupil_open(pupil, &bench->room, bench->from, bench_seed(bench), PATIENCE_MS);
        crowd->count += is_in ? 1 : 0;
        in_a_row = is_in ? 0 : in_a_row + 1;
    }
    return true;
}

static void listen_all(struct crowd *crowd, unsigned ms) {
    uint64_t until_us = stranger_us() + (uint64_t)ms * 1000;
    while (stranger_us() < until_us) {
        for (unsigned i = 0; i < crowd->count; i++) {
            pupil_listen(&crowd->pupils[i]);
        }
        stranger_rest_us(TURN_US);
    }
}

static unsigned count_closed(const struct crowd *crowd) {
    unsigned closed = 0;
    for (unsigned i = 0; i < crowd->count; i++) {
        closed += crowd->pupils[i].is_closed ? 1 : 0;
    }
    return closed;
}

static void leave(struct crowd *crowd, struct bench *bench) {
    for (unsigned i = 0; i < crowd->count; i++) {
        pupil_close(&crowd->pupils[i]);
        bench_count(bench, &crowd->pupils[i].guest.stranger);
    }
    free(crowd->pupils);
}

static bool silent(struct bench *bench) {
    struct crowd crowd;
    if (!gather(&crowd, bench, SILENT)) {
        return false;
    }
    listen_all(&crowd, bench->seconds * 1000);
    unsigned closed = count_closed(&crowd);
    unsigned count = crowd.count;
    leave(&crowd, bench);
    return bench_tell(bench, true, "%u of %u connected and said nothing; %u were sent away", count,
                      SILENT, closed);
}

/* They greet, are told everything, and acknowledge nothing of it. */
static bool deaf(struct bench *bench) {
    struct crowd crowd;
    if (!gather(&crowd, bench, DEAF)) {
        return false;
    }
    for (unsigned i = 0; i < crowd.count; i++) {
        crowd.pupils[i].is_deaf = true;
        pupil_hello_as_board(&crowd.pupils[i]);
    }
    listen_all(&crowd, 2 * bench->seconds * 1000);
    unsigned count = crowd.count;
    leave(&crowd, bench);
    return bench_tell(bench, true, "%u boards acknowledged nothing", count);
}

/* One that comes in, says hello and goes, over and over, by one session. */
static bool churn(struct bench *bench) {
    struct pupil pupil;
    struct craft craft;
    uint64_t until_us = stranger_us() + (uint64_t)bench->seconds * 1000000;
    unsigned times = 0;
    if (!pupil_open(&pupil, &bench->room, bench->from, bench_seed(bench), 2000)) {
        return bench_tell(bench, false, "not let in");
    }
    while (stranger_us() < until_us) {
        pupil_hello_as_board(&pupil);
        pupil_begin(&pupil, &craft);
        craft_command(&craft,
                      ENET_PROTOCOL_COMMAND_DISCONNECT | ENET_PROTOCOL_COMMAND_FLAG_UNSEQUENCED,
                      0xff, 0);
        craft_number(&craft, 0, 4);
        pupil_send(&pupil, &craft);
        stranger_rest_us(5000); /* ENet has to see it go, or the session has its one connection */
        times += pupil_connect(&pupil, 100) ? 1 : 0;
    }
    pupil_close(&pupil);
    bench_count(bench, &pupil.guest.stranger);
    return bench_tell(bench, times > 0, "came and went %u times", times);
}

/* Connections that are asked for and never confirmed, by sixteen sessions: ENet keeps a place for
 * each while it waits. */
static bool unconfirmed(struct bench *bench) {
    struct guest guests[16];
    unsigned count = 0;
    for (; count < 16 && guest_open(&guests[count], &bench->room, bench->from, bench_seed(bench));
         count++) {
        struct craft craft;
        struct craft_connect connect;
        if (!guest_knock(&guests[count], 2000)) {
            guest_close(&guests[count]);
            break;
        }
        craft_connect_init(&connect, count + 1);
        craft_begin(&craft, CRAFT_NO_PEER | ENET_PROTOCOL_HEADER_FLAG_SENT_TIME, 1);
        craft_connect(&craft, &connect);
        guest_say(&guests[count], craft.bytes, craft.count);
    }
    stranger_rest_us((uint64_t)bench->seconds * 1000000);
    for (unsigned i = 0; i < count; i++) {
        bench_count(bench, &guests[i].stranger);
        guest_close(&guests[i]);
    }
    return bench_tell(bench, count > 0, "%u connections were asked for and not confirmed", count);
}

/* Loopback has no share; another machine has. */
static bool hellos(struct bench *bench) {
    struct crowd crowd;
    unsigned welcome = 0;
    bool is_here = gate_is_here(&bench->room);
    if (!gather(&crowd, bench, HELLOS)) {
        return false;
    }
    for (unsigned i = 0; i < crowd.count; i++) {
        pupil_hello_as_board(&crowd.pupils[i]);
    }
    listen_all(&crowd, 1000);
    for (unsigned i = 0; i < crowd.count; i++) {
        welcome += crowd.pupils[i].heard_of[MESSAGE_welcome] > 0 && !crowd.pupils[i].is_closed;
    }
    leave(&crowd, bench);
    return bench_tell(bench, is_here || welcome <= LIMIT_MACHINE_CONNECTIONS,
                      "%u of %u greetings of one machine were taken%s", welcome, crowd.tried,
                      is_here ? " (the room's own)" : "");
}

const struct attack *attacks_crowd(void) {
    static const struct attack list[] = {
        {"half-open", WATCH_WAITS, half_open},
        {"silent", WATCH_WAITS, silent},
        {"deaf", WATCH_WAITS, deaf},
        {"churn", WATCH_WAITS, churn},
        {"unconfirmed", WATCH_ANSWERS, unconfirmed},
        {"hellos", WATCH_WAITS, hellos},
        {NULL, WATCH_ANSWERS, NULL},
    };
    return list;
}

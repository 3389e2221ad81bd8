/* Broken on purpose: messages in a session, ENet's datagrams inside the seal, sealed envelopes, and
 * knocks. Each is something that was right, with a few bytes changed. A session is given up after a
 * while, because what is broken may end it, and a new one is begun. */
#include <string.h>

#include "attack.h"
#include "gate_inside.h"
#include "golden.h"
#include "pupil.h"
#include "sizes.h"

#define PATIENCE_MS  10000
#define OF_A_SESSION 200
#define OF_A_TALKER  48 /* after so many strikes the room has closed */
#define TURN         50 /* so many, then a look at what came and at the clock */

struct malformed {
    struct bench *bench;
    struct golden golden;
    struct random random;
    struct pupil talker, sealer; /* messages; all the rest that needs a session */
    unsigned talked, sealed;     /* by the session that is on */
    unsigned sessions;
    uint8_t knock[GATE_KNOCK_BYTES]; /* with a good cookie of the stranger's */
    struct stranger stranger;
};

static bool renew(struct malformed *it, struct pupil *pupil, unsigned *said, unsigned most) {
    if (pupil->guest.gate != NULL && *said < most && !pupil->is_closed) {
        (*said)++;
        return true;
    }
    if (pupil->guest.gate != NULL) {
        it->bench->seats += pupil->heard_of[MESSAGE_seat] > 0 ? 1 : 0;
        bench_count(it->bench, &pupil->guest.stranger);
        pupil_close(pupil);
    }
    *said = 0;
    it->sessions++;
    return pupil_open(pupil, &it->bench->room, it->bench->from, bench_seed(it->bench), PATIENCE_MS);
}

/* ---- the four kinds */

/* Now and then the greeting is whole, so that what comes behind it is looked at further. A seat is
 * never asked for. */
static bool say_message(struct malformed *it) {
    if (!renew(it, &it->talker, &it->talked, OF_A_TALKER)) {
        return false;
    }
    uint8_t bytes[GOLDEN_BYTES_MAX];
    const struct golden_bytes *whole =
        &it->golden.messages[random_below(&it->random, (uint32_t)it->golden.count)];
    size_t count = whole->count;
    memcpy(bytes, whole->bytes, count);
    if (it->talked == 0 && it->sessions % 2 == 0) {
        pupil_hello(&it->talker, NULL);
        return true;
    }
    golden_break(&it->random, bytes, &count, DATAGRAM_BYTES_MAX);
    bool asks = count > 1 && (bytes[1] == MESSAGE_join || bytes[1] == MESSAGE_type_name);
    if (count > 0 && !asks) {
        pupil_say_bytes(&it->talker, bytes, count);
    }
    return true;
}

static void write_command(struct malformed *it, struct craft *craft) {
    unsigned kind = random_below(&it->random, ENET_PROTOCOL_COMMAND_COUNT + 1);
    unsigned command = kind | (random_below(&it->random, 2) == 0 ? CRAFT_ACKED : 0u);
    uint8_t channel = (uint8_t)(random_below(&it->random, 4) == 0 ? 0xff : 0);
    uint16_t sequence = (uint16_t)random_below(&it->random, 200);
    uint8_t body[64];
    guest_random_bytes(&it->random, body, sizeof body);
    if (kind == ENET_PROTOCOL_COMMAND_CONNECT) {
        struct craft_connect connect;
        craft_connect_init(&connect, random_next(&it->random));
        craft_connect(craft, &connect);
    } else if (kind == ENET_PROTOCOL_COMMAND_ACKNOWLEDGE) {
        craft_ack(craft, channel, sequence, (uint16_t)random_next(&it->random));
    } else if (kind >= ENET_PROTOCOL_COMMAND_SEND_RELIABLE &&
               kind <= ENET_PROTOCOL_COMMAND_SEND_UNSEQUENCED) {
        uint16_t count = (uint16_t)random_below(&it->random, sizeof body);
        craft_message(craft, command, channel & 1, sequence, sequence);
        craft_data(craft, count, body, count);
    } else {
        craft_command(craft, command, channel, sequence);
        craft_bytes(craft, body, random_below(&it->random, 24));
    }
}

static bool say_enet(struct malformed *it) {
    struct craft craft;
    if (!renew(it, &it->sealer, &it->sealed, OF_A_SESSION)) {
        return false;
    }
    pupil_begin(&it->sealer, &craft);
    for (uint32_t left = 1 + random_below(&it->random, 4); left > 0; left--) {
        write_command(it, &craft);
    }
    if (random_below(&it->random, 3) > 0) {
        golden_break(&it->random, craft.bytes, &craft.count, sizeof craft.bytes);
    }
    if (craft.count > 0) {
        pupil_send(&it->sealer, &craft);
    }
    return true;
}

static bool say_envelope(struct malformed *it) {
    uint8_t datagram[STRANGER_BYTES_MAX];
    struct craft craft;
    if (!renew(it, &it->sealer, &it->sealed, OF_A_SESSION)) {
        return false;
    }
    pupil_begin(&it->sealer, &craft);
    craft_command(&craft, ENET_PROTOCOL_COMMAND_PING, 0xff, 2);
    size_t count = guest_seal(&it->sealer.guest, craft.bytes, craft.count, datagram);
    golden_break(&it->random, datagram, &count, 2000);
    stranger_send(&it->stranger, datagram, count);
    return true;
}

static bool fetch_cookie(struct malformed *it) {
    uint8_t answer[GATE_DATAGRAM_MAX];
    size_t count = 0;
    memset(it->knock, 0, sizeof it->knock);
    it->knock[0] = GATE_KNOCK;
    it->knock[1] = GATE_VERSION;
    guest_random_bytes(&it->random, it->knock + 4, 12);
    guest_random_bytes(&it->random, it->knock + 48, KEY_BYTES);
    stranger_drain(&it->stranger);
    stranger_send(&it->stranger, it->knock, sizeof it->knock);
    uint64_t until_us = stranger_us() + (uint64_t)PATIENCE_MS * 1000;
    while (stranger_us() < until_us) {
        stranger_wait(&it->stranger, 10);
        if (stranger_hear(&it->stranger, answer, sizeof answer, &count) && count > 20 &&
            answer[0] == GATE_COOKIE && memcmp(answer + 4, it->knock + 4, 8) == 0) {
            memcpy(it->knock + 16, answer + GATE_BODY_AT, COOKIE_BYTES);
            return true;
        }
    }
    return false;
}

static bool say_knock(struct malformed *it, uint64_t number) {
    uint8_t knock[2000];
    size_t count = GATE_KNOCK_BYTES;
    if (number % 4000 == 3 && !fetch_cookie(it)) {
        return false;
    }
    memcpy(knock, it->knock, count);
    golden_break(&it->random, knock, &count, sizeof knock);
    stranger_send(&it->stranger, knock, count);
    return true;
}

/* ---- all of them */

static bool say_one(struct malformed *it, uint64_t number) {
    switch (number % 4) {
    case 0:
        return say_message(it);
    case 1:
        return say_enet(it);
    case 2:
        return say_envelope(it);
    default:
        return say_knock(it, number);
    }
}

static void listen_and_rest(struct malformed *it, uint64_t number, uint64_t start_us) {
    uint64_t due_us = start_us + number * 1000000 / it->bench->rate, now_us = stranger_us();
    pupil_listen(&it->talker);
    pupil_listen(&it->sealer);
    stranger_drain(&it->stranger);
    if (due_us > now_us) {
        stranger_rest_us(due_us - now_us);
    }
}

static bool run(struct malformed *it) {
    uint64_t number = 0, start_us = stranger_us();
    for (; number < it->bench->count; number++) {
        if (!say_one(it, number)) {
            break;
        }
        if (number % TURN == 0) {
            listen_and_rest(it, number, start_us);
        }
    }
    return bench_tell(it->bench, number == it->bench->count, "%llu malformed in %u sessions%s",
                      (unsigned long long)number, it->sessions,
                      number == it->bench->count ? "" : "; then nobody was let in any more");
}

static bool malformed(struct bench *bench) {
    static struct malformed it;
    memset(&it, 0, sizeof it);
    it.bench = bench;
    random_init(&it.random, bench->seed, 21);
    if (!golden_read(&it.golden, bench->golden)) {
        return bench_tell(bench, false, "%s cannot be read", bench->golden);
    }
    if (!stranger_open(&it.stranger, 0, 0, &bench->room)) {
        return bench_tell(bench, false, "no socket");
    }
    bool is_well = run(&it);
    struct pupil *pupils[] = {&it.talker, &it.sealer};
    for (size_t i = 0; i < 2; i++) {
        if (pupils[i]->guest.gate != NULL) {
            pupil_close(pupils[i]);
            bench_count(bench, &pupils[i]->guest.stranger);
        }
    }
    bench_count(bench, &it.stranger);
    stranger_close(&it.stranger);
    return is_well;
}

/* ---- what is short and asks for much */

struct bomb {
    size_t count;
    const char *bytes;
};

#define BOMB(text)                                                                                 \
    { sizeof(text) - 1, text }

static bool bombs(struct bench *bench) {
    static const struct bomb list[] = {
        BOMB("\xdd\xff\xff\xff\xff"),
        BOMB("\xdf\xff\xff\xff\xff"),
        BOMB("\xc6\xff\xff\xff\xff"),
        BOMB("\xdb\xff\xff\xff\xff"),
        BOMB("\xc9\xff\xff\xff\xff\x01"),
        BOMB("\xdc\xff\xff"),
        BOMB("\x92\x04\xdd\xff\xff\xff\xff"),
        BOMB("\x91\xdb\x7f\xff\xff\xff"),
        BOMB("\x92\x04\x01\x92\x04\x01"),
        BOMB("\x92\x04\xc1"),
        BOMB("\x92\x04\xcb\x7f\xf8\0\0\0\0\0\0"),
        BOMB("\xa0"),
    };
    uint8_t nested[DATAGRAM_BYTES_MAX];
    unsigned sessions = 0, closed = 0;
    memset(nested, 0x91, sizeof nested);
    for (unsigned i = 0; i < 4 * sizeof list / sizeof list[0]; i++) {
        struct pupil pupil;
        const struct bomb *bomb = &list[i / 4];
        if (!pupil_open(&pupil, &bench->room, bench->from, bench_seed(bench), PATIENCE_MS)) {
            return bench_tell(bench, false, "not let in");
        }
        for (unsigned j = 0; j < 40; j++) {
            bool is_nested = j % 4 == 3;
            pupil_say_bytes(&pupil, is_nested ? nested : (const uint8_t *)bomb->bytes,
                            is_nested ? 1 + i * 20 : bomb->count);
        }
        closed += pupil_await_end(&pupil, 1000) ? 1 : 0;
        sessions++;
        pupil_close(&pupil);
        bench_count(bench, &pupil.guest.stranger);
    }
    return bench_tell(bench, closed == sessions, "%u of %u that sent them were sent away", closed,
                      sessions);
}

const struct attack *attacks_malformed(void) {
    static const struct attack list[] = {
        {"bombs", WATCH_ANSWERS, bombs},
        {"malformed", WATCH_WAITS, malformed},
        {NULL, WATCH_ANSWERS, NULL},
    };
    return list;
}

/* Facts about the gate: who is let in, what that costs the room, and what nobody can do. Rooms and
 * clients are gates in memory; datagrams are carried, lost, changed and sent again by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "gate.h"
#include "identity.h"
#include "limit.h"
#include "random.h"
#include "str.h"

#define ROOM_AT 0x0a000001u /* 10.0.0.1 */
#define PUPIL   0x0a000002u

struct letter {
    uint8_t bytes[2048];
    size_t count;
};

struct meeting {
    struct random random;
    struct room_key key;
    struct identity teacher;
    struct gate *room, *client;
    struct gate_address room_at, client_at;
    uint64_t now_ms;
    uint32_t session; /* the client's */
};

static void random_bytes(void *context, uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)random_below(context, 256);
    }
}

static struct gate *open_gate(struct meeting *meeting, const struct room_key *key, size_t max) {
    struct gate_config config = {
        .key = key,
        .sessions_max = max,
        .per_machine = LIMIT_MACHINE_SESSIONS,
        .knocks = {LIMIT_MACHINE_HANDSHAKES, LIMIT_MACHINE_HANDSHAKES_BURST},
        .random_bytes = random_bytes,
        .context = &meeting->random,
    };
    struct gate *gate = gate_open(&config);
    assert_non_null(gate);
    return gate;
}

static int open_meeting(void **state) {
    static struct meeting meeting;
    uint8_t secret[KEY_BYTES];
    meeting = (struct meeting){.room_at = {ROOM_AT, 27450}, .client_at = {PUPIL, 4000}};
    random_init(&meeting.random, 7, 1);
    random_bytes(&meeting.random, secret, sizeof secret);
    room_key_init(&meeting.key, secret);
    random_bytes(&meeting.random, secret, sizeof secret);
    identity_init(&meeting.teacher, secret);
    identity_sign_room(&meeting.teacher, &meeting.key);
    meeting.room = open_gate(&meeting, &meeting.key, GATE_SESSIONS_MAX);
    meeting.client = open_gate(&meeting, NULL, 8);
    meeting.now_ms = 1000;
    *state = &meeting;
    return 0;
}

static int close_meeting(void **state) {
    struct meeting *meeting = *state;
    gate_close(meeting->room);
    gate_close(meeting->client);
    return 0;
}

/* What the room has to say to a datagram from somewhere. */
static enum gate_result to_room(struct meeting *meeting, const struct letter *letter,
                                const struct gate_address *from, struct letter *out,
                                uint32_t *session) {
    uint32_t nobody;
    return gate_receive(meeting->room, from, letter->bytes, letter->count, meeting->now_ms,
                        out->bytes, &out->count, session == NULL ? &nobody : session);
}

static enum gate_result to_client(struct meeting *meeting, const struct letter *letter,
                                  struct letter *out) {
    uint32_t session;
    return gate_receive(meeting->client, &meeting->room_at, letter->bytes, letter->count,
                        meeting->now_ms, out->bytes, &out->count, &session);
}

/* The next knock of the client. */
static struct letter next_knock(struct meeting *meeting) {
    struct letter knock;
    struct gate_address to;
    meeting->now_ms += GATE_KNOCK_MS;
    knock.count = gate_due(meeting->client, meeting->now_ms, knock.bytes, &to);
    assert_int_equal(knock.count, GATE_KNOCK_BYTES);
    assert_int_equal(to.host, meeting->room_at.host);
    assert_int_equal(to.port, meeting->room_at.port);
    return knock;
}

/* A knock of a new attempt, with the room's cookie. */
static struct letter knock_with_cookie(struct meeting *meeting, const struct gate_address *from) {
    struct letter cookie, again;
    meeting->session = gate_knock(meeting->client, &meeting->room_at);
    assert_int_not_equal(meeting->session, 0);
    struct letter knock = next_knock(meeting);
    assert_int_equal(to_room(meeting, &knock, from, &cookie, NULL), GATE_REPLY);
    assert_int_equal(to_client(meeting, &cookie, &again), GATE_REPLY);
    assert_int_equal(again.count, GATE_KNOCK_BYTES);
    return again;
}

static void meet(struct meeting *meeting) {
    struct letter opened, nothing;
    struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
    assert_int_equal(to_room(meeting, &knock, &meeting->client_at, &opened, NULL), GATE_REPLY);
    assert_int_equal(to_client(meeting, &opened, &nothing), GATE_NOTHING);
    assert_int_equal(gate_state(meeting->client, meeting->session), GATE_STANDS);
}

static struct letter say(struct meeting *meeting, const char *text) {
    struct letter letter;
    struct gate_address to;
    letter.count = gate_send(meeting->client, meeting->session, (const uint8_t *)text, strlen(text),
                             letter.bytes, &to);
    assert_true(letter.count > strlen(text));
    return letter;
}

/* The room's session of it. */
static uint32_t room_hears(struct meeting *meeting, const struct letter *letter,
                           const struct gate_address *from, const char *text) {
    struct letter heard;
    uint32_t session;
    assert_int_equal(to_room(meeting, letter, from, &heard, &session), GATE_PLAIN);
    assert_int_equal(heard.count, strlen(text));
    assert_memory_equal(heard.bytes, text, strlen(text));
    return session;
}

static void room_hears_nothing(struct meeting *meeting, const struct letter *letter,
                               const struct gate_address *from) {
    struct letter heard;
    assert_int_equal(to_room(meeting, letter, from, &heard, NULL), GATE_NOTHING);
}

static struct gate_stats room_stats(const struct meeting *meeting) {
    struct gate_stats stats;
    gate_stats(meeting->room, &stats);
    return stats;
}

/* ---- coming in */

static void who_brings_the_cookie_back_is_let_in_and_both_are_heard(void **state) {
    struct meeting *meeting = *state;
    meet(meeting);
    struct letter hello = say(meeting, "hello");
    uint32_t session = room_hears(meeting, &hello, &meeting->client_at, "hello");
    struct letter back, heard;
    struct gate_address to;
    back.count = gate_send(meeting->room, session, (const uint8_t *)"welcome", 7, back.bytes, &to);
    assert_int_equal(to.host, PUPIL);
    assert_int_equal(to_client(meeting, &back, &heard), GATE_PLAIN);
    assert_memory_equal(heard.bytes, "welcome", 7);
}

static void both_ends_know_the_same_handshake_and_the_client_who_the_room_is(void **state) {
    struct meeting *meeting = *state;
    struct gate_identity here, there;
    meet(meeting);
    struct letter hello = say(meeting, "hello");
    uint32_t session = room_hears(meeting, &hello, &meeting->client_at, "hello");
    assert_true(gate_identity(meeting->client, meeting->session, &here));
    assert_true(gate_identity(meeting->room, session, &there));
    assert_memory_equal(&here, &there, sizeof here);
    assert_memory_equal(here.room_key, meeting->key.open, KEY_BYTES);
    assert_memory_equal(here.teacher, meeting->teacher.open, KEY_BYTES);
}

static void two_handshakes_are_never_alike(void **state) {
    struct meeting *meeting = *state;
    struct gate_identity first, second;
    meet(meeting);
    gate_identity(meeting->client, meeting->session, &first);
    meet(meeting);
    gate_identity(meeting->client, meeting->session, &second);
    assert_memory_not_equal(first.handshake, second.handshake, KEY_BYTES);
}

static void a_signature_that_does_not_hold_is_no_teachers(void **state) {
    struct meeting *meeting = *state;
    static const uint8_t nobody[KEY_BYTES];
    struct gate_identity identity;
    meeting->key.signature[5] ^= 1;
    meet(meeting);
    assert_true(gate_identity(meeting->client, meeting->session, &identity));
    assert_memory_equal(identity.teacher, nobody, KEY_BYTES);
}

static void an_answer_that_was_lost_comes_again_and_makes_no_second_session(void **state) {
    struct meeting *meeting = *state;
    struct letter first, again, nothing;
    struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
    assert_int_equal(to_room(meeting, &knock, &meeting->client_at, &first, NULL), GATE_REPLY);
    struct letter next = next_knock(meeting);
    assert_int_equal(to_room(meeting, &next, &meeting->client_at, &again, NULL), GATE_REPLY);
    assert_int_equal(again.count, first.count);
    assert_memory_equal(again.bytes, first.bytes, first.count);
    to_client(meeting, &again, &nothing);
    struct letter hello = say(meeting, "hello");
    room_hears(meeting, &hello, &meeting->client_at, "hello");
    room_hears_nothing(meeting, &next, &meeting->client_at); /* it is known now */
}

/* ---- strangers */

/* Who hears a knock go by can bring it first, with another key or as it is. */
static void who_hears_a_knock_keeps_nobody_out(void **state) {
    struct meeting *meeting = *state;
    const struct gate_address thief_at = {0x0a000003u, 4000};
    for (uint8_t change = 0; change < 2; change++) {
        struct letter cookie, taken, opened, nothing;
        struct letter honest = knock_with_cookie(meeting, &meeting->client_at);
        struct letter knock = honest;
        knock.bytes[48] ^= change;
        assert_int_equal(to_room(meeting, &knock, &thief_at, &cookie, NULL), GATE_REPLY);
        memcpy(knock.bytes + 16, cookie.bytes + 12, 32);
        assert_int_equal(to_room(meeting, &knock, &thief_at, &taken, NULL), GATE_REPLY);
        assert_true(taken.count > cookie.count);
        assert_int_equal(to_room(meeting, &honest, &meeting->client_at, &opened, NULL), GATE_REPLY);
        assert_int_equal(to_client(meeting, &opened, &nothing), GATE_NOTHING);
        assert_int_equal(gate_state(meeting->client, meeting->session), GATE_STANDS);
        struct letter hello = say(meeting, "hello");
        room_hears(meeting, &hello, &meeting->client_at, "hello");
    }
}

static void before_the_cookie_nothing_is_kept_of_anybody(void **state) {
    struct meeting *meeting = *state;
    struct letter cookie;
    gate_knock(meeting->client, &meeting->room_at);
    struct letter knock = next_knock(meeting);
    for (uint32_t i = 0; i < 20000; i++) { /* more than there are sessions */
        struct gate_address from = {0x0a010000u + i, 4000};
        knock.bytes[4] = (uint8_t)i;
        knock.bytes[5] = (uint8_t)(i >> 8);
        assert_int_equal(to_room(meeting, &knock, &from, &cookie, NULL), GATE_REPLY);
        assert_true(cookie.count < knock.count);
    }
    meet(meeting);
}

static void a_cookie_is_good_for_its_own_address_and_not_for_long(void **state) {
    struct meeting *meeting = *state;
    struct gate_address elsewhere = {PUPIL + 1, 4000}, other_port = {PUPIL, 4001};
    struct letter out;
    struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
    assert_int_equal(to_room(meeting, &knock, &elsewhere, &out, NULL), GATE_REPLY);
    assert_int_equal(out.bytes[0], 2); /* another cookie */
    assert_int_equal(to_room(meeting, &knock, &other_port, &out, NULL), GATE_REPLY);
    assert_int_equal(out.bytes[0], 2);
    meeting->now_ms += 30000;
    assert_int_equal(to_room(meeting, &knock, &meeting->client_at, &out, NULL), GATE_REPLY);
    assert_int_equal(out.bytes[0], 2);
}

static void no_answer_to_a_stranger_is_larger_than_what_came(void **state) {
    struct meeting *meeting = *state;
    struct letter letter, out;
    for (unsigned i = 0; i < 200000; i++) {
        letter.count = random_below(&meeting->random, 300);
        random_bytes(&meeting->random, letter.bytes, letter.count < 20 ? letter.count : 20);
        letter.bytes[0] = (uint8_t)random_below(&meeting->random, 7);
        letter.bytes[1] = (uint8_t)random_below(&meeting->random, 3);
        if (to_room(meeting, &letter, &meeting->client_at, &out, NULL) == GATE_REPLY) {
            assert_true(out.count <= letter.count);
        }
    }
    letter = knock_with_cookie(meeting, &meeting->client_at);
    assert_int_equal(to_room(meeting, &letter, &meeting->client_at, &out, NULL), GATE_REPLY);
    assert_true(out.count <= letter.count);
}

/* Each byte of each datagram of the handshake, changed on its way. */
static void whatever_is_changed_on_the_way_opens_nothing_that_both_believe(void **state) {
    struct meeting *meeting = *state;
    struct letter opened, nothing;
    meeting->client_at.host = 0x7f000001; /* this very machine: it may try as often as it likes */
    for (size_t at = 0; at < GATE_KNOCK_BYTES + 208; at++) {
        struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
        if (at < GATE_KNOCK_BYTES) {
            knock.bytes[at] ^= 4;
        }
        if (to_room(meeting, &knock, &meeting->client_at, &opened, NULL) != GATE_REPLY) {
            gate_end(meeting->client, meeting->session);
            continue;
        }
        if (at >= GATE_KNOCK_BYTES) {
            opened.bytes[at - GATE_KNOCK_BYTES] ^= 4;
        }
        to_client(meeting, &opened, &nothing);
        bool is_open = gate_state(meeting->client, meeting->session) == GATE_STANDS;
        assert_false(is_open);
        gate_end(meeting->client, meeting->session);
        meeting->now_ms += LIMIT_HALF_OPEN_MS;
        gate_sweep(meeting->room, meeting->now_ms);
    }
}

static void another_version_is_told_and_nothing_is_opened(void **state) {
    struct meeting *meeting = *state;
    struct letter versions, nothing;
    struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
    knock.bytes[1] = 9;
    assert_int_equal(to_room(meeting, &knock, &meeting->client_at, &versions, NULL), GATE_REPLY);
    assert_true(versions.count <= knock.count);
    versions.bytes[1] = 9; /* as a room of version nine tells it */
    assert_int_equal(to_client(meeting, &versions, &nothing), GATE_NOTHING);
    assert_int_equal(gate_state(meeting->client, meeting->session), GATE_OTHER_VERSION);
}

static void a_client_is_not_made_to_knock_more_by_many_cookies(void **state) {
    struct meeting *meeting = *state;
    struct letter cookie = {.count = 44}, out;
    unsigned knocks = 0;
    gate_knock(meeting->client, &meeting->room_at);
    struct letter knock = next_knock(meeting);
    memcpy(cookie.bytes, knock.bytes, 12);
    cookie.bytes[0] = 2;
    for (unsigned i = 0; i < 1000; i++) {
        cookie.bytes[12] = (uint8_t)i;
        cookie.bytes[13] = (uint8_t)(i >> 8);
        knocks += to_client(meeting, &cookie, &out) == GATE_REPLY ? 1 : 0;
    }
    assert_in_range(knocks, 1, 4);
    next_knock(meeting);
}

static void answers_to_somebody_elses_knock_are_nobodys(void **state) {
    struct meeting *meeting = *state;
    struct letter opened, out;
    struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
    assert_int_equal(to_room(meeting, &knock, &meeting->client_at, &opened, NULL), GATE_REPLY);
    gate_end(meeting->client, meeting->session);
    uint32_t other = gate_knock(meeting->client, &meeting->room_at);
    assert_int_equal(to_client(meeting, &opened, &out), GATE_NOTHING);
    assert_int_equal(gate_state(meeting->client, other), GATE_KNOCKING);
}

/* ---- shares */

static void a_machine_has_its_share_of_sessions_and_others_have_theirs(void **state) {
    struct meeting *meeting = *state;
    struct letter opened;
    unsigned let_in = 0;
    for (unsigned i = 0; i < LIMIT_MACHINE_SESSIONS + 40; i++) {
        struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
        let_in +=
            to_room(meeting, &knock, &meeting->client_at, &opened, NULL) == GATE_REPLY ? 1 : 0;
        struct letter nothing;
        to_client(meeting, &opened, &nothing);
        if (gate_state(meeting->client, meeting->session) == GATE_STANDS) {
            struct letter hello = say(meeting, "here");
            room_hears(meeting, &hello, &meeting->client_at, "here");
        }
        gate_end(meeting->client, meeting->session);
    }
    assert_int_equal(let_in, LIMIT_MACHINE_SESSIONS);
    assert_int_equal(room_stats(meeting).turned_away, 40);
    meeting->client_at.host = PUPIL + 7;
    meet(meeting);
}

static void handshakes_of_a_machine_come_at_a_pace(void **state) {
    struct meeting *meeting = *state;
    struct letter knocks[LIMIT_MACHINE_HANDSHAKES_BURST + 8], opened;
    unsigned let_in = 0, all = sizeof knocks / sizeof knocks[0];
    for (unsigned i = 0; i < all; i++) {
        knocks[i] = knock_with_cookie(meeting, &meeting->client_at);
        gate_end(meeting->client, meeting->session);
        meeting->now_ms -= GATE_KNOCK_MS; /* all at once */
    }
    for (unsigned i = 0; i < all; i++) {
        let_in +=
            to_room(meeting, &knocks[i], &meeting->client_at, &opened, NULL) == GATE_REPLY ? 1 : 0;
    }
    assert_int_equal(let_in, LIMIT_MACHINE_HANDSHAKES_BURST);
    meeting->now_ms += 1000;
    for (unsigned i = LIMIT_MACHINE_HANDSHAKES_BURST; i < all; i++) {
        let_in +=
            to_room(meeting, &knocks[i], &meeting->client_at, &opened, NULL) == GATE_REPLY ? 1 : 0;
    }
    assert_int_equal(let_in, LIMIT_MACHINE_HANDSHAKES_BURST + LIMIT_MACHINE_HANDSHAKES);
}

/* Each machine once; those who are turned away come in when they knock again. */
static void handshakes_of_all_machines_come_at_a_pace(void **state) {
    struct meeting *meeting = *state;
    struct letter opened;
    unsigned let_in = 0;
    for (uint32_t i = 0; i < 2 * LIMIT_ROOM_HANDSHAKES_BURST; i++) {
        struct gate_address from = {0x0a020000u + i, 4000};
        struct letter knock = knock_with_cookie(meeting, &from);
        let_in += to_room(meeting, &knock, &from, &opened, NULL) == GATE_REPLY ? 1 : 0;
        gate_end(meeting->client, meeting->session);
        meeting->now_ms -= GATE_KNOCK_MS;
    }
    assert_int_equal(let_in, LIMIT_ROOM_HANDSHAKES_BURST);
    const struct gate_address here = {0x7f000001u, 4000};
    struct letter own = knock_with_cookie(meeting, &here);
    assert_int_equal(to_room(meeting, &own, &here, &opened, NULL), GATE_REPLY);
    meeting->now_ms -= GATE_KNOCK_MS;
    struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
    assert_int_equal(to_room(meeting, &knock, &meeting->client_at, &opened, NULL), GATE_NOTHING);
    meeting->now_ms += GATE_KNOCK_MS;
    assert_int_equal(to_room(meeting, &knock, &meeting->client_at, &opened, NULL), GATE_REPLY);
}

static void half_open_doors_do_not_keep_others_out(void **state) {
    struct meeting *meeting = *state;
    struct letter opened;
    for (uint32_t i = 0; i < 3 * LIMIT_HALF_OPEN; i++) {
        struct gate_address from = {0x0a020000u + i, 4000};
        struct letter knock = knock_with_cookie(meeting, &from);
        assert_int_equal(to_room(meeting, &knock, &from, &opened, NULL), GATE_REPLY);
        gate_end(meeting->client, meeting->session);
        meeting->now_ms -= GATE_KNOCK_MS - 1000 / LIMIT_ROOM_HANDSHAKES - 1;
        assert_in_range(room_stats(meeting).half_open,
                        i < LIMIT_HALF_OPEN ? i + 1 : LIMIT_HALF_OPEN, LIMIT_HALF_OPEN);
    }
    meet(meeting);
    struct letter hello = say(meeting, "hello");
    room_hears(meeting, &hello, &meeting->client_at, "hello");
    meeting->now_ms += LIMIT_HALF_OPEN_MS;
    gate_sweep(meeting->room, meeting->now_ms);
    assert_int_equal(room_stats(meeting).half_open, 0);
}

static void a_session_that_nobody_uses_ends_and_one_in_use_stays(void **state) {
    struct meeting *meeting = *state;
    meet(meeting);
    struct letter hello = say(meeting, "hello");
    uint32_t session = room_hears(meeting, &hello, &meeting->client_at, "hello");
    for (unsigned i = 0; i < 10; i++) {
        meeting->now_ms += 1000;
        gate_keep(meeting->room, session);
        gate_sweep(meeting->room, meeting->now_ms);
    }
    assert_int_equal(gate_state(meeting->room, session), GATE_STANDS);
    meeting->now_ms += GATE_IDLE_MS;
    gate_sweep(meeting->room, meeting->now_ms);
    assert_int_equal(gate_state(meeting->room, session), GATE_GONE);
    struct letter late = say(meeting, "late");
    room_hears_nothing(meeting, &late, &meeting->client_at);
}

/* ---- what is sealed */

static void what_came_once_does_not_come_again(void **state) {
    struct meeting *meeting = *state;
    struct gate_address thief = {PUPIL + 9, 999};
    meet(meeting);
    struct letter letters[40];
    for (unsigned i = 0; i < 40; i++) {
        letters[i] = say(meeting, "answer");
        room_hears(meeting, &letters[i], &meeting->client_at, "answer");
    }
    for (unsigned i = 0; i < 40; i++) {
        room_hears_nothing(meeting, &letters[i], &meeting->client_at);
        room_hears_nothing(meeting, &letters[39 - i], &thief);
    }
    assert_int_equal(room_stats(meeting).replays, 80);
}

static void room_answers_to(struct meeting *meeting, uint32_t session,
                            const struct gate_address *where) {
    struct letter letter;
    struct gate_address to;
    letter.count = gate_send(meeting->room, session, (const uint8_t *)"yes", 3, letter.bytes, &to);
    assert_true(letter.count > 0);
    assert_int_equal(to.host, where->host);
    assert_int_equal(to.port, where->port);
}

static void who_moves_is_followed_and_an_older_datagram_moves_nobody(void **state) {
    struct meeting *meeting = *state;
    struct gate_address moved = {PUPIL + 3, 5555};
    meet(meeting);
    struct letter early = say(meeting, "early"), held = say(meeting, "held");
    uint32_t session = room_hears(meeting, &early, &meeting->client_at, "early");
    struct letter late = say(meeting, "late");
    assert_int_equal(room_hears(meeting, &late, &moved, "late"), session);
    room_answers_to(meeting, session, &moved);
    room_hears(meeting, &held, &meeting->client_at, "held"); /* late, and its first time */
    room_answers_to(meeting, session, &moved);
}

/* Whoever only claims to be elsewhere uses up nobody else's share, and frees none of its own. */
static void who_moves_is_counted_where_it_came_in(void **state) {
    struct meeting *meeting = *state;
    struct gate_address claimed = {PUPIL + 3, 5555}, proven;
    unsigned let_in = 0;
    for (unsigned i = 0; i < LIMIT_MACHINE_SESSIONS + 8; i++) {
        struct letter opened, nothing;
        struct letter knock = knock_with_cookie(meeting, &meeting->client_at);
        if (to_room(meeting, &knock, &meeting->client_at, &opened, NULL) != GATE_REPLY) {
            gate_end(meeting->client, meeting->session);
            continue;
        }
        let_in++;
        to_client(meeting, &opened, &nothing);
        struct letter here = say(meeting, "here");
        uint32_t session = room_hears(meeting, &here, &claimed, "here");
        assert_true(gate_proven(meeting->room, session, &proven));
        assert_memory_equal(&proven, &meeting->client_at, sizeof proven);
        gate_end(meeting->client, meeting->session);
    }
    assert_int_equal(let_in, LIMIT_MACHINE_SESSIONS);
    meeting->client_at = claimed;
    meet(meeting);
}

static void each_changed_byte_of_a_sealed_datagram_is_refused(void **state) {
    struct meeting *meeting = *state;
    meet(meeting);
    struct letter letter = say(meeting, "answer");
    for (size_t at = 0; at < letter.count; at++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            struct letter changed = letter;
            changed.bytes[at] ^= (uint8_t)(1u << bit);
            struct letter heard;
            assert_int_not_equal(to_room(meeting, &changed, &meeting->client_at, &heard, NULL),
                                 GATE_PLAIN);
        }
    }
    for (size_t count = 0; count < letter.count; count++) {
        struct letter cut = letter;
        cut.count = count;
        room_hears_nothing(meeting, &cut, &meeting->client_at);
    }
    room_hears(meeting, &letter, &meeting->client_at, "answer");
}

static void one_students_seal_does_not_speak_for_another(void **state) {
    struct meeting *meeting = *state;
    meet(meeting);
    struct letter first = say(meeting, "first");
    uint32_t one = room_hears(meeting, &first, &meeting->client_at, "first");
    meeting->client_at.port++;
    meet(meeting);
    struct letter second = say(meeting, "second");
    struct letter forged = second;
    for (unsigned i = 0; i < 4; i++) {
        forged.bytes[1 + i] = (uint8_t)(one >> 8 * i);
    }
    room_hears_nothing(meeting, &forged, &meeting->client_at);
    assert_int_not_equal(room_hears(meeting, &second, &meeting->client_at, "second"), one);
}

static void what_the_room_sealed_does_not_come_back_to_it_as_a_students(void **state) {
    struct meeting *meeting = *state;
    struct letter back;
    struct gate_address to;
    meet(meeting);
    struct letter hello = say(meeting, "hello");
    uint32_t session = room_hears(meeting, &hello, &meeting->client_at, "hello");
    back.count = gate_send(meeting->room, session, (const uint8_t *)"key", 3, back.bytes, &to);
    for (unsigned i = 0; i < 4; i++) {
        back.bytes[1 + i] = (uint8_t)(session >> 8 * i);
    }
    room_hears_nothing(meeting, &back, &meeting->client_at);
}

#define IN_MEETING(test) cmocka_unit_test_setup_teardown(test, open_meeting, close_meeting)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_MEETING(who_brings_the_cookie_back_is_let_in_and_both_are_heard),
        IN_MEETING(both_ends_know_the_same_handshake_and_the_client_who_the_room_is),
        IN_MEETING(two_handshakes_are_never_alike),
        IN_MEETING(a_signature_that_does_not_hold_is_no_teachers),
        IN_MEETING(an_answer_that_was_lost_comes_again_and_makes_no_second_session),
        IN_MEETING(who_hears_a_knock_keeps_nobody_out),
        IN_MEETING(before_the_cookie_nothing_is_kept_of_anybody),
        IN_MEETING(a_cookie_is_good_for_its_own_address_and_not_for_long),
        IN_MEETING(no_answer_to_a_stranger_is_larger_than_what_came),
        IN_MEETING(whatever_is_changed_on_the_way_opens_nothing_that_both_believe),
        IN_MEETING(another_version_is_told_and_nothing_is_opened),
        IN_MEETING(a_client_is_not_made_to_knock_more_by_many_cookies),
        IN_MEETING(answers_to_somebody_elses_knock_are_nobodys),
        IN_MEETING(a_machine_has_its_share_of_sessions_and_others_have_theirs),
        IN_MEETING(handshakes_of_a_machine_come_at_a_pace),
        IN_MEETING(handshakes_of_all_machines_come_at_a_pace),
        IN_MEETING(half_open_doors_do_not_keep_others_out),
        IN_MEETING(a_session_that_nobody_uses_ends_and_one_in_use_stays),
        IN_MEETING(what_came_once_does_not_come_again),
        IN_MEETING(who_moves_is_followed_and_an_older_datagram_moves_nobody),
        IN_MEETING(who_moves_is_counted_where_it_came_in),
        IN_MEETING(each_changed_byte_of_a_sealed_datagram_is_refused),
        IN_MEETING(one_students_seal_does_not_speak_for_another),
        IN_MEETING(what_the_room_sealed_does_not_come_back_to_it_as_a_students),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

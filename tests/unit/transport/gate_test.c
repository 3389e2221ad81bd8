/* Facts about the gate: who is let in, and what that costs the room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "limit.h"
#include "meeting.h"

/* ---- coming in */

static void who_brings_the_cookie_back_is_let_in_and_both_are_heard(void **state) {
    struct meeting *meeting = *state;
    meeting_meet(meeting);
    struct letter hello = meeting_say(meeting, "hello");
    uint32_t session = meeting_hears(meeting, &hello, &meeting->client_at, "hello");
    struct letter back, heard;
    struct gate_address to;
    back.count = gate_send(meeting->room, session, (const uint8_t *)"welcome", 7, back.bytes, &to);
    assert_int_equal(to.host, PUPIL);
    assert_int_equal(meeting_to_client(meeting, &back, &heard), GATE_PLAIN);
    assert_memory_equal(heard.bytes, "welcome", 7);
}

static void both_ends_know_the_same_handshake_and_the_client_who_the_room_is(void **state) {
    struct meeting *meeting = *state;
    struct gate_identity here, there;
    meeting_meet(meeting);
    struct letter hello = meeting_say(meeting, "hello");
    uint32_t session = meeting_hears(meeting, &hello, &meeting->client_at, "hello");
    assert_true(gate_identity(meeting->client, meeting->session, &here));
    assert_true(gate_identity(meeting->room, session, &there));
    assert_memory_equal(&here, &there, sizeof here);
    assert_memory_equal(here.room_key, meeting->key.open, KEY_BYTES);
    assert_memory_equal(here.teacher, meeting->teacher.open, KEY_BYTES);
}

static void two_handshakes_are_never_alike(void **state) {
    struct meeting *meeting = *state;
    struct gate_identity first, second;
    meeting_meet(meeting);
    gate_identity(meeting->client, meeting->session, &first);
    meeting_meet(meeting);
    gate_identity(meeting->client, meeting->session, &second);
    assert_memory_not_equal(first.handshake, second.handshake, KEY_BYTES);
}

static void a_signature_that_does_not_hold_is_no_teachers(void **state) {
    struct meeting *meeting = *state;
    static const uint8_t nobody[KEY_BYTES];
    struct gate_identity identity;
    meeting->key.signature[5] ^= 1;
    meeting_meet(meeting);
    assert_true(gate_identity(meeting->client, meeting->session, &identity));
    assert_memory_equal(identity.teacher, nobody, KEY_BYTES);
}

static void an_answer_that_was_lost_comes_again_and_makes_no_second_session(void **state) {
    struct meeting *meeting = *state;
    struct letter first, again, nothing;
    struct letter knock = meeting_knock(meeting, &meeting->client_at);
    assert_int_equal(meeting_to_room(meeting, &knock, &meeting->client_at, &first, NULL),
                     GATE_REPLY);
    struct letter next = meeting_next_knock(meeting);
    assert_int_equal(meeting_to_room(meeting, &next, &meeting->client_at, &again, NULL),
                     GATE_REPLY);
    assert_int_equal(again.count, first.count);
    assert_memory_equal(again.bytes, first.bytes, first.count);
    meeting_to_client(meeting, &again, &nothing);
    struct letter hello = meeting_say(meeting, "hello");
    meeting_hears(meeting, &hello, &meeting->client_at, "hello");
    meeting_hears_nothing(meeting, &next, &meeting->client_at); /* it is known now */
}

/* ---- strangers */

/* Who hears a knock go by can bring it first, with another key or as it is. */
static void who_hears_a_knock_keeps_nobody_out(void **state) {
    struct meeting *meeting = *state;
    const struct gate_address thief_at = {0x0a000003u, 4000};
    for (uint8_t change = 0; change < 2; change++) {
        struct letter cookie, taken, opened, nothing;
        struct letter honest = meeting_knock(meeting, &meeting->client_at);
        struct letter knock = honest;
        knock.bytes[48] ^= change;
        assert_int_equal(meeting_to_room(meeting, &knock, &thief_at, &cookie, NULL), GATE_REPLY);
        memcpy(knock.bytes + 16, cookie.bytes + 12, 32);
        assert_int_equal(meeting_to_room(meeting, &knock, &thief_at, &taken, NULL), GATE_REPLY);
        assert_true(taken.count > cookie.count);
        assert_int_equal(meeting_to_room(meeting, &honest, &meeting->client_at, &opened, NULL),
                         GATE_REPLY);
        assert_int_equal(meeting_to_client(meeting, &opened, &nothing), GATE_NOTHING);
        assert_int_equal(gate_state(meeting->client, meeting->session), GATE_STANDS);
        struct letter hello = meeting_say(meeting, "hello");
        meeting_hears(meeting, &hello, &meeting->client_at, "hello");
    }
}

static void before_the_cookie_nothing_is_kept_of_anybody(void **state) {
    struct meeting *meeting = *state;
    struct letter cookie;
    gate_knock(meeting->client, &meeting->room_at);
    struct letter knock = meeting_next_knock(meeting);
    for (uint32_t i = 0; i < 20000; i++) { /* more than there are sessions */
        struct gate_address from = {0x0a010000u + i, 4000};
        knock.bytes[4] = (uint8_t)i;
        knock.bytes[5] = (uint8_t)(i >> 8);
        assert_int_equal(meeting_to_room(meeting, &knock, &from, &cookie, NULL), GATE_REPLY);
        assert_true(cookie.count < knock.count);
    }
    meeting_meet(meeting);
}

static void a_cookie_is_good_for_its_own_address_and_not_for_long(void **state) {
    struct meeting *meeting = *state;
    struct gate_address elsewhere = {PUPIL + 1, 4000}, other_port = {PUPIL, 4001};
    struct letter out;
    struct letter knock = meeting_knock(meeting, &meeting->client_at);
    assert_int_equal(meeting_to_room(meeting, &knock, &elsewhere, &out, NULL), GATE_REPLY);
    assert_int_equal(out.bytes[0], 2); /* another cookie */
    assert_int_equal(meeting_to_room(meeting, &knock, &other_port, &out, NULL), GATE_REPLY);
    assert_int_equal(out.bytes[0], 2);
    meeting->now_ms += 30000;
    assert_int_equal(meeting_to_room(meeting, &knock, &meeting->client_at, &out, NULL), GATE_REPLY);
    assert_int_equal(out.bytes[0], 2);
}

static void no_answer_to_a_stranger_is_larger_than_what_came(void **state) {
    struct meeting *meeting = *state;
    struct letter letter, out;
    for (unsigned i = 0; i < 200000; i++) {
        letter.count = random_below(&meeting->random, 300);
        meeting_random(&meeting->random, letter.bytes, letter.count < 20 ? letter.count : 20);
        letter.bytes[0] = (uint8_t)random_below(&meeting->random, 7);
        letter.bytes[1] = (uint8_t)random_below(&meeting->random, 3);
        if (meeting_to_room(meeting, &letter, &meeting->client_at, &out, NULL) == GATE_REPLY) {
            assert_true(out.count <= letter.count);
        }
    }
    letter = meeting_knock(meeting, &meeting->client_at);
    assert_int_equal(meeting_to_room(meeting, &letter, &meeting->client_at, &out, NULL),
                     GATE_REPLY);
    assert_true(out.count <= letter.count);
}

/* Each byte of each datagram of the handshake, changed on its way. */
static void whatever_is_changed_on_the_way_opens_nothing_that_both_believe(void **state) {
    struct meeting *meeting = *state;
    struct letter opened, nothing;
    meeting->client_at.host = 0x7f000001; /* this very machine: it may try as often as it likes */
    for (size_t at = 0; at < GATE_KNOCK_BYTES + 208; at++) {
        struct letter knock = meeting_knock(meeting, &meeting->client_at);
        if (at < GATE_KNOCK_BYTES) {
            knock.bytes[at] ^= 4;
        }
        if (meeting_to_room(meeting, &knock, &meeting->client_at, &opened, NULL) != GATE_REPLY) {
            gate_end(meeting->client, meeting->session);
            continue;
        }
        if (at >= GATE_KNOCK_BYTES) {
            opened.bytes[at - GATE_KNOCK_BYTES] ^= 4;
        }
        meeting_to_client(meeting, &opened, &nothing);
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
    struct letter knock = meeting_knock(meeting, &meeting->client_at);
    knock.bytes[1] = 9;
    assert_int_equal(meeting_to_room(meeting, &knock, &meeting->client_at, &versions, NULL),
                     GATE_REPLY);
    assert_true(versions.count <= knock.count);
    versions.bytes[1] = 9; /* as a room of version nine tells it */
    assert_int_equal(meeting_to_client(meeting, &versions, &nothing), GATE_NOTHING);
    assert_int_equal(gate_state(meeting->client, meeting->session), GATE_OTHER_VERSION);
}

static void a_client_is_not_made_to_knock_more_by_many_cookies(void **state) {
    struct meeting *meeting = *state;
    struct letter cookie = {.count = 44}, out;
    unsigned knocks = 0;
    gate_knock(meeting->client, &meeting->room_at);
    struct letter knock = meeting_next_knock(meeting);
    memcpy(cookie.bytes, knock.bytes, 12);
    cookie.bytes[0] = 2;
    for (unsigned i = 0; i < 1000; i++) {
        cookie.bytes[12] = (uint8_t)i;
        cookie.bytes[13] = (uint8_t)(i >> 8);
        knocks += meeting_to_client(meeting, &cookie, &out) == GATE_REPLY ? 1 : 0;
    }
    assert_in_range(knocks, 1, 4);
    meeting_next_knock(meeting);
}

static void answers_to_somebody_elses_knock_are_nobodys(void **state) {
    struct meeting *meeting = *state;
    struct letter opened, out;
    struct letter knock = meeting_knock(meeting, &meeting->client_at);
    assert_int_equal(meeting_to_room(meeting, &knock, &meeting->client_at, &opened, NULL),
                     GATE_REPLY);
    gate_end(meeting->client, meeting->session);
    uint32_t other = gate_knock(meeting->client, &meeting->room_at);
    assert_int_equal(meeting_to_client(meeting, &opened, &out), GATE_NOTHING);
    assert_int_equal(gate_state(meeting->client, other), GATE_KNOCKING);
}

/* ---- shares */

static void a_machine_has_its_share_of_sessions_and_others_have_theirs(void **state) {
    struct meeting *meeting = *state;
    struct letter opened;
    unsigned let_in = 0;
    for (unsigned i = 0; i < LIMIT_MACHINE_SESSIONS + 40; i++) {
        struct letter knock = meeting_knock(meeting, &meeting->client_at);
        let_in += meeting_to_room(meeting, &knock, &meeting->client_at, &opened, NULL) == GATE_REPLY
                      ? 1
                      : 0;
        struct letter nothing;
        meeting_to_client(meeting, &opened, &nothing);
        if (gate_state(meeting->client, meeting->session) == GATE_STANDS) {
            struct letter hello = meeting_say(meeting, "here");
            meeting_hears(meeting, &hello, &meeting->client_at, "here");
        }
        gate_end(meeting->client, meeting->session);
    }
    assert_int_equal(let_in, LIMIT_MACHINE_SESSIONS);
    assert_int_equal(meeting_stats(meeting).turned_away, 40);
    meeting->client_at.host = PUPIL + 7;
    meeting_meet(meeting);
}

static void handshakes_of_a_machine_come_at_a_pace(void **state) {
    struct meeting *meeting = *state;
    struct letter knocks[LIMIT_MACHINE_HANDSHAKES_BURST + 8], opened;
    unsigned let_in = 0, all = sizeof knocks / sizeof knocks[0];
    for (unsigned i = 0; i < all; i++) {
        knocks[i] = meeting_knock(meeting, &meeting->client_at);
        gate_end(meeting->client, meeting->session);
        meeting->now_ms -= GATE_KNOCK_MS; /* all at once */
    }
    for (unsigned i = 0; i < all; i++) {
        let_in +=
            meeting_to_room(meeting, &knocks[i], &meeting->client_at, &opened, NULL) == GATE_REPLY
                ? 1
                : 0;
    }
    assert_int_equal(let_in, LIMIT_MACHINE_HANDSHAKES_BURST);
    meeting->now_ms += 1000;
    for (unsigned i = LIMIT_MACHINE_HANDSHAKES_BURST; i < all; i++) {
        let_in +=
            meeting_to_room(meeting, &knocks[i], &meeting->client_at, &opened, NULL) == GATE_REPLY
                ? 1
                : 0;
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
        struct letter knock = meeting_knock(meeting, &from);
        let_in += meeting_to_room(meeting, &knock, &from, &opened, NULL) == GATE_REPLY ? 1 : 0;
        gate_end(meeting->client, meeting->session);
        meeting->now_ms -= GATE_KNOCK_MS;
    }
    assert_int_equal(let_in, LIMIT_ROOM_HANDSHAKES_BURST);
    const struct gate_address here = {0x7f000001u, 4000};
    struct letter own = meeting_knock(meeting, &here);
    assert_int_equal(meeting_to_room(meeting, &own, &here, &opened, NULL), GATE_REPLY);
    meeting->now_ms -= GATE_KNOCK_MS;
    struct letter knock = meeting_knock(meeting, &meeting->client_at);
    assert_int_equal(meeting_to_room(meeting, &knock, &meeting->client_at, &opened, NULL),
                     GATE_NOTHING);
    meeting->now_ms += GATE_KNOCK_MS;
    assert_int_equal(meeting_to_room(meeting, &knock, &meeting->client_at, &opened, NULL),
                     GATE_REPLY);
}

static void half_open_doors_do_not_keep_others_out(void **state) {
    struct meeting *meeting = *state;
    struct letter opened;
    for (uint32_t i = 0; i < 3 * LIMIT_HALF_OPEN; i++) {
        struct gate_address from = {0x0a020000u + i, 4000};
        struct letter knock = meeting_knock(meeting, &from);
        assert_int_equal(meeting_to_room(meeting, &knock, &from, &opened, NULL), GATE_REPLY);
        gate_end(meeting->client, meeting->session);
        meeting->now_ms -= GATE_KNOCK_MS - 1000 / LIMIT_ROOM_HANDSHAKES - 1;
        assert_in_range(meeting_stats(meeting).half_open,
                        i < LIMIT_HALF_OPEN ? i + 1 : LIMIT_HALF_OPEN, LIMIT_HALF_OPEN);
    }
    meeting_meet(meeting);
    struct letter hello = meeting_say(meeting, "hello");
    meeting_hears(meeting, &hello, &meeting->client_at, "hello");
    meeting->now_ms += LIMIT_HALF_OPEN_MS;
    gate_sweep(meeting->room, meeting->now_ms);
    assert_int_equal(meeting_stats(meeting).half_open, 0);
}

static void a_session_that_nobody_uses_ends_and_one_in_use_stays(void **state) {
    struct meeting *meeting = *state;
    meeting_meet(meeting);
    struct letter hello = meeting_say(meeting, "hello");
    uint32_t session = meeting_hears(meeting, &hello, &meeting->client_at, "hello");
    for (unsigned i = 0; i < 10; i++) {
        meeting->now_ms += 1000;
        gate_keep(meeting->room, session);
        gate_sweep(meeting->room, meeting->now_ms);
    }
    assert_int_equal(gate_state(meeting->room, session), GATE_STANDS);
    meeting->now_ms += GATE_IDLE_MS;
    gate_sweep(meeting->room, meeting->now_ms);
    assert_int_equal(gate_state(meeting->room, session), GATE_GONE);
    struct letter late = meeting_say(meeting, "late");
    meeting_hears_nothing(meeting, &late, &meeting->client_at);
}

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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Facts about what the gate has sealed: nobody can change it, send it again or speak for another,
 * and who moves is followed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "limit.h"
#include "meeting.h"

static void what_came_once_does_not_come_again(void **state) {
    struct meeting *meeting = *state;
    struct gate_address thief = {PUPIL + 9, 999};
    meeting_meet(meeting);
    struct letter letters[40];
    for (unsigned i = 0; i < 40; i++) {
        letters[i] = meeting_say(meeting, "answer");
        meeting_hears(meeting, &letters[i], &meeting->client_at, "answer");
    }
    for (unsigned i = 0; i < 40; i++) {
        meeting_hears_nothing(meeting, &letters[i], &meeting->client_at);
        meeting_hears_nothing(meeting, &letters[39 - i], &thief);
    }
    assert_int_equal(meeting_stats(meeting).replays, 80);
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
    meeting_meet(meeting);
    struct letter early = meeting_say(meeting, "early"), held = meeting_say(meeting, "held");
    uint32_t session = meeting_hears(meeting, &early, &meeting->client_at, "early");
    struct letter late = meeting_say(meeting, "late");
    assert_int_equal(meeting_hears(meeting, &late, &moved, "late"), session);
    room_answers_to(meeting, session, &moved);
    meeting_hears(meeting, &held, &meeting->client_at, "held"); /* late, and its first time */
    room_answers_to(meeting, session, &moved);
}

/* Whoever only claims to be elsewhere uses up nobody else's share, and frees none of its own. */
static void who_moves_is_counted_where_it_came_in(void **state) {
    struct meeting *meeting = *state;
    struct gate_address claimed = {PUPIL + 3, 5555}, proven;
    unsigned let_in = 0;
    for (unsigned i = 0; i < LIMIT_MACHINE_SESSIONS + 8; i++) {
        struct letter opened, nothing;
        struct letter knock = meeting_knock(meeting, &meeting->client_at);
        if (meeting_to_room(meeting, &knock, &meeting->client_at, &opened, NULL) != GATE_REPLY) {
            gate_end(meeting->client, meeting->session);
            continue;
        }
        let_in++;
        meeting_to_client(meeting, &opened, &nothing);
        struct letter here = meeting_say(meeting, "here");
        uint32_t session = meeting_hears(meeting, &here, &claimed, "here");
        assert_true(gate_proven(meeting->room, session, &proven));
        assert_memory_equal(&proven, &meeting->client_at, sizeof proven);
        gate_end(meeting->client, meeting->session);
    }
    assert_int_equal(let_in, LIMIT_MACHINE_SESSIONS);
    meeting->client_at = claimed;
    meeting_meet(meeting);
}

static void each_changed_byte_of_a_sealed_datagram_is_refused(void **state) {
    struct meeting *meeting = *state;
    meeting_meet(meeting);
    struct letter letter = meeting_say(meeting, "answer");
    for (size_t at = 0; at < letter.count; at++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            struct letter changed = letter;
            changed.bytes[at] ^= (uint8_t)(1u << bit);
            struct letter heard;
            assert_int_not_equal(
                meeting_to_room(meeting, &changed, &meeting->client_at, &heard, NULL), GATE_PLAIN);
        }
    }
    for (size_t count = 0; count < letter.count; count++) {
        struct letter cut = letter;
        cut.count = count;
        meeting_hears_nothing(meeting, &cut, &meeting->client_at);
    }
    meeting_hears(meeting, &letter, &meeting->client_at, "answer");
}

static void one_students_seal_does_not_speak_for_another(void **state) {
    struct meeting *meeting = *state;
    meeting_meet(meeting);
    struct letter first = meeting_say(meeting, "first");
    uint32_t one = meeting_hears(meeting, &first, &meeting->client_at, "first");
    meeting->client_at.port++;
    meeting_meet(meeting);
    struct letter second = meeting_say(meeting, "second");
    struct letter forged = second;
    for (unsigned i = 0; i < 4; i++) {
        forged.bytes[1 + i] = (uint8_t)(one >> 8 * i);
    }
    meeting_hears_nothing(meeting, &forged, &meeting->client_at);
    assert_int_not_equal(meeting_hears(meeting, &second, &meeting->client_at, "second"), one);
}

static void what_the_room_sealed_does_not_come_back_to_it_as_a_students(void **state) {
    struct meeting *meeting = *state;
    struct letter back;
    struct gate_address to;
    meeting_meet(meeting);
    struct letter hello = meeting_say(meeting, "hello");
    uint32_t session = meeting_hears(meeting, &hello, &meeting->client_at, "hello");
    back.count = gate_send(meeting->room, session, (const uint8_t *)"key", 3, back.bytes, &to);
    for (unsigned i = 0; i < 4; i++) {
        back.bytes[1 + i] = (uint8_t)(session >> 8 * i);
    }
    meeting_hears_nothing(meeting, &back, &meeting->client_at);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_MEETING(what_came_once_does_not_come_again),
        IN_MEETING(who_moves_is_followed_and_an_older_datagram_moves_nobody),
        IN_MEETING(who_moves_is_counted_where_it_came_in),
        IN_MEETING(each_changed_byte_of_a_sealed_datagram_is_refused),
        IN_MEETING(one_students_seal_does_not_speak_for_another),
        IN_MEETING(what_the_room_sealed_does_not_come_back_to_it_as_a_students),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The gates are real, and so are their keys; time and random bytes are made up. What a test reads
 * wrongly ends it here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "meeting.h"

#include <string.h>

#include "limit.h"

void meeting_random(void *context, uint8_t *bytes, size_t count) {
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
        .random_bytes = meeting_random,
        .context = &meeting->random,
    };
    struct gate *gate = gate_open(&config);
    assert_non_null(gate);
    return gate;
}

int meeting_open(void **state) {
    static struct meeting meeting;
    uint8_t secret[KEY_BYTES];
    meeting = (struct meeting){.room_at = {ROOM_AT, 27450}, .client_at = {PUPIL, 4000}};
    random_init(&meeting.random, 7, 1);
    meeting_random(&meeting.random, secret, sizeof secret);
    room_key_init(&meeting.key, secret);
    meeting_random(&meeting.random, secret, sizeof secret);
    identity_init(&meeting.teacher, secret);
    identity_sign_room(&meeting.teacher, &meeting.key);
    meeting.room = open_gate(&meeting, &meeting.key, GATE_SESSIONS_MAX);
    meeting.client = open_gate(&meeting, NULL, 8);
    meeting.now_ms = 1000;
    *state = &meeting;
    return 0;
}

int meeting_close(void **state) {
    struct meeting *meeting = *state;
    gate_close(meeting->room);
    gate_close(meeting->client);
    return 0;
}

static enum gate_result receive(struct gate *gate, const struct gate_arrival *arrival,
                                struct letter *out, uint32_t *session) {
    struct gate_outcome outcome;
    enum gate_result result = gate_receive(gate, arrival, &outcome);
    memcpy(out->bytes, outcome.bytes, outcome.count);
    out->count = outcome.count;
    if (session != NULL) {
        *session = outcome.session;
    }
    return result;
}

enum gate_result meeting_to_room(struct meeting *meeting, const struct letter *letter,
                                 const struct gate_address *from, struct letter *out,
                                 uint32_t *session) {
    struct gate_arrival arrival = {
        .from = *from, .bytes = letter->bytes, .count = letter->count, .now_ms = meeting->now_ms};
    return receive(meeting->room, &arrival, out, session);
}

enum gate_result meeting_to_client(struct meeting *meeting, const struct letter *letter,
                                   struct letter *out) {
    struct gate_arrival arrival = {.from = meeting->room_at,
                                   .bytes = letter->bytes,
                                   .count = letter->count,
                                   .now_ms = meeting->now_ms};
    return receive(meeting->client, &arrival, out, NULL);
}

struct letter meeting_next_knock(struct meeting *meeting) {
    struct letter knock;
    struct gate_address to;
    meeting->now_ms += GATE_KNOCK_MS;
    knock.count = gate_due(meeting->client, meeting->now_ms, knock.bytes, &to);
    assert_int_equal(knock.count, GATE_KNOCK_BYTES);
    assert_int_equal(to.host, meeting->room_at.host);
    assert_int_equal(to.port, meeting->room_at.port);
    return knock;
}

struct letter meeting_knock(struct meeting *meeting, const struct gate_address *from) {
    struct letter cookie, again;
    meeting->session = gate_knock(meeting->client, &meeting->room_at);
    assert_int_not_equal(meeting->session, 0);
    struct letter knock = meeting_next_knock(meeting);
    assert_int_equal(meeting_to_room(meeting, &knock, from, &cookie, NULL), GATE_REPLY);
    assert_int_equal(meeting_to_client(meeting, &cookie, &again), GATE_REPLY);
    assert_int_equal(again.count, GATE_KNOCK_BYTES);
    return again;
}

void meeting_meet(struct meeting *meeting) {
    struct letter opened, nothing;
    struct letter knock = meeting_knock(meeting, &meeting->client_at);
    assert_int_equal(meeting_to_room(meeting, &knock, &meeting->client_at, &opened, NULL),
                     GATE_REPLY);
    assert_int_equal(meeting_to_client(meeting, &opened, &nothing), GATE_NOTHING);
    assert_int_equal(gate_state(meeting->client, meeting->session), GATE_STANDS);
}

struct letter meeting_say(struct meeting *meeting, const char *text) {
    struct letter letter;
    struct gate_address to;
    letter.count = gate_send(meeting->client, meeting->session, (const uint8_t *)text, strlen(text),
                             letter.bytes, &to);
    assert_true(letter.count > strlen(text));
    return letter;
}

uint32_t meeting_hears(struct meeting *meeting, const struct letter *letter,
                       const struct gate_address *from, const char *text) {
    struct letter heard;
    uint32_t session;
    assert_int_equal(meeting_to_room(meeting, letter, from, &heard, &session), GATE_PLAIN);
    assert_int_equal(heard.count, strlen(text));
    assert_memory_equal(heard.bytes, text, strlen(text));
    return session;
}

void meeting_hears_nothing(struct meeting *meeting, const struct letter *letter,
                           const struct gate_address *from) {
    struct letter heard;
    assert_int_equal(meeting_to_room(meeting, letter, from, &heard, NULL), GATE_NOTHING);
}

struct gate_stats meeting_stats(const struct meeting *meeting) {
    struct gate_stats stats;
    gate_stats(meeting->room, &stats);
    return stats;
}

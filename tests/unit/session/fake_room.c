/* The room of the session's tests: it decides nothing, it only says what a test wants to be said.
 */
#include "fake_room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "str.h"

static struct message *scratch_message(void) {
    static struct message message;
    return &message;
}

struct message *room_message(enum message_id id) {
    struct message *message = scratch_message();
    memset(message, 0, sizeof(*message));
    message->id = id;
    return message;
}

bool room_says(struct session *session, const struct message *message, uint64_t now_ms) {
    uint8_t bytes[MESSAGE_BYTES_MAX], datagram[DATAGRAM_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof(bytes));
    assert_int_not_equal(count, 0);
    bool is_taken = true;
    for (size_t i = 0; i < parts_count(count); i++) {
        size_t size = parts_split(bytes, count, 7, i, datagram);
        is_taken = session_receive(session, datagram, size, now_ms) && is_taken;
    }
    return is_taken;
}

const struct message *room_hears(struct session *session, uint64_t now_ms) {
    uint8_t datagram[DATAGRAM_BYTES_MAX];
    struct message *message = scratch_message();
    size_t count = session_outgoing(session, datagram, now_ms);
    if (count == 0) {
        return NULL;
    }
    assert_int_equal(codec_decode(datagram, count, 1u << session->config.role, message), CODEC_OK);
    return message;
}

size_t room_hears_all(struct session *session, uint64_t now_ms) {
    size_t count = 0;
    while (room_hears(session, now_ms) != NULL) {
        count++;
    }
    return count;
}

void room_says_welcome(struct session *session, uint32_t run, uint64_t now_ms) {
    struct message *message = room_message(MESSAGE_welcome);
    message->as.welcome.major = PROTOCOL_MAJOR;
    message->as.welcome.minor = PROTOCOL_MINOR;
    message->as.welcome.run = run;
    assert_true(room_says(session, message, now_ms));
}

void room_says_names(struct session *session, uint64_t now_ms) {
    struct message *message = room_message(MESSAGE_names);
    message->as.names.names_count = 3;
    str_copy(message->as.names.names[1].text, sizeof(message->as.names.names[1].text),
             "Brave Otter");
    assert_true(room_says(session, message, now_ms));
}

void room_says_seat(struct session *session, uint16_t seat, uint8_t token, uint64_t now_ms) {
    struct message *message = room_message(MESSAGE_seat);
    message->as.seat.seat = seat;
    message->as.seat.token_count = TOKEN_BYTES;
    memset(message->as.seat.token, token, TOKEN_BYTES);
    assert_true(room_says(session, message, now_ms));
}

void room_says_phase(struct session *session, uint8_t round, enum phase phase, uint64_t now_ms) {
    struct message *message = room_message(MESSAGE_phase);
    message->as.phase.stage = STAGE_ROUND;
    message->as.phase.round = round;
    message->as.phase.rounds = 3;
    message->as.phase.phase = (uint8_t)phase;
    message->as.phase.duration_ms = 60000;
    message->as.phase.left_ms = 40000;
    assert_true(room_says(session, message, now_ms));
}

void room_says_kept(struct session *session, uint32_t action, uint64_t event, uint64_t now_ms) {
    struct message *message = room_message(MESSAGE_kept);
    message->as.kept.action = action;
    message->as.kept.event = event;
    assert_true(room_says(session, message, now_ms));
}

void room_says_refused(struct session *session, uint32_t action, enum refusal_reason reason,
                       uint64_t now_ms) {
    struct message *message = room_message(MESSAGE_refused);
    message->as.refused.action = action;
    message->as.refused.reason = (uint8_t)reason;
    assert_true(room_says(session, message, now_ms));
}

void student_in_try(struct session *session, uint64_t now_ms) {
    session_init(session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(session, now_ms);
    room_hears_all(session, now_ms);
    room_says_welcome(session, 1, now_ms);
    room_says_seat(session, 5, 0xAA, now_ms);
    room_says_phase(session, 1, PHASE_TRY, now_ms);
    assert_int_equal(room_hears_all(session, now_ms), 0);
}

void student_comes_back(struct session *session) {
    session_disconnected(session);
    session_connected(session, 5000);
    assert_int_equal(room_hears(session, 5000)->id, MESSAGE_hello);
    room_says_welcome(session, 1, 5000);
}

void room_says_scribe(struct session *session, enum phase phase) {
    struct message *message = room_message(MESSAGE_page);
    message->as.page.round = 1;
    message->as.page.phase = (uint8_t)phase;
    message->as.page.is_scribe = true;
    assert_true(room_says(session, message, 2000));
}

void room_says_share(struct session *session, uint8_t number) {
    room_says_phase(session, 1, PHASE_SHARE, 2000);
    struct message *message = room_message(MESSAGE_spotlight);
    message->as.spotlight.round = 1;
    message->as.spotlight.number = number;
    message->as.spotlight.may_claim = true;
    assert_true(room_says(session, message, 2000));
    message = room_message(MESSAGE_questions);
    message->as.questions.round = 1;
    message->as.questions.good_count = 3;
    message->as.questions.turns_count = 2;
    assert_true(room_says(session, message, 2000));
}

uint32_t student_offers(struct session *session, enum consent consent, uint8_t thought) {
    struct message_offer said = {.consent = (uint8_t)consent, .thought = thought};
    return session_offer(session, &said, 2000);
}

/* What a session remembers over its connections and over its own process, and when it finds that
 * its room is out of reach. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "fake_room.h"
#include "str.h"

static struct session session;

static int start_in_try(void **state) {
    (void)state;
    student_in_try(&session, 1000);
    return 0;
}

static uint32_t hand_in(const char *text) {
    struct message_answer answer = {.is_final = true, .confidence = CONFIDENCE_SURE};
    str_copy(answer.text, sizeof(answer.text), text);
    return session_answer(&session, &answer, 1000);
}

static void begin(const struct session_memory *memory, uint64_t now_ms) {
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT, .memory = *memory});
    session_connected(&session, now_ms);
}

static struct session_memory memory_of(uint8_t token) {
    struct session_memory memory = {.token_count = TOKEN_BYTES};
    memset(memory.token, token, TOKEN_BYTES);
    return memory;
}

/* --- the token ---------------------------------------------------------------------------------
 */

static void a_student_shows_a_token_before_the_first_seat(void **state) {
    (void)state;
    struct session_memory memory = memory_of(0x11);
    begin(&memory, 0);
    const struct message *hello = room_hears(&session, 0);
    assert_int_equal(hello->as.hello.token_count, TOKEN_BYTES);
    assert_int_equal(hello->as.hello.token[0], 0x11);
    assert_true(hello->as.hello.last_event == 0);
}

static void a_seat_without_a_token_is_brought_back_by_the_one_in_use(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_seat);
    message->as.seat.seat = 5;
    uint32_t changes = session.memory_changes;
    assert_true(room_says(&session, message, 1000));
    assert_int_equal(session.memory_changes, changes);
    session_disconnected(&session);
    session_connected(&session, 2000);
    assert_int_equal(room_hears(&session, 2000)->as.hello.token[31], 0xAA);
    room_says_welcome(&session, 1, 2000);
    room_says_seat(&session, 5, 0xBB, 2000);
    assert_int_not_equal(session.memory_changes, changes);
    session_disconnected(&session);
    session_connected(&session, 3000);
    assert_int_equal(room_hears(&session, 3000)->as.hello.token[31], 0xBB);
}

static void a_board_has_no_token(void **state) {
    (void)state;
    struct session_config config = {.role = ROLE_BOARD, .memory = memory_of(0xEE)};
    session_init(&session, &config);
    session_connected(&session, 0);
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = session_outgoing(&session, bytes, 0);
    assert_int_not_equal(count, 0);
    assert_null(memchr(bytes, 0xEE, count));
}

/* --- memory ------------------------------------------------------------------------------------
 */

static void what_must_be_remembered_is_said_to_have_changed(void **state) {
    (void)state;
    uint32_t changes = session.memory_changes;
    room_says_kept(&session, 4000, 41, 1000);
    assert_int_equal(session.memory_changes, changes + 1);
    room_says_kept(&session, 4001, 40, 1000);
    room_says_phase(&session, 1, PHASE_HUDDLE, 1000);
    assert_int_equal(session.memory_changes, changes + 1);
    assert_true(session.memory.last_event == 41);
}

/* A new process with what the one before it remembered. */
static void an_old_seat_comes_back_and_its_numbers_go_on(void **state) {
    (void)state;
    struct session_memory memory = memory_of(0xAA);
    memory.last_event = 41;
    memory.is_certain = true;
    begin(&memory, 0);
    assert_true(room_hears(&session, 0)->as.hello.last_event == 41);
    room_says_welcome(&session, 1, 0);
    struct message *message = room_message(MESSAGE_seat);
    message->as.seat.seat = 5;
    message->as.seat.last_action = 17;
    assert_true(room_says(&session, message, 0));
    room_says_phase(&session, 1, PHASE_TRY, 0);
    assert_true(session.came_back);
    assert_int_equal(hand_in("3/8"), 18);
    message = room_message(MESSAGE_seat); /* of a room that had not seen 18 yet */
    message->as.seat.seat = 5;
    message->as.seat.last_action = 17;
    assert_true(room_says(&session, message, 0));
    assert_int_equal(hand_in("1/2"), 19);
}

static void a_seat_that_was_picked_did_not_come_back(void **state) {
    (void)state;
    struct session_memory memory = memory_of(0x11);
    begin(&memory, 0);
    room_says_welcome(&session, 1, 0);
    room_says_names(&session, 0);
    session_join(&session, 0, 0);
    session_disconnected(&session);
    session_connected(&session, 2000);
    room_says_welcome(&session, 1, 2000);
    room_says_seat(&session, 5, 0xAA, 2000); /* it had come through */
    assert_false(session.came_back);
}

static void what_another_room_kept_is_not_told_to_this_one(void **state) {
    (void)state;
    struct session_memory memory = memory_of(0x11);
    memory.last_event = 41;
    str_copy(memory.code, sizeof memory.code, "K7QM-2XPD");
    begin(&memory, 0);
    struct message *message = room_message(MESSAGE_welcome);
    message->as.welcome.run = 1;
    str_copy(message->as.welcome.code, sizeof message->as.welcome.code, "3HTR-90VB");
    assert_true(room_says(&session, message, 0));
    assert_true(session.memory.last_event == 0);
    assert_string_equal(session.memory.code, "3HTR-90VB");
    assert_int_not_equal(session.memory_changes, 0);
}

/* At an address without a code may be another room than the last time. */
static void what_was_kept_is_not_told_to_a_room_that_may_be_another(void **state) {
    (void)state;
    struct session_memory memory = memory_of(0x11);
    memory.last_event = 41;
    begin(&memory, 0);
    assert_true(room_hears(&session, 0)->as.hello.last_event == 0);
    room_says_welcome(&session, 1, 0);
    session_disconnected(&session);
    session_connected(&session, 2000);
    room_hears(&session, 2000);
    assert_true(session.memory.last_event == 41);
}

static void what_waits_for_one_room_is_not_said_to_another(void **state) {
    (void)state;
    assert_int_not_equal(hand_in("3/8"), 0);
    session_disconnected(&session);
    session_connected(&session, 2000);
    assert_int_equal(room_hears(&session, 2000)->id, MESSAGE_hello);
    struct message *message = room_message(MESSAGE_welcome);
    message->as.welcome.run = 1;
    str_copy(message->as.welcome.code, sizeof message->as.welcome.code, "3HTR-90VB");
    assert_true(room_says(&session, message, 2000));
    assert_null(room_hears(&session, 2000));
}

static void somebody_new_knows_nothing_of_who_sat_here(void **state) {
    (void)state;
    struct session_memory memory = memory_of(0x22);
    assert_int_not_equal(hand_in("3/8"), 0);
    session_disconnected(&session);
    session_renew(&session, &memory);
    assert_false(session.view.have_seat || session.view.have_phase || session.view.has_said);
    session_connected(&session, 2000);
    assert_int_equal(room_hears(&session, 2000)->as.hello.token[0], 0x22);
    room_says_welcome(&session, 1, 2000);
    assert_null(room_hears(&session, 2000));
}

/* --- silence -----------------------------------------------------------------------------------
 */

static void a_room_that_says_nothing_for_three_seconds_is_out_of_reach(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_TRY, 2000);
    for (uint64_t now = 2000; now < 5000; now += 100) {
        assert_false(session_listen(&session, now));
    }
    assert_true(session_listen(&session, 5000));
}

static void a_beat_ends_the_silence(void **state) {
    (void)state;
    for (uint64_t now = 1000; now < 20000; now += 500) {
        if (now % 1000 == 0) {
            assert_true(room_says(&session, room_message(MESSAGE_beat), now));
        }
        assert_false(session_listen(&session, now));
    }
}

static void a_room_that_never_answers_the_greeting_is_out_of_reach(void **state) {
    (void)state;
    session_disconnected(&session);
    assert_false(session_listen(&session, 9000));
    session_connected(&session, 20000);
    assert_false(session_listen(&session, 21000));
    assert_false(session_listen(&session, 22000));
    assert_true(session_listen(&session, 23000));
}

static void any_room_answers_a_greeting(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(&session, 1000);
    assert_false(session_listen(&session, 2000));
    assert_false(session_listen(&session, 3000));
    assert_true(session_listen(&session, 4000));
}

static void the_silence_of_an_older_room_says_nothing(void **state) {
    (void)state;
    session.view.welcome.minor = 1;
    for (uint64_t now = 1000; now < 20000; now += 500) {
        assert_false(session_listen(&session, now));
    }
}

static void a_sleep_of_five_seconds_is_no_silence_of_the_room(void **state) {
    (void)state;
    assert_false(session_listen(&session, 1500));
    assert_false(session_listen(&session, 6500)); /* nothing waited in the socket */
    assert_false(session_listen(&session, 7000));
    assert_true(room_says(&session, room_message(MESSAGE_beat), 7500));
    assert_false(session_listen(&session, 7500));
    assert_false(session_listen(&session, 8500));
}

static void who_slept_for_a_minute_dials_anew_at_once(void **state) {
    (void)state;
    assert_false(session_listen(&session, 1500));
    assert_true(room_says(&session, room_message(MESSAGE_beat), 61500)); /* from before */
    assert_true(session_listen(&session, 61500));
    session_disconnected(&session);
    session_connected(&session, 61600);
    assert_false(session_listen(&session, 61600));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup(name, start_in_try)
    const struct CMUnitTest tests[] = {
        TEST(a_student_shows_a_token_before_the_first_seat),
        TEST(a_seat_without_a_token_is_brought_back_by_the_one_in_use),
        TEST(a_board_has_no_token),
        TEST(what_must_be_remembered_is_said_to_have_changed),
        TEST(an_old_seat_comes_back_and_its_numbers_go_on),
        TEST(a_seat_that_was_picked_did_not_come_back),
        TEST(what_another_room_kept_is_not_told_to_this_one),
        TEST(what_was_kept_is_not_told_to_a_room_that_may_be_another),
        TEST(what_waits_for_one_room_is_not_said_to_another),
        TEST(somebody_new_knows_nothing_of_who_sat_here),
        TEST(a_room_that_says_nothing_for_three_seconds_is_out_of_reach),
        TEST(a_beat_ends_the_silence),
        TEST(a_room_that_never_answers_the_greeting_is_out_of_reach),
        TEST(the_silence_of_an_older_room_says_nothing),
        TEST(any_room_answers_a_greeting),
        TEST(a_sleep_of_five_seconds_is_no_silence_of_the_room),
        TEST(who_slept_for_a_minute_dials_anew_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

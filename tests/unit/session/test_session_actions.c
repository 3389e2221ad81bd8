/* What a person does reaches the room once, whatever happens to the connection. */
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

static uint32_t type(const char *text, bool is_final) {
    struct message_answer answer = {.is_final = is_final, .confidence = CONFIDENCE_SURE};
    str_copy(answer.text, sizeof(answer.text), text);
    return session_answer(&session, &answer, 1000);
}

/* The connection is lost and comes back; the hello is heard, the welcome said. */
static void come_back(uint32_t run) {
    session_disconnected(&session);
    session_connected(&session, 2000);
    const struct message *hello = room_hears(&session, 2000);
    assert_non_null(hello);
    assert_int_equal(hello->id, MESSAGE_hello);
    assert_null(room_hears(&session, 2000));
    room_says_welcome(&session, run, 2000);
}

static void joining_takes_a_name_that_was_offered_and_once(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(&session, 0);
    room_hears_all(&session, 0);
    room_says_welcome(&session, 1, 0);
    assert_int_equal(session_join(&session, 0, 0), 0);
    room_says_names(&session, 0);
    assert_int_equal(session_join(&session, 3, 0), 0);
    assert_int_not_equal(session_join(&session, 1, 0), 0);
    assert_int_equal(session_join(&session, 2, 0), 0);
    const struct message *join = room_hears(&session, 0);
    assert_int_equal(join->id, MESSAGE_join);
    assert_int_equal(join->as.join.choice, 1);
    room_says_seat(&session, 9, 1, 0);
    assert_int_equal(session.pending_count, 0);
    assert_int_equal(session_join(&session, 1, 0), 0);
}

static void a_name_is_not_taken_twice_while_the_seat_is_on_its_way(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(&session, 0);
    room_says_welcome(&session, 1, 0);
    room_says_names(&session, 0);
    uint32_t action = session_join(&session, 1, 0);
    room_hears_all(&session, 0);
    room_says_kept(&session, action, 1, 0);
    assert_true(session.view.is_joining);
    assert_int_equal(session_join(&session, 1, 0), 0);
    assert_int_equal(session_more_names(&session, 0), 0);
    room_says_seat(&session, 9, 1, 0);
    assert_false(session.view.is_joining);
}

static void a_name_that_was_not_given_can_be_followed_by_another(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(&session, 0);
    room_says_welcome(&session, 1, 0);
    room_says_names(&session, 0);
    uint32_t action = session_join(&session, 1, 0);
    room_hears_all(&session, 0);
    room_says_refused(&session, action, REFUSED_NOT_OFFERED, 0);
    assert_int_not_equal(session_join(&session, 2, 0), 0);
}

static void more_names_answer_the_wish_for_them(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(&session, 0);
    room_says_welcome(&session, 1, 0);
    room_says_names(&session, 0);
    assert_int_not_equal(session_more_names(&session, 0), 0);
    assert_int_equal(session_join(&session, 0, 0), 0);
    room_says_names(&session, 0);
    assert_int_not_equal(session_join(&session, 0, 0), 0);
}

static void an_answer_says_round_and_phase_by_itself(void **state) {
    (void)state;
    uint32_t action = type("3/8", true);
    const struct message *message = room_hears(&session, 1000);
    assert_int_equal(message->id, MESSAGE_answer);
    assert_int_equal(message->as.answer.action, action);
    assert_int_equal(message->as.answer.round, 1);
    assert_int_equal(message->as.answer.phase, PHASE_TRY);
    assert_string_equal(message->as.answer.text, "3/8");
    assert_null(room_hears(&session, 1000));
}

static void nothing_can_be_answered_at_reveal_or_without_a_seat(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_REVEAL, 1000);
    assert_int_equal(type("3/8", true), 0);
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(&session, 0);
    room_says_welcome(&session, 1, 0);
    room_says_phase(&session, 1, PHASE_TRY, 0);
    assert_int_equal(type("3/8", true), 0);
}

static void kept_settles_an_action_and_tells_how_long_it_took(void **state) {
    (void)state;
    uint32_t action = type("3/8", true);
    room_hears_all(&session, 1000);
    assert_false(session.view.is_kept);
    room_says_kept(&session, action, 77, 1030);
    assert_true(session.view.is_kept);
    assert_int_equal(session.pending_count, 0);
    assert_int_equal(session.kept_count, 1);
    assert_int_equal(session.kept_wait_ms, 30);
    assert_int_equal(session.kept_action, action);
    assert_int_equal(session.kept_event, 77);
    assert_int_equal(session.memory.last_event, 77);
    assert_string_equal(session.kept_message.as.answer.text, "3/8");
}

static void kept_for_an_older_answer_does_not_keep_the_newer(void **state) {
    (void)state;
    uint32_t older = type("3", false);
    room_hears_all(&session, 1000);
    type("3/8", true);
    room_says_kept(&session, older, 5, 1000);
    assert_false(session.view.is_kept);
    assert_int_equal(session.pending_count, 1);
}

static void kept_for_an_unknown_action_counts_nothing(void **state) {
    (void)state;
    room_says_kept(&session, 4000, 9, 1000);
    assert_int_equal(session.kept_count, 0);
    assert_int_equal(session.memory.last_event, 9);
}

static void a_refused_answer_is_told_until_the_next_one(void **state) {
    (void)state;
    uint32_t action = type("1,000", true);
    room_hears_all(&session, 1000);
    room_says_refused(&session, action, REFUSED_TWO_WAYS, 1000);
    assert_true(session.view.was_refused);
    assert_int_equal(session.view.refused.reason, REFUSED_TWO_WAYS);
    assert_false(session.view.has_said);
    assert_int_equal(session.pending_count, 0);
    type("1000", true);
    assert_false(session.view.was_refused);
}

static void a_reason_that_is_not_known_yet_means_not_now(void **state) {
    (void)state;
    uint32_t action = type("1/4", true);
    room_hears_all(&session, 1000);
    room_says_refused(&session, action, REFUSED_COUNT, 1000);
    assert_int_equal(session.pending_count, 0);
    assert_true(session.view.was_refused);
    assert_int_equal(session.view.refused.reason, REFUSED_NOT_NOW);
}

static void an_answer_that_came_too_late_is_dropped_silently(void **state) {
    (void)state;
    uint32_t action = type("3/8", false);
    room_hears_all(&session, 1000);
    room_says_phase(&session, 1, PHASE_HUDDLE, 1000);
    room_says_refused(&session, action, REFUSED_NOT_NOW, 1000);
    assert_false(session.view.was_refused);
    assert_int_equal(session.pending_count, 0);
}

static void a_newer_draft_replaces_the_unsent_one(void **state) {
    (void)state;
    type("3", false);
    type("3/", false);
    uint32_t last = type("3/8", false);
    assert_int_equal(session.pending_count, 1);
    assert_int_equal(session.replaced_count, 2);
    const struct message *message = room_hears(&session, 1000);
    assert_int_equal(message->as.answer.action, last);
    assert_string_equal(message->as.answer.text, "3/8");
}

static void a_sent_draft_is_not_replaced(void **state) {
    (void)state;
    type("3", false);
    room_hears_all(&session, 1000);
    type("3/8", true);
    assert_int_equal(session.pending_count, 2);
}

static void typing_goes_on_when_nothing_is_kept(void **state) {
    (void)state;
    for (int i = 0; i < 3 * SESSION_PENDING_MAX; i++) {
        assert_int_not_equal(type("3", false), 0);
        room_hears_all(&session, 1000);
    }
    assert_int_not_equal(type("3/8", true), 0);
    const struct message *message = room_hears(&session, 1000);
    assert_string_equal(message->as.answer.text, "3/8");
}

static void what_was_not_kept_is_said_again_in_order_after_a_loss(void **state) {
    (void)state;
    uint32_t draft = type("3", false);
    room_hears_all(&session, 1000);
    uint32_t final = type("3/8", true);
    room_hears_all(&session, 1000);
    come_back(1);
    assert_int_equal(room_hears(&session, 2000)->as.answer.action, draft);
    assert_int_equal(room_hears(&session, 2000)->as.answer.action, final);
    assert_null(room_hears(&session, 2000));
    room_says_kept(&session, draft, 3, 2000);
    room_says_kept(&session, final, 4, 2000);
    come_back(1);
    assert_null(room_hears(&session, 2000));
}

static void what_is_done_without_a_connection_is_sent_when_one_is_back(void **state) {
    (void)state;
    session_disconnected(&session);
    assert_int_not_equal(type("3/8", true), 0);
    assert_int_equal(room_hears_all(&session, 1500), 0);
    come_back(1);
    assert_string_equal(room_hears(&session, 2000)->as.answer.text, "3/8");
}

static void coming_back_shows_token_and_highest_event(void **state) {
    (void)state;
    room_says_kept(&session, 4000, 41, 1000);
    session_disconnected(&session);
    session_connected(&session, 2000);
    const struct message *hello = room_hears(&session, 2000);
    assert_int_equal(hello->as.hello.last_event, 41);
    assert_int_equal(hello->as.hello.token_count, TOKEN_BYTES);
    assert_int_equal(hello->as.hello.token[31], 0xAA);
}

static void a_room_started_again_is_believed_about_where_it_stands(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_HUDDLE, 1000);
    uint32_t action = type("3/8", true);
    room_hears_all(&session, 1000);
    come_back(2);
    assert_false(session.view.have_phase);
    assert_true(session.view.has_said);
    room_says_phase(&session, 1, PHASE_TRY, 2000);
    assert_false(session.view.has_said);
    assert_int_equal(room_hears(&session, 2000)->as.answer.action, action);
    room_says_refused(&session, action, REFUSED_NOT_NOW, 2000);
    assert_false(session.view.was_refused);
}

static void an_older_run_begins_its_numbers_again(void **state) {
    (void)state;
    come_back(9);
    room_says_kept(&session, 4000, 500, 2000);
    come_back(1);
    assert_int_equal(session.memory.last_event, 0);
    assert_int_equal(session.run, 1);
}

static void a_room_that_forgot_the_seat_offers_names_again(void **state) {
    (void)state;
    type("3/8", true);
    come_back(1);
    room_says_names(&session, 2000);
    assert_false(session.view.have_seat);
    assert_int_equal(session.pending_count, 0);
    assert_int_not_equal(session_join(&session, 0, 2000), 0);
}

static void phases_are_counted_for_each_connection(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_HUDDLE, 1000);
    assert_int_equal(session.phases_heard, 2);
    come_back(1);
    assert_int_equal(session.phases_heard, 0);
}

static void the_token_is_the_last_that_was_given(void **state) {
    (void)state;
    room_says_seat(&session, 5, 0xBB, 1000);
    session_disconnected(&session);
    session_connected(&session, 2000);
    assert_int_equal(room_hears(&session, 2000)->as.hello.token[0], 0xBB);
}

static void silence_of_half_a_second_makes_a_heartbeat(void **state) {
    (void)state;
    uint64_t wake_ms = session_wake_ms(&session);
    assert_int_equal(wake_ms, 1500);
    assert_null(room_hears(&session, wake_ms - 1));
    assert_int_equal(room_hears(&session, wake_ms)->id, MESSAGE_alive);
    assert_null(room_hears(&session, wake_ms));
    assert_int_equal(session_wake_ms(&session), 2000);
}

static void an_action_puts_the_heartbeat_off(void **state) {
    (void)state;
    type("3/8", true);
    assert_int_equal(session_wake_ms(&session), 0);
    assert_int_equal(room_hears(&session, 1400)->id, MESSAGE_answer);
    assert_int_equal(session_wake_ms(&session), 1900);
}

static void without_a_connection_there_is_nothing_to_wake_for(void **state) {
    (void)state;
    session_disconnected(&session);
    assert_true(session_wake_ms(&session) == UINT64_MAX);
    assert_null(room_hears(&session, 100000));
}

static void leaving_says_what_is_pending_and_then_goodbye(void **state) {
    (void)state;
    type("3/8", true);
    session_leave(&session);
    assert_int_equal(room_hears(&session, 1000)->id, MESSAGE_answer);
    assert_int_equal(room_hears(&session, 1000)->id, MESSAGE_leave);
    assert_int_equal(session.link, SESSION_OUT);
    assert_null(room_hears(&session, 9000));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joining_takes_a_name_that_was_offered_and_once),
        cmocka_unit_test(a_name_is_not_taken_twice_while_the_seat_is_on_its_way),
        cmocka_unit_test(a_name_that_was_not_given_can_be_followed_by_another),
        cmocka_unit_test(more_names_answer_the_wish_for_them),
        cmocka_unit_test_setup(an_answer_says_round_and_phase_by_itself, start_in_try),
        cmocka_unit_test_setup(nothing_can_be_answered_at_reveal_or_without_a_seat, start_in_try),
        cmocka_unit_test_setup(kept_settles_an_action_and_tells_how_long_it_took, start_in_try),
        cmocka_unit_test_setup(kept_for_an_older_answer_does_not_keep_the_newer, start_in_try),
        cmocka_unit_test_setup(kept_for_an_unknown_action_counts_nothing, start_in_try),
        cmocka_unit_test_setup(a_refused_answer_is_told_until_the_next_one, start_in_try),
        cmocka_unit_test_setup(a_reason_that_is_not_known_yet_means_not_now, start_in_try),
        cmocka_unit_test_setup(an_answer_that_came_too_late_is_dropped_silently, start_in_try),
        cmocka_unit_test_setup(a_newer_draft_replaces_the_unsent_one, start_in_try),
        cmocka_unit_test_setup(a_sent_draft_is_not_replaced, start_in_try),
        cmocka_unit_test_setup(typing_goes_on_when_nothing_is_kept, start_in_try),
        cmocka_unit_test_setup(what_was_not_kept_is_said_again_in_order_after_a_loss, start_in_try),
        cmocka_unit_test_setup(what_is_done_without_a_connection_is_sent_when_one_is_back,
                               start_in_try),
        cmocka_unit_test_setup(coming_back_shows_token_and_highest_event, start_in_try),
        cmocka_unit_test_setup(a_room_started_again_is_believed_about_where_it_stands,
                               start_in_try),
        cmocka_unit_test_setup(an_older_run_begins_its_numbers_again, start_in_try),
        cmocka_unit_test_setup(a_room_that_forgot_the_seat_offers_names_again, start_in_try),
        cmocka_unit_test_setup(phases_are_counted_for_each_connection, start_in_try),
        cmocka_unit_test_setup(the_token_is_the_last_that_was_given, start_in_try),
        cmocka_unit_test_setup(silence_of_half_a_second_makes_a_heartbeat, start_in_try),
        cmocka_unit_test_setup(an_action_puts_the_heartbeat_off, start_in_try),
        cmocka_unit_test_setup(without_a_connection_there_is_nothing_to_wake_for, start_in_try),
        cmocka_unit_test_setup(leaving_says_what_is_pending_and_then_goodbye, start_in_try),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

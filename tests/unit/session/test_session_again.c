/* What is said again and what is not: after a loss, when all may speak again, and when it was too
 * much at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fake_room.h"

static struct session session;

static int start_in_try(void **state) {
    (void)state;
    student_in_try(&session, 1000);
    return 0;
}

static void go_to(enum phase phase) {
    room_says_phase(&session, 1, phase, 2000);
}

static void freeze(bool is_frozen) {
    struct message *message = room_message(MESSAGE_phase);
    message->as.phase = session.view.phase;
    message->as.phase.is_frozen = is_frozen;
    assert_true(room_says(&session, message, 2200));
}

/* --- what is not kept
 * ------------------------------------------------------------------------------
 */

static void the_actions_of_the_game_are_said_again_in_order_after_a_loss(void **state) {
    (void)state;
    go_to(PHASE_OFFER);
    room_says_scribe(&session, PHASE_OFFER);
    uint32_t first = student_offers(&session, CONSENT_WITHOUT, THOUGHT_WORDS);
    session_write(&session, "we halved", true, 2000);
    session_pen_raise(&session, true, 2000);
    assert_int_equal(room_hears_all(&session, 2000), 3);
    room_says_kept(&session, first, 40, 2100);
    student_comes_back(&session);
    const struct message *message = room_hears(&session, 5000);
    assert_int_equal(message->id, MESSAGE_write);
    assert_int_equal(message->as.write.action, first + 1);
    assert_string_equal(message->as.write.text, "we halved");
    message = room_hears(&session, 5000);
    assert_int_equal(message->id, MESSAGE_pen_raise);
    assert_int_equal(message->as.pen_raise.action, first + 2);
    assert_null(room_hears(&session, 5000));
}

static void an_offer_that_was_not_taken_was_not_said(void **state) {
    (void)state;
    go_to(PHASE_OFFER);
    uint32_t older = student_offers(&session, CONSENT_WITHOUT, 1);
    room_hears_all(&session, 2000);
    uint32_t newer = student_offers(&session, CONSENT_WITHOUT, 2);
    room_says_refused(&session, older, REFUSED_NOT_OFFERED, 2000);
    assert_true(session.view.has_offered); /* the newer one still stands */
    room_says_refused(&session, newer, REFUSED_NOT_OFFERED, 2000);
    assert_false(session.view.has_offered);
    assert_true(session.view.was_refused);
}

static void what_comes_too_late_is_nobodys_business(void **state) {
    (void)state;
    room_says_share(&session, 1);
    uint32_t action = session_claim(&session, 2000);
    go_to(PHASE_MEND);
    room_says_refused(&session, action, REFUSED_NOT_NOW, 2000);
    assert_false(session.view.was_refused);
    assert_int_equal(session.pending_count, 0);
}

/* --- everybody looks up ------------------------------------------------------------------------
 */

static void nothing_is_said_while_all_look_up(void **state) {
    (void)state;
    freeze(true);
    struct message_answer answer = {.picks = {1}, .picks_count = 1};
    assert_int_equal(session_answer(&session, &answer, 2500), 0);
    assert_int_equal(session_pen_raise(&session, true, 2500), 0);
    assert_int_equal(session_ready(&session, 2500), 0);
    assert_int_equal(session.view.deadline_ms, UINT64_MAX);
    freeze(false);
    assert_int_not_equal(session_answer(&session, &answer, 2500), 0);
}

static void what_met_a_frozen_room_is_asked_anew_when_it_goes_on(void **state) {
    (void)state;
    struct message_answer answer = {.picks = {1}, .picks_count = 1, .is_final = true};
    uint32_t action = session_answer(&session, &answer, 2000);
    session_pen_raise(&session, true, 2000);
    room_hears_all(&session, 2000);
    room_says_refused(&session, action, REFUSED_FROZEN, 2100);
    room_says_kept(&session, action + 1, 0, 2100);
    assert_true(session.view.has_said);
    assert_false(session.view.was_refused);
    freeze(true);
    assert_null(room_hears(&session, 2300));
    freeze(false);
    const struct message *message = room_hears(&session, 2600);
    assert_int_equal(message->id, MESSAGE_answer);
    assert_int_equal(message->as.answer.action, action + 2);
    assert_true(message->as.answer.is_final);
    room_says_kept(&session, action + 2, 50, 2700);
    assert_true(session.view.is_kept);
}

static void what_is_held_keeps_waiting_over_a_loss(void **state) {
    (void)state;
    struct message_answer answer = {.picks = {1}, .picks_count = 1, .is_final = true};
    uint32_t action = session_answer(&session, &answer, 2000);
    room_hears_all(&session, 2000);
    freeze(true);
    room_says_refused(&session, action, REFUSED_FROZEN, 2100);
    student_comes_back(&session);
    assert_null(room_hears(&session, 5000));
    freeze(false);
    assert_int_equal(room_hears(&session, 5000)->as.answer.action, action + 1);
}

/* --- too much at once ---------------------------------------------------------------------------
 */

static void what_was_too_much_is_said_again_a_second_later(void **state) {
    (void)state;
    struct message_answer answer = {.picks = {1}, .picks_count = 1, .is_final = true};
    uint32_t action = session_answer(&session, &answer, 2000);
    room_hears_all(&session, 2000);
    room_says_refused(&session, action, REFUSED_LATER, 2100);
    assert_true(session.view.has_said);
    assert_false(session.view.was_refused);
    assert_true(session_is_pending(&session, MESSAGE_answer));
    session.last_sent_ms = 2900; /* no heartbeat is due */
    assert_null(room_hears(&session, 3099));
    assert_int_equal(session_wake_ms(&session), 3100);
    const struct message *message = room_hears(&session, 3100);
    assert_int_equal(message->id, MESSAGE_answer);
    assert_true(message->as.answer.is_final);
    assert_true(message->as.answer.action > action);
    room_says_kept(&session, message->as.answer.action, 50, 3200);
    assert_true(session.view.is_kept);
    assert_false(session_is_pending(&session, MESSAGE_answer));
}

static void what_was_said_anew_meanwhile_is_not_said_over_by_the_older(void **state) {
    (void)state;
    struct message_answer first = {.picks = {1}, .picks_count = 1};
    struct message_answer second = {.picks = {2}, .picks_count = 1, .is_final = true};
    uint32_t action = session_answer(&session, &first, 2000);
    room_hears_all(&session, 2000);
    uint32_t newer = session_answer(&session, &second, 2050);
    room_hears_all(&session, 2050);
    room_says_refused(&session, action, REFUSED_LATER, 2100);
    room_says_kept(&session, newer, 51, 2110);
    assert_false(session_is_pending(&session, MESSAGE_answer));
    session.last_sent_ms = 5000;
    assert_null(room_hears(&session, 5001));
    assert_int_equal(session.view.said.picks[0], 2);
    assert_true(session.view.is_kept);
}

static void what_waits_to_be_said_again_outlives_a_lost_connection(void **state) {
    (void)state;
    struct message_answer answer = {.picks = {1}, .picks_count = 1, .is_final = true};
    uint32_t action = session_answer(&session, &answer, 2000);
    room_hears_all(&session, 2000);
    room_says_refused(&session, action, REFUSED_LATER, 2100);
    student_comes_back(&session);
    const struct message *message = room_hears(&session, 5000);
    assert_int_equal(message->id, MESSAGE_answer);
    assert_true(message->as.answer.action > action);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup(name, start_in_try)
    const struct CMUnitTest tests[] = {
        TEST(the_actions_of_the_game_are_said_again_in_order_after_a_loss),
        TEST(an_offer_that_was_not_taken_was_not_said),
        TEST(what_comes_too_late_is_nobodys_business),
        TEST(nothing_is_said_while_all_look_up),
        TEST(what_met_a_frozen_room_is_asked_anew_when_it_goes_on),
        TEST(what_is_held_keeps_waiting_over_a_loss),
        TEST(what_was_too_much_is_said_again_a_second_later),
        TEST(what_was_said_anew_meanwhile_is_not_said_over_by_the_older),
        TEST(what_waits_to_be_said_again_outlives_a_lost_connection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

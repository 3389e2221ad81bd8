/* The actions of the whole game: when they are possible, and what takes the place of what. */
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

static void go_to(enum phase phase) {
    room_says_phase(&session, 1, phase, 2000);
}

static void go_to_stage(enum stage stage) {
    struct message *message = room_message(MESSAGE_phase);
    message->as.phase.stage = (uint8_t)stage;
    assert_true(room_says(&session, message, 2000));
}

/* --- the lobby ---------------------------------------------------------------------------------
 */

static void bowls_are_opened_and_chosen_in_the_lobby_alone(void **state) {
    (void)state;
    assert_int_equal(session_open_bowl(&session, 2000), 0);
    assert_int_equal(session_choose_bowl(&session, 3, 2000), 0);
    go_to_stage(STAGE_LOBBY);
    assert_int_not_equal(session_open_bowl(&session, 2000), 0);
    assert_int_equal(session_open_bowl(&session, 2000), 0); /* one at a time */
    assert_int_equal(session_choose_bowl(&session, 0, 2000), 0);
    assert_int_not_equal(session_choose_bowl(&session, 3, 2000), 0);
    assert_int_not_equal(session_choose_bowl(&session, 4, 2000), 0);
    assert_int_equal(room_hears(&session, 2000)->id, MESSAGE_open_bowl);
    const struct message *message = room_hears(&session, 2000);
    assert_int_equal(message->id, MESSAGE_choose_bowl);
    assert_int_equal(message->as.choose_bowl.team, 4);
    assert_null(room_hears(&session, 2000));
}

static void start_at_names(bool may_type) {
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(&session, 0);
    room_hears_all(&session, 0);
    room_says_welcome(&session, 1, 0);
    struct message *message = room_message(MESSAGE_names);
    message->as.names.names_count = 3;
    message->as.names.may_type = may_type;
    assert_true(room_says(&session, message, 0));
}

static void say_name_waits(enum name_state name_state) {
    struct message *message = room_message(MESSAGE_name_waits);
    message->as.name_waits.state = (uint8_t)name_state;
    assert_true(room_says(&session, message, 0));
}

static void a_name_is_typed_where_the_teacher_allows_it(void **state) {
    (void)state;
    start_at_names(false);
    assert_int_equal(session_type_name(&session, "Ada", 0), 0);
    start_at_names(true);
    assert_int_equal(session_type_name(&session, "", 0), 0);
    assert_int_not_equal(session_type_name(&session, "Ada", 0), 0);
    assert_string_equal(room_hears(&session, 0)->as.type_name.name, "Ada");
    assert_int_equal(session_join(&session, 1, 0), 0); /* on its way */
    say_name_waits(NAME_WAITS);
    assert_true(session.view.have_name_waits);
    assert_int_not_equal(session_join(&session, 1, 0), 0); /* not waiting any longer */
}

static void a_typed_name_can_be_followed_by_another(void **state) {
    (void)state;
    start_at_names(true);
    session_type_name(&session, "Ada", 0);
    say_name_waits(NAME_ANOTHER);
    assert_int_equal(session.view.name_waits.state, NAME_ANOTHER);
    assert_int_not_equal(session_type_name(&session, "Ida", 0), 0);
    assert_false(session.view.have_name_waits);
    say_name_waits(NAME_TAKEN);
    assert_int_equal(session_join(&session, 1, 0), 0); /* the seat is on its way */
    room_says_seat(&session, 3, 1, 0);
    assert_false(session.view.have_name_waits || session.view.is_joining);
    assert_int_equal(session.pending_count, 0);
}

static void a_name_longer_than_a_name_is_not_sent(void **state) {
    (void)state;
    char name[NAME_BYTES_MAX + 2];
    memset(name, 'a', sizeof(name));
    name[NAME_BYTES_MAX + 1] = '\0';
    start_at_names(true);
    assert_int_equal(session_type_name(&session, name, 0), 0);
    assert_null(room_hears(&session, 0));
}

static void one_agrees_once(void **state) {
    (void)state;
    go_to_stage(STAGE_LOBBY);
    uint32_t action = session_agree(&session, 2000);
    assert_int_not_equal(action, 0);
    assert_int_equal(session_agree(&session, 2000), 0);
    room_says_refused(&session, action, REFUSED_BUSY, 2000);
    assert_int_not_equal(session_agree(&session, 2000), 0);
}

static void a_feeling_has_its_range_and_its_time(void **state) {
    (void)state;
    assert_int_equal(session_feel(&session, FEELING_MOOD, 3, 2000), 0);
    go_to_stage(STAGE_LOBBY);
    assert_int_equal(session_feel(&session, FEELING_MOOD, 0, 2000), 0);
    assert_int_equal(session_feel(&session, FEELING_MOOD, 6, 2000), 0);
    assert_int_equal(session_feel(&session, FEELING_KIND, 5, 2000), 0);
    assert_int_not_equal(session_feel(&session, FEELING_MOOD, 5, 2000), 0);
    assert_int_not_equal(session_feel(&session, FEELING_KIND, 4, 2000), 0);
    assert_int_not_equal(session_feel(&session, FEELING_MOOD, 2, 2000), 0);
    assert_int_equal(session.view.felt[FEELING_MOOD], 2);
    assert_int_equal(session.pending_count, 2);
    go_to_stage(STAGE_RECAP);
    assert_int_equal(session.view.felt[FEELING_MOOD], 0); /* the mood afterwards is another one */
}

/* --- offer and reflect -------------------------------------------------------------------------
 */

static void an_offer_says_its_round_and_the_newest_is_sent(void **state) {
    (void)state;
    assert_int_equal(student_offers(&session, CONSENT_NAME, 1), 0); /* not at the try */
    go_to(PHASE_OFFER);
    student_offers(&session, CONSENT_WITHOUT, 1);
    uint32_t action = student_offers(&session, CONSENT_NAME, 2);
    assert_int_equal(session.replaced_count, 1);
    const struct message *message = room_hears(&session, 2000);
    assert_int_equal(message->id, MESSAGE_offer);
    assert_int_equal(message->as.offer.action, action);
    assert_int_equal(message->as.offer.round, 1);
    assert_int_equal(message->as.offer.consent, CONSENT_NAME);
    assert_int_equal(message->as.offer.thought, 2);
    assert_null(room_hears(&session, 2000));
    assert_true(session.view.has_offered);
    assert_int_equal(session.view.offered.thought, 2);
}

static void an_offer_that_was_sent_is_followed_not_replaced(void **state) {
    (void)state;
    go_to(PHASE_OFFER);
    student_offers(&session, CONSENT_WITHOUT, 1);
    room_hears_all(&session, 2000);
    student_offers(&session, CONSENT_KEEP, 1);
    assert_int_equal(session.pending_count, 2);
    assert_int_equal(room_hears(&session, 2000)->as.offer.consent, CONSENT_KEEP);
}

static void the_scribe_alone_writes(void **state) {
    (void)state;
    go_to(PHASE_OFFER);
    assert_int_equal(session_write(&session, "we halved", false, 2000), 0);
    room_says_scribe(&session, PHASE_OFFER);
    assert_int_not_equal(session_write(&session, "we hal", false, 2000), 0);
    assert_int_not_equal(session_write(&session, "we halved", true, 2000), 0);
    const struct message *message = room_hears(&session, 2000);
    assert_string_equal(message->as.write.text, "we halved");
    assert_int_equal(message->as.write.phase, PHASE_OFFER);
    assert_true(message->as.write.is_final);
    assert_null(room_hears(&session, 2000));
    go_to(PHASE_MEND);
    room_says_scribe(&session, PHASE_MEND);
    assert_int_equal(session_write(&session, "we halved", true, 2000), 0);
    assert_false(session.view.has_written);
}

static void words_longer_than_a_page_are_not_taken(void **state) {
    (void)state;
    static char text[WORDS_BYTES_MAX + 2];
    memset(text, 'a', WORDS_BYTES_MAX + 1);
    go_to(PHASE_OFFER);
    room_says_scribe(&session, PHASE_OFFER);
    assert_int_equal(session_write(&session, text, false, 2000), 0);
    text[WORDS_BYTES_MAX] = '\0';
    assert_int_not_equal(session_write(&session, text, false, 2000), 0);
}

static void writing_goes_on_when_nothing_is_kept(void **state) {
    (void)state;
    go_to(PHASE_REFLECT);
    room_says_scribe(&session, PHASE_REFLECT);
    for (int i = 0; i < 3 * SESSION_PENDING_MAX; i++) {
        char text[8];
        str_format(text, sizeof(text), "%d", i);
        assert_int_not_equal(session_write(&session, text, false, 2000), 0);
        room_hears_all(&session, 2000);
    }
    assert_int_equal(session.pending_count, SESSION_PENDING_MAX);
    /* A full list gives up words for words, not for something else. */
    assert_int_equal(session_lesson(&session, 1, 2000), 0);
    assert_false(session.view.has_lesson);
}

static void a_lesson_is_of_its_round(void **state) {
    (void)state;
    assert_int_equal(session_lesson(&session, 1, 2000), 0);
    go_to(PHASE_REFLECT);
    session_lesson(&session, 2, 2000);
    session_lesson(&session, 3, 2000);
    const struct message *message = room_hears(&session, 2000);
    assert_int_equal(message->as.lesson.round, 1);
    assert_int_equal(message->as.lesson.lesson, 3);
    assert_null(room_hears(&session, 2000));
    room_says_phase(&session, 2, PHASE_TRY, 3000);
    assert_false(session.view.has_lesson);
}

/* --- share -------------------------------------------------------------------------------------
 */

static void ideas_are_chosen_among_those_that_are_there(void **state) {
    (void)state;
    assert_int_equal(session_choose_idea(&session, QUESTION_GOOD, 1, 2000), 0);
    room_says_share(&session, 1);
    assert_int_equal(session_choose_idea(&session, QUESTION_GOOD, 0, 2000), 0);
    assert_int_equal(session_choose_idea(&session, QUESTION_GOOD, 4, 2000), 0);
    assert_int_equal(session_choose_idea(&session, QUESTION_TURN, 3, 2000), 0);
    assert_int_not_equal(session_choose_idea(&session, QUESTION_GOOD, 3, 2000), 0);
    assert_int_equal(session.view.ideas_said[QUESTION_GOOD], 3);
}

static void the_newest_idea_for_each_question_is_sent(void **state) {
    (void)state;
    room_says_share(&session, 1);
    session_choose_idea(&session, QUESTION_GOOD, 1, 2000);
    session_choose_idea(&session, QUESTION_TURN, 1, 2000);
    session_choose_idea(&session, QUESTION_GOOD, 2, 2000);
    const struct message *message = room_hears(&session, 2000);
    assert_int_equal(message->as.choose_idea.question, QUESTION_TURN);
    message = room_hears(&session, 2000);
    assert_int_equal(message->as.choose_idea.question, QUESTION_GOOD);
    assert_int_equal(message->as.choose_idea.idea, 2);
    assert_null(room_hears(&session, 2000));
}

static void what_was_said_to_one_thought_is_not_replaced_at_the_next(void **state) {
    (void)state;
    room_says_share(&session, 1);
    session_choose_idea(&session, QUESTION_GOOD, 1, 2000);
    room_says_share(&session, 2);
    session_choose_idea(&session, QUESTION_GOOD, 2, 2000);
    assert_int_equal(room_hears(&session, 2000)->as.choose_idea.spotlight, 1);
    assert_int_equal(room_hears(&session, 2000)->as.choose_idea.spotlight, 2);
}

static void a_thought_is_claimed_once(void **state) {
    (void)state;
    assert_int_equal(session_claim(&session, 2000), 0);
    room_says_share(&session, 2);
    uint32_t action = session_claim(&session, 2000);
    assert_int_not_equal(action, 0);
    assert_int_equal(session_claim(&session, 2000), 0);
    assert_int_equal(room_hears(&session, 2000)->as.claim.spotlight, 2);
    room_says_refused(&session, action, REFUSED_BUSY, 2000);
    assert_false(session.view.is_claimed);
}

static void in_a_small_room_nothing_can_be_claimed(void **state) {
    (void)state;
    room_says_share(&session, 1);
    session.view.spotlight.may_claim = false;
    assert_int_equal(session_claim(&session, 2000), 0);
}

static void four_cheers_a_second_and_no_more(void **state) {
    (void)state;
    assert_false(session_cheer(&session, CHEER_OK, 2000)); /* at the try */
    room_says_share(&session, 1);
    for (int i = 0; i < SESSION_CHEERS_A_SECOND; i++) {
        assert_true(session_cheer(&session, CHEER_OK, 2000 + 100 * (uint64_t)i));
    }
    assert_false(session_cheer(&session, CHEER_OK, 2400));
    assert_int_equal(room_hears_all(&session, 2400), SESSION_CHEERS_A_SECOND);
    assert_false(session_cheer(&session, CHEER_OK, 2999));
    assert_true(session_cheer(&session, CHEER_BRAVE, 3000));
    assert_false(session_cheer(&session, CHEER_BRAVE, 3050));
    const struct message *message = room_hears(&session, 3050);
    assert_int_equal(message->id, MESSAGE_cheer);
    assert_int_equal(message->as.cheer.cheer, CHEER_BRAVE);
}

static void each_cheer_has_its_phase(void **state) {
    (void)state;
    room_says_share(&session, 1);
    assert_false(session_cheer(&session, CHEER_YOU_CAN, 2000));
    assert_true(session_cheer(&session, CHEER_THANK_YOU, 2000));
    go_to(PHASE_MEND);
    assert_false(session_cheer(&session, CHEER_OK, 4000));
    assert_true(session_cheer(&session, CHEER_YOU_CAN, 4000));
}

static void muted_cheers_are_not_sent(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_room);
    message->as.room.is_muted = true;
    assert_true(room_says(&session, message, 2000));
    room_says_share(&session, 1);
    assert_false(session_cheer(&session, CHEER_OK, 2000));
}

static void a_cheer_is_not_said_again_after_a_loss(void **state) {
    (void)state;
    room_says_share(&session, 1);
    session_cheer(&session, CHEER_OK, 2000);
    assert_int_equal(session_wake_ms(&session), 0);
    student_comes_back(&session);
    assert_null(room_hears(&session, 5000));
    session_disconnected(&session);
    assert_false(session_cheer(&session, CHEER_OK, 9000));
}

/* --- the pen -----------------------------------------------------------------------------------
 */

static void a_raised_pen_that_was_put_down_in_time_stays_down(void **state) {
    (void)state;
    assert_int_not_equal(session_pen_raise(&session, true, 2000), 0);
    assert_int_equal(session_pen_raise(&session, true, 2000), 0);
    assert_int_not_equal(session_pen_raise(&session, false, 2000), 0);
    assert_false(room_hears(&session, 2000)->as.pen_raise.is_raised);
    assert_null(room_hears(&session, 2000));
}

static void who_is_asked_says_yes_or_pass_once(void **state) {
    (void)state;
    assert_int_equal(session_pen_say(&session, true, 2000), 0);
    session_pen_raise(&session, true, 2000);
    struct message *message = room_message(MESSAGE_pen_ask);
    message->as.pen_ask.round = 1;
    assert_true(room_says(&session, message, 2000));
    assert_int_not_equal(session_pen_say(&session, false, 2000), 0);
    assert_int_equal(session_pen_say(&session, true, 2000), 0);
    assert_false(session.view.is_pen_raised); /* the pen has been here */
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup(name, start_in_try)
    const struct CMUnitTest tests[] = {
        TEST(bowls_are_opened_and_chosen_in_the_lobby_alone),
        TEST(a_name_is_typed_where_the_teacher_allows_it),
        TEST(a_typed_name_can_be_followed_by_another),
        TEST(a_name_longer_than_a_name_is_not_sent),
        TEST(one_agrees_once),
        TEST(a_feeling_has_its_range_and_its_time),
        TEST(an_offer_says_its_round_and_the_newest_is_sent),
        TEST(an_offer_that_was_sent_is_followed_not_replaced),
        TEST(the_scribe_alone_writes),
        TEST(words_longer_than_a_page_are_not_taken),
        TEST(writing_goes_on_when_nothing_is_kept),
        TEST(a_lesson_is_of_its_round),
        TEST(ideas_are_chosen_among_those_that_are_there),
        TEST(the_newest_idea_for_each_question_is_sent),
        TEST(what_was_said_to_one_thought_is_not_replaced_at_the_next),
        TEST(a_thought_is_claimed_once),
        TEST(in_a_small_room_nothing_can_be_claimed),
        TEST(four_cheers_a_second_and_no_more),
        TEST(each_cheer_has_its_phase),
        TEST(muted_cheers_are_not_sent),
        TEST(a_cheer_is_not_said_again_after_a_loss),
        TEST(a_raised_pen_that_was_put_down_in_time_stays_down),
        TEST(who_is_asked_says_yes_or_pass_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

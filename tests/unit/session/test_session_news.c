/* What the session keeps of the whole game, and when it lets it go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
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

static void say(const struct message *message) {
    assert_true(room_says(&session, message, 2000));
}

static void say_spotlight(uint8_t round, uint8_t number, enum caption caption) {
    struct message *message = room_message(MESSAGE_spotlight);
    message->as.spotlight.round = round;
    message->as.spotlight.number = number;
    message->as.spotlight.caption = (uint8_t)caption;
    say(message);
}

static void say_chosen(uint8_t round, uint8_t number) {
    struct message *message = room_message(MESSAGE_chosen);
    message->as.chosen.round = round;
    message->as.chosen.spotlight = number;
    say(message);
}

static void say_page(uint8_t round, enum phase phase) {
    struct message *message = room_message(MESSAGE_page);
    message->as.page.round = round;
    message->as.page.phase = (uint8_t)phase;
    say(message);
}

static void say_stage(enum stage stage) {
    struct message *message = room_message(MESSAGE_phase);
    message->as.phase.stage = (uint8_t)stage;
    say(message);
}

static void say_cheers(uint8_t ok, uint8_t brave, bool is_chorus, uint64_t now_ms) {
    struct message *message = room_message(MESSAGE_cheers);
    message->as.cheers.counts_count = CHEER_COUNT;
    message->as.cheers.counts[CHEER_OK] = ok;
    message->as.cheers.counts[CHEER_BRAVE] = brave;
    message->as.cheers.is_chorus = is_chorus;
    assert_true(room_says(&session, message, now_ms));
}

static void say_what_has_a_round(uint8_t round) {
    struct message *message = room_message(MESSAGE_thoughts);
    message->as.thoughts.round = round;
    say(message);
    message = room_message(MESSAGE_questions);
    message->as.questions.round = round;
    say(message);
    message = room_message(MESSAGE_lessons);
    message->as.lessons.round = round;
    say(message);
    message = room_message(MESSAGE_pen_ask);
    message->as.pen_ask.round = round;
    say(message);
}

static void another_round_clears_what_was_offered_and_learned_in_the_old_one(void **state) {
    (void)state;
    const struct session_view *view = &session.view;
    say_what_has_a_round(1);
    say_chosen(1, 1);
    room_says_phase(&session, 1, PHASE_OFFER, 3000);
    assert_true(view->have_thoughts && view->have_questions && view->have_lessons);
    assert_true(view->have_chosen && view->have_pen_ask);
    room_says_phase(&session, 2, PHASE_TRY, 4000);
    assert_false(view->have_thoughts || view->have_questions || view->have_lessons);
    assert_false(view->have_chosen || view->have_pen_ask);
}

static void what_comes_before_its_own_round_stays(void **state) {
    (void)state;
    const struct session_view *view = &session.view;
    say_what_has_a_round(2);
    say_spotlight(2, 1, CAPTION_MANY);
    say_page(2, PHASE_SHARE);
    room_says_phase(&session, 2, PHASE_SHARE, 3000);
    assert_true(view->have_thoughts && view->have_questions && view->have_lessons);
    assert_true(view->have_spotlight && view->have_page);
}

static void a_page_is_of_its_phase_alone(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_OFFER, 3000);
    say_page(1, PHASE_OFFER);
    assert_true(session.view.have_page);
    room_says_phase(&session, 1, PHASE_SHARE, 4000);
    assert_false(session.view.have_page);
}

static void a_thought_of_the_class_goes_with_the_share(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_SHARE, 3000);
    say_spotlight(1, 1, CAPTION_TEAM);
    assert_true(session.view.have_spotlight);
    room_says_phase(&session, 1, PHASE_MEND, 4000);
    assert_false(session.view.have_spotlight);
}

static void a_teachers_own_mistake_stays_until_it_is_taken_away(void **state) {
    (void)state;
    say_spotlight(1, 0, CAPTION_TEACHERS);
    assert_true(session.view.have_spotlight);
    room_says_phase(&session, 1, PHASE_HUDDLE, 3000);
    assert_true(session.view.have_spotlight);
    say_spotlight(1, 0, CAPTION_MANY);
    assert_false(session.view.have_spotlight);
}

static void another_thought_clears_what_was_said_to_the_one_before(void **state) {
    (void)state;
    struct session_view *view = &session.view;
    room_says_phase(&session, 1, PHASE_SHARE, 3000);
    say_spotlight(1, 1, CAPTION_TEAM);
    say_chosen(1, 1);
    say_cheers(3, 0, false, 3100);
    view->ideas_said[QUESTION_GOOD] = 2;
    view->is_claimed = true;
    say_spotlight(1, 1, CAPTION_TEAM); /* the same one again, with a team's name now */
    assert_true(view->have_chosen && view->is_claimed);
    assert_int_equal(view->ideas_said[QUESTION_GOOD], 2);
    say_spotlight(1, 0, CAPTION_TEACHERS); /* the teacher steps in, and away again */
    say_spotlight(1, 1, CAPTION_TEAM);
    assert_true(view->have_chosen && view->is_claimed);
    assert_int_equal(view->cheers.now[CHEER_OK], 3);
    say_spotlight(1, 2, CAPTION_TEAM);
    assert_false(view->have_chosen || view->is_claimed);
    assert_int_equal(view->ideas_said[QUESTION_GOOD], 0);
    assert_int_equal(view->cheers.now[CHEER_OK], 0);
}

static void a_chorus_is_for_the_thought_that_it_was_sung_to(void **state) {
    (void)state;
    const struct session_cheers *cheers = &session.view.cheers;
    room_says_phase(&session, 1, PHASE_SHARE, 3000);
    say_spotlight(1, 1, CAPTION_TEAM);
    say_cheers(3, 0, true, 3100);
    say_spotlight(1, 1, CAPTION_TEAM); /* the same one again, with a team's name now */
    assert_int_equal(cheers->chorus_ms, 3100);
    say_spotlight(1, 0, CAPTION_TEACHERS);
    assert_int_equal(cheers->chorus_ms, 0);
    assert_int_equal(cheers->choruses, 1);
}

static void what_was_on_the_teams_table_is_known_after_the_huddle(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_HUDDLE, 3000);
    struct message *ideas = room_message(MESSAGE_ideas);
    ideas->as.ideas.round = 1;
    ideas->as.ideas.phase = PHASE_HUDDLE;
    ideas->as.ideas.ideas_count = 1;
    ideas->as.ideas.ideas[0].idea = 9;
    say(ideas);
    room_says_phase(&session, 1, PHASE_OFFER, 4000);
    assert_false(session.view.have_ideas);
    assert_true(session.view.have_table);
    assert_int_equal(session.view.table.ideas[0].idea, 9);
    room_says_phase(&session, 2, PHASE_TRY, 5000);
    assert_false(session.view.have_table);
}

static void a_table_of_the_huddle_that_comes_behind_it_is_no_table_of_now(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_MEND, 3000);
    struct message *ideas = room_message(MESSAGE_ideas);
    ideas->as.ideas.round = 1;
    ideas->as.ideas.phase = PHASE_HUDDLE;
    ideas->as.ideas.ideas_count = 1;
    ideas->as.ideas.ideas[0].idea = 9;
    say(ideas);
    assert_false(session.view.have_ideas);
    assert_true(session.view.have_table);
    assert_int_equal(session.view.table.ideas[0].idea, 9);
    room_says_phase(&session, 1, PHASE_REVEAL, 4000);
    assert_true(session.view.have_table);
    room_says_phase(&session, 2, PHASE_TRY, 5000);
    assert_false(session.view.have_table);
}

static void what_a_team_chose_may_come_before_its_thought(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_SHARE, 3000);
    say_chosen(1, 2);
    say_spotlight(1, 2, CAPTION_TEAM);
    assert_true(session.view.have_chosen);
}

static void cheers_add_up_and_a_chorus_has_its_time(void **state) {
    (void)state;
    const struct session_cheers *cheers = &session.view.cheers;
    room_says_phase(&session, 1, PHASE_SHARE, 3000);
    say_cheers(2, 1, false, 3100);
    assert_int_equal(cheers->chorus_ms, 0);
    say_cheers(255, 0, true, 3200);
    say_cheers(1, 0, false, 3300);
    assert_true(session.view.have_cheers);
    assert_int_equal(cheers->now[CHEER_OK], 258);
    assert_int_equal(cheers->now[CHEER_BRAVE], 1);
    assert_int_equal(cheers->choruses, 1);
    assert_int_equal(cheers->chorus_ms, 3200);
    assert_int_equal(cheers->heard_ms, 3300);
    room_says_phase(&session, 1, PHASE_MEND, 4000);
    assert_int_equal(cheers->now[CHEER_OK], 0);
    assert_int_equal(cheers->total[CHEER_OK], 258);
}

static void who_is_asked_by_the_pen_is_not_when_it_stands_elsewhere(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_pen_ask);
    message->as.pen_ask.round = 1;
    say(message);
    message = room_message(MESSAGE_pen);
    message->as.pen.state = PEN_ASKS;
    say(message);
    assert_true(session.view.have_pen_ask);
    message = room_message(MESSAGE_pen);
    message->as.pen.state = PEN_NOBODY;
    say(message);
    assert_false(session.view.have_pen_ask);
    assert_int_equal(session.view.pen.state, PEN_NOBODY);
}

static void bowls_to_choose_are_there_in_the_lobby_alone(void **state) {
    (void)state;
    say_stage(STAGE_LOBBY);
    struct message *message = room_message(MESSAGE_bowls);
    message->as.bowls.bowls_count = 1;
    message->as.bowls.bowls[0].team = 4;
    say(message);
    say_stage(STAGE_LOBBY);
    assert_true(session.view.have_bowls);
    room_says_phase(&session, 1, PHASE_TRY, 3000);
    assert_false(session.view.have_bowls);
}

/* In a mending round the twin is what is asked, from the huddle on. */
static void a_mending_round_asks_its_twin_from_the_start(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_challenge);
    message->as.challenge.round = 2;
    message->as.challenge.part = 2;
    message->as.challenge.is_mending = true;
    say(message);
    room_says_phase(&session, 2, PHASE_HUDDLE, 3000);
    assert_true(session.view.have_challenge && session.view.have_twin);
    assert_int_equal(session.view.challenge.part, 2);
}

static void a_room_started_again_tells_all_of_it_anew(void **state) {
    (void)state;
    const struct session_view *view = &session.view;
    room_says_phase(&session, 1, PHASE_SHARE, 3000);
    say_what_has_a_round(1);
    say_spotlight(1, 1, CAPTION_TEAM);
    say_chosen(1, 1);
    say(room_message(MESSAGE_journey));
    say(room_message(MESSAGE_learning_board));
    assert_true(view->have_journey && view->have_learning_board);
    session_disconnected(&session);
    session_connected(&session, 4000);
    room_says_welcome(&session, 2, 4000);
    assert_false(view->have_spotlight || view->have_chosen || view->have_questions);
    assert_false(view->have_thoughts || view->have_lessons || view->have_pen_ask);
    assert_false(view->have_journey || view->have_learning_board);
}

/* Its run has the same number as that of the room before. */
static void another_room_tells_all_of_it_anew(void **state) {
    (void)state;
    say_what_has_a_round(1);
    say(room_message(MESSAGE_learning_board));
    session.memory.last_event = 70;
    session_disconnected(&session);
    session_connected(&session, 4000);
    struct message *message = room_message(MESSAGE_welcome);
    message->as.welcome.run = session.run;
    str_copy(message->as.welcome.code, sizeof message->as.welcome.code, "3HTR-90VB");
    say(message);
    assert_false(session.view.have_phase || session.view.have_lessons);
    assert_false(session.view.have_learning_board);
    assert_int_equal(session.memory.last_event, 0);
}

static void another_seat_knows_nothing_of_the_one_before(void **state) {
    (void)state;
    struct session_view *view = &session.view;
    say_page(1, PHASE_TRY);
    say(room_message(MESSAGE_journey));
    view->is_pen_raised = view->has_agreed = view->has_offered = true;
    view->felt[FEELING_MOOD] = 3;
    room_says_seat(&session, 6, 0xBB, 3000);
    assert_false(view->have_page || view->have_journey);
    assert_false(view->is_pen_raised || view->has_agreed || view->has_offered);
    assert_int_equal(view->felt[FEELING_MOOD], 0);
}

static void without_a_desk_a_teachers_news_change_nothing(void **state) {
    (void)state;
    say(room_message(MESSAGE_desk_queue));
    say(room_message(MESSAGE_desk_seats));
    assert_null(session.config.desk);
}

/* --- the desk ----------------------------------------------------------------------------------
 */

static const struct session_proof proof = {.teacher = {7, 8, 9}, .signature = {10, 11}};

static int start_at_desk(void **state) {
    static struct session_desk desk;
    memset(&desk, 0, sizeof(desk));
    struct session_config config = {.role = ROLE_TEACHER, .desk = &desk};
    session_init(&session, &config);
    session_connected(&session, 0);
    session_prove(&session, &proof);
    *state = &desk;
    return 0;
}

static void a_teachers_hello_has_key_and_signature(void **state) {
    (void)state;
    const struct message *hello = room_hears(&session, 0);
    assert_int_equal(hello->id, MESSAGE_hello);
    assert_int_equal(hello->as.hello.role, ROLE_TEACHER);
    assert_int_equal(hello->as.hello.owner_count, KEY_BYTES);
    assert_memory_equal(hello->as.hello.owner, proof.teacher, KEY_BYTES);
    assert_int_equal(hello->as.hello.signature_count, SIGNATURE_BYTES);
    assert_memory_equal(hello->as.hello.signature, proof.signature, SIGNATURE_BYTES);
}

static void what_was_signed_for_one_connection_is_not_said_on_the_next(void **state) {
    (void)state;
    session_disconnected(&session);
    session_connected(&session, 100);
    const struct message *hello = room_hears(&session, 100);
    assert_int_equal(hello->id, MESSAGE_hello);
    assert_int_equal(hello->as.hello.owner_count, 0);
    assert_int_equal(hello->as.hello.signature_count, 0);
}

static void say_seats(uint16_t first, uint16_t count, uint16_t in_all) {
    struct message *message = room_message(MESSAGE_desk_seats);
    message->as.desk_seats.first = first;
    message->as.desk_seats.count = in_all;
    message->as.desk_seats.seats_count = count;
    for (uint16_t i = 0; i < count; i++) {
        message->as.desk_seats.seats[i].seat = (uint16_t)(first + i + 1);
    }
    say(message);
}

static void pages_land_in_the_table_at_their_place(void **state) {
    const struct session_desk *desk = *state;
    room_says_welcome(&session, 1, 0);
    say_seats(DESK_PAGE_MAX, 6, 30);
    assert_int_equal(desk->seats_count, 30);
    assert_int_equal(desk->seats[0].seat, 0);
    assert_int_equal(desk->seats[29].seat, 30);
    say_seats(0, DESK_PAGE_MAX, 31);
    assert_int_equal(desk->seats_count, 31);
    assert_int_equal(desk->seats[0].seat, 1);
    assert_int_equal(desk->seats[29].seat, 30);
}

static void a_page_past_the_end_of_the_table_is_let_go(void **state) {
    const struct session_desk *desk = *state;
    room_says_welcome(&session, 1, 0);
    struct message *message = room_message(MESSAGE_desk_seats);
    message->as.desk_seats.first = SEATS_MAX - 1;
    message->as.desk_seats.count = SEATS_MAX;
    message->as.desk_seats.seats_count = 2;
    message->as.desk_seats.seats[0].seat = message->as.desk_seats.seats[1].seat = 1;
    say(message);
    message = room_message(MESSAGE_desk_teams);
    message->as.desk_teams.first = TEAMS_MAX;
    message->as.desk_teams.count = TEAMS_MAX;
    message->as.desk_teams.teams_count = 1;
    message->as.desk_teams.teams[0].team = 1;
    say(message);
    assert_int_equal(desk->seats_count, 0);
    assert_int_equal(desk->teams_count, 0);
    assert_int_equal(desk->seats[SEATS_MAX - 1].seat, 0);
}

static void the_desk_keeps_the_newest_of_each_list(void **state) {
    const struct session_desk *desk = *state;
    room_says_welcome(&session, 1, 0);
    struct message *message = room_message(MESSAGE_desk_queue);
    message->as.desk_queue.queue_count = 1;
    message->as.desk_queue.queue[0].answer = 5;
    say(message);
    message = room_message(MESSAGE_desk_texts);
    message->as.desk_texts.more = 3;
    say(message);
    message = room_message(MESSAGE_desk_packs);
    message->as.desk_packs.now = 2;
    say(message);
    message = room_message(MESSAGE_desk);
    message->as.desk.size = 3;
    say(message);
    assert_true(desk->have_queue && desk->have_texts && desk->have_packs && desk->have_desk);
    assert_int_equal(desk->queue.queue[0].answer, 5);
    assert_int_equal(desk->texts.more, 3);
    assert_int_equal(desk->packs.now, 2);
    assert_int_equal(desk->desk.size, 3);
}

static void the_desk_of_a_room_started_again_is_empty(void **state) {
    const struct session_desk *desk = *state;
    room_says_welcome(&session, 1, 0);
    say_seats(0, 3, 3);
    session_disconnected(&session);
    session_connected(&session, 10);
    room_says_welcome(&session, 2, 10);
    assert_int_equal(desk->seats_count, 0);
    assert_int_equal(desk->seats[0].seat, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(another_round_clears_what_was_offered_and_learned_in_the_old_one,
                               start_in_try),
        cmocka_unit_test_setup(what_comes_before_its_own_round_stays, start_in_try),
        cmocka_unit_test_setup(a_page_is_of_its_phase_alone, start_in_try),
        cmocka_unit_test_setup(a_thought_of_the_class_goes_with_the_share, start_in_try),
        cmocka_unit_test_setup(a_teachers_own_mistake_stays_until_it_is_taken_away, start_in_try),
        cmocka_unit_test_setup(another_thought_clears_what_was_said_to_the_one_before,
                               start_in_try),
        cmocka_unit_test_setup(a_chorus_is_for_the_thought_that_it_was_sung_to, start_in_try),
        cmocka_unit_test_setup(what_was_on_the_teams_table_is_known_after_the_huddle, start_in_try),
        cmocka_unit_test_setup(a_table_of_the_huddle_that_comes_behind_it_is_no_table_of_now,
                               start_in_try),
        cmocka_unit_test_setup(what_a_team_chose_may_come_before_its_thought, start_in_try),
        cmocka_unit_test_setup(cheers_add_up_and_a_chorus_has_its_time, start_in_try),
        cmocka_unit_test_setup(who_is_asked_by_the_pen_is_not_when_it_stands_elsewhere,
                               start_in_try),
        cmocka_unit_test_setup(bowls_to_choose_are_there_in_the_lobby_alone, start_in_try),
        cmocka_unit_test_setup(a_mending_round_asks_its_twin_from_the_start, start_in_try),
        cmocka_unit_test_setup(a_room_started_again_tells_all_of_it_anew, start_in_try),
        cmocka_unit_test_setup(another_room_tells_all_of_it_anew, start_in_try),
        cmocka_unit_test_setup(another_seat_knows_nothing_of_the_one_before, start_in_try),
        cmocka_unit_test_setup(without_a_desk_a_teachers_news_change_nothing, start_in_try),
        cmocka_unit_test_setup(a_teachers_hello_has_key_and_signature, start_at_desk),
        cmocka_unit_test_setup(what_was_signed_for_one_connection_is_not_said_on_the_next,
                               start_at_desk),
        cmocka_unit_test_setup(pages_land_in_the_table_at_their_place, start_at_desk),
        cmocka_unit_test_setup(a_page_past_the_end_of_the_table_is_let_go, start_at_desk),
        cmocka_unit_test_setup(the_desk_keeps_the_newest_of_each_list, start_at_desk),
        cmocka_unit_test_setup(the_desk_of_a_room_started_again_is_empty, start_at_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

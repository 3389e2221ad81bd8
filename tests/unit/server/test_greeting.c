/* Coming in, coming back, going away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"

static struct lesson *lesson;

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){0});
    return 0;
}

static int open_small_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.seats_max = 2});
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static const struct message_seat *seat_of(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_seat)->as.seat;
}

static const struct message_refused *refused(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_refused)->as.refused;
}

static void a_student_is_welcomed_and_offered_three_names(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_STUDENT, NULL);
    const struct message_welcome *welcome = &lesson_last(lesson, 0, MESSAGE_welcome)->as.welcome;
    assert_string_equal(welcome->title, "Fractions on Monday");
    assert_string_equal(welcome->code, "K7QM-2XPD");
    assert_int_equal(welcome->run, 1);
    const struct message_names *names = &lesson_last(lesson, 0, MESSAGE_names)->as.names;
    assert_int_equal(names->names_count, 3);
    assert_string_not_equal(names->names[0].text, names->names[1].text);
    assert_string_not_equal(names->names[1].text, names->names[2].text);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_phase)->as.phase.stage, STAGE_LOBBY);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_seat), 0);
}

static void more_names_are_three_others(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_STUDENT, NULL);
    struct message_names before = lesson_last(lesson, 0, MESSAGE_names)->as.names;
    struct message more = {.id = MESSAGE_more_names, .as.more_names.action = 1};
    lesson_send(lesson, 0, &more);
    lesson_run(lesson, 20);
    const struct message_names *after = &lesson_last(lesson, 0, MESSAGE_names)->as.names;
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_names), 2);
    for (int i = 0; i < 9; i++) {
        assert_string_not_equal(before.names[i / 3].text, after->names[i % 3].text);
    }
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_kept)->as.kept.action, 1);
}

static void a_seat_has_the_chosen_name_and_a_token_of_its_own(void **state) {
    (void)state;
    lesson_join_all(lesson, 2);
    const struct message_names *names = &lesson_last(lesson, 0, MESSAGE_names)->as.names;
    assert_int_equal(seat_of(0)->seat, 1);
    assert_int_equal(seat_of(1)->seat, 2);
    assert_string_equal(seat_of(0)->name, names->names[0].text);
    assert_string_not_equal(seat_of(0)->name, seat_of(1)->name);
    assert_int_equal(seat_of(0)->token_count, TOKEN_BYTES);
    assert_memory_not_equal(seat_of(0)->token, seat_of(1)->token, TOKEN_BYTES);
    lesson_run(lesson, 200);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_room)->as.room.seats_here, 2);
}

static void another_major_version_is_told_ours_and_sent_away(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    struct message hello = {.id = MESSAGE_hello, .as.hello.major = PROTOCOL_MAJOR + 1};
    lesson_send(lesson, 0, &hello);
    lesson_run(lesson, 50);
    assert_int_equal(refused(0)->action, 0);
    assert_int_equal(refused(0)->reason, REFUSED_VERSION);
    assert_int_equal(refused(0)->major, PROTOCOL_MAJOR);
    assert_true(lesson->pupils[0].is_gone);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_welcome), 0);
}

static void send_bytes(int pupil, const void *bytes, size_t count) {
    struct transport *transport = lesson->pupils[pupil].transport;
    assert_true(transport->calls->send(transport, lesson->pupils[pupil].peer, bytes, count,
                                       TRANSPORT_RELIABLE));
    lesson_run(lesson, 50);
}

static void a_hello_that_only_begins_as_ours_is_told_our_version_too(void **state) {
    (void)state;
    static const uint8_t hello[] = {0x93, MESSAGE_hello, PROTOCOL_MAJOR + 8, 0xA3, 'n', 'e', 'w'};
    lesson_connect(lesson, 0);
    send_bytes(0, hello, sizeof hello);
    assert_int_equal(refused(0)->reason, REFUSED_VERSION);
    assert_int_equal(refused(0)->major, PROTOCOL_MAJOR);
    assert_true(lesson->pupils[0].is_gone);
}

static void the_room_knows_of_programs_that_do_not_fit(void **state) {
    (void)state;
    assert_int_equal(lesson_status(lesson).misfits, 0);
    lesson_connect(lesson, 0);
    struct message hello = {.id = MESSAGE_hello, .as.hello.major = PROTOCOL_MAJOR + 1};
    lesson_send(lesson, 0, &hello);
    lesson_run(lesson, 50);
    assert_int_equal(lesson_status(lesson).misfits, 1);
    assert_int_equal(lesson_status(lesson).misfit_major, PROTOCOL_MAJOR + 1);
}

/* Fields that it does not know yet are left out, from the end. */
static void an_older_minor_version_plays(void **state) {
    (void)state;
    static const uint8_t hello[] = {0x92, MESSAGE_hello, PROTOCOL_MAJOR};
    static const uint8_t join[] = {0x92, MESSAGE_join, 1};
    static const uint8_t answer[] = {0x96, MESSAGE_answer, 2, 1, PHASE_TRY, 0, 0xA3, '3', '/', '4'};
    lesson_connect(lesson, 0);
    send_bytes(0, hello, sizeof hello);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_welcome), 1);
    send_bytes(0, join, sizeof join);
    assert_int_equal(seat_of(0)->seat, 1);
    lesson_next(lesson);
    send_bytes(0, answer, sizeof answer);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_kept)->as.kept.action, 2);
    lesson_next(lesson);
    assert_string_equal(lesson_last(lesson, 0, MESSAGE_ideas)->as.ideas.ideas[0].text, "3/4");
}

/* And a newer one tells more than we know. */
static void a_newer_minor_version_plays(void **state) {
    (void)state;
    static const uint8_t hello[] = {0x9A,
                                    MESSAGE_hello,
                                    PROTOCOL_MAJOR,
                                    PROTOCOL_MINOR + 1,
                                    ROLE_STUDENT,
                                    0xC4,
                                    0,
                                    0,
                                    0xC4,
                                    0,
                                    0xC4,
                                    0,
                                    0xA3,
                                    'n',
                                    'e',
                                    'w',
                                    0x91,
                                    7};
    lesson_connect(lesson, 0);
    send_bytes(0, hello, sizeof hello);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_welcome), 1);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_names), 1);
}

static void who_only_looks_for_rooms_inside_of_one_is_let_go(void **state) {
    (void)state;
    lesson_join_all(lesson, 1);
    struct message find = {.id = MESSAGE_find, .as.find.major = PROTOCOL_MAJOR};
    for (int i = 0; i < 40; i++) {
        lesson_send(lesson, 0, &find);
    }
    lesson_run(lesson, 1000);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_closed)->as.closed.reason, CLOSED_MISBEHAVED);
    assert_true(lesson->pupils[0].is_gone);
}

static void a_board_gets_no_names_and_no_seat(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_BOARD, NULL);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_welcome), 1);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_names), 0);
    struct message join = {.id = MESSAGE_join, .as.join.action = 1};
    lesson_send(lesson, 0, &join);
    lesson_run(lesson, 50);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_seat), 0);
    assert_int_equal(lesson_status(lesson).seats_here, 0);
}

static void nobody_becomes_a_teacher_by_saying_so(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_TEACHER, NULL);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_welcome), 0);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_refused), 1);
    assert_true(lesson->pupils[0].is_gone);
}

static void a_full_room_refuses_the_next_and_keeps_its_seats(void **state) {
    (void)state;
    lesson_connect(lesson, 2);
    lesson_hello(lesson, 2, ROLE_STUDENT, NULL);
    lesson_join_all(lesson, 2);
    struct message join = {.id = MESSAGE_join, .as.join.action = 1};
    lesson_send(lesson, 2, &join);
    lesson_run(lesson, 50);
    assert_int_equal(refused(2)->reason, REFUSED_FULL);
    lesson_connect(lesson, 3);
    lesson_hello(lesson, 3, ROLE_STUDENT, NULL);
    assert_int_equal(refused(3)->reason, REFUSED_FULL);
    assert_int_equal(refused(3)->action, 0);
    assert_int_equal(lesson_status(lesson).seats_here, 2);
}

static void a_silent_student_is_away_after_two_seconds_and_here_when_heard(void **state) {
    (void)state;
    lesson_join_all(lesson, 1);
    lesson->pupils[0].is_silent = true;
    lesson_run(lesson, 1400);
    assert_int_equal(lesson_status(lesson).seats_here, 1);
    lesson_run(lesson, 1000);
    assert_int_equal(lesson_status(lesson).seats_here, 0);
    assert_int_equal(lesson_status(lesson).seats_away, 1);
    lesson->pupils[0].is_silent = false;
    lesson_run(lesson, 600);
    assert_int_equal(lesson_status(lesson).seats_here, 1);
}

static void a_token_brings_back_the_same_seat(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    struct message_seat before = *seat_of(1);
    lesson_cut(lesson, 1);
    assert_int_equal(lesson_status(lesson).seats_here, 2);
    lesson_come_back(lesson, 1);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_seat),
                     3); /* at once, and with its next token */
    assert_int_equal(seat_of(1)->seat, before.seat);
    assert_string_equal(seat_of(1)->name, before.name);
    assert_int_equal(lesson_status(lesson).seats_here, 3);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_names), 1);
}

static void a_token_that_is_none_makes_a_newcomer(void **state) {
    (void)state;
    lesson_join_all(lesson, 1);
    uint8_t token[TOKEN_BYTES];
    memcpy(token, seat_of(0)->token, TOKEN_BYTES);
    token[TOKEN_BYTES - 1] ^= 1;
    lesson_connect(lesson, 1);
    lesson_hello(lesson, 1, ROLE_STUDENT, token);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_seat), 0);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_names), 1);
    assert_true(lesson->pupils[0].is_connected);
}

static void the_same_token_again_moves_the_seat_to_the_new_connection(void **state) {
    (void)state;
    lesson_join_all(lesson, 1);
    uint64_t events = lesson_status(lesson).events;
    lesson_connect(lesson, 1);
    lesson_hello(lesson, 1, ROLE_STUDENT, seat_of(0)->token);
    assert_int_equal(lesson_status(lesson).events, events + 1); /* the next token */
    assert_int_equal(seat_of(1)->seat, 1);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_closed)->as.closed.reason, CLOSED_MOVED);
    assert_true(lesson->pupils[0].is_gone);
    lesson_run(lesson, 3000);
    assert_int_equal(lesson_status(lesson).seats_here, 1);
    assert_int_equal(lesson_status(lesson).seats_away, 0);
}

/* A net may hold back the hello of a connection that its student has given up. */
static void a_hello_that_was_overtaken_by_a_newer_connection_takes_no_seat(void **state) {
    (void)state;
    lesson_join_all(lesson, 1);
    lesson_connect(lesson, 1);
    lesson_connect(lesson, 2);
    lesson_hello(lesson, 2, ROLE_STUDENT, seat_of(0)->token);
    lesson_hello(lesson, 1, ROLE_STUDENT, seat_of(0)->token);
    assert_true(lesson->pupils[1].is_gone);
    assert_int_equal(lesson_last(lesson, 1, MESSAGE_closed)->as.closed.reason, CLOSED_MOVED);
    assert_false(lesson->pupils[2].is_gone);
    assert_int_equal(seat_of(2)->seat, 1);
}

/* Sums go out ten times a second: 2 here, 1, then 2 and 1 again before the next sum is due. */
static void who_comes_in_between_two_sums_hears_the_next_one(void **state) {
    (void)state;
    uint8_t token[TOKEN_BYTES];
    lesson_join_all(lesson, 2);
    memcpy(token, seat_of(1)->token, sizeof token);
    lesson_connect(lesson, 2);
    lesson_connect(lesson, 3);
    lesson_run(lesson, 300);
    lesson_cut(lesson, 1);
    lesson_hello(lesson, 3, ROLE_STUDENT, token);
    lesson_hello(lesson, 2, ROLE_STUDENT, NULL);
    assert_int_equal(lesson_last(lesson, 2, MESSAGE_room)->as.room.seats_here, 2);
    lesson_cut(lesson, 3);
    lesson_run(lesson, 300);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_room)->as.room.seats_here, 1);
    assert_int_equal(lesson_last(lesson, 2, MESSAGE_room)->as.room.seats_here, 1);
}

static void typed_names_are_offered_to_those_who_are_there(void **state) {
    (void)state;
    struct message names = {.id = MESSAGE_host_names};
    enum refusal_reason reason;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_STUDENT, NULL);
    lesson_connect(lesson, 1);
    lesson_hello(lesson, 1, ROLE_STUDENT, NULL);
    lesson_cut(lesson, 0);
    names.as.host_names.may_type = true;
    assert_true(server_act(lesson->server, &names, lesson->now_ms, &reason));
    lesson_run(lesson, 20);
    assert_true(lesson_last(lesson, 1, MESSAGE_names)->as.names.may_type);
    assert_false(lesson_last(lesson, 0, MESSAGE_names)->as.names.may_type);
}

static void who_leaves_is_not_counted_as_away(void **state) {
    (void)state;
    lesson_join_all(lesson, 2);
    struct message leave = {.id = MESSAGE_leave};
    lesson_send(lesson, 0, &leave);
    lesson_run(lesson, 50);
    assert_int_equal(lesson_status(lesson).seats_here, 1);
    assert_int_equal(lesson_status(lesson).seats_away, 0);
}

static void who_sends_what_is_no_message_is_sent_away_in_the_end(void **state) {
    (void)state;
    static const uint8_t nothing[] = {0xff, 0x00};
    struct pupil *pupil = &lesson->pupils[0];
    lesson_join_all(lesson, 1);
    for (int i = 0; i < 40 && pupil->is_connected; i++) {
        pupil->transport->calls->send(pupil->transport, pupil->peer, nothing, sizeof nothing,
                                      TRANSPORT_RELIABLE);
        lesson_run(lesson, 10);
    }
    lesson_run(lesson, 300);
    assert_true(pupil->is_gone);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_closed)->as.closed.reason, CLOSED_MISBEHAVED);
}

static void actions_before_a_seat_are_refused(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_STUDENT, NULL);
    struct message ready = {.id = MESSAGE_ready, .as.ready.action = 1};
    lesson_send(lesson, 0, &ready);
    lesson_run(lesson, 20);
    assert_int_equal(refused(0)->reason, REFUSED_NOT_NOW);
}

#define TEST(name)       cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)
#define TEST_SMALL(name) cmocka_unit_test_setup_teardown(name, open_small_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_student_is_welcomed_and_offered_three_names),
        TEST(more_names_are_three_others),
        TEST(a_seat_has_the_chosen_name_and_a_token_of_its_own),
        TEST(another_major_version_is_told_ours_and_sent_away),
        TEST(a_hello_that_only_begins_as_ours_is_told_our_version_too),
        TEST(the_room_knows_of_programs_that_do_not_fit),
        TEST(an_older_minor_version_plays),
        TEST(a_newer_minor_version_plays),
        TEST(who_only_looks_for_rooms_inside_of_one_is_let_go),
        TEST(a_board_gets_no_names_and_no_seat),
        TEST(nobody_becomes_a_teacher_by_saying_so),
        TEST_SMALL(a_full_room_refuses_the_next_and_keeps_its_seats),
        TEST(a_silent_student_is_away_after_two_seconds_and_here_when_heard),
        TEST(a_token_brings_back_the_same_seat),
        TEST(a_token_that_is_none_makes_a_newcomer),
        TEST(the_same_token_again_moves_the_seat_to_the_new_connection),
        TEST(a_hello_that_was_overtaken_by_a_newer_connection_takes_no_seat),
        TEST(who_comes_in_between_two_sums_hears_the_next_one),
        TEST(typed_names_are_offered_to_those_who_are_there),
        TEST(who_leaves_is_not_counted_as_away),
        TEST(who_sends_what_is_no_message_is_sent_away_in_the_end),
        TEST(actions_before_a_seat_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

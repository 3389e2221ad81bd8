/* Who may come in: so many new seats of one machine until the teacher approves more, nobody new
 * through a locked door, and nobody at all to a seat that was taken away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"
#include "limit.h"

#define LAB     7u /* machines */
#define OTHER   8u
#define TEACHER 15

static struct lesson *lesson;

static int open_with(struct lesson_config config) {
    lesson = lesson_open(&config);
    for (int i = 0; i < LESSON_PUPILS; i++) {
        memory_net_set_origin(lesson->pupils[i].transport, i == TEACHER ? TRANSPORT_HERE : LAB);
    }
    return 0;
}

static int open_lesson(void **state) {
    (void)state;
    return open_with((struct lesson_config){.team_size = 2});
}

static int open_wider(void **state) {
    (void)state;
    return open_with((struct lesson_config){.machine_seats = 3});
}

static int open_terminal(void **state) {
    (void)state;
    return open_with((struct lesson_config){.machine_times = 4});
}

static int open_unasked(void **state) {
    (void)state;
    return open_with((struct lesson_config){.nods_itself = true, .may_type = true});
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static bool has_seat(int pupil) {
    return lesson_count(lesson, pupil, MESSAGE_seat) > 0;
}

static bool teacher_hears_of_outsiders(void) {
    struct message desk;
    server_desk(lesson->server, MESSAGE_desk, 0, &desk);
    bool is_told = strstr(desk.as.desk.trouble, "approve") != NULL;
    assert_int_equal(is_told, lesson_status(lesson).has_outsiders);
    return is_told;
}

/* `count` come in, and the next one is refused for the machine alone. */
static void only_so_many_come_in(unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        assert_false(teacher_hears_of_outsiders());
        lesson_join(lesson, (int)i);
        assert_true(has_seat((int)i));
    }
    lesson_join(lesson, (int)count);
    assert_false(has_seat((int)count));
    assert_int_equal(LAST((int)count, refused)->reason, REFUSED_MACHINE);
    assert_int_equal(LAST((int)count, refused)->action, lesson->pupils[count].action);
    assert_true(lesson->pupils[count].is_connected);
    assert_true(teacher_hears_of_outsiders());
}

static void two_new_seats_of_a_machine_and_a_third_is_asked_to_wait(void **state) {
    (void)state;
    only_so_many_come_in(LIMIT_MACHINE_SEATS);
    memory_net_set_origin(lesson->pupils[5].transport, OTHER);
    memory_net_set_origin(lesson->pupils[6].transport, TRANSPORT_HERE);
    lesson_join(lesson, 5);
    lesson_join(lesson, 6);
    assert_true(has_seat(5) && has_seat(6));
}

static void a_setting_lets_more_in(void **state) {
    (void)state;
    only_so_many_come_in(3);
}

static void a_terminal_server_has_more_seats(void **state) {
    (void)state;
    only_so_many_come_in(4 * LIMIT_MACHINE_SEATS);
}

static void nobody_asks_to_be_let_in_by_typing_a_name(void **state) {
    (void)state;
    lesson_join(lesson, 0);
    lesson_join(lesson, 1);
    lesson_connect(lesson, 2);
    lesson_hello(lesson, 2, ROLE_STUDENT, NULL);
    assert_false(DO(2, type_name, .name = "Mina"));
    assert_int_equal(LAST(2, refused)->reason, REFUSED_MACHINE);
    assert_true(lesson_status(lesson).seats_here == 2);
}

static void a_nod_to_a_name_is_a_yes_to_the_seat(void **state) {
    (void)state;
    lesson_teach(lesson, TEACHER);
    assert_true(DO(TEACHER, host_names, .may_type = true));
    lesson_join(lesson, 0);
    lesson_join(lesson, 1);
    lesson_connect(lesson, 2);
    lesson_hello(lesson, 2, ROLE_STUDENT, NULL);
    assert_true(DO(2, type_name, .name = "Mina"));
    assert_true(DO(TEACHER, host_nod, .is_yes = true));
    assert_true(has_seat(2));
}

static void what_the_teacher_approves_is_not_counted(void **state) {
    (void)state;
    lesson_teach(lesson, TEACHER);
    only_so_many_come_in(2);
    lesson_run(lesson, 300);
    assert_non_null(strstr(LAST(TEACHER, desk)->trouble, "approve"));
    assert_false(DO(TEACHER, host_approve, .seat = 9));
    assert_true(DO(TEACHER, host_approve, .seat = 1));
    assert_false(teacher_hears_of_outsiders());
    assert_true(DO(2, join, .choice = 1));
    assert_true(has_seat(2));
    lesson_join(lesson, 3);
    assert_int_equal(LAST(3, refused)->reason, REFUSED_MACHINE);
    assert_true(DO(TEACHER, host_approve, .seat = 0));
    assert_true(DO(3, join, .choice = 1));
    lesson_join(lesson, 4);
    assert_true(has_seat(4));
    lesson_join(lesson, 5);
    assert_false(has_seat(5));
    lesson_run(lesson, 300);
    assert_string_equal(LAST(TEACHER, desk)->trouble, "A computer that has enough new seats asks "
                                                      "for one more: approve lets it in.");
}

static void who_comes_back_is_no_newcomer(void **state) {
    (void)state;
    lesson_join(lesson, 0);
    lesson_join(lesson, 1);
    for (int i = 0; i < 4; i++) {
        lesson_cut(lesson, 0);
        lesson_come_back(lesson, 0);
        assert_int_equal(LAST(0, seat)->seat, 1);
    }
    assert_false(teacher_hears_of_outsiders());
}

static void a_room_that_is_started_again_has_forgotten_the_machines(void **state) {
    (void)state;
    char why[160] = "";
    only_so_many_come_in(2);
    assert_true(lesson_crash(lesson, 0, 100, why, sizeof why));
    assert_false(teacher_hears_of_outsiders());
    lesson_come_back(lesson, 0);
    assert_int_equal(LAST(0, seat)->seat, 1);
    lesson_join(lesson, 2);
    assert_true(has_seat(2));
}

static void a_locked_door_keeps_newcomers_out_and_no_one_else(void **state) {
    (void)state;
    lesson_teach(lesson, TEACHER);
    lesson_join(lesson, 0);
    assert_true(DO(TEACHER, host_door, .is_locked = true));
    lesson_join(lesson, 1);
    assert_int_equal(LAST(1, refused)->reason, REFUSED_LOCKED);
    assert_true(DO(TEACHER, host_approve, .seat = 0));
    assert_false(DO(1, join, .choice = 0));
    lesson_cut(lesson, 0);
    lesson_come_back(lesson, 0);
    assert_int_equal(LAST(0, seat)->seat, 1);
    assert_true(DO(TEACHER, host_door, .is_locked = false));
    assert_true(DO(1, join, .choice = 0));
}

/* --- a seat that is taken away
 * -------------------------------------------------------------------- */

static void bring_three(void) {
    lesson_teach(lesson, TEACHER);
    for (int i = 0; i < 3; i++) {
        memory_net_set_origin(lesson->pupils[i].transport, 20u + (uint32_t)i);
        lesson_join(lesson, i);
    }
}

static void who_is_removed_is_told_so_and_does_not_come_back(void **state) {
    (void)state;
    bring_three();
    assert_true(DO(TEACHER, host_remove, .seat = 2));
    lesson_run(lesson, 100);
    assert_int_equal(LAST(1, closed)->reason, CLOSED_REMOVED);
    assert_true(lesson->pupils[1].is_gone);
    assert_int_equal(lesson_status(lesson).seats_here, 2);
    assert_int_equal(lesson_status(lesson).seats_away, 0);
    unsigned seats = lesson_count(lesson, 1, MESSAGE_seat);
    unsigned names = lesson_count(lesson, 1, MESSAGE_names);
    lesson_come_back(lesson, 1);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_seat), seats);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_names), names + 1); /* as a newcomer */
    assert_true(DO(1, join, .choice = 0));
    assert_int_equal(LAST(1, seat)->seat, 4);
    lesson_run(lesson, 100);
    assert_true(DO(TEACHER, host_remove, .seat = 2)); /* pressed twice */
    assert_true(lesson->pupils[1].is_connected);
    assert_false(DO(TEACHER, host_remove, .seat = 9));
    assert_false(DO(TEACHER, host_give_seat, .from = 4, .to = 2));
}

static void a_removed_seat_counts_for_its_machine(void **state) {
    (void)state;
    lesson_teach(lesson, TEACHER);
    lesson_join(lesson, 0);
    lesson_join(lesson, 1);
    assert_true(DO(TEACHER, host_remove, .seat = 1));
    lesson_run(lesson, 100);
    lesson_join(lesson, 0);
    assert_int_equal(LAST(0, refused)->reason, REFUSED_MACHINE);
}

static void mates_go_on_without_who_was_removed(void **state) {
    (void)state;
    bring_three();
    lesson_next(lesson);
    assert_int_equal(LAST(0, team)->mates_count, 3);
    assert_true(DO(TEACHER, host_remove, .seat = 2));
    lesson_run(lesson, 200);
    assert_int_equal(LAST(0, team)->mates_count, 2);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_answer(lesson, 2, "3/4", true);
    lesson_run(lesson, 3500);
    assert_int_equal(LAST(0, phase)->phase, PHASE_HUDDLE); /* nobody waits for the third */
    while (lesson_status(lesson).phase != PHASE_NONE) {
        lesson_next(lesson);
    }
    lesson_run(lesson, 300);
    const struct message_desk_seats *seats = LAST(TEACHER, desk_seats);
    assert_int_equal(seats->seats[1].team, 0);
    assert_int_equal(seats->seats[1].state, DESK_SEAT_LEFT);
    assert_int_equal(LAST(0, team)->mates_count, 2);
}

static void a_restart_does_not_bring_a_removed_seat_back(void **state) {
    (void)state;
    char why[160] = "";
    bring_three();
    assert_true(DO(TEACHER, host_remove, .seat = 2));
    lesson_run(lesson, 100);
    assert_true(lesson_crash(lesson, 0, 100, why, sizeof why));
    unsigned seats = lesson_count(lesson, 1, MESSAGE_seat);
    lesson_come_back(lesson, 1);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_seat), seats);
    lesson_come_back(lesson, 0);
    assert_int_equal(LAST(0, seat)->seat, 1);
}

static void a_student_removes_and_approves_nobody(void **state) {
    (void)state;
    bring_three();
    struct message remove = {.id = MESSAGE_host_remove, .as.host_remove.seat = 1};
    struct message approve = {.id = MESSAGE_host_approve};
    lesson_do(lesson, 1, &remove);
    lesson_do(lesson, 1, &approve);
    lesson_run(lesson, 100);
    assert_true(lesson->pupils[0].is_connected);
    assert_int_equal(lesson_status(lesson).seats_here, 3);
}

#define TEST_WITH(open, name) cmocka_unit_test_setup_teardown(name, open, close_lesson)
#define TEST(name)            TEST_WITH(open_lesson, name)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(two_new_seats_of_a_machine_and_a_third_is_asked_to_wait),
        TEST_WITH(open_wider, a_setting_lets_more_in),
        TEST_WITH(open_terminal, a_terminal_server_has_more_seats),
        TEST_WITH(open_unasked, nobody_asks_to_be_let_in_by_typing_a_name),
        TEST(a_nod_to_a_name_is_a_yes_to_the_seat),
        TEST(what_the_teacher_approves_is_not_counted),
        TEST(who_comes_back_is_no_newcomer),
        TEST(a_room_that_is_started_again_has_forgotten_the_machines),
        TEST(a_locked_door_keeps_newcomers_out_and_no_one_else),
        TEST(who_is_removed_is_told_so_and_does_not_come_back),
        TEST(a_removed_seat_counts_for_its_machine),
        TEST(mates_go_on_without_who_was_removed),
        TEST(a_restart_does_not_bring_a_removed_seat_back),
        TEST(a_student_removes_and_approves_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

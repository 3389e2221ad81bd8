/* A room that is started again, as its teachers find it: what they did is there once, and what they
 * say again is to nothing that came since. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "restart.h"
#include "token.h"

static void say_hello(struct lesson *lesson, int pupil, uint8_t token) {
    struct message hello = {.id = MESSAGE_hello};
    hello.as.hello = (struct message_hello){.major = PROTOCOL_MAJOR,
                                            .role = ROLE_TEACHER,
                                            .token = {token},
                                            .token_count = TOKEN_BYTES};
    lesson_sign(lesson, pupil, &hello.as.hello);
    lesson_send(lesson, pupil, &hello);
    lesson_run(lesson, 20);
}

static void teach(struct lesson *lesson, int pupil, uint8_t token) {
    lesson_connect(lesson, pupil);
    say_hello(lesson, pupil, token);
}

static bool adds_time(struct lesson *lesson, int pupil) {
    return DO(pupil, host_time, .round = 1, .phase = PHASE_TRY, .seconds = 15);
}

static void a_note_of_the_teacher_and_time_that_was_added_are_there_once(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_TRY);
    teach(lesson, TEACHER, 9);
    assert_true(DO(TEACHER, host_note, .seat = 2, .note = "second row, left"));
    assert_true(adds_time(lesson, TEACHER));
    uint64_t left_ms = lesson_status(lesson).left_ms;
    restart_crash(lesson);
    assert_string_equal(restart_desk(lesson, MESSAGE_desk_seats)->as.desk_seats.seats[1].note,
                        "second row, left");
    teach(lesson, TEACHER, 9);
    lesson->pupils[TEACHER].action--; /* the answer did not get through: sent again */
    assert_true(adds_time(lesson, TEACHER));
    assert_in_range(lesson_status(lesson).left_ms, left_ms - 1000, left_ms);
    assert_int_equal(restart_in_journal(lesson, EVENT_time_added), 1);
}

static void every_console_is_known_after_a_restart(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_TRY);
    teach(lesson, TEACHER, 9);
    teach(lesson, OTHER, 8);
    assert_true(adds_time(lesson, TEACHER));
    assert_true(adds_time(lesson, OTHER));
    restart_crash(lesson);
    teach(lesson, TEACHER, 9);
    teach(lesson, OTHER, 8);
    lesson->pupils[TEACHER].action--;
    lesson->pupils[OTHER].action--;
    assert_true(adds_time(lesson, TEACHER));
    assert_true(adds_time(lesson, OTHER));
    assert_int_equal(restart_in_journal(lesson, EVENT_time_added), 2);
}

/* A net may hold back the hello of a connection that the console has given up. */
static void a_console_that_came_back_is_not_let_go_for_its_own_late_hello(void **state) {
    struct lesson *lesson = *state;
    lesson_connect(lesson, TEACHER);
    lesson_connect(lesson, OTHER); /* the same program, by a newer connection */
    say_hello(lesson, OTHER, 9);
    say_hello(lesson, TEACHER, 9);
    assert_true(lesson->pupils[TEACHER].is_gone);
    assert_false(lesson->pupils[OTHER].is_gone);
    assert_true(DO(OTHER, host_goal, .goal = 70));
}

static void what_a_teacher_set_long_ago_is_not_set_again(void **state) {
    struct lesson *lesson = *state;
    teach(lesson, TEACHER, 9);
    teach(lesson, OTHER, 8);
    assert_true(DO(TEACHER, host_goal, .goal = 70));
    assert_true(DO(OTHER, host_goal, .goal = 90));
    restart_crash(lesson);
    teach(lesson, TEACHER, 9);
    lesson->pupils[TEACHER].action--;
    assert_true(DO(TEACHER, host_goal, .goal = 70));
    assert_int_equal(lesson_status(lesson).goal, 90);
}

static void what_a_teacher_did_is_told_on_the_wire_of_now(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_TRY);
    teach(lesson, TEACHER, 9);
    journal_memory_set_instant(lesson->journal, false);
    struct message time = {.id = MESSAGE_host_time,
                           .as.host_time = {.round = 1, .phase = PHASE_TRY, .seconds = 15}};
    uint32_t action = lesson_do(lesson, TEACHER, &time);
    lesson_run(lesson, 50);
    lesson_cut(lesson, TEACHER);
    teach(lesson, TEACHER, 9);
    lesson->pupils[TEACHER].action--;
    assert_int_equal(lesson_do(lesson, TEACHER, &time), action);
    lesson_run(lesson, 50);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_kept), 0);
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 50);
    assert_int_equal(LAST(TEACHER, kept)->action, action);
    assert_int_equal(restart_in_journal(lesson, EVENT_time_added), 1);
}

static void words_wait_for_the_same_nod(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_REFLECT);
    for (int i = 0; i < 4; i++) {
        struct message write = {.id = MESSAGE_write};
        write.as.write = (struct message_write){.round = 1,
                                                .phase = PHASE_REFLECT,
                                                .text = "Look at the pieces first.",
                                                .is_final = true};
        lesson_try(lesson, i, &write);
    }
    uint16_t waiting = restart_desk(lesson, MESSAGE_desk_texts)->as.desk_texts.texts_count;
    assert_int_equal(waiting, 2);
    uint32_t number = restart_desk(lesson, MESSAGE_desk_texts)->as.desk_texts.texts[0].text;
    restart_crash(lesson);
    const struct message_desk_texts *texts =
        &restart_desk(lesson, MESSAGE_desk_texts)->as.desk_texts;
    assert_int_equal(texts->texts_count, waiting);
    assert_string_equal(texts->texts[0].words, "Look at the pieces first.");
    assert_true(texts->texts[1].text > number); /* no number is used for another text */
}

/* A name goes with its connection, and what waited behind it would move up. */
static void the_number_of_a_text_is_never_anothers(void **state) {
    struct lesson *lesson = *state;
    lesson_teach(lesson, TEACHER);
    assert_true(DO(TEACHER, host_names, .may_type = true));
    lesson_go_to(lesson, PHASE_REFLECT);
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, NULL);
    assert_true(DO(LATE, type_name, .name = "Ada"));
    uint32_t name = restart_desk(lesson, MESSAGE_desk_texts)->as.desk_texts.texts[0].text;
    for (int i = 0; i < 4; i++) {
        (void)DO(i, write, .round = 1, .phase = PHASE_REFLECT, .text = "Pieces first.",
                 .is_final = true);
    }
    restart_crash(lesson);
    const struct message_desk_texts *texts =
        &restart_desk(lesson, MESSAGE_desk_texts)->as.desk_texts;
    assert_int_equal(texts->texts_count, 2);
    assert_true(texts->texts[0].text > name);
    lesson_teach(lesson, TEACHER);
    assert_false(DO(TEACHER, host_nod, .text = name, .is_yes = true));
    assert_int_equal(restart_desk(lesson, MESSAGE_desk_texts)->as.desk_texts.texts_count, 2);
}

/* A window that was not told that its nod was kept says it again; what came since was not seen. */
static void a_nod_to_all_that_is_sent_restart_is_to_nothing_that_came_since(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_REFLECT);
    teach(lesson, TEACHER, 9);
    journal_memory_set_instant(lesson->journal, false);
    struct message nod = {.id = MESSAGE_host_nod,
                          .as.host_nod = {.action = 1, .last = 7, .is_yes = true}};
    lesson_send(lesson, TEACHER, &nod);
    lesson_run(lesson, 50);
    journal_memory_set_instant(lesson->journal, true);
    restart_crash(lesson);
    restart_come_back(lesson, 4);
    for (int i = 0; i < 4; i++) {
        (void)DO(i, write, .round = 1, .phase = PHASE_REFLECT, .text = "Pieces first.",
                 .is_final = true);
    }
    teach(lesson, TEACHER, 9);
    lesson_send(lesson, TEACHER, &nod);
    lesson_run(lesson, 300);
    assert_int_equal(LAST(TEACHER, kept)->action, 1);
    assert_int_equal(restart_desk(lesson, MESSAGE_desk_texts)->as.desk_texts.texts_count, 2);
}

static void a_round_that_was_started_is_started_once(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_REFLECT);
    teach(lesson, TEACHER, 9);
    assert_true(DO(TEACHER, host_round, .kind = ROUND_NORMAL, .challenge = 2));
    assert_int_equal(lesson_status(lesson).round, 2);
    lesson_go_to(lesson, PHASE_REFLECT);
    restart_crash(lesson);
    teach(lesson, TEACHER, 9);
    lesson->pupils[TEACHER].action--;
    assert_true(DO(TEACHER, host_round, .kind = ROUND_NORMAL, .challenge = 2));
    assert_int_equal(lesson_status(lesson).round, 2);
    assert_int_equal(lesson_status(lesson).phase, PHASE_REFLECT);
}

static void a_mistake_of_the_teachers_that_is_not_there_is_refused(void **state) {
    struct lesson *lesson = *state;
    char why[256];
    static const uint32_t numbers[] = {2, 33, UINT32_MAX}; /* the first one would be 1 */
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct event event = {.at_ms = lesson_status(lesson).open_ms + 1000,
                              .kind = EVENT_mistake_shown,
                              .as.mistake_shown.mistake = numbers[i]};
        assert_true(lesson->journal->calls->append(lesson->journal, &event, NULL, NULL) > 0);
        assert_false(lesson_crash(lesson, 0, 4000, why, sizeof why));
        assert_non_null(strstr(why, "mistake_shown"));
        assert_true(lesson_crash(lesson, 1, 4000, why, sizeof why)); /* without it */
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_RESTART(a_note_of_the_teacher_and_time_that_was_added_are_there_once),
        IN_RESTART(every_console_is_known_after_a_restart),
        IN_RESTART(a_console_that_came_back_is_not_let_go_for_its_own_late_hello),
        IN_RESTART(what_a_teacher_set_long_ago_is_not_set_again),
        IN_RESTART(what_a_teacher_did_is_told_on_the_wire_of_now),
        IN_RESTART(words_wait_for_the_same_nod),
        IN_RESTART(the_number_of_a_text_is_never_anothers),
        IN_RESTART(a_nod_to_all_that_is_sent_restart_is_to_nothing_that_came_since),
        IN_RESTART(a_round_that_was_started_is_started_once),
        IN_RESTART(a_mistake_of_the_teachers_that_is_not_there_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

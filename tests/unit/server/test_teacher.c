/* The teacher, over the wire and by typed commands: who may be one, what a teacher can do, and who
 * hears nothing of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "commands.h"
#include "lesson.h"
#include "str.h"

#define TEACHER 12
#define OTHER   13
#define LATE    14

static struct lesson *lesson;
static struct commands commands;
static char answer[COMMANDS_ANSWER_SIZE];

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2});
    commands = (struct commands){.server = lesson->server};
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static const char *say(const char *line) {
    commands_do(&commands, line, lesson->now_ms, answer, sizeof answer);
    lesson_run(lesson, 50);
    return answer;
}

static enum refusal_reason refused(int pupil) {
    return (enum refusal_reason)LAST(pupil, refused)->reason;
}

/* --- who may
 * -------------------------------------------------------------------------------------- */

/* `key`, `signature`: what is other in their last byte. */
static void hello_with(int pupil, uint8_t key, uint8_t signature) {
    struct message hello = {.id = MESSAGE_hello};
    hello.as.hello = (struct message_hello){
        .major = PROTOCOL_MAJOR, .minor = PROTOCOL_MINOR, .role = ROLE_TEACHER};
    lesson_connect(lesson, pupil);
    lesson_sign(lesson, pupil, &hello.as.hello);
    hello.as.hello.owner[KEY_BYTES - 1] ^= key;
    hello.as.hello.signature[SIGNATURE_BYTES - 1] ^= signature;
    lesson_send(lesson, pupil, &hello);
    lesson_run(lesson, 50);
}

static void who_signs_the_connection_may_teach(void **state) {
    (void)state;
    lesson_teach(lesson, TEACHER);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_welcome), 1);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_desk), 1);
    assert_int_equal(lesson_status(lesson).false_hellos, 0);
}

static void from_another_machine_as_well(void **state) {
    (void)state;
    memory_net_set_origin(lesson->pupils[TEACHER].transport, 1);
    lesson_teach(lesson, TEACHER);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_desk), 1);
}

static void another_key_or_signature_is_sent_away_and_counted(void **state) {
    (void)state;
    hello_with(TEACHER, 1, 0);
    assert_int_equal(refused(TEACHER), REFUSED_NOT_YOURS);
    assert_true(lesson->pupils[TEACHER].is_gone);
    hello_with(OTHER, 0, 1);
    assert_int_equal(refused(OTHER), REFUSED_NOT_YOURS);
    assert_true(lesson->pupils[OTHER].is_gone);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_welcome), 0);
    assert_int_equal(lesson_count(lesson, OTHER, MESSAGE_welcome), 0);
    assert_int_equal(lesson_status(lesson).false_hellos, 2);
}

static void a_student_cannot_do_what_a_teacher_does(void **state) {
    (void)state;
    lesson_join_all(lesson, 2);
    struct message next = {.id = MESSAGE_host_next};
    lesson_do(lesson, 0, &next);
    lesson_run(lesson, 100);
    assert_int_equal(lesson_status(lesson).stage, STAGE_LOBBY);
}

static void nobody_but_a_teacher_hears_of_the_desk(void **state) {
    (void)state;
    static const enum message_id desk[] = {
        MESSAGE_desk,       MESSAGE_desk_seats, MESSAGE_desk_teams, MESSAGE_desk_queue,
        MESSAGE_desk_texts, MESSAGE_desk_packs, MESSAGE_desk_hands};
    lesson_join_all(lesson, 4);
    lesson_connect(lesson, OTHER);
    lesson_hello(lesson, OTHER, ROLE_BOARD, NULL);
    lesson_teach(lesson, TEACHER);
    lesson_next(lesson);
    lesson_run(lesson, 2000);
    for (size_t i = 0; i < sizeof desk / sizeof desk[0]; i++) {
        assert_true(lesson_count(lesson, TEACHER, desk[i]) > 0);
        assert_int_equal(lesson_count(lesson, 0, desk[i]), 0);
        assert_int_equal(lesson_count(lesson, OTHER, desk[i]), 0);
    }
    unsigned before = lesson_count(lesson, TEACHER, MESSAGE_desk_seats);
    lesson_run(lesson, 2000);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_desk_seats), before);
}

/* --- what a teacher does
 * -------------------------------------------------------------------------- */

static void next_names_what_it_ends_and_a_late_press_ends_nothing(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    assert_true(DO(TEACHER, host_next, .stage = STAGE_LOBBY));
    assert_int_equal(lesson_status(lesson).phase, PHASE_TRY);
    assert_false(DO(TEACHER, host_next, .stage = STAGE_LOBBY));
    assert_true(DO(TEACHER, host_next, .stage = STAGE_ROUND, .round = 1, .phase = PHASE_TRY));
    assert_false(DO(TEACHER, host_next, .stage = STAGE_ROUND, .round = 1, .phase = PHASE_TRY));
    assert_int_equal(refused(TEACHER), REFUSED_NOT_NOW);
    assert_int_equal(lesson_status(lesson).phase, PHASE_HUDDLE);
    lesson_go_to(lesson, PHASE_SHARE);
    assert_false(DO(TEACHER, host_next, .stage = STAGE_ROUND, .round = 1, .phase = PHASE_SHARE,
                    .spotlight = 2));
    assert_true(DO(TEACHER, host_next, .stage = STAGE_ROUND, .round = 1, .phase = PHASE_SHARE,
                   .spotlight = 1));
    assert_int_equal(lesson_status(lesson).phase, PHASE_MEND);
}

static void skip_and_break_name_what_they_end(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    lesson_go_to(lesson, PHASE_TRY);
    assert_false(DO(TEACHER, host_skip_share, .round = 1, .spotlight = 0));
    lesson_go_to(lesson, PHASE_SHARE);
    assert_false(DO(TEACHER, host_skip_share, .round = 1, .spotlight = 2));
    assert_false(DO(TEACHER, host_skip_share, .round = 2, .spotlight = 1));
    assert_int_equal(refused(TEACHER), REFUSED_NOT_NOW);
    assert_true(DO(TEACHER, host_skip_share, .round = 1, .spotlight = 1));
    assert_int_equal(lesson_status(lesson).phase, PHASE_MEND);
    assert_false(DO(TEACHER, host_break, .round = 2));
    assert_int_equal(lesson_status(lesson).stage, STAGE_ROUND);
    assert_true(DO(TEACHER, host_break, .round = 1));
    assert_int_equal(lesson_status(lesson).stage, STAGE_LOBBY);
    lesson_next(lesson);
    assert_false(DO(TEACHER, host_break, .round = 1)); /* pressed twice */
    assert_int_equal(lesson_status(lesson).stage, STAGE_ROUND);
    assert_int_equal(lesson_status(lesson).round, 2);
}

static void a_console_of_an_older_version_ends_what_is_on(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    lesson_go_to(lesson, PHASE_SHARE);
    assert_true(DO(TEACHER, host_skip_share, .action = 0));
    assert_int_equal(lesson_status(lesson).phase, PHASE_MEND);
    assert_true(DO(TEACHER, host_break, .action = 0));
    assert_int_equal(lesson_status(lesson).stage, STAGE_LOBBY);
}

static void the_same_action_twice_is_done_once(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    lesson_next(lesson);
    uint64_t left_ms = lesson_status(lesson).left_ms;
    assert_true(DO(TEACHER, host_time, .round = 1, .phase = PHASE_TRY, .seconds = 100));
    lesson->pupils[TEACHER].action--;
    assert_true(DO(TEACHER, host_time, .round = 1, .phase = PHASE_TRY, .seconds = 100));
    assert_in_range(lesson_status(lesson).left_ms, left_ms + 99000, left_ms + 100000);
}

static void what_a_teacher_does_is_kept_when_it_is_on_disk(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    journal_memory_set_trouble(lesson->journal, "the disk is full");
    struct message lock = {.id = MESSAGE_host_door, .as.host_door.is_locked = true};
    lesson_do(lesson, TEACHER, &lock);
    lesson_run(lesson, 300);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_kept), 0);
    assert_string_equal(LAST(TEACHER, desk)->trouble, "the disk is full");
    journal_memory_set_trouble(lesson->journal, NULL);
    lesson_run(lesson, 300);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_kept), 1);
    assert_string_equal(LAST(TEACHER, desk)->trouble, "");
}

static void behind_a_locked_door_newcomers_wait_and_others_come_back(void **state) {
    (void)state;
    lesson_join_all(lesson, 2);
    lesson_teach(lesson, TEACHER);
    assert_true(DO(TEACHER, host_door, .is_locked = true));
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, NULL);
    assert_false(DO(LATE, join, .choice = 0));
    assert_int_equal(refused(LATE), REFUSED_LOCKED);
    lesson_cut(lesson, 0);
    lesson_come_back(lesson, 0);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_seat),
                     3); /* the last one with its next token */
    assert_true(DO(TEACHER, host_door, .is_locked = false));
    assert_true(DO(LATE, join, .choice = 0));
}

static void a_newcomer_gets_the_old_seat_with_all_that_is_its_own(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_teach(lesson, TEACHER);
    lesson_next(lesson);
    lesson_answer(lesson, 1, "2/6", true);
    lesson_run(lesson, 50);
    uint16_t old = LAST(1, seat)->seat;
    uint8_t token[TOKEN_BYTES];
    memcpy(token, LAST(1, seat)->token, TOKEN_BYTES);
    lesson_cut(lesson, 1);
    lesson_join(lesson, LATE);
    uint16_t fresh = LAST(LATE, seat)->seat;
    assert_true(DO(TEACHER, host_give_seat, .from = fresh, .to = old));
    assert_int_equal(LAST(LATE, seat)->seat, old);
    assert_string_equal(LAST(LATE, seat)->name, LAST(1, seat)->name);
    assert_string_equal(LAST(LATE, mine)->text, "2/6");
    lesson_answer(lesson, LATE, "3/4", true);
    lesson_run(lesson, 50);
    assert_string_equal(
        journal_memory_at(lesson->journal, journal_memory_count(lesson->journal))->text, "3/4");
    lesson_connect(lesson, 1); /* the machine that broke is well again: the seat is another's */
    lesson_hello(lesson, 1, ROLE_STUDENT, token);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_seat), 1);
    assert_int_equal(LAST(1, names)->names_count, 3);
}

static void a_seat_where_somebody_sits_is_given_to_nobody(void **state) {
    (void)state;
    lesson_join_all(lesson, 2);
    lesson_teach(lesson, TEACHER);
    assert_false(DO(TEACHER, host_give_seat, .from = 1, .to = 2));
    assert_int_equal(refused(TEACHER), REFUSED_NOT_NOW);
    assert_int_equal(LAST(0, seat)->seat, 1);
    assert_int_equal(lesson_status(lesson).seats_here, 2);
    lesson->pupils[1].is_silent = true; /* its machine hangs: nothing is closed */
    lesson_run(lesson, 3000);
    assert_true(DO(TEACHER, host_give_seat, .from = 1, .to = 2));
    assert_int_equal(LAST(0, seat)->seat, 2);
}

static void a_typed_name_comes_after_the_nod_and_an_unkind_one_never(void **state) {
    (void)state;
    lesson_join_all(lesson, 1);
    lesson_teach(lesson, TEACHER);
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, NULL);
    assert_false(DO(LATE, type_name, .name = "Ada"));
    assert_true(DO(TEACHER, host_names, .may_type = true));
    assert_true(LAST(LATE, names)->may_type);
    assert_true(DO(LATE, type_name, .name = "Loser"));
    assert_int_equal(LAST(LATE, name_waits)->state, NAME_ANOTHER);
    struct message same = {.id = MESSAGE_type_name};
    str_copy(same.as.type_name.name, sizeof same.as.type_name.name, LAST(0, seat)->name);
    assert_true(lesson_try(lesson, LATE, &same));
    assert_int_equal(LAST(LATE, name_waits)->state, NAME_ANOTHER);
    assert_true(DO(LATE, type_name, .name = "Ada"));
    assert_int_equal(LAST(LATE, name_waits)->state, NAME_WAITS);
    assert_int_equal(lesson_count(lesson, LATE, MESSAGE_seat), 0);
    assert_true(DO(TEACHER, host_nod, .text = 0, .is_yes = true));
    assert_int_equal(LAST(LATE, name_waits)->state, NAME_TAKEN);
    assert_string_equal(LAST(LATE, seat)->name, "Ada");
}

static void a_warm_up_counts_for_nothing_and_is_not_in_the_results(void **state) {
    (void)state;
    static char json[1 << 16];
    struct results_head head = {.title = "T", .started_at = "a", .ended_at = "b"};
    lesson_join_all(lesson, 4);
    assert_string_equal(say("warmup"), "a warm-up: it counts for nothing");
    assert_int_equal(LAST(0, phase)->kind, ROUND_WARM_UP);
    assert_int_equal(LAST(0, phase)->number, 0);
    assert_int_equal(LAST(0, phase)->planned, 2);
    assert_string_equal(LAST(0, challenge)->title, "Second title");
    for (int i = 0; i < 4; i++) {
        lesson_do(
            lesson, i,
            &(struct message){
                .id = MESSAGE_answer,
                .as.answer = {.round = 1, .phase = PHASE_TRY, .picks_count = 1, .is_final = true}});
    }
    lesson_run(lesson, 50);
    lesson_go_to(lesson, PHASE_REVEAL);
    assert_int_equal(lesson_status(lesson).gold, 0);
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->kind, ROUND_NORMAL);
    assert_int_equal(LAST(0, phase)->round, 2);
    assert_int_equal(LAST(0, phase)->number, 1);
    assert_int_equal(LAST(0, phase)->planned, 2);
    assert_string_equal(LAST(0, challenge)->title, "First title");
    lesson_go_to(lesson, PHASE_REVEAL);
    assert_true(server_results(lesson->server, &head, json, sizeof json) > 0);
    assert_null(strstr(json, "Second title"));
    assert_non_null(strstr(json, "First title"));
    lesson_next(lesson);
    say("end");
    assert_int_equal(LAST(0, journey)->numbers_count, 2);
    assert_int_equal(LAST(0, journey)->numbers[0], 0);
    assert_int_equal(LAST(0, journey)->numbers[1], 1);
}

static void a_mending_round_is_for_open_cracks(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    assert_string_equal(say("mending"), "there is no such thing here now");
    lesson_go_to(lesson, PHASE_TRY);
    for (int i = 0; i < 4; i++) {
        lesson_answer(lesson, i, "2/6", true);
    }
    lesson_run(lesson, 50);
    lesson_go_to(lesson, PHASE_REFLECT);
    assert_true(LAST(0, team)->cracks == 1);
    assert_string_equal(say("mending"), "a mending round: for the cracks that are open");
    assert_int_equal(LAST(0, phase)->phase, PHASE_MEND);
    assert_true(LAST(0, challenge)->is_mending);
    for (int i = 0; i < 4; i++) {
        lesson_answer(lesson, i, "3/4", true);
    }
    lesson_run(lesson, 50);
    lesson_go_to(lesson, PHASE_REVEAL);
    assert_int_equal(LAST(0, team)->cracks, 0);
    assert_int_equal(LAST(0, result)->paid_mending, 3);
    assert_int_equal(LAST(0, result)->gold_there, 0);
    assert_true(LAST(0, result)->is_seam);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(who_signs_the_connection_may_teach),
        TEST(from_another_machine_as_well),
        TEST(another_key_or_signature_is_sent_away_and_counted),
        TEST(a_student_cannot_do_what_a_teacher_does),
        TEST(nobody_but_a_teacher_hears_of_the_desk),
        TEST(next_names_what_it_ends_and_a_late_press_ends_nothing),
        TEST(skip_and_break_name_what_they_end),
        TEST(a_console_of_an_older_version_ends_what_is_on),
        TEST(the_same_action_twice_is_done_once),
        TEST(what_a_teacher_does_is_kept_when_it_is_on_disk),
        TEST(behind_a_locked_door_newcomers_wait_and_others_come_back),
        TEST(a_newcomer_gets_the_old_seat_with_all_that_is_its_own),
        TEST(a_seat_where_somebody_sits_is_given_to_nobody),
        TEST(a_typed_name_comes_after_the_nod_and_an_unkind_one_never),
        TEST(a_warm_up_counts_for_nothing_and_is_not_in_the_results),
        TEST(a_mending_round_is_for_open_cracks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Who does not read is told nothing more when so much waits, keeps its place, and is told the now
 * as soon as it reads again; nobody else notices, and nothing that it said is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"
#include "limit.h"

#define SLOW    1
#define TEACHER 15

static struct lesson *lesson;
static bool later_heard;

static void listen_for_later(struct lesson *it, int pupil, const struct message *message,
                             size_t size) {
    (void)it;
    (void)size;
    bool is_one = message->id == MESSAGE_refused && message->as.refused.reason == REFUSED_LATER;
    later_heard = later_heard || (pupil == SLOW && is_one);
}

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.team_size = 3});
    lesson->on_heard = listen_for_later;
    later_heard = false;
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static uint32_t waiting(int pupil) {
    /* Ends of one link have neighbouring numbers, the client's first. */
    return lesson->transport->calls->queued(lesson->transport, lesson->pupils[pupil].peer + 1);
}

/* The clock is stopped and let go: one message to everybody each. */
static void make_news(unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        enum refusal_reason reason;
        struct message clock = {.id = MESSAGE_host_clock};
        clock.as.host_clock.is_paused = !lesson_status(lesson).is_paused;
        assert_true(server_act(lesson->server, &clock, lesson->now_ms, &reason));
        lesson_run(lesson, 5);
    }
}

static void begin(void) {
    lesson_join_all(lesson, 3);
    lesson_next(lesson);
    lesson_run(lesson, 500);
    assert_int_equal(waiting(SLOW), 0);
}

static void falls_behind(void) {
    lesson->pupils[SLOW].is_deaf = true;
    make_news(LIMIT_QUEUE_BEHIND + 10);
    assert_int_equal(waiting(SLOW), LIMIT_QUEUE_BEHIND);
}

static void so_much_waits_for_a_reader_and_no_more(void **state) {
    (void)state;
    begin();
    unsigned phases = lesson_count(lesson, 0, MESSAGE_phase);
    lesson->pupils[SLOW].is_deaf = true;
    while (waiting(SLOW) < LIMIT_QUEUE_BEHIND - 1) {
        make_news(1);
    }
    uint32_t before = waiting(SLOW);
    assert_int_equal(before, LIMIT_QUEUE_BEHIND - 1);
    make_news(1); /* the last one that is taken */
    assert_int_equal(waiting(SLOW), LIMIT_QUEUE_BEHIND);
    make_news(1);
    assert_int_equal(waiting(SLOW), LIMIT_QUEUE_BEHIND);
    make_news(1000);
    assert_int_equal(waiting(SLOW), LIMIT_QUEUE_BEHIND);
    assert_true(lesson->pupils[SLOW].is_connected);
    assert_true(lesson_count(lesson, 0, MESSAGE_phase) > phases + 1000); /* others hear all */
}

static void who_reads_again_is_told_the_now(void **state) {
    (void)state;
    begin();
    falls_behind();
    unsigned seats = lesson_count(lesson, SLOW, MESSAGE_seat);
    unsigned welcomes = lesson_count(lesson, SLOW, MESSAGE_welcome);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 50);
    lesson_next(lesson); /* the huddle comes while nobody listens there */
    lesson_run(lesson, 500);
    lesson->pupils[SLOW].is_deaf = false;
    lesson_run(lesson, 200);
    assert_int_equal(waiting(SLOW), 0);
    assert_true(lesson->pupils[SLOW].is_connected);
    assert_int_equal(LAST(SLOW, phase)->phase, PHASE_HUDDLE);
    assert_int_equal(LAST(SLOW, phase)->is_paused, LAST(0, phase)->is_paused);
    assert_int_equal(LAST(SLOW, ideas)->ideas_count, LAST(0, ideas)->ideas_count);
    assert_int_equal(LAST(SLOW, progress)->done, LAST(0, progress)->done);
    assert_int_equal(lesson_count(lesson, SLOW, MESSAGE_welcome), welcomes); /* the same one */
    assert_int_equal(lesson_count(lesson, SLOW, MESSAGE_seat), seats + 1);
    assert_int_equal(LAST(SLOW, seat)->seat, 2);
}

static void what_was_said_meanwhile_is_kept_and_told(void **state) {
    (void)state;
    begin();
    falls_behind();
    uint32_t action = lesson_answer(lesson, SLOW, "1/2", true);
    lesson_run(lesson, 100);
    assert_int_equal(lesson_status(lesson).done, 1);
    lesson->pupils[SLOW].is_deaf = false;
    lesson_run(lesson, 200);
    assert_int_equal(LAST(SLOW, kept)->action, action);
    assert_true(LAST(SLOW, kept)->event > 0);
    assert_string_equal(LAST(SLOW, mine)->text, "1/2");
}

static void what_was_not_taken_meanwhile_is_told(void **state) {
    (void)state;
    begin();
    falls_behind();
    uint32_t action = lesson_answer(lesson, SLOW, "1,000", true);
    lesson_run(lesson, 100);
    lesson->pupils[SLOW].is_deaf = false;
    lesson_run(lesson, 200);
    assert_int_equal(LAST(SLOW, refused)->action, action);
    assert_int_equal(LAST(SLOW, refused)->reason, REFUSED_TWO_WAYS);
}

/* All have looked up and go on: said again, it is taken. */
static void what_met_a_frozen_room_is_said_again(void **state) {
    (void)state;
    enum refusal_reason reason;
    struct message clock = {.id = MESSAGE_host_clock, .as.host_clock.is_frozen = true};
    begin();
    falls_behind();
    assert_true(server_act(lesson->server, &clock, lesson->now_ms, &reason));
    uint32_t action = lesson_answer(lesson, SLOW, "3/4", true);
    lesson_run(lesson, 100);
    clock.as.host_clock.is_frozen = false;
    assert_true(server_act(lesson->server, &clock, lesson->now_ms, &reason));
    lesson_run(lesson, 100);
    lesson->pupils[SLOW].is_deaf = false;
    lesson_run(lesson, 200);
    assert_true(later_heard);
    assert_int_equal(LAST(SLOW, refused)->action, action);
}

static void who_says_too_much_and_does_not_read_comes_anew(void **state) {
    (void)state;
    begin();
    falls_behind();
    for (int i = 0; i <= LIMIT_ACTIONS_BURST; i++) {
        lesson_answer(lesson, SLOW, "3/4", true);
    }
    lesson_run(lesson, 300);
    lesson->pupils[SLOW].is_deaf = false;
    lesson_run(lesson, 100);
    assert_true(lesson->pupils[SLOW].is_gone); /* and all that is pending is said again then */
}

static void who_never_reads_is_let_go(void **state) {
    (void)state;
    begin();
    falls_behind();
    lesson_run(lesson, LIMIT_BEHIND_MS - 1000 - 50);
    assert_int_equal(waiting(SLOW), LIMIT_QUEUE_BEHIND);
    assert_int_equal(lesson_status(lesson).seats_here, 3);
    lesson_run(lesson, 6000);
    assert_int_equal(waiting(SLOW), 0);
    assert_int_equal(lesson_status(lesson).seats_here, 2);
    lesson->pupils[SLOW].is_deaf = false;
    lesson_run(lesson, 100);
    assert_true(lesson->pupils[SLOW].is_gone);
    lesson_come_back(lesson, SLOW);
    assert_int_equal(LAST(SLOW, seat)->seat, 2);
}

static void who_has_no_seat_yet_comes_anew(void **state) {
    (void)state;
    begin();
    lesson_connect(lesson, 5);
    lesson_hello(lesson, 5, ROLE_STUDENT, NULL);
    lesson->pupils[5].is_deaf = true;
    make_news(LIMIT_QUEUE_BEHIND + 30);
    lesson->pupils[5].is_deaf = false;
    lesson_run(lesson, 200);
    assert_true(lesson->pupils[5].is_gone);
}

static void a_new_token_waits_until_it_can_be_told(void **state) {
    (void)state;
    begin();
    uint8_t before[TOKEN_BYTES];
    memcpy(before, lesson->pupils[SLOW].token, TOKEN_BYTES);
    lesson_cut(lesson, SLOW);
    journal_memory_set_instant(lesson->journal, false);
    lesson_come_back(lesson, SLOW);
    falls_behind();
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 100);
    lesson->pupils[SLOW].is_deaf = false;
    lesson_run(lesson, 200);
    assert_memory_not_equal(lesson->pupils[SLOW].token, before, TOKEN_BYTES);
    lesson_cut(lesson, SLOW);
    lesson_come_back(lesson, SLOW);
    assert_int_equal(LAST(SLOW, seat)->seat, 2);
}

static void a_teacher_who_reads_again_has_the_whole_desk(void **state) {
    (void)state;
    begin();
    lesson_teach(lesson, TEACHER);
    lesson_run(lesson, 1000);
    lesson->pupils[TEACHER].is_deaf = true;
    make_news(LIMIT_QUEUE_BEHIND + 10);
    struct message note = {.id = MESSAGE_host_note, .as.host_note = {.seat = 1, .note = "left"}};
    uint32_t action = lesson_do(lesson, TEACHER, &note);
    lesson_run(lesson, 100);
    unsigned queues = lesson_count(lesson, TEACHER, MESSAGE_desk_queue);
    lesson->pupils[TEACHER].is_deaf = false;
    lesson_run(lesson, 1000);
    assert_int_equal(LAST(TEACHER, kept)->action, action);
    assert_true(lesson_count(lesson, TEACHER, MESSAGE_desk_queue) > queues);
    assert_string_equal(LAST(TEACHER, desk_seats)->seats[0].note, "left");
}

static void last_words_reach_who_is_behind(void **state) {
    (void)state;
    begin();
    falls_behind();
    server_close_room(lesson->server, CLOSED_BY_TEACHER, lesson->now_ms);
    lesson_run(lesson, 1500);
    lesson->pupils[SLOW].is_deaf = false;
    lesson_run(lesson, 100);
    assert_int_equal(LAST(SLOW, closed)->reason, CLOSED_BY_TEACHER);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(so_much_waits_for_a_reader_and_no_more),
        TEST(who_reads_again_is_told_the_now),
        TEST(what_was_said_meanwhile_is_kept_and_told),
        TEST(what_was_not_taken_meanwhile_is_told),
        TEST(what_met_a_frozen_room_is_said_again),
        TEST(who_says_too_much_and_does_not_read_comes_anew),
        TEST(who_never_reads_is_let_go),
        TEST(who_has_no_seat_yet_comes_anew),
        TEST(a_new_token_waits_until_it_can_be_told),
        TEST(a_teacher_who_reads_again_has_the_whole_desk),
        TEST(last_words_reach_who_is_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

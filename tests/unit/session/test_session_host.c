/* What a teacher does over the wire. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "fake_room.h"

static struct session session;

static int start_in_try(void **state) {
    (void)state;
    student_in_try(&session, 1000);
    return 0;
}

static void a_teacher_sends_any_action_of_a_host_and_no_other(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_TEACHER});
    session_connected(&session, 0);
    room_hears_all(&session, 0);
    room_says_welcome(&session, 1, 0);
    static struct message next = {.id = MESSAGE_host_next};
    next.as.host_next.stage = STAGE_ROUND;
    next.as.host_next.round = 2;
    next.as.host_next.phase = PHASE_TRY;
    assert_int_equal(session_host(&session, &next, 0), 1);
    assert_int_equal(session_host(&session, &next, 0), 2); /* each press is one */
    static struct message join = {.id = MESSAGE_join};
    assert_int_equal(session_host(&session, &join, 0), 0);
    assert_int_equal(session_join(&session, 0, 0), 0);
    const struct message *message = room_hears(&session, 0);
    assert_int_equal(message->id, MESSAGE_host_next);
    assert_int_equal(message->as.host_next.action, 1);
    assert_int_equal(message->as.host_next.round, 2);
    room_says_refused(&session, 1, REFUSED_NOT_NOW, 0);
    assert_true(session.view.was_refused);
    assert_int_equal(room_hears(&session, 0)->as.host_next.action, 2);
}

static void a_teachers_press_that_was_not_answered_is_said_again(void **state) {
    (void)state;
    struct session_config config = {.role = ROLE_TEACHER, .memory.token_count = TOKEN_BYTES};
    memset(config.memory.token, 0x77, TOKEN_BYTES);
    session_init(&session, &config);
    static struct message time = {.id = MESSAGE_host_time};
    time.as.host_time = (struct message_host_time){.round = 1, .phase = PHASE_TRY, .seconds = 15};
    assert_int_equal(session_host(&session, &time, 0), 0); /* no room yet */
    session_connected(&session, 0);
    room_hears_all(&session, 0);
    room_says_welcome(&session, 1, 0);
    uint32_t action = session_host(&session, &time, 0);
    room_hears_all(&session, 0);
    session_disconnected(&session);
    session_connected(&session, 4000);
    assert_int_equal(room_hears(&session, 4000)->as.hello.token[0], 0x77);
    room_says_welcome(&session, 1, 4000);
    assert_int_equal(room_hears(&session, 5000)->as.host_time.action, action);
    room_says_kept(&session, action, 9, 5000);
    assert_int_equal(session.pending_count, 0);
}

static void a_teacher_without_a_token_says_nothing_again(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_TEACHER});
    static struct message time = {.id = MESSAGE_host_time};
    time.as.host_time = (struct message_host_time){.round = 1, .phase = PHASE_TRY, .seconds = 15};
    assert_int_equal(session_host(&session, &time, 0), 0); /* no room yet */
    session_connected(&session, 0);
    room_hears_all(&session, 0);
    room_says_welcome(&session, 1, 0);
    assert_int_not_equal(session_host(&session, &time, 0), 0);
    room_hears_all(&session, 0);
    student_comes_back(&session);
    assert_null(room_hears(&session, 5000));
    assert_int_equal(session.pending_count, 0);
}

static void a_student_is_no_host(void **state) {
    (void)state;
    static struct message skip = {.id = MESSAGE_host_skip_share};
    assert_int_equal(session_host(&session, &skip, 2000), 0);
    assert_null(room_hears(&session, 1000));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup(name, start_in_try)
    const struct CMUnitTest tests[] = {
        TEST(a_teacher_sends_any_action_of_a_host_and_no_other),
        TEST(a_teachers_press_that_was_not_answered_is_said_again),
        TEST(a_teacher_without_a_token_says_nothing_again),
        TEST(a_student_is_no_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

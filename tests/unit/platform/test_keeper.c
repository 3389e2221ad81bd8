/* A window that ends and is started again, as its session and the disk see it. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keeper.h"
#include "seat_store.h"
#include "str.h"

#define CODE "K7QM-2XPD"

static char folder[64];
static struct session session;
static struct keeper *keeper;

/* A window starts, or starts again. */
static void start_window(const char *code) {
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    keeper = keeper_open(folder);
    assert_non_null(keeper);
    keeper_bring(keeper, &session, code);
}

/* It is let in and has a seat; then `event` is kept. */
static void play(uint64_t event, uint64_t now_ms) {
    session.link = SESSION_IN;
    session.view.have_welcome = session.view.have_seat = true;
    str_copy(session.memory.code, sizeof session.memory.code, CODE);
    session.memory.last_event = event;
    session.memory_changes++;
    keeper_note(keeper, &session, now_ms);
}

/* As by kill -9: nothing is said, the lock is let go. */
static void kill_window(void) {
    keeper_close(keeper, NULL);
    keeper = NULL;
}

static int make_folder(void **state) {
    (void)state;
    str_copy(folder, sizeof folder, "/tmp/goldseam-keeper-XXXXXX");
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int drop_folder(void **state) {
    (void)state;
    kill_window();
    DIR *open = opendir(folder);
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
        (void)unlinkat(dirfd(open), entry->d_name, 0); /* "." and ".." stay */
    }
    closedir(open);
    return rmdir(folder);
}

static void somebody_new_has_a_token_that_nobody_had(void **state) {
    (void)state;
    uint8_t first[TOKEN_BYTES];
    start_window(CODE);
    assert_int_equal(session.memory.token_count, TOKEN_BYTES);
    memcpy(first, session.memory.token, TOKEN_BYTES);
    kill_window();
    start_window(CODE); /* it was never let in: there is nothing to come back to */
    assert_memory_not_equal(session.memory.token, first, TOKEN_BYTES);
}

static void a_killed_window_comes_back_by_the_code(void **state) {
    (void)state;
    uint8_t token[TOKEN_BYTES];
    start_window(CODE);
    memcpy(token, session.memory.token, TOKEN_BYTES);
    play(41, 1000);
    kill_window();
    start_window(CODE);
    assert_memory_equal(session.memory.token, token, TOKEN_BYTES);
    assert_true(session.memory.last_event == 41);
    assert_true(session.memory.is_certain);
}

static void a_token_is_written_at_once_and_events_now_and_then(void **state) {
    (void)state;
    start_window(CODE);
    play(41, 1000);
    play(42, 1500); /* not written yet */
    memset(session.memory.token, 0x33, TOKEN_BYTES);
    play(43, 1600);
    play(44, 1700); /* nor this one */
    kill_window();
    start_window(CODE);
    assert_int_equal(session.memory.token[5], 0x33);
    assert_true(session.memory.last_event == 43);
    play(50, 10000);
    play(51, 10100);
    keeper_note(keeper, &session, 12100); /* due by then without anything new */
    kill_window();
    start_window(CODE);
    assert_true(session.memory.last_event == 51);
}

static void what_is_not_written_yet_is_when_the_window_closes(void **state) {
    (void)state;
    start_window(CODE);
    play(41, 1000);
    play(42, 1500);
    keeper_close(keeper, &session);
    start_window(CODE);
    assert_true(session.memory.last_event == 42);
}

static void dialling_the_same_room_again_changes_nothing(void **state) {
    (void)state;
    start_window(CODE);
    play(41, 1000);
    session.view.seat.seat = 5;
    keeper_bring(keeper, &session, CODE);
    assert_int_equal(session.view.seat.seat, 5);
    keeper_bring(keeper, &session, "3HTR-90VB"); /* another room: somebody new there */
    assert_false(session.view.have_seat);
    assert_true(session.memory.last_event == 0);
}

static void forgets_behind(enum closed_reason reason) {
    uint8_t token[TOKEN_BYTES];
    start_window(CODE);
    memcpy(token, session.memory.token, TOKEN_BYTES);
    play(41, 1000);
    session.link = SESSION_ENDED;
    session.why_ended = SESSION_ROOM_CLOSED;
    session.closed_reason = CLOSED_MOVED; /* not for this */
    keeper_note(keeper, &session, 2000);
    kill_window();
    start_window(CODE);
    assert_memory_equal(session.memory.token, token, TOKEN_BYTES);
    play(42, 3000);
    session.link = SESSION_ENDED;
    session.why_ended = SESSION_ROOM_CLOSED;
    session.closed_reason = reason;
    keeper_note(keeper, &session, 4000);
    keeper_close(keeper, &session);
    start_window(CODE);
    assert_memory_not_equal(session.memory.token, token, TOKEN_BYTES);
    kill_window();
}

static void a_lesson_that_is_over_is_forgotten(void **state) {
    (void)state;
    forgets_behind(CLOSED_LESSON_OVER);
    forgets_behind(CLOSED_BY_TEACHER);
}

static void who_says_that_is_not_me_is_somebody_new_for_good(void **state) {
    (void)state;
    uint8_t token[TOKEN_BYTES];
    start_window(CODE);
    memcpy(token, session.memory.token, TOKEN_BYTES);
    play(41, 1000);
    kill_window();
    start_window(CODE);
    session.link = SESSION_OUT;
    keeper_renew(keeper, &session);
    assert_memory_not_equal(session.memory.token, token, TOKEN_BYTES);
    assert_true(session.memory.last_event == 0);
    kill_window();
    start_window(CODE);
    assert_memory_not_equal(session.memory.token, token, TOKEN_BYTES);
}

static void without_a_disk_a_window_goes_on(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    keeper = keeper_open("/proc/nowhere/seats");
    assert_non_null(keeper);
    keeper_bring(keeper, &session, CODE);
    assert_int_equal(session.memory.token_count, TOKEN_BYTES);
    play(41, 1000);
    keeper_renew(keeper, &session);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, drop_folder)
    const struct CMUnitTest tests[] = {
        TEST(somebody_new_has_a_token_that_nobody_had),
        TEST(a_killed_window_comes_back_by_the_code),
        TEST(a_token_is_written_at_once_and_events_now_and_then),
        TEST(what_is_not_written_yet_is_when_the_window_closes),
        TEST(dialling_the_same_room_again_changes_nothing),
        TEST(a_lesson_that_is_over_is_forgotten),
        TEST(who_says_that_is_not_me_is_somebody_new_for_good),
        TEST(without_a_disk_a_window_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

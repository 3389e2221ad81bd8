/* Facts about the worker that finds fingerprints, with an Argon2id of the test's own in place of
 * the real one: it can be held up, and be without memory. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "fingerprint.h"

/* What the test and its Argon2id share. */
struct slow {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool is_held;   /* whoever comes in waits */
    bool is_inside; /* somebody is in */
    bool has_memory;
    unsigned finished; /* how many came out again */
};

static struct slow slow = {.mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
static struct fingerprints *fingerprints;

/* In the place of the library's: its file is not taken from the archive then. */
bool fingerprint_of_key(const uint8_t *key, struct fingerprint *fingerprint) {
    pthread_mutex_lock(&slow.mutex);
    slow.is_inside = true;
    pthread_cond_broadcast(&slow.changed);
    while (slow.is_held) {
        pthread_cond_wait(&slow.changed, &slow.mutex);
    }
    bool has_memory = slow.has_memory;
    slow.is_inside = false;
    slow.finished++;
    pthread_mutex_unlock(&slow.mutex);
    if (has_memory) {
        memset(fingerprint, 0, sizeof *fingerprint);
        fingerprint->code[0] = 'K';
        fingerprint->pictures[0] = key[0];
    }
    return has_memory;
}

static void hold(bool is_held) {
    pthread_mutex_lock(&slow.mutex);
    slow.is_held = is_held;
    pthread_cond_broadcast(&slow.changed);
    pthread_mutex_unlock(&slow.mutex);
}

static void wait_until_inside(void) {
    pthread_mutex_lock(&slow.mutex);
    while (!slow.is_inside) {
        pthread_cond_wait(&slow.changed, &slow.mutex);
    }
    pthread_mutex_unlock(&slow.mutex);
}

static unsigned finished(void) {
    pthread_mutex_lock(&slow.mutex);
    unsigned count = slow.finished;
    pthread_mutex_unlock(&slow.mutex);
    return count;
}

static void have_memory(bool has_memory) {
    pthread_mutex_lock(&slow.mutex);
    slow.has_memory = has_memory;
    pthread_mutex_unlock(&slow.mutex);
}

static int set_up(void **state) {
    (void)state;
    slow.is_held = false;
    slow.is_inside = false;
    slow.has_memory = true;
    slow.finished = 0;
    fingerprints = fingerprints_open();
    return fingerprints == NULL ? -1 : 0;
}

static int tear_down(void **state) {
    (void)state;
    hold(false);
    fingerprints_close(fingerprints);
    return 0;
}

static enum fingerprint_state ask(uint8_t number, struct fingerprint *fingerprint) {
    uint8_t key[KEY_BYTES] = {number, 1, 2, 3};
    return fingerprints_ask(fingerprints, key, fingerprint);
}

static void breathe(void) {
    static const struct timespec moment = {0, 200000};
    nanosleep(&moment, NULL);
}

/* Asks until there is an answer, for some seconds at most. */
static enum fingerprint_state ask_on(uint8_t number, struct fingerprint *fingerprint) {
    enum fingerprint_state state = ask(number, fingerprint);
    for (unsigned i = 0; i < 50000 && state == FINGERPRINT_BUSY; i++) {
        breathe();
        state = ask(number, fingerprint);
    }
    return state;
}

static void is_found(uint8_t number) {
    struct fingerprint fingerprint = {0};
    assert_int_equal(ask_on(number, &fingerprint), FINGERPRINT_KNOWN);
    assert_int_equal(fingerprint.code[0], 'K');
    assert_int_equal(fingerprint.pictures[0], number);
}

static void what_was_asked_is_known_later(void **state) {
    (void)state;
    struct fingerprint fingerprint;
    assert_int_equal(ask(7, &fingerprint), FINGERPRINT_BUSY);
    is_found(7);
    is_found(7);
    assert_int_equal(finished(), 1);
}

static void a_question_does_not_wait_and_is_not_taken_while_another_is_worked_on(void **state) {
    (void)state;
    struct fingerprint fingerprint;
    hold(true);
    assert_int_equal(ask(1, &fingerprint), FINGERPRINT_BUSY);
    wait_until_inside();
    for (unsigned i = 0; i < 100; i++) {
        assert_int_equal(ask(1, &fingerprint), FINGERPRINT_BUSY);
        assert_int_equal(ask(2, &fingerprint), FINGERPRINT_BUSY);
    }
    hold(false);
    is_found(1);
    assert_int_equal(finished(), 1); /* nothing was kept of the questions for the other */
    is_found(2);
    assert_int_equal(finished(), 2);
}

static void what_is_known_is_told_while_another_is_worked_on(void **state) {
    (void)state;
    struct fingerprint fingerprint;
    is_found(1);
    hold(true);
    assert_int_equal(ask(2, &fingerprint), FINGERPRINT_BUSY);
    wait_until_inside();
    assert_int_equal(ask(1, &fingerprint), FINGERPRINT_KNOWN);
    assert_int_equal(fingerprint.pictures[0], 1);
}

static void the_last_sixty_four_are_kept(void **state) {
    (void)state;
    struct fingerprint fingerprint;
    for (unsigned number = 0; number < 70; number++) {
        is_found((uint8_t)number);
    }
    assert_int_equal(finished(), 70);
    for (unsigned number = 6; number < 70; number++) {
        assert_int_equal(ask((uint8_t)number, &fingerprint), FINGERPRINT_KNOWN);
        assert_int_equal(fingerprint.pictures[0], number);
    }
    assert_int_equal(ask(5, &fingerprint), FINGERPRINT_BUSY); /* forgotten, and found again */
    is_found(5);
    assert_int_equal(finished(), 71);
}

static void a_key_that_differs_in_its_last_byte_is_another(void **state) {
    (void)state;
    uint8_t key[KEY_BYTES] = {9, 1, 2, 3};
    struct fingerprint fingerprint;
    is_found(9);
    key[KEY_BYTES - 1] = 1;
    assert_int_equal(fingerprints_ask(fingerprints, key, &fingerprint), FINGERPRINT_BUSY);
}

static void no_memory_is_said_once_and_then_tried_again(void **state) {
    (void)state;
    struct fingerprint fingerprint;
    have_memory(false);
    assert_int_equal(ask_on(3, &fingerprint), FINGERPRINT_NONE);
    assert_int_equal(ask_on(3, &fingerprint), FINGERPRINT_NONE);
    assert_int_equal(finished(), 2);
    have_memory(true);
    is_found(3);
    have_memory(false);
    assert_int_equal(ask_on(4, &fingerprint), FINGERPRINT_NONE);
    assert_int_equal(ask(3, &fingerprint), FINGERPRINT_KNOWN);
}

static void *let_go_soon(void *argument) {
    (void)argument;
    static const struct timespec while_closing = {0, 30000000};
    nanosleep(&while_closing, NULL);
    hold(false);
    return NULL;
}

static void closing_waits_for_what_is_worked_on(void **state) {
    (void)state;
    struct fingerprint fingerprint;
    pthread_t other;
    hold(true);
    assert_int_equal(ask(1, &fingerprint), FINGERPRINT_BUSY);
    wait_until_inside();
    assert_int_equal(pthread_create(&other, NULL, let_go_soon, NULL), 0);
    fingerprints_close(fingerprints);
    fingerprints = NULL;
    assert_int_equal(finished(), 1);
    pthread_join(other, NULL);
}

static void closing_may_come_at_any_moment(void **state) {
    (void)state;
    for (unsigned i = 0; i < 200; i++) {
        struct fingerprint fingerprint;
        struct fingerprints *short_lived = fingerprints_open();
        uint8_t key[KEY_BYTES] = {0};
        assert_non_null(short_lived);
        if (i % 2 == 1) {
            assert_int_equal(fingerprints_ask(short_lived, key, &fingerprint), FINGERPRINT_BUSY);
        }
        if (i % 4 == 3) {
            breathe();
        }
        fingerprints_close(short_lived);
    }
    fingerprints_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_asked_is_known_later, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_question_does_not_wait_and_is_not_taken_while_another_is_worked_on, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(what_is_known_is_told_while_another_is_worked_on, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_last_sixty_four_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_key_that_differs_in_its_last_byte_is_another, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(no_memory_is_said_once_and_then_tried_again, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(closing_waits_for_what_is_worked_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(closing_may_come_at_any_moment, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

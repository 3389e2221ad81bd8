/* The waker: one event for what can be read, none before it is armed, and an end that is quick. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include <SDL.h>

#include "waker.h"

struct world {
    int ends[2];
    struct waker *waker;
    uint32_t type;
};

static struct world world;

static int open_world(void **state) {
    char why[256];
    (void)state;
    SDL_Init(SDL_INIT_EVENTS);
    world.type = SDL_RegisterEvents(1);
    if (pipe(world.ends) != 0) {
        return -1;
    }
    world.waker = waker_open(world.ends, 1, world.type, why, sizeof why);
    return world.waker != NULL ? 0 : -1;
}

static int close_world(void **state) {
    (void)state;
    waker_close(world.waker);
    close(world.ends[0]);
    close(world.ends[1]);
    SDL_Quit();
    return 0;
}

static void write_one(void) {
    assert_int_equal(write(world.ends[1], "x", 1), 1);
}

static void read_one(void) {
    char byte;
    assert_int_equal(read(world.ends[0], &byte, 1), 1);
}

/* Whether it woke us within the time. */
static bool has_woken(int timeout_ms) {
    SDL_Event event;
    return SDL_WaitEventTimeout(&event, timeout_ms) != 0 && event.type == world.type;
}

static void it_is_silent_until_it_is_armed(void **state) {
    (void)state;
    write_one();
    assert_false(has_woken(30));
    waker_arm(world.waker);
    assert_true(has_woken(2000));
}

static void it_wakes_once_for_what_nobody_reads(void **state) {
    (void)state;
    waker_arm(world.waker);
    waker_arm(world.waker);
    write_one(); /* behind both: armed again after the first wake it would wake again */
    assert_true(has_woken(2000));
    assert_false(has_woken(30));
}

static void it_wakes_again_when_it_is_armed_again(void **state) {
    (void)state;
    for (int i = 0; i < 100; i++) {
        waker_arm(world.waker);
        write_one();
        assert_true(has_woken(2000));
        read_one();
    }
}

static void it_ends_at_once_armed_or_not(void **state) {
    (void)state;
    waker_arm(world.waker); /* and is closed at the end of the test */
    assert_false(has_woken(10));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_silent_until_it_is_armed, open_world, close_world),
        cmocka_unit_test_setup_teardown(it_wakes_once_for_what_nobody_reads, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(it_wakes_again_when_it_is_armed_again, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(it_ends_at_once_armed_or_not, open_world, close_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

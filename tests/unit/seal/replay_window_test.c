/* Facts about the window of counters, against a slow model that remembers everything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "random.h"
#include "replay_window.h"

#define SPAN 65536

/* Counters are `base` + place; the model knows each place that was marked. */
struct model {
    struct replay_window window;
    uint64_t base;
    bool seen[SPAN];
    bool is_marked; /* any was */
    uint64_t newest;
};

static struct model model;

static void begin(uint64_t base) {
    memset(&model, 0, sizeof model);
    replay_window_init(&model.window);
    model.base = base;
}

static bool may_come(uint64_t place) {
    if (model.base + place == UINT64_MAX || model.seen[place]) {
        return false;
    }
    return !model.is_marked || place > model.newest || model.newest - place < 1024;
}

static void agree_about(uint64_t place) {
    assert_int_equal(replay_window_is_new(&model.window, model.base + place), may_come(place));
}

/* As it is used: asked first, and only what is new is marked. */
static void come(uint64_t place) {
    agree_about(place);
    if (!may_come(place)) {
        return;
    }
    bool is_newest = !model.is_marked || place > model.newest;
    assert_int_equal(replay_window_mark(&model.window, model.base + place), is_newest);
    model.seen[place] = true;
    model.newest = is_newest ? place : model.newest;
    model.is_marked = true;
    agree_about(place);
}

static void agree_about_all(void) {
    for (uint64_t place = 0; place < SPAN; place++) {
        agree_about(place);
    }
}

static uint64_t somewhere_around_the_newest(struct random *random) {
    static const uint32_t reach[] = {4, 70, 1030, 2500};
    uint32_t width = reach[random_below(random, 4)];
    uint64_t place = model.newest + random_below(random, width);
    uint64_t back = random_below(random, width + width / 2);
    place = place > back ? place - back : 0;
    return place < SPAN ? place : SPAN - 1;
}

static void thirty_random_lessons(uint64_t base, uint64_t seed) {
    for (unsigned lesson = 0; lesson < 30; lesson++) {
        struct random random;
        random_init(&random, seed, lesson);
        begin(base);
        model.newest = random_below(&random, 5000);
        for (unsigned i = 0; i < 4000; i++) {
            come(somewhere_around_the_newest(&random));
        }
        agree_about_all();
    }
}

static void it_agrees_with_a_model_that_remembers_everything(void **state) {
    (void)state;
    thirty_random_lessons(0, 1);
}

static void it_agrees_with_the_model_where_32_bits_end(void **state) {
    (void)state;
    thirty_random_lessons(UINT32_MAX - 20000ull, 2);
}

static void it_agrees_with_the_model_at_the_last_counters_of_all(void **state) {
    (void)state;
    thirty_random_lessons(UINT64_MAX - (SPAN - 1), 3);
    begin(UINT64_MAX - (SPAN - 1));
    come(SPAN - 2);
    come(SPAN - 1); /* UINT64_MAX itself */
    come(SPAN - 2 - 1023);
    agree_about_all();
}

static void the_oldest_that_may_come_is_1023_behind_the_newest(void **state) {
    (void)state;
    static const uint64_t newest[] = {1023, 1024, 1025, 2047, 5000, UINT64_MAX - 1};
    for (size_t i = 0; i < sizeof newest / sizeof newest[0]; i++) {
        struct replay_window window;
        replay_window_init(&window);
        assert_true(replay_window_mark(&window, newest[i]));
        assert_true(replay_window_is_new(&window, newest[i] - 1023));
        if (newest[i] >= 1024) {
            assert_false(replay_window_is_new(&window, newest[i] - 1024));
            assert_false(replay_window_mark(&window, newest[i] - 1024));
        }
        assert_false(replay_window_mark(&window, newest[i] - 1023));
        assert_false(replay_window_is_new(&window, newest[i] - 1023));
        assert_true(replay_window_is_new(&window, newest[i] - 1022));
    }
}

static void a_leap_forgets_what_it_leaves_behind_and_nothing_else(void **state) {
    (void)state;
    for (uint64_t leap = 1; leap < 2100; leap++) {
        begin(0);
        for (uint64_t place = 0; place < 1500; place += 1 + place % 3) {
            come(place);
        }
        come(model.newest + leap);
        for (uint64_t place = 0; place < 4000; place++) {
            agree_about(place);
        }
    }
}

static void before_the_first_any_may_come_but_the_very_last(void **state) {
    (void)state;
    struct replay_window window;
    replay_window_init(&window);
    static const uint64_t any[] = {0, 1, 1023, 1024, UINT32_MAX, UINT64_MAX - 1};
    for (size_t i = 0; i < sizeof any / sizeof any[0]; i++) {
        assert_true(replay_window_is_new(&window, any[i]));
    }
    assert_false(replay_window_is_new(&window, UINT64_MAX));
    assert_false(replay_window_mark(&window, UINT64_MAX));
    assert_true(replay_window_is_new(&window, 0));
    assert_true(replay_window_mark(&window, 0));
    assert_false(replay_window_is_new(&window, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_agrees_with_a_model_that_remembers_everything),
        cmocka_unit_test(it_agrees_with_the_model_where_32_bits_end),
        cmocka_unit_test(it_agrees_with_the_model_at_the_last_counters_of_all),
        cmocka_unit_test(the_oldest_that_may_come_is_1023_behind_the_newest),
        cmocka_unit_test(a_leap_forgets_what_it_leaves_behind_and_nothing_else),
        cmocka_unit_test(before_the_first_any_may_come_but_the_very_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

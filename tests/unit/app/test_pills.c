/* Cheers on their way up, without a screen: nothing is lost, and no two pills touch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pills.h"

static uint32_t shown(const struct pills *pills) {
    uint32_t sum = 0;
    for (size_t i = 0; i < PILLS_MAX; i++) {
        sum += pills->list[i].count;
    }
    return sum;
}

static void what_was_heard_before_is_not_shown(void **state) {
    (void)state;
    struct pills pills = {.is_known = false};
    struct session_cheers heard = {.total = {[CHEER_OK] = 40}};
    pills_note(&pills, &heard, 1000);
    assert_int_equal(shown(&pills), 0);
    heard.total[CHEER_OK] = 41;
    pills_note(&pills, &heard, 1100);
    assert_int_equal(shown(&pills), 1);
}

static void what_waits_is_summed_and_goes_up_when_a_lane_is_free(void **state) {
    (void)state;
    struct pills pills = {.is_known = true};
    struct session_cheers heard = {.total = {[CHEER_OK] = 3, [CHEER_BRAVE] = 2}};
    pills_note(&pills, &heard, 1000);
    assert_int_equal(shown(&pills), 3); /* the other lane a little later */
    assert_int_equal(pills_wake_ms(&pills), 1000 + PILL_GAP_MS / PILL_LANES);
    pills_note(&pills, &heard, 1000 + PILL_GAP_MS / PILL_LANES);
    assert_int_equal(shown(&pills), 5);
    assert_true(pills_wake_ms(&pills) == UINT64_MAX);
    heard.total[CHEER_OK] += 4;
    pills_note(&pills, &heard, 1300);
    heard.total[CHEER_OK] += 5;
    pills_note(&pills, &heard, 1400);
    assert_int_equal(shown(&pills), 5);
    assert_int_equal(pills_wake_ms(&pills), 1000 + PILL_GAP_MS);
    pills_note(&pills, &heard, 1000 + PILL_GAP_MS);
    assert_int_equal(shown(&pills), 14);
    assert_int_equal(pills.list[2].count, 9);
    assert_true(pills_wake_ms(&pills) == UINT64_MAX);
}

static void the_one_that_most_sent_goes_first(void **state) {
    (void)state;
    struct pills pills = {.is_known = true, .free_ms = {0, 9000}};
    struct session_cheers heard = {.total = {[CHEER_OK] = 1, [CHEER_NOW_I_SEE] = 6}};
    pills_note(&pills, &heard, 1000);
    assert_int_equal(pills.list[0].cheer, CHEER_NOW_I_SEE);
    assert_int_equal(pills.list[0].count, 6);
}

/* A class that cheers without end: a lane never has two within its gap, and what goes up in the
 * end is what was heard. */
static void no_two_pills_of_a_lane_touch(void **state) {
    (void)state;
    struct pills pills = {.is_known = true};
    struct session_cheers heard = {.heard_ms = 0};
    uint64_t last[PILL_LANES] = {0};
    uint32_t went_up = 0;
    size_t before = 0;
    for (uint64_t now = 1000; now < 60000; now += 37) {
        heard.total[(now / 37) % CHEER_YOU_CAN] += now < 50000 ? (uint32_t)(now % 5) : 0;
        pills_note(&pills, &heard, now);
        for (; before != pills.next; before = (before + 1) % PILLS_MAX) {
            const struct pill *pill = &pills.list[before];
            assert_true(last[pill->lane] == 0 || pill->start_ms - last[pill->lane] >= PILL_GAP_MS);
            last[pill->lane] = pill->start_ms;
            went_up += pill->count;
        }
    }
    uint32_t all = 0;
    for (int i = 0; i < CHEER_COUNT; i++) {
        all += heard.total[i];
    }
    assert_int_equal(went_up, all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_heard_before_is_not_shown),
        cmocka_unit_test(what_waits_is_summed_and_goes_up_when_a_lane_is_free),
        cmocka_unit_test(the_one_that_most_sent_goes_first),
        cmocka_unit_test(no_two_pills_of_a_lane_touch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

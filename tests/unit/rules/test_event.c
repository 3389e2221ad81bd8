/* Events as rows of numbers, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

static void assert_there_and_back(enum event_kind kind, size_t fields) {
    const uint32_t numbers[EVENT_NUMBERS_MAX] = {11, 12, UINT32_MAX, 14, 15, 16};
    struct event event;
    assert_true(event_from_numbers(kind, numbers, fields, &event));
    assert_int_equal(event.kind, kind);
    assert_int_equal(event.at_ms, 0);
    uint32_t again[EVENT_NUMBERS_MAX] = {0};
    assert_int_equal(event_to_numbers(&event, again), fields);
    assert_memory_equal(numbers, again, fields * sizeof numbers[0]);
    assert_false(event_from_numbers(kind, numbers, fields + 1, &event));
    assert_false(event_from_numbers(kind, numbers, fields - 1, &event));
}

static void every_event_goes_there_and_back(void **state) {
    (void)state;
#define U(name)                 +1
#define EVENT(name, id, fields) assert_there_and_back(EVENT_##name, (size_t)(0 fields));
#include "events.def"
}

static void numbers_stand_in_the_order_of_the_declaration(void **state) {
    (void)state;
    const uint32_t numbers[] = {21, PHASE_MEND, 5, MARK_MATCH, CONFIDENCE_SURE, 1};
    struct event event;
    assert_true(event_from_numbers(6, numbers, 6, &event));
    assert_int_equal(event.kind, EVENT_answered);
    assert_int_equal(event.as.answered.seat, 21);
    assert_int_equal(event.as.answered.phase, PHASE_MEND);
    assert_int_equal(event.as.answered.answer, 5);
    assert_int_equal(event.as.answered.mark, MARK_MATCH);
    assert_int_equal(event.as.answered.confidence, CONFIDENCE_SURE);
    assert_int_equal(event.as.answered.is_final, 1);
}

static void an_unknown_kind_has_no_numbers(void **state) {
    (void)state;
    const uint32_t numbers[EVENT_NUMBERS_MAX] = {1};
    struct event event;
    assert_false(event_from_numbers(0, numbers, 0, &event));
    assert_false(event_from_numbers(0, numbers, 1, &event));
    assert_false(event_from_numbers(13, numbers, 1, &event));
    assert_false(event_from_numbers(UINT32_MAX, numbers, 0, &event));
    assert_string_equal(event_name((enum event_kind)13), "unknown");
}

static void events_have_their_names(void **state) {
    (void)state;
    assert_string_equal(event_name(EVENT_answered), "answered");
    assert_string_equal(event_name(EVENT_session_closed), "session_closed");
}

static void every_status_has_its_name(void **state) {
    (void)state;
    for (enum game_status status = GAME_OK; status <= GAME_NOTHING_TO_DO; status++) {
        assert_true(strlen(game_status_name(status)) > 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_goes_there_and_back),
        cmocka_unit_test(numbers_stand_in_the_order_of_the_declaration),
        cmocka_unit_test(an_unknown_kind_has_no_numbers),
        cmocka_unit_test(events_have_their_names),
        cmocka_unit_test(every_status_has_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A picture's number is a thing and how often it is seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "things.h"

static void there_are_sixteen_things(void **state) {
    (void)state;
    assert_int_equal(THING_COUNT, 16);
}

static void a_number_is_thing_and_times(void **state) {
    (void)state;
    for (int number = 0; number < THING_COUNT * PICTURE_TIMES_MAX; number++) {
        assert_int_equal(picture_thing((uint8_t)number), number % 16);
        assert_int_equal(picture_times((uint8_t)number), 1 + number / 16);
    }
}

static void any_number_is_a_picture(void **state) {
    (void)state;
    for (int number = 0; number <= UINT8_MAX; number++) {
        int times = picture_times((uint8_t)number);
        assert_true(picture_thing((uint8_t)number) < THING_COUNT);
        assert_true(times >= 1 && times <= PICTURE_TIMES_MAX);
    }
}

static void pictures_are_said_with_their_counts(void **state) {
    (void)state;
    char text[80];
    const uint8_t pictures[] = {THING_FISH + 32, THING_KEY, THING_LEAF + 16};
    pictures_say(pictures, 3, text, sizeof text);
    assert_string_equal(text, "3 fish, 1 key, 2 leaves");
    pictures_say(pictures, 1, text, sizeof text);
    assert_string_equal(text, "3 fish");
    pictures_say(pictures, 0, text, sizeof text);
    assert_string_equal(text, "");
    pictures_say(pictures, 3, text, 9);
    assert_string_equal(text, "3 fish, ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_sixteen_things),
        cmocka_unit_test(a_number_is_thing_and_times),
        cmocka_unit_test(any_number_is_a_picture),
        cmocka_unit_test(pictures_are_said_with_their_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

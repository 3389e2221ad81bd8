/* The table of limits fits itself: a rate is told with its burst, what is one machine's is never
 * less than what one connection may, and each row can be read by people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "limit.h"

static const struct limit *find(const char *name) {
    for (unsigned i = 0; i < limits_count(); i++) {
        if (strcmp(limits_list()[i].name, name) == 0) {
            return &limits_list()[i];
        }
    }
    return NULL;
}

static void every_row_says_what_it_is(void **state) {
    (void)state;
    assert_true(limits_count() > 20);
    for (unsigned i = 0; i < limits_count(); i++) {
        const struct limit *it = &limits_list()[i];
        assert_true(it->value > 0 && it->unit[0] != '\0' && it->raised[0] != '\0');
        assert_ptr_equal(find(it->name), it);
    }
}

static void a_burst_goes_with_a_rate_that_is_smaller(void **state) {
    (void)state;
    char name[64];
    unsigned found = 0;
    for (unsigned i = 0; i < limits_count(); i++) {
        const struct limit *it = &limits_list()[i];
        size_t length = strlen(it->name);
        if (length <= 6 || strcmp(it->name + length - 6, "_BURST") != 0) {
            continue;
        }
        snprintf(name, sizeof name, "%.*s", (int)(length - 6), it->name);
        assert_non_null(find(name));
        assert_true(find(name)->value < it->value);
        found++;
    }
    assert_true(found > 5);
}

static void a_machine_may_what_a_connection_may(void **state) {
    (void)state;
    char name[64];
    unsigned found = 0;
    for (unsigned i = 0; i < limits_count(); i++) {
        const struct limit *it = &limits_list()[i];
        snprintf(name, sizeof name, "MACHINE_%s", it->name);
        if (strcmp(it->name, "SEATS") != 0 && find(name) != NULL) {
            assert_true(find(name)->value >= it->value);
            found++;
        }
    }
    assert_true(found >= 10);
}

static void a_reader_has_room_for_the_now_before_it_is_behind_again(void **state) {
    (void)state;
    assert_true(LIMIT_QUEUE_AGAIN + 200 < LIMIT_QUEUE_BEHIND);
    assert_true(LIMIT_QUEUE_BEHIND + 32 < LIMIT_QUEUE_MESSAGES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_says_what_it_is),
        cmocka_unit_test(a_burst_goes_with_a_rate_that_is_smaller),
        cmocka_unit_test(a_machine_may_what_a_connection_may),
        cmocka_unit_test(a_reader_has_room_for_the_now_before_it_is_behind_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

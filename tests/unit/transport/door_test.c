/* Facts about who is let in by the code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "door.h"

static void the_rooms_own_code_opens_and_others_do_not(void **state) {
    (void)state;
    assert_true(door_opens("K7QM-2XPD", door_ticket("k7qm2xpd")));
    assert_false(door_opens("K7QM-2XPD", door_ticket("K7QM-2XPE")));
    assert_false(door_opens("K7QM-2XPD", door_ticket("not a code")));
}

static void no_code_on_either_side_opens(void **state) {
    (void)state;
    assert_int_equal(door_ticket(""), 0);
    assert_true(door_opens("K7QM-2XPD", door_ticket("")));
    assert_true(door_opens("", door_ticket("K7QM-2XPD")));
    assert_true(door_opens("", door_ticket("")));
}

/* 0000-0000 and 1000-0000 have zeros only in the half that travels, ZZZZ-ZZZZ ones only. */
static void no_code_looks_like_none_given_or_like_no_code(void **state) {
    (void)state;
    const char *const extreme[] = {"0000-0000", "1000-0000", "ZZZZ-ZZZZ"};
    for (unsigned i = 0; i < 3; i++) {
        assert_int_not_equal(door_ticket(extreme[i]), 0);
        assert_true(door_opens(extreme[i], door_ticket(extreme[i])));
        assert_false(door_opens(extreme[i], door_ticket("not a code")));
        assert_false(door_opens("K7QM-2XPD", door_ticket(extreme[i])));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rooms_own_code_opens_and_others_do_not),
        cmocka_unit_test(no_code_on_either_side_opens),
        cmocka_unit_test(no_code_looks_like_none_given_or_like_no_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

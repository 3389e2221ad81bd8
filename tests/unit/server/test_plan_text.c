/* Plans as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "plan_text.h"

static uint8_t plan[PLAN_PHASES_MAX];
static uint8_t count;
static char why[256];

static bool reads(const char *text) {
    count = 0;
    why[0] = '\0';
    return plan_text_read("my.plan", text, plan, &count, why, sizeof why);
}

static void lines_and_commas_may_be_mixed_with_remarks_between(void **state) {
    (void)state;
    assert_true(reads("# mine\ntry, huddle\r\nmend # once more\n\n  reveal,reflect\n"));
    static const uint8_t wanted[] = {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_REVEAL,
                                     PHASE_REFLECT};
    assert_int_equal(count, sizeof wanted);
    assert_memory_equal(plan, wanted, sizeof wanted);
}

static void every_phase_has_its_word(void **state) {
    (void)state;
    assert_true(reads("try huddle offer share mend reveal reflect again"));
    assert_int_equal(count, 8);
    assert_string_equal(plan_phase_word(PHASE_REFLECT), "reflect");
    assert_string_equal(plan_phase_word(PHASE_COUNT), "");
}

static void an_unknown_word_is_named_with_its_line(void **state) {
    (void)state;
    assert_false(reads("try\n\nhudle\nreveal\n"));
    assert_ptr_equal(strstr(why, "my.plan:3: \"hudle\""), why);
    assert_non_null(strstr(why, "there are try, huddle"));
}

static void what_the_grammar_refuses_is_told_at_the_phase_it_is_about(void **state) {
    (void)state;
    assert_false(reads("try\nhuddle\nreveal\nmend\n"));
    assert_ptr_equal(strstr(why, "my.plan:4:"), why);
    assert_false(reads("huddle\ntry\nreveal\n"));
    assert_ptr_equal(strstr(why, "my.plan:1:"), why);
    assert_false(reads("try\nshare\noffer\nreveal\n"));
    assert_ptr_equal(strstr(why, "my.plan:2:"), why);
    assert_false(reads("try\ntry\nreveal\n"));
    assert_ptr_equal(strstr(why, "my.plan:2:"), why);
    assert_false(reads("try\nhuddle\n"));
    assert_ptr_equal(strstr(why, "my.plan:2: a plan needs reveal"), why);
}

static void an_empty_plan_and_one_that_is_too_long_are_none(void **state) {
    (void)state;
    assert_false(reads("# nothing\n"));
    assert_false(reads("try, try, try, try, try, try, try, try,\ntry"));
    assert_ptr_equal(strstr(why, "my.plan:2: a plan has eight phases at most"), why);
    assert_false(reads("aphasewithanamethatislongerthananyofours"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_commas_may_be_mixed_with_remarks_between),
        cmocka_unit_test(every_phase_has_its_word),
        cmocka_unit_test(an_unknown_word_is_named_with_its_line),
        cmocka_unit_test(what_the_grammar_refuses_is_told_at_the_phase_it_is_about),
        cmocka_unit_test(an_empty_plan_and_one_that_is_too_long_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

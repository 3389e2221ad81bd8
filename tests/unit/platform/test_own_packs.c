/* The pack that is chosen before a teacher chooses one: in their language where there is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "own_packs.h"

static struct setup setup;

/* Of the project's own packs. */
static const char *chosen_for(const char *language) {
    setup = (struct setup){.pack = 0};
    own_packs_list("assets/packs", &setup);
    own_packs_choose(&setup, language);
    assert_true(setup.packs_count > 3);
    return setup.packs[setup.pack].language;
}

static void the_teacher_s_language_is_chosen(void **state) {
    (void)state;
    assert_string_equal(chosen_for("ja"), "ja");
    assert_string_equal(chosen_for("ar_EG.UTF-8"), "ar");
    assert_string_equal(chosen_for("en-GB"), "en");
}

static void without_a_pack_in_it_an_english_one_is(void **state) {
    (void)state;
    assert_string_equal(chosen_for("C.UTF-8"), "en");
    assert_string_equal(chosen_for("j"), "en");
    assert_string_equal(chosen_for(NULL), "en");
}

static void without_any_pack_nothing_is_chosen(void **state) {
    (void)state;
    setup = (struct setup){.pack = 0};
    own_packs_choose(&setup, "de");
    assert_int_equal(setup.pack, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_teacher_s_language_is_chosen),
        cmocka_unit_test(without_a_pack_in_it_an_english_one_is),
        cmocka_unit_test(without_any_pack_nothing_is_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

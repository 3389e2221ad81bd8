/* The rule of a plural, as catalogs of many languages write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "plural.h"
#include "str.h"

static struct plural plural;

static bool read(const char *rule) {
    char header[1024];
    str_format(header, sizeof header, "Language: xx\nPlural-Forms: %s\n", rule);
    return plural_read(&plural, header, 6);
}

static void is_form(unsigned long n, unsigned form) {
    assert_int_equal(plural_form(&plural, n), form);
}

static void the_rules_of_languages_are_understood(void **state) {
    (void)state;
    assert_true(read("nplurals=2; plural=(n != 1);"));
    is_form(0, 1), is_form(1, 0), is_form(2, 1);
    assert_true(read("nplurals=2; plural=n > 1"));
    is_form(0, 0), is_form(1, 0), is_form(2, 1);
    assert_true(read("nplurals=1; plural=0;"));
    is_form(7, 0);
    assert_true(read("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
                     "(n%100<10 || n%100>=20) ? 1 : 2);"));
    is_form(1, 0), is_form(11, 2), is_form(21, 0), is_form(22, 1), is_form(12, 2), is_form(5, 2);
    assert_true(read("nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 "
                     "? 3 : n%100>=11 ? 4 : 5;"));
    is_form(0, 0), is_form(2, 2), is_form(103, 3), is_form(11, 4), is_form(100, 5);
}

static void operators_bind_as_in_c(void **state) {
    (void)state;
    assert_true(read("nplurals=6; plural=(1 + 2 * 2 - 10 % 4 / 2)"));
    is_form(9, 4);
    assert_true(read("nplurals=2; plural=!n == 0 || n < 0 && n"));
    is_form(0, 0), is_form(3, 1);
    assert_true(read("nplurals=2; plural=10 - 5 - 4 == 1"));
    is_form(0, 1);
    assert_true(read("nplurals=2; plural=n == 0 ? 0 : 8 / n % 2"));
    is_form(0, 0), is_form(8, 1);
}

static void what_is_no_rule_is_refused(void **state) {
    (void)state;
    static const char *const rules[] = {"",
                                        "nplurals=2;",
                                        "nplurals=0; plural=0;",
                                        "nplurals=7; plural=0;",
                                        "nplurals=2; plural=;",
                                        "nplurals=2; plural=n;",
                                        "nplurals=2; plural=(n != 1;",
                                        "nplurals=2; plural=n != 1);",
                                        "nplurals=2; plural=n ? 1;",
                                        "nplurals=2; plural=n = 1;",
                                        "nplurals=2; plural=m != 1;",
                                        "nplurals=2; plural=n != 1 1;"};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (read(rules[i])) {
            fail_msg("taken: %s", rules[i]);
        }
    }
}

static void a_rule_without_end_is_refused(void **state) {
    (void)state;
    static const char deep[] = "nplurals=2; plural=";
    char rule[sizeof deep + 250] = "nplurals=2; plural=";
    memset(rule + strlen(deep), '(', 250);
    assert_false(read(rule));
    memset(rule + strlen(deep), '!', 250);
    assert_false(read(rule));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rules_of_languages_are_understood),
        cmocka_unit_test(operators_bind_as_in_c),
        cmocka_unit_test(what_is_no_rule_is_refused),
        cmocka_unit_test(a_rule_without_end_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

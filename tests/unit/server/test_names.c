/* Names that the server makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kind_words.h"
#include "names.h"
#include "sizes.h"

static struct names names;

static void as_long_as_pairs_are_free_no_two_students_have_the_same_name(void **state) {
    (void)state;
    static bool seen[NAMES_PAIRS_MAX + 1];
    char text[NAME_BYTES_MAX + 1];
    names_init(&names, 3);
    memset(seen, 0, sizeof seen);
    for (int i = 0; i < NAMES_PAIRS_MAX; i++) {
        uint16_t number = names_offer(&names);
        assert_false(seen[number]);
        seen[number] = true;
        names_take(&names, number, text, sizeof text);
        assert_null(strpbrk(text, "0123456789"));
    }
}

static void when_all_are_taken_a_number_tells_them_apart(void **state) {
    (void)state;
    char first[NAME_BYTES_MAX + 1];
    char second[NAME_BYTES_MAX + 1];
    names_init(&names, 3);
    for (int i = 1; i <= NAMES_PAIRS_MAX; i++) {
        names_take(&names, (uint16_t)i, first, sizeof first);
    }
    uint16_t number = names_offer(&names);
    names_show(number, first, sizeof first);
    names_take(&names, number, second, sizeof second);
    assert_string_not_equal(first, second);
    assert_int_equal(strncmp(second, first, strlen(first)), 0);
    assert_string_equal(second + strlen(first), " 2");
}

static void what_is_offered_to_one_is_not_offered_to_another(void **state) {
    (void)state;
    static bool seen[NAMES_PAIRS_MAX + 1];
    memset(seen, 0, sizeof seen);
    names_init(&names, 4);
    for (int i = 0; i < 2000; i++) {
        uint16_t number = names_offer(&names);
        assert_false(seen[number]);
        seen[number] = true;
    }
}

static void a_name_that_was_given_back_is_free_again(void **state) {
    (void)state;
    char first[NAME_BYTES_MAX + 1];
    char again[NAME_BYTES_MAX + 1];
    names_init(&names, 4);
    uint16_t number = names_offer(&names);
    names_take(&names, number, first, sizeof first);
    names_give_back(&names, number);
    names_take(&names, number, again, sizeof again);
    assert_string_equal(first, again);
}

static void every_team_has_a_name_of_its_own_that_stays(void **state) {
    (void)state;
    static char all[TEAMS_MAX + 1][NAME_BYTES_MAX + 1];
    char again[NAME_BYTES_MAX + 1];
    names_init(&names, 5);
    for (uint16_t team = 1; team <= TEAMS_MAX; team++) {
        names_of_team(&names, team, all[team], sizeof all[team]);
        for (uint16_t other = 1; other < team; other++) {
            assert_string_not_equal(all[team], all[other]);
        }
    }
    names_of_team(&names, 17, again, sizeof again);
    assert_string_equal(again, all[17]);
}

static void no_pair_has_a_word_that_is_not_kind(void **state) {
    (void)state;
    char text[NAME_BYTES_MAX + 1];
    char word[64];
    for (uint16_t number = 1; number <= NAMES_PAIRS_MAX; number++) {
        names_show(number, text, sizeof text);
        assert_false(kind_words_refuse("en", text, word, sizeof word));
    }
}

static int by_text(const void *a, const void *b) {
    return strcmp(a, b);
}

static void no_two_pairs_read_the_same(void **state) {
    (void)state;
    static char all[NAMES_PAIRS_MAX][NAME_BYTES_MAX + 1];
    for (uint16_t number = 1; number <= NAMES_PAIRS_MAX; number++) {
        names_show(number, all[number - 1], sizeof all[0]);
    }
    qsort(all, NAMES_PAIRS_MAX, sizeof all[0], by_text);
    for (size_t i = 1; i < NAMES_PAIRS_MAX; i++) {
        assert_string_not_equal(all[i - 1], all[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_long_as_pairs_are_free_no_two_students_have_the_same_name),
        cmocka_unit_test(when_all_are_taken_a_number_tells_them_apart),
        cmocka_unit_test(what_is_offered_to_one_is_not_offered_to_another),
        cmocka_unit_test(a_name_that_was_given_back_is_free_again),
        cmocka_unit_test(every_team_has_a_name_of_its_own_that_stays),
        cmocka_unit_test(no_pair_has_a_word_that_is_not_kind),
        cmocka_unit_test(no_two_pairs_read_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

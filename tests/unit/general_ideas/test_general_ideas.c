/* The game's own sentences about thinking: enough of them, kind, and each with its id. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "general_ideas.h"
#include "kind_words.h"
#include "sizes.h"
#include "utf8.h"

static void each_sentence_has_its_own_id(void **state) {
    (void)state;
    for (enum general_idea idea = GENERAL_IDEA_NONE + 1; idea < GENERAL_IDEA_COUNT; idea++) {
        char copy[IDEA_BYTES_MAX + 1] = "";
        strncpy(copy, general_idea_text(idea), sizeof copy - 1);
        assert_int_equal(general_idea_of(copy), idea);
    }
    assert_int_equal(general_idea_of("It counts the parts."), GENERAL_IDEA_NONE);
    assert_int_equal(general_idea_of(""), GENERAL_IDEA_NONE);
    assert_string_equal(general_idea_text(GENERAL_IDEA_NONE), "");
}

static void ids_on_the_wire_stay_what_they_are(void **state) {
    (void)state;
    assert_int_equal(GENERAL_GOOD_STARTS_FROM_QUESTION, 1);
    assert_int_equal(GENERAL_TURN_QUESTION_ASKS_ELSE, 5);
    assert_int_equal(GENERAL_LESSON_READ_AGAIN, 9);
    assert_int_equal(GENERAL_LESSON_SAY_EACH_STEP, 12);
}

static void sentences_are_kind_short_and_clean(void **state) {
    (void)state;
    for (enum general_idea idea = GENERAL_IDEA_NONE + 1; idea < GENERAL_IDEA_COUNT; idea++) {
        const char *text = general_idea_text(idea);
        char word[64];
        assert_false(kind_words_refuse("en", text, word, sizeof word));
        assert_true(utf8_is_clean(text, strlen(text)));
        assert_in_range(utf8_length(text), 10, 80);
    }
}

static void the_lists_hold_what_a_round_needs_in_the_order_of_ids(void **state) {
    (void)state;
    const char *const *(*const lists[])(size_t *) = {general_good, general_turns, general_lessons};
    enum general_idea idea = GENERAL_IDEA_NONE + 1;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        size_t count = 0;
        const char *const *list = lists[i](&count);
        assert_in_range(count, 2, IDEAS_PER_CHALLENGE_MAX);
        for (size_t j = 0; j < count; j++) {
            assert_string_equal(list[j], general_idea_text(idea++));
        }
    }
    assert_int_equal(idea, GENERAL_IDEA_COUNT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sentence_has_its_own_id),
        cmocka_unit_test(ids_on_the_wire_stay_what_they_are),
        cmocka_unit_test(sentences_are_kind_short_and_clean),
        cmocka_unit_test(the_lists_hold_what_a_round_needs_in_the_order_of_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

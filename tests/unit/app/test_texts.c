/* Words: filling places, plurals, and that no student-facing text uses a word that hurts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "texts.h"

/* Words that no student reads, by their beginnings; a trailing '$' asks for the whole word. */
static const char *const refused[] = {"wrong",   "incorrect", "fail",  "lose$",  "loses$",
                                      "losing$", "loser",     "lost$", "bad$",   "badly$",
                                      "error",   "score",     "smart", "genius", "stupid"};

static bool starts_word(const char *text, const char *at) {
    return at == text || !isalpha((unsigned char)at[-1]);
}

static bool is_at(const char *at, const char *word) {
    size_t count = strcspn(word, "$");
    for (size_t i = 0; i < count; i++) {
        if (tolower((unsigned char)at[i]) != word[i]) {
            return false;
        }
    }
    return word[count] == '\0' || !isalpha((unsigned char)at[count]);
}

static const char *refused_word(const char *text) {
    for (const char *at = text; *at != '\0'; at++) {
        for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
            if (starts_word(text, at) && is_at(at, refused[i])) {
                return refused[i];
            }
        }
    }
    return NULL;
}

static void no_text_uses_a_word_that_hurts(void **state) {
    (void)state;
    const struct texts *texts = texts_english();
    for (int id = 0; id < TEXT_COUNT; id++) {
        const char *word = refused_word(texts->forms[0][id]);
        if (word == NULL && texts->forms[1][id] != NULL) {
            word = refused_word(texts->forms[1][id]);
        }
        if (word != NULL) {
            fail_msg("%s: \"%s\" has \"%s\"", text_name((enum text_id)id), texts->forms[0][id],
                     word);
        }
    }
}

static void the_check_finds_words_and_leaves_others(void **state) {
    (void)state;
    assert_string_equal(refused_word("That is Wrong."), "wrong");
    assert_string_equal(refused_word("two errors"), "error");
    assert_string_equal(refused_word("you lose"), "lose$");
    assert_null(refused_word("It opens and closes this page; a badge."));
}

static void every_text_is_there(void **state) {
    (void)state;
    for (int id = 0; id < TEXT_COUNT; id++) {
        assert_non_null(text_of(texts_english(), (enum text_id)id));
        assert_true(strlen(text_of(texts_english(), (enum text_id)id)) > 0);
    }
}

static void places_are_filled_in_any_order(void **state) {
    (void)state;
    char text[64];
    const char *const places[] = {"3", "8"};
    text_fill(texts_english(), TEXT_ROUND_OF, 0, places, 2, text, sizeof text);
    assert_string_equal(text, "Round 3 of 8");
}

static void what_is_filled_in_is_not_looked_at_again(void **state) {
    (void)state;
    char text[64];
    const char *const places[] = {"{2} {n}", "8"};
    text_fill(texts_english(), TEXT_ROUND_OF, 5, places, 2, text, sizeof text);
    assert_string_equal(text, "Round {2} {n} of 8");
}

static void the_count_picks_the_plural(void **state) {
    (void)state;
    char text[64];
    text_fill(texts_english(), TEXT_HUDDLE_THINKING, 1, NULL, 0, text, sizeof text);
    assert_string_equal(text, "1 of us is still thinking");
    text_fill(texts_english(), TEXT_HUDDLE_THINKING, 3, NULL, 0, text, sizeof text);
    assert_string_equal(text, "3 of us are still thinking");
}

static void a_small_place_ends_between_two_characters(void **state) {
    (void)state;
    char text[9];
    const char *const places[] = {"\xC3\xA9\xC3\xA9", ""};
    text_fill(texts_english(), TEXT_ROUND_OF, 0, places, 2, text, sizeof text);
    assert_string_equal(text, "Round \xC3\xA9");
}

static void a_name_that_runs_the_other_way_is_isolated(void **state) {
    (void)state;
    char text[64];
    const char *const places[] = {"نجمة", "8"};
    text_fill(texts_english(), TEXT_ROUND_OF, 0, places, 2, text, sizeof text);
    assert_string_equal(text, "Round \u2068نجمة\u2069 of 8");
}

static void what_has_no_words_of_its_own_runs_as_its_places_do(void **state) {
    (void)state;
    char text[64];
    const char *const places[] = {"نجمة"};
    text_fill(texts_english(), TEXT_REVEAL_THINKING, 0, places, 1, text, sizeof text);
    assert_string_equal(text, "\"نجمة\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_uses_a_word_that_hurts),
        cmocka_unit_test(the_check_finds_words_and_leaves_others),
        cmocka_unit_test(every_text_is_there),
        cmocka_unit_test(places_are_filled_in_any_order),
        cmocka_unit_test(what_is_filled_in_is_not_looked_at_again),
        cmocka_unit_test(the_count_picks_the_plural),
        cmocka_unit_test(a_name_that_runs_the_other_way_is_isolated),
        cmocka_unit_test(what_has_no_words_of_its_own_runs_as_its_places_do),
        cmocka_unit_test(a_small_place_ends_between_two_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

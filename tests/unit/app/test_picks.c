/* Picking without a screen: sets, orders, pairs, and how they read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "picks.h"
#include "str.h"

static struct message_challenge challenge;

static void ask(enum challenge_kind kind, const char *const *options, const char *const *rights,
                size_t count) {
    memset(&challenge, 0, sizeof challenge);
    challenge.kind = (uint8_t)kind;
    challenge.options_count = (uint16_t)count;
    challenge.rights_count = (uint16_t)(rights != NULL ? count : 0);
    for (size_t i = 0; i < count; i++) {
        str_copy(challenge.options[i].text, sizeof challenge.options[i].text, options[i]);
        str_copy(challenge.rights[i].text, sizeof challenge.rights[i].text,
                 rights != NULL ? rights[i] : "");
    }
}

static void a_set_stays_rising_and_has_none_twice(void **state) {
    (void)state;
    struct picks picks = {.count = 0};
    picks_toggle(&picks, 3);
    picks_toggle(&picks, 0);
    picks_toggle(&picks, 2);
    assert_memory_equal(picks.list, ((uint8_t[]){0, 2, 3}), 3);
    picks_toggle(&picks, 2);
    assert_int_equal(picks.count, 2);
    assert_memory_equal(picks.list, ((uint8_t[]){0, 3}), 2);
    assert_false(picks_have(&picks, 2));
}

static void all_options_may_be_in_a_set(void **state) {
    (void)state;
    struct picks picks = {.count = 0};
    for (int i = OPTIONS_MAX - 1; i >= 0; i--) {
        picks_toggle(&picks, i);
    }
    assert_int_equal(picks.count, OPTIONS_MAX);
    for (int i = 0; i < OPTIONS_MAX; i++) {
        assert_int_equal(picks.list[i], i);
    }
}

static void an_order_begins_as_it_is_shown_and_moves_one_card(void **state) {
    (void)state;
    struct picks picks = {.count = 0};
    assert_int_equal(picks_at(&picks, 2), 2);
    picks_move(&picks, 4, 3, 0);
    assert_memory_equal(picks.list, ((uint8_t[]){3, 0, 1, 2}), 4);
    picks_move(&picks, 4, 0, 2);
    assert_memory_equal(picks.list, ((uint8_t[]){0, 1, 3, 2}), 4);
    picks_move(&picks, 4, 3, 4);
    picks_move(&picks, 4, -1, 0);
    assert_memory_equal(picks.list, ((uint8_t[]){0, 1, 3, 2}), 4);
}

static void an_order_that_was_not_moved_is_an_answer(void **state) {
    (void)state;
    static const char *const items[] = {"1/2", "3/4"};
    struct picks picks = {.count = 0};
    ask(KIND_ORDER, items, NULL, 2);
    assert_false(picks_are_empty(&picks, &challenge));
    assert_true(picks_are_whole(&picks, &challenge));
}

static void a_right_has_one_left_and_the_same_pair_again_parts(void **state) {
    (void)state;
    static const char *const lefts[] = {"1/2", "3/4", "1/4"};
    static const char *const rights[] = {"25 %", "50 %", "75 %"};
    struct picks picks = {.count = 0};
    ask(KIND_MATCH, lefts, rights, 3);
    assert_int_equal(picks_partner(&picks, 0), PICK_NONE);
    picks_pair(&picks, 3, 0, 1);
    picks_pair(&picks, 3, 1, 1);
    assert_int_equal(picks_partner(&picks, 0), PICK_NONE);
    assert_int_equal(picks_partner(&picks, 1), 1);
    assert_false(picks_are_whole(&picks, &challenge));
    assert_false(picks_are_empty(&picks, &challenge));
    picks_pair(&picks, 3, 1, 1);
    assert_true(picks_are_empty(&picks, &challenge));
    picks_pair(&picks, 3, 0, 1);
    picks_pair(&picks, 3, 1, 2);
    picks_pair(&picks, 3, 2, 0);
    assert_true(picks_are_whole(&picks, &challenge));
}

static void answers_read_as_people_say_them(void **state) {
    (void)state;
    static const char *const options[] = {"1/2", "3/4", "1/4"};
    static const char *const rights[] = {"25 %", "50 %", "75 %"};
    char words[PICKS_WORDS_SIZE];
    ask(KIND_CHOICES, options, NULL, 3);
    picks_words(&challenge, (const uint8_t[]){0, 2}, 2, "", words, sizeof words);
    assert_string_equal(words, "1/2, 1/4");
    ask(KIND_ORDER, options, NULL, 3);
    picks_words(&challenge, (const uint8_t[]){2, 0, 1}, 3, "", words, sizeof words);
    assert_string_equal(words, "1/4 \xE2\x86\x92 1/2 \xE2\x86\x92 3/4");
    ask(KIND_MATCH, options, rights, 3);
    picks_words(&challenge, (const uint8_t[]){1, 2, 0}, 3, "", words, sizeof words);
    assert_string_equal(words, "1/2 \xE2\x80\x93 50 %\n3/4 \xE2\x80\x93 75 %\n1/4 \xE2\x80\x93 "
                               "25 %");
    ask(KIND_SLIP, options, NULL, 3);
    picks_words(&challenge, (const uint8_t[]){1}, 1, "2/4", words, sizeof words);
    assert_string_equal(words, "3/4\n\xE2\x86\x92 2/4");
    ask(KIND_NUMBER, options, NULL, 0);
    picks_words(&challenge, NULL, 0, "3/8", words, sizeof words);
    assert_string_equal(words, "3/8");
}

static void a_pick_that_is_not_there_reads_as_nothing(void **state) {
    (void)state;
    static const char *const options[] = {"1/2", "3/4"};
    char words[PICKS_WORDS_SIZE];
    ask(KIND_CHOICES, options, NULL, 2);
    picks_words(&challenge, (const uint8_t[]){0, 7}, 2, "", words, sizeof words);
    assert_string_equal(words, "1/2, ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_set_stays_rising_and_has_none_twice),
        cmocka_unit_test(all_options_may_be_in_a_set),
        cmocka_unit_test(an_order_begins_as_it_is_shown_and_moves_one_card),
        cmocka_unit_test(an_order_that_was_not_moved_is_an_answer),
        cmocka_unit_test(a_right_has_one_left_and_the_same_pair_again_parts),
        cmocka_unit_test(answers_read_as_people_say_them),
        cmocka_unit_test(a_pick_that_is_not_there_reads_as_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

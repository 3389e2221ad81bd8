/* The tray of words that wait, and the learning board. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "learning.h"
#include "str.h"
#include "tray.h"

static struct tray tray;
static struct learning learning;

static int open_both(void **state) {
    (void)state;
    assert_true(tray_init(&tray));
    assert_true(learning_init(&learning));
    return 0;
}

static int close_both(void **state) {
    (void)state;
    tray_deinit(&tray);
    learning_deinit(&learning);
    return 0;
}

static uint32_t put(const char *words) {
    struct tray_text text = {.kind = WORDS_LESSON, .team = 1};
    str_copy(text.words, sizeof text.words, words);
    const struct tray_text *place = tray_put(&tray, &text);
    return place != NULL ? place->number : 0;
}

static void a_full_tray_takes_no_more_until_something_leaves(void **state) {
    (void)state;
    for (uint32_t i = 1; i <= TEXTS_WAITING_MAX; i++) {
        assert_false(tray_is_full(&tray));
        assert_int_equal(put("a"), i);
    }
    assert_true(tray_is_full(&tray));
    assert_int_equal(put("b"), 0);
    tray_remove(&tray, 7);
    assert_int_equal(put("b"), TEXTS_WAITING_MAX + 1);
}

static void what_is_taken_out_leaves_the_others_in_order(void **state) {
    (void)state;
    uint32_t first = put("a");
    uint32_t second = put("b");
    uint32_t third = put("c");
    tray_remove(&tray, second);
    tray_remove(&tray, second);
    assert_null(tray_find(&tray, second));
    assert_int_equal(tray.count, 2);
    assert_int_equal(tray.list[0].number, first);
    assert_int_equal(tray.list[1].number, third);
    assert_string_equal(tray_find(&tray, third)->words, "c");
}

static void add(uint16_t team, uint8_t round, const char *lesson, bool is_own_words) {
    struct lesson_entry entry = {.team = team, .round = round, .is_own_words = is_own_words};
    str_copy(entry.lesson, sizeof entry.lesson, lesson);
    learning_add(&learning, &entry);
}

static void a_sentence_of_the_pack_stands_there_once_and_own_words_each_time(void **state) {
    (void)state;
    add(1, 1, "draw it", false);
    add(2, 1, "draw it", false);
    add(1, 2, "draw it", true);
    add(2, 2, "draw it", true);
    assert_int_equal(learning.count, 3);
}

static void own_words_find_a_place_where_a_sentence_of_the_pack_stood(void **state) {
    (void)state;
    char lesson[32];
    for (unsigned i = 0; i < LEARNING_MAX; i++) {
        str_format(lesson, sizeof lesson, "lesson %u", i);
        add(1, 1, lesson, i != 3);
    }
    add(1, 1, "another of the pack", false);
    assert_int_equal(learning.count, LEARNING_MAX);
    add(2, 1, "own", true);
    assert_int_equal(learning.count, LEARNING_MAX);
    assert_string_equal(learning.list[LEARNING_MAX - 1].lesson, "own");
    assert_string_equal(learning.list[3].lesson, "lesson 4");
    assert_int_equal(learning.lost, 2);
}

static void a_team_takes_back_its_own_of_that_round_alone(void **state) {
    (void)state;
    add(1, 1, "a", true);
    add(1, 2, "b", true);
    add(2, 2, "c", true);
    add(0, 2, "the teacher's", true);
    learning_withdraw(&learning, 1, 2);
    learning_withdraw(&learning, 0, 2);
    assert_int_equal(learning.count, 3);
    assert_string_equal(learning.list[1].lesson, "c");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_both, close_both)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_full_tray_takes_no_more_until_something_leaves),
        TEST(what_is_taken_out_leaves_the_others_in_order),
        TEST(a_sentence_of_the_pack_stands_there_once_and_own_words_each_time),
        TEST(own_words_find_a_place_where_a_sentence_of_the_pack_stood),
        TEST(a_team_takes_back_its_own_of_that_round_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

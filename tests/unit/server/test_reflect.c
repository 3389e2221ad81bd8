/* The end of a round of the plan full: what was learned, whose it is, and what stands on the board.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "pairs.h"

static void to_reflect(struct lesson *lesson) {
    pairs_to_share(lesson);
    while (LAST(0, phase)->phase != PHASE_REFLECT) {
        lesson_next(lesson);
    }
    assert_true(LAST(0, lessons)->lessons_count > 0);
}

static void lessons_come_to_the_board_after_the_nod_and_the_packs_at_once(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    pairs_both_offer(lesson, 0, CONSENT_WITHOUT, 1);
    to_reflect(lesson);
    lesson_teach(lesson, BOARD);
    assert_true(pairs_writes(lesson, pairs_scribe_of(lesson, 0), "ZEBRA", true));
    assert_true(pairs_writes(lesson, pairs_scribe_of(lesson, 2), "HORSE", true));
    assert_true(DO(pairs_scribe_of(lesson, 4), lesson, .round = 1, .lesson = 1));
    assert_true(DO(pairs_mate_of(pairs_scribe_of(lesson, 4)), lesson, .round = 1,
                   .lesson = 2)); /* the scribe's holds */
    assert_true(DO(pairs_mate_of(pairs_scribe_of(lesson, 0)), lesson, .round = 1,
                   .lesson = 2)); /* ... and the words do */
    assert_false(
        DO(pairs_mate_of(pairs_scribe_of(lesson, 0)), lesson, .round = 1, .lesson = LESSON_WORDS));
    assert_false(DO(pairs_scribe_of(lesson, 6), lesson, .round = 1, .lesson = 9));
    assert_true(DO(pairs_mate_of(pairs_scribe_of(lesson, 6)), lesson, .round = 1,
                   .lesson = 2)); /* whose scribe is silent */
    assert_int_equal(LAST(pairs_scribe_of(lesson, 6), page)->lesson, 2); /* ... and is told */
    assert_int_equal(LAST(pairs_mate_of(pairs_scribe_of(lesson, 6)), page)->lesson, 2);
    assert_int_equal(LAST(pairs_mate_of(pairs_scribe_of(lesson, 4)), page)->lesson, 1);
    assert_int_equal(LAST(pairs_mate_of(pairs_scribe_of(lesson, 0)), page)->lesson, LESSON_WORDS);
    lesson_run(lesson, 300);
    assert_int_equal(LAST(BOARD, desk_texts)->texts_count, 2);
    uint32_t text = LAST(BOARD, desk_texts)->texts[0].text;
    assert_true(DO(BOARD, host_nod, .text = text, .is_yes = true));
    assert_true(DO(BOARD, host_end, .with_recap = true));
    lesson_run(lesson, 100);
    const struct message_learning_board *board = LAST(5, learning_board);
    assert_int_equal(board->entries_count, 3);
    assert_string_equal(board->entries[0].lesson, "ZEBRA");
    assert_string_equal(board->entries[0].thought, "Tops and bottoms together.");
    assert_string_equal(board->entries[1].lesson, LAST(5, lessons)->lessons[1].text);
    assert_string_equal(board->entries[2].lesson, LAST(5, lessons)->lessons[0].text);
    assert_false(lesson_heard_words(lesson, 5, "HORSE"));
    assert_true(DO(BOARD, host_nod, .text = 0, .is_yes = true)); /* late, but it comes */
    lesson_run(lesson, 1200);
    assert_int_equal(LAST(5, learning_board)->entries_count, 4);
}

static void an_empty_page_is_no_lesson_whoever_emptied_it(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    to_reflect(lesson);
    int scribe = pairs_scribe_of(lesson, 0);
    int mate = pairs_mate_of(scribe);
    uint32_t gold = LAST(mate, team)->gold;
    assert_true(pairs_writes(lesson, scribe, "ZEBRA", true));
    lesson_do(lesson, scribe, &(struct message){.id = MESSAGE_leave});
    lesson_run(lesson, 300);
    assert_true(LAST(mate, page)->is_scribe);
    assert_string_equal(LAST(mate, page)->text, "ZEBRA");
    assert_true(pairs_writes(lesson, mate, "", true));
    assert_string_equal(LAST(mate, page)->text, "");
    lesson_next(lesson);
    assert_int_equal(LAST(mate, team)->gold, gold);
}

static void the_teachers_own_mistake_stands_on_all_screens_and_on_the_board(void **state) {
    struct lesson *lesson = *state;
    pairs_sit_down(lesson, 2);
    lesson_teach(lesson, BOARD);
    assert_true(
        DO(BOARD, host_mistake, .thought = "I forgot the unit", .lesson = "I write it down"));
    assert_int_equal(LAST(0, spotlight)->caption, CAPTION_TEACHERS);
    assert_string_equal(LAST(0, spotlight)->thought, "I forgot the unit");
    lesson_join(lesson, LATE);
    assert_string_equal(LAST(LATE, spotlight)->lesson, "I write it down");
    assert_true(DO(BOARD, host_mistake, .thought = "", .lesson = ""));
    assert_string_equal(LAST(0, spotlight)->thought, "");
    assert_int_equal(LAST(0, spotlight)->caption, CAPTION_MANY);
    assert_true(DO(BOARD, host_end, .with_recap = true));
    lesson_run(lesson, 100);
    assert_true(LAST(0, learning_board)->entries[0].is_teachers);
}

static void a_journey_is_told_to_its_own_seat_alone_in_one_size(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    assert_true(server_end_with_recap(lesson->server, lesson->now_ms));
    lesson_run(lesson, 100);
    for (int i = 0; i < PUPILS; i++) {
        bool matched = i >= 4 && i != 7;
        assert_int_equal(LAST(i, journey)->rounds_count, 1);
        assert_int_equal((LAST(i, journey)->rounds[0] & JOURNEY_FIRST) != 0, matched);
        assert_int_equal(lesson->pupils[i].told_ms[MESSAGE_journey],
                         lesson->pupils[0].told_ms[MESSAGE_journey]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PAIRS(lessons_come_to_the_board_after_the_nod_and_the_packs_at_once),
        IN_PAIRS(an_empty_page_is_no_lesson_whoever_emptied_it),
        IN_PAIRS(the_teachers_own_mistake_stands_on_all_screens_and_on_the_board),
        IN_PAIRS(a_journey_is_told_to_its_own_seat_alone_in_one_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

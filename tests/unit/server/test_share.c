/* The share of the plan full: what stands in the spotlight and when, cheers and the pen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "pairs.h"

/* --- share
 * ---------------------------------------------------------------------------------------- */

/* The first team offers words of its own, and a teacher is there to nod. */
static void offer_words(struct lesson *lesson) {
    pairs_to_offer(lesson, PUPILS);
    lesson_teach(lesson, BOARD);
    int scribe = pairs_scribe_of(lesson, 0);
    assert_true(pairs_writes(lesson, scribe, "ZEBRA", true));
    assert_true(pairs_offers(lesson, scribe, CONSENT_WITHOUT, THOUGHT_WORDS));
    assert_true(pairs_offers(lesson, pairs_mate_of(scribe), CONSENT_WITHOUT, 0));
}

static void words_stand_in_the_spotlight_after_the_nod_alone(void **state) {
    struct lesson *lesson = *state;
    offer_words(lesson);
    pairs_to_share(lesson);
    assert_int_equal(LAST(5, spotlight)->number, 1);
    assert_string_equal(LAST(5, spotlight)->answer, "2/6");
    assert_string_equal(LAST(5, spotlight)->thought, "Tops and bottoms together.");
    assert_false(lesson_heard_words(lesson, 5, "ZEBRA"));
    lesson_run(lesson, 300);
    assert_int_equal(LAST(BOARD, desk_texts)->texts_count, 1);
    assert_true(LAST(BOARD, desk_queue)->queue[0].waits_for_nod);
    uint32_t text = LAST(BOARD, desk_texts)->texts[0].text;
    assert_true(DO(BOARD, host_nod, .text = text, .is_yes = true));
    assert_string_equal(LAST(5, spotlight)->thought, "ZEBRA");
    lesson_run(lesson, 300);
    assert_int_equal(LAST(BOARD, desk_texts)->texts_count, 0);
}

static void words_that_are_kept_back_are_never_shown(void **state) {
    struct lesson *lesson = *state;
    offer_words(lesson);
    assert_true(DO(BOARD, host_nod, .text = 0, .is_yes = false));
    pairs_to_share(lesson);
    lesson_next(lesson);
    assert_false(lesson_heard_words(lesson, 5, "ZEBRA"));
}

static void words_that_nobody_need_nod_to_are_shown_at_once(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    int scribe = pairs_scribe_of(lesson, 0);
    assert_true(
        pairs_writes(lesson, scribe, "ZEBRA", false)); /* it stands in the field: that counts */
    assert_true(pairs_offers(lesson, scribe, CONSENT_WITHOUT, THOUGHT_WORDS));
    assert_true(pairs_offers(lesson, pairs_mate_of(scribe), CONSENT_NAME, 1));
    pairs_to_share(lesson);
    assert_string_equal(LAST(5, spotlight)->thought, "ZEBRA");
    assert_string_equal(LAST(5, spotlight)->team, "");
}

static void what_is_kept_is_not_shown_and_silence_is_keep(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    assert_true(pairs_offers(lesson, 0, CONSENT_NAME, 1)); /* its mate says nothing */
    pairs_both_offer(lesson, 2, CONSENT_KEEP, 1);
    lesson_teach(lesson, BOARD);
    pairs_to_share(lesson);
    lesson_run(lesson, 300);
    assert_int_equal(LAST(BOARD, desk_queue)->queue_count, 0);
    assert_int_equal(LAST(5, spotlight)->caption, CAPTION_MANY);
    assert_string_equal(LAST(5, spotlight)->answer, "2/6"); /* the authored slip */
    assert_int_equal(LAST(5, spotlight)->teams, 0);
}

static void a_team_is_named_after_its_own_yes(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    pairs_both_offer(lesson, 0, CONSENT_WITHOUT, 1);
    pairs_both_offer(lesson, 2, CONSENT_WITHOUT, 1);
    pairs_to_share(lesson);
    assert_int_equal(LAST(5, spotlight)->caption, CAPTION_TEAM);
    assert_int_equal(LAST(5, spotlight)->teams, 0); /* told from three up */
    assert_true(LAST(5, spotlight)->may_claim);
    assert_true(DO(0, claim, .round = 1, .spotlight = 1));
    assert_true(DO(5, claim, .round = 1, .spotlight = 1)); /* changes nothing: it is not theirs */
    assert_true(DO(4, claim, .round = 1, .spotlight = 1));
    assert_string_equal(LAST(5, spotlight)->team, "");
    assert_true(DO(1, claim, .round = 1, .spotlight = 1));
    assert_string_equal(LAST(5, spotlight)->team, LAST(0, team)->name);
}

static void in_a_small_room_offered_and_authored_look_the_same(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, 6);
    pairs_both_offer(lesson, 0, CONSENT_NAME, 1);
    pairs_both_offer(lesson, 2, CONSENT_NAME, 1);
    pairs_to_share(lesson);
    assert_int_equal(LAST(5, spotlight)->caption, CAPTION_MANY);
    assert_int_equal(LAST(5, spotlight)->teams, 0);
    assert_string_equal(LAST(5, spotlight)->team, "");
    assert_false(LAST(5, spotlight)->may_claim);
    assert_false(DO(0, claim, .round = 1, .spotlight = 1));
}

/* Also where it was typed in another way, with another thought or with none. */
static void in_a_small_room_a_slip_stands_as_the_pack_has_it(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer_with(lesson, 6, "4 / 12");
    pairs_both_offer(lesson, 0, CONSENT_NAME, 0);
    pairs_to_share(lesson);
    assert_int_equal(lesson_count(lesson, 5, MESSAGE_spotlight), 1);
    assert_string_equal(LAST(5, spotlight)->answer, "2/6");
    assert_string_equal(LAST(5, spotlight)->thought, "Tops and bottoms together.");
    lesson_next(lesson);
    assert_int_equal(LAST(5, phase)->phase, PHASE_MEND); /* the pack has no other slip */
}

static void how_the_class_chose_and_the_turn_come_after_both_answers(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    pairs_both_offer(lesson, 0, CONSENT_WITHOUT, 1);
    pairs_to_share(lesson);
    assert_true(LAST(5, questions)->good_count > 1 && LAST(5, questions)->turns_count > 1);
    assert_true(
        DO(4, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_GOOD, .idea = 2));
    assert_int_equal(LAST(5, chosen)->good, 2);
    assert_int_equal(LAST(5, chosen)->good_counts_count, 0);
    assert_string_equal(LAST(5, chosen)->turn_text, "");
    assert_true(
        DO(5, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_TURN, .idea = 1));
    assert_int_equal(LAST(4, chosen)->good_counts[1], 1);
    assert_string_equal(LAST(4, chosen)->turn_text, "Pieces of one size first.");
    assert_false(lesson_heard_words(lesson, 0, "Pieces of one size"));
    assert_true(
        DO(6, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_GOOD, .idea = 2));
    lesson_run(lesson, 150);
    assert_int_equal(LAST(4, chosen)->good_counts[1], 2);
    assert_string_equal(LAST(0, spotlight)->turn, "");
    for (int i = 0; i < PUPILS; i += 2) { /* one of each team */
        DO(i, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_GOOD, .idea = 1);
        DO(i, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_TURN, .idea = 1);
    }
    lesson_run(lesson, 250);
    assert_string_equal(LAST(0, spotlight)->turn, "Pieces of one size first.");
    assert_false(DO(6, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_TURN,
                    .idea = IDEAS_PER_CHALLENGE_MAX));
    assert_false(
        DO(6, choose_idea, .round = 1, .spotlight = 2, .question = QUESTION_TURN, .idea = 1));
}

static void cheer(struct lesson *lesson, int pupil, enum cheer cheer) {
    lesson_send(lesson, pupil,
                &(struct message){.id = MESSAGE_cheer, .as.cheer.cheer = (uint8_t)cheer});
}

static void a_team_that_is_away_does_not_keep_the_turn_from_the_class(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    pairs_both_offer(lesson, 0, CONSENT_WITHOUT, 1);
    pairs_to_share(lesson);
    for (int i = 0; i < PUPILS - 2; i += 2) {
        DO(i, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_GOOD, .idea = 1);
        DO(i, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_TURN, .idea = 1);
    }
    lesson_cut(lesson, PUPILS - 2);
    lesson_cut(lesson, PUPILS - 1);
    lesson_run(lesson, 8000);
    assert_string_equal(LAST(0, spotlight)->turn, "");
    lesson_run(lesson, 3000);
    assert_string_equal(LAST(0, spotlight)->turn, "Pieces of one size first.");
    assert_int_equal(LAST(0, phase)->phase, PHASE_SHARE);
}

static void cheers_are_summed_and_over_half_at_once_is_a_chorus(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    pairs_both_offer(lesson, 0, CONSENT_WITHOUT, 1);
    pairs_to_share(lesson);
    cheer(lesson, 1, CHEER_BRAVE);
    cheer(lesson, 2, CHEER_BRAVE);
    lesson_run(lesson, 120);
    assert_int_equal(LAST(5, cheers)->counts[CHEER_BRAVE], 2);
    assert_false(LAST(5, cheers)->is_chorus);
    for (int i = 0; i < 5; i++) {
        cheer(lesson, i, CHEER_OK);
    }
    lesson_run(lesson, 120);
    assert_true(LAST(5, cheers)->is_chorus);
    lesson_next(lesson);
    lesson_next(lesson);
    size_t count = journal_memory_count(lesson->journal);
    unsigned counted = 0;
    for (size_t i = 1; i <= count; i++) {
        counted += journal_memory_at(lesson->journal, i)->event.kind == EVENT_cheers_counted;
    }
    assert_int_equal(counted, 2);
}

static void muted_cheers_are_not_heard(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    pairs_both_offer(lesson, 0, CONSENT_WITHOUT, 1);
    lesson_teach(lesson, BOARD);
    pairs_to_share(lesson);
    assert_true(DO(BOARD, host_mute, .is_muted = true));
    cheer(lesson, 1, CHEER_BRAVE);
    lesson_run(lesson, 250);
    assert_int_equal(lesson_count(lesson, 5, MESSAGE_cheers), 0);
    assert_true(LAST(5, room)->is_muted);
}

/* --- the pen
 * -------------------------------------------------------------------------------------- */

static void the_pen_asks_one_alone_and_the_class_sees_after_the_yes(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    lesson_teach(lesson, BOARD);
    assert_true(DO(BOARD, host_pen, 0));
    assert_int_equal(LAST(5, pen)->state, PEN_NOBODY);
    assert_true(DO(3, pen_raise, .is_raised = true));
    assert_true(DO(BOARD, host_pen, 0));
    assert_int_equal(lesson_count(lesson, 3, MESSAGE_pen_ask), 1);
    assert_int_equal(lesson_count(lesson, 5, MESSAGE_pen_ask), 0);
    assert_int_equal(LAST(5, pen)->state, PEN_ASKS);
    assert_string_equal(LAST(5, pen)->name, "");
    assert_false(DO(5, pen_say, .is_yes = true));
    assert_true(DO(3, pen_say, .is_yes = true));
    assert_int_equal(LAST(5, pen)->state, PEN_SAYS);
    assert_string_equal(LAST(5, pen)->name, LAST(3, seat)->name);
    lesson_next(lesson);
    assert_int_equal(LAST(5, pen)->state, PEN_AT_REST);
    assert_string_equal(LAST(5, pen)->name, "");
}

static void a_pen_that_asks_waits_over_the_end_of_a_phase(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    lesson_teach(lesson, BOARD);
    assert_true(DO(3, pen_raise, .is_raised = true));
    assert_true(DO(BOARD, host_pen, 0));
    lesson_next(lesson);
    assert_int_equal(LAST(5, pen)->state, PEN_ASKS);
    assert_true(DO(3, pen_say, .is_yes = true));
    assert_int_equal(LAST(5, pen)->state, PEN_SAYS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PAIRS(words_stand_in_the_spotlight_after_the_nod_alone),
        IN_PAIRS(words_that_are_kept_back_are_never_shown),
        IN_KIND_PAIRS(words_that_nobody_need_nod_to_are_shown_at_once),
        IN_PAIRS(what_is_kept_is_not_shown_and_silence_is_keep),
        IN_PAIRS(a_team_is_named_after_its_own_yes),
        IN_PAIRS(in_a_small_room_offered_and_authored_look_the_same),
        IN_PAIRS(in_a_small_room_a_slip_stands_as_the_pack_has_it),
        IN_PAIRS(how_the_class_chose_and_the_turn_come_after_both_answers),
        IN_PAIRS(a_team_that_is_away_does_not_keep_the_turn_from_the_class),
        IN_PAIRS(cheers_are_summed_and_over_half_at_once_is_a_chorus),
        IN_PAIRS(muted_cheers_are_not_heard),
        IN_PAIRS(the_pen_asks_one_alone_and_the_class_sees_after_the_yes),
        IN_PAIRS(a_pen_that_asks_waits_over_the_end_of_a_phase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

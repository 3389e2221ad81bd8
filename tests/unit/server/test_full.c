/* A round of the plan full, up to the offer: sitting down together, offering, and what somebody
 * finds who comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "pairs.h"

/* --- the lobby
 * ------------------------------------------------------------------------------------ */

static void who_sits_together_is_a_team_and_the_class_sees_the_bowls(void **state) {
    struct lesson *lesson = *state;
    pairs_sit_down(lesson, 4);
    lesson_join(lesson, 4);
    lesson_run(lesson, 150);
    assert_int_equal(LAST(0, team)->team, LAST(1, team)->team);
    assert_int_not_equal(LAST(0, team)->team, LAST(2, team)->team);
    assert_int_equal(LAST(4, team)->team, 0);
    assert_int_equal(LAST(4, bowls)->bowls_count, 2);
    assert_int_equal(LAST(4, bowls)->bowls[0].seats, 2);
    assert_true(LAST(4, bowls)->may_open);
    lesson_next(lesson);
    assert_int_not_equal(LAST(4, team)->team, 0);
}

static void a_bowl_that_was_left_again_is_no_team(void **state) {
    struct lesson *lesson = *state;
    pairs_sit_down(lesson, 4);
    lesson_run(lesson, 150);
    assert_int_equal(LAST(0, room)->teams, 2);
    assert_true(DO(2, choose_bowl, .team = LAST(0, team)->team));
    assert_true(DO(3, choose_bowl, .team = LAST(0, team)->team));
    lesson_run(lesson, 150);
    assert_int_equal(LAST(0, room)->teams, 1);
    assert_int_equal(LAST(0, bowls)->bowls_count, 1);
    assert_int_equal(lesson_status(lesson).teams, 1);
}

static void how_many_have_agreed_is_all_that_is_known_of_it(void **state) {
    struct lesson *lesson = *state;
    lesson_join_all(lesson, 3);
    lesson_teach(lesson, BOARD);
    assert_true(DO(0, agree, 0));
    assert_true(DO(0, agree, 0));
    lesson_run(lesson, 150);
    assert_int_equal(LAST(BOARD, desk)->agreed, 1);
}

static void a_mood_is_counted_once_a_seat_and_kept_under_a_number_out_of_nowhere(void **state) {
    struct lesson *lesson = *state;
    lesson_join_all(lesson, 2);
    lesson_teach(lesson, BOARD);
    assert_true(DO(0, feel, .feeling = FEELING_MOOD, .value = 2));
    assert_true(DO(0, feel, .feeling = FEELING_MOOD, .value = 4));
    assert_true(DO(1, feel, .feeling = FEELING_MOOD, .value = 4));
    assert_false(DO(1, feel, .feeling = FEELING_DARE, .value = 4));
    lesson_run(lesson, 150);
    assert_int_equal(LAST(BOARD, desk)->moods[1], 0);
    assert_int_equal(LAST(BOARD, desk)->moods[3], 2);
    assert_int_equal(journal_memory_feelings_count(lesson->journal), 3);
    uint64_t first = journal_memory_feeling_at(lesson->journal, 0)->key;
    assert_true(first == journal_memory_feeling_at(lesson->journal, 1)->key);
    assert_true(first != journal_memory_feeling_at(lesson->journal, 2)->key);
    assert_true(first > SEATS_MAX);
}

static void a_feeling_is_kept_only_when_it_is_on_disk(void **state) {
    struct lesson *lesson = *state;
    lesson_join(lesson, 0);
    journal_memory_set_trouble(lesson->journal, "the disk is full");
    unsigned before = lesson_count(lesson, 0, MESSAGE_kept);
    struct message feel = {.id = MESSAGE_feel, .as.feel = {.feeling = FEELING_MOOD, .value = 5}};
    lesson_do(lesson, 0, &feel);
    lesson_run(lesson, 200);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_kept), before);
    journal_memory_set_trouble(lesson->journal, NULL);
    lesson_run(lesson, 200);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_kept), before + 1);
}

/* --- offer
 * ---------------------------------------------------------------------------------------- */

static void in_offer_everybody_hears_thoughts_without_answers_and_the_own_result(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    for (int i = 0; i < PUPILS; i++) {
        assert_int_equal(LAST(i, thoughts)->thoughts_count, 1);
        assert_string_equal(LAST(i, thoughts)->thoughts[0].text, "Tops and bottoms together.");
        assert_int_equal(LAST(i, result)->phase, PHASE_OFFER);
        assert_int_equal(LAST(i, result)->is_match, i >= 4);
        assert_true(pairs_is_idea(LAST(i, result), LAST(i, ideas)->leading));
        assert_int_equal(lesson->pupils[i].told_ms[MESSAGE_result],
                         lesson->pupils[0].told_ms[MESSAGE_result]);
        assert_false(lesson_heard_words(lesson, i, "Behold"));
        assert_false(lesson_heard_words(lesson, i, "Pieces of one size"));
    }
}

static void only_a_missed_try_in_a_team_that_got_there_is_asked_about(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    for (int i = 0; i < PUPILS; i++) {
        assert_int_equal(LAST(i, result)->asks_own, i == 7);
    }
}

static void the_scribes_words_grow_on_the_own_page_and_nowhere_else(void **state) {
    struct lesson *lesson = *state;
    lesson_connect(lesson, BOARD);
    lesson_hello(lesson, BOARD, ROLE_BOARD, NULL);
    pairs_to_offer(lesson, PUPILS);
    int scribe = pairs_scribe_of(lesson, 0);
    assert_string_equal(LAST(pairs_mate_of(scribe), page)->scribe, LAST(scribe, seat)->name);
    assert_string_equal(LAST(scribe, page)->scribe, "");
    assert_true(pairs_writes(lesson, scribe, "ZEBRA one", false));
    lesson_do(
        lesson, scribe,
        &(struct message){.id = MESSAGE_write,
                          .as.write = {.round = 1, .phase = PHASE_OFFER, .text = "ZEBRA tw"}});
    lesson_run(lesson, 400);
    assert_string_equal(LAST(pairs_mate_of(scribe), page)->text, "ZEBRA tw");
    for (int i = 2; i < PUPILS; i++) {
        assert_false(lesson_heard_words(lesson, i, "ZEBRA"));
    }
    assert_false(lesson_heard_words(lesson, BOARD, "ZEBRA"));
}

static void nobody_but_the_scribe_writes_and_no_more_than_fits(void **state) {
    struct lesson *lesson = *state;
    char text[150];
    memset(text, 'a', sizeof text);
    text[141] = '\0';
    pairs_to_offer(lesson, PUPILS);
    int scribe = pairs_scribe_of(lesson, 0);
    assert_false(pairs_writes(lesson, pairs_mate_of(scribe), "me too", true));
    assert_int_equal(pairs_refused(lesson, pairs_mate_of(scribe)), REFUSED_NOT_YOURS);
    assert_false(pairs_writes(lesson, scribe, text, true));
    assert_int_equal(pairs_refused(lesson, scribe), REFUSED_TOO_MANY);
    text[140] = '\0';
    assert_true(pairs_writes(lesson, scribe, text, true));
    assert_false(pairs_offers(lesson, pairs_mate_of(scribe), CONSENT_KEEP, THOUGHT_WORDS));
}

static void what_a_scribe_wrote_is_on_disk_beside_its_event(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    int scribe = pairs_scribe_of(lesson, 0);
    assert_true(pairs_writes(lesson, scribe, "ZEBRA", true));
    uint64_t event = LAST(scribe, kept)->event;
    assert_string_equal(journal_memory_at(lesson->journal, event)->page, "ZEBRA");
    journal_memory_set_pages_full(lesson->journal, true);
    assert_false(pairs_writes(lesson, scribe, "HORSE", true));
    assert_int_equal(pairs_refused(lesson, scribe), REFUSED_BUSY);
}

/* --- frozen, coming back, too many
 * ---------------------------------------------------------------- */

static void who_looks_up_cannot_act_and_is_told_so(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    lesson_teach(lesson, BOARD);
    assert_true(DO(BOARD, host_clock, .is_frozen = true));
    assert_true(LAST(0, phase)->is_frozen);
    assert_false(pairs_offers(lesson, 0, CONSENT_NAME, 1));
    assert_int_equal(pairs_refused(lesson, 0), REFUSED_FROZEN);
    assert_false(pairs_writes(lesson, pairs_scribe_of(lesson, 0), "ZEBRA", true));
    assert_int_equal(pairs_refused(lesson, pairs_scribe_of(lesson, 0)), REFUSED_FROZEN);
    assert_true(DO(BOARD, host_clock, .is_frozen = false));
    assert_true(pairs_offers(lesson, 0, CONSENT_NAME, 1));
}

static void who_comes_back_in_share_finds_all_of_it(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    pairs_both_offer(lesson, 0, CONSENT_WITHOUT, 1);
    pairs_to_share(lesson);
    assert_true(
        DO(4, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_GOOD, .idea = 1));
    lesson_cut(lesson, 4);
    unsigned before[MESSAGES_MAX];
    memcpy(before, lesson->pupils[4].count, sizeof before);
    lesson_come_back(lesson, 4);
    static const enum message_id again[] = {MESSAGE_phase,     MESSAGE_challenge, MESSAGE_questions,
                                            MESSAGE_spotlight, MESSAGE_chosen,    MESSAGE_result};
    for (size_t i = 0; i < sizeof again / sizeof again[0]; i++) {
        assert_int_equal(lesson_count(lesson, 4, again[i]), before[again[i]] + 1);
    }
}

static void who_comes_back_behind_the_huddle_is_told_what_the_team_said(void **state) {
    struct lesson *lesson = *state;
    pairs_to_offer(lesson, PUPILS);
    for (enum phase phase = PHASE_OFFER; phase != PHASE_REVEAL; lesson_next(lesson)) {
        lesson_cut(lesson, 0);
        unsigned before = lesson_count(lesson, 0, MESSAGE_ideas);
        lesson_come_back(lesson, 0);
        phase = LAST(0, phase)->phase;
        if (phase == PHASE_MEND) { /* it has a table of its own, which is told last */
            assert_int_equal(LAST(0, ideas)->phase, PHASE_MEND);
            continue;
        }
        assert_int_equal(lesson_count(lesson, 0, MESSAGE_ideas), before + 1);
        assert_int_equal(LAST(0, ideas)->phase, PHASE_HUDDLE);
        assert_int_equal(LAST(0, ideas)->ideas_count, 1);
        assert_string_equal(LAST(0, ideas)->ideas[0].text, "2/6");
        assert_true(pairs_is_idea(LAST(0, result), LAST(0, ideas)->ideas[0].idea));
    }
}

static void a_typed_name_waits_and_goes_with_its_connection(void **state) {
    struct lesson *lesson = *state;
    lesson_join(lesson, 0);
    lesson_teach(lesson, BOARD);
    assert_true(DO(BOARD, host_names, .may_type = true));
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, NULL);
    assert_true(LAST(LATE, names)->may_type);
    assert_true(DO(LATE, type_name, .name = "Ada"));
    assert_int_equal(LAST(LATE, name_waits)->state, NAME_WAITS);
    assert_true(DO(LATE, type_name, .name = "Grace")); /* takes the place of the one before */
    lesson_run(lesson, 150);
    assert_int_equal(LAST(BOARD, desk_texts)->texts_count, 1);
    assert_string_equal(LAST(BOARD, desk_texts)->texts[0].words, "Grace");
    lesson_cut(lesson, LATE);
    lesson_run(lesson, 150);
    assert_int_equal(LAST(BOARD, desk_texts)->texts_count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PAIRS(who_sits_together_is_a_team_and_the_class_sees_the_bowls),
        IN_PAIRS(a_bowl_that_was_left_again_is_no_team),
        IN_PAIRS(how_many_have_agreed_is_all_that_is_known_of_it),
        IN_PAIRS(a_mood_is_counted_once_a_seat_and_kept_under_a_number_out_of_nowhere),
        IN_PAIRS(a_feeling_is_kept_only_when_it_is_on_disk),
        IN_PAIRS(in_offer_everybody_hears_thoughts_without_answers_and_the_own_result),
        IN_PAIRS(only_a_missed_try_in_a_team_that_got_there_is_asked_about),
        IN_PAIRS(the_scribes_words_grow_on_the_own_page_and_nowhere_else),
        IN_PAIRS(nobody_but_the_scribe_writes_and_no_more_than_fits),
        IN_PAIRS(what_a_scribe_wrote_is_on_disk_beside_its_event),
        IN_PAIRS(who_looks_up_cannot_act_and_is_told_so),
        IN_PAIRS(who_comes_back_in_share_finds_all_of_it),
        IN_PAIRS(who_comes_back_behind_the_huddle_is_told_what_the_team_said),
        IN_PAIRS(a_typed_name_waits_and_goes_with_its_connection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A round of the plan full: sitting down together, offering, the share, lessons, and who hears what
 * of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"
#include "str.h"

#define PUPILS 8
#define BOARD  12
#define LATE   13

static struct lesson *lesson;

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2});
    return 0;
}

static int open_kind_lesson(void **state) {
    (void)state;
    lesson =
        lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2, .nods_itself = true});
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static enum refusal_reason refused(int pupil) {
    return (enum refusal_reason)LAST(pupil, refused)->reason;
}

static int mate_of(int pupil) {
    return pupil % 2 == 0 ? pupil + 1 : pupil - 1;
}

/* Pupils 0 and 1 have a bowl, 2 and 3, and so on. */
static void sit_down(int count) {
    lesson_join_all(lesson, count);
    for (int i = 0; i < count; i += 2) {
        assert_true(DO(i, open_bowl, 0));
        lesson_run(lesson, 120);
        assert_true(DO(i + 1, choose_bowl, .team = LAST(i, team)->team));
    }
}

/* The first two teams miss by a slip, the others match; pupil 7 missed alone. */
static void play_to_offer_with(int count, const char *slip) {
    sit_down(count);
    lesson_next(lesson);
    for (int i = 0; i < count; i++) {
        lesson_answer(lesson, i, i < 4 || i == 7 ? slip : "3/4", true);
    }
    lesson_run(lesson, 100);
    lesson_next(lesson);
    for (int i = 4; i < count; i++) {
        lesson_answer(lesson, i, "3/4", true);
    }
    lesson_run(lesson, 100);
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->phase, PHASE_OFFER);
}

static void play_to_offer(int count) {
    play_to_offer_with(count, "2/6");
}

static int scribe_of(int pupil) {
    return LAST(pupil, page)->is_scribe ? pupil : mate_of(pupil);
}

static bool writes(int pupil, const char *text, bool is_final) {
    struct message message = {.id = MESSAGE_write};
    message.as.write.round = LAST(pupil, phase)->round;
    message.as.write.phase = LAST(pupil, phase)->phase;
    message.as.write.is_final = is_final;
    str_copy(message.as.write.text, sizeof message.as.write.text, text);
    return lesson_try(lesson, pupil, &message);
}

static bool offers(int pupil, enum consent consent, uint8_t thought) {
    return DO(pupil, offer, .round = LAST(pupil, phase)->round, .consent = (uint8_t)consent,
              .thought = thought);
}

static void both_offer(int pupil, enum consent consent, uint8_t thought) {
    assert_true(offers(pupil, consent, thought));
    assert_true(offers(mate_of(pupil), consent, thought));
}

/* --- the lobby
 * ------------------------------------------------------------------------------------ */

static void who_sits_together_is_a_team_and_the_class_sees_the_bowls(void **state) {
    (void)state;
    sit_down(4);
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
    (void)state;
    sit_down(4);
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
    (void)state;
    lesson_join_all(lesson, 3);
    lesson_teach(lesson, BOARD);
    assert_true(DO(0, agree, 0));
    assert_true(DO(0, agree, 0));
    lesson_run(lesson, 150);
    assert_int_equal(LAST(BOARD, desk)->agreed, 1);
}

static void a_mood_is_counted_once_a_seat_and_kept_under_a_number_out_of_nowhere(void **state) {
    (void)state;
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
    (void)state;
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

/* The answer that counted, as the team saw it on its table. */
static bool is_idea(const struct message_result *result, uint32_t idea) {
    uint32_t number = 0;
    for (uint16_t i = 0; i < result->answer_count; i++) {
        number = number << 8 | result->answer[i];
    }
    return idea != 0 && result->answer_count == IDEA_NUMBER_BYTES && number == idea;
}

static void in_offer_everybody_hears_thoughts_without_answers_and_the_own_result(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    for (int i = 0; i < PUPILS; i++) {
        assert_int_equal(LAST(i, thoughts)->thoughts_count, 1);
        assert_string_equal(LAST(i, thoughts)->thoughts[0].text, "Tops and bottoms together.");
        assert_int_equal(LAST(i, result)->phase, PHASE_OFFER);
        assert_int_equal(LAST(i, result)->is_match, i >= 4);
        assert_true(is_idea(LAST(i, result), LAST(i, ideas)->leading));
        assert_int_equal(lesson->pupils[i].told_ms[MESSAGE_result],
                         lesson->pupils[0].told_ms[MESSAGE_result]);
        assert_false(lesson_heard_words(lesson, i, "Behold"));
        assert_false(lesson_heard_words(lesson, i, "Pieces of one size"));
    }
}

static void only_a_missed_try_in_a_team_that_got_there_is_asked_about(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    for (int i = 0; i < PUPILS; i++) {
        assert_int_equal(LAST(i, result)->asks_own, i == 7);
    }
}

static void the_scribes_words_grow_on_the_own_page_and_nowhere_else(void **state) {
    (void)state;
    lesson_connect(lesson, BOARD);
    lesson_hello(lesson, BOARD, ROLE_BOARD, NULL);
    play_to_offer(PUPILS);
    int scribe = scribe_of(0);
    assert_string_equal(LAST(mate_of(scribe), page)->scribe, LAST(scribe, seat)->name);
    assert_string_equal(LAST(scribe, page)->scribe, "");
    assert_true(writes(scribe, "ZEBRA one", false));
    lesson_do(
        lesson, scribe,
        &(struct message){.id = MESSAGE_write,
                          .as.write = {.round = 1, .phase = PHASE_OFFER, .text = "ZEBRA tw"}});
    lesson_run(lesson, 400);
    assert_string_equal(LAST(mate_of(scribe), page)->text, "ZEBRA tw");
    for (int i = 2; i < PUPILS; i++) {
        assert_false(lesson_heard_words(lesson, i, "ZEBRA"));
    }
    assert_false(lesson_heard_words(lesson, BOARD, "ZEBRA"));
}

static void nobody_but_the_scribe_writes_and_no_more_than_fits(void **state) {
    (void)state;
    char text[150];
    memset(text, 'a', sizeof text);
    text[141] = '\0';
    play_to_offer(PUPILS);
    int scribe = scribe_of(0);
    assert_false(writes(mate_of(scribe), "me too", true));
    assert_int_equal(refused(mate_of(scribe)), REFUSED_NOT_YOURS);
    assert_false(writes(scribe, text, true));
    assert_int_equal(refused(scribe), REFUSED_TOO_MANY);
    text[140] = '\0';
    assert_true(writes(scribe, text, true));
    assert_false(offers(mate_of(scribe), CONSENT_KEEP, THOUGHT_WORDS));
}

static void what_a_scribe_wrote_is_on_disk_beside_its_event(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    int scribe = scribe_of(0);
    assert_true(writes(scribe, "ZEBRA", true));
    uint64_t event = LAST(scribe, kept)->event;
    assert_string_equal(journal_memory_at(lesson->journal, event)->page, "ZEBRA");
    journal_memory_set_pages_full(lesson->journal, true);
    assert_false(writes(scribe, "HORSE", true));
    assert_int_equal(refused(scribe), REFUSED_BUSY);
}

/* --- share
 * ---------------------------------------------------------------------------------------- */

static void to_share(void) {
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->phase, PHASE_SHARE);
}

static void words_stand_in_the_spotlight_after_the_nod_alone(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    lesson_teach(lesson, BOARD);
    int scribe = scribe_of(0);
    assert_true(writes(scribe, "ZEBRA", true));
    assert_true(offers(scribe, CONSENT_WITHOUT, THOUGHT_WORDS));
    assert_true(offers(mate_of(scribe), CONSENT_WITHOUT, 0));
    to_share();
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
    (void)state;
    play_to_offer(PUPILS);
    lesson_teach(lesson, BOARD);
    int scribe = scribe_of(0);
    assert_true(writes(scribe, "ZEBRA", true));
    assert_true(offers(scribe, CONSENT_WITHOUT, THOUGHT_WORDS));
    assert_true(offers(mate_of(scribe), CONSENT_WITHOUT, 0));
    assert_true(DO(BOARD, host_nod, .text = 0, .is_yes = false));
    to_share();
    lesson_next(lesson);
    assert_false(lesson_heard_words(lesson, 5, "ZEBRA"));
}

static void words_that_nobody_need_nod_to_are_shown_at_once(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    int scribe = scribe_of(0);
    assert_true(writes(scribe, "ZEBRA", false)); /* it stands in the field: that counts */
    assert_true(offers(scribe, CONSENT_WITHOUT, THOUGHT_WORDS));
    assert_true(offers(mate_of(scribe), CONSENT_NAME, 1));
    to_share();
    assert_string_equal(LAST(5, spotlight)->thought, "ZEBRA");
    assert_string_equal(LAST(5, spotlight)->team, "");
}

static void what_is_kept_is_not_shown_and_silence_is_keep(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    assert_true(offers(0, CONSENT_NAME, 1)); /* its mate says nothing */
    both_offer(2, CONSENT_KEEP, 1);
    lesson_teach(lesson, BOARD);
    to_share();
    lesson_run(lesson, 300);
    assert_int_equal(LAST(BOARD, desk_queue)->queue_count, 0);
    assert_int_equal(LAST(5, spotlight)->caption, CAPTION_MANY);
    assert_string_equal(LAST(5, spotlight)->answer, "2/6"); /* the authored slip */
    assert_int_equal(LAST(5, spotlight)->teams, 0);
}

static void a_team_is_named_after_its_own_yes(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    both_offer(0, CONSENT_WITHOUT, 1);
    both_offer(2, CONSENT_WITHOUT, 1);
    to_share();
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
    (void)state;
    play_to_offer(6);
    both_offer(0, CONSENT_NAME, 1);
    both_offer(2, CONSENT_NAME, 1);
    to_share();
    assert_int_equal(LAST(5, spotlight)->caption, CAPTION_MANY);
    assert_int_equal(LAST(5, spotlight)->teams, 0);
    assert_string_equal(LAST(5, spotlight)->team, "");
    assert_false(LAST(5, spotlight)->may_claim);
    assert_false(DO(0, claim, .round = 1, .spotlight = 1));
}

/* Also where it was typed in another way, with another thought or with none. */
static void in_a_small_room_a_slip_stands_as_the_pack_has_it(void **state) {
    (void)state;
    play_to_offer_with(6, "4 / 12");
    both_offer(0, CONSENT_NAME, 0);
    to_share();
    assert_int_equal(lesson_count(lesson, 5, MESSAGE_spotlight), 1);
    assert_string_equal(LAST(5, spotlight)->answer, "2/6");
    assert_string_equal(LAST(5, spotlight)->thought, "Tops and bottoms together.");
    lesson_next(lesson);
    assert_int_equal(LAST(5, phase)->phase, PHASE_MEND); /* the pack has no other slip */
}

static void how_the_class_chose_and_the_turn_come_after_both_answers(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    both_offer(0, CONSENT_WITHOUT, 1);
    to_share();
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

static void cheer(int pupil, enum cheer cheer) {
    lesson_send(lesson, pupil,
                &(struct message){.id = MESSAGE_cheer, .as.cheer.cheer = (uint8_t)cheer});
}

static void a_team_that_is_away_does_not_keep_the_turn_from_the_class(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    both_offer(0, CONSENT_WITHOUT, 1);
    to_share();
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
    (void)state;
    play_to_offer(PUPILS);
    both_offer(0, CONSENT_WITHOUT, 1);
    to_share();
    cheer(1, CHEER_BRAVE);
    cheer(2, CHEER_BRAVE);
    lesson_run(lesson, 120);
    assert_int_equal(LAST(5, cheers)->counts[CHEER_BRAVE], 2);
    assert_false(LAST(5, cheers)->is_chorus);
    for (int i = 0; i < 5; i++) {
        cheer(i, CHEER_OK);
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
    (void)state;
    play_to_offer(PUPILS);
    both_offer(0, CONSENT_WITHOUT, 1);
    lesson_teach(lesson, BOARD);
    to_share();
    assert_true(DO(BOARD, host_mute, .is_muted = true));
    cheer(1, CHEER_BRAVE);
    lesson_run(lesson, 250);
    assert_int_equal(lesson_count(lesson, 5, MESSAGE_cheers), 0);
    assert_true(LAST(5, room)->is_muted);
}

/* --- the pen
 * -------------------------------------------------------------------------------------- */

static void the_pen_asks_one_alone_and_the_class_sees_after_the_yes(void **state) {
    (void)state;
    play_to_offer(PUPILS);
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
    (void)state;
    play_to_offer(PUPILS);
    lesson_teach(lesson, BOARD);
    assert_true(DO(3, pen_raise, .is_raised = true));
    assert_true(DO(BOARD, host_pen, 0));
    lesson_next(lesson);
    assert_int_equal(LAST(5, pen)->state, PEN_ASKS);
    assert_true(DO(3, pen_say, .is_yes = true));
    assert_int_equal(LAST(5, pen)->state, PEN_SAYS);
}

/* --- reflect and the end
 * -------------------------------------------------------------------------- */

static void to_reflect(void) {
    to_share();
    while (LAST(0, phase)->phase != PHASE_REFLECT) {
        lesson_next(lesson);
    }
    assert_true(LAST(0, lessons)->lessons_count > 0);
}

static void lessons_come_to_the_board_after_the_nod_and_the_packs_at_once(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    both_offer(0, CONSENT_WITHOUT, 1);
    to_reflect();
    lesson_teach(lesson, BOARD);
    assert_true(writes(scribe_of(0), "ZEBRA", true));
    assert_true(writes(scribe_of(2), "HORSE", true));
    assert_true(DO(scribe_of(4), lesson, .round = 1, .lesson = 1));
    assert_true(
        DO(mate_of(scribe_of(4)), lesson, .round = 1, .lesson = 2)); /* the scribe's holds */
    assert_true(
        DO(mate_of(scribe_of(0)), lesson, .round = 1, .lesson = 2)); /* ... and the words do */
    assert_false(DO(mate_of(scribe_of(0)), lesson, .round = 1, .lesson = LESSON_WORDS));
    assert_false(DO(scribe_of(6), lesson, .round = 1, .lesson = 9));
    assert_true(
        DO(mate_of(scribe_of(6)), lesson, .round = 1, .lesson = 2)); /* whose scribe is silent */
    assert_int_equal(LAST(scribe_of(6), page)->lesson, 2);           /* ... and is told */
    assert_int_equal(LAST(mate_of(scribe_of(6)), page)->lesson, 2);
    assert_int_equal(LAST(mate_of(scribe_of(4)), page)->lesson, 1);
    assert_int_equal(LAST(mate_of(scribe_of(0)), page)->lesson, LESSON_WORDS);
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
    (void)state;
    play_to_offer(PUPILS);
    to_reflect();
    int scribe = scribe_of(0);
    int mate = mate_of(scribe);
    uint32_t gold = LAST(mate, team)->gold;
    assert_true(writes(scribe, "ZEBRA", true));
    lesson_do(lesson, scribe, &(struct message){.id = MESSAGE_leave});
    lesson_run(lesson, 300);
    assert_true(LAST(mate, page)->is_scribe);
    assert_string_equal(LAST(mate, page)->text, "ZEBRA");
    assert_true(writes(mate, "", true));
    assert_string_equal(LAST(mate, page)->text, "");
    lesson_next(lesson);
    assert_int_equal(LAST(mate, team)->gold, gold);
}

static void the_teachers_own_mistake_stands_on_all_screens_and_on_the_board(void **state) {
    (void)state;
    sit_down(2);
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
    (void)state;
    play_to_offer(PUPILS);
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

/* --- frozen, coming back, too many
 * ---------------------------------------------------------------- */

static void who_looks_up_cannot_act_and_is_told_so(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    lesson_teach(lesson, BOARD);
    assert_true(DO(BOARD, host_clock, .is_frozen = true));
    assert_true(LAST(0, phase)->is_frozen);
    assert_false(offers(0, CONSENT_NAME, 1));
    assert_int_equal(refused(0), REFUSED_FROZEN);
    assert_false(writes(scribe_of(0), "ZEBRA", true));
    assert_int_equal(refused(scribe_of(0)), REFUSED_FROZEN);
    assert_true(DO(BOARD, host_clock, .is_frozen = false));
    assert_true(offers(0, CONSENT_NAME, 1));
}

static void who_comes_back_in_share_finds_all_of_it(void **state) {
    (void)state;
    play_to_offer(PUPILS);
    both_offer(0, CONSENT_WITHOUT, 1);
    to_share();
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
    (void)state;
    play_to_offer(PUPILS);
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
        assert_true(is_idea(LAST(0, result), LAST(0, ideas)->ideas[0].idea));
    }
}

static void a_typed_name_waits_and_goes_with_its_connection(void **state) {
    (void)state;
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

#define TEST(name)      cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)
#define TEST_KIND(name) cmocka_unit_test_setup_teardown(name, open_kind_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(who_sits_together_is_a_team_and_the_class_sees_the_bowls),
        TEST(a_bowl_that_was_left_again_is_no_team),
        TEST(how_many_have_agreed_is_all_that_is_known_of_it),
        TEST(a_mood_is_counted_once_a_seat_and_kept_under_a_number_out_of_nowhere),
        TEST(a_feeling_is_kept_only_when_it_is_on_disk),
        TEST(in_offer_everybody_hears_thoughts_without_answers_and_the_own_result),
        TEST(only_a_missed_try_in_a_team_that_got_there_is_asked_about),
        TEST(the_scribes_words_grow_on_the_own_page_and_nowhere_else),
        TEST(nobody_but_the_scribe_writes_and_no_more_than_fits),
        TEST(what_a_scribe_wrote_is_on_disk_beside_its_event),
        TEST(words_stand_in_the_spotlight_after_the_nod_alone),
        TEST(words_that_are_kept_back_are_never_shown),
        TEST_KIND(words_that_nobody_need_nod_to_are_shown_at_once),
        TEST(what_is_kept_is_not_shown_and_silence_is_keep),
        TEST(a_team_is_named_after_its_own_yes),
        TEST(in_a_small_room_offered_and_authored_look_the_same),
        TEST(in_a_small_room_a_slip_stands_as_the_pack_has_it),
        TEST(how_the_class_chose_and_the_turn_come_after_both_answers),
        TEST(a_team_that_is_away_does_not_keep_the_turn_from_the_class),
        TEST(cheers_are_summed_and_over_half_at_once_is_a_chorus),
        TEST(muted_cheers_are_not_heard),
        TEST(the_pen_asks_one_alone_and_the_class_sees_after_the_yes),
        TEST(a_pen_that_asks_waits_over_the_end_of_a_phase),
        TEST(lessons_come_to_the_board_after_the_nod_and_the_packs_at_once),
        TEST(an_empty_page_is_no_lesson_whoever_emptied_it),
        TEST(the_teachers_own_mistake_stands_on_all_screens_and_on_the_board),
        TEST(a_journey_is_told_to_its_own_seat_alone_in_one_size),
        TEST(who_looks_up_cannot_act_and_is_told_so),
        TEST(who_comes_back_behind_the_huddle_is_told_what_the_team_said),
        TEST(who_comes_back_in_share_finds_all_of_it),
        TEST(a_typed_name_waits_and_goes_with_its_connection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is acknowledged, when, and how often it counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"

static struct lesson *lesson;

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){0});
    return 0;
}

/* Three pupils in the try of the first round. */
static int open_try(void **state) {
    open_lesson(state);
    lesson_join_all(lesson, 3);
    lesson_next(lesson);
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static unsigned answered_count(void) {
    unsigned count = 0;
    for (uint64_t i = 1; i <= journal_memory_count(lesson->journal); i++) {
        count += journal_memory_at(lesson->journal, i)->event.kind == EVENT_answered;
    }
    return count;
}

/* The last answer in the journal. */
static const struct journal_entry *answered(void) {
    uint64_t at = journal_memory_count(lesson->journal);
    while (journal_memory_at(lesson->journal, at)->event.kind != EVENT_answered) {
        at--;
    }
    return journal_memory_at(lesson->journal, at);
}

static const struct message_refused *refused(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_refused)->as.refused;
}

static const struct message_kept *kept(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_kept)->as.kept;
}

static void nothing_is_kept_before_it_is_on_disk(void **state) {
    (void)state;
    unsigned before = lesson_count(lesson, 0, MESSAGE_kept);
    journal_memory_set_instant(lesson->journal, false);
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 1000);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_kept), before);
    assert_int_equal(answered_count(), 1);
    uint64_t number = journal_memory_count(lesson->journal);
    journal_memory_sync(lesson->journal, number);
    lesson_run(lesson, 20);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_kept), before + 1);
    assert_int_equal(kept(0)->action, action);
    assert_int_equal(kept(0)->event, number);
}

static void a_seat_is_told_only_when_it_is_on_disk(void **state) {
    (void)state;
    journal_memory_set_instant(lesson->journal, false);
    lesson_join(lesson, 0);
    lesson_run(lesson, 500);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_seat), 0);
    journal_memory_sync(lesson->journal, journal_memory_count(lesson->journal));
    lesson_run(lesson, 20);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_seat), 1);
    assert_int_equal(kept(0)->action, 1);
}

static void a_slow_disk_does_not_hold_up_the_game(void **state) {
    (void)state;
    journal_memory_set_instant(lesson->journal, false);
    for (int i = 0; i < 3; i++) {
        lesson_answer(lesson, i, "3/4", true);
    }
    lesson_run(lesson, 3500);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_phase)->as.phase.phase, PHASE_HUDDLE);
}

static void the_same_action_twice_counts_once_and_is_answered_twice(void **state) {
    (void)state;
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    uint64_t event = kept(0)->event;
    unsigned before = lesson_count(lesson, 0, MESSAGE_kept);
    lesson->pupils[0].action = action - 1;
    assert_int_equal(lesson_answer(lesson, 0, "3/4", true), action);
    lesson_run(lesson, 20);
    assert_int_equal(answered_count(), 1);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_kept), before + 1);
    assert_int_equal(kept(0)->event, event);
}

static void answer_often(int times) {
    for (int i = 0; i < times; i++) {
        lesson_answer(lesson, 0, "2/6", true);
        lesson_run(lesson, 10);
    }
}

/* Between two actions that are under way lie the numbers of drafts that were never sent. */
static void an_action_is_answered_again_when_many_newer_ones_were_kept(void **state) {
    (void)state;
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    uint64_t event = kept(0)->event;
    answer_often(20);
    lesson->pupils[0].action = action - 1;
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered_count(), 21);
    assert_int_equal(kept(0)->action, action);
    assert_int_equal(kept(0)->event, event);
}

static void an_action_from_long_ago_counts_no_more_and_is_not_waited_for(void **state) {
    (void)state;
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    answer_often(40);
    lesson->pupils[0].action = action - 1;
    lesson_answer(lesson, 0, "1/2", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered_count(), 41);
    assert_string_equal(answered()->text, "2/6");
    assert_int_equal(refused(0)->action, action);
}

static void a_refused_action_again_is_refused_again(void **state) {
    (void)state;
    uint32_t action = lesson_answer(lesson, 0, "1,000", true);
    lesson_run(lesson, 20);
    assert_int_equal(refused(0)->reason, REFUSED_TWO_WAYS);
    lesson->pupils[0].action = action - 1;
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_refused), 2);
    assert_int_equal(refused(0)->reason, REFUSED_TWO_WAYS);
    assert_int_equal(answered_count(), 0);
}

static void freeze(bool is_frozen) {
    enum refusal_reason reason;
    struct message clock = {.id = MESSAGE_host_clock, .as.host_clock = {.is_frozen = is_frozen}};
    assert_true(server_act(lesson->server, &clock, lesson->now_ms, &reason));
    lesson_run(lesson, 20);
}

static void what_met_a_frozen_room_is_taken_when_it_comes_again_later(void **state) {
    (void)state;
    freeze(true);
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(refused(0)->reason, REFUSED_FROZEN);
    freeze(false);
    lesson->pupils[0].action = action - 1;
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered_count(), 1);
    assert_int_equal(kept(0)->action, action);
}

static void an_action_resent_after_a_reconnect_counts_once(void **state) {
    (void)state;
    journal_memory_set_instant(lesson->journal, false);
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    lesson_cut(lesson, 0);
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 20);
    assert_int_not_equal(kept(0)->action, action);
    lesson_come_back(lesson, 0);
    lesson->pupils[0].action = action - 1;
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered_count(), 1);
    assert_int_equal(kept(0)->action, action);
}

/* A newcomer in an old seat has numbers of its own for what it does. */
static void what_an_old_seat_waited_for_is_not_told_to_its_newcomer(void **state) {
    (void)state;
    enum refusal_reason reason;
    struct message give = {.id = MESSAGE_host_give_seat, .as.host_give_seat = {.from = 2, .to = 1}};
    journal_memory_set_instant(lesson->journal, false);
    uint32_t old = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    lesson->pupils[1].action = old;
    uint32_t own = lesson_answer(lesson, 1, "2/6", true);
    lesson_run(lesson, 20);
    lesson_cut(lesson, 0);
    lesson_run(lesson, 20);
    assert_true(server_act(lesson->server, &give, lesson->now_ms, &reason));
    unsigned before = lesson_count(lesson, 1, MESSAGE_kept);
    lesson_run(lesson, 50);
    assert_int_equal(lesson_last(lesson, 1, MESSAGE_seat)->as.seat.seat, 2); /* not on disk yet */
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 50);
    assert_int_equal(lesson_last(lesson, 1, MESSAGE_seat)->as.seat.seat, 1);
    assert_int_equal(kept(1)->action, own);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_kept), before + 1);
}

static void a_full_backlog_refuses_and_changes_nothing(void **state) {
    (void)state;
    uint64_t hash = server_hash(lesson->server);
    journal_memory_set_instant(lesson->journal, false);
    journal_memory_set_backlog(lesson->journal, 0);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(refused(0)->reason, REFUSED_BUSY);
    assert_int_equal(answered_count(), 0);
    assert_int_equal(server_hash(lesson->server), hash);
    journal_memory_set_backlog(lesson->journal, SIZE_MAX);
    journal_memory_set_instant(lesson->journal, true);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered_count(), 1);
}

static void what_cannot_be_read_is_asked_back_when_it_is_final(void **state) {
    (void)state;
    lesson_answer(lesson, 0, "three", true);
    lesson_run(lesson, 20);
    assert_int_equal(refused(0)->reason, REFUSED_NO_NUMBER);
    lesson_answer(lesson, 0, "1,000", true);
    lesson_run(lesson, 20);
    assert_int_equal(refused(0)->reason, REFUSED_TWO_WAYS);
    struct message answer = {.id = MESSAGE_answer};
    answer.as.answer = (struct message_answer){.action = ++lesson->pupils[0].action,
                                               .round = 1,
                                               .phase = PHASE_TRY,
                                               .picks = {1},
                                               .picks_count = 1,
                                               .is_final = true};
    lesson_send(lesson, 0, &answer);
    lesson_run(lesson, 20);
    assert_int_equal(refused(0)->reason, REFUSED_NOT_OFFERED);
    assert_int_equal(answered_count(), 0);
}

static void not_yet_is_an_answer(void **state) {
    (void)state;
    lesson_answer(lesson, 0, "", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered_count(), 1);
    assert_int_equal(answered()->event.as.answered.answer, 0);
    assert_int_equal(answered()->event.as.answered.is_final, 1);
}

static void an_answer_for_another_phase_or_round_is_refused(void **state) {
    (void)state;
    struct message answer = {.id = MESSAGE_answer};
    answer.as.answer = (struct message_answer){
        .action = ++lesson->pupils[0].action, .round = 1, .phase = PHASE_HUDDLE, .is_final = true};
    lesson_send(lesson, 0, &answer);
    lesson_run(lesson, 20);
    assert_int_equal(refused(0)->reason, REFUSED_NOT_NOW);
    answer.as.answer.action = ++lesson->pupils[0].action;
    answer.as.answer.round = 2;
    answer.as.answer.phase = PHASE_TRY;
    lesson_send(lesson, 0, &answer);
    lesson_run(lesson, 20);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_refused), 2);
    assert_int_equal(answered_count(), 0);
}

static void the_journal_has_the_mark_the_slip_and_the_words(void **state) {
    (void)state;
    lesson_answer(lesson, 0, "2/6", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered()->event.as.answered.mark, 1);
    assert_string_equal(answered()->text, "2/6");
    uint32_t miss = answered()->event.as.answered.answer;
    lesson_answer(lesson, 1, "75%", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered()->event.as.answered.mark, MARK_MATCH);
    lesson_answer(lesson, 2, "1/3", true);
    lesson_run(lesson, 20);
    assert_int_equal(answered()->event.as.answered.answer, miss);
    assert_string_equal(journal_memory_at(lesson->journal, 1)->name,
                        lesson_last(lesson, 0, MESSAGE_seat)->as.seat.name);
}

static void drafts_are_gathered_and_each_of_them_is_kept(void **state) {
    (void)state;
    unsigned before = lesson_count(lesson, 0, MESSAGE_kept);
    for (int i = 0; i < 20; i++) {
        lesson_answer(lesson, 0, i == 19 ? "3/4" : "3/", false);
        lesson_run(lesson, 20);
    }
    lesson_run(lesson, 400);
    assert_in_range(answered_count(), 2, 4);
    assert_string_equal(answered()->text, "3/4");
    assert_int_equal(answered()->event.as.answered.is_final, 0);
    assert_int_equal(answered()->event.as.answered.mark, MARK_MATCH);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_kept), before + 20);
}

static void a_draft_that_waits_counts_when_the_phase_ends(void **state) {
    (void)state;
    lesson_answer(lesson, 0, "3", false);
    lesson_run(lesson, 10);
    lesson_answer(lesson, 0, "3/4", false);
    lesson_run(lesson, 10);
    assert_int_equal(answered_count(), 1);
    lesson_next(lesson);
    assert_int_equal(answered_count(), 2);
    const struct message_ideas *ideas = &lesson_last(lesson, 0, MESSAGE_ideas)->as.ideas;
    assert_int_equal(ideas->ideas_count, 1);
    assert_string_equal(ideas->ideas[0].text, "3/4");
}

static void a_draft_at_the_deadline_counts_too(void **state) {
    (void)state;
    lesson_run(lesson, 59000);
    lesson_answer(lesson, 0, "3", false);
    lesson_run(lesson, 700);
    lesson_answer(lesson, 0, "3/", false);
    lesson_run(lesson, 10);
    lesson_answer(lesson, 0, "3/4", false);
    lesson_run(lesson, 300);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_phase)->as.phase.phase, PHASE_HUDDLE);
    const struct message_ideas *ideas = &lesson_last(lesson, 0, MESSAGE_ideas)->as.ideas;
    assert_string_equal(ideas->ideas[0].text, "3/4");
}

static void a_draft_that_cannot_be_read_stands_as_not_yet(void **state) {
    (void)state;
    lesson_answer(lesson, 0, "3/", false);
    lesson_run(lesson, 20);
    assert_int_equal(answered()->event.as.answered.answer, 0);
    assert_string_equal(answered()->text, "3/");
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_refused), 0);
}

static void closing_waits_for_the_disk_but_not_for_ever(void **state) {
    (void)state;
    journal_memory_set_instant(lesson->journal, false);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    server_close_room(lesson->server, CLOSED_BY_TEACHER, lesson->now_ms);
    lesson_run(lesson, 500);
    assert_false(server_is_over(lesson->server));
    lesson_run(lesson, 700);
    assert_true(server_is_over(lesson->server));
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_closed)->as.closed.reason, CLOSED_BY_TEACHER);
}

static void the_events_give_the_same_state_again(void **state) {
    (void)state;
    static struct game game;
    struct effects effects;
    struct game_config config = {
        .seed = 11, .grace_ms = 3000, .team_size = 3, .rounds = 2, .is_auto = false};
    assert_true(plan_by_name("quick", config.plan, &config.plan_count));
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 20);
    for (int i = 0; i < 4; i++) {
        lesson_next(lesson);
    }
    game_init(&game, &config);
    for (uint64_t i = 1; i <= journal_memory_count(lesson->journal); i++) {
        const struct event *event = &journal_memory_at(lesson->journal, i)->event;
        assert_int_equal(game_apply(&game, event, &effects), GAME_OK);
    }
    assert_int_equal(game_hash(&game), server_hash(lesson->server));
}

#define TEST(name)       cmocka_unit_test_setup_teardown(name, open_try, close_lesson)
#define TEST_LOBBY(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_kept_before_it_is_on_disk),
        TEST_LOBBY(a_seat_is_told_only_when_it_is_on_disk),
        TEST(a_slow_disk_does_not_hold_up_the_game),
        TEST(the_same_action_twice_counts_once_and_is_answered_twice),
        TEST(an_action_is_answered_again_when_many_newer_ones_were_kept),
        TEST(an_action_from_long_ago_counts_no_more_and_is_not_waited_for),
        TEST(a_refused_action_again_is_refused_again),
        TEST(what_met_a_frozen_room_is_taken_when_it_comes_again_later),
        TEST(an_action_resent_after_a_reconnect_counts_once),
        TEST(what_an_old_seat_waited_for_is_not_told_to_its_newcomer),
        TEST(a_full_backlog_refuses_and_changes_nothing),
        TEST(what_cannot_be_read_is_asked_back_when_it_is_final),
        TEST(not_yet_is_an_answer),
        TEST(an_answer_for_another_phase_or_round_is_refused),
        TEST(the_journal_has_the_mark_the_slip_and_the_words),
        TEST(drafts_are_gathered_and_each_of_them_is_kept),
        TEST(a_draft_that_waits_counts_when_the_phase_ends),
        TEST(a_draft_at_the_deadline_counts_too),
        TEST(a_draft_that_cannot_be_read_stands_as_not_yet),
        TEST(closing_waits_for_the_disk_but_not_for_ever),
        TEST(the_events_give_the_same_state_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

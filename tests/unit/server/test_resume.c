/* A room that is started again: it is where it was, everybody has their own again, what was kept
 * counts once, and what a damaged disk lost is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "restart.h"
#include "token.h"

/* --- where the class is
 * --------------------------------------------------------------------------- */

static void the_room_is_where_it_was_with_the_time_that_was_left(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_TRY);
    lesson_run(lesson, 20000);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    uint64_t left_ms = lesson_status(lesson).left_ms;
    lesson_run(lesson, 1000);
    restart_crash(lesson);
    struct server_status status = lesson_status(lesson);
    assert_int_equal(status.phase, PHASE_TRY);
    assert_int_equal(status.round, 1);
    assert_int_equal(status.seats_here, 0);
    assert_in_range(status.left_ms, left_ms, left_ms + 30); /* counted from the last event */
    restart_come_back(lesson, 4);
    assert_int_equal(lesson_status(lesson).seats_here, 4);
    assert_int_equal(LAST(0, welcome)->run, 2);
    assert_int_equal(LAST(0, phase)->phase, PHASE_TRY);
}

static void a_crash_in_every_phase_loses_nothing(void **state) {
    struct lesson *lesson = *state;
    for (int i = 0; i < 16 && lesson_status(lesson).stage != STAGE_RECAP; i++) {
        lesson_next(lesson);
        uint64_t hash_of_teams = LAST(0, team)->seed;
        struct server_status before = lesson_status(lesson);
        restart_crash(lesson);
        struct server_status after = lesson_status(lesson);
        assert_int_equal(after.stage, before.stage);
        assert_int_equal(after.phase, before.phase);
        assert_int_equal(after.round, before.round);
        assert_int_equal(after.gold, before.gold);
        restart_come_back(lesson, 4);
        assert_int_equal(LAST(0, team)->seed, hash_of_teams);
    }
    assert_int_equal(lesson_status(lesson).stage, STAGE_RECAP);
}

static void a_paused_room_is_paused_still(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_TRY);
    lesson_teach(lesson, TEACHER);
    assert_true(DO(TEACHER, host_clock, .is_paused = true));
    uint64_t left_ms = lesson_status(lesson).left_ms;
    lesson_run(lesson, 5000);
    restart_crash(lesson);
    assert_true(lesson_status(lesson).is_paused);
    assert_int_equal(lesson_status(lesson).left_ms, left_ms);
}

/* The server died between its last event and the end of its files. */
static void a_session_that_is_over_is_over_at_once_with_its_results(void **state) {
    struct lesson *lesson = *state;
    static char before[RESULTS_JSON_SIZE], after[RESULTS_JSON_SIZE];
    struct results_head head = {.title = "t", .started_at = "a", .ended_at = "b"};
    lesson_go_to(lesson, PHASE_TRY);
    lesson_answer(lesson, 0, "3/4", true);
    server_end_with_recap(lesson->server, lesson->now_ms);
    server_close_room(lesson->server, CLOSED_LESSON_OVER, lesson->now_ms);
    lesson_run(lesson, 50);
    uint64_t hash = server_hash(lesson->server);
    size_t events = journal_memory_count(lesson->journal);
    assert_true(server_results(lesson->server, &head, before, sizeof before) > 0);
    uint64_t open_ms = lesson_status(lesson).open_ms;
    restart_crash(lesson);
    assert_true(server_is_over(lesson->server));
    assert_int_equal(server_hash(lesson->server), hash);
    assert_int_equal(journal_memory_count(lesson->journal), events); /* nobody went on with it */
    assert_in_range(lesson_status(lesson).open_ms, open_ms - 50, open_ms);
    assert_true(server_results(lesson->server, &head, after, sizeof after) > 0);
    assert_string_equal(after, before);
}

/* An entry names the actions that it came of as a range; one that no server wrote may be as long as
 * there are numbers, or begin behind its end. */
static void a_range_of_actions_that_nobody_wrote_takes_no_time(void **state) {
    struct lesson *lesson = *state;
    static const struct journal_by ranges[] = {{1, 1, UINT32_MAX}, {1, 9, 8}};
    struct event event = {.at_ms = lesson_status(lesson).open_ms + 1000,
                          .kind = EVENT_seat_noted,
                          .as.seat_noted.seat = 1};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        clock_t before = clock();
        assert_true(lesson->journal->calls->append(lesson->journal, &event, &ranges[i], NULL) > 0);
        restart_crash(lesson);
        assert_true(clock() - before < CLOCKS_PER_SEC);
        assert_int_equal(lesson_status(lesson).stage, STAGE_LOBBY);
        event.at_ms = lesson_status(lesson).open_ms + 1000;
    }
}

/* --- what people said
 * ----------------------------------------------------------------------------- */

static void answers_are_on_their_desks_again(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_TRY);
    lesson_answer(lesson, 1, "2/6", false);
    lesson_run(lesson, 400);
    restart_crash(lesson);
    restart_come_back(lesson, 4);
    assert_string_equal(LAST(1, mine)->text, "2/6");
    assert_int_equal(LAST(1, mine)->confidence, CONFIDENCE_SURE);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_mine), 0);
}

static void an_action_that_was_kept_counts_once(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_TRY);
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    uint64_t event = LAST(0, kept)->event;
    restart_crash(lesson);
    restart_come_back(lesson, 4);
    struct message again = {.id = MESSAGE_answer};
    again.as.answer = (struct message_answer){.action = action,
                                              .round = 1,
                                              .phase = PHASE_TRY,
                                              .text = "3/4",
                                              .confidence = CONFIDENCE_SURE,
                                              .is_final = true};
    lesson_send(lesson, 0, &again);
    lesson_run(lesson, 30);
    assert_int_equal(LAST(0, kept)->action, action);
    assert_int_equal(LAST(0, kept)->event, event);
    assert_int_equal(restart_in_journal(lesson, EVENT_answered), 1);
    assert_int_equal(LAST(0, seat)->last_action, action);
}

static void what_was_not_on_disk_is_asked_for_restart_and_counts_once(void **state) {
    struct lesson *lesson = *state;
    lesson_go_to(lesson, PHASE_TRY);
    journal_memory_set_instant(lesson->journal, false);
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    assert_int_equal(restart_in_journal(lesson, EVENT_answered), 1);
    restart_crash(lesson);
    journal_memory_set_instant(lesson->journal, true);
    assert_int_equal(restart_in_journal(lesson, EVENT_answered), 0);
    restart_come_back(lesson, 4);
    lesson->pupils[0].action = action - 1;
    assert_int_equal(lesson_answer(lesson, 0, "3/4", true), action);
    lesson_run(lesson, 30);
    assert_int_equal(LAST(0, kept)->action, action);
    assert_int_equal(JOURNAL_RUN_OF(LAST(0, kept)->event), 2);
    assert_int_equal(restart_in_journal(lesson, EVENT_answered), 1);
}

/* By a program that keeps this token. */
static void a_feeling_of_the_new_run_waits_for_the_disk(void **state) {
    struct lesson *lesson = *state;
    assert_true(DO(0, feel, .feeling = FEELING_MOOD, .value = 4));
    restart_crash(lesson);
    restart_come_back(lesson, 4);
    journal_memory_set_instant(lesson->journal, false);
    struct message agree = {.id = MESSAGE_agree};
    lesson_do(lesson, 2, &agree); /* an event, so that the disk has something to wait for */
    lesson_run(lesson, 20);
    struct message feel = {.id = MESSAGE_feel, .as.feel = {.feeling = FEELING_MOOD, .value = 2}};
    uint32_t action = lesson_do(lesson, 1, &feel);
    lesson_run(lesson, 100);
    assert_int_not_equal(LAST(1, kept)->action, action);
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 20);
    assert_int_equal(LAST(1, kept)->action, action);
    assert_int_equal(restart_desk(lesson, MESSAGE_desk)->as.desk.moods[3], 1);
    assert_int_equal(restart_desk(lesson, MESSAGE_desk)->as.desk.moods[1], 1);
}

/* --- tokens
 * --------------------------------------------------------------------------------------- */

static void only_a_hash_of_a_token_is_kept(void **state) {
    struct lesson *lesson = *state;
    uint8_t hash[TOKEN_HASH_BYTES];
    token_hash(lesson->pupils[0].token, hash);
    const struct journal_entry *added = NULL;
    for (size_t i = journal_memory_count(lesson->journal); i >= 1; i--) {
        const struct journal_entry *entry = journal_memory_at(lesson->journal, i);
        added = entry->event.kind == EVENT_seat_added ? entry : added;
    }
    assert_non_null(added);
    assert_true(added->has_token);
    assert_memory_equal(added->token, hash, sizeof hash);
    assert_memory_not_equal(added->token, lesson->pupils[0].token, TOKEN_BYTES);
}

static void the_token_before_holds_until_the_newer_one_was_used(void **state) {
    struct lesson *lesson = *state;
    uint8_t first[TOKEN_BYTES];
    uint8_t second[TOKEN_BYTES];
    memcpy(first, lesson->pupils[0].token, sizeof first);
    lesson_cut(lesson, 0);
    lesson_come_back(lesson, 0);
    memcpy(second, lesson->pupils[0].token, sizeof second);
    assert_memory_not_equal(first, second, sizeof first);
    restart_crash(lesson);
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_STUDENT, first); /* the answer with the second was lost, say */
    assert_int_equal(LAST(0, seat)->seat, 1);
    lesson_cut(lesson, 0);
    lesson_come_back(lesson, 0); /* with the third */
    assert_int_equal(LAST(0, seat)->seat, 1);
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, first);
    assert_int_equal(lesson_count(lesson, LATE, MESSAGE_seat), 0);
    lesson_cut(lesson, LATE);
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT,
                 second); /* it was never used, and there is a newer one */
    assert_int_equal(lesson_count(lesson, LATE, MESSAGE_seat), 0);
}

static void a_token_is_told_once_it_is_on_disk(void **state) {
    struct lesson *lesson = *state;
    journal_memory_set_instant(lesson->journal, false);
    uint8_t before[TOKEN_BYTES];
    memcpy(before, lesson->pupils[0].token, sizeof before);
    lesson_cut(lesson, 0);
    lesson_come_back(lesson, 0);
    lesson_run(lesson, 500);
    assert_int_equal(lesson_status(lesson).seats_here, 4); /* nobody waits for the disk to play */
    assert_memory_equal(lesson->pupils[0].token, before, sizeof before);
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 20);
    assert_memory_not_equal(lesson->pupils[0].token, before, sizeof before);
}

static void a_seat_is_joined_with_a_token_of_its_own(void **state) {
    struct lesson *lesson = *state;
    static const uint8_t own[TOKEN_BYTES] = {4, 2};
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, own);
    journal_memory_set_instant(lesson->journal, false);
    struct message join = {.id = MESSAGE_join, .as.join = {.action = 1}};
    lesson_send(lesson, LATE, &join);
    lesson_run(lesson, 20);
    lesson_cut(lesson, LATE); /* before anything was told */
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, own);
    assert_int_equal(lesson_count(lesson, LATE, MESSAGE_seat), 0);
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 20);
    assert_int_equal(LAST(LATE, seat)->seat, 5); /* and nobody else sits there too */
    assert_int_equal(restart_in_journal(lesson, EVENT_seat_added), 5);
}

static void a_late_join_takes_no_seat_from_a_newer_connection(void **state) {
    struct lesson *lesson = *state;
    static const uint8_t own[TOKEN_BYTES] = {4, 2};
    struct message join = {.id = MESSAGE_join, .as.join = {.action = 1}};
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, own);
    lesson_connect(lesson, LATE - 1); /* the same machine, while the first connection lingers */
    lesson_hello(lesson, LATE - 1, ROLE_STUDENT, own);
    lesson_send(lesson, LATE - 1, &join);
    lesson_run(lesson, 20);
    assert_int_equal(LAST(LATE - 1, seat)->seat, 5);
    lesson_send(lesson, LATE, &join);
    lesson_run(lesson, 20);
    assert_int_equal(LAST(LATE, closed)->reason, CLOSED_MOVED);
    assert_int_equal(lesson_count(lesson, LATE - 1, MESSAGE_closed), 0);
    assert_int_equal(restart_in_journal(lesson, EVENT_seat_added), 5);
}

/* --- a damaged disk
 * ------------------------------------------------------------------------------- */

static void what_a_disk_lost_is_said_with_how_much(void **state) {
    struct lesson *lesson = *state;
    char why[256];
    lesson_go_to(lesson, PHASE_TRY);
    for (int i = 0; i < 3; i++) {
        lesson_answer(lesson, i, "3/4", true);
        lesson_run(lesson, 30);
    }
    assert_true(lesson_crash(lesson, 2, 1000, why, sizeof why));
    char sentence[TROUBLE_BYTES_MAX + 1];
    assert_false(server_trouble(lesson->server, sentence, sizeof sentence));
    restart_come_back(lesson, 3);
    assert_true(server_trouble(lesson->server, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "the last 2 "));
    assert_non_null(strstr(restart_desk(lesson, MESSAGE_desk)->as.desk.trouble, "the last 2 "));
}

static void a_loss_is_noticed_two_restarts_later_too(void **state) {
    struct lesson *lesson = *state;
    char why[256];
    char sentence[TROUBLE_BYTES_MAX + 1];
    lesson_go_to(lesson, PHASE_TRY);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    assert_true(lesson_crash(lesson, 1, 1000, why, sizeof why));
    restart_crash(lesson);
    restart_come_back(lesson, 1);
    assert_true(server_trouble(lesson->server, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "the last 1 "));
}

static void a_sound_disk_is_not_blamed(void **state) {
    struct lesson *lesson = *state;
    char sentence[TROUBLE_BYTES_MAX + 1];
    lesson_go_to(lesson, PHASE_TRY);
    for (int i = 0; i < 3; i++) {
        lesson_answer(lesson, i, "3/4", true);
        lesson_run(lesson, 30);
        restart_crash(lesson);
        restart_come_back(lesson, 4);
    }
    assert_false(server_trouble(lesson->server, sentence, sizeof sentence));
}

static void numbers_of_lost_entries_are_not_used_again(void **state) {
    struct lesson *lesson = *state;
    char why[256];
    lesson_go_to(lesson, PHASE_TRY);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    uint64_t highest = lesson->pupils[0].highest;
    assert_true(lesson_crash(lesson, 2, 1000, why, sizeof why));
    restart_come_back(lesson, 4);
    for (size_t i = 1; i <= journal_memory_count(lesson->journal); i++) {
        assert_int_not_equal(journal_memory_at(lesson->journal, i)->number, highest);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_RESTART(the_room_is_where_it_was_with_the_time_that_was_left),
        IN_RESTART(a_crash_in_every_phase_loses_nothing),
        IN_RESTART(a_paused_room_is_paused_still),
        IN_RESTART(a_session_that_is_over_is_over_at_once_with_its_results),
        IN_RESTART(a_range_of_actions_that_nobody_wrote_takes_no_time),
        IN_RESTART(answers_are_on_their_desks_again),
        IN_RESTART(an_action_that_was_kept_counts_once),
        IN_RESTART(what_was_not_on_disk_is_asked_for_restart_and_counts_once),
        IN_RESTART(a_feeling_of_the_new_run_waits_for_the_disk),
        IN_RESTART(only_a_hash_of_a_token_is_kept),
        IN_RESTART(the_token_before_holds_until_the_newer_one_was_used),
        IN_RESTART(a_token_is_told_once_it_is_on_disk),
        IN_RESTART(a_seat_is_joined_with_a_token_of_its_own),
        IN_RESTART(a_late_join_takes_no_seat_from_a_newer_connection),
        IN_RESTART(what_a_disk_lost_is_said_with_how_much),
        IN_RESTART(a_loss_is_noticed_two_restarts_later_too),
        IN_RESTART(a_sound_disk_is_not_blamed),
        IN_RESTART(numbers_of_lost_entries_are_not_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

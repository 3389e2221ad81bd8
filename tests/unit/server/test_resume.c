/* A room that is started again: it is where it was, everybody has their own again, what was kept
 * counts once, and what a damaged disk lost is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "lesson.h"
#include "str.h"
#include "token.h"

#define TEACHER 12
#define OTHER   13
#define LATE    14

static struct lesson *lesson;
static char why[256];

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2});
    lesson_join_all(lesson, 4);
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static void crash(void) {
    assert_true(lesson_crash(lesson, 0, 4000, why, sizeof why));
}

static void come_back(int count) {
    for (int i = 0; i < count; i++) {
        lesson_come_back(lesson, i);
    }
    lesson_run(lesson, 100);
}

static void go_to(enum phase phase) {
    for (int i = 0; i < 9 && lesson_status(lesson).phase != phase; i++) {
        lesson_next(lesson);
    }
    assert_int_equal(lesson_status(lesson).phase, phase);
}

static unsigned in_journal(enum event_kind kind) {
    unsigned count = 0;
    for (size_t i = 1; i <= journal_memory_count(lesson->journal); i++) {
        count += journal_memory_at(lesson->journal, i)->event.kind == kind;
    }
    return count;
}

static const struct message *desk(enum message_id id) {
    static struct message message;
    server_desk(lesson->server, id, 0, &message);
    return &message;
}

/* --- where the class is
 * --------------------------------------------------------------------------- */

static void the_room_is_where_it_was_with_the_time_that_was_left(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    lesson_run(lesson, 20000);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    uint64_t left_ms = lesson_status(lesson).left_ms;
    lesson_run(lesson, 1000);
    crash();
    struct server_status status = lesson_status(lesson);
    assert_int_equal(status.phase, PHASE_TRY);
    assert_int_equal(status.round, 1);
    assert_int_equal(status.seats_here, 0);
    assert_in_range(status.left_ms, left_ms, left_ms + 30); /* counted from the last event */
    come_back(4);
    assert_int_equal(lesson_status(lesson).seats_here, 4);
    assert_int_equal(LAST(0, welcome)->run, 2);
    assert_int_equal(LAST(0, phase)->phase, PHASE_TRY);
}

static void a_crash_in_every_phase_loses_nothing(void **state) {
    (void)state;
    for (int i = 0; i < 16 && lesson_status(lesson).stage != STAGE_RECAP; i++) {
        lesson_next(lesson);
        uint64_t hash_of_teams = LAST(0, team)->seed;
        struct server_status before = lesson_status(lesson);
        crash();
        struct server_status after = lesson_status(lesson);
        assert_int_equal(after.stage, before.stage);
        assert_int_equal(after.phase, before.phase);
        assert_int_equal(after.round, before.round);
        assert_int_equal(after.gold, before.gold);
        come_back(4);
        assert_int_equal(LAST(0, team)->seed, hash_of_teams);
    }
    assert_int_equal(lesson_status(lesson).stage, STAGE_RECAP);
}

static void a_paused_room_is_paused_still(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    lesson_teach(lesson, TEACHER);
    assert_true(DO(TEACHER, host_clock, .is_paused = true));
    uint64_t left_ms = lesson_status(lesson).left_ms;
    lesson_run(lesson, 5000);
    crash();
    assert_true(lesson_status(lesson).is_paused);
    assert_int_equal(lesson_status(lesson).left_ms, left_ms);
}

/* The server died between its last event and the end of its files. */
static void a_session_that_is_over_is_over_at_once_with_its_results(void **state) {
    (void)state;
    static char before[RESULTS_JSON_SIZE], after[RESULTS_JSON_SIZE];
    struct results_head head = {.title = "t", .started_at = "a", .ended_at = "b"};
    go_to(PHASE_TRY);
    lesson_answer(lesson, 0, "3/4", true);
    server_end_with_recap(lesson->server, lesson->now_ms);
    server_close_room(lesson->server, CLOSED_LESSON_OVER, lesson->now_ms);
    lesson_run(lesson, 50);
    uint64_t hash = server_hash(lesson->server);
    size_t events = journal_memory_count(lesson->journal);
    assert_true(server_results(lesson->server, &head, before, sizeof before) > 0);
    uint64_t open_ms = lesson_status(lesson).open_ms;
    crash();
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
    (void)state;
    static const struct journal_by ranges[] = {{1, 1, UINT32_MAX}, {1, 9, 8}};
    struct event event = {.at_ms = lesson_status(lesson).open_ms + 1000,
                          .kind = EVENT_seat_noted,
                          .as.seat_noted.seat = 1};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        clock_t before = clock();
        assert_true(lesson->journal->calls->append(lesson->journal, &event, &ranges[i], NULL) > 0);
        crash();
        assert_true(clock() - before < CLOCKS_PER_SEC);
        assert_int_equal(lesson_status(lesson).stage, STAGE_LOBBY);
        event.at_ms = lesson_status(lesson).open_ms + 1000;
    }
}

static void a_mistake_of_the_teachers_that_is_not_there_is_refused(void **state) {
    (void)state;
    static const uint32_t numbers[] = {2, 33, UINT32_MAX}; /* the first one would be 1 */
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct event event = {.at_ms = lesson_status(lesson).open_ms + 1000,
                              .kind = EVENT_mistake_shown,
                              .as.mistake_shown.mistake = numbers[i]};
        assert_true(lesson->journal->calls->append(lesson->journal, &event, NULL, NULL) > 0);
        assert_false(lesson_crash(lesson, 0, 4000, why, sizeof why));
        assert_non_null(strstr(why, "mistake_shown"));
        assert_true(lesson_crash(lesson, 1, 4000, why, sizeof why)); /* without it */
    }
}

/* --- what people said
 * ----------------------------------------------------------------------------- */

static void answers_are_on_their_desks_again(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    lesson_answer(lesson, 1, "2/6", false);
    lesson_run(lesson, 400);
    crash();
    come_back(4);
    assert_string_equal(LAST(1, mine)->text, "2/6");
    assert_int_equal(LAST(1, mine)->confidence, CONFIDENCE_SURE);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_mine), 0);
}

static void an_action_that_was_kept_counts_once(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    uint64_t event = LAST(0, kept)->event;
    crash();
    come_back(4);
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
    assert_int_equal(in_journal(EVENT_answered), 1);
    assert_int_equal(LAST(0, seat)->last_action, action);
}

static void what_was_not_on_disk_is_asked_for_again_and_counts_once(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    journal_memory_set_instant(lesson->journal, false);
    uint32_t action = lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    assert_int_equal(in_journal(EVENT_answered), 1);
    crash();
    journal_memory_set_instant(lesson->journal, true);
    assert_int_equal(in_journal(EVENT_answered), 0);
    come_back(4);
    lesson->pupils[0].action = action - 1;
    assert_int_equal(lesson_answer(lesson, 0, "3/4", true), action);
    lesson_run(lesson, 30);
    assert_int_equal(LAST(0, kept)->action, action);
    assert_int_equal(JOURNAL_RUN_OF(LAST(0, kept)->event), 2);
    assert_int_equal(in_journal(EVENT_answered), 1);
}

/* By a program that keeps this token. */
static void say_hello(int pupil, uint8_t token) {
    struct message hello = {.id = MESSAGE_hello};
    hello.as.hello = (struct message_hello){.major = PROTOCOL_MAJOR,
                                            .role = ROLE_TEACHER,
                                            .token = {token},
                                            .token_count = TOKEN_BYTES};
    lesson_sign(lesson, pupil, &hello.as.hello);
    lesson_send(lesson, pupil, &hello);
    lesson_run(lesson, 20);
}

static void teach(int pupil, uint8_t token) {
    lesson_connect(lesson, pupil);
    say_hello(pupil, token);
}

static bool adds_time(int pupil) {
    return DO(pupil, host_time, .round = 1, .phase = PHASE_TRY, .seconds = 15);
}

static void a_note_of_the_teacher_and_time_that_was_added_are_there_once(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    teach(TEACHER, 9);
    assert_true(DO(TEACHER, host_note, .seat = 2, .note = "second row, left"));
    assert_true(adds_time(TEACHER));
    uint64_t left_ms = lesson_status(lesson).left_ms;
    crash();
    assert_string_equal(desk(MESSAGE_desk_seats)->as.desk_seats.seats[1].note, "second row, left");
    teach(TEACHER, 9);
    lesson->pupils[TEACHER].action--; /* the answer did not get through: sent again */
    assert_true(adds_time(TEACHER));
    assert_in_range(lesson_status(lesson).left_ms, left_ms - 1000, left_ms);
    assert_int_equal(in_journal(EVENT_time_added), 1);
}

static void every_console_is_known_after_a_restart(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    teach(TEACHER, 9);
    teach(OTHER, 8);
    assert_true(adds_time(TEACHER));
    assert_true(adds_time(OTHER));
    crash();
    teach(TEACHER, 9);
    teach(OTHER, 8);
    lesson->pupils[TEACHER].action--;
    lesson->pupils[OTHER].action--;
    assert_true(adds_time(TEACHER));
    assert_true(adds_time(OTHER));
    assert_int_equal(in_journal(EVENT_time_added), 2);
}

/* A net may hold back the hello of a connection that the console has given up. */
static void a_console_that_came_back_is_not_let_go_for_its_own_late_hello(void **state) {
    (void)state;
    lesson_connect(lesson, TEACHER);
    lesson_connect(lesson, OTHER); /* the same program, by a newer connection */
    say_hello(OTHER, 9);
    say_hello(TEACHER, 9);
    assert_true(lesson->pupils[TEACHER].is_gone);
    assert_false(lesson->pupils[OTHER].is_gone);
    assert_true(DO(OTHER, host_goal, .goal = 70));
}

static void what_a_teacher_set_long_ago_is_not_set_again(void **state) {
    (void)state;
    teach(TEACHER, 9);
    teach(OTHER, 8);
    assert_true(DO(TEACHER, host_goal, .goal = 70));
    assert_true(DO(OTHER, host_goal, .goal = 90));
    crash();
    teach(TEACHER, 9);
    lesson->pupils[TEACHER].action--;
    assert_true(DO(TEACHER, host_goal, .goal = 70));
    assert_int_equal(lesson_status(lesson).goal, 90);
}

static void what_a_teacher_did_is_told_on_the_wire_of_now(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    teach(TEACHER, 9);
    journal_memory_set_instant(lesson->journal, false);
    struct message time = {.id = MESSAGE_host_time,
                           .as.host_time = {.round = 1, .phase = PHASE_TRY, .seconds = 15}};
    uint32_t action = lesson_do(lesson, TEACHER, &time);
    lesson_run(lesson, 50);
    lesson_cut(lesson, TEACHER);
    teach(TEACHER, 9);
    lesson->pupils[TEACHER].action--;
    assert_int_equal(lesson_do(lesson, TEACHER, &time), action);
    lesson_run(lesson, 50);
    assert_int_equal(lesson_count(lesson, TEACHER, MESSAGE_kept), 0);
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 50);
    assert_int_equal(LAST(TEACHER, kept)->action, action);
    assert_int_equal(in_journal(EVENT_time_added), 1);
}

static void words_wait_for_the_same_nod(void **state) {
    (void)state;
    go_to(PHASE_REFLECT);
    for (int i = 0; i < 4; i++) {
        struct message write = {.id = MESSAGE_write};
        write.as.write = (struct message_write){.round = 1,
                                                .phase = PHASE_REFLECT,
                                                .text = "Look at the pieces first.",
                                                .is_final = true};
        lesson_try(lesson, i, &write);
    }
    uint16_t waiting = desk(MESSAGE_desk_texts)->as.desk_texts.texts_count;
    assert_int_equal(waiting, 2);
    uint32_t number = desk(MESSAGE_desk_texts)->as.desk_texts.texts[0].text;
    crash();
    const struct message_desk_texts *texts = &desk(MESSAGE_desk_texts)->as.desk_texts;
    assert_int_equal(texts->texts_count, waiting);
    assert_string_equal(texts->texts[0].words, "Look at the pieces first.");
    assert_true(texts->texts[1].text > number); /* no number is used for another text */
}

/* A name goes with its connection, and what waited behind it would move up. */
static void the_number_of_a_text_is_never_anothers(void **state) {
    (void)state;
    lesson_teach(lesson, TEACHER);
    assert_true(DO(TEACHER, host_names, .may_type = true));
    go_to(PHASE_REFLECT);
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, NULL);
    assert_true(DO(LATE, type_name, .name = "Ada"));
    uint32_t name = desk(MESSAGE_desk_texts)->as.desk_texts.texts[0].text;
    for (int i = 0; i < 4; i++) {
        (void)DO(i, write, .round = 1, .phase = PHASE_REFLECT, .text = "Pieces first.",
                 .is_final = true);
    }
    crash();
    const struct message_desk_texts *texts = &desk(MESSAGE_desk_texts)->as.desk_texts;
    assert_int_equal(texts->texts_count, 2);
    assert_true(texts->texts[0].text > name);
    lesson_teach(lesson, TEACHER);
    assert_false(DO(TEACHER, host_nod, .text = name, .is_yes = true));
    assert_int_equal(desk(MESSAGE_desk_texts)->as.desk_texts.texts_count, 2);
}

/* A window that was not told that its nod was kept says it again; what came since was not seen. */
static void a_nod_to_all_that_is_sent_again_is_to_nothing_that_came_since(void **state) {
    (void)state;
    go_to(PHASE_REFLECT);
    teach(TEACHER, 9);
    journal_memory_set_instant(lesson->journal, false);
    struct message nod = {.id = MESSAGE_host_nod,
                          .as.host_nod = {.action = 1, .last = 7, .is_yes = true}};
    lesson_send(lesson, TEACHER, &nod);
    lesson_run(lesson, 50);
    journal_memory_set_instant(lesson->journal, true);
    crash();
    come_back(4);
    for (int i = 0; i < 4; i++) {
        (void)DO(i, write, .round = 1, .phase = PHASE_REFLECT, .text = "Pieces first.",
                 .is_final = true);
    }
    teach(TEACHER, 9);
    lesson_send(lesson, TEACHER, &nod);
    lesson_run(lesson, 300);
    assert_int_equal(LAST(TEACHER, kept)->action, 1);
    assert_int_equal(desk(MESSAGE_desk_texts)->as.desk_texts.texts_count, 2);
}

static void a_round_that_was_started_is_started_once(void **state) {
    (void)state;
    go_to(PHASE_REFLECT);
    teach(TEACHER, 9);
    assert_true(DO(TEACHER, host_round, .kind = ROUND_NORMAL, .challenge = 2));
    assert_int_equal(lesson_status(lesson).round, 2);
    go_to(PHASE_REFLECT);
    crash();
    teach(TEACHER, 9);
    lesson->pupils[TEACHER].action--;
    assert_true(DO(TEACHER, host_round, .kind = ROUND_NORMAL, .challenge = 2));
    assert_int_equal(lesson_status(lesson).round, 2);
    assert_int_equal(lesson_status(lesson).phase, PHASE_REFLECT);
}

static void a_feeling_of_the_new_run_waits_for_the_disk(void **state) {
    (void)state;
    assert_true(DO(0, feel, .feeling = FEELING_MOOD, .value = 4));
    crash();
    come_back(4);
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
    assert_int_equal(desk(MESSAGE_desk)->as.desk.moods[3], 1);
    assert_int_equal(desk(MESSAGE_desk)->as.desk.moods[1], 1);
}

/* --- tokens
 * --------------------------------------------------------------------------------------- */

static void only_a_hash_of_a_token_is_kept(void **state) {
    (void)state;
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
    (void)state;
    uint8_t first[TOKEN_BYTES];
    uint8_t second[TOKEN_BYTES];
    memcpy(first, lesson->pupils[0].token, sizeof first);
    lesson_cut(lesson, 0);
    lesson_come_back(lesson, 0);
    memcpy(second, lesson->pupils[0].token, sizeof second);
    assert_memory_not_equal(first, second, sizeof first);
    crash();
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
    (void)state;
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
    (void)state;
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
    assert_int_equal(in_journal(EVENT_seat_added), 5);
}

static void a_late_join_takes_no_seat_from_a_newer_connection(void **state) {
    (void)state;
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
    assert_int_equal(in_journal(EVENT_seat_added), 5);
}

/* --- a damaged disk
 * ------------------------------------------------------------------------------- */

static void what_a_disk_lost_is_said_with_how_much(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    for (int i = 0; i < 3; i++) {
        lesson_answer(lesson, i, "3/4", true);
        lesson_run(lesson, 30);
    }
    assert_true(lesson_crash(lesson, 2, 1000, why, sizeof why));
    char sentence[TROUBLE_BYTES_MAX + 1];
    assert_false(server_trouble(lesson->server, sentence, sizeof sentence));
    come_back(3);
    assert_true(server_trouble(lesson->server, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "the last 2 "));
    assert_non_null(strstr(desk(MESSAGE_desk)->as.desk.trouble, "the last 2 "));
}

static void a_loss_is_noticed_two_restarts_later_too(void **state) {
    (void)state;
    char sentence[TROUBLE_BYTES_MAX + 1];
    go_to(PHASE_TRY);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    assert_true(lesson_crash(lesson, 1, 1000, why, sizeof why));
    crash();
    come_back(1);
    assert_true(server_trouble(lesson->server, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "the last 1 "));
}

static void a_sound_disk_is_not_blamed(void **state) {
    (void)state;
    char sentence[TROUBLE_BYTES_MAX + 1];
    go_to(PHASE_TRY);
    for (int i = 0; i < 3; i++) {
        lesson_answer(lesson, i, "3/4", true);
        lesson_run(lesson, 30);
        crash();
        come_back(4);
    }
    assert_false(server_trouble(lesson->server, sentence, sizeof sentence));
}

static void numbers_of_lost_entries_are_not_used_again(void **state) {
    (void)state;
    go_to(PHASE_TRY);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_run(lesson, 30);
    uint64_t highest = lesson->pupils[0].highest;
    assert_true(lesson_crash(lesson, 2, 1000, why, sizeof why));
    come_back(4);
    for (size_t i = 1; i <= journal_memory_count(lesson->journal); i++) {
        assert_int_not_equal(journal_memory_at(lesson->journal, i)->number, highest);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_room_is_where_it_was_with_the_time_that_was_left),
        TEST(a_crash_in_every_phase_loses_nothing),
        TEST(a_paused_room_is_paused_still),
        TEST(a_session_that_is_over_is_over_at_once_with_its_results),
        TEST(answers_are_on_their_desks_again),
        TEST(an_action_that_was_kept_counts_once),
        TEST(what_was_not_on_disk_is_asked_for_again_and_counts_once),
        TEST(a_note_of_the_teacher_and_time_that_was_added_are_there_once),
        TEST(every_console_is_known_after_a_restart),
        TEST(a_console_that_came_back_is_not_let_go_for_its_own_late_hello),
        TEST(what_a_teacher_set_long_ago_is_not_set_again),
        TEST(what_a_teacher_did_is_told_on_the_wire_of_now),
        TEST(words_wait_for_the_same_nod),
        TEST(the_number_of_a_text_is_never_anothers),
        TEST(a_nod_to_all_that_is_sent_again_is_to_nothing_that_came_since),
        TEST(a_round_that_was_started_is_started_once),
        TEST(a_feeling_of_the_new_run_waits_for_the_disk),
        TEST(only_a_hash_of_a_token_is_kept),
        TEST(the_token_before_holds_until_the_newer_one_was_used),
        TEST(a_token_is_told_once_it_is_on_disk),
        TEST(a_seat_is_joined_with_a_token_of_its_own),
        TEST(a_late_join_takes_no_seat_from_a_newer_connection),
        TEST(what_a_disk_lost_is_said_with_how_much),
        TEST(a_loss_is_noticed_two_restarts_later_too),
        TEST(a_range_of_actions_that_nobody_wrote_takes_no_time),
        TEST(a_mistake_of_the_teachers_that_is_not_there_is_refused),
        TEST(a_sound_disk_is_not_blamed),
        TEST(numbers_of_lost_entries_are_not_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

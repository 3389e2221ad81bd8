/* The teacher's actions as typed words: what each does, and what it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "commands.h"
#include "lesson.h"
#include "str.h"
#include "things.h"
#include "transport.h"

#define LATE 14

static struct lesson *lesson;
static struct commands commands;
static char answer[COMMANDS_ANSWER_SIZE];

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2});
    commands = (struct commands){.server = lesson->server};
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static const char *say(const char *line) {
    commands_do(&commands, line, lesson->now_ms, answer, sizeof answer);
    lesson_run(lesson, 50);
    return answer;
}

static const char *news(void) {
    lesson->now_ms += 1000;
    commands_news(&commands, lesson->now_ms, answer, sizeof answer);
    return answer;
}

static void an_empty_line_is_next(void **state) {
    (void)state;
    assert_string_equal(say(""), "nobody is here yet");
    lesson_join_all(lesson, 4);
    assert_string_equal(say(""), "on we go\nround 1 of 2 begins");
    assert_string_equal(say("next"), "try is over");
    assert_int_equal(lesson_status(lesson).phase, PHASE_HUDDLE);
}

static void the_code_is_said_with_its_pictures(void **state) {
    (void)state;
    static const struct fingerprint fingerprint = {
        .code = "K7QM-2XPD", .pictures = {THING_FISH + 32, THING_KEY, THING_LEAF + 16}};
    assert_string_equal(say("code"), "this room has no code");
    commands.fingerprint = &fingerprint;
    assert_string_equal(say("code"), "code K7QM-2XPD; pictures: 3 fish, 1 key, 2 leaves");
    assert_string_equal(say("code please"), "use it like this: code ");
}

static void behind_the_last_step_next_says_what_begins(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    say("");
    lesson_go_to(lesson, PHASE_REFLECT);
    assert_string_equal(say("next"), "reflect is over\nround 2 of 2 begins");
    lesson_go_to(lesson, PHASE_REFLECT);
    assert_string_equal(say("next"), "reflect is over\nthat was the last round: the recap");
    assert_string_equal(say("next"), "the room closes");
}

static void what_is_not_a_command_is_said_and_help_lists_all(void **state) {
    (void)state;
    assert_string_equal(say("nxt"), "\"nxt\" is not known; help lists what is");
    assert_non_null(strstr(say("help"), "mistake [THOUGHT / LESSON]"));
    assert_string_equal(say("time soon"), "use it like this: time SECONDS");
    assert_string_equal(say("time 0"), "use it like this: time SECONDS");
    assert_string_equal(say("time 15"), "no clock runs now");
    assert_string_equal(say("mute it"), "use it like this: mute ");
}

static void clock_words_stop_and_go_on(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    say("");
    assert_string_equal(say("pause"), "the clock stands");
    assert_true(LAST(0, phase)->is_paused);
    uint64_t left_ms = lesson_status(lesson).left_ms;
    lesson_run(lesson, 500);
    assert_int_equal(lesson_status(lesson).left_ms, left_ms);
    assert_string_equal(say("freeze"), "everybody looks up");
    assert_true(LAST(0, phase)->is_paused && LAST(0, phase)->is_frozen);
    assert_string_equal(say("pause"), "the clock goes on");
    assert_string_equal(say("freeze"), "everybody goes on");
    assert_string_equal(say("time 15"), "15 s more");
    assert_true(lesson_status(lesson).left_ms > left_ms + 14000);
}

static void teams_are_seen_and_changed(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    assert_string_equal(say("teams"), "there are no teams yet");
    say("");
    assert_non_null(strstr(say("teams"), "1  "));
    assert_non_null(strstr(say("seats"), LAST(0, seat)->name));
    assert_string_equal(say("move 1 2"), "moves when the round is over");
    assert_string_equal(say("shuffle"), "teams are new when the round is over");
    assert_string_equal(say("size 3"), "teams that are made have this size");
    assert_string_equal(say("size 5"), "use it like this: size N");
    assert_string_equal(say("pair 1"), "two students there");
    assert_string_equal(say("pair 1"), "one student there");
    assert_string_equal(say("pair 99"), "there is no such thing here now");
    assert_string_equal(say("note 1 second row, left"), "noted, for you alone");
    assert_non_null(strstr(say("seats"), "second row, left"));
    assert_false(lesson_heard_words(lesson, 0, "second row"));
    assert_string_equal(say("lock"), "the door is locked");
    assert_string_equal(say("lock"), "the door is open");
}

static void plan_and_goal_are_for_what_comes(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    assert_string_equal(say("goal 77"), "the class has another goal");
    lesson_run(lesson, 150);
    assert_int_equal(LAST(0, room)->goal, 77);
    assert_string_equal(say("plan try, reveal"),
                        "the rounds to come have this plan\n"
                        "such a round takes 1 min 20 s; the recap in about 3 min");
    assert_non_null(strstr(say("plan reveal"), "a plan starts with try"));
    say("");
    assert_int_equal(LAST(0, phase)->plan_count, 2);
    assert_string_equal(say("pack 2"), "there is no such thing here now");
    assert_string_equal(say("pack 1"), "the next round is from this pack");
    assert_non_null(strstr(say("packs"), "Two of them (2 challenges)"));
}

/* Two teams of four show two different misses. */
static void go_to_share_with_two(void) {
    static const char *const answers[] = {"3/4", "2/6", "1/7", "3/4", "3/4"};
    lesson_join_all(lesson, 8);
    say("");
    for (int i = 0; i < 8; i++) {
        lesson_answer(lesson, i, answers[LAST(i, team)->team], true);
    }
    lesson_run(lesson, 50);
    lesson_go_to(lesson, PHASE_OFFER);
    assert_string_equal(say("queue"), "nothing is offered");
    for (int i = 0; i < 8; i++) {
        assert_true(DO(i, offer, .round = 1, .consent = CONSENT_WITHOUT, .thought = 1));
    }
    lesson_go_to(lesson, PHASE_SHARE);
}

static void the_queue_is_picked_hidden_and_ordered(void **state) {
    (void)state;
    go_to_share_with_two();
    assert_non_null(strstr(say("queue"), "shown"));
    assert_string_equal(say("hide 2"), "it is hidden");
    assert_string_equal(say("show 2"), "it can be shown again");
    assert_string_equal(say("order 2 1"), "it has another place");
    assert_string_equal(say("pick 9"), "the queue is not that long");
    assert_string_equal(say("pick 1"), "it is in the spotlight");
    assert_int_equal(LAST(0, spotlight)->number, 2);
    assert_string_equal(say("next"), "this thought is over");
    assert_int_equal(lesson_status(lesson).phase, PHASE_MEND);
}

static void next_shows_the_next_thought(void **state) {
    (void)state;
    go_to_share_with_two();
    assert_string_equal(say("next"), "this thought is over");
    assert_int_equal(LAST(0, spotlight)->number, 2);
    assert_int_equal(lesson_status(lesson).phase, PHASE_SHARE);
}

static void skip_ends_share_with_a_thought_left(void **state) {
    (void)state;
    go_to_share_with_two();
    assert_string_equal(say("skip"), "share is over");
    assert_int_equal(lesson_status(lesson).phase, PHASE_MEND);
}

static void what_is_hidden_is_not_shown(void **state) {
    (void)state;
    go_to_share_with_two();
    say("hide 2");
    say("next");
    assert_int_equal(lesson_status(lesson).phase, PHASE_MEND);
}

static void a_slip_of_the_hand_puts_nobody_out_of_a_seat(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    say("");
    assert_non_null(
        strstr(say("give 1 2"), " sits in seat 2 now; an old seat is one that is away"));
    assert_non_null(strstr(say("seats"), "1  "));
    assert_null(strstr(say("seats"), "left"));
}

static void what_comes_up_is_told_once(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    say("");
    lesson_go_to(lesson, PHASE_HUDDLE);
    assert_string_equal(news(), "");
    assert_string_equal(say("pen"), "nobody has asked to say something yet");
    assert_string_equal(news(), "the pen found nobody; it says so on the screens");
    DO(0, pen_raise, .is_raised = true);
    lesson_run(lesson, 50);
    assert_string_equal(news(), "somebody would say something: pen asks one of them");
    assert_string_equal(news(), "");
    assert_string_equal(say("pen"), "the pen asks");
    DO(0, pen_say, .is_yes = true);
    lesson_run(lesson, 50);
    assert_non_null(strstr(news(), "the pen: "));
    assert_non_null(strstr(answer, LAST(0, seat)->name));
    assert_string_equal(news(), "");
}

static void words_that_wait_are_told_once(void **state) {
    (void)state;
    say("names typed");
    lesson_connect(lesson, LATE);
    lesson_hello(lesson, LATE, ROLE_STUDENT, NULL);
    DO(LATE, type_name, .name = "Mia");
    lesson_run(lesson, 50);
    assert_string_equal(news(), "waits for your nod: 1  name: Mia");
    assert_string_equal(news(), "");
}

static void status_says_only_what_there_is(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    assert_string_equal(say("status"), "lobby; 0 of 2 rounds played\n4 here, 0 away, 0 teams; "
                                       "gold 0 of 0\n"
                                       "such a round takes 5 min 20 s; the recap in about 11 min");
    say("warmup");
    assert_non_null(strstr(say("status"), "warm-up: try, \"Second title\", "));
    assert_non_null(strstr(answer, "0 of 4 done, 4 here, 0 away, 2 teams"));
    assert_null(strstr(answer, "wait"));
}

static void status_counts_who_agreed_and_how_they_feel(void **state) {
    (void)state;
    static const uint8_t moods[] = {4, 4, 1};
    lesson_join_all(lesson, 4);
    assert_null(strstr(say("status"), "feel"));
    for (int i = 0; i < 3; i++) {
        assert_true(DO(i, feel, .feeling = FEELING_MOOD, .value = moods[i]));
    }
    assert_true(DO(0, agree, .action = 0));
    assert_true(DO(3, agree, .action = 0));
    assert_non_null(strstr(say("status"), "\n2 agreed; they feel heavy 1, good 2"));
}

static void the_recap_comes_nearer_with_each_step(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    say("");
    assert_int_equal(lesson_status(lesson).behind_s, 260 + 320);
    say("");
    assert_int_equal(lesson_status(lesson).behind_s, 215 + 320);
    lesson_go_to(lesson, PHASE_REFLECT);
    assert_int_equal(lesson_status(lesson).behind_s, 320);
    say("plan quick");
    assert_int_equal(lesson_status(lesson).round_s, 320); /* the one that is on stays */
    assert_int_equal(lesson_status(lesson).behind_s, 185);
    say("");
    assert_int_equal(lesson_status(lesson).round_s, 185);
    say("end");
    assert_int_equal(lesson_status(lesson).behind_s, 0);
    assert_null(strstr(say("status"), "recap in"));
}

static void another_round_says_when_it_can_start(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    say("");
    assert_string_equal(say("round"), "not now\nanother round starts in the last step of this one, "
                                      "or behind it");
}

static void a_break_and_an_end(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    assert_string_equal(say("break"), "not now");
    say("");
    uint16_t team = LAST(0, team)->team;
    assert_string_equal(say("break"), "a break: teams are kept; round 1 of 2 is dropped, nothing "
                                      "of it is paid or owed");
    assert_int_equal(LAST(0, phase)->stage, STAGE_LOBBY);
    assert_int_equal(LAST(0, team)->team, team);
    assert_string_equal(say("mistake I ran / I walk"), "your own mistake is on all screens");
    assert_string_equal(say("mistake I ran"), "use it like this: mistake [THOUGHT / LESSON]");
    assert_string_equal(say("mistake"), "it is off the screens");
    assert_string_equal(say("end"), "the recap");
    assert_string_equal(say("board"), "I ran -> I walk  (your own)");
    assert_non_null(strstr(say("status"), "recap"));
    assert_string_equal(say("end"), "the room closes");
    assert_true(server_is_over(lesson->server));
}

static void a_break_behind_the_reveal_drops_nothing(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_go_to(lesson, PHASE_REFLECT);
    assert_string_equal(say("break"), "a break: teams are kept");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_empty_line_is_next),
        TEST(the_code_is_said_with_its_pictures),
        TEST(behind_the_last_step_next_says_what_begins),
        TEST(what_is_not_a_command_is_said_and_help_lists_all),
        TEST(clock_words_stop_and_go_on),
        TEST(teams_are_seen_and_changed),
        TEST(plan_and_goal_are_for_what_comes),
        TEST(the_queue_is_picked_hidden_and_ordered),
        TEST(next_shows_the_next_thought),
        TEST(skip_ends_share_with_a_thought_left),
        TEST(what_is_hidden_is_not_shown),
        TEST(a_slip_of_the_hand_puts_nobody_out_of_a_seat),
        TEST(what_comes_up_is_told_once),
        TEST(words_that_wait_are_told_once),
        TEST(status_says_only_what_there_is),
        TEST(status_counts_who_agreed_and_how_they_feel),
        TEST(the_recap_comes_nearer_with_each_step),
        TEST(a_break_behind_the_reveal_drops_nothing),
        TEST(another_round_says_when_it_can_start),
        TEST(a_break_and_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A round from the first try to the recap, and who hears what of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"

static struct lesson *lesson;

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){0});
    return 0;
}

static int open_auto_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.is_auto = true, .seats_wait = 3, .rounds = 1});
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static const struct message_ideas *ideas_of(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_ideas)->as.ideas;
}

static const struct message_result *result_of(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_result)->as.result;
}

static const struct message_challenge *asked(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_challenge)->as.challenge;
}

static const struct message_phase *phase_of(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_phase)->as.phase;
}

static const struct message_team *team_of(int pupil) {
    return &lesson_last(lesson, pupil, MESSAGE_team)->as.team;
}

/* Six pupils in the try; the first three miss, the others match. */
static void play_to_huddle(void) {
    lesson_join_all(lesson, 6);
    lesson_next(lesson);
    for (int i = 0; i < 6; i++) {
        lesson_answer(lesson, i, i < 3 ? "2/6" : "0,75", true);
    }
    lesson_run(lesson, 150);
    lesson_next(lesson);
}

static void the_try_shows_the_prompt_and_places_everybody(void **state) {
    (void)state;
    lesson_join_all(lesson, 6);
    lesson_next(lesson);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(phase_of(i)->stage, STAGE_ROUND);
        assert_int_equal(phase_of(i)->round, 1);
        assert_int_equal(phase_of(i)->phase, PHASE_TRY);
        assert_int_equal(phase_of(i)->duration_ms, 60000);
        assert_int_equal(asked(i)->part, 0);
        assert_string_equal(asked(i)->title, "First title");
        assert_string_equal(asked(i)->figure, "bar 2/4");
        assert_true(team_of(i)->team >= 1);
        assert_int_equal(team_of(i)->mates_count, 3);
        assert_true(team_of(i)->name[0] != '\0');
    }
    assert_int_equal(lesson_status(lesson).teams, 2);
}

static void progress_counts_who_is_done_and_says_nothing_twice(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    lesson_next(lesson);
    lesson_answer(lesson, 0, "1/2", true);
    lesson_run(lesson, 250);
    const struct message_progress *progress =
        &lesson_last(lesson, 2, MESSAGE_progress)->as.progress;
    assert_int_equal(progress->done, 1);
    assert_int_equal(progress->present, 3);
    unsigned before = lesson_count(lesson, 2, MESSAGE_progress);
    lesson_run(lesson, 1000);
    assert_int_equal(lesson_count(lesson, 2, MESSAGE_progress), before);
}

static void a_storm_of_answers_is_told_ten_times_a_second_at_most(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    lesson_next(lesson);
    unsigned before = lesson_count(lesson, 2, MESSAGE_progress);
    for (int i = 0; i < 60; i++) {
        lesson_answer(lesson, i % 2, "1/2", true);
        lesson_answer(lesson, i % 2, "1/", false);
        lesson_run(lesson, 5);
    }
    lesson_run(lesson, 200);
    assert_true(lesson_count(lesson, 2, MESSAGE_progress) - before <= 6);
}

static void equal_tries_are_one_idea_with_a_count_and_no_name(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    lesson_next(lesson);
    lesson_answer(lesson, 0, "3/4", true);
    lesson_answer(lesson, 1, "0,75", true);
    lesson_answer(lesson, 2, "2/6", true);
    lesson_run(lesson, 100);
    lesson_next(lesson);
    const struct message_ideas *ideas = ideas_of(0);
    assert_int_equal(ideas->ideas_count, 2);
    assert_int_equal(ideas->ideas[0].tries + ideas->ideas[1].tries, 3);
    const struct record_idea *common = &ideas->ideas[ideas->ideas[0].tries == 2 ? 0 : 1];
    assert_int_equal(common->tries, 2);
    assert_int_equal(ideas->leading, common->idea);
    assert_int_equal(ideas->thinking, 3);
    for (int i = 0; i < 3; i++) {
        assert_memory_equal(ideas_of(i), ideas, sizeof *ideas);
    }
}

static void a_team_backs_an_idea_or_a_new_one(void **state) {
    (void)state;
    play_to_huddle();
    uint32_t idea = ideas_of(0)->ideas[0].idea;
    lesson_back(lesson, 0, idea);
    lesson_run(lesson, 20);
    assert_int_equal(ideas_of(0)->ideas[0].backed, 1);
    assert_int_equal(ideas_of(0)->thinking, 2);
    for (int i = 1; i < 6; i++) {
        if (team_of(i)->team == team_of(0)->team) {
            lesson_answer(lesson, i, "7/8", true);
        }
    }
    lesson_run(lesson, 20);
    const struct message_ideas *ideas = ideas_of(0);
    const struct record_idea *newest = &ideas->ideas[ideas->ideas_count - 1];
    assert_string_equal(newest->text, "7/8");
    assert_int_equal(newest->tries, 0);
    assert_int_equal(newest->backed, 2);
    assert_int_equal(ideas->leading, newest->idea);
    assert_int_equal(ideas->thinking, 0);
}

static void an_idea_that_is_not_on_the_table_is_not_offered(void **state) {
    (void)state;
    play_to_huddle();
    lesson_back(lesson, 0, 12345);
    lesson_run(lesson, 20);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_refused)->as.refused.reason,
                     REFUSED_NOT_OFFERED);
}

static void mend_asks_the_twin_and_tells_every_seat_in_the_same_tick(void **state) {
    (void)state;
    play_to_huddle();
    lesson_next(lesson);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(asked(i)->part, 1);
        assert_string_equal(asked(i)->title, "Twin title");
        assert_string_equal(asked(i)->figure, ""); /* a twin has a picture of its own */
        assert_int_equal(lesson_count(lesson, i, MESSAGE_result), 1);
        assert_int_equal(lesson->pupils[i].told_ms[MESSAGE_result],
                         lesson->pupils[0].told_ms[MESSAGE_result]);
        assert_true(result_of(i)->is_asked);
        assert_int_equal(result_of(i)->gold_there, 0);
        assert_int_equal(ideas_of(i)->phase, PHASE_MEND);
        assert_int_equal(ideas_of(i)->ideas_count, 0);
    }
}

static void a_missed_huddle_is_a_crack_and_a_match_at_mend_a_seam(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    lesson_next(lesson);
    for (int i = 0; i < 3; i++) {
        lesson_answer(lesson, i, "2/6", true);
    }
    lesson_run(lesson, 100);
    lesson_next(lesson);
    lesson_next(lesson);
    assert_false(result_of(0)->is_match);
    assert_true(result_of(0)->is_crack);
    assert_int_equal(team_of(0)->cracks, 1);
    for (int i = 0; i < 3; i++) {
        lesson_answer(lesson, i, "10/16", true);
    }
    lesson_run(lesson, 100);
    lesson_next(lesson);
    assert_int_equal(result_of(0)->phase, PHASE_REVEAL);
    assert_true(result_of(0)->is_match);
    assert_true(result_of(0)->is_seam);
    assert_false(result_of(0)->is_crack);
    assert_int_equal(result_of(0)->gold_trying, 2);
    assert_int_equal(result_of(0)->gold_there, 3);
    assert_int_equal(team_of(0)->seams, 1);
    assert_int_equal(team_of(0)->gold, 5);
}

/* Words of the pack that may not be heard before the reveal. */
static const char *const secrets[] = {
    "Behold the explanation", "Behold the twin", "Tops and bottoms", "Pieces of one size", "5/8",
};

static bool anyone_heard_a_secret(void) {
    for (int i = 0; i < LESSON_PUPILS; i++) {
        for (size_t j = 0; j < sizeof secrets / sizeof secrets[0]; j++) {
            if (lesson_heard_words(lesson, i, secrets[j])) {
                return true;
            }
        }
    }
    return false;
}

static void keys_and_explanations_are_heard_at_reveal_and_never_before(void **state) {
    (void)state;
    lesson_connect(lesson, 7);
    lesson_hello(lesson, 7, ROLE_BOARD, NULL);
    play_to_huddle();
    lesson_next(lesson);
    lesson_cut(lesson, 5);
    lesson_come_back(lesson, 5);
    lesson_join(lesson, 6);
    assert_false(anyone_heard_a_secret());
    lesson_next(lesson);
    for (int i = 0; i < 8; i++) {
        const struct message_reveal *reveal = &lesson_last(lesson, i, MESSAGE_reveal)->as.reveal;
        assert_string_equal(reveal->key, "3/4");
        assert_string_equal(reveal->title, "First title");
        assert_string_equal(reveal->prompt, "What is a half and a quarter?");
        assert_string_equal(reveal->twin_key, "5/8");
        assert_string_equal(reveal->twin_title, "Twin title");
        assert_string_equal(reveal->twin_prompt, "What is a half and an eighth?");
        assert_int_equal(reveal->slips_count, 1);
        assert_string_equal(reveal->slips[0].answer, "2/6");
        assert_true(lesson_heard_words(lesson, i, "Behold the twin"));
    }
}

static void a_board_never_hears_what_one_team_or_seat_is_told(void **state) {
    (void)state;
    static const enum message_id own[] = {MESSAGE_seat,   MESSAGE_team,  MESSAGE_kept,
                                          MESSAGE_result, MESSAGE_ideas, MESSAGE_mine};
    lesson_connect(lesson, 7);
    lesson_hello(lesson, 7, ROLE_BOARD, NULL);
    play_to_huddle();
    lesson_back(lesson, 0, ideas_of(0)->ideas[0].idea);
    lesson_run(lesson, 20);
    lesson_cut(lesson, 0);
    lesson_come_back(lesson, 0);
    lesson_next(lesson);
    lesson_next(lesson);
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        assert_int_equal(lesson_count(lesson, 7, own[i]), 0);
        assert_true(lesson_count(lesson, 0, own[i]) > 0);
    }
    assert_int_equal(lesson_count(lesson, 7, MESSAGE_bars), 1);
    for (int i = 0; i < 6; i++) {
        assert_false(
            lesson_heard_words(lesson, 7, lesson_last(lesson, i, MESSAGE_seat)->as.seat.name));
    }
}

static void bars_are_shown_from_five_tries_up(void **state) {
    (void)state;
    play_to_huddle();
    lesson_next(lesson);
    lesson_next(lesson);
    const struct message_bars *bars = &lesson_last(lesson, 0, MESSAGE_bars)->as.bars;
    assert_true(bars->is_shown);
    assert_int_equal(bars->first, 50);
    assert_true(bars->has_mend);
}

static void bars_of_four_tries_say_nothing(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_next(lesson);
    for (int i = 0; i < 4; i++) {
        lesson_answer(lesson, i, i == 0 ? "2/6" : "3/4", true);
    }
    lesson_run(lesson, 100);
    for (int i = 0; i < 3; i++) {
        lesson_next(lesson);
    }
    const struct message_bars *bars = &lesson_last(lesson, 0, MESSAGE_bars)->as.bars;
    assert_false(bars->is_shown);
    assert_int_equal(bars->first + bars->huddle + bars->mend + bars->gain, 0);
    assert_int_equal(bars->sure_mended, 0);
}

static void who_comes_late_plays_from_the_next_phase_on(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    lesson_next(lesson);
    lesson_join(lesson, 3);
    assert_int_equal(team_of(3)->team, 0);
    assert_int_equal(phase_of(3)->phase, PHASE_TRY);
    assert_string_equal(asked(3)->title, "First title");
    lesson_answer(lesson, 3, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(lesson_last(lesson, 3, MESSAGE_refused)->as.refused.reason, REFUSED_NOT_NOW);
    lesson_next(lesson);
    assert_true(team_of(3)->team > 0);
    lesson_answer(lesson, 3, "3/4", true);
    lesson_run(lesson, 20);
    assert_int_equal(lesson_last(lesson, 3, MESSAGE_kept)->as.kept.action,
                     lesson->pupils[3].action);
}

static void who_comes_back_finds_phase_answer_and_time_left(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    lesson_next(lesson);
    lesson_answer(lesson, 1, " 6/8 ", true);
    lesson_run(lesson, 20000);
    lesson_cut(lesson, 1);
    lesson_come_back(lesson, 1);
    const struct message_mine *mine = &lesson_last(lesson, 1, MESSAGE_mine)->as.mine;
    assert_int_equal(mine->round, 1);
    assert_int_equal(mine->phase, PHASE_TRY);
    assert_string_equal(mine->text, " 6/8 ");
    assert_int_equal(mine->confidence, CONFIDENCE_SURE);
    assert_true(mine->is_final);
    assert_true(phase_of(1)->left_ms < 40000 && phase_of(1)->left_ms > 39000);
    assert_int_equal(team_of(1)->mates_count, 3);
}

static void a_round_without_a_twin_asks_the_same_again(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    for (int i = 0; i < 5; i++) {
        lesson_next(lesson);
    }
    assert_string_equal(asked(0)->title, "Second title");
    assert_int_equal(asked(0)->options_count, 2);
    lesson_next(lesson);
    lesson_next(lesson);
    assert_int_equal(phase_of(0)->phase, PHASE_MEND);
    assert_int_equal(asked(0)->part, 0);
    lesson_next(lesson);
    assert_string_equal(lesson_last(lesson, 0, MESSAGE_reveal)->as.reveal.key, "A third");
    assert_string_equal(lesson_last(lesson, 0, MESSAGE_reveal)->as.reveal.twin_key, "");
}

static void after_the_last_round_comes_the_recap_and_then_the_end(void **state) {
    (void)state;
    play_to_huddle();
    for (int i = 0; i < 7; i++) {
        lesson_next(lesson);
    }
    assert_int_equal(phase_of(0)->stage, STAGE_RECAP);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_recap)->as.recap.tries, 6);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_shelf)->as.shelf.bowls_count, 2);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_bars)->as.bars.round, 0);
    assert_false(server_is_over(lesson->server));
    lesson_next(lesson);
    assert_true(server_is_over(lesson->server));
    for (int i = 0; i < 6; i++) {
        assert_int_equal(lesson_last(lesson, i, MESSAGE_closed)->as.closed.reason,
                         CLOSED_LESSON_OVER);
        assert_true(lesson->pupils[i].is_gone);
    }
}

static void alone_a_room_starts_plays_and_closes_by_itself(void **state) {
    (void)state;
    lesson_join_all(lesson, 3);
    lesson_run(lesson, 50);
    for (int phase = 0; phase < 3; phase++) {
        for (int i = 0; i < 3; i++) {
            lesson_answer(lesson, i, phase == 2 ? "5/8" : "3/4", true); /* the twin at mend */
        }
        lesson_run(lesson, 400);
    }
    assert_int_equal(lesson_status(lesson).phase, PHASE_REVEAL);
    for (int i = 0; i < 3; i++) {
        lesson_ready(lesson, i);
    }
    lesson_run(lesson, 400);
    assert_int_equal(lesson_status(lesson).stage, STAGE_RECAP);
    lesson_run(lesson, 25000);
    assert_true(server_is_over(lesson->server));
}

static void alone_a_room_waits_for_a_quiet_lobby(void **state) {
    (void)state;
    lesson_run(lesson, 6000);
    assert_int_equal(lesson_status(lesson).stage, STAGE_LOBBY);
    lesson_join(lesson, 0);
    lesson_run(lesson, 3000);
    lesson_join(lesson, 1);
    lesson_run(lesson, 4800);
    assert_int_equal(lesson_status(lesson).stage, STAGE_LOBBY);
    lesson_run(lesson, 300);
    assert_int_equal(lesson_status(lesson).stage, STAGE_ROUND);
}

static void nothing_starts_before_anybody_is_here(void **state) {
    (void)state;
    assert_false(server_next(lesson->server, lesson->now_ms));
    assert_int_equal(lesson_status(lesson).stage, STAGE_LOBBY);
}

static void after_a_break_the_lobby_has_its_bowls_again(void **state) {
    (void)state;
    enum refusal_reason reason;
    struct message rest = {.id = MESSAGE_host_break};
    lesson_connect(lesson, 1);
    lesson_hello(lesson, 1, ROLE_BOARD, NULL);
    lesson_join(lesson, 0);
    lesson_next(lesson);
    lesson_send(lesson, 0, &(struct message){.id = MESSAGE_leave});
    lesson_run(lesson, 300);
    unsigned before = lesson_count(lesson, 1, MESSAGE_bowls);
    assert_true(server_act(lesson->server, &rest, lesson->now_ms, &reason));
    lesson_run(lesson, 300);
    unsigned first = lesson_count(lesson, 1, MESSAGE_bowls);
    assert_true(first > before);
    lesson_next(lesson);
    assert_true(server_act(lesson->server, &rest, lesson->now_ms, &reason));
    lesson_run(lesson, 300);
    assert_true(lesson_count(lesson, 1, MESSAGE_bowls) > first);
}

static void who_comes_back_to_a_reflect_before_the_reveal_hears_no_key(void **state) {
    (void)state;
    enum refusal_reason reason;
    struct message plan = {.id = MESSAGE_host_plan};
    plan.as.host_plan = (struct message_host_plan){.plan = {PHASE_TRY, PHASE_REFLECT, PHASE_REVEAL},
                                                   .plan_count = 3};
    lesson_join_all(lesson, 3);
    assert_true(server_act(lesson->server, &plan, lesson->now_ms, &reason));
    lesson_next(lesson);
    lesson_next(lesson);
    assert_int_equal(lesson_status(lesson).phase, PHASE_REFLECT);
    lesson_cut(lesson, 0);
    lesson_come_back(lesson, 0);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_reveal), 0);
    assert_false(lesson_heard_words(lesson, 0, "Behold"));
    lesson_next(lesson);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_reveal), 1);
}

static void results_speak_of_the_class_and_of_nobody_in_it(void **state) {
    (void)state;
    static char text[1 << 16];
    play_to_huddle();
    lesson_next(lesson);
    lesson_next(lesson);
    server_close_room(lesson->server, CLOSED_BY_TEACHER, lesson->now_ms);
    lesson_run(lesson, 100);
    struct results_head head = {.title = "Say \"hi\"", .started_at = "a", .ended_at = "b"};
    assert_true(server_results(lesson->server, &head, text, sizeof text) > 0);
    assert_non_null(strstr(text, "\"title\": \"Say \\\"hi\\\"\""));
    assert_non_null(strstr(text, "\"answer\": \"2/6\",\n            \"seats\": 3,"));
    assert_non_null(strstr(text, "\"slip\": 1"));
    assert_non_null(strstr(text, "\"before_percent\": 50"));
    assert_non_null(strstr(text, "\"played_to_reveal\": true"));
    for (int i = 0; i < 6; i++) {
        assert_null(strstr(text, lesson_last(lesson, i, MESSAGE_seat)->as.seat.name));
        assert_null(strstr(text, team_of(i)->name));
    }
    assert_int_equal(server_results(lesson->server, &head, text, 200), 0);
}

#define TEST(name)      cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)
#define TEST_AUTO(name) cmocka_unit_test_setup_teardown(name, open_auto_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_try_shows_the_prompt_and_places_everybody),
        TEST(progress_counts_who_is_done_and_says_nothing_twice),
        TEST(a_storm_of_answers_is_told_ten_times_a_second_at_most),
        TEST(equal_tries_are_one_idea_with_a_count_and_no_name),
        TEST(a_team_backs_an_idea_or_a_new_one),
        TEST(an_idea_that_is_not_on_the_table_is_not_offered),
        TEST(mend_asks_the_twin_and_tells_every_seat_in_the_same_tick),
        TEST(a_missed_huddle_is_a_crack_and_a_match_at_mend_a_seam),
        TEST(keys_and_explanations_are_heard_at_reveal_and_never_before),
        TEST(a_board_never_hears_what_one_team_or_seat_is_told),
        TEST(bars_are_shown_from_five_tries_up),
        TEST(bars_of_four_tries_say_nothing),
        TEST(who_comes_late_plays_from_the_next_phase_on),
        TEST(who_comes_back_finds_phase_answer_and_time_left),
        TEST(a_round_without_a_twin_asks_the_same_again),
        TEST(after_the_last_round_comes_the_recap_and_then_the_end),
        TEST_AUTO(alone_a_room_starts_plays_and_closes_by_itself),
        TEST_AUTO(alone_a_room_waits_for_a_quiet_lobby),
        TEST(nothing_starts_before_anybody_is_here),
        TEST(after_a_break_the_lobby_has_its_bowls_again),
        TEST(who_comes_back_to_a_reflect_before_the_reveal_hears_no_key),
        TEST(results_speak_of_the_class_and_of_nobody_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

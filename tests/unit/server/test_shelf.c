/* The shelf of bowls at the recap: whose gold lines stand there, and from when on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "bowl_slot.h"
#include "lesson.h"
#include "str.h"

#define ROUNDS 5

static struct lesson *lesson;
static char pack_text[4096];

static int open_lesson(void **state) {
    (void)state;
    str_copy(pack_text, sizeof pack_text, "title: Five\nlanguage: en\nchallenges:\n");
    for (int i = 0; i < ROUNDS; i++) {
        str_append(pack_text, sizeof pack_text,
                   "  - kind: number\n    title: Halves\n    prompt: Half of two?\n    answer: 1\n"
                   "    explanation: One and one.\n");
    }
    lesson = lesson_open(&(struct lesson_config){
        .plan = "quick", .team_size = 2, .rounds = ROUNDS, .pack_text = pack_text});
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static const struct message_shelf *shelf(void) {
    return &lesson_last(lesson, 0, MESSAGE_shelf)->as.shelf;
}

static uint16_t team_of(int pupil) {
    return lesson_last(lesson, pupil, MESSAGE_team)->as.team.team;
}

/* Team 1 gets there each time, team 2 in the last of them alone. */
static void play(int rounds, bool with_warm_up) {
    enum refusal_reason reason;
    struct message warm_up = {.id = MESSAGE_host_round, .as.host_round.kind = ROUND_WARM_UP};
    lesson_join_all(lesson, 4);
    if (with_warm_up) {
        assert_true(server_act(lesson->server, &warm_up, lesson->now_ms, &reason));
        lesson_run(lesson, 50);
    }
    for (int round = with_warm_up ? 0 : 1; round <= rounds; round++) {
        if (round > 0) {
            lesson_next(lesson);
        }
        while (lesson_status(lesson).phase != PHASE_REVEAL) {
            for (int i = 0; i < 4; i++) {
                bool is_there = team_of(i) == 1 || round == rounds;
                lesson_answer(lesson, i, is_there ? "1" : "7", true);
            }
            lesson_run(lesson, 50);
            lesson_next(lesson);
        }
    }
    assert_true(server_end_with_recap(lesson->server, lesson->now_ms));
    lesson_run(lesson, 100);
    assert_int_equal(shelf()->bowls_count, 2);
}

static void the_bowl_on_the_shelf_is_the_one_that_its_team_had(void **state) {
    (void)state;
    play(3, false);
    for (int i = 0; i < 4; i++) {
        const struct message_team *team = &lesson_last(lesson, i, MESSAGE_team)->as.team;
        assert_int_equal(team->seed, shelf()->bowls[team->team - 1].seed);
    }
    assert_int_equal(bowl_slot(shelf()->bowls[1].seed),
                     (bowl_slot(shelf()->bowls[0].seed) + 1) % BOWL_SLOTS);
}

static void of_few_rounds_all_bowls_have_the_lines_of_the_class(void **state) {
    (void)state;
    play(3, true); /* a warm-up is no round of these */
    assert_int_equal(shelf()->bowls[0].lines, 3);
    assert_int_equal(shelf()->bowls[1].lines, 3);
}

static void from_four_rounds_up_each_bowl_has_its_own(void **state) {
    (void)state;
    play(4, false);
    assert_int_equal(shelf()->bowls[0].lines, 4);
    assert_int_equal(shelf()->bowls[1].lines, 1);
}

static void a_line_that_nobody_has_is_on_no_bowl(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    lesson_next(lesson);
    while (lesson_status(lesson).phase != PHASE_REVEAL) {
        lesson_next(lesson);
    }
    assert_true(server_end_with_recap(lesson->server, lesson->now_ms));
    lesson_run(lesson, 100);
    assert_int_equal(shelf()->bowls[0].lines, 0);
    assert_int_equal(shelf()->bowls[1].lines, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_bowl_on_the_shelf_is_the_one_that_its_team_had),
        TEST(of_few_rounds_all_bowls_have_the_lines_of_the_class),
        TEST(from_four_rounds_up_each_bowl_has_its_own),
        TEST(a_line_that_nobody_has_is_on_no_bowl),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

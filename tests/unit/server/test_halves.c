/* A team of four that becomes two, for somebody who comes late: when, and what becomes of what it
 * said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"

#define PUPILS 8
#define LATE   13

static struct lesson *lesson;

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.plan = "full", .team_size = 4});
    return 0;
}

static int open_quick_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.plan = "quick", .team_size = 4});
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static bool offers(int pupil, enum consent consent, uint8_t thought) {
    return DO(pupil, offer, .round = LAST(pupil, phase)->round, .consent = (uint8_t)consent,
              .thought = thought);
}

static void sit_down_at_two_tables_of_four(void) {
    lesson_join_all(lesson, PUPILS);
    for (int i = 0; i < PUPILS; i++) {
        if (i % 4 == 0) {
            assert_true(DO(i, open_bowl, 0));
            lesson_run(lesson, 120);
        } else {
            assert_true(DO(i, choose_bowl, .team = LAST(i - i % 4, team)->team));
        }
    }
}

/* Somebody comes late and all teams are full: who said it stays where it was said, and has a say.
 */
static void while_a_team_is_asked_for_its_miss_nobody_is_moved_away(void **state) {
    (void)state;
    sit_down_at_two_tables_of_four();
    lesson_next(lesson);
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->phase, PHASE_HUDDLE);
    lesson_answer(lesson, 3, "7/9", true);
    lesson_answer(lesson, 4, "3/4", true);
    lesson_join(lesson, LATE);
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->phase, PHASE_OFFER);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(LAST(i, team)->team, LAST(0, team)->team);
        assert_true(offers(i, CONSENT_WITHOUT, 0));
    }
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->phase, PHASE_SHARE);
    static struct message queue;
    server_desk(lesson->server, MESSAGE_desk_queue, 0,
                &queue); /* of two teams: no slip, so it waits */
    assert_int_equal(queue.as.desk_queue.queue_count, 1);
    assert_string_equal(queue.as.desk_queue.queue[0].text, "7/9");
}

static void a_team_that_becomes_two_counts_once_with_its_words(void **state) {
    static char json[1 << 16];
    struct results_head head = {.title = "T", .started_at = "", .ended_at = ""};
    (void)state;
    sit_down_at_two_tables_of_four();
    lesson_next(lesson);
    lesson_next(lesson);
    lesson_answer(lesson, 3, "7/9", true);
    lesson_answer(lesson, 4, "3/4", true);
    lesson_join(lesson, LATE);
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->phase, PHASE_MEND);
    assert_int_not_equal(LAST(3, team)->team, LAST(0, team)->team);
    assert_true(server_results(lesson->server, &head, json, sizeof json) > 0);
    const char *huddle = strstr(json, "\"huddle\"");
    const char *end = strstr(huddle, "\"others\"");
    const char *shown = strstr(huddle, "7/9");
    const char *none = strstr(huddle, "\"not_yet\": 0");
    assert_true(shown != NULL && shown < end);
    assert_true(none != NULL && none < end);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(while_a_team_is_asked_for_its_miss_nobody_is_moved_away,
                                        open_lesson, close_lesson),
        cmocka_unit_test_setup_teardown(a_team_that_becomes_two_counts_once_with_its_words,
                                        open_quick_lesson, close_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

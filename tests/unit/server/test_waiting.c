/* What waits for a disk that has stopped: so many actions, and the next one is told to come again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"
#include "limit.h"

#define EVENTS_MAX (2 * LIMIT_ACKNOWLEDGEMENTS)
#define ANSWERING  (LESSON_PUPILS - 1) /* for the last one the try goes on */

static struct lesson *lesson;
static uint32_t kept[LESSON_PUPILS]; /* the highest action */
static unsigned busy, others;

static void count(struct lesson *it, int pupil, const struct message *message, size_t size) {
    (void)it;
    (void)size;
    bool is_refused = message->id == MESSAGE_refused;
    if (message->id == MESSAGE_kept && message->as.kept.action > kept[pupil]) {
        kept[pupil] = message->as.kept.action;
    }
    busy += is_refused && message->as.refused.reason == REFUSED_BUSY;
    others += is_refused && message->as.refused.reason != REFUSED_BUSY;
}

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.events_max = EVENTS_MAX});
    lesson_join_all(lesson, LESSON_PUPILS);
    lesson_next(lesson);
    lesson->on_heard = count;
    memset(kept, 0, sizeof kept);
    busy = others = 0;
    journal_memory_set_instant(lesson->journal, false);
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

/* They answer as often as somebody may, each time something else. */
static void answer(unsigned count_of_all) {
    static const char *const texts[] = {"3/4", "2/6"};
    for (unsigned i = 0; i < count_of_all; i++) {
        lesson_answer(lesson, (int)(i % ANSWERING), texts[i / ANSWERING % 2], true);
        if (i % ANSWERING == ANSWERING - 1) {
            lesson_run(lesson, 1000 / LIMIT_ACTIONS + 5);
        }
    }
    lesson_run(lesson, 50);
}

static void so_many_actions_wait_and_the_next_comes_again(void **state) {
    (void)state;
    answer(LIMIT_ACKNOWLEDGEMENTS - 1);
    assert_int_equal(busy, 0);
    answer(1);
    assert_int_equal(busy, 0);
    assert_int_equal(others, 0);
    assert_int_equal(kept[0], 0);
    answer(1);
    assert_int_equal(busy, 1);
    journal_memory_set_instant(lesson->journal, true);
    lesson_run(lesson, 500);
    for (int i = 1; i < ANSWERING; i++) {
        assert_int_equal(kept[i], lesson->pupils[i].action);
    }
    assert_int_equal(kept[0], lesson->pupils[0].action - 1);
    answer(1);
    assert_int_equal(kept[0], lesson->pupils[0].action);
    assert_int_equal(others, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(so_many_actions_wait_and_the_next_comes_again, open_lesson,
                                        close_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Nothing is lost and nothing is damaged: tests of that do it by themselves. */
#include "restart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

int restart_open(void **state) {
    struct lesson *lesson = lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2});
    lesson_join_all(lesson, 4);
    *state = lesson;
    return 0;
}

int restart_close(void **state) {
    lesson_close(*state);
    return 0;
}

void restart_crash(struct lesson *lesson) {
    char why[256];
    assert_true(lesson_crash(lesson, 0, 4000, why, sizeof why));
}

void restart_come_back(struct lesson *lesson, int count) {
    for (int i = 0; i < count; i++) {
        lesson_come_back(lesson, i);
    }
    lesson_run(lesson, 100);
}

unsigned restart_in_journal(struct lesson *lesson, enum event_kind kind) {
    unsigned count = 0;
    for (size_t i = 1; i <= journal_memory_count(lesson->journal); i++) {
        count += journal_memory_at(lesson->journal, i)->event.kind == kind;
    }
    return count;
}

const struct message *restart_desk(struct lesson *lesson, enum message_id id) {
    static struct message message;
    server_desk(lesson->server, id, 0, &message);
    return &message;
}

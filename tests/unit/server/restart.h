/* A lesson of four in pairs whose room is started again. */
#ifndef RESTART_H
#define RESTART_H

#include "lesson.h"

#define TEACHER 12
#define OTHER   13
#define LATE    14

/* A test's `*state` is the lesson. */
#define IN_RESTART(test) cmocka_unit_test_setup_teardown(test, restart_open, restart_close)
int restart_open(void **state);
int restart_close(void **state);

/* The room's machine stops and is started again, with all that is on its disk. */
void restart_crash(struct lesson *lesson);
/* The first `count` pupils, to their seats. */
void restart_come_back(struct lesson *lesson, int count);

unsigned restart_in_journal(struct lesson *lesson, enum event_kind kind);
/* What a teacher's desk would be told now. */
const struct message *restart_desk(struct lesson *lesson, enum message_id id);

#endif

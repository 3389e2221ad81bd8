/* The class that is listened to, and how a test fails. */
#include "ear.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "message_table.h"

static struct hearing hearing;

struct hearing *ear_hearing(void) {
    return &hearing;
}

void ear_begin(void) {
    memset(hearing.seen_names, 0, sizeof hearing.seen_names);
    memset(hearing.was_revealed, 0, sizeof hearing.was_revealed);
}

const struct game *game(void) {
    return marked_class_game(&hearing.class);
}

uint16_t seat_of(int pupil) {
    return marked_class_seat(&hearing.class, pupil);
}

uint16_t team_of(int pupil) {
    return marked_class_team(&hearing.class, pupil);
}

bool is_own_team(int a, int b) {
    return a == b || (team_of(a) != 0 && team_of(a) == team_of(b));
}

void complain(const struct ear *ear, const char *what) {
    fail_msg("%s: %s.%s to %d in phase %d of round %d says \"%s\"", what,
             message_form(ear->message->id)->form.name, ear->field, ear->pupil, (int)game()->phase,
             game()->round, ear->text);
}

bool is_message(const struct ear *ear, enum message_id id) {
    return ear->message->id == id;
}

/* Who may hear what. Whole lessons are played from a seed: students of teams that matched and of
 * teams that missed, a board, a teacher. Every message that anybody hears is looked up in a table
 * by its kind, the phase and the listener, and every text in it is searched for what must not be
 * there: keys, explanations, slips, tries, words without a nod, names. The table has a row for each
 * message that a server sends, so a new message needs a decision here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "ear.h"
#include "message_table.h"
#include "str.h"

#define SEEDS 60

/* --- who hears which message when
 * ----------------------------------------------------------------- */

enum { STUDENT = 1, BOARDS = 2, TEACHERS = 4, ANYBODY = 7 };

#define IN(phase) (1u << (phase))
#define ALWAYS    0xffffu
#define AT_REST   IN(PHASE_NONE)
#define ANSWERING (IN(PHASE_TRY) | IN(PHASE_HUDDLE) | IN(PHASE_MEND) | IN(PHASE_AGAIN))
#define PLAYING   (ALWAYS & ~AT_REST)
#define REVEALED  (IN(PHASE_REVEAL) | IN(PHASE_REFLECT) | IN(PHASE_AGAIN))

struct cell {
    enum message_id id;
    unsigned who, phases;
    bool is_rare; /* not every run of this test meets it */
};

static const struct cell cells[] = {
    {MESSAGE_welcome, ANYBODY, ALWAYS, false},
    {MESSAGE_refused, ANYBODY, ALWAYS, false},
    {MESSAGE_kept, STUDENT | TEACHERS, ALWAYS, false},
    {MESSAGE_closed, ANYBODY, ALWAYS, false},
    {MESSAGE_beat, ANYBODY, ALWAYS, true},
    {MESSAGE_names, STUDENT, ALWAYS, false},
    {MESSAGE_name_waits, STUDENT, ALWAYS, false},
    {MESSAGE_seat, STUDENT, ALWAYS, false},
    {MESSAGE_team, STUDENT, ALWAYS, false},
    {MESSAGE_room, ANYBODY, ALWAYS, false},
    {MESSAGE_phase, ANYBODY, ALWAYS, false},
    {MESSAGE_bowls, ANYBODY, AT_REST, false},
    {MESSAGE_challenge, ANYBODY, PLAYING, false},
    {MESSAGE_progress, ANYBODY, ALWAYS, false},
    {MESSAGE_mine, STUDENT, ANSWERING, true},
    {MESSAGE_ideas, STUDENT, PLAYING & ~IN(PHASE_TRY),
     false}, /* behind the huddle to who came back */
    {MESSAGE_result, STUDENT, PLAYING & ~IN(PHASE_TRY) & ~IN(PHASE_HUDDLE), false},
    {MESSAGE_thoughts, ANYBODY, IN(PHASE_OFFER), false},
    {MESSAGE_page, STUDENT, IN(PHASE_OFFER) | IN(PHASE_REFLECT), false},
    {MESSAGE_questions, ANYBODY, IN(PHASE_SHARE), false},
    {MESSAGE_spotlight, ANYBODY, ALWAYS, false}, /* outside of share the teacher's own alone */
    {MESSAGE_chosen, STUDENT, IN(PHASE_SHARE), false},
    {MESSAGE_cheers, ANYBODY, ALWAYS, false},
    {MESSAGE_pen, ANYBODY, ALWAYS, false},
    {MESSAGE_pen_ask, STUDENT, ALWAYS, false},
    {MESSAGE_reveal, ANYBODY, REVEALED, false},
    {MESSAGE_bars, ANYBODY, REVEALED | AT_REST, false},
    {MESSAGE_lessons, ANYBODY, IN(PHASE_REFLECT), false},
    {MESSAGE_recap, ANYBODY, AT_REST, false},
    {MESSAGE_shelf, ANYBODY, AT_REST, false},
    {MESSAGE_learning_board, ANYBODY, AT_REST, false},
    {MESSAGE_journey, STUDENT, AT_REST, false},
    {MESSAGE_desk, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_seats, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_teams, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_queue, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_texts, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_packs, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_hands, TEACHERS, ALWAYS, false},
    {MESSAGE_part, ANYBODY, ALWAYS, true}, /* carries others, which are looked at whole */
    {MESSAGE_found, 0, 0, true},           /* answers a datagram outside of every connection */
};

#define CELLS (sizeof cells / sizeof cells[0])

static unsigned heard[CELLS];

static const struct cell *cell_of(enum message_id id) {
    for (size_t i = 0; i < CELLS; i++) {
        if (cells[i].id == id) {
            return &cells[i];
        }
    }
    return NULL;
}

static unsigned kinds_met[ROUND_KIND_COUNT];

static unsigned role_of(int pupil) {
    return pupil == BOARD ? BOARDS : pupil == TEACHER ? TEACHERS : STUDENT;
}

static void on_heard(struct lesson *it, int pupil, const struct message *message, size_t size) {
    (void)it;
    (void)size;
    const struct cell *cell = cell_of(message->id);
    struct ear ear = {.pupil = pupil, .message = message, .field = "", .text = ""};
    assert_non_null(cell);
    ear_note_reveal();
    kinds_met[game()->rounds[game()->round].kind]++;
    heard[cell - cells]++;
    if ((cell->who & role_of(pupil)) == 0 || (cell->phases & IN(game()->phase)) == 0) {
        complain(&ear, "not for this listener now");
    }
    if (message->id == MESSAGE_seat && pupil < PUPILS) {
        char *name = ear_hearing()->seen_names[pupil];
        str_copy(name, NAME_BYTES_MAX + 1, message->as.seat.name);
    }
    ear_check_numbers(&ear);
    ear_check_texts(&ear);
}

/* --- facts
 * ---------------------------------------------------------------------------------------- */

static void every_message_of_a_server_has_a_row(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        if ((form->from & FROM_SERVER) != 0 && cell_of(form->id) == NULL) {
            fail_msg("%s: who may hear it, and when?", form->form.name);
        }
    }
}

static void what_is_for_the_teacher_is_for_nobody_else(void **state) {
    (void)state;
    for (size_t i = 0; i < CELLS; i++) {
        const char *name = message_form(cells[i].id)->form.name;
        if (strncmp(name, "desk", 4) == 0) {
            assert_int_equal(cells[i].who, TEACHERS);
        }
    }
}

static void nobody_hears_what_is_not_for_them(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        ear_begin();
        marked_class_play(&ear_hearing()->class, seed, on_heard);
    }
    for (size_t i = 0; i < CELLS; i++) {
        if (heard[i] == 0 && !cells[i].is_rare) {
            fail_msg("%s was never heard: this test has not looked at it",
                     message_form(cells[i].id)->form.name);
        }
    }
    assert_true(ear_hearing()->texts_searched > 10000);
    assert_true(ear_hearing()->small_shares_met > 0);
    for (size_t i = 0; i < ROUND_KIND_COUNT; i++) {
        assert_true(kinds_met[i] > 1000);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_of_a_server_has_a_row),
        cmocka_unit_test(what_is_for_the_teacher_is_for_nobody_else),
        cmocka_unit_test(nobody_hears_what_is_not_for_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

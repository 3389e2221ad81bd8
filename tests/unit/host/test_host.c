/* A lesson led from a teacher's session: what the teacher does reaches the class, and what the
 * class does stands on the desk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "classroom.h"
#include "str.h"

static struct message action;

static struct message *act(enum message_id id) {
    memset(&action, 0, sizeof(action));
    action.id = id;
    return &action;
}

static int open_classroom(void **state) {
    struct classroom *room = classroom_open(classroom_owner, false);
    classroom_run(room, 200);
    classroom_fill(room);
    *state = room;
    return 0;
}

static int close_classroom(void **state) {
    classroom_close(*state);
    return 0;
}

static const struct session_view *view_of(const struct classroom *room, int student) {
    return &room->bots[student].session.view;
}

static void start_round(struct classroom *room, enum round_kind kind) {
    struct message *message = act(MESSAGE_host_round);
    message->as.host_round.kind = (uint8_t)kind;
    classroom_act(room, message);
}

/* --- who may -----------------------------------------------------------------------------------
 */

static void another_identity_does_not_lead(void **state) {
    (void)state;
    uint8_t guess[KEY_BYTES] = {1};
    struct classroom *room = classroom_open(guess, false);
    classroom_run(room, 200);
    assert_int_equal(room->teacher.link, SESSION_ENDED);
    assert_int_equal(room->teacher.why_ended, SESSION_NOT_OWNER);
    classroom_close(room);
}

static void from_another_machine_the_teachers_identity_leads(void **state) {
    (void)state;
    struct classroom *room = classroom_open(classroom_owner, true);
    classroom_run(room, 200);
    assert_int_equal(room->teacher.link, SESSION_IN);
    assert_true(room->desk.have_desk);
    classroom_close(room);
}

/* --- the desk ----------------------------------------------------------------------------------
 */

static void every_seat_and_team_stands_on_the_desk(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    classroom_run(room, 1000);
    const struct session_desk *desk = &room->desk;
    assert_true(desk->have_desk && desk->have_packs);
    assert_int_equal(desk->seats_count, CLASSROOM_STUDENTS);
    assert_in_range(desk->teams_count, CLASSROOM_STUDENTS / 4, CLASSROOM_STUDENTS / 2);
    unsigned seated = 0;
    for (uint16_t i = 0; i < desk->teams_count; i++) {
        assert_int_equal(desk->teams[i].team, i + 1);
        seated += desk->teams[i].seats;
    }
    assert_int_equal(seated, CLASSROOM_STUDENTS);
    for (int i = 0; i < CLASSROOM_STUDENTS; i++) {
        const struct session_view *view = view_of(room, i);
        const struct record_desk_seat *seat = &desk->seats[view->seat.seat - 1];
        assert_int_equal(seat->seat, view->seat.seat);
        assert_string_equal(seat->name, view->seat.name);
        assert_int_equal(seat->team, view->team.team);
    }
}

static void a_note_about_a_seat_stands_on_the_desk(void **state) {
    struct classroom *room = *state;
    struct message *message = act(MESSAGE_host_note);
    message->as.host_note.seat = 2;
    str_copy(message->as.host_note.note, sizeof(message->as.host_note.note), "second row");
    classroom_act(room, message);
    classroom_run(room, 500);
    assert_string_equal(room->desk.seats[1].note, "second row");
}

/* --- the class ---------------------------------------------------------------------------------
 */

static void a_round_is_led_by_the_teachers_next(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    classroom_wait(room, STAGE_ROUND, PHASE_SHARE, false);
    assert_true(room->desk.have_queue);
    classroom_run(room, 3000);
    assert_true(view_of(room, 0)->have_spotlight);
    classroom_wait(room, STAGE_ROUND, PHASE_REVEAL, true);
    classroom_wait(room, STAGE_ROUND, PHASE_REFLECT, true);
    classroom_run(room, 5000);
    for (int phase = PHASE_TRY; phase <= PHASE_REFLECT; phase++) {
        assert_int_equal(room->tally.met[phase], CLASSROOM_STUDENTS);
    }
    assert_int_equal(room->teacher.refused_count, 0);
}

static void a_late_next_ends_nothing_else(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    struct message *message = act(MESSAGE_host_next);
    message->as.host_next.stage = STAGE_LOBBY;
    session_host(&room->teacher, message, room->now_ms);
    classroom_run(room, 200);
    assert_int_equal(room->teacher.refused_count, 1);
    assert_int_equal(room->teacher.view.refused.reason, REFUSED_NOT_NOW);
    assert_int_equal(room->teacher.view.phase.phase, PHASE_TRY);
}

static void a_frozen_class_looks_up_and_goes_on(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    struct message *message = act(MESSAGE_host_clock);
    message->as.host_clock.is_frozen = true;
    classroom_act(room, message);
    uint64_t asked = room->tally.asked;
    classroom_run(room, 5000);
    assert_true(view_of(room, 3)->phase.is_frozen);
    assert_int_equal(room->tally.asked, asked);
    classroom_act(room, act(MESSAGE_host_clock));
    classroom_wait(room, STAGE_ROUND, PHASE_OFFER, false);
    assert_int_equal(room->tally.met[PHASE_TRY], CLASSROOM_STUDENTS);
    assert_int_equal(room->tally.refused, 0);
}

static void the_teachers_own_mistake_is_on_all_screens_until_it_is_taken_away(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    struct message *message = act(MESSAGE_host_mistake);
    str_copy(message->as.host_mistake.thought, sizeof(message->as.host_mistake.thought),
             "I added tops and bottoms.");
    str_copy(message->as.host_mistake.lesson, sizeof(message->as.host_mistake.lesson),
             "I draw it first now.");
    classroom_act(room, message);
    for (int i = 0; i < CLASSROOM_STUDENTS; i++) {
        assert_true(view_of(room, i)->have_spotlight);
        assert_int_equal(view_of(room, i)->spotlight.caption, CAPTION_TEACHERS);
        assert_string_equal(view_of(room, i)->spotlight.lesson, "I draw it first now.");
    }
    classroom_act(room, act(MESSAGE_host_mistake));
    assert_false(view_of(room, 0)->have_spotlight);
}

static void muted_cheers_stay_silent(void **state) {
    struct classroom *room = *state;
    struct message *message = act(MESSAGE_host_mute);
    message->as.host_mute.is_muted = true;
    classroom_act(room, message);
    start_round(room, ROUND_NORMAL);
    classroom_wait(room, STAGE_ROUND, PHASE_SHARE, false);
    classroom_run(room, 5000);
    assert_true(view_of(room, 0)->room.is_muted);
    assert_int_equal(met_sum(room->tally.all.cheers, CHEER_COUNT), 0);
}

static void words_are_shown_after_a_nod_to_all(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    classroom_wait(room, STAGE_ROUND, PHASE_REFLECT, true);
    classroom_run(room, 8000);
    assert_true(room->desk.texts.texts_count > 0);
    struct message *message = act(MESSAGE_host_nod);
    message->as.host_nod.is_yes = true;
    classroom_act(room, message);
    classroom_run(room, 500);
    assert_int_equal(room->desk.texts.texts_count, 0);
    message = act(MESSAGE_host_end);
    message->as.host_end.with_recap = true;
    classroom_act(room, message);
    classroom_run(room, 1000);
    assert_true(view_of(room, 0)->have_learning_board);
    assert_true(room->tally.all.board_own > 0);
}

static void the_pen_asks_one_of_those_who_raised_it(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    classroom_wait(room, STAGE_ROUND, PHASE_HUDDLE, false);
    session_pen_raise(&room->bots[4].session, true, room->now_ms);
    classroom_run(room, 500);
    classroom_act(room, act(MESSAGE_host_pen));
    classroom_run(room, 3000);
    assert_int_equal(room->tally.all.pens_asked, 1);
    assert_int_equal(room->tally.all.pens_yes + room->tally.all.pens_passed, 1);
    assert_true(view_of(room, 0)->have_pen);
}

/* The teacher leads one round to its end; what cracks are open is asked once more. */
static void a_mending_round_is_played_by_all(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    classroom_wait(room, STAGE_ROUND, PHASE_REFLECT, true);
    classroom_run(room, 3000);
    uint16_t cracks = room->desk.desk.open_cracks;
    assert_true(cracks > 0);
    start_round(room, ROUND_MENDING);
    assert_int_equal(room->teacher.view.phase.kind, ROUND_MENDING);
    assert_true(view_of(room, 0)->challenge.is_mending);
    classroom_wait(room, STAGE_ROUND, PHASE_REVEAL, false);
    uint8_t round = room->teacher.view.phase.round;
    assert_int_equal(room->tally.phases[STAGE_ROUND][round][PHASE_MEND].met, CLASSROOM_STUDENTS);
    assert_true(room->desk.desk.open_cracks <= cracks);
}

static void the_teacher_comes_back_to_the_same_desk(void **state) {
    struct classroom *room = *state;
    start_round(room, ROUND_NORMAL);
    memory_net_cut(room->net, room->teachers_wire);
    classroom_run(room, 100);
    memset(&room->desk, 0, sizeof(room->desk));
    classroom_run(room, 100);
    assert_int_equal(session_host(&room->teacher, act(MESSAGE_host_break), room->now_ms), 0);
    room->teachers_peer =
        room->teachers_wire->calls->connect(room->teachers_wire, "room", 1, "K7QM-2XPD");
    classroom_run(room, 1000);
    assert_int_equal(room->desk.seats_count, CLASSROOM_STUDENTS);
    assert_int_equal(room->desk.seats[CLASSROOM_STUDENTS - 1].seat, CLASSROOM_STUDENTS);
    struct message *message = act(MESSAGE_host_door);
    message->as.host_door.is_locked = true;
    classroom_act(room, message);
    classroom_run(room, 500);
    assert_true(room->desk.desk.is_locked);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_classroom, close_classroom)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_identity_does_not_lead),
        cmocka_unit_test(from_another_machine_the_teachers_identity_leads),
        TEST(every_seat_and_team_stands_on_the_desk),
        TEST(a_note_about_a_seat_stands_on_the_desk),
        TEST(a_round_is_led_by_the_teachers_next),
        TEST(a_late_next_ends_nothing_else),
        TEST(a_frozen_class_looks_up_and_goes_on),
        TEST(the_teachers_own_mistake_is_on_all_screens_until_it_is_taken_away),
        TEST(muted_cheers_stay_silent),
        TEST(words_are_shown_after_a_nod_to_all),
        TEST(the_pen_asks_one_of_those_who_raised_it),
        TEST(a_mending_round_is_played_by_all),
        TEST(the_teacher_comes_back_to_the_same_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

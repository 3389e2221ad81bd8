/* Each limit of the server's core at the last one that is taken and at the next: that one is
 * refused with its reason, nothing is lost by it, and nobody else notices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "lesson.h"
#include "limit.h"
#include "rates.h"

#define LAB   7u /* machines */
#define OTHER 8u

static struct lesson *lesson;
static unsigned kept[LESSON_PUPILS];
static unsigned later[LESSON_PUPILS];

static void count(struct lesson *it, int pupil, const struct message *message, size_t size) {
    (void)it;
    (void)size;
    kept[pupil] += message->id == MESSAGE_kept;
    later[pupil] += message->id == MESSAGE_refused && message->as.refused.reason == REFUSED_LATER;
}

static int open_lesson(void **state) {
    (void)state;
    lesson = lesson_open(&(struct lesson_config){.is_auto = false});
    lesson->on_heard = count;
    memset(kept, 0, sizeof kept);
    memset(later, 0, sizeof later);
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static void is_at(int pupil, uint32_t machine) {
    memory_net_set_origin(lesson->pupils[pupil].transport, machine);
}

/* Sends it so often, at once. */
static void say(int pupil, struct message message, unsigned times) {
    for (unsigned i = 0; i < times; i++) {
        lesson_do(lesson, pupil, &message);
        if (i % 300 == 299) {
            lesson_run(lesson, 5); /* the wire holds no more */
        }
    }
    lesson_run(lesson, 20);
}

static const struct message agree = {.id = MESSAGE_agree};
static const struct message alive = {.id = MESSAGE_alive};

/* --- what one connection says
 * --------------------------------------------------------------------- */

static void a_burst_of_actions_is_taken_and_the_next_is_put_off(void **state) {
    (void)state;
    lesson_join(lesson, 0);
    lesson_run(lesson, 5000);
    for (unsigned more = 0; more < 2; more++) {
        kept[0] = 0;
        say(0, agree, LIMIT_ACTIONS_BURST - 1 + more);
        assert_int_equal(later[0], 0);
        assert_int_equal(kept[0], LIMIT_ACTIONS_BURST - 1 + more);
        lesson_run(lesson, 5000);
    }
    say(0, agree, LIMIT_ACTIONS_BURST + 1);
    assert_int_equal(later[0], 1);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_refused)->as.refused.action,
                     lesson->pupils[0].action);
}

static void what_was_put_off_is_taken_when_it_is_said_again(void **state) {
    (void)state;
    lesson_join(lesson, 0);
    lesson_run(lesson, 5000);
    say(0, agree, LIMIT_ACTIONS_BURST + 1);
    assert_int_equal(later[0], 1);
    uint32_t action = lesson->pupils[0].action;
    lesson_run(lesson, 1000);
    struct message again = agree;
    again.as.agree.action = action;
    lesson_send(lesson, 0, &again);
    lesson_run(lesson, 20);
    assert_int_equal(lesson_last(lesson, 0, MESSAGE_kept)->as.kept.action, action);
    assert_int_equal(later[0], 1);
}

static void names_are_asked_for_so_often_and_then_put_off(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_STUDENT, NULL);
    const struct message more = {.id = MESSAGE_more_names};
    say(0, more, LIMIT_JOINS_BURST);
    assert_int_equal(later[0], 0);
    assert_int_equal(kept[0], LIMIT_JOINS_BURST);
    say(0, more, 1);
    assert_int_equal(later[0], 1);
    lesson_run(lesson, 1000);
    assert_true(DO(0, join, .choice = 0));
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_seat), 1);
}

static void hands_are_raised_so_often_and_then_put_off(void **state) {
    (void)state;
    lesson_join(lesson, 0);
    lesson_run(lesson, 5000);
    say(0, (struct message){.id = MESSAGE_pen_raise}, LIMIT_TEXTS_BURST);
    assert_int_equal(later[0], 0);
    say(0, (struct message){.id = MESSAGE_pen_raise}, 1);
    assert_int_equal(later[0], 1);
    say(0, agree, 1); /* the rest goes on */
    assert_int_equal(later[0], 1);
}

static void more_messages_than_a_burst_put_actions_off_too(void **state) {
    (void)state;
    lesson_join(lesson, 0);
    lesson_run(lesson, 5000);
    lesson->pupils[0].is_silent = true;
    lesson_run(lesson, 1000);
    for (unsigned over = 0; over < 2; over++) {
        lesson_run(lesson, 5000);
        for (unsigned i = 0; i < LIMIT_MESSAGES_BURST - 1 + over; i++) {
            lesson_send(lesson, 0, &alive);
        }
        say(0, agree, 1);
        assert_int_equal(later[0], over);
    }
}

static void who_does_not_stop_is_let_go(void **state) {
    (void)state;
    lesson_join(lesson, 0);
    lesson_run(lesson, 5000);
    say(0, agree, LIMIT_ACTIONS_BURST + LIMIT_EXCESS_BURST);
    assert_true(lesson->pupils[0].is_connected);
    assert_int_equal(lesson_count(lesson, 0, MESSAGE_closed), 0);
    say(0, agree, 30);
    lesson_run(lesson, 200);
    assert_int_equal(LAST(0, closed)->reason, CLOSED_MISBEHAVED);
    assert_true(lesson->pupils[0].is_gone);
}

static void so_many_bytes_that_mean_nothing_are_borne_and_no_more(void **state) {
    (void)state;
    struct pupil *pupil = &lesson->pupils[0];
    lesson_join(lesson, 0);
    for (unsigned i = 0; i <= LIMIT_STRIKES; i++) {
        assert_int_equal(lesson_count(lesson, 0, MESSAGE_closed), 0);
        pupil->transport->calls->send(pupil->transport, pupil->peer, (const uint8_t *)"\x91\xc1", 2,
                                      TRANSPORT_RELIABLE);
        lesson_run(lesson, 20);
    }
    assert_int_equal(LAST(0, closed)->reason, CLOSED_MISBEHAVED);
}

/* Cheers are heard in share alone; that they are limited is seen in the buckets. */
static void each_rate_takes_its_burst_and_not_one_more(void **state) {
    (void)state;
    static const struct {
        enum rate rate;
        unsigned own, machine;
    } rows[] = {
        {RATE_MESSAGES, LIMIT_MESSAGES_BURST, LIMIT_MACHINE_MESSAGES_BURST},
        {RATE_ACTIONS, LIMIT_ACTIONS_BURST, LIMIT_MACHINE_ACTIONS_BURST},
        {RATE_JOINS, LIMIT_JOINS_BURST, LIMIT_MACHINE_JOINS_BURST},
        {RATE_TEXTS, LIMIT_TEXTS_BURST, LIMIT_MACHINE_TEXTS_BURST},
        {RATE_CHEERS, LIMIT_CHEERS_BURST, LIMIT_MACHINE_CHEERS_BURST},
        {RATE_HELLOS, 0, LIMIT_MACHINE_HELLOS_BURST},
    };
    struct machine_rates machines;
    assert_true(machine_rates_init(&machines, 12345, 1));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rates own = {0};
        for (unsigned j = 0; j < rows[i].own; j++) {
            assert_true(rates_take(&own, &machines, TRANSPORT_HERE, rows[i].rate, 50));
        }
        assert_true(rows[i].own == 0 ||
                    !rates_take(&own, &machines, TRANSPORT_HERE, rows[i].rate, 50));
        for (unsigned j = 0; j < rows[i].machine; j++) {
            struct rates fresh = {0};
            assert_true(rates_take(&fresh, &machines, LAB, rows[i].rate, 50));
        }
        struct rates last = {0};
        assert_false(rates_take(&last, &machines, LAB, rows[i].rate, 50));
        assert_true(rates_take(&last, &machines, TRANSPORT_HERE, rows[i].rate, 50));
        assert_true(rates_take(&last, &machines, LAB, rows[i].rate, 1050));
    }
    machine_rates_deinit(&machines);
}

static void a_terminal_server_may_so_many_times_more(void **state) {
    (void)state;
    struct machine_rates machines;
    assert_true(machine_rates_init(&machines, 12345, LIMIT_TERMINAL_SERVER));
    for (unsigned i = 0; i < LIMIT_TERMINAL_SERVER * LIMIT_MACHINE_JOINS_BURST; i++) {
        struct rates own = {0};
        assert_true(rates_take(&own, &machines, LAB, RATE_JOINS, 50));
    }
    struct rates own = {0};
    assert_false(rates_take(&own, &machines, LAB, RATE_JOINS, 50));
    machine_rates_deinit(&machines);
}

/* --- what one machine says
 * ------------------------------------------------------------------------ */

static void a_machine_that_floods_puts_off_itself_alone(void **state) {
    (void)state;
    for (int i = 0; i < 8; i++) {
        is_at(i, i < 6 ? LAB : OTHER);
    }
    is_at(7, TRANSPORT_HERE);
    lesson->config.machine_seats = 16;
    for (int i = 0; i < 8; i++) {
        lesson_connect(lesson, i);
        lesson_hello(lesson, i, ROLE_STUDENT, NULL);
    }
    lesson_run(lesson, 3000);
    const struct message ready = {.id = MESSAGE_ready}; /* refused by the rules, but heard */
    for (int i = 0; i < 5; i++) {
        say(i, ready, LIMIT_ACTIONS_BURST);
        assert_int_equal(later[i], 0);
    }
    say(5, ready, LIMIT_ACTIONS_BURST);
    assert_true(later[5] > 0);
    say(6, ready, LIMIT_ACTIONS_BURST);
    say(7, ready, LIMIT_ACTIONS_BURST);
    assert_int_equal(later[6], 0);
    assert_int_equal(later[7], 0);
}

static void so_many_connections_of_a_machine_and_the_next_is_refused(void **state) {
    (void)state;
    struct transport *lab = lesson->pupils[0].transport;
    is_at(0, LAB);
    is_at(1, LAB);
    is_at(2, OTHER);
    for (int i = 0; i < LIMIT_MACHINE_CONNECTIONS - 1; i++) {
        assert_true(lab->calls->connect(lab, "room", 1, "K7QM-2XPD") != 0);
    }
    lesson_run(lesson, 50);
    lesson_connect(lesson, 1); /* the last one */
    lesson_hello(lesson, 1, ROLE_STUDENT, NULL);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_welcome), 1);
    is_at(3, LAB);
    lesson->pupils[3].peer = lesson->pupils[3].transport->calls->connect(
        lesson->pupils[3].transport, "room", 1, "K7QM-2XPD");
    lesson_run(lesson, 50);
    assert_true(lesson->pupils[3].is_gone);
    assert_int_equal(LAST(3, refused)->action, 0);
    assert_int_equal(LAST(3, refused)->reason, REFUSED_TOO_MANY);
    lesson_connect(lesson, 2);
    lesson_hello(lesson, 2, ROLE_STUDENT, NULL);
    assert_int_equal(lesson_count(lesson, 2, MESSAGE_welcome), 1);
    lesson_cut(lesson, 1);
    lesson_connect(lesson, 3); /* a place is free again */
    lesson_hello(lesson, 3, ROLE_STUDENT, NULL);
    assert_int_equal(lesson_count(lesson, 3, MESSAGE_welcome), 1);
}

/* Half of a machine's greetings at a time, for more connections it may not have. */
static void greet(unsigned count) {
    struct transport *lab = lesson->pupils[0].transport;
    uint32_t peers[LIMIT_MACHINE_CONNECTIONS];
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    const struct message hello = {.id = MESSAGE_hello,
                                  .as.hello = {.major = PROTOCOL_MAJOR, .role = ROLE_BOARD}};
    size_t size = codec_encode(&hello, bytes, sizeof bytes);
    for (unsigned i = 0; i < count; i++) {
        peers[i] = lab->calls->connect(lab, "room", 1, "K7QM-2XPD");
    }
    lesson_run(lesson, 10);
    for (unsigned i = 0; i < count; i++) {
        assert_true(lab->calls->send(lab, peers[i], bytes, size, TRANSPORT_RELIABLE));
    }
    lesson_run(lesson, 10);
    for (unsigned i = 0; i < count; i++) {
        lab->calls->disconnect(lab, peers[i]);
    }
    lesson_run(lesson, 10);
}

static void so_many_greetings_of_a_machine_and_the_next_comes_again(void **state) {
    (void)state;
    is_at(0, LAB);
    is_at(1, LAB);
    greet(LIMIT_MACHINE_HELLOS_BURST / 2);
    greet(LIMIT_MACHINE_HELLOS_BURST / 2 - 1);
    lesson_connect(lesson, 1);
    lesson_hello(lesson, 1, ROLE_BOARD, NULL); /* the last one */
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_welcome), 1);
    lesson_cut(lesson, 1);
    lesson_connect(lesson, 1);
    lesson_hello(lesson, 1, ROLE_BOARD, NULL);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_welcome), 1);
    assert_int_equal(LAST(1, refused)->reason, REFUSED_LATER);
    assert_true(lesson->pupils[1].is_gone);
    lesson_run(lesson, 1000);
    lesson_connect(lesson, 1);
    lesson_hello(lesson, 1, ROLE_BOARD, NULL);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_welcome), 2);
}

static void so_many_teachers_and_the_next_finds_no_place(void **state) {
    (void)state;
    for (int i = 0; i < LIMIT_TEACHERS; i++) {
        lesson_teach(lesson, i);
        assert_int_equal(lesson_count(lesson, i, MESSAGE_welcome), 1);
    }
    lesson_teach(lesson, LIMIT_TEACHERS);
    assert_int_equal(lesson_count(lesson, LIMIT_TEACHERS, MESSAGE_welcome), 0);
    assert_int_equal(LAST(LIMIT_TEACHERS, refused)->reason, REFUSED_FULL);
}

/* The room of these tests has 64 places for connections. */
static void so_many_connections_of_all_and_the_next_is_not_let_in(void **state) {
    (void)state;
    struct transport *wire = lesson->pupils[0].transport;
    for (int i = 0; i < 63; i++) {
        assert_true(wire->calls->connect(wire, "room", 1, "K7QM-2XPD") != 0);
    }
    lesson_run(lesson, 50);
    lesson_connect(lesson, 1);
    lesson_hello(lesson, 1, ROLE_BOARD, NULL);
    assert_int_equal(lesson_count(lesson, 1, MESSAGE_welcome), 1);
    lesson->pupils[2].peer = lesson->pupils[2].transport->calls->connect(
        lesson->pupils[2].transport, "room", 1, "K7QM-2XPD");
    lesson_run(lesson, 50);
    assert_false(lesson->pupils[2].is_connected);
    assert_true(lesson->pupils[2].is_gone);
}

/* --- who says nothing
 * ----------------------------------------------------------------------------- */

static void who_does_not_greet_is_let_go_after_a_minute(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_run(lesson, LIMIT_SILENT_MS - 500);
    assert_true(lesson->pupils[0].is_connected);
    lesson_run(lesson, 800);
    assert_true(lesson->pupils[0].is_gone);
}

static void a_board_that_falls_silent_is_let_go_after_a_minute(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_BOARD, NULL);
    lesson_run(lesson, 2 * LIMIT_SILENT_MS);
    assert_true(lesson->pupils[0].is_connected);
    lesson->pupils[0].is_silent = true;
    lesson_run(lesson, LIMIT_SILENT_MS - 500);
    assert_true(lesson->pupils[0].is_connected);
    lesson_run(lesson, 1200);
    assert_true(lesson->pupils[0].is_gone);
}

/* A laptop that was closed with the room on it: what is said then is read before anybody is judged.
 */
static void a_room_that_slept_lets_nobody_go_for_it(void **state) {
    (void)state;
    lesson_connect(lesson, 0);
    lesson_hello(lesson, 0, ROLE_BOARD, NULL);
    lesson->now_ms += 10 * LIMIT_SILENT_MS;
    lesson_run(lesson, 1000);
    assert_true(lesson->pupils[0].is_connected);
}

/* --- a class
 * -------------------------------------------------------------------------------------- */

/* Sixteen at sixteen machines type as fast as keys repeat, for ten seconds. */
static void a_class_that_types_meets_no_limit(void **state) {
    (void)state;
    for (int i = 0; i < LESSON_PUPILS; i++) {
        is_at(i, 100 + (uint32_t)i);
        lesson_join(lesson, i);
    }
    lesson_next(lesson);
    for (int turn = 0; turn < 500; turn++) {
        for (int i = 0; i < LESSON_PUPILS; i++) {
            lesson_answer(lesson, i, "3/4", false);
        }
        lesson_run(lesson, 20);
    }
    lesson_run(lesson, 1000);
    for (int i = 0; i < LESSON_PUPILS; i++) {
        assert_int_equal(later[i], 0);
        assert_true(lesson->pupils[i].is_connected);
        assert_int_equal(kept[i], lesson->pupils[i].action);
    }
}

/* Two students at each machine, all at once, three times within seconds. */
static void a_room_that_is_started_again_takes_all_back_at_once(void **state) {
    (void)state;
    char why[160] = "";
    for (int i = 0; i < LESSON_PUPILS; i++) {
        is_at(i, 100 + (uint32_t)i / 2);
        lesson_join(lesson, i);
        assert_int_equal(lesson_count(lesson, i, MESSAGE_seat), 1);
    }
    lesson_next(lesson);
    for (int turn = 0; turn < 3; turn++) {
        assert_true(lesson_crash(lesson, 0, 500, why, sizeof why));
        for (int i = 0; i < LESSON_PUPILS; i++) {
            lesson_come_back(lesson, i);
            lesson_answer(lesson, i, "3/4", turn == 2);
        }
        lesson_run(lesson, 500);
    }
    for (int i = 0; i < LESSON_PUPILS; i++) {
        assert_int_equal(later[i], 0);
        assert_int_equal(LAST(i, seat)->seat, i + 1);
        assert_int_equal(LAST(i, kept)->action, lesson->pupils[i].action);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_burst_of_actions_is_taken_and_the_next_is_put_off),
        TEST(what_was_put_off_is_taken_when_it_is_said_again),
        TEST(names_are_asked_for_so_often_and_then_put_off),
        TEST(hands_are_raised_so_often_and_then_put_off),
        TEST(more_messages_than_a_burst_put_actions_off_too),
        TEST(who_does_not_stop_is_let_go),
        TEST(so_many_bytes_that_mean_nothing_are_borne_and_no_more),
        cmocka_unit_test(each_rate_takes_its_burst_and_not_one_more),
        cmocka_unit_test(a_terminal_server_may_so_many_times_more),
        TEST(a_machine_that_floods_puts_off_itself_alone),
        TEST(so_many_connections_of_a_machine_and_the_next_is_refused),
        TEST(so_many_greetings_of_a_machine_and_the_next_comes_again),
        TEST(so_many_teachers_and_the_next_finds_no_place),
        TEST(so_many_connections_of_all_and_the_next_is_not_let_in),
        TEST(who_does_not_greet_is_let_go_after_a_minute),
        TEST(a_board_that_falls_silent_is_let_go_after_a_minute),
        TEST(a_room_that_slept_lets_nobody_go_for_it),
        TEST(a_class_that_types_meets_no_limit),
        TEST(a_room_that_is_started_again_takes_all_back_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

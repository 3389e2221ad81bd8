/* Who may do what a teacher does, with real signatures: every message that a teacher alone may
 * send, from everybody who is none, in every place of a lesson; and everything that a hello can be
 * signed with which is not the teacher's word on this very connection. What is refused changes
 * nothing and is counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lesson.h"
#include "main_teachers.h"
#include "message_table.h"
#include "sample.h"

enum { SEATED, OTHER_SEATED, NAMELESS, BOARD, NOBODY, TEACHER, STRANGER };

static struct lesson *lesson;
static struct identity teacher, colleague, stranger;
static struct teachers teachers;

static void make_identities(void) {
    identity_init(&teacher, (const uint8_t[KEY_BYTES]){1});
    identity_init(&colleague, (const uint8_t[KEY_BYTES]){2});
    identity_init(&stranger, (const uint8_t[KEY_BYTES]){3});
    teachers = (struct teachers){.count = 0};
    teachers_add(&teachers, teacher.open);
    teachers_add(&teachers, colleague.open);
}

static int open_lesson(void **state) {
    (void)state;
    make_identities();
    lesson = lesson_open(&(struct lesson_config){.plan = "full",
                                                 .team_size = 2,
                                                 .is_teachers = teachers_know,
                                                 .teachers_context = &teachers});
    return 0;
}

static int close_lesson(void **state) {
    (void)state;
    lesson_close(lesson);
    return 0;
}

static struct message hello_of(const struct identity *identity, const uint8_t *handshake) {
    struct message hello = {.id = MESSAGE_hello};
    hello.as.hello = (struct message_hello){.major = PROTOCOL_MAJOR,
                                            .minor = PROTOCOL_MINOR,
                                            .role = ROLE_TEACHER,
                                            .owner_count = KEY_BYTES,
                                            .signature_count = SIGNATURE_BYTES};
    memcpy(hello.as.hello.owner, identity->open, KEY_BYTES);
    identity_sign_connection(identity, handshake, hello.as.hello.signature);
    return hello;
}

static struct transport_identity wire_of(int pupil) {
    struct transport_identity wire;
    const struct pupil *it = &lesson->pupils[pupil];
    assert_true(it->transport->calls->identity(it->transport, it->peer, &wire));
    return wire;
}

/* On a new connection of the pupil's. */
static struct message hello_signed_by(const struct identity *identity, int pupil) {
    lesson_connect(lesson, pupil);
    return hello_of(identity, wire_of(pupil).handshake);
}

static bool leads(int pupil, const struct message *hello) {
    unsigned welcomes = lesson_count(lesson, pupil, MESSAGE_welcome);
    uint32_t before = lesson_status(lesson).false_hellos;
    lesson_send(lesson, pupil, hello);
    lesson_run(lesson, 20);
    bool is_in = lesson_count(lesson, pupil, MESSAGE_welcome) == welcomes + 1;
    assert_int_equal(lesson_status(lesson).false_hellos, before + !is_in);
    assert_int_equal(lesson->pupils[pupil].is_gone, !is_in);
    if (!is_in) {
        assert_int_equal(LAST(pupil, refused)->reason, REFUSED_NOT_YOURS);
    }
    return is_in;
}

/* --- the hello
 * ------------------------------------------------------------------------------------ */

static void the_teacher_and_each_who_was_named_lead_from_any_machine(void **state) {
    (void)state;
    memory_net_set_origin(lesson->pupils[TEACHER].transport, 77);
    struct message own = hello_signed_by(&teacher, TEACHER);
    assert_true(leads(TEACHER, &own));
    struct message named = hello_signed_by(&colleague, STRANGER);
    assert_true(leads(STRANGER, &named));
    assert_true(DO(TEACHER, host_door, .is_locked = true));
    assert_true(DO(STRANGER, host_door, .is_locked = false));
}

static void an_identity_that_nobody_named_does_not_lead(void **state) {
    (void)state;
    struct message hello = hello_signed_by(&stranger, STRANGER);
    assert_false(leads(STRANGER, &hello));
}

static void the_teachers_key_with_anothers_signature_does_not_lead(void **state) {
    (void)state;
    struct message hello = hello_signed_by(&stranger, STRANGER);
    memcpy(hello.as.hello.owner, teacher.open, KEY_BYTES);
    assert_false(leads(STRANGER, &hello));
    hello = hello_signed_by(&teacher, STRANGER);
    memcpy(hello.as.hello.owner, colleague.open, KEY_BYTES);
    assert_false(leads(STRANGER, &hello));
}

static void every_bit_of_a_signature_counts(void **state) {
    (void)state;
    for (unsigned bit = 0; bit < 8 * SIGNATURE_BYTES; bit += 37) {
        struct message hello = hello_signed_by(&teacher, STRANGER);
        hello.as.hello.signature[bit / 8] ^= (uint8_t)(1 << bit % 8);
        assert_false(leads(STRANGER, &hello));
    }
}

static void half_a_proof_is_none(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct message hello = hello_signed_by(&teacher, STRANGER);
        hello.as.hello.owner_count = (uint16_t)(i == 0 ? 0 : KEY_BYTES - (i == 1));
        hello.as.hello.signature_count = (uint16_t)(i == 2 ? 0 : SIGNATURE_BYTES - (i == 3));
        assert_false(leads(STRANGER, &hello));
    }
}

static void what_was_signed_for_another_handshake_does_not_lead(void **state) {
    (void)state;
    uint8_t other[KEY_BYTES];
    lesson_connect(lesson, STRANGER);
    memcpy(other, wire_of(STRANGER).handshake, sizeof other);
    other[KEY_BYTES - 1] ^= 1;
    struct message hello = hello_of(&teacher, other);
    assert_false(leads(STRANGER, &hello));
}

static void a_hello_that_is_said_again_elsewhere_does_not_lead(void **state) {
    (void)state;
    struct message hello = hello_signed_by(&teacher, TEACHER);
    assert_true(leads(TEACHER, &hello));
    lesson_connect(lesson, STRANGER);
    assert_false(leads(STRANGER, &hello));
    lesson_cut(lesson, TEACHER); /* nor on the teacher's own next connection */
    lesson_connect(lesson, TEACHER);
    assert_false(leads(TEACHER, &hello));
}

static void a_signature_of_a_room_is_none_of_a_connection(void **state) {
    (void)state;
    struct room_key key = {.secret = {0}};
    struct message hello = hello_signed_by(&teacher, STRANGER);
    memcpy(key.open, wire_of(STRANGER).handshake, sizeof key.open);
    identity_sign_room(&teacher, &key);
    memcpy(hello.as.hello.signature, key.signature, SIGNATURE_BYTES);
    assert_false(leads(STRANGER, &hello));
}

static void who_is_in_already_becomes_no_teacher(void **state) {
    (void)state;
    lesson_join(lesson, SEATED);
    struct message hello = hello_of(&teacher, wire_of(SEATED).handshake);
    lesson_send(lesson, SEATED, &hello);
    lesson_run(lesson, 20);
    assert_int_equal(lesson_status(lesson).false_hellos, 1);
    assert_int_equal(lesson_count(lesson, SEATED, MESSAGE_desk), 0);
}

/* --- the matrix
 * ----------------------------------------------------------------------------------- */

/* One message, and a turn of the room for it. */
static void send_act(int pupil, const struct message_form *form) {
    static struct message act;
    sample_plain(&act, form);
    lesson_send(lesson, pupil, &act);
    lesson_run(lesson, 5);
}

static void expect_refused(int pupil, const struct message_form *form) {
    struct server_status before = lesson_status(lesson);
    uint64_t hash = server_hash(lesson->server);
    size_t events = journal_memory_count(lesson->journal);
    unsigned kept = lesson_count(lesson, pupil, MESSAGE_kept);
    send_act(pupil, form);
    struct server_status after = lesson_status(lesson);
    assert_int_equal(after.false_acts, before.false_acts + 1);
    assert_int_equal(after.is_muted, before.is_muted);
    assert_int_equal(server_hash(lesson->server), hash);
    assert_int_equal(journal_memory_count(lesson->journal), events);
    assert_int_equal(lesson_count(lesson, pupil, MESSAGE_kept), kept);
}

/* A seat, a student who has none yet, the board, and somebody who has said nothing. */
static void come_in(void) {
    lesson_come_back(lesson, SEATED);
    lesson_connect(lesson, NAMELESS);
    lesson_hello(lesson, NAMELESS, ROLE_STUDENT, NULL);
    lesson_connect(lesson, BOARD);
    lesson_hello(lesson, BOARD, ROLE_BOARD, NULL);
    lesson_connect(lesson, NOBODY);
}

static void go_out(void) {
    lesson_cut(lesson, SEATED);
    lesson_cut(lesson, NAMELESS);
    lesson_cut(lesson, BOARD);
    lesson_cut(lesson, NOBODY);
}

static unsigned refuse_all_here(void) {
    static const int senders[] = {SEATED, NAMELESS, BOARD, NOBODY};
    unsigned cells = 0;
    come_in();
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        for (size_t j = 0; form->from == FROM_TEACHER && j < sizeof senders / sizeof *senders;
             j++) {
            expect_refused(senders[j], form);
            cells++;
        }
    }
    go_out();
    return cells;
}

static void nobody_else_does_what_a_teacher_does_in_any_place_of_a_lesson(void **state) {
    (void)state;
    unsigned cells = 0, places = 0, acts = 0;
    for (size_t i = 0; i < message_form_count(); i++) {
        acts += message_form_at(i)->from == FROM_TEACHER;
    }
    lesson_join_all(lesson, 2);
    lesson_cut(lesson, SEATED);
    for (; lesson_status(lesson).stage != STAGE_RECAP; places++) {
        assert_in_range(places, 0, 40);
        cells += refuse_all_here();
        lesson_next(lesson);
    }
    cells += refuse_all_here();
    assert_in_range(acts, 25, 100);
    assert_in_range(places, 1 + 7 * 2, 40); /* the lobby and two rounds of all phases */
    assert_int_equal(cells, 4 * acts * (places + 1));
    assert_int_equal(lesson_status(lesson).false_acts, cells);
}

/* The other way round, so that the matrix is known to see something: the room does take them. */
static void the_same_messages_from_the_teacher_are_not_counted(void **state) {
    (void)state;
    lesson_join_all(lesson, 4);
    struct message hello = hello_signed_by(&teacher, TEACHER);
    assert_true(leads(TEACHER, &hello));
    for (size_t i = 0; i < message_form_count(); i++) {
        if (message_form_at(i)->from == FROM_TEACHER) {
            struct message act;
            sample_plain(&act, message_form_at(i));
            lesson_try(lesson, TEACHER, &act);
        }
    }
    assert_int_equal(lesson_status(lesson).false_acts, 0);
    assert_true(lesson_count(lesson, TEACHER, MESSAGE_kept) > 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_lesson, close_lesson)
        TEST(the_teacher_and_each_who_was_named_lead_from_any_machine),
        TEST(an_identity_that_nobody_named_does_not_lead),
        TEST(the_teachers_key_with_anothers_signature_does_not_lead),
        TEST(every_bit_of_a_signature_counts),
        TEST(half_a_proof_is_none),
        TEST(what_was_signed_for_another_handshake_does_not_lead),
        TEST(a_hello_that_is_said_again_elsewhere_does_not_lead),
        TEST(a_signature_of_a_room_is_none_of_a_connection),
        TEST(who_is_in_already_becomes_no_teacher),
        TEST(nobody_else_does_what_a_teacher_does_in_any_place_of_a_lesson),
        TEST(the_same_messages_from_the_teacher_are_not_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

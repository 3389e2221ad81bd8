/* What the session keeps of what the room says, and what it lets go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "fake_room.h"
#include "random.h"
#include "str.h"

static struct session session;

static void say_challenge(uint8_t round, uint8_t part) {
    struct message *message = room_message(MESSAGE_challenge);
    message->as.challenge.round = round;
    message->as.challenge.part = part;
    str_copy(message->as.challenge.title, sizeof(message->as.challenge.title), "Half of a half");
    assert_true(room_says(&session, message, 0));
}

static void say_ideas(uint8_t round, enum phase phase) {
    struct message *message = room_message(MESSAGE_ideas);
    message->as.ideas.round = round;
    message->as.ideas.phase = (uint8_t)phase;
    assert_true(room_says(&session, message, 0));
}

static void say_round_results(uint8_t round) {
    struct message *message = room_message(MESSAGE_result);
    message->as.result.round = round;
    message->as.result.phase = PHASE_REVEAL;
    assert_true(room_says(&session, message, 0));
    message = room_message(MESSAGE_reveal);
    message->as.reveal.round = round;
    assert_true(room_says(&session, message, 0));
    message = room_message(MESSAGE_bars);
    message->as.bars.round = round;
    assert_true(room_says(&session, message, 0));
}

static int start_in_try(void **state) {
    (void)state;
    student_in_try(&session, 1000);
    return 0;
}

static void hello_is_first_and_carries_version_and_role(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_BOARD});
    session_connected(&session, 0);
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = session_outgoing(&session, bytes, 0);
    struct message *message = room_message(MESSAGE_hello);
    assert_int_equal(codec_decode(bytes, count, FROM_BOARD, message), CODEC_OK);
    assert_int_equal(message->id, MESSAGE_hello);
    assert_int_equal(message->as.hello.major, PROTOCOL_MAJOR);
    assert_int_equal(message->as.hello.role, ROLE_BOARD);
    assert_int_equal(message->as.hello.token_count, 0);
    assert_int_equal(session.link, SESSION_GREETING);
}

static void welcome_opens_the_link(void **state) {
    (void)state;
    session_init(&session, &(struct session_config){.role = ROLE_STUDENT});
    session_connected(&session, 0);
    room_says_welcome(&session, 3, 0);
    assert_int_equal(session.link, SESSION_IN);
    assert_int_equal(session.run, 3);
    assert_true(session.view.have_welcome);
}

static void another_round_clears_what_belonged_to_the_old_one(void **state) {
    (void)state;
    say_challenge(1, 0);
    say_challenge(1, 1);
    say_ideas(1, PHASE_HUDDLE);
    say_round_results(1);
    session_answer(&session, &(struct message_answer){.text = "3/8"}, 1000);
    room_says_phase(&session, 2, PHASE_TRY, 2000);
    const struct session_view *view = &session.view;
    assert_false(view->have_challenge || view->have_twin || view->have_ideas);
    assert_false(view->have_result || view->have_reveal || view->have_bars);
    assert_false(view->has_said || view->is_ready_said);
}

static void what_came_before_its_round_stays(void **state) {
    (void)state;
    say_challenge(2, 0);
    room_says_phase(&session, 2, PHASE_TRY, 2000);
    assert_true(session.view.have_challenge);
    assert_int_equal(session.view.challenge.round, 2);
}

static void people_read_the_number_among_normal_rounds(void **state) {
    (void)state;
    room_says_phase(&session, 2, PHASE_TRY, 2000); /* an older room, which has no such number */
    assert_int_equal(session.view.phase.number, 2);
    assert_int_equal(session.view.phase.planned, 3);
    struct message *message = room_message(MESSAGE_phase);
    message->as.phase = (struct message_phase){
        .stage = STAGE_ROUND, .round = 3, .rounds = 4, .number = 2, .planned = 3};
    assert_true(room_says(&session, message, 3000));
    assert_int_equal(session.view.phase.number, 2);
    assert_int_equal(session.view.phase.planned, 3);
}

static void another_phase_clears_the_said_and_the_ideas_only(void **state) {
    (void)state;
    say_challenge(1, 0);
    say_ideas(1, PHASE_TRY);
    session_answer(&session, &(struct message_answer){.text = "3/8"}, 1000);
    room_says_phase(&session, 1, PHASE_HUDDLE, 2000);
    assert_false(session.view.has_said);
    assert_false(session.view.have_ideas);
    assert_true(session.view.have_challenge);
}

static void the_same_phase_again_keeps_the_said_and_moves_the_deadline(void **state) {
    (void)state;
    say_ideas(1, PHASE_TRY);
    session_answer(&session, &(struct message_answer){.text = "3/8"}, 1000);
    assert_int_equal(session.view.deadline_ms, 41000);
    room_says_phase(&session, 1, PHASE_TRY, 5000);
    assert_true(session.view.has_said);
    assert_true(session.view.have_ideas);
    assert_int_equal(session.view.deadline_ms, 45000);
}

static void ready_is_forgotten_with_its_phase(void **state) {
    (void)state;
    room_says_phase(&session, 1, PHASE_REVEAL, 1000);
    assert_int_not_equal(session_ready(&session, 1000), 0);
    assert_int_equal(session_ready(&session, 1000), 0);
    struct message *message = room_message(MESSAGE_phase);
    message->as.phase.stage = STAGE_RECAP;
    message->as.phase.round = 1;
    assert_true(room_says(&session, message, 2000));
    assert_int_not_equal(session_ready(&session, 2000), 0);
}

static void a_phase_without_duration_or_paused_has_no_deadline(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_phase);
    message->as.phase.stage = STAGE_ROUND;
    message->as.phase.left_ms = 700;
    assert_true(room_says(&session, message, 1000));
    assert_true(session.view.deadline_ms == UINT64_MAX);
    message = room_message(MESSAGE_phase);
    message->as.phase.duration_ms = 1000;
    message->as.phase.left_ms = 700;
    message->as.phase.is_paused = true;
    assert_true(room_says(&session, message, 1000));
    assert_true(session.view.deadline_ms == UINT64_MAX);
    message->as.phase.is_paused = false;
    assert_true(room_says(&session, message, 1000));
    assert_int_equal(session.view.deadline_ms, 1700);
}

static void a_twin_does_not_replace_its_challenge(void **state) {
    (void)state;
    say_challenge(1, 0);
    say_challenge(1, 1);
    assert_true(session.view.have_challenge && session.view.have_twin);
    assert_int_equal(session.view.challenge.part, 0);
    assert_int_equal(session.view.twin.part, 1);
}

static void a_long_message_is_put_together_from_its_parts(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_challenge);
    message->as.challenge.round = 1;
    memset(message->as.challenge.prompt, 'p', PROMPT_BYTES_MAX);
    assert_true(room_says(&session, message, 0));
    assert_true(session.view.have_challenge);
    assert_int_equal(strlen(session.view.challenge.prompt), PROMPT_BYTES_MAX);
}

static void mine_brings_back_what_was_said_before(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_mine);
    message->as.mine.round = 1;
    message->as.mine.phase = PHASE_TRY;
    message->as.mine.is_final = true;
    message->as.mine.confidence = CONFIDENCE_SURE;
    str_copy(message->as.mine.text, sizeof(message->as.mine.text), "3/8");
    assert_true(room_says(&session, message, 0));
    assert_true(session.view.has_said && session.view.is_kept);
    assert_string_equal(session.view.said.text, "3/8");
    assert_true(session.view.said.is_final);
    assert_int_equal(session.view.said.confidence, CONFIDENCE_SURE);
}

static void mine_does_not_replace_what_was_said_since(void **state) {
    (void)state;
    session_answer(&session, &(struct message_answer){.text = "new"}, 1000);
    struct message *message = room_message(MESSAGE_mine);
    message->as.mine.round = 1;
    message->as.mine.phase = PHASE_TRY;
    str_copy(message->as.mine.text, sizeof(message->as.mine.text), "old");
    assert_true(room_says(&session, message, 0));
    assert_string_equal(session.view.said.text, "new");
    assert_false(session.view.is_kept);
}

/* Short random bytes are a message now and then: [11] is a room with all its fields missing. */
static void garbage_is_ignored(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 1, 1);
    struct session_view before = session.view;
    unsigned ignored = 0;
    for (int i = 0; i < 20000; i++) {
        uint8_t bytes[64];
        size_t count = random_below(&random, sizeof(bytes));
        for (size_t b = 0; b < count; b++) {
            bytes[b] = (uint8_t)random_next(&random);
        }
        if (session_receive(&session, bytes, count, 1000)) {
            before = session.view;
            continue;
        }
        ignored++;
        assert_memory_equal(&before, &session.view, sizeof(before));
    }
    assert_true(ignored > 19000);
}

static void a_message_of_a_client_is_not_taken_from_the_room(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_ready);
    message->as.ready.action = 1;
    assert_false(room_says(&session, message, 0));
}

static void a_message_cut_short_changes_nothing(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_team);
    str_copy(message->as.team.name, sizeof(message->as.team.name), "Amber");
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof(bytes));
    for (size_t cut = 0; cut < count; cut++) {
        assert_false(session_receive(&session, bytes, cut, 0));
        assert_false(session.view.have_team);
    }
    assert_true(session_receive(&session, bytes, count, 0));
}

static void a_part_within_parts_leads_nowhere(void **state) {
    (void)state;
    struct message *inner = room_message(MESSAGE_part);
    inner->as.part.index = 0;
    inner->as.part.count = 2;
    inner->as.part.bytes_count = PART_BYTES_MAX;
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = codec_encode(inner, bytes, sizeof(bytes));
    struct session_view before = session.view;
    for (uint8_t i = 0; i < 2; i++) {
        struct message *outer = room_message(MESSAGE_part);
        outer->as.part.index = i;
        outer->as.part.count = 2;
        outer->as.part.bytes_count = (uint16_t)(i == 0 ? 500 : count - 500);
        memcpy(outer->as.part.bytes, bytes + (i == 0 ? 0 : 500), outer->as.part.bytes_count);
        room_says(&session, outer, 0);
    }
    assert_memory_equal(&before, &session.view, sizeof(before));
}

static void closed_ends_it_for_good(void **state) {
    (void)state;
    assert_true(room_says(&session, room_message(MESSAGE_closed), 0));
    assert_int_equal(session.link, SESSION_ENDED);
    assert_int_equal(session.why_ended, SESSION_ROOM_CLOSED);
    session_disconnected(&session);
    session_connected(&session, 0);
    assert_int_equal(session.link, SESSION_ENDED);
    assert_int_equal(room_hears_all(&session, 5000), 0);
}

static void a_hello_refused_for_its_version_or_a_full_room_ends_it(void **state) {
    (void)state;
    room_says_refused(&session, 0, REFUSED_VERSION, 0);
    assert_int_equal(session.link, SESSION_ENDED);
    assert_int_equal(session.why_ended, SESSION_VERSION);
    start_in_try(NULL);
    room_says_refused(&session, 0, REFUSED_FULL, 0);
    assert_int_equal(session.why_ended, SESSION_FULL);
    start_in_try(NULL);
    room_says_refused(&session, 0, REFUSED_BUSY, 0);
    assert_int_equal(session.link, SESSION_IN);
}

/* A room of a newer minor version has reasons that this client has not heard of. */
static void a_reason_that_is_not_known_yet_is_heard_all_the_same(void **state) {
    (void)state;
    struct message *message = room_message(MESSAGE_closed);
    message->as.closed.reason = UINT8_MAX;
    assert_true(room_says(&session, message, 0));
    assert_int_equal(session.link, SESSION_ENDED);
    assert_int_equal(session.closed_reason, CLOSED_BY_TEACHER);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hello_is_first_and_carries_version_and_role),
        cmocka_unit_test(welcome_opens_the_link),
        cmocka_unit_test_setup(another_round_clears_what_belonged_to_the_old_one, start_in_try),
        cmocka_unit_test_setup(what_came_before_its_round_stays, start_in_try),
        cmocka_unit_test_setup(people_read_the_number_among_normal_rounds, start_in_try),
        cmocka_unit_test_setup(another_phase_clears_the_said_and_the_ideas_only, start_in_try),
        cmocka_unit_test_setup(the_same_phase_again_keeps_the_said_and_moves_the_deadline,
                               start_in_try),
        cmocka_unit_test_setup(ready_is_forgotten_with_its_phase, start_in_try),
        cmocka_unit_test_setup(a_phase_without_duration_or_paused_has_no_deadline, start_in_try),
        cmocka_unit_test_setup(a_twin_does_not_replace_its_challenge, start_in_try),
        cmocka_unit_test_setup(a_long_message_is_put_together_from_its_parts, start_in_try),
        cmocka_unit_test_setup(mine_brings_back_what_was_said_before, start_in_try),
        cmocka_unit_test_setup(mine_does_not_replace_what_was_said_since, start_in_try),
        cmocka_unit_test_setup(garbage_is_ignored, start_in_try),
        cmocka_unit_test_setup(a_message_of_a_client_is_not_taken_from_the_room, start_in_try),
        cmocka_unit_test_setup(a_message_cut_short_changes_nothing, start_in_try),
        cmocka_unit_test_setup(a_part_within_parts_leads_nowhere, start_in_try),
        cmocka_unit_test_setup(closed_ends_it_for_good, start_in_try),
        cmocka_unit_test_setup(a_hello_refused_for_its_version_or_a_full_room_ends_it,
                               start_in_try),
        cmocka_unit_test_setup(a_reason_that_is_not_known_yet_is_heard_all_the_same, start_in_try),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

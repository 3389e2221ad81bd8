/* A student of a swarm does each thing once and in time, whatever the room says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "str.h"
#include "swarm_bot.h"

static struct tally tally;
static uint16_t tables[64];
static struct bot bot;
static struct bot_class class;
static struct message heard;
static uint64_t now_us;
static struct message last; /* of the kind that a test listens for */

static void say(const struct message *message) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof(bytes));
    assert_true(count > 0);
    assert_true(session_receive(&bot.session, bytes, count, now_us / 1000));
    bot_heard(&bot, &class, now_us);
}

static void say_phase(enum stage stage, uint8_t round, enum phase phase) {
    struct message message = {.id = MESSAGE_phase};
    message.as.phase = (struct message_phase){.stage = (uint8_t)stage,
                                              .round = round,
                                              .phase = (uint8_t)phase,
                                              .duration_ms = 60000,
                                              .left_ms = 60000};
    say(&message);
}

static void say_kind_of_phase(uint8_t round, enum round_kind kind, bool is_paused) {
    struct message message = {.id = MESSAGE_phase};
    message.as.phase =
        (struct message_phase){.stage = STAGE_ROUND,
                               .round = round,
                               .phase = kind == ROUND_MENDING ? PHASE_MEND : PHASE_TRY,
                               .kind = (uint8_t)kind,
                               .duration_ms = 60000,
                               .left_ms = 60000,
                               .is_paused = is_paused};
    say(&message);
}

static void say_refused(uint32_t action, enum refusal_reason reason) {
    struct message message = {.id = MESSAGE_refused};
    message.as.refused.action = action;
    message.as.refused.reason = (uint8_t)reason;
    say(&message);
}

static void say_challenge(void) {
    struct message message = {.id = MESSAGE_challenge};
    message.as.challenge =
        (struct message_challenge){.round = 1, .kind = KIND_CHOICE, .options_count = 3};
    say(&message);
}

/* What the student sends next, NULL for nothing. */
static const struct message *next(void) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = session_outgoing(&bot.session, bytes, now_us / 1000);
    if (count == 0) {
        return NULL;
    }
    assert_int_equal(codec_decode(bytes, count, FROM_STUDENT, &heard), CODEC_OK);
    return &heard;
}

/* Lets the student think for a while; how often it says this in it. The last one is in `last`. */
static unsigned says_within(uint64_t wait_us, enum message_id id) {
    unsigned count = 0;
    for (uint64_t end_us = now_us + wait_us; now_us < end_us; now_us += 1000) {
        bot_act(&bot, &class, now_us);
        for (const struct message *message; (message = next()) != NULL;) {
            count += message->id == id;
            if (message->id == id) {
                last = *message;
            }
        }
    }
    return count;
}

static void begin(uint32_t index) {
    bot_init(&bot, &class, index);
    session_connected(&bot.session, now_us / 1000);
    struct message message = {.id = MESSAGE_welcome};
    message.as.welcome.run = 1;
    say(&message);
    message = (struct message){.id = MESSAGE_names};
    message.as.names.names_count = 3;
    say(&message);
}

static void take_seat(void) {
    struct message message = {.id = MESSAGE_seat};
    message.as.seat.seat = 4;
    message.as.seat.token_count = TOKEN_BYTES;
    say(&message);
}

static int start(void **state) {
    (void)state;
    now_us = 5000000;
    tally_init(&tally, 1, now_us);
    memset(tables, 0, sizeof(tables));
    last = (struct message){0};
    class = (struct bot_class){.tally = &tally, .seed = 1, .pace_ms = 300, .tables = tables};
    return 0;
}

/* ... and a student has its seat. */
static int start_seated(void **state) {
    start(state);
    begin(1);
    take_seat();
    return 0;
}

static int stop(void **state) {
    (void)state;
    tally_deinit(&tally);
    return 0;
}

static void a_name_is_taken_at_once_or_after_one_look_at_others(void **state) {
    (void)state;
    unsigned looked = 0;
    for (uint32_t index = 0; index < 100; index++) {
        begin(index);
        assert_int_equal(next()->id, MESSAGE_hello);
        bot_act(&bot, &class, now_us);
        const struct message *message = next();
        if (message->id == MESSAGE_more_names) {
            looked++;
            struct message names = {.id = MESSAGE_names};
            names.as.names.names_count = 3;
            say(&names);
            bot_act(&bot, &class, now_us);
            message = next();
        }
        assert_int_equal(message->id, MESSAGE_join);
    }
    assert_in_range(looked, 1, 30);
}

static void a_name_that_was_not_given_is_asked_for_again_after_a_while(void **state) {
    (void)state;
    begin(1);
    assert_int_equal(says_within(5000, MESSAGE_join), 1);
    say_refused(last.as.join.action, REFUSED_BUSY);
    assert_false(bot.found_no_seat);
    assert_int_equal(says_within(400000, MESSAGE_join), 0);
    assert_int_equal(says_within(200000, MESSAGE_join), 1);
    say_refused(last.as.join.action, REFUSED_FULL);
    assert_true(bot.found_no_seat);
    assert_int_equal(tally.refused, 0);
}

static void one_final_answer_is_handed_in_at_the_try(void **state) {
    (void)state;
    unsigned drafts = 0;
    for (uint32_t index = 0; index < 100; index++) {
        begin(index);
        take_seat();
        say_phase(STAGE_ROUND, 1, PHASE_TRY);
        say_challenge();
        unsigned count = says_within(2000000, MESSAGE_answer);
        assert_in_range(count, 1, 2);
        assert_true(last.as.answer.is_final);
        drafts += count - 1;
    }
    assert_in_range(drafts, 15, 45);
}

static void who_reads_says_ready_once(void **state) {
    (void)state;
    say_phase(STAGE_ROUND, 1, PHASE_REVEAL);
    assert_int_equal(says_within(2000000, MESSAGE_ready), 1);
    say_phase(STAGE_ROUND, 1, PHASE_REVEAL);
    assert_int_equal(says_within(2000000, MESSAGE_ready), 0);
    say_phase(STAGE_RECAP, 1, PHASE_NONE);
    assert_int_equal(says_within(2000000, MESSAGE_ready), 1);
}

static void nothing_is_said_while_the_clock_stands(void **state) {
    (void)state;
    say_challenge();
    say_kind_of_phase(1, ROUND_NORMAL, true);
    assert_int_equal(says_within(3000000, MESSAGE_answer), 0);
    say_phase(STAGE_ROUND, 1, PHASE_TRY);
    assert_true(says_within(3000000, MESSAGE_answer) > 0);
}

static void who_hears_of_the_phase_before_the_seat_is_there_answers_all_the_same(void **state) {
    (void)state;
    begin(1);
    say_phase(STAGE_ROUND, 1, PHASE_HUDDLE);
    say_challenge();
    assert_int_equal(says_within(2000000, MESSAGE_answer), 0);
    take_seat();
    assert_int_equal(says_within(2000000, MESSAGE_answer), 1);
}

/* Its huddle and its tries were in another round: it begins with mend, and a twin of that round. */
static void a_mending_round_is_answered_with_its_twin(void **state) {
    (void)state;
    say_kind_of_phase(4, ROUND_MENDING, false);
    struct message message = {.id = MESSAGE_challenge};
    message.as.challenge = (struct message_challenge){
        .round = 4, .part = 2, .kind = KIND_ORDER, .options_count = 4, .is_mending = true};
    say(&message);
    assert_int_equal(says_within(2000000, MESSAGE_answer), 1);
    assert_int_equal(last.as.answer.round, 4);
    assert_int_equal(last.as.answer.picks_count, 4);
}

static void a_room_that_asks_back_gets_not_yet_in_the_end(void **state) {
    (void)state;
    say_phase(STAGE_ROUND, 1, PHASE_MEND);
    say_challenge();
    for (unsigned i = 0; i < 3; i++) {
        assert_int_equal(says_within(2000000, MESSAGE_answer), 1);
        say_refused(last.as.answer.action, REFUSED_NOT_OFFERED);
    }
    assert_int_equal(last.as.answer.picks_count, 0);
    assert_int_equal(says_within(2000000, MESSAGE_answer), 0);
    assert_int_equal(tally.refused, 3);
}

static void thinking_ends_before_the_phase_does(void **state) {
    (void)state;
    class.pace_ms = 600000;
    say_challenge();
    say_phase(STAGE_ROUND, 1, PHASE_HUDDLE);
    assert_int_equal(says_within(45000000, MESSAGE_answer), 1);
}

static void a_student_leaves_when_its_rounds_are_played(void **state) {
    (void)state;
    class.rounds = 1;
    say_phase(STAGE_ROUND, 1, PHASE_TRY);
    say_kind_of_phase(2, ROUND_MENDING, false);
    say_phase(STAGE_RECAP, 2, PHASE_NONE);
    assert_false(bot.has_left);
    say_phase(STAGE_ROUND, 3, PHASE_TRY);
    assert_true(bot.has_left);
    assert_int_equal(says_within(10000, MESSAGE_leave), 1);
}

static void a_kept_answer_is_told_with_its_seat_and_event(void **state) {
    (void)state;
    say_phase(STAGE_ROUND, 1, PHASE_MEND);
    say_challenge();
    assert_int_equal(says_within(2000000, MESSAGE_answer), 1);
    struct message message = {.id = MESSAGE_kept};
    message.as.kept.action = last.as.answer.action;
    message.as.kept.event = 99;
    say(&message);
    assert_int_equal(tally.told_count, 1);
    assert_int_equal(tally.told[0].event, 99);
    assert_int_equal(tally.told[0].seat, 4);
    assert_int_equal(tally.told[0].round, 1);
    assert_int_equal(tally.told[0].phase, PHASE_MEND);
}

#define TEST(name)   cmocka_unit_test_setup_teardown(name, start, stop)
#define SEATED(name) cmocka_unit_test_setup_teardown(name, start_seated, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_name_is_taken_at_once_or_after_one_look_at_others),
        TEST(a_name_that_was_not_given_is_asked_for_again_after_a_while),
        TEST(one_final_answer_is_handed_in_at_the_try),
        SEATED(who_reads_says_ready_once),
        SEATED(nothing_is_said_while_the_clock_stands),
        TEST(who_hears_of_the_phase_before_the_seat_is_there_answers_all_the_same),
        SEATED(a_mending_round_is_answered_with_its_twin),
        SEATED(a_room_that_asks_back_gets_not_yet_in_the_end),
        SEATED(thinking_ends_before_the_phase_does),
        SEATED(a_student_leaves_when_its_rounds_are_played),
        SEATED(a_kept_answer_is_told_with_its_seat_and_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What students of a swarm do beside answering, against a room that only says what a test wants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "str.h"
#include "swarm_bot.h"
#include "swarm_words.h"
#include "utf8.h"

#define SECOND_US 1000000u

static struct tally tally;
static uint16_t tables[64];
static struct bot bot;
static struct bot_class class;
static uint64_t now_us;
static struct message next;

/* What was said in a while, by message, and the last of each. */
static unsigned said[128];
static struct message last_offer, last_write, last_lesson, last_bowl;
static uint8_t cheers[CHEER_COUNT];
static uint64_t felt_us, ready_us;

static struct message *message_of(enum message_id id) {
    memset(&next, 0, sizeof(next));
    next.id = id;
    return &next;
}

static void say(const struct message *message) {
    static uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof(bytes));
    assert_true(count > 0);
    assert_true(session_receive(&bot.session, bytes, count, now_us / 1000));
    bot_heard(&bot, &class, now_us);
}

static void say_kept(uint32_t action) {
    struct message *message = message_of(MESSAGE_kept);
    message->as.kept.action = action;
    say(message);
}

/* Remembers what came, and keeps it. */
static void take(const struct message *message) {
    said[message->id]++;
    if (message->id == MESSAGE_offer) {
        last_offer = *message;
        say_kept(message->as.offer.action);
    } else if (message->id == MESSAGE_write) {
        last_write = *message;
        say_kept(message->as.write.action);
    } else if (message->id == MESSAGE_lesson) {
        last_lesson = *message;
        say_kept(message->as.lesson.action);
    } else if (message->id == MESSAGE_feel) {
        felt_us = now_us;
    } else if (message->id == MESSAGE_ready) {
        ready_us = now_us;
    } else if (message->id == MESSAGE_choose_bowl) {
        last_bowl = *message;
    } else if (message->id == MESSAGE_cheer) {
        cheers[message->as.cheer.cheer]++;
    }
}

static void go_on(uint64_t wait_us) {
    static struct message message;
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    memset(said, 0, sizeof(said));
    memset(cheers, 0, sizeof(cheers));
    for (uint64_t end_us = now_us + wait_us; now_us < end_us; now_us += 2000) {
        bot_act(&bot, &class, now_us);
        for (size_t count; (count = session_outgoing(&bot.session, bytes, now_us / 1000)) > 0;) {
            assert_int_equal(codec_decode(bytes, count, FROM_STUDENT, &message), CODEC_OK);
            take(&message);
        }
    }
}

static void say_phase(enum stage stage, uint8_t round, enum phase phase) {
    struct message *message = message_of(MESSAGE_phase);
    message->as.phase = (struct message_phase){.stage = (uint8_t)stage,
                                               .round = round,
                                               .phase = (uint8_t)phase,
                                               .duration_ms = 60000,
                                               .left_ms = 60000};
    say(message);
}

static void say_page(uint8_t round, enum phase phase, bool is_scribe) {
    struct message *message = message_of(MESSAGE_page);
    message->as.page.round = round;
    message->as.page.phase = (uint8_t)phase;
    message->as.page.is_scribe = is_scribe;
    say(message);
}

static void say_team(uint16_t team) {
    struct message *message = message_of(MESSAGE_team);
    message->as.team.team = team;
    message->as.team.seed = 77;
    say(message);
}

static void say_spotlight(uint8_t round, uint8_t number) {
    struct message *message = message_of(MESSAGE_spotlight);
    message->as.spotlight.round = round;
    message->as.spotlight.number = number;
    message->as.spotlight.may_claim = true;
    say(message);
    message = message_of(MESSAGE_questions);
    message->as.questions.round = round;
    message->as.questions.good_count = 3;
    message->as.questions.turns_count = 2;
    say(message);
}

/* A student with a seat. */
static void begin(uint32_t index) {
    bot_init(&bot, &class, index);
    session_connected(&bot.session, now_us / 1000);
    struct message *message = message_of(MESSAGE_welcome);
    message->as.welcome.run = 1;
    say(message);
    message = message_of(MESSAGE_seat);
    message->as.seat.seat = (uint16_t)(index + 1);
    message->as.seat.token_count = TOKEN_BYTES;
    say(message);
    go_on(2000);
}

static int start(void **state) {
    (void)state;
    now_us = 5 * SECOND_US;
    tally_init(&tally, 1, now_us);
    memset(tables, 0, sizeof(tables));
    class = (struct bot_class){.tally = &tally, .seed = 1, .pace_ms = 300, .tables = tables};
    return 0;
}

static int stop(void **state) {
    (void)state;
    tally_deinit(&tally);
    return 0;
}

/* --- the lobby ---------------------------------------------------------------------------------
 */

static void the_first_at_a_table_opens_the_bowl_that_the_others_choose(void **state) {
    (void)state;
    unsigned opened = 0, chosen = 0;
    for (uint32_t index = 0; index < 60; index++) {
        begin(index);
        say_phase(STAGE_LOBBY, 0, PHASE_NONE);
        go_on(SECOND_US);
        if (said[MESSAGE_open_bowl] > 0) {
            assert_int_equal(index % BOT_TABLE_SEATS, 0);
            assert_int_equal(said[MESSAGE_open_bowl], 1);
            say_team((uint16_t)(100 + index));
            opened++;
        } else if (said[MESSAGE_choose_bowl] > 0) {
            uint32_t first = index - index % BOT_TABLE_SEATS;
            assert_int_equal(last_bowl.as.choose_bowl.team, 100 + first);
            chosen++;
        }
    }
    assert_in_range(opened, 14, 20); /* some sit down nowhere, and are placed */
    assert_in_range(chosen, 24, 40);
}

static void who_finds_no_bowl_at_the_table_takes_one_with_room(void **state) {
    (void)state;
    unsigned chosen = 0;
    for (uint32_t index = 1; index < 30; index += BOT_TABLE_SEATS) {
        begin(index);
        say_phase(STAGE_LOBBY, 0, PHASE_NONE);
        struct message *message = message_of(MESSAGE_bowls);
        message->as.bowls.bowls_count = 2;
        message->as.bowls.bowls[0] = (struct record_open_bowl){.team = 3, .seats = 4};
        message->as.bowls.bowls[1] = (struct record_open_bowl){.team = 4, .seats = 2};
        say(message);
        go_on(3 * SECOND_US);
        chosen += said[MESSAGE_choose_bowl];
    }
    assert_in_range(chosen, 5, 10);
    assert_int_equal(last_bowl.as.choose_bowl.team, 4);
}

static void feelings_are_told_at_the_start_and_with_the_statements_at_the_end(void **state) {
    (void)state;
    unsigned before = 0, after = 0;
    for (uint32_t index = 0; index < 60; index++) {
        begin(index);
        say_phase(STAGE_LOBBY, 0, PHASE_NONE);
        go_on(SECOND_US);
        assert_in_range(said[MESSAGE_feel], 0, 1);
        before += said[MESSAGE_feel];
        say_phase(STAGE_RECAP, 3, PHASE_NONE);
        go_on(3 * SECOND_US);
        assert_true(said[MESSAGE_feel] == 0 || said[MESSAGE_feel] == FEELING_COUNT);
        assert_int_equal(said[MESSAGE_ready], 1);
        assert_true(said[MESSAGE_feel] == 0 || ready_us >= felt_us);
        after += said[MESSAGE_feel];
    }
    assert_in_range(before, 25, 48);
    assert_in_range(after, 25 * FEELING_COUNT, 48 * FEELING_COUNT);
}

/* --- offer and reflect -------------------------------------------------------------------------
 */

static void offers_are_mixed_and_have_thoughts_that_are_there(void **state) {
    (void)state;
    unsigned consents[CONSENT_COUNT] = {0}, offers = 0;
    for (uint32_t index = 0; index < 60; index++) {
        begin(index);
        struct message *message = message_of(MESSAGE_team);
        message->as.team.team = 2;
        message->as.team.seed = index / BOT_TABLE_SEATS;
        say(message);
        say_phase(STAGE_ROUND, 1, PHASE_OFFER);
        message = message_of(MESSAGE_thoughts);
        message->as.thoughts.round = 1;
        message->as.thoughts.thoughts_count = 2;
        say(message);
        go_on(3 * SECOND_US);
        assert_in_range(said[MESSAGE_offer], 1, 2);
        assert_in_range(last_offer.as.offer.thought, 0, 2);
        assert_int_equal(last_offer.as.offer.own, CONSENT_SILENT);
        assert_int_equal(last_offer.as.offer.round, 1);
        assert_int_equal(said[MESSAGE_write], 0);
        consents[last_offer.as.offer.consent]++;
        offers += said[MESSAGE_offer];
    }
    assert_int_equal(consents[CONSENT_SILENT], 0);
    assert_true(consents[CONSENT_KEEP] > 3);
    assert_true(consents[CONSENT_WITHOUT] > 10);
    assert_true(consents[CONSENT_NAME] > 10);
    assert_int_equal(offers, tally.all.offers[1] + tally.all.offers[2] + tally.all.offers[3]);
    assert_int_equal(tally.met[PHASE_OFFER], 60);
}

static void who_is_asked_about_the_own_try_says_keep_or_without(void **state) {
    (void)state;
    for (uint32_t index = 0; index < 20; index++) {
        begin(index);
        say_phase(STAGE_ROUND, 1, PHASE_OFFER);
        struct message *message = message_of(MESSAGE_result);
        message->as.result.round = 1;
        message->as.result.phase = PHASE_OFFER;
        message->as.result.asks_own = true;
        say(message);
        go_on(3 * SECOND_US);
        uint8_t own = last_offer.as.offer.own;
        assert_true(own == CONSENT_KEEP || own == CONSENT_WITHOUT);
    }
}

static void a_scribe_writes_as_it_goes_and_offers_its_words(void **state) {
    (void)state;
    unsigned writers = 0;
    for (uint32_t index = 0; index < 40; index++) {
        begin(index);
        say_phase(STAGE_ROUND, 1, PHASE_OFFER);
        say_page(1, PHASE_OFFER, true);
        go_on(3 * SECOND_US);
        if (said[MESSAGE_write] == 0) {
            continue;
        }
        writers++;
        assert_int_equal(said[MESSAGE_write], 3);
        assert_true(last_write.as.write.is_final);
        assert_int_equal(last_write.as.write.phase, PHASE_OFFER);
        assert_int_equal(last_offer.as.offer.thought, THOUGHT_WORDS);
    }
    assert_in_range(writers, 15, 34);
}

static void the_scribe_alone_hands_in_a_lesson(void **state) {
    (void)state;
    unsigned written = 0, picked = 0;
    for (uint32_t index = 0; index < 40; index++) {
        begin(index);
        bool is_scribe = index % 2 == 0;
        say_phase(STAGE_ROUND, 2, PHASE_REFLECT);
        say_page(2, PHASE_REFLECT, is_scribe);
        struct message *message = message_of(MESSAGE_lessons);
        message->as.lessons.round = 2;
        message->as.lessons.lessons_count = 2;
        say(message);
        go_on(3 * SECOND_US);
        assert_int_equal(said[MESSAGE_lesson], is_scribe);
        if (is_scribe && last_lesson.as.lesson.lesson == LESSON_WORDS) {
            assert_true(words_is_lesson(last_write.as.write.text));
            written++;
        } else if (is_scribe) {
            assert_in_range(last_lesson.as.lesson.lesson, 1, 2);
            picked++;
        }
    }
    assert_in_range(written, 7, 17);
    assert_int_equal(written + picked, 20);
    assert_int_equal(tally.all.lessons, 20);
    assert_int_equal(tally.all.lessons_written, written);
    assert_int_equal(tally.met[PHASE_REFLECT], 40); /* all have seen the page */
}

static void every_sentence_of_the_swarm_is_clean_and_has_room(void **state) {
    (void)state;
    struct random random;
    char text[WORDS_BYTES_MAX + 1];
    random_init(&random, 1, 1);
    for (int i = 0; i < 100; i++) {
        words_thought(&random, text, sizeof(text));
        assert_true(utf8_is_clean(text, strlen(text)));
        assert_false(words_is_lesson(text));
        words_lesson(&random, ROUNDS_MAX, text, sizeof(text));
        assert_true(utf8_is_clean(text, strlen(text)));
        assert_true(words_is_lesson(text));
        assert_in_range(strlen(text), 10, 140);
    }
}

/* --- share and mend ----------------------------------------------------------------------------
 */

static void each_thought_is_answered_and_cheered_once_more(void **state) {
    (void)state;
    unsigned ok = 0;
    for (uint32_t index = 0; index < 30; index++) {
        begin(index);
        say_team(2);
        say_phase(STAGE_ROUND, 1, PHASE_SHARE);
        go_on(SECOND_US);
        assert_int_equal(said[MESSAGE_cheer], 0); /* nothing is in the spotlight yet */
        for (uint8_t number = 1; number <= 2; number++) {
            say_spotlight(1, number);
            go_on(3 * SECOND_US);
            assert_in_range(said[MESSAGE_cheer], 1, 5);
            assert_int_equal(said[MESSAGE_choose_idea], 2);
            assert_int_equal(cheers[CHEER_YOU_CAN], 0);
            ok += cheers[CHEER_OK] > 0;
        }
    }
    assert_true(ok > 30); /* enough for a chorus */
    assert_int_equal(tally_spotlights(&tally), 2);
    assert_int_equal(tally.met[PHASE_SHARE], 30);
}

static void a_team_claims_a_thought_as_one(void **state) {
    (void)state;
    unsigned claimed = 0;
    for (uint32_t team = 0; team < 30; team++) {
        unsigned members = 0;
        for (uint32_t index = 0; index < BOT_TABLE_SEATS; index++) {
            begin(index);
            struct message *message = message_of(MESSAGE_team);
            message->as.team.team = 2;
            message->as.team.seed = team;
            say(message);
            say_phase(STAGE_ROUND, 1, PHASE_SHARE);
            say_spotlight(1, 1);
            go_on(2 * SECOND_US);
            members += said[MESSAGE_claim];
        }
        assert_true(members == 0 || members == BOT_TABLE_SEATS);
        claimed += members > 0;
    }
    assert_in_range(claimed, 3, 18);
}

static void you_can_is_said_in_mend_and_nothing_else(void **state) {
    (void)state;
    unsigned said_so = 0;
    for (uint32_t index = 0; index < 40; index++) {
        begin(index);
        say_phase(STAGE_ROUND, 1, PHASE_MEND);
        go_on(2 * SECOND_US);
        said_so += cheers[CHEER_YOU_CAN];
        assert_int_equal(said[MESSAGE_cheer], cheers[CHEER_YOU_CAN]);
    }
    assert_in_range(said_so, 10, 30);
    assert_int_equal(met_sum(tally.all.cheers, CHEER_COUNT), said_so);
}

/* --- the pen, and looking up -------------------------------------------------------------------
 */

static void who_is_asked_by_the_pen_answers(void **state) {
    (void)state;
    begin(3);
    say_phase(STAGE_ROUND, 1, PHASE_SHARE);
    struct message *message = message_of(MESSAGE_pen_ask);
    message->as.pen_ask.round = 1;
    say(message);
    go_on(2 * SECOND_US);
    assert_int_equal(said[MESSAGE_pen_say], 1);
    assert_int_equal(bot.met.pens_asked, 1);
}

static void while_all_look_up_nothing_is_done_and_nothing_forgotten(void **state) {
    (void)state;
    begin(3);
    say_phase(STAGE_ROUND, 1, PHASE_OFFER);
    struct message *message = message_of(MESSAGE_phase);
    message->as.phase = bot.session.view.phase;
    message->as.phase.is_frozen = true;
    say(message);
    go_on(5 * SECOND_US);
    assert_int_equal(said[MESSAGE_offer], 0);
    say_phase(STAGE_ROUND, 1, PHASE_OFFER);
    go_on(SECOND_US);
    assert_in_range(said[MESSAGE_offer], 1, 2);
}

static void the_second_twin_is_answered_again(void **state) {
    (void)state;
    begin(3);
    struct message *message = message_of(MESSAGE_challenge);
    message->as.challenge =
        (struct message_challenge){.round = 1, .part = 0, .kind = KIND_CHOICE, .options_count = 3};
    say(message);
    say_phase(STAGE_ROUND, 1, PHASE_AGAIN);
    go_on(2 * SECOND_US);
    assert_int_equal(said[MESSAGE_answer], 1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(the_first_at_a_table_opens_the_bowl_that_the_others_choose),
        TEST(who_finds_no_bowl_at_the_table_takes_one_with_room),
        TEST(feelings_are_told_at_the_start_and_with_the_statements_at_the_end),
        TEST(offers_are_mixed_and_have_thoughts_that_are_there),
        TEST(who_is_asked_about_the_own_try_says_keep_or_without),
        TEST(a_scribe_writes_as_it_goes_and_offers_its_words),
        TEST(the_scribe_alone_hands_in_a_lesson),
        TEST(every_sentence_of_the_swarm_is_clean_and_has_room),
        TEST(each_thought_is_answered_and_cheered_once_more),
        TEST(a_team_claims_a_thought_as_one),
        TEST(you_can_is_said_in_mend_and_nothing_else),
        TEST(who_is_asked_by_the_pen_answers),
        TEST(while_all_look_up_nothing_is_done_and_nothing_forgotten),
        TEST(the_second_twin_is_answered_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

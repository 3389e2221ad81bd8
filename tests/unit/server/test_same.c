/* Nobody can tell who missed. One lesson is played twice; the only difference is which of two teams
 * misses, and which of two students misses alone. Everybody hears the same kinds of messages, of
 * the same sizes, in the same ticks, both times. Only what a team and a seat hear of themselves may
 * say something else: all the rest is the same to the byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "hash.h"
#include "lesson.h"
#include "str.h"

#define PUPILS_MAX 8
#define BOARD      12
#define HEARD_MAX  4000

/* How the class plays. */
struct way {
    const char *plan;
    int pupils; /* two a team; the first two teams and the last one differ in who misses */
    enum consent consent;
    bool misses_mend; /* who misses the huddle misses the mend too */
};

/* What one listener heard, in order. */
struct record {
    enum message_id id;
    size_t size;
    uint64_t at_ms;
    uint64_t hash; /* of all that it says */
};

struct run {
    unsigned count[LESSON_PUPILS];
    struct record list[LESSON_PUPILS][HEARD_MAX];
};

static struct run *runs[2];
static struct run *run;
static struct lesson *lesson;
static const struct way *way;

/* A miss and a match of one length, so that typing them takes the same bytes. */
static const char pack_text[] =
    "title: Two words\n"
    "language: en\n"
    "challenges:\n"
    "  - kind: text\n"
    "    title: First\n"
    "    prompt: Which word?\n"
    "    answer: bridge\n"
    "    explanation: It is so.\n"
    "    slips: [{answer: bottle, thinking: It holds something., turn: It goes over something.}]\n"
    "    twins:\n"
    "      - title: Again\n"
    "        prompt: Which other word?\n"
    "        answer: window\n"
    "        explanation: It is so too.\n"
    "        slips: [{answer: winter, thinking: It is cold., turn: One looks through it.}]\n"
    "      - title: Once more\n"
    "        prompt: And which now?\n"
    "        answer: garden\n"
    "        explanation: It is so again.\n"
    "        slips: [{answer: gutter, thinking: It is wet., turn: Things grow in it.}]\n";

static void on_heard(struct lesson *it, int pupil, const struct message *message, size_t size) {
    unsigned at = run->count[pupil]++;
    assert_true(at < HEARD_MAX);
    static uint8_t bytes[MESSAGE_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof bytes);
    run->list[pupil][at] = (struct record){.id = message->id,
                                           .size = size,
                                           .at_ms = it->now_ms,
                                           .hash = hash_bytes(HASH_START, bytes, count)};
}

#define SEND(pupil, name, ...)                                                                     \
    lesson_do(lesson, pupil, &(struct message){.id = MESSAGE_##name, .as.name = {__VA_ARGS__}})

static enum phase phase_now(void) {
    return lesson_status(lesson).phase;
}

/* Who misses in the try and in the huddle: the first two teams always do one of them, whichever
 * `is_first` says; where nobody offers, or where whoever missed does. */
static bool misses(int pupil, bool is_first) {
    return is_first ? pupil / 2 == 0 : pupil / 2 == 1;
}

/* Who misses alone while the team gets there: of the last team, the one or the other. */
static bool misses_alone(int pupil, bool is_first) {
    return pupil == way->pupils - (is_first ? 2 : 1);
}

static void say(int pupil, const char *text) {
    lesson_answer(lesson, pupil, text, true);
}

static void act_in_offer(int pupil, enum consent consent) {
    bool is_scribe = LAST(pupil, page)->is_scribe;
    if (is_scribe) {
        struct message message = {.id = MESSAGE_write};
        message.as.write.round = 1;
        message.as.write.phase = PHASE_OFFER;
        message.as.write.is_final = true;
        str_copy(message.as.write.text, sizeof message.as.write.text, "It was so quick.");
        lesson_do(lesson, pupil, &message);
    }
    SEND(pupil, offer, .round = 1, .consent = (uint8_t)consent, .thought = 1, .own = CONSENT_KEEP);
}

static void act_in_phase(int pupil, bool is_first) {
    switch (phase_now()) {
    case PHASE_TRY:
        say(pupil, misses(pupil, is_first) || misses_alone(pupil, is_first) ? "bottle" : "bridge");
        break;
    case PHASE_HUDDLE:
        say(pupil, misses(pupil, is_first) ? "bottle" : "bridge");
        break;
    case PHASE_OFFER:
        act_in_offer(pupil, way->consent);
        break;
    case PHASE_SHARE:
        SEND(pupil, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_GOOD, .idea = 1);
        SEND(pupil, choose_idea, .round = 1, .spotlight = 1, .question = QUESTION_TURN, .idea = 1);
        break;
    case PHASE_MEND:
        say(pupil, way->misses_mend && misses(pupil, is_first) ? "winter" : "window");
        break;
    case PHASE_AGAIN:
        say(pupil, "garden");
        break;
    case PHASE_REFLECT:
        SEND(pupil, lesson, .round = 1, .lesson = 1);
        break;
    case PHASE_REVEAL:
    case PHASE_NONE:
    case PHASE_COUNT:
        break;
    }
}

static void sit_down(void) {
    for (int i = 0; i < way->pupils; i++) {
        lesson_join(lesson, i);
        if (i % 2 == 0) {
            SEND(i, open_bowl, 0);
        } else {
            SEND(i, choose_bowl, .team = LAST(i - 1, team)->team);
        }
        lesson_run(lesson, 120);
    }
}

static void play(int number) {
    run = runs[number];
    memset(run, 0, sizeof *run);
    lesson = lesson_open(&(struct lesson_config){
        .plan = way->plan, .team_size = 2, .rounds = 1, .pack_text = pack_text});
    lesson->on_heard = on_heard;
    lesson_connect(lesson, BOARD);
    lesson_hello(lesson, BOARD, ROLE_BOARD, NULL);
    sit_down();
    lesson_next(lesson);
    while (phase_now() != PHASE_NONE) {
        for (int i = 0; i < way->pupils; i++) {
            act_in_phase(i, number == 0);
            lesson_run(lesson, 20);
        }
        lesson_run(lesson, 200);
        lesson_next(lesson);
    }
    lesson_run(lesson, 500);
    assert_int_equal(lesson_status(lesson).stage, STAGE_RECAP);
    lesson_close(lesson);
}

/* What may differ is what a team hears of itself, and its seats of themselves. */
static bool is_of_its_own(int listener, enum message_id id) {
    bool is_another = listener == BOARD || (listener >= 4 && listener < way->pupils - 2);
    bool is_own = id == MESSAGE_result || id == MESSAGE_team || id == MESSAGE_ideas ||
                  id == MESSAGE_mine || id == MESSAGE_journey;
    return is_own && !is_another;
}

static void compare(int listener) {
    const struct run *a = runs[0];
    const struct run *b = runs[1];
    for (unsigned i = 0; i < a->count[listener] && i < b->count[listener]; i++) {
        const struct record *x = &a->list[listener][i];
        const struct record *y = &b->list[listener][i];
        if (x->id != y->id || x->size != y->size || x->at_ms != y->at_ms) {
            fail_msg("listener %d, message %u: kind %d of %zu bytes at %d ms, and kind %d of %zu "
                     "bytes at %d ms",
                     listener, i, (int)x->id, x->size, (int)x->at_ms, (int)y->id, y->size,
                     (int)y->at_ms);
        }
        if (x->hash != y->hash && !is_of_its_own(listener, x->id)) {
            fail_msg("listener %d, message %u: kind %d at %d ms does not say the same", listener, i,
                     (int)x->id, (int)x->at_ms);
        }
    }
    assert_int_equal(a->count[listener], b->count[listener]);
    assert_true(a->count[listener] > 30);
}

static void same_for_everybody(const struct way *its_way) {
    way = its_way;
    play(0);
    play(1);
    for (int i = 0; i < way->pupils; i++) {
        compare(i);
    }
    compare(BOARD);
}

static void who_keeps_a_miss_cannot_be_told_from_who_matched(void **state) {
    (void)state;
    same_for_everybody(&(struct way){"full+again", PUPILS_MAX, CONSENT_KEEP, false});
}

static void who_shows_a_miss_without_the_name_cannot_be_told_either(void **state) {
    (void)state;
    same_for_everybody(&(struct way){"full+again", PUPILS_MAX, CONSENT_WITHOUT, false});
}

static void who_does_not_get_there_at_all_cannot_be_told_either(void **state) {
    (void)state;
    same_for_everybody(&(struct way){"full+again", PUPILS_MAX, CONSENT_KEEP, true});
}

static void in_a_small_class_a_name_that_is_offered_is_not_told(void **state) {
    (void)state;
    same_for_everybody(&(struct way){"full", 6, CONSENT_NAME, false});
}

static void in_a_quick_round_nobody_can_be_told_either(void **state) {
    (void)state;
    same_for_everybody(&(struct way){"quick", PUPILS_MAX, CONSENT_KEEP, false});
    same_for_everybody(&(struct way){"quick", PUPILS_MAX, CONSENT_KEEP, true});
}

static int open_runs(void **state) {
    (void)state;
    runs[0] = malloc(sizeof *runs[0]);
    runs[1] = malloc(sizeof *runs[1]);
    return runs[0] != NULL && runs[1] != NULL ? 0 : -1;
}

static int close_runs(void **state) {
    (void)state;
    free(runs[0]);
    free(runs[1]);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_keeps_a_miss_cannot_be_told_from_who_matched),
        cmocka_unit_test(who_shows_a_miss_without_the_name_cannot_be_told_either),
        cmocka_unit_test(who_does_not_get_there_at_all_cannot_be_told_either),
        cmocka_unit_test(in_a_small_class_a_name_that_is_offered_is_not_told),
        cmocka_unit_test(in_a_quick_round_nobody_can_be_told_either),
    };
    return cmocka_run_group_tests(tests, open_runs, close_runs);
}

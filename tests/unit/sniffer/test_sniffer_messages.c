/* Who sits on one student's wire and sees nothing but sizes and times of messages cannot tell who
 * missed: whole lessons are played twice, by real client cores, with other teams and other seats
 * missing the second time, in every kind of challenge. Everybody's wire looks the same both times.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "course.h"
#include "messages.h"
#include "str.h"
#include "transport_memory.h"

#define PACK   "assets/packs/seven-kinds-10-12.yaml"
#define ROUNDS 9 /* all of it */

#define LONG_ROUNDS 17

static struct memory_net *net;

static struct transport *listen(void *context) {
    (void)context;
    return transport_memory_listen(net, COURSE_CODE, 64);
}

static struct transport *dial(void *context, int student) {
    (void)context;
    (void)student;
    return transport_memory_dial(net);
}

static const char *code(void *context) {
    (void)context;
    return COURSE_CODE;
}

static uint16_t port(void *context, int student) {
    (void)context;
    (void)student;
    return 1;
}

static void set_time(void *context, uint64_t now_ms) {
    (void)context;
    memory_net_set_time(net, now_ms);
}

static struct course *play(struct course_config config, uint64_t seed) {
    net = memory_net_open(1);
    config.wire = (struct course_wire){
        .listen = listen, .dial = dial, .code = code, .port = port, .set_time = set_time};
    config.pack = PACK;
    config.seed = seed;
    struct course *course = course_open(&config);
    course_play(course);
    return course;
}

static void stop(struct course *course, struct memory_net *its_net) {
    course_close(course);
    memory_net_close(its_net);
}

/* How many wires look different; of the first one, where. */
static int count_different(const struct course *a, const struct course *b, bool is_told) {
    int different = 0;
    for (int i = 0; i < a->pupils_count; i++) {
        const struct sights *x = &a->pupils[i].messages;
        const struct sights *y = &b->pupils[i].messages;
        size_t at = 0;
        assert_true(x->count > 200);
        if (sights_are_same(x, y, &at)) {
            continue;
        }
        different++;
        if (is_told && at < x->count && at < y->count) {
            print_message("student %d, message %zu: %s of %u bytes %s at %d ms, and %s of %u bytes "
                          "%s at %d ms\n",
                          i, at, message_name((enum message_id)x->list[at].hint), x->list[at].size,
                          x->list[at].is_up ? "up" : "down", (int)x->list[at].at_ms,
                          message_name((enum message_id)y->list[at].hint), y->list[at].size,
                          y->list[at].is_up ? "up" : "down", (int)y->list[at].at_ms);
        }
    }
    return different;
}

/* Of no use were two lessons in which the same ones missed. */
static bool others_missed(const struct course *a, const struct course *b) {
    bool is_other = false;
    for (int i = 0; i < a->students_count; i++) {
        const struct message_team *x = &a->pupils[i].session.view.team;
        const struct message_team *y = &b->pupils[i].session.view.team;
        is_other = is_other || x->cracks != y->cracks || x->seams != y->seams;
    }
    return is_other;
}

static int compare(const struct course_config *config, uint64_t seed, bool is_told) {
    struct course *a = play(*config, seed);
    struct memory_net *net_a = net;
    struct course *b = play(*config, seed + 1000);
    assert_true(others_missed(a, b));
    int different = count_different(a, b, is_told);
    stop(b, net);
    stop(a, net_a);
    return different;
}

static void in_all_kinds_of_challenges_every_wire_looks_the_same(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        assert_int_equal(
            compare(&(struct course_config){.plan = "full+again", .teams = 4, .rounds = ROUNDS},
                    seed, true),
            0);
    }
}

static void in_quick_rounds_too(void **state) {
    (void)state;
    assert_int_equal(
        compare(&(struct course_config){.plan = "quick", .teams = 4, .rounds = ROUNDS}, 7, true),
        0);
}

/* Two teams play each part. */
static void and_in_a_large_class(void **state) {
    (void)state;
    assert_int_equal(
        compare(&(struct course_config){.plan = "full", .teams = CAST_TEAMS_MAX, .rounds = 4}, 8,
                true),
        0);
}

/* What comes into the spotlight there is the pack's, whoever offered. */
static void and_in_a_small_one(void **state) {
    (void)state;
    assert_int_equal(
        compare(&(struct course_config){.plan = "full", .teams = 3, .rounds = ROUNDS}, 5, true), 0);
}

/* As many challenges as it takes for a team to have more gold than one byte holds. */
static const char *long_pack(void) {
    static char text[LONG_ROUNDS * 512 + 64];
    str_copy(text, sizeof text, "title: Many words\nlanguage: en\nchallenges:\n");
    for (int i = 0; i < LONG_ROUNDS; i++) {
        char one[512];
        str_format(one, sizeof one,
                   "  - kind: text\n"
                   "    title: Word %d\n"
                   "    prompt: Which word is number %d?\n"
                   "    answer: bridge\n"
                   "    explanation: It is so.\n"
                   "    slips: [{answer: well, thinking: It is deep., turn: It goes over it.}]\n"
                   "    twins:\n"
                   "      - title: Again %d\n"
                   "        prompt: Which other word is number %d?\n"
                   "        answer: window\n"
                   "        explanation: It is so too.\n"
                   "        slips: [{answer: wall, thinking: It is there., turn: One sees.}]\n",
                   i, i, i, i);
        assert_true(str_append(text, sizeof text, one));
    }
    return text;
}

static bool is_far_apart(const struct course *course) {
    bool is_below = false, is_above = false;
    for (int i = 0; i < course->students_count; i++) {
        uint32_t gold = course->pupils[i].session.view.team.gold;
        is_below = is_below || gold < 128;
        is_above = is_above || gold >= 128;
    }
    return is_below && is_above;
}

/* A team has 128 earlier or later, by what it missed. */
static void in_a_long_lesson_the_gold_of_a_team_cannot_be_weighed(void **state) {
    (void)state;
    struct course_config config = {
        .plan = "full", .teams = 4, .rounds = LONG_ROUNDS, .pack_text = long_pack()};
    struct course *a = play(config, 9);
    assert_true(is_far_apart(a));
    stop(a, net);
    assert_int_equal(compare(&config, 9, true), 0);
}

static void without_the_padding_it_would_be_seen(void **state) {
    (void)state;
    assert_true(
        compare(
            &(struct course_config){.plan = "full", .teams = 4, .rounds = ROUNDS, .is_bare = true},
            1, false) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_all_kinds_of_challenges_every_wire_looks_the_same),
        cmocka_unit_test(in_quick_rounds_too),
        cmocka_unit_test(and_in_a_large_class),
        cmocka_unit_test(and_in_a_small_one),
        cmocka_unit_test(in_a_long_lesson_the_gold_of_a_team_cannot_be_weighed),
        cmocka_unit_test(without_the_padding_it_would_be_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The kinds that are answered by picking: how they are shown, and what each pick is marked as. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "pack.h"

enum { LIGHTS, GROWTH, SIGNS, THOUGHT };

static const char yaml[] = "title: Kinds\n"
                           "challenges:\n"
                           "  - kind: choices\n"
                           "    title: Lights\n"
                           "    prompt: Which\n"
                           "    options: [a, b, c, d]\n"
                           "    answers: [D, a]\n"
                           "    explanation: Because\n"
                           "    slips:\n"
                           "      - {answers: [c, b], thinking: t, turn: t}\n"
                           "      - {answer: a, thinking: t, turn: t}\n"
                           "  - kind: order\n"
                           "    title: Growth\n"
                           "    prompt: In which order\n"
                           "    options: [first, second, third, fourth]\n"
                           "    explanation: Because\n"
                           "    slips:\n"
                           "      - answers: [second, first, third, fourth]\n"
                           "        thinking: t\n"
                           "        turn: t\n"
                           "    twins:\n"
                           "      - prompt: Once more\n"
                           "        options: [one, two, three]\n"
                           "        explanation: Because\n"
                           "  - kind: match\n"
                           "    title: Signs\n"
                           "    prompt: What belongs together\n"
                           "    pairs:\n"
                           "      - {left: 1/2, right: 50 %}\n"
                           "      - {left: 1/4, right: 25 %}\n"
                           "      - {left: 1/5, right: 20 %}\n"
                           "    explanation: Because\n"
                           "    slips:\n"
                           "      - pairs:\n"
                           "          - {left: 1/5, right: 25 %}\n"
                           "          - {left: 1/2, right: 50 %}\n"
                           "          - {left: 1/4, right: 20 %}\n"
                           "        thinking: t\n"
                           "        turn: t\n"
                           "  - kind: slip\n"
                           "    title: Thought\n"
                           "    prompt: In which line\n"
                           "    lines: [1 + 1 = 2, 2 + 2 = 5, 5 + 1 = 6]\n"
                           "    answer: 2\n"
                           "    repair: 2 + 2 = 4\n"
                           "    explanation: Because\n"
                           "    slips: [{answer: 3, thinking: t, turn: t}]\n";

static const struct {
    unsigned challenge;
    struct answer answer;
    enum mark mark;
    unsigned slip;
    const char *normal;
} picked[] = {
    {LIGHTS, {"", {0, 3}, 2}, MARK_IS_MATCH, 0, "#1 #4"},
    {LIGHTS, {"", {3, 0}, 2}, MARK_IS_MATCH, 0, "#1 #4"},
    {LIGHTS, {"", {0}, 1}, MARK_IS_MISS, 2, "#1"},
    {LIGHTS, {"", {1, 2}, 2}, MARK_IS_MISS, 1, "#2 #3"},
    {LIGHTS, {"", {2, 1}, 2}, MARK_IS_MISS, 1, "#2 #3"},
    {LIGHTS, {"", {3, 2, 1, 0}, 4}, MARK_IS_MISS, 0, "#1 #2 #3 #4"},
    {LIGHTS, {"", {0, 3, 0}, 3}, MARK_IS_NO_OPTION, 0, ""},
    {LIGHTS, {"", {0, 4}, 2}, MARK_IS_NO_OPTION, 0, ""},
    {LIGHTS, {"", {0, 3, 1, 2, 0}, 5}, MARK_IS_NO_OPTION, 0, ""},
    {LIGHTS, {"", {0, 3}, 255}, MARK_IS_NO_OPTION, 0, ""},
    {LIGHTS, {"a", {0}, 0}, MARK_IS_NO_OPTION, 0, ""},
    {LIGHTS, {"", {0}, 0}, MARK_IS_NOT_YET, 0, ""},
    {GROWTH, {"", {0}, 0}, MARK_IS_NOT_YET, 0, ""},
    {GROWTH, {"", {0, 1, 2}, 3}, MARK_IS_NO_OPTION, 0, ""},
    {GROWTH, {"", {0, 1, 2, 2}, 4}, MARK_IS_NO_OPTION, 0, ""},
    {GROWTH, {"", {0, 1, 2, 4}, 4}, MARK_IS_NO_OPTION, 0, ""},
    {GROWTH, {"", {0, 1, 2, 3, 0}, 5}, MARK_IS_NO_OPTION, 0, ""},
    {GROWTH, {"first", {0}, 0}, MARK_IS_NO_OPTION, 0, ""},
    {SIGNS, {"", {0}, 0}, MARK_IS_NOT_YET, 0, ""},
    {SIGNS, {"", {0, 1}, 2}, MARK_IS_NO_OPTION, 0, ""},
    {SIGNS, {"", {0, 1, 1}, 3}, MARK_IS_NO_OPTION, 0, ""},
    {SIGNS, {"", {0, 1, 3}, 3}, MARK_IS_NO_OPTION, 0, ""},
    {SIGNS, {"50 %", {0}, 0}, MARK_IS_NO_OPTION, 0, ""},
    {THOUGHT, {"", {1}, 1}, MARK_IS_MATCH, 0, "#2"},
    {THOUGHT, {"2 and 2 is 4", {1}, 1}, MARK_IS_MATCH, 0, "#2"},
    {THOUGHT, {"2 and 2 is 5", {1}, 1}, MARK_IS_MATCH, 0, "#2"},
    {THOUGHT, {"2 + 2 = 4", {0}, 1}, MARK_IS_MISS, 0, "#1"},
    {THOUGHT, {"", {2}, 1}, MARK_IS_MISS, 1, "#3"},
    {THOUGHT, {"2 + 2 = 4", {0}, 0}, MARK_IS_NOT_YET, 0, ""},
    {THOUGHT, {"", {0}, 0}, MARK_IS_NOT_YET, 0, ""},
    {THOUGHT, {"", {3}, 1}, MARK_IS_NO_OPTION, 0, ""},
    {THOUGHT, {"", {1, 2}, 2}, MARK_IS_NO_OPTION, 0, ""},
};

static struct pack *load_from(const char *bytes) {
    char why[1024];
    struct pack *pack = pack_load_bytes("kinds", bytes, strlen(bytes), why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(pack);
    return pack;
}

static int load(void **state) {
    *state = load_from(yaml);
    return 0;
}

static int unload(void **state) {
    pack_free(*state);
    return 0;
}

static void picks_are_marked_by_what_they_pick(void **state) {
    const struct pack *pack = *state;
    for (size_t i = 0; i < sizeof picked / sizeof picked[0]; i++) {
        struct marked marked;
        challenge_mark(&pack->challenges[picked[i].challenge], &picked[i].answer, &marked);
        if (marked.mark != picked[i].mark || marked.slip != picked[i].slip ||
            strcmp(marked.normal, picked[i].normal) != 0) {
            fail_msg("row %zu gives %d, slip %u, `%s`", i, (int)marked.mark, marked.slip,
                     marked.normal);
        }
    }
}

/* The place of a text in what is shown. */
static uint8_t place_of(const char *const *texts, unsigned count, const char *text) {
    uint8_t place = 0;
    while (place < count && strcmp(texts[place], text) != 0) {
        place++;
    }
    assert_true(place < count);
    return place;
}

static void check_order(const struct challenge *challenge, const char *const *items, enum mark mark,
                        unsigned slip) {
    struct answer answer = {.text = "", .picks_count = challenge->options_count};
    struct marked marked;
    for (unsigned i = 0; i < challenge->options_count; i++) {
        answer.picks[i] = place_of(challenge->options, challenge->options_count, items[i]);
    }
    challenge_mark(challenge, &answer, &marked);
    assert_int_equal(marked.mark, mark);
    assert_int_equal(marked.slip, slip);
}

static void an_order_meets_the_key_by_its_items_whatever_their_places(void **state) {
    const struct pack *pack = *state;
    const struct challenge *growth = &pack->challenges[GROWTH];
    check_order(growth, (const char *[]){"first", "second", "third", "fourth"}, MARK_IS_MATCH, 0);
    check_order(growth, (const char *[]){"second", "first", "third", "fourth"}, MARK_IS_MISS, 1);
    check_order(growth, (const char *[]){"fourth", "third", "second", "first"}, MARK_IS_MISS, 0);
    check_order(&growth->twins[0], (const char *[]){"one", "two", "three"}, MARK_IS_MATCH, 0);
}

static void check_pairs(const struct challenge *challenge, const char *const *rights,
                        enum mark mark, unsigned slip) {
    struct answer answer = {.text = "", .picks_count = challenge->options_count};
    struct marked marked;
    for (unsigned i = 0; i < challenge->options_count; i++) {
        answer.picks[i] = place_of(challenge->rights, challenge->rights_count, rights[i]);
    }
    challenge_mark(challenge, &answer, &marked);
    assert_int_equal(marked.mark, mark);
    assert_int_equal(marked.slip, slip);
}

static void a_match_keeps_its_left_list_and_meets_the_key_by_its_pairs(void **state) {
    const struct pack *pack = *state;
    const struct challenge *signs = &pack->challenges[SIGNS];
    assert_int_equal(signs->options_count, 3);
    assert_string_equal(signs->options[0], "1/2");
    assert_string_equal(signs->options[1], "1/4");
    assert_string_equal(signs->options[2], "1/5");
    check_pairs(signs, (const char *[]){"50 %", "25 %", "20 %"}, MARK_IS_MATCH, 0);
    check_pairs(signs, (const char *[]){"50 %", "20 %", "25 %"}, MARK_IS_MISS, 1);
    check_pairs(signs, (const char *[]){"20 %", "50 %", "25 %"}, MARK_IS_MISS, 0);
}

static void equal_orders_have_one_normal_and_others_another(void **state) {
    const struct pack *pack = *state;
    struct marked one, other;
    challenge_mark(&pack->challenges[GROWTH], &(struct answer){"", {3, 0, 1, 2}, 4}, &one);
    challenge_mark(&pack->challenges[GROWTH], &(struct answer){"", {0, 3, 1, 2}, 4}, &other);
    assert_string_equal(one.normal, "#4 #1 #2 #3");
    assert_string_equal(other.normal, "#1 #4 #2 #3");
}

static void answers_are_shown_in_words(void **state) {
    const struct pack *pack = *state;
    char text[128];
    const struct answer set = {"", {3, 0}, 2};
    const struct answer repaired = {"is 4", {1}, 1};
    challenge_show(&pack->challenges[LIGHTS], &set, text, sizeof text);
    assert_string_equal(text, "a, d");
    challenge_show(&pack->challenges[GROWTH], &pack->challenges[GROWTH].keys[0], text, sizeof text);
    assert_string_equal(text, "first \u2192 second \u2192 third \u2192 fourth");
    challenge_show(&pack->challenges[SIGNS], &pack->challenges[SIGNS].keys[0], text, sizeof text);
    assert_string_equal(text, "1/2 \u2013 50 %, 1/4 \u2013 25 %, 1/5 \u2013 20 %");
    challenge_show(&pack->challenges[THOUGHT], &pack->challenges[THOUGHT].keys[0], text,
                   sizeof text);
    assert_string_equal(text, "2 + 2 = 5 \u2192 2 + 2 = 4");
    challenge_show(&pack->challenges[THOUGHT], &repaired, text, sizeof text);
    assert_string_equal(text, "2 + 2 = 5 \u2192 is 4");
    challenge_show(&pack->challenges[THOUGHT], &(struct answer){"", {1}, 1}, text, sizeof text);
    assert_string_equal(text, "2 + 2 = 5");
}

static void picks_that_are_not_there_are_shown_as_nothing(void **state) {
    const struct pack *pack = *state;
    for (unsigned i = LIGHTS; i <= THOUGHT; i++) {
        char text[128];
        struct answer answer = {"", {9, 255}, 2};
        challenge_show(&pack->challenges[i], &answer, text, sizeof text);
        assert_string_equal(text, i == SIGNS ? "1/2 \u2013 , 1/4 \u2013 " : "");
        answer.picks_count = 255;
        challenge_show(&pack->challenges[i], &answer, text, sizeof text);
        assert_string_equal(text, "");
    }
}

static bool is_own_order(const struct answer *key) {
    for (unsigned i = 0; i < key->picks_count; i++) {
        if (key->picks[i] != i) {
            return false;
        }
    }
    return true;
}

/* Three items and two pairs have the fewest orders: were the key's own possible, it would come. */
static void what_is_shown_is_never_in_the_keys_own_order(void **state) {
    (void)state;
    char bytes[512];
    unsigned starts[3] = {0};
    for (unsigned i = 0; i < 200; i++) {
        snprintf(bytes, sizeof bytes,
                 "title: T%u\nchallenges:\n"
                 "  - {kind: order, title: A, prompt: B, explanation: C, options: [x, y, z]}\n"
                 "  - {kind: match, title: A, prompt: B, explanation: C,\n"
                 "     pairs: [{left: a, right: b}, {left: c, right: d}]}\n",
                 i);
        struct pack *pack = load_from(bytes);
        assert_false(is_own_order(&pack->challenges[0].keys[0]));
        assert_false(is_own_order(&pack->challenges[1].keys[0]));
        assert_string_equal(pack->challenges[1].options[0], "a");
        assert_string_equal(pack->challenges[1].rights[0], "d");
        starts[pack->challenges[0].keys[0].picks[0]]++;
        pack_free(pack);
    }
    for (unsigned i = 0; i < 3; i++) {
        assert_true(starts[i] > 20);
    }
}

static void what_is_shown_is_the_same_after_every_start(void **state) {
    const struct pack *pack = *state;
    struct pack *again = load_from(yaml);
    for (unsigned i = 0; i < 4; i++) {
        assert_string_equal(pack->challenges[GROWTH].options[i],
                            again->challenges[GROWTH].options[i]);
    }
    for (unsigned i = 0; i < 3; i++) {
        assert_string_equal(pack->challenges[SIGNS].rights[i], again->challenges[SIGNS].rights[i]);
        assert_string_equal(pack->challenges[GROWTH].twins[0].options[i],
                            again->challenges[GROWTH].twins[0].options[i]);
    }
    pack_free(again);
}

/* Eight equal challenges and a twin in one pack: nobody can learn the places by heart. */
static void each_challenge_and_twin_is_shown_in_an_order_of_its_own(void **state) {
    (void)state;
    char bytes[4096] = "title: T\nchallenges:\n";
    unsigned others = 0;
    for (unsigned i = 0; i < 8; i++) {
        strncat(
            bytes,
            "  - {kind: order, title: A, prompt: B, explanation: C, options: [a, b, c, d, e, f],\n"
            "     twins: [{prompt: B, explanation: C, options: [a, b, c, d, e, f]}]}\n",
            sizeof bytes - strlen(bytes) - 1);
    }
    struct pack *pack = load_from(bytes);
    const struct challenge *first = &pack->challenges[0];
    for (unsigned i = 0; i < 8; i++) {
        const struct challenge *twin = &pack->challenges[i].twins[0];
        others += memcmp(first->keys[0].picks, pack->challenges[i].keys[0].picks, 6) != 0;
        others += memcmp(first->keys[0].picks, twin->keys[0].picks, 6) != 0;
    }
    assert_true(others >= 13); /* all 15 but for chance */
    pack_free(pack);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(picks_are_marked_by_what_they_pick),
        cmocka_unit_test(an_order_meets_the_key_by_its_items_whatever_their_places),
        cmocka_unit_test(a_match_keeps_its_left_list_and_meets_the_key_by_its_pairs),
        cmocka_unit_test(equal_orders_have_one_normal_and_others_another),
        cmocka_unit_test(answers_are_shown_in_words),
        cmocka_unit_test(picks_that_are_not_there_are_shown_as_nothing),
        cmocka_unit_test(what_is_shown_is_never_in_the_keys_own_order),
        cmocka_unit_test(what_is_shown_is_the_same_after_every_start),
        cmocka_unit_test(each_challenge_and_twin_is_shown_in_an_order_of_its_own),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

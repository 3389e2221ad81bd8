/* Tables of answers and what they are marked as. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "pack.h"

enum { MILK, HALF, CITY, SPOON, MEASURED };

static const char yaml[] = "title: Marking\n"
                           "challenges:\n"
                           "  - kind: number\n"
                           "    title: Milk\n"
                           "    prompt: Some milk\n"
                           "    answers: [3/8 l, 2]\n"
                           "    unit: L\n"
                           "    other_units: [Litre, litres]\n"
                           "    explanation: Because\n"
                           "    slips:\n"
                           "      - {answer: 3/4, thinking: t, turn: t}\n"
                           "      - {answer: 375 ml, thinking: t, turn: t}\n"
                           "  - kind: number\n"
                           "    title: Half\n"
                           "    prompt: No unit\n"
                           "    answer: 1/2\n"
                           "    explanation: Because\n"
                           "  - kind: text\n"
                           "    title: City\n"
                           "    prompt: A city\n"
                           "    answers: [K\u00F6ln, Cologne]\n"
                           "    explanation: Because\n"
                           "    slips: [{answer: B onn, thinking: t, turn: t}]\n"
                           "  - kind: choice\n"
                           "    title: Spoon\n"
                           "    prompt: A spoon\n"
                           "    options: [a, b, c]\n"
                           "    answers: [b]\n"
                           "    explanation: Because\n"
                           "    slips: [{answer: C, thinking: t, turn: t}]\n"
                           "  - kind: number\n"
                           "    title: Measured\n"
                           "    prompt: About a third\n"
                           "    answer: 1/3\n"
                           "    tolerance: 0.01\n"
                           "    explanation: Because\n"
                           "    slips: [{answer: 3, thinking: t, turn: t}]\n";

static const struct {
    unsigned challenge;
    const char *typed;
    enum mark mark;
    unsigned slip;
    const char *normal;
} typed[] = {
    {MILK, "3/8", MARK_IS_MATCH, 0, "3/8"},
    {MILK, "0,375", MARK_IS_MATCH, 0, "3/8"},
    {MILK, "37.5 %", MARK_IS_MATCH, 0, "3/8"},
    {MILK, "3/8 l", MARK_IS_MATCH, 0, "3/8"},
    {MILK, "3/8L", MARK_IS_MATCH, 0, "3/8"},
    {MILK, "3/8 LITRE", MARK_IS_MATCH, 0, "3/8"},
    {MILK, "0.375 litres", MARK_IS_MATCH, 0, "3/8"},
    {MILK, "2", MARK_IS_MATCH, 0, "2"},
    {MILK, "3/8 kg", MARK_IS_MISS, 0, "3/8 kg"},
    {MILK, "0.75", MARK_IS_MISS, 1, "3/4"},
    {MILK, "75% litre", MARK_IS_MISS, 1, "3/4"},
    {MILK, "\u00BE", MARK_IS_MISS, 1, "3/4"},
    {MILK, "3/4 kg", MARK_IS_MISS, 0, "3/4 kg"},
    {MILK, "375 ML", MARK_IS_MISS, 2, "375 ml"},
    {MILK, "375", MARK_IS_MISS, 0, "375"},
    {MILK, "0.3751", MARK_IS_MISS, 0, "3751/10000"},
    {MILK, "", MARK_IS_NOT_YET, 0, ""},
    {MILK, "  ", MARK_IS_NOT_YET, 0, ""},
    {MILK, "3/", MARK_IS_NO_NUMBER, 0, "3/"},
    {MILK, "Three  Eighths", MARK_IS_NO_NUMBER, 0, "three eighths"},
    {MILK, "99999999999999999999", MARK_IS_NO_NUMBER, 0, "99999999999999999999"},
    {MILK, "1,000", MARK_IS_TWO_WAYS, 0, "1,000"},
    {MILK, "2.000 l", MARK_IS_TWO_WAYS, 0, "2.000 l"},
    {HALF, "1/2 of the cake", MARK_IS_MATCH, 0, "1/2"},
    {HALF, "50%", MARK_IS_MATCH, 0, "1/2"},
    {HALF, "-1/2", MARK_IS_MISS, 0, "-1/2"},
    {CITY, "k\u00D6LN", MARK_IS_MATCH, 0, "k\u00F6ln"},
    {CITY, "Ko\u0308ln", MARK_IS_MATCH, 0, "k\u00F6ln"},
    {CITY, "  cologne ", MARK_IS_MATCH, 0, "cologne"},
    {CITY, "b  ONN", MARK_IS_MISS, 1, "b onn"},
    {CITY, "Bonn", MARK_IS_MISS, 0, "bonn"},
    {CITY, "\u00A0\t", MARK_IS_NOT_YET, 0, ""},
    {CITY, "\u00AD", MARK_IS_NOT_YET, 0, ""},
    {SPOON, "b", MARK_IS_NO_OPTION, 0, ""},
    {SPOON, "", MARK_IS_NOT_YET, 0, ""},
    {MEASURED, "0.33", MARK_IS_MATCH, 0, "33/100"},
    {MEASURED, "0,34", MARK_IS_MATCH, 0, "17/50"},
    {MEASURED, "0.32", MARK_IS_MISS, 0, "8/25"},
    {MEASURED, "0.3434", MARK_IS_MISS, 0, "1717/5000"},
    {MEASURED, "2.995", MARK_IS_TWO_WAYS, 0, "2.995"},
    {MEASURED, "2.99", MARK_IS_MISS, 1, "299/100"},
};

static const struct {
    unsigned challenge;
    struct answer answer;
    enum mark mark;
    unsigned slip;
    const char *normal;
} picked[] = {
    {SPOON, {"", {0}, 1}, MARK_IS_MISS, 0, "#1"},
    {SPOON, {"", {1}, 1}, MARK_IS_MATCH, 0, "#2"},
    {SPOON, {"", {2}, 1}, MARK_IS_MISS, 1, "#3"},
    {SPOON, {"", {3}, 1}, MARK_IS_NO_OPTION, 0, ""},
    {SPOON, {"", {255}, 1}, MARK_IS_NO_OPTION, 0, ""},
    {SPOON, {"", {1, 1}, 2}, MARK_IS_NO_OPTION, 0, ""},
    {MILK, {"", {1}, 1}, MARK_IS_NO_OPTION, 0, ""},
    {MILK, {"3/8", {1}, 1}, MARK_IS_NO_OPTION, 0, ""},
    {CITY, {"", {0}, 1}, MARK_IS_NO_OPTION, 0, ""},
};

static int load(void **state) {
    char why[1024];
    *state = pack_load_bytes("marking", yaml, strlen(yaml), why, sizeof why);
    if (*state == NULL) {
        print_error("%s\n", why);
    }
    return *state == NULL ? -1 : 0;
}

static int unload(void **state) {
    pack_free(*state);
    return 0;
}

static void typed_answers_are_marked_by_what_they_say(void **state) {
    const struct pack *pack = *state;
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        struct marked marked;
        struct answer answer = {.text = typed[i].typed};
        challenge_mark(&pack->challenges[typed[i].challenge], &answer, &marked);
        if (marked.mark != typed[i].mark || marked.slip != typed[i].slip ||
            strcmp(marked.normal, typed[i].normal) != 0) {
            fail_msg("%u `%s` gives %d, slip %u, `%s`", typed[i].challenge, typed[i].typed,
                     (int)marked.mark, marked.slip, marked.normal);
        }
    }
}

static void picks_are_marked_by_their_place(void **state) {
    const struct pack *pack = *state;
    for (size_t i = 0; i < sizeof picked / sizeof picked[0]; i++) {
        struct marked marked;
        challenge_mark(&pack->challenges[picked[i].challenge], &picked[i].answer, &marked);
        assert_int_equal(marked.mark, picked[i].mark);
        assert_int_equal(marked.slip, picked[i].slip);
        assert_string_equal(marked.normal, picked[i].normal);
    }
}

static void a_tolerance_that_was_never_set_is_none(void **state) {
    (void)state;
    const struct answer key = {.text = "2"};
    const struct challenge made_by_hand = {
        .kind = KIND_NUMBER, .unit = "", .keys = &key, .keys_count = 1};
    struct marked marked;
    challenge_mark(&made_by_hand, &key, &marked);
    assert_int_equal(marked.mark, MARK_IS_MATCH);
    challenge_mark(&made_by_hand, &(struct answer){.text = "3"}, &marked);
    assert_int_equal(marked.mark, MARK_IS_MISS);
}

static void a_very_long_answer_is_a_miss_and_fits(void **state) {
    const struct pack *pack = *state;
    char text[ANSWER_BYTES_MAX + 1] = "";
    for (unsigned i = 0; i + 3 < sizeof text; i += 3) {
        memcpy(text + i, "\uFDFA", 4); /* folds to eighteen letters */
    }
    struct marked marked;
    challenge_mark(&pack->challenges[CITY], &(struct answer){.text = text}, &marked);
    assert_int_equal(marked.mark, MARK_IS_MISS);
    assert_true(strlen(marked.normal) <= ANSWER_BYTES_MAX);
    challenge_mark(&pack->challenges[MILK], &(struct answer){.text = text}, &marked);
    assert_int_equal(marked.mark, MARK_IS_NO_NUMBER);
}

static void answers_are_shown_as_people_read_them(void **state) {
    const struct pack *pack = *state;
    char text[64];
    challenge_show(&pack->challenges[MILK], &(struct answer){.text = "0,375"}, text, sizeof text);
    assert_string_equal(text, "0,375");
    challenge_show(&pack->challenges[SPOON], &(struct answer){"", {2}, 1}, text, sizeof text);
    assert_string_equal(text, "c");
    challenge_show(&pack->challenges[SPOON], &(struct answer){"", {2, 0, 9}, 3}, text, sizeof text);
    assert_string_equal(text, "c, a");
    challenge_show(&pack->challenges[SPOON], &(struct answer){.text = ""}, text, sizeof text);
    assert_string_equal(text, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_answers_are_marked_by_what_they_say),
        cmocka_unit_test(picks_are_marked_by_their_place),
        cmocka_unit_test(a_tolerance_that_was_never_set_is_none),
        cmocka_unit_test(a_very_long_answer_is_a_miss_and_fits),
        cmocka_unit_test(answers_are_shown_as_people_read_them),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

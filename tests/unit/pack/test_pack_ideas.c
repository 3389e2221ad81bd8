/* What is good in a thinking, where it turns, what to take along: a pack's own, or the game's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "general_ideas.h"
#include "pack.h"

static const char yaml[] = "title: Ideas\n"
                           "challenges:\n"
                           "  - kind: text\n"
                           "    title: Own\n"
                           "    prompt: p\n"
                           "    answer: a\n"
                           "    explanation: e\n"
                           "    good: [It counts., It compares.]\n"
                           "    turns: [Early on., In the middle., Late.]\n"
                           "    lessons: [We count again.]\n"
                           "    slips:\n"
                           "      - answer: b\n"
                           "        thinking: t\n"
                           "        turn: u\n"
                           "        good: It compares.\n"
                           "        turns_at: in the  MIDDLE.\n"
                           "      - {answer: c, thinking: t, turn: u}\n"
                           "    twins:\n"
                           "      - prompt: p\n"
                           "        answer: d\n"
                           "        explanation: e\n"
                           "        slips:\n"
                           "          - {answer: e, thinking: t, turn: u, turns_at: Late.}\n"
                           "  - kind: text\n"
                           "    title: Half\n"
                           "    prompt: p\n"
                           "    answer: a\n"
                           "    explanation: e\n"
                           "    turns: [Early on., Late.]\n"
                           "    slips:\n"
                           "      - answer: b\n"
                           "        thinking: t\n"
                           "        turn: u\n"
                           "        good: It looks closely at what is there.\n";

static int load(void **state) {
    char why[1024];
    *state = pack_load_bytes("ideas", yaml, strlen(yaml), why, sizeof why);
    if (*state == NULL) {
        print_error("%s\n", why);
    }
    return *state == NULL ? -1 : 0;
}

static int unload(void **state) {
    pack_free(*state);
    return 0;
}

static void a_challenge_has_the_sentences_of_its_pack(void **state) {
    const struct challenge *own = &((const struct pack *)*state)->challenges[0];
    assert_int_equal(own->good_count, 2);
    assert_string_equal(own->good[1], "It compares.");
    assert_int_equal(own->turns_count, 3);
    assert_string_equal(own->turns[0], "Early on.");
    assert_int_equal(own->lessons_count, 1);
    assert_string_equal(own->lessons[0], "We count again.");
    assert_int_equal(general_idea_of(own->lessons[0]), GENERAL_IDEA_NONE);
}

static void a_slip_names_its_sentences_by_their_text(void **state) {
    const struct challenge *own = &((const struct pack *)*state)->challenges[0];
    assert_int_equal(own->slips[0].good_index, 2);
    assert_int_equal(own->slips[0].turn_index, 2);
    assert_int_equal(own->slips[1].good_index, 0);
    assert_int_equal(own->slips[1].turn_index, 0);
}

static void a_twin_has_the_sentences_of_its_challenge(void **state) {
    const struct challenge *own = &((const struct pack *)*state)->challenges[0];
    const struct challenge *twin = &own->twins[0];
    assert_ptr_equal(twin->good, own->good);
    assert_ptr_equal(twin->turns, own->turns);
    assert_ptr_equal(twin->lessons, own->lessons);
    assert_int_equal(twin->good_count, 2);
    assert_int_equal(twin->turns_count, 3);
    assert_int_equal(twin->lessons_count, 1);
    assert_int_equal(twin->slips[0].turn_index, 3);
}

static void what_a_pack_does_not_give_the_game_gives(void **state) {
    const struct challenge *half = &((const struct pack *)*state)->challenges[1];
    size_t good = 0;
    size_t lessons = 0;
    assert_ptr_equal(half->good, general_good(&good));
    assert_ptr_equal(half->lessons, general_lessons(&lessons));
    assert_int_equal(half->good_count, good);
    assert_int_equal(half->lessons_count, lessons);
    assert_int_equal(half->turns_count, 2);
    assert_int_equal(general_idea_of(half->lessons[0]), GENERAL_LESSON_READ_AGAIN);
}

static void a_slip_may_name_a_sentence_of_the_game(void **state) {
    const struct challenge *half = &((const struct pack *)*state)->challenges[1];
    unsigned index = half->slips[0].good_index;
    assert_in_range(index, 1, half->good_count);
    assert_int_equal(general_idea_of(half->good[index - 1]), GENERAL_GOOD_LOOKS_CLOSELY);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_challenge_has_the_sentences_of_its_pack),
        cmocka_unit_test(a_slip_names_its_sentences_by_their_text),
        cmocka_unit_test(a_twin_has_the_sentences_of_its_challenge),
        cmocka_unit_test(what_a_pack_does_not_give_the_game_gives),
        cmocka_unit_test(a_slip_may_name_a_sentence_of_the_game),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

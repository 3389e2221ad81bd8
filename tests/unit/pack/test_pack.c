/* Packs that are right: the two that come along, the example in the document, and what a loaded
 * pack holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "general_ideas.h"
#include "hash.h"
#include "pack.h"

#define SAMPLE   "assets/packs/fractions-10-12.yaml"
#define KINDS    "assets/packs/seven-kinds-10-12.yaml"
#define DOCUMENT "docs/PACKS.md"
#define WARNED   "tests/unit/pack/warned.yaml"

static char *read_whole(const char *path, size_t *count) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t size = 1024 * 1024;
    char *bytes = malloc(size);
    assert_non_null(bytes);
    *count = fread(bytes, 1, size - 1, file);
    bytes[*count] = '\0';
    fclose(file);
    return bytes;
}

static struct pack *load(const char *path) {
    char why[4096];
    struct pack *pack = pack_load(path, why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(pack);
    return pack;
}

static void keys_match_and_slips_miss(const struct challenge *challenge) {
    struct marked marked;
    for (unsigned i = 0; i < challenge->keys_count; i++) {
        challenge_mark(challenge, &challenge->keys[i], &marked);
        assert_int_equal(marked.mark, MARK_IS_MATCH);
    }
    for (unsigned i = 0; i < challenge->slips_count; i++) {
        challenge_mark(challenge, &challenge->slips[i].answer, &marked);
        assert_int_equal(marked.mark, MARK_IS_MISS);
        assert_int_equal(marked.slip, i + 1);
        assert_string_not_equal(challenge->slips[i].thinking, "");
        assert_string_not_equal(challenge->slips[i].turn, "");
    }
}

static void each_slip_of_both_packs_misses_and_is_found(void **state) {
    (void)state;
    static const char *const paths[] = {SAMPLE, KINDS};
    for (unsigned path = 0; path < 2; path++) {
        struct pack *pack = load(paths[path]);
        for (unsigned i = 0; i < pack->challenges_count; i++) {
            const struct challenge *challenge = &pack->challenges[i];
            keys_match_and_slips_miss(challenge);
            for (unsigned j = 0; j < challenge->twins_count; j++) {
                keys_match_and_slips_miss(&challenge->twins[j]);
            }
        }
        pack_free(pack);
    }
}

/* Slips, twins, and sentences of its own; each slip points at its turn, and no two at one. */
static void has_what_a_round_needs(const struct challenge *challenge) {
    unsigned seen = 0;
    assert_in_range(challenge->slips_count, 2, SLIPS_MAX);
    assert_in_range(challenge->twins_count, 1, TWINS_MAX);
    assert_in_range(challenge->good_count, 2, IDEAS_PER_CHALLENGE_MAX);
    assert_in_range(challenge->turns_count, challenge->slips_count, IDEAS_PER_CHALLENGE_MAX);
    assert_in_range(challenge->lessons_count, 2, IDEAS_PER_CHALLENGE_MAX);
    assert_int_equal(general_idea_of(challenge->good[0]), GENERAL_IDEA_NONE);
    assert_int_equal(general_idea_of(challenge->turns[0]), GENERAL_IDEA_NONE);
    assert_int_equal(general_idea_of(challenge->lessons[0]), GENERAL_IDEA_NONE);
    for (unsigned i = 0; i < challenge->slips_count; i++) {
        unsigned turn = challenge->slips[i].turn_index;
        assert_in_range(turn, 1, challenge->turns_count);
        assert_int_equal(seen & (1U << turn), 0);
        seen |= 1U << turn;
    }
    for (unsigned i = 0; i < challenge->twins_count; i++) {
        assert_string_not_equal(challenge->explanation, challenge->twins[i].explanation);
        assert_true(challenge->twins[i].slips_count >= 1);
    }
}

static void both_packs_have_what_a_lesson_needs(void **state) {
    (void)state;
    static const struct {
        const char *path;
        unsigned challenges, second_twins, of_kind[KIND_COUNT];
    } expected[] = {
        {SAMPLE, 12, 8, {4, 0, 6, 2, 0, 0, 0}},
        {KINDS, 9, 7, {1, 1, 1, 1, 2, 1, 2}},
    };
    for (unsigned path = 0; path < 2; path++) {
        struct pack *pack = load(expected[path].path);
        unsigned of_kind[KIND_COUNT] = {0};
        unsigned second_twins = 0;
        assert_int_equal(pack->challenges_count, expected[path].challenges);
        assert_string_equal(pack->language, "en");
        assert_string_equal(pack->ages, "10-12");
        for (unsigned i = 0; i < pack->challenges_count; i++) {
            has_what_a_round_needs(&pack->challenges[i]);
            of_kind[pack->challenges[i].kind]++;
            second_twins += pack->challenges[i].twins_count >= 2;
        }
        assert_memory_equal(of_kind, expected[path].of_kind, sizeof of_kind);
        assert_int_equal(second_twins, expected[path].second_twins);
        pack_free(pack);
    }
}

/* The keys of the sample again, worked out here from what the prompts say and not by the pack. */
static void the_keys_of_the_sample_are_what_the_prompts_come_to(void **state) {
    (void)state;
    static const struct {
        unsigned challenge;
        const char *key, *twins[2];
    } expected[] = {
        {1, "0.25", {"50%", "1/6"}},     /* 1 - 1/2 - 1/4; 1 - 1/3 - 1/6; 1 - 1/2 - 1/3 */
        {4, "10/12", {"22/24", "0.9"}},  /* 1/2 + 1/3; 1/4 + 2/3; 1/2 + 2/5 */
        {7, "0.375", {"8/30", "10/24"}}, /* 3/4 / 2; 4/5 / 3; 5/6 / 2 */
        {8, "12", {"18", "16"}},         /* 24 x 2/3 x 3/4; 40 x 3/4 x 3/5; 30 x 4/5 x 2/3 */
        {10, "37.5%", {"62.5 %", NULL}}, /* (1/4 + 1/2) / 2; (1/2 + 3/4) / 2 */
        {11, "4", {"6", "8"}},           /* 3 / (3/4); 4 / (2/3); 6 / (3/4) */
        {5, "3/4", {"2/3", NULL}},       /* 6/8; 10/15 */
    };
    struct pack *pack = load(SAMPLE);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const struct challenge *challenge = &pack->challenges[expected[i].challenge];
        struct marked marked;
        struct answer answer = {.text = expected[i].key};
        challenge_mark(challenge, &answer, &marked);
        assert_int_equal(marked.mark, MARK_IS_MATCH);
        for (unsigned j = 0; j < 2 && expected[i].twins[j] != NULL; j++) {
            answer.text = expected[i].twins[j];
            challenge_mark(&challenge->twins[j], &answer, &marked);
            assert_int_equal(marked.mark, MARK_IS_MATCH);
        }
    }
    pack_free(pack);
}

/* The same for the pack of all kinds: each key written down once more, from the prompts. */
static void the_keys_of_all_seven_kinds_are_what_the_prompts_come_to(void **state) {
    (void)state;
    static const struct {
        unsigned challenge;
        const char *keys[3];
    } expected[] = {
        {0,
         {"Both show the same", "The bare one",
          "With covers, the tea is hotter and the juice is colder than without"}},
        {1,
         {"A candle flame, A firefly, A star", "A flash of lightning, A street lamp",
          "A torch that is switched on, A glowing piece of wood"}},
        {2, {"95", "90", "100"}}, /* 11:20 - 9:45; 15:10 - 13:40; 6:05 - 4:25 */
        {3, {"evaporation", "freezing", "condensation"}},
        {5,
         {"The bean takes in water and swells \u2192 A root comes out and goes down \u2192 A shoot "
          "pushes up through the earth \u2192 Green leaves open in the light \u2192 The plant has "
          "flowers",
          "Tadpoles hatch \u2192 Hind legs grow \u2192 Front legs grow \u2192 The tail is gone",
          NULL}},
        {7,
         {"Up by 25 % again, that is 20 again. \u2192 25 % of 60 is 15, so in February it costs "
          "75.",
          "Cutting takes 50 % away, that is 20 cm again. \u2192 50 % of 60 cm is 30 cm, so it is "
          "30 "
          "cm high.",
          "10 % in the next year are 20 again. \u2192 10 % of 220 is 22, so there are 242."}},
    };
    struct pack *pack = load(KINDS);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const struct challenge *challenge = &pack->challenges[expected[i].challenge];
        for (unsigned part = 0; part < 3 && expected[i].keys[part] != NULL; part++) {
            const struct challenge *asked = part == 0 ? challenge : &challenge->twins[part - 1];
            char shown[ANSWER_BYTES_MAX + 1];
            challenge_show(asked, &asked->keys[0], shown, sizeof shown);
            assert_string_equal(shown, expected[i].keys[part]);
        }
    }
    assert_int_equal(pack->challenges[8].keys[0].picks[0], 1);
    assert_int_equal(pack->challenges[8].twins[0].keys[0].picks[0], 2);
    pack_free(pack);
}

/* A length, a weight or a time in the smallest of its units. */
static double in_small_units(const char *text) {
    static const struct {
        const char *unit;
        double size;
    } units[] = {{"mm", 1},    {"cm", 10},     {"m", 1000},    {"g", 1},
                 {"kg", 1000}, {"seconds", 1}, {"minutes", 60}};
    struct number value;
    char unit[UNIT_BYTES_MAX + 1];
    assert_int_equal(number_read(text, &value, unit), NUMBER_OK);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(units[i].unit, unit) == 0) {
            return units[i].size * (double)value.numerator / (double)value.denominator;
        }
    }
    fail_msg("the unit `%s` is not known", unit);
    return 0;
}

static void ribbons_bags_and_songs_grow_from_the_first_to_the_last(void **state) {
    (void)state;
    struct pack *pack = load(KINDS);
    const struct challenge *ribbons = &pack->challenges[4];
    assert_int_equal(ribbons->twins_count, 2);
    for (unsigned part = 0; part < 3; part++) {
        const struct challenge *asked = part == 0 ? ribbons : &ribbons->twins[part - 1];
        const uint8_t *picks = asked->keys[0].picks;
        for (unsigned i = 1; i < asked->options_count; i++) {
            assert_true(in_small_units(asked->options[picks[i - 1]]) <
                        in_small_units(asked->options[picks[i]]));
        }
    }
    pack_free(pack);
}

static void each_fraction_is_matched_with_its_per_cent(void **state) {
    (void)state;
    struct pack *pack = load(KINDS);
    const struct challenge *signs = &pack->challenges[6];
    assert_int_equal(signs->twins_count, 2);
    for (unsigned part = 0; part < 3; part++) {
        const struct challenge *asked = part == 0 ? signs : &signs->twins[part - 1];
        for (unsigned i = 0; i < asked->options_count; i++) {
            struct number left, right;
            char unit[UNIT_BYTES_MAX + 1];
            const char *text = asked->rights[asked->keys[0].picks[i]];
            assert_int_equal(number_read(asked->options[i], &left, unit), NUMBER_OK);
            assert_int_equal(number_read(text, &right, unit), NUMBER_OK);
            assert_int_equal(number_compare(left, right), 0);
        }
    }
    pack_free(pack);
}

/* The pack in the block between the next "```yaml" and "```"; `rest` is what comes behind. */
static struct pack *load_block(char *text, char **rest) {
    const char *fence = "```yaml\n";
    char why[4096];
    char *start = strstr(text, fence);
    assert_non_null(start);
    start += strlen(fence);
    char *end = strstr(start, "```");
    assert_non_null(end);
    struct pack *pack = pack_load_bytes("example", start, (size_t)(end - start), why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(pack);
    *rest = end + 3;
    return pack;
}

static void the_examples_in_the_document_are_packs(void **state) {
    (void)state;
    size_t count = 0;
    char *text = read_whole(DOCUMENT, &count);
    char *rest = NULL;
    struct pack *pack = load_block(text, &rest);
    struct pack *others = load_block(rest, &rest);
    free(text);
    static const enum challenge_kind kinds[] = {KIND_CHOICES, KIND_ORDER, KIND_MATCH, KIND_SLIP};
    assert_int_equal(others->challenges_count, 4);
    for (unsigned i = 0; i < 4; i++) {
        assert_int_equal(others->challenges[i].kind, kinds[i]);
        keys_match_and_slips_miss(&others->challenges[i]);
    }
    assert_int_equal(others->challenges[0].slips[0].turn_index, 1);
    pack_free(others);
    assert_int_equal(pack->challenges_count, 2);

    assert_string_equal(pack->title, "Kitchen numbers");
    assert_string_equal(pack->about, "Two challenges to start from.");
    assert_string_equal(pack->author, "You");
    assert_string_equal(pack->licence, "CC BY 4.0");
    const struct challenge *milk = &pack->challenges[0];
    assert_int_equal(milk->kind, KIND_NUMBER);
    assert_int_equal(milk->try_ms, 90000);
    assert_string_equal(milk->unit, "litre");
    assert_int_equal(milk->tolerance.denominator, 100);
    keys_match_and_slips_miss(milk);
    const struct challenge *twin = &milk->twins[0];
    assert_string_equal(twin->title, milk->title);
    assert_string_equal(twin->unit, "litre");
    assert_int_equal(twin->other_units_count, 2);
    assert_int_equal(twin->tolerance.denominator, 100);
    assert_int_equal(twin->kind, KIND_NUMBER);
    const struct challenge *spoon = &pack->challenges[1];
    assert_int_equal(spoon->kind, KIND_CHOICE);
    assert_int_equal(spoon->options_count, 3);
    assert_int_equal(spoon->keys[0].picks[0], 0);
    assert_string_equal(spoon->unit, "");
    keys_match_and_slips_miss(spoon);
    pack_free(pack);
}

static void a_pack_knows_the_hash_of_its_bytes(void **state) {
    (void)state;
    size_t count = 0;
    char *bytes = read_whole(SAMPLE, &count);
    struct pack *pack = load(SAMPLE);
    assert_true(pack->hash == hash_bytes(HASH_START, bytes, count));
    free(bytes);
    pack_free(pack);
}

static void warnings_do_not_keep_a_pack_from_being_played(void **state) {
    (void)state;
    struct pack_findings findings;
    struct pack *pack = pack_check(WARNED, &findings);
    assert_non_null(pack);
    assert_int_equal(findings.mistakes_count, 0);
    assert_string_equal(findings.mistakes, "");
    assert_string_equal(
        findings.warnings,
        WARNED ":5: field `title`: the word `score` is fine here only if it is not about the "
               "students\n" WARNED
               ":6: field `prompt`: the word `scored` is fine here only if it is not about the "
               "students\n" WARNED
               ":4: field `slips`: no slips: nobody will see where a thought turns\n" WARNED
               ":4: field `twins`: no twin: teams will mend with the same challenge again");
    assert_int_equal(findings.warnings_count, 4);
    pack_free(pack);
}

static void other_languages_are_not_held_to_english_words(void **state) {
    (void)state;
    static const char yaml[] = "title: Zahlen\nlanguage: de-AT\nchallenges:\n  - kind: text\n"
                               "    title: Bad\n    prompt: Ein anderes Wort\n    answer: Bad\n"
                               "    explanation: Ein Bad ist ein Raum.\n";
    char why[1024];
    struct pack *pack = pack_load_bytes("de", yaml, strlen(yaml), why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(pack);
    pack_free(pack);
}

static void a_file_that_is_not_there_is_told(void **state) {
    (void)state;
    char why[256];
    assert_null(pack_load("no/such.yaml", why, sizeof why));
    assert_string_equal(why,
                        "no/such.yaml: cannot be read (No such file or directory); check the path");
    assert_null(pack_load("docs", why, sizeof why));
    assert_string_equal(why, "docs: cannot be read (Is a directory); check the path");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_slip_of_both_packs_misses_and_is_found),
        cmocka_unit_test(both_packs_have_what_a_lesson_needs),
        cmocka_unit_test(the_keys_of_the_sample_are_what_the_prompts_come_to),
        cmocka_unit_test(the_keys_of_all_seven_kinds_are_what_the_prompts_come_to),
        cmocka_unit_test(ribbons_bags_and_songs_grow_from_the_first_to_the_last),
        cmocka_unit_test(each_fraction_is_matched_with_its_per_cent),
        cmocka_unit_test(the_examples_in_the_document_are_packs),
        cmocka_unit_test(a_pack_knows_the_hash_of_its_bytes),
        cmocka_unit_test(warnings_do_not_keep_a_pack_from_being_played),
        cmocka_unit_test(other_languages_are_not_held_to_english_words),
        cmocka_unit_test(a_file_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

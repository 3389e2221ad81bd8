/* Packs that are right: the sample, the example in the document, and what a loaded pack holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "pack.h"

#define SAMPLE   "assets/packs/fractions-10-12.yaml"
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

static void each_slip_of_the_sample_misses_and_is_found(void **state) {
    (void)state;
    struct pack *pack = load(SAMPLE);
    for (unsigned i = 0; i < pack->challenges_count; i++) {
        const struct challenge *challenge = &pack->challenges[i];
        keys_match_and_slips_miss(challenge);
        for (unsigned j = 0; j < challenge->twins_count; j++) {
            keys_match_and_slips_miss(&challenge->twins[j]);
        }
    }
    pack_free(pack);
}

static void the_sample_has_what_a_lesson_needs(void **state) {
    (void)state;
    struct pack *pack = load(SAMPLE);
    unsigned of_kind[KIND_COUNT] = {0};
    assert_int_equal(pack->challenges_count, 12);
    assert_string_equal(pack->language, "en");
    assert_string_equal(pack->ages, "10-12");
    for (unsigned i = 0; i < pack->challenges_count; i++) {
        const struct challenge *challenge = &pack->challenges[i];
        of_kind[challenge->kind]++;
        assert_true(challenge->slips_count >= 2);
        assert_true(challenge->twins_count >= 1);
        assert_string_not_equal(challenge->explanation, challenge->twins[0].explanation);
        assert_int_equal(challenge->try_ms, TRY_MS_DEFAULT);
    }
    assert_true(of_kind[KIND_CHOICE] >= 3 && of_kind[KIND_NUMBER] >= 3 && of_kind[KIND_TEXT] >= 2);
    pack_free(pack);
}

/* The keys of the sample again, worked out here from what the prompts say and not by the pack. */
static void the_keys_of_the_sample_are_what_the_prompts_come_to(void **state) {
    (void)state;
    static const struct {
        unsigned challenge;
        const char *key, *twin;
    } expected[] = {
        {1, "0.25", "50%"},      /* 1 - 1/2 - 1/4; 1 - 1/3 - 1/6 */
        {4, "10/12", "22/24"},   /* 1/2 + 1/3; 1/4 + 2/3 */
        {7, "0.375", "8/30"},    /* 3/4 / 2; 4/5 / 3 */
        {8, "12", "18"},         /* 24 x 2/3 x 3/4; 40 x 3/4 x 3/5 */
        {10, "37.5%", "62.5 %"}, /* (1/4 + 1/2) / 2; (1/2 + 3/4) / 2 */
        {11, "4", "6"},          /* 3 / (3/4); 4 / (2/3) */
        {5, "3/4", "2/3"},       /* 6/8; 10/15 */
    };
    struct pack *pack = load(SAMPLE);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const struct challenge *challenge = &pack->challenges[expected[i].challenge];
        struct marked marked;
        struct answer answer = {.text = expected[i].key};
        challenge_mark(challenge, &answer, &marked);
        assert_int_equal(marked.mark, MARK_IS_MATCH);
        answer.text = expected[i].twin;
        challenge_mark(&challenge->twins[0], &answer, &marked);
        assert_int_equal(marked.mark, MARK_IS_MATCH);
    }
    pack_free(pack);
}

/* Cuts the block between "```yaml" and "```" out of the text, in place. */
static char *yaml_block(char *text) {
    const char *fence = "```yaml\n";
    char *start = strstr(text, fence);
    assert_non_null(start);
    start += strlen(fence);
    char *end = strstr(start, "```");
    assert_non_null(end);
    *end = '\0';
    return start;
}

static void the_example_in_the_document_is_a_pack(void **state) {
    (void)state;
    size_t count = 0;
    char why[4096];
    char *text = read_whole(DOCUMENT, &count);
    char *yaml = yaml_block(text);
    struct pack *pack = pack_load_bytes("example", yaml, strlen(yaml), why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(pack);
    assert_int_equal(pack->challenges_count, 2);
    free(text);

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
        cmocka_unit_test(each_slip_of_the_sample_misses_and_is_found),
        cmocka_unit_test(the_sample_has_what_a_lesson_needs),
        cmocka_unit_test(the_keys_of_the_sample_are_what_the_prompts_come_to),
        cmocka_unit_test(the_example_in_the_document_is_a_pack),
        cmocka_unit_test(a_pack_knows_the_hash_of_its_bytes),
        cmocka_unit_test(warnings_do_not_keep_a_pack_from_being_played),
        cmocka_unit_test(other_languages_are_not_held_to_english_words),
        cmocka_unit_test(a_file_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

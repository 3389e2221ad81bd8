/* No student reads a word about being wrong, losing or being smart: not in a window, not in a name,
 * not in a pack that comes with the program. What is found is told with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>

#include "kind_words.h"
#include "str.h"
#include "student_texts.h"

#define PACKS "assets/packs"

/* Reads along, and writes down what should not be there. */
struct listener {
    struct reader reader; /* first */
    unsigned read_count, found_count, prompts_count, noted_count;
    char found[2000];
};

static void listen(struct reader *reader, const char *language, const char *place,
                   const char *text) {
    struct listener *listener = (struct listener *)reader;
    char word[64];
    char line[600];
    listener->read_count++;
    if (kind_words_refuse(language, text, word, sizeof word)) {
        listener->found_count++;
        str_format(line, sizeof line, "\n  %s: \"%s\" in: %s", place, word, text);
        str_append(listener->found, sizeof listener->found, line);
    }
}

/* In a prompt such a word may be about something else: it is for a second look, and told. */
static void note(struct reader *reader, const char *language, const char *place, const char *text) {
    struct listener *listener = (struct listener *)reader;
    char word[64];
    listener->prompts_count++;
    if (kind_words_refuse(language, text, word, sizeof word)) {
        listener->noted_count++;
        print_message("for a second look: %s: \"%s\" in: %s\n", place, word, text);
    }
}

static struct listener listener_new(void) {
    return (struct listener){.reader = {.read = listen, .read_prompt = note}};
}

static void check(const struct listener *listener, unsigned read_min) {
    if (listener->found_count > 0) {
        fail_msg("%u strings have words that no student should read:%s", listener->found_count,
                 listener->found);
    }
    assert_true(listener->read_count >= read_min);
}

static void every_word_of_the_windows_is_kind(void **state) {
    (void)state;
    struct listener listener = listener_new();
    read_windows(&listener.reader);
    check(&listener, 100);
}

static void the_games_own_sentences_about_thinking_are_kind(void **state) {
    (void)state;
    struct listener listener = listener_new();
    read_general_ideas(&listener.reader);
    check(&listener, 12);
}

static void every_name_that_can_be_made_is_kind(void **state) {
    (void)state;
    struct listener listener = listener_new();
    read_names(&listener.reader);
    check(&listener, 7000);
}

static int is_pack(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return length > 5 && strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

static void read_file(struct listener *listener, const char *name) {
    char path[300];
    char why[1000] = "";
    str_format(path, sizeof path, "%s/%s", PACKS, name);
    struct pack *pack = pack_load(path, why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(pack);
    read_pack(&listener->reader, name, pack);
    pack_free(pack);
}

static void every_pack_that_comes_with_the_program_is_kind(void **state) {
    (void)state;
    struct listener listener = listener_new();
    struct dirent **entries = NULL;
    int count = scandir(PACKS, &entries, is_pack, alphasort);
    assert_true(count >= 4);
    for (int i = 0; i < count; i++) {
        read_file(&listener, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    check(&listener, 300);
    assert_true(listener.prompts_count >= 40);
}

/* In an explanation a loader would refuse it already; this is about the walk. A prompt is told of,
 * and stays. */
static void a_word_that_hurts_is_told_with_its_place(void **state) {
    (void)state;
    static const char text[] = "title: T\n"
                               "language: en\n"
                               "challenges:\n"
                               "  - kind: number\n"
                               "    title: You lose one\n"
                               "    prompt: The team scored 12 points and lost 3. How many?\n"
                               "    answer: 9\n"
                               "    explanation: 12 less 3.\n"
                               "  - kind: choice\n"
                               "    title: Two\n"
                               "    prompt: Which one?\n"
                               "    options: [\"A bad one\", \"Another one\"]\n"
                               "    answer: Another one\n"
                               "    explanation: It is the other.\n";
    char why[1000] = "";
    struct listener listener = listener_new();
    struct pack *pack = pack_load_bytes("p.yaml", text, sizeof text - 1, why, sizeof why);
    assert_string_equal(why, "");
    read_pack(&listener.reader, "p.yaml", pack);
    pack_free(pack);
    assert_int_equal(listener.found_count, 2);
    assert_non_null(
        strstr(listener.found, "\n  p.yaml: challenge 1, title: \"lose\" in: You lose one"));
    assert_non_null(strstr(listener.found, ": \"bad\" in: A bad one"));
    assert_int_equal(listener.prompts_count, 2);
    assert_int_equal(listener.noted_count, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_the_windows_is_kind),
        cmocka_unit_test(the_games_own_sentences_about_thinking_are_kind),
        cmocka_unit_test(every_name_that_can_be_made_is_kind),
        cmocka_unit_test(every_pack_that_comes_with_the_program_is_kind),
        cmocka_unit_test(a_word_that_hurts_is_told_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

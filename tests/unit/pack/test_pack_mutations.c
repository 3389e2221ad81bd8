/* Thousands of packs that somebody has sat on: each loads and keeps its promises, or says where and
 * why it does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack.h"
#include "random.h"
#include "utf8.h"

#ifndef ROUNDS
#define ROUNDS 5000 /* of each pack */
#endif
#define BYTES_MAX (256 * 1024)
#define NAME      "sat-on.yaml"

struct text {
    char bytes[BYTES_MAX];
    size_t count;
};

static void remove_bytes(struct text *text, size_t from, size_t to) {
    memmove(text->bytes + from, text->bytes + to, text->count - to);
    text->count -= to - from;
}

static void insert_bytes(struct text *text, size_t at, const char *bytes, size_t count) {
    if (text->count + count > BYTES_MAX) {
        return;
    }
    memmove(text->bytes + at + count, text->bytes + at, text->count - at);
    memcpy(text->bytes + at, bytes, count);
    text->count += count;
}

/* The line around a random place. */
static void pick_line(struct random *random, const struct text *text, size_t *from, size_t *to) {
    size_t at = random_below(random, (uint32_t)text->count);
    *from = at;
    while (*from > 0 && text->bytes[*from - 1] != '\n') {
        (*from)--;
    }
    *to = at;
    while (*to < text->count && text->bytes[*to] != '\n') {
        (*to)++;
    }
    *to += *to < text->count;
}

static void mutate(struct random *random, struct text *text) {
    static const char *const pieces[] = {
        "\n",  ": ",    "- ",           "[",        "{",      "\"",  "&a ",          "*a", "'",
        "|\n", "---\n", "\t",           "#",        "!!int ", "\\0", "\xEF\xBB\xBF", ">",  "  ",
        "? ",  "<<: ",  "\xE2\x80\xAE", "%YAML 9\n"};
    size_t from = 0;
    size_t to = 0;
    if (text->count == 0) {
        return;
    }
    size_t at = random_below(random, (uint32_t)text->count);
    pick_line(random, text, &from, &to);
    const char *piece = pieces[random_below(random, sizeof pieces / sizeof pieces[0])];
    char line[512];
    size_t length = to - from < sizeof line ? to - from : sizeof line;
    memcpy(line, text->bytes + from, length);
    switch (random_below(random, 6)) {
    case 0:
        text->bytes[at] = (char)(text->bytes[at] ^ (1 << random_below(random, 8)));
        break;
    case 1:
        remove_bytes(text, from, to);
        break;
    case 2:
        insert_bytes(text, from, line, length);
        break;
    case 3:
        insert_bytes(text, at, piece, strlen(piece));
        break;
    case 4: /* the line somewhere else */
        remove_bytes(text, from, to);
        insert_bytes(text, at < text->count ? at : text->count, line, length);
        break;
    default:
        if (random_below(random, 8) == 0) {
            text->count = at;
        } else {
            remove_bytes(text, at, at + 1);
        }
        break;
    }
}

static void lists_are_whole(const struct challenge *challenge) {
    const struct {
        const char *const *texts;
        unsigned count, min;
    } lists[] = {
        {challenge->options, challenge->options_count, 0},
        {challenge->rights, challenge->rights_count, 0},
        {challenge->good, challenge->good_count, 2},
        {challenge->turns, challenge->turns_count, 2},
        {challenge->lessons, challenge->lessons_count, 1},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        assert_true(lists[i].count >= lists[i].min && lists[i].count <= OPTIONS_MAX);
        for (unsigned j = 0; j < lists[i].count; j++) {
            assert_true(lists[i].texts[j][0] != '\0');
        }
    }
}

static void keeps_its_promises(const struct challenge *challenge) {
    struct marked marked;
    char shown[ANSWER_BYTES_MAX + 1];
    assert_true(challenge->keys_count > 0);
    lists_are_whole(challenge);
    for (unsigned i = 0; i < challenge->keys_count; i++) {
        challenge_mark(challenge, &challenge->keys[i], &marked);
        challenge_show(challenge, &challenge->keys[i], shown, sizeof shown);
        assert_int_equal(marked.mark, MARK_IS_MATCH);
        assert_true(shown[0] != '\0');
    }
    for (unsigned i = 0; i < challenge->slips_count; i++) {
        const struct slip *slip = &challenge->slips[i];
        challenge_mark(challenge, &slip->answer, &marked);
        assert_int_equal(marked.mark, MARK_IS_MISS);
        assert_int_equal(marked.slip, i + 1);
        assert_true(slip->good_index <= challenge->good_count);
        assert_true(slip->turn_index <= challenge->turns_count);
    }
    assert_true(challenge->prompt[0] != '\0' && challenge->explanation[0] != '\0');
    assert_true(utf8_is_clean(challenge->prompt, strlen(challenge->prompt)));
    for (unsigned i = 0; i < challenge->twins_count; i++) {
        keeps_its_promises(&challenge->twins[i]);
    }
}

/* "sat-on.yaml:LINE: ..." in each line but "and N more". */
static void says_where(const char *why) {
    assert_true(why[0] != '\0');
    assert_true(strncmp(why, NAME ":", strlen(NAME ":")) == 0);
    for (const char *line = why; line != NULL;) {
        unsigned number = 0;
        int used = 0;
        bool has_place = sscanf(line, NAME ":%u: %n", &number, &used) == 1 && used > 0;
        bool is_rest = sscanf(line, "and %u more", &number) == 1;
        assert_true((has_place || is_rest) && number > 0);
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
}

static void mutations_load_or_say_where(const char *path) {
    static struct text sample;
    static struct text text;
    static char why[PACK_FINDINGS_BYTES];
    struct random random;
    unsigned loaded = 0;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    sample.count = fread(sample.bytes, 1, sizeof sample.bytes, file);
    fclose(file);
    random_init(&random, 12, 5);
    for (unsigned i = 0; i < ROUNDS; i++) {
        memcpy(text.bytes, sample.bytes, sample.count);
        text.count = sample.count;
        for (unsigned j = random_below(&random, 4) + 1; j > 0; j--) {
            mutate(&random, &text);
        }
        struct pack *pack = pack_load_bytes(NAME, text.bytes, text.count, why, sizeof why);
        if (pack == NULL) {
            says_where(why);
            continue;
        }
        assert_string_equal(why, "");
        for (unsigned j = 0; j < pack->challenges_count; j++) {
            keeps_its_promises(&pack->challenges[j]);
        }
        pack_free(pack);
        loaded++;
    }
    print_message("%u of %u mutations of %s still load\n", loaded, ROUNDS, path);
    assert_true(loaded > ROUNDS / 100 && loaded < ROUNDS);
}

static void mutations_of_the_fractions_load_or_say_where(void **state) {
    (void)state;
    mutations_load_or_say_where("assets/packs/fractions-10-12.yaml");
}

static void mutations_of_all_seven_kinds_load_or_say_where(void **state) {
    (void)state;
    mutations_load_or_say_where("assets/packs/seven-kinds-10-12.yaml");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mutations_of_the_fractions_load_or_say_where),
        cmocka_unit_test(mutations_of_all_seven_kinds_load_or_say_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What an author reads when a pack is not right yet, word by word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack.h"

/* Line 1 and 2 of the file, then one challenge that starts in line 3. */
#define HEAD "title: T\nchallenges:\n"
#define NUMBER                                                                                     \
    HEAD "  - kind: number\n    title: A\n    prompt: B\n    explanation: C\n" /* lines 3 to 6 */
#define CHOICE                                                                                     \
    HEAD "  - kind: choice\n    title: A\n    prompt: B\n    explanation: C\n" /* lines 3 to 6 */
#define TEXT                                                                                       \
    HEAD "  - kind: text\n    title: A\n    prompt: B\n    explanation: C\n" /* lines 3 to 6 */
#define CHOICES                                                                                    \
    HEAD "  - kind: choices\n    title: A\n    prompt: B\n    explanation: C\n" /* lines 3 to 6 */
#define ORDER                                                                                      \
    HEAD "  - kind: order\n    title: A\n    prompt: B\n    explanation: C\n" /* lines 3 to 6 */
#define MATCH                                                                                      \
    HEAD "  - kind: match\n    title: A\n    prompt: B\n    explanation: C\n" /* lines 3 to 6 */
#define LINES                                                                                      \
    HEAD "  - kind: slip\n    title: A\n    prompt: B\n    explanation: C\n" /* lines 3 to 6 */
#define KINDS        "`choice`, `choices`, `number`, `text`, `order`, `match` or `slip`"
#define LONG80       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define THINKS       "        thinking: t\n        turn: u\n"
#define SLIP(answer) "      - answer: " answer "\n        thinking: t\n        turn: u\n"

static const struct {
    const char *yaml, *why;
} mistakes[] = {
    /* the file */
    {"", "p.yaml:1: expected a pack with `title` and `challenges`, but the file is empty"},
    {"# nothing\n",
     "p.yaml:1: expected a pack with `title` and `challenges`, but the file is empty"},
    {"title: T\n b: c\n",
     "p.yaml:2: expected YAML, but mapping values are not allowed in this context; look for a "
     "missing quote or colon, or an indentation that differs, here or one line above"},
    {"title: \"T\nchallenges: []\n",
     "p.yaml:3: expected YAML, but found unexpected end of stream while scanning a quoted scalar "
     "that begins in line 1; look for a missing quote or colon, or an indentation that differs, in "
     "between"},
    {"title: T\nabout: \xFF\n",
     "p.yaml:2: expected text in UTF-8, but found: invalid leading UTF-8 octet"},
    {"title: T\nabout: \"a\\0b\"\nchallenges: []\n", "p.yaml:2: expected text without zero bytes"},
    {"title: T\nabout: &x y\nchallenges: []\n", "p.yaml:2: expected no anchors (&) and aliases "
                                                "(*); write the text out, or put it in quotes if "
                                                "it starts with that character"},
    {"title: T\nabout: *x\nchallenges: []\n", "p.yaml:2: expected no anchors (&) and aliases (*); "
                                              "write the text out, or put it in quotes if "
                                              "it starts with that character"},
    {TEXT "    answer: x\n---\ntitle: U\n",
     "p.yaml:8: expected one document in a file, but a second one starts here"},
    {"title: T\n? [a, b]\n: c\n", "p.yaml:2: expected a plain name in front of the colon"},
    /* structure */
    {"- a\n", "p.yaml:1: expected a set of fields, found a list"},
    {"title: T\n", "p.yaml:1: field `challenges`: expected it here, but there is none"},
    {"title: T\nchallenges: []\ntitel: U\n",
     "p.yaml:3: field `titel`: expected one of the fields title, language, ages, about, author, "
     "licence, challenges"},
    {"title: T\nchallenges: []\ntitle: U\n",
     "p.yaml:3: field `title`: expected once, but it is here again"},
    {"title: [T]\nchallenges: []\n", "p.yaml:1: field `title`: expected a text, found a list"},
    {"title: T\nchallenges: 3\n",
     "p.yaml:2: field `challenges`: expected a list, found a text (or nothing)"},
    {HEAD "  - kind: text\n  - just words\n",
     "p.yaml:4: field `challenges`: expected a set of fields, found a text (or nothing)"},
    {TEXT "    answer: x\n    hint: y\n",
     "p.yaml:8: field `hint`: expected one of the fields kind, title, prompt, options, pairs, "
     "lines, answer, answers, repair, tolerance, unit, other_units, figure, explanation, slips, "
     "seconds, good, turns, lessons, twins"},
    {TEXT "    answer: x\n    slips:\n      - answer: y\n        idea: z\n",
     "p.yaml:10: field `idea`: expected one of the fields answer, answers, pairs, "
     "thinking, turn, good, turns_at"},
    {TEXT "    answer: x\n    twins:\n      - answer: y\n        kind: text\n",
     "p.yaml:10: field `kind`: expected one of the fields title, prompt, options, pairs, lines, "
     "answer, answers, repair, tolerance, unit, other_units, figure, explanation, slips"},
    {MATCH "    pairs:\n      - {left: a, right: b, middle: c}\n",
     "p.yaml:8: field `middle`: expected one of the fields left, right"},
    {MATCH "    pairs: [a, b]\n",
     "p.yaml:7: field `pairs`: expected a set of fields, found a text (or nothing)"},
    {CHOICE "    answer: x\n    options:\n",
     "p.yaml:8: field `options`: expected a list, found a text (or nothing)"},
    {CHOICE "    answer: x\n    options:\n      - a\n      - [b]\n",
     "p.yaml:10: field `options`: expected a text, found a list"},
    /* the pack */
    {"title: T\nchallenges: []\n", "p.yaml:2: field `challenges`: expected at least one challenge"},
    {"language: en_GB\n" TEXT "    answer: x\n",
     "p.yaml:1: field `language`: expected a language like `en` or `pt-BR`"},
    {"title: ' '\nchallenges:\n  - {kind: text, title: A, prompt: B, explanation: C, answer: D}\n",
     "p.yaml:1: field `title`: expected a text, but there is none"},
    /* kinds */
    {HEAD "  - kind: order\n    items: [a, b]\n  - kind: quiz\n",
     "p.yaml:5: field `kind`: expected " KINDS ", found `quiz`"},
    {HEAD "  - title: A\n", "p.yaml:3: field `kind`: expected " KINDS},
    /* a challenge */
    {HEAD "  - kind: text\n", "p.yaml:3: field `title`: expected a text, but there is none\n"
                              "p.yaml:3: field `prompt`: expected a text, but there is none\n"
                              "p.yaml:3: field `answer`: expected a text, but there is none\n"
                              "p.yaml:3: field `explanation`: expected a text, but there is none"},
    {TEXT "    answer: x\n    seconds: 5\n",
     "p.yaml:8: field `seconds`: expected a whole number from 10 to 600"},
    {TEXT "    answer: x\n    seconds: 1 minute\n",
     "p.yaml:8: field `seconds`: expected a whole number from 10 to 600"},
    {TEXT "    answer: \"a\\x07b\"\n",
     "p.yaml:7: field `answer`: expected text without control characters"},
    {TEXT "    answer: x\n    answers: [y]\n",
     "p.yaml:8: field `answers`: expected either `answer` or `answers`, not both"},
    {TEXT "    answers: [a, b, c, d, e, f, g, h, i]\n",
     "p.yaml:7: field `answers`: expected at most 8, found 9"},
    {TEXT "    answer: "
          "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbx\n",
     "p.yaml:7: field `answer`: expected at most 80 characters, found 81"},
    {TEXT "    answer: x\n    options: [x, y]\n    unit: cm\n    tolerance: 1\n",
     "p.yaml:8: field `options`: expected with kind `choice`, `choices` or `order` only\n"
     "p.yaml:9: field `unit`: expected with kind `number` only\n"
     "p.yaml:10: field `tolerance`: expected with kind `number` only"},
    /* choice */
    {CHOICE "    answer: a\n    options: [a]\n",
     "p.yaml:8: field `options`: expected 2 to 8 options, found 1"},
    {CHOICE "    answer: a\n", "p.yaml:3: field `options`: expected 2 to 8 options, found 0\n"
                               "p.yaml:7: field `answer`: expected one of the options, found `a`"},
    {CHOICE "    answer: a\n    options: [a, b, c, d, e, f, g, h, i]\n",
     "p.yaml:8: field `options`: expected 2 to 8 options, found 9"},
    {CHOICE "    answer: b\n    options:\n      - b\n      - Cm\n      - cm\n",
     "p.yaml:11: field `options`: expected options that differ, but this one is there twice"},
    {CHOICE "    answer: d\n    options: [a, b]\n",
     "p.yaml:7: field `answer`: expected one of the options, found `d`"},
    {CHOICE "    answer: a\n    options: [a, b]\n    slips:\n" SLIP("c") SLIP("a"),
     "p.yaml:10: field `answer`: expected one of the options, found `c`\n"
     "p.yaml:13: field `answer`: expected a miss, but `a` meets the key"},
    {CHOICE "    answers: []\n    options: [a, b]\n",
     "p.yaml:3: field `answer`: expected a text, but there is none"},
    {CHOICE "    answer: a\n    options: [a, b]\n    slips:\n      - answers: [b]\n" THINKS,
     "p.yaml:10: field `answers`: expected with kind `choices` or `order` only\n"
     "p.yaml:10: field `answer`: expected a text, but there is none"},
    /* choices */
    {CHOICES "    options: [a, b]\n",
     "p.yaml:3: field `answers`: expected 1 to 2 options, found 0"},
    {CHOICES "    options: [a, b]\n    answers: []\n",
     "p.yaml:8: field `answers`: expected 1 to 2 options, found 0"},
    {CHOICES "    options: [a, b]\n    answers:\n      - a\n      - b\n      - a\n",
     "p.yaml:8: field `answers`: expected 1 to 2 options, found 3"},
    {CHOICES "    options: [a, b, c]\n    answers:\n      - a\n      - d\n      - A\n",
     "p.yaml:10: field `answers`: expected one of the options, found `d`\n"
     "p.yaml:11: field `answers`: expected each of the options once, but this one is there twice"},
    {CHOICES "    options: [a, b]\n    answer: a\n    answers: [b]\n",
     "p.yaml:9: field `answers`: expected either `answer` or `answers`, not both"},
    {CHOICES
     "    options: [a, b, c]\n    answers: [c, a]\n    slips:\n      - answers: [a, c]\n" THINKS
     "      - answers: [a]\n" THINKS "      - answer: a\n" THINKS
     "      - answer: a\n        answers: [b]\n" THINKS,
     "p.yaml:10: field `answers`: expected a miss, but `a, c` meets the key\n"
     "p.yaml:16: field `answer`: expected another answer than in slip 2, found `a`\n"
     "p.yaml:20: field `answers`: expected either `answer` or `answers`, not both"},
    {CHOICES "    options: [" LONG80 ", b" LONG80 ", c" LONG80 ", d" LONG80
             ", e]\n    answers: [" LONG80 ", b" LONG80 ", c" LONG80 ", d" LONG80 "]\n",
     "p.yaml:8: field `answers`: expected an answer that is shown in at most 320 bytes, but it "
     "takes "
     "329; make its texts shorter"},
    /* order */
    {ORDER "    options: [a, b]\n", "p.yaml:7: field `options`: expected 3 to 8 options, found 2"},
    {ORDER, "p.yaml:3: field `options`: expected 3 to 8 options, found 0"},
    {ORDER "    options: [a, b, c, d, e, f, g, h, i]\n",
     "p.yaml:7: field `options`: expected 3 to 8 options, found 9"},
    {ORDER "    options: [a, b, A]\n",
     "p.yaml:7: field `options`: expected options that differ, but this one is there twice"},
    {ORDER "    options: [a, b, c]\n    answer: a\n    answers: [a, b, c]\n    pairs: []\n",
     "p.yaml:10: field `pairs`: expected with kind `match` only\n"
     "p.yaml:8: field `answer`: expected with kind `choice`, `choices`, `number`, `text` or `slip` "
     "only\n"
     "p.yaml:9: field `answers`: expected with kind `choice`, `choices`, `number` or `text` only"},
    {ORDER "    options: [a, b, c]\n    slips:\n      - answers: [a, b, c]\n" THINKS
           "      - answers: [b, a]\n" THINKS "      - answers: [b, a, b]\n" THINKS
           "      - answers: [b, a, c]\n" THINKS "      - answers: [B, A, C]\n" THINKS
           "      - answer: b\n" THINKS,
     "p.yaml:9: field `answers`: expected a miss, but `a \u2192 b \u2192 c` meets the key\n"
     "p.yaml:12: field `answers`: expected all 3 options, found 2\n"
     "p.yaml:15: field `answers`: expected each of the options once, but this one is there twice\n"
     "p.yaml:21: field `answers`: expected another answer than in slip 4, found `b \u2192 a \u2192 "
     "c`\n"
     "p.yaml:24: field `answer`: expected with kind `choice`, `choices`, `number`, `text` or "
     "`slip` "
     "only\n"
     "p.yaml:24: field `answers`: expected all 3 options, found 0"},
    {ORDER "    options: [" LONG80 ", b" LONG80 ", c" LONG80 ", d" LONG80 "]\n",
     "p.yaml:7: field `options`: expected an answer that is shown in at most 320 bytes, but it "
     "takes "
     "338; make its texts shorter"},
    /* match */
    {MATCH, "p.yaml:3: field `pairs`: expected 2 to 8 pairs, found 0"},
    {MATCH "    pairs: [{left: a, right: b}]\n",
     "p.yaml:7: field `pairs`: expected 2 to 8 pairs, found 1"},
    {MATCH "    pairs:\n      - {left: a, right: b}\n      - left: A\n        right: B\n",
     "p.yaml:9: field `left`: expected texts that differ, but this one is there twice\n"
     "p.yaml:10: field `right`: expected texts that differ, but this one is there twice"},
    {MATCH "    pairs:\n      - {left: a, right: b}\n      - {left: c}\n",
     "p.yaml:9: field `right`: expected a text, but there is none"},
    {MATCH
     "    options: [a, b]\n    answer: a\n    pairs: [{left: a, right: b}, {left: c, right: d}]\n",
     "p.yaml:7: field `options`: expected with kind `choice`, `choices` or `order` only\n"
     "p.yaml:8: field `answer`: expected with kind `choice`, `choices`, `number`, `text` or `slip` "
     "only"},
    {MATCH "    pairs: [{left: a, right: b}, {left: c, right: d}]\n    slips:\n"
           "      - pairs: [{left: a, right: b}]\n" THINKS
           "      - pairs: [{left: c, right: d}, {left: a, right: b}]\n" THINKS
           "      - pairs: [{left: b, right: a}, {left: a, right: d}]\n" THINKS
           "      - pairs: [{left: a, right: d}, {left: c, right: d}]\n" THINKS,
     "p.yaml:9: field `pairs`: expected all 2 pairs, found 1\n"
     "p.yaml:12: field `pairs`: expected a miss, but `a \u2013 b, c \u2013 d` meets the key\n"
     "p.yaml:15: field `left`: expected one of the texts on the left, found `b`\n"
     "p.yaml:15: field `right`: expected one of the texts on the right, found `a`\n"
     "p.yaml:18: field `right`: expected each of the texts on the right once, but this one is "
     "there "
     "twice"},
    /* slip */
    {LINES "    answer: 1\n    lines: [a]\n",
     "p.yaml:8: field `lines`: expected 2 to 8 lines, found 1\n"
     "p.yaml:3: field `repair`: expected a text, but there is none"},
    {LINES "    answer: 3\n    lines: [a, b]\n    repair: c\n",
     "p.yaml:7: field `answer`: expected the number of a line, from 1 to 2, found `3`"},
    {LINES "    answer: b\n    lines: [a, b]\n    repair: c\n",
     "p.yaml:7: field `answer`: expected the number of a line, from 1 to 2, found `b`"},
    {LINES "    answer: 1\n    lines: [a, b]\n    repair: You failed here.\n",
     "p.yaml:9: field `repair`: expected words about the work, without `failed`"},
    {LINES "    answer: 1\n    lines: [a, b]\n    repair: c\n    slips:\n" SLIP("1") SLIP("0"),
     "p.yaml:11: field `answer`: expected a miss, but `a` meets the key\n"
     "p.yaml:14: field `answer`: expected the number of a line, from 1 to 2, found `0`"},
    {LINES "    answer: 1\n    lines: [" LONG80 LONG80 ", b]\n    repair: " LONG80 LONG80 "\n",
     "p.yaml:9: field `repair`: expected an answer that is shown in at most 320 bytes, but it "
     "takes "
     "325; make its texts shorter"},
    {TEXT "    answer: x\n    lines: [a, b]\n    repair: c\n",
     "p.yaml:8: field `lines`: expected with kind `slip` only\n"
     "p.yaml:9: field `repair`: expected with kind `slip` only"},
    /* ideas and lessons */
    {TEXT "    answer: x\n    good: [a]\n    turns: []\n    lessons: []\n",
     "p.yaml:8: field `good`: expected 2 to 6 sentences, found 1\n"
     "p.yaml:9: field `turns`: expected 2 to 6 sentences, found 0\n"
     "p.yaml:10: field `lessons`: expected 1 to 6 sentences, found 0"},
    {TEXT "    answer: x\n    turns: [a, b, c, d, e, f, g]\n",
     "p.yaml:8: field `turns`: expected 2 to 6 sentences, found 7"},
    {TEXT "    answer: x\n    good:\n      - It counts.\n      - It Counts.\n",
     "p.yaml:10: field `good`: expected sentences that differ, but this one is there twice"},
    {TEXT
     "    answer: x\n    turns:\n      - You are smart.\n      - ''\n    lessons: [No errors.]\n",
     "p.yaml:9: field `turns`: expected words about the work, without `smart`\n"
     "p.yaml:10: field `turns`: expected a text, but there is none\n"
     "p.yaml:11: field `lessons`: expected words about the work, without `errors`"},
    {TEXT "    answer: x\n    turns: [a, b]\n    slips:\n" SLIP("y") "        turns_at: c\n" SLIP(
         "z") "        turns_at: B\n        good: a\n",
     "p.yaml:13: field `turns_at`: expected one of the sentences in `turns`, found `c`\n"
     "p.yaml:18: field `good`: expected one of the sentences in `good`, found `a`"},
    {TEXT
     "    answer: x\n    twins:\n      - {prompt: p, answer: y, explanation: e, good: [a, b]}\n",
     "p.yaml:9: field `good`: expected one of the fields title, prompt, options, pairs, lines, "
     "answer, answers, repair, tolerance, unit, other_units, figure, explanation, slips"},
    /* number */
    {NUMBER "    answer: some\n",
     "p.yaml:7: field `answer`: expected a number like 3/8, 1 1/2, 0.375 or 37.5%, found `some`"},
    {NUMBER "    answer: 1,000\n",
     "p.yaml:7: field `answer`: expected a number that can be read in one way; `1,000` may be a "
     "thousand or a decimal"},
    {NUMBER "    answer: 12345678901234567890\n",
     "p.yaml:7: field `answer`: expected a number of at most 18 digits, found "
     "`12345678901234567890`"},
    {NUMBER "    answer: 3 cm\n",
     "p.yaml:7: field `answer`: expected a number alone; write `cm` into the field `unit`"},
    {NUMBER "    answer: 3 km\n    unit: cm\n",
     "p.yaml:7: field `answer`: expected the unit `cm`, found `km`"},
    {NUMBER "    answer: 3\n    unit: \"%\"\n", "p.yaml:8: field `unit`: expected a unit as it is "
                                                "written behind a number (the percent sign is "
                                                "part of the number)"},
    {NUMBER "    answer: 3\n    other_units: [cm]\n",
     "p.yaml:3: field `unit`: expected a text, but there is none"},
    {NUMBER "    answer: 3\n    tolerance: -1\n",
     "p.yaml:8: field `tolerance`: expected a number from 0 up, without a unit"},
    {NUMBER "    answer: 3\n    tolerance: 1 cm\n",
     "p.yaml:8: field `tolerance`: expected a number from 0 up, without a unit"},
    {NUMBER "    answer: 1/2\n    slips:\n" SLIP("50 %") SLIP("3/2") SLIP("1 1/2"),
     "p.yaml:9: field `answer`: expected a miss, but `50 %` meets the key\n"
     "p.yaml:15: field `answer`: expected another answer than in slip 2, found `1 1/2`"},
    {NUMBER "    answer: 10\n    tolerance: 1\n    slips:\n" SLIP("11"),
     "p.yaml:10: field `answer`: expected a miss, but `11` meets the key"},
    /* pictures */
    {TEXT "    answer: x\n    figure: pie 3/8\n",
     "p.yaml:8: field `figure`: expected `bar 4/8`, `circle 3/8`, `line 0 to 2 in 8, at 3/4`, "
     "`grid 3 x 4, 5` or `dots 3 5`, found `pie 3/8`"},
    {TEXT "    answer: x\n    figure: bar 9/8\n",
     "p.yaml:8: field `figure`: expected at most 8 filled parts, not 9, found `bar 9/8`"},
    {TEXT "    answer: x\n    twins:\n      - {prompt: p, answer: y, explanation: e, "
          "figure: dots}\n",
     "p.yaml:9: field `figure`: expected `bar 4/8`, `circle 3/8`, `line 0 to 2 in 8, at 3/4`, "
     "`grid 3 x 4, 5` or `dots 3 5`, found `dots`"},
    /* slips and twins */
    {TEXT "    answer: x\n    slips:\n      - answer: X\n",
     "p.yaml:9: field `thinking`: expected a text, but there is none\n"
     "p.yaml:9: field `turn`: expected a text, but there is none\n"
     "p.yaml:9: field `answer`: expected a miss, but `X` meets the key"},
    {NUMBER "    answer: 3\n    twins:\n      - prompt: p\n        answer: z\n",
     "p.yaml:10: field `answer`: expected a number like 3/8, 1 1/2, 0.375 or 37.5%, found `z`\n"
     "p.yaml:9: field `explanation`: expected a text, but there is none"},
    {TEXT "    answer: x\n    twins: [{}, {}, {}, {}]\n",
     "p.yaml:8: field `twins`: expected at most 3, found 4\n"
     "p.yaml:8: field `prompt`: expected a text, but there is none\n"
     "p.yaml:8: field `answer`: expected a text, but there is none\n"
     "p.yaml:8: field `explanation`: expected a text, but there is none\n"
     "p.yaml:8: field `prompt`: expected a text, but there is none\n"
     "p.yaml:8: field `answer`: expected a text, but there is none\n"
     "p.yaml:8: field `explanation`: expected a text, but there is none\n"
     "p.yaml:8: field `prompt`: expected a text, but there is none\n"
     "p.yaml:8: field `answer`: expected a text, but there is none\n"
     "p.yaml:8: field `explanation`: expected a text, but there is none"},
    /* words */
    {HEAD "  - kind: text\n    title: A\n    prompt: A bad score.\n    answer: wrong\n"
          "    explanation: You would LOSE here.\n    slips:\n      - answer: y\n"
          "        thinking: I am not smart.\n        turn: A 'failure', but badger.\n",
     "p.yaml:7: field `explanation`: expected words about the work, without `lose`\n"
     "p.yaml:10: field `thinking`: expected words about the work, without `smart`\n"
     "p.yaml:11: field `turn`: expected words about the work, without `failure`"},
};

static void each_mistake_has_its_line_and_says_what_was_expected(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        char why[4096];
        const char *yaml = mistakes[i].yaml;
        struct pack *pack = pack_load_bytes("p.yaml", yaml, strlen(yaml), why, sizeof why);
        if (pack != NULL || strcmp(why, mistakes[i].why) != 0) {
            fail_msg("%s\n--- gives\n%s\n--- not\n%s", yaml, why, mistakes[i].why);
        }
    }
}

static void after_twenty_mistakes_the_rest_is_counted(void **state) {
    (void)state;
    char yaml[4096] = HEAD;
    char why[4096];
    for (unsigned i = 0; i < 6; i++) {
        strncat(yaml, "  - kind: text\n", sizeof yaml - strlen(yaml) - 1); /* four mistakes each */
    }
    assert_null(pack_load_bytes("p.yaml", yaml, strlen(yaml), why, sizeof why));
    unsigned lines = 1;
    for (const char *c = why; *c != '\0'; c++) {
        lines += *c == '\n';
    }
    assert_int_equal(lines, PACK_FINDINGS_LINES + 1);
    assert_string_equal(strrchr(why, '\n'), "\nand 4 more");
}

static void texts_end_where_the_wire_ends(void **state) {
    (void)state;
    static const struct {
        const char *field;
        size_t max;
    } fields[] = {{"title", TITLE_BYTES_MAX},
                  {"prompt", PROMPT_BYTES_MAX},
                  {"explanation", EXPLANATION_BYTES_MAX}};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        for (size_t more = 0; more < 2; more++) {
            char yaml[8192];
            char long_text[4096];
            char why[1024];
            char expected[1024] = "";
            memset(long_text, 'x', sizeof long_text);
            long_text[fields[i].max + more] = '\0';
            snprintf(yaml, sizeof yaml, HEAD "  - kind: text\n    answer: a\n");
            for (size_t j = 0; j < sizeof fields / sizeof fields[0]; j++) {
                size_t used = strlen(yaml);
                snprintf(yaml + used, sizeof yaml - used, "    %s: %s\n", fields[j].field,
                         i == j ? long_text : "x");
            }
            if (more > 0) {
                snprintf(expected, sizeof expected,
                         "p.yaml:%zu: field `%s`: expected at most %zu bytes, found %zu", 5 + i,
                         fields[i].field, fields[i].max, fields[i].max + 1);
            }
            pack_free(pack_load_bytes("p.yaml", yaml, strlen(yaml), why, sizeof why));
            assert_string_equal(why, expected);
        }
    }
}

static void a_pack_has_a_largest_size(void **state) {
    (void)state;
    const size_t count = PACK_BYTES_MAX + 1;
    char why[256];
    char *bytes = malloc(count);
    assert_non_null(bytes);
    memset(bytes, '#', count);
    assert_null(pack_load_bytes("p.yaml", bytes, count, why, sizeof why));
    assert_string_equal(why, "p.yaml:1: expected a file of at most 4 MiB");
    assert_null(pack_load_bytes("p.yaml", bytes, count - 1, why, sizeof why));
    assert_string_equal(
        why, "p.yaml:1: expected a pack with `title` and `challenges`, but the file is empty");
    free(bytes);
}

static void a_pack_has_200_challenges_at_most(void **state) {
    (void)state;
    static char yaml[64 * 1024];
    static const char one[] = "  - {kind: text, title: A, prompt: B, explanation: C, answer: D}\n";
    char why[256];
    for (unsigned more = 0; more < 2; more++) {
        snprintf(yaml, sizeof yaml, HEAD);
        for (unsigned i = 0; i < CHALLENGES_MAX + more; i++) {
            strncat(yaml, one, sizeof yaml - strlen(yaml) - 1);
        }
        struct pack *pack = pack_load_bytes("p.yaml", yaml, strlen(yaml), why, sizeof why);
        assert_true((pack != NULL) == (more == 0));
        pack_free(pack);
    }
    assert_string_equal(why, "p.yaml:2: field `challenges`: expected at most 200, found 201");
}

/* Twice as deep as libyaml goes, and as many anchors as fit: neither may take long. */
static void a_file_made_to_be_slow_is_refused_soon(void **state) {
    (void)state;
    const size_t count = 1024 * 1024;
    char why[512];
    char *bytes = malloc(count);
    assert_non_null(bytes);
    memset(bytes, '[', count);
    assert_null(pack_load_bytes("p.yaml", bytes, count, why, sizeof why));
    assert_true(strncmp(why, "p.yaml:1: ", 10) == 0);
    for (size_t i = 0; i < count; i++) {
        bytes[i] = "- &a x\n"[i % 7];
    }
    assert_null(pack_load_bytes("p.yaml", bytes, count, why, sizeof why));
    assert_true(strncmp(why, "p.yaml:1: expected no anchors", 29) == 0);
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mistake_has_its_line_and_says_what_was_expected),
        cmocka_unit_test(after_twenty_mistakes_the_rest_is_counted),
        cmocka_unit_test(texts_end_where_the_wire_ends),
        cmocka_unit_test(a_pack_has_a_largest_size),
        cmocka_unit_test(a_pack_has_200_challenges_at_most),
        cmocka_unit_test(a_file_made_to_be_slow_is_refused_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Where lines may end, and what counts as one character. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "line_break.h"
#include "str.h"
#include "utf8.h"

/* Parts that stand on one line, divided by bars; spaces as they are. */
static const struct {
    const char *text, *parts;
} texts[] = {
    {"", ""},
    {"one word", "one| |word"},
    {"a  b", "a| | |b"},
    {"3/8 und/oder-Größe, 2,50 €", "3/8| |und/oder-Größe,| |2,50| |€"},
    {"10\u00A0km", "10\u00A0km"},
    {"ケーキが半分", "ケー|キ|が|半|分"},
    {"「半分」です。", "「半|分」|で|す。"},
    {"ちょっとまって", "ちょっ|と|まっ|て"},
    {"ちょっと", "ちょっ|と"},
    {"じゃあ、いこう！", "じゃ|あ、|い|こ|う！"},
    {"３／８こ", "３／８|こ"},
    {"１２．５％です", "１２．５％|で|す"},
    {"3/8 のケーキ", "3/8| |の|ケー|キ"},
    {"3/8の", "3/8|の"},
    {"￥500です", "￥500|で|す"},
    {"人々は", "人々|は"},
    {"ニューヨーク・シティ", "ニュー|ヨー|ク・|シ|ティ"},
    {"半分。\n", "半|分。|\n"},
    {"你好，世界（一）", "你|好，|世|界|（一）"},
    {"한국어", "한|국|어"},
    {"か\u3099っこ", "か\u3099っ|こ"}, /* a mark stays on its letter */
    {"سلام عليكم؟", "سلام| |عليكم؟"},
    {"สวัสดีครับ", "สวัสดีครับ"},
    {"👨\u200D👩\u200D👧👍🏽 ja", "👨\u200D👩\u200D👧|👍🏽| |ja"},
};

static void lines_may_end_where_a_reader_expects_it(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char parts[512] = "";
        const char *at = texts[i].text;
        while (*at != '\0') {
            char part[256];
            size_t count = line_break_word(at);
            count = count > 0 ? count : 1;
            str_copy_bytes(part, sizeof part, at, count);
            str_append(parts, sizeof parts, at != texts[i].text ? "|" : "");
            str_append(parts, sizeof parts, part);
            at += count;
        }
        assert_string_equal(parts, texts[i].parts);
    }
}

static const struct {
    const char *text;
    size_t clusters[4]; /* bytes of each */
} clusters[] = {
    {"ab", {1, 1, 0}},
    {"äb", {2, 1, 0}},
    {"a\u0301b", {3, 1, 0}},
    {"a\u0301\u0323b", {5, 1, 0}},
    {"شَ", {4, 0}},
    {"か\u3099", {6, 0}},
    {"👍🏽!", {8, 1, 0}},
    {"👨\u200D👩\u200D👧", {18, 0}},
    {"🇯🇵🇩🇪", {8, 8, 0}},
    {"1\uFE0F\u20E3", {7, 0}},
    {"नि", {6, 0}},
};

static void a_cluster_is_what_a_person_takes_for_one_character(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof clusters / sizeof clusters[0]; i++) {
        const char *text = clusters[i].text;
        size_t at = 0;
        for (size_t k = 0; clusters[i].clusters[k] > 0; k++) {
            assert_int_equal(utf8_cluster(text + at), clusters[i].clusters[k]);
            at += clusters[i].clusters[k];
            assert_int_equal(utf8_cluster_before(text, at), at - clusters[i].clusters[k]);
        }
        assert_int_equal(at, strlen(text));
        assert_int_equal(utf8_cluster(text + at), 0);
        assert_int_equal(utf8_cluster_before(text, 0), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_may_end_where_a_reader_expects_it),
        cmocka_unit_test(a_cluster_is_what_a_person_takes_for_one_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

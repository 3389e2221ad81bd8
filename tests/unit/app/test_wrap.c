/* Lines of a width, in every script: nothing is lost, nothing is too wide, no cluster is parted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixed_measure.h"
#include "str.h"
#include "utf8.h"
#include "wrap.h"

/* Lines parted by bars, `<` before one of a paragraph from the right; a letter is 6 pixels wide at
 * size 10, what is not ASCII 10. */
static const struct {
    int width;
    const char *text, *lines;
} texts[] = {
    {100, "", ""},
    {100, "short", "short"},
    {40, "two words", "two|words"},
    {70, "two words  ", "two words  "},
    {40, "a\n\nb", "a||b"},
    {12, "long", "lo|ng"},
    {40, "ケーキが半分", "ケーキが|半分"},
    {40, "あいうえ。", "あいう|え。"},
    {30, "あい「うえ」", "あい|「う|え」"},
    {40, "３／８こです", "３／８こ|です"},
    {30, "abあい", "abあ|い"},
    {60, "كم يبقى من 3", "<كم|<يبقى|<من 3"},
    {200, "سلام\nabc\n3", "<سلام|abc|3"},
    {20, "สวัส", "ส|วั|ส"},
    {5, "👨\u200D👩x", "👨\u200D👩|x"},
};

static void lines_are_broken_where_they_may(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct wrap wrap;
        struct wrap_line line;
        char lines[512] = "";
        wrap_init(&wrap, fixed_measure(), FONT_BODY, 10, texts[i].width);
        wrap_start(&wrap, texts[i].text);
        for (int k = 0; wrap_next(&wrap, &line); k++) {
            char part[256];
            str_copy_bytes(part, sizeof part, line.start, line.count);
            str_append(lines, sizeof lines, k > 0 ? "|" : "");
            str_append(lines, sizeof lines, line.is_rtl ? "<" : "");
            str_append(lines, sizeof lines, part);
        }
        assert_string_equal(lines, texts[i].lines);
    }
}

static const char long_text[] =
    "Which part is left? ケーキの３／８がのこっています。「半分」より少ないですか？ "
    "كم يبقى من 3/8 الكعكة إذا أكلنا نصفها؟ 👨\u200D👩\u200D👧\u200D👦 🇯🇵 e\u0301toile "
    "สวัสดีครับวันนี้เราเรียนเศษส่วน Donaudampfschifffahrtsgesellschaftskapitän\nand on.";

static void no_width_loses_a_letter_or_parts_a_cluster(void **state) {
    (void)state;
    for (int width = 1; width < 400; width++) {
        struct wrap wrap;
        struct wrap_line line;
        const char *at = long_text;
        wrap_init(&wrap, fixed_measure(), FONT_BODY, 10, width);
        wrap_start(&wrap, long_text);
        while (wrap_next(&wrap, &line)) {
            at += strspn(at, " \n");
            assert_ptr_equal(line.start, at);
            size_t clusters = 0;
            for (size_t used = 0; used < line.count; clusters++) {
                used += utf8_cluster(line.start + used);
                assert_true(used <= line.count);
            }
            assert_true(line.width <= width || clusters == 1);
            at += line.count;
        }
        assert_int_equal(*at, '\0');
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_broken_where_they_may),
        cmocka_unit_test(no_width_loses_a_letter_or_parts_a_cluster),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

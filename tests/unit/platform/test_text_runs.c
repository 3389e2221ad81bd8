/* How a line falls into runs of one direction, one script and one face. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bidi.h"
#include "str.h"
#include "text_runs.h"

static struct faces faces;

static int open_faces(void **state) {
    char why[256] = "";
    (void)state;
    return TTF_Init() == 0 && font_file_open() &&
                   faces_open(&faces, &(struct font_wish){&look_usual, false}, why, sizeof why)
               ? 0
               : -1;
}

static int close_faces(void **state) {
    (void)state;
    faces_close(&faces);
    font_file_close();
    TTF_Quit();
    return 0;
}

/* Runs as they are seen; `<` from the right, script behind a colon where it matters. */
static const struct {
    const char *line, *seen;
} lines[] = {
    {"That is my try, 3/8", "That is my try, 3/8"},
    {"Größe – Ёж Ψ", "Größe – Ёж Ψ"},
    {"كم يبقى من 3/8 الكعكة؟", "< الكعكة؟:Arab|3/8|<كم يبقى من :Arab"},
    {"Hi שלום, (סלאם)", "Hi |<)|<סלאם:Hebr|<, (|<שלום:Hebr"},
    {"שלום سلام", "<سلام:Arab|<שלום :Hebr"},
    {"ケーキの半分。", "ケーキの半分。:Hani"},
    {"ケーキ 3 こ", "ケーキ :Hani|3 |こ:Hani"},
    {"\u2068نجمة\u2069 3", "<نجمة:Arab| 3"},
};

static void a_line_falls_into_runs_as_they_are_seen(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct text_run runs[TEXT_RUNS_MAX];
        char seen[512] = "";
        size_t bytes = strlen(lines[i].line);
        size_t count = text_runs(&faces, (struct text_style){FONT_BODY, 20}, lines[i].line, bytes,
                                 bidi_is_rtl(lines[i].line, bytes), runs);
        for (size_t k = 0; k < count; k++) {
            char part[256];
            uint32_t tag = runs[k].script;
            char script[6] = {
                ':', (char)(tag >> 24), (char)(tag >> 16), (char)(tag >> 8), (char)tag, '\0'};
            str_copy_bytes(part, sizeof part, runs[k].start, runs[k].count);
            str_append(seen, sizeof seen, k > 0 ? "|" : "");
            str_append(seen, sizeof seen, runs[k].is_rtl ? "<" : "");
            str_append(seen, sizeof seen, part);
            str_append(seen, sizeof seen, tag != 0 ? script : "");
            assert_non_null(runs[k].font);
        }
        assert_string_equal(seen, lines[i].seen);
    }
}

static void a_script_is_looked_for_once(void **state) {
    (void)state;
    struct text_run runs[TEXT_RUNS_MAX];
    struct text_style style = {FONT_TITLE, 24};
    static const char first[] = "か", more[] = "きくけこさしすせそたちつてと";
    text_runs(&faces, style, first, sizeof first - 1, false, runs);
    size_t known = faces.fallbacks_count;
    assert_true(known > 0);
    assert_int_equal(text_runs(&faces, style, more, sizeof more - 1, false, runs), 1);
    assert_int_equal(faces.fallbacks_count, known);
}

static void a_line_of_more_runs_than_there_is_room_for_ends_there(void **state) {
    (void)state;
    struct text_run runs[TEXT_RUNS_MAX];
    char line[2000] = "";
    for (int i = 0; i < 300; i++) {
        str_append(line, sizeof line, "a か");
    }
    assert_int_equal(
        text_runs(&faces, (struct text_style){FONT_BODY, 20}, line, strlen(line), false, runs),
        TEXT_RUNS_MAX);
}

/* Where a font of coloured emoji is installed. */
static void emoji_are_pictures_and_stay_whole(void **state) {
    (void)state;
    static const char line[] = "a 👍🏽 1\uFE0F\u20E3 👨\u200D👩\u200D👧 3";
    static const char *const pictures[] = {"👍🏽", "1\uFE0F\u20E3", "👨\u200D👩\u200D👧"};
    struct text_run runs[TEXT_RUNS_MAX];
    struct font_file file;
    if (!font_file_find_emoji(0x1F44D, &file)) {
        skip();
    }
    struct text_style style = {FONT_BODY, 20};
    size_t count = text_runs(&faces, style, line, sizeof line - 1, false, runs);
    assert_int_equal(count, 7);
    for (size_t i = 0; i < 3; i++) {
        const struct text_run *run = &runs[2 * i + 1];
        assert_int_equal(run->count, strlen(pictures[i]));
        assert_memory_equal(run->start, pictures[i], run->count);
        assert_true(run->font->scale_permille < 1000);
        assert_int_equal(run[1].font->scale_permille, 1000);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_falls_into_runs_as_they_are_seen),
        cmocka_unit_test(a_script_is_looked_for_once),
        cmocka_unit_test(emoji_are_pictures_and_stay_whole),
        cmocka_unit_test(a_line_of_more_runs_than_there_is_room_for_ends_there),
    };
    return cmocka_run_group_tests(tests, open_faces, close_faces);
}

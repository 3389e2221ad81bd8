/* Text with the fonts of this machine: what is measured is what is drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bidi.h"
#include "font_file.h"
#include "str.h"
#include "text.h"

static int open_text(void **state) {
    char why[256] = "";
    *state = text_open(why, sizeof why);
    if (*state == NULL) {
        print_error("%s\n", why);
        return -1;
    }
    return 0;
}

static int close_text(void **state) {
    text_close(*state);
    return 0;
}

static int width(struct text *text, const char *line, size_t count) {
    struct text_measure measure = text_measure(text);
    return measure.width(measure.self, FONT_BODY, 20, line, count);
}

static SDL_Surface *render(struct text *text, const char *words, bool is_rtl) {
    struct text_line line = {FONT_BODY, 20, is_rtl, words, {0, 0, 0, 255}};
    int above = 0;
    SDL_Surface *drawn = text_render(text, &line, &above);
    assert_true(abs(above) < 20);
    return drawn;
}

static void nothing_has_no_width_and_no_picture(void **state) {
    assert_int_equal(width(*state, "abc", 0), 0);
    assert_null(render(*state, "", false));
}

static void only_the_first_bytes_are_measured(void **state) {
    int three = width(*state, "abc", 3);
    assert_true(three > 0);
    assert_int_equal(width(*state, "abcdef", 3), three);
    assert_true(width(*state, "abcdef", 6) > three);
    assert_int_equal(width(*state, "abcdef", 3), three); /* from the table the second time */
}

static void larger_text_is_wider_and_higher(void **state) {
    struct text_measure measure = text_measure(*state);
    for (int font = 0; font < FONT_COUNT; font++) {
        enum font f = (enum font)font;
        assert_true(measure.width(measure.self, f, 40, "bowl", 4) >
                    measure.width(measure.self, f, 20, "bowl", 4));
        assert_true(measure.line_height(measure.self, f, 40) >
                    measure.line_height(measure.self, f, 20));
        int ascent = measure.ascent(measure.self, f, 40);
        assert_true(ascent > 20 && ascent <= measure.line_height(measure.self, f, 40));
    }
}

static void what_is_measured_is_what_is_drawn(void **state) {
    static const char *const lines[] = {"That is my try",
                                        "3/8 = 0,375",
                                        "Gr\xC3\xBC\xC3\x9F dich",
                                        "\xE2\x9C\x93 kept",
                                        "a\xCC\x81 \xE2\x89\xA4 \xC2\xBD",
                                        "كم يبقى من 3/8 الكعكة؟",
                                        "Team نجمة (3/8)",
                                        "ケーキの３／８（半分）",
                                        "\u2068שלום\u2069: 😀 3"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        SDL_Surface *drawn = render(*state, lines[i], bidi_is_rtl(lines[i], strlen(lines[i])));
        assert_non_null(drawn);
        assert_true(abs(drawn->w - width(*state, lines[i], strlen(lines[i]))) <= 1);
        SDL_FreeSurface(drawn);
    }
}

static void a_character_that_no_font_has_does_no_harm(void **state) {
    const char *unassigned = "a\xF3\xBF\xBF\xBD"
                             "b"; /* U+FFFFD, private use */
    assert_true(width(*state, unassigned, strlen(unassigned)) > 0);
}

static void more_sizes_than_are_kept_open_can_be_used(void **state) {
    struct text_measure measure = text_measure(*state);
    for (int size = 8; size < 120; size++) {
        assert_true(measure.width(measure.self, FONT_TITLE, size, "gold", 4) > 0);
    }
    assert_true(measure.line_height(measure.self, FONT_TITLE, 8) < 20);
}

/* Where ink is, column by column. */
static bool has_ink(const SDL_Surface *surface, int column) {
    for (int y = 0; y < surface->h; y++) {
        const uint8_t *row = (const uint8_t *)surface->pixels + y * surface->pitch;
        uint32_t pixel;
        memcpy(&pixel, row + (size_t)column * sizeof pixel, sizeof pixel);
        if (pixel >> 24 > 60) {
            return true;
        }
    }
    return false;
}

/* Stretches of ink with clear columns between them: letters that are not joined. */
static int pieces(const SDL_Surface *surface) {
    int count = 0;
    for (int x = 0; x < surface->w; x++) {
        count += has_ink(surface, x) && (x == 0 || !has_ink(surface, x - 1)) ? 1 : 0;
    }
    return count;
}

static void arabic_letters_are_joined(void **state) {
    SDL_Surface *word = render(*state, "بيت", true);
    SDL_Surface *letters = render(*state, "ب ي ت", true);
    assert_non_null(word);
    assert_non_null(letters);
    assert_int_equal(pieces(word), 1);
    assert_int_equal(pieces(letters), 3);
    SDL_FreeSurface(word);
    SDL_FreeSurface(letters);
    assert_true(width(*state, "بيت", 6) <
                width(*state, "ب", 2) + width(*state, "ي", 2) + width(*state, "ت", 2));
}

static bool is_same(const SDL_Surface *a, const SDL_Surface *b) {
    return a->w == b->w && a->h == b->h &&
           memcmp(a->pixels, b->pixels, (size_t)a->pitch * (size_t)a->h) == 0;
}

/* One face draws both, before and behind: how it shapes is set anew for each run. */
static void a_line_from_the_right_does_not_turn_the_next_one_around(void **state) {
    SDL_Surface *before = render(*state, "Ψ (a)", false);
    SDL_FreeSurface(render(*state, "بيت (ب)", true));
    SDL_FreeSurface(render(*state, "Ψ", true));
    SDL_Surface *behind = render(*state, "Ψ (a)", false);
    assert_true(is_same(before, behind));
    SDL_FreeSurface(before);
    SDL_FreeSurface(behind);
}

/* ")x" from the right is "x(" as it is seen. */
static void brackets_are_mirrored(void **state) {
    SDL_Surface *opens = render(*state, "(", false);
    SDL_Surface *mirrored = render(*state, ")", true);
    assert_true(is_same(opens, mirrored));
    SDL_FreeSurface(opens);
    SDL_FreeSurface(mirrored);
}

static void marks_for_directions_are_not_seen(void **state) {
    const char *isolated = "\u2068Robin\u2069\u200E\u200F";
    assert_int_equal(width(*state, isolated, strlen(isolated)), width(*state, "Robin", 5));
    SDL_Surface *seen = render(*state, isolated, false);
    SDL_Surface *plain = render(*state, "Robin", false);
    assert_int_equal(pieces(seen), pieces(plain));
    SDL_FreeSurface(seen);
    SDL_FreeSurface(plain);
}

/* Two hundred marks on one letter: as high as five of them. */
static void a_tower_of_marks_stays_low(void **state) {
    static const char *const marks[] = {"\u030D", "\u0489", "\u0316", "\u05B0"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        char tower[512] = "Z", low[64] = "Z";
        for (int count = 0; count < 200; count++) {
            str_append(tower, sizeof tower, marks[i]);
            str_append(low, sizeof low, count < 5 ? marks[i] : "");
        }
        SDL_Surface *seen = render(*state, tower, false), *expected = render(*state, low, false);
        assert_true(is_same(seen, expected));
        assert_true(seen->h < 200);
        assert_int_equal(width(*state, tower, strlen(tower)), width(*state, low, strlen(low)));
        SDL_FreeSurface(seen);
        SDL_FreeSurface(expected);
    }
}

static void a_family_is_one_picture(void **state) {
    const char *family = "👨\u200D👩\u200D👧";
    int together = width(*state, family, strlen(family));
    assert_true(together > 0);
    assert_true(together <= 3 * width(*state, "👨", 4) + 2);
}

/* Another family, with letters of other widths. */
static void other_fonts_are_written_with_at_once(void **state) {
    static struct look look;
    const char *family = "DejaVu Sans Mono", *line = "iiiiiiiiii";
    if (!font_file_has_family(family)) {
        skip();
    }
    look = look_usual;
    memset(look.families[FAMILY_DYSLEXIC], 0, sizeof look.families[FAMILY_DYSLEXIC]);
    str_copy(look.families[FAMILY_DYSLEXIC][0], LOOK_FAMILY_BYTES, family);
    assert_true(text_has_dyslexic(&look));
    int before = width(*state, line, strlen(line));
    assert_false(text_use(*state, &look_usual, false));
    assert_true(text_use(*state, &look, true));
    assert_false(text_use(*state, &look, true));
    assert_true(width(*state, line, strlen(line)) > before);
    assert_true(text_use(*state, &look_usual, false));
    assert_int_equal(width(*state, line, strlen(line)), before);
}

static void a_family_that_is_not_installed_leaves_what_there_is(void **state) {
    static struct look look;
    const char *line = "iiiiiiiiii";
    look = look_usual;
    memset(look.families[FAMILY_DYSLEXIC], 0, sizeof look.families[FAMILY_DYSLEXIC]);
    str_copy(look.families[FAMILY_DYSLEXIC][0], LOOK_FAMILY_BYTES, "There is no such font");
    assert_false(text_has_dyslexic(&look));
    int before = width(*state, line, strlen(line));
    assert_true(text_use(*state, &look, true));
    assert_int_equal(width(*state, line, strlen(line)), before);
    assert_true(text_use(*state, &look_usual, false));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_has_no_width_and_no_picture),
        cmocka_unit_test(only_the_first_bytes_are_measured),
        cmocka_unit_test(larger_text_is_wider_and_higher),
        cmocka_unit_test(what_is_measured_is_what_is_drawn),
        cmocka_unit_test(arabic_letters_are_joined),
        cmocka_unit_test(a_line_from_the_right_does_not_turn_the_next_one_around),
        cmocka_unit_test(brackets_are_mirrored),
        cmocka_unit_test(marks_for_directions_are_not_seen),
        cmocka_unit_test(a_tower_of_marks_stays_low),
        cmocka_unit_test(a_family_is_one_picture),
        cmocka_unit_test(a_character_that_no_font_has_does_no_harm),
        cmocka_unit_test(more_sizes_than_are_kept_open_can_be_used),
        cmocka_unit_test(other_fonts_are_written_with_at_once),
        cmocka_unit_test(a_family_that_is_not_installed_leaves_what_there_is),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}

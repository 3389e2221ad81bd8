/* The languages of the tree: each has every text, with its places, and no word that hurts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <string.h>

#include "locale.h"
#include "utf8.h"

#define FOLDED_BYTES 1024

/* Words that no student reads, by their beginnings; a trailing '$' asks for the whole word. */
static const struct {
    const char *lang;
    const char *refused[30];
} languages[] = {
    {"de", {"falsch",   "fehler",    "verlier",     "verlor",    "schlecht", "versag", "scheiter",
            "gescheit", "dumm",      "doof",        "bl\u00F6d", "genie",    "genial", "schlau",
            "klug",     "punktzahl", "punktestand", "loser",     "mies",     "faul"}},
    {"es", {"incorrect", "equivoc", "error",      "fallo",  "falla",    "fallar",
            "fallas",    "fracas",  "perder",     "perdid", "perdedor", "pierd",
            "mal$",      "malo",    "mala$",      "malas$", "puntuaci", "puntaje",
            "marcador",  "tont",    "inteligent", "genio",  "torpe",    "est\u00FApid"}},
    {"fr",
     {"faux",       "fauss",      "incorrect", "erreur",  "faute",    "\u00E9chec", "\u00E9chou",
      "perd",       "rater",      "rat\u00E9", "mauvais", "nul$",     "nulle$",     "score",
      "intelligen", "g\u00E9nie", "idiot",     "stupid",  "b\u00EAt", "malin"}},
};

/* Whether a character that begins with this byte is a letter of the three languages. */
static bool is_letter(unsigned char lead) {
    return isalpha(lead) || lead == 0xC3 || lead == 0xC5;
}

static bool is_behind_letter(const char *text, const char *at) {
    while (at > text && ((unsigned char)at[-1] & 0xC0) == 0x80) {
        at--;
    }
    return at > text && is_letter((unsigned char)at[-1]);
}

static bool is_at(const char *at, const char *word) {
    size_t count = strcspn(word, "$");
    return strncmp(at, word, count) == 0 &&
           (word[count] == '\0' || !is_letter((unsigned char)at[count]));
}

static const char *refused_word(size_t language, const char *text) {
    char folded[FOLDED_BYTES];
    assert_true(utf8_fold(text, folded, sizeof folded));
    for (const char *at = folded; *at != '\0'; at++) {
        const char *const *word = languages[language].refused;
        for (; *word != NULL && !is_behind_letter(folded, at); word++) {
            if (is_at(at, *word)) {
                return *word;
            }
        }
    }
    return NULL;
}

static void every_text_is_there_in_every_language_with_its_places(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        struct locale *locale =
            locale_open(LOCALE_FOLDER, &(struct locale_wish){.lang = languages[i].lang});
        assert_string_equal(locale_lang(locale), languages[i].lang);
        for (int id = 0; id < TEXT_COUNT; id++) {
            if (locale_texts(locale)->forms[0][id] == NULL) {
                fail_msg("%s.po: %s is missing, fuzzy, of an older English or has other places: "
                         "run tools/locale.sh and translate",
                         languages[i].lang, text_name((enum text_id)id));
            }
        }
        locale_close(locale);
    }
}

static void no_text_uses_a_word_that_hurts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        struct locale *locale =
            locale_open(LOCALE_FOLDER, &(struct locale_wish){.lang = languages[i].lang});
        for (size_t place = 0; place < (size_t)TEXT_FORMS_MAX * TEXT_COUNT; place++) {
            size_t id = place % TEXT_COUNT;
            const char *text = locale_texts(locale)->forms[place / TEXT_COUNT][id];
            const char *word = text != NULL ? refused_word(i, text) : NULL;
            if (word != NULL) {
                fail_msg("%s.po: %s: \"%s\" has \"%s\"", languages[i].lang,
                         text_name((enum text_id)id), text, word);
            }
        }
        locale_close(locale);
    }
}

static void the_check_finds_words_and_leaves_others(void **state) {
    (void)state;
    assert_string_equal(refused_word(0, "Zwei FEHLER"), "fehler");
    assert_string_equal(refused_word(0, "\u201EFalsches\u201C"), "falsch");
    assert_null(refused_word(0, "unfehlbar, Krug, Familie"));
    assert_string_equal(refused_word(1, "\u00BFMal?"), "mal$");
    assert_null(refused_word(1, "maleta, animal"));
    assert_string_equal(refused_word(2, "\u00C9chec"), "\u00E9chec");
    assert_string_equal(refused_word(2, "l\u2019erreur"), "erreur");
}

/* Screens have room for some more than the English, not for twice as much. */
static void no_text_is_much_longer_than_the_english(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        struct locale *locale =
            locale_open(LOCALE_FOLDER, &(struct locale_wish){.lang = languages[i].lang});
        for (int id = 0; id < TEXT_COUNT; id++) {
            size_t english = utf8_length(text_of(texts_english(), (enum text_id)id));
            size_t own = utf8_length(text_of(locale_texts(locale), (enum text_id)id));
            if (own > english * 8 / 5 + 12) {
                fail_msg("%s.po: %s: %zu characters for %zu", languages[i].lang,
                         text_name((enum text_id)id), own, english);
            }
        }
        locale_close(locale);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_there_in_every_language_with_its_places),
        cmocka_unit_test(no_text_uses_a_word_that_hurts),
        cmocka_unit_test(the_check_finds_words_and_leaves_others),
        cmocka_unit_test(no_text_is_much_longer_than_the_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

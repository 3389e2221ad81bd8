/* Whose words are taken: the command line, then the environment, then English, text by text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "locale.h"

static const char *lang_of(struct locale_wish wish) {
    static char lang[LANG_BYTES_MAX];
    struct locale *locale = locale_open(LOCALE_FOLDER, &wish);
    assert_non_null(locale);
    snprintf(lang, sizeof lang, "%s", locale_lang(locale));
    locale_close(locale);
    return lang;
}

static void the_command_line_comes_before_the_environment(void **state) {
    (void)state;
    assert_string_equal(lang_of((struct locale_wish){.lang = "de", .lc_all = "fr_FR"}), "de");
    assert_string_equal(lang_of((struct locale_wish){.lang = "en", .lc_all = "fr_FR"}), "en");
    assert_string_equal(lang_of((struct locale_wish){.lang = "es-MX", .language = "fr"}), "es");
    assert_string_equal(lang_of((struct locale_wish){.lang = "de", .lc_all = "C"}), "de");
}

static void the_environment_holds_in_its_order(void **state) {
    (void)state;
    struct locale_wish all = {.lc_all = "de_AT.UTF-8", .lc_messages = "fr", .environment = "es"};
    assert_string_equal(lang_of(all), "de");
    all.lc_all = "";
    assert_string_equal(lang_of(all), "fr");
    all.lc_messages = NULL;
    assert_string_equal(lang_of(all), "es");
    all.environment = NULL;
    assert_string_equal(lang_of(all), "en");
    assert_string_equal(lang_of((struct locale_wish){.environment = "de_DE@euro"}), "de");
}

static void language_is_a_list_and_holds_in_a_locale_only(void **state) {
    (void)state;
    struct locale_wish list = {.language = "pt_BR::xx:fr:de", .environment = "de_DE.UTF-8"};
    assert_string_equal(lang_of(list), "fr");
    list.language = "pt:en_GB:de";
    assert_string_equal(lang_of(list), "en");
    list.language = "fr";
    list.environment = "C.UTF-8";
    assert_string_equal(lang_of(list), "en");
    list.environment = "POSIX";
    assert_string_equal(lang_of(list), "en");
}

static void a_language_that_is_not_there_is_english(void **state) {
    (void)state;
    assert_string_equal(lang_of((struct locale_wish){.lang = "tlh"}), "en");
    assert_string_equal(lang_of((struct locale_wish){.environment = "../../de"}), "en");
    struct locale *locale = locale_open("/nowhere", &(struct locale_wish){.lang = "de"});
    assert_string_equal(locale_lang(locale), "en");
    assert_string_equal(text_of(locale_texts(locale), TEXT_PEN_YES), "Yes");
    locale_close(locale);
}

static void what_names_a_language_is_told_from_what_does_not(void **state) {
    (void)state;
    static const char *const good[] = {"de", "en", "pt_BR", "pt-BR", "de_AT.UTF-8", "ca@valencia"};
    static const char *const other[] = {"",   "d",     "deutsch", "de/..", "../de",
                                        "12", "de_A/", "de AT",   "1"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(locale_is_lang(good[i]));
    }
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        assert_false(locale_is_lang(other[i]));
    }
}

static struct locale *open_xx(void) {
    struct locale *locale = locale_open(XX_FOLDER, &(struct locale_wish){.lang = "xx"});
    assert_non_null(locale);
    assert_string_equal(locale_lang(locale), "xx");
    return locale;
}

static void what_is_missing_or_does_not_fit_stays_english(void **state) {
    (void)state;
    struct locale *locale = open_xx();
    const struct texts *texts = locale_texts(locale);
    assert_string_equal(text_of(texts, TEXT_PEN_YES), "Xyes");
    assert_string_equal(text_of(texts, TEXT_ROUND_OF), "{2}: Xround {1}");
    assert_string_equal(text_of(texts, TEXT_PICTURES_NO), "No");     /* not there */
    assert_string_equal(text_of(texts, TEXT_PEN_PASS), "Pass");      /* of an older English */
    assert_string_equal(text_of(texts, TEXT_GOLD_OF), "{1} of {2}"); /* other places */
    assert_string_equal(text_of(texts, TEXT_PAUSED), "Paused");      /* fuzzy */
    locale_close(locale);
}

static void is_filled(const struct texts *texts, enum text_id id, unsigned long n,
                      const char *text) {
    char filled[128];
    text_fill(texts, id, n, NULL, 0, filled, sizeof filled);
    assert_string_equal(filled, text);
}

static void a_plural_takes_the_rule_of_the_language_that_has_it(void **state) {
    (void)state;
    struct locale *locale = open_xx();
    const struct texts *texts = locale_texts(locale);
    is_filled(texts, TEXT_SHARE_CHOSE, 1, "1 xteam");
    is_filled(texts, TEXT_SHARE_CHOSE, 3, "3 xteamy");
    is_filled(texts, TEXT_SHARE_CHOSE, 12, "12 xteamow");
    is_filled(texts, TEXT_BOARD_TEAMS, 1, "1 team"); /* English, with the English rule */
    is_filled(texts, TEXT_BOARD_TEAMS, 3, "3 teams");
    locale_close(locale);
    locale = locale_open(LOCALE_FOLDER, &(struct locale_wish){.lang = "fr"});
    is_filled(locale_texts(locale), TEXT_BOARD_TEAMS, 0, "0 \u00E9quipe");
    is_filled(locale_texts(locale), TEXT_BOARD_TEAMS, 2, "2 \u00E9quipes");
    locale_close(locale);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_command_line_comes_before_the_environment),
        cmocka_unit_test(the_environment_holds_in_its_order),
        cmocka_unit_test(language_is_a_list_and_holds_in_a_locale_only),
        cmocka_unit_test(a_language_that_is_not_there_is_english),
        cmocka_unit_test(what_names_a_language_is_told_from_what_does_not),
        cmocka_unit_test(what_is_missing_or_does_not_fit_stays_english),
        cmocka_unit_test(a_plural_takes_the_rule_of_the_language_that_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The wish is a list of languages, best first. The first that has a catalog, or is English, is
 * taken; pt_BR is looked for as pt_BR and then as pt. Then every text of ours is looked up once. */
#include "locale.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "catalog.h"
#include "plural.h"
#include "str.h"
#include "utf8.h"

#define PATH_BYTES_MAX 4096
#define ENGLISH        "en"

struct locale {
    struct texts texts;
    struct plural plural;
    struct catalog *catalog; /* NULL: English */
    char lang[LANG_BYTES_MAX];
};

static bool is_set(const char *text) {
    return text != NULL && text[0] != '\0';
}

bool locale_is_lang(const char *lang) {
    size_t letters = 0;
    while (isalpha((unsigned char)lang[letters])) {
        letters++;
    }
    bool has_end = lang[letters] == '\0' || strchr("_-.@", lang[letters]) != NULL;
    bool has_more =
        strspn(lang + letters, "_-.@abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == strlen(lang + letters);
    return (letters == 2 || letters == 3) && has_end && has_more && strlen(lang) < LANG_BYTES_MAX;
}

struct locale_wish locale_wish(const char *lang) {
    return (struct locale_wish){.lang = lang,
                                .language = getenv("LANGUAGE"),
                                .lc_all = getenv("LC_ALL"),
                                .lc_messages = getenv("LC_MESSAGES"),
                                .environment = getenv("LANG")};
}

/* "pt-BR.UTF-8" to "pt_BR", and with `is_short` to "pt". */
static bool tidy_lang(const char *given, size_t count, bool is_short, char *lang, size_t size) {
    char whole[LANG_BYTES_MAX];
    if (!str_copy_bytes(whole, sizeof whole, given, count) || !locale_is_lang(whole)) {
        return false;
    }
    for (char *at = whole; *at != '\0'; at++) {
        *at = *at == '-' ? '_' : *at;
    }
    whole[strcspn(whole, is_short ? "_.@" : ".@")] = '\0';
    return str_copy(lang, size, whole);
}

static struct catalog *catalog_of(const char *folder, const char *lang) {
    char file[PATH_BYTES_MAX];
    bool fits = str_format(file, sizeof file, "%s/%s/LC_MESSAGES/goldseam.mo", folder, lang);
    return fits ? catalog_open(file) : NULL;
}

/* Whether the language of `count` bytes is had: its catalog, or English without one. */
static bool take_lang(struct locale *locale, const char *folder, const char *given, size_t count) {
    for (int is_short = 0; is_short <= 1; is_short++) {
        char lang[LANG_BYTES_MAX];
        if (!tidy_lang(given, count, is_short != 0, lang, sizeof lang)) {
            return false;
        }
        locale->catalog = catalog_of(folder, lang);
        if (locale->catalog != NULL || strcmp(lang, ENGLISH) == 0) {
            str_copy(locale->lang, sizeof locale->lang, lang);
            return true;
        }
    }
    return false;
}

/* Of a list like "pt_BR:pt:es" the first that is had. */
static bool take_first(struct locale *locale, const char *folder, const char *list) {
    while (*list != '\0') {
        size_t count = strcspn(list, ":");
        if (count > 0 && take_lang(locale, folder, list, count)) {
            return true;
        }
        list += count + (list[count] == ':' ? 1 : 0);
    }
    return false;
}

/* Which list a wish comes to. In the locales C and POSIX LANGUAGE does not hold. */
static const char *list_of(const struct locale_wish *wish) {
    if (is_set(wish->lang)) {
        return wish->lang;
    }
    const char *locale = is_set(wish->lc_all)        ? wish->lc_all
                         : is_set(wish->lc_messages) ? wish->lc_messages
                         : is_set(wish->environment) ? wish->environment
                                                     : "C";
    bool is_plain =
        strcmp(locale, "C") == 0 || strncmp(locale, "C.", 2) == 0 || strcmp(locale, "POSIX") == 0;
    if (is_plain) {
        return ENGLISH;
    }
    return is_set(wish->language) ? wish->language : locale;
}

/* A form that can be shown: clean, and with the places that the English has. */
static const char *form_of(const struct locale *locale, enum text_id id, unsigned form) {
    const struct texts *english = texts_english();
    const char *found = catalog_find(locale->catalog, text_name(id), english->forms[0][id], form);
    const char *model = english->forms[form == 0 || english->forms[1][id] == NULL ? 0 : 1][id];
    bool is_good =
        found != NULL && utf8_is_clean(found, strlen(found)) && text_same_places(found, model);
    return is_good ? found : NULL;
}

/* All forms of a text, or none. */
static void take_text(struct locale *locale, enum text_id id) {
    bool is_plural = texts_english()->forms[1][id] != NULL;
    unsigned forms = is_plural ? locale->plural.forms : 1;
    for (unsigned form = 0; form < forms; form++) {
        locale->texts.forms[form][id] = form_of(locale, id, form);
        if (locale->texts.forms[form][id] == NULL) {
            locale->texts.forms[0][id] = NULL;
            return;
        }
    }
}

static void take_texts(struct locale *locale) {
    const char *header = catalog_find(locale->catalog, "", "", 0);
    if (header == NULL || !plural_read(&locale->plural, header, TEXT_FORMS_MAX)) {
        locale->plural.forms = 0;
    }
    for (int id = 0; id < TEXT_COUNT; id++) {
        bool is_plural = texts_english()->forms[1][id] != NULL;
        if (!is_plural || locale->plural.forms > 0) {
            take_text(locale, (enum text_id)id);
        }
    }
}

struct locale *locale_open(const char *folder, const struct locale_wish *wish) {
    struct locale *locale = calloc(1, sizeof *locale);
    if (locale == NULL) {
        return NULL;
    }
    locale->texts.fallback = texts_english();
    locale->texts.plural = plural_form;
    locale->texts.rule = &locale->plural;
    if (!take_first(locale, folder, list_of(wish))) {
        str_copy(locale->lang, sizeof locale->lang, ENGLISH);
    }
    if (locale->catalog != NULL) {
        take_texts(locale);
    }
    return locale;
}

void locale_close(struct locale *locale) {
    if (locale != NULL) {
        catalog_close(locale->catalog);
        free(locale);
    }
}

const struct texts *locale_texts(const struct locale *locale) {
    return &locale->texts;
}

const char *locale_lang(const struct locale *locale) {
    return locale->lang;
}

/* The words of the windows in the language of whoever sits there: --lang, else the environment, as
 * gettext has it. What a catalog does not have, or has with other places, stays English. */
#ifndef LOCALE_H
#define LOCALE_H

#include <stdbool.h>

#include "texts.h"

#define LANG_BYTES_MAX 32

struct locale;

/* What locale_open looks at; any of them may be NULL or "". */
struct locale_wish {
    const char *lang;     /* --lang, before everything else */
    const char *language; /* the environment's LANGUAGE: several, by ':' */
    const char *lc_all, *lc_messages, *environment; /* the environment's, the last its LANG */
};

/* Whether a text can name a language: "de", "pt_BR", "pt-BR", "de_AT.UTF-8". */
bool locale_is_lang(const char *lang);

/* The environment's wish, with `lang` of the command line (NULL: none). */
struct locale_wish locale_wish(const char *lang);

/* Never without texts: English when there is nothing else. NULL only when memory is short. */
struct locale *locale_open(const char *folder, const struct locale_wish *wish);
void locale_close(struct locale *locale);

const struct texts *locale_texts(const struct locale *locale);

/* The language that was found: "de", "en", ... */
const char *locale_lang(const struct locale *locale);

#endif

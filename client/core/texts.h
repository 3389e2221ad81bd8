/* Every word that a person reads in a window, by id. texts.def has the English; a locale puts
 * others in their place. */
#ifndef TEXTS_H
#define TEXTS_H

#include <stdbool.h>
#include <stddef.h>

enum text_id {
#define TEXT(id, english)      TEXT_##id,
#define PLURAL(id, one, other) TEXT_##id,
#include "texts.def"
    TEXT_COUNT
};

#define TEXT_FORMS_MAX 6 /* no language has more plural forms */

struct texts {
    const char *forms[TEXT_FORMS_MAX][TEXT_COUNT]; /* [0]: the text, or a plural's first form; NULL
                                                      where there is none */
    const void *rule;                              /* what `plural` is given */
    unsigned (*plural)(const void *rule, unsigned long n); /* which form n takes */
    const struct texts *fallback; /* has what is missing here; NULL: nothing is */
};

/* The English of texts.def. */
const struct texts *texts_english(void);

/* "TRY_HAND_IN": the id as texts.def spells it. */
const char *text_name(enum text_id id);

/* Whether two texts have the same places ({1}, {n}), each as often, in any order. */
bool text_same_places(const char *one, const char *other);

/* The text of an id. */
const char *text_of(const struct texts *texts, enum text_id id);

/* A text with places filled in: {1}, {2}, ... in any order. `count` picks the plural form and is
 * {n}. */
void text_fill(const struct texts *texts, enum text_id id, unsigned long count,
               const char *const *places, size_t places_count, char *text, size_t size);

#endif

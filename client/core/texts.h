/* Every word that a person reads in a window, by id. texts.def has the English; a locale puts
 * others in their place. */
#ifndef TEXTS_H
#define TEXTS_H

#include <stddef.h>

enum text_id {
#define TEXT(id, english)      TEXT_##id,
#define PLURAL(id, one, other) TEXT_##id,
#include "texts.def"
    TEXT_COUNT
};

struct texts {
    const char *one[TEXT_COUNT];         /* the text; of a plural: the form for 1 */
    const char *other[TEXT_COUNT];       /* of a plural: the form for other numbers; else NULL */
    unsigned (*plural)(unsigned long n); /* which form n takes: 0 one, 1 other */
};

/* The English of texts.def. */
const struct texts *texts_english(void);

/* "TRY_HAND_IN": the id as texts.def spells it. */
const char *text_name(enum text_id id);

/* The text of an id. */
const char *text_of(const struct texts *texts, enum text_id id);

/* A text with places filled in: {1}, {2}, ... in any order. `count` picks the plural form and is
 * {n}. */
void text_fill(const struct texts *texts, enum text_id id, unsigned long count,
               const char *const *places, size_t places_count, char *text, size_t size);

#endif

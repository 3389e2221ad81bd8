/* The rule of a language's plural: the C expression of a catalog's "Plural-Forms", in n, as gettext
 * writes it: "n != 1", "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2". */
#ifndef PLURAL_H
#define PLURAL_H

#include <stdbool.h>

#define PLURAL_BYTES_MAX 300

struct plural {
    char expression[PLURAL_BYTES_MAX];
    unsigned forms; /* how many there are */
};

/* Reads "nplurals=2; plural=(n != 1);" from the header of a catalog. False when there is none, it
 * is no expression, or some number up to 1,000 would take a form that there is not. */
bool plural_read(struct plural *plural, const char *header, unsigned forms_max);

/* The form that n takes; `rule` is a struct plural, as struct texts gives it. */
unsigned plural_form(const void *rule, unsigned long n);

#endif

/* Collects what there is to say about a pack's file, in the form FILE:LINE: field `x`: expected ...
 */
#ifndef FINDINGS_H
#define FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "pack.h"

struct findings {
    const char *name; /* of the file */
    struct pack_findings *told;
};

void findings_init(struct findings *findings, const char *name, struct pack_findings *told);

/* `field` is NULL where none is meant. */
void findings_mistake(struct findings *findings, size_t line, const char *field, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));
void findings_warning(struct findings *findings, size_t line, const char *field, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));

/* Says how many lines were left out; once, at the end. */
void findings_finish(struct findings *findings);

/* A piece of the file as it may stand inside a sentence: short, without control characters. */
void findings_quote(const char *from, char *quote, size_t size);

#endif

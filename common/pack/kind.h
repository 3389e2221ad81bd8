/* The kinds of challenge as a pack's file knows them: their names, and which fields each has. */
#ifndef KIND_H
#define KIND_H

#include "fields.h"
#include "words.h"

/* KIND_COUNT for a name that is none. */
unsigned kind_named(const char *name);

/* All names, as they stand inside a sentence: "`choice`, ... or `slip`". */
void kind_names(char *text, size_t size);

/* Tells the fields of a challenge or twin, or of a slip, that its kind does not have. */
void kind_check_challenge(const struct builder *builder, int node, enum challenge_kind kind);
void kind_check_slip(const struct builder *builder, int node, enum challenge_kind kind);

#endif

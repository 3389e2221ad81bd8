/* A line of text that a person types, with a caret between two clusters: a letter with its marks,
 * an emoji of several, are passed and deleted as one. */
#ifndef FIELD_H
#define FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "input.h"
#include "sizes.h"

struct field {
    char text[WORDS_BYTES_MAX + 1]; /* always clean UTF-8 */
    size_t caret;                   /* in bytes */
    size_t chars_max;               /* 0: ANSWER_CHARS_MAX */
};

/* Puts `text` in, caret at its end. */
void field_set(struct field *field, const char *text);

/* Inserts at the caret as much as fits: whole characters, chars_max in all, no control
 * characters. Returns whether the text changed. */
bool field_insert(struct field *field, const char *text);

/* Moves or deletes. Returns whether the text changed; `is_taken`: whether the key was one of the
 * field's. */
bool field_key(struct field *field, enum key key, bool *is_taken);

#endif

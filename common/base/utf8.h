/* UTF-8 as it may be shown, sent and compared. Built on utf8proc. */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Valid UTF-8 without control characters (C0, DEL, C1) and without bidi overrides and isolates. */
bool utf8_is_clean(const char *bytes, size_t count);

/* Characters (code points) in a valid terminated text. */
size_t utf8_length(const char *text);

/* Bytes of the character that starts at `text`; 0 at the terminator. `text` is valid UTF-8. */
size_t utf8_step(const char *text);

/* NFKC, case folded, white space collapsed and trimmed: two texts that a teacher would call the
 * same become the same bytes. False when `text` is not valid, is more than 4,096 characters in
 * their parts, or the result does not fit. Allocates nothing. */
bool utf8_fold(const char *text, char *folded, size_t size);

#endif

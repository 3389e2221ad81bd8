/* UTF-8 as it may be shown, sent and compared. Built on utf8proc. */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Valid UTF-8 without control characters (C0, DEL, C1) and without bidi overrides and isolates. */
bool utf8_is_clean(const char *bytes, size_t count);

/* Characters (code points) in a valid terminated text. */
size_t utf8_length(const char *text);

/* Bytes of the character that starts at `text`; 0 at the terminator. `text` is valid UTF-8. */
size_t utf8_step(const char *text);

/* The code point that starts at `text`; 0 at the terminator. `text` is valid UTF-8. */
uint32_t utf8_point(const char *text);

/* A mark that stands on, in or under the character before it and takes no room of its own. */
bool utf8_is_mark(uint32_t point);

/* 0 to 9 for a decimal digit of any script, in any width; -1 for anything else. */
int utf8_digit(uint32_t point);

/* Bytes of what a person takes for one character at `text`: a letter with its marks, an emoji of
 * several (a grapheme cluster of UAX #29); 0 at the terminator. */
size_t utf8_cluster(const char *text);

/* Where the cluster starts that ends at byte `at` of `text`; 0 for 0. */
size_t utf8_cluster_before(const char *text, size_t at);

/* NFKC, case folded, white space collapsed and trimmed: two texts that a teacher would call the
 * same become the same bytes. False when `text` is not valid, is more than 4,096 characters in
 * their parts, or the result does not fit. Allocates nothing. */
bool utf8_fold(const char *text, char *folded, size_t size);

#endif

/* The first step of reading a number, apart because it knows about characters and nothing else. */
#ifndef NUMBER_TIDY_H
#define NUMBER_TIDY_H

#include <stdbool.h>
#include <stddef.h>

#define NUMBER_TIDY_BYTES_MAX 640 /* twice an answer: a space may be set between characters */

/* utf8_fold for numbers: a fraction character becomes digits and a fraction slash, and does not run
 * into the digits before it; digits of all scripts become those of ASCII. False when the text is
 * not valid or does not fit. */
bool number_tidy(const char *text, char *tidy, size_t size);

#endif

/* Where a line of text may end: at spaces as in any book, and between the characters of a script
 * that is written without them. Built on utf8proc. */
#ifndef LINE_BREAK_H
#define LINE_BREAK_H

#include <stddef.h>

/* Bytes at the start of `text` (valid UTF-8) that stand on one line: up to a space, a line feed,
 * the end, or a place between two Chinese, Japanese or Korean characters at which a line may end.
 * No line then begins with closing punctuation or a small kana, none ends with an opening bracket,
 * and no cluster is parted. 0 at a space, a line feed and the end. */
size_t line_break_word(const char *text);

#endif

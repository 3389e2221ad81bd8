/* Bounded strings: every function takes the room there is, always terminates, never overruns, and
 * never cuts a UTF-8 character in two. */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>

/* Copies `from` into `to` of `size` bytes (> 0). Returns false when it had to be cut. */
bool str_copy(char *to, size_t size, const char *from);

/* Copies `count` bytes that need not be terminated. Returns false when they had to be cut. */
bool str_copy_bytes(char *to, size_t size, const char *from, size_t count);

/* As printf into `to` of `size` bytes (> 0). Returns false when the text had to be cut. */
bool str_format(char *to, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Appends to the terminated text in `to`. Returns false when it had to be cut. */
bool str_append(char *to, size_t size, const char *from);

/* A decimal integer that fills the whole of `text` and lies in [min, max]. */
bool str_to_integer(const char *text, long long min, long long max, long long *value);

#endif

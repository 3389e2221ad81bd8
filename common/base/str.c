/* Bounded strings. A text that does not fit is cut back to the last whole UTF-8 character, so that
 * what was cut can still be shown and sent. */
#include "str.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The longest prefix of at most `count` bytes that ends between two characters. */
static size_t whole_characters(const char *text, size_t count) {
    while (count > 0 && ((unsigned char)text[count] & 0xC0) == 0x80) {
        count--;
    }
    return count;
}

bool str_copy_bytes(char *to, size_t size, const char *from, size_t count) {
    assert(size > 0);
    bool fits = count < size;
    size_t taken = fits ? count : whole_characters(from, size - 1);
    if (taken > 0) {
        memmove(to, from, taken);
    }
    to[taken] = '\0';
    return fits;
}

bool str_copy(char *to, size_t size, const char *from) {
    return str_copy_bytes(to, size, from, strlen(from));
}

bool str_format(char *to, size_t size, const char *format, ...) {
    assert(size > 0);
    va_list list;
    va_start(list, format);
    int wanted = vsnprintf(to, size, format, list);
    va_end(list);
    if (wanted < 0) {
        to[0] = '\0';
        return false;
    }
    if ((size_t)wanted < size) {
        return true;
    }
    /* vsnprintf may have cut inside a character: drop a trailing sequence that is not whole. */
    size_t length = size - 1;
    size_t start = length;
    while (start > 0 && ((unsigned char)to[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start > 0 && ((unsigned char)to[start - 1] & 0xC0) == 0xC0) {
        unsigned char lead = (unsigned char)to[start - 1];
        size_t needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (length - (start - 1) < needs) {
            length = start - 1;
        }
    }
    to[length] = '\0';
    return false;
}

bool str_append(char *to, size_t size, const char *from) {
    size_t used = strlen(to);
    assert(used < size);
    return str_copy(to + used, size - used, from);
}

bool str_to_integer(const char *text, long long min, long long max, long long *value) {
    char *end = NULL;
    errno = 0;
    long long parsed = strtoll(text, &end, 10);
    if (end == text || *end != '\0' || errno != 0 || parsed < min || parsed > max) {
        return false;
    }
    *value = parsed;
    return true;
}

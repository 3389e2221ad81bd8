/* UTF-8 by utf8proc. What is refused here never reaches a screen: half characters, control
 * characters, and the marks that turn the direction of a line around. */
#include "utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "str.h"

#define FOLD_POINTS_MAX 4096 /* characters in their parts */

/* U+202A..202E embed and override a direction, U+2066..2069 isolate one. */
static bool is_unwanted(utf8proc_int32_t point) {
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

bool utf8_is_clean(const char *bytes, size_t count) {
    size_t at = 0;
    while (at < count) {
        utf8proc_int32_t point = -1;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
                                                 (utf8proc_ssize_t)(count - at), &point);
        if (step <= 0 || is_unwanted(point)) {
            return false;
        }
        at += (size_t)step;
    }
    return true;
}

size_t utf8_length(const char *text) {
    size_t length = 0;
    for (; *text != '\0'; text++) {
        length += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return length;
}

size_t utf8_step(const char *text) {
    if (*text == '\0') {
        return 0;
    }
    size_t step = 1;
    while (((unsigned char)text[step] & 0xC0) == 0x80) {
        step++;
    }
    return step;
}

uint32_t utf8_point(const char *text) {
    static const uint8_t lead_bits[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t step = utf8_step(text);
    uint32_t point = step <= 4 ? (uint8_t)text[0] & lead_bits[step] : 0;
    for (size_t i = 1; i < step && step <= 4; i++) {
        point = (point << 6) | ((uint8_t)text[i] & 0x3F);
    }
    return point;
}

bool utf8_is_mark(uint32_t point) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

static bool is_decimal(uint32_t point) {
    return utf8proc_category((utf8proc_int32_t)point) == UTF8PROC_CATEGORY_ND;
}

/* The digits of a script follow each other from its zero, and no two scripts touch, but for those
 * of the mathematical alphabets, which are whole tens of digits. */
int utf8_digit(uint32_t point) {
    if (!is_decimal(point)) {
        return -1;
    }
    uint32_t first = point;
    while (is_decimal(first - 1)) {
        first--;
    }
    return (int)((point - first) % 10);
}

/* No mark stands below U+0300, whose first byte is CC: two such characters are always two. */
static bool is_low(char lead) {
    return (uint8_t)lead < 0xCC;
}

size_t utf8_cluster(const char *text) {
    size_t count = utf8_step(text);
    if (is_low(text[0]) && is_low(text[count])) {
        return count;
    }
    utf8proc_int32_t state = 0;
    while (text[count] != '\0') {
        const char *last = text + count;
        do {
            last--;
        } while (((unsigned char)*last & 0xC0) == 0x80);
        utf8proc_int32_t before = (utf8proc_int32_t)utf8_point(last);
        utf8proc_int32_t after = (utf8proc_int32_t)utf8_point(text + count);
        if (utf8proc_grapheme_break_stateful(before, after, &state)) {
            break;
        }
        count += utf8_step(text + count);
    }
    return count;
}

size_t utf8_cluster_before(const char *text, size_t at) {
    size_t start = 0;
    for (size_t next = 0; next < at; next += utf8_cluster(text + next)) {
        start = next;
    }
    return start;
}

/* White space runs become one space, none at the ends. In place: it only ever gets shorter. */
static void collapse_spaces(char *text) {
    char *to = text;
    bool owes_space = false;
    for (const char *at = text; *at != '\0';) {
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)at, -1, &point);
        utf8proc_category_t category = utf8proc_category(point);
        bool is_space = category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
                        category == UTF8PROC_CATEGORY_ZP || (point >= 0x09 && point <= 0x0D);
        if (is_space) {
            owes_space = to != text;
        } else {
            if (owes_space) {
                *to++ = ' ';
                owes_space = false;
            }
            memmove(to, at, (size_t)step);
            to += step;
        }
        at += step;
    }
    *to = '\0';
}

/* In a buffer of its own, so that a machine without memory does not make two texts different ones.
 */
bool utf8_fold(const char *text, char *folded, size_t size) {
    utf8proc_int32_t points[FOLD_POINTS_MAX + 1]; /* reencode ends it with a byte */
    const utf8proc_option_t options = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                      UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)text, 0, points, FOLD_POINTS_MAX, options);
    if (count < 0 || count > FOLD_POINTS_MAX || utf8proc_reencode(points, count, options) < 0) {
        return false;
    }
    collapse_spaces((char *)points);
    return str_copy(folded, size, (const char *)points);
}

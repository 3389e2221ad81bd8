/* Wide characters may be parted from their neighbours; all others only at spaces. The exceptions
 * are the simplest ones that a Japanese or Chinese reader would miss: what closes, repeats or
 * lengthens stays with what stands before it, what opens with what stands behind. */
#include "line_break.h"

#include <stdbool.h>
#include <stdint.h>

#include <utf8proc.h>

#include "utf8.h"

#define FIRST_WIDE 0x1100 /* nothing below is wide */
#define FIRST_MARK 0xCC   /* the first byte of U+0300; no mark stands below */

/* Kana that only change the sound before them. */
static const uint16_t small_kana[] = {
    0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096,
    0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6};

static bool is_small_kana(uint32_t point) {
    for (size_t i = 0; i < sizeof small_kana / sizeof small_kana[0]; i++) {
        if (small_kana[i] == point) {
            return true;
        }
    }
    return (point >= 0x31F0 && point <= 0x31FF) || (point >= 0xFF67 && point <= 0xFF70);
}

static bool is_wide(uint32_t point) {
    return point >= FIRST_WIDE && utf8proc_charwidth((utf8proc_int32_t)point) == 2;
}

/* Digits, separators and the slash in their full width: a number stays in one piece. */
static bool is_wide_number(uint32_t point) {
    return (point >= 0xFF10 && point <= 0xFF19) || point == 0xFF0F || point == 0xFF0E ||
           point == 0xFF0C || point == 0xFF05;
}

static utf8proc_category_t category_of(uint32_t point) {
    return utf8proc_category((utf8proc_int32_t)point);
}

static bool may_begin(uint32_t point) {
    utf8proc_category_t category = category_of(point);
    return category != UTF8PROC_CATEGORY_PE && category != UTF8PROC_CATEGORY_PF &&
           category != UTF8PROC_CATEGORY_PO && category != UTF8PROC_CATEGORY_PD &&
           category != UTF8PROC_CATEGORY_LM && point != 0xFF5E && !is_small_kana(point);
}

static bool may_end(uint32_t point) {
    utf8proc_category_t category = category_of(point);
    return category != UTF8PROC_CATEGORY_PS && category != UTF8PROC_CATEGORY_PI &&
           category != UTF8PROC_CATEGORY_SC && point != '"' && point != '\'';
}

static bool may_part(uint32_t before, uint32_t after) {
    if (before < FIRST_WIDE && after < FIRST_WIDE) {
        return false;
    }
    return (is_wide(before) || is_wide(after)) && may_end(before) && may_begin(after) &&
           !(is_wide_number(before) && is_wide_number(after));
}

static bool is_over(const char *text) {
    return *text == '\0' || *text == ' ' || *text == '\n';
}

/* Bytes up to the last character before one that may be a mark or wide: most words end sooner. */
static size_t plain_stretch(const char *text) {
    size_t count = 0, last = 0;
    for (; !is_over(text + count) && (unsigned char)text[count] < FIRST_MARK; count++) {
        last = ((unsigned char)text[count] & 0xC0) != 0x80 ? count : last;
    }
    return is_over(text + count) ? count : last;
}

size_t line_break_word(const char *text) {
    size_t count = plain_stretch(text);
    uint32_t before = 0;
    for (bool is_first = true; !is_over(text + count); is_first = false) {
        uint32_t after = utf8_point(text + count);
        if (after == 0x3000 || (!is_first && may_part(before, after))) {
            return count > 0 ? count : utf8_cluster(text);
        }
        count += utf8_cluster(text + count);
        before = after;
    }
    return count;
}

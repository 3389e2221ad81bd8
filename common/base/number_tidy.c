/* NFKC alone makes 11/2 of a one with a half-sign behind it, and 23 of two to the third. So digits
 * that are shown in different forms are parted by a space first. Digits of other scripts and the
 * signs of Arabic numbers, which NFKC leaves as they are, become those of ASCII. */
#include "number_tidy.h"

#include <string.h>

#include <utf8proc.h>

#include "utf8.h"

#define POINTS_MAX 32 /* a character's compatibility form has 18 at most */

/* How a character shows its digit; two digits side by side are one number only in the same form. */
enum digit_form { FORM_NONE, FORM_PLAIN, FORM_RAISED, FORM_LOWERED, FORM_ALONE };

static enum digit_form form_of(utf8proc_propval_t type) {
    switch ((utf8proc_decomp_type_t)type) {
    case UTF8PROC_DECOMP_TYPE_SUPER:
        return FORM_RAISED;
    case UTF8PROC_DECOMP_TYPE_SUB:
        return FORM_LOWERED;
    case UTF8PROC_DECOMP_TYPE_CIRCLE:
    case UTF8PROC_DECOMP_TYPE_SQUARE:
    case UTF8PROC_DECOMP_TYPE_FRACTION:
    case UTF8PROC_DECOMP_TYPE_COMPAT:
        return FORM_ALONE;
    case UTF8PROC_DECOMP_TYPE_FONT:
    case UTF8PROC_DECOMP_TYPE_NOBREAK:
    case UTF8PROC_DECOMP_TYPE_INITIAL:
    case UTF8PROC_DECOMP_TYPE_MEDIAL:
    case UTF8PROC_DECOMP_TYPE_FINAL:
    case UTF8PROC_DECOMP_TYPE_ISOLATED:
    case UTF8PROC_DECOMP_TYPE_VERTICAL:
    case UTF8PROC_DECOMP_TYPE_WIDE:
    case UTF8PROC_DECOMP_TYPE_NARROW:
    case UTF8PROC_DECOMP_TYPE_SMALL:
    default:
        return FORM_PLAIN;
    }
}

/* The form in which `point` begins and ends with a digit once NFKC has taken it apart. */
static void digit_forms(utf8proc_int32_t point, enum digit_form *first, enum digit_form *last) {
    utf8proc_int32_t parts[POINTS_MAX];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        point, parts, POINTS_MAX, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    *first = *last = FORM_NONE;
    if (count <= 0 || count > (utf8proc_ssize_t)POINTS_MAX) {
        return;
    }
    enum digit_form form = form_of(utf8proc_get_property(point)->decomp_type);
    if (parts[0] >= '0' && parts[0] <= '9') {
        *first = form;
    }
    if (parts[count - 1] >= '0' && parts[count - 1] <= '9') {
        *last = form;
    }
}

/* What stands for the character in ASCII; NULL: it stands for itself. `digit`: room for one. */
static const char *plain_form(utf8proc_int32_t point, char digit[2]) {
    bool is_shown_plain =
        form_of(utf8proc_get_property(point)->decomp_type) == FORM_PLAIN && point >= 0x80;
    int value = is_shown_plain ? utf8_digit((uint32_t)point) : -1;
    if (value >= 0) {
        digit[0] = (char)('0' + value);
        digit[1] = '\0';
        return digit;
    }
    return point == 0x066A   ? "%"
           : point == 0x066C ? "\u2019" /* parts thousands */
           : point == 0x060C ? ","
                             : NULL;
}

/* Sets a space between digits of different forms: NFKC alone makes 11/2 of 1 and a half-sign, and
 * 23 of two to the third. */
static bool space_forms(const char *text, char *spaced, size_t size) {
    enum digit_form before = FORM_NONE;
    size_t used = 0;
    while (*text != '\0') {
        utf8proc_int32_t point = -1;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
        if (step <= 0 || used + (size_t)step + 2 > size) {
            return false;
        }
        char digit[2];
        const char *plain = plain_form(point, digit);
        enum digit_form first = FORM_NONE;
        enum digit_form last = FORM_NONE;
        digit_forms(plain == digit ? '0' : point, &first, &last);
        bool is_joint = before != FORM_NONE && first != FORM_NONE;
        if (is_joint && (before != first || first == FORM_ALONE)) {
            spaced[used++] = ' ';
        }
        size_t count = plain != NULL ? strlen(plain) : (size_t)step;
        if (used + count + 1 > size) {
            return false;
        }
        memcpy(spaced + used, plain != NULL ? plain : text, count);
        used += count;
        text += step;
        before = last;
    }
    spaced[used] = '\0';
    return true;
}

bool number_tidy(const char *text, char *tidy, size_t size) {
    char spaced[NUMBER_TIDY_BYTES_MAX + 1];
    return space_forms(text, spaced, sizeof spaced) && utf8_fold(spaced, tidy, size);
}

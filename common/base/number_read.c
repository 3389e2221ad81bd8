/* Reads a number as people type it. The text is tidied first, then taken from the left: sign, a
 * fraction or a decimal, percent sign, unit. All arithmetic is on non-negative fractions and is
 * checked. */
#include <assert.h>
#include <string.h>

#include <utf8proc.h>

#include "number.h"
#include "number_tidy.h"
#include "str.h"

#define DIGITS_MAX   64
#define GROUPS_MAX   16
#define EXPONENT_MAX 100 /* what is beyond does not fit anyway */
#define COUNT_OF(a)  (sizeof(a) / sizeof((a)[0]))

static const char *const minus_signs[] = {"-", "\u2212", "\u2010", "\u2012", "\u2013"};
static const char *const plus_signs[] = {"+"};
static const char *const slashes[] = {"/", "\u2044", "\u2215"};
static const char *const percent_words[] = {"%",          "percent",   "per cent",  "prozent",
                                            "por ciento", "pour cent", "بالمئة",    "في المئة",
                                            "بالمائة",    "في المائة", "パーセント"};

#define SURE_POINT 'd' /* the Arabic decimal separator, which means nothing else */

/* Digits with the separators between them, before anybody has said what they mean. */
struct run {
    char digits[DIGITS_MAX];
    unsigned digits_count;
    unsigned group_lengths[GROUPS_MAX + 1];
    char separators[GROUPS_MAX];
    unsigned separators_count;
    bool is_too_long;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool take(const char **at, const char *const *choices, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(choices[i]);
        if (strncmp(*at, choices[i], length) == 0) {
            *at += length;
            return true;
        }
    }
    return false;
}

static void take_space(const char **at) {
    *at += **at == ' ';
}

static const char *after_digits(const char *at) {
    while (is_digit(*at)) {
        at++;
    }
    return at;
}

/* *a x b + plus, all of them >= 0. */
static bool grow(int64_t *a, int64_t b, int64_t plus) {
    if (b != 0 && *a > (INT64_MAX - plus) / b) {
        return false;
    }
    *a = *a * b + plus;
    return true;
}

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void reduce(struct number *value) {
    int64_t divisor = common_divisor(value->numerator, value->denominator);
    value->numerator /= divisor;
    value->denominator /= divisor;
}

/* value / by, by > 0; stays in lowest terms. */
static bool divide(struct number *value, int64_t by) {
    int64_t divisor = common_divisor(value->numerator, by);
    value->numerator /= divisor;
    return grow(&value->denominator, by / divisor, 0);
}

static bool multiply_by_ten(struct number *value) {
    int64_t divisor = common_divisor(10, value->denominator);
    value->denominator /= divisor;
    return grow(&value->numerator, 10 / divisor, 0);
}

static bool digits_value(const char *from, const char *to, int64_t *value) {
    *value = 0;
    for (; from < to; from++) {
        if (!grow(value, 10, *from - '0')) {
            return false;
        }
    }
    return true;
}

/* Puts whole ones in front of a fraction: units + n/d = (units x d + n) / d, in lowest terms. */
static enum number_status add_whole(int64_t units, struct number *value) {
    if (value->denominator == 0) {
        return NUMBER_NOT_YET; /* 3/0, and "3/" that has only begun */
    }
    reduce(value);
    if (!grow(&units, value->denominator, value->numerator)) {
        return NUMBER_TOO_LARGE;
    }
    value->numerator = units;
    return NUMBER_OK;
}

/* "3/8" and "1 1/2". Returns false, with nothing taken, when no slash follows the digits. */
static bool read_fraction(const char **at, struct number *value, enum number_status *status) {
    const char *whole = *at;
    const char *whole_end = whole;
    const char *top = *at;
    const char *top_end = after_digits(top);
    if (*top_end == ' ' && is_digit(top_end[1])) {
        whole_end = top_end;
        top = top_end + 1;
        top_end = after_digits(top);
    }
    const char *cursor = top_end;
    take_space(&cursor);
    if (top == top_end || !take(&cursor, slashes, COUNT_OF(slashes))) {
        return false;
    }
    take_space(&cursor);
    const char *bottom_end = after_digits(cursor);
    int64_t units = 0;
    bool fits = digits_value(cursor, bottom_end, &value->denominator) &&
                digits_value(top, top_end, &value->numerator) &&
                digits_value(whole, whole_end, &units);
    *status = fits ? add_whole(units, value) : NUMBER_TOO_LARGE;
    *at = bottom_end;
    return true;
}

/* The separator that stands at `at` between two digits; 0 for none. A space is one only where
 * exactly three digits follow it. */
static char separator_at(const char *at, size_t *length) {
    *length = 1;
    char separator = *at;
    if (strncmp(at, "\u2019", strlen("\u2019")) == 0) {
        *length = strlen("\u2019");
        separator = '\'';
    } else if (strncmp(at, "\u066B", strlen("\u066B")) == 0) {
        *length = strlen("\u066B");
        separator = SURE_POINT;
    } else if (separator == SURE_POINT) {
        return '\0';
    }
    if (separator == ' ') {
        return after_digits(at + 1) == at + 4 ? separator : '\0';
    }
    bool is_separator =
        separator == '.' || separator == ',' || separator == '\'' || separator == SURE_POINT;
    return is_separator && is_digit(at[*length]) ? separator : '\0';
}

static void read_run(const char **at, struct run *run) {
    memset(run, 0, sizeof *run);
    for (;;) {
        size_t length = 1;
        if (is_digit(**at)) {
            if (run->digits_count == DIGITS_MAX) {
                run->is_too_long = true;
            } else {
                run->digits[run->digits_count++] = **at;
                run->group_lengths[run->separators_count]++;
            }
        } else {
            char separator = separator_at(*at, &length);
            if (separator == '\0' || run->separators_count == GROUPS_MAX) {
                return;
            }
            run->separators[run->separators_count++] = separator;
        }
        *at += length;
    }
}

/* Whether the first `count` separators all part thousands, and all in the same way. */
static bool are_thousands(const struct run *run, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        if (run->separators[i] == SURE_POINT || run->separators[i] != run->separators[0] ||
            run->group_lengths[i + 1] != 3) {
            return false;
        }
    }
    unsigned front = run->group_lengths[0];
    return count == 0 || (front >= 1 && front <= 3 && run->digits[0] != '0');
}

/* Says how many of the run's digits stand behind the decimal separator. */
static enum number_status understand(const struct run *run, bool has_exponent, unsigned *behind) {
    unsigned count = run->separators_count;
    *behind = 0;
    if (run->digits_count == 0) {
        return NUMBER_NOT_YET;
    }
    if (count == 0) {
        return NUMBER_OK;
    }
    char last = run->separators[count - 1];
    bool is_point = last == '.' || last == ',' || last == SURE_POINT;
    bool is_alone = is_point && (count == 1 || run->separators[count - 2] != last);
    if (!is_alone) {
        return are_thousands(run, count) ? NUMBER_OK : NUMBER_NOT_YET;
    }
    if (count == 1 && !has_exponent && are_thousands(run, count)) {
        return NUMBER_TWO_WAYS;
    }
    bool has_other = count > 1 && run->separators[0] == last;
    if (has_other || !are_thousands(run, count - 1)) {
        return NUMBER_NOT_YET;
    }
    *behind = run->group_lengths[count];
    return NUMBER_OK;
}

/* "e3", "e-2" directly behind the digits. False for one that has only begun. */
static bool read_exponent(const char **at, bool *is_there, int *exponent) {
    *is_there = false;
    *exponent = 0;
    if (**at != 'e') {
        return true;
    }
    const char *cursor = *at + 1;
    bool is_negative = take(&cursor, minus_signs, COUNT_OF(minus_signs));
    bool is_signed = is_negative || take(&cursor, plus_signs, COUNT_OF(plus_signs));
    if (!is_digit(*cursor)) {
        return !is_signed && *cursor != '\0'; /* "3 e" has begun; "3 euro" is a unit */
    }
    for (; is_digit(*cursor); cursor++) {
        if (*exponent < EXPONENT_MAX) {
            *exponent = *exponent * 10 + (*cursor - '0');
        }
    }
    *exponent = is_negative ? -*exponent : *exponent;
    *is_there = true;
    *at = cursor;
    return true;
}

/* digits x 10^power */
static bool scale(const char *digits, unsigned count, int power, struct number *value) {
    while (count > 0 && digits[count - 1] == '0') {
        count--;
        power++;
    }
    *value = (struct number){0, 1};
    if (count == 0) {
        return true;
    }
    if (!digits_value(digits, digits + count, &value->numerator)) {
        return false;
    }
    bool fits = true;
    for (; power > 0 && fits; power--) {
        fits = multiply_by_ten(value);
    }
    for (; power < 0 && fits; power++) {
        fits = divide(value, 10);
    }
    return fits;
}

static enum number_status read_decimal(const char **at, struct number *value) {
    struct run run;
    bool has_exponent = false;
    int exponent = 0;
    unsigned behind = 0;
    read_run(at, &run);
    if (!read_exponent(at, &has_exponent, &exponent)) {
        return NUMBER_NOT_YET;
    }
    enum number_status status = understand(&run, has_exponent, &behind);
    if (status != NUMBER_OK) {
        return status;
    }
    bool fits =
        !run.is_too_long && scale(run.digits, run.digits_count, exponent - (int)behind, value);
    return fits ? NUMBER_OK : NUMBER_TOO_LARGE;
}

static bool is_letter(const char *at) {
    utf8proc_int32_t point = -1;
    if (utf8proc_iterate((const utf8proc_uint8_t *)at, -1, &point) <= 0) {
        return false;
    }
    utf8proc_category_t category = utf8proc_category(point);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           category == UTF8PROC_CATEGORY_SC || category == UTF8PROC_CATEGORY_SO;
}

/* Whether a percent sign or word is there, and is over where it ends. */
static bool take_percent(const char **at) {
    const char *cursor = *at;
    take_space(&cursor);
    bool is_sign = *cursor == '%';
    if (!take(&cursor, percent_words, COUNT_OF(percent_words)) || (!is_sign && is_letter(cursor))) {
        return false;
    }
    *at = cursor;
    return true;
}

/* The rest of the text as a unit. One starts with a letter and has no second number in it: "m2" and
 * "cm^2" do, "x 4" and "and 1/2" do not. */
static bool read_unit(const char *at, char *unit) {
    take_space(&at);
    if (*at == '\0') {
        return true;
    }
    if (!is_letter(at) || (at[0] == 'x' && is_digit(at[1]))) {
        return false;
    }
    for (const char *c = at + 1; *c != '\0'; c++) {
        bool follows_gap = c[-1] == ' ' || c[-1] == '/' || c[-1] == '.' || c[-1] == ',';
        if (is_digit(*c) && follows_gap) {
            return false;
        }
    }
    return str_copy(unit, UNIT_BYTES_MAX + 1, at);
}

static enum number_status read_tidy(const char *at, struct number *value, char *unit) {
    bool is_negative = take(&at, minus_signs, COUNT_OF(minus_signs));
    if (!is_negative) {
        take(&at, plus_signs, COUNT_OF(plus_signs));
    }
    take_space(&at);
    enum number_status status = NUMBER_NOT_YET;
    if (!read_fraction(&at, value, &status)) {
        status = read_decimal(&at, value);
    }
    bool is_percent = take_percent(&at);
    if (status == NUMBER_NOT_YET || !read_unit(at, unit)) {
        return NUMBER_NOT_YET;
    }
    if (status == NUMBER_OK && is_percent && !divide(value, 100)) {
        return NUMBER_TOO_LARGE;
    }
    value->numerator = is_negative ? -value->numerator : value->numerator;
    return status;
}

enum number_status number_read(const char *text, struct number *value, char *unit) {
    assert(text != NULL && value != NULL && unit != NULL);
    char tidy[NUMBER_TIDY_BYTES_MAX + 1];
    *value = (struct number){0, 1};
    unit[0] = '\0';
    enum number_status status = NUMBER_NOT_YET;
    if (number_tidy(text, tidy, sizeof tidy)) {
        status = tidy[0] == '\0' ? NUMBER_EMPTY : read_tidy(tidy, value, unit);
    }
    if (status != NUMBER_OK) {
        *value = (struct number){0, 1};
        unit[0] = '\0';
    }
    return status;
}

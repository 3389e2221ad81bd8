/* Numbers as people type them: tables of what is read, and properties over seeded random ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "number.h"
#include "random.h"

#define ROUNDS   50000
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct reading {
    const char *typed;
    int64_t numerator, denominator;
    const char *unit;
};

static const struct reading clear_ones[] = {
    {"0", 0, 1, ""},
    {"7", 7, 1, ""},
    {"+7", 7, 1, ""},
    {"007", 7, 1, ""},
    {"-2", -2, 1, ""},
    {"\u22122", -2, 1, ""},
    {"\u20132", -2, 1, ""},
    {"- 2", -2, 1, ""},
    {"3/8", 3, 8, ""},
    {" 3 / 8 ", 3, 8, ""},
    {"6/16", 3, 8, ""},
    {"0/5", 0, 1, ""},
    {"3\u20448", 3, 8, ""},
    {"3\u22158", 3, 8, ""},
    {"1 1/2", 3, 2, ""},
    {"-1 1/2", -3, 2, ""},
    {"1 5/2", 7, 2, ""},
    {"\u00BD", 1, 2, ""},
    {"\u00BE", 3, 4, ""},
    {"1\u00BD", 3, 2, ""},
    {"1 \u00BD", 3, 2, ""},
    {"12\u215C", 99, 8, ""},
    {"\u215F8", 1, 8, ""},
    {"2\u215F8", 17, 8, ""},
    {"\u2189", 0, 1, ""},
    {"\u00B3\u2044\u2088", 3, 8, ""},
    {"1\u00B3\u2044\u2088", 11, 8, ""},
    {"\uFF11\uFF12", 12, 1, ""},
    {"٣/٨", 3, 8, ""},
    {"١ ١/٢", 3, 2, ""},
    {"-٢", -2, 1, ""},
    {"٠٫٣٧٥", 3, 8, ""},
    {"١٫٠٠٠", 1, 1, ""}, /* its separator has one meaning */
    {"٠،٥", 1, 2, ""},
    {"١٬٠٠٠", 1000, 1, ""},
    {"٣٧٫٥٪", 3, 8, ""},
    {"٣٧٫٥ في المئة", 3, 8, ""},
    {"٣ سم", 3, 1, "سم"},
    {"\u200F٣/٨", 3, 8, ""},
    {"۴/۸", 1, 2, ""},
    {"३/८", 3, 8, ""},
    {"３／８", 3, 8, ""},
    {"０．３７５", 3, 8, ""},
    {"３７．５％", 3, 8, ""},
    {"－２", -2, 1, ""},
    {"１　１／２", 3, 2, ""},
    {"50パーセント", 1, 2, ""},
    {"３こ", 3, 1, "こ"},
    {"0.375", 3, 8, ""},
    {"0,375", 3, 8, ""},
    {".5", 1, 2, ""},
    {",5", 1, 2, ""},
    {"00,375", 3, 8, ""},
    {"01,000", 1, 1, ""},
    {"1,50", 3, 2, ""},
    {"1.5", 3, 2, ""},
    {"1,0000", 1, 1, ""},
    {"1234,567", 1234567, 1000, ""},
    {"37.5%", 3, 8, ""},
    {"37,5 %", 3, 8, ""},
    {"37,5\u00A0%", 3, 8, ""},
    {"37.5 percent", 3, 8, ""},
    {"37.5 per cent", 3, 8, ""},
    {"37\u00BD%", 3, 8, ""},
    {"1/2 %", 1, 200, ""},
    {"150%", 3, 2, ""},
    {"50 % of the cake", 1, 2, "of the cake"},
    {"1.2e3", 1200, 1, ""},
    {"1.2E3", 1200, 1, ""},
    {"1.2e+3", 1200, 1, ""},
    {"12e-1", 6, 5, ""},
    {"12e\u22121", 6, 5, ""},
    {"1.234e3", 1234, 1, ""},
    {"0e999", 0, 1, ""},
    {"1,000,000", 1000000, 1, ""},
    {"1.000.000", 1000000, 1, ""},
    {"1.234,5", 2469, 2, ""},
    {"1,234.5", 2469, 2, ""},
    {"1.234,567", 1234567, 1000, ""},
    {"1,234,567.25", 4938269, 4, ""},
    {"1 000", 1000, 1, ""},
    {"1\u202F000", 1000, 1, ""},
    {"12 345,5", 24691, 2, ""},
    {"10'000", 10000, 1, ""},
    {"10\u2019000", 10000, 1, ""},
    {"3 cm", 3, 1, "cm"},
    {"3cm", 3, 1, "cm"},
    {"3 CM", 3, 1, "cm"},
    {"3/8 m", 3, 8, "m"},
    {"2 m\u00B2", 2, 1, "m2"},
    {"2 cm^2", 2, 1, "cm^2"},
    {"5 km/h", 5, 1, "km/h"},
    {"20 \u00B0C", 20, 1, "\u00B0c"},
    {"3 \u20AC", 3, 1, "\u20AC"},
    {"3euro", 3, 1, "euro"},
    {"3 apples", 3, 1, "apples"},
    {"9223372036854775807", INT64_MAX, 1, ""},
    {"-9223372036854775807", -INT64_MAX, 1, ""},
    {"1e18", 1000000000000000000, 1, ""},
    {"1e-18", 1, 1000000000000000000, ""},
    {"0.50000000000000000000000000", 1, 2, ""},
};

static const struct {
    const char *typed;
    enum number_status status;
} unclear_ones[] = {
    {"", NUMBER_EMPTY},
    {"   ", NUMBER_EMPTY},
    {"\u00A0", NUMBER_EMPTY},
    {"3/", NUMBER_NOT_YET},
    {"٣/", NUMBER_NOT_YET},
    {"٣٫", NUMBER_NOT_YET},
    {"١٫٠٠٠٫٠٠٠", NUMBER_NOT_YET},
    {"1d5x 3", NUMBER_NOT_YET},
    {"１，０００", NUMBER_TWO_WAYS},
    {"/8", NUMBER_NOT_YET},
    {"3/0", NUMBER_NOT_YET},
    {"1 1/", NUMBER_NOT_YET},
    {"3/8/2", NUMBER_NOT_YET},
    {"-", NUMBER_NOT_YET},
    {"+", NUMBER_NOT_YET},
    {"--2", NUMBER_NOT_YET},
    {"3.", NUMBER_NOT_YET},
    {"3,", NUMBER_NOT_YET},
    {".", NUMBER_NOT_YET},
    {"1.2e", NUMBER_NOT_YET},
    {"1.2e-", NUMBER_NOT_YET},
    {"1.2.3", NUMBER_NOT_YET},
    {"1,00,000", NUMBER_NOT_YET},
    {"1,000,00", NUMBER_NOT_YET},
    {"0,000,000", NUMBER_NOT_YET},
    {"1.234,567,890", NUMBER_NOT_YET},
    {"1,000.000.000", NUMBER_NOT_YET},
    {"1,000 000", NUMBER_NOT_YET},
    {"1 2", NUMBER_NOT_YET},
    {"0 375", NUMBER_NOT_YET},
    {"2\u00B3", NUMBER_NOT_YET},
    {"2\u2460", NUMBER_NOT_YET},
    {"\u00BD3", NUMBER_NOT_YET},
    {"3 + 4", NUMBER_NOT_YET},
    {"3 x 4", NUMBER_NOT_YET},
    {"3x4", NUMBER_NOT_YET},
    {"1 and 1/2", NUMBER_NOT_YET},
    {"5'11", NUMBER_NOT_YET},
    {"abc", NUMBER_NOT_YET},
    {"cm", NUMBER_NOT_YET},
    {"half", NUMBER_NOT_YET},
    {"%", NUMBER_NOT_YET},
    {"3 =", NUMBER_NOT_YET},
    {"3 aunitthatismuchlongerthananyunitevercouldbe", NUMBER_NOT_YET},
    {"\xFF", NUMBER_NOT_YET},
    {"1\xE2\x82", NUMBER_NOT_YET},
    {"1,000", NUMBER_TWO_WAYS},
    {"1.000", NUMBER_TWO_WAYS},
    {"12,345", NUMBER_TWO_WAYS},
    {"123.456", NUMBER_TWO_WAYS},
    {"-1,000", NUMBER_TWO_WAYS},
    {"1,000 km", NUMBER_TWO_WAYS},
    {"1.000 %", NUMBER_TWO_WAYS},
    {"9223372036854775808", NUMBER_TOO_LARGE},
    {"1e19", NUMBER_TOO_LARGE},
    {"1e-19", NUMBER_TOO_LARGE},
    {"1e99999999999999999999", NUMBER_TOO_LARGE},
    {"1/9223372036854775808", NUMBER_TOO_LARGE},
    {"9223372036854775807 1/2", NUMBER_TOO_LARGE},
    {"1/9223372036854775807 %", NUMBER_TOO_LARGE},
};

static void what_is_clear_is_read_exactly(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(clear_ones); i++) {
        struct number value;
        char unit[UNIT_BYTES_MAX + 1];
        enum number_status status = number_read(clear_ones[i].typed, &value, unit);
        if (status != NUMBER_OK || value.numerator != clear_ones[i].numerator ||
            value.denominator != clear_ones[i].denominator ||
            strcmp(unit, clear_ones[i].unit) != 0) {
            fail_msg("`%s` gives %d, %lld/%lld `%s`", clear_ones[i].typed, (int)status,
                     (long long)value.numerator, (long long)value.denominator, unit);
        }
    }
}

static void what_is_not_clear_is_told_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(unclear_ones); i++) {
        struct number value;
        char unit[UNIT_BYTES_MAX + 1];
        enum number_status status = number_read(unclear_ones[i].typed, &value, unit);
        if (status != unclear_ones[i].status) {
            fail_msg("`%s` gives %d, not %d", unclear_ones[i].typed, (int)status,
                     (int)unclear_ones[i].status);
        }
        assert_string_equal(unit, "");
        assert_int_equal(value.denominator, 1);
    }
}

/* Small ones often, large ones too. */
static int64_t any_integer(struct random *random) {
    uint64_t bits = (uint64_t)random_next(random) << 32 | random_next(random);
    int64_t value = (int64_t)(bits >> (1 + random_below(random, 63)));
    return random_below(random, 2) == 0 ? value : -value;
}

static struct number any_number(struct random *random) {
    char text[64];
    char unit[UNIT_BYTES_MAX + 1];
    struct number value;
    int64_t bottom = any_integer(random);
    bottom = bottom < 0 ? -bottom : bottom;
    snprintf(text, sizeof text, "%lld/%lld", (long long)any_integer(random),
             (long long)(bottom == 0 ? 1 : bottom));
    assert_int_equal(number_read(text, &value, unit), NUMBER_OK);
    return value;
}

static void a_formatted_number_is_read_as_itself(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 1, 1);
    for (unsigned i = 0; i < ROUNDS; i++) {
        struct number value = any_number(&random);
        struct number again;
        char text[64];
        char unit[UNIT_BYTES_MAX + 1];
        number_format(value, text, sizeof text);
        assert_int_equal(number_read(text, &again, unit), NUMBER_OK);
        assert_true(value.numerator == again.numerator && value.denominator == again.denominator);
        assert_int_equal(number_compare(value, again), 0);
    }
}

static void equal_values_have_one_text(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 2, 1);
    for (unsigned i = 0; i < ROUNDS; i++) {
        unsigned thousandths = random_below(&random, 1000000);
        unsigned factor = 1 + random_below(&random, 1000);
        char forms[5][64];
        snprintf(forms[0], sizeof forms[0], "%u/1000", thousandths);
        snprintf(forms[1], sizeof forms[1], "%u,%03u0", thousandths / 1000, thousandths % 1000);
        snprintf(forms[2], sizeof forms[2], "%u.%u%%", thousandths / 10, thousandths % 10);
        snprintf(forms[3], sizeof forms[3], "%ue-3", thousandths);
        snprintf(forms[4], sizeof forms[4], "%u %llu/%llu", thousandths / 1000,
                 (unsigned long long)(thousandths % 1000) * factor, 1000ULL * factor);
        char texts[5][64];
        for (unsigned j = 0; j < 5; j++) {
            struct number value;
            char unit[UNIT_BYTES_MAX + 1];
            assert_int_equal(number_read(forms[j], &value, unit), NUMBER_OK);
            number_format(value, texts[j], sizeof texts[j]);
            assert_string_equal(texts[j], texts[0]);
        }
    }
}

static void comparing_is_an_order(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 3, 1);
    for (unsigned i = 0; i < ROUNDS; i++) {
        struct number a = any_number(&random);
        struct number b = any_number(&random);
        int order = number_compare(a, b);
        assert_int_equal(number_compare(b, a), -order);
        long double difference = (long double)a.numerator / (long double)a.denominator -
                                 (long double)b.numerator / (long double)b.denominator;
        long double size = (long double)(a.numerator < 0 ? -a.numerator : a.numerator) /
                           (long double)a.denominator;
        if (difference > size * 1e-15L || difference < -size * 1e-15L) {
            assert_int_equal(order, difference > 0 ? 1 : -1);
        }
        bool is_near = number_is_near(a, b, (struct number){0, 1});
        assert_true(is_near == (order == 0));
    }
}

static void nearness_is_exact_at_its_edge(void **state) {
    (void)state;
    const struct number third = {1, 3};
    const struct number typed = {33, 100};
    assert_true(number_is_near(third, typed, (struct number){1, 300}));
    assert_false(number_is_near(third, typed, (struct number){1, 301}));
    assert_true(
        number_is_near((struct number){-1, 2}, (struct number){1, 2}, (struct number){1, 1}));
    assert_false(
        number_is_near((struct number){-1, 2}, (struct number){1, 2}, (struct number){99, 100}));
    assert_false(number_is_near(third, third, (struct number){-1, 1}));
    const struct number largest = {INT64_MAX, 1};
    const struct number least = {-INT64_MAX, 1};
    assert_false(number_is_near(largest, least, largest));
    assert_int_equal(number_compare(largest, (struct number){INT64_MAX - 1, 1}), 1);
    assert_int_equal(
        number_compare((struct number){1, INT64_MAX}, (struct number){1, INT64_MAX - 1}), -1);
}

static void random_bytes_are_read_or_refused(void **state) {
    (void)state;
    static const char *const pieces[] = {"1",      "0",      "000",  "/",      ".",  ",",
                                         " ",      "%",      "e",    "-",      "+",  "cm",
                                         "\u00BD", "\u00B3", "'",    "\u2019", "9",  "x",
                                         "\u2044", "\uFDFA", "\xF0", "999",    "e9", "\u215F"};
    struct random random;
    random_init(&random, 4, 1);
    for (unsigned i = 0; i < ROUNDS; i++) {
        char text[400] = "";
        bool is_raw = random_below(&random, 2) == 0;
        unsigned count = random_below(&random, 24);
        for (unsigned j = 0; j < count; j++) {
            char byte[2] = {(char)(1 + random_below(&random, 255)), '\0'};
            strncat(text, is_raw ? byte : pieces[random_below(&random, COUNT(pieces))], 8);
        }
        struct number value;
        char unit[UNIT_BYTES_MAX + 1];
        enum number_status status = number_read(text, &value, unit);
        assert_true(value.denominator > 0 && strlen(unit) <= UNIT_BYTES_MAX);
        assert_true(status == NUMBER_OK || value.numerator == 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_clear_is_read_exactly),
        cmocka_unit_test(what_is_not_clear_is_told_apart),
        cmocka_unit_test(a_formatted_number_is_read_as_itself),
        cmocka_unit_test(equal_values_have_one_text),
        cmocka_unit_test(comparing_is_an_order),
        cmocka_unit_test(nearness_is_exact_at_its_edge),
        cmocka_unit_test(random_bytes_are_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

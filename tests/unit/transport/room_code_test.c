/* Facts about the code of a room: forty bits as eight symbols that a class can read off a board. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "room_code.h"

static void reads_as(const char *typed, const char *expected) {
    char code[CODE_CHARS + 1];
    assert_true(room_code_read(typed, code));
    assert_string_equal(code, expected);
}

static void is_no_code(const char *typed) {
    char code[CODE_CHARS + 1];
    assert_false(room_code_read(typed, code));
}

static void the_lower_forty_bits_are_written_from_the_highest(void **state) {
    (void)state;
    char code[CODE_CHARS + 1];
    room_code_write(0xff00443214c7u, code);
    assert_string_equal(code, "0123-4567");
    room_code_write(1, code);
    assert_string_equal(code, "0000-0001");
    room_code_write(UINT64_MAX, code);
    assert_string_equal(code, "ZZZZ-ZZZZ");
}

static void every_symbol_of_the_alphabet_reads_as_its_five_bits(void **state) {
    (void)state;
    const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for (unsigned value = 0; value < 32; value++) {
        char typed[] = "00000000";
        uint64_t bits = 99;
        typed[7] = alphabet[value];
        assert_true(room_code_bits(typed, &bits));
        assert_int_equal(bits, value);
        if (value >= 10) {
            typed[7] = (char)(alphabet[value] - 'A' + 'a');
            assert_true(room_code_bits(typed, &bits));
            assert_int_equal(bits, value);
        }
    }
}

static void letters_that_look_like_digits_are_read_as_digits(void **state) {
    (void)state;
    reads_as("IIII-IIII", "1111-1111");
    reads_as("iiii-iiii", "1111-1111");
    reads_as("LLLL-LLLL", "1111-1111");
    reads_as("llll-llll", "1111-1111");
    reads_as("OOOO-OOOO", "0000-0000");
    reads_as("oooo-oooo", "0000-0000");
    reads_as("KiLo-o1I0", "K110-0110");
}

static void letters_that_could_be_meant_otherwise_stay_themselves(void **state) {
    (void)state;
    reads_as("5S2Z8B6G", "5S2Z-8B6G");
    reads_as("QDVWMNPR", "QDVW-MNPR");
}

static void a_u_is_no_symbol(void **state) {
    (void)state;
    is_no_code("K7QM-2XPU");
    is_no_code("u7qm-2xpd");
}

static void dash_spaces_and_case_do_not_matter(void **state) {
    (void)state;
    reads_as("K7QM-2XPD", "K7QM-2XPD");
    reads_as("k7qm2xpd", "K7QM-2XPD");
    reads_as("  k7 qm - 2x pd ", "K7QM-2XPD");
    reads_as("K-7-Q-M-2-X-P-D", "K7QM-2XPD");
}

static void too_few_too_many_and_other_characters_are_no_code(void **state) {
    (void)state;
    is_no_code("");
    is_no_code("-");
    is_no_code("K7QM-2XP");
    is_no_code("K7QM-2XPDD");
    is_no_code("K7QM_2XPD");
    is_no_code("K7QM\n2XPD");
    is_no_code("K7QM-2XP\xc3\xa4");
    is_no_code("K7QM-2XP*");
    is_no_code("K7QM-2XP=");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lower_forty_bits_are_written_from_the_highest),
        cmocka_unit_test(every_symbol_of_the_alphabet_reads_as_its_five_bits),
        cmocka_unit_test(letters_that_look_like_digits_are_read_as_digits),
        cmocka_unit_test(letters_that_could_be_meant_otherwise_stay_themselves),
        cmocka_unit_test(a_u_is_no_symbol),
        cmocka_unit_test(dash_spaces_and_case_do_not_matter),
        cmocka_unit_test(too_few_too_many_and_other_characters_are_no_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

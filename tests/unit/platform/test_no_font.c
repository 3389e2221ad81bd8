/* On a machine without any font a person reads what to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

static void without_a_font_a_plain_sentence_says_what_to_install(void **state) {
    (void)state;
    char why[256] = "";
    FILE *file = fopen(PLACE "/no-fonts.conf", "w");
    assert_non_null(file);
    fputs("<?xml version=\"1.0\"?>\n<fontconfig><cachedir>" PLACE
          "/cache</cachedir></fontconfig>\n",
          file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(setenv("FONTCONFIG_FILE", PLACE "/no-fonts.conf", 1), 0);
    assert_null(text_open(why, sizeof why));
    assert_string_equal(why, "There is no font to write with. Please install one, for example the "
                             "Debian package fonts-dejavu-core.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_font_a_plain_sentence_says_what_to_install),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

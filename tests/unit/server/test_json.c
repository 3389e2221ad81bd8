/* Writing JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "json.h"

static char text[512];
static struct json json;

static void objects_and_lists_are_nested_with_commas_between(void **state) {
    (void)state;
    json_init(&json, text, sizeof text);
    json_open(&json, NULL, '{');
    json_number(&json, "a", -5);
    json_open(&json, "b", '[');
    json_bool(&json, NULL, true);
    json_null(&json, NULL);
    json_close(&json, ']');
    json_open(&json, "c", '[');
    json_close(&json, ']');
    json_close(&json, '}');
    size_t length = json_end(&json);
    assert_int_equal(length, strlen(text));
    assert_string_equal(text, "{\n  \"a\": -5,\n  \"b\": [\n    true,\n    null\n  ],\n"
                              "  \"c\": []\n}\n");
}

static void what_would_end_a_text_is_escaped(void **state) {
    (void)state;
    json_init(&json, text, sizeof text);
    json_text(&json, NULL, "say \"3\\4\"\n\x01 \xc3\xa9 \xe2\x80\xa8");
    assert_true(json_end(&json) > 0);
    assert_string_equal(text, "\"say \\\"3\\\\4\\\"\\u000a\\u0001 \xc3\xa9 \xe2\x80\xa8\"\n");
}

static void what_does_not_fit_is_said_at_the_end(void **state) {
    (void)state;
    char small[8];
    json_init(&json, small, sizeof small);
    json_text(&json, NULL, "1234");
    assert_int_equal(json_end(&json), 7);
    json_init(&json, small, sizeof small);
    json_text(&json, NULL, "12345");
    assert_int_equal(json_end(&json), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_and_lists_are_nested_with_commas_between),
        cmocka_unit_test(what_would_end_a_text_is_escaped),
        cmocka_unit_test(what_does_not_fit_is_said_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

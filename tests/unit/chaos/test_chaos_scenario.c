/* Scenarios: what holds when, and what is said about a line that is not right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chaos_scenario.h"

#define SECOND 1000000ULL

static struct chaos_scenario scenario;
static char why[512];

static bool read_text(const char *text) {
    static const struct chaos_trouble calm[CHAOS_WAYS];
    chaos_scenario_init(&scenario, calm);
    return chaos_scenario_read(&scenario, text, "bad.chaos", why, sizeof why);
}

static const struct chaos_trouble *at(uint64_t second, enum chaos_way way) {
    return &chaos_scenario_at(&scenario, second * SECOND)->ways[way];
}

static void a_line_holds_until_the_next_one(void **state) {
    (void)state;
    assert_true(read_text("# a lesson\n"
                          "\n"
                          "at 10s loss 20% jitter 60ms  # Wi-Fi\r\n"
                          "\tat 40s calm\n"
                          "at 45s blackhole 5s/2s ports 20s\n"
                          "end 60s"));
    assert_int_equal(scenario.end_us, 60 * SECOND);
    assert_int_equal(at(9, CHAOS_UP)->loss_ppm, 0);
    for (unsigned way = 0; way < CHAOS_WAYS; way++) {
        assert_int_equal(at(10, way)->loss_ppm, 200000);
        assert_int_equal(at(39, way)->jitter_us, 60000);
        assert_int_equal(at(40, way)->loss_ppm, 0);
        assert_int_equal(at(40, way)->jitter_us, 0);
        assert_int_equal(at(50, way)->dark_us, 5 * SECOND);
        assert_int_equal(at(50, way)->since_us, 45 * SECOND);
        assert_int_equal(at(1000, way)->ports_us, 20 * SECOND);
    }
    assert_int_equal(chaos_scenario_at(&scenario, 45 * SECOND)->line, 5);
}

static void a_line_for_one_way_leaves_the_other_as_it_was(void **state) {
    (void)state;
    assert_true(read_text("at 1s loss 20% ports 5s\nat 2s down loss 50%\nat 3s up calm\n"));
    assert_int_equal(at(2, CHAOS_UP)->loss_ppm, 200000);
    assert_int_equal(at(2, CHAOS_UP)->since_us, SECOND);
    assert_int_equal(at(2, CHAOS_DOWN)->loss_ppm, 500000);
    assert_int_equal(at(3, CHAOS_UP)->loss_ppm, 0);
    assert_int_equal(at(3, CHAOS_UP)->ports_us, 5 * SECOND);
    assert_int_equal(at(3, CHAOS_DOWN)->loss_ppm, 500000);
    assert_int_equal(scenario.end_us, CHAOS_NEVER_US);
}

static void what_was_there_from_the_start_holds_until_the_first_line(void **state) {
    (void)state;
    const struct chaos_trouble ways[CHAOS_WAYS] = {{.loss_ppm = 1}, {.loss_ppm = 2}};
    chaos_scenario_init(&scenario, ways);
    assert_true(chaos_scenario_read(&scenario, "at 5s calm", "a", why, sizeof why));
    assert_int_equal(at(4, CHAOS_UP)->loss_ppm, 1);
    assert_int_equal(at(4, CHAOS_DOWN)->loss_ppm, 2);
    assert_int_equal(at(5, CHAOS_DOWN)->loss_ppm, 0);
}

static void an_empty_text_is_a_scenario(void **state) {
    (void)state;
    assert_true(read_text(""));
    assert_true(read_text("# nothing\n\n   \n"));
    assert_int_equal(scenario.count, 1);
}

static void a_line_that_is_not_right_is_told_with_its_place(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"loss 5%", "bad.chaos:1: ", "at TIME or end TIME is expected, not \"loss\""},
        {"at 10s calm\n\nAT 20s calm", "bad.chaos:3: ", "at TIME or end TIME"},
        {"at", "bad.chaos:1: ", "a time like 10s"},
        {"at ten loss 5%", "bad.chaos:1: ", "not \"ten\""},
        {"at 10 loss 5%", "bad.chaos:1: ", "a time like 10s"},
        {"at 61min calm", "bad.chaos:1: ", "up to 60min"},
        {"at 10s calm\nat 9s calm", "bad.chaos:2: ", "not before that of the line above"},
        {"at 10s calm\nend 9s", "bad.chaos:2: ", "not before that of the line above"},
        {"at 10s", "bad.chaos:1: ", "calm, or a trouble and its value is expected"},
        {"at 10s up", "bad.chaos:1: ", "calm, or a trouble and its value is expected"},
        {"at 10s calm loss 5%", "bad.chaos:1: ", "nothing behind calm"},
        {"at 10s loss", "bad.chaos:1: ", "the end of the line"},
        {"at 10s loss 5", "bad.chaos:1: ", "loss needs a share like 5%"},
        {"at 10s loss 5% jitter", "bad.chaos:1: ", "jitter needs a time"},
        {"at 10s los 5%", "bad.chaos:1: ", "\"los\" is none of loss, duplicate"},
        {"at 10s up ports 5s", "bad.chaos:1: ", "what one way can have alone"},
        {"at 10s up down loss 5%", "bad.chaos:1: ", "\"down\" is none of"},
        {"end 10s now", "bad.chaos:1: ", "nothing behind the time of the end"},
        {"end", "bad.chaos:1: ", "a time like 10s"},
        {"end 10s\n# and\nat 20s calm",
         "bad.chaos:3: ", "nothing behind the line that begins with"},
        {"at 1s loss 5% loss 5% loss 5% loss 5% loss 5% loss 5% loss 5% loss 5% loss 5% loss 5% "
         "loss 5% loss 5%",
         "bad.chaos:1: ", "up to 24 words"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (read_text(cases[i][0])) {
            fail_msg("\"%s\" was taken", cases[i][0]);
        }
        if (strncmp(why, cases[i][1], strlen(cases[i][1])) != 0 ||
            strstr(why, cases[i][2]) == NULL) {
            fail_msg("\"%s\": %s", cases[i][0], why);
        }
    }
}

static void a_line_and_a_scenario_have_a_length(void **state) {
    (void)state;
    static char text[CHAOS_TEXT_MAX];
    memset(text, ' ', 255);
    assert_true(read_text(text));
    memset(text, ' ', 256);
    assert_false(read_text(text));
    assert_non_null(strstr(why, "bad.chaos:1: a line of up to 255 bytes"));
    text[0] = '\0';
    static const char line[] = "at 1s calm\n";
    for (size_t i = 0; i < CHAOS_STEPS_MAX - 1; i++) {
        memcpy(text + i * (sizeof line - 1), line, sizeof line);
    }
    assert_true(read_text(text));
    assert_int_equal(scenario.count, CHAOS_STEPS_MAX);
    memcpy(text + (CHAOS_STEPS_MAX - 1) * (sizeof line - 1), line, sizeof line);
    assert_false(read_text(text));
    assert_non_null(strstr(why, "bad.chaos:256: "));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_holds_until_the_next_one),
        cmocka_unit_test(a_line_for_one_way_leaves_the_other_as_it_was),
        cmocka_unit_test(what_was_there_from_the_start_holds_until_the_first_line),
        cmocka_unit_test(an_empty_text_is_a_scenario),
        cmocka_unit_test(a_line_that_is_not_right_is_told_with_its_place),
        cmocka_unit_test(a_line_and_a_scenario_have_a_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

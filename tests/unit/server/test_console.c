/* What the server's terminal says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "main_console.h"

static struct console console;
static char said[4096];
static int terminal;
static FILE *file;

/* Standard output goes into a file until said_so_far. */
static int begin(void **state) {
    (void)state;
    console = (struct console){.is_open = true};
    fflush(stdout);
    terminal = dup(STDOUT_FILENO);
    file = tmpfile();
    assert_non_null(file);
    return dup2(fileno(file), STDOUT_FILENO) >= 0 ? 0 : -1;
}

static const char *said_so_far(void) {
    fflush(stdout);
    dup2(terminal, STDOUT_FILENO);
    close(terminal);
    rewind(file);
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    return said;
}

static struct server_status in_reveal(uint16_t first, uint16_t mend) {
    return (struct server_status){.stage = STAGE_ROUND,
                                  .phase = PHASE_REVEAL,
                                  .round = 4,
                                  .number = 2,
                                  .rounds = 3,
                                  .seats_here = 10,
                                  .teams = 1,
                                  .bars = {.tries = 10, .first = first, .mend = mend}};
}

static void a_round_is_told_with_its_gain(void **state) {
    (void)state;
    struct server_status status = in_reveal(2, 6);
    console_tell(&console, &status);
    assert_string_equal(said_so_far(), "round 2 of 3: reveal (10 here, 0 away, 1 team)\n"
                                       "  before 2 of 10, after 6, gain 50 %\n");
}

static void somebody_who_waits_is_told_once_and_anew_for_the_next(void **state) {
    (void)state;
    struct server_status status = {.has_outsiders = true};
    console_tell_outsiders(&console, &status);
    console_tell_outsiders(&console, &status);
    status.has_outsiders = false;
    console_tell_outsiders(&console, &status);
    status.has_outsiders = true;
    console_tell_outsiders(&console, &status);
    const char *first = strstr(said_so_far(), "approve lets more in");
    assert_non_null(first);
    const char *second = strstr(first + 1, "approve lets more in");
    assert_non_null(second);
    assert_null(strstr(second + 1, "approve"));
}

static void other_kinds_of_rounds_and_each_thought_are_told(void **state) {
    (void)state;
    struct server_status status = {
        .stage = STAGE_ROUND, .kind = ROUND_WARM_UP, .phase = PHASE_TRY, .round = 1};
    console_tell(&console, &status);
    status.kind = ROUND_MENDING;
    status.round = 2;
    console_tell(&console, &status);
    status = (struct server_status){
        .stage = STAGE_ROUND, .phase = PHASE_SHARE, .round = 3, .number = 1, .rounds = 2};
    status.spotlight = 1;
    console_tell(&console, &status);
    status.spotlight = 2;
    console_tell(&console, &status);
    assert_string_equal(said_so_far(),
                        "warm-up: try (0 here, 0 away, 0 teams)\n"
                        "mending round: try (0 here, 0 away, 0 teams)\n"
                        "round 1 of 2: share, thought 1 (0 here, 0 away, 0 teams)\n"
                        "round 1 of 2: share, thought 2 (0 here, 0 away, 0 teams)\n");
}

static void a_try_is_told_with_its_title_and_the_time_to_the_recap(void **state) {
    (void)state;
    struct server_status status = {.stage = STAGE_ROUND,
                                   .phase = PHASE_TRY,
                                   .round = 1,
                                   .number = 1,
                                   .rounds = 2,
                                   .title = "Half of a half",
                                   .left_ms = 60000,
                                   .behind_s = 541};
    console_tell(&console, &status);
    assert_string_equal(said_so_far(), "round 1 of 2: try, \"Half of a half\" (0 here, 0 away, 0 "
                                       "teams)\n  the recap in about 11 min\n");
}

static void a_class_that_is_further_back_is_not_there_yet(void **state) {
    (void)state;
    struct server_status status = in_reveal(6, 2);
    console_tell(&console, &status);
    assert_non_null(strstr(said_so_far(), "before 6 of 10, after 2, gain: not yet\n"));
}

static void the_same_is_told_once(void **state) {
    (void)state;
    struct server_status status = {.stage = STAGE_LOBBY, .seats_here = 1};
    console_tell(&console, &status);
    console_tell(&console, &status);
    assert_string_equal(said_so_far(), "lobby: 1 here\n");
}

static void the_recap_says_how_to_close_the_room_to_who_can(void **state) {
    (void)state;
    struct server_status status = {.stage = STAGE_RECAP, .gold = 4, .goal = 12};
    console_tell(&console, &status);
    console = (struct console){.is_open = false};
    console_tell(&console, &status);
    assert_string_equal(said_so_far(), "recap: gold 4 of 12; Enter closes the room\n"
                                       "recap: gold 4 of 12\n");
}

static void another_version_is_told_once(void **state) {
    (void)state;
    struct server_status status = {.misfits = 1, .misfit_major = 7};
    console_tell_misfits(&console, &status);
    status.misfits = 9;
    console_tell_misfits(&console, &status);
    const char *all = said_so_far();
    assert_non_null(strstr(all, "version 7"));
    assert_ptr_equal(strchr(all, '\n'), all + strlen(all) - 1);
}

static void false_teachers_are_told_when_they_come_and_when_they_have_doubled(void **state) {
    (void)state;
    struct server_status status = {.false_acts = 0};
    console_tell_false(&console, &status);
    status.false_hellos = 1;
    console_tell_false(&console, &status);
    console_tell_false(&console, &status);
    status.false_acts = 1;
    console_tell_false(&console, &status);
    status.false_acts = 2;
    console_tell_false(&console, &status);
    assert_string_equal(
        said_so_far(),
        "attention: refused: 0 messages that only a teacher may send, 1 attempt to lead without a "
        "teacher's identity\n"
        "attention: refused: 1 message that only a teacher may send, 1 attempt to lead without a "
        "teacher's identity\n");
}

static void false_teachers_are_summed_up_where_there_were_any(void **state) {
    (void)state;
    struct server_status status = {.false_acts = 0};
    console_sum_false(&status);
    status.false_acts = 7;
    status.false_hellos = 2;
    console_sum_false(&status);
    assert_string_equal(said_so_far(), "refused: 7 messages that only a teacher may send, 2 "
                                       "attempts to lead without a teacher's identity\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_round_is_told_with_its_gain, begin),
        cmocka_unit_test_setup(somebody_who_waits_is_told_once_and_anew_for_the_next, begin),
        cmocka_unit_test_setup(other_kinds_of_rounds_and_each_thought_are_told, begin),
        cmocka_unit_test_setup(a_try_is_told_with_its_title_and_the_time_to_the_recap, begin),
        cmocka_unit_test_setup(a_class_that_is_further_back_is_not_there_yet, begin),
        cmocka_unit_test_setup(the_same_is_told_once, begin),
        cmocka_unit_test_setup(the_recap_says_how_to_close_the_room_to_who_can, begin),
        cmocka_unit_test_setup(another_version_is_told_once, begin),
        cmocka_unit_test_setup(false_teachers_are_told_when_they_come_and_when_they_have_doubled,
                               begin),
        cmocka_unit_test_setup(false_teachers_are_summed_up_where_there_were_any, begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

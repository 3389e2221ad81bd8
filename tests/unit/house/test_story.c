/* A session told again: by default nobody is in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "marked_lesson.h"
#include "str.h"

static struct marked_lesson lesson;
static char said[1 << 20];

static int make(void **state) {
    (void)state;
    marked_folder(&lesson);
    marked_play(&lesson, "2026-09-01T08:15:00Z", true);
    return 0;
}

static int end(void **state) {
    (void)state;
    marked_remove(&lesson);
    return 0;
}

static int tell(const char *options) {
    char command[512];
    str_format(command, sizeof command, "%s %s %s", REPLAY, options, lesson.journal);
    return marked_run(said, sizeof said, command);
}

/* How many markers of this sort were said. */
static unsigned heard(enum marked what) {
    unsigned count = 0;
    for (uint16_t seat = 1; seat <= MARKED_SEATS; seat++) {
        count += strstr(said, marked_text(what, seat)) != NULL;
    }
    return count;
}

static void the_story_has_no_seat_and_no_name(void **state) {
    (void)state;
    assert_int_equal(tell("--story"), 0);
    assert_non_null(strstr(said, "Round 1 of 1: A word"));
    assert_non_null(strstr(said, "first tries, alone: 0 of 40 matched"));
    assert_int_equal(heard(MARKED_NAME), 0);
    assert_int_equal(heard(MARKED_NOTE), 0);
    assert_int_equal(heard(MARKED_THOUGHT), 0); /* all were kept */
    assert_null(strstr(said, "seat 1"));
}

/* Of one round a line that is missing would tell which team did not get there. */
static void the_shelf_of_one_round_has_no_lines_of_a_team(void **state) {
    (void)state;
    assert_int_equal(tell("--story"), 0);
    const char *bowl = strstr(said, "\nThe shelf:\n");
    unsigned bowls = 0, lines = 0;
    assert_non_null(bowl);
    bowl = strchr(bowl + 1, '\n') + 1;
    for (; sscanf(bowl, "%*[^,], %u gold line", &lines) == 1; bowl = strchr(bowl, '\n') + 1) {
        assert_int_equal(lines, 1);
        bowls++;
    }
    assert_true(bowls >= MARKED_SEATS / 4);
}

static void the_events_have_no_seat_and_no_name(void **state) {
    (void)state;
    assert_int_equal(tell("--events"), 0);
    assert_non_null(strstr(said, "\"event\":\"answered\",\"phase\":1,\"answer\":107"));
    assert_null(strstr(said, "\"seat\":"));
    assert_int_equal(heard(MARKED_NAME), 0);
    assert_int_equal(heard(MARKED_NOTE), 0);
    assert_int_equal(heard(MARKED_THOUGHT), 0);
    assert_int_equal(heard(MARKED_TRY), MARKED_SEATS); /* the class's, under nobody's name */
}

static void with_seats_everything_is_there_and_it_is_said_what_that_means(void **state) {
    (void)state;
    assert_int_equal(tell("--events --with-seats"), 0);
    assert_int_equal(strncmp(said, "goldseam-replay: this names students", 36), 0);
    for (int what = 0; what < MARKED_COUNT; what++) {
        assert_true(heard((enum marked)what) >= MARKED_SEATS / 4);
    }
    assert_int_equal(tell("--story --with-seats"), 0);
    assert_int_equal(heard(MARKED_NAME), MARKED_SEATS);
    assert_int_equal(heard(MARKED_TRY), MARKED_SEATS);
    assert_non_null(strstr(said, "seat 7 (markname07x), try: \"marktry07x\""));
}

static void seats_go_with_a_story_or_events_alone(void **state) {
    (void)state;
    assert_int_equal(tell("--with-seats"), 2);
    assert_int_equal(tell("--story --answers"), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_story_has_no_seat_and_no_name, make, end),
        cmocka_unit_test_setup_teardown(the_shelf_of_one_round_has_no_lines_of_a_team, make, end),
        cmocka_unit_test_setup_teardown(the_events_have_no_seat_and_no_name, make, end),
        cmocka_unit_test_setup_teardown(
            with_seats_everything_is_there_and_it_is_said_what_that_means, make, end),
        cmocka_unit_test_setup_teardown(seats_go_with_a_story_or_events_alone, make, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What a teacher chose last time is chosen again, and what is not right is not taken at all. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "last_lesson.h"
#include "str.h"

static char folder[] = "/tmp/last_lesson_XXXXXX";
static char path[64];
static struct setup before, after;

static struct setup two_packs(void) {
    struct setup setup = {.plan = SETUP_FULL, .size = 3, .packs_count = 2};
    str_copy(setup.packs[0].path, sizeof setup.packs[0].path, "/packs/one.yaml");
    str_copy(setup.packs[1].path, sizeof setup.packs[1].path, "/packs/two of us.yaml");
    return setup;
}

static int make_folder(void **state) {
    (void)state;
    assert_non_null(mkdtemp(folder));
    str_format(path, sizeof path, "%s/last", folder);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    remove(path);
    return rmdir(folder);
}

/* The second pack and other choices than a first lesson begins with. */
static void keep_a_lesson(void) {
    before = two_packs();
    before.pack = 1;
    before.plan = SETUP_OWN;
    before.phases[PHASE_HUDDLE] = before.phases[PHASE_OFFER] = true;
    before.rounds = 4;
    before.goal = 150;
    before.size = 2;
    before.is_on[SETUP_HANDS] = true;
    assert_true(last_lesson_keep(path, &before));
}

static void what_was_chosen_is_chosen_again(void **state) {
    (void)state;
    keep_a_lesson();
    after = two_packs();
    after.is_on[SETUP_WARM_UP] = true;
    after.phases[PHASE_MEND] = after.phases[PHASE_HUDDLE] = true;
    assert_true(last_lesson_read(path, &after));
    assert_int_equal(after.pack, 1);
    assert_int_equal(after.plan, SETUP_OWN);
    assert_memory_equal(after.phases, before.phases, sizeof after.phases);
    assert_int_equal(after.rounds, 4);
    assert_int_equal(after.goal, 150);
    assert_int_equal(after.size, 2);
    assert_memory_equal(after.is_on, before.is_on, sizeof after.is_on);
}

static void a_pack_that_is_gone_leaves_the_rest(void **state) {
    (void)state;
    keep_a_lesson();
    after = two_packs();
    after.packs_count = 1;
    assert_true(last_lesson_read(path, &after));
    assert_int_equal(after.pack, 0);
    assert_int_equal(after.rounds, 0);
    assert_int_equal(after.plan, SETUP_OWN);
}

static void phases_that_cannot_be_played_are_not_taken(void **state) {
    (void)state;
    before = two_packs();
    before.phases[PHASE_SHARE] = true; /* without offer and huddle */
    assert_true(last_lesson_keep(path, &before));
    after = two_packs();
    assert_true(last_lesson_read(path, &after));
    assert_int_equal(after.phases[PHASE_SHARE], after.phases[PHASE_OFFER]);
    assert_int_equal(after.phases[PHASE_SHARE], after.phases[PHASE_HUDDLE]);
}

static void write_text(const char *text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static void what_is_not_right_changes_nothing(void **state) {
    static const char *const texts[] = {
        "",
        "goldseam last lesson 2\n",
        "goldseam last lesson 1\npack /packs/one.yaml\nplan 1\n",
        "goldseam last lesson 1\npack /packs/one.yaml\nplan 9\nphases 0\nrounds 0\ngoal 0\nsize 2\n"
        "switches 0\n",
        "goldseam last lesson 1\npack /packs/one.yaml\nplan 1\nphases 0\nrounds 0\ngoal 0\nsize "
        "99\n"
        "switches 0\n",
        "goldseam last lesson 1\npack /packs/one.yaml\nplan 1\nphases 0\nrounds 0\ngoal 0\nsize 2\n"
        "switches 0\nmore\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        before = after = two_packs();
        write_text(texts[i]);
        assert_false(last_lesson_read(path, &after));
        assert_memory_equal(&after, &before, sizeof after);
    }
    remove(path);
    assert_false(last_lesson_read(path, &after));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_chosen_is_chosen_again),
        cmocka_unit_test(a_pack_that_is_gone_leaves_the_rest),
        cmocka_unit_test(phases_that_cannot_be_played_are_not_taken),
        cmocka_unit_test(what_is_not_right_changes_nothing),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

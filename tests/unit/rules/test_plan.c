/* The grammar of plans, for all phases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

#define T  PHASE_TRY
#define H  PHASE_HUDDLE
#define O  PHASE_OFFER
#define S  PHASE_SHARE
#define M  PHASE_MEND
#define R  PHASE_REVEAL
#define RF PHASE_REFLECT
#define A  PHASE_AGAIN

struct plan_row {
    uint8_t phases[PLAN_PHASES_MAX + 1]; /* up to the first 0 */
    const char *part;                    /* of the sentence; NULL: the plan holds */
};

static const struct plan_row ROWS[] = {
    {{T, H, M, R}, NULL},
    {{T, H, R}, NULL},
    {{T, R}, NULL},
    {{0}, "one to eight"},
    {{H, M, R}, "starts with try"},
    {{R, T}, "starts with try"},
    {{T, H, M}, "needs reveal"},
    {{T, R, R}, "once"},
    {{T, T, R}, "once"},
    {{T, H, M, M, R}, "once"},
    {{T, M, R}, "mend needs huddle"},
    {{T, M, H, R}, "mend needs huddle"},
    {{T, H, R, M}, "reveal comes after mend"},
    {{T, R, H}, "before reveal"},
    {{T, H, R, O}, "before reveal"},
    {{T, H, S, R}, "share needs offer"},
    {{T, H, S, O, R}, "share needs offer"},
    {{T, H, O, R, S}, "before reveal"},
    {{T, H, A, M, R}, "after reveal"},
    {{T, 99, R}, "made of"},
    {{T, PHASE_COUNT, R}, "made of"},
    {{T, H, O, S, M, R, RF}, NULL},
    {{T, H, O, S, M, R, RF, A}, NULL},
    {{T, H, O, M, S, R}, NULL},
    {{T, H, M, R, RF}, NULL},
    {{T, R, A}, NULL},
    {{T, RF, R}, NULL},
};

static size_t count_of(const struct plan_row *row) {
    size_t count = 0;
    while (row->phases[count] != 0) {
        count++;
    }
    return count;
}

static void every_plan_is_taken_or_refused_with_its_sentence(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const char *why = plan_check(ROWS[i].phases, count_of(&ROWS[i]));
        if (ROWS[i].part == NULL) {
            assert_null(why);
        } else {
            assert_non_null(why);
            assert_non_null(strstr(why, ROWS[i].part));
        }
    }
}

static void a_plan_has_an_end(void **state) {
    (void)state;
    const uint8_t phases[PLAN_PHASES_MAX + 1] = {T, H, O, S, M, R, RF, A, A};
    assert_non_null(plan_check(phases, PLAN_PHASES_MAX + 1));
    const uint8_t none[] = {T, PHASE_NONE, R};
    assert_non_null(strstr(plan_check(none, 3), "made of"));
}

static void three_plans_have_names(void **state) {
    (void)state;
    uint8_t plan[PLAN_PHASES_MAX];
    uint8_t count = 0;
    assert_true(plan_by_name("quick", plan, &count));
    const uint8_t quick[] = {T, H, M, R};
    assert_int_equal(count, 4);
    assert_memory_equal(plan, quick, 4);
    assert_null(plan_check(plan, count));
    const uint8_t full[] = {T, H, O, S, M, R, RF, A};
    assert_true(plan_by_name("full", plan, &count));
    assert_int_equal(count, 7);
    assert_memory_equal(plan, full, 7);
    assert_null(plan_check(plan, count));
    assert_true(plan_by_name("full+again", plan, &count));
    assert_int_equal(count, 8);
    assert_memory_equal(plan, full, 8);
    assert_null(plan_check(plan, count));
    assert_false(plan_by_name("ful", plan, &count));
    assert_false(plan_by_name("", plan, &count));
}

static void worth_is_what_the_phases_pay(void **state) {
    (void)state;
    const uint8_t full[] = {T, H, O, S, M, R, RF};
    const uint8_t quick[] = {T, H, M, R};
    const uint8_t bare[] = {T, R};
    assert_int_equal(plan_worth(full, 7), 8);
    assert_int_equal(plan_worth(quick, 4), 5);
    assert_int_equal(plan_worth(bare, 2), 2);
}

static void a_config_that_cannot_be_played_says_why(void **state) {
    (void)state;
    struct game_config config = play_config();
    assert_null(game_config_check(&config));
    config.rounds = 0;
    assert_non_null(strstr(game_config_check(&config), "rounds"));
    config.rounds = ROUNDS_MAX + 1;
    assert_non_null(strstr(game_config_check(&config), "rounds"));
    config = play_config();
    config.team_size = 1;
    assert_non_null(strstr(game_config_check(&config), "team"));
    config.team_size = 5;
    assert_non_null(strstr(game_config_check(&config), "team"));
    config = play_config();
    config.goal = GOLD_MAX + 1;
    assert_non_null(strstr(game_config_check(&config), "goal"));
    config = play_config();
    config.plan_count = 1;
    assert_non_null(strstr(game_config_check(&config), "reveal"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_plan_is_taken_or_refused_with_its_sentence),
        cmocka_unit_test(a_plan_has_an_end),
        cmocka_unit_test(three_plans_have_names),
        cmocka_unit_test(worth_is_what_the_phases_pay),
        cmocka_unit_test(a_config_that_cannot_be_played_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

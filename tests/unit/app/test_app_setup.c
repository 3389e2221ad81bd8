/* The screen before a room of one's own: what is chosen counts, a plan of one's own can always be
 * played, and Enter is enough. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "focus.h"
#include "game.h"
#include "hands.h"
#include "protocol.h"
#include "setup.h"

#define NOW SCENE_NOW_MS

static struct message sent;

static void enter_opens_a_room_as_it_stands_there(void **state) {
    (void)state;
    struct app *app = hands_open("setup");
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app->config.setup->state, SETUP_ASKED);
    assert_int_equal(app->config.setup->plan, SETUP_FULL);
    app_close(app);
}

static void what_is_chosen_before_counts_and_behind_it_no_more(void **state) {
    (void)state;
    struct app *app = hands_open("setup");
    hands_click(app, (struct action){ACTION_SETUP_PACK, 1}, NOW);
    hands_click(app, (struct action){ACTION_SETUP_PLAN, SETUP_QUICK}, NOW);
    hands_click(app, (struct action){ACTION_SETUP_SIZE, 4}, NOW);
    hands_draw(app, NOW);
    app_focus(app, (struct action){ACTION_SETUP_SWITCH, SETUP_NAMES});
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app->config.setup->pack, 1);
    assert_int_equal(app->config.setup->plan, SETUP_QUICK);
    assert_int_equal(app->config.setup->size, 4);
    assert_true(app->config.setup->is_on[SETUP_NAMES]);
    app->config.setup->state = SETUP_OPENING;
    app_focus(app, (struct action){ACTION_SETUP_PLAN, SETUP_FULL});
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app->config.setup->plan, SETUP_QUICK);
    app_close(app);
}

static void an_open_room_is_gone_into_by_its_code(void **state) {
    (void)state;
    struct app *app = hands_open("setup-opens");
    app->config.setup->state = SETUP_OPEN;
    app_opened(app, "127.0.0.1", 4000, "K7QM-2XPD", "192.168.1.20");
    struct app_wish wish = app_take_wish(app, NOW);
    while (wish.kind != APP_WISHES_CONNECT && wish.kind != APP_WISHES_NOTHING) {
        wish = app_take_wish(app, NOW);
    }
    assert_int_equal(wish.kind, APP_WISHES_CONNECT);
    assert_string_equal(wish.host, "127.0.0.1");
    assert_int_equal(wish.port, 4000);
    assert_string_equal(wish.code, "K7QM-2XPD");
    assert_string_equal(app->address, "192.168.1.20:4000");
    app_close(app);
}

static void a_room_that_went_down_goes_on_or_a_new_one_is_opened(void **state) {
    (void)state;
    struct app *app = hands_open("setup-left");
    assert_true(hands_see(app, "K7QM-2XPD"));
    hands_click(app, (struct action){ACTION_SETUP_GO_ON, 0}, NOW);
    assert_int_equal(app->config.setup->state, SETUP_ASKED);
    assert_true(app->config.setup->is_going_on);
    app_close(app);
    app = hands_open("setup-left");
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app->config.setup->state, SETUP_ASKED);
    assert_false(app->config.setup->is_going_on);
    app_close(app);
}

static void a_server_that_ends_under_the_lesson_is_started_when_it_is_wished(void **state) {
    (void)state;
    struct app *app = hands_open("desk-gone");
    assert_false(app->config.setup->is_going_on);
    hands_click(app, (struct action){ACTION_SETUP_GO_ON, 0}, NOW);
    assert_true(app->config.setup->is_going_on);
    assert_int_equal(app->config.setup->state, SETUP_OPEN); /* the console stays */
    app->config.setup->is_going_on = app->config.setup->is_gone = false;
    hands_draw(app, NOW);
    assert_false(hands_see(app, "Go on with the room"));
    assert_true(hands_see(app, "out of reach"));
    app_close(app);
}

static void in_a_closed_room_nothing_waits_for_a_nod(void **state) {
    (void)state;
    struct app *app = hands_open("desk-nods");
    assert_true(hands_see(app, "Nod to all"));
    struct message_desk_texts texts = app->desk->tables.texts;
    app_close(app);
    app = hands_open("desk-over");
    app->desk->tables.texts = texts;
    hands_draw(app, NOW);
    assert_false(hands_see(app, "Nod to all"));
    app_close(app);
}

static void a_room_closed_without_a_recap_tells_its_teacher_of_the_results(void **state) {
    (void)state;
    struct app *app = hands_open("desk-closed");
    assert_true(hands_see(app, "results on this computer"));
    assert_false(hands_see(app, "Find a room"));
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_QUIT);
    app_close(app);
}

/* Whatever is switched, in any order: the rules take the plan. */
static void a_plan_of_ones_own_can_always_be_played(void **state) {
    (void)state;
    static struct setup setup;
    uint32_t draw = 1;
    setup.plan = SETUP_OWN;
    for (int i = 0; i < 5000; i++) {
        uint8_t plan[PLAN_PHASES_MAX];
        draw = draw * 1664525u + 1013904223u;
        enum phase phase = (enum phase)(PHASE_TRY + (draw >> 16) % (PHASE_COUNT - PHASE_TRY));
        bool was_in = setup.phases[phase];
        setup_switch_phase(&setup, phase);
        size_t count = setup_plan(&setup, plan);
        if (plan_check(plan, count) != NULL) {
            fail_msg("after %d switches: %s", i + 1, plan_check(plan, count));
        }
        assert_true(setup_is_fixed(phase) || setup.phases[phase] != was_in);
    }
}

static void the_named_plans_are_those_of_the_rules(void **state) {
    (void)state;
    static const char *const names[] = {"quick", "full", "full+again"};
    static struct setup setup;
    for (int i = 0; i < SETUP_OWN; i++) {
        uint8_t mine[PLAN_PHASES_MAX], theirs[PLAN_PHASES_MAX], count = 0;
        setup.plan = (enum setup_plan)i;
        assert_true(plan_by_name(names[i], theirs, &count));
        assert_int_equal(setup_plan(&setup, mine), count);
        assert_memory_equal(mine, theirs, count);
    }
}

static void a_longer_plan_and_more_rounds_take_longer(void **state) {
    (void)state;
    struct app *app = hands_open("setup");
    struct setup *setup = app->config.setup;
    uint32_t full = setup_lesson_seconds(setup);
    assert_int_equal(setup_rounds(setup), 12);
    hands_click(app, (struct action){ACTION_SETUP_ROUNDS, -1}, NOW);
    hands_draw(app, NOW);
    assert_int_equal(setup_rounds(setup), 11);
    assert_int_equal(setup_lesson_seconds(setup), full - setup_round_seconds(setup, 11));
    hands_click(app, (struct action){ACTION_SETUP_ROUNDS, 1}, NOW);
    hands_click(app, (struct action){ACTION_SETUP_ROUNDS, 1}, NOW);
    assert_int_equal(setup_rounds(setup), 12); /* there are no more */
    hands_click(app, (struct action){ACTION_SETUP_PLAN, SETUP_QUICK}, NOW);
    assert_true(setup_lesson_seconds(setup) < full);
    app_close(app);
}

static void a_pack_shows_its_challenges_and_escape_comes_back(void **state) {
    (void)state;
    struct app *app = hands_open("setup");
    assert_false(hands_see(app, "Two pizzas"));
    hands_click(app, (struct action){ACTION_SETUP_PREVIEW, 1}, NOW);
    assert_true(hands_see(app, "2. Two pizzas"));
    hands_key(app, KEY_ESCAPE, NOW);
    assert_false(hands_see(app, "Two pizzas"));
    app_close(app);
}

static void a_goal_is_a_number_and_enter_goes_on(void **state) {
    (void)state;
    struct app *app = hands_open("setup");
    hands_click(app, (struct action){ACTION_FIELD, FIELD_GOAL}, NOW);
    hands_type(app, "25x", NOW);
    assert_int_equal(app->config.setup->goal, 0);
    hands_key(app, KEY_BACKSPACE, NOW);
    assert_int_equal(app->config.setup->goal, 25);
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app->person.focus.kind, ACTION_SETUP_OPEN);
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app->config.setup->state, SETUP_ASKED);
    app_close(app);
}

static void a_lesson_can_begin_with_a_warm_up(void **state) {
    (void)state;
    struct app *app = hands_open("desk-lobby");
    app->desk->is_warm_up_first = true;
    app->session.view.phase.round = 0;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "Next: a warm-up"));
    hands_key(app, KEY_SPACE, NOW);
    hands_draw(app, NOW + DESK_UNDO_MS);
    assert_true(hands_sent(app, MESSAGE_host_round, &sent, NOW + DESK_UNDO_MS));
    assert_int_equal(sent.as.host_round.kind, ROUND_WARM_UP);
    app->session.view.phase.round = 1; /* a break: the warm-up is behind them */
    hands_draw(app, NOW + DESK_UNDO_MS);
    assert_false(hands_see(app, "Next: a warm-up"));
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enter_opens_a_room_as_it_stands_there),
        cmocka_unit_test(what_is_chosen_before_counts_and_behind_it_no_more),
        cmocka_unit_test(an_open_room_is_gone_into_by_its_code),
        cmocka_unit_test(a_room_that_went_down_goes_on_or_a_new_one_is_opened),
        cmocka_unit_test(a_server_that_ends_under_the_lesson_is_started_when_it_is_wished),
        cmocka_unit_test(in_a_closed_room_nothing_waits_for_a_nod),
        cmocka_unit_test(a_room_closed_without_a_recap_tells_its_teacher_of_the_results),
        cmocka_unit_test(a_plan_of_ones_own_can_always_be_played),
        cmocka_unit_test(the_named_plans_are_those_of_the_rules),
        cmocka_unit_test(a_longer_plan_and_more_rounds_take_longer),
        cmocka_unit_test(a_pack_shows_its_challenges_and_escape_comes_back),
        cmocka_unit_test(a_goal_is_a_number_and_enter_goes_on),
        cmocka_unit_test(a_lesson_can_begin_with_a_warm_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

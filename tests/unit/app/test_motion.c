/* What moves: when it begins, that it comes to rest, and that less motion means none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hands.h"

#define NOW SCENE_NOW_MS

static const struct draw_command *first(const struct app *app, enum draw_kind kind) {
    for (size_t i = 0; i < app->list.count; i++) {
        if (app->list.commands[i].kind == kind) {
            return &app->list.commands[i];
        }
    }
    return NULL;
}

static struct draw_bowl bowl_at(struct app *app, uint64_t now_ms) {
    hands_draw(app, now_ms);
    assert_non_null(first(app, DRAW_BOWL));
    return first(app, DRAW_BOWL)->bowl;
}

static void go_to(struct app *app, enum phase phase) {
    app->session.view.phase.phase = (uint8_t)phase;
}

/* --- the own bowl ------------------------------------------------------------------------------
 */

/* The team's message comes before the phase's, and in offer and share no bowl is shown. */
static void a_crack_of_the_huddle_grows_when_the_team_sees_its_bowl(void **state) {
    (void)state;
    static const enum phase covered[] = {PHASE_OFFER, PHASE_SHARE};
    struct app *app = hands_open("huddle");
    app->session.view.team.cracks++;
    hands_draw(app, NOW);
    for (size_t i = 0; i < sizeof covered / sizeof covered[0]; i++) {
        go_to(app, covered[i]);
        hands_draw(app, NOW + 1000 * (i + 1));
    }
    go_to(app, PHASE_MEND);
    assert_int_equal(bowl_at(app, NOW + 60000).crack_permille, 0);
    assert_true(app_wake_ms(app, NOW + 60000) <= NOW + 60000 + FRAME_MS);
    assert_in_range(bowl_at(app, NOW + 60000 + CRACK_MS / 2).crack_permille, 400, 600);
    assert_int_equal(bowl_at(app, NOW + 60000 + CRACK_MS).crack_permille, 1000);
    app_close(app);
}

static void gold_flows_at_reveal_and_not_a_moment_before(void **state) {
    (void)state;
    struct app *app = hands_open("mend-miss");
    app->session.view.team.cracks--;
    app->session.view.team.seams++;
    assert_int_equal(bowl_at(app, NOW).seam_permille, 0);
    go_to(app, PHASE_REVEAL);
    assert_int_equal(bowl_at(app, NOW + 50).seam_permille, 0);
    assert_in_range(bowl_at(app, NOW + 50 + SEAM_MS / 2).seam_permille, 400, 600);
    assert_int_equal(bowl_at(app, NOW + 50 + SEAM_MS).seam_permille, 1000);
    app_close(app);
}

static void what_is_seen_for_the_first_time_rests(void **state) {
    (void)state;
    struct app *app = hands_open("mend-miss");
    app->motion.has_team = false;
    app->session.view.team.cracks += 2;
    assert_int_equal(bowl_at(app, NOW).crack_permille, 1000);
    app_close(app);
}

/* --- the bowl of the class ---------------------------------------------------------------------
 */

static void the_gold_of_the_class_grows_on_the_board_line_by_line(void **state) {
    (void)state;
    struct app *app = hands_open("board-reveal");
    struct draw_bowl before = bowl_at(app, NOW);
    assert_true(before.is_whole);
    assert_int_equal(before.seam_permille, 1000);
    app->session.view.room.gold += 2 * app->session.view.room.goal / 12;
    assert_int_equal(bowl_at(app, NOW).seams, before.seams + 1);
    assert_int_equal(bowl_at(app, NOW).seam_permille, 0);
    struct draw_bowl second = bowl_at(app, NOW + GOLD_MS * 3 / 2);
    assert_int_equal(second.seams, before.seams + 2);
    assert_in_range(second.seam_permille, 400, 600);
    struct draw_bowl after = bowl_at(app, NOW + 2 * GOLD_MS);
    assert_int_equal(after.seams, before.seams + 2);
    assert_int_equal(after.seam_permille, 1000);
    app_close(app);
}

static void gold_that_makes_no_line_moves_the_bar_alone(void **state) {
    (void)state;
    struct app *app = hands_open("board-reveal");
    struct draw_bowl before = bowl_at(app, NOW);
    app->session.view.room.gold += 1;
    struct draw_bowl now = bowl_at(app, NOW);
    assert_int_equal(now.seams, before.seams);
    assert_int_equal(now.seam_permille, 1000);
    assert_true(app_wake_ms(app, NOW) <= NOW + FRAME_MS);
    app_close(app);
}

/* --- the chorus --------------------------------------------------------------------------------
 */

static bool is_over_words(const struct app *app, const struct draw_command *flake) {
    for (size_t i = 0; i < app->list.count; i++) {
        const struct draw_command *text = &app->list.commands[i];
        bool is_apart = text->x >= flake->x + flake->w || flake->x >= text->x + text->w ||
                        text->y >= flake->y + flake->w || flake->y >= text->y + text->h;
        if (text->kind == DRAW_TEXT && !is_apart) {
            return true;
        }
    }
    return false;
}

static void gold_leaf_is_never_over_words_nor_outside_the_window(void **state) {
    (void)state;
    static const char *const scenes[] = {"share-chorus", "board-share-chorus"};
    for (size_t s = 0; s < sizeof scenes / sizeof scenes[0]; s++) {
        struct app *app = hands_open(scenes[s]);
        size_t seen = 0;
        app->session.view.cheers.chorus_ms = NOW;
        for (uint64_t ms = 0; ms < CHORUS_RAIN_MS; ms += 33) {
            hands_draw(app, NOW + ms);
            assert_false(app->list.is_full);
            for (size_t i = 0; i < app->list.count; i++) {
                const struct draw_command *it = &app->list.commands[i];
                if (it->kind == DRAW_FLAKE && it->w > 0) {
                    seen++;
                    assert_false(is_over_words(app, it));
                    assert_true(it->x >= 0 && it->x + it->w <= app->list.width);
                    assert_true(it->y >= 0 && it->y + it->w <= app->list.height);
                }
            }
        }
        assert_true(seen > 500);
        hands_draw(app, NOW + CHORUS_RAIN_MS);
        assert_null(first(app, DRAW_FLAKE));
        app_close(app);
    }
}

/* --- cheers ------------------------------------------------------------------------------------
 */

static void a_pill_comes_softly_and_fades_as_it_rises(void **state) {
    (void)state;
    struct app *app = hands_open("share");
    app->pills.list[0] = (struct pill){.start_ms = NOW, .count = 1, .cheer = CHEER_BRAVE};
    int y = app->list.height, palest = 0;
    for (uint64_t ms = 0; ms < PILL_DRIFT_MS; ms += 100) {
        hands_draw(app, NOW + ms);
        const struct draw_command *pill = NULL;
        for (size_t i = 0; i < app->list.count; i++) {
            const struct draw_command *it = &app->list.commands[i];
            pill = it->kind == DRAW_TEXT && it->fill == COLOR_LEAF ? it : pill;
        }
        assert_non_null(pill);
        assert_true(pill->y <= y);
        y = pill->y;
        bool is_whole = ms >= PILL_DRIFT_MS / 10 && ms <= PILL_DRIFT_MS * 6 / 10;
        assert_true(!is_whole || pill->pale == 0);
        palest = pill->pale;
    }
    assert_true(palest > 200);
    app_close(app);
}

/* --- less motion ------------------------------------------------------------------------------ */

/* Everything that moves, at once: two pictures half a second apart are the same. */
static void less_motion_means_none(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "mend-cracking",     "reveal-flowing",     "share-cheers",      "share-chorus",
        "board-reveal-gold", "board-share-cheers", "board-share-chorus"};
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        struct app *app = hands_open(scenes[i]);
        hands_draw(app, NOW + 30);
        uint64_t moves = draw_list_hash(&app->list);
        hands_draw(app, NOW + 130);
        assert_true(draw_list_hash(&app->list) != moves);
        app->config.less_motion = true;
        app->motion.bars_ms = NOW;
        app->session.view.deadline_ms = UINT64_MAX; /* time goes on for everybody */
        app->session.view.phase.duration_ms = 0;
        hands_draw(app, NOW + 30);
        uint64_t still = draw_list_hash(&app->list);
        hands_draw(app, NOW + 530);
        assert_true(draw_list_hash(&app->list) == still);
        app_close(app);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crack_of_the_huddle_grows_when_the_team_sees_its_bowl),
        cmocka_unit_test(gold_flows_at_reveal_and_not_a_moment_before),
        cmocka_unit_test(what_is_seen_for_the_first_time_rests),
        cmocka_unit_test(the_gold_of_the_class_grows_on_the_board_line_by_line),
        cmocka_unit_test(gold_that_makes_no_line_moves_the_bar_alone),
        cmocka_unit_test(gold_leaf_is_never_over_words_nor_outside_the_window),
        cmocka_unit_test(a_pill_comes_softly_and_fades_as_it_rises),
        cmocka_unit_test(less_motion_means_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

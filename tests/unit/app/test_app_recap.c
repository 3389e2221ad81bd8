/* The recap by hand: its pages, feelings, and that the own page is the own one's alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "focus.h"
#include "hands.h"

#define NOW SCENE_NOW_MS

static struct message sent;

static void enter_goes_through_the_pages_and_says_goodbye(void **state) {
    (void)state;
    struct app *app = hands_open("recap");
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_see(app, "What we learned today"));
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_see(app, "Just for me. Nobody else sees this page."));
    assert_false(hands_sent(app, MESSAGE_ready, &sent, NOW));
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_ready, &sent, NOW));
    app_close(app);
}

static void digits_open_a_page(void **state) {
    (void)state;
    struct app *app = hands_open("recap-mine");
    hands_key(app, KEY_2, NOW);
    assert_int_equal(app->recap_page, 1);
    hands_key(app, KEY_1, NOW);
    assert_true(hands_see(app, "This is what we mended today"));
    app_close(app);
}

static void ones_own_way_is_kept_as_a_file(void **state) {
    (void)state;
    static const struct action save = {ACTION_SAVE, 0};
    char text[APP_JOURNEY_SIZE];
    struct app *app = hands_open("recap-mine");
    hands_click(app, save, NOW);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_SAVE);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_NOTHING);
    app_journey(app, "2026-11-22", text, sizeof text);
    assert_string_equal(text, "Goldseam\nFractions, class 6b\n2026-11-22\n\n"
                              "My aim was\n     Try before I am sure\n\n"
                              "My way through the rounds\n"
                              "  1  there with the first try\n"
                              "  2  there in the huddle, with my team\n"
                              "  3  there at the mend, with my team; and once more, alone\n"
                              "  4  our crack was mended later\n"
                              "  5  tried; not there yet\n"
                              "  6  was there; not there yet\n"
                              "  7  there at the mend, with my team\n"
                              "  8  there at the mend, with my team\n");
    app_saved(app, false, "/nowhere");
    hands_draw(app, NOW);
    assert_true(hands_see(app, "/nowhere"));
    hands_click(app, save, NOW); /* once more */
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_SAVE);
    app_saved(app, true, "/home/me/goldseam.txt");
    hands_draw(app, NOW);
    assert_true(hands_see(app, "/home/me/goldseam.txt"));
    app_close(app);
}

static void the_longest_way_fits_into_its_file(void **state) {
    (void)state;
    char text[APP_JOURNEY_SIZE];
    struct app *app = hands_open("recap-mine-crowded");
    app_journey(app, "2026-11-22", text, sizeof text);
    assert_non_null(strstr(text, "\n 64  "));
    assert_true(strlen(text) < sizeof text / 2); /* other languages have longer words */
    app_close(app);
}

static void the_journey_numbers_rounds_as_the_screens_did(void **state) {
    (void)state;
    struct app *app = hands_open("recap-mine");
    struct message_journey *journey = &app->session.view.journey;
    *journey = (struct message_journey){.rounds_count = 2, .numbers_count = 2};
    journey->rounds[1] = JOURNEY_TRIED; /* behind a warm-up */
    journey->numbers[1] = 41;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "41"));
    journey->numbers_count = 0; /* an older room */
    journey->rounds[1] = 0;
    journey->rounds[42] = JOURNEY_TRIED;
    journey->rounds_count = 43;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "43"));
    app_close(app);
}

static void the_aim_of_the_lobby_is_shown_again(void **state) {
    (void)state;
    struct app *app = hands_open("recap-mine");
    assert_true(hands_see(app, "My aim was Try before I am sure"));
    app->aim = 0;
    hands_draw(app, NOW);
    assert_false(hands_see(app, "My aim was"));
    app_close(app);
}

static void feelings_go_out_with_their_grade(void **state) {
    (void)state;
    static const struct {
        struct action action;
        enum feeling feeling;
        uint8_t value;
    } all[] = {{{ACTION_MOOD, 5}, FEELING_MOOD, 5},
               {{ACTION_DARE, 4}, FEELING_DARE, 4},
               {{ACTION_KIND, 1}, FEELING_KIND, 1}};
    struct app *app = hands_open("recap-mine-empty");
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        hands_click(app, all[i].action, NOW);
        assert_true(hands_sent(app, MESSAGE_feel, &sent, NOW));
        assert_int_equal(sent.as.feel.feeling, all[i].feeling);
        assert_int_equal(sent.as.feel.value, all[i].value);
    }
    app_close(app);
}

static void a_room_that_has_closed_asks_no_feelings(void **state) {
    (void)state;
    struct app *app = hands_open("recap-closed");
    hands_key(app, KEY_3, NOW);
    assert_null(hit_of(&app->hits, (struct action){ACTION_DARE, 1}));
    assert_true(hands_see(app, "Just for me. Nobody else sees this page."));
    app_close(app);
}

/* The board never shows what is one student's. */
static void the_board_knows_no_journey(void **state) {
    (void)state;
    struct app *app = hands_open("board-recap-lessons");
    app->session.view.have_journey = true;
    app->session.view.journey.rounds_count = 1;
    app->session.view.journey.rounds[0] = JOURNEY_TRIED;
    app->recap_page = 2;
    hands_draw(app, NOW);
    assert_false(hands_see(app, "not there yet"));
    assert_true(hands_see(app, "What we learned today"));
    app_close(app);
}

static void the_teachers_own_mistake_stands_before_everything_on_the_board(void **state) {
    (void)state;
    struct app *app = hands_open("board-mistake");
    assert_true(hands_see(app, "Your teacher once thought"));
    assert_false(hands_see(app, "How much of the cake is left?"));
    app->session.view.have_spotlight = false;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "How much of the cake is left?"));
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enter_goes_through_the_pages_and_says_goodbye),
        cmocka_unit_test(digits_open_a_page),
        cmocka_unit_test(ones_own_way_is_kept_as_a_file),
        cmocka_unit_test(the_longest_way_fits_into_its_file),
        cmocka_unit_test(the_journey_numbers_rounds_as_the_screens_did),
        cmocka_unit_test(the_aim_of_the_lobby_is_shown_again),
        cmocka_unit_test(feelings_go_out_with_their_grade),
        cmocka_unit_test(a_room_that_has_closed_asks_no_feelings),
        cmocka_unit_test(the_board_knows_no_journey),
        cmocka_unit_test(the_teachers_own_mistake_stands_before_everything_on_the_board),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

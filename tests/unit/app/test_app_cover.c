/* A display that the class looks at too: what is private shows while a key is held and nowhere
 * else, and no hand reaches what it does not see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app_board.h"
#include "focus.h"
#include "hands.h"
#include "protocol.h"
#include "setup.h"

#define NOW SCENE_NOW_MS

static struct message sent;

static const struct input key_down = {.kind = INPUT_KEY, .key = KEY_F3};
static const struct input key_up = {.kind = INPUT_KEY_UP, .key = KEY_F3};
static const struct input away = {.kind = INPUT_AWAY};

static void tell(struct app *app, const struct input *input) {
    app_input(app, input, NOW);
    hands_draw(app, NOW);
}

/* A lesson with misses on offer on a display that is shared from now on. */
static struct app *open_covered(const char *desk) {
    struct app *app = hands_open(desk);
    app_place_board(app, BOARD_HERE);
    struct app_config config = app->config;
    app->board = scene_open("board-try", &config);
    app->owns_board = true;
    hands_draw(app, NOW);
    return app;
}

static bool sees_console(const struct app *app) {
    return hands_see(app, "Teams") && !hands_see(app, "Hold F3");
}

static bool sees_board(const struct app *app) {
    return hands_see(app, "How much of the cake is left?") && !hands_see(app, "Teams") &&
           !hands_see(app, "added tops and bottoms");
}

/* --- what is seen ----------------------------------------------------------------------------- */

static void one_display_begins_with_the_board(void **state) {
    (void)state;
    struct app *app = open_covered("desk-share-queue");
    assert_true(app_is_covered(app));
    assert_true(app_wants_cover(app));
    assert_false(app_wants_board(app));
    assert_true(sees_board(app));
    assert_true(hands_see(app, "Hold F3"));
    app_close(app);
}

static void the_strip_says_the_next_step_and_no_more(void **state) {
    (void)state;
    struct app *app = open_covered("desk-share-queue");
    for (size_t i = 0; i < app->hits.count; i++) {
        assert_true(action_is(app->hits.items[i].action, ACTION_DESK, DESK_DO_NEXT));
    }
    assert_true(app->board->config.height < app->config.height);
    assert_true(app->board->config.height > app->config.height * 9 / 10);
    app_close(app);
}

static void the_console_shows_while_the_key_is_held(void **state) {
    (void)state;
    struct app *app = open_covered("desk-share-queue");
    tell(app, &key_down);
    assert_false(app_is_covered(app));
    assert_true(sees_console(app));
    assert_true(hands_see(app, "added tops and bottoms"));
    tell(app, &key_up);
    assert_true(app_is_covered(app));
    assert_true(sees_board(app));
    app_close(app);
}

static void a_key_that_was_never_told_as_let_go_covers_again(void **state) {
    (void)state;
    struct app *app = open_covered("desk-share-queue");
    tell(app, &key_down);
    tell(app, &away);
    assert_true(sees_board(app));
    tell(app, &key_up); /* late, or never */
    assert_true(sees_board(app));
    tell(app, &key_down);
    assert_true(sees_console(app));
    app_close(app);
}

static void c_keeps_the_console_open_and_covers_it_again(void **state) {
    (void)state;
    struct app *app = open_covered("desk-try");
    hands_type(app, "c", NOW);
    assert_true(sees_console(app));
    assert_true(hands_see(app, "The class sees what stands here."));
    tell(app, &key_down);
    tell(app, &key_up);
    assert_true(sees_console(app));
    hands_type(app, "C", NOW);
    assert_true(sees_board(app));
    app_close(app);
}

static void c_while_the_key_is_held_keeps_what_is_seen(void **state) {
    (void)state;
    struct app *app = open_covered("desk-try");
    tell(app, &key_down);
    hands_type(app, "c", NOW);
    tell(app, &key_up);
    assert_true(sees_console(app));
    app_close(app);
}

static void before_the_room_is_open_nothing_is_covered(void **state) {
    (void)state;
    struct app *app = hands_open("setup");
    app_place_board(app, BOARD_HERE);
    hands_draw(app, NOW);
    assert_false(app_is_covered(app));
    assert_true(hands_see(app, "Open the room"));
    app_close(app);
}

static void until_its_board_is_there_a_covered_window_shows_nothing_private(void **state) {
    (void)state;
    struct app *app = hands_open("desk-share-queue");
    app_place_board(app, BOARD_HERE);
    hands_draw(app, NOW);
    assert_true(hands_see(app, "One moment"));
    assert_false(hands_see(app, "Teams"));
    app_close(app);
}

static void a_closed_room_stays_covered(void **state) {
    (void)state;
    struct app *app = open_covered("desk-over");
    assert_true(app_is_covered(app));
    assert_false(hands_see(app, "Teams"));
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_QUIT);
    app_close(app);
}

static void something_that_waits_is_told_without_words(void **state) {
    (void)state;
    struct app *app = open_covered("desk-nods");
    assert_true(hands_see(app, "Your console has a note"));
    assert_false(hands_see(app, "Ada"));
    app->desk->tables.texts.texts_count = 0;
    hands_draw(app, NOW);
    assert_false(hands_see(app, "Your console has a note"));
    app_close(app);
}

/* --- what hands reach ------------------------------------------------------------------------- */

static void the_lesson_is_led_from_the_board(void **state) {
    (void)state;
    struct app *app = open_covered("desk-huddle");
    hands_type(app, "p", NOW);
    assert_true(hands_sent(app, MESSAGE_host_clock, &sent, NOW));
    hands_type(app, "f", NOW);
    assert_true(hands_sent(app, MESSAGE_host_clock, &sent, NOW));
    hands_type(app, "+", NOW);
    assert_true(hands_sent(app, MESSAGE_host_time, &sent, NOW));
    hands_type(app, "M", NOW);
    assert_true(hands_sent(app, MESSAGE_host_mute, &sent, NOW));
    hands_key(app, KEY_SPACE, NOW);
    assert_true(hands_see(app, "Undo"));
    hands_key(app, KEY_ESCAPE, NOW);
    assert_false(hands_see(app, "Undo"));
    hands_key(app, KEY_SPACE, NOW);
    hands_draw(app, NOW + DESK_UNDO_MS);
    assert_true(hands_sent(app, MESSAGE_host_next, &sent, NOW + DESK_UNDO_MS));
    app_close(app);
}

static void nobody_nods_to_what_is_not_seen(void **state) {
    (void)state;
    struct app *app = open_covered("desk-nods");
    hands_type(app, "n", NOW);
    assert_false(hands_sent(app, MESSAGE_host_nod, &sent, NOW));
    tell(app, &key_down);
    hands_type(app, "n", NOW);
    assert_true(hands_sent(app, MESSAGE_host_nod, &sent, NOW));
    app_close(app);
}

static void what_is_typed_goes_into_no_field_under_the_cover(void **state) {
    (void)state;
    struct app *app = open_covered("desk-mistake");
    tell(app, &key_down);
    hands_type(app, "Now", NOW);
    assert_string_equal(app->fields[FIELD_LESSON].text, "Now");
    tell(app, &key_up);
    hands_type(app, "x", NOW);
    hands_key(app, KEY_BACKSPACE, NOW);
    assert_string_equal(app->fields[FIELD_LESSON].text, "Now");
    tell(app, &key_down);
    hands_type(app, " I", NOW); /* the hand is where it was */
    assert_string_equal(app->fields[FIELD_LESSON].text, "Now I");
    app_close(app);
}

static void a_miss_does_not_move_under_the_cover(void **state) {
    (void)state;
    struct app *app = open_covered("desk-share-queue");
    app->person.focus = (struct action){ACTION_DESK_SHOW, 2};
    struct input down = {.kind = INPUT_KEY, .key = KEY_DOWN, .with_shift = true};
    tell(app, &down);
    assert_false(hands_sent(app, MESSAGE_host_order, &sent, NOW));
    hands_key(app, KEY_SPACE, NOW); /* not a press of what has the focus either */
    assert_false(hands_sent(app, MESSAGE_host_pick, &sent, NOW));
    app_close(app);
}

static void escape_turns_no_page_that_is_not_seen(void **state) {
    (void)state;
    struct app *app = open_covered("desk-seat");
    hands_key(app, KEY_ESCAPE, NOW);
    assert_int_equal(app->desk->page, DESK_SEAT);
    app_close(app);
}

static void a_press_on_the_board_is_no_press_on_the_console(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    const struct hit *team = hit_of(&app->hits, (struct action){ACTION_DESK_TEAM, 1});
    assert_non_null(team);
    struct input press = {.kind = INPUT_PRESS, .x = team->rect.x + 9, .y = team->rect.y + 9};
    struct input release = press;
    release.kind = INPUT_RELEASE;
    app_close(app);
    app = open_covered("desk-try");
    tell(app, &press);
    tell(app, &release);
    assert_int_equal(app->desk->page, DESK_TEAMS);
    tell(app, &key_down);
    tell(app, &press);
    tell(app, &release);
    assert_int_equal(app->desk->page, DESK_TEAM);
    app_close(app);
}

static void a_press_does_not_outlast_the_key(void **state) {
    (void)state;
    struct app *app = open_covered("desk-try");
    tell(app, &key_down);
    const struct hit *team = hit_of(&app->hits, (struct action){ACTION_DESK_TEAM, 1});
    assert_non_null(team);
    struct input press = {.kind = INPUT_PRESS, .x = team->rect.x + 9, .y = team->rect.y + 9};
    struct input release = press;
    release.kind = INPUT_RELEASE;
    tell(app, &press);
    tell(app, &key_up);
    tell(app, &release);
    assert_int_equal(app->desk->page, DESK_TEAMS);
    app_close(app);
}

static void the_next_step_is_a_button(void **state) {
    (void)state;
    struct app *app = open_covered("desk-huddle");
    hands_click(app, (struct action){ACTION_DESK, DESK_DO_NEXT}, NOW);
    assert_int_not_equal(app->desk->next_ms, 0);
    hands_click(app, (struct action){ACTION_DESK, DESK_DO_UNDO}, NOW);
    assert_int_equal(app->desk->next_ms, 0);
    app_close(app);
}

static void closing_asks_on_the_strip(void **state) {
    (void)state;
    struct app *app = open_covered("desk-huddle");
    struct input close = {.kind = INPUT_CLOSE};
    tell(app, &close);
    assert_true(hands_see(app, "You close this window"));
    assert_true(hands_see(app, "How much of the cake is left?"));
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_NOTHING);
    hands_key(app, KEY_ESCAPE, NOW);
    assert_false(hands_see(app, "You close this window"));
    tell(app, &close);
    hands_key(app, KEY_ENTER, NOW);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_QUIT);
    app_close(app);
}

static void help_and_settings_are_no_secret(void **state) {
    (void)state;
    struct app *app = open_covered("desk-share-queue");
    hands_key(app, KEY_F1, NOW);
    assert_true(hands_see(app, "shows the console under the cover"));
    assert_false(hands_see(app, "added tops and bottoms"));
    hands_key(app, KEY_F1, NOW);
    assert_true(sees_board(app));
    hands_key(app, KEY_F10, NOW);
    assert_false(sees_board(app));
    assert_false(hands_see(app, "added tops and bottoms"));
    hands_key(app, KEY_ESCAPE, NOW);
    assert_true(sees_board(app));
    app_close(app);
}

static void sound_is_the_board_s(void **state) {
    (void)state;
    struct app *app = open_covered("desk-try");
    bool had_sound = app->board->config.has_sound;
    hands_key(app, KEY_F8, NOW);
    assert_int_equal(app->board->config.has_sound, !had_sound);
    app_close(app);
}

/* --- displays that come and go ---------------------------------------------------------------- */

static void beside_another_display_the_board_has_a_window(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    app_place_board(app, BOARD_BESIDE);
    hands_draw(app, NOW);
    assert_true(app_wants_board(app));
    assert_false(app_is_covered(app));
    assert_true(hands_see(app, "The board stands on the other display."));
    hands_type(app, "b", NOW);
    assert_false(app_wants_board(app));
    assert_true(hands_see(app, "The board is closed."));
    hands_type(app, "b", NOW);
    assert_true(app_wants_board(app));
    app_close(app);
}

static void a_board_that_a_person_closed_can_be_opened_again(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    app_place_board(app, BOARD_BESIDE);
    app_board_closed(app);
    assert_false(app_wants_board(app));
    app_place_board(app, BOARD_BESIDE); /* displays that are looked at again change nothing */
    assert_false(app_wants_board(app));
    hands_type(app, "b", NOW);
    assert_true(app_wants_board(app));
    app_close(app);
}

static void a_display_that_goes_away_covers_the_console(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    app_place_board(app, BOARD_BESIDE);
    app_place_board(app, BOARD_HERE);
    assert_false(app_wants_board(app));
    assert_true(app_is_covered(app));
    hands_type(app, "b", NOW);
    assert_false(app_wants_board(app)); /* there is no place for it */
    app_close(app);
}

static void a_display_that_comes_is_offered(void **state) {
    (void)state;
    struct app *app = open_covered("desk-try");
    app_place_board(app, BOARD_BESIDE);
    hands_draw(app, NOW);
    assert_false(app_wants_board(app));
    assert_true(app_is_covered(app));
    assert_true(hands_see(app, "Another display is here."));
    hands_type(app, "b", NOW);
    assert_true(app_wants_board(app));
    assert_false(app_is_covered(app));
    app_close(app);
}

static void keys_in_the_board_s_window_lead_and_type_nothing(void **state) {
    (void)state;
    struct app *app = hands_open("desk-mistake");
    app_place_board(app, BOARD_BESIDE);
    struct input text = {.kind = INPUT_TEXT, .text = "n"};
    struct input space = {.kind = INPUT_KEY, .key = KEY_SPACE};
    struct input page = {.kind = INPUT_KEY, .key = KEY_PAGE_DOWN};
    assert_true(app_lead(app, &text, NOW));
    assert_string_equal(app->fields[FIELD_LESSON].text, "");
    assert_false(hands_sent(app, MESSAGE_host_nod, &sent, NOW));
    assert_true(app_lead(app, &space, NOW));
    assert_int_not_equal(app->desk->next_ms, 0);
    assert_false(app_lead(app, &page, NOW));
    app_close(app);
}

static void a_board_goes_where_the_teacher_is(void **state) {
    (void)state;
    struct app_where where;
    struct app *app = hands_open("desk-try");
    assert_true(app_where(app, &where));
    assert_string_equal(where.host, "192.168.1.20");
    assert_string_equal(where.code, app->session.view.welcome.code);
    app->session.link = SESSION_OUT;
    assert_false(app_where(app, &where));
    app_close(app);
    app = hands_open("board-try");
    assert_false(app_where(app, &where));
    assert_false(app_wants_board(app));
    assert_false(app_is_covered(app));
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_display_begins_with_the_board),
        cmocka_unit_test(the_strip_says_the_next_step_and_no_more),
        cmocka_unit_test(the_console_shows_while_the_key_is_held),
        cmocka_unit_test(a_key_that_was_never_told_as_let_go_covers_again),
        cmocka_unit_test(c_keeps_the_console_open_and_covers_it_again),
        cmocka_unit_test(c_while_the_key_is_held_keeps_what_is_seen),
        cmocka_unit_test(before_the_room_is_open_nothing_is_covered),
        cmocka_unit_test(until_its_board_is_there_a_covered_window_shows_nothing_private),
        cmocka_unit_test(a_closed_room_stays_covered),
        cmocka_unit_test(something_that_waits_is_told_without_words),
        cmocka_unit_test(the_lesson_is_led_from_the_board),
        cmocka_unit_test(nobody_nods_to_what_is_not_seen),
        cmocka_unit_test(what_is_typed_goes_into_no_field_under_the_cover),
        cmocka_unit_test(a_miss_does_not_move_under_the_cover),
        cmocka_unit_test(escape_turns_no_page_that_is_not_seen),
        cmocka_unit_test(a_press_on_the_board_is_no_press_on_the_console),
        cmocka_unit_test(a_press_does_not_outlast_the_key),
        cmocka_unit_test(the_next_step_is_a_button),
        cmocka_unit_test(closing_asks_on_the_strip),
        cmocka_unit_test(help_and_settings_are_no_secret),
        cmocka_unit_test(sound_is_the_board_s),
        cmocka_unit_test(beside_another_display_the_board_has_a_window),
        cmocka_unit_test(a_board_that_a_person_closed_can_be_opened_again),
        cmocka_unit_test(a_display_that_goes_away_covers_the_console),
        cmocka_unit_test(a_display_that_comes_is_offered),
        cmocka_unit_test(keys_in_the_board_s_window_lead_and_type_nothing),
        cmocka_unit_test(a_board_goes_where_the_teacher_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

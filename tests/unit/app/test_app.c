/* The window by hand on the other screens: coming in, huddle, reveal, help, scrolling, motion. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "focus.h"
#include "hands.h"
#include "protocol.h"
#include "transport.h"

#define NOW SCENE_NOW_MS

static struct message sent;

static struct app *open_app(const char *code, const char *host) {
    struct app_config config = {.width = 1280, .height = 720, .text_percent = 100};
    memcpy(config.code, code, strlen(code) + 1);
    memcpy(config.host, host, strlen(host) + 1);
    struct app *app = app_open(&config);
    assert_non_null(app);
    hands_draw(app, 0);
    return app;
}

static void find_room(struct app *app, const char *host, const char *code, uint64_t now_ms) {
    struct message_found found = {.major = PROTOCOL_MAJOR, .port = 27450, .seats_free = 3};
    found.key_count = KEY_BYTES;
    memcpy(found.key, code, CODE_CHARS);
    app_found(app, host, &found, now_ms);
    app_tell_code(app, found.key, code, now_ms);
}

/* The connection stands, to the room of this code. */
static void reach(struct app *app, const char *code, bool is_known, uint64_t now_ms) {
    struct transport_identity shown = {.handshake = {1}};
    memcpy(shown.fingerprint.code, code, CODE_CHARS + 1);
    memcpy(shown.room_key, code, CODE_CHARS);
    app_connected(app, &shown, is_known, now_ms);
}

/* What a line does when the app wishes to greet. */
static bool greets(struct app *app, uint64_t now_ms) {
    bool is_wished = app_take_wish(app, now_ms).kind == APP_WISHES_GREET;
    if (is_wished) {
        app_greet(app, now_ms);
    }
    return is_wished;
}

static void live_in(struct app *app, const char *host, const char *code) {
    memcpy(app->net.at.host, host, strlen(host) + 1);
    memcpy(app->net.home.host, host, strlen(host) + 1);
    memcpy(app->net.code, code, strlen(code) + 1);
    app->net.at.port = app->net.home.port = PROTOCOL_PORT;
}

/* --- coming in ---------------------------------------------------------------------------------
 */

static void the_lan_is_asked_every_two_seconds(void **state) {
    (void)state;
    struct app *app = open_app("", "");
    assert_int_equal(app_take_wish(app, 5000).kind, APP_WISHES_FIND);
    assert_int_equal(app_take_wish(app, 5000).kind, APP_WISHES_NOTHING);
    assert_int_equal(app_wake_ms(app, 5000), 7000);
    assert_int_equal(app_take_wish(app, 7000).kind, APP_WISHES_FIND);
    app_close(app);
}

static void a_given_host_is_tried_at_once_and_for_ever(void **state) {
    (void)state;
    struct app *app = open_app("", "192.168.1.20");
    struct app_wish wish = app_take_wish(app, 100);
    assert_int_equal(wish.kind, APP_WISHES_CONNECT);
    assert_string_equal(wish.host, "192.168.1.20");
    assert_int_equal(wish.port, PROTOCOL_PORT);
    uint64_t now = 100;
    static const uint64_t waits[] = {500, 1000, 2000, 2000, 2000, 2000};
    for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++) {
        app_disconnected(app, TRANSPORT_LOST, now);
        hands_draw(app, now);
        assert_true(hands_see(app, "No answer from 192.168.1.20 yet. Trying again ..."));
        assert_int_not_equal(app_take_wish(app, now + waits[i] - 1).kind, APP_WISHES_CONNECT);
        now += waits[i];
        assert_int_equal(app_take_wish(app, now).kind, APP_WISHES_CONNECT);
    }
    app_close(app);
}

static void a_given_code_connects_to_the_room_that_has_it(void **state) {
    (void)state;
    struct app *app = open_app("K7QM-2XPD", "");
    find_room(app, "192.168.1.31", "3HTR-90VB", 100);
    assert_int_equal(app_take_wish(app, 100).kind, APP_WISHES_FIND);
    assert_int_equal(app_take_wish(app, 100).kind, APP_WISHES_NOTHING);
    find_room(app, "192.168.1.20", "K7QM-2XPD", 200);
    struct app_wish wish = app_take_wish(app, 200);
    assert_int_equal(wish.kind, APP_WISHES_CONNECT);
    assert_string_equal(wish.host, "192.168.1.20");
    assert_string_equal(wish.code, "K7QM-2XPD");
    app_close(app);
}

static void a_room_on_this_machine_is_one_card(void **state) {
    (void)state;
    struct app *app = open_app("", "");
    find_room(app, "192.168.7.7", "K7QM-2XPD", 10);
    find_room(app, "127.0.0.1", "K7QM-2XPD", 11);
    find_room(app, "192.168.7.7", "K7QM-2XPD", 12);
    find_room(app, "192.168.1.21", "W2EA-77QK", 13);
    hands_draw(app, 14);
    assert_true(hands_see(app, "127.0.0.1"));
    assert_true(hands_see(app, "192.168.1.21"));
    assert_false(hands_see(app, "192.168.7.7"));
    app_close(app);
}

static void a_card_connects_to_its_room(void **state) {
    (void)state;
    struct app *app = open_app("", "");
    find_room(app, "192.168.1.31", "3HTR-90VB", 100);
    hands_draw(app, 100);
    hands_click(app, (struct action){ACTION_PICK_ROOM, 0}, 100);
    struct app_wish wish = app_take_wish(app, 100);
    assert_int_equal(wish.kind, APP_WISHES_CONNECT);
    assert_string_equal(wish.host, "192.168.1.31");
    app_close(app);
}

static void a_typed_address_and_code_are_tried_with_enter(void **state) {
    (void)state;
    struct app *app = open_app("", "");
    hands_type(app, "k7qm2xpd", 100);
    hands_key(app, KEY_TAB, 100);
    hands_type(app, "lab-3:4000", 100);
    hands_key(app, KEY_ENTER, 100);
    struct app_wish wish = app_take_wish(app, 100);
    assert_int_equal(wish.kind, APP_WISHES_CONNECT);
    assert_string_equal(wish.host, "lab-3");
    assert_int_equal(wish.port, 4000);
    assert_string_equal(wish.code, "K7QM-2XPD");
    app_close(app);
}

static void what_is_no_code_or_no_address_is_said(void **state) {
    (void)state;
    struct app *app = open_app("", "");
    hands_type(app, "hello", 100);
    hands_key(app, KEY_ENTER, 100);
    assert_true(hands_see(app, "A code looks like K7QM-2XPD. It stands on the board."));
    app->fields[FIELD_CODE].text[0] = '\0';
    field_set(&app->fields[FIELD_ADDRESS], "lab:x");
    hands_click(app, (struct action){ACTION_CONNECT, 0}, 100);
    assert_true(hands_see(app, "An address looks like 192.168.1.20. It stands on the board."));
    assert_int_equal(app_take_wish(app, 100).kind, APP_WISHES_FIND);
    assert_int_equal(app_take_wish(app, 100).kind, APP_WISHES_NOTHING);
    app_close(app);
}

static void another_code_ends_the_tries_and_is_said(void **state) {
    (void)state;
    struct app *app = open_app("K7QM-2XPD", "192.168.1.20");
    app_take_wish(app, 100);
    app_disconnected(app, TRANSPORT_WRONG_CODE, 200);
    hands_draw(app, 200);
    assert_true(hands_see(app, "This is not the room with that code. Look at the board again:"));
    app_take_wish(app, 200);
    assert_int_equal(app_take_wish(app, 1900).kind, APP_WISHES_NOTHING);
    assert_string_equal(app->fields[FIELD_ADDRESS].text, "192.168.1.20");
    app_close(app);
}

static void a_room_that_is_gone_is_knocked_at_again(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    live_in(app, "lab-3", "K7QM-2XPD");
    app_disconnected(app, TRANSPORT_LOST, NOW);
    hands_draw(app, NOW);
    assert_true(
        hands_see(app, "The room is out of reach. Your answers are safe. Trying again ..."));
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_CONNECT);
    app_disconnected(app, TRANSPORT_LOST, NOW + 5000); /* nobody answered */
    app_take_wish(app, NOW + 5000);                    /* asks the LAN, or connects */
    assert_int_equal(app->net.state, NET_CONNECTING);
    reach(app, "K7QM-2XPD", false, NOW + 5100);
    assert_true(greets(app, NOW + 5100));
    assert_true(hands_sent(app, MESSAGE_hello, &sent, NOW + 5100));
    app_close(app);
}

static void a_room_that_came_back_with_another_code_is_chosen_anew(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    live_in(app, "192.168.1.20", "K7QM-2XPD");
    app_disconnected(app, TRANSPORT_LOST, NOW);
    app_disconnected(app, TRANSPORT_WRONG_CODE, NOW + 1000);
    hands_draw(app, NOW + 1000);
    assert_false(hands_see(app, "Trying again"));
    assert_false(hands_see(app, "Round "));
    assert_true(hands_see(app, "This is not the room with that code. Look at the board again:"));
    find_room(app, "192.168.1.20", "3HTR-90VB", NOW + 1100);
    hands_draw(app, NOW + 1100);
    hands_click(app, (struct action){ACTION_PICK_ROOM, 0}, NOW + 1200);
    struct app_wish wish = app_take_wish(app, NOW + 1200);
    assert_int_equal(wish.kind, APP_WISHES_CONNECT);
    assert_string_equal(wish.code, "");
    app_close(app);
}

static void the_own_room_is_gone_back_to_when_it_is_found_again(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    live_in(app, "192.168.1.20", "K7QM-2XPD");
    app_disconnected(app, TRANSPORT_WRONG_CODE, NOW);
    find_room(app, "192.168.1.33", "K7QM-2XPD", NOW + 100);
    struct app_wish wish = app_take_wish(app, NOW + 100);
    assert_int_equal(wish.kind, APP_WISHES_CONNECT);
    assert_string_equal(wish.host, "192.168.1.33");
    reach(app, "K7QM-2XPD", false, NOW + 200);
    hands_draw(app, NOW + 200);
    assert_true(hands_see(app, "1/4"));
    app_close(app);
}

static void who_comes_in_the_middle_waits_for_the_next_step(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    app->session.view.team.team = 0;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "You are in. It goes on here with the next step."));
    assert_false(hands_see(app, "That is my try"));
    assert_false(hands_see(app, "when it starts"));
    app_close(app);
}

static void what_is_being_read_is_read_by_who_came_late_too(void **state) {
    (void)state;
    struct app *app = hands_open("reveal-miss");
    app->session.view.team.team = 0;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "Let us look at it together"));
    app_close(app);
}

static void a_name_is_taken_by_its_digit(void **state) {
    (void)state;
    struct app *app = hands_open("name");
    hands_key(app, KEY_3, NOW);
    assert_true(hands_sent(app, MESSAGE_join, &sent, NOW));
    assert_int_equal(sent.as.join.choice, 2);
    app_close(app);
}

static void closing_the_window_takes_leave_and_quits(void **state) {
    (void)state;
    struct app *app = hands_open("lobby");
    struct input close = {.kind = INPUT_CLOSE};
    app_input(app, &close, NOW);
    assert_true(hands_sent(app, MESSAGE_leave, &sent, NOW));
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_QUIT);
    assert_int_not_equal(app_take_wish(app, NOW).kind, APP_WISHES_QUIT);
    app_close(app);
}

/* --- huddle, mend, reveal ----------------------------------------------------------------------
 */

static void an_idea_is_picked_as_a_draft_and_backed_for_good(void **state) {
    (void)state;
    struct app *app = hands_open("huddle");
    hands_click(app, (struct action){ACTION_PICK_IDEA, 1}, NOW);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    assert_int_equal(sent.as.answer.idea, 2);
    assert_false(sent.as.answer.is_final);
    assert_true(hands_see(app, "Back 3/4"));
    hands_click(app, (struct action){ACTION_BACK_IDEA, 0}, NOW + 10);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW + 10));
    assert_int_equal(sent.as.answer.idea, 2);
    assert_true(sent.as.answer.is_final);
    app_close(app);
}

static void a_new_idea_is_typed_and_backed(void **state) {
    (void)state;
    struct app *app = hands_open("huddle");
    hands_click(app, (struct action){ACTION_NEW_IDEA, 0}, NOW);
    assert_true(app_wants_text(app));
    hands_type(app, "5/8", NOW);
    assert_true(hands_see(app, "Back 5/8"));
    hands_key(app, KEY_ENTER, NOW + 500);
    bool was_final = false;
    while (hands_sent(app, MESSAGE_answer, &sent, NOW + 500)) {
        was_final = sent.as.answer.is_final;
    }
    assert_true(was_final);
    assert_int_equal(sent.as.answer.idea, 0);
    assert_string_equal(sent.as.answer.text, "5/8");
    app_close(app);
}

static void enter_on_the_idea_in_hand_backs_it_once(void **state) {
    (void)state;
    struct app *app = hands_open("huddle");
    app_focus(app, (struct action){ACTION_PICK_IDEA, 0});
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_answer, &sent, NOW));
    assert_int_equal(sent.as.answer.idea, 1);
    assert_true(sent.as.answer.is_final);
    hands_keep(app, NOW + 20);
    hands_key(app, KEY_ENTER, NOW + 500);
    hands_click(app, (struct action){ACTION_PICK_IDEA, 0}, NOW + 1000);
    assert_false(hands_sent(app, MESSAGE_answer, &sent, NOW + 1000));
    assert_true(hands_see(app, "You back 1/4. You may still change it."));
    app_close(app);
}

static void what_is_typed_at_the_table_is_a_new_idea(void **state) {
    (void)state;
    struct app *app = hands_open("huddle");
    assert_true(app_wants_text(app));
    hands_key(app, KEY_3, NOW);
    hands_type(app, "3", NOW);
    hands_type(app, "/8", NOW);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "3/8");
    assert_true(hands_see(app, "Back 3/8"));
    hands_click(app, (struct action){ACTION_PICK_IDEA, 1}, NOW + 500);
    assert_true(hands_see(app, "Back 3/4"));
    hands_key(app, KEY_SPACE, NOW + 600);
    hands_type(app, " ", NOW + 600);
    assert_true(hands_see(app, "Back 3/4"));
    hands_type(app, "5", NOW + 700);
    assert_true(hands_see(app, "Back 5"));
    app_close(app);
}

static void cards_have_digits_only_where_a_digit_picks_them(void **state) {
    (void)state;
    struct app *app = hands_open("huddle");
    assert_null(hit_by_key(&app->hits, KEY_1));
    app_close(app);
    app = hands_open("huddle-empty");
    assert_true(hands_see(app, "Pick an answer or type a new one, then back it."));
    app_close(app);
    app = hands_open("huddle-order");
    assert_int_equal(hit_by_key(&app->hits, KEY_1)->action.kind, ACTION_PICK_IDEA);
    assert_false(app_wants_text(app));
    app_close(app);
}

static void what_there_is_none_of_is_not_counted_at_the_end(void **state) {
    (void)state;
    struct app *app = hands_open("recap-empty");
    assert_false(hands_see(app, "0 "));
    assert_true(hands_see(app, "Thank you for every try"));
    app_close(app);
    app = hands_open("board-recap");
    app->session.view.recap = (struct message_recap){.tries = 12, .gold = 24, .goal = 200};
    hands_draw(app, NOW);
    assert_true(hands_see(app, "We tried 12 times."));
    assert_true(hands_see(app, "24 gold for our class"));
    assert_false(hands_see(app, "0 seams"));
    assert_false(hands_see(app, "later go"));
    app_close(app);
}

static void got_it_says_ready_once(void **state) {
    (void)state;
    struct app *app = hands_open("reveal-seam");
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_ready, &sent, NOW));
    assert_int_equal(sent.as.ready.phase, PHASE_REVEAL);
    assert_true(hands_see(app, "Thank you. The others are still reading."));
    hands_key(app, KEY_ENTER, NOW);
    assert_false(hands_sent(app, MESSAGE_ready, &sent, NOW));
    app_close(app);
}

/* --- motion, help, scrolling -------------------------------------------------------------------
 */

static const struct draw_bowl *bowl_of(const struct app *app) {
    for (size_t i = 0; i < app->list.count; i++) {
        if (app->list.commands[i].kind == DRAW_BOWL) {
            return &app->list.commands[i].bowl;
        }
    }
    return NULL;
}

static void gold_flows_for_1200_ms_and_rests(void **state) {
    (void)state;
    struct app *app = hands_open("reveal-miss");
    app->session.view.team.cracks = 0;
    app->session.view.team.seams = 3;
    hands_draw(app, NOW + 1000);
    assert_int_equal(bowl_of(app)->seam_permille, 0);
    assert_int_equal(app_wake_ms(app, NOW + 1000), NOW + 1000 + FRAME_MS);
    hands_draw(app, NOW + 1600);
    assert_int_equal(bowl_of(app)->seam_permille, 500);
    hands_draw(app, NOW + 2200);
    assert_int_equal(bowl_of(app)->seam_permille, 1000);
    assert_true(app_wake_ms(app, NOW + 2200) == FAR_AWAY_MS);
    app_close(app);
}

static void less_motion_is_there_at_once(void **state) {
    (void)state;
    struct app *app = hands_open("reveal-miss");
    app->config.less_motion = true;
    app->session.view.team.cracks = 2;
    hands_draw(app, NOW + 1000);
    assert_int_equal(bowl_of(app)->crack_permille, 1000);
    assert_true(app_wake_ms(app, NOW + 1000) == FAR_AWAY_MS);
    app_close(app);
}

static void f1_opens_help_and_escape_closes_it(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    hands_key(app, KEY_F1, NOW);
    assert_true(hands_see(app, "Help"));
    hands_key(app, KEY_ESCAPE, NOW);
    assert_false(hands_see(app, "Help"));
    assert_string_equal(app->fields[FIELD_ANSWER].text, "1/4");
    app_close(app);
}

static void the_wheel_moves_a_long_page_and_stops_at_its_ends(void **state) {
    (void)state;
    struct app *app = hands_open("reveal-longest");
    struct input wheel = {.kind = INPUT_WHEEL, .y = 1};
    app_input(app, &wheel, NOW);
    hands_draw(app, NOW);
    assert_int_equal(app->person.scroll, 0);
    wheel.y = -1;
    app_input(app, &wheel, NOW);
    hands_draw(app, NOW);
    assert_true(app->person.scroll > 0);
    for (int i = 0; i < 80; i++) {
        hands_key(app, KEY_PAGE_DOWN, NOW);
    }
    int bottom = app->person.scroll;
    hands_key(app, KEY_PAGE_DOWN, NOW);
    assert_int_equal(app->person.scroll, bottom);
    hands_key(app, KEY_PAGE_UP, NOW);
    assert_true(app->person.scroll < bottom);
    app_close(app);
}

static void match_and_miss_stand_in_the_same_places(void **state) {
    (void)state;
    struct app *miss = hands_open("mend-miss");
    struct app *match = hands_open("mend-match");
    assert_int_equal(miss->list.count, match->list.count);
    for (size_t i = 0; i < miss->list.count; i++) {
        const struct draw_command *a = &miss->list.commands[i];
        const struct draw_command *b = &match->list.commands[i];
        assert_int_equal(a->kind, b->kind);
        assert_int_equal(a->y, b->y);
        assert_int_equal(a->fill, b->fill);
        assert_int_equal(a->size_px, b->size_px);
    }
    app_close(miss);
    app_close(match);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lan_is_asked_every_two_seconds),
        cmocka_unit_test(a_given_host_is_tried_at_once_and_for_ever),
        cmocka_unit_test(a_given_code_connects_to_the_room_that_has_it),
        cmocka_unit_test(a_room_on_this_machine_is_one_card),
        cmocka_unit_test(a_card_connects_to_its_room),
        cmocka_unit_test(a_typed_address_and_code_are_tried_with_enter),
        cmocka_unit_test(what_is_no_code_or_no_address_is_said),
        cmocka_unit_test(another_code_ends_the_tries_and_is_said),
        cmocka_unit_test(a_room_that_is_gone_is_knocked_at_again),
        cmocka_unit_test(a_room_that_came_back_with_another_code_is_chosen_anew),
        cmocka_unit_test(the_own_room_is_gone_back_to_when_it_is_found_again),
        cmocka_unit_test(who_comes_in_the_middle_waits_for_the_next_step),
        cmocka_unit_test(what_is_being_read_is_read_by_who_came_late_too),
        cmocka_unit_test(a_name_is_taken_by_its_digit),
        cmocka_unit_test(closing_the_window_takes_leave_and_quits),
        cmocka_unit_test(an_idea_is_picked_as_a_draft_and_backed_for_good),
        cmocka_unit_test(a_new_idea_is_typed_and_backed),
        cmocka_unit_test(enter_on_the_idea_in_hand_backs_it_once),
        cmocka_unit_test(what_is_typed_at_the_table_is_a_new_idea),
        cmocka_unit_test(cards_have_digits_only_where_a_digit_picks_them),
        cmocka_unit_test(what_there_is_none_of_is_not_counted_at_the_end),
        cmocka_unit_test(got_it_says_ready_once),
        cmocka_unit_test(gold_flows_for_1200_ms_and_rests),
        cmocka_unit_test(less_motion_is_there_at_once),
        cmocka_unit_test(f1_opens_help_and_escape_closes_it),
        cmocka_unit_test(the_wheel_moves_a_long_page_and_stops_at_its_ends),
        cmocka_unit_test(match_and_miss_stand_in_the_same_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The teacher's console by hand: "next" can be taken back, letters lead, every list acts on what
 * stands in it, and no key that is typed into a field moves the class. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "focus.h"
#include "hands.h"
#include "protocol.h"
#include "transport.h"

#define NOW SCENE_NOW_MS

static struct message sent;

static void space_goes_on_after_three_seconds(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    hands_key(app, KEY_SPACE, NOW);
    assert_false(hands_sent(app, MESSAGE_host_next, &sent, NOW));
    assert_int_equal(app_wake_ms(app, NOW + DESK_UNDO_MS), NOW + DESK_UNDO_MS);
    hands_draw(app, NOW + DESK_UNDO_MS);
    assert_true(hands_sent(app, MESSAGE_host_next, &sent, NOW + DESK_UNDO_MS));
    assert_int_equal(sent.as.host_next.stage, STAGE_ROUND);
    assert_int_equal(sent.as.host_next.round, 3);
    assert_int_equal(sent.as.host_next.phase, PHASE_TRY);
    assert_int_equal(sent.as.host_next.spotlight, 0);
    hands_draw(app, NOW + 3 * DESK_UNDO_MS);
    assert_false(hands_sent(app, MESSAGE_host_next, &sent, NOW + 3 * DESK_UNDO_MS));
    app_close(app);
}

static void escape_takes_next_back(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    hands_key(app, KEY_SPACE, NOW);
    hands_draw(app, NOW);
    assert_true(hands_see(app, "Undo"));
    hands_key(app, KEY_ESCAPE, NOW + 2000);
    hands_draw(app, NOW + DESK_UNDO_MS);
    assert_false(hands_sent(app, MESSAGE_host_next, &sent, NOW + DESK_UNDO_MS));
    assert_false(hands_see(app, "Undo"));
    app_close(app);
}

static void enter_on_what_took_its_place_takes_next_back_too(void **state) {
    (void)state;
    struct app *app = hands_open("desk-undo");
    hands_key(app, KEY_ENTER, NOW);
    hands_draw(app, NOW + DESK_UNDO_MS);
    assert_false(hands_sent(app, MESSAGE_host_next, &sent, NOW + DESK_UNDO_MS));
    app_close(app);
}

static void a_class_that_goes_on_by_itself_makes_next_pointless(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    hands_key(app, KEY_SPACE, NOW);
    app->session.view.phase.phase = PHASE_HUDDLE;
    hands_draw(app, NOW + DESK_UNDO_MS);
    assert_false(hands_sent(app, MESSAGE_host_next, &sent, NOW + DESK_UNDO_MS));
    app_close(app);
}

static void in_an_empty_lobby_there_is_nothing_to_go_on_with(void **state) {
    (void)state;
    struct app *app = hands_open("desk-empty");
    hands_key(app, KEY_SPACE, NOW);
    assert_int_equal(app->desk->next_ms, 0);
    app_close(app);
}

static void letters_lead_the_clock_and_the_cheers(void **state) {
    (void)state;
    struct app *app = hands_open("desk-huddle");
    hands_type(app, "p", NOW);
    assert_true(hands_sent(app, MESSAGE_host_clock, &sent, NOW));
    assert_true(sent.as.host_clock.is_paused && !sent.as.host_clock.is_frozen);
    hands_type(app, "F", NOW);
    assert_true(hands_sent(app, MESSAGE_host_clock, &sent, NOW));
    assert_true(sent.as.host_clock.is_frozen && !sent.as.host_clock.is_paused);
    hands_type(app, "+", NOW);
    assert_true(hands_sent(app, MESSAGE_host_time, &sent, NOW));
    assert_int_equal(sent.as.host_time.seconds, DESK_MORE_SECONDS);
    assert_int_equal(sent.as.host_time.phase, PHASE_HUDDLE);
    hands_type(app, "m", NOW);
    assert_true(hands_sent(app, MESSAGE_host_mute, &sent, NOW));
    assert_true(sent.as.host_mute.is_muted);
    app->desk->tables.texts.texts_count = 2;
    app->desk->tables.texts.texts[0].text = 4;
    app->desk->tables.texts.texts[1].text = 6;
    hands_type(app, "n", NOW);
    assert_true(hands_sent(app, MESSAGE_host_nod, &sent, NOW));
    assert_true(sent.as.host_nod.is_yes && sent.as.host_nod.text == 0);
    assert_int_equal(sent.as.host_nod.last, 6);
    app_close(app);
}

static void where_no_words_wait_none_are_nodded_to(void **state) {
    (void)state;
    struct app *app = hands_open("desk-try");
    app->desk->tables.texts.texts_count = 0;
    hands_type(app, "n", NOW);
    assert_false(hands_sent(app, MESSAGE_host_nod, &sent, NOW));
    app_close(app);
}

static void what_is_typed_into_a_field_moves_nothing(void **state) {
    (void)state;
    struct app *app = hands_open("desk-mistake");
    hands_key(app, KEY_SPACE, NOW);
    hands_type(app, "pfn+ now I draw it", NOW);
    assert_int_equal(app->desk->next_ms, 0);
    assert_false(hands_sent(app, MESSAGE_host_clock, &sent, NOW));
    assert_string_equal(app->fields[FIELD_LESSON].text, "pfn+ now I draw it");
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_host_mistake, &sent, NOW));
    assert_string_equal(sent.as.host_mistake.thought, "I counted the pieces, not their size.");
    assert_string_equal(sent.as.host_mistake.lesson, "pfn+ now I draw it");
    app_close(app);
}

static void misses_are_shown_hidden_and_moved(void **state) {
    (void)state;
    struct app *app = hands_open("desk-share-queue");
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_host_pick, &sent, NOW));
    assert_int_equal(sent.as.host_pick.answer, 2);
    hands_click(app, (struct action){ACTION_DESK_HIDE, 3}, NOW);
    assert_true(hands_sent(app, MESSAGE_host_hide, &sent, NOW));
    assert_true(sent.as.host_hide.answer == 3 && sent.as.host_hide.is_hidden);
    app_focus(app, (struct action){ACTION_DESK_SHOW, 2});
    struct input down = {.kind = INPUT_KEY, .key = KEY_DOWN, .with_shift = true};
    app_input(app, &down, NOW);
    assert_true(hands_sent(app, MESSAGE_host_order, &sent, NOW));
    assert_true(sent.as.host_order.answer == 2 && sent.as.host_order.place == 3);
    app_close(app);
}

static void a_text_gets_a_yes_or_a_no(void **state) {
    (void)state;
    struct app *app = hands_open("desk-nods");
    hands_click(app, (struct action){ACTION_DESK_NO, 2}, NOW);
    assert_true(hands_sent(app, MESSAGE_host_nod, &sent, NOW));
    assert_true(sent.as.host_nod.text == 2 && !sent.as.host_nod.is_yes);
    app_close(app);
}

static void a_seat_goes_to_another_team_by_keys(void **state) {
    (void)state;
    struct app *app = hands_open("desk-team");
    hands_click(app, (struct action){ACTION_DESK_SEAT, 17}, NOW);
    hands_draw(app, NOW);
    hands_click(app, (struct action){ACTION_DESK_PAGE, DESK_MOVE}, NOW);
    hands_draw(app, NOW);
    app_focus(app, (struct action){ACTION_DESK_MOVE, 4});
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    assert_true(sent.as.host_move.seat == 17 && sent.as.host_move.team == 4);
    app_close(app);
}

/* --- carrying --- */

/* Large enough for every seat's name in the fixed letters of the tests. */
static struct app *open_tall(const char *scene) {
    struct app *app = hands_open(scene);
    struct input size = {.kind = INPUT_RESIZE, .x = 1280, .y = 1400};
    app_input(app, &size, NOW);
    hands_draw(app, NOW);
    return app;
}

static void point(struct app *app, enum input_kind kind, int x, int y) {
    struct input input = {.kind = kind, .x = x, .y = y};
    app_input(app, &input, NOW);
    hands_draw(app, NOW);
}

/* Presses a seat and carries it over a team; lets go where `lets_go`. */
static void carry(struct app *app, uint16_t seat, uint16_t team, bool lets_go) {
    const struct hit *hit = hit_of(&app->hits, (struct action){ACTION_DESK_SEAT, seat});
    assert_non_null(hit);
    int x = hit->rect.x + hit->rect.w / 2, y = hit->rect.y + hit->rect.h / 2;
    point(app, INPUT_PRESS, x, y);
    point(app, INPUT_MOVE, x + 40, y + 3);
    const struct desk_drag *drag = &app->desk->drag;
    for (int i = 0; i < drag->drops_count; i++) {
        if (drag->drops[i].team == team) {
            const struct rect *rect = &drag->drops[i].rect;
            point(app, INPUT_MOVE, rect->x + rect->w / 2, rect->y + rect->h / 2);
            if (lets_go) {
                point(app, INPUT_RELEASE, rect->x + rect->w / 2, rect->y + rect->h / 2);
            }
            return;
        }
    }
    fail_msg("team %d has no place to let go", team);
}

static void a_seat_is_carried_to_another_team(void **state) {
    (void)state;
    struct app *app = open_tall("desk-lobby");
    carry(app, 2, 5, false);
    assert_true(hands_see(app, "Quiet Comet goes to Lantern."));
    assert_false(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    carry(app, 2, 5, true);
    assert_true(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    assert_true(sent.as.host_move.seat == 2 && sent.as.host_move.team == 5);
    assert_int_equal(app->desk->page, DESK_TEAMS);
    assert_false(app->desk->drag.is_on);
    app_close(app);
}

static void a_carried_seat_may_lose_its_team_between_rounds_alone(void **state) {
    (void)state;
    struct app *app = open_tall("desk-lobby");
    carry(app, 2, 0, true);
    assert_true(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    assert_true(sent.as.host_move.seat == 2 && sent.as.host_move.team == 0);
    app_close(app);
    app = open_tall("desk-try");
    assert_int_equal(desk_drop_kind(app, 2, 0), DESK_DROP_NOT_NOW);
    desk_move_seat(app, 2, 0, NOW);
    assert_false(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    app_close(app);
}

static void in_a_round_the_console_says_that_a_move_waits(void **state) {
    (void)state;
    struct app *app = open_tall("desk-try");
    carry(app, 2, 5, true);
    assert_true(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    assert_true(hands_see(app, "Quiet Comet goes to Lantern when this round ends."));
    carry(app, 2, 1, true); /* back to its own */
    assert_true(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    assert_int_equal(sent.as.host_move.team, 1);
    assert_false(hands_see(app, "when this round ends"));
    app_close(app);
}

static void a_full_team_takes_nobody_and_says_so(void **state) {
    (void)state;
    struct app *app = open_tall("desk-lobby");
    app->desk->tables.seats[25].team = 5;
    hands_draw(app, NOW);
    carry(app, 2, 5, false);
    assert_true(hands_see(app, "Lantern is full"));
    carry(app, 2, 5, true);
    assert_false(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    app_close(app);
}

static void a_carried_seat_goes_back_with_escape_and_beside_the_teams(void **state) {
    (void)state;
    struct app *app = open_tall("desk-lobby");
    carry(app, 2, 5, false);
    hands_key(app, KEY_ESCAPE, NOW);
    assert_false(app->desk->drag.is_on);
    point(app, INPUT_RELEASE, 10, 10);
    carry(app, 2, 5, false);
    point(app, INPUT_RELEASE, 10, 700);
    assert_false(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    assert_false(app->desk->drag.is_on);
    app_close(app);
}

static void a_press_on_a_name_opens_its_seat(void **state) {
    (void)state;
    struct app *app = open_tall("desk-try");
    hands_click(app, (struct action){ACTION_DESK_SEAT, 17}, NOW);
    assert_int_equal(app->desk->page, DESK_SEAT);
    hands_key(app, KEY_ESCAPE, NOW);
    assert_true(app->desk->page == DESK_TEAM && app->desk->team == 6);
    assert_false(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    app_close(app);
}

static void who_may_need_a_hand_is_private_and_can_be_switched_off(void **state) {
    (void)state;
    struct app *app = hands_open("desk-hand");
    assert_true(hands_see(app, "Who may need a hand"));
    hands_type(app, "c", NOW);
    assert_false(hands_see(app, "Who may need a hand"));
    hands_type(app, "c", NOW);
    hands_click(app, (struct action){ACTION_DESK_HAND, 12}, NOW);
    assert_true(app->desk->page == DESK_SEAT && app->desk->seat == 12);
    app_act(app, (struct action){ACTION_DESK_PAGE, DESK_MORE}, NOW);
    hands_draw(app, NOW);
    hands_click(app, (struct action){ACTION_DESK, DESK_DO_HANDS}, NOW);
    assert_false(hands_see(app, "Who may need a hand"));
    app_close(app);
}

static void carried_from_the_page_of_its_team_all_teams_come(void **state) {
    (void)state;
    struct app *app = hands_open("desk-team");
    carry(app, 17, 2, true);
    assert_true(hands_sent(app, MESSAGE_host_move, &sent, NOW));
    assert_true(sent.as.host_move.seat == 17 && sent.as.host_move.team == 2);
    assert_int_equal(app->desk->page, DESK_TEAM);
    app_close(app);
}

static void a_name_is_found_among_many_by_its_first_letters(void **state) {
    (void)state;
    struct app *app = hands_open("desk-crowded");
    app->desk->tables.queue.queue_count = 0;
    (void)snprintf(app->desk->tables.seats[149].name, NAME_BYTES_MAX, "Zesty Yak");
    hands_draw(app, NOW);
    hands_click(app, (struct action){ACTION_FIELD, FIELD_FIND}, NOW);
    hands_type(app, "ya", NOW);
    assert_non_null(hit_of(&app->hits, (struct action){ACTION_DESK_TEAM, 50}));
    assert_null(hit_of(&app->hits, (struct action){ACTION_DESK_TEAM, 1}));
    hands_key(app, KEY_ENTER, NOW);
    assert_true(app->desk->page == DESK_TEAM && app->desk->team == 50);
    app_close(app);
}

static void of_four_thousand_seats_only_what_is_seen_is_drawn(void **state) {
    (void)state;
    struct app *app = hands_open("desk-thousand");
    assert_int_equal(app->desk->tables.seats_count, SEATS_MAX);
    assert_true(app->list.count < 300);
    assert_true(app->hits.count < 60);
    app_close(app);
}

static void a_seat_is_taken_away_at_the_second_press(void **state) {
    (void)state;
    struct app *app = hands_open("desk-seat");
    hands_click(app, (struct action){ACTION_DESK, DESK_DO_REMOVE}, NOW);
    assert_false(hands_sent(app, MESSAGE_host_remove, &sent, NOW));
    hands_draw(app, NOW);
    hands_click(app, (struct action){ACTION_DESK, DESK_DO_REMOVE}, NOW);
    assert_true(hands_sent(app, MESSAGE_host_remove, &sent, NOW));
    assert_int_equal(sent.as.host_remove.seat, 17);
    app_close(app);
}

static void a_newcomer_gets_the_seat_of_who_is_away(void **state) {
    (void)state;
    struct app *app = hands_open("desk-give");
    hands_click(app, (struct action){ACTION_DESK_GIVE, 18}, NOW);
    assert_true(hands_sent(app, MESSAGE_host_give_seat, &sent, NOW));
    assert_true(sent.as.host_give_seat.from == 17 && sent.as.host_give_seat.to == 18);
    app_close(app);
}

static void a_note_stays_with_its_seat(void **state) {
    (void)state;
    struct app *app = hands_open("desk-seat");
    hands_click(app, (struct action){ACTION_FIELD, FIELD_NOTE}, NOW);
    hands_type(app, " p", NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_host_note, &sent, NOW));
    assert_int_equal(sent.as.host_note.seat, 17);
    assert_string_equal(sent.as.host_note.note, "second row, left p");
    app_close(app);
}

static void closing_the_window_asks_once(void **state) {
    (void)state;
    struct app *app = hands_open("desk-huddle");
    struct input close = {.kind = INPUT_CLOSE};
    app_input(app, &close, NOW);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_NOTHING);
    hands_draw(app, NOW);
    assert_true(hands_see(app, "You close this window"));
    hands_click(app, (struct action){ACTION_DESK, DESK_DO_RECAP}, NOW);
    assert_true(hands_sent(app, MESSAGE_host_end, &sent, NOW));
    assert_true(sent.as.host_end.with_recap);
    app_input(app, &close, NOW);
    app_input(app, &close, NOW);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_QUIT);
    assert_false(hands_sent(app, MESSAGE_host_end, &sent, NOW));
    app_close(app);
}

static void a_list_turns_its_pages(void **state) {
    (void)state;
    struct app *app = hands_open("desk-crowded");
    app->desk->tables.queue.queue_count = 0;
    hands_draw(app, NOW);
    int rows = app->desk->rows;
    assert_true(rows >= 4 && rows < 64);
    assert_non_null(hit_of(&app->hits, (struct action){ACTION_DESK_TEAM, 1}));
    hands_click(app, (struct action){ACTION_DESK_TURN, 1}, NOW);
    hands_draw(app, NOW);
    assert_null(hit_of(&app->hits, (struct action){ACTION_DESK_TEAM, 1}));
    assert_non_null(hit_of(&app->hits, (struct action){ACTION_DESK_TEAM, rows + 1}));
    app_close(app);
}

static void what_is_private_can_be_covered(void **state) {
    (void)state;
    struct app *app = hands_open("desk-share-queue");
    assert_true(hands_see(app, "Heron"));
    hands_type(app, "c", NOW);
    hands_draw(app, NOW);
    assert_false(hands_see(app, "Heron"));
    assert_false(hands_see(app, "added tops and bottoms"));
    hands_type(app, "c", NOW);
    hands_draw(app, NOW);
    assert_true(hands_see(app, "added tops and bottoms"));
    app_close(app);
}

static void the_goal_is_a_number(void **state) {
    (void)state;
    struct app *app = hands_open("desk-goal");
    hands_click(app, (struct action){ACTION_FIELD, FIELD_GOAL}, NOW);
    hands_type(app, "x", NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_false(hands_sent(app, MESSAGE_host_goal, &sent, NOW));
    hands_key(app, KEY_BACKSPACE, NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_host_goal, &sent, NOW));
    assert_int_equal(sent.as.host_goal.goal, 240);
    app_close(app);
}

static void nobody_but_a_teacher_has_a_desk(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    assert_null(app->desk);
    assert_false(desk_is_on(app));
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(space_goes_on_after_three_seconds),
        cmocka_unit_test(escape_takes_next_back),
        cmocka_unit_test(enter_on_what_took_its_place_takes_next_back_too),
        cmocka_unit_test(a_class_that_goes_on_by_itself_makes_next_pointless),
        cmocka_unit_test(in_an_empty_lobby_there_is_nothing_to_go_on_with),
        cmocka_unit_test(letters_lead_the_clock_and_the_cheers),
        cmocka_unit_test(where_no_words_wait_none_are_nodded_to),
        cmocka_unit_test(what_is_typed_into_a_field_moves_nothing),
        cmocka_unit_test(misses_are_shown_hidden_and_moved),
        cmocka_unit_test(a_text_gets_a_yes_or_a_no),
        cmocka_unit_test(a_seat_goes_to_another_team_by_keys),
        cmocka_unit_test(a_seat_is_carried_to_another_team),
        cmocka_unit_test(a_carried_seat_may_lose_its_team_between_rounds_alone),
        cmocka_unit_test(in_a_round_the_console_says_that_a_move_waits),
        cmocka_unit_test(a_full_team_takes_nobody_and_says_so),
        cmocka_unit_test(a_carried_seat_goes_back_with_escape_and_beside_the_teams),
        cmocka_unit_test(a_press_on_a_name_opens_its_seat),
        cmocka_unit_test(who_may_need_a_hand_is_private_and_can_be_switched_off),
        cmocka_unit_test(carried_from_the_page_of_its_team_all_teams_come),
        cmocka_unit_test(a_name_is_found_among_many_by_its_first_letters),
        cmocka_unit_test(of_four_thousand_seats_only_what_is_seen_is_drawn),
        cmocka_unit_test(a_seat_is_taken_away_at_the_second_press),
        cmocka_unit_test(a_newcomer_gets_the_seat_of_who_is_away),
        cmocka_unit_test(a_note_stays_with_its_seat),
        cmocka_unit_test(closing_the_window_asks_once),
        cmocka_unit_test(a_list_turns_its_pages),
        cmocka_unit_test(what_is_private_can_be_covered),
        cmocka_unit_test(the_goal_is_a_number),
        cmocka_unit_test(nobody_but_a_teacher_has_a_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

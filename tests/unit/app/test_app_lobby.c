/* The lobby by hand, own names, and what may happen on any screen: the pen, everybody looks up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "focus.h"
#include "hands.h"
#include "protocol.h"

#define NOW SCENE_NOW_MS

static struct message sent;

static void an_own_name_is_typed_and_sent_with_enter(void **state) {
    (void)state;
    struct app *app = hands_open("name-typed");
    app->session.view.have_name_waits = false;
    hands_type(app, "m", NOW);
    hands_key(app, KEY_ENTER, NOW);
    assert_true(hands_sent(app, MESSAGE_type_name, &sent, NOW));
    assert_string_equal(sent.as.type_name.name, "Miram");
    app_close(app);
}

static void a_name_has_sixteen_characters_at_most(void **state) {
    (void)state;
    struct app *app = hands_open("name-typed");
    hands_type(app, "maaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NOW);
    assert_int_equal(strlen(app->fields[FIELD_NAME].text), NAME_CHARS_MAX);
    app_close(app);
}

static void whoever_waits_for_a_nod_can_take_another_name(void **state) {
    (void)state;
    struct app *app = hands_open("name-waits");
    assert_true(hands_see(app, "is waiting for your teacher's nod"));
    hands_key(app, KEY_2, NOW);
    assert_true(hands_sent(app, MESSAGE_join, &sent, NOW));
    assert_int_equal(sent.as.join.choice, 1);
    app_close(app);
}

static void digits_open_and_choose_bowls(void **state) {
    (void)state;
    struct app *app = hands_open("lobby-bowls");
    hands_key(app, KEY_4, NOW);
    assert_true(hands_sent(app, MESSAGE_choose_bowl, &sent, NOW));
    assert_int_equal(sent.as.choose_bowl.team, 3);
    app_close(app);
    app = hands_open("lobby-bowls-empty");
    hands_key(app, KEY_1, NOW);
    assert_true(hands_sent(app, MESSAGE_open_bowl, &sent, NOW));
    app_close(app);
}

static void a_team_can_be_left_for_another_bowl(void **state) {
    (void)state;
    struct app *app = hands_open("lobby-ready");
    hands_click(app, (struct action){ACTION_OTHER_BOWL, 0}, NOW);
    assert_true(hands_see(app, "Sit with your team"));
    hands_click(app, (struct action){ACTION_CHOOSE_BOWL, 2}, NOW);
    assert_true(hands_sent(app, MESSAGE_choose_bowl, &sent, NOW));
    assert_false(app->is_choosing_bowl);
    app_close(app);
}

static void an_agreement_goes_out_once(void **state) {
    (void)state;
    struct app *app = hands_open("lobby-team");
    hands_click(app, (struct action){ACTION_AGREE, 0}, NOW);
    assert_true(hands_sent(app, MESSAGE_agree, &sent, NOW));
    assert_true(hands_see(app, "You agreed."));
    assert_null(hit_of(&app->hits, (struct action){ACTION_AGREE, 0}));
    app_close(app);
}

static void an_aim_never_leaves_this_machine(void **state) {
    (void)state;
    struct app *app = hands_open("lobby-team");
    hands_click(app, (struct action){ACTION_AIM, 3}, NOW);
    assert_int_equal(app->aim, 3);
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    assert_int_equal(session_outgoing(app_session(app), bytes, SCENE_NOW_MS - 100000), 0);
    hands_click(app, (struct action){ACTION_AIM, 3}, NOW);
    assert_int_equal(app->aim, 0);
    app_close(app);
}

static void who_sits_down_next_finds_nothing_of_the_one_before(void **state) {
    (void)state;
    struct app *app = hands_open("end-closed");
    app->aim = 2;
    field_set(&app->fields[FIELD_NAME], "Mia");
    field_set(&app->fields[FIELD_WORDS], "We thought");
    hands_click(app, (struct action){ACTION_START_AGAIN, 0}, NOW);
    assert_int_equal(app->aim, 0);
    assert_string_equal(app->fields[FIELD_NAME].text, "");
    assert_string_equal(app->fields[FIELD_WORDS].text, "");
    app_close(app);
}

static void a_mood_is_told_by_its_face(void **state) {
    (void)state;
    struct app *app = hands_open("lobby-team");
    hands_click(app, (struct action){ACTION_MOOD, 2}, NOW);
    assert_true(hands_sent(app, MESSAGE_feel, &sent, NOW));
    assert_int_equal(sent.as.feel.feeling, FEELING_MOOD);
    assert_int_equal(sent.as.feel.value, 2);
    app_close(app);
}

static void the_pen_is_raised_and_taken_back(void **state) {
    (void)state;
    struct app *app = hands_open("huddle");
    hands_click(app, (struct action){ACTION_PEN, 0}, NOW);
    assert_true(hands_sent(app, MESSAGE_pen_raise, &sent, NOW));
    assert_true(sent.as.pen_raise.is_raised);
    hands_click(app, (struct action){ACTION_PEN, 0}, NOW + 100);
    assert_true(hands_sent(app, MESSAGE_pen_raise, &sent, NOW + 100));
    assert_false(sent.as.pen_raise.is_raised);
    app_close(app);
}

static void the_pen_asks_and_takes_a_pass(void **state) {
    (void)state;
    struct app *app = hands_open("huddle-pen-asks");
    assert_true(hands_see(app, "The pen has picked you."));
    hands_click(app, (struct action){ACTION_PEN_SAY, 0}, NOW);
    assert_true(hands_sent(app, MESSAGE_pen_say, &sent, NOW));
    assert_false(sent.as.pen_say.is_yes);
    assert_false(hands_see(app, "The pen has picked you."));
    app_close(app);
}

static void between_rounds_and_in_a_break_nothing_is_asked(void **state) {
    (void)state;
    static const char *const scenes[] = {"between", "between-last", "break"};
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        struct app *app = hands_open(scenes[i]);
        assert_null(hit_of(&app->hits, (struct action){ACTION_MOOD, 1}));
        assert_null(hit_of(&app->hits, (struct action){ACTION_OTHER_BOWL, 0}));
        assert_false(hands_see(app, "Welcome, Brave Otter"));
        assert_true(hands_see(app, "124 of 200"));
        app_close(app);
    }
}

static void who_is_at_another_computer_reads_of_no_closed_room(void **state) {
    (void)state;
    struct app *app = hands_open("end-moved");
    assert_true(hands_see(app, "You are at another computer now"));
    assert_false(hands_see(app, "The room has closed"));
    app_close(app);
}

static void alone_with_a_question_there_is_no_pen(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    assert_null(hit_of(&app->hits, (struct action){ACTION_PEN, 0}));
    app_close(app);
}

/* Keys and letters reach nothing, and everything is there again behind it. */
static void while_all_look_up_nothing_can_be_pressed(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    app->session.view.phase.is_frozen = true;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "Look up"));
    assert_false(hands_see(app, "1/4"));
    assert_int_equal(app->hits.count, 0);
    assert_false(app_wants_text(app));
    hands_type(app, "7", NOW);
    hands_key(app, KEY_ENTER, NOW);
    hands_key(app, KEY_1, NOW);
    assert_false(hands_sent(app, MESSAGE_answer, &sent, NOW));
    app->session.view.phase.is_frozen = false;
    hands_draw(app, NOW);
    assert_string_equal(app->fields[FIELD_ANSWER].text, "1/4");
    assert_true(app_wants_text(app));
    app_close(app);
}

static void a_round_says_what_it_is_for(void **state) {
    (void)state;
    struct app *app = hands_open("huddle-warm-up");
    assert_true(hands_see(app, "Warm-up: nothing counts"));
    app_close(app);
    app = hands_open("mend-old-crack");
    assert_true(hands_see(app, "A mending round, for old cracks"));
    app_close(app);
}

/* --- another child's seat ----------------------------------------------------------------------
 */

static void who_finds_anothers_seat_says_so_and_begins_anew(void **state) {
    (void)state;
    struct app *app = hands_open("lobby-came-back");
    app->net.state = NET_UP;
    memcpy(app->net.home.host, "192.168.1.20", 13);
    app->aim = 2;
    hands_click(app, (struct action){ACTION_NOT_ME, 0}, NOW);
    assert_int_equal(app_wake_ms(app, NOW), NOW);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_RENEW);
    session_disconnected(&app->session); /* as the line does it */
    session_renew(&app->session, &(struct session_memory){.token_count = TOKEN_BYTES});
    assert_int_equal(app->aim, 0);
    struct app_wish wish = app_take_wish(app, NOW);
    assert_int_equal(wish.kind, APP_WISHES_CONNECT);
    assert_string_equal(wish.host, "192.168.1.20");
    app_close(app);
}

static void help_says_whose_seat_it_is_at_any_time(void **state) {
    (void)state;
    struct app *app = hands_open("try-number");
    app->session.came_back = true;
    hands_key(app, KEY_F1, NOW);
    hands_draw(app, NOW);
    assert_true(hands_see(app, "This machine remembered the seat of "));
    hands_click(app, (struct action){ACTION_NOT_ME, 0}, NOW);
    assert_int_equal(app_take_wish(app, NOW).kind, APP_WISHES_RENEW);
    assert_false(app->is_help);
    app_close(app);
}

static void an_own_seat_is_not_asked_about(void **state) {
    (void)state;
    struct app *app = hands_open("lobby-team");
    assert_null(hit_of(&app->hits, (struct action){ACTION_NOT_ME, 0}));
    hands_key(app, KEY_F1, NOW);
    hands_draw(app, NOW);
    assert_null(hit_of(&app->hits, (struct action){ACTION_NOT_ME, 0}));
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_own_name_is_typed_and_sent_with_enter),
        cmocka_unit_test(a_name_has_sixteen_characters_at_most),
        cmocka_unit_test(whoever_waits_for_a_nod_can_take_another_name),
        cmocka_unit_test(digits_open_and_choose_bowls),
        cmocka_unit_test(a_team_can_be_left_for_another_bowl),
        cmocka_unit_test(an_agreement_goes_out_once),
        cmocka_unit_test(an_aim_never_leaves_this_machine),
        cmocka_unit_test(who_sits_down_next_finds_nothing_of_the_one_before),
        cmocka_unit_test(a_mood_is_told_by_its_face),
        cmocka_unit_test(the_pen_is_raised_and_taken_back),
        cmocka_unit_test(the_pen_asks_and_takes_a_pass),
        cmocka_unit_test(between_rounds_and_in_a_break_nothing_is_asked),
        cmocka_unit_test(who_is_at_another_computer_reads_of_no_closed_room),
        cmocka_unit_test(alone_with_a_question_there_is_no_pen),
        cmocka_unit_test(while_all_look_up_nothing_can_be_pressed),
        cmocka_unit_test(a_round_says_what_it_is_for),
        cmocka_unit_test(who_finds_anothers_seat_says_so_and_begins_anew),
        cmocka_unit_test(help_says_whose_seat_it_is_at_any_time),
        cmocka_unit_test(an_own_seat_is_not_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

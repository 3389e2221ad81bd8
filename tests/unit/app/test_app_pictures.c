/* Is that our room? What the window asks before it says a word, and when it need not ask. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "codec.h"
#include "focus.h"
#include "hands.h"
#include "protocol.h"
#include "str.h"
#include "transport.h"

#define CODE  "K7QM-2XPD"
#define OTHER "3HTR-90VB"
#define HOST  "192.168.1.20"
#define NOW   5000
#define LATER (NOW + 2000)

static const struct action yes = {ACTION_OUR_ROOM, 1}, no = {ACTION_OUR_ROOM, 2};
static struct message sent;

static struct app *open_app(enum role role, const char *code, const char *host) {
    struct app_config config = {.role = role, .width = 1280, .height = 720, .text_percent = 100};
    str_copy(config.code, sizeof config.code, code);
    str_copy(config.host, sizeof config.host, host);
    struct app *app = app_open(&config);
    assert_non_null(app);
    hands_draw(app, 0);
    return app;
}

static void find_room(struct app *app, const char *host, const char *code) {
    struct message_found found = {.major = PROTOCOL_MAJOR, .port = PROTOCOL_PORT};
    found.key_count = KEY_BYTES;
    memcpy(found.key, code, CODE_CHARS);
    app_found(app, host, &found, NOW);
    app_tell_code(app, found.key, code, NOW);
    hands_draw(app, NOW);
}

static enum app_wish_kind wish(struct app *app, uint64_t now_ms) {
    struct app_wish wish;
    do {
        wish = app_take_wish(app, now_ms);
    } while (wish.kind == APP_WISHES_FIND);
    if (wish.kind == APP_WISHES_GREET) {
        app_greet(app, now_ms);
    }
    return wish.kind;
}

/* The connection stands, to the room of this code. */
static void reach(struct app *app, const char *code, bool is_known, uint64_t now_ms) {
    struct transport_identity shown = {.handshake = {1}, .teacher = {7}};
    const uint8_t pictures[] = {THING_FISH + 32, THING_KEY, THING_LEAF + 16};
    str_copy(shown.fingerprint.code, sizeof shown.fingerprint.code, code);
    memcpy(shown.fingerprint.pictures, pictures, sizeof pictures);
    memcpy(shown.room_key, code, CODE_CHARS);
    app_connected(app, &shown, is_known, now_ms);
    hands_draw(app, now_ms);
}

/* A window in which the card of a room was clicked, and the room reached. */
static struct app *clicked(void) {
    struct app *app = open_app(ROLE_STUDENT, "", "");
    find_room(app, HOST, CODE);
    hands_click(app, (struct action){ACTION_PICK_ROOM, 0}, NOW);
    assert_int_equal(wish(app, NOW), APP_WISHES_CONNECT);
    reach(app, CODE, false, NOW);
    return app;
}

static bool says_nothing(struct app *app, uint64_t now_ms) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    return session_outgoing(app_session(app), bytes, now_ms) == 0;
}

static bool says_hello(struct app *app, uint64_t now_ms) {
    return hands_sent(app, MESSAGE_hello, &sent, now_ms);
}

/* --- asking ------------------------------------------------------------------------------------
 */

static void a_clicked_room_is_asked_about_before_a_word_is_said(void **state) {
    (void)state;
    struct app *app = clicked();
    assert_true(hands_see(app, "Are these the three pictures on the big screen?"));
    assert_true(hands_see(app, "3 fish"));
    assert_true(hands_see(app, "1 key"));
    assert_true(hands_see(app, "2 leaves"));
    for (uint64_t now_ms = NOW; now_ms < NOW + 60000; now_ms += 500) {
        assert_int_equal(wish(app, now_ms), APP_WISHES_NOTHING);
        assert_true(says_nothing(app, now_ms));
        assert_false(session_listen(app_session(app), now_ms));
    }
    app_close(app);
}

static void yes_comes_in_and_the_same_key_is_not_asked_about_again(void **state) {
    (void)state;
    struct app *app = clicked();
    hands_click(app, yes, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_GREET);
    assert_true(says_hello(app, LATER));
    app_disconnected(app, TRANSPORT_LOST, LATER + 100);
    struct app_wish again = app_take_wish(app, LATER + 100);
    assert_int_equal(again.kind, APP_WISHES_CONNECT);
    assert_string_equal(again.code, CODE); /* the transport looks at it from now on */
    reach(app, CODE, false, LATER + 200);
    assert_int_equal(wish(app, LATER + 200), APP_WISHES_GREET);
    assert_true(says_hello(app, LATER + 200));
    app_close(app);
}

static void a_room_that_was_trusted_is_clicked_again_without_a_question(void **state) {
    (void)state;
    struct app *app = clicked();
    hands_click(app, yes, LATER);
    wish(app, LATER);
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_ROOM_CLOSED;
    hands_draw(app, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_DISCONNECT);
    hands_click(app, (struct action){ACTION_START_AGAIN, 0}, LATER);
    find_room(app, HOST, CODE);
    app->net.state = NET_LOOKING;
    hands_draw(app, LATER);
    hands_click(app, (struct action){ACTION_PICK_ROOM, 0}, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_CONNECT);
    reach(app, CODE, false, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_GREET);
    app_close(app);
}

static void no_leaves_and_marks_the_card(void **state) {
    (void)state;
    struct app *app = clicked();
    hands_click(app, no, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_DISCONNECT);
    assert_int_equal(wish(app, LATER), APP_WISHES_NOTHING);
    assert_true(says_nothing(app, LATER));
    assert_true(hands_see(app, "Thank you for looking closely."));
    assert_true(hands_see(app, "you said: not our room"));
    hands_click(app, (struct action){ACTION_PICK_ROOM, 0}, LATER); /* it was a slip of the hand */
    assert_int_equal(wish(app, LATER), APP_WISHES_CONNECT);
    reach(app, CODE, false, LATER);
    hands_click(app, yes, LATER + 2000);
    assert_int_equal(wish(app, LATER + 2000), APP_WISHES_GREET);
    assert_false(app->net.rooms.list[0].is_refused);
    app_close(app);
}

static void keys_answer_but_enter_alone_says_nothing(void **state) {
    (void)state;
    struct app *app = clicked();
    hands_key(app, KEY_ENTER, LATER);
    hands_key(app, KEY_SPACE, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_NOTHING);
    hands_key(app, KEY_1, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_GREET);
    app_close(app);
    app = clicked();
    hands_key(app, KEY_2, LATER);
    assert_true(hands_see(app, "you said: not our room"));
    app_close(app);
    app = clicked();
    app_focus(app, yes);
    hands_draw(app, LATER);
    hands_key(app, KEY_ENTER, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_GREET);
    app_close(app);
}

static void who_presses_twice_on_a_card_has_not_answered(void **state) {
    (void)state;
    struct app *app = clicked();
    hands_key(app, KEY_1, NOW + 200);
    hands_key(app, KEY_2, NOW + 200);
    assert_int_equal(wish(app, NOW + 200), APP_WISHES_NOTHING);
    assert_true(hands_see(app, "Are these the three pictures on the big screen?"));
    app_close(app);
}

static void escape_goes_back_and_help_comes_and_goes(void **state) {
    (void)state;
    struct app *app = clicked();
    hands_key(app, KEY_F1, LATER);
    assert_true(hands_see(app, "Help"));
    hands_key(app, KEY_1, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_NOTHING);
    hands_key(app, KEY_ESCAPE, LATER);
    assert_true(hands_see(app, "Are these the three pictures on the big screen?"));
    hands_key(app, KEY_ESCAPE, LATER);
    assert_int_equal(wish(app, LATER), APP_WISHES_DISCONNECT);
    assert_true(hands_see(app, "Find your room"));
    assert_false(hands_see(app, "you said: not our room"));
    app_close(app);
}

static void a_question_outlives_its_connection(void **state) {
    (void)state;
    struct app *app = clicked();
    app_disconnected(app, TRANSPORT_LOST, LATER);
    hands_draw(app, LATER);
    assert_true(hands_see(app, "3 fish"));
    assert_int_equal(wish(app, LATER), APP_WISHES_NOTHING);
    hands_click(app, yes, LATER);
    struct app_wish again = app_take_wish(app, LATER);
    again = again.kind == APP_WISHES_FIND ? app_take_wish(app, LATER) : again;
    assert_int_equal(again.kind, APP_WISHES_CONNECT);
    assert_string_equal(again.host, HOST);
    assert_string_equal(again.code, CODE); /* nobody else can stand there now */
    reach(app, OTHER, true, LATER + 100);
    assert_int_equal(wish(app, LATER + 100), APP_WISHES_DISCONNECT);
    assert_true(says_nothing(app, LATER + 100));
    app_close(app);
}

/* --- not asking --------------------------------------------------------------------------------
 */

static void a_room_of_a_known_teacher_needs_no_question(void **state) {
    (void)state;
    struct app *app = open_app(ROLE_STUDENT, "", HOST);
    assert_int_equal(wish(app, NOW), APP_WISHES_CONNECT);
    reach(app, CODE, true, NOW);
    assert_int_equal(wish(app, NOW), APP_WISHES_GREET);
    assert_true(says_hello(app, NOW));
    app_close(app);
}

static void a_typed_code_needs_no_question_and_its_card_neither(void **state) {
    (void)state;
    struct app *app = open_app(ROLE_STUDENT, CODE, HOST);
    assert_int_equal(wish(app, NOW), APP_WISHES_CONNECT);
    reach(app, CODE, false, NOW);
    assert_int_equal(wish(app, NOW), APP_WISHES_GREET);
    app_close(app);
    app = open_app(ROLE_STUDENT, "", "");
    find_room(app, HOST, CODE);
    hands_type(app, "k7qm 2xpd", NOW);
    hands_click(app, (struct action){ACTION_PICK_ROOM, 0}, NOW);
    struct app_wish picked = app_take_wish(app, NOW);
    assert_string_equal(picked.code, CODE);
    app_close(app);
}

static void a_card_is_not_believed_to_have_the_code_that_it_shows(void **state) {
    (void)state;
    struct app *app = open_app(ROLE_STUDENT, OTHER, "");
    find_room(app, HOST, CODE);
    hands_click(app, (struct action){ACTION_PICK_ROOM, 0}, NOW);
    struct app_wish picked = app_take_wish(app, NOW);
    assert_string_equal(picked.code, "");
    app_close(app);
}

static void another_room_than_the_typed_one_is_left_at_once(void **state) {
    (void)state;
    struct app *app = open_app(ROLE_STUDENT, CODE, HOST);
    wish(app, NOW);
    reach(app, OTHER, true, NOW); /* even of a teacher who is known */
    assert_int_equal(wish(app, NOW), APP_WISHES_DISCONNECT);
    assert_true(says_nothing(app, NOW));
    hands_draw(app, NOW);
    assert_true(hands_see(app, "This is not the room with that code."));
    app_close(app);
}

/* --- what is shown and what is said ------------------------------------------------------------
 */

static void welcome(struct app *app, const char *code, uint64_t now_ms) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    static struct message message;
    memset(&message, 0, sizeof message);
    message.id = MESSAGE_welcome;
    message.as.welcome.major = PROTOCOL_MAJOR;
    message.as.welcome.minor = PROTOCOL_MINOR;
    message.as.welcome.run = 1;
    str_copy(message.as.welcome.title, sizeof message.as.welcome.title, "Fractions");
    str_copy(message.as.welcome.code, sizeof message.as.welcome.code, code);
    size_t count = codec_encode(&message, bytes, sizeof bytes);
    assert_true(count > 0);
    assert_true(session_receive(app_session(app), bytes, count, now_ms));
}

static struct app *greeted(enum role role) {
    struct app *app = open_app(role, CODE, HOST);
    wish(app, NOW);
    reach(app, CODE, false, NOW);
    assert_int_equal(wish(app, NOW), APP_WISHES_GREET);
    assert_true(says_hello(app, NOW));
    return app;
}

static void a_room_that_says_another_code_than_it_shows_is_left(void **state) {
    (void)state;
    struct app *app = greeted(ROLE_STUDENT);
    welcome(app, OTHER, NOW);
    hands_draw(app, NOW);
    assert_int_equal(wish(app, NOW), APP_WISHES_DISCONNECT);
    assert_int_equal(wish(app, NOW + 1), APP_WISHES_NOTHING);
    assert_false(app->session.view.have_welcome);
    assert_true(says_nothing(app, NOW + 1));
    hands_draw(app, NOW + 1);
    assert_true(hands_see(app, "This is not the room with that code."));
    app_close(app);
}

static void a_room_that_says_its_own_code_is_in(void **state) {
    (void)state;
    struct app *app = greeted(ROLE_STUDENT);
    welcome(app, CODE, NOW);
    hands_draw(app, NOW);
    assert_int_equal(app->session.link, SESSION_IN);
    assert_int_equal(wish(app, NOW), APP_WISHES_NOTHING);
    assert_true(hands_see(app, "Who are you today?"));
    app_close(app);
}

static void the_board_shows_what_others_compare(void **state) {
    (void)state;
    struct app *app = greeted(ROLE_BOARD);
    welcome(app, CODE, NOW);
    hands_draw(app, NOW);
    assert_true(hands_see(app, CODE));
    assert_true(hands_see(app, "3 fish"));
    assert_true(hands_see(app, "1 key"));
    assert_true(hands_see(app, "2 leaves"));
    app_close(app);
}

static void another_version_is_said(void **state) {
    (void)state;
    struct app *app = open_app(ROLE_STUDENT, CODE, HOST);
    wish(app, NOW);
    app_disconnected(app, TRANSPORT_OTHER_VERSION, NOW + 100);
    hands_draw(app, NOW + 100);
    assert_true(hands_see(app, "This room plays another version."));
    assert_int_equal(wish(app, NOW + 200), APP_WISHES_NOTHING);
    app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clicked_room_is_asked_about_before_a_word_is_said),
        cmocka_unit_test(yes_comes_in_and_the_same_key_is_not_asked_about_again),
        cmocka_unit_test(a_room_that_was_trusted_is_clicked_again_without_a_question),
        cmocka_unit_test(no_leaves_and_marks_the_card),
        cmocka_unit_test(keys_answer_but_enter_alone_says_nothing),
        cmocka_unit_test(who_presses_twice_on_a_card_has_not_answered),
        cmocka_unit_test(escape_goes_back_and_help_comes_and_goes),
        cmocka_unit_test(a_question_outlives_its_connection),
        cmocka_unit_test(a_room_of_a_known_teacher_needs_no_question),
        cmocka_unit_test(a_typed_code_needs_no_question_and_its_card_neither),
        cmocka_unit_test(a_card_is_not_believed_to_have_the_code_that_it_shows),
        cmocka_unit_test(another_room_than_the_typed_one_is_left_at_once),
        cmocka_unit_test(a_room_that_says_another_code_than_it_shows_is_left),
        cmocka_unit_test(a_room_that_says_its_own_code_is_in),
        cmocka_unit_test(the_board_shows_what_others_compare),
        cmocka_unit_test(another_version_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

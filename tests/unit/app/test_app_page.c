/* Offer and reflect by hand: what goes out, and that nobody can tell two teams apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "fixed_measure.h"
#include "focus.h"
#include "hands.h"
#include "str.h"

#define NOW SCENE_NOW_MS

static const struct action hand_page = {ACTION_HAND_PAGE, 0};

static struct message sent;

static void a_thought_and_a_consent_go_out_when_they_are_handed_in(void **state) {
    (void)state;
    struct app *app = hands_open("offer-miss");
    hands_key(app, KEY_3, NOW);
    hands_click(app, (struct action){ACTION_CONSENT, 3}, NOW);
    assert_false(hands_sent(app, MESSAGE_offer, &sent, NOW));
    hands_click(app, hand_page, NOW);
    assert_true(hands_sent(app, MESSAGE_offer, &sent, NOW));
    assert_int_equal(sent.as.offer.round, 3);
    assert_int_equal(sent.as.offer.thought, 3);
    assert_int_equal(sent.as.offer.consent, CONSENT_NAME);
    assert_int_equal(sent.as.offer.own, CONSENT_SILENT);
    assert_true(hands_see(app, "On its way to the room ..."));
    hands_keep(app, NOW + 20);
    assert_true(hands_see(app, "Handed in. You may still change it."));
    hands_click(app, (struct action){ACTION_CONSENT, 1}, NOW + 30);
    assert_true(hands_see(app, "Hand it in"));
    app_close(app);
}

static void who_chooses_no_card_is_asked_once_and_is_silent_then(void **state) {
    (void)state;
    struct app *app = hands_open("offer-miss");
    app->play.consent = 0;
    hands_click(app, hand_page, NOW);
    assert_false(hands_sent(app, MESSAGE_offer, &sent, NOW));
    assert_true(hands_see(app, "Which of the three cards is it for you? Hand it in once more to "
                               "leave that open."));
    hands_click(app, hand_page, NOW);
    assert_true(hands_sent(app, MESSAGE_offer, &sent, NOW));
    assert_int_equal(sent.as.offer.consent, CONSENT_SILENT);
    app_close(app);
}

static void a_guess_never_leaves_the_screen(void **state) {
    (void)state;
    struct app *app = hands_open("offer-match");
    hands_click(app, (struct action){ACTION_CONSENT, 3}, NOW);
    hands_click(app, hand_page, NOW);
    assert_true(hands_sent(app, MESSAGE_offer, &sent, NOW));
    assert_int_equal(sent.as.offer.thought, 1);
    assert_int_equal(sent.as.offer.consent, CONSENT_SILENT);
    assert_int_equal(sent.as.offer.own, CONSENT_SILENT);
    app_close(app);
}

static void an_own_first_try_is_kept_or_shown_without_a_name(void **state) {
    (void)state;
    static const uint8_t owns[] = {CONSENT_KEEP, CONSENT_WITHOUT, CONSENT_KEEP};
    for (int i = 0; i < 3; i++) {
        struct app *app = hands_open("offer-own");
        hands_click(app, (struct action){ACTION_CONSENT, i + 1}, NOW);
        hands_click(app, hand_page, NOW);
        assert_true(hands_sent(app, MESSAGE_offer, &sent, NOW));
        assert_int_equal(sent.as.offer.own, owns[i]);
        assert_int_equal(sent.as.offer.consent, CONSENT_SILENT);
        app_close(app);
    }
}

static void a_mates_choice_is_seen_where_it_is_the_teams(void **state) {
    (void)state;
    struct app *app = hands_open("reflect-miss");
    app->play.lesson = 0;
    hands_draw(app, NOW);
    assert_false(hands_see(app, "Your team takes this along, as it stands now"));
    app->session.view.page.lesson = 2;
    hands_draw(app, NOW);
    assert_true(hands_see(app, "Your team takes this along, as it stands now"));
    app->play.lesson = 2; /* the own choice is seen as such */
    hands_draw(app, NOW);
    assert_false(hands_see(app, "Your team takes this along, as it stands now"));
    app->session.view.page.lesson = LESSON_WORDS;
    hands_draw(app, NOW);
    assert_false(hands_see(app, "Your team takes this along, as it stands now"));
    app_close(app);
}

static void the_scribes_words_go_out_as_they_grow_and_once_for_good(void **state) {
    (void)state;
    struct app *app = hands_open("offer-scribe");
    hands_type(app, "o", NOW + 1000);
    assert_true(hands_sent(app, MESSAGE_write, &sent, NOW + 1000));
    assert_false(sent.as.write.is_final);
    hands_type(app, "t", NOW + 1100);
    assert_false(hands_sent(app, MESSAGE_write, &sent, NOW + 1100));
    assert_true(app_wake_ms(app, NOW + 1100) <= NOW + 1000 + PLAY_DRAFT_MS);
    app_take_wish(app, NOW + 1400);
    assert_true(hands_sent(app, MESSAGE_write, &sent, NOW + 1400));
    assert_string_equal(sent.as.write.text, "We thought the quarter was of what was left, not");
    hands_key(app, KEY_ENTER, NOW + 1500);
    assert_true(hands_sent(app, MESSAGE_write, &sent, NOW + 1500));
    assert_true(sent.as.write.is_final);
    assert_true(hands_sent(app, MESSAGE_offer, &sent, NOW + 1500));
    assert_int_equal(sent.as.offer.thought, THOUGHT_WORDS);
    app_close(app);
}

static void enter_in_the_words_hands_in_no_card_that_nobody_chose(void **state) {
    (void)state;
    struct app *app = hands_open("offer-scribe");
    app->play.consent = 0;
    hands_key(app, KEY_ENTER, NOW);
    assert_false(hands_sent(app, MESSAGE_offer, &sent, NOW));
    assert_true(action_is(app->person.focus, ACTION_CONSENT, 1));
    app_close(app);
}

static void words_that_are_not_there_yet_are_asked_for(void **state) {
    (void)state;
    struct app *app = hands_open("reflect-scribe");
    field_set(&app->fields[FIELD_WORDS], "  ");
    for (int i = 0; i < 2; i++) {
        hands_click(app, hand_page, NOW);
        assert_false(hands_sent(app, MESSAGE_lesson, &sent, NOW));
        assert_true(hands_see(app, "Nothing stands here yet. What would you say?"));
    }
    hands_type(app, "We drew it.", NOW);
    assert_false(hands_see(app, "Nothing stands here yet. What would you say?"));
    hands_click(app, hand_page, NOW);
    assert_true(hands_sent(app, MESSAGE_lesson, &sent, NOW));
    app_close(app);
}

static void a_sentence_that_nobody_chose_is_asked_for(void **state) {
    (void)state;
    struct app *app = hands_open("reflect-miss");
    app->play.lesson = 0;
    hands_click(app, hand_page, NOW);
    assert_false(hands_sent(app, MESSAGE_lesson, &sent, NOW));
    assert_true(hands_see(app, "Which sentence do you take along? Choose one, or write your own."));
    app_close(app);
}

static void words_have_140_characters_at_most(void **state) {
    (void)state;
    struct app *app = hands_open("offer-scribe");
    for (int i = 0; i < 30; i++) {
        hands_type(app, "another ", NOW);
    }
    assert_int_equal(strlen(app->fields[FIELD_WORDS].text), WORDS_CHARS_MAX);
    app_close(app);
}

static void a_scribe_who_comes_back_finds_the_words(void **state) {
    (void)state;
    struct app *app = hands_open("offer-miss");
    app->session.view.page.is_scribe = true;
    str_copy(app->session.view.page.text, sizeof app->session.view.page.text, "We counted parts");
    hands_draw(app, NOW);
    assert_string_equal(app->fields[FIELD_WORDS].text, "We counted parts");
    app_close(app);
}

/* The words are the scribe's: whoever watched them hands in what the class may see. */
static void who_watched_the_words_hands_in_the_own_consent(void **state) {
    (void)state;
    struct app *app = hands_open("offer-watching");
    hands_click(app, (struct action){ACTION_THOUGHT, THOUGHT_WORDS}, NOW);
    hands_click(app, (struct action){ACTION_CONSENT, 2}, NOW);
    hands_click(app, hand_page, NOW);
    assert_true(hands_sent(app, MESSAGE_offer, &sent, NOW));
    assert_int_equal(sent.as.offer.thought, 0);
    assert_int_equal(sent.as.offer.consent, CONSENT_WITHOUT);
    app_close(app);
}

static void teammates_watch_the_words_grow(void **state) {
    (void)state;
    struct app *app = hands_open("offer-watching");
    assert_true(hands_see(app, "Quiet Comet writes for your team"));
    assert_true(hands_see(app, "We thought the quarter was of what was left, n"));
    assert_null(hit_of(&app->hits, (struct action){ACTION_FIELD, FIELD_WORDS}));
    app_close(app);
}

static void a_lesson_is_chosen_by_its_digit(void **state) {
    (void)state;
    struct app *app = hands_open("reflect-miss");
    hands_key(app, KEY_3, NOW);
    hands_click(app, hand_page, NOW);
    assert_true(hands_sent(app, MESSAGE_lesson, &sent, NOW));
    assert_int_equal(sent.as.lesson.lesson, 3);
    app_close(app);
}

static void a_lesson_in_own_words_is_the_scribes(void **state) {
    (void)state;
    struct app *app = hands_open("reflect-scribe");
    hands_click(app, hand_page, NOW);
    assert_true(hands_sent(app, MESSAGE_write, &sent, NOW));
    assert_true(sent.as.write.is_final);
    assert_int_equal(sent.as.write.phase, PHASE_REFLECT);
    assert_true(hands_sent(app, MESSAGE_lesson, &sent, NOW));
    assert_int_equal(sent.as.lesson.lesson, LESSON_WORDS);
    app_close(app);
    app = hands_open("reflect-miss");
    hands_key(app, KEY_4, NOW);
    hands_click(app, hand_page, NOW);
    assert_true(hands_sent(app, MESSAGE_lesson, &sent, NOW));
    assert_int_equal(sent.as.lesson.lesson, 0);
    app_close(app);
}

/* --- from two metres away ----------------------------------------------------------------------
 */

static void compare(const char *one, const char *other, const struct app_config *config) {
    struct app *a = scene_open(one, config);
    struct app *b = scene_open(other, config);
    const struct draw_list *left = app_draw(a, fixed_measure(), NOW);
    const struct draw_list *right = app_draw(b, fixed_measure(), NOW);
    size_t k = 0;
    for (size_t i = 0; i < left->count; i++) {
        const struct draw_command *it = &left->commands[i];
        if (it->kind == DRAW_TEXT) {
            continue;
        }
        while (k < right->count && right->commands[k].kind == DRAW_TEXT) {
            k++;
        }
        const struct draw_command *at = &right->commands[k++];
        bool is_same = it->kind == at->kind && it->x == at->x && it->y == at->y && it->w == at->w &&
                       it->h == at->h && it->fill == at->fill && it->stroke == at->stroke &&
                       it->kind != DRAW_BOWL;
        if (!is_same) {
            fail_msg("%s and %s at %dx%d %d %% differ in command %zu", one, other, config->width,
                     config->height, config->text_percent, i);
        }
    }
    assert_int_equal(a->hits.count, b->hits.count);
    app_close(a);
    app_close(b);
}

static void nobody_can_tell_who_missed_from_two_metres_away(void **state) {
    (void)state;
    static const struct app_config shapes[] = {
        {.width = 1280, .height = 720, .text_percent = 100},
        {.width = 960, .height = 540, .text_percent = 100},
        {.width = 960, .height = 540, .text_percent = 150},
        {.width = 960, .height = 540, .text_percent = 200},
        {.width = 1920, .height = 1080, .text_percent = 100}};
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        compare("offer-miss", "offer-match", &shapes[i]);
        compare("offer-miss", "offer-own", &shapes[i]);
        compare("offer-miss", "offer-not-asked", &shapes[i]);
        compare("reflect-miss", "reflect-match", &shapes[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thought_and_a_consent_go_out_when_they_are_handed_in),
        cmocka_unit_test(who_chooses_no_card_is_asked_once_and_is_silent_then),
        cmocka_unit_test(a_guess_never_leaves_the_screen),
        cmocka_unit_test(an_own_first_try_is_kept_or_shown_without_a_name),
        cmocka_unit_test(a_mates_choice_is_seen_where_it_is_the_teams),
        cmocka_unit_test(the_scribes_words_go_out_as_they_grow_and_once_for_good),
        cmocka_unit_test(enter_in_the_words_hands_in_no_card_that_nobody_chose),
        cmocka_unit_test(words_that_are_not_there_yet_are_asked_for),
        cmocka_unit_test(a_sentence_that_nobody_chose_is_asked_for),
        cmocka_unit_test(words_have_140_characters_at_most),
        cmocka_unit_test(a_scribe_who_comes_back_finds_the_words),
        cmocka_unit_test(who_watched_the_words_hands_in_the_own_consent),
        cmocka_unit_test(teammates_watch_the_words_grow),
        cmocka_unit_test(a_lesson_is_chosen_by_its_digit),
        cmocka_unit_test(a_lesson_in_own_words_is_the_scribes),
        cmocka_unit_test(nobody_can_tell_who_missed_from_two_metres_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

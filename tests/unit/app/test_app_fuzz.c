/* Anything that a person may do, in any order, on any screen: seeded, so that a finding comes
 * again. The asserts of the app and of the codec are what is tested; and that every picture is
 * whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hands.h"
#include "random.h"
#include "str.h"
#include "transport.h"

#define STEPS 150

static const char *const texts[] = {
    "1", "3/8", ",", " ", "\xC3\xA9", "\xE6\x97\xA5\xE6\x9C\xAC", "-", "%", "a long word", "1,000"};

static struct input some_input(struct random *random) {
    struct input input = {.kind = (enum input_kind)random_below(random, INPUT_RESIZE + 1)};
    input.key = (enum key)random_below(random, KEY_9 + 1);
    input.with_shift = random_below(random, 2) == 1;
    input.x = (int)random_below(random, 1400);
    input.y = (int)random_below(random, 800);
    if (input.kind == INPUT_WHEEL) {
        input.y = (int)random_below(random, 7) - 3;
    } else if (input.kind == INPUT_RESIZE) {
        input.x += 960;
        input.y += 540;
    }
    str_copy(input.text, sizeof input.text,
             texts[random_below(random, sizeof texts / sizeof texts[0])]);
    return input;
}

static void some_news(struct app *app, struct random *random, uint64_t now_ms) {
    struct session_view *view = &app->session.view;
    uint32_t what = random_below(random, 40);
    if (what == 0) {
        app_disconnected(app, (int)random_below(random, TRANSPORT_OTHER_VERSION + 1), now_ms);
    } else if (what == 1) {
        struct transport_identity shown = {.room_key = {(uint8_t)random_below(random, 3)}};
        app_connected(app, &shown, random_below(random, 2) == 1, now_ms);
    } else if (what == 2 && view->have_phase) {
        view->phase.phase = (uint8_t)random_below(random, PHASE_COUNT);
        view->phase.stage = (uint8_t)random_below(random, STAGE_COUNT);
        view->phase.round = view->phase.round > 0 ? view->phase.round : 1;
    } else if (what == 3) {
        view->have_ideas = view->have_challenge = random_below(random, 2) == 1;
    }
}

static void play_scene(const char *name, struct random *random) {
    static struct message sent;
    struct app *app = hands_open(name);
    uint64_t now_ms = SCENE_NOW_MS;
    for (int step = 0; step < STEPS; step++) {
        struct input input = some_input(random);
        now_ms += random_below(random, 700);
        some_news(app, random, now_ms);
        app_input(app, &input, now_ms);
        app_take_wish(app, now_ms);
        hands_draw(app, now_ms);
        assert_false(app->list.is_full);
        assert_false(app->hits.is_full);
        assert_true(app_wake_ms(app, now_ms) >= now_ms);
        while (hands_sent(app, MESSAGE_answer, &sent, now_ms)) {
            assert_int_equal(sent.as.answer.round, app->play.round);
        }
    }
    app_close(app);
}

static void nothing_that_a_person_does_breaks_a_screen(void **state) {
    (void)state;
    struct random random;
    random_init(&random, 20, 3);
    for (size_t i = 0; i < scene_count(); i++) {
        play_scene(scene_at(i)->name, &random);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_that_a_person_does_breaks_a_screen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

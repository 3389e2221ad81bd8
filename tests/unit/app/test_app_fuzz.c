/* Anything that a person may do, in any order, on any screen, while displays come and go and the
 * room tells the strangest things: seeded, so that a finding comes again. The asserts of the app
 * and of the codec are what is tested; and that every picture is whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app_board.h"
#include "hands.h"
#include "random.h"
#include "str.h"
#include "transport.h"

#define STEPS 150

/* A letter with as many marks as a name can have, the other way round, a family, a flag, what joins
 * and nothing to join, and keys of the console. */
static const char *const texts[] = {
    "1",
    "3/8",
    ",",
    " ",
    "é",
    "日本",
    "-",
    "%",
    "a long word",
    "1,000",
    "Z\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D",
    "\u0301\u0301\u0301",
    "שלום (ב) 3/8",
    "\u200Fa\u200E\u061C",
    "👨\u200D👩\u200D👧",
    "🇩🇪🇯",
    "\u200D\uFE0F",
    "b",
    "c",
    "p",
    "",
};

static const char *some_text(struct random *random) {
    return texts[random_below(random, sizeof texts / sizeof texts[0])];
}

/* To the middle of something that can be pressed, so that things are carried as well. */
static void aim(struct input *input, const struct app *app, struct random *random) {
    if (app->hits.count > 0 && random_below(random, 2) == 1) {
        const struct rect *rect =
            &app->hits.items[random_below(random, (uint32_t)app->hits.count)].rect;
        input->x = rect->x + rect->w / 2;
        input->y = rect->y + rect->h / 2;
    }
}

static struct input some_input(const struct app *app, struct random *random) {
    struct input input = {.kind = (enum input_kind)random_below(random, INPUT_CLOSE)};
    if (random_below(random, 200) == 0) {
        input.kind = INPUT_CLOSE;
    }
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
    if (input.kind == INPUT_MOVE || input.kind == INPUT_PRESS || input.kind == INPUT_RELEASE) {
        aim(&input, app, random);
    }
    str_copy(input.text, sizeof input.text, some_text(random));
    return input;
}

/* Seats that go while they are carried, come back elsewhere, and need a hand although they are
 * gone. */
static void some_seats(struct app *app, struct random *random) {
    struct session_desk *tables = &app->desk->tables;
    struct message_desk_hands *hands = &tables->hands;
    uint32_t what = random_below(random, 4);
    if (what == 0 || tables->seats_count == 0) {
        hands->hands_count = (uint16_t)random_below(random, HANDS_MAX + 1);
        for (uint16_t i = 0; i < hands->hands_count; i++) {
            hands->hands[i] = (struct record_desk_hand){
                .seat = (uint16_t)(1 + random_below(random, SEATS_MAX)),
                .reason = (uint8_t)random_below(random, HAND_REASON_COUNT)};
        }
        return;
    }
    uint16_t at = (uint16_t)random_below(random, tables->seats_count);
    struct record_desk_seat *seat = &tables->seats[at];
    if (what == 1) {
        seat->seat = seat->seat == 0 ? (uint16_t)(at + 1) : 0;
    } else if (what == 2) {
        seat->team = (uint16_t)random_below(random, TEAMS_MAX + 1);
    } else {
        str_copy(seat->name, sizeof seat->name, some_text(random));
    }
}

/* Pictures of a newer room, of none, and the smallest and largest that there are. */
static void some_figure(struct app *app, struct random *random) {
    static const char *const figures[] = {"",
                                          "spiral 3",
                                          "bar 0/1",
                                          "bar 24/24, 0/24, 1/2, 3/7",
                                          "bar 25/24",
                                          "circle 1/1, 23/24, 0/2, 5/5",
                                          "line -10000 to 10000 in 24, at 0",
                                          "line 0 to 1/10000 in 1, at 1/10000",
                                          "line 1 to 1 in 4",
                                          "grid 12 x 12, 144",
                                          "grid 1 x 1",
                                          "dots 20 20 20 20 20 20",
                                          "dots 1",
                                          "\u202Ebar 1/2"};
    struct message_challenge *challenge = &app->session.view.challenge;
    str_copy(challenge->figure, sizeof challenge->figure,
             figures[random_below(random, sizeof figures / sizeof figures[0])]);
}

static void some_display(struct app *app, struct random *random) {
    static const enum board_place places[] = {BOARD_NOWHERE, BOARD_HERE, BOARD_WINDOW,
                                              BOARD_BESIDE};
    if (random_below(random, 4) == 0) {
        app_board_closed(app);
    } else {
        app_place_board(app, places[random_below(random, sizeof places / sizeof places[0])]);
    }
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
    } else if (what < 8 && app->desk != NULL) {
        some_seats(app, random);
    } else if (what < 10) {
        some_display(app, random);
    } else if (what == 10) {
        some_figure(app, random);
    }
}

static void play_scene(const char *name, struct random *random) {
    static struct message sent;
    struct app *app = hands_open(name);
    uint64_t now_ms = SCENE_NOW_MS;
    for (int step = 0; step < STEPS; step++) {
        struct input input = some_input(app, random);
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

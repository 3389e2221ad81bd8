/* A person who presses what there is to press on the screen, more often than anything else. The
 * wishes of the window are granted as the program does it. */
#include "hands.h"

#include "app_state.h"
#include "fixed_measure.h"
#include "str.h"
#include "world.h"

#define WISHES_MAX    8
#define DRAW_EVERY_MS 100

static const char *const texts[] = {"1", "3/8", ",", " ", "7", "-", "%", "a word", "1,000", "5/9"};

struct app *hands_new(enum role role) {
    struct app_config config = {.role = role,
                                .code = WORLD_CODE,
                                .host = "room",
                                .width = 1280,
                                .height = 720,
                                .text_percent = 100};
    return app_open(&config);
}

void hands_open(struct student *student) {
    app_close(student->app);
    student->app = hands_new(student->role);
}

static void hang_up(struct student *student) {
    if (student->peer != 0) {
        student->transport->calls->disconnect(student->transport, student->peer);
        student->peer = 0;
        student->is_up = false;
        session_disconnected(student->session);
    }
}

static void grant(struct world *world, struct student *student, const struct app_wish *wish) {
    if (wish->kind == APP_WISHES_CONNECT) {
        hang_up(student);
        student->peer = student->transport->calls->connect(student->transport, wish->host,
                                                           wish->port, wish->code);
        if (student->peer == 0) {
            app_disconnected(student->app, TRANSPORT_LOST, world->now_ms);
        }
    } else if (wish->kind == APP_WISHES_GREET) {
        app_greet(student->app, world->now_ms);
    } else if (wish->kind == APP_WISHES_DISCONNECT) {
        hang_up(student);
    } else if (wish->kind == APP_WISHES_RENEW) {
        session_renew(student->session, &(struct session_memory){0});
        student_forget(student);
    } else if (wish->kind == APP_WISHES_QUIT) {
        student_close(world, student);
    }
}

void hands_turn(struct world *world, struct student *student) {
    if (student->seat != 0 && !student->session->view.have_seat) {
        student_forget(student); /* "start again" was pressed */
    }
    for (int i = 0; i < WISHES_MAX && student->is_there; i++) {
        struct app_wish wish = app_take_wish(student->app, world->now_ms);
        if (wish.kind == APP_WISHES_NOTHING) {
            break;
        }
        grant(world, student, &wish);
    }
    if (student->is_there && world->now_ms >= student->draw_at_ms) {
        student->draw_at_ms = world->now_ms + DRAW_EVERY_MS;
        const struct draw_list *list = app_draw(student->app, fixed_measure(), world->now_ms);
        if (list->is_full || student->app->hits.is_full) {
            world_violate(world, "a screen fits its draw list", "student %d", student->number);
        }
    }
}

/* The middle of something that can be pressed. */
static bool press_hit(struct world *world, struct student *student) {
    const struct hits *hits = &student->app->hits;
    if (hits->count == 0) {
        return false;
    }
    const struct hit *hit = &hits->items[random_below(&world->deeds_random, (uint32_t)hits->count)];
    struct input input = {.kind = INPUT_PRESS,
                          .x = hit->rect.x + hit->rect.w / 2,
                          .y = hit->rect.y + hit->rect.h / 2};
    app_input(student->app, &input, world->now_ms);
    app_draw(student->app, fixed_measure(), world->now_ms);
    input.kind = INPUT_RELEASE;
    app_input(student->app, &input, world->now_ms);
    return true;
}

/* INPUT_CLOSE is a deed of its own: else no window would last. */
static void press_anything(struct world *world, struct student *student) {
    struct random *random = &world->deeds_random;
    struct input input = {.kind = (enum input_kind)random_below(random, INPUT_RESIZE)};
    input.key = (enum key)random_below(random, KEY_9 + 1);
    input.with_shift = random_below(random, 2) == 1;
    input.x = (int)random_below(random, 1400);
    input.y = (int)random_below(random, 800);
    if (input.kind == INPUT_WHEEL) {
        input.y = (int)random_below(random, 7) - 3;
    }
    str_copy(input.text, sizeof input.text,
             texts[random_below(random, sizeof texts / sizeof texts[0])]);
    app_input(student->app, &input, world->now_ms);
}

bool hands_press(struct world *world, struct student *student) {
    if (student->app == NULL) {
        return false;
    }
    if (random_below(&world->deeds_random, 4) == 0 || !press_hit(world, student)) {
        press_anything(world, student);
    }
    return true;
}

/* Input and output of an app in a test, through the same doors as the platform. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "hands.h"

#include "codec.h"
#include "fixed_measure.h"
#include "focus.h"
#include "str.h"

void hands_draw(struct app *app, uint64_t now_ms) {
    app_draw(app, fixed_measure(), now_ms);
}

struct app *hands_open(const char *scene) {
    return hands_open_large(scene, 100);
}

struct app *hands_open_large(const char *scene, int text_percent) {
    struct app_config config = {.width = 1280, .height = 720, .text_percent = text_percent};
    struct app *app = scene_open(scene, &config);
    assert_non_null(app);
    hands_draw(app, SCENE_NOW_MS);
    return app;
}

void hands_key(struct app *app, enum key key, uint64_t now_ms) {
    struct input input = {.kind = INPUT_KEY, .key = key};
    app_input(app, &input, now_ms);
    hands_draw(app, now_ms);
}

void hands_type(struct app *app, const char *text, uint64_t now_ms) {
    struct input input = {.kind = INPUT_TEXT};
    assert_true(str_copy(input.text, sizeof input.text, text));
    app_input(app, &input, now_ms);
    hands_draw(app, now_ms);
}

void hands_click(struct app *app, struct action action, uint64_t now_ms) {
    const struct hit *hit = hit_of(&app->hits, action);
    assert_non_null(hit);
    struct input input = {.kind = INPUT_PRESS,
                          .x = hit->rect.x + hit->rect.w / 2,
                          .y = hit->rect.y + hit->rect.h / 2};
    app_input(app, &input, now_ms);
    hands_draw(app, now_ms);
    input.kind = INPUT_RELEASE;
    app_input(app, &input, now_ms);
    hands_draw(app, now_ms);
}

bool hands_sent(struct app *app, enum message_id id, struct message *message, uint64_t now_ms) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    for (;;) {
        size_t count = session_outgoing(app_session(app), bytes, now_ms);
        if (count == 0) {
            return false;
        }
        assert_int_equal(codec_decode(bytes, count, FROM_CLIENT, message), CODEC_OK);
        if (message->id == id) {
            return true;
        }
    }
}

void hands_keep(struct app *app, uint64_t now_ms) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    struct message kept;
    memset(&kept, 0, sizeof kept);
    kept.id = MESSAGE_kept;
    kept.as.kept.action = app_session(app)->last_action;
    kept.as.kept.event = 17;
    size_t count = codec_encode(&kept, bytes, sizeof bytes);
    assert_true(session_receive(app_session(app), bytes, count, now_ms));
    hands_draw(app, now_ms);
}

bool hands_see(const struct app *app, const char *text) {
    static char all[DRAW_TEXT_BYTES_MAX];
    all[0] = '\0';
    for (size_t i = 0; i < app->list.count; i++) {
        const struct draw_command *command = &app->list.commands[i];
        if (command->kind == DRAW_TEXT) {
            str_append(all, sizeof all, app->list.text + command->text);
            str_append(all, sizeof all, " ");
        }
    }
    return strstr(all, text) != NULL;
}

/* Coming in: rooms, codes, names, and trying again behind an end. */
#include "act.h"

#include <string.h>

#define LOOK_MS 600

void act_pick_room(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    net_pick(&app->net, (size_t)value, app->fields[FIELD_CODE].text);
}

void act_connect(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    (void)now_ms;
    net_go(&app->net, app->fields[FIELD_ADDRESS].text, app->fields[FIELD_CODE].text);
}

/* Who pressed twice on a card has not looked at the pictures yet. */
static bool is_seen(const struct app *app, uint64_t now_ms) {
    return app->net.state == NET_ASKING && now_ms >= app->net.asked_ms + LOOK_MS;
}

void act_our_room(struct app *app, int value, uint64_t now_ms) {
    if (!is_seen(app, now_ms)) {
        return;
    }
    if (value == 1) {
        net_trust(&app->net);
    } else {
        net_refuse(&app->net);
    }
}

void act_take_name(struct app *app, int value, uint64_t now_ms) {
    session_join(&app->session, (uint8_t)value, now_ms);
}

void act_more_names(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    session_more_names(&app->session, now_ms);
}

void act_type_name(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    session_type_name(&app->session, app->fields[FIELD_NAME].text, now_ms);
}

/* Another student may sit down here: an aim, a name and words are for the eyes of the one before.
 */
static void forget_person(struct app *app) {
    app->aim = 0;
    app->recap_page = 0;
    app->is_choosing_bowl = false;
    field_set(&app->fields[FIELD_NAME], "");
    field_set(&app->fields[FIELD_WORDS], "");
}

void act_start_again(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    (void)now_ms;
    forget_person(app);
    struct session_config config = app->session.config;
    bool is_full = app->session.why_ended == SESSION_FULL;
    session_init(&app->session, &config);
    app_clear(app);
    if (is_full && app->net.at.host[0] != '\0') {
        net_again(&app->net);
    }
}

void act_not_me(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    (void)now_ms;
    app->wants_renew = true;
}

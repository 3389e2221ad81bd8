/* What is done in the lobby, and with the pen, which is there in every round. */
#include "act.h"

void act_open_bowl(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    if (session_open_bowl(&app->session, now_ms) != 0) {
        app->is_choosing_bowl = false;
    }
}

void act_choose_bowl(struct app *app, int value, uint64_t now_ms) {
    const struct session_view *view = &app->session.view;
    if (!view->have_bowls || value >= view->bowls.bowls_count) {
        return;
    }
    uint16_t team = view->bowls.bowls[value].team;
    if (session_choose_bowl(&app->session, team, now_ms) != 0) {
        app->is_choosing_bowl = false;
    }
}

void act_other_bowl(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    (void)now_ms;
    app->is_choosing_bowl = !app->is_choosing_bowl;
    app->person.scroll = 0;
}

void act_agree(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    session_agree(&app->session, now_ms);
}

/* The aim is nobody else's: it is never sent. */
void act_aim(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->aim = app->aim == value ? 0 : value;
}

void act_mood(struct app *app, int value, uint64_t now_ms) {
    session_feel(&app->session, FEELING_MOOD, (uint8_t)value, now_ms);
}

void act_pen(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    session_pen_raise(&app->session, !app->session.view.is_pen_raised, now_ms);
}

void act_pen_say(struct app *app, int value, uint64_t now_ms) {
    session_pen_say(&app->session, value == 1, now_ms);
}

/* The pages of the recap, and the two statements. */
#include "act.h"

void act_recap_page(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->recap_page = value;
    app->person.scroll = 0;
}

void act_recap_next(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    act_recap_page(app, app->recap_page + 1 < RECAP_PAGES ? app->recap_page + 1 : 0, now_ms);
}

void act_dare(struct app *app, int value, uint64_t now_ms) {
    session_feel(&app->session, FEELING_DARE, (uint8_t)value, now_ms);
}

void act_kind(struct app *app, int value, uint64_t now_ms) {
    session_feel(&app->session, FEELING_KIND, (uint8_t)value, now_ms);
}

void act_save(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    (void)now_ms;
    app->saved = app->saved == SAVED ? SAVED : SAVES;
}

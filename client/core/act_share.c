/* What is done while the class looks at a thought, and the cheer for everybody who tries again. */
#include "act.h"

void act_cheer(struct app *app, int value, uint64_t now_ms) {
    session_cheer(&app->session, (enum cheer)value, now_ms);
}

void act_claim(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    session_claim(&app->session, now_ms);
}

void act_good(struct app *app, int value, uint64_t now_ms) {
    session_choose_idea(&app->session, QUESTION_GOOD, (uint8_t)value, now_ms);
}

void act_turn(struct app *app, int value, uint64_t now_ms) {
    session_choose_idea(&app->session, QUESTION_TURN, (uint8_t)value, now_ms);
}

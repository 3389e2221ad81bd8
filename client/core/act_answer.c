/* What hands do with an answer: pick, move, pair, say how sure, hand in, back a mate's. */
#include "act.h"

/* The answer is the person's own, not an idea of the team. */
static void own(struct app *app) {
    app->play.idea = 0;
    play_touch(&app->play);
}

void act_pick_option(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    bool is_set = challenge != NULL && challenge->kind == KIND_CHOICES;
    bool is_same =
        app->play.idea == 0 && app->play.picks.count == 1 && picks_have(&app->play.picks, value);
    if (is_same && !is_set && !app->play.is_not_yet) {
        return; /* what is handed in already stays so */
    }
    if (is_set) {
        picks_toggle(&app->play.picks, value);
    } else {
        picks_set(&app->play.picks, value);
    }
    own(app);
}

/* --- an order ----------------------------------------------------------------------------------
 */

void act_hold_card(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->play.held = app->play.held == value ? -1 : value;
}

void act_move_card(struct app *app, int from, int to) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    int count = challenge != NULL ? challenge->options_count : 0;
    if (to < 0 || to >= count) {
        return;
    }
    picks_move(&app->play.picks, count, from, to);
    app->play.held = app->play.held == from ? to : app->play.held;
    own(app);
    app_focus(app, (struct action){ACTION_ORDER, to});
}

void act_card_up(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    act_move_card(app, value, value - 1);
}

void act_card_down(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    act_move_card(app, value, value + 1);
}

/* --- a match -----------------------------------------------------------------------------------
 */

/* The next right without a partner, where the focus goes when a left is in hand. */
static int free_right(const struct app *app, const struct message_challenge *challenge) {
    for (int i = 0; i < challenge->rights_count; i++) {
        if (!picks_have(&app->play.picks, i)) {
            return i;
        }
    }
    return 0;
}

static int free_left(const struct app *app, const struct message_challenge *challenge, int left) {
    for (int i = 0; i < challenge->options_count; i++) {
        if (picks_partner(&app->play.picks, i) == PICK_NONE) {
            return i;
        }
    }
    return left;
}

void act_match_left(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    app->play.held = app->play.held == value ? -1 : value;
    if (app->play.held >= 0 && challenge != NULL) {
        app_focus(app, (struct action){ACTION_MATCH_RIGHT, free_right(app, challenge)});
    }
}

void act_match_right(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    if (app->play.held < 0 || challenge == NULL) {
        return;
    }
    int left = app->play.held;
    picks_pair(&app->play.picks, challenge->options_count, left, value);
    app->play.held = -1;
    own(app);
    app_focus(app, (struct action){ACTION_MATCH_LEFT, free_left(app, challenge, left)});
}

/* --- how sure, and for good --------------------------------------------------------------------
 */

void act_confidence(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->play.confidence = (uint8_t)value;
    play_touch(&app->play);
}

void act_not_yet(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    play_touch(&app->play);
    app->play.is_not_yet = true;
    play_send(&app->play, &app->session, &app->fields[FIELD_ANSWER], true, now_ms);
}

/* Where the hands go for an answer of this kind. */
static void focus_answer(struct app *app) {
    static const enum action_kind first[KIND_COUNT] = {
        [KIND_CHOICE] = ACTION_PICK_OPTION, [KIND_CHOICES] = ACTION_PICK_OPTION,
        [KIND_NUMBER] = ACTION_FIELD,       [KIND_TEXT] = ACTION_FIELD,
        [KIND_ORDER] = ACTION_ORDER,        [KIND_MATCH] = ACTION_MATCH_LEFT,
        [KIND_SLIP] = ACTION_PICK_OPTION,
    };
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    if (challenge != NULL) {
        enum action_kind kind = first[challenge->kind];
        app_focus(app, (struct action){kind, kind == ACTION_FIELD ? FIELD_ANSWER : 0});
    }
}

void act_hand_in(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    const struct field *field = &app->fields[FIELD_ANSWER];
    if (!play_is_whole(&app->play, challenge, field)) {
        app->play.was_asked = true;
        focus_answer(app);
        return;
    }
    app->play.is_touched = true;
    app->play.held = -1;
    play_send(&app->play, &app->session, field, true, now_ms);
}

void act_pick_idea(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    const struct message_ideas *ideas = &app->session.view.ideas;
    bool is_there = value < ideas->ideas_count;
    bool is_same = is_there && app->play.idea == ideas->ideas[value].idea;
    if (is_there && !is_same) { /* what is backed already stays so */
        app->play.idea = ideas->ideas[value].idea;
        app->play.is_new_open = false;
        play_touch(&app->play);
    }
}

void act_new_idea(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    (void)now_ms;
    if (!app->play.is_new_open) {
        app->play.is_new_open = true;
        own(app);
    }
    focus_answer(app);
}

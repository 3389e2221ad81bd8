/* What a person does. Pointer and keys are resolved against the hits of the last frame: what is
 * pressed and released on the same hit acts; Tab and arrows move the focus; digits choose; a field
 * that has the focus takes what is typed. */
#include "act.h"
#include "cover.h"
#include "focus.h"
#include "setup.h"

#include <string.h>

#include "str.h"

static const struct action nothing = {ACTION_NONE, 0};

/* --- keys --------------------------------------------------------------------------------------
 */

static void field_changed(struct app *app, struct action field) {
    if (field.value == FIELD_ANSWER) {
        app->play.idea = 0;
        play_touch(&app->play);
    } else if (field.value == FIELD_WORDS) {
        act_words_changed(app);
    } else if (field.value == FIELD_FIND) {
        app->desk->from = 0;
    } else if (field.value == FIELD_GOAL) {
        act_setup_goal(app);
    } else if (field.value != FIELD_NAME) {
        app->net.says = NET_SAYS_NOTHING;
    }
    app->must_show_focus = true;
}

static bool is_at_once(enum action_kind kind) {
    return kind == ACTION_BACK_IDEA || kind == ACTION_HAND_IN;
}

/* The way that the hand goes: answer, how sure, and then it is handed in, or backed, at once. False
 * when there is nothing further on. */
static bool go_on(struct app *app, uint64_t now_ms) {
    struct action sure = {ACTION_CONFIDENCE, CONFIDENCE_THINK_SO};
    bool asks_sure = hit_of(&app->hits, sure) != NULL && app->play.confidence == CONFIDENCE_NONE;
    const struct hit *primary = hit_primary(&app->hits);
    if (asks_sure) {
        app_focus(app, sure);
    } else if (primary != NULL && is_at_once(primary->action.kind)) {
        app_act(app, primary->action, now_ms);
    } else if (primary != NULL) {
        app_focus(app, primary->action);
    }
    return asks_sure || primary != NULL;
}

/* What a field of the console is for; false: it is none of those. */
static bool enter_on_desk(struct app *app, uint64_t now_ms) {
    if (app->person.focus.value == FIELD_GOAL && !desk_is_on(app)) { /* before a room */
        app_focus(app, (struct action){ACTION_SETUP_OPEN, 0});
        return true;
    }
    if (app->person.focus.value == FIELD_FIND) {
        desk_take_found(app, now_ms);
        return true;
    }
    static const enum desk_act does[FIELD_COUNT] = {
        [FIELD_LESSON] = DESK_DO_TELL, [FIELD_NOTE] = DESK_DO_NOTE, [FIELD_GOAL] = DESK_DO_GOAL};
    enum desk_act what = does[app->person.focus.value];
    if (what != DESK_DO_NEXT) {
        app_act(app, (struct action){ACTION_DESK, (int)what}, now_ms);
    }
    return what != DESK_DO_NEXT;
}

static void enter_in_field(struct app *app, uint64_t now_ms) {
    static const enum action_kind goes_to[FIELD_COUNT] = {
        [FIELD_CODE] = ACTION_CONNECT,
        [FIELD_ADDRESS] = ACTION_CONNECT,
        [FIELD_NAME] = ACTION_TYPE_NAME,
        [FIELD_WORDS] = ACTION_HAND_PAGE,
    };
    if (app->person.focus.value == FIELD_MISTAKE) {
        app_focus(app, (struct action){ACTION_FIELD, FIELD_LESSON});
        return;
    }
    if (enter_on_desk(app, now_ms)) {
        return;
    }
    enum action_kind next = goes_to[app->person.focus.value];
    if (next != ACTION_NONE) {
        app_act(app, (struct action){next, 0}, now_ms);
        return;
    }
    struct action sure = {ACTION_CONFIDENCE, CONFIDENCE_THINK_SO};
    bool asks_sure = hit_of(&app->hits, sure) != NULL && app->play.confidence == CONFIDENCE_NONE;
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    if (asks_sure && !play_is_empty(&app->play, challenge, &app->fields[FIELD_ANSWER])) {
        go_on(app, now_ms);
    } else {
        act_hand_in(app, 0, now_ms);
    }
}

/* Enter on what is picked already goes on, but where a second press means something else. */
static bool is_settled(const struct app *app, const struct hit *hit) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    bool is_set = challenge != NULL && challenge->kind == KIND_CHOICES;
    bool is_toggle = hit->action.kind == ACTION_AIM || hit->action.kind == ACTION_SETUP_SWITCH ||
                     hit->action.kind == ACTION_SETUP_PHASE ||
                     (hit->action.kind == ACTION_PICK_OPTION && is_set);
    return hit->is_picked && !is_toggle;
}

static void press_focused(struct app *app, enum key key, uint64_t now_ms) {
    const struct hit *hit = hit_of(&app->hits, app->person.focus);
    bool is_asked = app->net.state == NET_ASKING && !app->is_help; /* nobody says yes by habit */
    if (hit == NULL && key == KEY_ENTER && !is_asked) {
        hit = hit_primary(&app->hits);
    }
    if (hit == NULL || (key == KEY_ENTER && is_settled(app, hit) && go_on(app, now_ms))) {
        return;
    }
    struct action action = hit->action;
    app_act(app, action, now_ms);
    if (action.kind == ACTION_CONFIDENCE) {
        app_focus(app, (struct action){ACTION_HAND_IN, 0});
    }
}

static void escape(struct app *app) {
    if (app->is_help) {
        app_open_settings(app, false);
    } else if (app->net.state == NET_ASKING) {
        net_leave(&app->net);
    } else if (app->person.focus.kind == ACTION_FIELD) {
        app->person.focus = nothing;
    } else if (app->config.setup != NULL && app->config.setup->is_previewing) {
        act_setup_preview(app, 0, 0);
    } else {
        app->play.is_new_open = false;
    }
}

/* A card of an order goes with Shift and the arrows, or with the arrows alone while it is held. */
static bool move_card(struct app *app, const struct input *input) {
    struct action focus = app->person.focus;
    bool is_arrow = input->key == KEY_UP || input->key == KEY_DOWN;
    bool is_held = input->with_shift || app->play.held == focus.value;
    if (focus.kind != ACTION_ORDER || !is_arrow || !is_held || hit_of(&app->hits, focus) == NULL) {
        return false;
    }
    act_move_card(app, focus.value, focus.value + (input->key == KEY_UP ? -1 : 1));
    return true;
}

static void move_focus(struct app *app, const struct input *input) {
    bool is_tab = input->key == KEY_TAB;
    const struct hit *hit = is_tab ? focus_next(&app->hits, app->person.focus, input->with_shift)
                                   : focus_toward(&app->hits, app->person.focus, input->key);
    if (hit != NULL) {
        app_focus(app, hit->action);
    } else if (input->key == KEY_UP || input->key == KEY_DOWN) {
        app->person.scroll +=
            input->key == KEY_UP ? -app->window_height / 8 : app->window_height / 8;
    }
}

static void plain_key(struct app *app, const struct input *input, uint64_t now_ms) {
    const struct hit *hit = hit_by_key(&app->hits, input->key);
    int page = app->window_height * 7 / 8;
    if (hit != NULL) {
        struct action action = hit->action;
        if (action.kind != ACTION_CHEER) { /* the hands stay where they are */
            app_focus(app, action);
        }
        app_act(app, action, now_ms);
    } else if (input->key == KEY_ENTER || input->key == KEY_SPACE) {
        press_focused(app, input->key, now_ms);
    } else if (input->key == KEY_PAGE_UP || input->key == KEY_PAGE_DOWN) {
        app->person.scroll += input->key == KEY_PAGE_UP ? -page : page;
    } else if (input->key >= KEY_LEFT && input->key <= KEY_DOWN && !move_card(app, input)) {
        move_focus(app, input);
    }
}

static bool is_plain(enum key key) {
    return key == KEY_UP || key == KEY_DOWN || key == KEY_PAGE_UP || key == KEY_PAGE_DOWN;
}

static void change_sound(struct app *app, uint64_t now_ms) {
    act_set_sound(app, app->config.has_sound ? 0 : 1, now_ms);
    app_say_sound(app, app->config.has_sound, now_ms);
}

/* While an input method is making something, keys are its own. Escape and Tab end it, if they come
 * as far as here. */
static bool is_composing_key(struct app *app, enum key key) {
    bool is_composing = app->person.composing.text[0] != '\0';
    if (key == KEY_ESCAPE || key == KEY_TAB) {
        app->person.composing.text[0] = '\0';
    }
    return is_composing && key != KEY_TAB;
}

static void take_key(struct app *app, const struct input *input, uint64_t now_ms) {
    struct field *field = app_focused_field(app);
    if (is_composing_key(app, input->key)) {
        return;
    }
    if (input->key == KEY_F1) {
        app->is_help = !app->is_help || app->tuning.is_open;
        app->tuning.is_open = false;
        app->person.scroll = 0;
    } else if (input->key == KEY_F8) {
        change_sound(app, now_ms);
    } else if (input->key == KEY_F10) {
        app_open_settings(app, !app->tuning.is_open);
    } else if (desk_key(app, input, now_ms)) {
        return;
    } else if (input->key == KEY_F2) {
        plain_key(app, input, now_ms);
    } else if (input->key == KEY_TAB) {
        move_focus(app, input);
    } else if (input->key == KEY_ESCAPE) {
        escape(app);
    } else if (field == NULL || is_plain(input->key)) {
        plain_key(app, input, now_ms);
    } else if (input->key == KEY_ENTER) {
        enter_in_field(app, now_ms);
    } else {
        bool is_taken;
        if (field_key(field, input->key, &is_taken)) {
            field_changed(app, app->person.focus);
        }
    }
}

/* --- everything --------------------------------------------------------------------------------
 */

/* Who just types means the answer. A new idea begins empty, whatever stood in its field before. */
static struct field *open_by_typing(struct app *app, uint64_t now_ms) {
    struct action place = app_typing_opens(app);
    if (place.kind == ACTION_NONE) {
        return NULL;
    }
    if (place.kind == ACTION_NEW_IDEA) {
        field_set(&app->fields[FIELD_ANSWER], "");
    }
    app_act(app, place, now_ms);
    return &app->fields[FIELD_ANSWER];
}

/* A space before everything else says nothing: it may be the one that pressed a button. */
static void take_text(struct app *app, const char *text, uint64_t now_ms) {
    struct field *field = app_focused_field(app);
    app->person.composing.text[0] = '\0';
    if (desk_letter(app, text, now_ms)) {
        return;
    }
    if (field == NULL && text[0] != ' ') {
        field = open_by_typing(app, now_ms);
    }
    bool is_idle = field == NULL || (field->text[0] == '\0' && text[0] == ' ');
    if (!is_idle && field_insert(field, text)) {
        field_changed(app, app->person.focus);
    }
}

/* What an input method is making stands in a field too: who begins to type has opened one. */
static void take_composing(struct app *app, const struct input *input, uint64_t now_ms) {
    struct composing *composing = &app->person.composing;
    struct field *field = app_focused_field(app);
    if (field == NULL && input->text[0] != '\0') {
        field = open_by_typing(app, now_ms);
    }
    str_copy(composing->text, sizeof composing->text, field != NULL ? input->text : "");
    size_t count = strlen(composing->text);
    composing->caret = input->x >= 0 && (size_t)input->x < count ? (size_t)input->x : count;
    app->must_show_focus = true;
}

static struct action action_at(const struct app *app, const struct input *input) {
    const struct hit *hit = hit_at(&app->hits, input->x, input->y);
    return hit != NULL ? hit->action : nothing;
}

/* The focus goes where the pointer presses; who only moves the page types on where they were. */
static void press(struct app *app, const struct input *input) {
    struct action action = action_at(app, input);
    app->person.composing.text[0] = '\0';
    app->person.hover = action;
    app->person.pressed = action;
    desk_drag_press(app, action, input->x, input->y);
    if (action.kind != ACTION_SCROLL) {
        app->person.focus = action;
    }
}

static void release(struct app *app, const struct input *input, uint64_t now_ms) {
    struct action pressed = app->person.pressed;
    bool was_dragged = desk_drag_release(app, input->x, input->y, now_ms) || app->play.is_dragged;
    app->person.pressed = nothing;
    app->play.is_dragged = false;
    if (!was_dragged && pressed.kind != ACTION_NONE &&
        action_equals(pressed, action_at(app, input))) {
        app_act(app, pressed, now_ms);
    }
}

/* A card of an order that is pressed goes to where the pointer goes. */
static void drag(struct app *app) {
    struct action from = app->person.pressed, to = app->person.hover;
    if (from.kind == ACTION_ORDER && to.kind == ACTION_ORDER && from.value != to.value) {
        act_move_card(app, from.value, to.value);
        app->person.pressed = to;
        app->play.is_dragged = true;
    }
}

void app_input(struct app *app, const struct input *input, uint64_t now_ms) {
    app_tick(app, now_ms);
    if (cover_input(app, input, now_ms)) {
        app_tick(app, now_ms);
        return;
    }
    switch (input->kind) {
    case INPUT_KEY:
        take_key(app, input, now_ms);
        break;
    case INPUT_TEXT:
        take_text(app, input->text, now_ms);
        break;
    case INPUT_COMPOSE:
        take_composing(app, input, now_ms);
        break;
    case INPUT_KEY_UP:
    case INPUT_AWAY:
        break;
    case INPUT_MOVE:
        app->person.hover = action_at(app, input);
        drag(app);
        desk_drag_move(app, input->x, input->y, now_ms);
        break;
    case INPUT_PRESS:
        press(app, input);
        break;
    case INPUT_RELEASE:
        release(app, input, now_ms);
        break;
    case INPUT_WHEEL:
        app->person.scroll -= input->y * (app->window_height / 8);
        break;
    case INPUT_RESIZE:
        app->config.width = input->x;
        app->config.height = input->y;
        app->must_show_focus = true;
        break;
    case INPUT_CLOSE:
        if (!desk_may_close(app)) {
            break;
        }
        session_leave(&app->session);
        app->wants_quit = true;
        break;
    }
    app_tick(app, now_ms);
}

/* What a person does. Pointer and keys are resolved against the hits of the last frame: what is
 * pressed and released on the same hit acts; Tab and arrows move the focus; digits choose; a field
 * that has the focus takes what is typed. */
#include "app_state.h"

#include <string.h>

#include "focus.h"

static const struct action nothing = {ACTION_NONE, 0};

/* --- what actions do ---------------------------------------------------------------------------
 */

static void focus_on(struct app *app, struct action action) {
    app->person.focus = action;
    app->must_show_focus = true;
}

static void focus_answer(struct app *app) {
    if (!play_is_choice(play_challenge(&app->session.view))) {
        focus_on(app, (struct action){ACTION_FIELD, FIELD_ANSWER});
    }
}

/* A try or a backing for good; what cannot be taken yet is asked back and nothing is sent. */
static void say_for_good(struct app *app, uint64_t now_ms) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    const struct field *field = &app->fields[FIELD_ANSWER];
    bool is_empty = play_is_empty(&app->play, challenge, field);
    bool is_read = app->play.idea != 0 || play_reads(challenge, field) == NUMBER_OK;
    if (is_empty || !is_read) {
        app->play.was_asked = true;
        focus_answer(app);
        return;
    }
    app->play.is_touched = true;
    play_send(&app->play, &app->session, field, true, now_ms);
}

static void say_not_yet(struct app *app, uint64_t now_ms) {
    play_touch(&app->play);
    app->play.is_not_yet = true;
    play_send(&app->play, &app->session, &app->fields[FIELD_ANSWER], true, now_ms);
}

static void pick_idea(struct app *app, int index) {
    const struct message_ideas *ideas = &app->session.view.ideas;
    if (index < ideas->ideas_count) {
        app->play.idea = ideas->ideas[index].idea;
        app->play.is_new_open = false;
        play_touch(&app->play);
    }
}

static void start_again(struct app *app) {
    struct session_config config = app->session.config;
    bool is_full = app->session.why_ended == SESSION_FULL;
    session_init(&app->session, &config);
    memset(&app->motion, 0, sizeof app->motion);
    app->motion.crack_ms = app->motion.seam_ms = app->motion.bars_ms = FAR_AWAY_MS;
    play_clear(&app->play, &app->session.view.phase);
    if (is_full && app->net.host[0] != '\0') {
        app->net.state = NET_WAITING;
        app->net.retry_at_ms = 0;
    }
}

void app_act(struct app *app, struct action action, uint64_t now_ms) {
    switch (action.kind) {
    case ACTION_NONE:
        break;
    case ACTION_PICK_ROOM:
        net_pick(&app->net, (size_t)action.value);
        break;
    case ACTION_FIELD:
        focus_on(app, action);
        break;
    case ACTION_CONNECT:
        net_go(&app->net, app->fields[FIELD_ADDRESS].text, app->fields[FIELD_CODE].text);
        break;
    case ACTION_TAKE_NAME:
        session_join(&app->session, (uint8_t)action.value, now_ms);
        break;
    case ACTION_MORE_NAMES:
        session_more_names(&app->session, now_ms);
        break;
    case ACTION_PICK_OPTION:
        app->play.picked = action.value;
        app->play.idea = 0;
        play_touch(&app->play);
        break;
    case ACTION_CONFIDENCE:
        app->play.confidence = (uint8_t)action.value;
        play_touch(&app->play);
        break;
    case ACTION_NOT_YET:
        say_not_yet(app, now_ms);
        break;
    case ACTION_HAND_IN:
    case ACTION_BACK_IDEA:
        say_for_good(app, now_ms);
        break;
    case ACTION_PICK_IDEA:
        pick_idea(app, action.value);
        break;
    case ACTION_NEW_IDEA:
        app->play.is_new_open = true;
        app->play.idea = 0;
        play_touch(&app->play);
        focus_answer(app);
        break;
    case ACTION_READY:
        session_ready(&app->session, now_ms);
        break;
    case ACTION_HELP:
    case ACTION_CLOSE_HELP:
        app->is_help = action.kind == ACTION_HELP && !app->is_help;
        app->person.scroll = 0;
        break;
    case ACTION_START_AGAIN:
        start_again(app);
        break;
    }
}

/* --- keys --------------------------------------------------------------------------------------
 */

static void field_changed(struct app *app, struct action field) {
    if (field.value == FIELD_ANSWER) {
        app->play.idea = 0;
        play_touch(&app->play);
    } else {
        app->net.says = NET_SAYS_NOTHING;
    }
    app->must_show_focus = true;
}

/* Enter goes the way that the hand goes: answer, how sure, hand in. */
static void enter_in_field(struct app *app, uint64_t now_ms) {
    if (app->person.focus.value != FIELD_ANSWER) {
        app_act(app, (struct action){ACTION_CONNECT, 0}, now_ms);
        return;
    }
    struct action sure = {ACTION_CONFIDENCE, CONFIDENCE_THINK_SO};
    bool asks_sure = hit_of(&app->hits, sure) != NULL && app->play.confidence == CONFIDENCE_NONE;
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    if (asks_sure && !play_is_empty(&app->play, challenge, &app->fields[FIELD_ANSWER])) {
        focus_on(app, sure);
    } else {
        say_for_good(app, now_ms);
    }
}

static void press_focused(struct app *app, enum key key, uint64_t now_ms) {
    const struct hit *hit = hit_of(&app->hits, app->person.focus);
    if (hit == NULL && key == KEY_ENTER) {
        hit = hit_primary(&app->hits);
    }
    if (hit == NULL) {
        return;
    }
    struct action action = hit->action;
    app_act(app, action, now_ms);
    if (action.kind == ACTION_CONFIDENCE) {
        focus_on(app, (struct action){ACTION_HAND_IN, 0});
    }
}

static void escape(struct app *app) {
    if (app->is_help) {
        app->is_help = false;
    } else if (app->person.focus.kind == ACTION_FIELD) {
        app->person.focus = nothing;
    } else {
        app->play.is_new_open = false;
    }
}

static void move_focus(struct app *app, const struct input *input) {
    bool is_tab = input->key == KEY_TAB;
    const struct hit *hit = is_tab ? focus_next(&app->hits, app->person.focus, input->with_shift)
                                   : focus_toward(&app->hits, app->person.focus, input->key);
    if (hit != NULL) {
        focus_on(app, hit->action);
    } else if (input->key == KEY_UP || input->key == KEY_DOWN) {
        app->person.scroll +=
            input->key == KEY_UP ? -app->window_height / 8 : app->window_height / 8;
    }
}

static void plain_key(struct app *app, const struct input *input, uint64_t now_ms) {
    const struct hit *hit = hit_by_key(&app->hits, input->key);
    int page = app->window_height * 7 / 8;
    if (hit != NULL) {
        focus_on(app, hit->action);
        app_act(app, hit->action, now_ms);
    } else if (input->key == KEY_ENTER || input->key == KEY_SPACE) {
        press_focused(app, input->key, now_ms);
    } else if (input->key == KEY_PAGE_UP || input->key == KEY_PAGE_DOWN) {
        app->person.scroll += input->key == KEY_PAGE_UP ? -page : page;
    } else if (input->key >= KEY_LEFT && input->key <= KEY_DOWN) {
        move_focus(app, input);
    }
}

static bool is_plain(enum key key) {
    return key == KEY_UP || key == KEY_DOWN || key == KEY_PAGE_UP || key == KEY_PAGE_DOWN;
}

static void take_key(struct app *app, const struct input *input, uint64_t now_ms) {
    struct field *field = app_focused_field(app);
    if (input->key == KEY_F1) {
        app->is_help = !app->is_help;
        app->person.scroll = 0;
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

static void take_text(struct app *app, const char *text) {
    struct field *field = app_focused_field(app);
    if (field != NULL && field_insert(field, text)) {
        field_changed(app, app->person.focus);
    }
}

static struct action action_at(const struct app *app, const struct input *input) {
    const struct hit *hit = hit_at(&app->hits, input->x, input->y);
    return hit != NULL ? hit->action : nothing;
}

static void release(struct app *app, const struct input *input, uint64_t now_ms) {
    struct action pressed = app->person.pressed;
    app->person.pressed = nothing;
    if (pressed.kind != ACTION_NONE && action_equals(pressed, action_at(app, input))) {
        app_act(app, pressed, now_ms);
    }
}

void app_input(struct app *app, const struct input *input, uint64_t now_ms) {
    app_tick(app, now_ms);
    switch (input->kind) {
    case INPUT_KEY:
        take_key(app, input, now_ms);
        break;
    case INPUT_TEXT:
        take_text(app, input->text);
        break;
    case INPUT_MOVE:
        app->person.hover = action_at(app, input);
        break;
    case INPUT_PRESS:
        app->person.hover = action_at(app, input);
        app->person.pressed = app->person.hover;
        app->person.focus = app->person.hover;
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
        session_leave(&app->session);
        app->wants_quit = true;
        break;
    }
    app_tick(app, now_ms);
}

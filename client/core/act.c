/* The table of actions: what pressing something does. */
#include "act.h"

void app_focus(struct app *app, struct action action) {
    app->person.focus = action;
    app->must_show_focus = true;
}

static void act_field(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app_focus(app, (struct action){ACTION_FIELD, value});
}

static void act_ready(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    session_ready(&app->session, now_ms);
}

static void act_help(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    (void)now_ms;
    app->is_help = !app->is_help;
    app->tuning.is_open = false;
    app->person.scroll = 0;
}

static void act_scroll(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->person.scroll += value * (app->window_height * 7 / 8);
}

static void (*const acts[ACTION_COUNT])(struct app *app, int value, uint64_t now_ms) = {
    [ACTION_PICK_ROOM] = act_pick_room,
    [ACTION_FIELD] = act_field,
    [ACTION_CONNECT] = act_connect,
    [ACTION_OUR_ROOM] = act_our_room,
    [ACTION_TAKE_NAME] = act_take_name,
    [ACTION_MORE_NAMES] = act_more_names,
    [ACTION_TYPE_NAME] = act_type_name,
    [ACTION_OPEN_BOWL] = act_open_bowl,
    [ACTION_CHOOSE_BOWL] = act_choose_bowl,
    [ACTION_OTHER_BOWL] = act_other_bowl,
    [ACTION_AGREE] = act_agree,
    [ACTION_AIM] = act_aim,
    [ACTION_MOOD] = act_mood,
    [ACTION_CHEER] = act_cheer,
    [ACTION_CLAIM] = act_claim,
    [ACTION_GOOD] = act_good,
    [ACTION_TURN] = act_turn,
    [ACTION_THOUGHT] = act_thought,
    [ACTION_CONSENT] = act_consent,
    [ACTION_LESSON] = act_lesson,
    [ACTION_HAND_PAGE] = act_hand_page,
    [ACTION_PEN] = act_pen,
    [ACTION_PEN_SAY] = act_pen_say,
    [ACTION_PICK_OPTION] = act_pick_option,
    [ACTION_ORDER] = act_hold_card,
    [ACTION_ORDER_UP] = act_card_up,
    [ACTION_ORDER_DOWN] = act_card_down,
    [ACTION_MATCH_LEFT] = act_match_left,
    [ACTION_MATCH_RIGHT] = act_match_right,
    [ACTION_CONFIDENCE] = act_confidence,
    [ACTION_NOT_YET] = act_not_yet,
    [ACTION_HAND_IN] = act_hand_in,
    [ACTION_PICK_IDEA] = act_pick_idea,
    [ACTION_NEW_IDEA] = act_new_idea,
    [ACTION_BACK_IDEA] = act_hand_in,
    [ACTION_READY] = act_ready,
    [ACTION_RECAP_PAGE] = act_recap_page,
    [ACTION_RECAP_NEXT] = act_recap_next,
    [ACTION_DARE] = act_dare,
    [ACTION_KIND] = act_kind,
    [ACTION_SAVE] = act_save,
    [ACTION_HELP] = act_help,
    [ACTION_CLOSE_HELP] = act_help,
    [ACTION_SCROLL] = act_scroll,
    [ACTION_START_AGAIN] = act_start_again,
    [ACTION_NOT_ME] = act_not_me,
    [ACTION_SETTINGS] = act_settings,
    [ACTION_SET_THEME] = act_set_theme,
    [ACTION_SET_TEXT] = act_set_text,
    [ACTION_SET_MOTION] = act_set_motion,
    [ACTION_SET_SOUND] = act_set_sound,
    [ACTION_SET_VOLUME] = act_set_volume,
    [ACTION_SET_LANGUAGE] = act_set_language,
    [ACTION_SET_FONT] = act_set_font,
    [ACTION_SETUP_PACK] = act_setup_pack,
    [ACTION_SETUP_PLAN] = act_setup_plan,
    [ACTION_SETUP_SIZE] = act_setup_size,
    [ACTION_SETUP_PHASE] = act_setup_phase,
    [ACTION_SETUP_ROUNDS] = act_setup_rounds,
    [ACTION_SETUP_SWITCH] = act_setup_switch,
    [ACTION_SETUP_PREVIEW] = act_setup_preview,
    [ACTION_SETUP_OPEN] = act_setup_open,
    [ACTION_SETUP_GO_ON] = act_setup_go_on,
    [ACTION_DESK] = act_desk,
    [ACTION_DESK_PAGE] = act_desk_page,
    [ACTION_DESK_TURN] = act_desk_turn,
    [ACTION_DESK_TEAM] = act_desk_team,
    [ACTION_DESK_SEAT] = act_desk_seat,
    [ACTION_DESK_HAND] = act_desk_seat,
    [ACTION_DESK_MOVE] = act_desk_move,
    [ACTION_DESK_GIVE] = act_desk_give,
    [ACTION_DESK_PACK] = act_desk_pack,
    [ACTION_DESK_SHOW] = act_desk_show,
    [ACTION_DESK_HIDE] = act_desk_hide,
    [ACTION_DESK_UP] = act_desk_up,
    [ACTION_DESK_DOWN] = act_desk_down,
    [ACTION_DESK_YES] = act_desk_yes,
    [ACTION_DESK_NO] = act_desk_no,
};

void app_act(struct app *app, struct action action, uint64_t now_ms) {
    if (acts[action.kind] != NULL) {
        acts[action.kind](app, action.value, now_ms);
    }
}

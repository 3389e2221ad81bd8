/* What actions do, one function each; act.c has the table. `value` is the action's. Private to the
 * app. */
#ifndef ACT_H
#define ACT_H

#include "app_state.h"
#include "messages.h"

/* --- coming in (act_coming.c) --- */
void act_pick_room(struct app *app, int value, uint64_t now_ms);
void act_connect(struct app *app, int value, uint64_t now_ms);
void act_our_room(struct app *app, int value, uint64_t now_ms); /* 1: it is */
void act_take_name(struct app *app, int value, uint64_t now_ms);
void act_more_names(struct app *app, int value, uint64_t now_ms);
void act_start_again(struct app *app, int value, uint64_t now_ms);
void act_not_me(struct app *app, int value, uint64_t now_ms);

void act_type_name(struct app *app, int value, uint64_t now_ms);

/* --- the lobby and the pen (act_lobby.c) --- */
void act_open_bowl(struct app *app, int value, uint64_t now_ms);
void act_choose_bowl(struct app *app, int value, uint64_t now_ms);
void act_other_bowl(struct app *app, int value, uint64_t now_ms);
void act_agree(struct app *app, int value, uint64_t now_ms);
void act_aim(struct app *app, int value, uint64_t now_ms);
void act_mood(struct app *app, int value, uint64_t now_ms);
void act_pen(struct app *app, int value, uint64_t now_ms);
void act_pen_say(struct app *app, int value, uint64_t now_ms);

/* --- offer and reflect (act_page.c) --- */
void act_thought(struct app *app, int value, uint64_t now_ms);
void act_consent(struct app *app, int value, uint64_t now_ms);
void act_lesson(struct app *app, int value, uint64_t now_ms);
void act_hand_page(struct app *app, int value, uint64_t now_ms);
/* Whether this student writes, and nothing stands there yet. */
bool act_words_are_missing(const struct app *app);
/* The scribe's words grew: they go out when they are due. */
void act_words_changed(struct app *app);
void act_send_words(struct app *app, uint64_t now_ms);

/* --- share (act_share.c) --- */
void act_cheer(struct app *app, int value, uint64_t now_ms);
void act_claim(struct app *app, int value, uint64_t now_ms);
void act_good(struct app *app, int value, uint64_t now_ms);
void act_turn(struct app *app, int value, uint64_t now_ms);

/* --- recap (act_recap.c) --- */
void act_recap_page(struct app *app, int value, uint64_t now_ms);
void act_recap_next(struct app *app, int value, uint64_t now_ms);
void act_save(struct app *app, int value, uint64_t now_ms);
void act_dare(struct app *app, int value, uint64_t now_ms);
void act_kind(struct app *app, int value, uint64_t now_ms);

/* --- the answer in hand (act_answer.c) --- */
void act_pick_option(struct app *app, int value, uint64_t now_ms);
void act_hold_card(struct app *app, int value, uint64_t now_ms);
void act_card_up(struct app *app, int value, uint64_t now_ms);
void act_card_down(struct app *app, int value, uint64_t now_ms);
void act_match_left(struct app *app, int value, uint64_t now_ms);
void act_match_right(struct app *app, int value, uint64_t now_ms);
void act_confidence(struct app *app, int value, uint64_t now_ms);
void act_not_yet(struct app *app, int value, uint64_t now_ms);
/* A try or a backing for good; what cannot be taken yet is asked back and nothing is sent. */
void act_hand_in(struct app *app, int value, uint64_t now_ms);
void act_pick_idea(struct app *app, int value, uint64_t now_ms);
void act_new_idea(struct app *app, int value, uint64_t now_ms);

/* --- the teacher's console (act_desk.c, act_desk_pages.c) --- */
void desk_host(struct app *app, const struct message *message, uint64_t now_ms);
void desk_turn_to(struct app *app, enum desk_page page);
void desk_go_back(struct app *app);
void desk_do_seat(struct app *app, enum desk_act what, uint64_t now_ms); /* DESK_DO_NOTE, ... */
void desk_set_goal(struct app *app, uint64_t now_ms);
void act_desk(struct app *app, int value, uint64_t now_ms);
void act_desk_page(struct app *app, int value, uint64_t now_ms);
void act_desk_turn(struct app *app, int value, uint64_t now_ms);
void act_desk_team(struct app *app, int value, uint64_t now_ms);
void act_desk_seat(struct app *app, int value, uint64_t now_ms);
void act_desk_move(struct app *app, int value, uint64_t now_ms);
void act_desk_give(struct app *app, int value, uint64_t now_ms);
void act_desk_pack(struct app *app, int value, uint64_t now_ms);
void act_desk_show(struct app *app, int value, uint64_t now_ms);
void act_desk_hide(struct app *app, int value, uint64_t now_ms);
void act_desk_up(struct app *app, int value, uint64_t now_ms);
void act_desk_down(struct app *app, int value, uint64_t now_ms);
void act_desk_yes(struct app *app, int value, uint64_t now_ms);
void act_desk_no(struct app *app, int value, uint64_t now_ms);

/* --- before a room of one's own (act_setup.c) --- */
void act_setup_pack(struct app *app, int value, uint64_t now_ms);
void act_setup_plan(struct app *app, int value, uint64_t now_ms);
void act_setup_size(struct app *app, int value, uint64_t now_ms);
void act_setup_phase(struct app *app, int value, uint64_t now_ms);
void act_setup_rounds(struct app *app, int value, uint64_t now_ms);
void act_setup_switch(struct app *app, int value, uint64_t now_ms);
void act_setup_preview(struct app *app, int value, uint64_t now_ms);
/* The goal that is typed, where it is a number. */
void act_setup_goal(struct app *app);
void act_setup_open(struct app *app, int value, uint64_t now_ms);
/* The room that went down goes on: before a new one is opened, or in its lesson. */
void act_setup_go_on(struct app *app, int value, uint64_t now_ms);

/* --- settings (act_settings.c) --- */
void act_settings(struct app *app, int value, uint64_t now_ms);
void act_set_theme(struct app *app, int value, uint64_t now_ms);
void act_set_text(struct app *app, int value, uint64_t now_ms); /* a step, from 0 */
void act_set_motion(struct app *app, int value, uint64_t now_ms);
void act_set_sound(struct app *app, int value, uint64_t now_ms);
void act_set_volume(struct app *app, int value, uint64_t now_ms); /* a step, from 0 */
void act_set_language(struct app *app, int value, uint64_t now_ms);
void act_set_font(struct app *app, int value, uint64_t now_ms);

/* The card of an order at place `from` goes to `to`, and the focus with it. */
void act_move_card(struct app *app, int from, int to);

#endif

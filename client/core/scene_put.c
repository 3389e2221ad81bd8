/* What a room would have told, for scenes: one class, one afternoon of fractions. */
#include "scene_put.h"

#include <string.h>

#include "protocol.h"
#include "str.h"

static const char *const bowl_names[] = {
    "Heron", "Otter",   "Maple",  "Comet",  "Lantern", "Willow",  "Kite",   "Robin",
    "Cedar", "Harbour", "Meadow", "Pebble", "Sparrow", "Thistle", "Anchor", "Juniper"};

void put_long(char *text, size_t size, size_t count) {
    static const char words[] =
        "A ribbon is cut into parts that are equally long, and the parts are "
        "laid side by side: Bruchrechnungsaufgabensammlungsheftumschlag, "
        "then one more. ";
    text[0] = '\0';
    count = count < size - 1 ? count : size - 1;
    while (strlen(text) < count) {
        size_t used = strlen(text);
        size_t left = count - used < sizeof words - 1 ? count - used : sizeof words - 1;
        str_copy_bytes(text + used, size - used, words, left);
    }
}

void put_room(struct app *app, unsigned here, unsigned teams) {
    struct session_view *view = &app->session.view;
    app->session.link = SESSION_IN;
    app->net.state = NET_UP;
    view->have_welcome = view->have_room = true;
    str_copy(view->welcome.title, sizeof view->welcome.title, "Fractions, class 6b");
    str_copy(view->welcome.code, sizeof view->welcome.code, "K7QM-2XPD");
    view->room = (struct message_room){.seats_here = (uint16_t)here, .teams = (uint16_t)teams};
    view->room.gold = teams > 0 ? 124 : 0;
    view->room.goal = 200;
    view->deadline_ms = UINT64_MAX;
}

#define MORNING_MS (10u * 3600000u + 12u * 60000u)

void put_morning(struct app *app) {
    app->config.has_day = true;
    app->config.day_ms = MORNING_MS - SCENE_NOW_MS;
}

void put_seat(struct app *app, const char *name) {
    app->session.view.have_seat = true;
    app->session.view.seat.seat = 7;
    str_copy(app->session.view.seat.name, sizeof app->session.view.seat.name, name);
}

void put_team(struct app *app, const char *name, unsigned cracks, unsigned seams) {
    static const char *const mates[] = {"Brave Otter", "Quiet Comet", "Merry Pine"};
    struct message_team *team = &app->session.view.team;
    app->session.view.have_team = true;
    *team = (struct message_team){
        .team = 4, .seed = 1, .cracks = (uint8_t)cracks, .seams = (uint8_t)seams, .mates_count = 3};
    str_copy(team->name, sizeof team->name, name);
    for (int i = 0; i < 3; i++) {
        str_copy(team->mates[i].name, sizeof team->mates[i].name, mates[i]);
        team->mates[i].is_here = i != 2;
    }
}

void put_bowls(struct app *app, unsigned bowls) {
    struct message_bowls *it = &app->session.view.bowls;
    app->session.view.have_bowls = true;
    it->may_open = true;
    it->bowls_count = (uint16_t)bowls;
    for (unsigned i = 0; i < bowls; i++) {
        it->bowls[i] = (struct record_open_bowl){
            .team = (uint16_t)(i + 1), .seed = i + 20, .seats = (uint8_t)(1 + i % 4)};
        str_copy(it->bowls[i].name, sizeof it->bowls[i].name, bowl_names[i % 16]);
    }
}

void put_stage(struct app *app, enum stage stage) {
    app->session.view.have_phase = true;
    app->session.view.phase =
        (struct message_phase){.stage = (uint8_t)stage, .rounds = 8, .planned = 8};
}

void put_phase(struct app *app, enum phase phase, uint32_t duration_ms, uint32_t left_ms) {
    static const uint8_t plan[] = {PHASE_TRY,  PHASE_HUDDLE, PHASE_OFFER,   PHASE_SHARE,
                                   PHASE_MEND, PHASE_REVEAL, PHASE_REFLECT, PHASE_AGAIN};
    struct message_phase *it = &app->session.view.phase;
    put_stage(app, STAGE_ROUND);
    it->round = 3;
    it->number = 3;
    it->phase = (uint8_t)phase;
    it->duration_ms = duration_ms;
    it->left_ms = left_ms;
    it->plan_count = sizeof plan;
    memcpy(it->plan, plan, sizeof plan);
    app->session.view.deadline_ms = duration_ms > 0 ? SCENE_NOW_MS + left_ms : UINT64_MAX;
    play_clear(&app->play, it);
    app->play.is_touched = true;
    app->play.is_greeted = true;
}

void put_typed(struct app *app, const char *text, enum confidence confidence) {
    field_set(&app->fields[FIELD_ANSWER], text);
    app->play.confidence = (uint8_t)confidence;
    app_focus(app, (struct action){ACTION_FIELD, FIELD_ANSWER});
    app->is_greeting = true; /* a long question is seen from its beginning */
}

void put_said(struct app *app, bool is_final, bool is_kept) {
    struct session_view *view = &app->session.view;
    view->has_said = true;
    view->is_kept = is_kept;
    view->said = (struct message_answer){.round = 3, .phase = view->phase.phase};
    view->said.is_final = is_final;
    view->said.confidence = app->play.confidence;
    view->said.idea = app->play.idea;
    str_copy(view->said.text, sizeof view->said.text, app->fields[FIELD_ANSWER].text);
    app->person.focus = (struct action){ACTION_NONE, 0};
}

void put_idea(struct app *app, const char *text, unsigned tries, unsigned backed) {
    struct message_ideas *ideas = &app->session.view.ideas;
    app->session.view.have_ideas = true;
    struct record_idea *idea = &ideas->ideas[ideas->ideas_count++];
    idea->idea = ideas->ideas_count;
    idea->tries = (uint8_t)tries;
    idea->backed = (uint8_t)backed;
    str_copy(idea->text, sizeof idea->text, text);
    ideas->thinking = 1;
    ideas->leading = ideas->leading == 0 && backed > 0 ? idea->idea : ideas->leading;
}

void put_result(struct app *app, bool is_match, bool is_crack, bool is_seam) {
    struct session_view *view = &app->session.view;
    bool is_reveal = view->phase.phase == PHASE_REVEAL;
    view->have_result = true;
    view->result = (struct message_result){.round = 3,
                                           .phase = view->phase.phase,
                                           .is_asked = true,
                                           .is_match = is_match,
                                           .is_crack = is_crack,
                                           .is_seam = is_seam};
    view->result.gold_trying = is_reveal ? 2 : 0;
    view->result.gold_there = is_reveal && is_match ? 3 : 0;
}

void put_team_answer(struct app *app, const char *text) {
    struct session_view *view = &app->session.view;
    view->have_table = true;
    view->table = (struct message_ideas){.round = 3, .phase = PHASE_HUDDLE, .ideas_count = 1};
    view->table.ideas[0].idea = 7;
    str_copy(view->table.ideas[0].text, sizeof view->table.ideas[0].text, text);
    view->result.answer_count = IDEA_NUMBER_BYTES;
    view->result.answer[IDEA_NUMBER_BYTES - 1] = 7;
}

void put_reveal(struct app *app) {
    struct message_reveal *it = &app->session.view.reveal;
    app->session.view.have_reveal = true;
    *it = (struct message_reveal){.round = 3, .slips_count = 2};
    str_copy(it->key, sizeof it->key, "1/4");
    str_copy(
        it->explanation, sizeof it->explanation,
        "Half of the cake is two quarters. Take one more quarter away, and of the four quarters "
        "one is left.");
    const struct session_view *view = &app->session.view;
    str_copy(it->title, sizeof it->title, view->challenge.title);
    str_copy(it->prompt, sizeof it->prompt, view->challenge.prompt);
    str_copy(it->twin_title, sizeof it->twin_title, view->twin.title);
    str_copy(it->twin_prompt, sizeof it->twin_prompt, view->twin.prompt);
    str_copy(it->twin_key, sizeof it->twin_key, "1/2");
    str_copy(it->twin_explanation, sizeof it->twin_explanation,
             "A third is two sixths. Two sixths and one sixth are three sixths: half is left.");
    str_copy(it->slips[0].answer, sizeof it->slips[0].answer, "2/6");
    str_copy(it->slips[0].thinking, sizeof it->slips[0].thinking,
             "We took 1 of 2 and 1 of 4, and that makes 2 of 6.");
    str_copy(it->slips[0].turn, sizeof it->slips[0].turn,
             "Pieces of different size cannot be counted together. Cut them equally large first.");
    str_copy(it->slips[1].answer, sizeof it->slips[1].answer, "3/8");
    str_copy(it->slips[1].thinking, sizeof it->slips[1].thinking,
             "A quarter of the half that was left is gone.");
    str_copy(it->slips[1].turn, sizeof it->slips[1].turn,
             "The quarter is one of the whole cake, not one of the rest.");
}

void put_bars(struct app *app, unsigned first, unsigned huddle, unsigned mend, int gain) {
    app->session.view.have_bars = true;
    app->session.view.bars = (struct message_bars){.round = 3,
                                                   .is_shown = true,
                                                   .first = (uint8_t)first,
                                                   .huddle = (uint8_t)huddle,
                                                   .mend = (uint8_t)mend,
                                                   .has_mend = true,
                                                   .gain = (int16_t)gain};
    app->motion.has_bars = true;
}

void put_recap(struct app *app) {
    app->session.view.have_recap = true;
    app->session.view.recap =
        (struct message_recap){.tries = 214, .later = 31, .seams = 31, .gold = 186, .goal = 200};
}

void put_shelf(struct app *app, unsigned bowls) {
    struct message_shelf *shelf = &app->session.view.shelf;
    app->session.view.have_shelf = true;
    shelf->bowls_count = (uint16_t)bowls;
    for (unsigned i = 0; i < bowls; i++) {
        shelf->bowls[i].seed = i;
        shelf->bowls[i].lines = (uint8_t)(2 + i * 3 % 5);
        str_copy(shelf->bowls[i].name, sizeof shelf->bowls[i].name, bowl_names[i % 16]);
    }
    shelf->more = bowls == SHELF_MAX ? 3 : 0;
}

void put_found(struct app *app, const char *title, const char *host, const char *code) {
    struct message_found found = {.major = PROTOCOL_MAJOR, .port = PROTOCOL_PORT, .seats_free = 12};
    str_copy(found.title, sizeof found.title, title);
    found.key_count = KEY_BYTES; /* as good as any: each code has one of its own */
    str_copy((char *)found.key, sizeof found.key, code);
    app_found(app, host, &found, SCENE_NOW_MS);
    app_tell_code(app, found.key, code, SCENE_NOW_MS);
}

void put_shown(struct app *app, const uint8_t *pictures) {
    struct transport_identity *shown = &app->net.shown;
    str_copy(shown->fingerprint.code, sizeof shown->fingerprint.code, "K7QM-2XPD");
    memcpy(shown->fingerprint.pictures, pictures, FINGERPRINT_PICTURES);
}

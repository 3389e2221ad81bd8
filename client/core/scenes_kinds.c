/* Scenes of the kinds of challenge whose answers are sets, orders, pairs and repaired lines. */
#include "scene_put.h"

#include <string.h>

#include "str.h"

static void at_phase(struct app *app, enum phase phase, enum put_challenge challenge) {
    put_room(app, 27, 9);
    put_seat(app, "Brave Otter");
    put_team(app, "Heron", 1, 2);
    put_phase(app, phase, 60000, 37000);
    put_challenge(app, challenge);
}

static void put_picks(struct app *app, const uint8_t *picks, size_t count) {
    app->play.picks.count = (uint8_t)count;
    memcpy(app->play.picks.list, picks, count);
}

static void put_picked_idea(struct app *app, const uint8_t *picks, size_t count, unsigned tries,
                            unsigned backed) {
    put_idea(app, "", tries, backed);
    struct message_ideas *ideas = &app->session.view.ideas;
    struct record_idea *idea = &ideas->ideas[ideas->ideas_count - 1];
    idea->picks_count = (uint16_t)count;
    memcpy(idea->picks, picks, count);
}

static const uint8_t some[] = {0, 1, 3};
static const uint8_t others[] = {0, 3};
static const uint8_t order[] = {1, 2, 0, 3};
static const uint8_t another_order[] = {3, 2, 0, 1};
static const uint8_t pairs[] = {2, 0, 3, 1};
static const uint8_t half_paired[] = {2, 0, PICK_NONE, PICK_NONE};

static void choices(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_CHOICES);
    put_picks(app, some, sizeof some);
    app->play.confidence = CONFIDENCE_SURE;
}

static void choices_huddle(struct app *app) {
    at_phase(app, PHASE_HUDDLE, PUT_CHOICES);
    put_picked_idea(app, some, sizeof some, 2, 1);
    put_picked_idea(app, others, sizeof others, 1, 0);
    app->play.is_new_open = true;
    put_picks(app, others, sizeof others);
}

static void order_untouched(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_ORDER);
}

static void order_moved(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_ORDER);
    put_picks(app, order, sizeof order);
    app->play.held = 1;
    app->person.focus = (struct action){ACTION_ORDER, 1};
    app->play.confidence = CONFIDENCE_THINK_SO;
}

static void order_huddle(struct app *app) {
    at_phase(app, PHASE_HUDDLE, PUT_ORDER);
    put_picked_idea(app, order, sizeof order, 2, 2);
    put_picked_idea(app, another_order, sizeof another_order, 1, 0);
    app->play.idea = 1;
}

static void order_mend(struct app *app) {
    at_phase(app, PHASE_MEND, PUT_ORDER);
    put_result(app, false, true, false);
    put_picked_idea(app, order, sizeof order, 0, 2);
    put_picks(app, order, sizeof order);
}

static void order_longest(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_LONGEST_ORDER);
}

static void match_begun(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_MATCH);
    put_picks(app, half_paired, sizeof half_paired);
    app->play.held = 2;
    app->person.focus = (struct action){ACTION_MATCH_RIGHT, 1};
}

static void match_paired(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_MATCH);
    put_picks(app, pairs, sizeof pairs);
    app->play.confidence = CONFIDENCE_GUESS;
}

static void match_asked(struct app *app) {
    match_begun(app);
    app->play.was_asked = true;
}

static void match_mend(struct app *app) {
    at_phase(app, PHASE_MEND, PUT_MATCH);
    put_result(app, true, false, false);
    put_picked_idea(app, pairs, sizeof pairs, 0, 1);
    put_picks(app, half_paired, sizeof half_paired);
}

static void match_longest(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_LONGEST_MATCH);
    static const uint8_t all[] = {7, 6, 5, 4, 3, 2, 1, 0};
    put_picks(app, all, sizeof all);
}

static void slip(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_SLIP);
    picks_set(&app->play.picks, 2);
    put_typed(app, "3 x 5", CONFIDENCE_THINK_SO);
}

static void slip_huddle(struct app *app) {
    at_phase(app, PHASE_HUDDLE, PUT_SLIP);
    static const uint8_t third = 2, second = 1;
    put_picked_idea(app, &third, 1, 2, 1);
    put_picked_idea(app, &second, 1, 1, 0);
    struct record_idea *idea = &app->session.view.ideas.ideas[0];
    str_copy(idea->text, sizeof idea->text, "3 x 5");
    app->play.is_new_open = true;
    picks_set(&app->play.picks, 3);
}

static void slip_longest(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_LONGEST_SLIP);
    picks_set(&app->play.picks, 0);
}

const struct scene_maker scenes_kinds[] = {
    {{"try-choices", "a set is picked"}, ROLE_STUDENT, choices},
    {{"huddle-choices", "two sets; a new one is picked"}, ROLE_STUDENT, choices_huddle},
    {{"try-order-empty", "nothing was moved yet"}, ROLE_STUDENT, order_untouched},
    {{"try-order", "a card is in hand"}, ROLE_STUDENT, order_moved},
    {{"huddle-order", "two orders"}, ROLE_STUDENT, order_huddle},
    {{"mend-order", "an order that two back"}, ROLE_STUDENT, order_mend},
    {{"try-order-longest", "eight of the longest cards"}, ROLE_STUDENT, order_longest},
    {{"try-match", "a left is in hand"}, ROLE_STUDENT, match_begun},
    {{"try-match-paired", "all are paired"}, ROLE_STUDENT, match_paired},
    {{"try-match-asked", "handed in before all were paired"}, ROLE_STUDENT, match_asked},
    {{"mend-match-kind", "pairs that one backs"}, ROLE_STUDENT, match_mend},
    {{"try-match-longest", "eight of the longest pairs"}, ROLE_STUDENT, match_longest},
    {{"try-slip", "a line is picked, a repair is typed"}, ROLE_STUDENT, slip},
    {{"huddle-slip", "two lines; a new one is picked"}, ROLE_STUDENT, slip_huddle},
    {{"try-slip-longest", "eight of the longest lines"}, ROLE_STUDENT, slip_longest},
};
const size_t scenes_kinds_count = sizeof scenes_kinds / sizeof scenes_kinds[0];

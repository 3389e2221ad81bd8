/* Scenes of coming in: find, name, lobby, the end of a connection, help. */
#include "scene_put.h"

#include <string.h>

#include "str.h"
#include "transport.h"

static void find_empty(struct app *app) {
    app->person.focus = (struct action){ACTION_FIELD, FIELD_CODE};
}

static void find_three(struct app *app) {
    put_found(app, "Fractions, class 6b", "192.168.1.20", "K7QM-2XPD");
    put_found(app, "Reading evening", "192.168.1.31", "3HTR-90VB");
    put_found(app, "Maths club on Thursday, for everybody who likes riddles", "192.168.1.44",
              "W2EA-77QK");
    net_pick(&app->net, 1, "");
    app->net.says = NET_SAYS_NO_ANSWER;
    find_empty(app);
}

static void find_longest(struct app *app) {
    char title[TITLE_BYTES_MAX + 1];
    for (int i = 0; i < ROOMS_SHOWN_MAX; i++) {
        char host[64];
        put_long(title, sizeof title, i % 2 == 0 ? TITLE_BYTES_MAX : 20);
        str_format(host, sizeof host, "fe80:0000:0000:0000:1234:5678:9abc:%04d%%wlan0", i);
        put_found(app, title, host, "K7QM-2XPD");
    }
    field_set(&app->fields[FIELD_ADDRESS],
              "laboratory-of-the-second-floor-17.school.example.org:27450");
}

static void find_wrong_code(struct app *app) {
    put_found(app, "Fractions, class 6b", "192.168.1.20", "K7QM-2XPD");
    field_set(&app->fields[FIELD_CODE], "K7QM-2XPB");
    net_go(&app->net, "192.168.1.20", "K7QM-2XPB");
    net_disconnected(&app->net, TRANSPORT_WRONG_CODE, SCENE_NOW_MS);
    find_empty(app);
}

static void find_knocking(struct app *app) {
    net_go(&app->net, "192.168.1.20", "");
    field_set(&app->fields[FIELD_ADDRESS], "192.168.1.20");
    net_disconnected(&app->net, TRANSPORT_LOST, SCENE_NOW_MS);
}

static void find_refused(struct app *app) {
    find_three(app);
    net_pick(&app->net, 1, "");
    net_reached(&app->net, &(struct transport_identity){.room_key = {1}}, false, SCENE_NOW_MS);
    net_refuse(&app->net);
    find_empty(app);
}

static void ask_pictures(struct app *app, uint8_t one, uint8_t two, uint8_t three) {
    find_three(app);
    app->net.state = NET_ASKING;
    app->net.is_there = true;
    app->person.focus = (struct action){ACTION_NONE, 0};
    put_shown(app, (const uint8_t[]){one, two, three});
}

static void pictures(struct app *app) {
    ask_pictures(app, THING_FISH + 32, THING_KEY, THING_LEAF + 16);
}

/* The longest words, and as many things as there can be. */
static void pictures_longest(struct app *app) {
    ask_pictures(app, THING_UMBRELLA + 48, THING_UMBRELLA + 48, THING_UMBRELLA + 48);
}

static void pictures_yes(struct app *app) {
    ask_pictures(app, THING_HEART + 16, THING_BOAT + 48, THING_MOON);
    app->person.focus = (struct action){ACTION_OUR_ROOM, 1};
}

static void put_names(struct app *app, const char *a, const char *b, const char *c) {
    struct message_names *names = &app->session.view.names;
    put_room(app, 12, 0);
    app->session.view.have_names = true;
    names->names_count = 3;
    str_copy(names->names[0].text, sizeof names->names[0].text, a);
    str_copy(names->names[1].text, sizeof names->names[1].text, b);
    str_copy(names->names[2].text, sizeof names->names[2].text, c);
}

static void name_empty(struct app *app) {
    put_room(app, 12, 0);
}

static void name_three(struct app *app) {
    put_names(app, "Brave Otter", "Quiet Comet", "Merry Pine");
    app->person.focus = (struct action){ACTION_TAKE_NAME, 1};
}

static void name_longest(struct app *app) {
    char name[NAME_BYTES_MAX + 1];
    put_long(name, sizeof name, NAME_BYTES_MAX);
    put_names(app, name, name, "Wunderbarschmetterlingsblumenwiesenentdeckerin");
}

static void name_typed(struct app *app) {
    name_three(app);
    app->session.view.names.may_type = true;
    field_set(&app->fields[FIELD_NAME], "Mira");
    app->person.focus = (struct action){ACTION_FIELD, FIELD_NAME};
}

static void name_waits(struct app *app) {
    name_typed(app);
    app->session.view.have_name_waits = true;
    app->session.view.name_waits.state = NAME_WAITS;
    app->person.focus = (struct action){ACTION_NONE, 0};
}

static void name_another(struct app *app) {
    name_typed(app);
    app->session.view.have_name_waits = true;
    app->session.view.name_waits.state = NAME_ANOTHER;
}

static void lobby_before(struct app *app) {
    put_room(app, 12, 0);
    put_seat(app, "Brave Otter");
    put_stage(app, STAGE_LOBBY);
}

static void lobby_team(struct app *app) {
    put_room(app, 27, 9);
    put_seat(app, "Brave Otter");
    put_stage(app, STAGE_LOBBY);
    put_team(app, "Heron", 1, 2);
}

static void lobby_longest(struct app *app) {
    char name[NAME_BYTES_MAX + 1];
    lobby_team(app);
    put_long(name, sizeof name, NAME_BYTES_MAX);
    put_seat(app, name);
    put_team(app, name, 4, 20);
    put_long(app->session.view.welcome.title, TITLE_BYTES_MAX + 1, TITLE_BYTES_MAX);
}

static void lobby_bowls(struct app *app) {
    lobby_before(app);
    put_bowls(app, 5);
    app->person.focus = (struct action){ACTION_CHOOSE_BOWL, 1};
}

static void lobby_bowls_empty(struct app *app) {
    lobby_before(app);
    put_bowls(app, 0);
}

static void lobby_bowls_crowded(struct app *app) {
    lobby_before(app);
    put_bowls(app, BOWLS_OPEN_MAX);
    app->session.view.was_refused = true;
    app->session.view.refused.reason = REFUSED_FULL;
}

static void lobby_bowls_longest(struct app *app) {
    lobby_longest(app);
    put_bowls(app, 3);
    app->is_choosing_bowl = true;
    for (int i = 0; i < 3; i++) {
        put_long(app->session.view.bowls.bowls[i].name, NAME_BYTES_MAX + 1, NAME_BYTES_MAX);
    }
}

static void lobby_ready(struct app *app) {
    lobby_team(app);
    put_bowls(app, 5);
    app->session.view.has_agreed = true;
    app->session.view.felt[FEELING_MOOD] = 4;
    app->aim = 2;
}

static void lobby_frozen(struct app *app) {
    lobby_team(app);
    app->session.view.phase.is_frozen = true;
}

static void lobby_frozen_offline(struct app *app) {
    lobby_frozen(app);
    app->session.link = SESSION_OUT;
}

static void lobby_came_back(struct app *app) {
    lobby_team(app);
    app->session.came_back = true;
}

static void end_closed(struct app *app) {
    put_room(app, 27, 9);
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_ROOM_CLOSED;
}

static void end_moved(struct app *app) {
    end_closed(app);
    app->session.closed_reason = CLOSED_MOVED;
}

static void end_removed(struct app *app) {
    end_closed(app);
    app->session.closed_reason = CLOSED_REMOVED;
}

static void end_version(struct app *app) {
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_VERSION;
    app->session.view.refused = (struct message_refused){.major = 2, .minor = 1};
}

static void end_full(struct app *app) {
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_FULL;
}

static void help(struct app *app) {
    lobby_team(app);
    app->is_help = true;
}

static void help_came_back(struct app *app) {
    lobby_came_back(app);
    app->is_help = true;
}

const struct scene_maker scenes_coming[] = {
    {{"find-empty", "no room has answered yet"}, ROLE_STUDENT, find_empty},
    {{"find-three", "three rooms; one is not reachable"}, ROLE_STUDENT, find_three},
    {{"find-longest", "sixteen rooms with the longest titles"}, ROLE_STUDENT, find_longest},
    {{"find-wrong-code", "not the room with that code"}, ROLE_STUDENT, find_wrong_code},
    {{"find-knocking", "an address that does not answer"}, ROLE_STUDENT, find_knocking},
    {{"find-refused", "a card of which somebody said that it is not theirs"},
     ROLE_STUDENT,
     find_refused},
    {{"pictures", "are these the three pictures on the big screen?"}, ROLE_STUDENT, pictures},
    {{"pictures-yes", "yes has the focus"}, ROLE_STUDENT, pictures_yes},
    {{"pictures-longest", "four umbrellas three times"}, ROLE_STUDENT, pictures_longest},
    {{"pictures-board", "the board asks too"}, ROLE_BOARD, pictures},
    {{"name-empty", "the names have not come yet"}, ROLE_STUDENT, name_empty},
    {{"name", "three names to pick from"}, ROLE_STUDENT, name_three},
    {{"name-longest", "the longest names"}, ROLE_STUDENT, name_longest},
    {{"name-typed", "an own first name is typed"}, ROLE_STUDENT, name_typed},
    {{"name-waits", "it waits for a nod"}, ROLE_STUDENT, name_waits},
    {{"name-another", "the teacher asks for another one"}, ROLE_STUDENT, name_another},
    {{"lobby-bowls", "five bowls to sit at"}, ROLE_STUDENT, lobby_bowls},
    {{"lobby-bowls-empty", "the first one who sits down"}, ROLE_STUDENT, lobby_bowls_empty},
    {{"lobby-bowls-crowded", "24 bowls; one was full"}, ROLE_STUDENT, lobby_bowls_crowded},
    {{"lobby-bowls-longest", "the longest names"}, ROLE_STUDENT, lobby_bowls_longest},
    {{"lobby-ready", "agreed, an aim, a mood"}, ROLE_STUDENT, lobby_ready},
    {{"frozen", "look up"}, ROLE_STUDENT, lobby_frozen},
    {{"frozen-offline", "look up, and the room is out of reach"},
     ROLE_STUDENT,
     lobby_frozen_offline},
    {{"lobby-came-back", "a seat from before this window"}, ROLE_STUDENT, lobby_came_back},
    {{"lobby", "before there are teams"}, ROLE_STUDENT, lobby_before},
    {{"lobby-team", "with a team and its bowl"}, ROLE_STUDENT, lobby_team},
    {{"lobby-longest", "the longest names"}, ROLE_STUDENT, lobby_longest},
    {{"end-closed", "the room has closed"}, ROLE_STUDENT, end_closed},
    {{"end-moved", "the seat is at another computer now"}, ROLE_STUDENT, end_moved},
    {{"end-removed", "the teacher took the seat away"}, ROLE_STUDENT, end_removed},
    {{"end-version", "the room plays another version"}, ROLE_STUDENT, end_version},
    {{"end-full", "every place is taken"}, ROLE_STUDENT, end_full},
    {{"help", "how it works and the keys"}, ROLE_STUDENT, help},
    {{"help-came-back", "and whose seat this is"}, ROLE_STUDENT, help_came_back},
};
const size_t scenes_coming_count = sizeof scenes_coming / sizeof scenes_coming[0];

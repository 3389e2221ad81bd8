/* The teacher's console, over one afternoon of fractions. */
#include "scene_put.h"

#include "protocol.h"
#include "str.h"

static const char *const team_names[] = {"Heron",  "Otter", "Maple", "Comet", "Lantern",
                                         "Willow", "Kite",  "Robin", "Cedar"};
static const char *const seat_names[] = {"Brave Otter", "Quiet Comet", "Merry Pine"};

static void put_seats(struct app *app, unsigned teams, unsigned each) {
    struct session_desk *desk = &app->desk->tables;
    for (unsigned i = 0; i < teams * each; i++) {
        struct record_desk_seat *seat = &desk->seats[desk->seats_count++];
        *seat = (struct record_desk_seat){.seat = desk->seats_count,
                                          .team = (uint16_t)(i / each + 1),
                                          .is_done = i / each % 3 != 0};
        str_copy(seat->name, sizeof seat->name, seat_names[i % 3]);
    }
}

static void put_teams(struct app *app, unsigned teams) {
    struct session_desk *desk = &app->desk->tables;
    desk->teams_count = (uint16_t)teams;
    for (unsigned i = 0; i < teams; i++) {
        struct record_desk_team *team = &desk->teams[i];
        *team = (struct record_desk_team){
            .team = (uint16_t)(i + 1), .seed = i + 20, .seats = 3, .gold = 12 + i};
        str_copy(team->name, sizeof team->name, team_names[i % 9]);
    }
    put_seats(app, teams, 3);
}

void put_desk(struct app *app, unsigned teams) {
    struct session_desk *desk = &app->desk->tables;
    put_room(app, 3 * teams, teams);
    app->session.view.have_team = app->session.view.have_seat = false;
    str_copy(app->net.at.host, sizeof app->net.at.host, "192.168.1.20");
    desk->have_desk = desk->have_queue = desk->have_texts = desk->have_packs = true;
    desk->desk = (struct message_desk){
        .plan_seconds = 270, .agreed = 25, .moods_count = MOODS, .size = 3, .first = 38};
    desk->desk.huddle = 61;
    desk->desk.behind_seconds = 1560;
    put_morning(app);
    put_challenge(app, PUT_NUMBER);
    put_teams(app, teams);
    app->person.focus = (struct action){ACTION_NONE, 0};
}

/* One of the sixth team is away. */
static void put_away(struct app *app) {
    app->desk->tables.seats[17].state = DESK_SEAT_AWAY;
    app->session.view.room.seats_here--;
    app->session.view.room.seats_away++;
}

static void put_miss(struct app *app, const char *text, const char *thought, unsigned teams) {
    struct message_desk_queue *queue = &app->desk->tables.queue;
    struct record_desk_miss *miss = &queue->queue[queue->queue_count++];
    *miss = (struct record_desk_miss){
        .answer = queue->queue_count, .teams = (uint16_t)teams, .tries = (uint16_t)(2 * teams)};
    miss->sure = teams > 5 ? 4 : 0;
    str_copy(miss->text, sizeof miss->text, text);
    str_copy(miss->thought, sizeof miss->thought, thought);
    app->desk->tables.desk.queue_left++;
}

static void put_misses(struct app *app) {
    put_miss(app, "2/6", "added tops and bottoms", 6);
    put_miss(app, "1/2", "did not see the second part", 2);
    put_miss(app, "3/8", "", 1);
    app->desk->tables.queue.queue[2].waits_for_nod = true;
}

static void put_text(struct app *app, enum words_kind kind, const char *who, const char *words) {
    struct message_desk_texts *texts = &app->desk->tables.texts;
    struct record_desk_text *text = &texts->texts[texts->texts_count++];
    *text = (struct record_desk_text){.text = texts->texts_count, .kind = (uint8_t)kind};
    str_copy(text->who, sizeof text->who, who);
    str_copy(text->words, sizeof text->words, words);
}

static void desk_empty(struct app *app) {
    put_desk(app, 0);
    put_stage(app, STAGE_LOBBY);
    app->desk->tables.desk.agreed = 0;
}

static void desk_lobby(struct app *app) {
    put_desk(app, 9);
    put_away(app);
    put_stage(app, STAGE_LOBBY);
    app->desk->tables.seats[26].team = app->desk->tables.seats[25].team = 0;
    for (int i = 0; i < MOODS; i++) {
        app->desk->tables.desk.moods[i] = (uint8_t)(1 + i * 2);
    }
}

static void desk_try(struct app *app) {
    put_desk(app, 9);
    put_away(app);
    put_phase(app, PHASE_TRY, 60000, 31000);
}

static void carry(struct app *app, int over) {
    struct desk_drag *drag = &app->desk->drag;
    static const int places[][2] = {{1000, 300}, {1000, 560}};
    drag->seat = 2;
    drag->is_on = true;
    drag->x = places[over][0];
    drag->y = places[over][1];
}

static void desk_carry(struct app *app) {
    desk_lobby(app);
    carry(app, 1);
}

static void desk_carry_round(struct app *app) {
    desk_try(app);
    carry(app, 0);
}

static void desk_thirty(struct app *app) {
    put_desk(app, 10);
    put_phase(app, PHASE_HUDDLE, 45000, 21000);
}

static void put_hands(struct app *app) {
    struct message_desk_hands *hands = &app->desk->tables.hands;
    *hands = (struct message_desk_hands){.hands_count = 2};
    hands->hands[0] = (struct record_desk_hand){.seat = 12, .reason = HAND_SILENT};
    hands->hands[1] = (struct record_desk_hand){.seat = 18, .reason = HAND_AWAY};
}

static void desk_hand(struct app *app) {
    desk_try(app);
    put_hands(app);
}

static void desk_between(struct app *app) {
    put_desk(app, 9);
    put_phase(app, PHASE_NONE, 0, 0);
    app->desk->tables.desk.open_cracks = 3;
}

static void desk_reveal(struct app *app) {
    put_desk(app, 9);
    put_phase(app, PHASE_REVEAL, 0, 0);
    put_reveal(app);
    put_bars(app, 38, 61, 88, 81);
}

static void desk_undo(struct app *app) {
    desk_try(app);
    app->desk->next = (struct message_host_next){
        .stage = STAGE_ROUND, .round = 3, .phase = PHASE_TRY, .spotlight = 0};
    app->desk->next_ms = SCENE_NOW_MS + 2400;
    app_focus(app, (struct action){ACTION_DESK, DESK_DO_UNDO});
}

static void desk_huddle(struct app *app) {
    put_desk(app, 9);
    put_phase(app, PHASE_HUDDLE, 45000, 8000);
    app->desk->tables.desk.advice = 2;
}

static void desk_share_queue(struct app *app) {
    put_desk(app, 9);
    put_away(app);
    put_phase(app, PHASE_SHARE, 0, 0);
    put_misses(app);
    put_spotlight(app, CAPTION_TEAM);
    str_copy(app->session.view.spotlight.answer, ANSWER_BYTES_MAX + 1, "2/6");
    app->desk->tables.queue.queue[0].is_shown = true;
    put_cheers(app);
    app_focus(app, (struct action){ACTION_DESK_SHOW, 2});
}

static void desk_nods_wait(struct app *app) {
    put_desk(app, 9);
    put_phase(app, PHASE_OFFER, 45000, 20000);
    put_miss(app, "2/6", "added tops and bottoms", 6);
    put_text(app, WORDS_THOUGHT, "Heron", "We took one of two and one of four, and counted.");
    put_text(app, WORDS_NAME, "", "Ada");
}

static void desk_recap(struct app *app) {
    put_desk(app, 9);
    put_stage(app, STAGE_RECAP);
}

static void desk_over(struct app *app) {
    desk_recap(app);
    put_recap(app);
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_ROOM_CLOSED;
    app->session.closed_reason = CLOSED_LESSON_OVER;
}

static void desk_closed(struct app *app) {
    put_desk(app, 9);
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_ROOM_CLOSED;
    app->session.closed_reason = CLOSED_LESSON_OVER;
}

static void desk_crowded(struct app *app) {
    put_desk(app, 64);
    put_phase(app, PHASE_SHARE, 0, 0);
    for (unsigned i = 0; i < QUEUE_MAX; i++) {
        put_miss(app, i % 2 == 0 ? "2/6" : "7/12 cm", "added tops and bottoms", 1 + i % 7);
    }
    for (int i = 0; i < 64; i++) {
        put_long(app->desk->tables.teams[i].name, NAME_BYTES_MAX + 1, 12 + (size_t)i % 20);
    }
}

/* 4,000 seats, as many as a room has. */
static void desk_thousand(struct app *app) {
    struct session_desk *desk = &app->desk->tables;
    put_desk(app, SEATS_MAX / 3);
    put_phase(app, PHASE_TRY, 60000, 31000);
    while (desk->seats_count < SEATS_MAX) { /* one has no team yet */
        struct record_desk_seat *seat = &desk->seats[desk->seats_count++];
        *seat = (struct record_desk_seat){.seat = desk->seats_count};
        str_copy(seat->name, sizeof seat->name, seat_names[0]);
    }
    app->desk->from = 600;
}

static void desk_found(struct app *app) {
    desk_thousand(app);
    app->desk->from = 0;
    str_copy(app->desk->tables.seats[2999].name, NAME_BYTES_MAX, "Zesty Yak");
    field_set(&app->fields[FIELD_FIND], "ya");
    app_focus(app, (struct action){ACTION_FIELD, FIELD_FIND});
}

static void desk_longest(struct app *app) {
    desk_nods_wait(app);
    struct session_desk *desk = &app->desk->tables;
    put_long(app->session.view.welcome.title, TITLE_BYTES_MAX + 1, TITLE_BYTES_MAX);
    put_long(desk->queue.queue[0].text, ANSWER_BYTES_MAX + 1, 80);
    put_long(desk->queue.queue[0].thought, THINKING_BYTES_MAX + 1, THINKING_BYTES_MAX);
    put_long(desk->texts.texts[0].words, WORDS_BYTES_MAX + 1, WORDS_CHARS_MAX);
    put_long(desk->texts.texts[1].words, WORDS_BYTES_MAX + 1, NAME_CHARS_MAX);
    put_long(desk->desk.trouble, TROUBLE_BYTES_MAX + 1, TROUBLE_BYTES_MAX);
    for (int i = 0; i < 9; i++) {
        put_long(desk->teams[i].name, NAME_BYTES_MAX + 1, NAME_BYTES_MAX);
    }
}

static void desk_frozen(struct app *app) {
    desk_huddle(app);
    app->session.view.phase.is_frozen = true;
}

static void desk_offline(struct app *app) {
    desk_huddle(app);
    app->session.link = SESSION_OUT;
    app->net.state = NET_WAITING;
    app->net.retry_at_ms = SCENE_NOW_MS + 3000;
}

static void desk_of_team(struct app *app) {
    desk_try(app);
    app->desk->page = DESK_TEAM;
    app->desk->team = 6;
    str_copy(app->desk->tables.seats[16].note, NOTE_BYTES_MAX + 1, "second row, left");
}

static void desk_of_seat(struct app *app) {
    desk_of_team(app);
    app->desk->page = DESK_SEAT;
    app->desk->seat = 17;
    field_set(&app->fields[FIELD_NOTE], "second row, left");
}

static void desk_move(struct app *app) {
    desk_of_seat(app);
    app->desk->page = DESK_MOVE;
}

static void desk_give(struct app *app) {
    desk_of_seat(app);
    app->desk->page = DESK_GIVE;
}

static void desk_more(struct app *app) {
    put_desk(app, 9);
    put_phase(app, PHASE_NONE, 0, 0);
    app->desk->tables.desk.open_cracks = 3;
    app->desk->page = DESK_MORE;
    app->desk->tables.packs.packs_count = 2;
}

static void desk_mistake(struct app *app) {
    desk_huddle(app);
    app->desk->page = DESK_MISTAKE;
    field_set(&app->fields[FIELD_MISTAKE], "I counted the pieces, not their size.");
    app_focus(app, (struct action){ACTION_FIELD, FIELD_LESSON});
}

static void desk_goal(struct app *app) {
    desk_more(app);
    app->desk->page = DESK_GOAL;
    field_set(&app->fields[FIELD_GOAL], "240");
}

static void desk_packs(struct app *app) {
    desk_more(app);
    struct message_desk_packs *packs = &app->desk->tables.packs;
    app->desk->page = DESK_PACKS;
    for (int i = 0; i < 2; i++) {
        packs->packs[i].challenges = (uint16_t)(8 + 4 * i);
        str_copy(packs->packs[i].title, TITLE_BYTES_MAX + 1, i == 0 ? "Fractions" : "Percentages");
    }
    str_copy(packs->packs[1].says, SAYS_BYTES_MAX + 1, "Two challenges have no twin.");
}

static void desk_end(struct app *app) {
    desk_huddle(app);
    app->desk->page = DESK_END;
    app->desk->is_closing = true;
    app_focus(app, (struct action){ACTION_DESK, DESK_DO_LEAVE});
}

static void desk_not_ours(struct app *app) {
    put_room(app, 0, 0);
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_NOT_OWNER;
}

static void desk_help(struct app *app) {
    desk_try(app);
    app->is_help = true;
}

const struct scene_maker scenes_desk[] = {
    {{"desk-empty", "nobody is here yet"}, ROLE_TEACHER, desk_empty},
    {{"desk-lobby", "the class comes in"}, ROLE_TEACHER, desk_lobby},
    {{"desk-try", "everybody tries"}, ROLE_TEACHER, desk_try},
    {{"desk-carry", "a seat is carried to another team"}, ROLE_TEACHER, desk_carry},
    {{"desk-carry-round", "a seat is carried within a round"}, ROLE_TEACHER, desk_carry_round},
    {{"desk-thirty", "a class of thirty"}, ROLE_TEACHER, desk_thirty},
    {{"desk-hand", "who may need a hand"}, ROLE_TEACHER, desk_hand},
    {{"desk-between", "between two rounds"}, ROLE_TEACHER, desk_between},
    {{"desk-reveal", "the key and the bars"}, ROLE_TEACHER, desk_reveal},
    {{"desk-undo", "next waits three seconds"}, ROLE_TEACHER, desk_undo},
    {{"desk-huddle", "teams talk; advice"}, ROLE_TEACHER, desk_huddle},
    {{"desk-share-queue", "misses on offer, one on the screen"}, ROLE_TEACHER, desk_share_queue},
    {{"desk-nods", "texts wait for a nod"}, ROLE_TEACHER, desk_nods_wait},
    {{"desk-recap", "the recap"}, ROLE_TEACHER, desk_recap},
    {{"desk-over", "the room is closed"}, ROLE_TEACHER, desk_over},
    {{"desk-closed", "it is closed without a recap"}, ROLE_TEACHER, desk_closed},
    {{"desk-crowded", "64 teams, 16 misses"}, ROLE_TEACHER, desk_crowded},
    {{"desk-thousand", "4,000 seats"}, ROLE_TEACHER, desk_thousand},
    {{"desk-found", "a name is looked for among them"}, ROLE_TEACHER, desk_found},
    {{"desk-longest", "the longest texts"}, ROLE_TEACHER, desk_longest},
    {{"desk-frozen", "everybody looks up"}, ROLE_TEACHER, desk_frozen},
    {{"desk-offline", "the room is out of reach"}, ROLE_TEACHER, desk_offline},
    {{"desk-team", "the seats of a team"}, ROLE_TEACHER, desk_of_team},
    {{"desk-seat", "one seat"}, ROLE_TEACHER, desk_of_seat},
    {{"desk-move", "a seat goes to another team"}, ROLE_TEACHER, desk_move},
    {{"desk-give", "a newcomer gets an old seat"}, ROLE_TEACHER, desk_give},
    {{"desk-more", "what is needed now and then"}, ROLE_TEACHER, desk_more},
    {{"desk-mistake", "the teacher's own mistake"}, ROLE_TEACHER, desk_mistake},
    {{"desk-goal", "the goal in gold"}, ROLE_TEACHER, desk_goal},
    {{"desk-packs", "another pack"}, ROLE_TEACHER, desk_packs},
    {{"desk-end", "the window is to be closed"}, ROLE_TEACHER, desk_end},
    {{"desk-not-ours", "a room of another teacher"}, ROLE_TEACHER, desk_not_ours},
    {{"desk-help", "the keys"}, ROLE_TEACHER, desk_help},
};
const size_t scenes_desk_count = sizeof scenes_desk / sizeof scenes_desk[0];

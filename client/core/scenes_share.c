/* Scenes of share, on the screens of students and of the board. */
#include "scene_put.h"

#include "str.h"

static const char *const good[] = {"it counts the pieces", "it uses both parts",
                                   "it checks the whole", "it draws a picture"};
static const char *const turns[] = {"pieces of different size", "the whole has changed",
                                    "a part is counted twice"};

static void at_share(struct app *app) {
    put_room(app, 27, 9);
    put_seat(app, "Brave Otter");
    put_team(app, "Heron", 1, 2);
    put_phase(app, PHASE_SHARE, 0, 0);
    put_challenge(app, PUT_NUMBER);
}

void put_spotlight(struct app *app, enum caption caption) {
    struct message_spotlight *it = &app->session.view.spotlight;
    app->session.view.have_spotlight = true;
    *it = (struct message_spotlight){
        .round = 3, .number = 1, .caption = (uint8_t)caption, .teams = 5, .may_claim = true};
    str_copy(it->answer, sizeof it->answer, "2/6");
    str_copy(it->thought, sizeof it->thought, "We took 1 of 2 and 1 of 4, and that makes 2 of 6.");
}

static void put_questions(struct app *app) {
    struct message_questions *it = &app->session.view.questions;
    app->session.view.have_questions = true;
    it->round = 3;
    it->good_count = 4;
    it->turns_count = 3;
    for (int i = 0; i < 4; i++) {
        str_copy(it->good[i].text, sizeof it->good[i].text, good[i]);
    }
    for (int i = 0; i < 3; i++) {
        str_copy(it->turns[i].text, sizeof it->turns[i].text, turns[i]);
    }
}

static void put_chosen(struct app *app) {
    struct message_chosen *it = &app->session.view.chosen;
    app->session.view.have_chosen = true;
    *it = (struct message_chosen){.round = 3,
                                  .spotlight = 1,
                                  .good = 1,
                                  .turn = 1,
                                  .good_counts = {5, 2, 0, 1},
                                  .turn_counts = {6, 1, 1},
                                  .good_counts_count = 4,
                                  .turn_counts_count = 3};
    str_copy(it->turn_text, sizeof it->turn_text,
             "Pieces of different size cannot be counted together. Cut them equally large first.");
}

/* Pills that are on their way, the oldest nearly gone. */
void put_cheers(struct app *app) {
    static const uint8_t cheers[] = {CHEER_OK, CHEER_BRAVE, CHEER_ME_TOO, CHEER_OK,
                                     CHEER_NOW_I_SEE};
    for (size_t i = 0; i < sizeof cheers; i++) {
        app->pills.list[i] = (struct pill){.start_ms = SCENE_NOW_MS - 2000 + 360 * i,
                                           .count = i == 3 ? 7 : 1,
                                           .cheer = cheers[i],
                                           .lane = (uint8_t)(i % PILL_LANES)};
    }
    for (uint32_t i = 0; i < CHEER_COUNT; i++) {
        app->session.view.cheers.now[i] = 3 * i + 2;
    }
}

static void share_waiting(struct app *app) {
    at_share(app);
}

static void share(struct app *app) {
    at_share(app);
    put_spotlight(app, CAPTION_TEAM);
    put_questions(app);
    app->session.view.ideas_said[QUESTION_GOOD] = 1;
    app->person.focus = (struct action){ACTION_GOOD, 1};
}

static void share_small(struct app *app) {
    share(app);
    put_spotlight(app, CAPTION_MANY);
    app->session.view.spotlight.teams = 0;
    app->session.view.spotlight.may_claim = false;
    app->session.view.ideas_said[QUESTION_GOOD] = 0;
}

static void share_cheers(struct app *app) {
    share(app);
    put_cheers(app);
}

static void share_less_motion(struct app *app) {
    share_cheers(app);
    app->config.less_motion = true;
}

static void share_chosen(struct app *app) {
    share(app);
    put_chosen(app);
    app->session.view.is_claimed = true;
}

static void share_named(struct app *app) {
    share_chosen(app);
    str_copy(app->session.view.spotlight.team, NAME_BYTES_MAX + 1, "Lantern");
}

static void share_ours_named(struct app *app) {
    share_chosen(app);
    str_copy(app->session.view.spotlight.team, NAME_BYTES_MAX + 1, "Lantern, Heron");
}

static void share_chorus(struct app *app) {
    share(app);
    app->session.view.cheers.chorus_ms = SCENE_NOW_MS - 900;
    app->session.view.cheers.choruses = 1;
}

static void share_muted(struct app *app) {
    share(app);
    app->session.view.room.is_muted = true;
}

/* In between: what was told of the thought before it waits. */
static void share_teachers(struct app *app) {
    share_chosen(app);
    put_spotlight(app, CAPTION_TEACHERS);
    struct message_spotlight *it = &app->session.view.spotlight;
    it->number = 0;
    it->teams = 0;
    it->may_claim = false;
    it->answer[0] = '\0';
    str_copy(it->thought, sizeof it->thought, "I counted the pieces, not their size.");
    str_copy(it->lesson, sizeof it->lesson, "Now I draw the whole first.");
}

static void share_longest(struct app *app) {
    share_named(app);
    struct session_view *view = &app->session.view;
    put_long(view->spotlight.answer, ANSWER_BYTES_MAX + 1, ANSWER_BYTES_MAX);
    put_long(view->spotlight.thought, THINKING_BYTES_MAX + 1, THINKING_BYTES_MAX);
    put_long(view->spotlight.team, NAME_BYTES_MAX + 1, NAME_BYTES_MAX);
    put_long(view->chosen.turn_text, TURN_BYTES_MAX + 1, TURN_BYTES_MAX);
    view->questions.good_count = view->questions.turns_count = IDEAS_PER_CHALLENGE_MAX;
    for (int i = 0; i < IDEAS_PER_CHALLENGE_MAX; i++) {
        put_long(view->questions.good[i].text, IDEA_BYTES_MAX + 1, IDEA_BYTES_MAX);
        put_long(view->questions.turns[i].text, IDEA_BYTES_MAX + 1, IDEA_BYTES_MAX);
    }
}

const struct scene_maker scenes_share[] = {
    {{"share-waiting", "no thought is in the spotlight yet"}, ROLE_STUDENT, share_waiting},
    {{"share", "a team's thought; one question is answered"}, ROLE_STUDENT, share},
    {{"share-small", "fewer than four teams"}, ROLE_STUDENT, share_small},
    {{"share-cheers", "cheers drift up"}, ROLE_STUDENT, share_cheers},
    {{"share-less-motion", "counts in their place"}, ROLE_STUDENT, share_less_motion},
    {{"share-chosen", "what teams chose, and the turn"}, ROLE_STUDENT, share_chosen},
    {{"share-named", "a team said that it was theirs"}, ROLE_STUDENT, share_named},
    {{"share-ours-named", "the own team is named"}, ROLE_STUDENT, share_ours_named},
    {{"share-chorus", "over half say it is OK"}, ROLE_STUDENT, share_chorus},
    {{"share-muted", "cheers are not heard now"}, ROLE_STUDENT, share_muted},
    {{"share-teachers", "the teacher's own mistake"}, ROLE_STUDENT, share_teachers},
    {{"share-longest", "the longest texts"}, ROLE_STUDENT, share_longest},
};
const size_t scenes_share_count = sizeof scenes_share / sizeof scenes_share[0];

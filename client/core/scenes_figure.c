/* Scenes of challenges with a picture: one of each kind, on a student's window and on the board. */
#include "scene_put.h"

#include "str.h"

static void put_figure(struct app *app, enum phase phase, const char *figure, const char *prompt) {
    struct message_challenge *it = &app->session.view.challenge;
    put_room(app, 27, 9);
    put_phase(app, phase, 60000, 37000);
    put_challenge(app, PUT_NUMBER);
    it->unit[0] = '\0';
    str_copy(it->title, sizeof it->title, "Look at the picture");
    str_copy(it->prompt, sizeof it->prompt, prompt);
    str_copy(it->figure, sizeof it->figure, figure);
    if (app->config.role == ROLE_STUDENT) {
        put_seat(app, "Brave Otter");
        put_team(app, "Heron", 1, 2);
    }
}

static void bars(struct app *app) {
    put_figure(app, PHASE_TRY, "bar 2/3, 5/8",
               "Two jugs of the same size. How much more is in the upper one?");
}

static void discs(struct app *app) {
    put_figure(app, PHASE_TRY, "circle 8/8, 8/8, 3/8", "How many pizzas are there?");
}

static void line(struct app *app) {
    put_figure(app, PHASE_TRY, "line -1 to 2 in 12, at 3/4", "Which number is at the dot?");
}

static void line_long(struct app *app) {
    put_figure(app, PHASE_TRY, "line -9999/1000 to 9999/1000 in 24, at 1/3",
               "Which number is at the dot?");
}

static void grid(struct app *app) {
    put_figure(app, PHASE_TRY, "grid 10 x 10, 37", "How many percent are filled?");
}

static void dots(struct app *app) {
    put_figure(app, PHASE_TRY, "dots 3 8 12", "How many marbles are there in the mean?");
}

static void dots_huddle(struct app *app) {
    put_figure(app, PHASE_HUDDLE, "dots 20 20 20 20 20 20", "How many marbles are there?");
    put_idea(app, "120", 2, 1);
    put_idea(app, "100", 1, 0);
}

static void unread(struct app *app) {
    put_figure(app, PHASE_TRY, "cube 3 x 3 x 3", "How many small cubes are there?");
}

const struct scene_maker scenes_figure[] = {
    {{"figure-bars", "a challenge with two bars"}, ROLE_STUDENT, bars},
    {{"figure-circle", "with discs"}, ROLE_STUDENT, discs},
    {{"figure-line", "with a number line and a place on it"}, ROLE_STUDENT, line},
    {{"figure-line-long", "with the longest numbers at its ends"}, ROLE_STUDENT, line_long},
    {{"figure-grid", "with squares"}, ROLE_STUDENT, grid},
    {{"figure-dots", "with groups of dots"}, ROLE_STUDENT, dots},
    {{"figure-huddle", "in the huddle, as many dots as there can be"}, ROLE_STUDENT, dots_huddle},
    {{"figure-unread", "of a newer room, which this window cannot read"}, ROLE_STUDENT, unread},
    {{"board-figure-bars", "the board with two bars"}, ROLE_BOARD, bars},
    {{"board-figure-line", "the board with a number line"}, ROLE_BOARD, line},
    {{"board-figure-grid", "the board with squares"}, ROLE_BOARD, grid},
    {{"board-figure-dots", "the board with groups of dots"}, ROLE_BOARD, dots_huddle},
};
const size_t scenes_figure_count = sizeof scenes_figure / sizeof scenes_figure[0];

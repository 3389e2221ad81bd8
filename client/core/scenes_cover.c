/* A teacher's window that the class looks at too: the board with the strip below it, and what the
 * console says of where the board stands. */
#include "app_board.h"
#include "scene_put.h"
#include "str.h"

/* The desk of a lesson, covered by that scene of the board. */
static void put_cover(struct app *app, const char *board) {
    put_desk(app, 9);
    app_place_board(app, BOARD_HERE);
    app->board = scene_open(board, &app->config);
    app->owns_board = app->board != NULL;
}

static void cover_lobby(struct app *app) {
    put_cover(app, "board-lobby");
    put_stage(app, STAGE_LOBBY);
}

static void cover_try(struct app *app) {
    put_cover(app, "board-try");
    put_phase(app, PHASE_TRY, 60000, 37000);
}

static void cover_undo(struct app *app) {
    cover_try(app);
    app->desk->next = (struct message_host_next){
        .stage = STAGE_ROUND, .round = 3, .phase = PHASE_TRY, .spotlight = 0};
    app->desk->next_ms = SCENE_NOW_MS + 2400;
    app->person.focus = (struct action){ACTION_DESK, DESK_DO_UNDO};
}

static void cover_paused(struct app *app) {
    cover_try(app);
    app->session.view.phase.is_paused = true;
    if (app->board != NULL) {
        app->board->session.view.phase.is_paused = true;
    }
}

static void cover_frozen(struct app *app) {
    cover_try(app);
    app->session.view.phase.is_frozen = true;
    if (app->board != NULL) {
        app->board->session.view.phase.is_frozen = true;
    }
}

/* Words wait for a nod: that is for the teacher to see. */
static void cover_note(struct app *app) {
    put_cover(app, "board-share");
    put_phase(app, PHASE_SHARE, 0, 0);
    app->desk->tables.texts.texts_count = 1;
    str_copy(app->desk->tables.texts.texts[0].words, WORDS_BYTES_MAX + 1, "We counted.");
}

static void cover_offered(struct app *app) {
    cover_try(app);
    app_place_board(app, BOARD_BESIDE);
}

static void cover_end(struct app *app) {
    cover_try(app);
    app->desk->page = DESK_END;
    app->desk->is_closing = true;
    app->person.focus = (struct action){ACTION_DESK, DESK_DO_LEAVE};
}

static void cover_over(struct app *app) {
    put_cover(app, "board-recap");
    put_stage(app, STAGE_RECAP);
    put_recap(app);
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_ROOM_CLOSED;
    app->session.closed_reason = CLOSED_LESSON_OVER;
}

/* The board is on its way. */
static void cover_waits(struct app *app) {
    put_desk(app, 9);
    put_stage(app, STAGE_LOBBY);
    app_place_board(app, BOARD_HERE);
}

/* The teacher keeps the console open where the class sees it. */
static void desk_seen(struct app *app) {
    put_desk(app, 9);
    put_phase(app, PHASE_TRY, 60000, 37000);
    app_place_board(app, BOARD_HERE);
    app->desk->is_covered = false;
}

static void desk_beside(struct app *app) {
    put_desk(app, 9);
    put_phase(app, PHASE_TRY, 60000, 37000);
    app_place_board(app, BOARD_BESIDE);
}

static void desk_board_closed(struct app *app) {
    desk_beside(app);
    app_board_closed(app);
}

const struct scene_maker scenes_cover[] = {
    {{"cover-lobby", "one display: the board, and the strip of the teacher"},
     ROLE_TEACHER,
     cover_lobby},
    {{"cover-try", "the same in a round"}, ROLE_TEACHER, cover_try},
    {{"cover-undo", "next waits three seconds"}, ROLE_TEACHER, cover_undo},
    {{"cover-paused", "the clock stands still"}, ROLE_TEACHER, cover_paused},
    {{"cover-frozen", "everybody looks up"}, ROLE_TEACHER, cover_frozen},
    {{"cover-note", "something waits on the console"}, ROLE_TEACHER, cover_note},
    {{"cover-offered", "a second display has come"}, ROLE_TEACHER, cover_offered},
    {{"cover-end", "the window is to be closed"}, ROLE_TEACHER, cover_end},
    {{"cover-over", "the room is closed"}, ROLE_TEACHER, cover_over},
    {{"cover-waits", "the board is on its way"}, ROLE_TEACHER, cover_waits},
    {{"desk-seen", "one display, and the console is kept open"}, ROLE_TEACHER, desk_seen},
    {{"desk-beside", "the board stands on the other display"}, ROLE_TEACHER, desk_beside},
    {{"desk-board-closed", "the board was closed"}, ROLE_TEACHER, desk_board_closed},
};
const size_t scenes_cover_count = sizeof scenes_cover / sizeof scenes_cover[0];

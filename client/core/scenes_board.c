/* Scenes of the board, one for each phase. */
#include "scene_put.h"

#include "str.h"

static void at_board(struct app *app, enum phase phase) {
    str_copy(app->net.host, sizeof app->net.host, "192.168.1.20");
    put_room(app, 27, 9);
    put_phase(app, phase, phase == PHASE_REVEAL ? 0 : 60000, 37000);
    put_challenge(app, PUT_NUMBER);
    app->session.view.have_progress = true;
    app->session.view.progress =
        (struct message_progress){.round = 3, .phase = (uint8_t)phase, .done = 18, .present = 27};
}

static void board_find(struct app *app) {
    put_found(app, "Fractions, class 6b", "192.168.1.20", "K7QM-2XPD");
}

static void board_lobby(struct app *app) {
    str_copy(app->net.host, sizeof app->net.host, "192.168.1.20");
    put_room(app, 12, 0);
    put_stage(app, STAGE_LOBBY);
}

static void board_try(struct app *app) {
    at_board(app, PHASE_TRY);
}

static void board_try_choice(struct app *app) {
    at_board(app, PHASE_TRY);
    put_challenge(app, PUT_CHOICE);
}

static void board_huddle(struct app *app) {
    at_board(app, PHASE_HUDDLE);
}

static void board_mend(struct app *app) {
    at_board(app, PHASE_MEND);
    put_twin(app);
}

static void board_reveal(struct app *app) {
    at_board(app, PHASE_REVEAL);
    put_twin(app);
    put_reveal(app);
    put_bars(app, 38, 61, 86, 77);
    app->session.view.bars.sure_mended = 4;
}

static void board_reveal_no_bars(struct app *app) {
    at_board(app, PHASE_REVEAL);
    put_reveal(app);
}

static void board_longest(struct app *app) {
    at_board(app, PHASE_TRY);
    put_challenge(app, PUT_LONGEST_CHOICE);
    put_long(app->session.view.welcome.title, TITLE_BYTES_MAX + 1, TITLE_BYTES_MAX);
}

static void board_offline(struct app *app) {
    at_board(app, PHASE_TRY);
    app->session.link = SESSION_OUT;
    app->net.state = NET_WAITING;
    app->net.retry_at_ms = SCENE_NOW_MS + 3000;
}

static void at_recap(struct app *app, unsigned bowls) {
    put_room(app, 27, 9);
    put_stage(app, STAGE_RECAP);
    put_recap(app);
    put_shelf(app, bowls);
    put_bars(app, 38, 61, 86, 77);
}

static void board_recap(struct app *app) {
    at_recap(app, 9);
}

static void board_recap_crowded(struct app *app) {
    at_recap(app, SHELF_MAX);
}

const struct scene_maker scenes_board[] = {
    {{"board-find", "the board looks for its room"}, ROLE_BOARD, board_find},
    {{"board-lobby", "how to come in"}, ROLE_BOARD, board_lobby},
    {{"board-try", "a question"}, ROLE_BOARD, board_try},
    {{"board-try-choice", "a question with options"}, ROLE_BOARD, board_try_choice},
    {{"board-huddle", "teams talk"}, ROLE_BOARD, board_huddle},
    {{"board-mend", "a new chance"}, ROLE_BOARD, board_mend},
    {{"board-reveal", "key, why, bars"}, ROLE_BOARD, board_reveal},
    {{"board-reveal-no-bars", "too few for bars"}, ROLE_BOARD, board_reveal_no_bars},
    {{"board-longest", "the longest texts"}, ROLE_BOARD, board_longest},
    {{"board-offline", "the room is out of reach"}, ROLE_BOARD, board_offline},
    {{"board-recap", "the shelf of nine teams"}, ROLE_BOARD, board_recap},
    {{"board-recap-crowded", "64 bowls"}, ROLE_BOARD, board_recap_crowded},
};
const size_t scenes_board_count = sizeof scenes_board / sizeof scenes_board[0];

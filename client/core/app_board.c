/* What a teacher's app knows of the board. Where the class can look changes when a display comes or
 * goes: sharing one begins covered, because a projector that was plugged in shows at once what
 * stands on the screen. */
#include "app_board.h"

#include "app_state.h"
#include "cover.h"
#include "str.h"

bool app_where(const struct app *app, struct app_where *where) {
    const struct place *at = &app->net.at;
    if (app->desk == NULL || app->session.link != SESSION_IN || at->host[0] == '\0') {
        return false;
    }
    *where = (struct app_where){.port = at->port};
    str_copy(where->host, sizeof where->host, at->host);
    str_copy(where->code, sizeof where->code, app->session.view.welcome.code);
    str_copy(where->address, sizeof where->address, app->address);
    return true;
}

void app_place_board(struct app *app, enum board_place place) {
    struct desk_app *desk = app->desk;
    if (desk == NULL || (desk->is_placed && desk->place == place)) {
        return;
    }
    bool is_apart = place == BOARD_BESIDE || place == BOARD_WINDOW;
    bool was_here = desk->is_placed && desk->place == BOARD_HERE;
    desk->is_offered = is_apart && was_here;
    desk->wants_board = is_apart && !was_here;
    cover_set(app, place == BOARD_HERE || desk->is_offered);
    desk->is_placed = true;
    desk->place = place;
}

bool app_wants_board(const struct app *app) {
    return app->desk != NULL && app->desk->wants_board;
}

void app_board_closed(struct app *app) {
    if (app->desk != NULL) {
        app->desk->wants_board = false;
    }
}

bool app_lead(struct app *app, const struct input *input, uint64_t now_ms) {
    return app->desk != NULL && desk_lead(app, input, now_ms);
}

bool app_wants_cover(const struct app *app) {
    return app->desk != NULL && app->desk->is_covered;
}

void app_lend_board(struct app *app, struct app *board) {
    app->board = board;
}

bool app_is_covered(const struct app *app) {
    return cover_is_on(app);
}

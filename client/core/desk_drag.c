/* Carrying a seat. A press that did not move is a press; one that moved is carried until it is let
 * go, and Esc puts it back. In a round a move waits for its end, which the console says. */
#include "desk_drag.h"

#include "act.h"

#define FAR_PX 6

static struct desk_drag *drag_of(const struct app *app) {
    return &app->desk->drag;
}

void desk_drag_press(struct app *app, struct action action, int x, int y) {
    if (app->desk == NULL) {
        return;
    }
    struct desk_drag *drag = drag_of(app);
    drag->seat = action.kind == ACTION_DESK_SEAT ? (uint16_t)action.value : 0;
    drag->is_on = drag->is_from_team = drag->has_turned = false;
    drag->from_x = drag->x = x;
    drag->from_y = drag->y = y;
}

/* From the page of one team the others are not seen: they come while something is carried. */
static void begin(struct app *app) {
    struct desk_app *desk = app->desk;
    desk->drag.is_on = true;
    desk->drag.is_from_team = desk->page == DESK_TEAM;
    desk->seat = desk->drag.seat;
    if (desk->drag.is_from_team) {
        desk->page = DESK_MOVE;
        desk->from = 0;
    }
}

/* A list of many teams turns when the seat is carried over what turns it, once each time. */
static void turn(struct app *app, uint64_t now_ms) {
    struct action over = app->person.hover;
    if (over.kind != ACTION_DESK_TURN) {
        drag_of(app)->has_turned = false;
    } else if (!drag_of(app)->has_turned) {
        drag_of(app)->has_turned = true;
        app_act(app, over, now_ms);
    }
}

void desk_drag_move(struct app *app, int x, int y, uint64_t now_ms) {
    if (app->desk == NULL || drag_of(app)->seat == 0) {
        return;
    }
    struct desk_drag *drag = drag_of(app);
    int by_x = x - drag->from_x, by_y = y - drag->from_y;
    drag->x = x;
    drag->y = y;
    if (!drag->is_on && by_x * by_x + by_y * by_y > FAR_PX * FAR_PX) {
        begin(app);
    }
    if (drag->is_on) {
        turn(app, now_ms);
    }
}

void desk_drag_cancel(struct app *app) {
    struct desk_drag *drag = drag_of(app);
    if (drag->is_on && drag->is_from_team && app->desk->page == DESK_MOVE) {
        app->desk->page = DESK_TEAM;
        app->desk->from = 0;
    }
    drag->seat = 0;
    drag->is_on = drag->is_from_team = false;
}

bool desk_drag_release(struct app *app, int x, int y, uint64_t now_ms) {
    if (app->desk == NULL || !drag_of(app)->is_on) {
        return false;
    }
    drag_of(app)->x = x;
    drag_of(app)->y = y;
    int team = desk_drag_over(app);
    if (team >= 0) {
        desk_move_seat(app, drag_of(app)->seat, (uint16_t)team, now_ms);
    }
    desk_drag_cancel(app);
    return true;
}

int desk_drag_over(const struct app *app) {
    const struct desk_drag *drag = drag_of(app);
    for (int i = 0; drag->is_on && i < drag->drops_count; i++) {
        const struct rect *rect = &drag->drops[i].rect;
        if (drag->x >= rect->x && drag->x < rect->x + rect->w && drag->y >= rect->y &&
            drag->y < rect->y + rect->h) {
            return drag->drops[i].team;
        }
    }
    return -1;
}

void desk_drop_add(const struct app *app, struct rect rect, uint16_t team) {
    struct desk_drag *drag = drag_of(app);
    if (drag->drops_count < DESK_DROPS_MAX) {
        drag->drops[drag->drops_count++] = (struct desk_drop){rect, team};
    }
}

/* Two at one machine are two. */
static unsigned people_of(const struct desk_app *desk, int team) {
    unsigned people = 0;
    for (uint16_t i = 0; i < desk->tables.seats_count; i++) {
        const struct record_desk_seat *seat = &desk->tables.seats[i];
        people += seat->seat != 0 && seat->team == team ? 1 + (unsigned)seat->is_pair : 0;
    }
    return people;
}

enum desk_drop_kind desk_drop_kind(const struct app *app, uint16_t number, int team) {
    const struct message_phase *phase = &app->session.view.phase;
    const struct record_desk_seat *seat = desk_seat(app->desk, number);
    bool is_round = phase->stage == STAGE_ROUND && phase->phase != PHASE_NONE;
    if (seat == NULL || team < 0) {
        return DESK_DROP_NOWHERE;
    }
    if (seat->team == team && !(is_round && app->desk->moved.seat == number)) {
        return DESK_DROP_STAYS;
    }
    if (is_round) {
        return team == 0 ? DESK_DROP_NOT_NOW : DESK_DROP_LATER;
    }
    bool has_room = people_of(app->desk, team) + 1 + (unsigned)seat->is_pair <= TEAM_SEATS_MAX;
    return team == 0 || has_room ? DESK_DROP_GOES : DESK_DROP_FULL;
}

void desk_move_seat(struct app *app, uint16_t seat, uint16_t team, uint64_t now_ms) {
    enum desk_drop_kind kind = desk_drop_kind(app, seat, team);
    struct message message = {.id = MESSAGE_host_move};
    if (kind != DESK_DROP_GOES && kind != DESK_DROP_LATER) {
        return;
    }
    message.as.host_move.seat = seat;
    message.as.host_move.team = team;
    app->session.view.was_refused = false;
    session_host(&app->session, &message, now_ms);
    bool is_back = desk_seat(app->desk, seat)->team == team;
    bool waits = kind == DESK_DROP_LATER && !is_back;
    app->desk->moved = waits ? (struct desk_moved){seat, team, app->session.view.phase.round}
                             : (struct desk_moved){0, 0, 0};
}

/* The console's memory. A "next" is held back for three seconds, so that a hand that slipped takes
 * it back; it names what it ends, so one that comes late ends nothing else. */
#include "desk_app.h"

#include <stdlib.h>

#include "app_state.h"
#include "focus.h"
#include "setup.h"

struct desk_app *desk_open(void) {
    struct desk_app *desk = calloc(1, sizeof *desk);
    if (desk != NULL) {
        desk->has_hands = true;
    }
    return desk;
}

void desk_close(struct desk_app *desk) {
    free(desk);
}

bool desk_is_on(const struct app *app) {
    bool is_in = app->net.state != NET_ASKING && !app_is_finding(app);
    return app->desk != NULL && is_in && !app->is_help && app->session.link != SESSION_ENDED;
}

const struct record_desk_team *desk_team(const struct desk_app *desk, uint16_t team) {
    if (team == 0 || team > desk->tables.teams_count) {
        return NULL;
    }
    const struct record_desk_team *row = &desk->tables.teams[team - 1];
    return row->team == team ? row : NULL;
}

const struct record_desk_seat *desk_seat(const struct desk_app *desk, uint16_t seat) {
    if (seat == 0 || seat > desk->tables.seats_count) {
        return NULL;
    }
    const struct record_desk_seat *row = &desk->tables.seats[seat - 1];
    return row->seat == seat ? row : NULL;
}

static void count_seat(struct desk_count *count, const struct record_desk_seat *seat) {
    bool is_here = seat->state == DESK_SEAT_HERE;
    count->seats++;
    count->here += is_here ? 1 : 0;
    count->done += is_here && seat->is_done ? 1 : 0;
}

struct desk_count desk_count(const struct desk_app *desk, uint16_t team) {
    struct desk_count count = {0, 0, 0};
    for (uint16_t i = 0; i < desk->tables.seats_count; i++) {
        const struct record_desk_seat *seat = &desk->tables.seats[i];
        if (seat->seat != 0 && seat->team == team) {
            count_seat(&count, seat);
        }
    }
    return count;
}

struct desk_count desk_count_all(const struct desk_app *desk) {
    struct desk_count count = {0, 0, 0};
    for (uint16_t i = 0; i < desk->tables.seats_count; i++) {
        const struct record_desk_seat *seat = &desk->tables.seats[i];
        if (seat->seat != 0 && seat->team != 0) {
            count_seat(&count, seat);
        }
    }
    return count;
}

/* The class has gone on by itself: what was to end is over. */
static bool is_late(const struct app *app) {
    const struct session_view *view = &app->session.view;
    const struct message_host_next *next = &app->desk->next;
    uint8_t spotlight = view->have_spotlight ? view->spotlight.number : 0;
    return view->phase.stage != next->stage || view->phase.round != next->round ||
           view->phase.phase != next->phase || spotlight != next->spotlight;
}

bool desk_begins_warm(const struct app *app) {
    const struct message_phase *phase = &app->session.view.phase;
    return app->desk->is_warm_up_first && phase->stage == STAGE_LOBBY && phase->round == 0;
}

bool desk_room_is_gone(const struct app *app) {
    const struct setup *setup = app->config.setup;
    return setup != NULL && setup->state == SETUP_OPEN && setup->is_gone;
}

static void say_next(struct app *app, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_next};
    message.as.host_next = app->desk->next;
    if (desk_begins_warm(app)) {
        message.id = MESSAGE_host_round;
        message.as.host_round = (struct message_host_round){.kind = ROUND_WARM_UP};
    }
    app->desk->next_ms = 0;
    session_host(&app->session, &message, now_ms);
}

void desk_tick(struct app *app, uint64_t now_ms) {
    struct desk_app *desk = app->desk;
    if (desk == NULL) {
        return;
    }
    if (desk->next_ms != 0 && is_late(app)) {
        desk->next_ms = 0;
    } else if (desk->next_ms != 0 && now_ms >= desk->next_ms) {
        say_next(app, now_ms);
    }
    bool is_about_seat =
        desk->page == DESK_SEAT || desk->page == DESK_MOVE || desk->page == DESK_GIVE;
    if (is_about_seat && desk_seat(desk, desk->seat) == NULL) {
        desk->page = DESK_TEAMS;
        desk->from = 0;
    }
}

uint64_t desk_wake_ms(const struct desk_app *desk) {
    return desk != NULL && desk->next_ms != 0 ? desk->next_ms : FAR_AWAY_MS;
}

static void act(struct app *app, enum desk_act what, uint64_t now_ms) {
    app_act(app, (struct action){ACTION_DESK, (int)what}, now_ms);
}

/* A step back: from a "next" that waits, from a field, from a page. */
static void go_back(struct app *app, uint64_t now_ms) {
    bool is_field = app->person.focus.kind == ACTION_FIELD;
    if (app->desk->drag.is_on) {
        desk_drag_cancel(app);
    } else if (app->desk->next_ms != 0) {
        act(app, DESK_DO_UNDO, now_ms);
    } else if (is_field && app_focused_field(app) != NULL) {
        app->person.focus = (struct action){ACTION_NONE, 0};
    } else {
        act(app, DESK_DO_BACK, now_ms);
    }
}

/* A miss goes up or down in the queue with Shift and the arrows. */
static bool move_miss(struct app *app, const struct input *input, uint64_t now_ms) {
    enum action_kind kind = app->person.focus.kind;
    bool is_miss = kind == ACTION_DESK_SHOW || kind == ACTION_DESK_HIDE;
    bool is_arrow = input->key == KEY_UP || input->key == KEY_DOWN;
    if (!is_miss || !is_arrow || !input->with_shift) {
        return false;
    }
    kind = input->key == KEY_UP ? ACTION_DESK_UP : ACTION_DESK_DOWN;
    app_act(app, (struct action){kind, app->person.focus.value}, now_ms);
    return true;
}

bool desk_key(struct app *app, const struct input *input, uint64_t now_ms) {
    bool is_typing = app_focused_field(app) != NULL;
    if (!desk_is_on(app)) {
        return false;
    }
    if (input->key == KEY_ESCAPE) {
        go_back(app, now_ms);
        return true;
    }
    if (is_typing) {
        return false;
    }
    if (input->key == KEY_SPACE) {
        act(app, DESK_DO_NEXT, now_ms);
        return true;
    }
    return move_miss(app, input, now_ms);
}

static const struct letter {
    char small, large;
    enum desk_act act;
    bool is_public; /* it leads although the console is not seen */
} letters[] = {{'p', 'P', DESK_DO_PAUSE, true}, {'f', 'F', DESK_DO_FREEZE, true},
               {'m', 'M', DESK_DO_MUTE, true},  {'n', 'N', DESK_DO_NOD, false},
               {'+', '+', DESK_DO_TIME, true},  {'c', 'C', DESK_DO_COVER, true},
               {'b', 'B', DESK_DO_BOARD, true}};

static void press_letter(struct app *app, const char *text, bool is_seen, uint64_t now_ms) {
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        bool is_it = text[0] == letters[i].small || text[0] == letters[i].large;
        if (is_it && (is_seen || letters[i].is_public)) {
            act(app, letters[i].act, now_ms);
        }
    }
}

bool desk_letter(struct app *app, const char *text, uint64_t now_ms) {
    if (!desk_is_on(app) || app_focused_field(app) != NULL) {
        return false;
    }
    press_letter(app, text, true, now_ms);
    return true;
}

bool desk_lead(struct app *app, const struct input *input, uint64_t now_ms) {
    bool is_text = input->kind == INPUT_TEXT;
    bool is_space = input->kind == INPUT_KEY && input->key == KEY_SPACE;
    bool is_undo = input->kind == INPUT_KEY && input->key == KEY_ESCAPE && app->desk->next_ms != 0;
    if (!desk_is_on(app) || (!is_text && !is_space && !is_undo)) {
        return false;
    }
    if (is_text) {
        press_letter(app, input->text, false, now_ms);
    } else {
        act(app, is_undo ? DESK_DO_UNDO : DESK_DO_NEXT, now_ms);
    }
    return true;
}

bool desk_may_close(struct app *app) {
    if (!desk_is_on(app) || app->desk->is_closing || app->session.link != SESSION_IN) {
        return true;
    }
    app->desk->is_closing = true;
    app->desk->page = DESK_END;
    app->desk->next_ms = 0;
    app_focus(app, (struct action){ACTION_DESK, DESK_DO_LEAVE});
    return false;
}

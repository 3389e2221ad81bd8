/* What the pages of the console do: one seat, the rows of a list, the queue of misses, words that
 * wait for a nod. */
#include "act.h"

#include "str.h"

void desk_host(struct app *app, const struct message *message, uint64_t now_ms) {
    app->session.view.was_refused = false;
    session_host(&app->session, message, now_ms);
}

/* --- one seat, and the pages ------------------------------------------------------------------ */

void desk_turn_to(struct app *app, enum desk_page page) {
    app->desk->page = page;
    app->desk->from = 0;
    app->desk->is_sure = false;
    field_set(&app->fields[FIELD_FIND], "");
    if (page == DESK_GOAL) {
        app_focus(app, (struct action){ACTION_FIELD, FIELD_GOAL});
    } else if (page == DESK_MISTAKE) {
        app_focus(app, (struct action){ACTION_FIELD, FIELD_MISTAKE});
    } else if (page != DESK_TEAMS) {
        app_focus(app, (struct action){ACTION_DESK, DESK_DO_BACK});
    }
}

void desk_go_back(struct app *app) {
    static const enum desk_page back[DESK_PAGE_COUNT] = {
        [DESK_SEAT] = DESK_TEAM,    [DESK_MOVE] = DESK_SEAT, [DESK_GIVE] = DESK_SEAT,
        [DESK_MISTAKE] = DESK_MORE, [DESK_GOAL] = DESK_MORE, [DESK_PACKS] = DESK_MORE,
    };
    bool was_closing = app->desk->is_closing;
    enum desk_page page = app->desk->page;
    app->desk->is_closing = false;
    desk_turn_to(app, page == DESK_END && !was_closing ? DESK_MORE : back[page]);
}

void desk_do_seat(struct app *app, enum desk_act what, uint64_t now_ms) {
    struct desk_app *desk = app->desk;
    const struct record_desk_seat *seat = desk_seat(desk, desk->seat);
    struct message message = {.id = MESSAGE_host_note};
    if (seat == NULL) {
        return;
    }
    if (what == DESK_DO_NOTE) {
        message.as.host_note.seat = seat->seat;
        str_copy(message.as.host_note.note, sizeof message.as.host_note.note,
                 app->fields[FIELD_NOTE].text);
    } else if (what == DESK_DO_PAIR) {
        message.id = MESSAGE_host_pair;
        message.as.host_pair.seat = seat->seat;
        message.as.host_pair.is_pair = !seat->is_pair;
    } else if (!desk->is_sure) {
        desk->is_sure = true;
        return;
    } else {
        message.id = MESSAGE_host_remove;
        message.as.host_remove.seat = seat->seat;
        desk_turn_to(app, DESK_TEAM);
    }
    desk_host(app, &message, now_ms);
}

/* What is no number stays in its field. */
void desk_set_goal(struct app *app, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_goal};
    long long goal = 0;
    if (str_to_integer(app->fields[FIELD_GOAL].text, 1, GOLD_MAX, &goal)) {
        message.as.host_goal.goal = (uint32_t)goal;
        desk_host(app, &message, now_ms);
        desk_turn_to(app, DESK_MORE);
    }
}

void act_desk_page(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    desk_turn_to(app, (enum desk_page)value);
}

void act_desk_turn(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->desk->from += value * app->desk->rows;
    app->desk->from = app->desk->from < 0 ? 0 : app->desk->from;
}

void act_desk_team(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->desk->team = (uint16_t)value;
    desk_turn_to(app, DESK_TEAM);
}

void act_desk_seat(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    const struct record_desk_seat *seat = desk_seat(app->desk, (uint16_t)value);
    if (seat != NULL) {
        app->desk->seat = seat->seat;
        app->desk->team = seat->team;
        field_set(&app->fields[FIELD_NOTE], seat->note);
        desk_turn_to(app, DESK_SEAT);
    }
}

/* Says it, and goes to the page where what it did is seen. */
static void say(struct app *app, const struct message *message, enum desk_page then,
                uint64_t now_ms) {
    desk_host(app, message, now_ms);
    desk_turn_to(app, then);
}

void act_desk_move(struct app *app, int value, uint64_t now_ms) {
    desk_move_seat(app, app->desk->seat, (uint16_t)value, now_ms);
    desk_turn_to(app, DESK_SEAT);
}

void act_desk_give(struct app *app, int value, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_give_seat};
    message.as.host_give_seat.from = app->desk->seat;
    message.as.host_give_seat.to = (uint16_t)value;
    say(app, &message, DESK_TEAMS, now_ms);
}

void act_desk_pack(struct app *app, int value, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_pack};
    message.as.host_pack.pack = (uint8_t)value;
    say(app, &message, DESK_MORE, now_ms);
}

/* --- the queue and the tray ------------------------------------------------------------------- */

/* The place of a miss in the queue, from 0; -1: it is not there any more. */
static int place_of(const struct app *app, int answer) {
    const struct message_desk_queue *queue = &app->desk->tables.queue;
    for (int i = 0; i < queue->queue_count; i++) {
        if (queue->queue[i].answer == (uint32_t)answer) {
            return i;
        }
    }
    return -1;
}

void act_desk_show(struct app *app, int value, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_pick};
    message.as.host_pick.answer = (uint32_t)value;
    desk_host(app, &message, now_ms);
}

void act_desk_hide(struct app *app, int value, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_hide};
    int place = place_of(app, value);
    if (place >= 0) {
        message.as.host_hide.answer = (uint32_t)value;
        message.as.host_hide.is_hidden = !app->desk->tables.queue.queue[place].is_hidden;
        desk_host(app, &message, now_ms);
    }
}

static void move_miss(struct app *app, int answer, int by, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_order};
    int place = place_of(app, answer);
    int last = app->desk->tables.queue.queue_count - 1;
    if (place >= 0 && place + by >= 0 && place + by <= last) {
        message.as.host_order.answer = (uint32_t)answer;
        message.as.host_order.place = (uint8_t)(place + by + 1);
        desk_host(app, &message, now_ms);
    }
}

void act_desk_up(struct app *app, int value, uint64_t now_ms) {
    move_miss(app, value, -1, now_ms);
}

void act_desk_down(struct app *app, int value, uint64_t now_ms) {
    move_miss(app, value, 1, now_ms);
}

static void nod(struct app *app, int text, bool is_yes, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_nod};
    message.as.host_nod.text = (uint32_t)text;
    message.as.host_nod.is_yes = is_yes;
    desk_host(app, &message, now_ms);
}

void act_desk_yes(struct app *app, int value, uint64_t now_ms) {
    nod(app, value, true, now_ms);
}

void act_desk_no(struct app *app, int value, uint64_t now_ms) {
    nod(app, value, false, now_ms);
}

/* What the buttons of the console do: most of them say one message to the room, the others turn its
 * page. */
#include "act.h"

#include <string.h>

#include "str.h"

static void host(struct app *app, const struct message *message, uint64_t now_ms) {
    app->session.view.was_refused = false;
    session_host(&app->session, message, now_ms);
}

/* --- the way of the lesson -------------------------------------------------------------------- */

/* Nobody is here yet: there is nothing to go on with. */
static bool can_go_on(const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_empty = view->phase.stage == STAGE_LOBBY && view->room.seats_here == 0;
    return view->have_phase && view->phase.stage != STAGE_CLOSED && !is_empty;
}

static void wait_with_next(struct app *app, uint64_t now_ms) {
    const struct session_view *view = &app->session.view;
    if (app->desk->next_ms != 0 || !can_go_on(app)) {
        return;
    }
    app->desk->next =
        (struct message_host_next){.stage = view->phase.stage,
                                   .round = view->phase.round,
                                   .phase = view->phase.phase,
                                   .spotlight = view->have_spotlight ? view->spotlight.number : 0};
    app->desk->next_ms = now_ms + DESK_UNDO_MS;
    app_focus(app, (struct action){ACTION_DESK, DESK_DO_UNDO});
}

static void undo(struct app *app) {
    app->desk->next_ms = 0;
    app_focus(app, (struct action){ACTION_DESK, DESK_DO_NEXT});
}

static void set_clock(struct app *app, bool is_paused, bool is_frozen, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_clock};
    message.as.host_clock.is_paused = is_paused;
    message.as.host_clock.is_frozen = is_frozen;
    host(app, &message, now_ms);
}

static void add_time(struct app *app, uint64_t now_ms) {
    const struct message_phase *phase = &app->session.view.phase;
    struct message message = {.id = MESSAGE_host_time};
    if (phase->stage != STAGE_ROUND || phase->duration_ms == 0) {
        return;
    }
    message.as.host_time.round = phase->round;
    message.as.host_time.phase = phase->phase;
    message.as.host_time.seconds = DESK_MORE_SECONDS;
    host(app, &message, now_ms);
}

static void skip_share(struct app *app, uint64_t now_ms) {
    const struct session_view *view = &app->session.view;
    struct message message = {.id = MESSAGE_host_skip_share};
    message.as.host_skip_share.round = view->phase.round;
    message.as.host_skip_share.spotlight = view->have_spotlight ? view->spotlight.number : 0;
    host(app, &message, now_ms);
}

static void start(struct app *app, enum round_kind kind, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_round};
    message.as.host_round.kind = (uint8_t)kind;
    host(app, &message, now_ms);
}

static void end(struct app *app, bool with_recap, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_end};
    message.as.host_end.with_recap = with_recap;
    host(app, &message, now_ms);
    app->desk->page = DESK_TEAMS;
    app->desk->is_closing = false;
}

static bool do_way(struct app *app, enum desk_act what, uint64_t now_ms) {
    const struct message_phase *phase = &app->session.view.phase;
    struct message message = {.id = MESSAGE_host_break};
    switch ((int)what) {
    case DESK_DO_NEXT:
        wait_with_next(app, now_ms);
        return true;
    case DESK_DO_UNDO:
        undo(app);
        return true;
    case DESK_DO_PAUSE:
        set_clock(app, !phase->is_paused, phase->is_frozen, now_ms);
        return true;
    case DESK_DO_FREEZE:
        set_clock(app, phase->is_paused, !phase->is_frozen, now_ms);
        return true;
    case DESK_DO_TIME:
        add_time(app, now_ms);
        return true;
    case DESK_DO_SKIP:
        skip_share(app, now_ms);
        return true;
    case DESK_DO_WARM_UP:
    case DESK_DO_MENDING:
        start(app, what == DESK_DO_WARM_UP ? ROUND_WARM_UP : ROUND_MENDING, now_ms);
        return true;
    case DESK_DO_BREAK:
        message.as.host_break.round = phase->round;
        host(app, &message, now_ms);
        return true;
    case DESK_DO_RECAP:
    case DESK_DO_CLOSE:
        end(app, what == DESK_DO_RECAP, now_ms);
        return true;
    default:
        return false;
    }
}

/* --- the class -------------------------------------------------------------------------------- */

static void tell_mistake(struct app *app, bool is_told, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_mistake};
    struct message_host_mistake *it = &message.as.host_mistake;
    const char *thought = app->fields[FIELD_MISTAKE].text, *lesson = app->fields[FIELD_LESSON].text;
    if (is_told && (thought[0] == '\0' || lesson[0] == '\0')) {
        int missing = thought[0] == '\0' ? FIELD_MISTAKE : FIELD_LESSON;
        app_focus(app, (struct action){ACTION_FIELD, missing});
        return;
    }
    if (is_told) {
        str_copy(it->thought, sizeof it->thought, thought);
        str_copy(it->lesson, sizeof it->lesson, lesson);
    }
    host(app, &message, now_ms);
    app->desk->page = DESK_TEAMS;
}

static bool do_class(struct app *app, enum desk_act what, uint64_t now_ms) {
    const struct message_desk *now = &app->desk->tables.desk;
    const struct message_desk_texts *texts = &app->desk->tables.texts;
    struct message message = {.id = MESSAGE_host_pen};
    switch ((int)what) {
    case DESK_DO_PEN:
        break;
    case DESK_DO_MUTE:
        message.id = MESSAGE_host_mute;
        message.as.host_mute.is_muted = !app->session.view.room.is_muted;
        break;
    case DESK_DO_NOD:
        if (texts->texts_count == 0) {
            return true; /* what comes in this moment was not seen */
        }
        message.id = MESSAGE_host_nod;
        message.as.host_nod.is_yes = true;
        message.as.host_nod.last = texts->texts[texts->texts_count - 1].text;
        break;
    case DESK_DO_DOOR:
        message.id = MESSAGE_host_door;
        message.as.host_door.is_locked = !now->is_locked;
        break;
    case DESK_DO_APPROVE:
        message.id = MESSAGE_host_approve;
        break;
    case DESK_DO_NAMES:
        message.id = MESSAGE_host_names;
        message.as.host_names.may_type = !now->may_type;
        break;
    case DESK_DO_SHUFFLE:
        message.id = MESSAGE_host_teams;
        break;
    case DESK_DO_SPLIT:
        message.id = MESSAGE_host_teams;
        message.as.host_teams.what = 1;
        message.as.host_teams.team = app->desk->team;
        break;
    case DESK_DO_SIZE:
        message.id = MESSAGE_host_size;
        message.as.host_size.size =
            (uint8_t)(now->size >= TEAM_SEATS_MAX ? TEAM_SEATS_MIN : now->size + 1);
        break;
    default:
        return false;
    }
    host(app, &message, now_ms);
    return true;
}

/* --- one seat, and the pages ------------------------------------------------------------------ */

static void turn_to(struct app *app, enum desk_page page) {
    app->desk->page = page;
    app->desk->from = 0;
    app->desk->is_sure = false;
    if (page == DESK_GOAL) {
        app_focus(app, (struct action){ACTION_FIELD, FIELD_GOAL});
    } else if (page == DESK_MISTAKE) {
        app_focus(app, (struct action){ACTION_FIELD, FIELD_MISTAKE});
    } else if (page != DESK_TEAMS) {
        app_focus(app, (struct action){ACTION_DESK, DESK_DO_BACK});
    }
}

static void go_back(struct app *app) {
    static const enum desk_page back[DESK_PAGE_COUNT] = {
        [DESK_SEAT] = DESK_TEAM,    [DESK_MOVE] = DESK_SEAT, [DESK_GIVE] = DESK_SEAT,
        [DESK_MISTAKE] = DESK_MORE, [DESK_GOAL] = DESK_MORE, [DESK_PACKS] = DESK_MORE,
    };
    bool was_closing = app->desk->is_closing;
    enum desk_page page = app->desk->page;
    app->desk->is_closing = false;
    turn_to(app, page == DESK_END && !was_closing ? DESK_MORE : back[page]);
}

static void do_seat(struct app *app, enum desk_act what, uint64_t now_ms) {
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
        turn_to(app, DESK_TEAM);
    }
    host(app, &message, now_ms);
}

/* What is no number stays in its field. */
static void set_goal(struct app *app, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_goal};
    long long goal = 0;
    if (str_to_integer(app->fields[FIELD_GOAL].text, 1, GOLD_MAX, &goal)) {
        message.as.host_goal.goal = (uint32_t)goal;
        host(app, &message, now_ms);
        turn_to(app, DESK_MORE);
    }
}

void act_desk(struct app *app, int value, uint64_t now_ms) {
    enum desk_act what = (enum desk_act)value;
    if (do_way(app, what, now_ms) || do_class(app, what, now_ms)) {
        return;
    }
    switch ((int)what) {
    case DESK_DO_TELL:
    case DESK_DO_UNTELL:
        tell_mistake(app, what == DESK_DO_TELL, now_ms);
        return;
    case DESK_DO_BACK:
        go_back(app);
        return;
    case DESK_DO_GOAL:
        set_goal(app, now_ms);
        return;
    case DESK_DO_COVER:
        app->desk->is_covered = !app->desk->is_covered;
        turn_to(app, DESK_TEAMS);
        return;
    case DESK_DO_BOARD:
        app->desk->wants_board = !app->desk->wants_board;
        app->desk->is_offered = false;
        return;
    case DESK_DO_LEAVE:
        session_leave(&app->session);
        app->wants_quit = true;
        return;
    default:
        do_seat(app, what, now_ms);
    }
}

void act_desk_page(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    turn_to(app, (enum desk_page)value);
}

void act_desk_turn(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->desk->from += value * app->desk->rows;
    app->desk->from = app->desk->from < 0 ? 0 : app->desk->from;
}

void act_desk_team(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->desk->team = (uint16_t)value;
    turn_to(app, DESK_TEAM);
}

void act_desk_seat(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    const struct record_desk_seat *seat = desk_seat(app->desk, (uint16_t)value);
    if (seat != NULL) {
        app->desk->seat = seat->seat;
        field_set(&app->fields[FIELD_NOTE], seat->note);
        turn_to(app, DESK_SEAT);
    }
}

void act_desk_move(struct app *app, int value, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_move};
    message.as.host_move.seat = app->desk->seat;
    message.as.host_move.team = (uint16_t)value;
    host(app, &message, now_ms);
    turn_to(app, DESK_SEAT);
}

void act_desk_give(struct app *app, int value, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_give_seat};
    message.as.host_give_seat.from = app->desk->seat;
    message.as.host_give_seat.to = (uint16_t)value;
    host(app, &message, now_ms);
    turn_to(app, DESK_TEAMS);
}

void act_desk_pack(struct app *app, int value, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_pack};
    message.as.host_pack.pack = (uint8_t)value;
    host(app, &message, now_ms);
    turn_to(app, DESK_MORE);
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
    host(app, &message, now_ms);
}

void act_desk_hide(struct app *app, int value, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_hide};
    int place = place_of(app, value);
    if (place >= 0) {
        message.as.host_hide.answer = (uint32_t)value;
        message.as.host_hide.is_hidden = !app->desk->tables.queue.queue[place].is_hidden;
        host(app, &message, now_ms);
    }
}

static void move_miss(struct app *app, int answer, int by, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_order};
    int place = place_of(app, answer);
    int last = app->desk->tables.queue.queue_count - 1;
    if (place >= 0 && place + by >= 0 && place + by <= last) {
        message.as.host_order.answer = (uint32_t)answer;
        message.as.host_order.place = (uint8_t)(place + by + 1);
        host(app, &message, now_ms);
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
    host(app, &message, now_ms);
}

void act_desk_yes(struct app *app, int value, uint64_t now_ms) {
    nod(app, value, true, now_ms);
}

void act_desk_no(struct app *app, int value, uint64_t now_ms) {
    nod(app, value, false, now_ms);
}

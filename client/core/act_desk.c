/* What the buttons of the console do for the class: each says one message to the room. Pages, seats
 * and rows have a file of their own. */
#include "act.h"
#include "cover.h"

#include <string.h>

#include "str.h"

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
    desk_host(app, &message, now_ms);
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
    desk_host(app, &message, now_ms);
}

static void skip_share(struct app *app, uint64_t now_ms) {
    const struct session_view *view = &app->session.view;
    struct message message = {.id = MESSAGE_host_skip_share};
    message.as.host_skip_share.round = view->phase.round;
    message.as.host_skip_share.spotlight = view->have_spotlight ? view->spotlight.number : 0;
    desk_host(app, &message, now_ms);
}

static void start(struct app *app, enum round_kind kind, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_round};
    message.as.host_round.kind = (uint8_t)kind;
    desk_host(app, &message, now_ms);
}

static void end(struct app *app, bool with_recap, uint64_t now_ms) {
    struct message message = {.id = MESSAGE_host_end};
    message.as.host_end.with_recap = with_recap;
    desk_host(app, &message, now_ms);
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
        desk_host(app, &message, now_ms);
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
    desk_host(app, &message, now_ms);
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
    desk_host(app, &message, now_ms);
    return true;
}

/* --- all of them ------------------------------------------------------------------------------ */

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
        desk_go_back(app);
        return;
    case DESK_DO_GOAL:
        desk_set_goal(app, now_ms);
        return;
    case DESK_DO_COVER:
        cover_set(app, !app->desk->is_covered);
        return;
    case DESK_DO_HANDS:
        app->desk->has_hands = !app->desk->has_hands;
        desk_turn_to(app, DESK_TEAMS);
        return;
    case DESK_DO_BOARD:
        cover_turn_board(app);
        return;
    case DESK_DO_LEAVE:
        session_leave(&app->session);
        app->wants_quit = true;
        return;
    default:
        desk_do_seat(app, what, now_ms);
    }
}

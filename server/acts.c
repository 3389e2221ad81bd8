/* What the teacher does, over the wire or at the console: the same messages, one row of the table
 * each. What is in a round is an event of the rules; what is about words, names and packs is the
 * room's. Each can be late or pressed twice: it names what it is about wherever that matters. */
#include "server_inside.h"

#include <assert.h>

static struct outcome apply(struct server *server, struct event *event) {
    return server_apply(server, event, NULL, true);
}

/* --- the way of the lesson
 * ------------------------------------------------------------------------ */

/* The teacher's own mistake stood over what is over now. */
static void take_mistake_away(struct server *server) {
    if (server->room.game->mistake == 0) {
        return;
    }
    struct journal_by outer = server->room.by;
    server->room.by = (struct journal_by){0};
    action_take(server, room_mistake(&server->room, "", ""));
    server->room.by = outer;
}

static struct outcome act_next(struct server *server, const struct message *message) {
    const struct message_host_next *it = &message->as.host_next;
    const struct game *game = server->room.game;
    bool is_place = it->stage == (uint8_t)game->stage && it->round == game->round &&
                    it->phase == (uint8_t)game->phase;
    bool is_whole = it->spotlight == 0 && game->phase == PHASE_SHARE && game->spotlight > 0;
    if (!is_place || (!is_whole && it->spotlight != server_spotlight(server))) {
        return room_refused(REFUSED_NOT_NOW);
    }
    take_mistake_away(server);
    return is_whole ? server_end_phase(server) : server_step(server);
}

static struct outcome act_round(struct server *server, const struct message *message) {
    const struct message_host_round *it = &message->as.host_round;
    const struct game *game = server->room.game;
    bool is_last = game->stage == STAGE_ROUND && game->phase != PHASE_NONE &&
                   game->phase_index + 1 == game->plan_count;
    struct event event;
    enum refusal_reason reason =
        server_round(server, (enum round_kind)it->kind, it->challenge, &event);
    if (reason != REFUSED_COUNT) {
        return room_refused(reason);
    }
    struct journal_by by = server->room.by;
    if (is_last) {
        server->room.by = (struct journal_by){0};
        take_mistake_away(server);
        server_end_phase(server);
    }
    server->room.by = by; /* it is done when the round has begun */
    return apply(server, &event);
}

static struct outcome act_clock(struct server *server, const struct message *message) {
    const struct message_host_clock *it = &message->as.host_clock;
    struct event paused = {.kind = EVENT_paused, .as.paused = {.is_paused = it->is_paused}};
    struct event frozen = {.kind = EVENT_frozen, .as.frozen = {.is_frozen = it->is_frozen}};
    drafts_take_all(server); /* what stands in the fields was said before */
    struct outcome first = apply(server, &paused);
    struct outcome second = first.is_taken ? apply(server, &frozen) : first;
    second.event = second.event != 0 ? second.event : first.event;
    return second;
}

static struct outcome act_time(struct server *server, const struct message *message) {
    const struct message_host_time *it = &message->as.host_time;
    struct event event = {
        .kind = EVENT_time_added,
        .as.time_added = {.round = it->round, .phase = it->phase, .ms = it->seconds * 1000u}};
    return apply(server, &event);
}

/* 0: an older console, which does not say. */
static bool is_round_now(const struct server *server, uint8_t round) {
    return round == 0 || round == server->room.game->round;
}

static struct outcome act_break(struct server *server, const struct message *message) {
    uint8_t round = message->as.host_break.round;
    if (!is_round_now(server, round)) {
        return room_refused(REFUSED_NOT_NOW);
    }
    struct event event = {.kind = EVENT_break_started,
                          .as.break_started = {.round = server->room.game->round}};
    server_before_end(server);
    return apply(server, &event);
}

static struct outcome act_end(struct server *server, const struct message *message) {
    take_mistake_away(server);
    return message->as.host_end.with_recap ? server_start_recap(server)
                                           : server_close_session(server, CLOSED_BY_TEACHER);
}

static struct outcome act_plan(struct server *server, const struct message *message) {
    const struct message_host_plan *it = &message->as.host_plan;
    if (plan_check(it->plan, it->plan_count) != NULL) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    uint32_t phases = 0;
    for (uint16_t i = 0; i < it->plan_count; i++) {
        phases |= (uint32_t)it->plan[i] << (4 * i);
    }
    struct event event = {.kind = EVENT_plan_set, .as.plan_set = {.phases = phases}};
    return apply(server, &event);
}

static struct outcome act_goal(struct server *server, const struct message *message) {
    struct event event = {.kind = EVENT_goal_set,
                          .as.goal_set = {.goal = message->as.host_goal.goal}};
    return apply(server, &event);
}

static struct outcome act_pack(struct server *server, const struct message *message) {
    uint8_t pack = message->as.host_pack.pack;
    if (pack >= server->room.packs_count) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    struct event event = {.kind = EVENT_pack_chosen, .as.pack_chosen = {.pack = pack}};
    return apply(server, &event); /* the round that is on keeps its challenge */
}

/* --- share
 * ---------------------------------------------------------------------------------------- */

static struct outcome act_pick(struct server *server, const struct message *message) {
    struct event event = {.kind = EVENT_spotlight_picked,
                          .as.spotlight_picked = {.answer = message->as.host_pick.answer}};
    take_mistake_away(server);
    return apply(server, &event);
}

static struct outcome act_hide(struct server *server, const struct message *message) {
    const struct message_host_hide *it = &message->as.host_hide;
    struct event event = {
        .kind = EVENT_candidate_hidden,
        .as.candidate_hidden = {.answer = it->answer, .is_hidden = it->is_hidden}};
    return apply(server, &event);
}

static struct outcome act_order(struct server *server, const struct message *message) {
    const struct message_host_order *it = &message->as.host_order;
    struct event event = {.kind = EVENT_candidate_moved,
                          .as.candidate_moved = {.answer = it->answer, .place = it->place}};
    return apply(server, &event);
}

static struct outcome act_skip_share(struct server *server, const struct message *message) {
    const struct message_host_skip_share *it = &message->as.host_skip_share;
    const struct game *game = server->room.game;
    bool is_now = game->phase == PHASE_SHARE && is_round_now(server, it->round) &&
                  (it->round == 0 || it->spotlight == game->spotlight);
    if (!is_now) {
        return room_refused(REFUSED_NOT_NOW);
    }
    struct event event = {
        .kind = EVENT_spotlight_next,
        .as.spotlight_next = {.round = game->round, .spotlight = game->spotlight, .is_skip = true}};
    take_mistake_away(server);
    server_before_end(server);
    return apply(server, &event);
}

static struct outcome act_mistake(struct server *server, const struct message *message) {
    const struct message_host_mistake *it = &message->as.host_mistake;
    return action_take(server, room_mistake(&server->room, it->thought, it->lesson));
}

static struct outcome act_mute(struct server *server, const struct message *message) {
    struct event event = {.kind = EVENT_cheers_muted,
                          .as.cheers_muted = {.is_muted = message->as.host_mute.is_muted}};
    return apply(server, &event);
}

static struct outcome act_pen(struct server *server, const struct message *message) {
    (void)message;
    return server_draw_pen(server);
}

/* --- words and names
 * ------------------------------------------------------------------------------ */

static struct outcome nod_one(struct server *server, uint32_t number, bool is_yes) {
    const struct tray_text *text = tray_find(&server->room.tray, number);
    if (text == NULL) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    if (text->kind == WORDS_NAME) {
        return name_decide(server, text, is_yes);
    }
    return action_take(server, room_nod(&server->room, number, is_yes));
}

/* To all that were on the console; one that cannot be taken, for a room that is full, does not stop
 * the rest. */
static struct outcome act_nod(struct server *server, const struct message *message) {
    const struct message_host_nod *it = &message->as.host_nod;
    const struct tray *tray = &server->room.tray;
    if (it->text != 0) {
        return nod_one(server, it->text, it->is_yes);
    }
    struct outcome all = {.is_taken = true};
    uint32_t last = it->last != 0 ? it->last : tray->last;
    for (uint16_t i = 0; i < tray->count && tray->list[i].number <= last;) {
        uint32_t number = tray->list[i].number;
        struct outcome one = nod_one(server, number, it->is_yes);
        all.event = one.event != 0 ? one.event : all.event; /* kept with the last of them */
        i = (uint16_t)(i + (i < tray->count && tray->list[i].number == number));
    }
    return all;
}

static struct outcome act_names(struct server *server, const struct message *message) {
    struct event event = {.kind = EVENT_names_set,
                          .as.names_set = {.may_type = message->as.host_names.may_type}};
    struct outcome outcome = apply(server, &event);
    if (outcome.event == 0) {
        return outcome; /* nothing to tell */
    }
    for (uint16_t number = 1; number <= server->connections.high; number++) {
        const struct connection *it = &server->connections.list[number];
        bool is_choosing = it->peer != 0 && it->is_in && it->names[0] != 0;
        if (is_choosing && it->role == ROLE_STUDENT && it->seat == 0) {
            audience_names(&server->audience, number);
        }
    }
    return outcome;
}

static bool has_seat(const struct server *server, uint16_t seat) {
    return seat >= 1 && seat <= server->room.desks.count;
}

static struct outcome act_note(struct server *server, const struct message *message) {
    const struct message_host_note *it = &message->as.host_note;
    if (!has_seat(server, it->seat)) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    struct event event = {.kind = EVENT_seat_noted, .as.seat_noted = {.seat = it->seat}};
    struct journal_words words = {.page = it->note, .lesson = ""};
    return server_apply(server, &event, &words, true);
}

/* --- seats and teams
 * ------------------------------------------------------------------------------ */

/* A slip of the hand must not put somebody out who sits there. */
static struct outcome act_give_seat(struct server *server, const struct message *message) {
    const struct message_host_give_seat *it = &message->as.host_give_seat;
    if (!has_seat(server, it->from) || !has_seat(server, it->to) || it->from == it->to) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    if (server->room.game->seats[it->to].is_here) {
        return room_refused(REFUSED_NOT_NOW);
    }
    return seating_give(server, it->from, it->to);
}

/* Where newcomers wait because their machine has enough new seats, there is room again. */
static struct outcome act_approve(struct server *server, const struct message *message) {
    uint16_t seat = message->as.host_approve.seat;
    if (seat != 0 && !has_seat(server, seat)) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    for (uint16_t i = 1; i <= server->room.desks.count; i++) {
        if (seat == 0 || seat == i) {
            server->room.desks.list[i].machine = TRANSPORT_HERE;
        }
    }
    server->room.has_outsiders = false;
    return (struct outcome){.is_taken = true};
}

static struct outcome act_remove(struct server *server, const struct message *message) {
    uint16_t seat = message->as.host_remove.seat;
    if (!has_seat(server, seat)) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    return seating_remove(server, seat);
}

static struct outcome act_pair(struct server *server, const struct message *message) {
    const struct message_host_pair *it = &message->as.host_pair;
    struct event event = {.kind = EVENT_seat_paired,
                          .as.seat_paired = {.seat = it->seat, .is_paired = it->is_pair}};
    return apply(server, &event);
}

static struct outcome act_move(struct server *server, const struct message *message) {
    const struct message_host_move *it = &message->as.host_move;
    struct event event = {.kind = EVENT_seat_moved,
                          .as.seat_moved = {.seat = it->seat, .team = it->team}};
    return apply(server, &event);
}

static struct outcome act_teams(struct server *server, const struct message *message) {
    const struct message_host_teams *it = &message->as.host_teams;
    struct event event = {.kind = EVENT_teams_shuffled,
                          .as.teams_shuffled = {.round = server->room.game->round}};
    if (it->what == 1) {
        event = (struct event){.kind = EVENT_team_split, .as.team_split = {.team = it->team}};
    }
    return apply(server, &event);
}

static struct outcome act_size(struct server *server, const struct message *message) {
    struct event event = {.kind = EVENT_team_size_set,
                          .as.team_size_set = {.size = message->as.host_size.size}};
    return apply(server, &event);
}

static struct outcome act_door(struct server *server, const struct message *message) {
    struct event event = {.kind = EVENT_door_locked,
                          .as.door_locked = {.is_locked = message->as.host_door.is_locked}};
    return apply(server, &event);
}

/* --- all of them
 * ---------------------------------------------------------------------------------- */

static const struct {
    enum message_id id;
    struct outcome (*act)(struct server *server, const struct message *message);
    /* One event, or done with its last: noted with whose it is, so that it counts once after a
     * restart too. Each of the others names what it ends, or does nothing where it was done before.
     */
    bool counts;
} acts[] = {
    {MESSAGE_host_next, act_next, false},
    {MESSAGE_host_round, act_round, true},
    {MESSAGE_host_clock, act_clock, false},
    {MESSAGE_host_time, act_time, true},
    {MESSAGE_host_break, act_break, true},
    {MESSAGE_host_end, act_end, false},
    {MESSAGE_host_pick, act_pick, true},
    {MESSAGE_host_hide, act_hide, true},
    {MESSAGE_host_order, act_order, true},
    {MESSAGE_host_skip_share, act_skip_share, true},
    {MESSAGE_host_mute, act_mute, true},
    {MESSAGE_host_nod, act_nod, false},
    {MESSAGE_host_move, act_move, true},
    {MESSAGE_host_teams, act_teams, true},
    {MESSAGE_host_size, act_size, true},
    {MESSAGE_host_door, act_door, true},
    {MESSAGE_host_pen, act_pen, true},
    {MESSAGE_host_mistake, act_mistake, true},
    {MESSAGE_host_goal, act_goal, true},
    {MESSAGE_host_names, act_names, true},
    {MESSAGE_host_give_seat, act_give_seat, false},
    {MESSAGE_host_pair, act_pair, true},
    {MESSAGE_host_pack, act_pack, true},
    {MESSAGE_host_note, act_note, true},
    {MESSAGE_host_plan, act_plan, true},
    {MESSAGE_host_approve, act_approve, false},
    {MESSAGE_host_remove, act_remove, true},
};

/* Each message that a teacher alone sends has a row. */
#define COUNT_FROM_TEACHER +1
#define COUNT_FROM_STUDENT
#define COUNT_FROM_BOARD
#define COUNT_FROM_CLIENT
#define COUNT_FROM_SERVER
#define MESSAGE(name, id, from, fields) COUNT_##from
enum {
    ACTS_COUNT = 0
#include "messages.def"
};
static_assert(sizeof acts / sizeof acts[0] == ACTS_COUNT, "a teacher's message without an act");

struct outcome act(struct server *server, const struct message *message) {
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        if (acts[i].id == message->id) {
            if (!acts[i].counts) {
                server->room.by = (struct journal_by){0};
            }
            return acts[i].act(server, message);
        }
    }
    return room_refused(REFUSED_NOT_OFFERED);
}
